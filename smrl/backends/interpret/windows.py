"""Counts and sums over windows of the calendar: the greatest or the least that any window comes to.

Where members, their days or their numbers are unknown there are bounds. A member of unknown day may be in any window,
and may be in none: so it widens the bounds by itself, and its place among the others is not looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from smrl import lean
from smrl.backends.interpret.aggregates import Unseen
from smrl.backends.interpret.numbers import bounds, make
from smrl.backends.results import Interval, Number
from smrl.core.tree import Aggregate
from smrl.instants import SECONDS, calendar_span

Span = tuple[int, int]
"""First and last day."""

_GREATEST: Final = ("greatest_count", "greatest_sum")


@lean.frozen
class Dated:
    """A member that is in, or may be: `certain` tells which. `day` is `None` where nobody knows it."""

    certain: bool
    day: int | None
    value: Any


@lean.frozen
class Windowed:
    """What a windowed aggregate is worked out from. `period`: first and last day that the logs cover, if known."""

    expr: Aggregate
    cast: Sequence[Dated]
    unseen: Unseen
    period: Span | None

    @property
    def each(self) -> tuple[Number | None, Number | None]:
        """The ends between which the number of any member lies."""
        return (1, 1) if self.expr.value is None else (self.expr.lower, self.expr.upper)

    def ends(self, one: Dated) -> tuple[Number | None, Number | None]:
        """What a member adds at least and at most to a window that it is in, if it is a member."""
        low, high = bounds(one.value)
        low = self.each[0] if low is None else low
        high = self.each[1] if high is None else high
        return (low, high) if one.certain else (_at_most_zero(low), _at_least_zero(high))


def days_of(length: Any) -> int | None:
    """A window's length in days; None where it is unknown, or no number of whole days."""
    if length is None or length <= 0 or length % SECONDS["day"]:
        return None
    return int(length // SECONDS["day"])


def result(w: Windowed) -> Number | Interval | None:
    """The value of a windowed aggregate."""
    sums = [_inside(w, span) for span in _spans(w)]
    fewer, more = _undated(w)
    if w.expr.kind in _GREATEST:
        lows = [least + fewer for least, _ in sums if least is not None and fewer is not None]
        highs = [None if most is None or more is None else most + more for _, most in sums]
        return make(max([0, *lows, *_alone(w)]), _extreme(max, [more, *highs]))
    closed = [most + more for _, most in sums if most is not None and more is not None]
    least_lows = [None if least is None or fewer is None else least + fewer for least, _ in sums]
    return make(_extreme(min, least_lows), min(closed, default=None)) if sums else None


def found(w: Windowed) -> Span | None:
    """The first window that decides: the one with the greatest least sum, or with the least greatest one."""
    at, pick = (0, max) if w.expr.kind in _GREATEST else (1, min)
    sums = [(end, span) for span in _spans(w) if (end := _inside(w, span)[at]) is not None]
    return pick(sums, key=itemgetter(0))[1] if sums else None


def _spans(w: Windowed) -> Iterator[Span]:
    """Windows among which the extreme one is: a sum changes only where a day with a member comes in or falls out."""
    days = sorted({one.day for one in w.cast if one.day is not None})
    if w.expr.kind in _GREATEST:
        if isinstance(w.expr.window, int):
            starts = [*days, *(day - w.expr.window + 1 for day in days), *(day + 1 for day in days)]
            yield from ((start, start + w.expr.window - 1) for start in starts)
        else:
            yield from dict.fromkeys(_calendar(w, day) for day in days)
    elif w.period is not None:
        first, last = w.period
        if isinstance(w.expr.window, int):
            starts = [first, *(day + 1 for day in days), *(day - w.expr.window + 1 for day in days)]
            latest = last - w.expr.window + 1
            yield from ((start, start + w.expr.window - 1) for start in sorted(starts) if first <= start <= latest)
        else:
            day = first
            while day <= last:
                span = _calendar(w, day)
                if first <= span[0] and span[1] <= last:
                    yield span
                day = span[1] + 1


def _calendar(w: Windowed, day: int) -> Span:
    assert isinstance(w.expr.window, str)
    return calendar_span(day, w.expr.window)


def _inside(w: Windowed, span: Span) -> tuple[Number | None, Number | None]:
    """The least and the most that the members dated in a window come to."""
    ends = [w.ends(one) for one in w.cast if one.day is not None and span[0] <= one.day <= span[1]]
    return _sum(low for low, _ in ends), _sum(high for _, high in ends)


def _undated(w: Windowed) -> tuple[Number | None, Number | None]:
    """By how much members of unknown day, named or not, could lower and raise what a window comes to."""
    ends = [w.ends(one) for one in w.cast if one.day is None]
    lows = [_at_most_zero(low) for low, _ in ends]
    highs = [_at_least_zero(high) for _, high in ends]
    number, (low, high) = w.unseen.number, (_at_most_zero(w.each[0]), _at_least_zero(w.each[1]))
    if number is None:
        lows.append(None if low != 0 else 0)
        highs.append(None if high != 0 else 0)
    elif number > 0:
        lows.append(None if low is None else low * number)
        highs.append(None if high is None else high * number)
    return _sum(lows), _sum(highs)


def _alone(w: Windowed) -> Iterator[Number]:
    """What a window comes to that holds a member of unknown day, if all that could lower it were there as well."""
    fewer = _undated(w)[0]
    dated = _sum(_at_most_zero(w.ends(one)[0]) for one in w.cast if one.day is not None)
    if fewer is None or dated is None:
        return
    lows = [w.ends(one)[0] for one in w.cast if one.day is None]
    if w.unseen.certain and w.unseen.number:
        lows.append(w.each[0])
    yield from (low + fewer + dated for low in lows if low is not None)


def _extreme(pick: Callable[[list[Number]], Number], numbers: Sequence[Number | None]) -> Number | None:
    closed = [number for number in numbers if number is not None]
    return pick(closed) if len(closed) == len(numbers) else None


def _sum(numbers: Iterable[Number | None]) -> Number | None:
    found = list(numbers)
    return None if None in found else sum(n for n in found if n is not None)


def _at_most_zero(x: Number | None) -> Number | None:
    return None if x is None else min(x, 0)


def _at_least_zero(x: Number | None) -> Number | None:
    return None if x is None else max(x, 0)
