"""Every small world: both evaluators say the same of a few members, each in, out, doubtful or not even named."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import Any, Final

import pytest

from smrl.backends import interpret, python
from smrl.core import tree as core
from smrl.instants import Instant
from smrl.units import parse_unit
from smrl.values import ABSENT, Partial
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Quantity, Reference, Type
from tests.backends.agreement import ON, findings
from tests.strategies.core import program_of, read
from tests.strategies.world import COLOUR, LEVEL, WORDS, WORLD, Thing

ROOT: Final = core.Var("world", type=Reference("world"))
PERSON: Final = core.Var("person", type=Reference("person"))
OTHER: Final = core.Var("x", type=Reference("person"))
DAY: Final = core.Var("x", type=Reference("day"))


def fact(of: core.Var, name: str) -> core.Read:
    assert isinstance(of.type, Reference)
    return read(of, WORLD.entities[of.type.entity].facts[name])


PEOPLE: Final = fact(ROOT, "people")
WHOLE: Final = core.Scope()
EACH: Final = core.Scope((core.Each("person", "person", PEOPLE),))


def norms(conditions: Iterator[core.Expr], scope: core.Scope = WHOLE) -> core.Program:
    return program_of(
        *(core.Norm(f"1#{at}", "1", f"{at}", Force.duty, "require", scope, one) for at, one in enumerate(conditions))
    )


def number(value: Any) -> core.Const:
    return core.Const(value, type=NUMBER)


def thing(entity: str, /, uid: int = 0, **values: Any) -> Thing:
    return Thing(uid, entity, {**dict.fromkeys(WORLD.entities[entity].facts), **values})


def collections(kinds: list[Any], most: int = 2) -> Iterator[Any]:
    """All small lists of members of these kinds: known, known in part, unknown and not there."""
    yield from (None, ())
    for size in range(1, most + 1):
        for chosen in combinations_with_replacement(kinds, size):
            yield chosen
            yield from (Partial(chosen), Partial(chosen, size), Partial(chosen, size + 1))


def assert_alike(program: core.Program, worlds: Iterator[Thing]) -> None:
    evaluator = python.build(program, WORLD)
    for world in worlds:
        expected = findings(interpret.evaluate(program, WORLD, world, ON))
        assert findings(evaluator.evaluate(world, ON)) == expected, vars(world)


LIMITS: Final[tuple[tuple[Any, Any], ...]] = (("<=", 0), (">=", 1), ("<", Fraction(5, 2)), (">=", -5))
KINDS: Final[tuple[Any, ...]] = ("greatest_count", "least_count", "greatest_sum", "least_sum")
RUNS: Final[tuple[Any, ...]] = ("longest_run", "longest_gap")
WINDOWS: Final[tuple[Any, ...]] = (2, "week")


def aggregates(value: core.Read, *kinds: Any) -> Iterator[core.Expr]:
    """Of all and of some: a low and a high figure, and one in between."""
    of = core.Var("x", type=Reference("person"))
    for kind, where in product(kinds, (None, fact(of, "flag"))):
        lower, upper = {"number": (0, 10), "optional_number": (-5, None)}.get(value.name, (None, None))
        found = core.Aggregate(kind, "x", PEOPLE, where, value, "person", lower, upper, type=NUMBER)
        for op, limit in LIMITS:
            yield core.Compare(op, found, number(limit))


@pytest.mark.parametrize("name", ["number", "optional_number", "free_number", "doubled"])
def test_figures(name: str) -> None:
    values = [None, 1, Fraction(7, 3), *([ABSENT, -4] if name == "optional_number" else [])]
    held = "number" if name == "doubled" else name
    kinds = [
        Thing(0, "person", {**vars(thing("person")), "flag": flag, held: value})
        for flag in (True, False, None)
        for value in values
    ]
    program = norms(aggregates(fact(OTHER, name), "sum", "minimum", "maximum", "average"))
    assert_alike(program, (thing("world", people=people) for people in collections(kinds)))


def test_quantifiers_counts_and_shares() -> None:
    def conditions() -> Iterator[core.Expr]:
        flag, other = fact(OTHER, "flag"), fact(OTHER, "optional_flag")
        for where, body in product((None, flag, other), (flag, other)):
            for kind in ("every", "some", "most"):
                yield core.Quantify(kind, "x", PEOPLE, where, body)
            share = core.Aggregate("share", "x", PEOPLE, where, body, "person", type=NUMBER)
            yield core.Compare(">=", share, number(Fraction(1, 2)))
        for where in (None, flag, other):
            count = core.Aggregate("count", "x", PEOPLE, where, None, "person", type=NUMBER)
            for op in ("=", "<", ">="):
                yield core.Compare(op, count, number(1))

    kinds = [
        thing("person", flag=one, optional_flag=other)
        for one in (True, False, None)
        for other in (True, False, None, ABSENT)
    ]
    assert_alike(norms(conditions()), (thing("world", people=people) for people in collections(kinds)))


def test_values_that_are_shared_or_frequent() -> None:
    def conditions() -> Iterator[core.Expr]:
        for name, where in product(("colour", "optional_colour", "room", "other_room", "at"), (None, "flag")):
            included = None if where is None else fact(OTHER, where)
            yield core.Aggregate("unique", "x", PEOPLE, included, fact(OTHER, name), "person", type=BOOLEAN)
        for name, where in product(("colour", "optional_colour", "colours", "optional_colours"), (None, "flag")):
            included = None if where is None else fact(OTHER, where)
            value = fact(OTHER, name)
            frequent = core.Aggregate("commonest", "x", PEOPLE, included, value, "person", type=WORDS)
            yield core.Member(core.Const("red", type=COLOUR), frequent)
            yield core.Equal(frequent, core.Const(frozenset({"red", "blue"}), type=WORDS))

    rooms = (thing("room", 1, id="a"), thing("room", 2, id="b"))
    moments = [Instant.parse(text) for text in ("2026-03-01", "2026-03-01 08:00", "2026-03-02")]
    some = [("red", "a", moments[0]), ("blue", "b", moments[1]), (None, None, None), ("red", "c", moments[2])]
    kinds = [
        thing(
            "person", flag=flag, colour=colour, optional_colour=colour or ABSENT, room=room, other_room=room or ABSENT,
            at=at, colours=None if colour is None else (colour,), optional_colours=(colour, None) if flag else ABSENT,
        )
        for flag in (True, False, None)
        for colour, room, at in some
    ]  # fmt: skip
    assert_alike(norms(conditions()), (thing("world", people=people, rooms=rooms) for people in collections(kinds)))


DURATION: Final = Quantity(parse_unit("day"))
ONE_DAY: Final = 86400


def test_days_in_windows() -> None:
    days = fact(PERSON, "days")

    def conditions() -> Iterator[core.Expr]:
        for kind, window, where in product(KINDS, WINDOWS, (None, "flag")):
            included = None if where is None else fact(DAY, where)
            value, lower = (fact(DAY, "number"), 0) if kind.endswith("sum") else (None, None)
            found = core.Aggregate(kind, "x", days, included, value, "day", lower, None, window, type=NUMBER)
            yield core.Compare("<=", found, number(0))
            yield core.Compare(">=", found, number(2))
        for kind, where in product(RUNS, (None, "flag")):
            included = None if where is None else fact(DAY, where)
            run = core.Aggregate(kind, "x", days, included, None, "day", type=DURATION)
            for limit in (ONE_DAY, 2 * ONE_DAY):
                yield core.Compare("<=", run, core.Const(limit, type=DURATION))

    dates = [*map(Instant.parse, ("2026-03-01", "2026-03-02", "2026-03-04")), None]
    some = [(True, 1), (None, 2), (False, 1), (True, None)]
    kinds = [thing("day", date=date, flag=flag, number=count) for date in dates for flag, count in some]
    people = [thing("person", days=one) for one in (*collections(kinds, 1), *collections(kinds[::3]))]
    worlds = [("2026-03-01", "2026-03-04"), (None, "2026-03-04")]
    program = norms(conditions(), EACH)
    assert_alike(
        program,
        (
            thing("world", people=tuple(people), first=first and Instant.parse(first), last=Instant.parse(last))
            for first, last in worlds
        ),
    )


def operands() -> list[tuple[core.Expr, ...]]:
    """Values of one type each: facts known and optional, fixed ones, and what an `if` leaves between two."""
    flag = fact(PERSON, "flag")
    found: list[tuple[core.Expr, ...]] = []
    kinds: tuple[tuple[Type, tuple[str, ...], tuple[Any, ...]], ...] = (
        (NUMBER, ("number", "optional_number"), (0, Fraction(5, 2), None)),
        (LEVEL, ("level", "optional_level"), ("middle",)),
        (COLOUR, ("colour", "optional_colour"), ("red",)),
        (MOMENT, ("at", "optional_at"), (Instant.parse("2026-03-02"),)),
        (BOOLEAN, ("flag", "optional_flag"), (True,)),
        (TEXT, ("id", "name"), ("p",)),
    )
    for type, names, fixed in kinds:
        plain: list[core.Expr] = [
            *(fact(PERSON, name) for name in names),
            *(core.Const(one, type=type) for one in fixed),
        ]
        between: list[core.Expr] = [core.If(flag, plain[0], other, type=type) for other in plain[1:3]]
        found.append((*plain, *between))
    room, other_room = fact(PERSON, "room"), fact(PERSON, "other_room")
    found.append((room, other_room, core.If(flag, room, other_room, type=room.type)))
    return found


def relations(one: core.Expr, other: core.Expr) -> Iterator[core.Expr]:
    if one.type in (NUMBER, LEVEL):
        for op in ("=", "!=", "<", "<=", ">", ">="):
            yield core.Compare(op, one, other)
    else:
        yield core.Equal(one, other)
    if one.type == MOMENT:
        yield core.Before(one, other)
        yield core.Within(one, core.Const(ONE_DAY, type=DURATION), "after", other, ONE_DAY)
    if one.type == NUMBER:
        for operation in ("+", "-", "*", "/"):
            made = core.Arithmetic(operation, one, other, type=NUMBER)
            yield from (core.Compare("<", made, number(2)), core.IsNone(made))


def test_relations_of_two_values() -> None:
    def conditions() -> Iterator[core.Expr]:
        for alike in operands():
            for one, other in product(alike, repeat=2):
                yield from relations(one, other)
            yield from (core.IsNone(one) for one in alike)
            yield from (core.IsRecorded(one) for one in alike)

    rooms = (thing("room", 1, id="a"), thing("room", 2, id="b"))
    at = Instant.parse("2026-03-02 08:00")
    values: list[tuple[Any, Any]] = [(None, None), (0, 2), (2, 0), (2, ABSENT), (None, Fraction(5, 2))]
    people = [
        thing(
            "person", uid, flag=flag, optional_flag=ABSENT if optional is ABSENT else flag, number=plain,
            optional_number=optional, level=None if plain is None else ("low", "middle", "high")[plain],
            optional_level=optional if optional in (None, ABSENT) else "middle", colour="red" if plain else None,
            optional_colour=optional if optional in (None, ABSENT) else "blue", at=None if plain is None else at,
            optional_at=optional if optional in (None, ABSENT) else Instant.parse("2026-03-02"),
            id="p" if plain else "q", name=None if flag is None else "p", room=None if plain is None else "abc"[plain],
            other_room=optional if optional in (None, ABSENT) else "a",
        )
        for uid, (flag, (plain, optional)) in enumerate(product((True, False, None), values))
    ]  # fmt: skip
    assert_alike(norms(conditions(), EACH), iter([thing("world", people=tuple(people), rooms=rooms)]))


def test_membership_in_lists_of_any_kind() -> None:
    def conditions() -> Iterator[core.Expr]:
        friends, colours = fact(PERSON, "friends"), (fact(PERSON, "colours"), fact(PERSON, "optional_colours"))
        fixed = [core.Const(one, type=WORDS) for one in (None, ABSENT, frozenset(), frozenset({"red", "green"}))]
        sets: list[core.Expr] = [*colours, *fixed]
        yield core.Member(PERSON, friends)
        yield core.Member(fact(ROOT, "leader"), friends)
        for words in sets:
            for one in (fact(PERSON, "colour"), fact(PERSON, "optional_colour"), core.Const("red", type=COLOUR)):
                yield core.Member(one, words)
            yield from (core.Equal(words, other) for other in colours)
            yield core.Equal(core.If(fact(PERSON, "flag"), words, colours[0], type=WORDS), colours[1])
        for kind in ("some", "every"):
            yield core.Quantify(kind, "x", friends, None, fact(OTHER, "flag"))
        yield core.Compare("<", core.Aggregate("count", "x", friends, None, None, "person", type=NUMBER), number(2))

    lists: list[Any] = [None, (), ("red",), ("red", None), Partial(("red",)), Partial(("green",), 2)]
    people = [
        thing(
            "person", uid, id=f"p{uid}", flag=(True, False, None)[uid % 3], colours=one, optional_colours=other,
            colour=(None, "red", "green")[uid % 3], optional_colour=(ABSENT, "red", None, "blue")[uid % 4],
            friends=(None, (), (f"p{uid}",), ("p0", "nobody"), Partial(("p1",), 2), Partial(("p2",), 1))[uid % 6],
        )
        for uid, (one, other) in enumerate(product(lists, [*lists, ABSENT]))
    ]  # fmt: skip
    assert_alike(
        norms(conditions(), EACH),
        (thing("world", people=tuple(people), leader=leader) for leader in ("p1", "nobody", None)),
    )
