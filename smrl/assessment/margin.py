"""How far a condition is from its limit, in the unit that the rule states the limit in. Negative is short of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from smrl.assessment.reasons import members_of, truth_of
from smrl.backends.interpret import Trace
from smrl.core import tree as core
from smrl.units import Exact, Measure, Unit, parse_unit
from smrl.vocabulary import Quantity


@attrs.frozen
class _Distance:
    """A signed distance, and the same as a part of the limit, by which those of different units are weighed."""

    value: Exact
    unit: Unit
    weight: Exact

    def reversed(self) -> _Distance:
        return _Distance(-self.value, self.unit, -self.weight)


def margin(node: Trace) -> Measure | None:
    """The distance that decides a condition; None where no known quantity does."""
    found = _distance(node)
    return Measure(found.value, found.unit) if found is not None else None


def _distance(node: Trace) -> _Distance | None:
    match node.expr:
        case core.Compare():
            return _compared(node.expr, node)
        case core.Not():
            inner = _distance(node.children[0])
            return inner.reversed() if inner is not None else None
        case core.Named():
            return _distance(node.children[0])
        case core.And():
            return _deciding(node, node.children, all_needed=True)
        case core.Or():
            return _deciding(node, node.children, all_needed=False)
        case core.If():
            condition, then, otherwise = node.children
            chosen = truth_of(condition)
            return _distance(then if chosen else otherwise) if chosen is not None else None
        case core.Quantify(kind="every" | "some" as kind):
            bodies = [
                body for where, body in members_of(node) if body is not None and (where is None or truth_of(where))
            ]
            return _deciding(node, bodies, all_needed=kind == "every")
    return None


def _deciding(node: Trace, parts: Iterable[Trace], all_needed: bool) -> _Distance | None:
    """Where all are needed the shortest, else the best; only among those that came out as the whole did."""
    outcome = truth_of(node)
    found = [d for part in parts if truth_of(part) is outcome and (d := _distance(part)) is not None]
    if not found:
        return None
    return (min if all_needed else max)(found, key=lambda d: d.weight)


def _compared(expr: core.Compare, node: Trace) -> _Distance | None:
    left, right = (child.value for child in node.children)
    if not (_is_number(left) and _is_number(right)):
        return None
    apart = left - right
    match expr.op:
        case "<" | "<=":
            apart = -apart
        case "=":
            apart = -abs(apart)
        case "!=":
            apart = abs(apart)
    unit = expr.unit or (expr.left.type.unit if isinstance(expr.left.type, Quantity) else None)
    if unit is None:
        return None
    if unit.is_absolute:  # the distance between two temperatures is a difference
        unit = parse_unit("delta_degF" if unit.symbol == "degF" else "delta_degC")
    return _Distance(apart, unit, Fraction(apart) / abs(right) if right else apart)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
