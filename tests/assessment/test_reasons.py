"""Explanations, margins, missing facts, departures: why a verdict is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import smrl
from smrl.assessment.explain import margin_of
from smrl.assessment.sentences import margin_text
from smrl.backends.results import MET, NON_COMPLIANT

ROOT = Path(__file__).parent.parent.parent

P, X, F = smrl.models.Prisoner, smrl.models.Exercise, smrl.models.Facility


def one(rule: str, facility: Any = None, **facts: Any) -> smrl.Finding:
    """The finding of a one-line rule on one prisoner with these facts."""
    facility = facility or F(id="f", prisoners=[P(id="p-1", **facts)])
    return smrl.compile(rule).evaluate(facility, on="2026-03-01").findings[0]


def told(rule: str, lang: str = "en", facility: Any = None, **facts: Any) -> str:
    facility = facility or F(id="f", prisoners=[P(id="p-1", **facts)])
    return smrl.compile(rule).evaluate(facility, on="2026-03-01").explain("program").text(lang)


OPEN_AIR = "require exercise.open_air >= 1 hour/day unless employed_outdoors"


def test_an_explanation_as_a_whole() -> None:
    """What was required, the facts, what decided, how far, where, which law."""
    assert told(OPEN_AIR, exercise=X(open_air="45 min/day"), employed_outdoors=False) == (
        """\
program#1  duty  prisoners[p-1]: not compliant: breach
  requires: exercise.open_air >= 1 hour/day: does not hold  <-
      exercise.open_air = 45 min/day  [prisoners[p-1].exercise.open_air]  (document, interview, observation)
  unless: employed_outdoors: does not hold
      employed_outdoors = no  [prisoners[p-1].employed_outdoors]  (document, interview)
  margin: 15 min/day short
  in the ruleset: <text>:1
  law: <text>, program"""
    )


def test_an_explanation_in_russian() -> None:
    """The same in the other language."""
    text = told(OPEN_AIR, "ru", exercise=X(open_air="45 min/day"), employed_outdoors=False)
    assert "не соблюдено: нарушение" in text
    assert "не хватает 15 мин/день" in text


Facts = dict[str, Any]


@pytest.mark.parametrize(
    ("rule", "facts", "line"),
    [
        (OPEN_AIR, Facts(employed_outdoors=True), "unless: employed_outdoors: holds"),
        ("require young when illiterate", Facts(illiterate=False), "applies when: illiterate: does not hold"),
        ("require young except illiterate", Facts(young=False, illiterate=True), "except: illiterate: holds"),
        (
            "require young as far as illiterate",
            Facts(young=False, illiterate=False),
            "as far as: illiterate: does not hold",
        ),
        ("forbid illiterate", Facts(illiterate=True), "forbids: illiterate: holds"),
        (
            "for each prisoner where young\nrequire illiterate",
            Facts(young=False),
            "concerns: young: does not hold",
        ),
        ("require not illiterate", Facts(), "requires: not illiterate: unknown"),
    ],
)
def test_what_decided_is_pointed_at(rule: str, facts: Facts, line: str) -> None:
    """An exemption, a limit, a proviso, the scope, or the condition itself."""
    text = told(rule, **facts)
    assert f"{line}  <-" in text
    assert text.count("<-") == 1


TERM = """
parameter least : hour/day
  meaning en "how much"

rule 1 "Exercise"
  for each prisoner
  require exercise.open_air >= least
"""


def test_a_term_that_nobody_bound_is_named() -> None:
    """Open terms are told with their law, or with the lack of one."""
    day = F(id="f", prisoners=[P(id="p-1", exercise=X(open_air="45 min/day"))])
    unbound = smrl.compile(TERM).evaluate(day, on="2026-03-01")
    assert "open term least: not bound by any law given" in unbound.explain("1").text()
    assert unbound.findings[0].missing == ("least",)
    assert unbound.missing_facts()[0].question() == "how much"
    bound = smrl.compile(TERM + 'set least = 30 min/day from 2020-01-01 cite "Prison Act, s. 1"\n')
    text = bound.evaluate(day, on="2026-03-01").explain("1").text()
    assert "open term least: bound to 0.5 hour/day by Prison Act, s. 1" in text
    assert "not bound" in bound.evaluate(day, on="2019-12-31").explain("1").text()


def test_explanations_of_a_subject() -> None:
    """By object or by path; nobody examined is a LookupError."""
    facility = F(id="f", prisoners=[P(id="a", illiterate=True), P(id="b", illiterate=False)])
    assessment = smrl.compile("require not illiterate").evaluate(facility)
    for subject in (facility.index("prisoner")["b"], "prisoners[b]"):
        [reasons] = assessment.explain("program", subject=subject).reasons
        assert (reasons.subject, reasons.verdict) == ("prisoners[b]", "compliant")
    with pytest.raises(LookupError, match="has the id `prisoners"):
        assessment.explain("program", subject="prisoners[c]")


def test_a_norm_without_subjects_says_so() -> None:
    """No finding, no silence."""
    assert told("require not illiterate", facility=F(id="f", prisoners=[])) == "program#1: found nothing to examine"


def test_of_a_collection_the_members_that_decide_are_shown() -> None:
    """Thirty good days do not hide the bad one."""
    cells = [smrl.models.Cell(id=f"c-{n}", window_light=n != 7) for n in range(10)]
    text = told("for each facility\nrequire every c in cells : c.window_light", facility=F(id="f", cells=cells))
    assert "[cells[c-7].window_light]" in text
    assert "c-3" not in text
    assert "cells          = 10 recorded" in text


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        ("require exercise.open_air >= 1 hour/day", {"exercise": X(open_air="75 min/day")}, "15 min/day to spare"),
        ("require exercise.open_air >= 1 hour/day", {"exercise": X(open_air="1 hour/day")}, "exactly at the limit"),
        ("require exercise.open_air <= 1 hour/day", {"exercise": X(open_air="2 hour/day")}, "1 hour/day over"),
        ("forbid exercise.open_air < 1 hour/day", {"exercise": X(open_air="30 min/day")}, "0.5 hour/day short"),
        ("require exercise.open_air = 1 hour/day", {"exercise": X(open_air="2 hour/day")}, "1 hour/day off"),
        (
            "require exercise.open_air >= 1 hour/day and exercise.open_air >= 2 hour/day",
            {"exercise": X(open_air="30 min/day")},
            "1.5 hour/day short",
        ),
        (
            "require exercise.open_air >= 1 hour/day or exercise.open_air >= 2 hour/day",
            {"exercise": X(open_air="30 min/day")},
            "0.5 hour/day short",
        ),
    ],
)
def test_margins(rule: str, facts: dict[str, Any], expected: str) -> None:
    """In the rule's own unit; of several the one that decides."""
    finding = one(rule, **facts)
    margin = finding._sheet.details.margin(finding._sheet, 0)
    assert margin is not None
    assert margin_text(margin) == expected


def test_margins_with_and_without_the_core_agree() -> None:
    """What `check` measures quickly is what the trace says, on every finding of the example prison."""
    facility = smrl.read_facility(ROOT / "examples" / "prison" / "facility.json")
    ruleset = smrl.load("un.smr_1955")
    assessment = ruleset.evaluate(facility)
    measured = without = 0
    for norm in ruleset.compiled.gauges:
        sheet = assessment.sheets[norm]
        for code in (MET, NON_COMPLIANT):
            rows = [row for row, found in enumerate(sheet.codes) if found == code]
            for row in rows[:6]:
                quick = assessment.live.margin(sheet, row)
                measured += quick is not None
                without += quick is None
                if quick is not None or without % 20 == 0:  # a trace is slow, and most norms measure nothing
                    assert quick == margin_of(assessment.live.reasoning(sheet, row)), (norm, row)
    assert measured > 40


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("require exercise.open_air != 1 hour/day", {"exercise": X(open_air="1 hour/day")}),
        ("require not illiterate", {"illiterate": True}),
        (OPEN_AIR, {"employed_outdoors": True}),
        (OPEN_AIR, {"employed_outdoors": False}),
    ],
)
def test_no_margin_where_no_quantity_decides(rule: str, facts: dict[str, Any]) -> None:
    """A yes or no has no distance, nor has what is unknown or does not apply."""
    assert one(rule, **facts).margin is None


def test_missing_facts_are_ranked_by_what_they_decide() -> None:
    """One answer that settles two verdicts comes before answers that settle one, and before those that settle none."""
    rule = """
for each prisoner
require first: illiterate
require second: not illiterate or employed_outdoors
recommend third: illiterate and employed_outdoors
"""
    facility = F(id="f", prisoners=[P(id="a"), P(id="b", illiterate=True)])
    found = smrl.compile(rule).evaluate(facility).missing_facts()
    assert [(fact.path, fact.decides, fact.bears_on) for fact in found] == [
        ("prisoners[a].illiterate", 3, 3),
        ("prisoners[a].employed_outdoors", 2, 2),
        ("prisoners[b].employed_outdoors", 2, 2),
    ]
    assert found[0].question() == "Is the person unable to read?"
    assert found[0].norms == ("program#first", "program#second", "program#third")


def test_a_fact_that_no_longer_matters_is_not_missing() -> None:
    """Where one arm of an `or` holds, the other is nobody's business."""
    finding = one("require (illiterate or employed_outdoors) and young", illiterate=True)
    assert finding.missing == ("prisoners[p-1].young",)


def departure(**changes: Any) -> Any:
    facts: dict[str, Any] = {
        "id": "d-1", "norms": ["program"], "authorized_by": "central_administration", "in_spirit": True,
        "reason": "a trial of night classes", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
    }  # fmt: skip
    return smrl.models.Departure(**{**facts, **changes})


def marked(departures: list[Any]) -> smrl.Finding:
    return one("require not illiterate", F(id="f", prisoners=[P(id="p", illiterate=True)], departures=departures))


def test_a_departure_marks_and_changes_nothing() -> None:
    """The verdict stands; the mark stands beside it."""
    finding = marked([departure()])
    assert finding.verdict == "non_compliant"
    assert finding.departure is not None
    assert finding.departure.reason == "a trial of night classes"


@pytest.mark.parametrize(
    "changes",
    [
        {"ends_on": "2026-02-28"},
        {"starts_on": "2026-03-02"},
        {"ends_on": None},
        {"reason": None},
        {"authorized_by": "institution"},
        {"in_spirit": False},
        {"in_spirit": None},
        {"norms": ["no-such-norm"]},
    ],
)
def test_an_invalid_departure_departs_from_nothing(changes: dict[str, Any]) -> None:
    """Expired, not begun, endless, unreasoned, unauthorised, against the spirit, or from something else."""
    assert marked([departure(**changes)]).departure is None


def test_explanations_are_data_and_html_too() -> None:
    """For programs, and for notebooks, with everything escaped."""
    facility = F(id="<f>", prisoners=[P(id="<b>x", illiterate=True)])
    assessment = smrl.compile("require not illiterate").evaluate(facility)
    explanation = assessment.explain("program")
    assert explanation.to_dict()["reasons"][0]["conditions"][0]["holds"] is False
    for html in (explanation._repr_html_(), assessment._repr_html_()):
        assert "<b>" not in html
        assert "&lt;" in html


def test_anonymised() -> None:
    """Every id becomes a number, the same in findings, explanations and JSON."""
    facility = F(id="f", prisoners=[P(id="Smith", illiterate=True), P(id="Jones")])
    hidden = smrl.compile("require not illiterate").evaluate(facility).anonymised()
    subjects = [finding.subject for finding in hidden.findings]
    assert subjects == ["prisoners[prisoner-1]", "prisoners[prisoner-2]"]
    texts = hidden.to_json() + hidden.explain("program").text() + str(hidden.missing_facts())
    assert "Smith" not in texts
    assert "Jones" not in texts
    assert "prisoners[prisoner-2].illiterate" in texts


def test_control_characters_of_facts_are_shown_not_sent() -> None:
    """An id cannot clear the screen."""
    assert "\x1b" not in told(
        "require not illiterate", facility=F(id="f", prisoners=[P(id="a\x1b[2J", illiterate=True)])
    )


# -- windows of days, and what a rebuttal consists of --

APART = "for each prisoner\nrequire greatest_count(d in separation_days where d.contact < 2 hour over 30 day) < 2"


def apart(*days: tuple[str | None, str]) -> list[Any]:
    return [smrl.models.SeparationDay(date=date, contact=contact) for date, contact in days]


def test_the_window_that_was_found_is_shown() -> None:
    text = told(
        APART, separation_days=apart(("2026-01-01", "1 hour"), ("2026-03-01", "1 hour"), ("2026-03-30", "0 hour"))
    )
    assert "over 30 day) = 2, from 2026-03-01 to 2026-03-30" in text
    text = told(APART, "ru", separation_days=apart(("2026-03-01", "1 hour"), ("2026-03-30", "0 hour")))
    assert "2, с 1 марта 2026 г. по 30 марта 2026 г." in text


def test_a_window_is_told_in_json() -> None:
    days = apart(("2026-03-01", "1 hour"), ("2026-03-30", "0 hour"))
    facility = F(id="f", prisoners=[P(id="p-1", separation_days=days)])
    explanation = smrl.compile(APART).evaluate(facility).explain("program").to_dict()
    value = explanation["reasons"][0]["conditions"][0]["values"][0]
    assert value["window"] == ["2026-03-01", "2026-03-30"]


def test_days_that_nobody_knows_are_missing_and_so_is_the_period() -> None:
    finding = one(APART, separation_days=apart(("2026-03-01", "1 hour"), (None, "0 hour"), (None, "3 hour")))
    assert finding.missing == ("prisoners[p-1].separation_days[1].date",)
    least = "for each prisoner\nrequire least_count(d in separation_days over 30 day) >= 1"
    finding = one(least, separation_days=apart(("2026-03-01", "1 hour")))
    assert finding.missing == ("recorded_from", "recorded_until")


def test_each_condition_of_a_rebuttal_is_told() -> None:
    """A presumption falls only if all of them hold: which do, which do not, which nobody knows."""
    rule = """
define minor for prisoner as not illiterate
define free for prisoner as employed_outdoors
define decent for prisoner as exercise.suitable

for each prisoner
require not young except minor and free and decent
"""
    text = told(rule, young=True, illiterate=False, employed_outdoors=False)
    assert "except: minor and free and decent: does not hold\n      minor" in text
    shown = {name.strip(): value for name, _, value in (line.partition("=") for line in text.splitlines())}
    assert [shown[name].strip() for name in ("minor", "free", "decent")] == ["yes", "no", "unknown"]
