"""Everything that a root holds, each object with its place, such as `prisoners[12].exercise`."""

from __future__ import annotations

from typing import Any

from smrl import lean
from smrl.values import Partial
from smrl.vocabulary.types import Many, Reference
from smrl.vocabulary.vocabulary import Entity, Fact, Vocabulary


@lean.frozen(eq=False)
class Place:
    """An object, with the one that holds it, the fact it is kept in and, in a collection, its number there."""

    thing: Any
    within: Place | None = None
    fact: str = ""
    at: int | None = None

    @property
    def path(self) -> str:
        """What leads to it from the root, made when asked for, which is for a fault; the root's own is empty."""
        if self.within is None:
            return ""
        return self.within.of(self.fact) if self.at is None else f"{self.within.of(self.fact)}[{self.at}]"

    def of(self, fact: str) -> str:
        """The path of one of its facts."""
        path = self.path
        return f"{path}.{fact}" if path else fact


@lean.define(eq=False)
class Survey:
    """The objects of each entity, in order; `open` names the entities of which some may not be known."""

    places: dict[str, list[Place]]
    open: set[str]

    def by_id(self, entity: Entity) -> dict[str, Place]:
        """The places of a keyed entity's objects by id, the first of equal ones."""
        assert entity.key is not None
        attribute = entity.facts[entity.key].attribute
        found: dict[str, Place] = {}
        for place in self.places[entity.name]:
            found.setdefault(getattr(place.thing, attribute), place)
        return found


def survey(vocabulary: Vocabulary, root: object) -> Survey:
    """What the root holds, as stated: facts that are worked out from others are not asked for."""
    found = Survey({name: [] for name in vocabulary.entities}, set())
    held: dict[str, list[tuple[Fact, str, bool]]] = {}
    waiting = [(vocabulary.root, Place(root))]
    for name, place in waiting:  # grows as it goes: breadth first, so that each entity's objects stay in order
        found.places[name].append(place)
        if name not in held:
            held[name] = _held(vocabulary, vocabulary.entities[name])
        for fact, entity, many in held[name]:
            value = getattr(place.thing, fact.attribute)
            if many:
                if value is None or isinstance(value, Partial):
                    found.open.add(entity)
                for at, member in enumerate(value or ()):
                    waiting.append((entity, Place(member, place, fact.name, at)))
            elif value:
                waiting.append((entity, Place(value, place, fact.name)))
    return found


def _held(vocabulary: Vocabulary, entity: Entity) -> list[tuple[Fact, str, bool]]:
    """The facts that hold objects, the records first, each with their entity and whether there are many."""
    records = [
        (fact, fact.type.element.entity, True)
        for fact in entity.facts.values()
        if isinstance(fact.type, Many) and isinstance(fact.type.element, Reference) and not fact.by_id
    ]
    parts = [
        (fact, fact.type.entity, False)
        for fact in entity.facts.values()
        if isinstance(fact.type, Reference) and vocabulary.entities[fact.type.entity].home is None
        and fact.type.entity != vocabulary.root and not fact.by_id
    ]  # fmt: skip
    return records + parts
