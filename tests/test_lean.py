"""Classes of smrl.lean behave as the same classes of attrs do."""

from __future__ import annotations

import copy
import pickle
import weakref
from collections.abc import Callable
from functools import cached_property
from types import ModuleType
from typing import Any, ClassVar

import attrs
import pytest

from smrl import lean


def _classes(of: Any) -> dict[str, Any]:
    @of.frozen
    class Point:
        kinds: ClassVar[tuple[str, ...]] = ("plain",)
        x: int
        y: int = 2
        note: str = of.field(default="", eq=False, repr=False, kw_only=True)

        def moved(self) -> Any:
            return of.evolve(self, x=self.x + 1)

    @of.frozen
    class Named(Point):
        name: str = "n"

    @of.define
    class Heap:
        _items: list[int] = of.field(factory=list)
        seen: dict[str, int] = of.field(factory=dict, init=False)
        size: int = of.field(default=0, converter=int)

    @of.frozen(slots=False, eq=False)
    class Loose:
        value: int

        @cached_property
        def twice(self) -> int:
            return self.value * 2

    @of.define(kw_only=True, repr=False)
    class Strict:
        a: int
        b: int = 0

        def __attrs_post_init__(self) -> None:
            self.b += self.a

    return {cls.__name__: cls for cls in (Point, Named, Heap, Loose, Strict)}


BOTH = [pytest.param(_classes(of), id=of.__name__) for of in (attrs, lean)]
Classes = dict[str, Any]


@pytest.mark.parametrize("classes", BOTH)
def test_arguments_and_defaults(classes: Classes) -> None:
    """By position, by name, made anew for each object, under a name without its underscore."""
    point, heap, strict = classes["Point"], classes["Heap"], classes["Strict"]
    assert (point(1).y, point(1, y=3).y, point(1, note="a").note) == (2, 3, "a")
    assert heap(items=[1])._items == [1]
    assert heap()._items is not heap()._items
    assert heap().seen == {}
    assert heap(size="7").size == 7
    assert strict(a=1).b == 1
    named = classes["Named"](1, 2, "z")
    assert (named.x, named.name, named.kinds) == (1, "z", ("plain",))
    wrong: list[Callable[[], object]] = [
        point,
        lambda: point(1, 2, "a"),
        lambda: strict(1),
        lambda: heap(seen={}),
    ]
    for call in wrong:
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("classes", BOTH)
def test_equality_and_printing(classes: Classes) -> None:
    """Equal where the fields that count are, and only between objects of one class."""
    point, named, loose, heap = classes["Point"], classes["Named"], classes["Loose"], classes["Heap"]
    assert point(1, note="a") == point(1, note="b")
    assert hash(point(1, note="a")) == hash(point(1, note="b"))
    assert point(1) != point(2)
    assert point(1) != named(1)
    assert loose(1) != loose(1)
    assert heap([1]) == heap([1])
    with pytest.raises(TypeError, match="unhashable"):
        hash(heap())
    assert repr(point(1, note="a")) == "Point(x=1, y=2)"
    assert repr(named(1)) == "Named(x=1, y=2, name='n')"
    assert repr(classes["Strict"](a=1)).startswith("<")


@pytest.mark.parametrize("classes", BOTH)
def test_frozen_and_slotted(classes: Classes) -> None:
    """Nothing can be changed or added, but what is worked out can be kept."""
    for thing in (classes["Point"](1), classes["Loose"](1)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            thing.x = 3
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del thing.x
        assert weakref.ref(thing)() is thing
    assert not hasattr(classes["Point"](1), "__dict__")
    with pytest.raises(AttributeError):
        classes["Heap"]().other = 1
    assert classes["Loose"](4).twice == 8


@pytest.mark.parametrize("classes", BOTH)
def test_attrs_knows_them(classes: Classes) -> None:
    """Fields, dicts and changed copies as attrs makes them; patterns match by position."""
    assert [one.name for one in attrs.fields(classes["Named"])] == ["x", "y", "note", "name"]
    assert attrs.asdict(classes["Point"](1)) == {"x": 1, "y": 2, "note": ""}
    assert attrs.evolve(classes["Heap"](size=1), items=[2]) == classes["Heap"]([2], 1)
    assert classes["Point"](1, note="a").moved() == classes["Point"](2)
    assert classes["Named"].__match_args__ == ("x", "y", "name")


@lean.frozen
class _Kept:
    """Found by pickle."""

    value: tuple[int, ...]
    more: str = ""


@lean.frozen
class _Worked:
    value: int

    @cached_property
    def twice(self) -> int:
        return self.value * 2


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_copies(copied: Callable[[Any], Any]) -> None:
    """Frozen objects pickle, without what they have worked out."""
    assert copied(_Kept((1, 2), "a")) == _Kept((1, 2), "a")
    worked = _Worked(2)
    assert worked.twice == 4
    assert "twice" not in copied(worked).__dict__
    assert copied(worked).twice == 4


def test_the_same_names() -> None:
    """What is shown to type checkers is there."""
    of: ModuleType = lean
    assert all(callable(getattr(of, name)) and callable(getattr(attrs, name)) for name in of.__all__)
