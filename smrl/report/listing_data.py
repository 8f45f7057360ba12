"""What `smrl list` tells, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from smrl.assessment.outline import NormOutline, Outline, Theme, in_language
from smrl.assessment.selection import Selection
from smrl.report.listing import meaning_of
from smrl.vocabulary import Fact

if TYPE_CHECKING:
    from smrl.library.headings import Heading

SCHEMA: Final = "smrl.list/1"


def rulesets_data(headings: Iterable[Heading], lang: str) -> dict[str, Any]:
    """Rulesets, by the names that they are asked for by, with what their headers say."""
    return {
        "schema": SCHEMA,
        "rulesets": [
            {"name": one.name, "title": in_language(one.titles, lang), "version": one.version, "adopted": one.adopted,
             "extends": [*one.extends]}
            for one in headings
        ],
    }  # fmt: skip


def norms_data(outline: Outline, norms: Sequence[NormOutline], selection: Selection, lang: str) -> dict[str, Any]:
    """The norms that a selection means, the themes that they name, and how many there are."""
    named = {name for norm in norms for name in (*norm.limits, *norm.protects)}
    return {
        "schema": SCHEMA,
        "ruleset": _head(outline, lang),
        "selected": selection.to_dict(),
        "norms": [_norm(outline, norm, lang) for norm in norms],
        "themes": [_theme(theme, lang) for name, theme in outline.themes.items() if name in named],
        "totals": {
            "norms": len(norms),
            "provisions": len({norm.provision for norm in norms}),
            "force": _counted(norm.force.value for norm in norms),
            "limits": _counted(name for norm in norms for name in norm.limits),
            "protects": _counted(name for norm in norms for name in norm.protects),
        },
    }


def facts_data(outline: Outline, facts: Sequence[Fact], selection: Selection, lang: str) -> dict[str, Any]:
    """The facts that a selection means."""
    return {
        "schema": SCHEMA,
        "ruleset": _head(outline, lang),
        "selected": selection.to_dict(),
        "facts": [
            {"fact": fact.path, "meaning": meaning_of(fact, lang), "tags": [*fact.tags],
             "evidence": [str(one) for one in fact.evidence]}
            for fact in facts
        ],
        "totals": {"facts": len(facts)},
    }  # fmt: skip


def themes_data(outline: Outline, lang: str) -> dict[str, Any]:
    """Every theme and every tag, with how many norms have it."""
    norms = outline.norms.values()
    limited = _counted(name for norm in norms for name in norm.limits)
    protected = _counted(name for norm in norms for name in norm.protects)
    return {
        "schema": SCHEMA,
        "ruleset": _head(outline, lang),
        "themes": [
            {**_theme(theme, lang), "norms": limited.get(name, 0) + protected.get(name, 0)}
            for name, theme in outline.themes.items()
        ],
        "tags": _counted(tag for norm in norms for tag in norm.tags),
    }


def _head(outline: Outline, lang: str) -> dict[str, str]:
    return {"name": outline.name, "title": in_language(outline.titles, lang)}


def _norm(outline: Outline, norm: NormOutline, lang: str) -> dict[str, Any]:
    provision = outline.provisions[norm.provision]
    return {
        "id": norm.id,
        "provision": norm.provision,
        "part": provision.part,
        "title": in_language(provision.titles, lang),
        "force": norm.force.value,
        "keyword": norm.keyword,
        "subjects": norm.entity,
        "home": norm.home,
        "tags": [*norm.tags],
        "limits": [*norm.limits],
        "protects": [*norm.protects],
    }


def _theme(theme: Theme, lang: str) -> dict[str, str]:
    return {"name": theme.name, "kind": theme.kind, "title": theme.title(lang), "meaning": theme.meaning(lang)}


def _counted(words: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(words).items()))
