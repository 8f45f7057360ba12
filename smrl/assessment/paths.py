"""Stable paths of subjects and facts: `prisoners[p-12].exercise_days[2026-03-04]`.

People appear by id only, and under an `Aliases` not even by that: each id then becomes a number, the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from smrl import lean
from smrl.backends.results import Members, Subject
from smrl.values import ABSENT
from smrl.vocabulary import Entity, Reference, Vocabulary


class Binder(Protocol):
    """A core binder, or the slim one that the cache holds."""

    @property
    def variable(self) -> str: ...
    @property
    def entity(self) -> str: ...


@lean.frozen
class Names:
    """Ids as they are."""

    def name(self, entity: str, id: object) -> str:  # noqa: ARG002 Aliases need it
        """What an object is called in a path."""
        return str(id)


@lean.frozen
class Aliases(Names):
    """Ids replaced by numbers, in the order in which they are first met."""

    _given: dict[tuple[str, str], str] = lean.field(factory=dict)

    def name(self, entity: str, id: object) -> str:
        """The alias of an object, the same each time."""
        count = sum(kind == entity for kind, _ in self._given)
        return self._given.setdefault((entity, str(id)), f"{entity}-{count + 1}")


@lean.frozen(eq=False)
class Paths:
    """Paths in one facility."""

    vocabulary: Vocabulary
    root: Any
    names: Names = lean.field(factory=Names)
    _labels: dict[int, tuple[Any, dict[int, str]]] = lean.field(factory=dict, init=False)
    _summarised: dict[str, bool] = lean.field(factory=dict, init=False)

    def of(self, subject: Subject) -> str | None:
        """The path of a subject; None for the outermost collection when it is unknown who is in it."""
        if not subject.scope.binders:
            return self.vocabulary.root
        trail: list[tuple[str, Any, str]] = []
        for binder, value in zip(subject.scope.binders, subject.values, strict=False):
            trail.append((binder.entity, value, self._step(binder, value, trail)))
        if subject.open and trail:
            return f"{trail[-1][2]}.{self._collection(subject.scope.binders[len(trail)])}"
        return trail[-1][2] if trail else None

    def _step(self, binder: Binder, value: Any, trail: Sequence[tuple[str, Any, str]]) -> str:
        entity = self.vocabulary.entities[binder.entity]
        if isinstance(value, Members):
            return f"groups of {entity.plural} by {self._key_of(binder)} [{self.key(value.key)}]"
        return self.object(entity, value, trail)

    def _key_of(self, binder: Binder) -> str:
        # A ruleset out of the cache has slim binders, that hold the words themselves.
        return getattr(binder, "key", None) or key_written(binder) or "key"

    def _collection(self, binder: Binder) -> str:
        entity = self.vocabulary.entities[binder.entity]
        return entity.home[1] if entity.home else entity.plural

    def kept(self, name: str) -> Entity | None:
        """The entity, if its objects are kept in a collection of their own."""
        entity = self.vocabulary.entities.get(name)
        return entity if entity is not None and entity.home is not None else None

    def object(self, entity: Entity, value: Any, trail: Sequence[tuple[str, Any, str]] = ()) -> str:
        """The path of an object, below its owner where the trail has passed it."""
        if entity.name == self.vocabulary.root:
            return entity.name
        if entity.home is None:
            return f"{entity.name}[{self._label(entity, value, None)}]"
        owner, collection = entity.home
        if owner == self.vocabulary.root:
            return f"{collection}[{self._label(entity, value, self.root)}]"
        for name, candidate, path in reversed(trail):
            if name == owner:
                return f"{path}.{collection}[{self._label(entity, value, candidate)}]"
        return f"{collection}[{self._label(entity, value, None)}]"

    def key(self, value: Any) -> str:
        """A group's key in a path."""
        if value is None:
            return "unknown"
        if value is ABSENT:
            return "none"
        if isinstance(value, (str, int, bool)):
            return str(value)
        for entity in self.vocabulary.entities.values():
            if entity.key is not None and (own := getattr(value, entity.facts[entity.key].attribute, None)) is not None:
                return self.names.name(entity.name, own)
        return str(value)

    def _label(self, entity: Entity, value: Any, owner: Any) -> str:
        if entity.key is not None:
            id = getattr(value, entity.facts[entity.key].attribute, None)
            if id is not None:
                return self.names.name(entity.name, id)
        if owner is not None and entity.home is not None:
            return self._numbered(entity, owner).get(id_of(value)) or self._dated(entity, value) or "?"
        return self._dated(entity, value) or "?"

    def _dated(self, entity: Entity, value: Any) -> str | None:
        if entity.dated_by is None:
            return None
        moment = getattr(value, entity.facts[entity.dated_by].attribute, None)
        return str(moment) if moment not in (None, ABSENT) else None

    def _numbered(self, entity: Entity, owner: Any) -> dict[int, str]:
        """The labels of all records of a kind in one owner: dates, made unique, else positions counted from 0."""
        assert entity.home is not None
        known = self._labels.get(id(owner) ^ hash(entity.home[1]))
        if known is not None and known[0] is owner:
            return known[1]
        records = read(self.vocabulary, entity.home[0], entity.home[1], owner, self.root) or ()
        labels: dict[int, str] = {}
        # A single record without a date, of a log that a fact sums up, is what that says of every day.
        used: set[str] = set()
        for position, record in enumerate(records):
            undated = "every day" if len(records) == 1 and self._is_summed_up(entity.home[1]) else str(position)
            label = self._dated(entity, record) or undated
            if label in used:
                label = f"{label} #{position}"
            used.add(label)
            labels[id(record)] = label
        self._labels[id(owner) ^ hash(entity.home[1])] = (owner, labels)
        return labels

    def _is_summed_up(self, log: str) -> bool:
        if log not in self._summarised:
            everything = (fact for entity in self.vocabulary.entities.values() for fact in entity.facts.values())
            self._summarised[log] = any(fact.summarises == log for fact in everything)
        return self._summarised[log]


def id_of(value: Any) -> int:
    """Identity, by which records without a key are told apart."""
    return id(value)


def key_written(binder: Binder) -> str | None:
    """How a group's key is written in the rule, without the member's name: `religion`."""
    by: Any = getattr(binder, "by", None)
    if by is None:
        return None
    text = " ".join(by.span.text.split()) if by.span is not None else "key"
    return text.removeprefix(f"{getattr(binder, 'member', '')}.")


def read(vocabulary: Vocabulary, entity: str, name: str, owner: Any, root: Any) -> Any:
    """The canonical value of a fact of an object, as evaluators read it; links become objects."""
    fact = vocabulary.entities[entity].facts[name]
    value = fact.derive(owner, root) if fact.derive is not None else getattr(owner, fact.attribute, None)
    if fact.by_id and isinstance(value, str) and isinstance(fact.type, Reference):
        return root.index(fact.type.entity).get(value)
    return value
