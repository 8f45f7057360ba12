"""Exact numbers: what comes in as int, float, Decimal or text is held as an int or a Fraction, never as a float."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import TypeAlias

from smrl.units.errors import NotFinite, UnitError

Exact: TypeAlias = int | Fraction

MAX_DIGITS = 40
MAX_EXPONENT = 30
_BOUND = 10 ** (MAX_DIGITS + MAX_EXPONENT)

DECIMAL_TEXT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
NOT_FINITE_TEXT = r"[+-]?(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)"
_DECIMAL = re.compile(r"[+-]?([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")


def exact(number: object) -> Exact:
    """The exact value of a number or of decimal text; a float is read through its shortest text, so 0.1 is 1/10.

    Raises NotFinite for NaN and the infinities, UnitError for what is not a number or is longer than 40 digits.
    """
    if isinstance(number, str):
        return _from_text(number)
    if isinstance(number, bool):
        raise UnitError(f"`{'yes' if number else 'no'}` is not a number")
    if isinstance(number, Integral):
        return _bounded(int(number))
    if isinstance(number, Rational):
        return _bounded(whole(Fraction(int(number.numerator), int(number.denominator))))
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise NotFinite(f"`{number}` is not a finite number")
        return _from_text(str(number))
    if isinstance(number, Real):
        return _from_text(repr(float(number)))
    raise UnitError(f"a value of type `{type(number).__name__}` is not a number")


def whole(number: Exact) -> Exact:
    """The same number, as an int where it is one."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _from_text(text: str) -> Exact:
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if len(text) <= MAX_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    shape = _DECIMAL.fullmatch(text)
    if shape is None or not (shape[1] or shape[2]):
        if re.fullmatch(NOT_FINITE_TEXT, text):
            raise NotFinite(f"`{text}` is not a finite number")
        raise _not_a_number(text)
    if len(shape[1] or "") + len(shape[2] or "") > MAX_DIGITS:
        raise UnitError(f"the number has more than {MAX_DIGITS} digits")
    if shape[3] and (len(shape[3]) > 8 or abs(int(shape[3])) > MAX_EXPONENT):
        raise UnitError(f"the number has an exponent beyond {MAX_EXPONENT}")
    return whole(Fraction(text))


def _not_a_number(text: str) -> UnitError:
    shown = text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
    dotted = text[:MAX_DIGITS].replace(",", ".", 1)
    if "," in text and len(text) <= MAX_DIGITS and re.fullmatch(DECIMAL_TEXT, dotted):
        joined = text.replace(",", "")
        return UnitError(f"`{shown}` is not a number", f"write `{dotted}` or `{joined}`: a comma could mean either")
    return UnitError(f"`{shown}` is not a number")


def _bounded(number: Exact) -> Exact:
    if abs(number.numerator) >= _BOUND or number.denominator >= _BOUND:
        raise UnitError(f"the number has more than {MAX_DIGITS} digits")
    return number


def decimal_places(number: Exact, limit: int) -> int | None:
    """How many decimals write the number exactly, or None if `limit` decimals are too few."""
    scale = 1
    for places in range(limit + 1):
        if scale % number.denominator == 0:
            return places
        scale *= 10
    return None


def decimal_text(number: Exact, places: int) -> str:
    """The number rounded half to even to so many decimals, without trailing zeros: 0.25, -3, 1.5."""
    scaled = round(number * 10**places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if scaled < 0 else text


def rounded_text(number: Exact) -> str:
    """The number to three decimals, or to three significant digits where it is below one."""
    places = 3
    if number and abs(number.numerator) < number.denominator:
        places += -math.floor(math.log10(abs(number.numerator)) - math.log10(number.denominator)) - 1
    return decimal_text(number, places)


def exact_text(number: Exact) -> str:
    """The number as a decimal where twelve decimals write it exactly, else as a fraction such as `1/3`."""
    places = decimal_places(number, 12)
    return str(number) if places is None else decimal_text(number, places)
