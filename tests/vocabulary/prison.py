"""A small model that the tests of this folder share: every sort of fact, a log with a summary, a derived count."""

from __future__ import annotations

from typing import Any

from smrl.units import on_one_day
from smrl.values import Partial
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Links,
    Many,
    Measured,
    One,
    Texted,
    When,
    Words,
    YesNo,
    build,
    choice,
    entity,
    key,
    link,
    links,
    many,
    measure,
    moment,
    one,
    text,
    words,
    yes_no,
)
from smrl.vocabulary.logs import complete_log
from smrl.vocabulary.root import Root


@entity("exercise", part=True)
class Exercise:
    """Exercise on every day."""

    open_air: Measured = measure("hour/day", "time outside", high="24 hour/day", summarises="exercise_days")
    suitable: YesNo = yes_no("whether it suits", optional=True)


@entity("exercise_day", "exercise_days", dated_by="date")
class ExerciseDay:
    """Exercise on one day."""

    date: When = moment()
    open_air: Measured = measure("hour", high="24 hour", optional=True)
    weather_permits: YesNo = yes_no()


def completed(prisoner: Any, prison: Any) -> Any:
    exercise = prisoner.exercise
    summary = build(ExerciseDay, {"open_air": on_one_day(exercise._open_air)}) if exercise else None
    return complete_log(prisoner.exercise_days, ExerciseDay, (prison.period_from, prison.period_to), summary)


@entity("prisoner", "prisoners", up="cell")
class Prisoner:
    """A person held."""

    id: Key = key()
    cell: Link[Cell] = link("cell")
    sex: Chosen = choice("female male other")
    languages: Words = words()
    needs: Words = choice("diet medicine", many=True)
    faith: Texted = text(optional=True)
    admitted_at: When = moment()
    released_at: When = moment(after="admitted_at", optional=True)
    exercise: One[Exercise] = one(Exercise, optional=True)
    exercise_days: Many[ExerciseDay] = many(ExerciseDay, derive=completed)


def occupants(cell: Any, prison: Any) -> int | None:
    """How many are placed in the cell, where all places are known."""
    placed = prison.backlinks("prisoner", "cell")
    if prison.prisoners is None or isinstance(prison.prisoners, Partial) or None in placed:
        return None
    return len(placed.get(cell.id, ()))


def residents(cell: Any, prison: Any) -> tuple[str, ...]:
    return tuple(prisoner.id for prisoner in prison.backlinks("prisoner", "cell").get(cell.id, ()))


@entity("cell", "cells")
class Cell:
    """A room to sleep in."""

    id: Key = key()
    floor_area: Measured = measure("m^2", evidence="measurement document")
    temperature: Measured = measure("degC", low="-60 degC")
    share: Measured = measure("%", high=100)
    occupants: Measured = measure("person", whole=True, derive=occupants)
    residents: Links[Prisoner] = links("prisoner", derive=residents)


@entity("prison", root=True, period=("period_from", "period_to"))
class Prison(Root):
    """The whole."""

    id: Key = key()
    cells: Many[Cell] = many(Cell)
    prisoners: Many[Prisoner] = many(Prisoner)
    period_from: When = moment()
    period_to: When = moment(after="period_from")
