"""Where generated things take their choices from: Hypothesis, which shrinks and remembers, or a plain random source.

Hypothesis needs some milliseconds for what a plain source does in a tenth of one; a million examples need the latter.
Every choice is a whole number below a bound, so a run of choices is a list of numbers: it can be made again, and what
it leads to becomes smaller as its numbers do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choices:
    """Choices, each taken from `below(n)`, a number from 0 to n - 1; `made` has them all."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self._below = below
        self.made: list[int] = []

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1."""
        number = self._below(bound)
        self.made.append(number)
        return number

    def integer(self, low: int, high: int) -> int:
        """A whole number between the two, which it may be."""
        return low + self.below(high - low + 1)

    def flag(self) -> bool:
        """Yes or no."""
        return self.below(2) == 1

    def pick(self, found: Sequence[T]) -> T:
        """One of these."""
        return found[self.below(len(found))]

    def several(self, found: Sequence[T], most: int) -> list[T]:
        """None or more of these, the same one perhaps twice."""
        return [self.pick(found) for _ in range(self.below(most + 1))]

    def different(self, found: Sequence[T], most: int) -> list[T]:
        """None or more of these, each once."""
        left = list(found)
        return [left.pop(self.below(len(left))) for _ in range(self.below(min(most, len(found)) + 1))]


def drawn(draw: st.DrawFn) -> Choices:
    """Choices of Hypothesis."""
    return Choices(lambda bound: draw(st.integers(0, bound - 1)))


def random(seed: str) -> Choices:
    """Choices of a plain random source, the same for the same seed on every machine."""
    return Choices(Random(seed).randrange)


def again(made: Iterable[int]) -> Choices:
    """Choices that were made before; where their bounds have changed, within these, and at the end the least."""
    rest = iter(made)
    return Choices(lambda bound: next(rest, 0) % bound)


def smallest(made: Sequence[int], fails: Callable[[Sequence[int]], bool], most: int = 3000) -> list[int]:
    """Fewer and lower choices with which something still fails: stretches left out, then each choice made lower.

    `fails` is asked `most` times at most.
    """
    best, asked = list(made), 0

    def holds(attempt: list[int]) -> bool:
        nonlocal best, asked
        asked += 1
        if asked > most or not fails(attempt):
            return False
        best = attempt
        return True

    before: list[int] | None = None
    while best != before and asked <= most:
        before = best
        for length in (64, 16, 8, 4, 2, 1):
            at = 0
            while at < len(best):
                at += 0 if holds(best[:at] + best[at + length :]) else length
        for at in range(len(best)):
            for lower in (0, best[at] // 2, best[at] - 1) if at < len(best) else ():
                if 0 <= lower < best[at] and holds([*best[:at], lower, *best[at + 1 :]]):
                    break
    return best
