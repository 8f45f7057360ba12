"""Daily logs made complete: what a gap means depends on whether the log says that it is all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.units import Measure
from smrl.units.boundary import Q
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import build
from smrl.vocabulary.logs import LONGEST, complete_log
from tests.vocabulary.prison import Cell, Exercise, ExerciseDay

PERIOD = Instant.parse("2026-03-01"), Instant.parse("2026-03-04")


def day(number: int | None, open_air: str | None = "1 hour") -> Any:
    return ExerciseDay(date=None if number is None else date(2026, 3, number), open_air=open_air)


def shown(log: Any) -> list[tuple[str, object]]:
    return [(str(one.date), one._open_air) for one in log]


def test_a_complete_log_that_leaves_out_a_day_says_none() -> None:
    """What can be absent is absent on that day; what cannot, such as the weather, is unknown."""
    log = complete_log((day(1), day(2), day(4)), ExerciseDay, PERIOD)
    assert shown(log) == [("2026-03-01", 3600), ("2026-03-02", 3600), ("2026-03-03", ABSENT), ("2026-03-04", 3600)]
    assert isinstance(log, tuple)
    assert log[2].weather_permits is None
    assert not isinstance(log, Partial)


def test_an_incomplete_log_that_leaves_out_a_day_says_nothing_of_it() -> None:
    """Silence is unknown."""
    log = complete_log(Partial([day(1), day(3)]), ExerciseDay, PERIOD)
    assert shown(log) == [("2026-03-01", 3600), ("2026-03-02", None), ("2026-03-03", 3600), ("2026-03-04", None)]
    assert not isinstance(log, Partial)


@pytest.mark.parametrize("period", [None, (None, None), (PERIOD[0], None)])
def test_without_a_period_a_log_runs_from_its_first_day_to_its_last(period: Any) -> None:
    """A complete one; an incomplete one may go on at either end."""
    assert shown(complete_log((day(4), day(2)), ExerciseDay, period)) == [
        ("2026-03-02", 3600), ("2026-03-03", ABSENT), ("2026-03-04", 3600),
    ]  # fmt: skip
    partly = complete_log(Partial([day(4), day(2)], total=9), ExerciseDay, period)
    assert isinstance(partly, Partial)
    assert (len(partly), partly.total) == (3, 9)


def test_without_a_log_the_summary_stands_for_every_day() -> None:
    """Without either nothing is known; with a log the summary is left to the check of consistency."""
    summary = build(ExerciseDay, {"open_air": 3600})
    assert complete_log(None, ExerciseDay, PERIOD, summary) == (summary,)
    assert complete_log(ABSENT, ExerciseDay, PERIOD, summary) == (summary,)
    assert complete_log(None, ExerciseDay, PERIOD) is None
    assert complete_log(ABSENT, ExerciseDay, PERIOD) is ABSENT
    assert shown(complete_log((day(1),), ExerciseDay, (PERIOD[0], PERIOD[0]), summary)) == [("2026-03-01", 3600)]


def test_an_empty_log_is_known() -> None:
    """Within a period every day is a gap; without one there is no day to speak of."""
    assert [air for _, air in shown(complete_log((), ExerciseDay, PERIOD))] == [ABSENT] * 4
    assert complete_log((), ExerciseDay) == ()


def test_a_record_without_a_date_may_fill_any_gap() -> None:
    """So the gaps are unknown, although the log says that it is complete."""
    undated = day(None)
    log = complete_log((day(1), undated), ExerciseDay, PERIOD)
    assert [air for _, air in shown(log)] == [3600, None, None, None, 3600]


def test_days_outside_of_the_period_are_left_out() -> None:
    """What is judged is the period."""
    assert [at for at, _ in shown(complete_log((day(4), day(9)), ExerciseDay, (PERIOD[1], PERIOD[1])))] == [
        "2026-03-04"
    ]


def test_a_log_over_centuries_is_counted_and_not_filled() -> None:
    """A wrong year in one record does not cost the memory of a million others."""
    records = ExerciseDay(date="1026-03-04"), day(4)
    log = complete_log(records, ExerciseDay)
    assert isinstance(log, Partial)
    assert len(log) == 2
    assert log.total is not None
    assert log.total > LONGEST
    assert complete_log(Partial(records), ExerciseDay) == Partial(records)


def test_only_dated_records_make_a_log() -> None:
    """A class that does not say what dates it cannot be completed."""
    with pytest.raises(TypeError, match="Cell does not say what dates it"):
        complete_log((Cell(id="a"),), Cell)


numbers = st.lists(st.integers(0, 40), unique=True, max_size=20)


@given(recorded=numbers, first=st.integers(0, 30), length=st.integers(0, 30), partly=st.booleans())
def test_there_is_one_record_for_each_day(recorded: list[int], first: int, length: int, partly: bool) -> None:
    """In order, with the recorded ones themselves; completing again changes nothing."""
    start = date(2026, 1, 1)
    records = [ExerciseDay(date=start + timedelta(number), open_air="1 hour") for number in recorded]
    ends = [Instant.of(start + timedelta(first)), Instant.of(start + timedelta(first + length))]
    log: Any = complete_log(Partial(records) if partly else tuple(records), ExerciseDay, (ends[0], ends[1]))
    assert [one.date.day for one in log] == list(range(ends[0].day, ends[1].day + 1))
    kept = {id(one) for one in log}
    assert all((id(one) in kept) == (first <= at <= first + length) for at, one in zip(recorded, records, strict=True))
    assert complete_log(log, ExerciseDay, (ends[0], ends[1])) is log


@pytest.mark.parametrize("stated", ["7 hour/week", "168 hour/week", Q(7, "hour/week"), Measure.of(420, "min/week")])
def test_what_every_day_had_is_no_average(stated: Any) -> None:
    """Seven hours may all have been on Sunday: a rate by the week says nothing of each day."""
    with pytest.raises(FactError) as caught:
        Exercise(open_air=stated)
    [fault] = caught.value.diagnostics
    assert fault.code == "F103"
    assert "is time per week, and time per day is wanted" in fault.message


@pytest.mark.parametrize("stated", ["1 hour/day", "60 min/d", "3600 s/day", Q(1, "hour/day")])
def test_what_every_day_had_is_told_in_any_unit_of_time(stated: Any) -> None:
    assert str(Exercise(open_air=stated).open_air) == "1 hour/day"
