"""What a norm says without how it is written: spans, labels, names of variables and definitions left out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from smrl import lean
from smrl.analysis.sides import Side
from smrl.core import tree as core
from smrl.core.tree import Each, Norm
from smrl.core.validity import in_force

Names = Mapping[str, int]
"""Variables by when they were bound."""


def of_norm(norm: Norm, side: Side) -> Hashable:
    """Equal for two norms that say the same of the same subjects with the same force."""
    names: dict[str, int] = {}
    scope = tuple(_binder(binder, names, side) for binder in norm.scope.binders)
    condition = None if norm.condition is None else of(norm.condition, side, names)
    reasons = tuple((reason.kind, of(reason.condition, side, names)) for reason in norm.reasons)
    return norm.force, scope, condition, frozenset(reasons), norm.text


def subjects(norm: Norm, side: Side) -> Hashable:
    """Equal for two norms whose subjects are found in the same places, whatever filters them."""
    names: dict[str, int] = {}
    found = []
    for binder in norm.scope.binders:
        whole = _binder(binder, names, side)
        found.append(whole[:-1] if isinstance(binder, Each) else whole)
    return tuple(found)


def _binder(binder: Any, names: dict[str, int], side: Side) -> tuple[Hashable, ...]:
    over = of(binder.over, side, names)
    if isinstance(binder, Each):
        names[binder.variable] = len(names)
        return "each", over, None if binder.where is None else of(binder.where, side, names)
    inner = {**names, binder.member: len(names)}
    where = None if binder.where is None else of(binder.where, side, inner)
    by = of(binder.by, side, inner)
    names[binder.variable] = len(names)
    return "group", over, where, by


def of(expr: core.Expr, side: Side, names: Names) -> Hashable:
    """Equal for expressions that mean the same by their form alone."""
    match expr:
        case core.Named(of=inner):
            return of(inner, side, names)
        case core.Const(value=value):
            return _constant(value)
        case core.Var(name=name):
            return "var", names.get(name, name)
        case core.Read(of=inner, entity=entity, name=name):
            return "read", of(inner, side, names), entity, name
        case core.Param(name=name):
            return "parameter", *_parameter(expr, side, names)
        case core.IsBound(parameter=parameter):
            return "is bound", parameter.name, *_parameter(parameter, side, names)
        case core.And(of=parts) | core.Or(of=parts):
            return _joined(expr, [of(part, side, names) for part in parts])
        case core.InForce(validity=validity):
            return _constant(in_force(validity, side.on))
        case core.Quantify(variable=variable) | core.Aggregate(variable=variable):
            return _collected(expr, side, {**names, variable: len(names)}, names)
    return type(expr).__name__, *(_field(value, side, names) for value in _said(expr))


def _constant(value: Any) -> Hashable:
    return "const", type(value).__name__, value


def _joined(expr: core.And | core.Or, parts: list[Hashable]) -> Hashable:
    """In no order, each part once, without those that say nothing."""
    neutral, deciding = (_constant(isinstance(expr, core.And) is way) for way in (True, False))
    left = frozenset(parts) - {neutral}
    if deciding in left:
        return deciding
    return next(iter(left), neutral) if len(left) <= 1 else (type(expr).__name__, left)


def _said(expr: core.Expr) -> Iterator[Any]:
    """The fields that count when two nodes are compared."""
    for field in lean.fields(type(expr)):
        if field.eq and field.name != "type":
            yield getattr(expr, field.name)


def _field(value: Any, side: Side, names: Names) -> Hashable:
    if isinstance(value, core.Node):
        return of(value, side, names)  # type: ignore[arg-type]  # every node is one of Expr
    if isinstance(value, tuple):
        return tuple(_field(one, side, names) for one in value)
    return value  # type: ignore[no-any-return]  # fields of the core are values


def _collected(expr: core.Quantify | core.Aggregate, side: Side, inner: Names, outer: Names) -> Hashable:
    where = None if expr.where is None else of(expr.where, side, inner)
    body = expr.body if isinstance(expr, core.Quantify) else expr.value
    value = None if body is None else of(body, side, inner)
    bounds: tuple[Hashable, ...] = ()
    if isinstance(expr, core.Aggregate):
        bounds = expr.lower, expr.upper, _field(expr.window, side, outer)
    return expr.kind, of(expr.over, side, outer), where, value, *bounds


def _parameter(parameter: core.Param, side: Side, names: Names) -> tuple[Hashable, ...]:
    cases = tuple((None if where is None else of(where, side, names), value) for where, value in side.cases(parameter))
    return cases, side.otherwise(parameter)
