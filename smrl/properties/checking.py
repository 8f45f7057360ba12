"""Every property on every norm of a ruleset, over facilities drawn for it; what is wrong is reported, made small."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from smrl import lean
from smrl.api import Ruleset
from smrl.core import tree as core
from smrl.core.shape import read_parameters
from smrl.diagnostics import UnknownProvision
from smrl.instants import Instant
from smrl.properties.case import Case, Ground, Idle, Judge, compiled
from smrl.properties.exemption import Exemption
from smrl.properties.knowledge import Knowledge
from smrl.properties.monotone import Monotone
from smrl.properties.order import Order
from smrl.properties.property import Property
from smrl.properties.reduction import Reduction
from smrl.properties.splitting import Splitting
from smrl.properties.start import start
from smrl.properties.units import Units
from smrl.source import Span
from smrl.testing.planning import Rules, Unsatisfiable, rules_of
from smrl.testing.running import run
from smrl.testing.strategies import Drawn
from smrl.verdict import Verdict

PROPERTIES: Final[tuple[Property, ...]] = (Knowledge(), Units(), Order(), Splitting(), Monotone(), Exemption())

Judging = Callable[[Rules], Callable[[core.Norm], Judge]]


@lean.frozen
class Fault:
    """A norm for which a property does not hold, and the smallest example found.

    `before` and `after` are the verdicts in the facilities `facility` and `other`, two YAML files that differ by what
    `changes` say; `sides` tell what the two are to each other.
    """

    property: str
    claim: str
    norm: str
    subject: str
    before: Verdict
    after: Verdict
    sides: tuple[str, str]
    changes: tuple[str, ...]
    on: str
    facility: str
    other: str
    span: Span | None = lean.field(repr=False)


@lean.frozen
class Outcome:
    """What became of one property: of so many norms it was tried on, by so many examples.

    `left_out` are norms that it claims nothing of, by the reason; `untried` those for which no example could be found.
    """

    property: str
    claim: str
    norms: int
    examples: int
    faults: tuple[Fault, ...]
    left_out: Mapping[str, tuple[str, ...]]
    untried: tuple[str, ...]


@lean.frozen
class Report:
    """What was tried and what failed; true where every property holds."""

    ruleset: str
    on: str
    seed: int
    outcomes: tuple[Outcome, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for outcome in self.outcomes for fault in outcome.faults)

    def __bool__(self) -> bool:
        return not self.faults


def check(
    ruleset: Ruleset,
    *,
    on: date | str | Instant | None = None,
    only: Sequence[str] = (),
    examples: int = 20,
    seed: int = 0,
    properties: Sequence[Property] = PROPERTIES,
    judging: Judging = compiled,
    progress: Callable[[float], None] | None = None,
) -> Report:
    """Try the properties on each norm that can fail, with up to so many facilities for each.

    `only` are provisions or norms by id; UnknownProvision names near ids. Without it, of a ruleset that extends others,
    these are the norms of its own and those that read a term which it binds: the rest is theirs to check. `judging`
    makes what is tested from the rules: by default the evaluator in use. The same seed gives the same facilities.
    """
    rules = rules_of(ruleset, on)
    norms = _norms(rules, only)
    ground = Ground(rules, judging(rules))
    trials = [_Trial(property, ground) for property in properties]
    for at, norm in enumerate(norms):
        here = [trial for trial in trials if trial.takes(norm)]
        if here:
            run(lambda index: _one(here, ground, norm, index), examples, seed)  # noqa: B023 it runs at once
        for trial in here:
            trial.close(norm)
        ground.forget()
        if progress is not None:
            progress((at + 1) / len(norms))
    return Report(ruleset.name, str(rules.on), seed, tuple(trial.outcome() for trial in trials))


def _norms(rules: Rules, only: Sequence[str]) -> tuple[core.Norm, ...]:
    if not only:
        with suppress(Unsatisfiable, UnknownProvision):  # there is nothing that can fail: nothing is tried
            own = tuple(norm for norm in rules.norms() if _is_own(norm, rules.program))
            return own or rules.norms()
        return ()
    wanted: dict[str, core.Norm] = {}
    for name in only:
        wanted |= {norm.id: norm for norm in rules.norms(name)}
    return tuple(norm for norm in rules.program.norms if norm.id in wanted)


def _is_own(norm: core.Norm, program: core.Program) -> bool:
    """Whether a norm is the ruleset's own, or means something else in it than where it comes from."""
    terms = (program.parameters[name] for name in read_parameters(norm))
    return not norm.ruleset or any(not setting.ruleset for term in terms for setting in term.settings)


def _one(trials: Sequence[_Trial], ground: Ground, norm: core.Norm, index: Drawn) -> None:
    """One facility, put to every property."""
    try:
        case = start(ground, norm, index)
    except Idle:
        return
    for trial in trials:
        trial.of(case.copy(), index)


class _Trial:
    """One property on its way through the norms."""

    def __init__(self, property: Property, ground: Ground) -> None:
        self.property, self.ground = property, ground
        self.faults: list[Fault] = []
        self.left_out: dict[str, list[str]] = {}
        self.untried: list[str] = []
        self.norms = self.examples = 0
        self._here = 0
        self._failed = False

    def takes(self, norm: core.Norm) -> bool:
        """Whether anything is claimed of a norm."""
        reason = self.property.left_out(self.ground, norm)
        if reason is not None:
            self.left_out.setdefault(reason, []).append(norm.id)
        self._here, self._failed = 0, False
        return reason is None

    def of(self, case: Case, index: Drawn) -> None:
        """Try it on a facility. One failure of a norm is enough, yet what is drawn must not depend on that."""
        try:
            steps = self.property.steps(case, index)
            found = self.property.broken(case, steps) if not self._failed else None
        except Idle:
            return
        self._here += 1
        if found is not None:
            self._failed = True
            reduction = Reduction(self.property, case, steps, found)
            reduction.run()
            self.faults.append(_fault(reduction))

    def close(self, norm: core.Norm) -> None:
        """A norm is done with."""
        self.examples += self._here
        self.norms += self._here > 0
        if not self._here:
            self.untried.append(norm.id)

    def outcome(self) -> Outcome:
        """What became of it."""
        left_out = {reason: tuple(ids) for reason, ids in self.left_out.items()}
        return Outcome(
            self.property.name, self.property.claim, self.norms, self.examples, tuple(self.faults), left_out,
            tuple(self.untried),
        )  # fmt: skip


def _fault(found: Reduction) -> Fault:
    property, case, broken = found.property, found.case, found.broken
    facility, other = broken.texts()
    return Fault(
        property.name, property.claim, case.norm.id, broken.subject, broken.before, broken.after, property.sides,
        tuple(dict.fromkeys(property.told(step) for step in found.steps)), str(case.on), facility, other,
        case.norm.span,
    )  # fmt: skip
