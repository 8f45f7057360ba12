"""Operators that change one expression of a rule. Each yields every change that it can make at a node, or none.

A change keeps the type: what comes out would pass the checker. What the checker has added of its own, and nobody has
written, is left alone: there the source does not read as the node says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from smrl import lean
from smrl.core import tree as core
from smrl.mutation.edits import Change, Edit, begins, between, dropped, join, joined, negated, negation, word
from smrl.source import Span
from smrl.units.number import whole
from smrl.vocabulary import Boolean, Choice, Quantity

_FIGURE: Final = re.compile(r"(?:at\s+least\s+)?([0-9]+(?:\.[0-9]+)?)")
_WINDOW: Final = re.compile(r"\bover\s+([0-9]+)\s*(\w+)")
_BOUNDARY: Final[dict[str, tuple[Any, ...]]] = {
    ">=": (">",), ">": (">=",), "<=": ("<",), "<": ("<=",), "=": (">=", "<="), "!=": (">", "<"),
}  # fmt: skip
_EXTREMES: Final[dict[str, tuple[Any, ...]]] = {
    "minimum": ("maximum",), "maximum": ("minimum",), "average": ("minimum", "maximum"),
    "longest_run": ("longest_gap",), "longest_gap": ("longest_run",),
    "greatest_count": ("least_count",), "least_count": ("greatest_count",),
    "greatest_sum": ("least_sum",), "least_sum": ("greatest_sum",),
}  # fmt: skip
_CALENDAR: Final[dict[str, Any]] = {"week": "month", "month": "year", "year": "month"}


def threshold(expr: core.Expr) -> Iterator[Change]:
    """A number, one unit of its last written digit more, and one less if not below zero; a bare `0` as 1 of a unit."""
    if not isinstance(expr, core.Const) or not isinstance(expr.value, int | Fraction) or expr.span is None:
        return
    found = _FIGURE.match(expr.span.text)
    if found is None or isinstance(expr.value, bool):
        return
    written = Decimal(found[1])
    step = Decimal(1).scaleb(int(written.as_tuple().exponent))
    place = Span(expr.span.source, expr.span.start + found.start(1), expr.span.start + found.end(1))
    unit = expr.type.unit if isinstance(expr.type, Quantity) and expr.unit is None else expr.unit
    meant = f" {unit.symbol}" if unit is not None and unit is not expr.unit and unit.symbol else ""
    for delta in (step, -step):
        if written + delta >= 0:
            by = Fraction(delta) * (unit.factor if unit is not None else 1)
            yield Change(lean.evolve(expr, value=whole(expr.value + by)), Edit(place, f"{written + delta}{meant}"))


def word_of_choice(expr: core.Expr) -> Iterator[Change]:
    """A word of a closed list, the next of the list instead; after the last comes the first."""
    if isinstance(expr, core.Const) and isinstance(expr.type, Choice) and expr.value in expr.type.values:
        words = expr.type.values
        other = words[(words.index(expr.value) + 1) % len(words)]
        if expr.span is not None and expr.span.text == expr.value and other != expr.value:
            yield Change(lean.evolve(expr, value=other), Edit(expr.span, other))


def member(expr: core.Expr) -> Iterator[Change]:
    """A written set without one of its words, each in turn."""
    if not isinstance(expr, core.Const) or not isinstance(expr.value, frozenset) or expr.span is None:
        return
    words = re.findall(r"\w+", expr.span.text)
    if len(words) < 2 or set(words) != expr.value:
        return
    for one in words:
        rest = "{" + ", ".join(other for other in words if other != one) + "}"
        yield Change(lean.evolve(expr, value=expr.value - {one}), Edit(expr.span, rest))


def comparison(expr: core.Expr) -> Iterator[Change]:
    """A comparison with its bound taken in, or left out; `=` as `>=` and `<=`; `a before b` as `not (b before a)`."""
    if isinstance(expr, core.Compare) and expr.span is not None and not begins(expr.span, "at", "least"):
        place = between(expr.left, expr.right) or expr.span
        zero = isinstance(expr.right, core.Const) and expr.right.value == 0
        for op in _BOUNDARY[expr.op]:
            if zero and op in ("<=", "<") and expr.op in ("=", "!="):
                continue  # what counts is never below zero
            edit = _operator(place, expr.op, op)
            if edit is not None:
                yield Change(lean.evolve(expr, op=op), edit)
    elif isinstance(expr, core.Before) and expr.span is not None:
        left, right = expr.left.span, expr.right.span
        if left is not None and right is not None:
            swapped = lean.evolve(expr, left=expr.right, right=expr.left)
            text = f"not ({right.text} before {left.text})"
            yield Change(core.Not(swapped, span=expr.span), Edit(expr.span, text))


def quantifier(expr: core.Expr) -> Iterator[Change]:
    """`every`, `some` and `most` for one another; `no` as `some` and as `every`."""
    if isinstance(expr, core.Quantify) and _is_written(expr):
        assert expr.span is not None
        kinds: tuple[Any, ...] = ("every", "some", "most")
        for kind in kinds:
            if kind != expr.kind and (edit := word(expr.span, expr.kind, kind)) is not None:
                yield Change(lean.evolve(expr, kind=kind), edit)
    elif isinstance(expr, core.Not) and isinstance(expr.of, core.Quantify) and expr.span is not None:
        others: tuple[Any, ...] = ("some", "every") if begins(expr.span, "no") else ()
        for kind in others:
            if (edit := word(expr.span, "no", kind)) is not None:
                yield Change(lean.evolve(expr.of, kind=kind), edit)


def filtered(expr: core.Expr) -> Iterator[Change]:
    """A quantifier or an aggregate over all members, without its `where`."""
    if isinstance(expr, core.Quantify | core.Aggregate) and expr.where is not None:
        for edit in dropped(expr.where.span, "where"):
            yield Change(lean.evolve(expr, where=None), edit)


def connective(expr: core.Expr) -> Iterator[Change]:
    """`and` as `or`, `or` as `and`."""
    if isinstance(expr, core.And) and joined(expr.of, "and"):
        yield Change(core.Or(expr.of, span=expr.span), join(expr, expr.of, expr.of, "or"))
    elif isinstance(expr, core.Or) and joined(expr.of, "or"):
        yield Change(core.And(expr.of, span=expr.span), join(expr, expr.of, expr.of, "and"))


def operand(expr: core.Expr) -> Iterator[Change]:
    """An `and` or an `or` without one of its parts, each in turn."""
    if not isinstance(expr, core.And | core.Or):
        return
    how = "and" if isinstance(expr, core.And) else "or"
    if not joined(expr.of, how):
        return
    for at in range(len(expr.of)):
        kept = expr.of[:at] + expr.of[at + 1 :]
        yield Change(kept[0] if len(kept) == 1 else lean.evolve(expr, of=kept), join(expr, expr.of, kept, how))


def opposite(expr: core.Expr) -> Iterator[Change]:
    """A fact, a class or a comparison that is wanted, as its opposite; `not` left out."""
    if expr.span is None or not isinstance(expr.type, Boolean):
        return
    if isinstance(expr, core.Not):
        if begins(expr.span, "not") and expr.of.span is not None and expr.of.span != expr.span:
            yield Change(expr.of, Edit(expr.span, expr.of.span.text))
    elif isinstance(expr, core.Quantify):
        if _is_written(expr):
            yield Change(negated(expr), Edit(expr.span, f"({negation(expr.span.text)})"))
    elif not isinstance(expr, core.And | core.Or | core.If | core.Const | core.Travels | core.InForce | core.Case):
        yield Change(negated(expr), Edit(expr.span, negation(expr.span.text)))


def arms(expr: core.Expr) -> Iterator[Change]:
    """An `if` with its arms exchanged, and each arm alone."""
    if not isinstance(expr, core.If) or expr.span is None:
        return
    condition, then, otherwise = (one.span for one in (expr.condition, expr.then, expr.otherwise))
    if condition is None or then is None or otherwise is None:
        return
    if not isinstance(expr.otherwise, core.If):  # of several, exchanging the last is enough
        swapped = lean.evolve(expr, then=expr.otherwise, otherwise=expr.then)
        text = f"(if {condition.text} then ({otherwise.text}) else ({then.text}))"
        yield Change(swapped, Edit(expr.span, text))
    yield Change(expr.then, Edit(expr.span, f"({then.text})"))
    yield Change(expr.otherwise, Edit(expr.span, f"({otherwise.text})"))


def extreme(expr: core.Expr) -> Iterator[Change]:
    """`minimum` as `maximum`, `average` as either, runs as gaps, the greatest in a window as the least, and back."""
    if isinstance(expr, core.Aggregate) and expr.span is not None:
        for kind in _EXTREMES.get(expr.kind, ()):
            if (edit := word(expr.span, expr.kind, kind)) is not None:
                yield Change(lean.evolve(expr, kind=kind), edit)


def window(expr: core.Expr) -> Iterator[Change]:
    """A window one unit longer or shorter, another stretch of the calendar; `within D of T` as `within D before T`."""
    if isinstance(expr, core.Aggregate) and expr.span is not None and expr.window is not None:
        yield from _other_windows(expr, expr.span)
    elif isinstance(expr, core.Within) and expr.side != "until":
        place = between(expr.limit, expr.anchor)
        old, new = ("of", "before") if expr.side == "after" else ("before", "of")
        edit = None if place is None else word(place, old, new)
        if edit is not None:
            yield Change(lean.evolve(expr, side="before" if expr.side == "after" else "after"), edit)


def _other_windows(expr: core.Aggregate, span: Span) -> Iterator[Change]:
    if not isinstance(expr.window, int):
        other = _CALENDAR[str(expr.window)]
        place = word(span, f"each {expr.window}", f"each {other}")
        if place is not None:
            yield Change(lean.evolve(expr, window=other), place)
        return
    found = _WINDOW.search(span.text)
    if found is None:
        return
    number = int(found[1])
    place_ = Span(span.source, span.start + found.start(1), span.start + found.end(1))
    for other_number in (number + 1, number - 1):
        if other_number >= 1:
            days = expr.window * other_number // number
            yield Change(lean.evolve(expr, window=days), Edit(place_, str(other_number)))


def arithmetic(expr: core.Expr) -> Iterator[Change]:
    """A sum as a difference and back, and each without what is added or taken away."""
    if not isinstance(expr, core.Arithmetic) or expr.op not in ("+", "-") or expr.span is None:
        return
    place, left = between(expr.left, expr.right), expr.left.span
    if place is None or left is None or expr.type != expr.left.type:
        return
    other: Any = "-" if expr.op == "+" else "+"
    edit = _operator(place, expr.op, other)
    if edit is not None:
        yield Change(lean.evolve(expr, op=other), edit)
    yield Change(expr.left, Edit(expr.span, left.text))


def _is_written(expr: core.Quantify) -> bool:
    """Whether somebody wrote it: the checker asks for `some` of those whom a part's filter names."""
    return expr.span is not None and expr.body.span != expr.span and begins(expr.span, expr.kind)


def _operator(place: Span, old: str, new: str) -> Edit | None:
    at = place.text.find(old)
    if at < 0:
        return None
    return Edit(Span(place.source, place.start + at, place.start + at + len(old)), new)
