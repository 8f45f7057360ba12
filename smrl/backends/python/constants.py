"""What generated source refers to by number: values of rules and accessors of facts, kept beside it, never in it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from smrl import lean
from smrl.backends.python.operands import number_text
from smrl.instants import Instant


@lean.define(eq=False)
class Constants:
    """`values` are K0, K1, … in the source; `derived` the (entity, fact) pairs whose `derive` is D0, D1, …"""

    values: list[Any] = lean.field(factory=list)
    derived: list[tuple[str, str]] = lean.field(factory=list)
    _numbers: dict[Any, int] = lean.field(factory=dict)

    def text(self, value: Any) -> str:
        """How the source names a value: small whole numbers stand for themselves."""
        if value is None or value is True or value is False:
            return str(value)
        if isinstance(value, int):
            literal = number_text(value)
            if literal is not None:
                return literal
        key = _identity(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return f"K{self._numbers[key]}"

    def accessor(self, entity: str, fact: str) -> str:
        pair = (entity, fact)
        if pair not in self.derived:
            self.derived.append(pair)
        return f"D{self.derived.index(pair)}"


def _identity(value: Any) -> Any:
    """What makes two constants one. Instants compare by their stretch only, but how they were stated counts too."""
    if isinstance(value, str | Fraction | int):
        return type(value), value
    if isinstance(value, Instant):
        return Instant, value.start, value.end, value.precision, value.text, value.zone, value.wall
    return type(value), repr(value)
