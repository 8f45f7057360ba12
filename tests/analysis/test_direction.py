"""Which way facts can go without harm: read off rules by hand, and tried on generated rules and facts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smrl
from smrl.analysis.direction import Direction, directions
from smrl.backends import interpret
from smrl.backends.results import NON_COMPLIANT, UNDETERMINED
from smrl.core.tree import Norm, Program
from smrl.instants import Instant
from smrl.vocabulary import Choice, Fact
from tests.strategies.core import bounded_programs, programs, windowed_programs
from tests.strategies.facts import worlds
from tests.strategies.world import NUMBERS, WORLD, Spec, Thing

ON = Instant.parse("2026-03-03")
_MOVES = 8
MORE, LESS, EITHER, NEITHER = Direction.more, Direction.less, Direction.either, Direction.neither


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("require exercise.open_air >= 1 hour/day", {"exercise.open_air": MORE}),
        ("forbid exercise.open_air < 1 hour/day", {"exercise.open_air": MORE}),
        ("require cell.night_occupants <= 1 person unless cell.capacity > 1 person",
         {"cell.night_occupants": LESS, "cell.capacity": MORE}),
        ("require young when cell.night_occupants > 1 person", {"cell.night_occupants": LESS}),
        ("require young except cell.night_occupants > 1 person", {"cell.night_occupants": MORE}),
        ("require young as far as cell.night_occupants > 1 person", {"cell.night_occupants": LESS}),
        ("require cell.night_occupants = 1 person", {"cell.night_occupants": EITHER}),
        ("require cell.capacity > 1 person or cell.capacity < 4 person", {"cell.capacity": EITHER}),
        ("require cell.floor_area is recorded", {"cell.floor_area": NEITHER}),
        ("require cell.floor_area / cell.night_occupants >= 4 m^2/person",
         {"cell.floor_area": MORE, "cell.night_occupants": LESS}),
        ("require cell.floor_area - cell.sanitary_area >= 4 m^2 * 2",
         {"cell.floor_area": MORE, "cell.sanitary_area": LESS}),
        ("for each cell\\nrequire 4 m^2/person * night_occupants <= floor_area",
         {"cell.night_occupants": LESS, "cell.floor_area": MORE}),
        ("require if young then cell.floor_area >= 6 m^2 else cell.floor_area >= 4 m^2", {"cell.floor_area": MORE}),
        ("require if cell.capacity > 1 person then cell.floor_area >= 6 m^2 else yes",
         {"cell.capacity": LESS, "cell.floor_area": MORE}),
        ("for each facility\\nrequire count(c in cells where c.floor_area < 4 m^2) <= 3", {"cell.floor_area": MORE}),
        ("for each facility\\nrequire average(c.floor_area for c in cells where c.capacity > 1 person) >= 4 m^2",
         {"cell.floor_area": MORE, "cell.capacity": EITHER}),
        ("for each facility\\nrequire no c in cells : c.floor_area < 4 m^2", {"cell.floor_area": MORE}),
        ("for each facility\\nrequire every c in cells where c.capacity > 1 person : c.floor_area > 4 m^2",
         {"cell.capacity": LESS, "cell.floor_area": MORE}),
        ("for each prisoner\\nrequire longest_gap(d in exercise_days where d.open_air >= 1 hour) <= 2 day",
         {"exercise_day.open_air": MORE}),
        ("for each prisoner where sentence_length >= 90 day\\nrequire young", {"prisoner.sentence_length": LESS}),
    ],
)  # fmt: skip
def test_directions_read_off_rules(text: str, expected: dict[str, Direction]) -> None:
    ruleset = smrl.compile(text.replace("\\n", "\n"))
    [norm] = ruleset.compiled.program.norms
    found = directions(norm, ruleset.compiled.program, ruleset.vocabulary)
    assert {f"{entity}.{name}": direction for (entity, name), direction in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for each person\nrequire number * free_number >= 1", {"number": EITHER, "free_number": MORE}),
        ("for each person\nrequire 1 / number >= 1", {"number": LESS}),
        ("for each person\nrequire 1 / free_number >= 1", {"free_number": EITHER}),
        ("for each person\nrequire number / free_number >= 1", {"number": EITHER, "free_number": EITHER}),
        ("require sum(p.number for p in people where p.free_number > 0) >= 3", {"number": MORE, "free_number": MORE}),
        ("require sum(p.free_number for p in people where p.number > 0) >= 3", {"number": EITHER, "free_number": MORE}),
        ("for each person\nrequire level >= middle", {"level": MORE}),
        ("for each person\nrequire level = middle", {"level": EITHER}),
    ],
)
def test_what_may_be_below_zero_can_turn_things_round(text: str, expected: dict[str, Direction]) -> None:
    ruleset = smrl.compile(text, vocabulary=WORLD)
    [norm] = ruleset.compiled.program.norms
    found = directions(norm, ruleset.compiled.program, WORLD)
    assert {name: direction for (_, name), direction in found.items()} == expected


# -- generated rules --------------------------------------------------------------------------------------------------


def passes(program: Program, norm: Norm, spec: Spec) -> dict[tuple[Any, ...], bool | None]:
    """Whether a norm passes (true), fails (false) or neither, by subject."""
    found: dict[tuple[Any, ...], bool | None] = {}
    for outcome in interpret.evaluate(program, WORLD, spec.build(), ON, only=frozenset([norm.id])):
        for subject, code in zip(outcome.subjects, outcome.codes[norm.id], strict=True):
            if all(isinstance(value, Thing) for value in subject.values) and not subject.open:
                key = tuple(value.uid for value in subject.values)
                found[key] = None if code == UNDETERMINED else code != NON_COMPLIANT
    return found


def rank(fact: Fact, value: Any) -> Any:
    return fact.type.values.index(value) if isinstance(fact.type, Choice) else value


def is_known(value: Any) -> bool:
    return isinstance(value, int | Fraction | str) and not isinstance(value, bool)


def specs(value: Any) -> list[Spec]:
    """Every object in a value, outermost first."""
    if isinstance(value, Spec):
        return [value, *(one for inner in value.values.values() for one in specs(inner))]
    return [one for inner in value for one in specs(inner)] if isinstance(value, tuple) else []


def safe_values(fact: Fact, was: Any, direction: Direction) -> list[Any]:
    """The values that a fact may move to."""
    kind = fact.type
    if isinstance(kind, Choice):
        values: list[Any] = list(kind.values)
    else:
        scale = 86400 if fact.name == "wait" else 1
        lower, upper = fact.lower, fact.upper
        values = [n * scale for n in NUMBERS if (lower is None or n >= lower) and (upper is None or n <= upper)]
    return [
        value for value in values if rank(fact, value) != rank(fact, was)
        and (direction is NEITHER or (rank(fact, value) > rank(fact, was)) is (direction is MORE))
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(programs(binding=False), bounded_programs(binding=False), windowed_programs(binding=False)),
    worlds(),
    st.data(),
)
def test_moving_a_fact_where_it_never_hurts_turns_no_pass_into_a_failure(
    program: Program, world: Spec, data: Any
) -> None:
    for norm in program.norms:
        claimed = dict(directions(norm, program, WORLD))
        if ("person", "doubled") in claimed:  # which follows the number, so that both would move
            claimed.pop(("person", "number"), None)
        moves = [
            (spec, name, value)
            for spec in specs(world)
            for name, was in spec.values.items()
            if is_known(was) and claimed.get((spec.entity, name), EITHER) is not EITHER
            for value in safe_values(WORLD.entities[spec.entity].facts[name], was, claimed[spec.entity, name])
        ]
        before = passes(program, norm, world)
        tried = moves if moves and any(before.values()) else []
        for spec, name, value in data.draw(st.lists(st.sampled_from(tried), max_size=_MOVES)) if tried else ():
            was = spec.values[name]
            spec.values[name] = value
            after = passes(program, norm, world)
            spec.values[name] = was
            for key, passed in before.items():
                assert not (passed is True and after.get(key) is False), (norm.id, spec.entity, name, was, value)
