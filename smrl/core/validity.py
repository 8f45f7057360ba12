"""On which days a norm is in force. Nothing here needs the core's tree: a kept ruleset is dated without it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from smrl.instants import Instant


class Over(NamedTuple):
    """An alteration that stands over a norm from its first to its last day, by its kind."""

    kind: str
    start: str | None
    end: str | None


class Validity(NamedTuple):
    """A norm's own first and last day, and what stands over it. A norm without one is always in force."""

    start: str | None = None
    end: str | None = None
    over: tuple[Over, ...] = ()


class Standing(Enum):
    """What a norm is on a day: in force; relaxed, so that its verdict is shown beside that of another; or neither."""

    in_force = "in force"
    relaxed = "relaxed"
    out_of_force = "out of force"


def covers(start: str | None, end: str | None, on: Instant) -> bool:
    """Whether a stretch holds the day of an instant; its first and last day belong to it."""
    return (start is None or Instant.parse(start).day <= on.day) and (end is None or on.day <= Instant.parse(end).day)


def standing(validity: Validity | None, on: Instant) -> Standing:
    """What a norm of that validity is on the day of an instant."""
    if validity is None:
        return Standing.in_force
    if not covers(validity.start, validity.end, on):
        return Standing.out_of_force
    kinds = {over.kind for over in validity.over if covers(over.start, over.end, on)}
    if not kinds:
        return Standing.in_force
    return Standing.relaxed if kinds == {"relax"} else Standing.out_of_force


def in_force(validity: Validity | None, on: Instant) -> bool:
    """Whether a norm of that validity is in force on the day."""
    return standing(validity, on) is Standing.in_force


def is_judged(validity: Validity | None, on: Instant) -> bool:
    """Whether a norm of that validity has verdicts on the day, be they shown beside those of another."""
    return standing(validity, on) is not Standing.out_of_force
