"""Where an example begins: a facility in which a norm is about to be decided one way or the other.

The ruleset's own examples stand at its boundaries and exceptions, so they come first. Others are solved for: one part
of the norm alone decides the verdict that is wanted. Then a few facts depart from that, to values at the limits that
the norm names and one unit of the last written digit beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from smrl.core import tree as core
from smrl.instants import Instant
from smrl.properties.case import Case, Ground
from smrl.testing.atoms import Exhausted
from smrl.testing.drafts import Draft, World
from smrl.testing.foreign import Draw
from smrl.testing.near import depart
from smrl.testing.planning import Rules
from smrl.testing.population import ASSESSED, Population
from smrl.testing.strategies import Drawn
from smrl.testing.verdicts import ways
from smrl.values import Partial
from smrl.verdict import Verdict
from smrl.vocabulary import Fact, Vocabulary

_WANTED: Final = (Verdict.compliant, Verdict.non_compliant, Verdict.undetermined, Verdict.not_applicable)
_DEPARTURES: Final = 3
_TRIALS: Final = 400


def start(ground: Ground, norm: core.Norm, index: Drawn) -> Case:
    """A facility for a norm. Raises Idle where what was drawn cannot be."""
    rules = ground.rules
    world, given, day = _found(rules, norm, index)
    world.loosen()
    world.number()
    case = Case(ground, norm, world, world.root.facts_.get(ASSESSED) or day, given, _Kept(index.draw))
    inputs = ground.inputs(norm)
    population = Population(world, rules.candidates((norm,), close=True), inputs, index)
    for _ in range(index(_DEPARTURES + 1)):
        depart(population)
    case.settle()
    world.loosen()
    return case


def _found(rules: Rules, norm: core.Norm, index: Drawn) -> tuple[World, Mapping[str, Any], Instant]:
    provisions = (norm.provision, rules.home_of(norm))
    examples = [one for one in rules.program.examples if one.provision in provisions and rules.on_its_day(one)]
    if not examples or index(3) == 2:
        wanted = [verdict for verdict in _WANTED if ways(norm, verdict)]
        solved = _solved(rules, norm, wanted[index(len(wanted))], index)
        if solved is not None or not examples:
            return solved or rules.world(), {}, rules.on
    example = examples[index(len(examples))]
    day = Instant.parse(example.on) if example.on else rules.on
    return rules.of_example(example), example.parameters, day


def _solved(rules: Rules, norm: core.Norm, wanted: Verdict, index: Drawn) -> World | None:
    """Facts for which one part of the norm alone decides the verdict; None where a short search finds none."""
    world = rules.world()
    judge = rules.judge(world, (norm,), index, trials=_TRIALS, close=True)
    with suppress(Exhausted):
        for _ in judge.make(norm, wanted, telling=True):
            return world
    return None


def neighboured(case: Case, index: Drawn) -> None:
    """Put the people and things of another facility for the norm beside those of this one. Raises Idle."""
    world, other = case.world, start(case.ground, case.norm, index).world
    for fact, members in lists(world.vocabulary, world.adopted(other)):
        known = world.root.facts_.get(fact.name)
        together = (*(known or ()), *members)
        open_ones = [one for one in (known, members) if isinstance(one, Partial)]
        unseen = [one.unseen for one in open_ones]
        total = None if None in unseen else len(together) + sum(number or 0 for number in unseen)
        world.state(world.root, fact.name, Partial(together, total) if open_ones else together)
    world.number()
    case.settle()


def lists(vocabulary: Vocabulary, facts: Mapping[str, Any]) -> Iterator[tuple[Fact, tuple[Draft, ...]]]:
    """The lists of a root that hold objects, as far as they are known."""
    for fact in vocabulary.collections(vocabulary.root):
        members = facts.get(fact.name)
        if isinstance(members, tuple) and not fact.by_id:
            yield fact, members


class _Kept:
    """Draws each strategy once: what rules never read is the same on both sides of a comparison."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._drawn: dict[int, Any] = {}

    def __call__(self, strategy: Any) -> Any:
        if id(strategy) not in self._drawn:
            self._drawn[id(strategy)] = self._draw(strategy)
        return self._drawn[id(strategy)]
