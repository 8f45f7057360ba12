"""What aggregates come to, from what generated loops have gathered: exact where all is known, else within bounds.

Numbers come as two ends; an open one is `None`, and both are for a number of which nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from math import lcm
from operator import gt, index, lt
from typing import Any, Final

from smrl.backends.python.runtime import End, Number, Same, is_open, quotient, same_moment, same_object, unseen
from smrl.instants import Instant

Doubtful = tuple[bool, End, End]
"""A member of an aggregate that is not plainly in with a known value: whether it is in for certain, and its ends."""

Ends = tuple[End, End]

_WHOLE: Final = {int, type(None)}
_DAY: Final = 86400


def counted(members: Any, low: int, high: int, everyone: bool) -> tuple[End, End]:
    """A count with the members that nobody has named. `everyone`: no filter could leave one out."""
    if members is None:
        return None, None
    hidden = unseen(members)
    return (low + (hidden or 0) if everyone else low), (None if hidden is None else high + hidden)


class Gathered:
    """The members of a numeric aggregate: values of those certainly in, and the doubtful ones.

    `low` and `high` are the ends between which any value lies; `everyone`: no filter could leave one out. All is
    reckoned in whole numbers over one denominator, since adding and comparing fractions one by one is slow. What holds
    of lower ends is kept at 0 and of upper ends at 1.
    """

    __slots__ = ("_below", "_certain", "_each", "_everyone", "_hidden", "_is_known", "_optional", "_sum", "_sure")

    def __init__(
        self, members: Any, certain: list[Number], doubtful: list[Doubtful], low: End, high: End, everyone: bool
    ) -> None:
        self._is_known, self._hidden, self._everyone = members is not None, unseen(members), everyone
        is_in: Any
        lows: Any
        highs: Any
        is_in, lows, highs = zip(*doubtful, strict=True) if doubtful else ((), (), ())
        self._below, self._sum = 1, _whole_sum(certain)
        self._certain: list[Any] = certain
        self._each: Sequence[Any] = (low, high)
        if self._sum is None or not _WHOLE.issuperset({*map(type, lows), *map(type, highs), type(low), type(high)}):
            numbers = certain, lows, highs, self._each
            self._below = lcm(*(n.denominator for several in numbers for n in several if n is not None))
            self._certain, lows, highs, self._each = (_scaled(several, self._below) for several in numbers)
            self._sum = sum(self._certain)
        may_be = [not sure for sure in is_in]
        self._sure = [*compress(lows, is_in)], [*compress(highs, is_in)]
        self._optional = [*compress(lows, may_be)], [*compress(highs, may_be)]

    def _number(self, above: Any, times: int = 1) -> End:
        return quotient(above, self._below * times)

    def total(self) -> Ends:
        """Bounds of the sum: whoever may be left out adds only what lowers the lower end, or raises the upper one."""
        if not self._is_known:
            return None, None
        return self._total(0), self._total(1)

    def _total(self, at: int) -> End:
        sure, optional, each, pick = self._sure[at], self._optional[at], self._each[at], (min, max)[at]
        if None in sure or None in optional or (self._hidden != 0 and each is None):
            return None
        total = self._sum + sum(sure) + sum(pick(number, 0) for number in optional)
        if self._hidden == 0:
            return self._number(total)
        if self._hidden is None:
            return self._number(total) if pick(each, 0) == 0 else None
        return self._number(total + self._hidden * (each if self._everyone else pick(each, 0)))

    def average(self) -> Ends:
        """Bounds of the average: the doubtful ones are let in as long as they still pull it that way."""
        if not self._is_known:
            return None, None
        return self._average(0), self._average(1)

    def _average(self, at: int) -> End:
        sure, optional, each, hidden = self._sure[at], self._optional[at], self._each[at], self._hidden
        if None in sure or None in optional or (hidden != 0 and each is None):
            return None
        total, count = self._sum + sum(sure), len(self._certain) + len(sure)
        if self._everyone and hidden:
            total, count = total + each * hidden, count + hidden
        if count == 0:
            return None
        pulls = gt if at else lt
        waiting = [(number, 1) for number in optional if pulls(number * count, total)]
        if hidden is None or not (self._everyone or hidden == 0):
            waiting.append((each, hidden or 0))  # 0 times: nobody knows how often, so as often as it helps
        for number, times in sorted(waiting, reverse=at == 1):
            if pulls(number * count, total):
                if times == 0:
                    return self._number(number)
                total, count = total + number * times, count + times
        return self._number(total, count)

    def least(self) -> Ends:
        """Bounds of the minimum: the least lower end of all, the least upper end of those certainly in."""
        return self._extremes(min, 0, 1)

    def greatest(self) -> Ends:
        """Bounds of the maximum."""
        farthest, nearest = self._extremes(max, 1, 0)
        return nearest, farthest

    def _extremes(self, pick: Any, outer: int, inner: int) -> Ends:
        more = self._hidden != 0
        surely_more = self._everyone and bool(self._hidden)
        if not self._is_known or not (self._certain or self._sure[0] or surely_more):
            return None, None
        known = [pick(self._certain)] if self._certain else []
        far = [*known, *self._sure[outer], *self._optional[outer], *([self._each[outer]] if more else ())]
        near = [*known, *self._sure[inner], *([self._each[inner]] if surely_more else ())]
        closed = [end for end in near if end is not None]
        farthest = None if None in far else self._number(pick(far))
        return farthest, self._number(pick(closed)) if closed else None


def _whole_sum(numbers: list[Any]) -> Any:
    """The sum of whole numbers; `None` if there is a fraction among them, which `index` does not take."""
    try:
        return sum(map(index, numbers))
    except TypeError:
        return None


def _scaled(numbers: Iterable[Any], below: int) -> list[Any]:
    return [None if number is None else number.numerator * (below // number.denominator) for number in numbers]


def all_differ(members: Any, certain: list[Any], doubtful: list[tuple[bool, Any]], equal: Same | None) -> bool | None:
    """Whether no two members share a value. Without `equal` they are numbers, as pairs of ends."""
    if members is None:
        return None
    hidden = unseen(members)
    more = hidden is None or hidden > 1 or (hidden == 1 and bool(certain or doubtful))
    if equal is None or equal is same_moment:
        return _none_shared(
            [*((True, value) for value in certain), *doubtful], equal or _same_ends, None if more else True
        )
    keys = [id(value) for value in certain] if equal is same_object else certain
    seen = set(keys)
    if len(seen) < len(keys):
        return False
    for _, value in doubtful:
        key = id(value) if equal is same_object and value is not None else value
        more = more or (key is None and len(certain) + len(doubtful) > 1) or key in seen
        seen.add(key)
    return None if more else True


def _none_shared(everyone: list[tuple[bool, Any]], equal: Same, answer: bool | None) -> bool | None:
    """Pair by pair, for values that can overlap."""
    for at, (sure, value) in enumerate(everyone):
        for other_sure, other in everyone[:at]:
            shared = equal(value, other)
            if shared and sure and other_sure:
                return False
            if shared is not False:
                answer = None
    return answer


def _same_ends(one: tuple[End, End], other: tuple[End, End]) -> bool | None:
    (a, b), (c, d) = one, other
    if (b is not None and c is not None and b < c) or (a is not None and d is not None and a > d):
        return False
    return True if a is not None and a == b == c == d else None


def most_frequent(members: Any, certain: list[Any], doubtful: list[Any], sets: bool) -> frozenset[Any] | None:
    """The words that come most often, all of them in a tie; unknown as soon as one is."""
    if doubtful or is_open(members):
        return None
    words: Counter[Any] = Counter()
    for value in certain:
        if sets and (is_open(value) or None in value):
            return None
        words.update(value if sets else (value,))
    most = max(words.values(), default=0)
    return frozenset(word for word, number in words.items() if number == most)


def days_in_a_row(members: Any, certain: list[Instant], doubtful: list[Instant | None]) -> tuple[End, End]:
    """Seconds in the longest run of days that have a member."""
    if members is None:
        return None, None
    days = {moment.day for moment in certain}
    more = days | {moment.day for moment in doubtful if moment is not None}
    unclear = None in doubtful or is_open(members)
    return _longest_run(days) * _DAY, None if unclear else _longest_run(more) * _DAY


def _longest_run(days: set[int]) -> int:
    longest = 0
    for first in days:
        if first - 1 not in days:
            last = first
            while last + 1 in days:
                last += 1
            longest = max(longest, last - first + 1)
    return longest


def days_between(
    members: Any, certain: list[Instant], doubtful: list[Instant | None], first: Any, last: Any
) -> tuple[End, End]:
    """Seconds in the longest run of days of the period that have none."""
    if members is None or not isinstance(first, Instant) or not isinstance(last, Instant):
        return None, None
    days = {moment.day for moment in certain}
    more = days | {moment.day for moment in doubtful if moment is not None}
    unclear = None in doubtful or is_open(members)
    longest = _longest_gap(days, first.day, last.day)
    return (0 if unclear else _longest_gap(more, first.day, last.day)) * _DAY, longest * _DAY


def _longest_gap(days: set[int], first: int, last: int) -> int:
    inside = sorted(day for day in days if first <= day <= last)
    return max(0, *(b - a - 1 for a, b in pairwise((first - 1, *inside, last + 1))))
