"""How values and conditions look in generated source."""

from __future__ import annotations

from fractions import Fraction

from smrl import lean


@lean.frozen
class Operand:
    """A value at hand: a name or a literal. A number known by bounds has two; an open end is `None` at run time.

    `open`: it may be `None`; `absent`: it may be ABSENT (then both ends are).
    """

    low: str
    high: str
    low_open: bool = True
    high_open: bool = True
    absent: bool = False
    of_objects: bool = False
    """A list whose members are certainly objects; those that ids lead to, or that are worked out, can be unknown."""
    group: tuple[str, str, str] | None = None
    """For a group: the names of its key, of the members named, and of how many others may belong."""
    walked: str | None = None
    """For a group's members: what to loop over, and"""
    hidden: str | None = None
    """the test for there being others, both cheaper than the Partial that the value is."""
    fraction: Fraction | None = None
    """Its value, where it is a constant that is not whole: comparing fractions is slow, comparing integers is not."""

    @classmethod
    def of(cls, text: str, *, open: bool = True, absent: bool = False) -> Operand:
        return cls(text, text, open, open, absent)

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def open(self) -> bool:
        return self.low_open and self.high_open

    @property
    def is_unknown(self) -> bool:
        return self.low == self.high == "None"


UNKNOWN = Operand.of("None")


@lean.frozen
class Test:
    """A Python condition that is plainly true or false: one comparison, or several joined by `and` or by `or`."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    text: str
    join: str = ""
    parts: tuple[Test, ...] = ()
    depth: int = 0

    def __str__(self) -> str:
        return self.text


TRUE, FALSE = Test("True"), Test("False")


def both(*tests: Test) -> Test:
    """All of them."""
    return _joined("and", tests, TRUE, FALSE)


def either(*tests: Test) -> Test:
    """Any of them."""
    return _joined("or", tests, FALSE, TRUE)


def _joined(word: str, tests: tuple[Test, ...], neutral: Test, decisive: Test) -> Test:
    flat = [part for test in tests for part in (test.parts if test.join == word else (test,))]
    kept = tuple(dict.fromkeys(part for part in flat if part != neutral))
    if decisive in kept:
        return decisive
    if len(kept) < 2:
        return kept[0] if kept else neutral
    text = f" {word} ".join(f"({part.text})" if part.join else part.text for part in kept)
    return Test(text, word, kept, 1 + max(part.depth for part in kept))


@lean.frozen
class Truth:
    """A three-valued condition: the test for true and the test for false. It is unknown where both fail.

    `unknown` is a short test for just that, where there is one.
    """

    yes: Test
    no: Test
    unknown: Test | None = None

    @property
    def negated(self) -> Truth:
        return Truth(self.no, self.yes, self.unknown)


def known(yes: str, no: str, unknown: str | None = None) -> Truth:
    return Truth(Test(yes), Test(no), None if unknown is None else Test(unknown))


ALWAYS, NEVER, UNSURE = Truth(TRUE, FALSE, FALSE), Truth(FALSE, TRUE, FALSE), Truth(FALSE, FALSE, TRUE)


def number_text(value: int) -> str | None:
    """A whole number as a literal, if it is short enough to stand in source."""
    if -(10**15) < value < 10**15:
        return str(value) if value >= 0 else f"({value})"
    return None
