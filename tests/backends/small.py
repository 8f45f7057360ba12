"""What the small cases are made of: numbers known, unknown and by bounds, and values of each kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from smrl.backends.interpret import Environment
from smrl.backends.interpret.numbers import bounds
from smrl.backends.python import runtime
from smrl.backends.results import Interval
from smrl.core import tree as core
from smrl.instants import Instant
from smrl.vocabulary import MOMENT, NUMBER, TEXT, Reference, Type
from tests.backends.agreement import ON
from tests.strategies.core import program_of
from tests.strategies.world import WORLD, Thing

ENV: Final = Environment(program_of(), WORLD, Thing(0, "world", {}), ON)
FAR: Final = 10**9  # as far out as an open end is tried
POINTS: Final = (-2, 0, Fraction(1, 2), 3)
RANGES: Final = (
    *(Interval(low, high) for low in POINTS for high in POINTS if low < high),
    *(Interval(None, high) for high in POINTS),
    *(Interval(low, None) for low in POINTS),
)
NUMBERS: Final = (*POINTS, *RANGES)


def const(value: Any, type: Type = NUMBER) -> core.Const:
    return core.Const(value, type=type)


def possible(number: Any) -> list[Any]:
    """What a number may be: its ends, and for an open end something far out."""
    low, high = bounds(number)
    return [-FAR if low is None else low, FAR if high is None else high]


def hull(found: list[Any]) -> tuple[Any, Any]:
    """The ends of what was found; what is as far out as nothing near can be is open, what is next to 0 is 0."""
    ends = min(found), max(found)
    return tuple(None if abs(end) > FAR // 1000 else 0 if abs(end) < Fraction(1000, FAR) else end for end in ends)  # type: ignore[return-value]


MOMENTS: Final = tuple(map(Instant.parse, ("2026-03-02", "2026-03-02 08:00", "2026-03-03")))
THINGS: Final = tuple(Thing(number, "person", {}) for number in range(2))
KINDS: Final[tuple[tuple[Type, tuple[Any, ...], Any], ...]] = (
    (TEXT, ("a", "b"), runtime.same_word),
    (NUMBER, (1, Fraction(1, 2)), runtime.same_word),
    (MOMENT, MOMENTS, runtime.same_moment),
    (Reference("person"), THINGS, runtime.same_object),
)


def number_of(low: Any, high: Any) -> Any:
    """The interpreter's number with these ends."""
    return None if low is None is high else low if low == high else Interval(low, high)
