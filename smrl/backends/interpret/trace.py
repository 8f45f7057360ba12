"""Evaluation with everything kept that it came from: what explanations are told from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from smrl import lean
from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.values import dating_fact, truth, value, window_found
from smrl.core import tree as core
from smrl.values import ABSENT
from smrl.vocabulary import Fact, Reference


@lean.frozen(eq=False)
class Trace:
    """An expression, its value, and the traces of all its parts: nothing is skipped because the rest decided.

    Parts of a quantifier or an aggregate come once for each member; `member` is then the variable and the object.
    `unwritten` are facts that a count or sum in windows reads though no rule names them: the days of the members that
    may be in, and the period. `window`: first and last day of the window that made it what it is, if one did.
    """

    expr: core.Expr
    value: Any
    children: tuple[Trace, ...] = ()
    member: tuple[str, Any] | None = None
    unwritten: tuple[Trace, ...] = ()
    window: tuple[int, int] | None = None


def trace(expr: core.Expr, env: Environment) -> Trace:
    """The value of an expression with the values of all its parts. What does not depend on a member is traced once."""
    return _traced(expr, env.remembering())


def trace_open(expr: core.Expr, env: Environment) -> Trace:
    """The same without the parts of conditions that are known: all it takes to see what is missing."""
    return _opened(expr, env.remembering())


def _traced(expr: core.Expr, env: Environment) -> Trace:
    return _node(expr, value(expr, env), env, _traced)


def _opened(expr: core.Expr, env: Environment) -> Trace:
    known = value(expr, env)
    settled = isinstance(known, bool) and not isinstance(expr, core.Read)
    return Trace(expr, known) if settled else _node(expr, known, env, _opened)


def _node(expr: core.Expr, known: Any, env: Environment, work_out: Callable[[core.Expr, Environment], Trace]) -> Trace:
    parts = tuple(_inside(expr, env, work_out))
    if not isinstance(expr, core.Aggregate) or expr.window is None:
        return Trace(expr, known, parts)
    return Trace(expr, known, parts, unwritten=tuple(_unwritten(expr, env)), window=window_found(expr, env))


def _unwritten(expr: core.Aggregate, env: Environment) -> Iterator[Trace]:
    if isinstance(expr.window, core.Param):
        yield _traced(expr.window, env)
    dated_by = dating_fact(expr, env)
    members = value(expr.over, env)
    for member in () if members is None or members is ABSENT else members:
        inner = env.bind(expr.variable, member)
        if member is not None and (expr.where is None or truth(expr.where, inner) is not False):
            of = core.Var(expr.variable, type=Reference(dated_by.entity))
            yield lean.evolve(_read(of, member, dated_by, env), member=(expr.variable, member))
    vocabulary = env.vocabulary
    if expr.kind in ("least_count", "least_sum") and vocabulary.period is not None:
        root = core.Var(vocabulary.root, type=Reference(vocabulary.root))
        for name in vocabulary.period:
            yield _read(root, env.root, vocabulary.entities[vocabulary.root].facts[name], env)


def _read(of: core.Var, owner: Any, fact: Fact, env: Environment) -> Trace:
    found = env.read(owner, fact.entity, fact.name)
    read = core.Read(of, fact.entity, fact.name, fact.optional, type=fact.type)
    return Trace(read, found, (Trace(of, owner),))


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
