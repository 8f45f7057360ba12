"""Points in time as people record them: known to the day, the hour, the minute or the second.

An instant is the stretch of whole seconds in which its point lies. What that stretch leaves open stays unknown: the
relations below answer True, False or None. Where both stamps are as fine as the unit of a time limit, the limit is
read as people count, from stamp to stamp: exactly 24 hours later is within 24 hours, and the third of March is within
two days of the first, whatever the hour.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from smrl.lean import field, frozen

Precision = Literal["day", "hour", "minute", "second"]

Calendar = Literal["week", "month", "year"]

SECONDS: dict[Precision, int] = {"day": 86400, "hour": 3600, "minute": 60, "second": 1}

_EPOCH = datetime(1970, 1, 1)
_FIRST_YEAR = 1000
_SHAPE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?)?\s?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_EXAMPLES = "write a date such as `2026-03-04`, or with a time as in `2026-03-04 12:00`"


class InstantError(ValueError):
    """A date or time that cannot be read, or that a zone's clocks show twice or never."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message, help)
        self.message = message
        self.help = help

    def __str__(self) -> str:
        return f"{self.message} ({self.help})" if self.help else self.message


@frozen
class Instant:
    """A half-open stretch of seconds since 1970; without a zone they are nominal, as if every day had 24 hours."""

    start: int
    end: int
    precision: Precision = field(eq=False)
    text: str = field(eq=False)
    zone: str | None = field(default=None, eq=False)
    wall: int = field(default=0, eq=False)
    """The start as the local clock shows it, in nominal seconds: its whole days count calendar days."""

    @classmethod
    def parse(cls, text: str, zone: tzinfo | None = None) -> Instant:
        """The instant that ISO text states; `zone` is for text without an offset. Raises InstantError.

        `2026-03-04`, `2026-03-04 12`, `2026-03-04 12:00`, `2026-03-04T12:00:30`, `2026-03-04 12:00+01:00`, `…Z`.
        """
        stated = text.strip()
        shape = _SHAPE.fullmatch(stated) if len(stated) <= 40 else None
        if shape is None:
            shown = stated if len(stated) <= 40 else stated[:40] + "…"
            raise InstantError(f"`{shown}` is not a date or a time", _EXAMPLES)
        day, hour, minute, second, offset = shape.groups()
        if hour == "24":
            raise InstantError(f"`{stated}` has an hour 24", "write midnight as `00:00` of the next day")
        try:
            local = datetime.fromisoformat(f"{day}T{hour or '00'}:{minute or '00'}:{second or '00'}")
            seconds = _offset_of(offset)
        except ValueError:
            raise InstantError(f"`{stated}` does not exist in the calendar or on the clock", _EXAMPLES) from None
        precision: Precision = "second" if second else "minute" if minute else "hour" if hour else "day"
        return _placed(local, precision, seconds, zone, stated.upper().replace("T", " "))

    @classmethod
    def of(cls, moment: date | datetime | str | Instant, zone: tzinfo | None = None) -> Instant:
        """The instant that a date (to the day), a datetime (to the second) or ISO text states.

        Raises InstantError, and TypeError for anything else.
        """
        if isinstance(moment, Instant):
            return moment
        if isinstance(moment, str):
            return cls.parse(moment, zone)
        if not isinstance(moment, date):
            raise TypeError(f"a `{type(moment).__name__}` is not a date, a datetime or a text")
        if not isinstance(moment, datetime):
            return _placed(datetime(moment.year, moment.month, moment.day), "day", None, zone, str(moment))
        text = moment.isoformat(" ", "seconds")
        local = moment.replace(microsecond=0, tzinfo=None)
        if moment.tzinfo is None or (offset := moment.utcoffset()) is None:
            return _placed(local, "second", None, zone, text)
        if _skipped(local, moment.tzinfo):
            raise _never(text, moment.tzinfo)
        # Which of two equal clock times a datetime means, its fold has said, and so its offset.
        return _placed(local, "second", int(offset.total_seconds()), zone or moment.tzinfo, text)

    @property
    def zoned(self) -> bool:
        """Whether it stands at a known place on the world's clock."""
        return self.zone is not None

    @property
    def nominal(self) -> Instant:
        """The same by the local clock, without its zone."""
        if self.zone is None:
            return self
        return Instant(self.wall, self.wall + SECONDS[self.precision], self.precision, self.text, None, self.wall)

    @property
    def day(self) -> int:
        """Its calendar day, counted from 1970."""
        return self.wall // SECONDS["day"]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Instant({self.text!r})"


def _offset_of(text: str | None) -> int | None:
    """The seconds that `+01:00` is east of UTC. Raises ValueError for an offset that no clock has."""
    if text is None or text in "Zz":
        return None if text is None else 0
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return (hours * 3600 + minutes * 60) * (-1 if text[0] == "-" else 1)


def _placed(local: datetime, precision: Precision, offset: int | None, zone: tzinfo | None, text: str) -> Instant:
    """The instant of a clock time: at its own offset, else in the zone, else nominal."""
    if local.year < _FIRST_YEAR:
        raise InstantError(f"`{text}` lies before the year {_FIRST_YEAR}", "write the year with four digits")
    wall, size = _nominal(local), SECONDS[precision]
    if offset is not None:
        start = wall - offset
        own = zone or timezone(timedelta(seconds=offset))
        return Instant(start, start + size, precision, text, str(own), start + _offset_at(start, own, offset))
    if zone is None:
        return Instant(wall, wall + size, precision, text, None, wall)
    start = wall - _only_offset(local, precision, zone, text)
    end = start + size
    if size > SECONDS["minute"] and local.year < datetime.max.year:
        # The day on which the clocks are changed has 23 or 25 hours; it ends where the next one begins.
        end = wall + size - _offset(local + timedelta(seconds=size), zone)
    return Instant(start, end, precision, text, str(zone), wall)


def _nominal(local: datetime) -> int:
    return (local - _EPOCH) // timedelta(seconds=1)


def _offset(local: datetime, zone: tzinfo, fold: int = 0) -> int:
    return int((local.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(0)).total_seconds())


def _offset_at(start: int, zone: tzinfo, otherwise: int) -> int:
    """The zone's offset at a second since 1970; `otherwise` at the very end of the calendar."""
    try:
        there = zone.fromutc((_EPOCH + timedelta(seconds=start)).replace(tzinfo=zone))
    except OverflowError:
        return otherwise
    return _nominal(there.replace(tzinfo=None)) - start


def _skipped(local: datetime, zone: tzinfo) -> bool:
    """Whether the zone's clocks were put forward past this time (PEP 495: fold 0 is the offset before the change)."""
    return _offset(local, zone, 0) < _offset(local, zone, 1)


def _only_offset(local: datetime, precision: Precision, zone: tzinfo, text: str) -> int:
    """The zone's offset at a clock time. Raises InstantError where the clocks show it twice or never."""
    first, second = _offset(local, zone, 0), _offset(local, zone, 1)
    if precision == "day" or first == second:
        return first
    if first < second:
        raise _never(text, zone)
    stamps = " or ".join(f"`{text}{_offset_text(offset)}`" for offset in (first, second))
    raise InstantError(f"`{text}` comes twice in {zone}, when the clocks go back", f"write {stamps}")


def _never(text: str, zone: tzinfo) -> InstantError:
    return InstantError(f"`{text}` does not come in {zone}, where the clocks go forward then", "check the time")


def _offset_text(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


def _comparable(a: Instant, b: Instant) -> tuple[Instant, Instant]:
    """Both with their places on the world's clock, or both by the local clock: a day in a rule is the local one."""
    return (a, b) if (a.zone is None) == (b.zone is None) else (a.nominal, b.nominal)


def before(a: Instant, b: Instant) -> bool | None:
    """Whether a is earlier than b: unknown where their stretches overlap, as two equal days do."""
    a, b = _comparable(a, b)
    if a.end <= b.start:
        return True
    return False if a.start >= b.end - 1 else None


def same(a: Instant, b: Instant) -> bool | None:
    """Whether they are the same stretch; unknown where they only overlap."""
    a, b = _comparable(a, b)
    if a == b:
        return True
    return False if a.end <= b.start or b.end <= a.start else None


def elapsed(a: Instant, b: Instant) -> tuple[int, int]:
    """The fewest and the most seconds from a to b."""
    a, b = _comparable(a, b)
    return b.start - (a.end - 1), b.end - 1 - a.start


def within(x: Instant, seconds: int | Fraction, of: Instant, grain: int) -> bool | None:
    """Whether of <= x <= of + seconds; `grain` is the size, in seconds, of the unit that the limit is stated in."""
    nominal = _distance(of, x, grain)
    if nominal is not None:
        return 0 <= nominal <= seconds
    least, most = elapsed(of, x)
    if least >= 0 and most <= seconds:
        return True
    return False if most < 0 or least > seconds else None


def within_before(x: Instant, seconds: int | Fraction, of: Instant, grain: int) -> bool | None:
    """Whether of - seconds <= x <= of."""
    return within(of, seconds, x, grain)


def within_until(x: Instant, seconds: int | Fraction, of: Instant, grain: int) -> bool | None:
    """Whether x <= of + seconds, however much earlier."""
    nominal = _distance(of, x, grain)
    if nominal is not None:
        return nominal <= seconds
    least, most = elapsed(of, x)
    if most <= seconds:
        return True
    return False if least > seconds else None


def _distance(a: Instant, b: Instant, grain: int) -> int | None:
    """From stamp to stamp as people count, where both are at least as fine as the grain; else None."""
    if max(SECONDS[a.precision], SECONDS[b.precision]) > grain:
        return None
    a, b = _comparable(a, b)
    if "day" in (a.precision, b.precision):
        return (b.day - a.day) * SECONDS["day"]
    if grain >= SECONDS["day"] and a.zone == b.zone:
        return b.wall - a.wall  # a day later is the same time by the clock, also when the clocks were changed
    return b.start - a.start


@lru_cache(maxsize=4096)  # a year's log of everybody asks about the same days again and again
def calendar_span(day: int, calendar: Calendar) -> tuple[int, int]:
    """First and last day of the week (from Monday), month or year that a day lies in; days are counted from 1970."""
    if calendar == "week":
        monday = day - (day + 3) % 7  # the first day of 1970 was a Thursday
        return monday, monday + 6
    there = _EPOCH + timedelta(days=day)
    first, last = there.replace(month=1, day=1), there.replace(month=12, day=31)
    if calendar == "month":
        first = there.replace(day=1)
        last = last if there.month == 12 else first.replace(month=there.month + 1) - timedelta(days=1)
    return (first - _EPOCH).days, (last - _EPOCH).days


def day_text(day: int) -> str:
    """A day counted from 1970 as ISO text; one beyond the calendar as the calendar's first or last."""
    counted = _EPOCH.toordinal() + day
    return date.fromordinal(min(max(counted, date.min.toordinal()), date.max.toordinal())).isoformat()
