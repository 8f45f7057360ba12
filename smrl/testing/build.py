"""From drafts to the objects of a model: ours, or classes that somebody else wrote."""

from __future__ import annotations

from typing import Any

from smrl.testing.drafts import Draft, World
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Fact, Many, Reference


class Builder:
    """Builds each draft once, so that links lead to the object that is kept."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.built: dict[int, Any] = {}

    def root(self) -> Any:
        """The facility. Raises FactError for facts that contradict each other."""
        self.world.number()
        return self.of(self.world.root)

    def of(self, thing: Draft) -> Any:
        """The object that a draft is of."""
        found = self.built.get(id(thing))
        if found is None:
            values = {
                name: self.value(thing.of_.facts[name], value)
                for name, value in thing.facts_.items()
                if value is not None
            }
            construct = thing.of_.construct
            assert construct is not None, "a vocabulary without constructors is refused when a strategy is made"
            found = self.built[id(thing)] = construct(values)
        return found

    def value(self, fact: Fact, value: Any) -> Any:
        """A stated value, its drafts built; links by id where the model keeps them so."""
        if fact.by_id:
            return self.world.as_stated(fact, value)
        if isinstance(value, Draft):
            return self.of(value)
        if isinstance(value, tuple) and isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
            members = [self.of(member) for member in value]
            return Partial(members, value.total) if isinstance(value, Partial) else tuple(members)
        return ABSENT if value is ABSENT else value
