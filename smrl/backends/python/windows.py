"""Counts and sums over windows of the calendar, from the days and numbers that generated loops have gathered.

A window's sum changes only where a day comes into it or falls out: those changes are added up in the order of the days
on which windows begin, so that a year's log costs hardly more than sorting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from smrl.backends.python.runtime import End, Number, unseen
from smrl.instants import SECONDS, Calendar, Instant, calendar_span

Dated = tuple[bool, Instant | None, End, End]
"""A member: whether it is in for certain, when, and the ends of its number."""

Sums = Iterator[tuple[int, int, Any]]
"""Of windows that begin one after the other: the first day, how many members have an open end, the sum of the rest."""


def window_of(length: End) -> int | None:
    """The days of a window whose length a parameter says, if it says whole ones."""
    days, rest = divmod(length or 0, SECONDS["day"])
    return int(days) if days > 0 and not rest else None


class Windows:
    """The members of a windowed aggregate; what holds of lower ends is kept at 0 and of upper ends at 1.

    `low` and `high` are the ends between which any number lies; `everyone`: no filter could leave one out.
    """

    __slots__ = ("_days", "_is_known", "_loose", "_single", "_window")

    def __init__(
        self, members: Any, dated: list[Dated], low: End, high: End, everyone: bool, window: int | Calendar | None
    ) -> None:
        self._is_known, self._window = members is not None and window is not None, window
        self._days: list[tuple[int, End, End]] = []
        loose: list[tuple[End, End]] = []
        single: list[End] = []
        for sure, date, least, most in dated:
            if not sure:
                least, most = _lowering(least), _raising(most)
            if date is None:
                loose.append((_lowering(least), _raising(most)))
                single.append(least)
            else:
                self._days.append((date.day, least, most))
        hidden = unseen(members)
        if hidden != 0:
            loose.append((_times(_lowering(low), hidden), _times(_raising(high), hidden)))
            if everyone and hidden:
                single.append(low)
        self._loose = _total(least for least, _ in loose), _total(most for _, most in loose)
        self._single: Number = max((number for number in single if number is not None), default=0)

    def greatest(self) -> tuple[End, End]:
        """Bounds of the greatest sum of any window; there is always one without members."""
        if not self._is_known:
            return None, None
        fewer, more = self._loose
        low: Number = 0
        if fewer is not None:
            lows = (total + fewer for _, is_open, total in self._any_window(0) if not is_open)
            dated = _total(_lowering(least) for _, least, _ in self._days)
            alone = 0 if dated is None else self._single + fewer + dated
            low = max(max(lows, default=0), alone, 0)
        high: End = None
        if more is not None and all(most is not None for _, _, most in self._days):
            high = more + max((total for _, _, total in self._any_window(1)), default=0)
            high = max(high, more)
        return low, high

    def least(self, first: Any, last: Any) -> tuple[End, End]:
        """Bounds of the least sum of the windows that lie between two days, these included."""
        if not self._is_known or not isinstance(first, Instant) or not isinstance(last, Instant):
            return None, None
        lows, highs = (list(self._windows_within(first.day, last.day, at)) for at in (0, 1))
        if not lows:
            return None, None
        fewer, more = self._loose
        low = None if fewer is None or any(opened for opened, _ in lows) else min(total for _, total in lows) + fewer
        closed = [total for opened, total in highs if not opened]
        return low, None if more is None or not closed else min(closed) + more

    def _any_window(self, at: int) -> Sums:
        if isinstance(self._window, int):
            return self._rolling(at, self._window)
        sums: dict[int, list[Any]] = {}
        for day, *ends in self._days:
            kept = sums.setdefault(calendar_span(day, self._window)[0], [0, 0])
            _add(kept, ends[at], 1)
        return ((first, opened, total) for first, (opened, total) in sums.items())

    def _rolling(self, at: int, window: int) -> Sums:
        changes = [(day - window + 1, 1, ends[at]) for day, *ends in self._days]
        changes += [(day + 1, -1, ends[at]) for day, *ends in self._days]
        changes.sort(key=_first)
        return _added_up(changes)

    def _windows_within(self, first: int, last: int, at: int) -> Iterator[tuple[int, Any]]:
        """The sums of the windows between two days, as often as they change."""
        if isinstance(self._window, int):
            latest = last - self._window + 1
            if first > latest:
                return
            opened, total = 0, 0
            for begins, is_open, added in self._rolling(at, self._window):
                if first < begins <= latest:
                    yield opened, total
                if begins > latest:
                    break
                opened, total = is_open, added
            yield opened, total
            return
        sums = {begins: (is_open, total) for begins, is_open, total in self._any_window(at)}
        day = first
        while day <= last:
            begins, ends = calendar_span(day, self._window)
            if first <= begins and ends <= last:
                yield sums.get(begins, (0, 0))
            day = ends + 1


def _added_up(changes: Sequence[tuple[int, int, End]]) -> Sums:
    """After all the changes of a day: the day, and what the window that begins on it comes to."""
    kept: list[Any] = [0, 0]
    for place, (day, sign, number) in enumerate(changes, 1):
        _add(kept, number, sign)
        if place == len(changes) or changes[place][0] != day:
            yield day, kept[0], kept[1]


def _add(kept: list[Any], number: End, sign: int) -> None:
    if number is None:
        kept[0] += sign
    else:
        kept[1] += sign * number


def _first(change: tuple[int, int, End]) -> int:
    return change[0]


def _lowering(number: End) -> End:
    return None if number is None else min(number, 0)


def _raising(number: End) -> End:
    return None if number is None else max(number, 0)


def _times(number: End, times: int | None) -> End:
    """So often that number; however often nothing, it is nothing."""
    if number is None or number == 0:
        return number
    return None if times is None else number * times


def _total(numbers: Iterable[End]) -> End:
    found = list(numbers)
    return None if None in found else sum(number for number in found if number is not None)
