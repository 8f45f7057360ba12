"""A small piece of prison software with classes of its own. All it borrows is the metadata that says what they hold."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

import smrl


class Status(Enum):
    REMAND = "remand"
    SENTENCED = "sentenced"


@attrs.define
class Room:
    """A room with beds in it."""

    number: str = attrs.field(metadata=smrl.fact(key=True))
    area: float = attrs.field(metadata=smrl.fact("m^2", "the floor area", evidence="measurement"))
    beds: int = attrs.field(metadata=smrl.fact("bed", "beds made up in it", whole=True))
    temperature: float | None = attrs.field(
        default=None, metadata=smrl.fact("degF", "the warmth at noon", ask="How warm is it at noon?")
    )


@attrs.define
class Inmate:
    """A person held here."""

    number: str = attrs.field(metadata=smrl.fact(key=True))
    status: Status = attrs.field(metadata=smrl.fact(meaning="why the person is held"))
    room: Room | None = attrs.field(default=None, metadata=smrl.fact(up=True))
    yard_time: float | None = attrs.field(
        default=None, metadata=smrl.fact("hour/day", "time in the yard on each day", high="24 hour/day")
    )
    works_outside: bool | None = attrs.field(default=None, metadata=smrl.fact())
    arrived: date | None = attrs.field(default=None, metadata=smrl.fact())
    surname: str = attrs.field(default="", repr=False)  # not a fact: rules never learn of it


@attrs.define
class Establishment:
    """One prison."""

    inmates: list[Inmate] = attrs.field(factory=list, metadata=smrl.fact())
    rooms: list[Room] = attrs.field(factory=list, metadata=smrl.fact())
