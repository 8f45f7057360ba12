"""Model classes: attrs classes in every way that their users rely on, frozen, short to print, cheap to define."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.units import Measure
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import Model, build, choice, declaration, entity, key, measure, yes_no
from smrl.vocabulary.root import Root
from tests.vocabulary.prison import Cell, Exercise, ExerciseDay, Prison, Prisoner

ROOT = Path(__file__).parents[2]

first = datetime(1000, 1, 1)
moments = st.datetimes(first).map(lambda when: when.isoformat(" ", "minutes")) | st.dates(first.date())
shares = st.fractions(min_value=0, max_value=24, max_denominator=10**6)
exercises = st.builds(
    Exercise,
    open_air=st.none() | shares.map(lambda hours: Measure.of(hours, "hour/day")),
    suitable=st.sampled_from([None, True, False, ABSENT]),
)
days = st.builds(ExerciseDay, date=st.none() | moments, weather_permits=st.none() | st.booleans())
prisoners = st.builds(
    Prisoner,
    id=st.text(min_size=1).filter(str.strip),
    cell=st.none() | st.just("A-1"),
    sex=st.sampled_from([None, "female", "male", "other"]),
    languages=st.none() | st.lists(st.text(min_size=1).filter(str.strip)).map(Partial),
    admitted_at=st.none() | moments,
    exercise=st.none() | st.just(ABSENT) | exercises,
    exercise_days=st.none() | st.lists(days, max_size=3),
)
declared = st.none() | st.dictionaries(st.text(), st.booleans(), min_size=1)


def slots(thing: Any) -> dict[str, object]:
    """The canonical values of an object, those of its parts in their place."""
    names = [one.attribute for one in declaration(type(thing)).declared.values()]
    return {name: laid_open(getattr(thing, name)) for name in (*names, "declared")}


def laid_open(value: object) -> object:
    if isinstance(value, Model):
        return slots(value)
    if isinstance(value, tuple):
        return type(value)(map(laid_open, value))
    return value


@given(prisoner=prisoners, own=declared)
def test_copies_hold_the_same(prisoner: Any, own: dict[str, object] | None) -> None:
    """attrs.evolve goes through the public attributes; copies and pickles through the slots."""
    prisoner = attrs.evolve(prisoner, declared=own)
    wanted = slots(prisoner)
    assert wanted["declared"] == own
    for made in (attrs.evolve(prisoner), copy.copy(prisoner), copy.deepcopy(prisoner)):
        assert slots(made) == wanted
        assert made is not prisoner
    assert slots(pickle.loads(pickle.dumps(prisoner))) == wanted


def test_evolve_changes_one_fact_and_checks_it() -> None:
    """The rest stays, and the new value passes the same gate."""
    before: Any = Cell(id="a", floor_area="9 m^2", occupants=2)
    after = attrs.evolve(before, occupants=3)
    assert (slots(after)["_floor_area"], slots(after)["_occupants"], slots(before)["_occupants"]) == (9_000_000, 3, 2)
    with pytest.raises(FactError, match="F105"):
        attrs.evolve(before, occupants=-1)


def test_they_are_attrs_classes() -> None:
    """Tools that know attrs find the fields, by the names of the facts."""
    exercise: Any = Exercise
    assert attrs.has(Cell)
    assert [field.name for field in attrs.fields(exercise)] == ["open_air", "suitable", "declared"]
    assert attrs.asdict(exercise(suitable=True)) == {"open_air": None, "suitable": True, "declared": None}


def test_objects_are_frozen_and_compared_by_identity() -> None:
    """A checked object stays what it was, and records with the same facts are two records."""
    exercise: Any = Exercise(suitable=True)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        exercise.suitable = False
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        exercise.open_air = "1 hour/day"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del exercise.suitable
    assert exercise != Exercise(suitable=True)
    assert len({exercise, exercise}) == 1
    assert not hasattr(exercise, "__dict__")


def test_they_print_short_and_without_facts() -> None:
    """The class and the id are enough for a debugger, and safe in a log."""
    assert repr(Prisoner(id="p-1", faith="some")) == "<Prisoner p-1>"
    assert repr(Exercise(suitable=True)) == "<Exercise>"


def test_positional_arguments_do_not_exist() -> None:
    """Facts are named."""
    made: Any = Cell
    with pytest.raises(TypeError):
        made("a")


def test_nothing_has_a_default_that_hides_a_missing_fact() -> None:
    """What is not stated is unknown."""
    assert all(value is None for name, value in slots(Prisoner(id="1")).items() if name != "id")


def test_build_takes_canonical_values_unchecked() -> None:
    """Evaluators and readers build objects from values that have passed the gate; facts of rulesets go apart."""
    cell = build(Cell, {"id": "a", "floor_area": 5, "painted": True})
    assert (cell.id, cell._floor_area, cell.declared) == ("a", 5, {"painted": True})
    assert build(Cell, {"id": "a"}).declared is None


def test_names_that_mean_something_else_are_refused() -> None:
    """A fact cannot take the name of what every object has."""
    with pytest.raises(TypeError, match="`index` means something else"):

        @entity("odd", root=True)
        class Odd(Root):
            index = key()  # type: ignore[assignment]  # on purpose

    with pytest.raises(TypeError, match="`declared` means something else"):

        @entity("odder")
        class Odder:
            declared = yes_no()


def test_facts_carry_what_was_declared() -> None:
    """Type, range, evidence and texts arrive in the vocabulary's fact."""

    @entity("thing", "things")
    class Thing:
        width = measure("cm", "how wide", ask="How wide?", evidence="measurement document", low=1, high="2 m")
        mood = choice("low middle high", ordered=True, name="level")

    facts = {name: fact for name, _, fact, _ in declaration(Thing).gates(Thing)}
    width, mood = facts["width"], facts["mood"]
    assert (width.path, width.lower, width.upper) == ("thing.width", 10, 2000)
    assert (width.meaning, width.question, width.attribute) == ("how wide", "How wide?", "_width")
    assert [str(one) for one in width.evidence] == ["measurement", "document"]
    assert (mood.type.name, mood.type.ordered) == ("level", True)  # type: ignore[union-attr]  # it is a Choice


def test_defining_models_needs_no_pint() -> None:
    """Nor does stating quantities as text; only showing one does."""
    program = (
        "import sys; from tests.vocabulary.prison import Exercise, Prison; "
        "x = Exercise(open_air='1 hour/day'); Prison(id='p'); print('pint' in sys.modules); "
        "x.open_air; print('pint' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.stdout.split() == ["False", "True"]


def test_moments_are_instants() -> None:
    """An instant is stated as it is and shown as it is."""
    at = Instant.parse("2026-03-04 12:00")
    assert Prisoner(id="1", admitted_at=at).admitted_at is at
    assert Prison(id="p").period_from is None


TYPED = """
from smrl.values import ABSENT
from tests.vocabulary.prison import Cell, Exercise, Prison, Prisoner
import pint

exercise = Exercise(open_air="45 min/day", suitable=True)
prisoner = Prisoner(id="1", exercise=exercise, cell=Cell(id="A"), languages=["en"], released_at=ABSENT)
prison = Prison(id="p", prisoners=[prisoner], cells=[])
Exercise(open_air=pint.UnitRegistry().Quantity(45, "min/day"))
reveal_type(exercise.open_air)
reveal_type(prisoner.exercise)
reveal_type(prisoner.id)
reveal_type(prison.prisoners)
reveal_type(prison.index("cell"))
Exercise(open_air=[1])
Exercise(suitabel=True)
Prisoner(sex="male")
exercise.suitable = False
"""


@pytest.mark.slow
def test_type_checkers_know_the_facts(tmp_path: Path) -> None:
    """Mypy --strict sees the keywords, what they take and what the attributes show."""
    sample = tmp_path / "sample.py"
    sample.write_text(TYPED, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(sample)], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    told = [line.partition("sample.py:")[2] for line in run.stdout.splitlines() if "sample.py" in line]
    # mypy says where a class is defined only when it did not read the class from its cache
    lines = [line for line in told if not ("note: " in line and " defined in " in line)]
    kinds = '"str | Measure | Quantified | int | Absent | None"'
    assert lines == [
        '10: note: Revealed type is "smrl.units.pint_registry.Quantity | smrl.values.Absent | None"',
        '11: note: Revealed type is "tests.vocabulary.prison.Exercise | smrl.values.Absent | None"',
        '12: note: Revealed type is "str"',
        '13: note: Revealed type is "tuple[tests.vocabulary.prison.Prisoner, ...] | smrl.values.Absent | None"',
        '14: note: Revealed type is "typing.Mapping[str, Any]"',
        f'15: error: Argument "open_air" to "Exercise" has incompatible type "list[int]"; expected {kinds}  [arg-type]',
        '16: error: Unexpected keyword argument "suitabel" for "Exercise"; did you mean "suitable"?  [call-arg]',
        '17: error: Missing named argument "id" for "Prisoner"  [call-arg]',
        '18: error: Property "suitable" defined in "Exercise" is read-only  [misc]',
    ]
