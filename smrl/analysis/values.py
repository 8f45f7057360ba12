"""What expressions come out as when facts are open: every way a value can be, with the condition under which it is so.

The kinds mirror those of smrl.backends.interpret: a value is known, known to be absent, or unknown. A number is an
interval whose ends are known or not; it is unknown where neither is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.terms import Bit, Figure


class Untranslatable(Exception):
    """Something that formulas cannot say; the reason is a phrase for the reader."""


@lean.frozen(eq=False)
class Truth:
    """Yes, no or absent; else unknown. `total`: never unknown."""

    yes: Bit
    no: Bit
    absent: Bit = False
    total: bool = False

    @property
    def known(self) -> Bit:
        return True if self.total and self.absent is False else t.or_(self.yes, self.no)


@lean.frozen(eq=False)
class Number:
    """From `low` to `high`, each end where it is known."""

    low_known: Bit
    low: Figure
    high_known: Bit
    high: Figure
    absent: Bit = False

    @property
    def known(self) -> Bit:
        """Whether anything is known of it."""
        return self.low_known if self.low_known is self.high_known else t.or_(self.low_known, self.high_known)

    @property
    def is_point(self) -> bool:
        """Whether it is never known by bounds only."""
        return self.low is self.high and self.low_known is self.high_known


@lean.frozen(eq=False)
class Word:
    """A word of a closed list, by its position, or a text, by a number of its own."""

    known: Bit
    absent: Bit
    code: Figure


@lean.frozen(eq=False)
class Time:
    """An instant: the second it begins with, how many it takes, its day."""

    known: Bit
    absent: Bit
    start: Figure
    size: Figure
    day: Figure


@lean.frozen(eq=False)
class Words:
    """A set of words of a closed list. `open`: there may be others; `unseen` says how many where `counted`."""

    known: Bit
    absent: Bit
    bits: tuple[Bit, ...]
    open: Bit = False


@lean.frozen(eq=False)
class Ref:
    """One of several things, each under its condition; at most one holds."""

    cases: tuple[tuple[Bit, Any], ...]
    absent: Bit = False

    @property
    def known(self) -> Bit:
        return t.any_(condition for condition, _ in self.cases)


@lean.frozen(eq=False)
class Records:
    """A list: places that are taken or not. `open`: there are members beside, `unseen` of them where `counted`."""

    known: Bit
    absent: Bit
    places: tuple[tuple[Bit, Ref], ...]
    open: Bit = False
    counted: Bit = True
    unseen: Figure = 0


@lean.frozen(eq=False)
class Gathered:
    """A group among subjects: its key, size and members."""

    key: Any
    size: Number
    members: Records


Value = Truth | Number | Word | Time | Words | Ref | Records | Gathered
V = TypeVar("V", bound=Value)

UNKNOWN = Truth(False, False)


def decided(yes: Bit) -> Truth:
    """A condition that is never unknown."""
    return Truth(yes, t.not_(yes), total=True)


def point(value: Figure) -> Number:
    """A number known exactly."""
    return Number(True, value, True, value)


def settled(value: Value) -> bool:
    """Whether a value is never unknown, as far as can be seen without a solver."""
    if isinstance(value, Truth):
        return value.total
    return not isinstance(value, Gathered) and t.or_(value.known, value.absent) is True


def condition(value: Value) -> Truth:
    """A truth where a condition is wanted: absence counts as no."""
    assert isinstance(value, Truth)
    if value.absent is False:
        return value
    return decided(value.yes) if value.total else Truth(value.yes, t.or_(value.no, value.absent))


# -- Kleene's connectives ---------------------------------------------------------------------------------------------


def negation(x: Truth) -> Truth:
    return Truth(x.no, x.yes, total=x.total)


def conjunction(parts: Sequence[Truth]) -> Truth:
    if all(part.total for part in parts):
        return decided(t.all_(part.yes for part in parts))
    return Truth(t.all_(part.yes for part in parts), t.any_(part.no for part in parts))


def disjunction(parts: Sequence[Truth]) -> Truth:
    return negation(conjunction([negation(part) for part in parts]))


def where(holds: Bit, value: Truth, otherwise: Truth) -> Truth:
    """A truth where something holds, another where it does not."""
    if isinstance(holds, bool):
        return value if holds else otherwise
    if value.total and otherwise.total and value.absent is False and otherwise.absent is False:
        return decided(t.choose(holds, value.yes, otherwise.yes))
    return Truth(
        t.choose(holds, value.yes, otherwise.yes), t.choose(holds, value.no, otherwise.no),
        t.choose(holds, value.absent, otherwise.absent), value.total and otherwise.total,
    )  # fmt: skip


# -- one value or another ---------------------------------------------------------------------------------------------


def merged(holds: Bit, one: V, other: V) -> V:
    """`one` where something holds, else `other`: of the same kind."""
    if isinstance(holds, bool):
        return one if holds else other
    if one is other:
        return one
    merge = _MERGE[type(one)]
    return merge(holds, one, other)  # type: ignore[no-any-return]  # of the kind that it was given


def _numbers(holds: Bit, a: Number, b: Number) -> Number:
    low_known, low = t.choose(holds, a.low_known, b.low_known), t.pick(holds, a.low, b.low)
    absent = t.choose(holds, a.absent, b.absent)
    if a.is_point and b.is_point:
        return Number(low_known, low, low_known, low, absent)
    return Number(
        low_known, low, t.choose(holds, a.high_known, b.high_known), t.pick(holds, a.high, b.high), absent
    )  # fmt: skip


def _words(holds: Bit, a: Word, b: Word) -> Word:
    return Word(t.choose(holds, a.known, b.known), t.choose(holds, a.absent, b.absent), t.pick(holds, a.code, b.code))


def _times(holds: Bit, a: Time, b: Time) -> Time:
    return Time(
        t.choose(holds, a.known, b.known), t.choose(holds, a.absent, b.absent), t.pick(holds, a.start, b.start),
        t.pick(holds, a.size, b.size), t.pick(holds, a.day, b.day),
    )  # fmt: skip


def _sets(holds: Bit, a: Words, b: Words) -> Words:
    bits = tuple(t.choose(holds, x, y) for x, y in zip(a.bits, b.bits, strict=True))
    return Words(
        t.choose(holds, a.known, b.known), t.choose(holds, a.absent, b.absent), bits,
        t.choose(holds, a.open, b.open),
    )  # fmt: skip


def _refs(holds: Bit, a: Ref, b: Ref) -> Ref:
    cases: dict[int, tuple[Bit, Any]] = {}
    for way, ref in ((holds, a), (t.not_(holds), b)):
        for case, thing in ref.cases:
            before = cases[id(thing)][0] if id(thing) in cases else False
            cases[id(thing)] = (t.or_(before, t.and_(way, case)), thing)
    return Ref(tuple(cases.values()), t.choose(holds, a.absent, b.absent))


def _lists(holds: Bit, a: Records, b: Records) -> Records:
    """The places of both, side by side."""
    places = tuple((t.and_(holds, taken), ref) for taken, ref in a.places)
    places += tuple((t.and_(t.not_(holds), taken), ref) for taken, ref in b.places)
    return Records(
        t.choose(holds, a.known, b.known), t.choose(holds, a.absent, b.absent), places,
        t.choose(holds, a.open, b.open), t.choose(holds, a.counted, b.counted), t.pick(holds, a.unseen, b.unseen),
    )  # fmt: skip


_MERGE: dict[type, Callable[[Bit, Any, Any], Any]] = {
    Truth: where, Number: _numbers, Word: _words, Time: _times, Words: _sets, Ref: _refs, Records: _lists,
}  # fmt: skip


def unless_unknown(known: Bit, value: V) -> V:
    """The value where something is known, else unknown."""
    if known is True:
        return value
    match value:
        case Truth():
            return Truth(t.and_(known, value.yes), t.and_(known, value.no), t.and_(known, value.absent))  # type: ignore[return-value]  # each arm gives what it was given
        case Number():
            low = t.and_(known, value.low_known)
            high = low if value.is_point else t.and_(known, value.high_known)
            return Number(low, value.low, high, value.high, t.and_(known, value.absent))  # type: ignore[return-value]  # as above
        case Ref():
            return Ref(tuple((t.and_(known, case), thing) for case, thing in value.cases), t.and_(known, value.absent))  # type: ignore[return-value]  # as above
        case Gathered():
            return value
    return lean.evolve(value, known=t.and_(known, value.known), absent=t.and_(known, value.absent))
