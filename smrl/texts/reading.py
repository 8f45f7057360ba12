"""From a file to clean lines: what cannot be a text is refused, and what Markdown adds is taken off."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from typing import Final

from smrl import lean
from smrl.diagnostics import Diagnostic, TextError, shown
from smrl.source import Source, Span

LARGEST: Final = 4 * 2**20
"""Bytes of a file; the longest instruments have a tenth."""

_OTHER_FORMS: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a word processor's file or an archive",
    b"\xd0\xcf\x11\xe0": "a word processor's file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a compressed file",
}
_MARKDOWN: Final = (".md", ".markdown", ".mkd")
_HIDDEN_SHOWN: Final = 20


@lean.frozen
class Lines:
    """The text line by line, numbered as in the file. `titles` are lines (from 1) that Markdown calls headings."""

    source: Source
    titles: frozenset[int]
    furniture: tuple[int, ...]


def read(path: str | os.PathLike[str]) -> Lines:
    """The clean lines of a file; OSError where there is none, TextError for what is no text."""
    name = os.fspath(path)
    with open(name, "rb") as stream:
        data = stream.read(LARGEST + 1)
    return clean(os.path.basename(name), _decoded(shown(name), data), name.lower().endswith(_MARKDOWN))


def _decoded(name: str, data: bytes) -> str:
    for sign, form in _OTHER_FORMS.items():
        if data.startswith(sign):
            raise _refused("T101", f"`{name}` is {form}, not a text", "save it as plain text or Markdown, in UTF-8")
    if len(data) > LARGEST:
        raise _refused("T102", f"`{name}` is larger than {LARGEST >> 20} MiB", "give the instrument alone")
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise _refused("T101", f"`{name}` is binary, not a text", "save it as plain text or Markdown, in UTF-8")
    looks = "; it looks like UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"`{name}` is not UTF-8: byte {error.start} (line {line}) is 0x{data[error.start]:02x}{looks}"
        raise _refused("T103", message, "save the file as UTF-8") from None
    if re.match(r"\s*<(?:!doctype|html|\?xml)", text, re.I):
        raise _refused("T101", f"`{name}` is a web page, not a text", "save it as plain text or Markdown, in UTF-8")
    return text


def _refused(code: str, message: str, help: str) -> TextError:
    return TextError([Diagnostic(code, message, help=help)])


def clean(name: str, text: str, markdown: bool = False) -> Lines:
    """The lines of a text with plain blanks, without page furniture and what Markdown adds.

    Raises TextError with every hidden character.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_hidden(Source(shown(name), text))
    text = text.translate({0xAD: None})  # a soft hyphen only says where a word may be parted
    rows = ["".join(" " if c.isspace() else c for c in row).strip() for row in text.split("\n")]
    titles = set()
    for at, row in enumerate(rows):
        if found := re.match(r"#{1,6}\s+", row):
            titles.add(at + 1)
            row = row[found.end() :].rstrip("# ")
        rows[at] = _without_markdown(row) if markdown else row
    furniture = []
    often = _running_heads(rows)
    for at, row in enumerate(rows):
        if row and (row in often or _FURNITURE.fullmatch(row)):
            furniture.append(at + 1)
            rows[at] = ""
    return Lines(Source(shown(name), "\n".join(rows)), frozenset(titles), tuple(furniture))


def _refuse_hidden(source: Source) -> None:
    """Characters that nobody sees, or that turn a text round, have no place in a quotation."""
    faults = []
    for at, c in enumerate(source.text):
        if unicodedata.category(c)[0] == "C" and c not in "\n\t\f\v\xad":
            span = Span(source, at, at + 1)
            what = unicodedata.name(c, "a control character").lower()
            faults.append(Diagnostic("T104", f"`{shown(c)}` in line {span.line}: {what}", span))
    if faults:
        more = len(faults) - _HIDDEN_SHOWN
        if more > 0:
            faults = [*faults[:_HIDDEN_SHOWN], Diagnostic("T104", f"and {more} more hidden characters")]
        raise TextError(faults)


def _without_markdown(row: str) -> str:
    from html import unescape

    row = re.sub(r"^(?:>\s?)+", "", row)
    row = re.sub(r"^[-*+]\s+(?=\S)", "", row)
    row = re.sub(r"<!--.*?-->|<br\s*/?>|\[\^[^\]]*\]", "", row)
    row = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", row)
    row = re.sub(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1", r"\2", row)
    row = re.sub(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", row)
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", row)).replace("\xa0", " ").strip()


_FURNITURE: Final = re.compile(
    r"""
      [-–—\[( ]* (?:(?:page|p\.|pp\.|стр\.|стр|страница) \s*)? \d{1,4} \s* (?:of|из|/) \s* \d{1,4} [-–—\]) ]*
    | [-–—\[|] \s* \d{1,4} \s* [-–—\]|]                                   # - 12 -
    | (?:page|p\.|pp\.|стр\.|стр|страница) \s* \d{1,4}
    | .* (?: \.{4,} | (?:\.\ ){4,} | …{2,} | (?:…\ ?){2,} ) [ \d]*        # a line of a table of contents
    | (?:https?://|www\.) \S+ (?:\ +\d+/\d+)?
    | [-=_*~\ ]{3,}
    """,
    re.X | re.I,
)
_REPEATED: Final = 3
_FEWEST_LETTERS: Final = 3
_LONGEST_HEAD: Final = 15  # words


def _running_heads(rows: list[str]) -> set[str]:
    """Lines that come back on every page, but for the number of the page."""

    def plain(row: str) -> str:
        return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}$", "", row) if row.count(" ") > 1 else row

    heads = [
        row for row in rows if row and row[-1] not in ".;:!?," and row[0] != "(" and row.count(" ") < _LONGEST_HEAD
    ]
    often = Counter(plain(row) for row in heads)
    repeated = {row for row in heads if often[plain(row)] >= _REPEATED and " " in plain(row)}
    return {row for row in repeated if len(re.findall(r"[^\W\d_]", row)) > _FEWEST_LETTERS}
