"""What verdict is wanted of a norm, and the truths its parts must have for it: the table of the language, inverted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from typing import Any, Final

from smrl.backends.interpret import Environment, enumerate_subjects, judge
from smrl.backends.results import VERDICTS, Members, Subject
from smrl.core import tree as core
from smrl.testing.aims import Part, parts
from smrl.testing.atoms import Exhausted
from smrl.testing.drafts import Draft
from smrl.testing.solver import FAILS, HOLDS, NOT_FAILING, NOT_HOLDING, OPEN, Goal, Solver
from smrl.verdict import Verdict

_LARGEST_GROUP: Final = 20

Ways = list[list[tuple[core.Expr, tuple[bool | None, ...]]]]


def ways(norm: core.Norm, verdict: Verdict, telling: bool = False) -> Ways:
    """The truths of a norm's parts that give the verdict, in the order to try them.

    `telling` ways let one part alone decide: outside the scope, and where an exception holds, the condition fails.
    """
    assert norm.condition is not None
    binding, excusing = parts(norm)
    binds = [(expr, (says,)) for expr, says in binding]
    inexcusable = [(expr, (not says,)) for expr, says in excusing]
    match verdict:
        case Verdict.non_compliant:
            return [[*binds, *inexcusable, (norm.condition, FAILS)]]
        case Verdict.compliant:
            found: Ways = [[*binds, (norm.condition, HOLDS)]]
            for at, (expr, says) in enumerate(excusing):
                others = [one for other, one in enumerate(inexcusable) if other != at]
                found += [[*binds, (expr, (says,)), *others, (norm.condition, FAILS)],
                          [*binds, (expr, (says,)), (norm.condition, NOT_HOLDING)]]  # fmt: skip
            return [*found, [(norm.condition, HOLDS)]]
        case Verdict.undetermined:
            return _open_ways(binding, excusing, norm.condition)
        case _:
            found = []
            for at, (expr, says) in enumerate(binding):
                others = [one for other, one in enumerate(binds) if other != at]
                alone = [*others, *inexcusable, (norm.condition, FAILS)] if telling else []
                found.append([(expr, (not says,)), *alone])
            return found


def _open_ways(binding: list[Part], excusing: list[Part], condition: core.Expr) -> Ways:
    """One part unknown and no other one that decides."""
    met: list[Part] = [(condition, True), *excusing]
    found: Ways = []
    for at, (expr, _) in enumerate(met):
        others = [(other, NOT_HOLDING if says else NOT_FAILING) for i, (other, says) in enumerate(met) if i != at]
        found.append([*((other, (says,)) for other, says in binding), (expr, OPEN), *others])
    for at, (expr, _) in enumerate(binding):
        others = [(other, NOT_FAILING if says else NOT_HOLDING) for i, (other, says) in enumerate(binding) if i != at]
        unmet = [(other, NOT_HOLDING if says else NOT_FAILING) for other, says in met]
        found.append([(expr, OPEN), *others, *unmet])
    return found


class Judge:
    """Makes norms come out as wanted."""

    def __init__(self, solver: Solver, env: Environment) -> None:
        self.solver, self.env = solver, env
        self.sparing = False
        """Whether a subject that there is comes before a new one."""

    def make(self, norm: core.Norm, verdict: Verdict, telling: bool = False) -> Iterator[None]:
        """Ways in which some subject, there already or new, has the verdict, and no other one has a worse."""
        for way in self.solver.ordered(ways(norm, verdict, telling)):
            for _ in self.of_some(norm, way):
                if verdict is Verdict.non_compliant or telling:
                    yield
                else:
                    yield from self._rest(norm, verdict)

    def of_some(self, norm: core.Norm, way: Sequence[tuple[core.Expr, tuple[bool | None, ...]]]) -> Iterator[None]:
        """Ways in which the parts of a norm have these truths for some subject, there already or new."""
        mark = self.solver.world.mark()
        self.solver.left = self.solver.trials
        with suppress(Exhausted):  # of this one; another may be easy
            for env in self._subjects(norm.scope.binders, self.env):
                yield from self.on(norm, way, env)
        self.solver.world.undo(mark)

    def on(
        self, norm: core.Norm, way: Sequence[tuple[core.Expr, tuple[bool | None, ...]]], env: Environment
    ) -> Iterator[None]:
        """The goals of a way for one subject, under every value of a term that has to be tried."""
        goals: list[Goal] = []
        for trial in trials(norm, env):
            inner = env.trying(trial)
            goals += [(expr, wanted, inner) for expr, wanted in way]
        yield from self.solver.all_of(goals)

    def _subjects(self, binders: tuple[core.Each | core.Group, ...], env: Environment) -> Iterator[Environment]:
        """A subject that there is, or a new one."""
        if not binders:
            yield env
            return
        binder, rest = binders[0], binders[1:]
        for owner, name in self.solver.members(binder.over, env):
            if isinstance(binder, core.Group):
                for group in self._groups(binder, owner, name, env):
                    yield from self._subjects(rest, env.bind(binder.variable, group))
                continue
            there = [one for one in owner.facts_.get(name) or () if isinstance(one, Draft)][:3]
            mark = self.solver.world.mark()
            for member in there if self.sparing else ():
                yield from self._subjects(rest, env.bind(binder.variable, member))
            for member in self.solver.grown(owner, name):
                yield from self._subjects(rest, env.bind(binder.variable, member))
            self.solver.world.undo(mark)
            for member in there if not self.sparing else ():
                yield from self._subjects(rest, env.bind(binder.variable, member))

    def _groups(self, binder: core.Group, owner: Draft, name: str, env: Environment) -> Iterator[Members]:
        """One more group, of one, of two, and of as many as the rules name."""
        limits = [limit for many in self.solver.candidates.limits.values() for limit in many]
        sizes = [1, 2, *(int(limit.value) for limit in limits)]
        if self.solver.telling:
            sizes = [*(int(value) for limit in limits for value in limit.around), *sizes]
        for size in self.solver.ordered(dict.fromkeys(size for size in sizes if 0 < size <= _LARGEST_GROUP)):
            yield from self._group(binder, size, owner, name, env)

    def _group(self, binder: core.Group, size: int, owner: Draft, name: str, env: Environment) -> Iterator[Members]:
        if size:
            for member in self.solver.grown(owner, name):
                for _ in self._keyed(binder, member, env):
                    yield from self._group(binder, size - 1, owner, name, env)
            return
        for subject in enumerate_subjects(core.Scope((binder,)), env):
            group = subject.values[-1] if subject.values else None
            if isinstance(group, Members) and group.key is not None:
                yield group

    def _keyed(self, binder: core.Group, member: Draft, env: Environment) -> Iterator[None]:
        inner = env.bind(binder.member, member)
        yield from self.solver.make(core.IsRecorded(binder.by), HOLDS, inner)

    def _rest(self, norm: core.Norm, verdict: Verdict) -> Iterator[None]:
        """Make the others neither fail nor, where all is to be met, stay open."""
        spoilt = next((s for s in enumerate_subjects(norm.scope, self.env) if self._spoils(norm, verdict, s)), None)
        if spoilt is None:
            yield
            return
        mark = self.solver.world.mark()
        for better in (Verdict.not_applicable, Verdict.compliant, verdict):
            for way in ways(norm, better) if not spoilt.open else ():
                for _ in self.on(norm, way, self.env.of_subject(spoilt)):
                    if not self._spoils(norm, verdict, spoilt):
                        yield from self._rest(norm, verdict)
                self.solver.world.undo(mark)

    def _spoils(self, norm: core.Norm, verdict: Verdict, subject: Subject) -> bool:
        found = VERDICTS[judge(norm, subject, self.env)]
        allowed = {
            Verdict.compliant: (Verdict.compliant, Verdict.not_applicable),
            Verdict.undetermined: (Verdict.undetermined, Verdict.compliant, Verdict.not_applicable),
        }.get(verdict, (Verdict.not_applicable,))
        return found not in allowed


def trials(norm: core.Norm, env: Environment) -> list[Mapping[str, Any]]:
    """The values to try for terms that nothing binds, as the evaluators do."""
    names = [name for name in norm.trial if not _is_bound(name, env)]
    choices = [env.program.parameters[name].values for name in names]
    return [dict(zip(names, values, strict=True)) for values in product(*choices)] if names else [{}]


def _is_bound(name: str, env: Environment) -> bool:
    parameter = env.program.parameters[name]
    return name in env.parameters or parameter.default is not None or bool(parameter.settings)
