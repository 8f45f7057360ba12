"""Which week, month or year of the calendar an open day lies in, as numbers that rules tie to the day.

Days are counted from 1970. A year begins on the first of March for the reckoning, so that the leap day is its last.
The solver finds a number by the rules much sooner than by the sums that work it out, which are kept beside it.
"""

from __future__ import annotations

from typing import Final

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.terms import Bit, Figure
from smrl.instants import Calendar

_MONDAY: Final = 3  # the first day of 1970 was a Thursday
_FIRST_OF_MARCH: Final = 719468  # days from the first of March of the year 0 to 1970
_CYCLE: Final = 400  # years, after which the calendar repeats
_CYCLE_DAYS: Final = 146097
_TO_JANUARY: Final = 2  # months from January to March
_LONGEST: Final = {"month": 31, "year": 366}


@lean.frozen(eq=False)
class Calendars:
    """The reckoning of one facility: `rules` holds what it adds to what always holds there."""

    rules: list[Bit]
    sums: dict[str, Figure] = lean.field(factory=dict)  # of each number, by its name, what works it out
    _numbers: dict[tuple[str, int, int], tuple[Figure, Figure]] = lean.field(factory=dict)

    def number(self, day: Figure, calendar: Calendar, later: int = 0) -> Figure:
        """A number that days of one week, month or year share; that of the next is one more. `later`: days to add."""
        key = calendar, id(day), later
        if key not in self._numbers:
            self._numbers[key] = day, self._number(day, calendar, later)  # the day is kept: its identity is used
            if calendar != "week":
                self._in_order(key)
        return self._numbers[key][1]

    def _number(self, day: Figure, calendar: Calendar, later: int) -> Figure:
        if calendar == "week":
            return self._quotient(t.add(day, later + _MONDAY), 7)
        if calendar == "year":
            return self._quotient(t.add(self.number(day, "month", later), _TO_JANUARY), 12)
        return self._month(t.add(day, later + _FIRST_OF_MARCH))

    def _month(self, day: Figure) -> Figure:
        month = self._whole(_month(day))
        year = self._quotient(month, 12)
        fourth, hundredth, fourhundredth = (self._quotient(year, by) for by in (4, 100, 400))
        before = t.add(t.times(365, year), fourth, t.minus(hundredth), fourhundredth)
        common = t.and_(_is_last(year, hundredth, 100), t.not_(_is_last(year, fourhundredth, 400)))
        last = t.pick(t.and_(_is_last(year, fourth, 4), t.not_(common)), 365, 364)
        of_year, of_months = t.subtract(day, before), t.subtract(month, t.times(12, year))
        first, next_first = (
            self._quotient(t.add(t.times(153, months), 2), 5)  # five months take 153 days, from March on
            for months in (of_months, t.add(of_months, 1))
        )
        self.rules.extend((t.at_most(first, of_year), t.less(of_year, next_first), t.at_most(of_year, last)))
        return month

    def _in_order(self, key: tuple[str, int, int]) -> None:
        """What follows from the rest, but not at once: numbers go up with days, and no month or year is longer."""
        calendar, longest = key[0], _LONGEST[key[0]]
        day, own = self._numbers[key]
        for (kind, _, later), (other_day, other) in self._numbers.items():
            if kind == calendar and other is not own:
                gap = t.subtract(t.add(other_day, later), t.add(day, key[2]))
                near = t.and_(t.less(-longest, gap), t.less(gap, longest))
                self.rules.extend(
                    (
                        t.or_(t.less(gap, 0), t.at_most(own, other)),
                        t.or_(t.less(0, gap), t.at_most(other, own)),
                        t.or_(t.not_(t.same(own, other)), near),
                    )
                )

    def _quotient(self, x: Figure, by: int) -> Figure:
        """How often a whole number goes into another, rounded down."""
        found = self._whole(t.quotient(x, by))
        rest = t.subtract(x, t.times(by, found))
        self.rules.extend((t.at_most(0, rest), t.less(rest, by)))
        return found

    def _whole(self, sum: Figure) -> Figure:
        """A number that the rules tell; where nothing is open, it is worked out."""
        if not isinstance(sum, t.Term):
            return sum
        name = f"whole {len(self.sums) + 1}"
        self.sums[name] = sum
        return t.variable(name, "Int")


def _is_last(year: Figure, quotient: Figure, by: int) -> Bit:
    """Whether the next year is a multiple: its February ends this one."""
    return t.same(t.subtract(year, t.times(by, quotient)), by - 1)


def _month(day: Figure) -> Figure:
    """The number of the month, counted from a March, as the day is."""
    cycle, of_cycle = _divided(day, _CYCLE_DAYS)
    leap_days = t.subtract(t.add(t.quotient(of_cycle, 1460), t.quotient(of_cycle, 146096)), t.quotient(of_cycle, 36524))
    year = t.quotient(t.subtract(of_cycle, leap_days), 365)
    before = t.add(t.times(365, year), t.quotient(year, 4), t.minus(t.quotient(year, 100)))
    of_year = t.subtract(of_cycle, before)
    month = t.quotient(t.add(t.times(5, of_year), 2), 153)  # five months take 153 days, from March on
    return t.add(t.times(12 * _CYCLE, cycle), t.times(12, year), month)


def _divided(x: Figure, by: int) -> tuple[Figure, Figure]:
    whole = t.quotient(x, by)
    return whole, t.subtract(x, t.times(by, whole))
