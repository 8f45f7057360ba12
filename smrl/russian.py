"""Russian numbers and dates: the form of a noun that a number asks for, and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

_MONTHS: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_STAMP: Final = r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d)(:\d\d)?(:\d\d)?[.,\d]*\s?([Zz]|[+-]\d\d:?\d\d)?)?"


def form_of(number: int | Fraction, forms: Sequence[str]) -> str:
    """The form of one, few or many: 1 день, 3 дня, 5 дней, 1,5 дня. A word of one form keeps it."""
    if len(forms) == 1:
        return forms[0]
    if number.denominator != 1:
        return forms[1]
    tens, ones = divmod(abs(number.numerator) % 100, 10)
    if tens == 1 or ones == 0 or ones > 4:
        return forms[2]
    return forms[0] if ones == 1 else forms[1]


def counted(number: int, *forms: str) -> str:
    """The number with its noun: `counted(5, "норма", "нормы", "норм")` is 5 норм."""
    return f"{number} {form_of(number, forms)}"


def date_text(stamp: str) -> str:
    """An ISO day or instant as `1 марта 2026 г.` or `1 марта 2026 г., 12:00`; any other text as it is."""
    shape = re.fullmatch(_STAMP, stamp.strip())
    if shape is None or not 1 <= int(shape[2]) <= 12:
        return stamp
    year, month, day, hour, minute, second, zone = shape.groups()
    text = f"{int(day)} {_MONTHS[int(month) - 1]} {year} г."
    if hour is None:
        return text
    clock = f"{hour}{minute}{second or ''}" if minute else f"{int(hour)} ч"
    return f"{text}, {clock}{' ' + zone if zone else ''}"
