"""A small vocabulary with every kind of fact there is, and objects for it: what generated programs are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from smrl.instants import Instant
from smrl.units import parse_unit
from smrl.values import ABSENT, Partial
from smrl.vocabulary import (
    BOOLEAN,
    MOMENT,
    NUMBER,
    TEXT,
    Choice,
    Entity,
    Fact,
    Many,
    Quantity,
    Reference,
    Type,
    Vocabulary,
)

COLOUR = Choice("colour", ("red", "green", "blue"))
LEVEL = Choice("level", ("low", "middle", "high"), ordered=True)
DURATION = Quantity(parse_unit("day"))
WORDS = Many(COLOUR, as_set=True)


class Thing:
    """An object of any entity: facts as attributes, identity as equality. `uid` tells which one it is."""

    def __init__(self, uid: int, entity: str, values: Mapping[str, Any]) -> None:
        self.uid, self.entity = uid, entity
        self.__dict__.update(values)

    def __repr__(self) -> str:
        return f"{self.entity}-{self.uid}"

    def index(self, entity: str) -> Mapping[str, Thing]:
        """Of the world: its rooms or people by id."""
        found = {"room": getattr(self, "rooms", None), "person": getattr(self, "people", None)}[entity]
        return {thing.id: thing for thing in found or ()}


def double(person: Any, _world: Any) -> Any:
    """A fact worked out from another."""
    return person.number if person.number is None else person.number * 2


def travels(_world: Any, norm: str, matter: str, person: Any) -> Any:
    """A recorded finding on whether a norm applies to a person: here that of the flag, if norm and matter are even."""
    return person.flag if (len(norm) + len(matter)) % 2 == 0 else ABSENT


def _facts(entity: str, *facts: Fact) -> dict[str, Fact]:
    return {fact.name: attrs.evolve(fact, entity=entity, attribute=fact.attribute or fact.name) for fact in facts}


def _fact(name: str, type: Type, **more: Any) -> Fact:
    return Fact(name, "", type, **more)


def _list(entity: str) -> Many:
    return Many(Reference(entity))


WORLD = Vocabulary(
    name="world",
    root="world",
    entities={
        "world": Entity(
            "world", "worlds",
            _facts(
                "world",
                _fact("people", _list("person")), _fact("rooms", _list("room")), _fact("flag", BOOLEAN),
                _fact("optional_flag", BOOLEAN, optional=True), _fact("number", NUMBER), _fact("first", MOMENT),
                _fact("last", MOMENT), _fact("colours", WORDS), _fact("leader", Reference("person"), by_id=True),
            ),
        ),
        "room": Entity(
            "room", "rooms",
            _facts("room", _fact("id", TEXT), _fact("size", NUMBER), _fact("noisy", BOOLEAN), _fact("level", LEVEL)),
            home=("world", "rooms"), key="id",
        ),
        "person": Entity(
            "person", "people",
            _facts(
                "person",
                _fact("id", TEXT), _fact("room", Reference("room"), by_id=True),
                _fact("other_room", Reference("room"), by_id=True, optional=True), _fact("flag", BOOLEAN),
                _fact("optional_flag", BOOLEAN, optional=True), _fact("number", NUMBER, lower=0, upper=10),
                _fact("optional_number", NUMBER, optional=True, lower=-5), _fact("free_number", NUMBER),
                _fact("doubled", NUMBER, derive=double), _fact("wait", DURATION, lower=0), _fact("colour", COLOUR),
                _fact("optional_colour", COLOUR, optional=True), _fact("colours", WORDS),
                _fact("optional_colours", WORDS, optional=True), _fact("level", LEVEL),
                _fact("optional_level", LEVEL, optional=True), _fact("part", Reference("part"), optional=True),
                _fact("at", MOMENT), _fact("optional_at", MOMENT, optional=True), _fact("days", _list("day")),
                _fact("optional_days", _list("day"), optional=True), _fact("friends", _list("person"), by_id=True),
                _fact("name", TEXT),
            ),
            up="room", home=("world", "people"), key="id",
        ),
        "part": Entity("part", "parts", _facts("part", _fact("number", NUMBER), _fact("flag", BOOLEAN))),
        "day": Entity(
            "day", "days",
            _facts("day", _fact("date", MOMENT), _fact("flag", BOOLEAN), _fact("number", NUMBER, lower=0)),
            home=("person", "days"), dated_by="date",
        ),
    },
    period=("first", "last"),
    travels=travels,
)  # fmt: skip


@attrs.define(eq=False)
class Spec:
    """An object to be built: values by fact name, in which other specs and collections of them may stand."""

    uid: int
    entity: str
    values: dict[str, Any]

    def build(self) -> Thing:
        return Thing(self.uid, self.entity, {name: _built(value) for name, value in self.values.items()})


def _built(value: Any) -> Any:
    if isinstance(value, Spec):
        return value.build()
    if isinstance(value, Partial):
        return Partial(_all_built(value), value.total)
    return tuple(_all_built(value)) if isinstance(value, tuple) else value


def _all_built(values: Iterable[Any]) -> Iterable[Any]:
    return (_built(value) for value in values)


MOMENTS = tuple(
    Instant.parse(text)
    for text in (
        "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-06", "2026-03-02 08:00", "2026-03-03 08:00",
        "2026-03-03 08:01", "2026-03-04 23", "2026-03-09",
    )
)  # fmt: skip
NUMBERS: tuple[int | Fraction, ...] = (0, 1, 2, 3, 5, 10, -1, -5, Fraction(1, 3), Fraction(5, 2))
