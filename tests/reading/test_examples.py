"""The example facilities are what their generator writes, and hold what their README says."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

import smrl
from smrl.core.tree import Expr, IsBound, Norm, Reason, children
from smrl.models import VOCABULARY
from smrl.reading import read
from smrl.reading.schema import schema
from smrl.reading.write import to_text
from smrl.verdict import Force

EXAMPLES = Path(__file__).parents[2] / "examples"
PRISON = EXAMPLES / "prison"
DECIDED = {"compliant", "non_compliant"}
UNDECIDED = {"52(2)": "for houses that need no full-time medical officer; Ravna does, which 52(1) judges"}
# Norms that this house does not come to, though another under the same provision is decided. Beside them those that
# take an open term for a limit, which nobody has bound here.
NORMS_UNDECIDED = {
    "8(b)#undivided", "8(c)#undivided", "8(d)#undivided", "85(1)#undivided", "85(2)#undivided",  # it has units
    "63(3)#few",  # of open institutions
    "76(3)#handed_over",  # no savings are set aside, which is the breach to be found
}  # fmt: skip


def scorable_norms() -> list[Norm]:
    norms = smrl.load("un.smr_1955").compiled.program.norms
    return [norm for norm in norms if norm.force is not Force.permission and norm.text is None]


def parts(reason: Reason) -> Iterator[Expr]:
    """The condition of a reason, and all that it is put together from."""
    waiting = [reason.condition]
    while waiting:
        yield (expr := waiting.pop())
        waiting += children(expr)


@cache
def assessed() -> smrl.Assessment:
    return smrl.load("un.smr_1955").evaluate(smrl.read_facility(PRISON / "facility.json"))


def test_the_generator_writes_these_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PRISON))  # it has a second module beside it
    spec = importlib.util.spec_from_file_location("generate", PRISON / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.texts().items():
        assert (PRISON / name).read_text(encoding="utf-8") == text, f"{name} is stale: run examples/prison/generate.py"


def test_both_files_say_the_same() -> None:
    from_yaml, from_json = (read(PRISON / name, VOCABULARY).root for name in ("facility.yaml", "facility.json"))
    assert to_text(from_yaml, VOCABULARY) == to_text(from_json, VOCABULARY)
    assert len(from_yaml.prisoners) == 300


@pytest.mark.parametrize("name", ["prison/facility.json", "small/facility.json"])
def test_they_fit_the_schema(name: str) -> None:
    facts = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema(VOCABULARY)).iter_errors(facts)
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


def test_the_readme_lists_what_is_found() -> None:
    """Neither more nor less: what is wrong in Ravna was put there."""
    found = {(one.provision, one.subject) for one in assessed().findings if one.verdict == "non_compliant"}
    readme = (PRISON / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+\S*) \| `?([^`|]+?)`? \|", readme, re.M)
    assert found == set(told)


def test_every_provision_that_asks_anything_is_decided() -> None:
    scorable = {norm.provision for norm in scorable_norms()}
    decided = {one.provision for one in assessed().findings if one.verdict in DECIDED}
    assert scorable - decided == set(UNDECIDED)
    assert decided <= scorable


def test_every_norm_is_decided_that_no_open_term_waits_for() -> None:
    """But for part II.D and II.E, which repeat the others."""
    decided = {one.norm for one in assessed().findings if one.verdict in DECIDED}
    left = {norm.id: norm for norm in scorable_norms() if norm.id not in decided and norm.home is None}
    bounded = {id for id, norm in left.items() if any(IsBound in map(type, parts(one)) for one in norm.reasons)}
    assert left.keys() - bounded == NORMS_UNDECIDED


def test_every_force_is_breached() -> None:
    breached = Counter(one.force for one in assessed().findings if one.verdict == "non_compliant")
    assert {force.value for force in breached} == {"duty", "recommendation", "aspiration", "principle"}


def test_the_people_that_the_rules_tell_apart_are_there() -> None:
    """Each kind of title, an untried minor, the mentally ill, a mother with an infant; and records of each kind."""
    prisoners = json.loads((PRISON / "facility.json").read_text(encoding="utf-8"))["prisoners"]
    titles = {title["kind"] for prisoner in prisoners for title in prisoner["titles"]}
    assert titles >= {"sentence", "charge", "conviction", "debt", "no_charge", "security_measure"}
    assert any(one["young"] and one["titles"][0]["kind"] == "charge" for one in prisoners)
    assert {one["mental_health"]["condition"] for one in prisoners} >= {"sound", "disease", "treatment_needed"}
    for records in ("infants", "restraint_uses", "punishments", "complaints", "insanity_findings"):
        assert sum(bool(one[records]) for one in prisoners) > 1, records
