"""Facilities in the making: objects whose facts can still be changed, and taken back, before the real ones are built.

A draft looks to `derive` functions and to the reference evaluator like an object of the model, so that what a condition
says of unfinished facts is said by the same code that judges finished ones. Every change is on the trail and can be
undone; every fact that a condition rests on can be fixed, so that nothing later changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smrl import lean
from smrl.backends.interpret import Environment
from smrl.core.tree import Given
from smrl.diagnostics import FactError
from smrl.instants import Instant, before
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Entity, Fact, Many, Reference, Vocabulary
from smrl.vocabulary.fields import Derived


class Draft:
    """An object in the making. Its own names end in an underscore, since every other may be that of a fact.

    `facts_` holds what is stated: canonical values, and drafts for parts, records and links. A name that is missing is
    open; None is unknown for good.
    """

    __slots__ = ("facts_", "of_", "world_")

    def __init__(self, world: World, of: Entity) -> None:
        self.world_, self.of_ = world, of
        self.facts_: dict[str, Any] = {}

    def __getattr__(self, attribute: str) -> Any:
        fact = self.world_.by_attribute(self.of_).get(attribute)
        if fact is None:
            found = self.world_.as_root(attribute) if self is self.world_.root else None
            if found is None:
                raise AttributeError(attribute)
            return found
        return self.world_.as_stated(fact, self.facts_.get(fact.name))

    def __repr__(self) -> str:
        return f"<{self.of_.name} {self.facts_}>"


class World:
    """The drafts of one facility."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._attributes: dict[str, dict[str, Fact]] = {}
        self._trail: list[Callable[[], object]] = []
        self._numbers: dict[str, int] = {}
        self._fixed: dict[tuple[Draft, str], bool] = {}
        self.seen: list[tuple[Draft, str]] | None = None
        self.most: Mapping[str, int] = {}
        self.root = self.draft(vocabulary.root)

    # -- making and unmaking ---------------------------------------------------------------------------------------

    def draft(self, entity: str) -> Draft:
        """A new object of which nothing is stated but its id."""
        of = self.vocabulary.entities[entity]
        made = Draft(self, of)
        if of.key is not None:
            number = self._numbers.get(entity, 0) + 1
            self._numbers[entity] = number
            self._trail.append(lambda: self._numbers.__setitem__(entity, number - 1))
            made.facts_[of.key] = f"{entity}-{number}"
        return made

    def mark(self) -> int:
        """A point to come back to."""
        return len(self._trail)

    def undo(self, mark: int) -> None:
        """Take back every change since the mark."""
        while len(self._trail) > mark:
            self._trail.pop()()

    def state(self, thing: Draft, name: str, value: Any) -> None:
        """State a fact, in place of what was stated."""
        facts = thing.facts_
        if name in facts:
            old = facts[name]
            self._trail.append(lambda: facts.__setitem__(name, old))
        else:
            self._trail.append(lambda: facts.pop(name))
        facts[name] = value

    def leave_open(self, thing: Draft, name: str) -> None:
        """State nothing of a fact any more."""
        if name in thing.facts_:
            old = thing.facts_.pop(name)
            self._trail.append(lambda: thing.facts_.__setitem__(name, old))

    def fix(self, thing: Draft, name: str, growing: bool = False) -> None:
        """Let nothing change a fact any more; a `growing` list may still get members."""
        was = self._fixed.get((thing, name))
        if was is not None and (was is False or growing):
            return
        self._fixed[thing, name] = growing
        key = thing, name
        self._trail.append(lambda: self._fixed.pop(key) if was is None else self._fixed.__setitem__(key, was))

    def hold(self) -> None:
        """Let all that is known stay as it is; lists may still get members."""
        for thing in self.things():
            for name, value in thing.facts_.items():
                if value is not None:
                    self.fix(thing, name, growing=isinstance(value, tuple))

    def is_fixed(self, thing: Draft, name: str) -> bool:
        """Whether a fact keeps the value it has."""
        return (thing, name) in self._fixed

    def may_grow(self, thing: Draft, name: str) -> bool:
        """Whether a list can get members: nothing rests on its end, and a list of the root is not too long already."""
        if thing is self.root and name in self.most and len(thing.facts_.get(name) or ()) >= self.most[name]:
            return False
        return self._fixed.get((thing, name), True)

    def loosen(self) -> None:
        """Let everything be changed again: what is there is a starting point for something else."""
        self._fixed.clear()
        self._trail.clear()

    def copy(self) -> World:
        """The same facts in drafts of their own, all open to change."""
        other = World(self.vocabulary)
        other.root.facts_.clear()
        made: dict[Draft, Draft] = {self.root: other.root}
        _copied(self.root, other, made)
        other._numbers, other.most = dict(self._numbers), self.most
        return other

    def things(self) -> Iterator[Draft]:
        """Every object, each once, the root first."""
        seen, waiting = {self.root: None}, [self.root]
        while waiting:
            thing = waiting.pop()
            yield thing
            for value in thing.facts_.values():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, Draft) and one not in seen:
                        seen[one] = None
                        waiting.append(one)

    def size(self) -> int:
        """How many facts are stated."""
        return sum(len(thing.facts_) for thing in self.things())

    def adopted(self, other: World) -> dict[str, Any]:
        """What another root holds, in drafts of this world; links to that root lead to this one."""
        made = {other.root: self.root}
        return {name: _copied_value(value, self, made) for name, value in other.root.facts_.items()}

    def number(self) -> None:
        """Give the objects their ids anew, in order: what was tried and taken back leaves no gaps."""
        for entity in self.vocabulary.entities.values():
            if entity.key is not None and entity.home is not None:
                for at, thing in enumerate(self.all_of(entity.name), start=1):
                    thing.facts_[entity.key] = f"{entity.name}-{at}"

    # -- what is there ---------------------------------------------------------------------------------------------

    def all_of(self, entity: str) -> Iterator[Draft]:
        """The objects of an entity, wherever they are kept."""
        if entity == self.vocabulary.root:
            yield self.root
            return
        home = self.vocabulary.entities[entity].home
        if home is not None:
            for owner in self.holders(home[0]):
                yield from owner.facts_.get(home[1]) or ()

    def holders(self, entity: str) -> Iterator[Draft]:
        """The objects of an entity; of a part, the parts of whatever has them."""
        if entity == self.vocabulary.root or self.vocabulary.entities[entity].home is not None:
            yield from self.all_of(entity)
            return
        for other in self.vocabulary.entities.values():
            for fact in other.facts.values():
                if fact.type == Reference(entity) and not fact.by_id and other.name != entity:
                    for owner in self.holders(other.name):
                        part = owner.facts_.get(fact.name)
                        if isinstance(part, Draft):
                            yield part

    def index(self, entity: str) -> dict[str, Draft]:
        """Of an entity its objects by id."""
        key = self.vocabulary.entities[entity].key
        assert key is not None
        return {one.facts_[key]: one for one in self.all_of(entity)}

    def backlinks(self, entity: str, link: str) -> Mapping[str | None, tuple[Draft, ...]]:
        """The objects of an entity by the id their link holds."""
        found: dict[str | None, tuple[Draft, ...]] = {}
        for one in self.all_of(entity):
            id = getattr(one, link)
            if id is None or isinstance(id, str):
                found[id] = (*found.get(id, ()), one)
        return found

    def as_root(self, name: str) -> Any:
        """What a root can do beside having facts."""
        if name == "remember":
            return lambda thing, _, derive: derive(thing, self.root)
        return {"index": self.index, "backlinks": self.backlinks}.get(name)

    def by_attribute(self, entity: Entity) -> dict[str, Fact]:
        """The facts of an entity by the attribute that holds them."""
        found = self._attributes.get(entity.name)
        if found is None:
            found = {fact.name: fact for fact in entity.facts.values()}  # as quantities are shown, and as they are held
            found |= {fact.attribute: fact for fact in entity.facts.values()}
            self._attributes[entity.name] = found
        return found

    def as_stated(self, fact: Fact, value: Any) -> Any:
        """A stated value as the attribute of an object holds it: links by id."""
        if not fact.by_id or value is None or value is ABSENT:
            return value
        if isinstance(value, tuple):
            ids = tuple(self.id(one) for one in value)
            return Partial(ids, value.total) if isinstance(value, Partial) else ids
        return self.id(value)

    def id(self, thing: Draft) -> str:
        """The id of an object that has one."""
        assert thing.of_.key is not None
        return str(thing.facts_[thing.of_.key])

    def reconcile(self, error: FactError) -> bool:
        """Leave open what was stated although it follows otherwise from other facts; whether there was any such."""
        paths = [fault.path or "" for fault in error.diagnostics]
        stated = [found for path in paths if (found := self._stated_at(path)) is not None]
        for thing, name in stated:
            self.leave_open(thing, name)
        return bool(stated)

    def _stated_at(self, path: str) -> tuple[Draft, str] | None:
        at: Any = self.root
        *way, name = re.findall(r"[^.\[\]]+", path)
        for step in way:
            at = at[int(step)] if isinstance(at, tuple) else at.facts_.get(step)
        return (at, name) if isinstance(at, Draft) and name in at.facts_ else None

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, thing: Draft, name: str) -> Any:
        """A fact as an evaluator reads it: stated, or worked out from others. What is read is noted in `seen`."""
        if self.seen is not None:
            self.seen.append((thing, name))
        fact = thing.of_.facts[name]
        stated = thing.facts_.get(name)
        if not isinstance(fact.derive, Derived) or (fact.derive.stated_first and stated is not None):
            return stated
        follows = fact.derive.derive(thing, self.root)
        return self.followed(fact, follows) if fact.by_id else follows

    def followed(self, fact: Fact, value: Any) -> Any:
        """The objects that ids lead to."""
        if value is None or value is ABSENT:
            return value
        if isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
            index = self.index(fact.type.element.entity)
            found = tuple(index[id] for id in value)
            return Partial(found, value.total) if isinstance(value, Partial) else found
        assert isinstance(fact.type, Reference)
        return self.index(fact.type.entity).get(value)

    def contradicted(self, thing: Draft, name: str) -> bool:
        """Whether a stated fact cannot be: it follows otherwise from others, or comes before what it comes after."""
        fact = thing.of_.facts[name]
        value = self.as_stated(fact, thing.facts_.get(name))
        if value is None:
            return False
        if isinstance(fact.derive, Derived) and fact.derive.stated_first:
            follows = fact.derive.derive(thing, self.root)
            if isinstance(value, tuple) and isinstance(follows, tuple):
                either_open = isinstance(value, Partial) or isinstance(follows, Partial)
                return not either_open and set(value) != set(follows)
            return follows is not None and follows != value
        return isinstance(value, Instant) and any(
            isinstance(first, Instant) and isinstance(second, Instant) and before(second, first) is True
            for other in thing.of_.facts.values() if other.after is not None and name in (other.name, other.after)
            for first, second in [(thing.facts_.get(other.after), thing.facts_.get(other.name))]
        )  # fmt: skip

    # -- examples of rules -----------------------------------------------------------------------------------------

    @classmethod
    def of_example(cls, vocabulary: Vocabulary, facts: Given) -> World:
        """The drafts of the world that an example describes."""
        world = cls(vocabulary)
        links: list[tuple[Draft, Fact, Any]] = []
        world.root.facts_.update(world._taken(facts, world.root, links))
        for thing, fact, value in links:
            thing.facts_[fact.name] = world.followed(fact, value)
        world._trail.clear()
        return world

    def _taken(self, given: Given, into: Draft, links: list[tuple[Draft, Fact, Any]]) -> dict[str, Any]:
        taken: dict[str, Any] = {}
        for name, value in given.values.items():
            fact = into.of_.facts[name]
            if fact.by_id and value is not None and value is not ABSENT:
                links.append((into, fact, value))
            else:
                taken[name] = self._one(value, links)
        return taken

    def _one(self, value: Any, links: list[tuple[Draft, Fact, Any]]) -> Any:
        if isinstance(value, Given):
            made = self.draft(value.entity)
            made.facts_.update(self._taken(value, made, links))
            return made
        if isinstance(value, tuple):
            members = [self._one(member, links) for member in value]
            return Partial(members, value.total) if isinstance(value, Partial) else tuple(members)
        return value


def lengthened(known: Any, member: Draft) -> tuple[Draft, ...]:
    """A list with one member more, which is as open as it was."""
    members = (*(known or ()), member)
    if not isinstance(known, Partial):
        return members
    return Partial(members, None if known.total is None else max(known.total, len(members)))


def _copied(thing: Draft, into: World, made: dict[Draft, Draft]) -> Draft:
    copy = made.get(thing)
    if copy is None:
        copy = made[thing] = Draft(into, thing.of_)
    elif copy.facts_:
        return copy
    for name, value in thing.facts_.items():
        copy.facts_[name] = None  # so that a circle of links comes to an end
        copy.facts_[name] = _copied_value(value, into, made)
    return copy


def _copied_value(value: Any, into: World, made: dict[Draft, Draft]) -> Any:
    if isinstance(value, Draft):
        return _copied(value, into, made)
    if isinstance(value, tuple):
        members = [_copied(one, into, made) if isinstance(one, Draft) else one for one in value]
        return Partial(members, value.total) if isinstance(value, Partial) else tuple(members)
    return value


@lean.frozen(eq=False)
class Sketch(Environment):
    """Evaluates conditions on drafts, as the reference evaluator does on objects."""

    def read(self, of: Any, entity: str, name: str) -> Any:
        """A fact of a draft; `derive` functions may also have made records of the real kind."""
        return of.world_.read(of, name) if isinstance(of, Draft) else Environment.read(self, of, entity, name)
