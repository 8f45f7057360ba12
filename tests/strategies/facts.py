"""Facts of the small world: any of them unknown, collections known in part, and what can be learnt about them later."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import strategies as st

from smrl.values import ABSENT, Partial
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Reference, Text
from tests.strategies.choices import Choices, drawn
from tests.strategies.world import MOMENTS, NUMBERS, WORLD, Spec

_IDS = {"room": ("r1", "r2"), "person": ("p0", "p1", "p2", "p3")}
_MOST = {"person": 4, "room": 2, "day": 3}


class Maker:
    """Draws facts; `uids` number the objects so that they can be told apart after learning more."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.uids = count()

    def object(self, entity: str, number: int = 0) -> Spec:
        values = {name: self.value(fact) for name, fact in WORLD.entities[entity].facts.items() if fact.derive is None}
        if "id" in values:
            values["id"] = _IDS[entity][number]
        return Spec(next(self.uids), entity, values)

    def value(self, fact: Fact) -> Any:
        """Unknown now and then, absent if it can be."""
        if self.choices.integer(0, 4) == 0:
            return None
        if fact.optional and self.choices.integer(0, 3) == 0:
            return ABSENT
        return self.known(fact)

    def known(self, fact: Fact) -> Any:
        match fact.type:
            case Boolean():
                return self.choices.flag()
            case Quantity():
                fits = [
                    n
                    for n in NUMBERS
                    if (fact.lower is None or n >= fact.lower) and (fact.upper is None or n <= fact.upper)
                ]
                return self.choices.pick(fits) * (86400 if fact.name == "wait" else 1)
            case Choice(values=words):
                return self.choices.pick(words)
            case Text():
                return self.choices.pick(("a", "b"))
            case Moment():
                return self.choices.pick(MOMENTS)
            case Reference(entity=entity):
                return self.choices.pick((*_IDS[entity], "nobody")) if fact.by_id else self.object(entity)
            case Many():
                return self.collection(fact, ())
        raise AssertionError(fact)

    def collection(self, fact: Fact, seen: tuple[Any, ...]) -> Any:
        """A list or set that goes on from what is seen."""
        assert isinstance(fact.type, Many)
        if isinstance(fact.type.element, Choice):
            more = self.choices.different(fact.type.element.values, 2)
            members = (*seen, *(word for word in more if word not in seen))
        else:
            assert isinstance(fact.type.element, Reference)
            entity = fact.type.element.entity
            size = self.choices.integer(len(seen), max(len(seen), _MOST[entity]))
            if fact.by_id:
                members = (*seen, *(self.choices.pick(_IDS[entity]) for _ in range(len(seen), size)))
            else:
                members = (*seen, *(self.object(entity, at) for at in range(len(seen), size)))
        if self.choices.integer(0, 4):
            return members
        return Partial(members, self.choices.pick((None, len(members), len(members) + 1, len(members) + 2)))

    # -- learning --------------------------------------------------------------------------------------------------

    def learnt(self, spec: Spec) -> Spec:
        """The same object with some unknown facts known and some open collections closed."""
        facts = WORLD.entities[spec.entity].facts
        return Spec(spec.uid, spec.entity, {name: self.more(facts[name], value) for name, value in spec.values.items()})

    def more(self, fact: Fact, value: Any) -> Any:
        if value is None:
            return self.value(fact)
        if isinstance(value, Spec):
            return self.learnt(value)
        if not isinstance(value, tuple):
            return value
        seen = tuple(self.learnt(one) if isinstance(one, Spec) else one for one in value)
        if not isinstance(value, Partial):
            return seen
        return self._closer(fact, value, seen)

    def _closer(self, fact: Fact, before: Partial, seen: tuple[Any, ...]) -> Any:
        """An open collection, left as it is or closed with as many members as it was said to have."""
        if self.choices.flag():
            return Partial(seen, before.total)
        if before.total is None:
            after = tuple(self.collection(fact, seen))
            return after if fact.by_id or len(after) <= 4 else seen
        assert isinstance(fact.type, Many)
        if isinstance(fact.type.element, Choice):
            left = [word for word in fact.type.element.values if word not in seen]
            extra = tuple(left[: before.total - len(seen)])
            return (*seen, *extra) if len(seen) + len(extra) == before.total else Partial(seen, before.total)
        assert isinstance(fact.type.element, Reference)
        entity = fact.type.element.entity
        ids = _IDS.get(entity, ("",) * 9)
        if before.total > len(ids):
            return Partial(seen, before.total)
        if fact.by_id:
            return (*seen, *(self.choices.pick(ids) for _ in range(before.total - len(seen))))
        return (*seen, *(self.object(entity, at) for at in range(len(seen), before.total)))


@st.composite
def worlds(draw: st.DrawFn) -> Spec:
    """The facts of a world."""
    return Maker(drawn(draw)).object("world")


@st.composite
def learnt_worlds(draw: st.DrawFn) -> tuple[Spec, Spec]:
    """A world, and the same one when more is known of it."""
    maker = Maker(drawn(draw))
    before = maker.object("world")
    return before, maker.learnt(before)
