"""Plain functions that generated code calls for what is too rare, or too long, to be written out each time.

Numbers come as two ends; an open one is `None`, and both are for a number of which nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any, Final

from smrl.instants import Instant, before, same, within, within_before, within_until
from smrl.values import ABSENT, Partial

Number = int | Fraction
End = Number | None
Same = Callable[[Any, Any], bool | None]
Doubtful = tuple[bool, End, End]
"""A member of an aggregate that is not plainly in with a known value: whether it is in for certain, and its ends."""

_DAY: Final = 86400


# -- collections ----------------------------------------------------------------------------------------------------


def is_open(members: Any) -> bool:
    """Whether a collection is unknown or has members nobody has named."""
    return members is None or (members.__class__ is Partial and members.total != len(members))


def unseen(members: Any) -> int | None:
    return members.unseen if isinstance(members, Partial) else 0


def majority(members: Any, low: int, high: int) -> bool | None:
    """Whether more hold than do not, who lead by `low` to `high`."""
    hidden = unseen(members)
    if members is None or hidden is None:
        return None
    return True if low > hidden else False if high + hidden <= 0 else None


def followed(ids: Any, index: Mapping[Any, Any]) -> tuple[Any, ...]:
    """The objects that ids lead to, `None` where there is none with the id."""
    found = tuple(index.get(one) for one in ids)
    return Partial(found, ids.total) if isinstance(ids, Partial) else found


def members_of(named: Sequence[Any], spread: int | None) -> tuple[Any, ...]:
    """The members of a group to which up to so many others may belong."""
    return tuple(named) if spread == 0 else Partial(named)


def spread_of(members: Any, unsure: Sequence[Any]) -> int | None:
    """How many may belong to any group: those who are unsure, and those whom nobody has named."""
    if members is None or members is ABSENT:
        return 0
    hidden = unseen(members)
    return None if hidden is None else len(unsure) + hidden


def concerns(one: Any, chosen: frozenset[int]) -> bool:
    """Whether an object is among those asked for, or is a group with one of them: it comes as smrl.backends.results
    has it."""
    if one.__class__ is tuple:
        unsure, _, _, named = one
        return any(id(member) in chosen for member in (*named, *unsure))
    return id(one) in chosen


def selected(members: Any, chosen: frozenset[int] | None) -> tuple[Sequence[Any], bool]:
    """The members to be judged, and whether others may follow whom nobody has named."""
    if chosen is not None:
        return tuple(one for one in members or () if id(one) in chosen), False
    return members or (), is_open(members)


# -- equality: True, False or None --------------------------------------------------------------------------------


def same_word(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else bool(a == b)


def same_number(a: Any, b: Any) -> bool | None:
    return same_word(a, b)


def same_object(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else a is b


def same_moment(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else same(a, b)


def found(of: Any, members: Any, equal: Same) -> bool | None:
    """Whether one of the members is this value."""
    if of is ABSENT or members is ABSENT:
        return False
    if members is None:
        return None
    answer: bool | None = None if is_open(members) else False
    if equal is same_word and of is not None:
        return True if of in members else None if None in members else answer
    for member in members:
        is_it = equal(of, member)
        if is_it:
            return True
        if is_it is None:
            answer = None
    return answer


def number_among(low: Any, high: Any, members: Any) -> bool | None:
    """Whether a number known by bounds is one of these."""
    if low is not None and low == high:
        return found(low, members, same_number)
    if low is ABSENT or members is ABSENT:
        return False
    if members is None or is_open(members) or None in members:
        return None
    inside = [m for m in members if m is not ABSENT and (low is None or m >= low) and (high is None or m <= high)]
    return None if inside else False


def same_members(a: Any, b: Any, equal: Same) -> bool | None:
    """Whether two sets have the same members."""
    if a is ABSENT or b is ABSENT:
        return False
    if a is None or b is None:
        return None
    answers = [found(one, b, equal) for one in a] + [found(one, a, equal) for one in b]
    if False in answers:
        return False
    return None if None in answers or is_open(a) or is_open(b) else True


def alike(a: Any, b: Any) -> bool:
    """Whether both arms of an `if` are the same list, with the same objects in it, or the same set of words."""
    if a is b:
        return True
    if isinstance(a, tuple) and isinstance(b, tuple):
        same_all = all(x is y or (isinstance(x, str) and x == y) for x, y in zip(a, b, strict=False))
        return len(a) == len(b) and unseen(a) == unseen(b) and same_all
    return isinstance(a, frozenset) and isinstance(b, frozenset) and a == b


# -- moments ------------------------------------------------------------------------------------------------------

WITHIN: Final = {"within_after": within, "within_before": within_before, "within_until": within_until}


def earlier(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else before(a, b)


def in_time(relation: Callable[..., bool | None], of: Any, low: Any, high: Any, anchor: Any, grain: int) -> bool | None:
    """Whether a moment lies within a limit of another, whatever the limit is within its ends."""
    if of is ABSENT or anchor is ABSENT or low is ABSENT:
        return False
    if of is None or anchor is None:
        return None
    if low is not None and relation(of, low, anchor, grain):
        return True
    return False if high is not None and relation(of, high, anchor, grain) is False else None


# -- arithmetic ---------------------------------------------------------------------------------------------------


def quotient(a: Number, b: Number) -> End:
    """Exact; `None` if the divisor is zero."""
    if b == 0:
        return None
    if isinstance(a, int) and isinstance(b, int):
        whole, rest = divmod(a, b)
        return Fraction(a, b) if rest else whole
    return Fraction(a) / b


def times(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any]:
    """[a, b] times [c, d]."""
    if a is ABSENT or c is ABSENT:
        return ABSENT, ABSENT
    if (a is None and b is None) or (c is None and d is None):
        return None, None
    least: list[End] = []
    most: list[End] = []
    for x, x_sign in ((a, -1), (b, 1)):
        for y, y_sign in ((c, -1), (d, 1)):
            sign = (x_sign if x is None else _sign(x)) * (y_sign if y is None else _sign(y))
            product = 0 if sign == 0 else None if x is None or y is None else x * y
            if product is not None or sign < 0:
                least.append(product)
            if product is not None or sign > 0:
                most.append(product)
    return _least(least), _most(most)


def divided(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any]:
    """[a, b] divided by [c, d]; unknown where that may be zero."""
    if a is ABSENT or c is ABSENT:
        return ABSENT, ABSENT
    if c is not None and c > 0:
        return times(a, b, 0 if d is None else Fraction(1) / d, Fraction(1) / c)
    if d is not None and d < 0:
        return times(a, b, Fraction(1) / d, 0 if c is None else Fraction(1) / c)
    return None, None


def _sign(x: Number) -> int:
    return (x > 0) - (x < 0)


def _least(ends: list[End]) -> End:
    return None if None in ends else min(end for end in ends if end is not None)


def _most(ends: list[End]) -> End:
    return None if None in ends else max(end for end in ends if end is not None)


# -- aggregates ---------------------------------------------------------------------------------------------------


def counted(members: Any, low: int, high: int, everyone: bool) -> tuple[End, End]:
    """A count with the members that nobody has named. `everyone`: no filter could leave one out."""
    if members is None:
        return None, None
    hidden = unseen(members)
    return (low + (hidden or 0) if everyone else low), (None if hidden is None else high + hidden)


def whole(numbers: Sequence[Number]) -> tuple[list[int], int]:
    """Numbers as whole ones over one denominator: adding and comparing fractions one by one is slow."""
    if set(map(type, numbers)) == {int}:
        return [*numbers], 1  # type: ignore[list-item]  # asked in the line above
    ratios = [number.as_integer_ratio() for number in numbers]
    times = {below: 1 for _, below in ratios}
    if len(times) == 1:
        return [above for above, _ in ratios], ratios[0][1]
    common = lcm(*times)
    times = {below: common // below for below in times}
    return [above * times[below] for above, below in ratios], common


def _picked(numbers: Sequence[Number], pick: Any) -> Number:
    """The least or the greatest."""
    numerators, below = whole(numbers)
    return quotient(pick(numerators), below) or 0


class Gathered:
    """The members of an aggregate: values of those certainly in, and the doubtful ones."""

    __slots__ = ("_whole", "certain", "doubtful")

    def __init__(self, certain: list[Number], doubtful: list[Doubtful]) -> None:
        self.certain, self.doubtful = certain, doubtful
        self._whole: tuple[list[int], int] | None = None

    def pick(self, choose: Callable[[list[int]], int]) -> Number:
        """What `sum`, `min` or `max` gives of the certain values; brought to one denominator once for all of these."""
        if self._whole is None:
            self._whole = whole(self.certain)
        numerators, below = self._whole
        return quotient(choose(numerators), below) or 0


def summed(members: Any, gathered: Gathered, low: End, high: End, everyone: bool) -> tuple[End, End]:
    """Bounds of a sum: whoever may be left out adds only what lowers the lower end, or raises the upper one."""
    if members is None:
        return None, None
    total, hidden, doubtful = gathered.pick(sum), unseen(members), gathered.doubtful
    return (
        _sum_end(total, [(sure, a) for sure, a, _ in doubtful], hidden, low, everyone, min),
        _sum_end(total, [(sure, b) for sure, _, b in doubtful], hidden, high, everyone, max),
    )


def _sum_end(
    total: Number, doubtful: list[tuple[bool, End]], hidden: int | None, each: End, everyone: bool, pick: Any
) -> End:
    for is_in, end in doubtful:
        if end is None:
            return None
        total += end if is_in else pick(end, 0)
    if hidden == 0:
        return total
    if each is None:
        return None
    if hidden is None:
        return total if pick(each, 0) == 0 else None
    return total + hidden * (each if everyone else pick(each, 0))


def averaged(members: Any, gathered: Gathered, low: End, high: End, everyone: bool) -> tuple[End, End]:
    """Bounds of an average: the doubtful ones are let in as long as they still pull it that way."""
    if members is None:
        return None, None
    hidden, total, count = unseen(members), gathered.pick(sum), len(gathered.certain)
    if not gathered.doubtful and hidden == 0:
        mean = quotient(total, count)
        return mean, mean
    lows = [(sure, a) for sure, a, _ in gathered.doubtful]
    highs = [(sure, b) for sure, _, b in gathered.doubtful]
    return (
        _average_end(total, count, lows, hidden, low, everyone, 1),
        _average_end(total, count, highs, hidden, high, everyone, -1),
    )


def _average_end(
    total: Number,
    count: int,
    doubtful: list[tuple[bool, End]],
    hidden: int | None,
    each: End,
    everyone: bool,
    sign: int,
) -> End:
    """The least average (sign 1) or the greatest (sign -1) of a total of so many, and others."""
    sure = [end for is_in, end in doubtful if is_in and end is not None]
    optional = [end for is_in, end in doubtful if not is_in and end is not None]
    if len(sure) + len(optional) < len(doubtful) or (hidden != 0 and each is None):
        return None
    (so_far, unseen_one, *numerators), below = whole([total, each or 0, *sure, *optional])
    count, together = count + len(sure), sign * (so_far + sum(numerators[: len(sure)]))
    waiting = [(sign * number, 1) for number in numerators[len(sure) :]]
    if everyone and hidden:
        count, together = count + hidden, together + sign * unseen_one * hidden
    elif hidden != 0:
        waiting.append((sign * unseen_one, hidden or 0))  # 0 times: nobody knows how often, so as often as it helps
    if count == 0:
        return None
    for number, number_of_times in sorted(waiting):
        if number * count < together:
            if number_of_times == 0:
                return quotient(sign * number, below)
            count, together = count + number_of_times, together + number * number_of_times
    return quotient(sign * together, count * below)


def least(members: Any, gathered: Gathered, low: End, high: End, everyone: bool) -> tuple[End, End]:
    """Bounds of a minimum: the least upper end of those certainly in, the least lower end of all."""
    return _extreme(members, gathered, (low, high), everyone, min)


def greatest(members: Any, gathered: Gathered, low: End, high: End, everyone: bool) -> tuple[End, End]:
    """Bounds of a maximum."""
    return _extreme(members, gathered, (low, high), everyone, max)


def _extreme(members: Any, gathered: Gathered, each: tuple[End, End], everyone: bool, pick: Any) -> tuple[End, End]:
    if members is None:
        return None, None
    hidden, doubtful = unseen(members), gathered.doubtful
    known = [gathered.pick(pick)] if gathered.certain else []
    if not doubtful and hidden == 0:
        return (known[0], known[0]) if known else (None, None)
    sure = [(a, b) for is_in, a, b in doubtful if is_in] + ([each] if everyone and hidden else [])
    if not known and not sure:
        return None, None
    anyone = [(a, b) for _, a, b in doubtful] + ([each] if hidden != 0 else [])
    outer, inner = (1, 0) if pick is max else (0, 1)
    far = [*known, *(ends[outer] for ends in anyone)]
    near = [*known, *(end for ends in sure if (end := ends[inner]) is not None)]
    farthest = None if None in far else _picked([end for end in far if end is not None], pick)
    nearest = _picked(near, pick) if near else None
    return (farthest, nearest) if pick is min else (nearest, farthest)


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


# -- incorporated norms -------------------------------------------------------------------------------------------


def travels(recorded: Any, root: Any, norm: str, matter: str, subject: Any, otherwise: bool | None) -> bool | None:
    """The recorded finding on whether a norm applies to somebody, else what the norm's flags say."""
    if subject is None or subject is ABSENT:
        return None if subject is None else False
    answer = ABSENT if recorded is None else recorded(root, norm, matter, subject)
    return answer if answer is None or isinstance(answer, bool) else otherwise
