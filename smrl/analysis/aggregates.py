"""What aggregates give over lists of which members are open, as smrl.backends.interpret.aggregates does for known ones.

A candidate is a member that may be in; it is certain where it is in for sure. Bounds are stated for the lower end, and
found for the upper one among the negated numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.arithmetic import negated
from smrl.analysis.conditions import equal
from smrl.analysis.terms import Bit, Figure
from smrl.analysis.values import Number, Time, Truth, Untranslatable, Value, Word, Words, decided, settled
from smrl.core.tree import Aggregate

DAY = 86400


@lean.frozen(eq=False)
class Candidate:
    """`there`: the member may be in; `certain`: it is."""

    there: Bit
    certain: Bit
    value: Value

    @property
    def possible(self) -> Bit:
        return t.and_(self.there, t.not_(self.certain))


@lean.frozen(eq=False)
class Unseen:
    """Members nobody has named: whether there are any, how many where that is known, whether they are surely in."""

    some: Bit
    counted: Bit
    number: Figure
    certain: bool


def result(
    expr: Aggregate, cast: Sequence[Candidate], unseen: Unseen, period: tuple[Bit, Figure, Figure] | None,
    free: Callable[[str], Value],
) -> Value:  # fmt: skip
    """The value of an aggregate; `free` gives one of which nothing is known, for the reason it is told."""
    match expr.kind:
        case "unique":
            return _unique(cast, unseen)
        case "commonest":
            return _commonest(cast, unseen)
        case "longest_run":
            return _longest_run(cast, unseen)
        case "longest_gap":
            return _longest_gap(cast, unseen, period)
        case "count":
            return _total([lean.evolve(one, value=ONE) for one in cast], unseen, ONE)
    each = declared(expr)
    numbers = [lean.evolve(one, value=closed(one.value, each)) for one in cast]
    if expr.kind == "sum":
        return _total(numbers, unseen, each)
    if expr.kind in ("minimum", "maximum"):
        return _extreme(expr.kind, numbers, unseen, each)
    average = _average(numbers)
    if unseen.some is False:
        return average
    rest = free(f"`{expr.kind}` over a list of which members are not known")
    assert isinstance(rest, Number)
    return _numbers_where(unseen.some, rest, average)


ONE = Number(True, 1, True, 1)


def declared(expr: Aggregate) -> Number:
    """What is known of a member's number beforehand."""
    if expr.kind == "share":
        return Number(True, 0, True, 1)
    low, high = expr.lower, expr.upper
    return Number(low is not None, low or 0, high is not None, high or 0)


def closed(value: Value, each: Number) -> Number:
    """A member's number, what is open of it closed by the declared range; a condition counts as 1 or 0."""
    if isinstance(value, Truth):
        if value.total:
            figure = t.pick(value.yes, 1, 0)
            return Number(True, figure, True, figure)
        return Number(True, t.pick(value.yes, 1, 0), True, t.pick(value.no, 0, 1))
    assert isinstance(value, Number)
    if value.is_point and settled(value):
        return Number(True, value.low, True, value.low)
    low_known, high_known = t.or_(value.low_known, each.low_known), t.or_(value.high_known, each.high_known)
    return Number(
        low_known, t.pick(value.low_known, value.low, each.low),
        high_known, t.pick(value.high_known, value.high, each.high),
    )  # fmt: skip


def _numbers_where(holds: Bit, one: Number, other: Number) -> Number:
    return Number(
        t.choose(holds, one.low_known, other.low_known), t.pick(holds, one.low, other.low),
        t.choose(holds, one.high_known, other.high_known), t.pick(holds, one.high, other.high),
    )  # fmt: skip


# -- counts and sums --------------------------------------------------------------------------------------------------


def _total(cast: Sequence[Candidate], unseen: Unseen, each: Number) -> Number:
    low_known, low = _least_sum(cast, unseen, each)
    certain = all(one.possible is False for one in cast)
    if certain and unseen.some is False and all(_number(one).is_point for one in cast):
        return Number(low_known, low, low_known, low)
    turned = [lean.evolve(one, value=negated(_number(one))) for one in cast]
    high_known, high = _least_sum(turned, unseen, negated(each))
    return Number(low_known, low, high_known, t.minus(high))


def _number(one: Candidate) -> Number:
    assert isinstance(one.value, Number)
    return one.value


def _least_sum(cast: Sequence[Candidate], unseen: Unseen, each: Number) -> tuple[Bit, Figure]:
    known, parts = [], []
    for one in cast:
        number = _number(one)
        known.append(t.or_(t.not_(one.there), number.low_known))
        rest = t.pick(one.possible, t.least(number.low, 0), 0) if one.possible is not False else 0
        parts.append(t.pick(one.certain, number.low, rest))
    if unseen.some is not False:
        below = t.least(each.low, 0)
        share = t.pick(unseen.counted, each.low, below) if unseen.certain else below
        bounded = t.or_(unseen.counted, t.at_most(0, below))
        known.append(t.or_(t.not_(unseen.some), t.and_(each.low_known, bounded)))
        parts.append(t.pick(t.and_(unseen.some, unseen.counted), t.times(share, unseen.number), 0))
    return t.all_(known), t.add(*parts)


# -- averages, shares, extremes ---------------------------------------------------------------------------------------


def _average(cast: Sequence[Candidate]) -> Number:
    """Of those certain with any of the others: the least and the most that any such choice gives."""
    low_known, low = _least_average(cast)
    certain = all(one.possible is False for one in cast)
    if certain and all(_number(one).is_point for one in cast):
        return Number(low_known, low, low_known, low)
    high_known, high = _least_average([lean.evolve(one, value=negated(_number(one))) for one in cast])
    return Number(low_known, low, high_known, t.minus(high))


def _least_average(cast: Sequence[Candidate]) -> tuple[Bit, Figure]:
    best: Figure = 0
    found: Bit = False
    for size in range(len(cast), 0, -1):
        for chosen in combinations(cast, size):
            out = [one for one in cast if all(one is not other for other in chosen)]
            fits = t.and_(*(one.there for one in chosen), *(t.not_(one.certain) for one in out))
            mean = t.divide(t.add(*(_number(one).low for one in chosen)), size)
            best = t.pick(t.and_(fits, t.or_(t.not_(found), t.less(mean, best))), mean, best)
            found = t.or_(found, fits)
    known = t.all_(t.or_(t.not_(one.there), _number(one).low_known) for one in cast)
    return t.and_(t.any_(one.certain for one in cast), known), best


def _extreme(kind: str, cast: Sequence[Candidate], unseen: Unseen, each: Number) -> Number:
    if kind == "maximum":
        turned = [lean.evolve(one, value=negated(_number(one))) for one in cast]
        return negated(_extreme("minimum", turned, unseen, negated(each)))
    if unseen.some is not False:  # they count as one more member, of which the declared range is all that is known
        sure = t.and_(unseen.some, unseen.counted) if unseen.certain else False
        cast = [*cast, Candidate(unseen.some, sure, each)]
    any_certain = t.any_(one.certain for one in cast)
    low_known = t.and_(any_certain, *(t.or_(t.not_(one.there), _number(one).low_known) for one in cast))
    _, low = _minimum([(one.there, _number(one).low) for one in cast])
    if all(one.possible is False and _number(one).is_point for one in cast):
        return Number(low_known, low, low_known, low)
    bounded = [(t.and_(one.certain, _number(one).high_known), _number(one).high) for one in cast]
    high_known, high = _minimum(bounded)
    return Number(low_known, low, t.and_(any_certain, high_known), high)


def _minimum(figures: Sequence[tuple[Bit, Figure]]) -> tuple[Bit, Figure]:
    found: Bit = False
    least: Figure = 0
    for there, figure in figures:
        least = t.pick(t.and_(there, t.or_(t.not_(found), t.less(figure, least))), figure, least)
        found = t.or_(found, there)
    return found, least


# -- the others -------------------------------------------------------------------------------------------------------


def _unique(cast: Sequence[Candidate], unseen: Unseen) -> Truth:
    shared: list[Bit] = []
    apart: list[Bit] = []
    exact = True
    for a, b in combinations(cast, 2):
        same = equal(a.value, b.value)
        exact = exact and same.total
        shared.append(t.and_(a.certain, b.certain, same.yes))
        apart.append(t.or_(t.not_(a.there), t.not_(b.there), same.no))
    certain = all(one.possible is False for one in cast)
    if exact and certain and unseen.some is False:
        return decided(t.not_(t.any_(shared)))
    one_is_enough = t.any_(one.there for one in cast)
    alone = t.and_(unseen.counted, t.same(unseen.number, 1), t.not_(one_is_enough))
    more = t.and_(unseen.some, t.not_(alone))
    no = t.any_(shared)
    return Truth(t.and_(t.not_(no), t.not_(more), *apart), no)


def _commonest(cast: Sequence[Candidate], unseen: Unseen) -> Words:
    sizes = {len(one.value.bits) for one in cast if isinstance(one.value, Words)}
    if not cast or not all(isinstance(one.value, Words) for one in cast):
        raise Untranslatable("`commonest` of texts")
    (size,) = sizes
    known = [t.not_(unseen.some)]
    counts: list[Figure] = [0] * size
    for one in cast:
        assert isinstance(one.value, Words)
        clear = t.and_(one.certain, one.value.known, t.not_(one.value.open))
        known.append(t.or_(t.not_(one.there), clear))
        for at, bit in enumerate(one.value.bits):
            counts[at] = t.add(counts[at], t.pick(t.and_(one.there, bit), 1, 0))
    bits = tuple(
        t.and_(t.less(0, own), *(t.at_most(other, own) for other in counts if other is not own)) for own in counts
    )
    return Words(t.all_(known), False, bits)


def as_set(word: Word, size: int) -> Words:
    """The set of one word."""
    return Words(word.known, word.absent, tuple(t.same(word.code, at) for at in range(size)))


Day = tuple[Bit, Figure]


def _dated(cast: Sequence[Candidate], unseen: Unseen) -> tuple[list[Day], list[Day], Bit]:
    """Days on which a member is in for certain, days on which one may be, and whether there may be others."""
    dates = [(one, one.value) for one in cast if isinstance(one.value, Time)]
    sure = [(t.and_(one.certain, time.known), time.day) for one, time in dates]
    possible = [(t.and_(one.there, time.known), time.day) for one, time in dates]
    undated = t.or_(unseen.some, *(t.and_(one.there, t.not_(time.known)) for one, time in dates))
    return sure, possible, undated


def _longest_run(cast: Sequence[Candidate], unseen: Unseen) -> Number:
    sure, possible, undated = _dated(cast, unseen)
    low = t.times(DAY, _run(sure))
    if undated is False and all(one.possible is False for one in cast):
        return Number(True, low, True, low)
    return Number(True, low, t.not_(undated), t.times(DAY, _run(possible)))


def _run(days: Sequence[Day]) -> Figure:
    """The most days in a row: how many of the days lead up to each, as far as there are members."""
    reach: list[Bit] = [there for there, _ in days]
    longest: Figure = 0
    for length in range(1, len(days) + 1):
        longest = t.pick(t.any_(reach), length, longest)
        reach = [
            t.and_(there, t.any_(
                t.and_(reach[at], t.same(t.add(earlier, 1), day)) for at, (_, earlier) in enumerate(days)
            ))
            for there, day in days
        ]  # fmt: skip
    return longest


def _longest_gap(cast: Sequence[Candidate], unseen: Unseen, period: tuple[Bit, Figure, Figure] | None) -> Number:
    if period is None:
        return Number(False, 0, False, 0)
    known, first, last = period
    sure, possible, undated = _dated(cast, unseen)
    high = t.times(DAY, _gap(sure, first, last))
    if undated is False and all(one.possible is False for one in cast):
        return Number(known, high, known, high)
    low = t.pick(undated, 0, t.times(DAY, _gap(possible, first, last)))
    return Number(known, low, known, high)


def _gap(days: Sequence[Day], first: Figure, last: Figure) -> Figure:
    """The most days in a row between two fences with no other in between."""
    inside = [(t.and_(there, t.at_most(first, day), t.at_most(day, last)), day) for there, day in days]
    start, end = t.subtract(first, 1), t.add(last, 1)
    longest: Figure = 0
    for left_there, left in [(True, start), *inside]:
        for right_there, right in [*inside, (True, end)]:
            if left is right:
                continue
            between = [t.and_(there, t.less(left, day), t.less(day, right)) for there, day in inside]
            clear = t.and_(left_there, right_there, t.less(left, right), t.not_(t.any_(between)))
            length = t.subtract(t.subtract(right, left), 1)
            longest = t.pick(t.and_(clear, t.less(longest, length)), length, longest)
    return longest
