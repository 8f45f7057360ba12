"""What can be said of an expression's value, and of what a norm reads, without evaluating it."""

from __future__ import annotations

from collections.abc import Iterator

from smrl.core.tree import (
    Aggregate,
    Arithmetic,
    Const,
    Expr,
    If,
    Named,
    Norm,
    Param,
    Quantify,
    Read,
    Var,
    children,
)
from smrl.values import ABSENT
from smrl.vocabulary import Quantity

GROUP = "<group>"


def can_be_absent(expr: Expr) -> bool:
    """Whether known absence can come out: an unknown value may then turn out to be none at all."""
    match expr:
        case Const(value=value):
            return value is ABSENT
        case Read(of=of, optional=optional):
            return optional or can_be_absent(of)
        case Named(of=of):
            return can_be_absent(of)
        case If(then=one, otherwise=other) | Arithmetic(left=one, right=other):
            return can_be_absent(one) or can_be_absent(other)
    return False


def has_bounds(expr: Expr) -> bool:
    """Whether a number can be known by bounds only: it then comes from an aggregate or from a group's size."""
    match expr:
        case Aggregate():
            return isinstance(expr.type, Quantity)
        case Read(entity=entity, name=name):
            return entity == GROUP and name == "size"
        case Named(of=of):
            return has_bounds(of)
        case If(then=one, otherwise=other) | Arithmetic(left=one, right=other):
            return has_bounds(one) or has_bounds(other)
    return False


def free_variables(expr: Expr) -> frozenset[str]:
    """The variables that an expression's value depends on: those it reads and does not bind itself."""
    if isinstance(expr, Var):
        return frozenset((expr.name,))
    if isinstance(expr, Quantify | Aggregate):
        outer = [expr.over, *([expr.window] if isinstance(expr, Aggregate) and isinstance(expr.window, Param) else [])]
        inside = frozenset().union(
            *(free_variables(part) for part in children(expr) if all(part is not one for one in outer))
        )
        return frozenset().union(*map(free_variables, outer)) | (inside - {expr.variable})
    return frozenset().union(*map(free_variables, children(expr)))


def read_parameters(norm: Norm) -> Iterator[str]:
    """The open terms that a norm reads."""
    waiting = [expr for expr in (norm.condition, *(reason.condition for reason in norm.reasons)) if expr is not None]
    waiting += [binder.where for binder in norm.scope.binders if binder.where is not None]
    while waiting:
        expr = waiting.pop(0)
        if isinstance(expr, Param):
            yield expr.name
        waiting += children(expr)
