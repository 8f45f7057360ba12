"""What a file writes for one value, turned into what `smrl.vocabulary.intake` takes from anybody.

Only what files add is decided here, and by the type of the fact: `no` is an answer for a yes-or-no fact and a word for
any other; digits are a number where a number is wanted; times without an offset are in the facility's zone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from typing import Any

from smrl.instants import Instant, InstantError
from smrl.reading.tree import Numeral, Plain, Tree
from smrl.units import NotFinite, UnitError, exact
from smrl.units.unit import finer_units
from smrl.values import ABSENT
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Type
from smrl.vocabulary.intake import Refused, refuse, take

_ANSWERS = {"true": True, "yes": True, "false": False, "no": False}
_NOT_FINITE = {"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"}
_LONGEST_SHOWN = 40
_MEMO = 4096

Read = Callable[[Tree], Any]
Memo = dict[type, dict[Tree, Any]]
"""What was read before by class and value: `1` in quotes and without are equal, and not read alike."""


def value_reader(fact: Fact, zone: tzinfo | None) -> Read:
    """Reads values of the fact: canonical or ABSENT. Raises Refused, and NotFinite for a NaN."""
    assert not isinstance(fact.type, Many)
    as_stated = _as_stated(fact.type, zone)

    def read(value: Tree) -> Any:
        try:
            return take(fact, as_stated(value))
        except Refused as refused:
            raise _in_its_words(refused, fact, value) from None

    return or_none(fact, read)


def or_none(fact: Fact, read: Read) -> Read:
    """The same, for the word `none` and for NaN too, which mean the same whatever the fact."""
    is_a_word = isinstance(fact.type, Choice) and "none" in fact.type.values

    def read_either(value: Tree) -> Any:
        if value.__class__ is dict or value.__class__ is list:
            return read(value)
        if value == "none" and not is_a_word:
            return take(fact, ABSENT)
        if _is_not_finite(value):
            raise NotFinite(f"{described(value)} is not a finite number")
        return read(value)

    return read_either


def list_reader(fact: Fact, zone: tzinfo | None) -> Read:
    """Reads lists of words, numbers or ids, as `value_reader` does."""
    assert isinstance(fact.type, Many)
    as_stated = _as_stated(fact.type.element, zone)

    def read(value: Tree) -> Any:
        if not isinstance(value, list):
            help = f"write `[{value}]`" if isinstance(value, str) and len(value) <= _LONGEST_SHOWN else "write `[…]`"
            raise refuse("F113", f"{described(value)} is given for `{fact.name}`, which is a list", help)
        return take(fact, [None if member is None else as_stated(member) for member in value])

    return read


def _is_not_finite(value: Tree) -> bool:
    """Whether it is a NaN or an infinity in the way its format writes them."""
    if isinstance(value, Numeral):
        return value.lower() in _NOT_FINITE
    return isinstance(value, Plain) and value.lower().lstrip("+-") in {".nan", ".inf"}


def described(value: Tree) -> str:
    """The value as a message names it."""
    if isinstance(value, dict):
        return "a record"
    if isinstance(value, list):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text}`" if len(text) <= _LONGEST_SHOWN else f"`{text[: _LONGEST_SHOWN - 1]}…`"


def _as_stated(type: Type, zone: tzinfo | None) -> Read:
    match type:
        case Boolean():
            return _answer
        case Quantity():
            return _quantity
        case Moment():
            return lambda value: _moment(value, zone)
        case _:
            return _word


def _answer(value: Tree) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and not isinstance(value, Numeral) and (word := value.lower()) in _ANSWERS:
        return _ANSWERS[word]
    raise refuse("F107", f"{described(value)} is neither yes nor no", "write `yes` or `no`")


def _quantity(value: Tree) -> object:
    if isinstance(value, bool | dict | list | date):
        raise refuse("F104", f"{described(value)} is not a quantity", "write a number and a unit")
    if isinstance(value, int) or not isinstance(value, Numeral | Plain):
        return value
    digits = value.replace("-", "").replace("+", "").replace(".", "")
    if isinstance(value, Plain) and not (digits.isascii() and digits.isdigit()):
        return str(value)
    try:
        return exact(str(value))
    except UnitError as refused:
        raise refuse("F104", refused.message, refused.help) from None


def _moment(value: Tree, zone: tzinfo | None) -> Instant:
    if not isinstance(value, str | date) or isinstance(value, Numeral):
        raise refuse("F110", f"{described(value)} is not a date or a time", "write one such as `2026-03-04 12:00`")
    try:
        return Instant.of(value, zone)
    except InstantError as refused:
        raise refuse("F110", refused.message, refused.help) from None


def _word(value: Tree) -> str:
    if not isinstance(value, str) or isinstance(value, Numeral):
        if isinstance(value, dict | list):
            raise refuse("F108", f"{described(value)} is not text")
        raise refuse("F108", f"{described(value)} is not text", f'write it in quotes: "{value}"'[:100])
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise refuse("F108", f"{described(value)} holds half of a character", "write the whole character")
    return str(value)


def _in_its_words(refused: Refused, fact: Fact, value: Tree) -> Refused:
    """For a bare number, as it was written: that a count is whole, or else the coarsest unit in which the fact could
    have it, 45 min/day rather than 45 hour/day."""
    (place, code, _, _), *others = refused.faults
    if code != "F102" or not isinstance(fact.type, Quantity) or others:
        return refused
    try:
        number = exact(str(value))
    except (UnitError, NotFinite):
        return refused
    if fact.type.dimension.is_count:
        return refuse("F106", f"{described(value)} is not a whole number of {fact.type.dimension.describe()}")
    for unit in (fact.type.unit, *finer_units(fact.type.unit)):
        canonical = number * unit.factor + unit.offset
        if (fact.lower is None or canonical >= fact.lower) and (fact.upper is None or canonical <= fact.upper):
            help = f"write `{value} {unit}`, if that is what was meant"
            break
    else:
        help = f"write it with a unit such as `{fact.type.unit}`"
    return Refused((place, code, f"{described(value)} has no unit", help))


def remembering(read: Read) -> tuple[Read, Memo]:
    """The same, remembering what it has read, and its memory: a log says `60 min` thousands of times."""
    memo: Memo = {str: {}, Plain: {}, Numeral: {}, bool: {}}

    def remembered(value: Tree) -> Any:
        found = read(value)
        known = memo.get(value.__class__)
        if known is not None and len(known) < _MEMO:
            known[value] = found
        return found

    return remembered, memo
