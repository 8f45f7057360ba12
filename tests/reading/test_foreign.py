"""Other people's classes are read from files by the same reader, links between objects included."""

from __future__ import annotations

import attrs
import pytest

from smrl.diagnostics import FactError
from smrl.reading import read
from smrl.reading.write import to_tree
from smrl.vocabulary.foreign import fact
from smrl.vocabulary.from_attrs import vocabulary_of


@attrs.define
class Room:
    code: str = attrs.field(metadata=fact(key=True))
    area: float | None = attrs.field(default=None, metadata=fact("m^2"))


@attrs.define
class Inmate:
    number: str = attrs.field(metadata=fact(key=True))
    yard_time: float | None = attrs.field(default=None, metadata=fact("hour/day"))
    room: Room | None = attrs.field(default=None, metadata=fact(up=True))


@attrs.define
class Jail:
    name: str = attrs.field(metadata=fact(key=True))
    inmates: list[Inmate] | None = attrs.field(default=None, metadata=fact())
    rooms: list[Room] | None = attrs.field(default=None, metadata=fact())


VOCABULARY = vocabulary_of(Jail)


def test_links_hold_the_objects() -> None:
    """The inmates stand first in the file, and still find their rooms."""
    text = "name: J\ninmates: [{number: I-1, yard_time: 90 min/day, room: R-2}]\nrooms: [{code: R-1}, {code: R-2}]\n"
    jail = read(text, VOCABULARY).root
    assert isinstance(jail, Jail)
    assert jail.inmates
    assert jail.rooms
    assert jail.inmates[0].room is jail.rooms[1]
    assert to_tree(jail, VOCABULARY)["inmates"] == [{"number": "I-1", "yard_time": "1.5 hour/day", "room": "R-2"}]


def test_links_that_dangle() -> None:
    with pytest.raises(FactError) as caught:
        read("name: J\ninmates: [{number: I-1, room: R-3}]\nrooms: [{code: R-1}]\n", VOCABULARY)
    assert [(one.code, one.path) for one in caught.value.diagnostics] == [("F115", "inmates[0].room")]
