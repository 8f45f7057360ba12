"""How models declare what can be known: attrs classes whose fields carry type, unit, range, meaning and question.

    @entity("cell", "cells", up="unit")
    class Cell:
        id: Key = key()
        unit: Link[Unit] = link("unit", "the unit it lies in")
        floor_area: Measured = measure("m^2", "the floor area", ask="How large is the floor?", evidence="measurement")

Objects are frozen, compared by identity, built with keywords only; whatever is not stated is unknown. A wrong value
raises smrl.FactError with every fault of the call; a NaN is unknown with a FactWarning. `attrs.evolve` makes a changed
copy. Defining a class costs little, since its attrs fields and its facts are worked out when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

from smrl import lean
from smrl.diagnostics import Diagnostic, FactError, shown
from smrl.instants import Instant
from smrl.units import NotFinite
from smrl.vocabulary.fields import (
    Chosen,
    Declared,
    Key,
    Link,
    Links,
    Many,
    Measured,
    One,
    Texted,
    When,
    Words,
    YesNo,
    choice,
    key,
    link,
    links,
    many,
    measure,
    moment,
    one,
    text,
    words,
    yes_no,
)
from smrl.vocabulary.intake import Refused, near, not_finite, take, warn
from smrl.vocabulary.vocabulary import Fact

__all__ = [
    "Chosen",
    "Declaration",
    "Key",
    "Link",
    "Links",
    "Many",
    "Measured",
    "Model",
    "One",
    "Texted",
    "When",
    "Words",
    "YesNo",
    "build",
    "choice",
    "declaration",
    "entity",
    "key",
    "link",
    "links",
    "many",
    "measure",
    "moment",
    "one",
    "text",
    "words",
    "yes_no",
]

Store = Callable[[Any, Any], None]
Gate = tuple[str, Store, Fact, type | None]


@lean.define(eq=False)
class Declaration:
    """What `@entity` says of a class, with its declared facts by name."""

    name: str
    plural: str
    title_ru: str
    up: str | None
    part: bool
    root: bool
    dated_by: str | None
    period: tuple[str, str] | None
    travels: Callable[[Any, str, str, Any], Any] | None
    meaning: str
    declared: dict[str, Declared]
    key: str | None = None
    tags: tuple[str, ...] = ()
    _gates: list[Gate] | None = None
    _stores: dict[str, Store] | None = None

    def gates(self, cls: type) -> list[Gate]:
        """For each fact its name, what stores its canonical value, the fact, and the class of what it holds."""
        if self._gates is None:
            self._gates = [
                (name, getattr(cls, one.attribute).__set__, one.fact(self.name, self._tags(one)), one.target)
                for name, one in self.declared.items()
            ]
        return self._gates

    def _tags(self, stated: Declared) -> tuple[str, ...]:
        """Those of what a group or a list holds, else those of the class."""
        held = declaration(stated.target).tags if stated.target is not None else ()
        return held or self.tags

    def stores(self, cls: type) -> dict[str, Store]:
        """What stores the canonical value of each fact."""
        if self._stores is None:
            self._stores = {name: store for name, store, _, _ in self.gates(cls)}
        return self._stores


def declaration(cls: type) -> Declaration:
    """The declaration of a model class. Raises TypeError for any other class."""
    found = getattr(cls, "__entity__", None)
    if not isinstance(found, Declaration):
        raise TypeError(f"{cls.__name__} is not declared with @entity")
    return found


class _Fields:
    """The attrs fields of a model class, made when first asked for, as `attrs.evolve` does."""

    def __get__(self, thing: object, owner: type) -> Any:
        if "__entity__" not in owner.__dict__:
            return ()
        import attrs

        declared = declaration(owner).declared
        these = {name: attrs.field(default=None, kw_only=True) for name in (*declared, "declared")}
        attrs.define(
            owner,
            these=these,
            init=False,
            slots=False,
            frozen=True,
            eq=False,
            order=False,
            repr=False,
            match_args=False,
        )
        return owner.__dict__["__attrs_attrs__"]


class Model:
    """What all model classes have in common. `declared` holds the facts that a ruleset declares itself, canonical."""

    __slots__ = ("__weakref__", "declared")
    __attrs_attrs__ = _Fields()
    __entity__: ClassVar[Declaration]
    declared: dict[str, object] | None

    def __init__(self, **given: object) -> None:
        faults = self._fill(given)
        if faults:
            raise FactError(faults)
        self.__check__()

    def __check__(self) -> None:
        """What holds between the facts of a whole object; a root has such (smrl.vocabulary.root). Raises FactError."""

    def _fill(self, given: dict[str, object]) -> list[Diagnostic]:
        cls = type(self)
        entity = declaration(cls)
        faults: list[Diagnostic] = []
        known = 0
        for name, store, fact, target in entity.gates(cls):
            value = given.get(name)
            if value is not None:
                known += 1
                try:
                    value = take(fact, value, target)
                except Refused as refused:
                    faults += refused.at(f"{cls.__name__}.{name}")
                except NotFinite:
                    warn(not_finite(f"{cls.__name__}.{name}"), 3)
                    value = None
            store(self, value)
        object.__setattr__(self, "declared", given.get("declared"))
        if entity.key is not None and given.get(entity.key) is None:
            faults.insert(0, Diagnostic("F114", f"{entity.name} without an id", path=f"{cls.__name__}.{entity.key}"))
        if len(given) > known:
            faults += [
                Diagnostic("F101", f"no fact `{shown(name)}` on {entity.name}", help=near(name, entity.declared),
                           path=f"{cls.__name__}.{shown(name)}")
                for name in given if name not in entity.declared and name != "declared"
            ]  # fmt: skip
        return faults

    def __setattr__(self, name: str, value: object) -> NoReturn:
        from attrs.exceptions import FrozenInstanceError

        raise FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        from attrs.exceptions import FrozenInstanceError

        raise FrozenInstanceError

    def __repr__(self) -> str:
        entity = declaration(type(self))
        return f"<{type(self).__name__}{' ' + shown(getattr(self, entity.key)) if entity.key else ''}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis and IPython show it: what is stated, and none of the facts that nobody knows."""
        stated = {} if cycle else self.__getstate__()
        names = {fact.attribute: name for name, fact in declaration(type(self)).declared.items()}
        with printer.group(4, f"{type(self).__name__}(", ")"):
            for at, name in enumerate(names.get(attribute, attribute) for attribute in stated):
                if at:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{name}=")
                value = getattr(self, name)
                printer.pretty(str(value) if isinstance(value, Instant) else value)

    def __getstate__(self) -> dict[str, object]:
        names = [stated.attribute for stated in declaration(type(self)).declared.values()]
        return {name: value for name in (*names, "declared") if (value := getattr(self, name)) is not None}

    def __setstate__(self, state: dict[str, object]) -> None:
        names = [stated.attribute for stated in declaration(type(self)).declared.values()]
        for name in (*names, "declared"):
            object.__setattr__(self, name, state.get(name))


def build(cls: type[Any], values: Mapping[str, object]) -> Any:
    """An object of canonical values by fact name, unchecked; what the class does not declare goes to `declared`."""
    thing: Any = object.__new__(cls)
    stores: dict[str, Store] = cls.__entity__.stores(cls)
    for store in stores.values():  # most facts of most records are unknown, so all are at first
        store(thing, None)
    more = None
    for name, value in values.items():
        known = stores.get(name)
        if known is not None:
            known(thing, value)
        else:
            more = {**(more or {}), name: value}
    object.__setattr__(thing, "declared", more)
    return thing


C = TypeVar("C", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(key,))
def entity(
    name: str,
    plural: str | None = None,
    *,
    ru: str = "",
    tags: str = "",
    up: str | None = None,
    part: bool = False,
    root: bool = False,
    dated_by: str | None = None,
    period: tuple[str, str] | None = None,
    travels: Callable[[Any, str, str, Any], Any] | None = None,
) -> Callable[[C], C]:
    """Make the class a model: a kind of thing that rules speak of, or with `part` a group of facts of one.

    `ru` is its title in Russian, `tags` are words to find its facts by, where they have none of their own, `up` names
    the link looked through, `dated_by` the moment that dates a record, `period` the two moments of the root between
    which its logs run, `travels` what tells whether an incorporated norm applies (see Vocabulary).
    """

    def declare(cls: C) -> C:
        body = dict(cls.__dict__)
        declared = {fact: stated for fact, stated in body.items() if isinstance(stated, Declared)}
        for fact, stated in declared.items():
            stated.name = fact
            if not isinstance(stated, Measured):
                del body[fact]
        for inherited in ("__dict__", "__weakref__"):
            body.pop(inherited, None)
        body["__slots__"] = tuple(stated.attribute for stated in declared.values())
        body["__entity__"] = Declaration(
            name=name, plural=plural or name, title_ru=ru, up=up, part=part, root=root, dated_by=dated_by,
            period=period, travels=travels, meaning=(cls.__doc__ or "").strip().partition("\n")[0].rstrip("."),
            declared=declared, key=next((fact for fact, stated in declared.items() if stated.is_key), None),
            tags=tuple(tags.split()),
        )  # fmt: skip
        bases = cls.__bases__ if issubclass(cls, Model) else (Model,)
        if taken := [fact for fact in declared if any(hasattr(base, fact) for base in bases)]:
            raise TypeError(f"`{taken[0]}` means something else on every {bases[0].__name__.lower()}")
        made: Any = type(cls)(cls.__name__, bases, body)
        return made  # type: ignore[no-any-return]  # the same class with slots, as attrs does it

    return declare
