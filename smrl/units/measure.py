"""A quantity as a value: an exact canonical number and the unit it was stated in."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from smrl.lean import field, frozen
from smrl.units.errors import NotFinite, UnitError
from smrl.units.number import DECIMAL_TEXT, NOT_FINITE_TEXT, Exact, exact, exact_text, whole
from smrl.units.unit import Unit, parse_unit

MAX_TEXT = 160

_QUANTITY = re.compile(rf"({DECIMAL_TEXT}|{NOT_FINITE_TEXT}(?![A-Za-z]))\s*(.*)", re.DOTALL)


@frozen(eq=False)
class Measure:
    """An exact quantity; `value` is in canonical units. Equal and ordered by value within a dimension."""

    value: Exact = field(converter=whole)
    unit: Unit

    @classmethod
    def of(cls, magnitude: object, unit: Unit | str) -> Measure:
        """So many of a unit. Raises UnitError, and NotFinite for a NaN or an infinity."""
        unit = parse_unit(unit) if isinstance(unit, str) else unit
        return cls(exact(magnitude) * unit.factor + unit.offset, unit)

    @property
    def magnitude(self) -> Exact:
        """The number in its own unit."""
        return whole((self.value - self.unit.offset) / self.unit.factor)

    def to(self, unit: Unit | str) -> Measure:
        """The same quantity stated in another unit. Raises UnitError if that measures something else."""
        unit = parse_unit(unit) if isinstance(unit, str) else unit
        self._must_match(unit, "converted to")
        return Measure(self.value, unit)

    def __str__(self) -> str:
        return f"{exact_text(self.magnitude)} {self.unit.symbol}".rstrip()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Measure):
            return NotImplemented
        return self.value == other.value and self.unit.dimension == other.unit.dimension

    def __hash__(self) -> int:
        return hash((self.value, self.unit.dimension))

    def __lt__(self, other: Measure) -> bool:
        self._must_match(other.unit, "compared with")
        return self.value < other.value

    def __le__(self, other: Measure) -> bool:
        self._must_match(other.unit, "compared with")
        return self.value <= other.value

    def __gt__(self, other: Measure) -> bool:
        return other < self

    def __ge__(self, other: Measure) -> bool:
        return other <= self

    def _must_match(self, unit: Unit, deed: str) -> None:
        mine, theirs = self.unit.dimension, unit.dimension
        if mine != theirs:
            raise UnitError(
                f"`{self.unit}` cannot be {deed} `{unit}`",
                f"the one is {mine.describe()}, the other {theirs.describe()}",
            )


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Measure:
    """The quantity that text states: `60 min/day`, `4 m^2`, `12.5 °C`. Raises UnitError, and NotFinite for `nan`."""
    if len(text) > MAX_TEXT:
        raise UnitError(f"a quantity has at most {MAX_TEXT} characters")
    stripped = text.strip().replace("\N{MINUS SIGN}", "-")
    if not stripped:
        raise UnitError("the quantity is missing", "write a number and a unit, such as `1 hour/day`")
    shape = _QUANTITY.fullmatch(stripped)
    if shape is None:
        raise _no_number(stripped)
    number, unit_text = shape[1], shape[2]
    magnitude = exact(number)
    if not unit_text:
        raise UnitError(f"`{stripped}` needs a unit", f"write one after the number, such as `{stripped} hour/day`")
    if unit_text[0] in "0123456789.,":
        raise UnitError(f"`{stripped}` does not begin with one plain number", _regrouped(stripped))
    return Measure.of(magnitude, parse_unit(unit_text))


def _no_number(text: str) -> UnitError:
    try:
        parse_unit(text)
    except UnitError:
        return UnitError(f"`{text}` is not a quantity", "write a number and a unit, such as `1 hour/day`")
    return UnitError(f"`{text}` has no number", f"write one before the unit, such as `1 {text}`")


def _regrouped(text: str) -> str:
    """What a number with a comma or with blanks between its digits should look like."""
    number = re.match(r"[0-9., ]+", text)
    digits = number[0].strip() if number else text
    try:
        exact(digits.replace(" ", ""))
    except (UnitError, NotFinite) as refused:
        return refused.help if isinstance(refused, UnitError) else ""
    return f"write `{digits.replace(' ', '')}`"


def on_one_day(rate: Exact) -> Exact:
    """What a canonical rate, which is by the week, comes to on one day: 25,200 (1 hour/day) gives 3,600 (an hour)."""
    return whole(Fraction(rate) / 7)
