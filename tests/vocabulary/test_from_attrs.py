"""Vocabularies from model classes: what they hold, what makes them differ, what they refuse."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smrl.diagnostics import FactError
from smrl.vocabulary import Many, Reference, Vocabulary
from smrl.vocabulary.declare import entity, key, link, many, measure, moment, one, yes_no
from smrl.vocabulary.from_attrs import vocabulary_of
from smrl.vocabulary.root import Root
from tests.vocabulary.prison import Prison

ROOT = Path(__file__).parents[2]


def test_the_walk_finds_every_entity_and_its_home() -> None:
    """From the root down, groups without a home."""
    vocabulary = vocabulary_of(Prison)
    assert (vocabulary.root, vocabulary.period) == ("prison", ("period_from", "period_to"))
    assert {name: one.home for name, one in vocabulary.entities.items()} == {
        "prison": None,
        "cell": ("prison", "cells"),
        "prisoner": ("prison", "prisoners"),
        "exercise": None,
        "exercise_day": ("prisoner", "exercise_days"),
    }
    prisoner = vocabulary.entities["prisoner"]
    assert (prisoner.plural, prisoner.up, prisoner.key, prisoner.meaning) == (
        "prisoners",
        "cell",
        "id",
        "A person held",
    )
    assert prisoner.facts["exercise_days"].type == Many(Reference("exercise_day"))
    assert prisoner.facts["cell"].by_id
    assert list(vocabulary.chain("prisoner")) == [
        ("prisoner", ()), ("cell", ("cell",)), ("prison", ("<root>",)),
    ]  # fmt: skip


def test_it_is_made_once() -> None:
    """For one class and name it is the same object."""
    assert vocabulary_of(Prison) is vocabulary_of(Prison)
    assert vocabulary_of(Prison).name == "tests.vocabulary.prison.Prison"
    assert vocabulary_of(Prison, "p").digest == vocabulary_of(Prison).digest


def test_it_pickles() -> None:
    """Rulesets carry their vocabulary to other processes."""
    there: Vocabulary = pickle.loads(pickle.dumps(vocabulary_of(Prison)))
    assert there.digest == vocabulary_of(Prison).digest
    cell = there.entities["cell"].construct({"id": "a", "occupants": 2})  # type: ignore[misc]  # ours have one
    assert there.entities["cell"].facts["occupants"].derive(cell, None) == 2  # type: ignore[misc]  # it has one


def test_a_constructed_root_is_checked() -> None:
    """Its other objects are taken as they come."""
    entities: Any = vocabulary_of(Prison).entities
    lone = entities["prisoner"].construct({"id": "1", "cell": "nowhere"})
    with pytest.raises(FactError, match="F115"):
        entities["prison"].construct({"prisoners": (lone,), "cells": ()})


def digest(unit: str = "m^2", high: object = None, name: str = "area", more: bool = False) -> str:
    """The digest of a vocabulary with one fact like this."""

    def three(_: object, __: object) -> int:
        return 3

    def four(_: object, __: object) -> int:
        return 4

    three.__qualname__ = four.__qualname__
    place: Any = type("Place", (Root,), {name: measure(unit, high=high, derive=four if more else three)})
    return vocabulary_of(entity("place", root=True)(place)).digest


def test_the_digest_knows_what_compiled_rules_depend_on() -> None:
    """Names, units, ranges and the code that works facts out."""
    assert digest() == digest()
    others = [digest("m^2/person"), digest(high="9 m^2"), digest(name="surface"), digest(more=True)]
    assert len({digest(), *others}) == 5


def test_the_digest_is_the_same_in_every_process() -> None:
    """It depends on no hash seed and no address."""
    program = (
        "from tests.vocabulary.prison import Prison; from smrl.vocabulary.from_attrs import vocabulary_of; "
        "print(vocabulary_of(Prison).digest)"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert found == {vocabulary_of(Prison).digest}


def refused(**facts: Any) -> str:
    """Why a root with these facts is no vocabulary."""
    cls: Any = entity("house", root=True)(type("House", (Root,), facts))
    with pytest.raises(TypeError) as caught:
        vocabulary_of(cls)
    return str(caught.value)


def test_declarations_that_do_not_fit_are_refused() -> None:
    """A programmer's mistake says where it is."""

    @entity("room", "rooms", up="house", dated_by="built")
    class Room:
        house = link("garage")
        owner = link("lodger")

    @entity("lodger", "lodgers")
    class Lodger:
        born = moment()
        died = moment(after="baptised")

    @entity("lodger", "lodgers")
    class Guest:
        born = moment()

    @entity("meals", part=True)
    class Meals:
        served = yes_no(summarises="days")

    said = refused(rooms=many(Room), lodgers=many(Lodger), meals=one(Meals))
    for fault in (
        "`room` is dated by `built`, which is no moment of it",
        "`room.house` leads to `garage`, which is not reached from the root",
        "`room.owner` leads to `lodger`, which has no id",
        "`lodger.died` comes after `baptised`, which is no moment of it",
        "`meals.served` summarises `days`, which is no log beside it",
    ):
        assert fault in said
    assert "looked up through `house`" not in said
    assert refused(a=many(Lodger), b=many(Lodger)) == "`lodger` is kept in ('house', 'a') and in ('house', 'b')"
    assert refused(a=many(Lodger), b=many(Guest)) == "two classes are declared as `lodger`"


def test_only_a_root_makes_a_vocabulary() -> None:
    """A part of one does not."""

    @entity("shed")
    class Shed:
        id = key()

    with pytest.raises(TypeError, match="Shed is not declared as a root"):
        vocabulary_of(Shed)
