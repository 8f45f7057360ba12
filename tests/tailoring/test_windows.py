"""Windows as long as a parameter says: bound by a country, changed on a day, open in the instrument."""

from __future__ import annotations

from pathlib import Path

import pytest

import smrl

PARENT = """\
ruleset parent "Parent"
  language 1

parameter review_days : day
  meaning en "the days among which those apart from others are counted"
  serves 1

rule 1 "Days apart"
  for each prisoner
  forbid often: greatest_count(d in separation_days over review_days) >= 3
  example "nobody says among how many": separation_days = [(date = 2026-01-01), (date = 2026-01-02)] -> undetermined
  example "three within five":
      given review_days = 5 day,
      separation_days = [(date = 2026-01-01), (date = 2026-01-03), (date = 2026-01-05)]
      -> non_compliant
  example "three within six":
      given review_days = 5 day,
      separation_days = [(date = 2026-01-01), (date = 2026-01-03), (date = 2026-01-06)]
      -> compliant
  example "no number of whole days":
      given review_days = 36 hour,
      separation_days = [(date = 2026-01-01), (date = 2026-01-03), (date = 2026-01-06)]
      -> undetermined
"""
CHILD = """\
ruleset child "Child"
  language 1
  extends parent

set review_days = 5 day until 2025-12-31 cite "Act, s. 1"
set review_days = 6 day where sex = female from 2026-01-01 cite "Act, s. 2"
set review_days = 7 day where sex = male from 2026-01-01 cite "Act, s. 2"

rule 1
  example "the day before":
      on 2025-12-31,
      separation_days = [(date = 2025-01-01), (date = 2025-01-03), (date = 2025-01-06)]
      -> compliant
  example "the day, six for women":
      on 2026-01-01, sex = female,
      separation_days = [(date = 2025-01-01), (date = 2025-01-03), (date = 2025-01-06)]
      -> non_compliant
  example "and no more":
      on 2026-01-01, sex = female,
      separation_days = [(date = 2025-01-01), (date = 2025-01-03), (date = 2025-01-07)]
      -> compliant
  example "seven for men":
      on 2026-01-01, sex = male,
      separation_days = [(date = 2025-01-01), (date = 2025-01-03), (date = 2025-01-07)]
      -> non_compliant
  example "for whom, nobody knows":
      on 2026-01-01,
      separation_days = [(date = 2025-01-01), (date = 2025-01-03), (date = 2025-01-07)]
      -> undetermined
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parent.smrl").write_text(PARENT, encoding="utf-8")
    (tmp_path / "child.smrl").write_text(CHILD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["parent", "child"])
def test_a_window_is_as_long_as_the_parameter_says(folder: Path, name: str) -> None:
    report = smrl.load(folder / f"{name}.smrl").test()  # on both evaluators
    assert report.examples >= 4
    assert [str(failure) for failure in report.failures] == []


def test_an_open_window_is_what_is_missing(folder: Path) -> None:
    days = [smrl.models.SeparationDay(date="2026-01-01")]
    prison = smrl.models.Facility(id="f", prisoners=[smrl.models.Prisoner(id="p", separation_days=days)])
    assessment = smrl.load(folder / "parent.smrl").evaluate(prison, on="2026-02-01")
    assert "review_days" in {fact.fact for fact in assessment.missing_facts()}


def test_a_value_that_can_be_no_window_is_refused_with_both_places(folder: Path) -> None:
    (folder / "child.smrl").write_text(CHILD.replace("7 day", "36 hour"), encoding="utf-8")
    with pytest.raises(smrl.RulesetError) as caught:
        smrl.load(folder / "child.smrl")
    [fault] = caught.value.diagnostics
    assert fault.code == "C212"
    assert fault.span is not None
    assert (fault.span.line, fault.labels[0].span.line) == (7, 10)
