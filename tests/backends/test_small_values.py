"""Every case up to a small size: what the evaluators' own functions make of a few numbers, words, moments and members.

Random programs meet what is usual. Here are all the combinations of a few values, those unknown, absent and known by
bounds among them, told from what the values can be (`possible`), or else by both evaluators alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, Final

import pytest

from smrl.backends.interpret.numbers import bounds
from smrl.backends.interpret.values import truth, value
from smrl.backends.python import runtime
from smrl.backends.results import Interval
from smrl.core import tree as core
from smrl.instants import SECONDS, Instant
from smrl.values import ABSENT, Partial
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Many, Reference, Type
from tests.backends.small import ENV, KINDS, MOMENTS, NUMBERS, POINTS, THINGS, const, hull, possible
from tests.strategies.world import WORLD, Thing

# -- numbers ----------------------------------------------------------------------------------------------------------

WORK: Final = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
    "/": lambda x, y: Fraction(x) / y,
}
DECIDE: Final = {
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
    "=": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
}


@pytest.mark.parametrize("op", WORK)
def test_arithmetic_gives_what_can_come_out(op: Any) -> None:
    for one, other in product(NUMBERS, NUMBERS):
        got = bounds(value(core.Arithmetic(op, const(one), const(other), type=NUMBER), ENV))
        low, high = possible(other)
        if op == "/" and low <= 0 <= high:
            expected: Any = (None, None)
        else:
            expected = hull([WORK[op](x, y) for x in possible(one) for y in possible(other)])
        assert got == expected, (one, other)
        if op in "*/":
            assert (runtime.times if op == "*" else runtime.divided)(*bounds(one), *bounds(other)) == expected


def test_the_product_with_what_nobody_knows_is_unknown() -> None:
    for one in (*NUMBERS, None):
        for function in (runtime.times, runtime.divided):
            assert function(*bounds(one), None, None) == (None, None)
            assert function(None, None, *bounds(one)) == (None, None)
            assert function(*bounds(one), ABSENT, ABSENT) == function(ABSENT, ABSENT, *bounds(one)) == (ABSENT, ABSENT)


@pytest.mark.parametrize("op", WORK)
def test_what_is_not_there_cannot_be_reckoned_with(op: Any) -> None:
    for one, other in product((3, None, ABSENT), repeat=2):
        if None in (one, other) or ABSENT in (one, other):
            expected = ABSENT if ABSENT in (one, other) else None
            assert value(core.Arithmetic(op, const(one), const(other), type=NUMBER), ENV) is expected


@pytest.mark.parametrize("op", DECIDE)
def test_bounds_decide_where_all_that_is_possible_does(op: Any) -> None:
    for one, other in product(NUMBERS, NUMBERS):
        mine, others = (
            [*possible(x), *(at for at in POINTS if possible(x)[0] < at < possible(x)[1])] for x in (one, other)
        )
        answers = {DECIDE[op](x, y) for x in mine for y in others}
        expected = answers.pop() if len(answers) == 1 else None
        assert truth(core.Compare(op, const(one), const(other)), ENV) is expected, (one, other)


def test_quotients_are_exact() -> None:
    assert runtime.quotient(3, 0) is None
    numbers: tuple[int | Fraction, ...] = (6, -6, 7, 3, -4, Fraction(1, 2))
    for x, y in product(numbers, repeat=2):
        assert runtime.quotient(x, y) == Fraction(x) / y


# -- words, objects, moments ------------------------------------------------------------------------------------------


def lists(members: Sequence[Any]) -> Iterator[Any]:
    """All small lists of these, whole, known in part, unknown and not there."""
    yield from (None, ABSENT)
    for size in range(3):
        for chosen in product((*members, None), repeat=size):
            yield chosen
            yield from (Partial(chosen), Partial(chosen, size), Partial(chosen, size + 1))


@pytest.mark.parametrize(("type", "members", "same"), KINDS)
def test_equality_is_one_and_the_same(type: Type, members: Sequence[Any], same: Any) -> None:
    for one, other in product((*members, None, ABSENT), repeat=2):
        assert same(one, other) is truth(core.Equal(const(one, type), const(other, type)), ENV), (one, other)


@pytest.mark.parametrize(("type", "members", "same"), KINDS)
def test_so_is_being_among_others(type: Type, members: Sequence[Any], same: Any) -> None:
    for one, among in product((*members, None, ABSENT), lists(members)):
        expected = truth(core.Member(const(one, type), const(among, Many(type))), ENV)
        assert runtime.found(one, among, same) is expected, (one, among)


def test_so_is_a_figure_among_others() -> None:
    for one, among in product((*NUMBERS, None, ABSENT), lists((0, Fraction(1, 2), 1))):
        if not among or None not in among:  # among those that a rule names, or that are known
            expected = truth(core.Member(const(one), const(among, Many(NUMBER))), ENV)
            assert runtime.number_among(*bounds(one), among) is expected, (one, among)


def test_sets_have_the_same_members_or_not() -> None:
    for one, other in product(lists("ab"), repeat=2):
        expected = truth(core.Equal(const(one, Many(TEXT)), const(other, Many(TEXT))), ENV)
        assert runtime.same_members(one, other, runtime.same_word) is expected, (one, other)


def test_an_if_that_nobody_can_decide_gives_what_both_arms_are() -> None:
    nobody_knows = core.Const(None, type=BOOLEAN)
    members = ("a", THINGS[0], THINGS[1], frozenset("a"), frozenset("ab"))
    for one, other in product((*members, *lists(members[:3])), repeat=2):
        got = value(core.If(nobody_knows, const(one), const(other), type=TEXT), ENV)
        if not isinstance(one, str | Thing) and not isinstance(other, str | Thing):
            assert runtime.alike(one, other) is (one is None is other or got is not None), (one, other)


def test_a_moment_before_another_and_within_a_limit_of_it() -> None:
    day = SECONDS["day"]
    limits = (0, day, Interval(0, day), Interval(0, 3 * day), Interval(None, day), Interval(day, None))
    moments = (*MOMENTS, Instant.parse("2026-03-05"), None, ABSENT)
    for one, other in product(moments, repeat=2):
        pair = const(one, MOMENT), const(other, MOMENT)
        assert runtime.earlier(one, other) is truth(core.Before(*pair), ENV)
        for limit, grain in product((*limits, None, ABSENT), (day, 3600)):
            for side in ("after", "before", "until"):
                expected = truth(core.Within(pair[0], const(limit), side, pair[1], grain), ENV)
                relation = runtime.WITHIN[f"within_{side}"]
                got = runtime.in_time(relation, one, *bounds(limit), other, grain)
                assert got is expected, (one, limit, side, other)


def test_a_finding_on_somebody_who_is_not_there() -> None:
    """Nobody there travels, of nobody knows whom nobody knows; else the finding that is recorded, or what flags say."""
    for subject, otherwise in product(
        (None, ABSENT, *(Thing(0, "person", {"flag": flag}) for flag in (True, None))), (True, False, None)
    ):
        for norm in ("1#1", "1#12"):
            expr = core.Travels("beneficial", norm, const(subject, Reference("person")), otherwise)
            expected = truth(expr, ENV)
            assert runtime.travels(WORLD.travels, None, norm, "beneficial", subject, otherwise) is expected
            if not isinstance(subject, Thing):
                assert expected is (None if subject is None else False)
    somebody = Thing(0, "person", {"flag": True})
    assert runtime.travels(None, None, "1#1", "beneficial", somebody, False) is False
