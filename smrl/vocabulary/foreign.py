"""Anybody's attrs classes as a vocabulary: fields say what they hold in their metadata, and nothing else changes.

    @lean.define
    class Inmate:
        number: str = lean.field(metadata=smrl.fact(key=True))
        yard_time: float = lean.field(metadata=smrl.fact("hour/day", "time in the yard on each day"))
        room: Room | None = lean.field(default=None, metadata=smrl.fact(up=True))

The type of a fact is that of its field: bool, str, an Enum or a Literal, date or datetime, a number with the unit that
the metadata names, another such class, or a list of any of these. An entity is called after its class (Inmate:
inmate), its plural after the list that keeps it. Numbers are exact in the declared unit; a NaN is unknown, as is None.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, Union

import attrs

from smrl import lean
from smrl.diagnostics import FactError
from smrl.units import Measure, NotFinite, UnitError, parse_unit
from smrl.values import ABSENT, Absent, Partial
from smrl.vocabulary.intake import Refused, bound, refuse, take
from smrl.vocabulary.types import BOOLEAN, MOMENT, TEXT, Choice, Many, Quantity, Reference, Type
from smrl.vocabulary.vocabulary import Entity, Evidence, Fact

_KEY = "smrl"
_NUMBERS = (int, float, Decimal, Fraction)


@lean.frozen(kw_only=True)
class Marks:
    """What the metadata of a field says of the fact it holds."""

    unit: str
    meaning: str
    ask: str
    ask_ru: str
    meaning_ru: str
    evidence: str
    low: object
    high: object
    whole: bool
    optional: bool
    summarises: str | None
    after: str | None
    key: bool
    up: bool
    dates: bool


def fact(
    unit: str = "", meaning: str = "", *, ask: str = "", ask_ru: str = "", meaning_ru: str = "", evidence: str = "",
    low: object = 0, high: object = None, whole: bool = False, optional: bool = False, summarises: str | None = None,
    after: str | None = None, key: bool = False, up: bool = False, dates: bool = False,
) -> dict[str, Marks]:  # fmt: skip
    """Metadata that makes an attrs field a fact.

    `unit` is what the numbers in the field are in. `key` marks the id, `up` the link to what the object belongs to,
    `dates` the moment that dates a record; the rest is as in the declarations of our own models.
    """
    marks = Marks(
        unit=unit, meaning=meaning, ask=ask, ask_ru=ask_ru, meaning_ru=meaning_ru, evidence=evidence,
        low=low, high=high, whole=whole, optional=optional, summarises=summarises, after=after,
        key=key, up=up, dates=dates,
    )  # fmt: skip
    return {_KEY: marks}


def foreign_entities(root: type) -> dict[str, Entity]:
    """The entities of the class and of all it leads to, itself first. Raises TypeError for what cannot be a fact."""
    classes: dict[type, dict[str, tuple[Marks, Any]]] = {}
    _walk(root, classes)
    homes: dict[type, tuple[str, str]] = {}
    for cls, fields in classes.items():
        for name, (_, hint) in fields.items():
            member = _member(hint)
            if member in classes:
                if member in homes:
                    raise TypeError(f"{member.__name__} is kept in {homes[member]} and in {(entity_name(cls), name)}")
                homes[member] = entity_name(cls), name
    return {entity_name(cls): _entity(cls, fields, homes.get(cls)) for cls, fields in classes.items()}


def entity_name(cls: type) -> str:
    """The name of the entity that a class is: SolitaryCell is `solitary_cell`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


def _walk(cls: type, classes: dict[type, dict[str, tuple[Marks, Any]]]) -> None:
    if not attrs.has(cls):
        raise TypeError(f"{cls.__name__} is not an attrs class")
    hints = typing.get_type_hints(cls)
    fields = {
        field.name: (field.metadata[_KEY], _without_none(hints.get(field.name)))
        for field in attrs.fields(cls)
        if _KEY in field.metadata
    }
    if not fields:
        raise TypeError(f"no field of {cls.__name__} is declared with smrl.fact")
    classes[cls] = fields
    for _, hint in fields.values():
        target = _member(hint) or hint
        if attrs.has(target) and target not in classes:
            _walk(target, classes)


def _without_none(hint: Any) -> Any:
    """The type of the field when something is known."""
    if typing.get_origin(hint) in {Union, types.UnionType}:
        known = [one for one in typing.get_args(hint) if one not in {type(None), Absent}]
        return known[0] if len(known) == 1 else float if set(known) <= {int, float} else hint
    return hint


def _member(hint: Any) -> Any:
    """The type of the members of a list, or None where the field holds no list."""
    origin = typing.get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Collection) and not issubclass(origin, Mapping):
        return _without_none(typing.get_args(hint)[0])
    return None


def _entity(cls: type, fields: Mapping[str, tuple[Marks, Any]], home: tuple[str, str] | None) -> Entity:
    name = entity_name(cls)
    facts = {field: _fact(name, field, marks, hint) for field, (marks, hint) in fields.items()}
    return Entity(
        name=name, plural=home[1] if home else name, facts=facts, home=home,
        up=_marked(fields, "up"), key=_marked(fields, "key"), dated_by=_marked(fields, "dates"),
        meaning=(cls.__doc__ or "").strip().partition("\n")[0].rstrip("."), construct=Construct(cls, facts),
    )  # fmt: skip


def _marked(fields: Mapping[str, tuple[Marks, Any]], mark: str) -> str | None:
    return next((name for name, (marks, _) in fields.items() if getattr(marks, mark)), None)


def _fact(entity: str, name: str, marks: Marks, hint: Any) -> Fact:
    kind = _type(name, marks, hint)
    lower = upper = None
    if isinstance(kind, Quantity):
        lower = None if marks.low is None else 0 if marks.low == 0 else bound(marks.low, kind.unit)
        upper = None if marks.high is None else bound(marks.high, kind.unit)
    plain = Fact(
        name=name, entity=entity, type=kind, meaning=marks.meaning, question=marks.ask, optional=marks.optional,
        evidence=tuple(Evidence(word) for word in marks.evidence.split()), lower=lower, upper=upper,
        summarises=marks.summarises, after=marks.after, attribute=name, meaning_ru=marks.meaning_ru,
        question_ru=marks.ask_ru,
    )  # fmt: skip
    return lean.evolve(plain, derive=Taken(plain))


def _type(name: str, marks: Marks, hint: Any) -> Type:
    member = _member(hint)
    if member is not None:
        kind = _type(name, marks, member)
        return Many(kind, as_set=not isinstance(kind, Reference))
    if marks.unit:
        return Quantity(parse_unit(marks.unit), integer=marks.whole)
    if typing.get_origin(hint) is Literal:
        return Choice(name, tuple(str(value) for value in typing.get_args(hint)))
    if isinstance(hint, type):
        if issubclass(hint, Enum):
            return Choice(name, tuple(str(one.value) for one in hint))
        if attrs.has(hint):
            return Reference(entity_name(hint))
        for known, kind in ((bool, BOOLEAN), (str, TEXT), (date, MOMENT)):
            if issubclass(hint, known):
                return kind
        if issubclass(hint, _NUMBERS):
            raise TypeError(f"the field `{name}` is a number: name its unit in smrl.fact")
    raise TypeError(f"the field `{name}` is a {hint}, which no type of fact is like")


@lean.frozen(eq=False)
class Taken:
    """Reads a field of a foreign object as the canonical value of the fact. Raises FactError for what cannot be it."""

    fact: Fact

    def __call__(self, thing: Any, _root: Any) -> Any:
        try:
            value = getattr(thing, self.fact.attribute)
        except AttributeError:
            what = f"a {type(thing).__name__} is given where a `{self.fact.entity}` is wanted"
            raise FactError(refuse("F112", what).at(self.fact.path)) from None
        if value is None:
            return None
        try:
            return take(self.fact, _stated(self.fact.type, value))
        except Refused as refused:
            raise FactError(refused.at(self.fact.path)) from None
        except UnitError as refused:
            raise FactError(refuse("F104", refused.message, refused.help).at(self.fact.path)) from None
        except NotFinite:
            return None


def _stated(kind: Type, value: Any) -> Any:
    """The value as `take` knows it: numbers in the declared unit, the words of enums, lists as they are."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(kind, Quantity) and isinstance(value, _NUMBERS) and not isinstance(value, bool):
        return Measure.of(value, kind.unit)
    if isinstance(kind, Many) and isinstance(value, Collection) and not isinstance(value, str | Partial):
        return [_stated(kind.element, member) for member in _in_order(value)]
    return value


def _in_order(members: Collection[Any]) -> Iterator[Any]:
    return iter(sorted(members, key=str)) if isinstance(members, set | frozenset) else iter(members)


@lean.frozen(eq=False)
class Construct:
    """Builds an object of a foreign class from canonical values, past its own constructor; the rest is None."""

    cls: type
    facts: Mapping[str, Fact]

    def __call__(self, values: Mapping[str, Any]) -> Any:
        thing: Any = object.__new__(self.cls)
        for field in attrs.fields(self.cls):
            value = values.get(field.name)
            fact = self.facts.get(field.name)
            if fact is not None and isinstance(fact.type, Quantity) and value is not None and value is not ABSENT:
                value = Measure(value, fact.type.unit)
            object.__setattr__(thing, field.name, value)
        return thing
