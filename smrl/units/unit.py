"""Units and their text: `hour/day`, `m^2/person`, `kcal/person/day`, `/week`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from smrl.lean import frozen
from smrl.units.dimension import PLAIN, Dimension
from smrl.units.errors import UnitError
from smrl.units.table import BY_NAME, BY_SYMBOL, CANONICAL, CURRENCIES, Row

MAX_TEXT = 64
MAX_FACTORS = 12
MAX_EXPONENT = 9

Factors = tuple[tuple[str, int], ...]

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_REWRITE = str.maketrans({"·": "*", "×": "*", "⋅": "*", "℃": "°C", "℉": "°F", "º": "°", "−": "-"})
_FACTOR = re.compile(r"([^\^]+)(?:\^(-?[0-9]+))?")
_CURRENCY_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₽": "RUB", "¥": "JPY"}


@frozen
class Unit:
    """A product of powers of table rows; a magnitude m in it is m * factor + offset in canonical units."""

    symbol: str
    dimension: Dimension
    factor: Fraction
    offset: Fraction = Fraction(0)
    factors: Factors = ()

    @property
    def is_absolute(self) -> bool:
        """A temperature on a scale: it compares and subtracts, but does not add or multiply."""
        return self.dimension.is_absolute

    def __mul__(self, other: Unit) -> Unit:
        return _combined(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _combined(self, other, -1)

    def __str__(self) -> str:
        return self.symbol


def same_dimension(a: Unit, b: Unit) -> bool:
    """Whether quantities in the two units can be compared."""
    return a.dimension == b.dimension


@lru_cache(maxsize=1024)
def canonical_unit(dimension: Dimension) -> Unit:
    """The unit in which values of this dimension are held: its factor is 1. Raises UnitError beyond the ninth power."""
    return _compose((CANONICAL[name], power) for name, power in dimension.powers)


@lru_cache(maxsize=1024)
def _combined(left: Unit, right: Unit, sign: int) -> Unit:
    if left.is_absolute or right.is_absolute:
        raise UnitError("temperatures do not multiply", "a temperature difference does: `delta_degC`")
    factors = [(BY_SYMBOL[name], power) for name, power in left.factors]
    factors += [(BY_SYMBOL[name], sign * power) for name, power in right.factors]
    merged = _merge(factors)
    if any(row.below and power < 0 for row, power in merged):
        # Dividing by a duration of days must not read back as "per calendar day", so its value is shown canonically.
        return canonical_unit(left.dimension * right.dimension**sign)
    return _compose(merged)


@lru_cache(maxsize=2048)
def parse_unit(text: str) -> Unit:
    """The unit that the text names: factors joined by `/` and `*` from left to right, powers as `^2`, `**2` or `²`.

    A day or a week below the line is a calendar day. Raises UnitError; at most 64 characters, 12 factors, power 9.
    """
    if len(text) > MAX_TEXT:
        raise UnitError(f"a unit has at most {MAX_TEXT} characters")
    if re.search(r"\s", text.strip()):
        raise UnitError(f"the unit `{text.strip()}` has spaces", _joined(text))
    pieces = re.split(r"([*/])", _normal(text))
    names = pieces[0::2]
    if len(names) > MAX_FACTORS:
        raise UnitError(f"a unit has at most {MAX_FACTORS} factors")
    if names == [""]:
        raise UnitError("the unit is missing", "write one such as `hour/day`")
    if "" in names[1:] or (names[0] == "" and pieces[1] != "/"):
        raise UnitError(f"`{text}` is not a unit", "write factors joined by `/` or `*`, such as `kcal/person/day`")
    signs = [1, *(1 if joint == "*" else -1 for joint in pieces[1::2])]
    if names[0] in {"", "1"}:
        names, signs = names[1:], signs[1:]
    shapes = [_shape(name, text) for name in names]
    factors: list[tuple[Row, int]] = []
    for (name, power), sign in zip(shapes, signs, strict=True):
        row, shorthand = _row(name, text, known=len(factors))
        power *= sign * shorthand
        factors.append((BY_SYMBOL[row.below] if row.below and power < 0 else row, power))
    return _compose(factors)


def parse_foreign_unit(text: str) -> Unit:
    """The unit that Pint wrote, with blanks around its signs: `minute / day`, `meter ** 2`. Raises UnitError."""
    joined = re.sub(r"\s*([*/^])\s*", r"\1", text.strip())
    return parse_unit("1" if joined in {"", "dimensionless"} else joined)


def _normal(text: str) -> str:
    """The text with one spelling for each mark: `^` for powers, `*` for products."""
    text = text.strip().translate(_REWRITE)
    if not text.isascii():
        text = re.sub("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda run: "^" + run[0].translate(_SUPERSCRIPTS), text)
    return text.replace("**", "^")


def _shape(factor: str, text: str) -> tuple[str, int]:
    """The name and the power of one factor."""
    shape = _FACTOR.fullmatch(factor)
    if shape is None or "(" in factor.replace("(A)", ""):
        raise UnitError(f"`{text}` is not a unit", "write factors joined by `/` or `*`, such as `kcal/person/day`")
    digits = shape[2] or "1"
    if len(digits) > 4 or not 1 <= abs(int(digits)) <= MAX_EXPONENT:
        raise UnitError(f"the power in `{factor}` is not between 1 and {MAX_EXPONENT}")
    return shape[1], int(digits)


def _joined(text: str) -> str:
    joined = re.sub(r"\s*(?:/|\bper\b)\s*", "/", text.strip())
    return f"write `{joined}`" if " " not in joined else "write it as one word, such as `hour/day`"


def _row(name: str, text: str, *, known: int) -> tuple[Row, int]:
    """The row that a name means, and its power: `m2` is short for `m^2`. `known` factors stood before it."""
    row = BY_NAME.get(name)
    if row is not None:
        return row, 1
    if name[-1] in "23" and (row := BY_NAME.get(name[:-1])) and row.powers == (("length", 1),):
        return row, int(name[-1])
    raise _unknown(name, text, known)


def _unknown(name: str, text: str, known: int) -> UnitError:
    from difflib import get_close_matches  # only for a mistake, and slow to import

    where = "" if name == text.strip() else f" in `{text.strip()}`"
    message = f"unknown unit `{name}`{where}"
    if name in _CURRENCY_SIGNS:
        return UnitError(message, f"money is written with its ISO code, such as `{_CURRENCY_SIGNS[name]}`")
    for spelling in (name, name.lower(), name.upper(), name.capitalize()):
        if spelling in BY_NAME:
            return UnitError(message, f"did you mean `{spelling}`?")
    near = get_close_matches(name, [word for word in BY_NAME if word[:3] not in CURRENCIES], n=1, cutoff=0.66)
    helps = [f"did you mean `{near[0]}`?"] if near else []
    if known and name.isidentifier():
        before, mark, after = text.strip().rpartition(f"/{name}")
        if mark and not after:
            helps.append(f"to divide by a fact named `{name}`, put spaces around the sign: `{before} / {name}`")
    return UnitError(message, "; ".join(helps))


@lru_cache(maxsize=1024)
def finer_units(unit: Unit) -> tuple[Unit, ...]:
    """The unit with its first factor replaced by ever smaller ones: hour/day gives min/day and s/day."""
    factors = list(unit.factors)
    first = next((at for at, (_, power) in enumerate(factors) if power > 0), None)
    found = []
    while first is not None and (smaller := BY_SYMBOL[factors[first][0]].smaller):
        factors[first] = (smaller, factors[first][1])
        found.append(_compose((BY_SYMBOL[symbol], power) for symbol, power in factors))
    return tuple(found)


def _merge(factors: Iterable[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """The factors with the powers of each row added up."""
    powers: dict[str, int] = {}
    for row, power in factors:
        powers[row.symbol] = powers.get(row.symbol, 0) + power
    kept = [(BY_SYMBOL[symbol], power) for symbol, power in powers.items() if power]
    return sorted(kept, key=lambda factor: factor[1] < 0)  # what is above the line stands first, else as written


def _compose(factors: Iterable[tuple[Row, int]]) -> Unit:
    """The unit of a product. Raises UnitError for powers out of bounds and for a temperature among other factors."""
    factors = list(factors)
    merged = _merge(factors)
    if any(abs(power) > MAX_EXPONENT for _, power in merged):
        raise UnitError(f"the unit `{render(merged)}` has a power beyond {MAX_EXPONENT}")
    if len(merged) > MAX_FACTORS or len(render(merged)) > MAX_TEXT:
        raise UnitError(f"a unit has at most {MAX_FACTORS} factors and {MAX_TEXT} characters")
    dimension, factor = PLAIN, Fraction(1)
    for row, power in merged:
        dimension *= Dimension(row.powers) ** power
        factor *= row.factor**power
    absolute = next((row for row, _ in factors if Dimension(row.powers).is_absolute), None)
    if absolute is not None and (len(factors) > 1 or factors[0][1] != 1):
        scale = "degF" if absolute.symbol == "degF" else "degC"
        raise UnitError(
            f"a temperature cannot be part of the unit `{render(factors)}`",
            f"a temperature difference can: `delta_{scale}`",
        )
    offset = absolute.offset if absolute else Fraction(0)
    return Unit(render(merged), dimension, factor, offset, tuple((row.symbol, power) for row, power in merged))


def render(factors: Iterable[tuple[Row, int]]) -> str:
    """The text of a product of rows, factors above the line first: `kcal/person/day`, `/week`, `m^2`."""
    factors = list(factors)
    above = [_power(row.symbol, power) for row, power in factors if power > 0]
    below = [_power(row.written or row.symbol, -power) for row, power in factors if power < 0]
    return "*".join(above) + "".join(f"/{name}" for name in below)


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"
