"""The laws of the operators: which types fit, what comes out, and what to say when they do not."""

from __future__ import annotations

from typing import Final

from smrl import lean
from smrl.check.describe import describe, operand
from smrl.check.reporter import Reporter
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.source import Span
from smrl.syntax import tree
from smrl.units import CALENDAR, MONTH, TIME, Unit, UnitError, canonical_unit, parse_unit
from smrl.vocabulary import NUMBER, Choice, Many, Moment, Quantity, Type

ORDER: Final = frozenset(("<", "<=", ">", ">="))


def compare(node: tree.Compare, left: core.Expr, right: core.Expr, report: Reporter) -> core.Expr | None:
    """Quantities of one dimension; words of one list; moments and objects for equality only."""
    adapted = same_type(left, right)
    if adapted is None:
        _clash(node, left, right, report)
        return None
    left, right = adapted
    if isinstance(left.type, Quantity) or (isinstance(left.type, Choice) and node.op in ORDER):
        if isinstance(left.type, Choice) and not left.type.ordered:
            report.error(
                "C209",
                f"the words of `{node.left.span.text}` have no order",
                node.op_span,
                "compare them with `=` or `in {…}`",
            )
            return None
        return core.Compare(node.op, left, right, _own_unit(left, right), span=node.span)
    if node.op in ORDER:
        help = "write `a before b`" if isinstance(left.type, Moment) else None
        report.error("C209", f"`{node.op}` needs quantities, and this is {describe(left.type)}", node.op_span, help)
        return None
    equal = core.Equal(left, right, span=node.span)
    return equal if node.op == "=" else core.Not(equal, span=node.span)


def same_type(left: core.Expr, right: core.Expr) -> tuple[core.Expr, core.Expr] | None:
    """The two brought to one type: counts take bare whole numbers, anything that has a true zero takes a literal 0."""
    if left.type == right.type or (isinstance(left.type, Choice) and _shares_words(left.type, right.type)):
        return left, right
    if isinstance(left.type, Quantity) and isinstance(right.type, Quantity):
        if _bare(right) and _takes(left.type, right):
            return left, _as(right, left.type)
        if _bare(left) and _takes(right.type, left):
            return _as(left, right.type), right
    return None


def _shares_words(left: Choice, right: Type) -> bool:
    return isinstance(right, Choice) and (left.name == right.name or set(left.values) == set(right.values))


def _bare(expr: core.Expr) -> bool:
    return isinstance(expr.type, Quantity) and expr.type.dimension.is_plain


def _takes(type: Quantity, bare: core.Expr) -> bool:
    """Whether a quantity of another kind than a bare number can be set beside that one."""
    if type.dimension.is_count:
        return isinstance(bare.type, Quantity) and bare.type.integer
    return isinstance(bare, core.Const) and bare.value == 0 and not type.dimension.is_absolute


def _as(expr: core.Expr, type: Quantity) -> core.Expr:
    """A bare number as a count, whose canonical unit is one."""
    if isinstance(expr, core.Const):
        return lean.evolve(expr, type=type)
    return expr


def _own_unit(left: core.Expr, right: core.Expr) -> Unit | None:
    """The unit a margin is told in: that of the threshold as written, else that of the fact."""
    for side in (right, left):
        if isinstance(side, core.Const) and side.unit is not None:
            return side.unit
    return left.type.unit if isinstance(left.type, Quantity) else None


def _clash(node: tree.Compare, left: core.Expr, right: core.Expr, report: Reporter) -> None:
    labels = (Label(node.left.span, operand(left)), Label(node.right.span, operand(right)))
    both = isinstance(left.type, Quantity) and isinstance(right.type, Quantity)
    if both and (_bare(left) or _bare(right)):
        bare, other = (node.left, right) if _bare(left) else (node.right, left)
        assert isinstance(other.type, Quantity)
        unit = other.type.unit.symbol
        report.error(
            "C202",
            f"a bare number cannot be compared with {other.type.dimension.describe()}",
            node.op_span,
            f"give it a unit: `{bare.span.text} {unit}`"
            if isinstance(bare, tree.Number | tree.Negative)
            else f"multiply it by `1 {unit}` if that is what it is",
            *labels,
        )
    elif both:
        assert isinstance(left.type, Quantity)
        assert isinstance(right.type, Quantity)
        report.error(
            "C201",
            f"{left.type.dimension.describe()} cannot be compared with {right.type.dimension.describe()}",
            node.op_span,
            _kind_help(left.type, right.type),
            *labels,
        )
    else:
        report.error(
            "C205", f"{describe(left.type)} cannot be compared with {describe(right.type)}", node.op_span, None, *labels
        )


def _kind_help(left: Quantity, right: Quantity) -> str | None:
    ratio = left.dimension / right.dimension
    if ratio in (CALENDAR, CALENDAR**-1):
        return "one of the two is for each day: write the same on both sides, such as `hour/day`"
    if ratio in (TIME / MONTH, MONTH / TIME, CALENDAR / MONTH, MONTH / CALENDAR):
        return "a month is not a fixed number of days: write the days out, such as `30 day`"
    return None


def member(node: tree.In, of: core.Expr, among: core.Expr, report: Reporter) -> core.Expr | None:
    """A word in a set, an object in a list, a quantity in a set of quantities."""
    if not isinstance(among.type, Many):
        report.error("C106", f"`in` needs a set or a list, and this is {describe(among.type)}", node.among.span)
        return None
    element = among.type.element
    same = of.type == element or (isinstance(of.type, Choice) and _shares_words(of.type, element))
    counted = (
        isinstance(of.type, Quantity)
        and of.type.dimension.is_count
        and isinstance(element, Quantity)
        and element.dimension.is_plain
        and element.integer
    )
    if not same and not counted:
        report.error(
            "C205",
            f"{describe(of.type)} cannot be in {describe(among.type)}",
            node.span,
            None,
            Label(node.of.span, operand(of)),
            Label(node.among.span, f"holds {describe(element)}"),
        )
        return None
    return core.Member(of, among, span=node.span)


def arithmetic(node: tree.Arithmetic, left: core.Expr, right: core.Expr, report: Reporter) -> core.Expr | None:
    """Sums of one dimension, products of any; of temperatures only differences; moments do not compute."""
    if node.op == "-" and _is_temperature(left) and _is_temperature(right):
        return core.Arithmetic("-", left, right, type=Quantity(parse_unit("delta_degC")), span=node.span)
    first, second = _computable(node, node.left, left, report), _computable(node, node.right, right, report)
    if first is None or second is None:
        return None
    whole = first.integer and second.integer and node.op != "/"
    if node.op in ("+", "-"):
        adapted = same_type(left, right)
        if adapted is None:
            report.error(
                "C201",
                f"{first.dimension.describe()} and {second.dimension.describe()} do not add",
                node.op_span,
                None,
                Label(node.left.span, operand(left)),
                Label(node.right.span, operand(right)),
            )
            return None
        left, right = adapted
        unit = first.unit if not first.dimension.is_plain else second.unit
        return core.Arithmetic(node.op, left, right, type=Quantity(unit, integer=whole), span=node.span)
    dimension = first.dimension * second.dimension if node.op == "*" else first.dimension / second.dimension
    try:
        unit = (
            NUMBER.unit
            if dimension.is_plain
            else first.unit
            if second.dimension.is_plain
            else canonical_unit(dimension)
        )
    except UnitError as error:
        report.error("C207", error.message, node.op_span, error.help)
        return None
    return core.Arithmetic(node.op, left, right, type=Quantity(unit, integer=whole), span=node.span)


def _is_temperature(expr: core.Expr) -> bool:
    return isinstance(expr.type, Quantity) and expr.type.dimension.is_absolute


def _computable(node: tree.Arithmetic, side: tree.Expr, given: core.Expr, report: Reporter) -> Quantity | None:
    if not isinstance(given.type, Quantity):
        help = "write `a within 3 day of b` or `a before b`" if isinstance(given.type, Moment) else None
        report.error("C207", f"`{node.op}` needs quantities, and this is {describe(given.type)}", side.span, help)
        return None
    if given.type.dimension.is_absolute:
        message = "temperatures are points on a scale: they compare and have differences, but do not compute otherwise"
        report.error("C208", message, side.span, "a difference is written `5 delta_degC`")
        return None
    return given.type


def grain(limit: core.Expr, span: Span, report: Reporter) -> int | None:
    """Seconds in the own unit of a length of time: how finely `within` looks."""
    dimension = limit.type.dimension if isinstance(limit.type, Quantity) else None
    if dimension != TIME:
        is_months = dimension == MONTH
        help = (
            "a month is not a fixed number of days: write the days out, such as `30 day`"
            if is_months
            else "such as `24 hour` or `3 day`"
        )
        report.error("C210", f"a length of time is needed here, and this is {describe(limit.type)}", span, help)
        return None
    assert isinstance(limit.type, Quantity)
    return max(1, int(limit.type.unit.factor))
