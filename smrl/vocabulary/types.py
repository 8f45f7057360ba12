"""The types of facts and of expressions. They are values: compared, hashed, pickled.

How a value of each type looks at run time (unknown is `None` and known absence `ABSENT` for all of them):

| type | value |
|---|---|
| Boolean | True, False |
| Quantity | canonical magnitude, an int or a Fraction (see smrl.units) |
| Choice, Text | str |
| Moment | smrl.instants.Instant |
| Reference | the object itself |
| Many | a tuple, or a Partial; for sets too (of str) |
"""

from __future__ import annotations

from fractions import Fraction

from smrl import lean
from smrl.units import Dimension, Unit, parse_unit


@lean.frozen
class Boolean:
    """Yes or no."""


@lean.frozen
class Quantity:
    """A magnitude with a unit; `unit` is the one people state it in, only the dimension decides what fits."""

    unit: Unit
    integer: bool = False

    @property
    def dimension(self) -> Dimension:
        return self.unit.dimension

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and self.unit.dimension == other.unit.dimension

    def __hash__(self) -> int:
        return hash(self.unit.dimension)


@lean.frozen
class Text:
    """Any words; comparable for equality only."""


@lean.frozen
class Choice:
    """One of a closed list of words. Ordered choices can also be compared with `<`."""

    name: str
    values: tuple[str, ...]
    ordered: bool = False


@lean.frozen
class Moment:
    """A dated point, known to the day, the hour, the minute or the second."""


@lean.frozen
class Reference:
    """Another entity, or a group of facts."""

    entity: str


@lean.frozen
class Many:
    """A list of records (or of links), or a set of words."""

    element: Type
    as_set: bool = False


Type = Boolean | Quantity | Text | Choice | Moment | Reference | Many

BOOLEAN = Boolean()
TEXT = Text()
MOMENT = Moment()
NUMBER = Quantity(Unit(symbol="", dimension=parse_unit("percent").dimension, factor=Fraction(1), offset=Fraction(0)))
