"""A vocabulary made by hand, of plain objects: reading knows no class of ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from smrl.units import parse_unit
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

DAY = 86400


def measured(unit: str, *, integer: bool = False) -> Quantity:
    return Quantity(parse_unit(unit), integer=integer)


def construct(name: str, facts: Mapping[str, Fact]) -> Any:
    def build(values: Mapping[str, Any]) -> SimpleNamespace:
        return SimpleNamespace(**{"entity": name, **dict.fromkeys(facts), **values})

    return build


def entity(name: str, plural: str, facts: dict[str, Type | Fact], **more: Any) -> Entity:
    full = {
        fact: type if isinstance(type, Fact) else Fact(fact, name, type, attribute=fact) for fact, type in facts.items()
    }
    return Entity(name, plural, full, construct=construct(name, full), **more)


def fact(entity: str, name: str, type: Type, **more: Any) -> Fact:
    return Fact(name, entity, type, **{"attribute": name, **more})


KIND = Choice("kind", ("cell", "dormitory", "other"))

ENTITIES = [
    entity("exercise", "exercises", {
        "open_air": fact("exercise", "open_air", measured("hour/day"), lower=0, upper=7 * DAY),
        "suitable": BOOLEAN,
    }),
    entity("exercise_day", "exercise_days", {
        "date": MOMENT,
        "open_air": fact("exercise_day", "open_air", measured("hour"), lower=0, upper=DAY),
    }, home=("prisoner", "exercise_days"), dated_by="date"),
    entity("cell", "cells", {
        "id": TEXT,
        "kind": KIND,
        "floor_area": fact("cell", "floor_area", measured("m^2"), lower=0),
        "night_occupants": fact("cell", "night_occupants", measured("person", integer=True), lower=0),
        "crowding": fact("cell", "crowding", NUMBER, attribute="", derive=lambda *_: None),
    }, home=("prison", "cells"), key="id"),
    entity("prisoner", "prisoners", {
        "id": TEXT,
        "cell": fact("prisoner", "cell", Reference("cell"), by_id=True, optional=True),
        "exercise": Reference("exercise"),
        "exercise_days": Many(Reference("exercise_day")),
        "employed_outdoors": BOOLEAN,
        "country": TEXT,
        "languages": Many(TEXT, as_set=True),
        "admitted_at": MOMENT,
        "released_at": fact("prisoner", "released_at", MOMENT, optional=True),
    }, home=("prison", "prisoners"), key="id", up="cell"),
    entity("prison", "prisons", {
        "id": TEXT,
        "time_zone": TEXT,
        "air_temperature": fact("prison", "air_temperature", measured("degC"), lower=0),
        "food_budget": fact("prison", "food_budget", measured("EUR/person/day"), lower=0),
        "share_heated": fact("prison", "share_heated", NUMBER, lower=0, upper=1),
        "cells": Many(Reference("cell")),
        "prisoners": Many(Reference("prisoner")),
    }, key="id"),
]  # fmt: skip

SMALL = Vocabulary("small", "prison", {one.name: one for one in ENTITIES})
