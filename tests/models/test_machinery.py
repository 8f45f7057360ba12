"""Roots: what they hold is found by id and cannot contradict itself; and the package of our own models."""

from __future__ import annotations

import inspect
import pickle
import pkgutil
from importlib import import_module
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smrl.models
from smrl.diagnostics import FactError
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Vocabulary
from smrl.vocabulary.declare import Model, declaration
from smrl.vocabulary.from_attrs import vocabulary_of
from tests.vocabulary.prison import Cell, Exercise, ExerciseDay, Prison, Prisoner

# -- roots ----------------------------------------------------------------------------------------------------------


def refused(**facts: Any) -> list[tuple[str, str, str]]:
    """The code, path and help of every fault of a prison with the facts."""
    with pytest.raises(FactError) as caught:
        Prison(id="p", **facts)
    return [(one.code, one.path or "", one.help or "") for one in caught.value.diagnostics]


def derived(prison: Any, thing: Any, name: str) -> Any:
    """The fact as evaluators read it."""
    entity = declaration(type(thing)).name
    fact = vocabulary_of(Prison).fact(entity, name)
    assert fact is not None
    return fact.derive(thing, prison) if fact.derive else getattr(thing, fact.attribute)


def test_objects_are_found_by_id() -> None:
    """Also after a pickle, and by the links that lead to them."""
    prison: Any = Prison(
        id="p",
        cells=[Cell(id="A"), Cell(id="B")],
        prisoners=[Prisoner(id="1", cell="A"), Prisoner(id="2", cell=Cell(id="A")), Prisoner(id="3")],
    )
    for one in (prison, pickle.loads(pickle.dumps(prison)), attrs.evolve(prison)):
        assert [*one.index("cell")] == ["A", "B"]
        assert one.index("cell")["B"] is one.cells[1]
        assert one.backlinks("prisoner", "cell") == {"A": one.prisoners[:2], None: one.prisoners[2:]}
        assert one.backlinks("prisoner", "cell") is one.backlinks("prisoner", "cell")
    with pytest.raises(KeyError):
        prison.index("exercise_day")


def test_what_follows_is_worked_out_once() -> None:
    """And only where it is not stated."""
    cells = [Cell(id="A"), Cell(id="B", occupants=0)]
    prison: Any = Prison(id="p", cells=cells, prisoners=[Prisoner(id="1", cell="A")])
    first, second = prison.cells
    assert (derived(prison, first, "occupants"), derived(prison, second, "occupants")) == (1, 0)
    assert derived(prison, first, "residents") is derived(prison, first, "residents")
    calls: list[object] = []
    for thing in (first, first, second):
        assert prison.remember(thing, "x", lambda one, _: calls.append(one)) is None
    assert calls == [first, second]


def test_a_log_is_completed_for_its_period() -> None:
    """The vocabulary shows one record for each day, the attribute what was stated."""
    prisoner: Any = Prisoner(id="1", exercise_days=[ExerciseDay(date="2026-03-02", open_air="1 hour")])
    other: Any = Prisoner(id="2", exercise=Exercise(open_air="1 hour/day"))
    prison = Prison(id="p", prisoners=[prisoner, other], period_from="2026-03-01", period_to="2026-03-02")
    assert [day._open_air for day in derived(prison, prisoner, "exercise_days")] == [ABSENT, 3600]
    assert [day._open_air for day in derived(prison, other, "exercise_days")] == [3600]
    assert len(prisoner.exercise_days) == 1


def test_ids_are_unique() -> None:
    """Each further one says where the first is."""
    assert refused(prisoners=[Prisoner(id="1"), Prisoner(id="2"), Prisoner(id="1"), Prisoner(id="1")]) == [
        ("F116", "prisoners[2].id", "the other is at prisoners[0].id"),
        ("F116", "prisoners[3].id", "the other is at prisoners[0].id"),
    ]
    twice = Prisoner(id="1")
    assert refused(prisoners=[twice, twice]) == [("F116", "prisoners[1].id", "the other is at prisoners[0].id")]


def test_links_do_not_dangle() -> None:
    """Unless not all that could be meant is known."""
    lost = Prisoner(id="1", cell="A-2")
    assert refused(prisoners=[lost], cells=[Cell(id="A-1")]) == [("F115", "prisoners[0].cell", "did you mean `A-1`?")]
    assert refused(prisoners=[lost], cells=[]) == [("F115", "prisoners[0].cell", "no cells are recorded")]
    assert Prison(id="p", prisoners=[lost]).index("cell") == {}
    Prison(id="p", prisoners=[lost], cells=Partial([Cell(id="A-1")]))


def test_moments_come_in_order() -> None:
    """A release is not before its admission; the same day is in order."""
    early = Prisoner(id="1", admitted_at="2026-03-04", released_at="2026-03-03")
    assert refused(prisoners=[early], period_from="2026-03-02", period_to="2026-03-01") == [
        ("F117", "period_to", "the other is at period_from"),
        ("F117", "prisoners[0].released_at", "the other is at prisoners[0].admitted_at"),
    ]
    for released in ("2026-03-04", "2026-03-04 00:00", ABSENT, None):
        Prison(id="p", prisoners=[Prisoner(id="1", admitted_at="2026-03-04", released_at=released)])


def test_clocks_are_of_one_kind() -> None:
    """A time without a zone cannot be put beside one with a zone; a day can."""
    zoned, naive = Prisoner(id="1", admitted_at="2026-03-04 12:00Z"), Prisoner(id="2", admitted_at="2026-03-04 12:00")
    assert refused(prisoners=[zoned, naive]) == [
        ("F121", "prisoners[1].admitted_at", "give all of them a zone, or none")
    ]
    Prison(id="p", prisoners=[zoned], period_from="2026-03-01")


def day(number: int, open_air: Any = None) -> Any:
    return ExerciseDay(date=f"2026-03-{number:02}", open_air=open_air)


def test_a_summary_is_not_above_the_worst_day() -> None:
    """Below it may be: it says at least this much."""
    days = [day(1, "2 hour"), day(2, "50 min"), day(3), day(4, "55 min")]
    boast = Prisoner(id="1", exercise=Exercise(open_air="1 hour/day"), exercise_days=days)
    assert refused(prisoners=[boast]) == [
        ("F118", "prisoners[0].exercise.open_air", "that day is at prisoners[0].exercise_days[1]")
    ]
    shut_in = Prisoner(id="1", exercise=Exercise(open_air="1 min/day"), exercise_days=[*days, day(5, ABSENT)])
    assert refused(prisoners=[shut_in]) == [
        ("F118", "prisoners[0].exercise.open_air", "that day is at prisoners[0].exercise_days[4]")
    ]
    modest = Prisoner(id="1", exercise=Exercise(open_air="50 min/day"), exercise_days=days)
    Prison(id="p", prisoners=[modest])
    for exercise in (ABSENT, None, Exercise()):
        Prison(id="p", prisoners=[Prisoner(id="1", exercise=exercise, exercise_days=days)])


def test_a_daily_log_has_one_record_for_a_day() -> None:
    """The second one says where the first is."""
    assert refused(prisoners=[Prisoner(id="1", exercise_days=[day(1), day(2), day(1)])]) == [
        ("F122", "prisoners[0].exercise_days[2]", "the first is at prisoners[0].exercise_days[0]")
    ]


def test_what_is_stated_agrees_with_what_follows() -> None:
    """Where something follows."""
    help = "leave it out, or correct what it follows from"
    roll = [Prisoner(id="1", cell="A")]
    assert refused(cells=[Cell(id="A", occupants=2)], prisoners=roll) == [("F119", "cells[0].occupants", help)]
    assert refused(cells=[Cell(id="A", residents=[])], prisoners=roll) == [("F119", "cells[0].residents", help)]
    Prison(id="p", cells=[Cell(id="A", occupants=1, residents=["1"])], prisoners=roll)
    Prison(id="p", cells=[Cell(id="A", occupants=2)], prisoners=Partial(roll))


def test_faults_of_the_objects_come_first() -> None:
    """A root whose own facts are wrong is not looked into."""
    assert [code for code, *_ in refused(cells=[1], prisoners=[Prisoner(id="1"), Prisoner(id="1")])] == ["F112"]


ids = st.sampled_from("AB12")
cells = st.builds(Cell, id=ids, occupants=st.none() | st.integers(0, 2))
prisoners = st.builds(Prisoner, id=ids, cell=st.none() | ids)
collections = [
    st.none() | st.lists(kind, max_size=4) | st.lists(kind, max_size=3).map(Partial) for kind in (cells, prisoners)
]


@given(cells=collections[0], prisoners=collections[1])
def test_a_root_is_consistent_or_not_there(cells: Any, prisoners: Any) -> None:
    """What the check lets through satisfies what it promises, looked at in the plainest way."""
    try:
        prison: Any = Prison(id="p", cells=cells, prisoners=prisoners)
    except FactError:
        prison = None
    unique = all(len({one.id for one in kept or ()}) == len(kept or ()) for kept in (cells, prisoners))
    complete = cells is not None and not isinstance(cells, Partial)
    places = {cell.id for cell in cells or ()}
    linked = not complete or all(one.cell in places for one in prisoners or () if one.cell is not None)
    known = prisoners is not None and not isinstance(prisoners, Partial) and all(one.cell for one in prisoners)
    counted = all(
        cell._occupants in {None, sum(one.cell == cell.id for one in prisoners)} for cell in (cells or ()) if known
    )
    assert (prison is not None) == (unique and linked and counted)


# -- our models -----------------------------------------------------------------------------------------------------


def model_classes() -> dict[str, type]:
    """Every class declared in the package."""
    modules = [import_module(f"smrl.models.{one.name}") for one in pkgutil.iter_modules(smrl.models.__path__)]
    found = [value for module in modules for _, value in inspect.getmembers(module, inspect.isclass)]
    return {cls.__name__: cls for cls in found if issubclass(cls, Model) and "__entity__" in cls.__dict__}


def test_every_model_is_exported_and_reached() -> None:
    """By its name from smrl.models, and from the facility by the vocabulary."""
    classes = model_classes()
    assert {*smrl.models.__all__} == {"VOCABULARY", *classes}
    assert {name: getattr(smrl.models, name) for name in classes} == classes
    vocabulary: Vocabulary = smrl.models.VOCABULARY
    assert {declaration(cls).name for cls in classes.values()} == {*vocabulary.entities}
    assert dir(smrl.models) == sorted(smrl.models.__all__)


def test_unknown_names_are_attribute_errors() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute `Prisoners`"):
        smrl.models.Prisoners  # noqa: B018 that is the point


def test_the_vocabulary_of_our_models() -> None:
    """Made once, rooted in the facility, fit for another process."""
    vocabulary: Vocabulary = smrl.models.VOCABULARY
    assert vocabulary is smrl.models.VOCABULARY
    assert (vocabulary.name, vocabulary.root) == ("smrl.models", "facility")
    assert pickle.loads(pickle.dumps(vocabulary)).digest == vocabulary.digest


@pytest.mark.parametrize("cls", model_classes().values(), ids=lambda cls: cls.__name__)
def test_every_model_can_be_empty_and_copied(cls: Any) -> None:
    """With nothing known but the id."""
    key = declaration(cls).key
    made = cls(**({key: "x"} if key else {}))
    assert repr(attrs.evolve(made)) == repr(made) == repr(pickle.loads(pickle.dumps(made)))
