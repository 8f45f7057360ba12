"""Facts that keep a promise, each found once: plans, of which what is drawn is a copy made larger and varied.

A search for facts takes as long as drawing a hundred facilities. So it is not done for every draw: a plan is known by
two small numbers, how many others were there before and which way was tried first, and found when it is first asked
for. Both numbers are drawn, and both are 0 in the plainest plan, so that what fails shrinks to that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from random import Random
from typing import Any, Final

from smrl.core import tree as core
from smrl.testing.atoms import Exhausted
from smrl.testing.crowd import Crowd
from smrl.testing.drafts import World
from smrl.testing.planning import Rules, Unsatisfiable, made_of, reads_of
from smrl.testing.population import Index, Population, element
from smrl.verdict import Verdict
from smrl.vocabulary import Fact

Bounds = Mapping[str, tuple[int, int]]

_DEPARTURES: Final = 2
_OTHERS: Final = 4
_WAYS: Final = 12
_TRIES: Final = 6
_TRIALS: Final = 400


class Plans:
    """The plans for a promise about norms, within sizes. Raises Unsatisfiable where there is none."""

    def __init__(self, rules: Rules, what: str, norms: Sequence[core.Norm], verdict: Verdict, sizes: Bounds) -> None:
        self.rules, self.norms, self.verdict, self.sizes = rules, norms, verdict, sizes
        self.candidates = rules.candidates(norms)
        self.reads = reads_of(norms)
        self._most = {name: high for name, (_, high) in sizes.items()}
        self._found: dict[tuple[int, int], World | None] = {}
        self._seed = rules.seed(what, norms, verdict)
        self._plainest = self._sized(what) if sizes else self._seed

    def chosen(self, index: Index) -> tuple[World, Any]:
        """Facts of the sizes wanted, drawn, and the facility of them, which keeps the promise."""
        plan = self._plan(index(_OTHERS), index(_WAYS)) or self._plan(0, 0)
        if plan is not None:
            world = plan.copy()
            self._enlarge(world, index)
            if (root := self.shown(world)) is not None:
                return world, self._varied(world, root, index)
        world = self._plainest.copy()
        return world, self._varied(world, self.shown(world), index)

    def _varied(self, world: World, root: Any, index: Index) -> Any:
        """The facility with a few facts otherwise, as far as that does no harm to the promise."""
        population = Population(world, self.candidates, self.reads, index)
        for _ in range(max(0, index(_DEPARTURES + 2) - 1)):
            mark = world.mark()
            population.vary()
            varied = self.shown(world)
            if varied is None:
                world.undo(mark)
            else:
                root = varied
        return root

    def shown(self, world: World) -> Any:
        """The facility of a world if it is possible and keeps the promise, else None."""
        root = self.rules.possible(world, self.norms)
        return root if root is not None and self.rules.soon(root, self.norms) is self.verdict else None

    def _enlarge(self, world: World, index: Index) -> None:
        population = Population(world, self.candidates, self.reads, index)
        Crowd(world, population, self.sizes).fill()
        world.most = self._most
        world.loosen()

    def _sized(self, what: str) -> World:
        """The plainest facility of the least sizes."""
        for others in range(_OTHERS):
            for way in range(_TRIES):
                plan = self._plan(others, way)
                if plan is not None:
                    world = plan.copy()
                    self._enlarge(world, lambda _: 0)
                    if self.shown(world) is not None:
                        return world
        sizes = ", ".join(f"{name}={low if low == high else (low, high)}" for name, (low, high) in self.sizes.items())
        verdict = self.verdict.value.replace("_", " ")
        raise Unsatisfiable(f"`{what}` can be {verdict}, but no facts were found with which it is with {sizes}")

    def _plan(self, others: int, way: int) -> World | None:
        key = others, way
        if key not in self._found:
            self._found[key] = self._sought(others, way)
        return self._found[key]

    def _sought(self, others: int, way: int) -> World | None:
        if not others and not way:
            known = self._seed.root.facts_
            if all(len(known.get(name) or ()) <= high for name, (_, high) in self.sizes.items()):
                return self._seed
        chance = Random(f"{others} {way}")

        def index(below: int) -> int:
            return chance.randrange(below) if below > 1 and way else 0

        def there(below: int) -> int:
            return chance.randrange(below) if below > 1 else 0

        world = self.rules.world()
        world.most = self._most
        populate(world, Population(world, self.candidates, self.reads, there), self.sizes, others)
        world.loosen()
        judge = self.rules.judge(world, self.norms, index, trials=_TRIALS)
        judge.sparing = bool(self.sizes)
        with suppress(Exhausted):
            for tried, _ in enumerate(made_of(judge, self.norms, self.verdict)):
                if self.rules.keeps(world, self.norms, self.verdict):
                    world.loosen()
                    return world
                if tried >= _TRIES:
                    break
        return None


def populate(world: World, population: Population, sizes: Bounds, others: int) -> None:
    """Who is there before anything is wanted of them: so many others, or as few as there have to be."""
    given: dict[str, tuple[int, int]] = {}
    for fact in world.vocabulary.collections(world.root.of_.name):
        low, high = sizes.get(fact.name, (0, 0))
        if fact.name in sizes:
            given[fact.name] = (min(others, high),) * 2 if others else (min(low, 1),) * 2
            if not high:
                world.state(world.root, fact.name, ())
        elif others and not sizes and _is_read(fact, population) and population.index(3) == 2:
            given[fact.name] = 1, 2
    if others:
        population.fill(given)
        return
    for name, (number, _) in given.items():
        if number:
            world.state(world.root, name, (world.draft(element(world.root.of_.facts[name])),))


def _is_read(fact: Fact, population: Population) -> bool:
    return fact.name in population.reads.get(fact.entity, ())
