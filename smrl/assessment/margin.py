"""How far a condition is from its limit, in the unit that the rule states the limit in. Negative is short of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from smrl.assessment.gauge import distance, is_number
from smrl.assessment.reasons import members_of, truth_of
from smrl.assessment.sheet import Margin
from smrl.backends.interpret import Trace
from smrl.core import tree as core
from smrl.units import Exact
from smrl.vocabulary import Quantity

_Distance = tuple[Margin, Exact]

_OTHER: Final[dict[str, Literal["least", "most"]]] = {"least": "most", "most": "least"}


def margin(node: Trace) -> Margin | None:
    """The distance that decides a condition; None where no known quantity does."""
    found = _distance(node)
    return found[0] if found is not None else None


def _distance(node: Trace) -> _Distance | None:
    match node.expr:
        case core.Compare():
            return _compared(node.expr, node)
        case core.Not():
            return _reversed(node.children[0])
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


def _reversed(node: Trace) -> _Distance | None:
    """The distance of the opposite of a comparison; none where that only forbids one value.

    Of `not (A and B)` there is none either: two things would mend it, and neither is how far it is from being met.
    """
    while isinstance(node.expr, core.Named):
        node = node.children[0]
    found = _distance(node) if isinstance(node.expr, core.Compare) else None
    if found is None or (limit := _OTHER.get(found[0].limit)) is None:
        return None
    return Margin(-found[0].value, found[0].unit, limit), -found[1]


def _deciding(node: Trace, parts: Iterable[Trace], all_needed: bool) -> _Distance | None:
    """Only among those that came out as the whole did."""
    outcome = truth_of(node)
    found = [d for part in parts if truth_of(part) is outcome and (d := _distance(part)) is not None]
    return (min if all_needed else max)(found, key=lambda one: one[1], default=None)


def _compared(expr: core.Compare, node: Trace) -> _Distance | None:
    left, right = (child.value for child in node.children)
    if not (is_number(left) and is_number(right)):
        return None
    unit = expr.unit or (expr.left.type.unit if isinstance(expr.left.type, Quantity) else None)
    return distance(expr.op, left, right, unit)
