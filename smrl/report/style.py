"""Colour and width of the terminal. Nothing is coloured where nobody looks, or where NO_COLOR is set."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import Final, TextIO

from smrl import lean
from smrl.verdict import Verdict

_CODES: Final = {"red": "31", "green": "32", "yellow": "33", "grey": "90", "bold": "1"}
OF_VERDICT: Final = {
    Verdict.compliant: "green",
    Verdict.non_compliant: "red",
    Verdict.undetermined: "yellow",
    Verdict.not_applicable: "grey",
}
_NARROWEST, _WIDEST = 60, 160


@lean.frozen
class Style:
    """How wide lines may be, and whether they are coloured."""

    width: int = 100
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO | None = None) -> Style:
        """What suits the stream: standard output, unless another is given."""
        stream = stream or sys.stdout
        width = max(_NARROWEST, min(_WIDEST, _columns(stream)))
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb" or not stream.isatty()
        return cls(width, not plain)

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour."""
        return f"\033[{_CODES[colour]}m{text}\033[0m" if self.colour else text


def _columns(stream: TextIO) -> int:
    """COLUMNS, else the terminal's width, else 100."""
    if (stated := os.environ.get("COLUMNS", "")).isdigit():
        return int(stated)
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal, or no file at all
        return 100


def width_of(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, width: int) -> str:
    """The text followed by blanks up to a width."""
    return text + " " * max(0, width - width_of(text))


def clipped(text: str, width: int) -> str:
    """The text cut to a width, with an ellipsis where it was cut."""
    if width_of(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += width_of(character)
        if used > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The words of a text in lines of a width."""
    lines, line = [], indent
    for word in text.split():
        if width_of(line) + width_of(word) + 1 > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    return [*lines, line.rstrip()] if line.strip() else lines
