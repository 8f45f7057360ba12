"""Computing with numbers of which some are open, as smrl.backends.interpret.numbers does with known ones."""

from __future__ import annotations

from smrl.analysis import terms as t
from smrl.analysis.terms import Bit, Figure
from smrl.analysis.values import Number, Untranslatable


def computed(op: str, left: Number, right: Number) -> Number:
    """The result; absent with what is absent, else unknown with what is unknown, or where a divisor may be zero."""
    if op == "/":
        right = _inverse(right)
    match op:
        case "+":
            result = _sum(left, right)
        case "-":
            result = _sum(left, negated(right))
        case _:
            result = _product(left, right)
    absent = t.or_(left.absent, right.absent)
    return _only(t.and_(left.known, right.known, t.not_(absent)), result, absent)


def _only(there: Bit, x: Number, absent: Bit) -> Number:
    low = t.and_(there, x.low_known)
    return Number(low, x.low, low if x.is_point else t.and_(there, x.high_known), x.high, absent)


def negated(x: Number) -> Number:
    low = t.minus(x.high)
    return Number(x.high_known, low, x.low_known, low if x.is_point else t.minus(x.low), x.absent)


def _sum(x: Number, y: Number) -> Number:
    low_known, low = t.and_(x.low_known, y.low_known), t.add(x.low, y.low)
    if x.is_point and y.is_point:
        return Number(low_known, low, low_known, low)
    return Number(low_known, low, t.and_(x.high_known, y.high_known), t.add(x.high, y.high))


def _product(x: Number, y: Number) -> Number:
    if x.is_point and y.is_point:
        known, value = t.and_(x.low_known, y.low_known), t.times(x.low, y.low)
        return Number(known, value, known, value)
    if not x.is_point and not y.is_point:
        raise Untranslatable("products and quotients of two figures that are known by bounds")
    factor, other = (x, y) if x.is_point else (y, x)
    return _scaled(other, factor.low_known, factor.low)


def _scaled(x: Number, known: Bit, factor: Figure) -> Number:
    """The ends times a factor: its sign tells which end is which, and nothing times anything is nothing."""
    up, zero = t.less(0, factor), t.same(factor, 0)
    low_end, high_end = t.times(factor, x.low), t.times(factor, x.high)
    low_known = t.or_(zero, t.choose(up, x.low_known, x.high_known))
    high_known = t.or_(zero, t.choose(up, x.high_known, x.low_known))
    low = t.pick(zero, 0, t.pick(up, low_end, high_end))
    high = t.pick(zero, 0, t.pick(up, high_end, low_end))
    return Number(t.and_(known, low_known), low, t.and_(known, high_known), high)


def _inverse(x: Number) -> Number:
    """One by a number; unknown where it is, or may be, zero."""
    if x.is_point:
        known = t.and_(x.low_known, t.not_(t.same(x.low, 0)))
        value = t.divide(1, x.low)
        return Number(known, value, known, value, x.absent)
    above, below = t.and_(x.low_known, t.less(0, x.low)), t.and_(x.high_known, t.less(x.high, 0))
    of_low, of_high = t.divide(1, x.low), t.divide(1, x.high)
    low = t.pick(t.and_(above, t.not_(x.high_known)), 0, of_high)
    high = t.pick(t.and_(below, t.not_(x.low_known)), 0, of_low)
    known = t.or_(above, below)
    return Number(known, low, known, high, x.absent)
