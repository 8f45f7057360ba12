"""Roll-ups over subjects, norms, items and forces; counts; ids as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import smrl
from smrl import Force, Verdict
from smrl.assessment.outline import normal_id

RULES = """
ruleset test "Test"
  language 1

part I "All"

rule 1 "Meals"

rule 1(1) "Hot meals"
  for each prisoner
  require good: food.nutritious
  recommend usual: food.usual_hours
  permit extra: food.nutritious

rule 1(2) "Work"
  for each prisoner
  prefer water: employed_outdoors

rule 2 "Grounds"
  items any of
  for each prisoner
  require this: food.nutritious
  require that: food.usual_hours

rule 3 "A text"
  declare "that all is well"
"""

Facts = list[tuple[bool | None, bool | None]]


def assess(facts: Facts, **options: Any) -> smrl.Assessment:
    prisoners = [
        smrl.models.Prisoner(id=f"p-{at}", food=smrl.models.Food(nutritious=good, usual_hours=usual))
        for at, (good, usual) in enumerate(facts)
    ]
    return smrl.compile(RULES).evaluate(smrl.models.Facility(id="f", prisoners=prisoners), **options)


@pytest.mark.parametrize(
    ("facts", "duty", "whole", "deciding"),
    [
        ([(True, True)], "compliant", "compliant", Force.duty),
        ([(True, True), (False, True)], "non_compliant", "non_compliant", Force.duty),
        ([(True, False)], "compliant", "non_compliant", Force.recommendation),
        ([(None, False)], "undetermined", "non_compliant", Force.recommendation),
        ([(None, True)], "undetermined", "undetermined", Force.duty),
        ([(None, None), (True, True)], "undetermined", "undetermined", Force.duty),
        ([], "not_applicable", "not_applicable", Force.duty),
    ],
)
def test_the_worst_decides_and_its_strongest_force_is_named(
    facts: Facts, duty: str, whole: str, deciding: Force
) -> None:
    """Over subjects, then over the norms of a provision; forces stay apart."""
    standing = assess(facts).provision("1(1)")
    assert standing.by_force[Force.duty] == duty
    assert standing.verdict == whole
    assert standing.force is deciding


def test_a_rule_rolls_up_its_paragraphs() -> None:
    """`1` is the worst of 1(1) and 1(2)."""
    assessment = assess([(True, True)])
    assert assessment.verdict("1(2)") is Verdict.undetermined
    assert assessment.verdict("1") is Verdict.undetermined


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([(True, False)], "compliant"),
        ([(False, False)], "non_compliant"),
        ([(True, False), (False, True)], "compliant"),
        ([(True, False), (False, False)], "non_compliant"),
        ([(None, False)], "undetermined"),
        ([(True, None), (None, True)], "compliant"),
        ([], "not_applicable"),
    ],
)
def test_any_item_suffices_for_each_subject(facts: Facts, expected: str) -> None:
    """`items any of`: what one prisoner lacks another's item does not make good."""
    assert assess(facts).verdict("2") == expected


def test_what_cannot_be_scored_is_never_a_pass() -> None:
    """Permissions and statements are listed and never counted."""
    assessment = assess([(True, True)])
    assert assessment.verdict("3") is Verdict.not_applicable
    assert assessment.verdict("1(1)#extra") is Verdict.not_applicable
    assert assessment.provision("3").force is None
    assert "1(1)#extra" not in assessment.unexamined


def test_examined_subjects_are_counted() -> None:
    """A norm that found nothing to examine says so."""
    assert assess([(True, True), (None, None)]).examined["1(1)#good"] == 2
    empty = assess([])
    assert empty.examined["1(1)#good"] == 0
    assert empty.unexamined == ("1(1)#good", "1(1)#usual", "1(2)#water", "2#this", "2#that")


def test_an_unknown_collection_is_no_empty_one() -> None:
    """One undetermined finding without a subject, and the collection is what is missing."""
    assessment = smrl.compile(RULES).evaluate(smrl.models.Facility(id="f"))
    [finding] = assessment.findings_of("1(1)#good")
    assert (finding.verdict, finding.subject, finding.entity) == (Verdict.undetermined, None, None)
    assert finding.missing == ("prisoners",)
    assert assessment.examined["1(1)#good"] == 0
    assert assessment.missing_facts()[0].path == "prisoners"


def test_totals_are_kept_by_force() -> None:
    """A recommendation not followed is no breach."""
    totals = assess([(True, False), (None, True)]).totals
    assert totals[Force.recommendation].non_compliant == 1
    assert (totals[Force.duty].non_compliant, totals[Force.duty].undetermined) == (0, 1)


def test_an_item_that_is_not_needed_is_no_breach() -> None:
    """The finding says what it found; the totals and a comparison say that another item suffices."""
    before, after = assess([(True, True)]), assess([(True, False)])
    assert after.verdict("2#that") is Verdict.non_compliant
    assert after.totals[Force.duty].non_compliant == 0
    assert [one.norm for one in before.changed_by(after).differences] == ["1(1)#usual"]


def test_findings_come_in_order_and_by_number() -> None:
    """Ruleset first, then model; negative numbers and slices as in any sequence."""
    assessment = assess([(True, True), (False, True)])
    findings = assessment.findings
    assert [f.norm for f in findings] == sorted((f.norm for f in findings), key=assessment.outline.order.__getitem__)
    assert [f.subject for f in findings[:2]] == ["prisoners[p-0]", "prisoners[p-1]"]
    assert findings[-1] == list(findings)[-1]
    with pytest.raises(IndexError):
        findings[len(findings)]
    assert "prisoners[p-1]: non_compliant" in repr(findings[1])


def test_what_was_left_out_is_no_verdict() -> None:
    """`only` leaves the rest unanswered rather than fine."""
    assessment = assess([(True, True)], only=["1(1)"])
    assert assessment.verdict("1(1)") is Verdict.compliant
    for id in ("1(2)", "2#this"):
        with pytest.raises(LookupError, match="left out"):
            assessment.verdict(id)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("21.1", "21(1)"),
        ("21 (1)", "21(1)"),
        ("8.a", "8(a)"),
        ("7.1.c", "7(1)(c)"),
        ("9.1#single", "9(1)#single"),
        ("HR-74.3", "HR-74(3)"),
        ("21", "21"),
        ("un.smr", "un(smr)"),
    ],
)
def test_ids_as_people_write_them(written: str, meant: str) -> None:
    """A dot does for brackets."""
    assert normal_id(written) == meant


def test_subjects_by_object_and_by_id() -> None:
    """Whom an evaluation or an explanation is about is named by the object, a changed copy of it, an id or a path."""
    cell = smrl.models.Cell(id="c")
    first, second = smrl.models.Prisoner(id="p.1", cell="c"), smrl.models.Prisoner(id="p.2", employed_outdoors=True)
    facility = smrl.models.Facility(id="f", prisoners=[first, second], cells=[cell])
    ruleset = smrl.compile("require employed_outdoors")
    copy = smrl.models.Prisoner(id="p.2", employed_outdoors=False)
    for wanted in (second, [second], copy, "p.2", ["p.2"], "prisoners[p.2]"):
        assert [f.entity for f in ruleset.evaluate(facility, subjects=wanted).findings] == [second]
    assessment = ruleset.evaluate(facility)
    for one in (second, copy, "p.2", "prisoners[p.2]"):
        assert assessment.explain("program", subject=one).reasons[0].subject == "prisoners[p.2]"
    assert not ruleset.evaluate(facility, subjects=cell).findings


def test_a_subject_that_is_not_there_is_no_pass() -> None:
    """Nobody would be examined, and that would look as if nothing was wrong."""
    facility = smrl.models.Facility(id="f", prisoners=[smrl.models.Prisoner(id="p-1")])
    ruleset = smrl.compile("require employed_outdoors")
    for stranger in ("p-2", smrl.models.Prisoner(id="p-2"), smrl.models.Cell(id="c")):
        with pytest.raises(LookupError):
            ruleset.evaluate(facility, subjects=[stranger])
        with pytest.raises(LookupError):
            ruleset.evaluate(facility).explain("program", subject=stranger)
    with pytest.raises(LookupError, match="did you mean `p-1`"):
        ruleset.evaluate(facility, subjects=["p-2"])
    with pytest.raises(TypeError):
        ruleset.evaluate(facility, subjects=[7])


def test_near_ids_are_of_the_same_rule_first() -> None:
    """Whoever asks for 21(3) meant 21(1) or 21(2), not 61(3)."""
    rules = "".join(f"rule {id}\nfor each prisoner\nrequire young\n" for id in ("2(3)", "21(1)", "21(2)", "61(3)"))
    with pytest.raises(smrl.UnknownProvision) as caught:
        smrl.compile(rules).evaluate(smrl.models.Facility(id="f")).verdict("21.3")
    assert set(caught.value.near[:2]) <= {"21", "21(1)", "21(2)"}


@pytest.mark.parametrize(
    ("received", "on", "verdict"),
    [
        ("2026-01-01 10:00", "2026-01-02 10:00", Verdict.compliant),
        ("2026-01-01 10:00", "2026-01-02 10:01", Verdict.non_compliant),
        ("2026-01-01 10:00", "2026-01-02 09:00Z", Verdict.compliant),
        ("2026-01-01 10:00", "2026-01-02 09:01Z", Verdict.non_compliant),
        ("2026-03-28 10:00", "2026-03-29 11:00", Verdict.compliant),
        ("2026-03-28 10:00", "2026-03-29 11:01", Verdict.non_compliant),
    ],
)
def test_the_date_of_evaluation_is_by_the_clocks_of_the_facility(
    received: str, on: str, verdict: Verdict, tmp_path: Path
) -> None:
    """Exactly 24 hours are in time in any zone, and on the night on which the clocks go forward too."""
    path = tmp_path / "f.yaml"
    record = f"{{id: r, received_at: {received}, entry: {{identity: no}}}}"
    path.write_text(f"id: f\ntime_zone: Europe/Zagreb\nreceptions:\n- {record}\n")
    ruleset = smrl.compile("for each reception\nrequire entry.identity due within 24 hour of received_at")
    assert ruleset.evaluate(smrl.read_facility(path), on=on).verdict("program") is verdict
