"""What is asked of a ruleset, settled before anything is drawn: which norms, which day, and facts that show it.

Every promise has a seed: facts that keep it, found without chance by the solver or among the rules' own examples, and
checked with the reference evaluator. What is drawn later varies the seed or is checked likewise. Where no seed is
found, the promise is refused at once, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final

from smrl import lean
from smrl.api import Ruleset, load
from smrl.assessment.outline import Outline
from smrl.backends import interpret
from smrl.backends.results import VERDICTS, Outcome
from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.core.validity import is_judged
from smrl.diagnostics import FactError, UnknownProvision
from smrl.instants import Instant
from smrl.testing.atoms import Choose, Exhausted
from smrl.testing.build import Builder
from smrl.testing.candidates import Candidates, conditions
from smrl.testing.drafts import Sketch, World
from smrl.testing.foreign import complete
from smrl.testing.population import ASSESSED
from smrl.testing.pruning import prune
from smrl.testing.solver import Solver
from smrl.testing.verdicts import Judge
from smrl.verdict import Force, Verdict
from smrl.vocabulary import Vocabulary
from smrl.vocabulary.extended import extended

DEFAULT: Final = "un.smr_1955"
_WAYS = 40
_ORDER: Final = (Verdict.non_compliant, Verdict.undetermined, Verdict.compliant, Verdict.not_applicable)


class Unsatisfiable(ValueError):
    """No facts can give what was asked for; the message says why."""


@lean.frozen(eq=False)
class Rules:
    """A ruleset on a day, as strategies use it."""

    ruleset: Ruleset
    on: Instant
    _seeds: dict[tuple[tuple[str, ...], Verdict], World | str] = lean.field(factory=dict, repr=False)
    _candidates: dict[tuple[str, ...], Candidates] = lean.field(factory=dict, repr=False)

    @property
    def program(self) -> core.Program:
        return self.ruleset.compiled.program

    @property
    def outline(self) -> Outline:
        return self.ruleset.outline

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """With the facts that the ruleset declares itself."""
        return extended(self.ruleset.vocabulary, self.program.facts)

    @cached_property
    def open(self) -> frozenset[str]:
        """The terms that nothing binds and that cannot be tried value by value: what rests on them stays open."""
        known = self.program.parameters.values()
        return frozenset(one.name for one in known if not one.settings and one.default is None and not one.values)

    def norms(self, wanted: str | None = None) -> tuple[core.Norm, ...]:
        """The norms of an id that can be met or not, in force on the day; all of the ruleset without one.

        Raises UnknownProvision, which names near ids, and Unsatisfiable where there is nothing to be met.
        """
        ids = None if wanted is None else set(self.outline.norms_of(wanted))
        named = [norm for norm in self.program.norms if ids is None or norm.id in ids]
        if not named:
            raise UnknownProvision(str(wanted))
        can_fail = [norm for norm in named if norm.condition is not None and norm.force is not Force.definition]
        found = tuple(norm for norm in can_fail if is_judged(norm.validity, self.on))
        if not found:
            why = (
                f"is not in force on {self.on}"
                if can_fail
                else "only permits, declares or defines: nothing can fail it"
            )
            raise Unsatisfiable(f"`{wanted or self.ruleset.name}` {why}")
        scorable = tuple(norm for norm in found if norm.force.scorable)
        return scorable or found

    def candidates(self, norms: Sequence[core.Norm], close: bool = False) -> Candidates:
        """The values that these norms turn on; with `close` no others, where they set limits."""
        ids = tuple(norm.id for norm in norms)
        found = self._candidates.get(ids)
        if found is None:
            found = self._candidates[ids] = Candidates.of_norms(self.program, norms, self.on)
        return lean.evolve(found, close=True) if close else found

    def world(self) -> World:
        """A facility of which nothing is known but the day it is judged on."""
        world = World(self.vocabulary)
        if ASSESSED in world.root.of_.facts:
            world.root.facts_[ASSESSED] = self.on
        return world

    def judge(
        self, world: World, norms: Sequence[core.Norm], choose: Choose, trials: int = 3000, close: bool = False
    ) -> Judge:
        """What makes norms come out as wanted on the drafts of a world."""
        solver = Solver(world, self.candidates(norms, close), choose, trials)
        solver.telling, solver.open = close, self.open
        return Judge(solver, self.sketch(world))

    def sketch(self, world: World) -> Sketch:
        """What conditions are evaluated in on the drafts of a world."""
        return Sketch(self.program, self.vocabulary, world.root, self.on)

    # -- checking --------------------------------------------------------------------------------------------------

    def verdict(self, root: Any, norms: Iterable[core.Norm]) -> Verdict:
        """What the reference evaluator says of a facility, for all of these norms together."""
        ids = frozenset(norm.id for norm in norms)
        return _worst(interpret.evaluate(self.program, self.vocabulary, root, self._day(root), only=ids))

    def soon(self, root: Any, norms: Iterable[core.Norm]) -> Verdict:
        """The same by generated code, which takes a tenth of the time: many are like a few that were judged already."""
        evaluator = self.ruleset.compiled.evaluator_for(frozenset(norm.id for norm in norms))
        return _worst(evaluator.evaluate(root, self._day(root)))

    def _day(self, root: Any) -> Instant:
        if ASSESSED in self.vocabulary.entities[self.vocabulary.root].facts:
            return getattr(root, ASSESSED, None) or self.on
        return self.on

    def keeps(self, world: World, norms: Sequence[core.Norm], verdict: Verdict) -> bool:
        """Whether facts are possible and have the verdict."""
        root = self.possible(world, norms)
        return root is not None and self.verdict(root, norms) is verdict

    def possible(self, world: World, norms: Sequence[core.Norm]) -> Any:
        """The facility of a world; None where its facts contradict each other."""
        complete(world, self.candidates(norms))
        with suppress(FactError):
            return Builder(world).root()
        return None

    # -- seeds -----------------------------------------------------------------------------------------------------

    def seed(self, wanted: str, norms: Sequence[core.Norm], verdict: Verdict) -> World:
        """Facts that keep the promise, no more than it takes. Raises Unsatisfiable."""
        key = tuple(norm.id for norm in norms), verdict
        found = self._seeds.get(key)
        if found is None:
            found = self._seeds[key] = self._sought(norms, verdict) or self._why_not(wanted, norms, verdict)
        if isinstance(found, str):
            raise Unsatisfiable(found)
        return found.copy()

    def _sought(self, norms: Sequence[core.Norm], verdict: Verdict) -> World | None:
        def solved(first: Choose, terse: bool) -> World | None:
            world = self.world()
            judge = self.judge(world, norms, first)
            judge.solver.terse = terse
            with suppress(Exhausted):
                for tried, _ in enumerate(made_of(judge, norms, verdict)):
                    if self.keeps(world, norms, verdict):
                        world.loosen()
                        return world
                    if tried >= _WAYS:
                        break
            return None

        def kept(world: World) -> bool:
            root = self.possible(world, norms)
            return root is not None and self.soon(root, norms) is verdict

        found = [world for first in (_first, _last) if (world := solved(first, True)) is not None]
        if not found and (world := solved(_first, False)) is not None:
            found = [world]
        if not found:
            found = list(self._of_examples(norms, verdict))[:1]
        for world in found:
            prune(world, kept)
        return min(found, key=World.size, default=None)

    def _of_examples(self, norms: Sequence[core.Norm], verdict: Verdict) -> Iterator[World]:
        provisions = {norm.provision for norm in norms} | {self.home_of(norm) for norm in norms}
        for example in self.program.examples:
            if example.provision in provisions and not example.parameters and self.on_its_day(example):
                world = self.of_example(example)
                if self.keeps(world, norms, verdict):
                    yield world

    def home_of(self, norm: core.Norm) -> str:
        """The provision that a norm is written in, wherever it has been taken to."""
        return next((other.provision for other in self.program.norms if other.id == norm.home), norm.provision)

    def on_its_day(self, example: core.Example) -> bool:
        """Whether the facts of an example can say on which day it is to be judged."""
        return example.on is None or ASSESSED in self.vocabulary.entities[self.vocabulary.root].facts

    def of_example(self, example: core.Example) -> World:
        """The facts of an example."""
        world = World.of_example(self.vocabulary, example.facts)
        if ASSESSED in world.root.of_.facts and ASSESSED not in world.root.facts_:
            world.root.facts_[ASSESSED] = Instant.parse(example.on) if example.on else self.on
        return world

    def _why_not(self, wanted: str, norms: Sequence[core.Norm], verdict: Verdict) -> str:
        never, nothing = {
            Verdict.non_compliant: ("can never fail", "nothing was found that fails"),
            Verdict.compliant: ("can never be met", "nothing was found that meets"),
            Verdict.undetermined: ("can never stay open", "nothing was found that leaves open"),
            Verdict.not_applicable: ("always applies", "nothing was found to which it does not apply, of"),
        }[verdict]
        if verdict is Verdict.compliant and len(norms) > 1:
            never = "cannot all be met together"
        unbound = sorted({name for norm in norms for name in unbound_terms(norm, self.program)})
        if unbound:
            terms = ", ".join(f"`{name}`" for name in unbound)
            why = f"it rests on {terms}, and `{self.ruleset.name}` has no `set` for it: bind it in a ruleset of yours"
            return f"`{wanted}` {never} on {self.on}: {why}"
        if proved := self.proofs(norms, verdict):
            return f"`{wanted}` {never} on {self.on}: it is proved that {'; and that '.join(proved)}"
        return (
            f"{nothing} `{wanted}` on {self.on}, nor has the ruleset an example: "
            f"its conditions seem to exclude each other ({self.no_proof()})"
        )

    def proofs(self, norms: Sequence[core.Norm], verdict: Verdict) -> list[str]:
        """Why no facts give the norms the verdict, as far as that can be proved."""
        from smrl.testing.proof import proofs  # loaded where something was refused, and then only

        return proofs(self.program, self.ruleset.vocabulary, norms, verdict, self.on)

    def no_proof(self) -> str:
        """What to say where nothing could be proved."""
        from smrl.testing.proof import is_possible

        return "searched for, not proved" + ("" if is_possible() else "; `pip install smrl[prove]` looks for a proof")


def _worst(outcomes: Iterable[Outcome]) -> Verdict:
    found = {VERDICTS[code] for outcome in outcomes for codes in outcome.codes.values() for code in set(codes)}
    return next((verdict for verdict in _ORDER if verdict in found), Verdict.not_applicable)


def made_of(judge: Judge, norms: Sequence[core.Norm], verdict: Verdict) -> Iterator[None]:
    """Ways to give all the norms together a verdict: one of them decides it, or all are met where that is wanted."""
    if verdict is Verdict.compliant and len(norms) > 1:
        judge.sparing = True
        yield from _all(judge, norms)
        return
    for norm in judge.solver.ordered(norms):
        yield from judge.make(norm, verdict)


def _all(judge: Judge, norms: Sequence[core.Norm]) -> Iterator[None]:
    """All met, or not binding where they cannot be: on the subjects that there are, as far as that goes."""
    if not norms:
        yield
        return
    for verdict in (Verdict.compliant, Verdict.not_applicable):
        for _ in judge.make(norms[0], verdict):
            yield from _all(judge, norms[1:])


def unbound_terms(norm: core.Norm, program: core.Program) -> Iterator[str]:
    """The open terms that a norm reads and nothing binds."""
    waiting = list(conditions(norm))
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, core.Param):
            parameter = program.parameters[expr.name]
            if not parameter.settings and parameter.default is None:
                yield expr.name
        waiting += core.children(expr)


def rules_of(ruleset: Ruleset | str | None, on: date | str | Instant | None = None) -> Rules:
    """The rules that a strategy is about: by default ours, on this day. Raises TypeError for what is no ruleset."""
    chosen = loaded(ruleset or DEFAULT) if ruleset is None or isinstance(ruleset, str) else ruleset
    if not isinstance(chosen, Ruleset):
        raise TypeError(f"a `{type(chosen).__name__}` is no ruleset; `smrl.load` and `smrl.compile` give one")
    return _kept(chosen, Instant.of(on if on is not None else date.today()))


def _first(_: int) -> int:
    return 0


def _last(alternatives: int) -> int:
    return alternatives - 1


@lru_cache(maxsize=16)
def loaded(name: str) -> Ruleset:
    """A ruleset by name, the same one each time."""
    return load(name)


@lru_cache(maxsize=16)
def _kept(ruleset: Ruleset, on: Instant) -> Rules:
    """One for every strategy on the same rules, so that seeds are looked for once."""
    refuse_without_constructors(ruleset.vocabulary)
    return Rules(ruleset, on)


def refuse_without_constructors(vocabulary: Vocabulary) -> None:
    """Raise TypeError for a vocabulary that cannot build its objects."""
    silent = [entity.name for entity in vocabulary.entities.values() if entity.construct is None]
    if silent:
        raise TypeError(f"the vocabulary `{vocabulary.name}` does not say how a `{silent[0]}` is made")


def reads_of(norms: Iterable[core.Norm]) -> Mapping[str, list[str]]:
    """The facts that norms read, by entity, each once, in the order of the rules."""
    found: dict[str, dict[str, None]] = {}
    seen: set[int] = set()
    waiting = [expr for norm in norms for expr in conditions(norm)][::-1]
    while waiting:
        expr = waiting.pop()
        if id(expr) in seen:
            continue
        seen.add(id(expr))
        if isinstance(expr, core.Read) and expr.entity != GROUP:
            found.setdefault(expr.entity, {}).setdefault(expr.name)
        waiting += core.children(expr)[::-1]
    return {entity: list(names) for entity, names in found.items()}
