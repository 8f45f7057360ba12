"""Facilities are consistent, varied, as large as wanted, quick, and of anybody's classes."""

from __future__ import annotations

import enum
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

import smrl
import smrl.testing as testing
from smrl.models import VOCABULARY, Prisoner
from smrl.reading.write import to_text
from smrl.testing import breaching, complying, facilities, near, objects, register

FOREIGN = Path(__file__).parents[2] / "examples" / "foreign_vocabulary"


@pytest.fixture(scope="module")
def establishment() -> Iterator[ModuleType]:
    sys.path.insert(0, str(FOREIGN))
    try:
        import establishment as module  # type: ignore[import-not-found]  # lies in the folder just named

        yield module
    finally:
        sys.path.remove(str(FOREIGN))
        sys.modules.pop("establishment", None)


@settings(max_examples=60)
@given(facilities(prisoners=(0, 6), cells=(1, 3)))
def test_facilities_are_consistent(facility: Any) -> None:
    """They are built at all only if they are; besides, beds are counted as people use them."""
    cells = {cell.id: cell for cell in facility.cells}
    inside: dict[str, int] = {}
    for prisoner in facility.prisoners or ():
        inside[prisoner.cell] = inside.get(prisoner.cell, 0) + 1
    for cell, number in inside.items():
        assert cells[cell]._capacity >= number
    assert facility._capacity is None or facility._capacity == sum(cell._capacity for cell in cells.values())
    smrl_text = to_text(facility, VOCABULARY)
    assert "prisoners" in smrl_text or not facility.prisoners


def test_people_are_held_on_every_title() -> None:
    seen: set[str] = set()

    @settings(max_examples=150, database=None)
    @given(facilities(prisoners=(1, 6)))
    def look(facility: Any) -> None:
        seen.update(title.kind for prisoner in facility.prisoners for title in prisoner.titles or ())

    look()
    assert {"charge", "sentence", "debt"} <= seen
    assert len(seen) >= 5


def test_a_hundred_facilities_of_fifty_prisoners_take_seconds() -> None:
    ruleset = smrl.load("un.smr_1955")
    for strategy in (
        facilities(ruleset, prisoners=50, cells=20), breaching("21(1)", prisoners=50),
        complying("9(1)", prisoners=50, cells=50), near("8(b)", prisoners=50, cells=20),
    ):  # fmt: skip
        start = time.monotonic()

        @settings(max_examples=100, database=None)
        @given(strategy)
        def look(facility: Any) -> None:
            assert len(facility.prisoners) == 50

        look()
        assert time.monotonic() - start < 20


def test_what_is_smallest_is_simplest() -> None:
    """One prisoner, one day, and the number that the rule names."""
    found = find(
        near("21(1)"), lambda f: any(p.exercise_days for p in f.prisoners or ()), settings=settings(database=None)
    )
    assert len(found.prisoners) == 1
    assert len(found.prisoners[0].exercise_days) == 1


def test_every_entity_has_a_strategy() -> None:
    for entity in VOCABULARY.entities.values():
        assert isinstance(getattr(testing, entity.plural), object)
    prisoner = find(testing.prisoners(), lambda _: True, settings=settings(database=None))
    assert isinstance(prisoner, Prisoner)
    with pytest.raises(AttributeError):
        _ = testing.prisonners
    with pytest.raises(LookupError, match="did you mean `prisoners`"):
        objects("prisonners")


def test_sizes_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="did you mean `prisoners`"):
        facilities(prisonners=3)
    with pytest.raises(ValueError, match="cannot be 5 at least and 2 at most"):
        facilities(prisoners=(5, 2))
    for size in ("a", 1.5, (1,), True, (1, "b")):
        with pytest.raises(TypeError, match="is no size"):
            facilities(prisoners=size)  # type: ignore[arg-type]  # what is tested


# -- classes of others ------------------------------------------------------------------------------------------------


def test_classes_of_others_are_made_by_their_own_constructors(establishment: ModuleType) -> None:
    vocabulary = smrl.vocabulary_of(establishment.Establishment)
    text = (FOREIGN / "house.smrl").read_text(encoding="utf-8")
    ruleset = smrl.compile(text, vocabulary=vocabulary)

    @settings(max_examples=40, database=None)
    @given(facilities(ruleset, inmates=(1, 5)), breaching("1", ruleset), complying("2#beds", ruleset))
    def look(some: Any, bad: Any, good: Any) -> None:
        for inmate in some.inmates:
            assert isinstance(inmate.status, establishment.Status)
            assert inmate.room is None or any(inmate.room is room for room in some.rooms)
            assert inmate.yard_time is None or isinstance(inmate.yard_time, float)
        assert all(isinstance(room.area, float) and isinstance(room.beds, int) for room in some.rooms)
        assert ruleset.evaluate(bad).verdict("1") is smrl.Verdict.non_compliant
        assert ruleset.evaluate(good).verdict("2#beds") is smrl.Verdict.compliant

    look()


class Badge:
    """A type that only its owner knows how to make."""

    def __init__(self, colour: str) -> None:
        self.colour = colour


class Wing(enum.Enum):
    NORTH = "north"


@attrs.define
class Guest:
    number: str = attrs.field(metadata=smrl.fact(key=True))
    badge: Badge
    wing: Wing
    weight: float = attrs.field(metadata=smrl.fact("kg"))


@attrs.define
class House:
    guests: list[Guest] = attrs.field(factory=list, metadata=smrl.fact())


def test_a_type_that_nothing_can_draw_is_named_with_what_to_register() -> None:
    ruleset = smrl.compile("for each guest\nrequire weight <= 100 kg", vocabulary=smrl.vocabulary_of(House))
    with pytest.raises(TypeError, match=r"`Guest.badge` is a `Badge`.*register\(Badge"):
        facilities(ruleset)
    register(Badge, st.builds(Badge, st.just("red")))
    bad = find(breaching("program#1", ruleset), lambda _: True, settings=settings(database=None))
    assert [(guest.badge.colour, guest.wing) for guest in bad.guests] == [("red", Wing.NORTH)]
    assert bad.guests[0].weight == 101
    for wrong in ((5, st.none()), (Badge, 5)):
        with pytest.raises(TypeError, match="is no"):
            register(*wrong)


def test_facts_that_a_ruleset_declares_itself_are_drawn() -> None:
    ruleset = smrl.compile(
        'ruleset h "H"\n  language 1\nfact cell.beds_bolted : yes/no\n  meaning en "whether beds are bolted down"\n'
        "rule 1\n  for each cell\n  require beds_bolted\n"
    )
    bad = find(breaching("1", ruleset), lambda _: True, settings=settings(database=None))
    assert bad.cells[0].declared == {"beds_bolted": False}
