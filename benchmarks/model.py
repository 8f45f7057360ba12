"""The models to measure with: flat, as prison software keeps them. 19 facts a prisoner, uses of restraint beside."""

from __future__ import annotations

from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Many,
    Measured,
    YesNo,
    choice,
    entity,
    key,
    link,
    many,
    measure,
    yes_no,
)
from smrl.vocabulary.from_attrs import vocabulary_of
from smrl.vocabulary.root import Root


@entity("restraint_use", "restraint_uses")
class RestraintUse:
    """One use of an instrument of restraint."""

    kind: Chosen = choice("handcuffs chains irons strait_jacket belt", "which instrument")
    purpose: Chosen = choice("escape_prevention medical damage punishment", "what it was used for")
    during_transfer: YesNo = yes_no("whether it was used during a transfer")
    authorized: YesNo = yes_no("whether the director ordered it")
    duration: Measured = measure("hour", "how long it lasted")


@entity("cell", "cells")
class Cell:
    """Where people sleep."""

    id: Key = key()


@entity("prisoner", "prisoners", up="cell")
class Prisoner:
    """A person held."""

    id: Key = key()
    cell: Link[Cell] = link("cell", "where the person sleeps")
    status: Chosen = choice("untried convicted", "the ground on which the person is held", name="status")
    open_air: Measured = measure("hour/day", "time in the open air")
    employed_outdoors: YesNo = yes_no("whether the person works outdoors")
    floor_area: Measured = measure("m^2", "floor area for the person")
    air_volume: Measured = measure("m^3", "air for the person")
    window_light: YesNo = yes_no("whether there is light enough to read by")
    own_bed: YesNo = yes_no("whether the person has a bed")
    bedding_clean: YesNo = yes_no("whether the bedding is clean")
    baths: Measured = measure("occasion/week", "baths or showers a week")
    informed_written: YesNo = yes_no("whether the person was told in writing")
    informed_orally: YesNo = yes_no("whether the person was told by word of mouth")
    illiterate: YesNo = yes_no("whether the person cannot read")
    confinement: Measured = measure("hour/day", "close confinement")
    medically_certified: YesNo = yes_no("whether the medical officer certified the person fit to sustain it")
    medical_visits: Measured = measure("occasion/day", "visits of the medical officer meanwhile")
    work_hours: Measured = measure("hour/week", "hours of work", high="168 hour/week")
    sentence: Measured = measure("day", "length of the sentence")
    age: Measured = measure("day", "age in days")
    restraint_uses: Many[RestraintUse] = many(RestraintUse, "uses of restraint")


@entity("facility", root=True)
class Facility(Root):
    """The institution."""

    id: Key = key()
    climate: Chosen = choice("cold temperate hot", "its climate", name="climate")
    population: Measured = measure("person", "people held", whole=True)
    toilets: Measured = measure("toilet", "toilets in working order", whole=True)
    showers: Measured = measure("shower", "showers in working order", whole=True)
    cells: Many[Cell] = many(Cell, "its cells")
    prisoners: Many[Prisoner] = many(Prisoner, "the people held")


VOCABULARY = vocabulary_of(Facility, "benchmark")
