"""What aggregates give, exactly where everything is known and as tight bounds where it is not.

A candidate is a member that is in, or may be: `certain` tells which. Unseen members may hold anything that the declared
range of the value allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from operator import itemgetter
from typing import Any

from smrl import lean
from smrl.backends.interpret.numbers import bounds, compare, make
from smrl.backends.results import Interval, Number
from smrl.core.tree import Aggregate
from smrl.instants import SECONDS, Instant, same
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Many


@lean.frozen
class Candidate:
    certain: bool
    value: Any


@lean.frozen
class Unseen:
    """Members nobody has named: how many (`None`: any number), and whether they are certainly in."""

    number: int | None
    certain: bool


@lean.frozen
class Ranged:
    """Numbers with their ends: of those that count for certain, of those that may, and of each unseen one."""

    certain: list[tuple[Number | None, Number | None]]
    possible: list[tuple[Number | None, Number | None]]
    unseen: Unseen
    each: tuple[Number | None, Number | None]


def result(expr: Aggregate, cast: Sequence[Candidate], unseen: Unseen, period: tuple[int, int] | None) -> Any:
    """The value of an aggregate over these candidates."""
    match expr.kind:
        case "unique":
            return _unique(cast, unseen.number)
        case "commonest":
            assert expr.value is not None
            return _commonest(cast, unseen.number, isinstance(expr.value.type, Many))
        case "longest_run":
            return _longest_run(cast, unseen.number)
        case "longest_gap":
            return _longest_gap(cast, unseen.number, period)
    each: tuple[Number | None, Number | None] = (expr.lower, expr.upper)
    if expr.kind == "count":
        cast, each = [Candidate(c.certain, 1) for c in cast], (1, 1)
    elif expr.kind == "share":
        cast, each = [Candidate(c.certain, _indicator(c.value)) for c in cast], (0, 1)
    ends = [(c.certain, _ends(c.value, each)) for c in cast]
    ranged = Ranged([e for certain, e in ends if certain], [e for certain, e in ends if not certain], unseen, each)
    if expr.kind in ("count", "sum"):
        return make(_least_sum(ranged), _negated(_least_sum(_highs(ranged))))
    if not ranged.certain and not (unseen.certain and unseen.number):
        return None  # there may be no member at all, and then no value
    if expr.kind in ("average", "share"):
        return make(_least_average(ranged), _negated(_least_average(_highs(ranged))))
    if expr.kind == "minimum":
        return make(*_extreme(ranged))
    low, high = _extreme(_highs(ranged))
    return make(_negated(high), _negated(low))


def _indicator(truth: bool | None) -> Number | Interval:
    return Interval(0, 1) if truth is None else int(truth)


def _ends(value: Any, each: tuple[Number | None, Number | None]) -> tuple[Number | None, Number | None]:
    """Both ends of a value; what is open ends where the declared range does."""
    low, high = bounds(value)
    return each[0] if low is None else low, each[1] if high is None else high


# -- sums, averages, extremes: stated for the lower end; the upper one is theirs for the negated numbers --------------


def _negated(x: Number | None) -> Number | None:
    return None if x is None else -x


def _highs(ranged: Ranged) -> Ranged:
    def turned(ends: Iterable[tuple[Number | None, Number | None]]) -> list[tuple[Number | None, Number | None]]:
        return [(_negated(high), _negated(low)) for low, high in ends]

    return Ranged(turned(ranged.certain), turned(ranged.possible), ranged.unseen, turned([ranged.each])[0])


def _least_sum(ranged: Ranged) -> Number | None:
    """Those in for certain at their least, and of the others those that are below zero."""
    number, each = ranged.unseen.number, ranged.each[0]
    parts = [low for low, _ in ranged.certain] + [_below_zero(low) for low, _ in ranged.possible]
    if number is None or number > 0:
        share = each if ranged.unseen.certain and number is not None else _below_zero(each)
        parts.append(None if share is None or (number is None and share < 0) else share * (number or 0))
    return None if None in parts else sum(part for part in parts if part is not None)


def _below_zero(x: Number | None) -> Number | None:
    return None if x is None else min(x, 0)


def _least_average(ranged: Ranged) -> Number | None:
    """Those in for certain at their least, then of the others, least first, each that still brings the average down."""
    number, each = ranged.unseen.number, ranged.each[0]
    certain: list[tuple[Number | None, int | None]] = [(low, 1) for low, _ in ranged.certain]
    others: list[tuple[Number | None, int | None]] = [(low, 1) for low, _ in ranged.possible]
    if number != 0:
        (certain if ranged.unseen.certain and number is not None else others).append((each, number))
    if any(low is None for low, _ in certain + others):
        return None
    total: Number = sum(low * (times or 0) for low, times in certain if low is not None)
    count = sum(times or 0 for _, times in certain)
    for low, times in sorted(((low, times) for low, times in others if low is not None), key=itemgetter(0)):
        if low * count < total:
            if times is None:  # any number of them: the average comes as near to theirs as one likes
                return low
            total, count = total + low * times, count + times
    return Fraction(total) / count


def _extreme(ranged: Ranged) -> tuple[Number | None, Number | None]:
    """The ends of the minimum: no more than the least upper end of those certain, no less than the least lower end."""
    unseen = ranged.unseen
    certain = [*ranged.certain, *([ranged.each] if unseen.certain and unseen.number else [])]
    everyone = [*certain, *ranged.possible, *([ranged.each] if unseen.number != 0 else [])]
    lows = [low for low, _ in everyone]
    highs = [high for _, high in certain if high is not None]
    return None if None in lows else min(low for low in lows if low is not None), min(highs, default=None)


# -- the others -------------------------------------------------------------------------------------------------------


def _unique(cast: Sequence[Candidate], unseen: int | None) -> bool | None:
    """False if two that are in for certain share a value; true if no two that may be in can."""
    pairs = [(a.certain and b.certain, _share(a.value, b.value)) for a, b in combinations(cast, 2)]
    if (True, True) in pairs:
        return False
    more = unseen is None or unseen > 1 or (unseen == 1 and len(cast) > 0)
    return None if more or any(shared is not False for _, shared in pairs) else True


def _share(a: Any, b: Any) -> bool | None:
    if a is None or b is None:
        return None
    if isinstance(a, Instant):
        return same(a, b)
    if isinstance(a, bool | str):
        return bool(a == b)
    if isinstance(a, int | Fraction | Interval):
        return compare("=", a, b)
    return a is b


def _commonest(cast: Sequence[Candidate], unseen: int | None, sets: bool) -> frozenset[Any] | None:
    """The most frequent words, all of them in a tie; unknown as soon as anything is. Of sets, each word counts."""
    if unseen != 0 or any(not c.certain or c.value is None for c in cast):
        return None
    words = [word for c in cast for word in (c.value if sets else (c.value,))]
    if None in words or any(isinstance(c.value, Partial) and c.value.unseen != 0 for c in cast):
        return None
    counted = Counter(words)
    return frozenset(word for word, number in counted.items() if number == max(counted.values()))


def _longest_run(cast: Sequence[Candidate], unseen: int | None) -> Number | Interval | None:
    """At least the run of days known to have one, at most that of days that may (open if a date is)."""
    sure, possible, undated = _days(cast, unseen)
    high = None if undated else _run(possible) * SECONDS["day"]
    return make(_run(sure) * SECONDS["day"], high)


def _longest_gap(
    cast: Sequence[Candidate], unseen: int | None, period: tuple[int, int] | None
) -> Number | Interval | None:
    """The longest run of days of the period without one; none at all for certain if a date is open."""
    if period is None:
        return None
    sure, possible, undated = _days(cast, unseen)
    high, low = _gap(sure, *period), 0 if undated else _gap(possible, *period)
    return make(low * SECONDS["day"], high * SECONDS["day"])


def _gap(days: set[int], first: int, last: int) -> int:
    """The most days in a row that lie between the two and are not among these."""
    fences = [first - 1, *sorted(day for day in days if first <= day <= last), last + 1]
    return max(0, *(later - earlier - 1 for earlier, later in pairwise(fences)))


def _days(cast: Sequence[Candidate], unseen: int | None) -> tuple[set[int], set[int], bool]:
    """Days on which some member is in, on which one may be, and whether there may be others of unknown date."""
    dated = [(c.certain, c.value.day) for c in cast if c.value is not None and c.value is not ABSENT]
    return {day for certain, day in dated if certain}, {day for _, day in dated}, unseen != 0 or len(dated) < len(cast)


def _run(days: set[int]) -> int:
    """The most days in a row."""
    longest = length = 0
    for day in sorted(days):
        length = length + 1 if day - 1 in days else 1
        longest = max(longest, length)
    return longest
