"""A vocabulary small enough to be read at a glance, built by hand so that the checker is tested without models."""

from __future__ import annotations

from typing import Any

from smrl.check import CheckResult, check
from smrl.source import Source
from smrl.syntax.parse import parse
from smrl.units import parse_unit
from smrl.vocabulary import BOOLEAN, MOMENT, TEXT, Choice, Entity, Fact, Many, Quantity, Reference, Type, Vocabulary


def _measure(unit: str) -> Quantity:
    return Quantity(parse_unit(unit), integer=unit == "person")


def _entity(name: str, plural: str, facts: dict[str, Type], optional: str = "", **more: Any) -> Entity:
    found = {
        fact: Fact(
            fact,
            name,
            type,
            attribute=fact,
            optional=fact in optional.split(),
            by_id=fact in ("cell", "unit", "residents"),
            lower=0 if fact == "floor_area" else None,
        )
        for fact, type in facts.items()
    }
    return Entity(name, plural, found, **more)


KIND = Choice("kind", ("cell", "room", "dormitory"))

TOY = Vocabulary(
    "toy",
    "facility",
    {
        entity.name: entity
        for entity in (
            _entity(
                "facility",
                "facilities",
                {
                    "prisoners": Many(Reference("prisoner")),
                    "cells": Many(Reference("cell")),
                    "units": Many(Reference("unit")),
                    "climate": Choice("climate", ("temperate", "tropical")),
                    "library": Reference("library"),
                    "director_resident": BOOLEAN,
                    "guests": _measure("person"),
                },
                optional="library",
            ),
            _entity("library", "", {"stocked": BOOLEAN, "books": _measure("book")}),
            _entity(
                "unit",
                "units",
                {"id": TEXT, "purpose": TEXT, "warm": _measure("degC")},
                home=("facility", "units"),
                key="id",
            ),
            _entity(
                "cell",
                "cells",
                {
                    "id": TEXT,
                    "unit": Reference("unit"),
                    "kind": KIND,
                    "floor_area": _measure("m^2"),
                    "night_occupants": _measure("person"),
                    "purpose": TEXT,
                    "residents": Many(Reference("prisoner")),
                },
                home=("facility", "cells"),
                key="id",
                up="unit",
            ),
            _entity(
                "prisoner",
                "prisoners",
                {
                    "id": TEXT,
                    "cell": Reference("cell"),
                    "exercise": Reference("exercise"),
                    "employed_outdoors": BOOLEAN,
                    "religion": TEXT,
                    "speaks": Many(TEXT, as_set=True),
                    "custody": Choice("custody", ("low", "medium", "high"), ordered=True),
                    "admitted_at": MOMENT,
                    "released_at": MOMENT,
                    "days": Many(Reference("day")),
                    "visits": Many(Reference("visit")),
                },
                optional="religion released_at",
                home=("facility", "prisoners"),
                key="id",
                up="cell",
            ),
            _entity("exercise", "", {"open_air": _measure("hour/day"), "suitable": BOOLEAN}),
            _entity(
                "day",
                "days",
                {"date": MOMENT, "open_air": _measure("hour"), "employed_outdoors": BOOLEAN},
                home=("prisoner", "days"),
                dated_by="date",
            ),
            _entity(
                "visit",
                "visits",
                {"channel": Choice("channel", ("visit", "letter")), "length": _measure("min")},
                home=("prisoner", "visits"),
            ),
        )
    },
)


def compiled(text: str, name: str = "<text>") -> CheckResult:
    """Parse and check a text; the parser's faults come first."""
    source = Source(name, text)
    module, faults = parse(source)
    result = check([(module, source)], TOY, faults=faults)
    return CheckResult(None if faults else result.program, (*faults, *result.diagnostics))
