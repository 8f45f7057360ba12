"""The official text beside the rules, where a user has added it: as lines of a report and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from smrl.assessment.outline import Outline
from smrl.assessment.phrases import dated, say
from smrl.diagnostics import shown
from smrl.report.style import Style, wrapped

if TYPE_CHECKING:
    from smrl.texts.store import Stored


class Quotations:
    """Quotes each provision once, with the words above it that it depends on; nothing where no text was added."""

    def __init__(self, stored: Stored | None, outline: Outline, style: Style, indent: str = "  ") -> None:
        self._stored, self._outline, self._style, self._indent = stored, outline, style, indent
        self._quoted: set[str] = set()

    def lines(self, id: str) -> Iterator[str]:
        """The provision's own text after those above it, each marked with its file and the day it was added."""
        if self._stored is None:
            return
        for one, text in self._stored.quotations(self._outline, id):
            if one not in self._quoted:
                self._quoted.add(one)
                quoted = say("quotation", self._stored.lang, id=one, text=shown(text))
                yield from wrapped(f"{_mark(self._stored)}: {quoted}", self._style.width, self._indent)


def _mark(stored: Stored) -> str:
    return say("official_text", stored.lang, file=shown(stored.file), date=shown(dated(stored.added, stored.lang)))


def quoted_first(stored: Stored | None, outline: Outline, id: str, text: str) -> str:
    """A text about a provision or norm, after what the instrument itself says there."""
    quotations = Quotations(stored, outline, Style.of(), "")
    lines = [line for one in _concerned(outline, id) for line in quotations.lines(one)]
    return "\n".join([*lines, "", text]) if lines else text


def quoted_in(stored: Stored | None, outline: Outline, id: str, data: dict[str, Any]) -> dict[str, Any]:
    """Plain data about a provision or norm, with `official_text` by the id of the provision."""
    if stored is None:
        return data
    found = dict(pair for one in _concerned(outline, id) for pair in stored.quotations(outline, one))
    return {**data, "official_text": {one: _data(stored, text) for one, text in found.items()}} if found else data


def quoted_beside(stored: Stored | None, provisions: Iterable[dict[str, Any]]) -> None:
    """Put `official_text` beside every provision of an assessment's plain data."""
    for one in provisions if stored is not None else ():
        if stored is not None and (text := stored.provisions.get(one["id"])) is not None:
            one["official_text"] = _data(stored, text)


def _concerned(outline: Outline, id: str) -> Iterator[str]:
    norm = outline.norms.get(id)
    yield from (norm.provision,) if norm is not None else outline.below(id)


def _data(stored: Stored, text: str) -> dict[str, str]:
    return {"lang": stored.lang, "file": stored.file, "added": stored.added, "text": text}
