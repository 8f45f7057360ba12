"""What is counted in windows of days: which window asks for more than which, over lists as long as a proof looks at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from smrl.analysis import terms as t
from smrl.analysis.calendars import Calendars
from smrl.cli import main
from smrl.instants import Calendar, calendar_span

RULE = """ruleset {name} "{name}"
  language 1

parameter span: day
  meaning en "a stretch"
parameter other_span: day
  meaning en "another stretch"
set span = 10 day cite "law 1"

rule 1 "Days apart"
  for each prisoner
  require few: {condition}
"""
EPOCH = date(1970, 1, 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def compared(base: str, other: str) -> dict[str, Any]:
    for name, condition in (("base", base), ("other", other)):
        Path(f"{name}.smrl").write_text(RULE.format(name=name, condition=condition), encoding="utf-8")
    words = "compare", "base.smrl", "other.smrl", "--on", "2026-03-01", "--format", "json", "--elements", "2"
    result = CliRunner().invoke(main, [*words, "--counterexamples", "parting"])
    (provision,) = json.loads(result.stdout)["provisions"]
    (norm,) = provision["norms"]
    return dict(norm)


@pytest.mark.parametrize(
    ("base", "other", "relation"),
    [
        ("30 day", "30 day", "equivalent"),
        ("2 week", "14 day", "equivalent"),
        ("30 day", "31 day", "stricter"),
        ("30 day", "10 day", "weaker"),
        ("each week", "7 day", "stricter"),
        ("each week", "6 day", "incomparable"),
        ("each month", "31 day", "stricter"),
        ("each year", "each month", "weaker"),
        ("span", "10 day", "equivalent"),
        ("span", "11 day", "stricter"),
        ("other_span", "11 day", "incomparable"),
        ("other_span", "1 day", "weaker"),
    ],
)
def test_a_window_beside_another(base: str, other: str, relation: str) -> None:
    count = "greatest_count(d in separation_days over {}) < 2"
    assert compared(count.format(base), count.format(other))["relation"] == relation


@pytest.mark.parametrize(
    ("base", "other", "relation"),
    [
        ("greatest_count(d in separation_days over 30 day) < 2", "count(d in separation_days) < 2", "stricter"),
        (
            "greatest_sum(d.contact for d in separation_days over 2 day) < 10 hour",
            "greatest_sum(d.contact for d in separation_days over 3 day) < 10 hour",
            "stricter",
        ),
        (
            "least_count(d in separation_days over 5 day) >= 1",
            "least_count(d in separation_days over 6 day) >= 1",
            "incomparable",
        ),
        (
            "least_count(d in separation_days over 5 day) > 1",
            "least_count(d in separation_days over 5 day) >= 1",
            "weaker",
        ),
    ],
)
def test_other_figures_in_windows(base: str, other: str, relation: str) -> None:
    assert compared(base, other)["relation"] == relation


def test_the_facility_that_is_shown_is_one_that_check_judges_so() -> None:
    compared(
        "greatest_count(d in separation_days over 30 day) < 2", "greatest_count(d in separation_days over 10 day) < 2"
    )
    for ruleset, status in (("base", 1), ("other", 0)):
        words = "check", "parting/1#few-weaker.yaml", "-r", f"{ruleset}.smrl"
        assert CliRunner().invoke(main, list(words)).exit_code == status


def days() -> Iterator[int]:
    """The ends of months about which calendars differ, and some other days."""
    for year in (1000, 1900, 2000, 2024, 2100, 9999):
        for month, day in ((2, 28), (3, 1), (7, 15)):
            yield (date(year, month, day) - EPOCH).days
    yield (date(2024, 2, 29) - EPOCH).days


@pytest.mark.parametrize("calendar", ["week", "month", "year"])
def test_the_calendar_is_that_of_the_evaluators(calendar: Calendar) -> None:
    """A day, the first of its week, month or year and the last, the day before that and the day after this one."""
    for day in days():
        first, last = calendar_span(day, calendar)
        rules: list[t.Bit] = []
        calendars = Calendars(rules)
        own, start, end, before, after = (
            calendars.number(other, calendar) for other in (day, first, last, first - 1, last + 1)
        )
        alike = t.and_(
            t.same(own, start), t.same(own, end), t.same(t.add(before, 1), own), t.same(t.add(own, 1), after)
        )
        assert alike is True, EPOCH + timedelta(day)
        assert all(rule is True for rule in rules), EPOCH + timedelta(day)
