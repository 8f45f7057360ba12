"""What is changed in a function to make a mutant of it: one small fault of the kind that people make.

    comparison   `<` `<=`, `>` `>=`, `==` `!=`, `is` `is not`, `in` `not in`: each becomes the other of its pair
    condition    of `if`, `while`, a conditional expression, a comprehension or a case: negated
    connective   `and` `or`: each becomes the other
    operand      one side of `and` or `or` is left out
    negation     `not x` becomes `x`
    arithmetic   `+` `-`, `*` `/`, `&` `|`, `<<` `>>`: each becomes the other; `//` and `%` become `*`; `-x` becomes `x`
    number       one more
    truth        `True` `False`: each becomes the other
    text         other text (one mutant for each literal, f-strings included)
    result       `return x` returns None
    statement    a call, a `yield` or an augmented assignment is left out; `break` `continue`: each becomes the other
    argument     a keyword argument is left out
    case         a case of a `match` is left out

Arguments by position are never left out and assigned values never replaced: nearly every such mutant falls over a
TypeError wherever it is run at all, and would flatter the score. What type checkers need (annotations, assertions) and
what runs once on import (decorators, defaults, tables) is left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

OPERATORS: Final = (
    "comparison", "condition", "connective", "operand", "negation", "arithmetic", "number", "truth", "text", "result",
    "statement", "argument", "case",
)  # fmt: skip

_PAIRS: Final[tuple[tuple[type[Any], type[Any]], ...]] = (
    (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub), (ast.Mult, ast.Div), (ast.BitAnd, ast.BitOr), (ast.LShift, ast.RShift),
)  # fmt: skip
_OTHER: Final[dict[type[Any], type[Any]]] = {
    **dict(_PAIRS), **{right: left for left, right in _PAIRS}, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
_EITHER_WAY: Final = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)  # the other of the pair is the negation


class Change(NamedTuple):
    """A node that takes the place of another, or None for a part that is left out."""

    operator: str
    node: ast.AST
    instead: ast.AST | None


def changes(node: ast.AST) -> Iterator[Change]:
    """What can be changed in a node itself; its parts have changes of their own."""
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                others = [*ops[:at], _OTHER[type(op)](), *ops[at + 1 :]]
                yield Change("comparison", node, ast.Compare(node.left, others, node.comparators))
        case ast.BoolOp(op=op, values=values):
            yield Change("connective", node, ast.BoolOp(_OTHER[type(op)](), values))
            for at in range(len(values)):
                left = [*values[:at], *values[at + 1 :]]
                yield Change("operand", node, left[0] if len(left) == 1 else ast.BoolOp(op, left))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Change("negation", node, operand)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield Change("arithmetic", node, operand)
        case ast.BinOp(op=op) if type(op) in _OTHER:
            yield Change("arithmetic", node, ast.BinOp(node.left, _OTHER[type(op)](), node.right))
        case ast.Constant(value=bool() as value):
            yield Change("truth", node, ast.Constant(not value))
        case ast.Constant(value=int() as value):
            yield Change("number", node, ast.Constant(value + 1))
        case ast.Constant(value=str() as value):
            yield Change("text", node, ast.Constant(f"XX{value}"))
        case ast.JoinedStr(values=values):
            yield Change("text", node, ast.JoinedStr([ast.Constant("XX"), *values]))
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield Change("result", node, ast.Return(ast.Constant(None)))
        case ast.Expr() | ast.AugAssign():
            yield Change("statement", node, ast.Pass())
        case ast.Break():
            yield Change("statement", node, ast.Continue())
        case ast.Continue():
            yield Change("statement", node, ast.Break())
        case ast.Call(keywords=keywords):
            for keyword in keywords:
                if keyword.arg is not None:
                    yield Change("argument", keyword, None)
        case ast.Match(cases=cases) if len(cases) > 1:
            for case in cases:
                yield Change("case", case, None)
        case ast.If() | ast.While() | ast.IfExp():
            yield from _negated(node.test)
        case ast.comprehension(ifs=ifs):
            for test in ifs:
                yield from _negated(test)
        case ast.match_case(guard=ast.expr() as guard):
            yield from _negated(guard)


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that may be changed."""
    match node:
        case ast.Assert():
            return
        case ast.FunctionDef(body=body):
            yield from body[1:] if ast.get_docstring(node, clean=False) is not None else body
        case ast.Lambda(body=inside):
            yield inside
        case ast.AnnAssign(value=value):
            if value is not None:
                yield value
        case ast.JoinedStr(values=values):  # its texts count with it; a format has a grammar of its own
            yield from (value.value for value in values if isinstance(value, ast.FormattedValue))
        case _:
            yield from ast.iter_child_nodes(node)


def _negated(test: ast.expr) -> Iterator[Change]:
    """Not where another operator comes to the same."""
    match test:
        case ast.UnaryOp(op=ast.Not()):
            return
        case ast.Compare(ops=[op]) if isinstance(op, _EITHER_WAY):
            return
    yield Change("condition", test, ast.UnaryOp(ast.Not(), test))


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
