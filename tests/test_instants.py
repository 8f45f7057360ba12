"""Instants: how they are read, how long they last in a zone, and what is known of their order."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.instants import (
    SECONDS,
    Instant,
    InstantError,
    before,
    calendar_span,
    day_text,
    elapsed,
    same,
    within,
    within_before,
    within_until,
)

VIENNA = ZoneInfo("Europe/Vienna")
HAVANA = ZoneInfo("America/Havana")
MINUTE, HOUR, DAY = 60, 3600, 86400
EXAMPLES = "write a date such as `2026-03-04`, or with a time as in `2026-03-04 12:00`"


def at(text: str, zone: ZoneInfo | None = None) -> Instant:
    return Instant.parse(text, zone)


@pytest.mark.parametrize(
    ("text", "precision", "shown"),
    [
        ("2026-03-04", "day", "2026-03-04"),
        (" 2026-03-04 ", "day", "2026-03-04"),
        ("2026-03-04 12", "hour", "2026-03-04 12"),
        ("2026-03-04T12", "hour", "2026-03-04 12"),
        ("2026-03-04 12:05", "minute", "2026-03-04 12:05"),
        ("2026-03-04t12:05:09", "second", "2026-03-04 12:05:09"),
        ("2026-03-04 12:05:09.75", "second", "2026-03-04 12:05:09.75"),
        ("9999-12-31", "day", "9999-12-31"),
    ],
)
def test_text_without_a_zone_is_nominal(text: str, precision: str, shown: str) -> None:
    moment = at(text)
    assert (moment.precision, str(moment), repr(moment)) == (precision, shown, f"Instant({shown!r})")
    assert moment.end - moment.start == SECONDS[moment.precision]
    assert not moment.zoned
    assert at(shown) == moment


def test_seconds_count_from_1970() -> None:
    assert (at("1970-01-02").start, at("1970-01-02").end) == (DAY, 2 * DAY)
    assert at("1969-12-31 23:59:59").start == -1
    assert at("2026-03-04 12:00").start == datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("4.3.2026", "`4.3.2026` is not a date or a time", EXAMPLES),
        ("2026-03-04 12-05", "`2026-03-04 12-05` is not a date or a time", EXAMPLES),
        ("2026-02-30", "`2026-02-30` does not exist in the calendar or on the clock", EXAMPLES),
        ("2026-03-04 12:60", "`2026-03-04 12:60` does not exist in the calendar or on the clock", EXAMPLES),
        ("2026-03-04 12+24:00", "`2026-03-04 12+24:00` does not exist in the calendar or on the clock", EXAMPLES),
        ("2026-03-04 24:00", "`2026-03-04 24:00` has an hour 24", "write midnight as `00:00` of the next day"),
        ("0026-03-04", "`0026-03-04` lies before the year 1000", "write the year with four digits"),
        ("2" * 100, f"`{'2' * 40}…` is not a date or a time", EXAMPLES),
    ],
)
def test_what_is_not_a_time(text: str, message: str, help: str) -> None:
    with pytest.raises(InstantError) as refused:
        at(text)
    assert (refused.value.message, refused.value.help) == (message, help)


def test_offsets_place_a_time_on_the_worlds_clock() -> None:
    noon = at("2026-03-04 12:00Z")
    assert noon.zoned
    assert noon == at("2026-03-04 13:00+01:00") == at("2026-03-04T05:30-0630") == at("2026-03-04 13:00", VIENNA)
    assert at("2026-03-04 12:00Z", VIENNA).zone == "Europe/Vienna"
    assert at("9999-12-31 23:00-05:00", VIENNA).day == at("9999-12-31").day


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        ("2026-03-28", VIENNA, 24),
        ("2026-03-29", VIENNA, 23),
        ("2026-10-25", VIENNA, 25),
        ("2026-03-08", HAVANA, 23),  # there the day begins at one
        ("2026-11-01", HAVANA, 25),  # and there midnight comes twice
        ("2026-10-31", HAVANA, 24),
    ],
)
def test_days_in_a_zone_have_the_hours_they_have(day: str, zone: ZoneInfo, hours: int) -> None:
    moment = at(day, zone)
    assert moment.end - moment.start == hours * HOUR
    following = Instant.of(date.fromisoformat(day) + timedelta(days=1), zone)
    assert moment.end == following.start
    assert following.day == moment.day + 1


def test_a_time_that_the_clocks_show_twice() -> None:
    with pytest.raises(InstantError) as refused:
        at("2026-10-25 02:30", VIENNA)
    assert refused.value.message == "`2026-10-25 02:30` comes twice in Europe/Vienna, when the clocks go back"
    assert refused.value.help == "write `2026-10-25 02:30+02:00` or `2026-10-25 02:30+01:00`"
    first, second = at("2026-10-25 02:30+02:00", VIENNA), at("2026-10-25 02:30+01:00", VIENNA)
    assert second.start - first.start == HOUR
    assert at("2026-10-25 01", VIENNA).end == at("2026-10-25 02:00+02:00").start


def test_a_time_that_the_clocks_never_show() -> None:
    with pytest.raises(InstantError) as refused:
        at("2026-03-29 02:30", VIENNA)
    assert (
        refused.value.message == "`2026-03-29 02:30` does not come in Europe/Vienna, where the clocks go forward then"
    )
    assert str(refused.value).endswith("(check the time)")


def test_python_dates_and_times() -> None:
    assert Instant.of(date(2026, 3, 4)) == at("2026-03-04")
    assert Instant.of(datetime(2026, 3, 4, 12, 0, 0, 999)) == at("2026-03-04 12:00:00")
    assert Instant.of(datetime(2026, 3, 4, 12, tzinfo=UTC)) == at("2026-03-04 12:00:00Z")
    assert Instant.of(datetime(2026, 3, 4, 12, tzinfo=VIENNA)) == at("2026-03-04 12:00:00", VIENNA)
    assert Instant.of(datetime(2026, 3, 4, 12), VIENNA).zone == "Europe/Vienna"
    assert Instant.of("2026-03-04") == Instant.of(at("2026-03-04"))
    half_past_two = datetime(2026, 10, 25, 2, 30, tzinfo=VIENNA)
    assert Instant.of(half_past_two.replace(fold=1)).start - Instant.of(half_past_two).start == HOUR
    with pytest.raises(InstantError, match="does not come"):
        Instant.of(datetime(2026, 3, 29, 2, 30, tzinfo=VIENNA))
    with pytest.raises(InstantError, match="comes twice"):
        Instant.of(datetime(2026, 10, 25, 2, 30), VIENNA)


def test_text_of_a_datetime_reads_back() -> None:
    moment = Instant.of(datetime(2026, 3, 4, 12, 5, 9, tzinfo=timezone(timedelta(hours=-3))))
    assert str(moment) == "2026-03-04 12:05:09-03:00"
    assert at(str(moment)) == moment


def test_instants_are_values() -> None:
    one, other = at("2026-03-04 12:00"), at("2026-03-04T12:00")
    assert {one, other} == {one}
    assert pickle.loads(pickle.dumps(one)) == one
    assert str(pickle.loads(pickle.dumps(InstantError("no", "")))) == "no"


@pytest.mark.parametrize(
    ("a", "b", "earlier", "equal"),
    [
        ("2026-03-04", "2026-03-05", True, False),
        ("2026-03-05", "2026-03-04", False, False),
        ("2026-03-04", "2026-03-04", None, True),
        ("2026-03-04 12:00", "2026-03-04", None, None),
        ("2026-03-04 23:59:59", "2026-03-04", False, None),
        ("2026-03-04 12:00", "2026-03-04 12:00", None, True),
        ("2026-03-04 12:00", "2026-03-04 12:01", True, False),
        ("2026-03-04 12:00:00", "2026-03-04 12:00:00", False, True),
        ("2026-03-04 12:00:00", "2026-03-04 12:00:01", True, False),
    ],
)
def test_order(a: str, b: str, earlier: bool | None, equal: bool | None) -> None:
    assert before(at(a), at(b)) is earlier
    assert same(at(a), at(b)) is same(at(b), at(a)) is equal


@pytest.mark.parametrize(
    ("x", "limit", "of", "grain", "inside", "by_then"),
    [
        # stamps as fine as the limit's unit: from stamp to stamp
        ("2026-03-05 12:30", 24 * HOUR, "2026-03-04 12:30", HOUR, True, True),
        ("2026-03-05 12:31", 24 * HOUR, "2026-03-04 12:30", HOUR, False, False),
        ("2026-03-05 12", 24 * HOUR, "2026-03-04 12", HOUR, True, True),
        ("2026-03-04 12:29", 24 * HOUR, "2026-03-04 12:30", HOUR, False, True),
        ("2026-03-06", 2 * DAY, "2026-03-04", DAY, True, True),
        ("2026-03-07", 2 * DAY, "2026-03-04", DAY, False, False),
        ("2026-03-04", 2 * DAY, "2026-03-04 18:00", DAY, True, True),
        ("2026-03-06 19:00", 2 * DAY, "2026-03-04 18:00", DAY, False, False),
        ("2026-03-06", 2 * DAY, "2026-03-04 18:00", DAY, True, True),
        # coarser stamps: only what every reading of them agrees on
        ("2026-03-04", 24 * HOUR, "2026-03-04", HOUR, None, True),
        ("2026-03-05", 24 * HOUR, "2026-03-04", HOUR, None, None),
        ("2026-03-06", 24 * HOUR, "2026-03-04", HOUR, False, False),
        ("2026-03-05", 48 * HOUR, "2026-03-04", HOUR, True, True),
        ("2026-03-03", 24 * HOUR, "2026-03-04", HOUR, False, True),
        ("2026-03-04 12", 30 * MINUTE, "2026-03-04 12:00", MINUTE, None, None),
        ("2026-03-04 12", 60 * MINUTE, "2026-03-04 12:00", MINUTE, None, True),
    ],
)
def test_time_limits(x: str, limit: int, of: str, grain: int, inside: bool | None, by_then: bool | None) -> None:
    assert within(at(x), limit, at(of), grain) is inside
    assert within_before(at(of), limit, at(x), grain) is inside
    assert within_until(at(x), limit, at(of), grain) is by_then


def test_a_day_later_is_the_same_time_by_the_clock() -> None:
    """The clocks went back in between: 25 hours have passed, and one day."""
    saturday, sunday = at("2026-10-24 12:00", VIENNA), at("2026-10-25 12:00", VIENNA)
    assert within(sunday, DAY, saturday, DAY) is True
    assert within(sunday, 24 * HOUR, saturday, HOUR) is False
    assert within(at("2026-10-25 12:00+01:00"), DAY, at("2026-10-24 12:00+02:00"), DAY) is False


def test_elapsed_is_an_interval() -> None:
    assert elapsed(at("2026-03-04 12:00:00"), at("2026-03-04 12:00:30")) == (30, 30)
    assert elapsed(at("2026-03-04"), at("2026-03-05")) == (1, 2 * DAY - 1)


# Cutting the text of a second gives the stamps of the hour, the day … in which it lies.
INSTANTS = st.builds(
    lambda seconds, length: at(str(datetime(2026, 3, 1) + timedelta(seconds=seconds))[:length]),
    st.integers(0, 4 * DAY - 1),
    st.sampled_from([10, 13, 16, 19]),
)


@given(INSTANTS, INSTANTS, st.data())
def test_what_is_known_of_two_instants_holds_for_every_pair_of_points(
    a: Instant, b: Instant, data: st.DataObject
) -> None:
    x = data.draw(st.integers(a.start, a.end - 1))
    y = data.draw(st.integers(b.start, b.end - 1))
    assert before(a, b) in (None, x < y)
    least, most = elapsed(a, b)
    assert least <= y - x <= most
    limit = data.draw(st.integers(0, 4 * DAY))
    assert within(b, limit, a, 1) in (None, 0 <= y - x <= limit)
    assert within_until(b, limit, a, 1) in (None, y - x <= limit)


@given(INSTANTS, INSTANTS)
def test_order_is_not_both_ways(a: Instant, b: Instant) -> None:
    assert not (before(a, b) and before(b, a))
    if same(a, b) is False:
        assert {before(a, b), before(b, a)} == {True, False}


def test_stamps_with_and_without_a_zone_meet_by_the_local_clock() -> None:
    """A day that a rule names is the local one, and half past midnight is in it, wherever the zone lies."""
    night = at("2026-03-04 00:30", VIENNA)
    assert before(night, at("2026-03-04")) is None
    assert before(night, at("2026-03-05")) is True
    assert before(at("2026-03-04"), night) is None
    assert before(at("2026-03-03"), night) is True
    assert same(night, at("2026-03-04 00:30")) is True
    assert within(at("2026-03-05 00:30"), 86400, night, 3600) is True
    assert within(at("2026-03-05 00:31"), 86400, night, 3600) is False
    assert elapsed(night, at("2026-03-04 00:30")) == (-59, 59)


@pytest.mark.parametrize(
    ("day", "week", "month", "year"),
    [
        ("1970-01-01", ("1969-12-29", "1970-01-04"), ("1970-01-01", "1970-01-31"), ("1970-01-01", "1970-12-31")),
        ("2024-02-29", ("2024-02-26", "2024-03-03"), ("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-12-31")),
        ("2026-03-08", ("2026-03-02", "2026-03-08"), ("2026-03-01", "2026-03-31"), ("2026-01-01", "2026-12-31")),
        ("2025-12-31", ("2025-12-29", "2026-01-04"), ("2025-12-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
        ("9999-12-31", ("9999-12-27", "9999-12-31"), ("9999-12-01", "9999-12-31"), ("9999-01-01", "9999-12-31")),
    ],
)
def test_each_day_lies_in_a_week_a_month_and_a_year(
    day: str, week: tuple[str, str], month: tuple[str, str], year: tuple[str, str]
) -> None:
    """The last week of the calendar goes beyond it, and is shown as far as there are days."""

    def spans() -> Iterator[tuple[str, str]]:
        for calendar in ("week", "month", "year"):
            first, last = calendar_span(at(day).day, calendar)
            yield day_text(first), day_text(last)

    assert list(spans()) == [week, month, year]
