"""Numbers known exactly or within bounds.

A number is an int or a Fraction, an Interval, or `None`. Every operation gives the tightest bounds that hold when its
operands vary independently within theirs.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from smrl.backends.results import Interval, Number

End = tuple[int, Number]
"""An end of an interval that sorts: (-1, 0) is minus infinity, (0, n) a number, (1, 0) plus infinity."""


def bounds(value: Any) -> tuple[Number | None, Number | None]:
    """The ends of a value; both `None` of an unknown one."""
    if isinstance(value, Interval):
        return value.low, value.high
    return value, value


def make(low: Number | None, high: Number | None) -> Number | Interval | None:
    """The value with these ends."""
    if low is None and high is None:
        return None
    return low if low == high else Interval(low, high)


def compute(op: Literal["+", "-", "*", "/"], left: Any, right: Any) -> Number | Interval | None:
    """Two known numbers combined; unknown where the divisor is zero, or may be."""
    if op == "/":
        inverse = _inverse(right)
        return None if inverse is None else compute("*", left, inverse)
    (a, b), (c, d) = bounds(left), bounds(right)
    if op == "+":
        return make(_plus(a, c), _plus(b, d))
    if op == "-":
        return make(_plus(a, _minus(d)), _plus(b, _minus(c)))
    ends = [_times(x, y) for x in (_low(a), _high(b)) for y in (_low(c), _high(d))]
    return make(_number(min(ends)), _number(max(ends)))


def compare(op: str, left: Any, right: Any) -> bool | None:
    """Two known numbers compared, by order or for equality: decided only where the bounds decide."""
    (a, b), (c, d) = bounds(left), bounds(right)
    match op:
        case "<":
            return _less(a, b, c, d)
        case ">":
            return _less(c, d, a, b)
        case "<=":
            return _not(_less(c, d, a, b))
        case ">=":
            return _not(_less(a, b, c, d))
        case _:
            return _equal(a, b, c, d)


def _less(a: Number | None, b: Number | None, c: Number | None, d: Number | None) -> bool | None:
    """Whether what lies in [a, b] is less than what lies in [c, d]."""
    if b is not None and c is not None and b < c:
        return True
    if a is not None and d is not None and a >= d:
        return False
    return None


def _equal(a: Number | None, b: Number | None, c: Number | None, d: Number | None) -> bool | None:
    if (b is not None and c is not None and b < c) or (a is not None and d is not None and a > d):
        return False
    return True if a == b == c == d else None  # an end is open on one side at most


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _plus(x: Number | None, y: Number | None) -> Number | None:
    return None if x is None or y is None else x + y


def _minus(x: Number | None) -> Number | None:
    return None if x is None else -x


def _low(end: Number | None) -> End:
    return (-1, 0) if end is None else (0, end)


def _high(end: Number | None) -> End:
    return (1, 0) if end is None else (0, end)


def _number(end: End) -> Number | None:
    return end[1] if end[0] == 0 else None


def _times(x: End, y: End) -> End:
    """The product of two ends; nothing times infinity is nothing, since the number behind it is finite."""
    sign = _sign(x) * _sign(y)
    if sign == 0:
        return 0, 0
    return (sign, 0) if x[0] or y[0] else (0, x[1] * y[1])


def _sign(end: End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _inverse(value: Any) -> Number | Interval | None:
    low, high = bounds(value)
    if low is not None and low > 0:
        return Interval(0, _over(low)) if high is None else make(_over(high), _over(low))
    if high is not None and high < 0:
        return Interval(_over(high), 0) if low is None else make(_over(high), _over(low))
    return None


def _over(x: Number) -> Number:
    return Fraction(1) / x
