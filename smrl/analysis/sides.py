"""One ruleset of a comparison on a day: what its open terms are bound to, and what those of the other bind for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from smrl import lean
from smrl.core import tree as core
from smrl.core.tree import Each, Norm, Param, Program, Scope
from smrl.core.validity import covers
from smrl.instants import Instant
from smrl.vocabulary import Vocabulary


@lean.frozen
class Open:
    """A term that nobody binds: any value, the same for both rulesets."""

    name: str


@lean.frozen(eq=False)
class Side:
    """A ruleset on a day, with the vocabulary that both rulesets of a comparison speak."""

    program: Program
    vocabulary: Vocabulary
    on: Instant

    def cases(self, parameter: Param) -> list[tuple[core.Expr | None, Any]]:
        """The settings in force, in order, each with where it holds."""
        settings = self.program.parameters[parameter.name].settings
        return [
            (case.where, settings[case.index].value)
            for case in parameter.cases
            if covers(settings[case.index].start, settings[case.index].end, self.on)
        ]

    def otherwise(self, parameter: Param) -> Any:
        """The value where no setting holds: the default; without settings Open; else None, for unknown."""
        default = self.program.parameters[parameter.name].default
        if default is not None:
            return default
        return None if self.cases(parameter) else Open(parameter.name)

    def open_terms(self, norms: Iterable[Norm]) -> dict[str, Param]:
        """The parameters that norms read and nobody binds."""
        found = parameters(*norms)
        return {name: one for name, one in found.items() if isinstance(self.otherwise(one), Open)}


def bound_by(side: Side, norms: tuple[Norm, ...], other: Side, norms_there: tuple[Norm, ...]) -> Bound:
    """The norms with the terms that only the other ruleset binds bound as they are there."""
    open_ = side.open_terms(norms)
    there = parameters(*norms_there) if open_ else {}
    taken = {}
    for name in open_:
        known = other.program.parameters.get(name)
        theirs = there.get(name)
        if known is None or theirs is None or known.type != side.program.parameters[name].type:
            continue
        if not isinstance(other.otherwise(theirs), Open):
            taken[name] = theirs
    if not taken:
        return Bound(side, norms, ())

    def bind(expr: core.Expr) -> core.Expr:
        return taken[expr.name] if isinstance(expr, Param) and expr.name in taken else expr

    known_there = {name: other.program.parameters[name] for name in taken}
    program = lean.evolve(side.program, parameters={**side.program.parameters, **known_there})
    return Bound(lean.evolve(side, program=program), tuple(rewritten(norm, bind) for norm in norms), tuple(taken))


@lean.frozen(eq=False)
class Bound:
    """Norms of a ruleset, with the names of the terms that were bound for it."""

    side: Side
    norms: tuple[Norm, ...]
    terms: tuple[str, ...]


def rewritten(norm: Norm, change: Callable[[core.Expr], core.Expr]) -> Norm:
    """The norm with everything in its scope, its condition and its tails changed: see `changed`."""
    binders = tuple(_changed_fields(binder, change) for binder in norm.scope.binders)
    reasons = tuple(lean.evolve(one, condition=changed(one.condition, change)) for one in norm.reasons)
    condition = None if norm.condition is None else changed(norm.condition, change)
    return lean.evolve(norm, scope=Scope(binders), reasons=reasons, condition=condition)


def changed(expr: core.Expr, change: Callable[[core.Expr], core.Expr]) -> core.Expr:
    """The expression with everything in it changed, outermost first; what is changed is not entered."""
    new = change(expr)
    if new is not expr:
        return new
    made: core.Expr = _changed_fields(expr, change)
    return made


def _changed_fields(node: Any, change: Callable[[core.Expr], core.Expr]) -> Any:
    new: dict[str, Any] = {}
    for field in lean.fields(type(node)):
        value = getattr(node, field.name)
        if isinstance(value, core.Node):
            new[field.name] = changed(value, change)  # type: ignore[arg-type]  # every node is one of Expr
        elif isinstance(value, tuple) and value and isinstance(value[0], core.Node):
            new[field.name] = tuple(changed(one, change) for one in value)
    return node if all(new[name] is getattr(node, name) for name in new) else lean.evolve(node, **new)


def parameters(*norms: Norm) -> dict[str, Param]:
    """The parameters that norms read, by name."""
    found: dict[str, Param] = {}
    for expr in expressions(*norms):
        if isinstance(expr, Param):
            found.setdefault(expr.name, expr)
    return found


def expressions(*norms: Norm) -> Iterator[core.Expr]:
    """Every expression in the norms, those of their scopes and tails as well."""
    waiting: list[core.Expr | None] = []
    for norm in norms:
        waiting += [norm.condition, *(reason.condition for reason in norm.reasons)]
        for binder in norm.scope.binders:
            waiting += [binder.over, binder.where, None if isinstance(binder, Each) else binder.by]
    while waiting:
        expr = waiting.pop()
        if expr is not None:
            yield expr
            waiting += core.children(expr)
