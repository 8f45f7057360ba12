"""Source text and places in it: what every diagnostic and every explanation points at."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from smrl import lean


@lean.frozen(slots=False)
class Source:
    """A named text. `name` is what a reader sees: a path, or `<text>` for a program given as a string."""

    name: str
    text: str = lean.field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find, at = self.text.find, 0
        while (at := find("\n", at) + 1) > 0:
            starts.append(at)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def __getstate__(self) -> tuple[str, str]:
        return self.name, self.text

    def __setstate__(self, state: tuple[str, str]) -> None:
        object.__setattr__(self, "name", state[0])
        object.__setattr__(self, "text", state[1])


@lean.frozen
class Span:
    """A stretch of a source: characters `start` up to, not including, `end`."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """The stretch from the start of this one to the end of the other."""
        return Span(self.source, self.start, other.end)

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"
