"""Finding each provision of a ruleset in the text of its instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from smrl import lean
from smrl.assessment.outline import Outline
from smrl.diagnostics import Diagnostic, Severity, TextError
from smrl.source import Source
from smrl.texts.align import align, pairs
from smrl.texts.expected import LETTERS, Entry, expected
from smrl.texts.items import divided
from smrl.texts.language import language_of
from smrl.texts.marks import Mark, marks
from smrl.texts.prose import body
from smrl.texts.reading import Lines

_SURE: Final = 10
"""The weight of a rule's number that is believed of a rule which the ruleset does not have."""

_OPENING: Final = 3
"""So many words of a line can be numbers before a number: `Rule 2 (1) (a)`."""


@lean.frozen
class Matched:
    """The text of every provision by id; what was mapped by its sense; the lines that belong to no provision."""

    lang: str
    texts: Mapping[str, str]
    remarks: tuple[Diagnostic, ...]
    apart: tuple[int, ...]


class _Piece(NamedTuple):
    """What stands at a number, up to the next one."""

    entry: Entry
    mark: Mark
    text: str
    apart: tuple[int, ...]


def match(outline: Outline, lines: Lines, lang: str | None = None) -> Matched:
    """The provisions in a text. `lang` where it is known, else it is told from the text.

    Raises TextError with all that is missing.
    """
    source = lines.source
    try:
        found = marks(source)
        entries = expected(outline, [mark.key[1] for mark in found if mark.key[0] == "rule" and mark.weight >= _SURE])
        by_key = pairs(entries, found)
    except ValueError:
        message = f"`{source.name}` has more numbers than can be laid beside those of `{outline.name}`"
        raise TextError([Diagnostic("T102", message, help="give the instrument alone")]) from None
    if not any(entry.wanted for entry in entries):
        message = f"`{outline.name}` has no numbered provisions that a text could be matched with"
        raise TextError([Diagnostic("T106", message)])
    chain = align(entries, found, by_key)
    language, faults = _language(source, lang)
    matching = _Matching(outline, entries, list(_pieces(lines, entries, chain)), language or "")
    matching.settle()
    faults += matching.missing(source)
    if faults or language is None:
        raise TextError(faults)
    used = {line for piece in matching.pieces for line in _lines_of(source, piece)}
    first = source.position(matching.pieces[0].mark.start)[0]
    before = (at for at in range(1, first) if source.line(at))
    apart = sorted({*lines.furniture, *before, *(line for piece in matching.pieces for line in piece.apart)} - used)
    return Matched(language, matching.texts, tuple(matching.remarks), tuple(apart))


def _language(source: Source, lang: str | None) -> tuple[str | None, list[Diagnostic]]:
    told = language_of(source.text)
    if lang is None and told is None:
        message = f"the language of `{source.name}` cannot be told"
        return None, [
            Diagnostic("T107", message, help="say `--lang en` or `--lang ru`; each language has its own file")
        ]
    if lang is not None and told not in (lang, None):
        message = f"`{source.name}` is not in the language `{lang}`: it reads like `{told}`"
        return None, [Diagnostic("T107", message, help=f"say `--lang {told}`, or leave it out")]
    return lang or told, []


def _lines_of(source: Source, piece: _Piece) -> Iterator[int]:
    yield source.position(piece.mark.start)[0]


def _pieces(lines: Lines, entries: Sequence[Entry], chain: Sequence[tuple[Entry, Mark]]) -> Iterator[_Piece]:
    """The text between numbers. Numbers below a provision that the ruleset does not divide stay in its text."""
    undivided = {entry.id for entry in entries if entry.known and entry.leaf}
    borders = [(entry, mark) for entry, mark in chain if entry.known or entry.parent not in undivided]
    text = lines.source.text
    for at, (entry, mark) in enumerate(borders):
        final = at + 1 == len(borders)
        end = len(text) if final else borders[at + 1][1].start
        blocks = list(_blocks(lines, mark.end, end))
        before = text[text.rfind("\n", 0, mark.start) + 1 : mark.start]
        if len(before.split()) > _OPENING and text[mark.end : mark.end + 1] == "\n":
            blocks = []  # a number at the end of a line of other words has none of its own
        words, apart = body([block for block, _ in blocks], final or borders[at + 1][0].is_rule, final)
        where = [line for block, line in blocks if block in apart]
        yield _Piece(entry, mark, _without_lone_number(words) if entry.leaf else words, tuple(where))


def _blocks(lines: Lines, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The stretches of text without an empty line, each on one line, with the number of their first; no titles."""
    number = lines.source.position(start)[0]
    kept: list[str] = []
    first = number
    for row in [*lines.source.text[start:end].split("\n"), ""]:
        if row.strip() and number not in lines.titles and not re.fullmatch(r"\d{1,4}", row.strip()):
            first = number if not kept else first
            kept.append(" ".join(row.split()))
        elif kept and (not row.strip() or number in lines.titles):
            yield " ".join(kept), first
            kept = []
        number += 1


def _without_lone_number(text: str) -> str:
    """`1)` before the only paragraph of a rule is the typist's, not the instrument's."""
    found = re.match(r"\(?\s*[1Il]\s*\)\s*(?=\S)", text)
    return text[found.end() :] if found and not re.search(r"(?:^|[.;:]\s+)\(?\s*2\s*\)", text) else text


class _Matching:
    """The pieces while it is settled to which provision each belongs."""

    def __init__(self, outline: Outline, entries: Sequence[Entry], pieces: list[_Piece], lang: str) -> None:
        self.outline, self.entries, self.pieces, self.lang = outline, entries, pieces, lang
        self.texts = {piece.entry.id: piece.text for piece in pieces if piece.entry.known and _says(piece.text)}
        self.remarks: list[Diagnostic] = []
        self.settled: set[str] = set()

    def settle(self) -> None:
        """Map what is numbered differently, and drop what the ruleset does not have."""
        for entry in self.entries:
            if entry.known and not entry.leaf:
                self._first_without_number(entry)
                self._divided_items(entry)
        self._not_in_the_ruleset()
        wanted = {entry.id for entry in self.entries if entry.wanted}
        self.texts = {entry.id: self.texts[entry.id] for entry in self.entries if entry.id in self.texts}
        self.texts = {id: text for id, text in self.texts.items() if id in wanted}

    def _remark(self, message: str) -> None:
        self.remarks.append(Diagnostic("T108", message, severity=Severity.warning))

    def _first_without_number(self, rule: Entry) -> None:
        """A rule of paragraphs whose first has lost its number."""
        first = next(entry for entry in self.entries if entry.parent == rule.id)
        if rule.wanted or not first.wanted or first.id in self.texts or rule.id not in self.texts:
            return
        self.texts[first.id] = self.texts.pop(rule.id)
        self._remark(f"`{first.id}` has no number in the file: taken for it is what stands first under {rule.id}")

    def _divided_items(self, above: Entry) -> None:
        """Items that the file divides differently: each goes to the provision that says the same."""
        known = [entry.id for entry in self.entries if entry.parent == above.id and entry.known]
        found = [piece for piece in self.pieces if piece.entry.parent == above.id]
        if not found or any(piece.entry.label.isdigit() for piece in found):
            return
        lettered = [known.index(piece.entry.id) if piece.entry.known else None for piece in found]
        provisions = [self.outline.provisions[id] for id in known]
        chosen = divided([piece.text for piece in found], lettered, provisions, self.lang)
        if chosen is None:
            return
        for rank, id in enumerate(known):
            mine = [piece for piece, to in zip(found, chosen, strict=True) if to == rank]
            if not mine:
                self.texts.pop(id, None)
                continue
            self.texts[id] = " ".join(piece.text for piece in mine)
            letters = " and ".join(f"`{piece.mark.key[1]}`" for piece in mine)
            if len(mine) > 1 or mine[0].entry.id != id:
                self._remark(f"{letters} under {above.id} of the file: `{id}` of the ruleset, by what is said there")
        hole = next((at for at, piece in enumerate(found) if piece.entry.label != LETTERS[at]), None)
        if hole is not None and set(chosen) == set(range(len(known))):  # an item of the file's own is not there
            self.texts.pop(known[chosen[max(0, hole - 1)]], None)
        self.settled |= {piece.entry.id for piece in found}

    def _not_in_the_ruleset(self) -> None:
        surplus = [p.entry.id for p in self.pieces if not p.entry.known and p.entry.id not in self.settled]
        if surplus:
            listed = ", ".join(f"`{id}`" for id in surplus)
            self._remark(f"in the file and not in the ruleset, so left out: {listed}")

    def missing(self, source: Source) -> Iterator[Diagnostic]:
        """One fault for each run of provisions that were not found, with the lines they were looked for between."""
        wanted = [entry.id for entry in self.entries if entry.wanted]
        gone = [id for id in wanted if id not in self.texts]
        if len(gone) == len(wanted):
            message = f"`{source.name}` holds none of the {len(wanted)} provisions of `{self.outline.name}`"
            yield Diagnostic("T105", message, help="is it the instrument that the ruleset encodes?")
            return
        lines = {piece.entry.id: source.position(piece.mark.start)[0] for piece in self.pieces}
        run: list[str] = []
        last: int | None = None
        for entry in self.entries:
            if entry.wanted and entry.id not in self.texts:
                run.append(entry.id)
            elif entry.id in lines:
                if run and entry.wanted:
                    yield _gone(source, run, last, lines[entry.id])
                    run = []
                last = lines[entry.id] if not run else last
        if run:
            yield _gone(source, run, last, None)


def _says(text: str) -> bool:
    return re.search(r"[^\W\d_]", text) is not None


def _gone(source: Source, ids: Sequence[str], after: int | None, before: int | None) -> Diagnostic:
    where = f"after line {after}" if before is None else f"before line {before}"
    if after is not None and before is not None:
        where = f"between lines {after} and {before}" if after != before else f"in line {after}"
    are = "is" if len(ids) == 1 else "are"
    listed = ", ".join(f"`{id}`" for id in ids)
    return Diagnostic("T105", f"{listed} {are} not in the text: looked for {where}", path=source.name)
