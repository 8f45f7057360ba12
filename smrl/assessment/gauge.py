"""Margins without the core: for the plain case of a fact compared with a fixed limit, which most limits in law are.

A gauge is made when a ruleset is compiled and kept with its quick part, so that `smrl check` can say by how much
something failed without loading conditions. What is not that plain is measured on the trace (smrl.assessment.margin).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeGuard

from smrl.assessment.paths import read
from smrl.assessment.sheet import Margin
from smrl.backends.results import Subject
from smrl.units import Exact, Unit, parse_unit
from smrl.vocabulary import Vocabulary

if TYPE_CHECKING:
    from smrl.core.tree import Expr, Program

LIMITS: Final[Mapping[str, Literal["least", "most", "exact"]]] = {
    ">": "least", ">=": "least", "<": "most", "<=": "most", "=": "exact",
}  # fmt: skip
_OPPOSITE: Final[Mapping[str, Literal["<", "<=", ">", ">="]]] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


class Dial(NamedTuple):
    """A fact, reached from a variable step by step, and its limit."""

    op: str
    variable: str
    steps: tuple[tuple[str, str], ...]
    limit: Exact
    unit: str


class Gauge(NamedTuple):
    """The dials of a condition: all of which must hold, or any."""

    dials: tuple[Dial, ...]
    all_needed: bool


_NOTHING_MEASURED: Final = Gauge((), True)  # one for all, so that it is kept and loaded once


def gauges_of(program: Program) -> Mapping[str, Gauge]:
    """The gauges of those norms that can have one."""
    from smrl.core import tree as core

    unbound = {name for name, one in program.parameters.items() if not one.settings and one.default is None}

    def settled(expr: Expr) -> Expr:
        """Past names, and past `if … is bound` about terms that nothing in the ruleset binds."""
        match expr:
            case core.Named(of=of):
                return settled(of)
            case core.If(condition=core.IsBound(parameter=parameter), otherwise=otherwise):
                return settled(otherwise) if parameter.name in unbound else expr
        return expr

    def measures(expr: Expr) -> bool:
        """Whether a margin could come from anywhere inside."""
        expr = settled(expr)
        if isinstance(expr, core.Not):  # of which only an order has an opposite with a distance
            return isinstance(opposed := settled(expr.of), core.Compare) and opposed.op in _OPPOSITE
        if isinstance(expr, core.Compare):  # to be other than something is no distance
            return expr.op in LIMITS
        return any(map(measures, core.children(expr)))

    def gauge(condition: Expr | None) -> Gauge | None:
        if condition is None or not measures(condition):
            return _NOTHING_MEASURED  # which is known too
        condition = settled(condition)
        parts = condition.of if isinstance(condition, core.And | core.Or) else (condition,)
        dials = [_dial(settled(part)) for part in parts if measures(part)]
        plain = [dial for dial in dials if dial is not None]
        return Gauge(tuple(plain), not isinstance(condition, core.Or)) if len(plain) == len(dials) else None

    return {norm.id: found for norm in program.norms if (found := gauge(norm.condition)) is not None}


def _dial(expr: Expr) -> Dial | None:
    from smrl.core import tree as core
    from smrl.lean import evolve

    if isinstance(expr, core.Not) and isinstance(expr.of, core.Compare) and expr.of.op in _OPPOSITE:
        expr = evolve(expr.of, op=_OPPOSITE[expr.of.op])
    if not isinstance(expr, core.Compare) or expr.op not in LIMITS or expr.unit is None:
        return None
    if not isinstance(expr.right, core.Const) or not is_number(expr.right.value):
        return None
    at, steps = expr.left, []
    while isinstance(at, core.Read) and not at.entity.startswith("<"):
        steps.append((at.entity, at.name))
        at = at.of
    if not steps or not isinstance(at, core.Var):
        return None
    return Dial(expr.op, at.name, tuple(reversed(steps)), expr.right.value, expr.unit.symbol)


# -- reading them -----------------------------------------------------------------------------------------------------


def measure(gauge: Gauge, holds: bool, subject: Subject, vocabulary: Vocabulary, root: Any) -> Margin | None:
    """The margin of a condition of which it is known whether it holds."""
    bound = {**subject.bound, vocabulary.root: root}
    found = []
    for dial in gauge.dials:
        value = _value(dial, bound, vocabulary, root)
        if is_number(value) and _holds(dial, value) is holds:
            found.append(distance(dial.op, value, dial.limit, parse_unit(dial.unit) if dial.unit else None))
    return deciding([one for one in found if one is not None], gauge.all_needed)


def _value(dial: Dial, bound: Mapping[str, Any], vocabulary: Vocabulary, root: Any) -> Any:
    value = bound.get(dial.variable)
    for entity, name in dial.steps:
        if not value and not isinstance(value, tuple):  # unknown, or known absence
            return None
        value = read(vocabulary, entity, name, value, root)
    return value


def _holds(dial: Dial, value: Exact) -> bool:
    match dial.op:
        case ">":
            return value > dial.limit
        case ">=":
            return value >= dial.limit
        case "<":
            return value < dial.limit
        case "<=":
            return value <= dial.limit
    return value == dial.limit


def is_number(value: object) -> TypeGuard[Exact]:
    """Whether it is a number known exactly."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def distance(op: str, left: Exact, right: Exact, unit: Unit | None) -> tuple[Margin, Exact] | None:
    """The signed distance, and its weight: the same as a part of the limit, to compare distances of any unit by."""
    if unit is None or op not in LIMITS:
        return None
    limit = LIMITS[op]
    apart: Exact = right - left if limit == "most" else left - right
    if limit == "exact" and apart > 0:
        apart = right - left
    if unit.is_absolute:  # the distance between two temperatures is a difference
        unit = parse_unit("delta_degF" if unit.symbol == "degF" else "delta_degC")
    scale = abs(Fraction(right))
    return Margin(apart, unit, limit), apart / scale if scale else apart


def deciding(found: Iterable[tuple[Margin, Exact]], all_needed: bool) -> Margin | None:
    """Where all are needed the shortest, else the best."""
    best = (min if all_needed else max)(found, key=lambda one: one[1], default=None)
    return best[0] if best is not None else None
