"""What a quantity measures: powers of base dimensions, some of them kinds that physics does not tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from smrl.lean import field, frozen
from smrl.units.table import BASES, COUNTED, CURRENCIES, TEMPERATURE, Powers

_LENGTHS = {1: "length", 2: "area", 3: "volume"}


def _sorted_powers(powers: Mapping[str, int] | Iterable[tuple[str, int]]) -> Powers:
    items = powers.items() if isinstance(powers, Mapping) else powers
    return tuple(sorted((name, power) for name, power in items if power))


@frozen
class Dimension:
    """Powers of base dimensions, sorted by name: `Dimension({"time": 1, "calendar": -1})` is time per day."""

    powers: Powers = field(default=(), converter=_sorted_powers)

    def __lt__(self, other: Dimension) -> bool:
        return self.powers < other.powers

    @property
    def is_plain(self) -> bool:
        """A number without a unit."""
        return not self.powers

    @property
    def is_count(self) -> bool:
        """A number of counted things, such as persons, which a bare whole number may be compared with."""
        return len(self.powers) == 1 and self.powers[0][0] in COUNTED and self.powers[0][1] == 1

    @property
    def is_money(self) -> bool:
        """An amount in one currency."""
        return len(self.powers) == 1 and self.powers[0][0] in CURRENCIES and self.powers[0][1] == 1

    @property
    def is_absolute(self) -> bool:
        """A point on a scale whose zero is a convention: it compares and subtracts, but does not add."""
        return self.powers == ((TEMPERATURE, 1),)

    def __mul__(self, other: Dimension) -> Dimension:
        return _combine(self, other, 1)

    def __truediv__(self, other: Dimension) -> Dimension:
        return _combine(self, other, -1)

    def __pow__(self, power: int) -> Dimension:
        return Dimension((name, exponent * power) for name, exponent in self.powers)

    def describe(self) -> str:
        """A readable phrase: "area", "time per day", "persons per toilet", "a plain number"."""
        if self.is_plain:
            return "a plain number"
        above = [_phrase(name, power) for name, power in self.powers if power > 0]
        below = [_phrase(name, -power, one=True) for name, power in self.powers if power < 0]
        return " per ".join([" times ".join(above) or "number", *below])

    def __str__(self) -> str:
        return self.describe()


PLAIN = Dimension()
TIME = Dimension({"time": 1})
CALENDAR = Dimension({"calendar": 1})
MONTH = Dimension({"month": 1})
TEMPERATURE_DIFFERENCE = Dimension({"temperature_difference": 1})


@lru_cache(maxsize=1024)
def _combine(left: Dimension, right: Dimension, sign: int) -> Dimension:
    powers = Counter(dict(left.powers))
    for name, power in right.powers:
        powers[name] += sign * power
    return Dimension(powers)


def _phrase(name: str, power: int, *, one: bool = False) -> str:
    if name == "length" and power in _LENGTHS:
        return _LENGTHS[power]
    if name in CURRENCIES:
        word = name if one else f"money in {name}"
    else:
        word = BASES[name].one if one else BASES[name].many
    return word if power == 1 else f"{word}^{power}"
