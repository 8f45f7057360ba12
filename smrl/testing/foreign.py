"""Objects of classes that somebody else wrote, as their own constructors make them: enums, dates, lists, plain numbers.

What a class cannot leave unknown (a field without a default whose type has no None) is stated with a round value. Its
fields that are no facts get their defaults; those without one are drawn, by type: see `register`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, Union

import attrs
from hypothesis import strategies as st

from smrl.instants import Instant
from smrl.testing.build import Builder
from smrl.testing.candidates import Candidates
from smrl.testing.drafts import Draft, World
from smrl.units import Measure
from smrl.values import ABSENT, Absent, Partial
from smrl.vocabulary import Entity, Fact, Quantity, Vocabulary
from smrl.vocabulary.extended import Keeping
from smrl.vocabulary.foreign import Construct

Draw = Callable[..., Any]

_PLAIN: Final = (str, int, float, bool, date, datetime, Decimal, Fraction, bytes)
_REGISTERED: Final[dict[Any, st.SearchStrategy[Any]]] = {}


def register(kind: type[Any], strategy: st.SearchStrategy[Any]) -> None:
    """Say how values of a type of yours are drawn, for fields of your classes that rules never read.

    Raises TypeError for what is no type or no strategy.
    """
    if not isinstance(kind, type):
        raise TypeError(f"a `{type(kind).__name__}` is no type")
    if not isinstance(strategy, st.SearchStrategy):
        raise TypeError(f"a `{type(strategy).__name__}` is no strategy: `hypothesis.strategies` has them")
    _REGISTERED[kind] = strategy
    builder_of.cache_clear()
    _kinds.cache_clear()


@lru_cache(maxsize=64)
def builder_of(vocabulary: Vocabulary) -> Callable[[World, Draw], Builder]:
    """What builds the objects of a vocabulary. Raises TypeError for a field that nothing can draw."""
    kinds = _kinds(vocabulary)
    if not kinds:
        return lambda world, _: Builder(world)
    return lambda world, draw: _Foreign(world, kinds, draw)


def is_foreign(vocabulary: Vocabulary) -> bool:
    """Whether its objects are of classes that somebody else wrote."""
    return any(_construct(entity) is not None for entity in vocabulary.entities.values())


def _construct(entity: Entity) -> Construct | None:
    construct: Any = entity.construct
    if isinstance(construct, Keeping):
        construct = construct.construct
    return construct if isinstance(construct, Construct) else None


class _Kind:
    """A class with the types of its fields, and for those that are no facts a strategy."""

    def __init__(self, cls: type[Any], entity: Entity) -> None:
        self.cls = cls
        self.hints = typing.get_type_hints(cls)
        self.fields = [field for field in attrs.fields(cls) if field.init]
        self.needed = [
            field.name for field in self.fields if field.name in entity.facts
            if field.default is attrs.NOTHING and not _may_be_none(self.hints[field.name])
        ]  # fmt: skip
        self.drawn = {
            field.name: self._strategy(field.name) for field in self.fields
            if field.name not in entity.facts and field.default is attrs.NOTHING
        }  # fmt: skip

    def _strategy(self, name: str) -> st.SearchStrategy[Any]:
        hint = self.hints.get(name, Any)
        if _may_be_none(hint):
            return st.none()
        if hint in _REGISTERED:
            return _REGISTERED[hint]
        if hint in _PLAIN or (isinstance(hint, type) and issubclass(hint, Enum)):
            return st.from_type(hint)
        kind = getattr(hint, "__name__", str(hint))
        raise TypeError(
            f"`{self.cls.__name__}.{name}` is a `{kind}`, which nothing here can draw: "
            f"say how with `smrl.testing.register({kind}, …)`"
        )


def _kind_of(entity: Entity) -> _Kind | None:
    construct = _construct(entity)
    return None if construct is None else _Kind(construct.cls, entity)


def complete(world: World, candidates: Candidates) -> None:
    """State what the classes cannot leave unknown: the first value there is for it."""
    for name, kind in _kinds(world.vocabulary).items():
        for thing in list(world.holders(name)):
            for fact in (thing.of_.facts[needed] for needed in kind.needed):
                if thing.facts_.get(fact.name) is None:
                    values = candidates.of(fact)
                    if values:
                        world.state(thing, fact.name, values[0])


@lru_cache(maxsize=64)
def _kinds(vocabulary: Vocabulary) -> dict[str, _Kind]:
    return {entity.name: kind for entity in vocabulary.entities.values() if (kind := _kind_of(entity)) is not None}


class _Foreign(Builder):
    """Builds by calling the classes."""

    def __init__(self, world: World, kinds: dict[str, _Kind], draw: Draw) -> None:
        super().__init__(world)
        self.kinds, self.draw = kinds, draw

    def of(self, thing: Draft) -> Any:
        found = self.built.get(id(thing))
        if found is not None:
            return found
        kind = self.kinds.get(thing.of_.name)
        if kind is None:
            return super().of(thing)
        given: dict[str, Any] = {}
        for field in kind.fields:
            fact = thing.of_.facts.get(field.name)
            if fact is None:
                if field.name in kind.drawn:
                    given[field.alias] = self.draw(kind.drawn[field.name])
                continue
            value = thing.facts_.get(field.name)
            if value is not None:
                given[field.alias] = self.stated(kind.hints[field.name], fact, value)
            elif field.default is attrs.NOTHING or not _is_empty_list(field.default):
                given[field.alias] = None
        made = self.built[id(thing)] = kind.cls(**given)
        return made

    def stated(self, hint: Any, fact: Fact, value: Any) -> Any:
        """A canonical value as the field holds it."""
        if value is ABSENT:
            return value
        if isinstance(value, Partial):
            return Partial([self._member(hint, fact, one) for one in value], value.total)
        wanted = _without_none(hint)
        if isinstance(value, Draft):
            return self.of(value)
        if isinstance(value, tuple):
            origin = typing.get_origin(wanted)
            into: Any = (
                origin if isinstance(origin, type) and issubclass(origin, list | tuple | set | frozenset) else list
            )
            return into(self._member(hint, fact, one) for one in value)
        if isinstance(fact.type, Quantity):
            return _number(wanted, Measure(value, fact.type.unit).magnitude)
        if isinstance(value, Instant):
            day = datetime.fromisoformat(value.text)
            return day if wanted is datetime else day.date() if wanted is date else value
        if isinstance(wanted, type) and issubclass(wanted, Enum):
            return next(one for one in wanted if str(one.value) == value)
        if wanted is int:  # an id that is a number
            return int("".join(filter(str.isdigit, value)) or 0)
        return value

    def _member(self, hint: Any, fact: Fact, value: Any) -> Any:
        if isinstance(value, Draft):
            return self.of(value)
        args = typing.get_args(_without_none(hint))
        return self.stated(args[0] if args else str, fact, value)


def _is_empty_list(default: Any) -> bool:
    return isinstance(getattr(default, "factory", None), type) and issubclass(default.factory, Collection)


def _number(wanted: Any, magnitude: int | Fraction) -> Any:
    """A number of the field's own type."""
    if wanted is Decimal:
        return Decimal(magnitude.numerator) / Decimal(magnitude.denominator)
    return wanted(magnitude) if wanted in (int, float, Fraction) else float(magnitude)


def _may_be_none(hint: Any) -> bool:
    return hint is Any or (typing.get_origin(hint) in (Union, types.UnionType) and type(None) in typing.get_args(hint))


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (Union, types.UnionType):
        known = [one for one in typing.get_args(hint) if one not in (type(None), Absent)]
        return known[0] if len(known) == 1 else float
    return hint
