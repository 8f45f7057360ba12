"""What a program is compiled to, as text: every field that is not at its default, and the place it comes from."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

from smrl import lean
from smrl.core.tree import Condition, Program, Var
from smrl.source import Source, Span
from smrl.units import Unit
from smrl.values import Partial
from smrl.vocabulary import Boolean, Choice, Many, Moment, Quantity, Reference, Text, Type

WIDTH = 120


def dump(program: Program) -> str:
    """The whole program but for its text."""
    return "\n".join(_lines(lean.evolve(program, sources=()), "")) + "\n"


def _lines(thing: Any, indent: str, name: str = "") -> list[str]:
    """On one line if it fits; else its parts below it, as many on a line as fit."""
    flat = indent + name + _flat(thing)
    head, parts = _taken_apart(thing)
    if len(flat) <= WIDTH or not parts:
        return [flat]
    lines, inner = [f"{indent}{name}{head}"], f"{indent}  "
    filling = False
    for label, part in parts:
        more = _lines(part, inner, label)
        together = f"{lines[-1]} {more[0].lstrip()}"
        if filling and len(more) == 1 and len(together) <= WIDTH:
            lines[-1] = together
        else:
            lines += more
        filling = len(more) == 1
    return lines


def _flat(thing: Any) -> str:
    head, parts = _taken_apart(thing)
    if not parts:
        return head
    return f"({' '.join([head, *(name + _flat(part) for name, part in parts)])})"


def _taken_apart(thing: Any) -> tuple[str, list[tuple[str, Any]]]:
    """What stands first, and the parts with their names."""
    match thing:
        case Boolean() | Choice() | Many() | Moment() | Quantity() | Reference() | Text():
            return f"<{_type(thing)}>", []
        case Span():
            return _place(thing), []
        case Unit():
            return f"`{thing.symbol}`", []
        case Enum() | Fraction():
            return str(thing), []
        case Var(name=name):
            return f"{name}{_place(thing.span)}<{_type(thing.type)}>", []
        case Partial():
            return f"Partial of {thing.total}", [("", one) for one in thing]
        case tuple() | frozenset():
            members = thing if isinstance(thing, tuple) else sorted(thing, key=repr)
            return type(thing).__name__, [("", one) for one in members]
        case dict():
            return "dict", [(f"{key}: ", value) for key, value in thing.items()]
    if not hasattr(thing, "__attrs_attrs__") or isinstance(thing, Source):
        return repr(thing), []
    shown = type(thing).__name__ + _place(getattr(thing, "span", None))
    if hasattr(thing, "type") and not isinstance(thing, Condition):
        shown += f"<{_type(thing.type)}>"
    fields = [(one, getattr(thing, one.name)) for one in lean.fields(type(thing)) if one.name not in ("span", "type")]
    return shown, [(f"{one.name}=", value) for one, value in fields if value != one.default and value not in ((), {})]


def _place(span: Span | None) -> str:
    if span is None:
        return ""
    start, end = span.source.position(span.start), span.source.position(span.end)
    return "@{}:{}-{}:{}".format(*start, *end) if start[0] != end[0] else f"@{start[0]}:{start[1]}-{end[1]}"


def _type(type: Type) -> str:
    match type:
        case Quantity(unit=unit, integer=integer):
            return f"{'whole ' if integer else ''}{unit.symbol or 'number'}"
        case Choice(name=name, values=values, ordered=ordered):
            return f"{name}: {' < '.join(values) if ordered else ' | '.join(values)}"
        case Reference(entity=entity):
            return entity
        case Many(element=element, as_set=as_set):
            return f"{'set' if as_set else 'list'} of {_type(element)}"
    return type.__class__.__name__.lower()
