"""Facilities in which nothing of a ruleset fails and nothing stays open.

No search finds hundreds of norms met at once; repair does. One facility with somebody of every class that the rules
tell apart is mended, norm by norm and subject by subject, until the evaluator has nothing left to say. That costs
seconds and is done once. What is drawn are then copies of its people, as many as wanted, and departures that leave all
as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from hypothesis import strategies as st

from smrl.backends.interpret import enumerate_subjects, judge, value
from smrl.backends.results import NON_COMPLIANT, UNDETERMINED, Subject
from smrl.core import tree as core
from smrl.diagnostics import FactError
from smrl.testing.atoms import Exhausted
from smrl.testing.crowd import Crowd
from smrl.testing.drafts import Draft, World
from smrl.testing.foreign import builder_of, complete, is_foreign
from smrl.testing.planning import Rules, Unsatisfiable, reads_of
from smrl.testing.population import Index, Population
from smrl.testing.solver import FAILS, HOLDS, Solver
from smrl.testing.verdicts import Judge, ways
from smrl.values import Partial
from smrl.verdict import Verdict
from smrl.vocabulary import Many, Reference

Spoilt = list[tuple[core.Norm, int]]

_PASSES: Final = 12
_PASSES_OF_A_DRAW: Final = 1  # one is enough where nothing gets in the way of anything, and more can take minutes
_TRIALS: Final = 400
_DEPARTURES: Final = 3
_CLASSING: Final = ("part", "incorporation")
_SPOILS: Final = (NON_COMPLIANT, UNDETERMINED)


class Complying:
    """What a ruleset wants of a facility, met."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.norms = {norm.id: norm for norm in rules.norms()}
        self.reads = reads_of(self.norms.values())
        self.candidates = rules.candidates(tuple(self.norms.values()))
        self.base, self.people = self._mended()

    @staticmethod
    @lru_cache(maxsize=8)
    def of(rules: Rules) -> Complying:
        """One for each ruleset, since it takes seconds. Raises Unsatisfiable, with the norms that cannot be met."""
        return Complying(rules)

    # -- one facility that complies ----------------------------------------------------------------------------------

    def _mended(self) -> tuple[World, str | None]:
        """One person first, then somebody of each class, who begins as a copy of the first."""
        world = self.rules.world()
        people = self._chief()
        if people is not None:
            first = world.draft(self._of(people))
            world.state(world.root, people, (first,))
            self._placed(world, first, None)
        self._until_all_is_met(world)
        if people is not None:
            self._everybody(world, people)
            self._until_all_is_met(world)
        return world, people

    def _until_all_is_met(self, world: World) -> None:
        still: list[Spoilt] = []
        for turn in range(_PASSES):
            world.loosen()
            complete(world, self.candidates)
            spoilt = self._spoilt_now(world)
            if not spoilt:
                return
            still.append(spoilt)
            self.mend(world, spoilt, turn)
        names = dict.fromkeys(norm.id for spoilt in still[-2:] for norm, _ in spoilt)
        listed = ", ".join(f"`{name}`" for name in list(names)[:8])
        culprits = [self.norms[name] for name in names]
        if proved := self.rules.proofs(culprits, Verdict.compliant):
            why = f"it is proved that {'; and that '.join(proved)}"
        else:
            why = f"nothing was found that meets {listed} and breaks none of the others ({self.rules.no_proof()})"
        raise Unsatisfiable(f"`{self.rules.ruleset.name}` cannot be complied with on {self.rules.on}: {why}")

    def _chief(self) -> str | None:
        """The list of the root in which people are kept: what belongs to something and is nobody's place."""
        for fact in self.rules.vocabulary.collections(self.rules.vocabulary.root):
            entity = self.rules.vocabulary.entities[self._of(fact.name)]
            if entity.up is not None and entity.home is not None and self._above_that(entity.up, entity.name):
                return fact.name
        return None

    def _of(self, collection: str) -> str:
        kind = self.rules.vocabulary.entities[self.rules.vocabulary.root].facts[collection].type
        assert isinstance(kind, Many)
        assert isinstance(kind.element, Reference)
        return kind.element.entity

    def _everybody(self, world: World, people: str) -> None:
        """Somebody of every class that the rules tell apart, each in a place of their own."""
        candidates = self.candidates
        population = Population(world, candidates, self.reads, lambda _: 0)
        solver = Solver(world, candidates, lambda _: 0, _TRIALS)
        env = Judge(solver, self._sketch(world)).env
        first = world.root.facts_[people][0]
        for named in self._classes(first.of_.name):
            world.loosen()
            solver.left = _TRIALS
            member = population.copied(first)
            solver.append(world.root, people, member)
            self._placed(world, member, population)
            with suppress(Exhausted):
                for _ in solver.make(named, HOLDS, env.bind(first.of_.name, member)):
                    break

    def _above_that(self, up: str, name: str) -> bool:
        """Whether what it belongs to belongs to something in turn: people live in cells, cells lie in units."""
        kind = self.rules.vocabulary.entities[name].facts[up].type
        return isinstance(kind, Reference) and self.rules.vocabulary.entities[kind.entity].home is not None and not any(
            isinstance(other.facts[other.up].type, Reference) and other.facts[other.up].type.entity == name  # type: ignore[union-attr]
            for other in self.rules.vocabulary.entities.values() if other.up is not None
        )  # fmt: skip

    def _classes(self, entity: str) -> Iterator[core.Expr]:
        """The classes of an entity that parts and scopes are made for, each once."""
        seen: set[str] = set()
        waiting = [reason.condition for norm in self.norms.values() for reason in norm.because(*_CLASSING)]
        waiting += [b.where for norm in self.norms.values() for b in norm.scope.binders
                    if isinstance(b, core.Each) and b.where is not None]  # fmt: skip
        for expr in waiting:
            if isinstance(expr, core.Named) and expr.name not in seen and _variables(expr) == {entity}:
                seen.add(expr.name)
                yield expr

    def _placed(self, world: World, member: Draft, population: Population | None) -> None:
        """In a place of its own, like the one that whoever it is a copy of has."""
        if member.of_.up is None:
            return
        kind = member.of_.facts[member.of_.up].type
        assert isinstance(kind, Reference)
        home = world.vocabulary.entities[kind.entity].home
        if home is None or home[0] != world.vocabulary.root:
            return
        like = member.facts_.get(member.of_.up)
        place = (
            population.copied(like) if population is not None and isinstance(like, Draft) else world.draft(kind.entity)
        )
        world.state(world.root, home[1], (*(world.root.facts_.get(home[1]) or ()), place))
        world.state(member, member.of_.up, place)

    def _sketch(self, world: World) -> Any:
        return self.rules.judge(world, tuple(self.norms.values()), lambda _: 0).env

    # -- mending -----------------------------------------------------------------------------------------------------

    def spoilt(self, root: Any) -> Spoilt:
        """Every norm that fails or stays open, with the place of the subject among its subjects."""
        found: Spoilt = []
        for outcome in self.rules.ruleset.compiled.evaluator_for(None).evaluate(root, self.rules.on):
            for id, codes in outcome.codes.items():
                if id in self.norms:
                    found += [(self.norms[id], at) for at, code in enumerate(codes) if code in _SPOILS]
        return found

    def _spoilt_now(self, world: World) -> Spoilt:
        """The same of facts in the making, without those that were stated though they follow otherwise from others."""
        while True:
            try:
                return self.spoilt(builder_of(world.vocabulary)(world, _undrawn).root())
            except FactError as error:
                if not world.reconcile(error):
                    raise

    def complying(self, world: World) -> Any:
        """The facility of a world in which all is met; None where it is not, or where the facts are not possible."""
        with suppress(FactError):
            root = builder_of(world.vocabulary)(world, _undrawn).root()
            return None if self.spoilt(root) else root
        return None

    def mend(self, world: World, spoilt: Spoilt, turn: int) -> None:
        """Make each norm be met by its subject, or not bind it, as it stands after what was mended before it."""
        solver = Solver(world, self.candidates, lambda _: 0, _TRIALS)
        maker = Judge(solver, self._sketch(world))
        for norm, group in groupby(spoilt, key=lambda one: one[0]):
            subjects = enumerate_subjects(norm.scope, maker.env)
            for _, at in group:
                world.loosen()
                if at < len(subjects) and judge(norm, subjects[at], maker.env) in _SPOILS:
                    self._mend(maker, norm, subjects[at], turn)

    def _mend(self, maker: Judge, norm: core.Norm, subject: Subject, turn: int) -> None:
        world = maker.solver.world
        if subject.open:
            self._close(maker, norm, subject)
            return
        found = ways(norm, Verdict.compliant) + ways(norm, Verdict.not_applicable)
        first = turn // 3 % len(found)
        for keep in (world.hold, world.loosen):  # other norms may rest on what is known: it is changed last
            keep()
            for way in found[first:] + found[:first]:
                maker.solver.left = _TRIALS
                before = world.mark()
                with suppress(Exhausted):
                    for _ in maker.on(norm, way, maker.env.of_subject(subject)):
                        if judge(norm, subject, maker.env) not in _SPOILS:
                            return
                world.undo(before)

    def _close(self, maker: Judge, norm: core.Norm, subject: Subject) -> None:
        """Let it be known what there is, which is nothing if that can be; or else let it not matter."""
        world, solver, env = maker.solver.world, maker.solver, maker.env.of_subject(subject)
        over = norm.scope.binders[len(subject.values)].over
        mark = world.mark()
        solver.left = _TRIALS
        with suppress(Exhausted):
            for owner, name in solver.members(over, env):
                world.state(owner, name, tuple(owner.facts_.get(name) or ()))
                if isinstance(now := value(over, env), tuple) and not isinstance(now, Partial):
                    return
                for _ in solver.grown(owner, name):
                    if isinstance(now := value(over, env), tuple) and not isinstance(now, Partial):
                        return
            world.undo(mark)
            for binder in norm.scope.binders[: len(subject.values)]:
                if isinstance(binder, core.Each) and binder.where is not None:
                    for _ in solver.make(binder.where, FAILS, env):
                        return
        world.undo(mark)

    # -- drawing -----------------------------------------------------------------------------------------------------

    def strategy(self, sizes: Mapping[str, tuple[int, int]]) -> st.SearchStrategy[Any]:
        """Facilities that comply, with as many people as wanted."""

        @st.composite
        def some(draw: Callable[..., Any]) -> Any:
            def index(below: int) -> int:
                found: int = draw(st.integers(0, below - 1)) if below > 1 else 0
                return found

            try:
                population, root = self.drawn(sizes, index, _PASSES_OF_A_DRAW)
            except Unsatisfiable:  # repair does not find the way from every choice of people; from the plainest it does
                population, root = self.drawn(sizes, _plainest)
            for _ in range(max(0, index(4) - 1)):
                mark = population.world.mark()
                population.vary()
                varied = self.complying(population.world)
                if varied is None:
                    population.world.undo(mark)
                else:
                    root = varied
            return builder_of(population.world.vocabulary)(population.world, draw).root() if foreign else root

        foreign = is_foreign(self.rules.vocabulary)
        self.drawn(sizes, _plainest)  # refuses sizes with which nothing complies
        return some()

    def drawn(
        self, sizes: Mapping[str, tuple[int, int]], index: Index, passes: int = _PASSES
    ) -> tuple[Population, Any]:
        """Facts, and the facility of them: somebody of each of some classes, and others like them.

        Raises Unsatisfiable where nothing complies with such sizes after so many passes of repair.
        """
        world = self.base.copy()
        population = Population(world, self.candidates, self.reads, index)
        if self.people is not None:
            sizes = {self.people: (1, 5), **sizes}
        crowd = Crowd(world, population, sizes)
        if self.people is not None:
            low, high = sizes[self.people]
            people = crowd.listed(self.people)
            number = low + index(high - low + 1)
            kinds = min(1 + index(len(people)), number)
            first = index(len(people))
            crowd.keep(self.people, [*people[first:], *people[:first]][:kinds])
            crowd.grow(self.people, number)
        for name, (low, high) in sizes.items():
            if name != self.people:
                number = low + index(high - low + 1)
                crowd.shrink(name, number)
                crowd.grow(name, number)
        for turn in range(passes + 1):
            world.loosen()
            root = self.complying(world)
            if root is not None:
                return population, root
            if turn < passes:
                self.mend(world, self._spoilt_now(world), turn)
        listed = ", ".join(f"{name}={low if low == high else (low, high)}" for name, (low, high) in sizes.items())
        raise Unsatisfiable(f"nothing was found that complies with `{self.rules.ruleset.name}` with {listed}")


def _plainest(below: int) -> int:
    """The first of so many choices."""
    del below
    return 0


def _undrawn(strategy: st.SearchStrategy[Any]) -> Any:
    """Fields that rules never read do not matter to whether it complies."""
    del strategy


def _variables(expr: core.Expr) -> set[str]:
    """The objects that an expression speaks of, those it binds itself left out."""
    if isinstance(expr, core.Var):
        return {expr.name}
    found = set().union(*map(_variables, core.children(expr)))
    return found - {expr.variable} if isinstance(expr, core.Quantify | core.Aggregate) else found
