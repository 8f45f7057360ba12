"""Who and what a facility holds, drawn: a few archetypes with a legal status, copies of them, and sparse departures.

Drawing every fact of every prisoner would take thousands of choices that say nothing. So one draws who there is (one
archetype for each legal status at most), how many of each, in which cell they sleep, and here and there a fact that is
otherwise: of those facts that the rules read, values that the rules turn on first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from smrl import lean
from smrl.testing.candidates import Candidates
from smrl.testing.drafts import Draft, World
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Choice, Entity, Fact, Many, Quantity, Reference
from smrl.vocabulary.fields import Derived

T = TypeVar("T")

ASSESSED: Final = "assessed_on"
CAPACITY: Final = "capacity"
_MOST_ARCHETYPES: Final = 3
_SPARSE: Final = 4
_RECORDS: Final = 2

Index = Callable[[int], int]
"""Draws a number below another."""


@lean.frozen(eq=False)
class Population:
    """Draws into a world. `reads` are the facts worth stating, by entity; `index` draws."""

    world: World
    candidates: Candidates
    reads: Mapping[str, Sequence[str]]
    index: Index

    def chosen(self, among: Sequence[T]) -> T:
        """One of them; the first is the simplest."""
        return among[self.index(len(among)) if len(among) > 1 else 0]

    def fill(self, sizes: Mapping[str, tuple[int, int]]) -> None:
        """Put objects into the lists of the root, as many as the sizes say; then house people and describe the root."""
        root = self.world.root
        for fact in self.world.vocabulary.collections(root.of_.name):
            entity = element(fact)
            low, high = sizes.get(fact.name, sizes.get(entity, (0, 0)))
            if high > 0 and not fact.by_id:
                self.state(root, fact.name, self.people(entity, low, high))
        for kind in self.world.vocabulary.entities.values():
            if kind.up is not None and kind.home is not None:
                self.house(kind)
        self.describe(root, _SPARSE)

    def people(self, entity: str, low: int, high: int) -> tuple[Draft, ...]:
        """So many objects of an entity: copies of a few archetypes, here and there with a departure."""
        number = low + self.index(high - low + 1)
        if number == 0:
            return ()
        archetypes = [self.archetype(entity) for _ in range(1 + self.index(min(_MOST_ARCHETYPES, number)))]
        made = []
        for _ in range(number):
            one = self.copied(self.chosen(archetypes))
            if self.index(10) == 9:
                self.describe(one, 1)
            made.append(one)
        return tuple(made)

    def archetype(self, entity: str) -> Draft:
        """An object with its legal status, if it can have one, and a few facts."""
        made = self.world.draft(entity)
        self.titled(made)
        self.describe(made, _SPARSE)
        return made

    def titled(self, thing: Draft) -> None:
        """The dated titles on which somebody is held, where the vocabulary has such records."""
        fact = thing.of_.facts.get("titles")
        if fact is not None and isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
            kinds = self.world.vocabulary.entities[fact.type.element.entity].facts.get("kind")
            if kinds is not None:
                title = self.world.draft(kinds.entity)
                words = kinds.type.values if isinstance(kinds.type, Choice) else ()
                title.facts_[kinds.name] = self.chosen(list(dict.fromkeys([*self.candidates.of(kinds), *words])))
                self.state(thing, fact.name, (title,))

    def describe(self, thing: Draft, most: int) -> None:
        """State up to so many of the facts that the rules read, its parts' and records' among them."""
        of = thing.of_
        names = [name for name in self.reads.get(of.name, ()) if name not in (of.key, of.up, ASSESSED)]
        names = [name for name in names if not is_counted(of.facts[name]) and name != CAPACITY]
        for _ in range(self.index(min(most, len(names)) + 1)):
            self.depart(thing, self.chosen(names))

    def depart(self, thing: Draft, name: str) -> None:
        """State one fact, or leave it unknown; of a part or a record that is kept in the object, one of its facts."""
        fact = thing.of_.facts[name]
        vocabulary = self.world.vocabulary
        match fact.type:
            case Reference(entity=entity) if vocabulary.entities[entity].home is None and entity != vocabulary.root:
                part = thing.facts_.get(name)
                if not isinstance(part, Draft):
                    part = self.world.draft(entity)
                self.describe(part, 2)
                self.state(thing, name, ABSENT if fact.optional and self.index(8) == 7 else part)
            case Many(element=Reference(entity=entity)) if not fact.by_id:
                if vocabulary.entities[entity].home == (thing.of_.name, name) and thing is not self.world.root:
                    known = thing.facts_.get(name)
                    if isinstance(known, tuple) and known:
                        self.describe(self.chosen(known), 2)
                    else:
                        self.state(thing, name, tuple(self.record(entity) for _ in range(self.index(_RECORDS + 1))))
            case Reference() | Many(element=Reference()):
                return
            case _:
                values = self.candidates.of(fact)
                if values:
                    self.try_state(thing, name, self.chosen([*values, None]))

    def vary(self) -> None:
        """State one plain fact otherwise, of whatever there is that rules read."""
        there = [thing for entity in self.reads for thing in self.world.holders(entity)]
        thing = self.chosen(there) if there else self.world.root
        names = [name for name in self.reads.get(thing.of_.name, ()) if _is_plain(thing, name)]
        if names:
            self.depart(thing, self.chosen(names))

    def record(self, entity: str) -> Draft:
        """A record with some of its facts."""
        made = self.world.draft(entity)
        self.describe(made, _SPARSE)
        return made

    # -- housing ---------------------------------------------------------------------------------------------------

    def house(self, entity: Entity) -> None:
        """Link people to where they are: from the first place with a bed left on, which is what capacities say."""
        assert entity.up is not None
        link = entity.facts[entity.up].type
        assert isinstance(link, Reference)
        places = list(self.world.all_of(link.entity)) if link.entity != self.world.root.of_.name else []
        lodgers = list(self.world.all_of(entity.name))
        if not places or not lodgers:
            return
        beds = places[0].of_.facts.get(CAPACITY)
        room = [self._beds(place, beds) for place in places]
        if beds is not None and beds.name in self.reads.get(link.entity, ()):
            room = self._enough(places, beds, len(lodgers))
        at = 0
        for lodger in lodgers:
            while at < len(places) - 1 and room[at] <= 0:
                at += 1
            room[at] -= 1
            self.state(lodger, entity.up, places[at])

    def _beds(self, place: Draft, beds: Fact | None) -> int:
        stated = place.facts_.get(beds.name) if beds is not None else None
        return stated if isinstance(stated, int) else 1

    def _enough(self, places: Sequence[Draft], beds: Fact, lodgers: int) -> list[int]:
        """Official capacities that hold everybody, and their sum for the whole."""
        each = -(-lodgers // len(places)) + self.index(2)
        for place in places:
            self.state(place, beds.name, each)
        total = self.world.root.of_.facts.get(CAPACITY)
        if total is not None and total.type == beds.type:
            self.state(self.world.root, total.name, each * len(places))
        return [each] * len(places)

    # -- helpers ---------------------------------------------------------------------------------------------------

    def state(self, thing: Draft, name: str, value: Any) -> None:
        """State a fact that nothing contradicts by what it is."""
        self.world.state(thing, name, value)

    def try_state(self, thing: Draft, name: str, value: Any) -> None:
        """State a fact, unless others say otherwise."""
        mark = self.world.mark()
        if value is None:
            self.world.leave_open(thing, name)
        else:
            self.world.state(thing, name, value)
        if self.world.contradicted(thing, name):
            self.world.undo(mark)

    def copied(self, thing: Draft) -> Draft:
        """Another object with the same facts, its parts and records its own, its links the same."""
        made = self.world.draft(thing.of_.name)
        for name, value in thing.facts_.items():
            if name != thing.of_.key:
                made.facts_[name] = self._copy(thing.of_.facts[name], value)
        return made

    def _copy(self, fact: Fact, value: Any) -> Any:
        if isinstance(value, Draft):
            return value if self._kept(value, fact) else self.copied(value)
        if isinstance(value, tuple):
            members = [self._copy(fact, one) for one in value]
            return Partial(members, value.total) if isinstance(value, Partial) else tuple(members)
        return value

    def _kept(self, value: Draft, fact: Fact) -> bool:
        """Whether an object is kept elsewhere, so that this is a link to it."""
        if fact.by_id or value is self.world.root:
            return True
        return value.of_.home is not None and value.of_.home != (fact.entity, fact.name)


def element(fact: Fact) -> str:
    """What a list is of."""
    assert isinstance(fact.type, Many)
    assert isinstance(fact.type.element, Reference)
    return fact.type.element.entity


def _is_plain(thing: Draft, name: str) -> bool:
    """Whether a fact is no link, no part and no list of records."""
    kind = thing.of_.facts[name].type
    return name != thing.of_.key and not isinstance(kind, Reference) and not (
        isinstance(kind, Many) and isinstance(kind.element, Reference)
    )  # fmt: skip


def is_counted(fact: Fact) -> bool:
    """Whether a fact counts heads, which the roll tells: nobody states it otherwise here."""
    return isinstance(fact.type, Quantity) and fact.type.integer and isinstance(fact.derive, Derived)


def all_reads(entities: Iterable[Entity]) -> Mapping[str, list[str]]:
    """Every fact that can be stated, where no rules say which are worth it."""
    return {entity.name: list(entity.facts) for entity in entities}
