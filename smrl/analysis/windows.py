"""Counts and sums over windows of the calendar when facts are open, as smrl.backends.interpret.windows has them.

The windows looked at are the same, each under the condition that there is a member to find it by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.aggregates import Unseen
from smrl.analysis.calendars import Calendars
from smrl.analysis.terms import Bit, Figure
from smrl.analysis.values import Number, Time
from smrl.instants import Calendar

End = tuple[Bit, Figure]
"""Whether a bound is known, and what it is."""

Period = tuple[Bit, Figure, Figure]
"""Whether it is known; its first and its last day."""

NOTHING: Final[End] = (True, 0)
_GREATEST: Final = ("greatest_count", "greatest_sum")


@lean.frozen(eq=False)
class Dated:
    """A member that may be in, where `there`; `certain`: it is, if so. `value` is closed by the declared range."""

    there: Bit
    certain: Bit
    day: Time
    value: Number

    @property
    def low(self) -> End:
        """What it adds at least to a window that it is in, if it is a member."""
        return self.value.low_known, t.pick(self.certain, self.value.low, t.least(self.value.low, 0))

    @property
    def high(self) -> End:
        return self.value.high_known, t.pick(self.certain, self.value.high, t.most(self.value.high, 0))

    @property
    def dated(self) -> Bit:
        return t.and_(self.there, self.day.known)

    @property
    def undated(self) -> Bit:
        return t.and_(self.there, t.not_(self.day.known))


@lean.frozen(eq=False)
class Window:
    """`there`: it is to be looked at; `holds`: which of the members it holds."""

    there: Bit
    holds: tuple[Bit, ...]


@lean.frozen(eq=False)
class Windowed:
    """What a windowed aggregate is worked out from."""

    calendars: Calendars
    kind: str
    window: Figure | Calendar
    cast: Sequence[Dated]
    unseen: Unseen
    each: Number
    period: Period | None
    exact: bool  # every member, its day and its number are known wherever it is there

    def result(self) -> Number:
        """The value of a windowed aggregate."""
        if self.kind in _GREATEST:
            return self._greatest()
        return Number(False, 0, False, 0) if self.period is None else self._least(self.period)

    def _greatest(self) -> Number:
        windows = list(self._holding())
        fewer, more = self._fewer(), self._more()
        lows = [(window.there, _sum(fewer, self._low(window))) for window in windows]
        low: Figure = 0
        for there, (known, figure) in (*lows, *self._alone(fewer)):
            low = t.pick(t.and_(there, known), t.most(low, figure), low)
        if self.exact:
            return Number(True, low, True, low)
        high_known, high = more
        for window in windows:
            known, figure = _sum(more, self._high(window))
            high = t.pick(window.there, t.most(high, figure), high)
            high_known = t.and_(high_known, t.or_(t.not_(window.there), known))
        return Number(True, low, high_known, high)

    def _least(self, period: Period) -> Number:
        windows = list(self._within(period))
        fewer, more = self._fewer(), self._more()
        some = t.any_(window.there for window in windows)
        found: Bit = False
        high: Figure = 0
        for window in windows:
            known, figure = _sum(more, self._high(window))
            better = t.and_(window.there, known, t.or_(t.not_(found), t.less(figure, high)))
            high, found = t.pick(better, figure, high), t.or_(found, t.and_(window.there, known))
        if self.exact:
            return Number(found, high, found, high)
        low_known, low = self._lowest(windows, fewer)
        return Number(t.and_(some, low_known), low, found, high)

    def _lowest(self, windows: Sequence[Window], fewer: End) -> End:
        found: Bit = False
        every: Bit = True
        least: Figure = 0
        for window in windows:
            known, figure = _sum(fewer, self._low(window))
            least = t.pick(t.and_(window.there, t.or_(t.not_(found), t.less(figure, least))), figure, least)
            found = t.or_(found, window.there)
            every = t.and_(every, t.or_(t.not_(window.there), known))
        return every, least

    # -- windows among which the extreme one is --------------------------------------------------------------------

    def _holding(self) -> Iterator[Window]:
        """Those that begin or end with a member, or only just do not."""
        window = self.window
        if not isinstance(window, str):
            for one in self.cast:
                for start in self._starts(one, window):
                    yield self._from(one.dated, start, window)
            return
        numbers = self._numbers()
        for one, number in zip(self.cast, numbers, strict=True):
            yield self._alike(one.dated, number, numbers)

    def _within(self, period: Period) -> Iterator[Window]:
        """Such of those that lie wholly in the period; those without a member count as one."""
        known, first, last = period
        window = self.window
        if not isinstance(window, str):
            latest = t.add(t.subtract(last, window), 1)
            yield self._from(t.and_(known, t.at_most(first, latest)), first, window)
            for one in self.cast:
                for start in self._starts(one, window):
                    inside = t.and_(known, t.at_most(first, start), t.at_most(start, latest))
                    yield self._from(t.and_(one.dated, inside), start, window)
            return
        before, after = self.calendars.number(first, window, -1), self.calendars.number(last, window, 1)
        numbers = self._numbers()
        apart: list[Bit] = []
        for at, (one, number) in enumerate(zip(self.cast, numbers, strict=True)):
            there = t.and_(known, one.dated, t.less(before, number), t.less(number, after))
            yield self._alike(there, number, numbers)
            earlier = (t.and_(self.cast[i].dated, t.same(numbers[i], number)) for i in range(at))
            apart.append(t.and_(there, *(t.not_(same) for same in earlier)))
        taken = t.add(1, *(t.pick(one, 1, 0) for one in apart))
        yield Window(t.and_(known, t.less(taken, t.subtract(after, before))), (False,) * len(self.cast))

    def _starts(self, one: Dated, length: Figure) -> tuple[Figure, ...]:
        """Where a sum changes: a member falls out, or comes in, which can only raise it where none is below zero."""
        coming, falling = t.add(t.subtract(one.day.day, length), 1), t.add(one.day.day, 1)
        if self.each.low_known is not True or t.at_most(0, self.each.low) is not True:
            return coming, falling
        return (coming,) if self.kind in _GREATEST else (falling,)

    def _numbers(self) -> list[Figure]:
        assert isinstance(self.window, str)
        return [self.calendars.number(one.day.day, self.window) for one in self.cast]

    def _from(self, there: Bit, start: Figure, length: Figure) -> Window:
        end = t.subtract(t.add(start, length), 1)
        holds = (t.and_(one.dated, t.at_most(start, one.day.day), t.at_most(one.day.day, end)) for one in self.cast)
        return Window(there, tuple(holds))

    def _alike(self, there: Bit, number: Figure, numbers: Sequence[Figure]) -> Window:
        holds = (t.and_(one.dated, t.same(own, number)) for one, own in zip(self.cast, numbers, strict=True))
        return Window(there, tuple(holds))

    # -- what they come to -----------------------------------------------------------------------------------------

    def _low(self, window: Window) -> End:
        """The least that the members dated in a window come to."""
        return _total((holds, one.low) for holds, one in zip(window.holds, self.cast, strict=True))

    def _high(self, window: Window) -> End:
        return _total((holds, one.high) for holds, one in zip(window.holds, self.cast, strict=True))

    def _fewer(self) -> End:
        """By how much members of unknown day, named or not, could lower what a window comes to."""
        return _total(
            [*((one.undated, _lowering(one.low)) for one in self.cast), self._unnamed(_lowering(_low(self.each)))]
        )

    def _more(self) -> End:
        return _total(
            [*((one.undated, _raising(one.high)) for one in self.cast), self._unnamed(_raising(_high(self.each)))]
        )

    def _unnamed(self, end: End) -> tuple[Bit, End]:
        """What those nobody has named add at most, each of them so much; unknown if they could be any number."""
        known, figure = end
        countless = t.and_(known, t.same(figure, 0))
        number = t.pick(self.unseen.counted, self.unseen.number, 0)
        return self.unseen.some, (t.choose(self.unseen.counted, known, countless), t.times(figure, number))

    def _alone(self, fewer: End) -> Iterator[tuple[Bit, End]]:
        """What a window comes to that holds a member of unknown day, and all that could lower it."""
        rest = _sum(fewer, _total((one.dated, _lowering(one.low)) for one in self.cast))
        for one in self.cast:
            yield t.and_(one.undated, t.less(0, one.low[1])), _sum(one.low, rest)
        if self.unseen.certain:
            there = t.and_(self.unseen.some, self.unseen.counted, t.less(0, self.each.low))
            yield there, _sum(_low(self.each), rest)


def _low(number: Number) -> End:
    return number.low_known, number.low


def _high(number: Number) -> End:
    return number.high_known, number.high


def _lowering(end: End) -> End:
    return end[0], t.least(end[1], 0)


def _raising(end: End) -> End:
    return end[0], t.most(end[1], 0)


def _sum(one: End, other: End) -> End:
    return t.and_(one[0], other[0]), t.add(one[1], other[1])


def _total(parts: Iterator[tuple[Bit, End]] | list[tuple[Bit, End]]) -> End:
    """The sum of those that hold; unknown if one of them is."""
    known: list[Bit] = []
    figures: list[Figure] = []
    for holds, (is_known, figure) in parts:
        known.append(t.or_(t.not_(holds), is_known))
        figures.append(t.pick(holds, figure, 0))
    return t.all_(known), t.add(*figures)
