"""Comments and blank lines, which are not in the tree, put back beside the rows of a formatted text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from smrl.source import Source, Span

_COMMENT_OR_STRING: Final = re.compile(r'"(?:[^"\\\r\n]|\\.)*"|(?:(?<=\s)|^)#[^\r\n]*|(?<=\ufeff)#[^\r\n]*')


@attrs.frozen
class Row:
    """Lines that belong together, and the stretch of the old text they stand for.

    `apart`: a blank line goes before; `loose`: one may, if there was one.
    """

    lines: list[str]
    indent: int
    span: Span
    apart: bool = False
    loose: bool = False


@attrs.frozen
class _Comment:
    start: int
    end: int
    text: str


class Comments:
    """The comments of a text, none where there is no text."""

    def __init__(self, source: Source | None) -> None:
        self.text = source.text if source is not None else ""
        self.found = [
            _Comment(m.start(), m.end(), m[0].rstrip())
            for m in _COMMENT_OR_STRING.finditer(self.text)
            if m[0][0] == "#"
        ]
        self.starts = [comment.start for comment in self.found]

    def inside(self, span: Span) -> bool:
        """Whether a comment stands within a place."""
        at = bisect_left(self.starts, span.start)
        return at < len(self.starts) and self.starts[at] < span.end

    def end_before(self, at: int) -> int:
        """Where what stands before a place ends, comments and white space left out."""
        number = bisect_left(self.starts, at)
        while True:
            at = len(self.text[:at].rstrip()) if at else 0
            if number == 0 or self.found[number - 1].end < at:
                return at
            number -= 1
            at = self.found[number].start

    def assembled(self, rows: Iterable[Row]) -> Iterator[str]:
        """The lines of rows, each comment before the row it stood before or in, or behind the row it stood behind."""
        number = 0
        end = 0  # of what was put out last, in the old text
        first = True
        for row in rows:
            apart = row.apart and not first
            lines = list(row.lines)
            while number < len(self.found) and self.found[number].start < row.span.end:
                comment = self.found[number]
                if apart or (not first and (row.loose or row.apart) and self.blank(end, comment.start)):
                    yield ""
                yield " " * row.indent + comment.text
                number, end, first, apart = number + 1, comment.end, False, False
            if apart or (not first and (row.loose or row.apart) and self.blank(end, row.span.start)):
                yield ""
            end, first = max(end, row.span.end), False
            if number < len(self.found) and not self.text[row.span.end : self.found[number].start].strip(" \t"):
                lines[-1] += f"  {self.found[number].text}"
                end = self.found[number].end
                number += 1
            yield from lines
        for comment in self.found[number:]:
            if not first and self.blank(end, comment.start):
                yield ""
            yield comment.text
            end, first = comment.end, False

    def blank(self, start: int, end: int) -> bool:
        """Whether the old text had an empty line between two places."""
        return self.text.count("\n", start, end) > 1 and not self.text[start:end].strip()
