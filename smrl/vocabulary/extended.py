"""Vocabularies with facts that a ruleset declares itself, which objects keep beside their attributes.

An object of our models takes them as `declared={"air_volume": "12 m^3"}`, an object of a foreign class in an attribute
of that name where it has one; elsewhere they are unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from smrl import lean
from smrl.diagnostics import FactError
from smrl.units import Measure, NotFinite
from smrl.values import ABSENT
from smrl.vocabulary.intake import Refused, take
from smrl.vocabulary.types import Quantity
from smrl.vocabulary.vocabulary import Entity, Fact, Vocabulary

PLACE = "declared"  # the attribute that holds them


@lean.frozen(eq=False)
class Beside:
    """Reads a declared fact. Raises FactError for what cannot be a value of it."""

    fact: Fact

    def __call__(self, thing: Any, root: Any) -> Any:
        kept = getattr(thing, PLACE, None)
        if not kept or self.fact.name not in kept:
            return None
        remember = getattr(root, "remember", None)
        return self.taken(thing, root) if remember is None else remember(thing, self, self.taken)

    def taken(self, thing: Any, _root: Any) -> Any:
        """The canonical value of what the object holds."""
        try:
            return take(self.fact, getattr(thing, PLACE)[self.fact.name])
        except Refused as refused:
            raise FactError(refused.at(self.fact.path)) from None
        except NotFinite:
            return None


@lean.frozen(eq=False)
class Keeping:
    """Builds an object of canonical values, declared ones put as `Beside` reads them: numbers with their unit."""

    construct: Callable[[Mapping[str, Any]], Any]
    facts: Mapping[str, Fact]

    def __call__(self, values: Mapping[str, Any]) -> Any:
        return self.construct({name: self._kept(name, value) for name, value in values.items()})

    def _kept(self, name: str, value: Any) -> Any:
        fact = self.facts.get(name)
        if fact is None or not isinstance(fact.type, Quantity) or value is None or value is ABSENT:
            return value
        return Measure(value, fact.type.unit)


def extended(vocabulary: Vocabulary, facts: Iterable[Fact]) -> Vocabulary:
    """The vocabulary with these facts more. What it has already stays, so that extending twice does no harm."""
    by_entity: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        if fact.name not in vocabulary.entities[fact.entity].facts:
            by_entity.setdefault(fact.entity, {})[fact.name] = lean.evolve(fact, attribute=PLACE, derive=Beside(fact))
    if not by_entity:
        return vocabulary
    entities = {name: _with(entity, by_entity.get(name, {})) for name, entity in vocabulary.entities.items()}
    return lean.evolve(vocabulary, entities=entities)


def together(vocabularies: Sequence[Vocabulary]) -> Vocabulary:
    """The first vocabulary, with the facts that the others declare beside it."""
    first, *others = vocabularies
    return extended(first, [fact for other in others for fact in declared_facts(other)])


def declared_facts(vocabulary: Vocabulary) -> Iterator[Fact]:
    """The facts that a ruleset declared."""
    for entity in vocabulary.entities.values():
        for fact in entity.facts.values():
            if isinstance(fact.derive, Beside):
                yield fact.derive.fact


def agree(one: Fact, other: Fact) -> bool:
    """Whether two declarations of a fact mean the same; how it is asked for may differ."""
    return (one.type, one.optional, one.lower, one.upper) == (other.type, other.optional, other.lower, other.upper)


def _with(entity: Entity, facts: Mapping[str, Fact]) -> Entity:
    if not facts:
        return entity
    construct = None if entity.construct is None else Keeping(entity.construct, facts)
    return lean.evolve(entity, facts={**entity.facts, **facts}, construct=construct)
