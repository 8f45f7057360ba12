"""Every case up to a small size: what both evaluators make of a few members, in or not, known or not, dated or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import Any, Final

import pytest

from smrl.backends.interpret import aggregates as slow
from smrl.backends.interpret import windows as slow_windows
from smrl.backends.interpret.numbers import bounds
from smrl.backends.python import aggregates as fast
from smrl.backends.python import runtime
from smrl.backends.python.windows import Windows, window_of
from smrl.core import tree as core
from smrl.instants import SECONDS, Instant
from smrl.units import parse_unit
from smrl.values import Partial
from smrl.vocabulary import BOOLEAN, NUMBER, TEXT, Many, Quantity, Type
from tests.backends.small import KINDS, MOMENTS, const, number_of

# -- aggregates -------------------------------------------------------------------------------------------------------

ENDS: Final[tuple[tuple[Any, Any], ...]] = (
    (1, 1),
    (-2, -2),
    (Fraction(1, 2),) * 2,
    (0, 3),
    (None, 1),
    (0, None),
    (None, None),
)
EACH: Final[tuple[tuple[Any, Any], ...]] = ((None, None), (0, None), (-2, 3), (1, Fraction(7, 2)), (None, 0))
UNSEEN: Final = (0, 1, 3, None)
KNOWN: Final = [(certain, ends) for certain in (True, False) for ends in ENDS]


def members_of(number: int, unseen: int | None) -> tuple[Any, ...]:
    """A collection of so many, and so many more whom nobody has named."""
    total = None if unseen is None else number + unseen
    return (0,) * number if unseen == 0 else Partial((0,) * number, total)


def casts() -> Iterator[tuple[tuple[bool, tuple[Any, Any]], ...]]:
    """All that members can be, up to two of them, and some three."""
    for size in range(3):
        yield from combinations_with_replacement(KNOWN, size)
    yield from product(KNOWN[::2], [(True, (1, 1)), (False, (1, 1))], [(True, (4, 4)), (False, (-3, -3))])


def filled(end: Any, bound: Any) -> Any:
    return bound if end is None else end


def figures(kind: Any, each: tuple[Any, Any], cast: Any, unseen: int | None, everyone: bool) -> tuple[Any, Any]:
    """What the interpreter makes of members."""
    low, high = each
    expr = core.Aggregate(kind, "x", const(()), None, const(0), None, low, high, type=NUMBER)
    known = [slow.Candidate(certain, number_of(*ends)) for certain, ends in cast]
    return bounds(slow.result(expr, known, slow.Unseen(unseen, everyone), None))


@pytest.mark.parametrize("each", EACH)
@pytest.mark.parametrize("unseen", UNSEEN)
def test_figures_come_out_alike(each: tuple[Any, Any], unseen: int | None) -> None:
    names = {"sum": "total", "average": "average", "minimum": "least", "maximum": "greatest"}
    for cast, everyone in product(casts(), (True, False)):
        plain = [low for certain, (low, high) in cast if certain and low is not None and low == high]
        rest = [
            (certain, filled(low, each[0]), filled(high, each[1]))
            for certain, (low, high) in cast
            if not (certain and low is not None and low == high)
        ]
        gathered = fast.Gathered(members_of(len(cast), unseen), plain, rest, *each, everyone)
        for kind, name in names.items():
            assert getattr(gathered, name)() == figures(kind, each, cast, unseen, everyone), (kind, cast, everyone)


def test_what_is_known_of_figures_is_exact() -> None:
    """Of plain numbers, of which nobody is missing: the sum and the average, the least and the greatest."""
    some: tuple[Any, ...] = (-2, Fraction(1, 2), 3, 3)
    for numbers in product(some, repeat=3):
        cast = [(True, (number, number)) for number in numbers]
        exact = {"sum": sum(numbers), "average": Fraction(sum(numbers), 3), "minimum": min(numbers)}
        for kind, expected in {**exact, "maximum": max(numbers), "count": 3}.items():
            assert figures(kind, (None, None), cast, 0, True) == (expected, expected)


def test_nothing_is_known_of_an_unknown_list() -> None:
    gathered = fast.Gathered(None, [], [], 0, 3, True)
    ends = {gathered.total(), gathered.average(), gathered.least(), gathered.greatest()}
    first, last = MOMENTS[0], MOMENTS[2]
    ends |= {
        fast.counted(None, 0, 0, True),
        fast.days_in_a_row(None, [], []),
        fast.days_between(None, [], [], first, last),
    }
    windows = Windows(None, [], 0, 1, True, 2)
    assert ends | {windows.greatest(), windows.least(first, last)} == {(None, None)}
    assert fast.all_differ(None, [], [], runtime.same_word) is None
    assert fast.most_frequent(None, [], [], False) is None
    assert runtime.majority(None, 3, 3) is None


def test_counts_come_out_alike() -> None:
    for certain, doubtful, unseen, everyone in product(range(3), range(3), UNSEEN, (True, False)):
        cast = [(True, (1, 1))] * certain + [(False, (1, 1))] * doubtful
        members = members_of(len(cast), unseen)
        if runtime.is_open(members):
            got = fast.counted(members, certain, certain + doubtful, everyone)
            assert got == figures("count", (None, None), cast, unseen, everyone)


# -- days -------------------------------------------------------------------------------------------------------------

DAYS: Final = tuple(Instant.parse(f"2026-03-{day:02}") for day in (1, 2, 3, 5, 8))
PERIODS: Final = ((DAYS[0], DAYS[4]), (DAYS[1], DAYS[2]), (DAYS[2], DAYS[2]), (DAYS[4], DAYS[0]))


def days(kind: Any, cast: Any, unseen: int | None, period: Any = None) -> tuple[Any, Any]:
    expr = core.Aggregate(kind, "x", const(()), None, None, "day", type=Quantity(parse_unit("day")))
    known = [slow.Candidate(certain, day) for certain, day in cast]
    return bounds(slow.result(expr, known, slow.Unseen(unseen, True), period))


@pytest.mark.parametrize("unseen", UNSEEN)
def test_runs_and_gaps_come_out_alike(unseen: int | None) -> None:
    kinds = [(certain, day) for certain in (True, False) for day in (*DAYS, None)]
    for size in range(4):
        for cast in combinations_with_replacement(kinds, size):
            members = members_of(size, unseen)
            plain = [day for certain, day in cast if certain and day is not None]
            rest = [day for certain, day in cast if not certain or day is None]
            assert fast.days_in_a_row(members, plain, rest) == days("longest_run", cast, unseen), cast
            for first, last in PERIODS:
                expected = days("longest_gap", cast, unseen, (first.day, last.day))
                assert fast.days_between(members, plain, rest, first, last) == expected, cast


def test_runs_and_gaps_by_hand() -> None:
    one, two, three, five, eight = ((True, day) for day in DAYS)
    day = SECONDS["day"]
    assert days("longest_run", [one, two, three, five], 0) == (3 * day, 3 * day)
    assert days("longest_run", [five, five, eight], 0) == (day, day)
    assert days("longest_run", [one, (False, DAYS[1]), three], 0) == (day, 3 * day)
    assert days("longest_run", [one, two], 1) == days("longest_run", [one, two, (True, None)], 0) == (2 * day, None)
    period = DAYS[0].day, DAYS[4].day
    assert days("longest_gap", [], 0, period) == (8 * day, 8 * day)
    assert days("longest_gap", [three], 0, period) == (5 * day, 5 * day)
    assert days("longest_gap", [three, (False, DAYS[3])], 0, period) == (3 * day, 5 * day)
    assert days("longest_gap", [one, eight, (False, None)], 0, period) == (0, 6 * day)
    assert days("longest_gap", [one, eight], 2, period) == (0, 6 * day)
    assert days("longest_gap", [one], 0) == (None, None)


# -- values that are shared or frequent -------------------------------------------------------------------------------


@pytest.mark.parametrize(("type", "members", "same"), [kind for kind in KINDS if kind[0] != NUMBER])
@pytest.mark.parametrize("unseen", UNSEEN)
def test_values_differ_or_not(type: Type, members: Sequence[Any], same: Any, unseen: int | None) -> None:
    expr = core.Aggregate("unique", "x", const(()), None, const(None, type), None, type=BOOLEAN)
    kinds = [(certain, one) for certain in (True, False) for one in (*members, None)]
    for size in range(4):
        for cast in combinations_with_replacement(kinds, size):
            known = [slow.Candidate(certain, one) for certain, one in cast]
            expected = slow.result(expr, known, slow.Unseen(unseen, True), None)
            plain = [one for certain, one in cast if certain and one is not None]
            rest = [(certain, one) for certain, one in cast if not certain or one is None]
            assert fast.all_differ(members_of(size, unseen), plain, rest, same) is expected, cast


@pytest.mark.parametrize("unseen", UNSEEN)
def test_figures_differ_or_not(unseen: int | None) -> None:
    expr = core.Aggregate("unique", "x", const(()), None, const(None), None, type=BOOLEAN)
    for cast in casts():
        known = [slow.Candidate(certain, number_of(*ends)) for certain, ends in cast]
        expected = slow.result(expr, known, slow.Unseen(unseen, True), None)
        assert fast.all_differ(members_of(len(cast), unseen), [], [*cast], None) is expected, cast


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("sets", [False, True])
def test_the_most_frequent_words_are_the_same(sets: bool, unseen: int | None) -> None:
    words: Sequence[Any] = ("a", "b", None)
    if sets:
        words = ((), ("a",), ("a", "b"), ("a", None), Partial(("a",)), Partial(("b",), 1), frozenset("b"), None)
    over = const(None, Many(TEXT, as_set=True) if sets else TEXT)
    expr = core.Aggregate("commonest", "x", const(()), None, over, None, type=Many(TEXT, as_set=True))
    kinds = [(certain, word) for certain in (True, False) for word in words]
    for size in range(4 if not sets else 3):
        for cast in combinations_with_replacement(kinds, size):
            known = [slow.Candidate(certain, word) for certain, word in cast]
            expected = slow.result(expr, known, slow.Unseen(unseen, True), None)
            plain = [word for certain, word in cast if certain and word is not None]
            rest = [word for certain, word in cast if not certain or word is None]
            assert fast.most_frequent(members_of(size, unseen), plain, rest, sets) == expected, cast


# -- windows ----------------------------------------------------------------------------------------------------------

WINDOWS: Final[tuple[Any, ...]] = (1, 3, 8, 9, "week", "month")
AMOUNTS: Final[tuple[tuple[Any, Any], ...]] = ((1, 1), (-1, -1), (0, 2), (None, 1), (0, None))


def windowed() -> Iterator[tuple[tuple[bool, Instant | None, tuple[Any, Any]], ...]]:
    plain = [(True, day, (number, number)) for day in (*DAYS, None) for number in (2, -1)]
    kinds = [(certain, day, ends) for certain in (True, False) for day in (*DAYS[1:4], None) for ends in AMOUNTS]
    yield ()
    yield from ((one,) for one in kinds)
    yield from combinations_with_replacement(plain, 2)
    yield from ((one, other) for one in kinds[::3] for other in plain[::2])
    yield from product(plain[::4], plain[1::4], kinds[::7])


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("unseen", [0, 2, None])
def test_windows_come_out_alike(window: Any, unseen: int | None) -> None:
    ranges: tuple[tuple[Any, Any], ...] = ((-1, 2), (1, None))
    for (low, high), everyone in product(ranges, (True, False)):
        for cast in windowed():
            known = [
                slow_windows.Dated(sure, None if day is None else day.day, number_of(*ends)) for sure, day, ends in cast
            ]
            gathered = [(sure, day, filled(least, low), filled(most, high)) for sure, day, (least, most) in cast]
            made = Windows(members_of(len(cast), unseen), gathered, low, high, everyone, window)
            for kind, (first, last) in product(("greatest_sum", "least_sum"), PERIODS[:2]):
                expr = core.Aggregate(kind, "x", const(()), None, const(0), "day", low, high, window, type=NUMBER)
                period = first.day, last.day
                wanted = slow_windows.Windowed(expr, known, slow.Unseen(unseen, everyone), period)
                got = made.greatest() if kind == "greatest_sum" else made.least(first, last)
                assert got == bounds(slow_windows.result(wanted)), (kind, cast, low, high, everyone)


def test_a_window_is_a_whole_number_of_days() -> None:
    day = SECONDS["day"]
    for length, expected in ((day, 1), (2 * day, 2), (0, None), (-day, None), (36 * 3600, None), (None, None)):
        assert window_of(length) == slow_windows.days_of(length) == expected
    unknown = Windows((), [], 1, 1, True, None)
    assert unknown.greatest() == unknown.least(DAYS[0], DAYS[1]) == (None, None)
    known = Windows((), [], 1, 1, True, 1)
    assert known.least(None, DAYS[1]) == known.least(DAYS[0], None) == (None, None)
