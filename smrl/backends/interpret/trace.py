"""Evaluation with everything kept that it came from: what explanations are told from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from smrl import lean
from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.values import value
from smrl.core import tree as core
from smrl.values import ABSENT


@lean.frozen(eq=False)
class Trace:
    """An expression, its value, and the traces of all its parts: nothing is skipped because the rest decided.

    Parts of a quantifier or an aggregate come once for each member; `member` is then the variable and the object.
    """

    expr: core.Expr
    value: Any
    children: tuple[Trace, ...] = ()
    member: tuple[str, Any] | None = None


def trace(expr: core.Expr, env: Environment) -> Trace:
    """The value of an expression with the values of all its parts. What does not depend on a member is traced once."""
    return _traced(expr, env.remembering())


def trace_open(expr: core.Expr, env: Environment) -> Trace:
    """The same without the parts of conditions that are known: all it takes to see what is missing."""
    return _opened(expr, env.remembering())


def _traced(expr: core.Expr, env: Environment) -> Trace:
    return Trace(expr, value(expr, env), tuple(_inside(expr, env, _traced)))


def _opened(expr: core.Expr, env: Environment) -> Trace:
    known = value(expr, env)
    settled = isinstance(known, bool) and not isinstance(expr, core.Read)
    return Trace(expr, known, () if settled else tuple(_inside(expr, env, _opened)))


def _inside(expr: core.Expr, env: Environment, work_out: Callable[[core.Expr, Environment], Trace]) -> Iterator[Trace]:
    for part, inner, member in _parts(expr, env):
        assert inner.memo is not None
        node: Trace = inner.memo.of(part, inner, work_out)
        yield node if member is None else lean.evolve(node, member=member)


def _parts(expr: core.Expr, env: Environment) -> Iterator[tuple[core.Expr, Environment, tuple[str, Any] | None]]:
    if not isinstance(expr, core.Quantify | core.Aggregate):
        for part in core.children(expr):
            yield part, env, None
        return
    yield expr.over, env, None
    members = value(expr.over, env)
    inside = (expr.where, expr.body if isinstance(expr, core.Quantify) else expr.value)
    for member in () if members is None or members is ABSENT else members:
        for inner in inside:
            if inner is not None:
                yield inner, env.bind(expr.variable, member), (expr.variable, member)
