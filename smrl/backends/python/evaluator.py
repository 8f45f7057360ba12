"""Linked code at work: parameters settled for the date, functions run, outcomes put together."""

from __future__ import annotations

import linecache
import weakref
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import prod
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from smrl import lean
from smrl.backends.python.generated import Generated, Unit
from smrl.backends.results import Outcome, Subjects, common
from smrl.core.validity import is_judged
from smrl.instants import Instant
from smrl.vocabulary import Vocabulary

if TYPE_CHECKING:  # a kept ruleset is evaluated without the core
    from smrl.core.tree import Parameter, Program, Scope, SettingInForce
    from smrl.core.validity import Validity

MOST_TRIALS: Final = 64
MOST_NARROWED: Final = 32

Result = tuple[Sequence[Any], Sequence[int], tuple[bytearray, ...]]
"""Subjects, the positions of the open ones, and the codes of the unit's norms."""

Place = tuple[str, int | None, int]
"""A norm's id, the unit that judges it (`None`: there is nothing to be met), and which of the unit's codes it has."""

Function = Callable[[Any, Instant, list[Any], frozenset[int] | None], Result]


@lean.frozen(eq=False)
class State:
    """A parameter on the date: given by the caller, set (which settings are valid, and the first of them), or open."""

    given: bool
    valid: tuple[bool, ...]
    is_settled: bool
    settled: Any
    untried: Any
    unbound: Any


@lean.frozen(eq=False, slots=False)
class Evaluator:
    """Evaluates one program. Safe to share between threads."""

    program: Program
    vocabulary: Vocabulary
    generated: Generated
    _functions: Mapping[str, Function]

    def evaluate(
        self,
        root: Any,
        on: Instant,
        parameters: Mapping[str, Any] | None = None,
        only: frozenset[str] | None = None,
        subjects: Sequence[Any] | None = None,
    ) -> list[Outcome]:
        """The verdicts on the facts below a root, on a date: as smrl.backends.interpret.evaluate, only sooner."""
        if only is not None and not only.issuperset(norm.id for norm in self.program.norms):
            return self._narrowed.to(only).evaluate(root, on, parameters, None, subjects)
        chosen = None if subjects is None else frozenset(map(id, subjects))
        given = parameters or {}
        states = {name: self._state(name, on, given, {}) for name in self.generated.parameters}
        results = [self._run(unit, root, on, given, states, chosen) for unit in self.generated.units]
        return [_outcome(scope, places, results) for scope, places in self._judged(on).items()]

    def _judged(self, on: Instant) -> dict[Scope, list[Place]]:
        """The norms of each scope that have verdicts on the date."""
        out = {id for id, validity in self._dated if not is_judged(validity, on)}
        if not out:
            return self._scopes
        left = {scope: [place for place in places if place[0] not in out] for scope, places in self._scopes.items()}
        return {scope: places for scope, places in left.items() if places}

    @cached_property
    def _dated(self) -> list[tuple[str, Validity]]:
        """The norms that are not always in force."""
        return [(norm.id, norm.validity) for norm in self.program.norms if norm.validity is not None]

    @cached_property
    def _scopes(self) -> dict[Scope, list[Place]]:
        """The norms of each scope, with their places. Scopes are deep trees, and telling them apart takes its time."""
        places = {
            at: (unit_at, position)
            for unit_at, unit in enumerate(self.generated.units)
            for position, at in enumerate(unit.norms)
        }
        scopes: dict[Scope, list[Place]] = {}
        for at, norm in enumerate(self.program.norms):
            scopes.setdefault(norm.scope, []).append((norm.id, *places.get(at, (None, 0))))
        return scopes

    @cached_property
    def _narrowed(self) -> Narrowed:
        return Narrowed(self.program, self.vocabulary)

    def _run(
        self, unit: Unit, root: Any, on: Instant, parameters: Mapping[str, Any], states: Mapping[str, State],
        chosen: frozenset[int] | None,
    ) -> Result:  # fmt: skip
        function = self._functions[unit.name]
        if unit.kind == "root" and chosen is not None and id(root) not in chosen:
            return (), (), tuple(bytearray() for _ in unit.norms)
        if not unit.trial:
            result: Result = function(root, on, [*states.values()], chosen)
            return result
        results = []
        for trial in self._trials(unit, on, parameters):
            tried = {name: self._state(name, on, parameters, trial) for name in trial}
            results.append(function(root, on, [*{**states, **tried}.values()], chosen))
        items, opened, first = results[0]
        if len(results) == 1:
            return items, opened, first
        together = (zip(*(codes[at] for _, _, codes in results), strict=True) for at in range(len(first)))
        return items, opened, tuple(bytearray(map(common, columns)) for columns in together)

    def _trials(self, unit: Unit, on: Instant, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        names = [name for name in unit.trial if not self._is_bound(name, on, parameters)]
        choices = [self.program.parameters[name].values for name in names]
        if prod(map(len, choices)) > MOST_TRIALS or not all(choices):
            return [{}]
        return [dict(zip(names, values, strict=True)) for values in product(*choices)]

    def _is_bound(self, name: str, on: Instant, parameters: Mapping[str, Any]) -> bool:
        """Whether it has a value whatever the subject."""
        parameter = self.program.parameters[name]
        if name in parameters or parameter.default is not None:
            return True
        valid = _valid(parameter, on)
        return any(is_valid and (name, at) not in self.generated.filtered for at, is_valid in enumerate(valid))

    def _state(self, name: str, on: Instant, parameters: Mapping[str, Any], trial: Mapping[str, Any]) -> State:
        parameter = self.program.parameters[name]
        valid = _valid(parameter, on)
        given = name in parameters
        first = next((s.value for s, is_valid in zip(parameter.settings, valid, strict=True) if is_valid), None)
        unbound = trial.get(name) if parameter.default is None else parameter.default
        settled = parameters[name] if given else first
        return State(given, valid, given or any(valid), settled, parameter.default, unbound)


@lean.frozen(eq=False)
class Narrowed:
    """Evaluators of some norms of a program alone: generated anew, and kept for the next time."""

    _program: Program
    _vocabulary: Vocabulary
    _kept: dict[frozenset[str], Evaluator] = lean.field(factory=dict, init=False)

    def to(self, only: frozenset[str]) -> Evaluator:
        """The evaluator of these norms."""
        wanted = only.intersection(norm.id for norm in self._program.norms)
        known = self._kept.get(wanted)
        if known is None:
            norms = tuple(norm for norm in self._program.norms if norm.id in wanted)
            known = build(lean.evolve(self._program, norms=norms), self._vocabulary)
            if len(self._kept) >= MOST_NARROWED:
                self._kept.clear()
            self._kept[wanted] = known
        return known


def _outcome(scope: Scope, places: list[Place], results: list[Result]) -> Outcome:
    codes: dict[str, bytearray] = {}
    items: Sequence[Any] = ()
    opened: Sequence[int] = ()
    for norm, unit, position in places:
        if unit is None:
            codes[norm] = bytearray()
        else:
            items, opened, found = results[unit]
            codes[norm] = found[position]
    single = len(scope.binders) == 1 and len(opened) <= 1
    if single and opened:
        items = (*items, ())
    return Outcome(scope, Subjects(scope, items, frozenset(opened), single), codes)


def _valid(parameter: Parameter, on: Instant) -> tuple[bool, ...]:
    return tuple(_in_force(setting, on) for setting in parameter.settings)


def _in_force(setting: SettingInForce, on: Instant) -> bool:
    """From the first to the last day of validity, both included."""
    if setting.start is not None and on.day < Instant.parse(setting.start).day:
        return False
    return setting.end is None or on.day <= Instant.parse(setting.end).day


def link(generated: Generated, code: CodeType, program: Program, vocabulary: Vocabulary) -> Evaluator:
    """An evaluator from compiled code. Raises LookupError if it was generated for another vocabulary."""
    namespace = generated.namespace(vocabulary)
    exec(code, namespace)
    functions = {unit.name: namespace[unit.name] for unit in generated.units}
    evaluator = Evaluator(program, vocabulary, generated, functions)
    linecache.lazycache(generated.filename, namespace)
    weakref.finalize(evaluator, linecache.cache.pop, generated.filename, None)
    return evaluator


def build(program: Program, vocabulary: Vocabulary) -> Evaluator:
    """An evaluator made from scratch."""
    from smrl.backends.python.generate import generate

    generated = generate(program, vocabulary)
    return link(generated, generated.compile(), program, vocabulary)
