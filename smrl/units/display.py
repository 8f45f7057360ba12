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


def unit_name(unit: Unit, lang: str = "en") -> str:
    """The unit by itself: `hour/day`, in Russian `ч/день`."""
    return _russian(unit, 1) if lang == "ru" else unit.symbol


def _russian(unit: Unit, magnitude: Exact) -> str:
    rows = [(BY_SYMBOL[symbol], power) for symbol, power in unit.factors]
    above = [_form(row, magnitude) + _superscript(power) for row, power in rows if power > 0]
    below = [_form(row, 1) + _superscript(-power) for row, power in rows if power < 0]
    return "·".join(above) + "".join(f"/{name}" for name in below)


def _form(row: Row, number: Exact) -> str:
    from smrl.russian import form_of

    return form_of(number, row.russian or (row.symbol,))


def _superscript(power: int) -> str:
    return "" if power == 1 else str(power).translate(_SUPERSCRIPTS)
