"""Types in the reader's words, for messages."""

from __future__ import annotations

from smrl.core.shape import GROUP
from smrl.core.tree import Const, Expr
from smrl.vocabulary import Boolean, Choice, Many, Moment, Quantity, Reference, Text, Type


def describe(type: Type) -> str:
    """A phrase such as "a condition (yes or no)", "an area in `m^2`", "one of `cell`, `room`"."""
    match type:
        case Boolean():
            return "a condition (yes or no)"
        case Quantity(unit):
            if type.dimension.is_plain:
                return "a plain number"
            return f"{type.dimension.describe()} (in `{unit.symbol}`)"
        case Text():
            return "a text"
        case Choice(values=values):
            return f"one of {some_of(values)}"
        case Moment():
            return "a day or an instant"
        case Reference(entity):
            return "a group" if entity == GROUP else f"a whole `{entity}`"
        case Many(Reference(entity)):
            return f"a list of `{entity}`"
        case Many():
            return "a set of words"


def operand(expr: Expr) -> str:
    """What an operand is, for a label under it: its type, and for a literal the unit as written."""
    if isinstance(expr, Const) and expr.unit is not None and isinstance(expr.type, Quantity):
        return f"{expr.type.dimension.describe()}, in `{expr.unit.symbol}`"
    return describe(expr.type)


def some_of(words: tuple[str, ...]) -> str:
    """Up to eight of the words in backticks."""
    shown = ", ".join(f"`{word}`" for word in words[:8])
    return shown + (" …" if len(words) > 8 else "")


def says(text: str | None) -> bool:
    """Whether a text that law asks for is there: blanks say nothing."""
    return text is not None and bool(text.strip())
