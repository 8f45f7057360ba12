"""The direction of each threshold: where more of a fact never hurts, raising it turns no pass into a failure.

What is claimed comes from the rule alone (smrl.analysis.direction); here it is tried. Nothing is claimed of a change
from which other facts follow that the norm reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, ClassVar

from smrl.analysis.direction import Direction, FactPath, directions
from smrl.backends.results import NON_COMPLIANT
from smrl.core import tree as core
from smrl.properties.case import Case, Ground, Idle, is_good, verdict_of
from smrl.properties.property import Broken, Property, Stated, named
from smrl.properties.texts import facility_text
from smrl.testing.drafts import Draft
from smrl.testing.strategies import Drawn
from smrl.units import Measure
from smrl.vocabulary import Choice, Fact, Quantity
from smrl.vocabulary.fields import Derived

_SAFE = (Direction.more, Direction.less, Direction.neither)


class Monotone(Property):
    name: ClassVar[str] = "direction"
    claim: ClassVar[str] = "where more (or less) of a fact never hurts, it turns no pass into a failure"
    sides: ClassVar[tuple[str, str]] = "as it was", "moved in the direction that never hurts"

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:
        found = _directions(ground, norm)
        if not found:
            return "reads nothing that has more and less"
        return None if set(found.values()) & set(_SAFE) else "of what it reads, both more and less can hurt"

    def steps(self, case: Case, index: Drawn) -> Sequence[Stated]:
        claimed = _directions(case.ground, case.norm)
        movable = [
            (thing, name, claimed[thing.of_.name, name])
            for thing in case.world.things() for name, value in thing.facts_.items()
            if claimed.get((thing.of_.name, name)) in _SAFE and rank(thing.of_.facts[name], value) is not None
        ]  # fmt: skip
        if not movable:
            raise Idle
        thing, name, direction = movable[index(len(movable))]
        values = [value for value in _values(case, thing, name) if _is_safe(thing, name, value, direction)]
        if not values:
            raise Idle
        return [Stated(thing, name, values[index(len(values))])]

    def broken(self, case: Case, steps: Sequence[Stated]) -> Broken | None:
        world = case.world
        claimed = _directions(case.ground, case.norm)
        if not steps or not all(_is_safe(s.thing, s.name, s.value, claimed[s.thing.of_.name, s.name]) for s in steps):
            raise Idle
        before, followed = case.judged(), list(derived(case))
        mark = world.mark()
        try:
            for step in steps:
                world.state(step.thing, step.name, step.value)
            after = case.judged()
            if list(derived(case)) != followed:
                raise Idle
        finally:
            world.undo(mark)
        for key in before.codes:
            if is_good(before.of(key)) and after.of(key) == NON_COMPLIANT:
                texts = lambda: (facility_text(case, before.root), facility_text(case, after.root))  # noqa: E731
                return Broken(before.paths[key], verdict_of(before.of(key)), verdict_of(after.of(key)), texts)
        return None

    def told(self, step: Stated) -> str:
        fact = step.thing.of_.facts[step.name]
        value = Measure(step.value, fact.type.unit) if isinstance(fact.type, Quantity) else step.value
        return f"`{step.name}` of {named(step.thing)} becomes {value}"


@lru_cache(maxsize=64)
def _directions(ground: Ground, norm: core.Norm) -> dict[FactPath, Direction]:
    return dict(directions(norm, ground.program, ground.rules.vocabulary))


def rank(fact: Fact, value: Any) -> int | Fraction | None:
    """The place of a known value among others: a number itself, a word's place in its order."""
    if isinstance(fact.type, Choice):
        return fact.type.values.index(value) if fact.type.ordered and isinstance(value, str) else None
    return value if isinstance(value, int | Fraction) and not isinstance(value, bool) else None


def _values(case: Case, thing: Draft, name: str) -> list[Any]:
    fact = thing.of_.facts[name]
    if isinstance(fact.type, Choice):
        return list(fact.type.values)
    candidates = case.ground.rules.candidates((case.norm,))
    return [value for value in candidates.of(fact) if isinstance(value, int | Fraction)]


def _is_safe(thing: Draft, name: str, value: Any, direction: Direction) -> bool:
    """Whether the value lies where the fact may go."""
    fact = thing.of_.facts[name]
    was, new = rank(fact, thing.facts_.get(name)), rank(fact, value)
    if was is None or new is None or was == new:
        return False
    return direction is Direction.neither or (new > was) is (direction is Direction.more)


def derived(case: Case) -> Iterator[tuple[Draft, str, Any]]:
    """What follows from other facts, of all that the norm reads: plain values only."""
    entities = case.world.vocabulary.entities
    for entity, names in case.ground.reads(case.norm).items():
        for fact in (entities[entity].facts[name] for name in names):
            if isinstance(fact.derive, Derived) and fact.derive.stated_first:
                for thing in case.world.holders(entity):
                    if thing.facts_.get(fact.name) is None:
                        yield thing, fact.name, case.world.read(thing, fact.name)
