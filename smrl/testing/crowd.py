"""A facility made larger: copies of whom and what it holds, each with a place to live in and records of its own.

What a condition says of one prisoner it mostly says of a copy, so a promise that a few people keep is kept by fifty who
are like them, and nothing has to be searched for fifty times. The evaluator has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from smrl.testing.drafts import Draft, World, lengthened
from smrl.testing.population import CAPACITY, Population, element
from smrl.values import Partial
from smrl.vocabulary import Entity, Reference

_BEDS_UNSAID: Final = 1


class Crowd:
    """Grows and shrinks the lists of a world's root. `sizes` are the least and the most of those the caller sized."""

    def __init__(self, world: World, population: Population, sizes: Mapping[str, tuple[int, int]]) -> None:
        self.world, self.population, self.sizes = world, population, sizes
        self.people = {
            entity.home[1]: entity
            for entity in world.vocabulary.entities.values()
            if entity.up is not None and entity.home is not None and entity.home[0] == world.root.of_.name
        }
        self.lodgers: dict[Draft, int] = {}
        for name, entity in self.people.items():
            for one in self.listed(name):
                if isinstance(place := one.facts_.get(entity.up or ""), Draft):
                    self.lodgers[place] = self.lodgers.get(place, 0) + 1
        self.like: dict[Draft, list[Draft]] = {}

    def listed(self, name: str) -> tuple[Draft, ...]:
        """What a list of the root holds."""
        return tuple(self.world.root.facts_.get(name) or ())

    def fill(self) -> None:
        """As many of each list as its size says, drawn: those that there are, and copies of them."""
        for name in sorted(self.sizes, key=self._lives_somewhere):  # places first
            low, high = self.sizes[name]
            number = low + self.population.index(high - low + 1)  # drawn for a long list too, or it would seem simpler
            self.grow(name, max(number, len(self.listed(name))))

    def _lives_somewhere(self, name: str) -> int:
        """How far up something lives: a unit is there before its cells, those before the people in them."""
        entity, far = self.people.get(name), 0
        while entity is not None and entity.up is not None and far < len(self.people):
            above = self.world.vocabulary.entities[_target(entity)]
            entity, far = (self.people.get(above.home[1]) if above.home is not None else None), far + 1
        return far

    def grow(self, name: str, number: int) -> None:
        """Copies of what a list holds until there are so many; of an empty one something of which nothing is known."""
        originals = list(self.listed(name))
        if not originals and number > 0:
            fact = self.world.root.of_.facts[name]
            originals = [self.world.draft(element(fact))]
            self._join(name, originals[0])
        missing = number - len(self.listed(name))
        for at, original in enumerate(reversed(originals), start=1):
            many = missing if at == len(originals) else self.population.index(missing + 1)
            missing -= many
            records = list(self._records_about(original)) if many else []
            for _ in range(many):
                self.copy(name, original, records)

    def copy(self, name: str, original: Draft, records: Iterable[tuple[str, Draft]] = ()) -> Draft:
        """One more like somebody or something in a list of the root, with records of its own like those."""
        made = self.population.copied(original)
        self.like.setdefault(original, [original]).append(made)
        self._join(name, made)
        up = original.of_.up
        if up is not None and isinstance(place := original.facts_.get(up), Draft) and place is not self.world.root:
            made.facts_[up] = self._place_like(place)
            self.lodgers[made.facts_[up]] = self.lodgers.get(made.facts_[up], 0) + 1
        for other, record in records:
            own = self.population.copied(record)
            own.facts_.update({fact: made for fact, value in record.facts_.items() if value is original})
            self._join(other, own)
        return made

    def _join(self, name: str, member: Draft) -> None:
        self.world.state(self.world.root, name, lengthened(self.world.root.facts_.get(name), member))

    def _place_like(self, place: Draft) -> Draft:
        """A place of that kind with a bed left, a new one if there can be more, else the one with the fewest people."""
        alike = self.like.get(place, [place])
        free = next((one for one in alike if self.lodgers.get(one, 0) < self._beds(one)), None)
        if free is not None:
            return free
        home = place.of_.home
        if home is not None and home[0] == self.world.root.of_.name and home[1] not in self.sizes:
            return self.copy(home[1], place)
        return min(alike, key=lambda one: self.lodgers.get(one, 0))

    def _beds(self, place: Draft) -> int:
        beds = place.facts_.get(CAPACITY)
        return beds if isinstance(beds, int) else _BEDS_UNSAID

    def _records_about(self, thing: Draft) -> Iterator[tuple[str, Draft]]:
        """The records about somebody that the root keeps, in lists whose length the caller leaves open."""
        for fact in self.world.vocabulary.collections(self.world.root.of_.name):
            if fact.name not in self.sizes and fact.name not in self.people and not fact.by_id:
                for record in self.listed(fact.name):
                    if any(value is thing for value in record.facts_.values()):
                        yield fact.name, record

    # -- fewer -----------------------------------------------------------------------------------------------------

    def keep(self, name: str, kept: Iterable[Draft]) -> None:
        """Let all others go, with the records about them and the places that they leave empty."""
        staying = list(kept)
        going = [one for one in self.listed(name) if one not in staying]
        about = {record: other for one in going for other, record in self._records_about(one)}
        for other in dict.fromkeys(about.values()):
            self._leave(other, [record for record in about if about[record] == other])
        self._leave(name, going)
        empty: list[Draft] = []
        for one in going:
            place = one.facts_.get(one.of_.up or "")
            if isinstance(place, Draft) and place in self.lodgers:
                self.lodgers[place] -= 1
                if not self.lodgers[place]:
                    empty.append(place)
        if empty and (home := empty[0].of_.home) is not None and home[1] not in self.sizes:
            self._leave(home[1], empty)

    def shrink(self, name: str, number: int) -> None:
        """Let the places go that are too many; who lived there joins those who have the most room."""
        places = self.listed(name)
        staying, going = places[:number], places[number:]
        if not going or not staying:
            return
        for people, entity in self.people.items():
            for one in self.listed(people):
                if one.facts_.get(entity.up or "") in going:
                    place = max(staying, key=lambda place: self._beds(place) - self.lodgers.get(place, 0))
                    self.world.state(one, entity.up or "", place)
                    self.lodgers[place] = self.lodgers.get(place, 0) + 1
        self._leave(name, going)

    def _leave(self, name: str, going: Iterable[Draft]) -> None:
        known: Any = self.world.root.facts_.get(name)
        gone = set(going)
        if gone:
            members = tuple(one for one in known if one not in gone)
            self.world.state(self.world.root, name, Partial(members, None) if isinstance(known, Partial) else members)


def _target(entity: Entity) -> str:
    kind = entity.facts[entity.up or ""].type
    assert isinstance(kind, Reference)
    return kind.entity
