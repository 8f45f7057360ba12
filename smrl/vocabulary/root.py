"""The root of a model: the object that holds all the others, finds them by id, and never exists inconsistent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from smrl.diagnostics import FactError
from smrl.vocabulary.consistency import faults
from smrl.vocabulary.declare import Model
from smrl.vocabulary.from_attrs import vocabulary_of
from smrl.vocabulary.survey import survey

T = TypeVar("T")


class Root(Model):
    """Base of the class declared with `@entity(…, root=True)`. What it works out it keeps: nothing in it changes."""

    __slots__ = ("_index", "_links", "_worked_out")
    _index: dict[str, dict[str, Any]]
    _links: dict[tuple[str, str], dict[str | None, tuple[Any, ...]]]
    _worked_out: dict[tuple[int, Hashable], tuple[object, Any]]

    def __check__(self) -> None:
        cls: type = type(self)
        vocabulary = vocabulary_of(cls)
        here = survey(vocabulary, self)
        index = {
            entity.name: {id: place.thing for id, place in here.by_id(entity).items()}
            for entity in vocabulary.entities.values()
            if entity.key is not None
        }
        for slot, value in (("_index", index), ("_links", {}), ("_worked_out", {})):
            object.__setattr__(self, slot, value)
        if found := faults(vocabulary, self, here):
            raise FactError(found)

    def __setstate__(self, state: dict[str, object]) -> None:
        super().__setstate__(state)
        self.__check__()

    def index(self, entity: str) -> Mapping[str, Any]:
        """The objects of an entity by id. Raises KeyError for an entity without ids."""
        return self._index[entity]

    def backlinks(self, entity: str, link: str) -> Mapping[str | None, tuple[Any, ...]]:
        """The objects of an entity by the id that their link holds; under None those whose link is not known."""
        found = self._links.get((entity, link))
        if found is None:
            gathered: dict[str | None, list[Any]] = {}
            for thing in self.index(entity).values():
                target = getattr(thing, link)
                if target is None or isinstance(target, str):
                    gathered.setdefault(target, []).append(thing)
            found = self._links[entity, link] = {id: tuple(things) for id, things in gathered.items()}
        return found

    def remember(self, thing: object, attribute: Hashable, derive: Callable[[Any, Any], T]) -> T:
        """What `derive(thing, self)` gives, worked out once. Threads may work it out twice, to the same end."""
        found = self._worked_out.get((id(thing), attribute))
        if found is None or found[0] is not thing:
            found = self._worked_out[id(thing), attribute] = (thing, derive(thing, self))
        value: T = found[1]
        return value
