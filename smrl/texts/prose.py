"""Sentences and headings: where the words of a provision end."""

from __future__ import annotations

import re
from typing import Final

_ABBREVIATIONS: Final = re.compile(
    r"(?:\b(?:etc|no|nos|art|arts|para|paras|p|pp|cf|incl|e\.g|i\.e|viz|vs|al|res|sec|"
    r"т\.\s?д|т\.\s?п|т\.\s?е|др|ст|п|пп|см|ср|г|гг|им|стр|рис|напр)|(?<![\w.])[A-ZА-ЯЁ])\.$",
    re.I,
)
_END: Final = r"[.!?…][»”\"'’)\]]*"
_LONGEST_HEADING: Final = 12  # words
_NAMED: Final = re.compile(
    r"(?:part|section|chapter|title|annex|часть|раздел|глава|приложение)\s+(?:\d+|[A-ZА-Я]|[IVXLC]+)\b", re.I
)
_LETTERED: Final = re.compile(r"(?:[A-ZА-ЯЁ]|[IVXLC]+)\.\s+\S")


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends with the stop of a sentence, and not with that of an abbreviation."""
    text = text.rstrip()
    return re.search(_END + "$", text) is not None and _ABBREVIATIONS.search(text) is None


def is_heading(block: str, before: str) -> bool:
    """Whether a block after the words `before` of a provision is a heading, not more of them."""
    words = block.split()
    if _NAMED.match(block) and len(words) <= 2 * _LONGEST_HEADING and before:
        return True
    if len(words) > _LONGEST_HEADING:
        return False
    if block.isupper() or (_LETTERED.match(block) and not ends_a_sentence(block)):
        return True
    finished = ends_a_sentence(before) or before.endswith(";")
    return not ends_a_sentence(block) and block[-1] not in ";:," and (finished or block[0].isupper())


def without_heading(text: str) -> tuple[str, str]:
    """The text, and apart from it a heading that the file has on the provision's last line."""
    ends = [found for found in re.finditer(_END + r"\s+", text) if ends_a_sentence(text[: found.end()])]
    if not ends:
        return text, ""
    at = ends[-1].end()
    rest = text[at:]
    words = rest.split()
    if not words or len(words) > _LONGEST_HEADING or not rest[0].isupper() or ends_a_sentence(rest):
        return text, ""
    return (text, "") if rest[-1] in ";:," else (text[:at].rstrip(), rest)


def _is_title(block: str) -> bool:
    return len(block.split()) <= _LONGEST_HEADING and block[0].isupper() and block[-1] not in ".;:,!?…"


def body(blocks: list[str], last: bool, end_of_file: bool) -> tuple[str, list[str]]:
    """The words of a provision, and what follows them without belonging to them. `last`: another rule comes next."""
    apart = []
    if len(blocks) > 1 and _is_title(blocks[0]) and blocks[1][0].isupper() and not is_heading(blocks[1], ""):
        apart, blocks = blocks[:1], blocks[1:]
    text, over = (blocks[0] if blocks else ""), False
    for block in blocks[1:]:
        over = over or is_heading(block, text) or (end_of_file and ends_a_sentence(text))
        if over:
            apart.append(block)
        else:
            text += f" {block}"
    if last:
        text, heading = without_heading(text)
        apart += [heading] if heading else []
    return text, apart
