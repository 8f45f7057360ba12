"""Assessments as JSON: versioned, stable, complete enough that verdicts, findings and counts read the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from unicodedata import category

from smrl import lean
from smrl.assessment.outline import NormOutline, Outline, Place, ProvisionOutline, Theme
from smrl.assessment.shape import ASSESSMENT, check, refuse_circles
from smrl.assessment.sheet import Sheet
from smrl.assessment.stored import sheet_data, stored_sheet
from smrl.assessment.tailored import Tailored
from smrl.verdict import Force

if TYPE_CHECKING:
    from smrl.assessment.assessment import Assessment

SCHEMA: Final = "smrl.assessment/1"


def to_json(assessment: Assessment, indent: int | None) -> str:
    """The text; keys are sorted, findings keep the order of the ruleset and then of the model."""
    return json_text(as_data(assessment), indent)


def json_text(data: Any, indent: int | None) -> str:
    """Plain data as JSON, in letters as they are; characters that nobody sees or that turn a text round as escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=True)
    hidden = [c for c in set(text) if c != "\n" and (category(c)[0] == "C" or c in "\u2028\u2029")]
    return text.translate({ord(c): _escaped(c) for c in hidden}) if hidden else text


def _escaped(character: str) -> str:
    escape = json.dumps(character)[1:-1]
    return escape if escape != character else f"\\u{ord(character):04x}"


def as_data(assessment: Assessment) -> dict[str, Any]:
    """The same as plain data."""
    outline = assessment.outline
    return {
        "schema": SCHEMA,
        "facility": assessment.facility,
        "on": assessment.on,
        **({} if assessment.only is None else {"only": sorted(assessment.only)}),
        "ruleset": {
            "name": outline.name,
            "titles": dict(outline.titles),
            "fields": dict(outline.fields),
            "vocabulary": outline.vocabulary,
            "themes": [_plain(theme) for theme in outline.themes.values()],
        },
        "provisions": [_provision(assessment, one) for one in outline.provisions.values()],
        "norms": [_norm(assessment, one) for one in outline.norms.values()],
        "totals": {force.value: counts.to_dict() for force, counts in assessment.totals.items()},
        "unexamined": list(assessment.unexamined),
    }


def _provision(assessment: Assessment, provision: ProvisionOutline) -> dict[str, Any]:
    data = _plain(provision)
    if any(norm in assessment.sheets for norm in assessment.outline.norms_of(provision.id)):
        standing = assessment.provision(provision.id)
        data["verdict"] = standing.verdict.value
        data["decided_by"] = standing.force.value if standing.force else None
        data["by_force"] = {force.value: verdict.value for force, verdict in standing.by_force.items()}
    return data


def _norm(assessment: Assessment, norm: NormOutline) -> dict[str, Any]:
    data = _plain(norm)
    if (sheet := assessment.sheets.get(norm.id)) is not None:
        data |= sheet_data(sheet)
    elif (sheet := assessment.relaxed.get(norm.id)) is not None:
        data["unrelaxed"] = sheet_data(sheet)
    return data


def _plain(of: ProvisionOutline | NormOutline | Theme) -> dict[str, Any]:
    history = None
    if isinstance(of, NormOutline) and of.tailored is not None:
        history, of = of.tailored, lean.evolve(of, tailored=None)
    data = lean.asdict(of, value_serializer=lambda _i, _f, v: dict(v) if isinstance(v, Mapping) else v)
    if history is not None:
        data["tailored"] = history.to_dict()
    return {name: value for name, value in data.items() if name not in _OF_TAILORED or value}


_OF_TAILORED: Final = frozenset(("ruleset", "law", "implements", "tailored"))
"""What is said only of rulesets that extend others."""

_THEMES: Final = ("tags", "limits", "protects")
"""What earlier assessments do not say of norms."""


# -- reading back ----------------------------------------------------------------------------------------------------


def from_json(text: str) -> tuple[Outline, dict[str, Sheet], str, str, None, dict[str, Sheet], frozenset[str] | None]:
    """What an assessment is made of; ValueError where the text is not one, or of another version."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("not an assessment: nested too deeply") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else None
        raise ValueError(f"not an assessment of the version `{SCHEMA}`, but `{found}`")
    check(data, ASSESSMENT)
    try:
        outline = _outline(data)
        sheets = {
            one["id"]: stored_sheet(outline.norms[one["id"]], one["findings"])
            for one in data["norms"]
            if "findings" in one
        }
        relaxed = {
            one["id"]: stored_sheet(outline.norms[one["id"]], one["unrelaxed"]["findings"])
            for one in data["norms"]
            if "unrelaxed" in one
        }
        only = frozenset(data["only"]) if "only" in data else None
        return outline, sheets, data["facility"], data["on"], None, relaxed, only
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"not a complete assessment: {error}") from None


def _outline(data: Mapping[str, Any]) -> Outline:
    about = data["ruleset"]
    provisions, norms = {}, {}
    for one in data["provisions"]:
        values = {
            f.name: one[f.name] for f in lean.fields(ProvisionOutline) if f.name in one or f.name not in _OF_TAILORED
        }
        for name in ("children", "norms", "tags", "implements"):
            values[name] = tuple(values.get(name, ()))
        provisions[one["id"]] = ProvisionOutline(**{**values, "place": Place(**one["place"])})
    for one in data["norms"]:
        values = {f.name: one[f.name] for f in lean.fields(NormOutline) if f.name not in ("tailored", *_THEMES)}
        values |= {name: tuple(one.get(name, ())) for name in _THEMES}
        values["tailored"] = Tailored.from_dict(one["tailored"]) if "tailored" in one else None
        norms[one["id"]] = NormOutline(**{**values, "force": Force(one["force"]), "place": Place(**one["place"])})
    refuse_circles({id: one.parent for id, one in provisions.items()})
    refuse_circles({id: one.tailored.alters for id, one in norms.items() if one.tailored is not None})
    for one in provisions.values():
        if not (one.parent is None or one.parent in provisions) or {provisions[c].parent for c in one.children} - {
            one.id
        }:
            raise ValueError(f"not an assessment: `{one.id}` stands in no order")
    if not provisions.keys() >= {one.provision for one in norms.values()}:
        raise ValueError("not a complete assessment: a norm is of no provision")
    if not norms.keys() >= {norm for one in provisions.values() for norm in one.norms}:
        raise ValueError("not a complete assessment: a norm of a provision is left out")
    themes = {one["name"]: Theme(**one) for one in about.get("themes", ())}
    return Outline(about["name"], about["titles"], about["fields"], about["vocabulary"], provisions, norms, themes)
