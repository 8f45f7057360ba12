"""How far a condition is from its limit, in the unit that the rule states the limit in. Negative is short of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Literal

import attrs

from smrl.assessment.reasons import members_of, truth_of
from smrl.assessment.sheet import Margin
from smrl.backends.interpret import Trace
from smrl.core import tree as core
from smrl.units import Exact, parse_unit
from smrl.vocabulary import Quantity

_LIMITS: Final[dict[str, Literal["least", "most", "exact"]]] = {
    ">": "least", ">=": "least", "<": "most", "<=": "most", "=": "exact",
}  # fmt: skip


@attrs.frozen
class _Distance:
    """A signed distance, and the same as a part of the limit, by which those of different units are weighed."""

    margin: Margin
    weight: Exact

    def reversed(self) -> _Distance | None:
        """The distance of the opposite condition; none where that only forbids one value."""
        other: dict[str, Literal["least", "most"]] = {"least": "most", "most": "least"}
        if (limit := other.get(self.margin.limit)) is None:
            return None
        return _Distance(Margin(-self.margin.value, self.margin.unit, limit), -self.weight)


def margin(node: Trace) -> Margin | None:
    """The distance that decides a condition; None where no known quantity does."""
    found = _distance(node)
    return found.margin if found is not None else None


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
    if not (_is_number(left) and _is_number(right)) or expr.op == "!=":
        return None
    apart, limit = left - right, _LIMITS[expr.op]
    if limit == "most":
        apart = -apart
    elif limit == "exact":
        apart = -abs(apart)
    unit = expr.unit or (expr.left.type.unit if isinstance(expr.left.type, Quantity) else None)
    if unit is None:
        return None
    if unit.is_absolute:  # the distance between two temperatures is a difference
        unit = parse_unit("delta_degF" if unit.symbol == "degF" else "delta_degC")
    return _Distance(Margin(apart, unit, limit), Fraction(apart) / abs(right) if right else apart)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
