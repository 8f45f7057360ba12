"""Anybody's attrs classes as a vocabulary, and the example that shows it."""

from __future__ import annotations

import math
import os
import pickle
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smrl
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.units import Measure, exact
from smrl.values import ABSENT, Partial
from smrl.vocabulary import BOOLEAN, MOMENT, TEXT, Choice, Many, Quantity, Reference, Vocabulary
from smrl.vocabulary.foreign import fact
from smrl.vocabulary.from_attrs import vocabulary_of

ROOT = Path(__file__).parents[2]


class Light(Enum):
    DIM = "dim"
    BRIGHT = "bright"


@attrs.define
class Meal:
    served: date | None = attrs.field(default=None, metadata=fact(dates=True))
    energy: float | None = attrs.field(default=None, metadata=fact("kcal", high=10_000))


@attrs.define
class HeatingSystem:
    output: int = attrs.field(default=0, metadata=fact("kW", whole=True))


@attrs.define
class Room:
    """Where people sleep."""

    label: str = attrs.field(default="r", metadata=fact(key=True))
    area: float = attrs.field(default=9.5, metadata=fact("m^2", "the floor", ask="How large?", evidence="measurement"))
    light: Light | None = attrs.field(default=None, metadata=fact())
    side: Literal["east", "west"] = attrs.field(default="east", metadata=fact())
    heating: HeatingSystem | None = attrs.field(default=None, metadata=fact())
    tags: set[str] = attrs.field(factory=set, metadata=fact())
    secret: str = ""


@attrs.define
class Guest:
    room: Room | None = attrs.field(default=None, metadata=fact(up=True))
    young: bool | None = attrs.field(default=None, metadata=fact(optional=True))
    meals: list[Meal] | None = attrs.field(default=None, metadata=fact())


@attrs.define
class House:
    rooms: list[Room] = attrs.field(factory=list, metadata=fact())
    guests: tuple[Guest, ...] | None = attrs.field(default=None, metadata=fact())


V: Vocabulary = vocabulary_of(House)


def read(thing: Any, name: str) -> Any:
    """The fact as evaluators read it."""
    found = V.fact({House: "house", Room: "room", Guest: "guest", Meal: "meal"}[type(thing)], name)
    assert found is not None
    assert found.derive is not None
    return found.derive(thing, None)


def test_types_come_from_the_fields() -> None:
    """Only fields with metadata are facts; a kept object is linked to, another is a part."""
    room = V.entities["room"]
    kinds = {name: one.type for name, one in room.facts.items()}
    assert isinstance(kinds.pop("area"), Quantity)
    assert kinds == {
        "label": TEXT,
        "light": Choice("light", ("dim", "bright")),
        "side": Choice("side", ("east", "west")),
        "heating": Reference("heating_system"),
        "tags": Many(TEXT, as_set=True),
    }
    shape = room.plural, room.home, room.key, room.meaning
    assert shape == (
        "rooms",
        ("house", "rooms"),
        "label",
        "Where people sleep",
    )
    guest, meal = V.entities["guest"], V.entities["meal"]
    assert guest.up == "room"
    assert (guest.facts["young"].type, guest.facts["meals"].type) == (BOOLEAN, Many(Reference("meal")))
    assert (meal.dated_by, meal.facts["served"].type) == ("served", MOMENT)
    assert V.entities["heating_system"].home is None
    assert V.root == "house"


def test_values_are_read_exactly() -> None:
    """A float is the number that it prints; None and NaN are unknown."""
    assert read(Room(area=9.1), "area") == 9_100_000
    assert read(Meal(energy=0.1), "energy") == Fraction(4184, 10)
    assert read(Meal(energy=math.nan), "energy") is None
    assert read(Room(area=Decimal("9.1")), "area") == 9_100_000  # type: ignore[arg-type]  # money comes so, too
    assert read(Room(area=Fraction(1, 3)), "area") == Fraction(10**6, 3)  # type: ignore[arg-type]  # likewise
    assert read(Meal(), "energy") is None
    assert read(Room(light=Light.DIM), "light") == "dim"
    assert read(Room(tags={"b", "a"}), "tags") == ("a", "b")
    assert read(Meal(served=date(2026, 3, 4)), "served") == Instant.parse("2026-03-04")
    assert read(Guest(young=ABSENT), "young") is ABSENT  # type: ignore[arg-type]  # the field says bool


def test_links_and_lists_are_followed_as_they_are() -> None:
    """The very objects, in tuples; what is known in part stays so."""
    room, meal = Room(), Meal()
    partly: Any = Partial([meal], total=3)
    assert read(Guest(room=room), "room") is room
    assert read(Guest(meals=[meal]), "meals") == (meal,)
    assert read(Guest(meals=partly), "meals") == partly
    assert read(House(), "guests") is None
    assert read(House(), "rooms") == ()


@pytest.mark.parametrize(
    ("thing", "name", "code"),
    [
        (Room(area=-1.0), "area", "F105"),
        (Room(area=1e-300), "area", "F104"),
        (Meal(energy=10_001.0), "energy", "F105"),
        (Room(area="9 kg"), "area", "F103"),  # type: ignore[arg-type]  # on purpose
        (Room(area=True), "area", "F104"),
        (Guest(young=1), "young", "F107"),  # type: ignore[arg-type]  # on purpose
        (Room(side="north"), "side", "F109"),  # type: ignore[arg-type]  # on purpose
        (Room(label=""), "label", "F108"),
        (Room(area=ABSENT), "area", "F111"),  # type: ignore[arg-type]  # on purpose
    ],
)
def test_what_cannot_be_is_refused_when_read(thing: Any, name: str, code: str) -> None:
    """A foreign object is not checked when it is made, so its faults show when a rule asks."""
    with pytest.raises(FactError, match=code):
        read(thing, name)


def test_an_object_of_another_class_is_refused() -> None:
    """As a member, and as the whole."""
    with pytest.raises(FactError, match="a Meal is given where a `room` is wanted"):
        V.entities["room"].facts["area"].derive(Meal(), None)  # type: ignore[misc]  # foreign ones have one
    with pytest.raises(TypeError, match="is not a `house`"):
        smrl.compile("for each room\nrequire area > 0", vocabulary=V).evaluate(Meal())


@given(st.floats(min_value=1e-9, max_value=10_000) | st.integers(0, 10_000))
def test_every_finite_number_is_what_it_prints(energy: float) -> None:
    """In the declared unit."""
    assert read(Meal(energy=energy), "energy") == exact(energy) * 4184


def test_objects_can_be_built_for_examples() -> None:
    """From canonical values, without the constructor, and read back."""
    room: Any = V.entities["room"].construct({"label": "x", "area": 5})  # type: ignore[misc]  # foreign ones have one
    assert (room.label, room.area, room.secret) == ("x", Measure(5, Measure.of(1, "m^2").unit), None)
    assert read(room, "area") == 5
    guest = V.entities["guest"].construct({"room": room, "meals": (), "young": ABSENT})  # type: ignore[misc]  # as above
    assert (read(guest, "room"), read(guest, "meals"), read(guest, "young")) == (room, (), ABSENT)


def test_it_pickles() -> None:
    """With its readers."""
    there: Vocabulary = pickle.loads(pickle.dumps(V))
    assert there.entities["room"].facts["area"].derive(Room(area=1.0), None) == 10**6  # type: ignore[misc]  # it has one


def test_what_cannot_be_a_vocabulary_is_refused() -> None:
    """With the field that is to blame."""

    class Plain:
        pass

    @attrs.define
    class Bare:
        size: float = 0.0

    @attrs.define
    class Unitless:
        size: float = attrs.field(default=0.0, metadata=fact())

    @attrs.define
    class Odd:
        size: complex = attrs.field(default=0j, metadata=fact())

    with pytest.raises(TypeError, match="Plain is not an attrs class"):
        vocabulary_of(Plain)
    with pytest.raises(TypeError, match=re.escape("no field of Bare is declared with smrl.fact")):
        vocabulary_of(Bare)
    with pytest.raises(TypeError, match="the field `size` is a number: name its unit"):
        vocabulary_of(Unitless)
    with pytest.raises(TypeError, match="which no type of fact is like"):
        vocabulary_of(Odd)


def test_the_example_prints_what_its_page_says() -> None:
    """And never imports our models."""
    folder = ROOT / "examples" / "foreign_vocabulary"
    page = (folder / "README.md").read_text(encoding="utf-8")
    expected = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    program = (
        "import runpy, sys; sys.path.insert(0, 'examples/foreign_vocabulary'); "
        "runpy.run_path('examples/foreign_vocabulary/main.py', run_name='__main__'); "
        "print([name for name in sys.modules if name.startswith('smrl.models')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert expected is not None
    assert run.stdout == expected[1] + "[]\n"
