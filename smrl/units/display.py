"""Canonical values in words that a reader expects: `15 min/day`, not 0.25 hour/day and never 900.0000001 s."""

from __future__ import annotations

from smrl.units.measure import Measure
from smrl.units.number import Exact, decimal_places, decimal_text, rounded_text
from smrl.units.table import BY_SYMBOL, Row
from smrl.units.unit import Unit, finer_units

_SHORT, _LONG = 1, 6
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def show(value: Exact, unit: Unit, lang: str = "en") -> str:
    """A canonical value in the unit, or in a smaller one that makes it whole; `≈` marks what had to be rounded.

    `lang` is "en" (units as the language writes them) or "ru" (Russian names and decimal comma).
    """
    magnitude = Measure(value, unit).magnitude
    if decimal_places(magnitude, _SHORT) is None:
        for smaller in finer_units(unit):
            if decimal_places(finer := Measure(value, smaller).magnitude, 0) is not None:
                return _text(decimal_text(finer, 0), finer, smaller, lang)
    places = decimal_places(magnitude, _LONG)
    if places is None:
        return "≈" + _text(rounded_text(magnitude), magnitude, unit, lang)
    return _text(decimal_text(magnitude, places), magnitude, unit, lang)


def _text(number: str, magnitude: Exact, unit: Unit, lang: str) -> str:
    if lang == "ru":
        return f"{number.replace('.', ',')} {_russian(unit, magnitude)}".rstrip()
    return f"{number} {unit.symbol}".rstrip()


def _russian(unit: Unit, magnitude: Exact) -> str:
    rows = [(BY_SYMBOL[symbol], power) for symbol, power in unit.factors]
    above = [_form(row, magnitude) + _superscript(power) for row, power in rows if power > 0]
    below = [_form(row, 1) + _superscript(-power) for row, power in rows if power < 0]
    return "·".join(above) + "".join(f"/{name}" for name in below)


def _form(row: Row, number: Exact) -> str:
    """The form of a Russian unit name that the number asks for: 1 день, 3 дня, 5 дней, 1,5 дня."""
    forms = row.russian or (row.symbol,)
    if len(forms) == 1:
        return forms[0]
    if number.denominator != 1:
        return forms[1]
    tens, ones = divmod(abs(number.numerator) % 100, 10)
    if tens == 1 or ones == 0 or ones > 4:
        return forms[2]
    return forms[0] if ones == 1 else forms[1]


def _superscript(power: int) -> str:
    return "" if power == 1 else str(power).translate(_SUPERSCRIPTS)
