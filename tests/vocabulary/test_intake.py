"""What people state: taken exactly, or refused with the reason and what to write instead."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smrl.units.boundary as boundary
from smrl.codes import FACTS
from smrl.diagnostics import Diagnostic, FactError
from smrl.instants import Instant
from smrl.units import Measure, parse_unit
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import declaration
from smrl.vocabulary.intake import FactWarning, spoken
from tests.vocabulary.prison import Cell, Exercise, ExerciseDay, Prison, Prisoner


def refused(model: Any, **facts: object) -> list[tuple[str, str, str | None]]:
    """The code, path and help of every fault of the call."""
    with pytest.raises(FactError) as caught:
        model(**facts)
    return [(one.code, one.path or "", one.help) for one in caught.value.diagnostics]


foreign: pint.UnitRegistry[Any] = pint.UnitRegistry()


@pytest.mark.parametrize(
    "stated",
    [
        "45 min/day",
        "0.75 hour/day",
        Measure.of(45, "min/day"),
        boundary.Q(45, "min/day"),
        boundary.Q(Fraction(3, 4), "hour/day"),
        foreign.Quantity(45, "min/day"),
        foreign.Quantity(0.75, "hour/day"),
        foreign.Quantity(Decimal("0.75"), "hour/day"),
    ],
    ids=repr,
)
def test_a_quantity_is_taken_exactly(stated: Any) -> None:
    """Text, measures and quantities of any registry mean the same."""
    assert Exercise(open_air=stated)._open_air == 45 * 60 * 7  # type: ignore[attr-defined]  # the slot, which has no type


def test_a_quantity_is_shown_in_its_own_unit() -> None:
    """The attribute is a Pint quantity in the declared unit."""
    shown = Exercise(open_air="45 min/day").open_air
    assert shown == boundary.Q(45, "min/day")
    assert str(shown) == "0.75 hour/day"


@pytest.mark.parametrize(
    ("stated", "code", "help"),
    [
        (45, "F102", "write `45 hour/day`, if that is what was meant"),
        ("45", "F102", "write `45 hour/day`, if that is what was meant"),
        (0.75, "F102", "write `0.75 hour/day`, if that is what was meant"),
        ("45 min", "F103", "did you mean `45 min/day`?"),
        ("4 m^2", "F103", "write it in `hour/day`"),
        (foreign.Quantity(1, "meter"), "F103", "write it in `hour/day`"),
        (foreign.Quantity(1, "hertz"), "F104", None),
        ("45 minuts/day", "F104", "did you mean `minutes`?"),
        ("a while", "F104", "write a number and a unit, such as `1 hour/day`"),
        (True, "F104", "write it with a unit such as `1 hour/day`"),
        ([], "F104", None),
        ("25 hour/day", "F105", None),
        ("-1 min/day", "F105", None),
        (ABSENT, "F111", "leave it out when it is not known"),
    ],
    ids=repr,
)
def test_what_is_no_such_quantity_is_refused(stated: object, code: str, help: str | None) -> None:
    """Each with its code, and with what to write instead where that can be said."""
    assert refused(Exercise, open_air=stated) == [(code, "Exercise.open_air", help)]


def test_counts_may_be_bare_whole_numbers() -> None:
    """So many people need no unit, but they come whole and not below none."""
    assert Cell(id="a", occupants=3)._occupants == 3  # type: ignore[attr-defined]  # the slot, which has no type
    assert refused(Cell, id="a", occupants="1.5 person") == [("F106", "Cell.occupants", None)]
    assert refused(Cell, id="a", occupants=-1) == [("F105", "Cell.occupants", None)]
    assert [code for code, *_ in refused(Cell, id="a", occupants=1.5)] == ["F102"]


def test_percentages_are_never_bare() -> None:
    """Whether 0.5 means half or half a percent cannot be known."""
    assert [code for code, *_ in refused(Cell, id="a", share=0.5)] == ["F102"]
    assert refused(Cell, id="a", share="101 %") == [("F105", "Cell.share", None)]


def test_temperatures_may_be_below_the_zero_of_their_scale() -> None:
    """The least of them is what is declared, here sixty below."""
    assert Cell(id="a", temperature="-60 degC").temperature == boundary.Q(-60, "degC")
    assert refused(Cell, id="a", temperature="-80 degF") == [("F105", "Cell.temperature", None)]


@pytest.mark.parametrize(
    "stated", [math.nan, math.inf, "nan hour/day", foreign.Quantity(math.nan, "hour/day")], ids=repr
)
def test_what_is_not_finite_is_unknown_and_said(stated: Any) -> None:
    """A NaN measures nothing."""
    with pytest.warns(FactWarning, match="Exercise.open_air: F120") as caught:
        assert Exercise(open_air=stated).open_air is None
    assert caught[0].filename == __file__


class Sex(StrEnum):
    female = "female"


@pytest.mark.parametrize(
    ("fact", "stated", "code", "help"),
    [
        ("sex", "femal", "F109", "did you mean `female`?"),
        ("sex", "x", "F109", "the words are `female`, `male`, `other`"),
        ("sex", 1, "F109", "the words are `female`, `male`, `other`"),
        ("faith", 1, "F108", 'write it in quotes: "1"'),
        ("faith", " ", "F108", "leave it out when it is not known"),
        ("faith", [], "F108", None),
        ("languages", "en", "F113", "put it in a list"),
        ("languages", ["en", None], "F113", "use Partial for a list known in part"),
        ("needs", ["diet", "medicin"], "F109", "did you mean `medicine`?"),
        ("admitted_at", "2026-02-30", "F110", None),
        ("admitted_at", 2026, "F110", "write one such as `2026-03-04 12:00`"),
        ("cell", 7, "F112", 'write "7"'),
        ("cell", 0.5, "F112", None),
        ("exercise", "x", "F112", None),
        ("exercise_days", {}, "F113", None),
    ],
)
def test_other_facts_are_refused(fact: str, stated: object, code: str, help: str | None) -> None:
    """A value of the wrong sort is never read as something else."""
    (found,) = refused(Prisoner, id="1", **{fact: stated})
    assert found[0] == code
    assert help is None or found[2] == help


@pytest.mark.parametrize("stated", ["yes", "no", 1, 0, "true"])
def test_only_true_and_false_are_yes_and_no(stated: object) -> None:
    """A word that Python takes for true is no answer."""
    assert refused(Exercise, suitable=stated) == [("F107", "Exercise.suitable", "give True or False")]


def test_words_moments_and_links_are_taken() -> None:
    """Enums are their words, sets are put in order, dates are instants, a linked object is its id."""
    made = Prisoner(
        id="1",
        sex=Sex.female,
        languages={"ru", "en"},
        needs=["diet", "diet"],
        admitted_at=dt.date(2026, 3, 4),
        released_at=ABSENT,
        cell=Cell(id="A-1"),
        exercise=ABSENT,
    )
    assert (made.sex, made.languages, made.needs, made.cell) == ("female", ("en", "ru"), ("diet",), "A-1")
    assert type(made.sex) is str
    assert made.admitted_at == Instant.parse("2026-03-04")
    assert made.released_at is ABSENT
    assert made.exercise is ABSENT


def test_a_list_known_in_part_stays_so() -> None:
    """The total is kept."""
    days = Partial([ExerciseDay(date="2026-03-04")], total=31)
    assert Prisoner(id="1", exercise_days=days).exercise_days == days


def test_all_faults_of_a_call_come_at_once() -> None:
    """Each with its path, unknown facts and missing ids too."""
    assert [(code, path) for code, path, _ in refused(Prisoner, sx="male", sex="man", exercise_days=[1, "x"])] == [
        ("F114", "Prisoner.id"),
        ("F109", "Prisoner.sex"),
        ("F112", "Prisoner.exercise_days[0]"),
        ("F112", "Prisoner.exercise_days[1]"),
        ("F101", "Prisoner.sx"),
    ]


def test_unknown_facts_get_the_nearest_name() -> None:
    """Nothing that was given is dropped."""
    assert refused(Exercise, open_ari="1 hour/day") == [("F101", "Exercise.open_ari", "did you mean `open_air`?")]


@given(st.fractions(min_value=0, max_value=24, max_denominator=10**6))
def test_quantities_survive_being_shown(hours: Fraction) -> None:
    """What the attribute shows is taken back as the same value."""
    made = Exercise(open_air=Measure.of(hours, parse_unit("hour/day")))
    assert Exercise(open_air=made.open_air)._open_air == made._open_air == hours * 3600 * 7  # type: ignore[attr-defined]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(ABSENT) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


@pytest.mark.filterwarnings("ignore::smrl.vocabulary.intake.FactWarning")
@pytest.mark.parametrize("model", [Exercise, ExerciseDay, Cell, Prisoner, Prison])
@given(data=st.data())
def test_anything_is_taken_or_refused(model: Any, data: st.DataObject) -> None:
    """Whatever is stated, the only exception is a FactError whose faults have rows in the registry of codes."""
    names = list(declaration(model).declared)
    facts = data.draw(st.dictionaries(st.sampled_from(names), anything, max_size=3))
    found: tuple[Diagnostic, ...] = ()
    try:
        model(**{"id": "x", **facts} if "id" in names else facts)
    except FactError as error:
        found = error.diagnostics
    assert {one.code for one in found} <= FACTS.keys()


def test_long_values_are_shown_short() -> None:
    """A megabyte of text does not end up in a message."""
    assert len(spoken("x" * 10**6)) < 50
    assert spoken(None) == "`unknown`"
    assert spoken(object()) == "an object"
