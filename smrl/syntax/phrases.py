"""Expressions, values and references as text: with as few parentheses as mean the same, and wrapped where too long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from smrl.syntax import tree as t

WIDTH: Final = 100
_TOGETHER: Final = 60  # a record or list of so many columns is not broken

# How tightly each form binds, loosest first; an operand that binds more loosely than its place asks for goes in
# parentheses. A quantifier or an `if` binds as what reaches to the right as far as it can.
_ANY, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _UNARY, _POSTFIX = range(9)

_BINDS: Final[dict[type[t.Node], int]] = {
    t.Or: _OR,
    t.And: _AND,
    t.Not: _NOT,
    t.Compare: _COMPARISON,
    t.Between: _COMPARISON,
    t.In: _COMPARISON,
    t.IsState: _COMPARISON,
    t.Before: _COMPARISON,
    t.Within: _COMPARISON,
    t.Negative: _UNARY,
    t.Number: _UNARY,  # parentheses before a dot: `(1).x`
    t.Amount: _UNARY,
}
_REACHING: Final = (t.Quantifier, t.If)


def quoted(text: str) -> str:
    """A text as a string of the language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def expression(node: t.Expr, *, closed: bool = False) -> str:
    """An expression on one line. `closed`: something follows that a quantifier or an `if` must not swallow."""
    return _text(node, _ANY, not closed)


def _in_parentheses(node: t.Expr, level: int, last: bool) -> bool:
    if isinstance(node, _REACHING):
        return not last
    if isinstance(node, t.Arithmetic):
        return level > (_SUM if node.op in "+-" else _PRODUCT)
    return level > _BINDS.get(type(node), _POSTFIX)


def _text(node: t.Expr, level: int, last: bool) -> str:
    if _in_parentheses(node, level, last):
        return f"({_bare(node, True)})"
    return _bare(node, last)


def _bare(node: t.Expr, last: bool) -> str:
    match node:
        case t.Name(word) | t.Literal_(word):
            return word
        case t.Number(written) | t.Timestamp(written):
            return written
        case t.Amount(written, _, unit):
            return f"{written} {unit}"
        case t.String(words):
            return quoted(words)
        case t.Now():
            return "now"
        case t.Field(of, word):
            return f"{_text(of, _POSTFIX, False)}.{word}"
        case t.Or(of) | t.And(of):
            word, level = _joined(node)
            return f" {word} ".join(_text(x, level, last and x is of[-1]) for x in of)
        case t.Not(of):
            return f"not {_text(of, _NOT, last)}"
        case t.Negative(of):
            return f"-{_text(of, _UNARY, last)}"
        case t.Arithmetic(op, left, right):
            own = _SUM if op in "+-" else _PRODUCT
            return f"{_text(left, own, False)} {op} {_text(right, own + 1, last)}"
        case t.If(condition, then, otherwise):
            return f"if {expression(condition)} then {expression(then)} else {_text(otherwise, _ANY, True)}"
        case t.Quantifier(_, _, _, body):
            return f"{_quantified(node)} {_text(body, _ANY, True)}"
        case _:
            return _comparison(node, last)


def _joined(node: t.And | t.Or) -> tuple[str, int]:
    return ("and", _NOT) if isinstance(node, t.And) else ("or", _AND)


def _comparison(node: t.Expr, last: bool) -> str:
    match node:
        case t.Compare(op, left, right):
            return f"{_sum(left)} {op} {_text(right, _SUM, last)}"
        case t.Between(of, low, high):
            return f"{_sum(of)} between {_sum(low)} and {_sum(high)}"
        case t.In(of, among):
            return f"{_sum(of)} in {_text(among, _POSTFIX, False)}"
        case t.IsState(of, state):
            return f"{_sum(of)} is {state}"
        case t.Before(left, right):
            return f"{_sum(left)} before {_sum(right)}"
        case t.Within(of, limit, side, anchor):
            return f"{_sum(of)} within {_sum(limit)} {'of' if side == 'after' else 'before'} {_sum(anchor)}"
        case _:
            return _collected(node)


def _sum(node: t.Expr) -> str:
    return _text(node, _SUM, False)


def _collected(node: t.Expr) -> str:
    match node:
        case t.Aggregate(kind, over, value, body, window):
            within = "" if window is None else f" over {_window(window)}"
            if value is not None:
                return f"{kind}({expression(value)} for {binding(over)}{within})"
            if body is not None:
                return f"{kind}({binding(over, closed=True)} : {expression(body)})"
            return f"{kind}({binding(over)}{within})"
        case t.SetOf() | t.ListOf() | t.RecordOf():
            return " ".join(value_chunks(node))
        case _:
            raise TypeError(f"{type(node).__name__} is no expression")


def _window(node: t.Window) -> str:
    length = node.length or node.parameter
    return f"each {node.calendar}" if length is None else expression(length)


def binding(node: t.Binding, *, closed: bool = False) -> str:
    """`x in xs where F`"""
    where = f" where {expression(node.where, closed=closed)}" if node.where is not None else ""
    return f"{node.variable} in {collection(node.over)}{where}"


def collection(node: t.Expr) -> str:
    """What a variable ranges over."""
    return _text(node, _POSTFIX, False)


def _quantified(node: t.Quantifier) -> str:
    kind = f"at least {node.number}" if node.kind == "at_least" else node.kind
    return f"{kind} {binding(node.binding, closed=True)} :"


# -- values in facts -------------------------------------------------------------------------------------------------


def value(node: t.Expr) -> str:
    """A value on one line."""
    return " ".join(value_chunks(node))


def assignment(node: t.Assignment) -> list[str]:
    """`path = value`, in chunks between which a line may end."""
    first, *rest = value_chunks(node.value)
    return [f"{'.'.join(node.path)} = {first}", *rest]


def value_chunks(node: t.Expr) -> list[str]:
    """A value in chunks between which a line may end: behind each comma."""
    match node:
        case t.ListOf(items, partial, total):
            opening = "partial " * partial + (f"{total} " if partial and total is not None else "")
            return _enclosed(f"{opening}[", map(value_chunks, items), "]")
        case t.SetOf(items):
            return _enclosed("{", map(value_chunks, items), "}")
        case t.RecordOf(fields):
            return _enclosed("(", map(assignment, fields), ")")
        case _:
            return [_text(node, _SUM, False)]


def _enclosed(opening: str, items: Iterable[list[str]], closing: str) -> list[str]:
    chunks = comma_chunks(items)
    if not chunks:
        return [opening + closing]
    chunks[0] = opening + chunks[0]
    chunks[-1] += closing
    whole = " ".join(chunks)
    return [whole] if len(whole) <= _TOGETHER else chunks


def comma_chunks(items: Iterable[list[str]]) -> list[str]:
    """The chunks of several things, a comma behind each but the last."""
    chunks: list[str] = []
    for item in items:
        if chunks:
            chunks[-1] += ","
        chunks += item
    return chunks


def filled(chunks: Iterable[str], indent: int, used: int = 0) -> list[str]:
    """Chunks in lines as long as fit; the first goes on with a line of `used` columns, if any."""
    lines = [""]
    room = WIDTH - (used or indent)
    for chunk in chunks:
        if lines[-1] and len(lines[-1]) + 1 + len(chunk) > room:
            lines.append("")
            room = WIDTH - indent
        lines[-1] += f" {chunk}" if lines[-1] else chunk
    return [line if not i and used else " " * indent + line for i, line in enumerate(lines)]


# -- wrapping --------------------------------------------------------------------------------------------------------


def wrapped(node: t.Expr, indent: int, used: int) -> list[str]:
    """An expression in lines: the first goes on with a line of `used` columns, the others begin at `indent`."""
    return _wrapped(node, _ANY, True, indent, used)


def _wrapped(node: t.Expr, level: int, last: bool, indent: int, used: int) -> list[str]:
    flat = _text(node, level, last)
    if used + len(flat) <= WIDTH:
        return [flat]
    if _in_parentheses(node, level, last):
        first, *rest = _wrapped(node, _ANY, True, indent + 1, used + 1)
        lines = [f"({first}", *rest]
        lines[-1] += ")"
        return lines
    margin = " " * indent
    match node:
        case t.And(of) | t.Or(of):
            word, inner = _joined(node)
            lines = _wrapped(of[0], inner, False, indent + 2, used)
            for operand in of[1:]:
                start = f"{margin}{word} "
                first, *rest = _wrapped(operand, inner, last and operand is of[-1], indent + 2, len(start))
                lines += [start + first, *rest]
            return lines
        case t.Not(of):
            first, *rest = _wrapped(of, _NOT, last, indent, used + 4)
            return [f"not {first}", *rest]
        case t.Quantifier(_, _, _, body):
            first, *rest = _wrapped(body, _ANY, True, indent + 2, indent)
            return [_quantified(node), margin + first, *rest]
        case t.If(condition, then, otherwise):
            lines = []
            for word, part in (("if ", condition), ("then ", then), ("else ", otherwise)):
                start = margin + word if lines else word
                first, *rest = _wrapped(part, _ANY, True, indent + 2, len(start) if lines else used + len(start))
                lines += [start + first, *rest]
            return lines
        case _:
            return [flat]


# -- references ------------------------------------------------------------------------------------------------------


def target(node: t.Target) -> str:
    """`part II.A`, `21(1)`, `71(2)#required`"""
    if node.kind == "part":
        return f"part {node.id}"
    return f"{node.id}#{node.label}" if node.label else node.id


def targets(nodes: Iterable[t.Target]) -> str:
    return ", ".join(map(target, nodes))
