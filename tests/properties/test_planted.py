"""Each property finds a fault of the kind it is about, planted in what judges or in what reads, and shows it small."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import pytest

import smrl
from smrl import lean
from smrl.backends.results import MET, NON_COMPLIANT, UNDETERMINED, Outcome
from smrl.core import tree as core
from smrl.instants import Instant
from smrl.models import VOCABULARY
from smrl.properties.case import Judge, compiled
from smrl.properties.checking import PROPERTIES, Fault, Judging, Report, check
from smrl.testing.planning import Rules
from smrl.units import Measure
from smrl.units.boundary import from_any
from smrl.verdict import Verdict
from smrl.vocabulary.fields import Derived

EXERCISE = """
rule 1 "Exercise"
for each prisoner
require exercise.open_air >= 1 hour/day unless employed_outdoors
"""
Alter = Callable[[Sequence[Outcome], Any], Sequence[Outcome]]


def checked(text: str, judging: Judging = compiled, seed: int = 0, only: str = "", examples: int = 20) -> Report:
    """The report on a text, of one property where one is named."""
    properties = [one for one in PROPERTIES if only in ("", one.name)]
    return check(
        smrl.compile(text), examples=examples, on="2026-03-01", judging=judging, seed=seed, properties=properties
    )


def altering(alter: Alter) -> Judging:
    """The evaluator in use, its verdicts altered by somebody who sees the facility."""

    def judging(rules: Rules) -> Callable[[core.Norm], Judge]:
        def of(norm: core.Norm) -> Judge:
            judge = compiled(rules)(norm)

            def altered(root: Any, on: Instant, given: Mapping[str, Any]) -> Sequence[Outcome]:
                return alter(judge(root, on, given), root)

            return altered

        return of

    return judging


def misreading(change: Callable[[core.Norm], core.Norm]) -> Judging:
    """An evaluator that takes norms for others."""
    return lambda rules: lambda norm: compiled(rules)(change(norm))


def recoded(outcomes: Sequence[Outcome], code: Callable[[int, int], int]) -> list[Outcome]:
    return [
        lean.evolve(
            one,
            codes={
                id: bytearray(code(at, now) for at, now in enumerate(codes)) for id, codes in one.codes.items()
            },
        )
        for one in outcomes
    ]  # fmt: skip


def only_fault(report: Report) -> Fault:
    [fault] = report.faults
    assert fault.norm == "1#1"
    assert fault.span is not None
    return fault


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    report = checked(EXERCISE, examples=12)
    assert report
    assert [(one.property, one.norms) for one in report.outcomes] == [(one.name, 1) for one in PROPERTIES]
    assert all(one.examples >= 3 for one in report.outcomes)


@pytest.mark.parametrize("seed", range(2))
def test_silence_taken_for_a_pass(seed: int) -> None:
    silent = altering(lambda outcomes, _: recoded(outcomes, lambda _, now: MET if now == UNDETERMINED else now))
    fault = only_fault(checked(EXERCISE, silent, seed, "knowledge"))
    assert (fault.before, fault.after) == (Verdict.compliant, Verdict.non_compliant)
    assert "open_air" in fault.other
    assert not ("open_air" in fault.facility and "employed_outdoors" in fault.facility), "one of them is unknown"
    assert len(fault.changes) == 1


def test_a_model_that_takes_silence_for_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault can lie in a vocabulary: here what is worked out from facts that nobody knows."""
    facts = VOCABULARY.entities["library"].facts
    assert isinstance(facts, dict)
    text = 'rule 1 "Library"\nrequire library.exists\nexample "open": library = (open_to_all = yes) -> compliant'
    assert checked(text, only="knowledge")
    used = Derived("exists", lambda library, _: library.open_to_all or library.use_encouraged or False, True)
    monkeypatch.setitem(facts, "exists", lean.evolve(facts["exists"], derive=used))
    fault = only_fault(checked(text, only="knowledge"))
    assert fault.before is Verdict.non_compliant


@pytest.mark.parametrize("seed", range(2))
def test_a_reader_that_drops_what_follows_the_point(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'rule 1 "Space"\nfor each cell\nrequire floor_area >= 4 m^2'
    assert checked(text, seed=seed, only="units")

    def rounded(stated: object) -> Measure:
        exact = from_any(stated)
        return Measure.of(int(exact.magnitude), exact.unit)

    monkeypatch.setattr("smrl.vocabulary.intake.from_any", rounded)
    fault = only_fault(checked(text, seed=seed, only="units", examples=40))
    assert "m^2" in fault.facility
    assert fault.facility != fault.other
    assert "is stated in" in fault.changes[0]


@pytest.mark.parametrize("seed", range(2))
def test_whoever_stands_first_is_favoured(seed: int) -> None:
    first = altering(lambda outcomes, _: recoded(outcomes, lambda at, now: MET if at == 0 else now))
    fault = only_fault(checked(EXERCISE, first, seed, "order"))
    assert fault.facility.count("{id: ") == 2, "two people show it"


@pytest.mark.parametrize("seed", range(2))
def test_an_id_that_decides(seed: int) -> None:
    def favours(outcomes: Sequence[Outcome], root: Any) -> Sequence[Outcome]:
        known = any(one.id == "prisoner-1" for one in root.prisoners or ())
        return recoded(outcomes, lambda _, now: now if known else MET)

    fault = only_fault(checked(EXERCISE, altering(favours), seed, "order"))
    assert any("is called" in change for change in fault.changes)


@pytest.mark.parametrize("seed", range(2))
def test_a_crowd_that_decides(seed: int) -> None:
    def crowded(outcomes: Sequence[Outcome], root: Any) -> Sequence[Outcome]:
        return recoded(outcomes, lambda _, now: NON_COMPLIANT if len(root.prisoners or ()) > 1 else now)

    fault = only_fault(checked(EXERCISE, altering(crowded), seed, "splitting"))
    assert (fault.facility.count("{id: "), fault.other.count("{id: ")) == (2, 1)


@pytest.mark.parametrize("seed", range(2))
def test_more_that_hurts(seed: int) -> None:
    def reversed_(norm: core.Norm) -> core.Norm:
        assert isinstance(norm.condition, core.Compare)
        return lean.evolve(norm, condition=lean.evolve(norm.condition, op="<="))

    fault = only_fault(checked(EXERCISE, misreading(reversed_), seed, "direction"))
    assert (fault.before, fault.after) == (Verdict.compliant, Verdict.non_compliant)
    assert "becomes" in fault.changes[0]


@pytest.mark.parametrize("kind", ["when", "except"])
def test_an_exception_taken_for_something_else(kind: Any) -> None:
    def taken(norm: core.Norm) -> core.Norm:
        return lean.evolve(norm, reasons=tuple(lean.evolve(one, kind=kind) for one in norm.reasons))

    report = checked(EXERCISE, misreading(taken), only="exceptions")
    if kind == "except":
        assert report, "a proviso exempts as well"
    else:
        fault = only_fault(report)
        assert fault.changes == ("the exception: unless employed_outdoors",)


def test_an_exception_that_binds_while_nobody_knows_whether_it_holds() -> None:
    def hasty(outcomes: Sequence[Outcome], root: Any) -> Sequence[Outcome]:
        known = root.prisoners or ()
        return recoded(outcomes, lambda at, now: NON_COMPLIANT if now == UNDETERMINED and known[at:] else now)

    fault = only_fault(checked(EXERCISE, altering(hasty), only="exceptions"))
    assert fault.after is Verdict.non_compliant


def test_words_that_are_ids_are_left_to_their_rule() -> None:
    [order] = checked('for each prisoner\nrequire id != "P-1"', only="order").outcomes
    assert list(order.left_out) == ["asks for one id: `prisoner.id`"]


def test_what_reads_the_whole_is_not_split() -> None:
    text = """
    for each prisoner
    require religion is recorded
    require others: some p in prisoners : p.religion = religion
    require space: facility.population <= 100 person
    require few: count(p in prisoners where p.young) <= 3
    """
    [splitting] = checked(text, only="splitting").outcomes
    assert not splitting.faults
    assert splitting.norms == 1
    assert {reason: len(ids) for reason, ids in splitting.left_out.items()} == {
        "reads the list `facility.prisoners`": 2,
        "reads `facility.population`, which can be worked out from the whole": 1,
    }


def test_what_learning_decides_is_no_fault() -> None:
    """`is none` and `is recorded` are decided by learning, and then stay so."""
    text = "for each prisoner\nrequire religion is recorded\nforbid unknown_faith: religion is none"
    [knowledge] = checked(text, only="knowledge").outcomes
    assert (knowledge.norms, knowledge.faults) == (2, ())


def test_the_same_seed_gives_the_same_report() -> None:
    silent = altering(lambda outcomes, _: recoded(outcomes, lambda _, now: MET if now == UNDETERMINED else now))
    one, other = (checked(EXERCISE, silent, 7, "knowledge") for _ in range(2))
    assert one == other


def test_only_names_norms() -> None:
    rule = "for each prisoner\nrequire young\nforbid x: young\n"
    text = f'rule 1 "One"\n{rule}rule 2 "Two"\n{rule}'
    report = check(smrl.compile(text), only=["2#x"], examples=2, on="2026-03-01")
    assert {one.norms + len(one.untried) + sum(map(len, one.left_out.values())) for one in report.outcomes} == {1}
    with pytest.raises(smrl.UnknownProvision, match="3"):
        check(smrl.compile(text), only=["3"], examples=2)


def test_what_only_permits_has_nothing_to_try() -> None:
    assert not any(one.norms for one in check(smrl.compile("for each prisoner\npermit young"), examples=2).outcomes)


@attrs.define
class Room:
    number: str = attrs.field(metadata=smrl.fact(key=True))
    size: float | None = attrs.field(default=None, metadata=smrl.fact("m^2"))


@attrs.define
class House:
    rooms: list[Room] = attrs.field(factory=list, metadata=smrl.fact())


def test_a_vocabulary_of_ones_own() -> None:
    """The objects of somebody else's classes are drawn, changed, put apart and written like ours."""
    report = check(
        smrl.compile('rule 1 "Seats"\nfor each room\nrequire size >= 3 m^2', vocabulary=smrl.vocabulary_of(House)),
        examples=10, on="2026-03-01",
    )  # fmt: skip
    assert report
    assert {one.property for one in report.outcomes if one.examples} >= {"knowledge", "order", "splitting", "direction"}
