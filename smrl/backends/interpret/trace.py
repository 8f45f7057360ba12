"""Evaluation with everything kept that it came from: what explanations are told from."""

from __future__ import annotations

from collections.abc import Iterator
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


def _traced(expr: core.Expr, env: Environment) -> Trace:
    parts = []
    for part, inner, member in _parts(expr, env):
        assert inner.memo is not None
        node: Trace = inner.memo.of(part, inner, _traced)
        parts.append(node if member is None else lean.evolve(node, member=member))
    return Trace(expr, value(expr, env), tuple(parts))


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
