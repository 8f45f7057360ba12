"""Comparisons as tests and arithmetic as assignments, over operands at hand."""

from __future__ import annotations

from typing import Any

from smrl.backends.python.operands import (
    FALSE,
    NEVER,
    UNKNOWN,
    UNSURE,
    Operand,
    Test,
    Truth,
    both,
    either,
    known,
    number_text,
)
from smrl.backends.python.source import Block
from smrl.vocabulary import Boolean, Many, Moment, Reference, Type

_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def compare(op: str, left: Operand, right: Operand) -> Truth:
    """Decided only where the bounds decide; false with something that is not there."""
    if op == "!=":
        return compare("=", left, right).negated
    if left.is_unknown or right.is_unknown:
        return _absent_only(left, right)
    if op == "=":
        return _equal_numbers(left, right)
    # Where `<` holds of the left one's upper end and the right one's lower end it holds of all between; and so on.
    near, far = ("high", "low") if op in ("<", "<=") else ("low", "high")
    there = _there(left, right)
    holds = Test(_relation(left, near, op, right, far))
    yes = both(*there, *_closed(left, near), *_closed(right, far), holds)
    fails = Test(_relation(left, far, _CONTRARY[op], right, near))
    no = both(*there, *_closed(left, far), *_closed(right, near), fails)
    return Truth(yes, either(*_gone(left, right), no), _unknown(left, right))


def _unknown(left: Operand, right: Operand) -> Test | None:
    """The test for one of two plain values being unknown; where one can be absent instead it is not so simple."""
    if not (left.exact and right.exact) or left.absent or right.absent:
        return None
    return either(*(Test(f"{side.low} is None") for side in (left, right) if side.open))


def _relation(left: Operand, its: str, op: str, right: Operand, other: str) -> str:
    """Two ends compared; with a constant fraction crosswise, which is the same in whole numbers."""
    one, another = _end(left, its), _end(right, other)
    if right.fraction is not None and one.isidentifier() and left.fraction is None:
        above, below = number_text(right.fraction.numerator), number_text(right.fraction.denominator)
        if above is not None and below is not None:
            return f"{one}.numerator * {below} {op} {one}.denominator * {above}"
    return f"{one} {op} {another}"


def _equal_numbers(left: Operand, right: Operand) -> Truth:
    if left.exact and right.exact:
        return _equal_values(left, right, "==", "!=")
    same = [Test(f"{left.low} == {left.high}")] if not left.exact else []
    same += [Test(f"{right.low} == {right.high}")] if not right.exact else []
    yes = both(*_there(left, right), *_closed(left, "low"), *same, Test(f"{left.low} == {right.low}"))
    below = both(*_closed(left, "high"), *_closed(right, "low"), Test(f"{left.high} < {right.low}"))
    above = both(*_closed(left, "low"), *_closed(right, "high"), Test(f"{left.low} > {right.high}"))
    return Truth(yes, either(*_gone(left, right), both(*_there(left, right), either(below, above))))


def _equal_values(left: Operand, right: Operand, same: str, other: str) -> Truth:
    """Two plain values. One that is certainly there equals neither `None` nor ABSENT, which spares a test."""
    sure = [side for side in (left, right) if not side.open and not side.absent]
    closed = [] if sure else [*_closed(left, "low"), *_closed(right, "low")]
    yes = both(*([] if sure else _there(left, right)), *closed, Test(f"{left.low} {same} {right.low}"))
    different = both(*_closed(left, "low"), *_closed(right, "low"), Test(f"{left.low} {other} {right.low}"))
    if sure:
        others = [Test(f"{side.low} is None") for side in (left, right) if side.open]
        return Truth(yes, different, either(*others))
    no = either(*_gone(left, right), both(*_there(left, right), different))
    return Truth(yes, no, _unknown(left, right))


def _end(side: Operand, end: str) -> str:
    return side.high if end == "high" else side.low


def _closed(side: Operand, end: str) -> list[Test]:
    may_be_none = side.high_open if end == "high" else side.low_open
    return [Test(f"{_end(side, end)} is not None")] if may_be_none else []


def _there(*sides: Operand) -> list[Test]:
    return [Test(f"{side.low} is not ABSENT") for side in sides if side.absent]


def _gone(*sides: Operand) -> list[Test]:
    return [Test(f"{side.low} is ABSENT") for side in sides if side.absent]


def _absent_only(left: Operand, right: Operand) -> Truth:
    """One side is unknown: only the absence of the other decides."""
    return Truth(FALSE, either(*_gone(left, right)))


def equal(left: Operand, right: Operand, type: Type, block: Block) -> Truth:
    """Values of one type that is not a number: words, moments, objects, sets."""
    if left.is_unknown or right.is_unknown:
        return _absent_only(left, right)
    match type:
        case Moment():
            return _asked(block.assign(f"same_moment({left.low}, {right.low})"))
        case Many():
            return _asked(block.assign(f"same_members({left.low}, {right.low}, {_sameness(type.element)})"))
        case Reference() | Boolean():
            return _equal_values(left, right, "is", "is not")
    return _equal_values(left, right, "==", "!=")


def _asked(name: str) -> Truth:
    return known(name, f"{name} is False", f"{name} is None")


def _sameness(element: Type) -> str:
    """The function of the run time that compares two members of a collection."""
    match element:
        case Moment():
            return "same_moment"
        case Reference():
            return "same_object"
    return "same_word"


def in_constant(of: Operand, among: Operand, members: frozenset[Any], block: Block) -> Truth:
    """In a set that the rule spells out."""
    if not members:
        return NEVER
    if of.is_unknown:
        return UNSURE
    if not of.exact:
        return _asked(block.assign(f"number_among({of.low}, {of.high}, {among.low})"))
    if any(not isinstance(member, str | int) and not hasattr(member, "denominator") for member in members):
        return _asked(block.assign(f"found({of.low}, {among.low}, same_moment)"))
    outside = f"{of.low} not in {among.low}"
    yes, unknown = Test(f"{of.low} in {among.low}"), Test(f"{of.low} is None")
    if not of.open:
        return Truth(yes, Test(outside), FALSE)
    return Truth(yes, both(Test(f"{of.low} is not None"), Test(outside)), unknown)


def among(of: Operand, among: Operand, element: Type, block: Block) -> Truth:
    """In a list or set that the facts hold."""
    if not of.exact:
        return _asked(block.assign(f"number_among({of.low}, {of.high}, {among.low})"))
    return _asked(block.assign(f"found({of.low}, {among.low}, {_sameness(element)})"))


def is_absent(value: Operand) -> Truth:
    """Known not to be there; unknown as long as the value is."""
    if value.is_unknown:
        return UNSURE
    ends = [value.low] if value.exact else [value.low, value.high]
    there = either(*(Test(f"{end} is not None") for end in ends)) if value.open else Test("True")
    if not value.absent:
        return Truth(FALSE, there)
    return Truth(Test(f"{value.low} is ABSENT"), both(Test(f"{value.low} is not ABSENT"), there))


def alike(one: Operand, other: Operand, type: Type) -> str:
    """The Python test for two values being the same known one (or both unknown)."""
    if isinstance(type, Many):
        return f"alike({one.low}, {other.low})"
    word = "is" if isinstance(type, Reference) else "=="
    tests = [f"{one.low} {word} {other.low}"]
    if not (one.exact and other.exact):
        tests.append(f"{one.high} {word} {other.high}")
    return " and ".join(tests)


# -- arithmetic ---------------------------------------------------------------------------------------------------


def compute(op: str, left: Operand, right: Operand, block: Block) -> Operand:
    """Unknown with an unknown operand or a divisor that may be zero; ABSENT with an absent one."""
    absent = left.absent or right.absent
    if (left.is_unknown or right.is_unknown) and not absent:
        return UNKNOWN
    if left.exact and right.exact:
        text = f"quotient({left.low}, {right.low})" if op == "/" else f"{left.low} {op} {right.low}"
        guards = [side.low for side in (left, right) if side.low_open]
        name = block.assign(_guarded(text, guards, left, right))
        return Operand.of(name, open=bool(guards) or op == "/", absent=absent)
    if op in "+-":
        ends = ((left.low, right.low), (left.high, right.high))
        if op == "-":
            ends = ((left.low, right.high), (left.high, right.low))
        low, high = (
            block.assign(_guarded(f"{a} {op} {b}", _open_ends(a, b, left, right), left, right)) for a, b in ends
        )
        low_open = left.low_open or (right.low_open if op == "+" else right.high_open)
        high_open = left.high_open or (right.high_open if op == "+" else right.low_open)
        return Operand(low, high, low_open, high_open, absent)
    word = "times" if op == "*" else "divided"
    pair = block.assign(f"{word}({left.low}, {left.high}, {right.low}, {right.high})")
    return Operand(block.assign(f"{pair}[0]"), block.assign(f"{pair}[1]"), absent=absent)


def _open_ends(a: str, b: str, left: Operand, right: Operand) -> list[str]:
    """Which of two ends may be `None`."""
    open_ends = {
        end
        for side in (left, right)
        for end, is_open in ((side.low, side.low_open), (side.high, side.high_open))
        if is_open
    }
    return [end for end in (a, b) if end in open_ends]


def _guarded(text: str, open_ends: list[str], left: Operand, right: Operand) -> str:
    if open_ends:
        text = f"None if {' or '.join(f'{end} is None' for end in dict.fromkeys(open_ends))} else {text}"
    gone = _gone(left, right)
    return f"ABSENT if {either(*gone)} else {text}" if gone else text
