"""Facilities for the aims at norms, each found once; what is drawn is one of them, or one with something otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Final

from smrl.core import tree as core
from smrl.testing.aims import Aim, Aims
from smrl.testing.crowd import Crowd
from smrl.testing.drafts import World
from smrl.testing.planning import Rules, reads_of
from smrl.testing.plans import Bounds, populate
from smrl.testing.population import Index, Population

_DEPARTURES: Final = 3
_OTHERS: Final = 4
_WAYS: Final = 4
_TRIALS: Final = 600
_TRIES: Final = 6
_PLAIN: Final = 8  # times as many as others, until all of them have been drawn


class Near:
    """What lies close to the limits of norms, within sizes.

    The first choice of a draw is which aim, and for the plain facility of an aim it is the only one: so Hypothesis,
    which makes no sequence of choices twice, soon goes through all of them. Else, for some aim, others are there
    before, it is reached in another way, and a few facts depart from that.
    """

    def __init__(self, rules: Rules, norms: Sequence[core.Norm], sizes: Bounds) -> None:
        self.rules, self.sizes = rules, sizes
        self._most = {name: high for name, (_, high) in sizes.items()}
        self._known: dict[tuple[int, int, int], World | None] = {}
        aims = Aims(rules.open, rules.sketch(rules.world()))
        reached = [
            (norm, aim, world)
            for norm in norms
            for aim in aims.of(norm)
            if (world := self._sought(norm, aim, 0, 0)) is not None
        ]
        self.aims = [(norm, aim) for norm, aim, _ in reached]
        self.plain = [world for _, _, world in reached]

    def drawn(self, index: Index) -> World:
        """Facts of the sizes wanted."""
        at = index(len(self.plain) + len(self.plain) // _PLAIN + 1)
        if at < len(self.plain):
            return self._enlarged(at, self.plain[at], index)
        at = index(len(self.plain))
        world = self._enlarged(at, self._varied(at, index(_OTHERS), index(_WAYS)), index)
        population = self._population(self.aims[at][0], world, index)
        for _ in range(index(_DEPARTURES + 1)):
            depart(population)
        return world

    def _varied(self, at: int, others: int, way: int) -> World:
        key = at, others, way
        if key not in self._known:
            self._known[key] = self._sought(*self.aims[at], others, way)
        return self._known[key] or self.plain[at]

    def _enlarged(self, at: int, plan: World, index: Index) -> World:
        world = plan.copy()
        Crowd(world, self._population(self.aims[at][0], world, index), self.sizes).fill()
        world.most = self._most
        world.loosen()
        return world

    def _population(self, norm: core.Norm, world: World, index: Index) -> Population:
        return Population(world, self.rules.candidates((norm,), close=True), reads_of((norm,)), index)

    def _sought(self, norm: core.Norm, aim: Aim, others: int, way: int) -> World | None:
        chance = Random(f"{others} {way}")

        def there(below: int) -> int:
            return chance.randrange(below) if below > 1 else 0

        def index(below: int) -> int:
            return there(below) if way else 0

        world = self.rules.world()
        world.most = self._most
        populate(world, self._population(norm, world, there), self.sizes, others)
        world.loosen()
        judge = self.rules.judge(world, (norm,), index, trials=_TRIALS, close=True)
        judge.sparing = bool(self.sizes)
        judge.solver.forks = aim.forks
        for goals in aim.ways:
            for tried, _ in enumerate(judge.of_some(norm, goals)):
                if self.rules.possible(world, (norm,)) is not None:  # nothing was stated that follows otherwise
                    world.loosen()
                    return world
                if tried >= _TRIES:
                    break
        return None


@lru_cache(maxsize=64)
def close_to(rules: Rules, what: str, sizes: tuple[tuple[str, tuple[int, int]], ...]) -> Near:
    """One for every strategy about the same norms and sizes, so that facts are looked for once."""
    return Near(rules, rules.norms(what), dict(sizes))


def depart(population: Population) -> None:
    """Change one thing: a fact that the norm reads, or one more subject like one that there is."""
    world, reads = population.world, population.reads
    there = [thing for entity in reads for thing in world.holders(entity)]
    if not there:
        return
    thing = population.chosen(there)
    home = thing.of_.home
    if home is not None and population.index(4) == 3:
        for owner in world.holders(home[0]):
            if not world.may_grow(owner, home[1]):
                continue
            members = owner.facts_.get(home[1])
            if isinstance(members, tuple) and any(one is thing for one in members):
                twin = population.copied(thing)
                population.describe(twin, 1)
                population.state(owner, home[1], type(members)((*members, twin)))
                return
    names = [name for name in reads[thing.of_.name] if name != thing.of_.key]
    if names:
        population.depart(thing, population.chosen(names))
