"""Numbers and letters that may begin a provision, such as `21.`, `( I )` or `b)`, with how much speaks for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from smrl.source import Source
from smrl.texts.expected import Key
from smrl.texts.prose import ends_a_sentence


class Mark(NamedTuple):
    """A number or letter, from `start` up to `end`, and how likely it begins what `key` says."""

    start: int
    end: int
    key: Key
    weight: int


_DIGITS: Final = "0-9IlOОЗ|"
"""Digits, and the letters that scanners and typists put for them."""

_AS_DIGITS: Final = str.maketrans("IlOОЗ|", "110031")
_NUMBER: Final = rf"(?P<label>[{_DIGITS}]{{1,6}})"
_WORD: Final = (
    r"(?:rule|article|art|section|sec|regulation|reg|paragraph|para|clause|§|"
    r"правило|статья|ст|пункт|параграф|п)\b\.?\s*(?:№|no\.?)?\s*|§\s*"
)
_HEAD: Final = rf"(?P<label>[{_DIGITS}]{{1,6}}[a-z]?)"

# kind, pattern, weight at the start of a line, weight within one (0: it does not count there)
_PATTERNS: Final = [
    ("rule", re.compile(rf"(?:{_WORD}){_HEAD}\s*(?:[.:)–—-]|$)", re.I), 12, 0),
    ("rule", re.compile(rf"(?:{_WORD}){_HEAD}(?=\s*\(|\s)", re.I), 6, 0),
    ("rule", re.compile(rf"{_HEAD}\s?\.(?=\s|\(|$)"), 10, 2),
    ("rule", re.compile(rf"{_HEAD}(?=\s?\()"), 6, 0),
    ("rule", re.compile(rf"{_HEAD}(?=\s+[^\W\d_a-zа-яё])"), 4, 0),
    ("rule", re.compile(rf"{_HEAD}\s?\)"), 2, 0),
    ("rule", re.compile(rf"{_HEAD}(?=$)"), 2, 0),
    ("paragraph", re.compile(rf"\(\s*{_NUMBER}\s*\)"), 8, 4),
    ("paragraph", re.compile(rf"{_NUMBER}\s*\)"), 8, 4),
    ("paragraph", re.compile(rf"{_NUMBER}\.(?=\s)"), 3, 0),
    ("item", re.compile(r"\(\s*(?P<label>[^\W\d_]{1,5})\s*\)"), 8, 4),
    ("item", re.compile(r"(?P<label>[^\W\d_]{1,5})\s*\)"), 8, 4),
    ("item", re.compile(r"(?P<label>[a-zа-я])\.(?=\s)"), 3, 0),
]
_UNFINISHED: Final = 2
"""Taken off where the line before does not look finished: it may go on, and the number be one that it mentions."""

_LISTED: Final = 8  # words: up to so many without a stop may be a line of a table of contents


MOST: Final = 20_000
"""Marks of a text; the longest instruments have a tenth."""


def marks(source: Source) -> list[Mark]:
    """All of them, in the order of the text; ValueError where they are too many."""
    found: list[Mark] = []
    start, finished = 0, True
    for line in source.text.split("\n"):
        if line:
            begun = set(_chain(line, 0, 0))
            for at in _beginnings(line):
                begun.update(_chain(line, at, 1))
            listed = line[-1] not in ".;:," and line.count(" ") < _LISTED
            less = (0 if finished else _UNFINISHED) + listed
            found += [
                Mark(start + mark.start, start + mark.end, mark.key, max(1, mark.weight - less)) for mark in begun
            ]
            if len(found) > MOST:
                raise ValueError
            finished = line[-1] in ".;:,!?»”\"')"
        else:
            finished = True
        start += len(line) + 1
    return sorted(found)


def _beginnings(line: str) -> Iterator[int]:
    """Where a second provision may begin within a line."""
    for found in re.finditer(r"[.;:!?][»”\"')]*\s+(?=[\w(])", line):
        if line[found.start()] in ";:" or ends_a_sentence(line[: found.end()]):
            yield found.end()


def _chain(line: str, at: int, place: int, depth: int = 3) -> Iterator[Mark]:
    """The marks at a place, and those right after them: `4. (1)`."""
    for kind, pattern, *weights in _PATTERNS:
        if weights[place] and (found := pattern.match(line, at)):
            label = found["label"]
            if kind != "item" and not label.translate(_AS_DIGITS)[:1].isdigit():
                continue
            end = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
            yield Mark(at, end, (kind, _plain(kind, label)), weights[place])
            if depth > 1 and end < len(line):
                yield from _chain(line, end, place, depth - 1)


def _plain(kind: str, label: str) -> str:
    if kind == "item":
        return label.lower()
    digits = re.match(rf"[{_DIGITS}]+", label)
    assert digits
    return str(int(digits[0].translate(_AS_DIGITS))) + label[digits.end() :]
