"""A long hunt for what proofs get wrong: `python -m tests.analysis.refutation --help`.

Two questions are put to random norms. Do the formulas of a norm say of a random world what the evaluator says of it
(`formulas`)? And does a random world refute what was proved of a pair, or an evaluator a counterexample (`pairs`)? All
follows from the seed and a number, and the solver counts its steps, so that a failure can be had again anywhere.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from smrl.analysis.facility import Facility
from smrl.analysis.norms import Judge, objection
from smrl.analysis.relation import Counterexample, Finding, Options, Relation, relate
from smrl.analysis.sides import Side, expressions
from smrl.analysis.values import Untranslatable
from smrl.backends import interpret, python
from smrl.backends.results import NOT_APPLICABLE, Members
from smrl.core import tree as core
from smrl.core.tree import Given, Norm
from smrl.values import Partial
from tests.analysis.modelled import Modelled, evaluated
from tests.analysis.worlds import ELEMENTS, ON, norm_of, open_values, pair_of, world_of
from tests.strategies.choices import again, random, smallest
from tests.strategies.core import PARAMETERS, program_of
from tests.strategies.world import WORLD, Spec, Thing

MOST_TRIED = 150  # smaller choices, once something was found
Wrong = Callable[[Sequence[int], Sequence[int]], object]
"""What is wrong about the norms of some choices and the facts of others; nothing is false."""

STEPS = 1.0  # for one question, as seconds count (smrl.analysis.solver)


def side_of(norm: Norm) -> Side:
    return Side(program_of(norm), WORLD, ON)


# -- what formulas say of a world ------------------------------------------------------------------------------------


class Stated:
    """A norm as formulas; `clear` unless there is something in it that formulas cannot say."""

    def __init__(self, norm: Norm, knowledge: Any) -> None:
        self.norm, side = norm, side_of(norm)
        self.facility = Facility(WORLD, knowledge, ELEMENTS)
        self.judge = Judge(self.facility, side)
        for expr in expressions(norm):
            if isinstance(expr, core.IsBound):
                self.facility.is_bound(expr.parameter.name, expr.parameter.type)
        self.terms = set(side.open_terms([norm]))
        try:
            for judged in self.judge.subjects(norm, one=False):
                self.judge.verdicts(norm, judged)
        except Untranslatable:
            self.clear = False
        else:
            self.clear = not self.facility.opaque

    def wrong(self, spec: Spec) -> str | None:
        """What is said of a world by the formulas and not by the evaluator, or the other way round."""
        for given in open_values(self.terms):
            world = spec.build()
            modelled = Modelled(self.facility, world, given)
            if broken := modelled.broken():
                return f"{len(broken)} rules exclude it"
            (outcome,) = interpret.evaluate(program_of(self.norm), WORLD, world, ON, given)
            mine, theirs = (
                Counter(one for one in found if one[1] != NOT_APPLICABLE)
                for found in (modelled.verdicts(self.judge, self.norm), evaluated(self.norm, outcome))
            )
            if mine != theirs:
                return f"formulas {mine - theirs}, evaluator {theirs - mine}, with {given}"
        return None


def misstated(name: str, knowledge: Any, worlds: int) -> str | None:
    """What the formulas of a norm get wrong, made small."""
    choices, full = random(f"{name}, norm"), knowledge == "full"
    stated = Stated(norm_of(choices), knowledge)
    if not stated.clear:
        return None

    def wrong(norm: Sequence[int], facts: Sequence[int]) -> str | None:
        smaller = Stated(norm_of(again(norm)), knowledge)
        return smaller.wrong(world_of(again(facts), full=full)) if smaller.clear else None

    for number in range(worlds):
        made = random(f"{name}, world {number}")
        if stated.wrong(world_of(made, full=full)) is not None:
            norm, facts = _smaller(wrong, choices.made, made.made)
            told = norm_of(again(norm)), world_of(again(facts), full=full), wrong(norm, facts)
            return "\n".join((f"{name}, world {number}, of the choices {norm} and {facts}:", *map(str, told)))
    return None


def _smaller(wrong: Wrong, norm: Sequence[int], facts: Sequence[int]) -> tuple[list[int], list[int]]:
    """Fewer and lower choices for norms and for facts with which something is wrong still."""
    fewer = smallest(norm, lambda tried: bool(wrong(tried, facts)), MOST_TRIED)
    return fewer, smallest(facts, lambda tried: bool(wrong(fewer, tried)), MOST_TRIED)


# -- what is proved of a pair ----------------------------------------------------------------------------------------


def related(pair: tuple[Norm, Norm], options: Options) -> Finding:
    base, other = pair
    return relate(side_of(base), (base,), side_of(other), (other,), options, build)


def build(facts: Given) -> Thing:
    """A thing of the small world; the facts that are not given are unknown."""
    values: dict[str, Any] = dict.fromkeys(WORLD.entities[facts.entity].facts)
    values.update({name: _built(value) for name, value in facts.values.items()})
    return Thing(0, facts.entity, values)


def _built(value: Any) -> Any:
    if isinstance(value, Given):
        return build(value)
    if isinstance(value, Partial):
        return Partial((_built(one) for one in value), value.total)
    return tuple(_built(one) for one in value) if isinstance(value, tuple) else value


def refuted(found: Finding, pair: tuple[Norm, Norm], spec: Spec) -> list[str]:
    """What a world contradicts of what is said to hold everywhere."""
    claims = []
    for given in open_values({name for norm in pair for name in side_of(norm).open_terms([norm])}):
        mine, theirs = (_levels(norm, spec.build(), given) for norm in pair)
        for who in {*mine, *theirs}:
            here, there = mine.get(who, 0), theirs.get(who, 0)
            if there < here and found.nowhere_weaker:
                claims.append(f"weaker for {who}: {here} {there}")
            if there > here and found.nowhere_stricter:
                claims.append(f"stricter for {who}: {here} {there}")
    return claims


def _levels(norm: Norm, world: Thing, given: dict[str, Any]) -> dict[Any, int]:
    (outcome,) = interpret.evaluate(program_of(norm), WORLD, world, ON, given)
    found = {}
    for subject, code in zip(outcome.subjects, outcome.codes[norm.id], strict=True):
        who = tuple(one.uid if isinstance(one, Thing) else repr(one.key) for one in subject.values)
        found[subject.open, who] = objection(norm.force, code)
    return found


def is_confirmed(pair: tuple[Norm, Norm], example: Counterexample, *, weaker: bool) -> bool:
    """Whether both evaluators, asked anew, part over the facility as it is said to show."""
    world = build(example.facts)
    here, there = (_by_both(norm, world, example.parameters) for norm in pair)
    parting = {(here.get(who, 0), there.get(who, 0)) for who in {*here, *there}}
    return any(two < one if weaker else two > one for one, two in parting)


def _by_both(norm: Norm, world: Thing, parameters: dict[str, Any]) -> dict[Any, int]:
    known = {name: value for name, value in parameters.items() if name in PARAMETERS}
    ways = (
        interpret.evaluate(program_of(norm), WORLD, world, ON, known),
        python.build(program_of(norm), WORLD).evaluate(world, ON, known),
    )
    levels = []
    for (outcome,) in ways:
        whose = [
            (one.open, *(value.key if isinstance(value, Members) else id(value) for value in one.values))
            for one in outcome.subjects
        ]
        verdicts = (objection(norm.force, code) for code in outcome.codes[norm.id])
        levels.append(dict(zip(whose, verdicts, strict=True)))
    assert levels[0] == levels[1]
    return levels[0]


def disproved(name: str, knowledge: Any, worlds: int, seen: Counter[Relation]) -> str | None:
    """What is wrong about the relation of a pair, made small; `seen` counts the relations."""
    choices, full = random(f"{name}, pair"), knowledge == "full"
    options = Options(knowledge, ELEMENTS, STEPS)
    pair = pair_of(choices)
    found = related(pair, options)
    seen[found.relation] += 1
    for example, weaker in ((found.weaker, True), (found.stricter, False)):
        if example is not None and not is_confirmed(pair, example, weaker=weaker):
            return f"{name}: not confirmed: {example}\n{pair}"

    def claims(tried: Sequence[int], facts: Sequence[int]) -> list[str]:
        smaller = pair_of(again(tried))
        return refuted(related(smaller, options), smaller, world_of(again(facts), full=full))

    for number in range(worlds):
        made = random(f"{name}, world {number}")
        if refuted(found, pair, world_of(made, full=full)):
            norms, facts = _smaller(claims, choices.made, made.made)
            told = *pair_of(again(norms)), world_of(again(facts), full=full), claims(norms, facts)
            return "\n".join((f"{name}, world {number}, of the choices {norms} and {facts}:", *map(str, told)))
    return None


# -- the long hunt ----------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Hunt, show how far it is once a minute, and end with 1 where something was found."""
    parser = argparse.ArgumentParser("python -m tests.analysis.refutation", description=__doc__.split("\n")[0])
    parser.add_argument("--norms", type=int, default=2000, help="whose formulas are looked at (default: 2000)")
    parser.add_argument("--pairs", type=int, default=1000, help="that are compared (default: 1000)")
    parser.add_argument("--worlds", type=int, default=20, help="that each is put to (default: 20)")
    parser.add_argument("--knowledge", choices=["full", "partial"], default="full", help="(default: full)")
    parser.add_argument("--seed", type=int, default=1, help="what all choices follow from (default: 1)")
    options = parser.parse_args(arguments)
    seen: Counter[Relation] = Counter()
    found = 0
    started = shown = time.monotonic()
    total = options.norms + options.pairs
    for done in range(total):
        if done < options.norms:
            report = misstated(f"seed {options.seed}, {done}", options.knowledge, options.worlds)
        else:
            name = f"seed {options.seed}, {done - options.norms}"
            report = disproved(name, options.knowledge, options.worlds, seen)
        if report is not None:
            found += 1
            _tell(report)
        if time.monotonic() - shown >= 60:
            shown = time.monotonic()
            _tell(f"{done + 1} of {total}, {found} found, {shown - started:,.0f} s")
    relations = ", ".join(f"{number} {relation}" for relation, number in seen.most_common())
    _tell(
        f"seed {options.seed}, {options.knowledge}: {options.norms:,} norms, {options.pairs:,} pairs ({relations}), "
        f"{options.worlds} worlds for each: {found} found, {time.monotonic() - started:,.0f} s"
    )
    return 1 if found else 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
