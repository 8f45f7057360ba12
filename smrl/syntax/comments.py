"""Comments and blank lines, which are not in the tree, put back beside the rows of a formatted text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from smrl import lean
from smrl.source import Source, Span

_COMMENT_OR_STRING: Final = re.compile(r'"(?:[^"\\\r\n]|\\.)*"|(?:(?<=[\s\ufeff])|^)#[^\r\n]*')


@lean.frozen
class Row:
    """Lines that belong together, and the stretch of the old text they stand for.

    `apart`: a blank line goes before; `loose`: one may, if there was one.
    """

    lines: list[str]
    indent: int
    span: Span
    apart: bool = False
    loose: bool = False


@lean.frozen
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
            while at > 0 and self.text[at - 1].isspace():
                at -= 1
            if number == 0 or self.found[number - 1].end < at:
                return at
            number -= 1
            at = self.found[number].start

    def behind(self, rows: Sequence[Row]) -> dict[int, int]:
        """Which comment (by number) stands on the last line of which row, with nothing between."""
        ends = sorted((row.span.end, number) for number, row in enumerate(rows))
        found: dict[int, int] = {}
        for number, comment in enumerate(self.found):
            at = bisect_left(ends, (comment.start + 1,)) - 1
            if at >= 0 and not self.text[ends[at][0] : comment.start].strip(" \t"):
                found.setdefault(ends[at][1], number)
        return found

    def assembled(self, rows: Sequence[Row]) -> Iterator[str]:
        """The lines of rows, each comment before the row it stood before or in, or behind the row it stood behind."""
        behind = self.behind(rows)
        taken = set(behind.values())
        waiting = [comment for number, comment in enumerate(self.found) if number not in taken]
        waiting.reverse()
        end = 0  # of what was put out last, in the old text
        first = True
        for number, row in enumerate(rows):
            apart, loose = row.apart and not first, (row.apart or row.loose) and not first
            while waiting and waiting[-1].start < row.span.end:
                comment = waiting.pop()
                if apart or (loose and self.blank(end, comment.start)):
                    yield ""
                yield " " * row.indent + comment.text
                end, apart, loose, first = comment.end, False, row.apart or row.loose, False
            if apart or (loose and self.blank(end, row.span.start)):
                yield ""
            end, first = max(end, row.span.end), False
            yield from row.lines[:-1]
            if number in behind:
                comment = self.found[behind[number]]
                end = max(end, comment.end)
                yield f"{row.lines[-1]}  {comment.text}"
            else:
                yield row.lines[-1]
        for comment in reversed(waiting):
            if not first and self.blank(end, comment.start):
                yield ""
            yield comment.text
            end, first = comment.end, False

    def blank(self, start: int, end: int) -> bool:
        """Whether the old text had an empty line between two places."""
        return self.text.count("\n", start, end) > 1 and not self.text[start:end].strip()
