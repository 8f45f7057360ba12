"""Text to tree, with every fault of the text in one run.

The text is cut where top-level items begin, and each piece is parsed by itself. Where a piece has a fault, it is cut
once more, into the items of its body; those without fault still become part of the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from smrl.diagnostics import Diagnostic
from smrl.source import Source, Span
from smrl.syntax import limits, spelling, tree
from smrl.syntax.depth import too_deep
from smrl.syntax.parser import parser
from smrl.syntax.scan import BODY_START, Scan, scan
from smrl.syntax.sentences import explain
from smrl.syntax.words import OPERATORS, RESERVED, TAILS, TOP


def parse(source: Source) -> tuple[tree.Module, tuple[Diagnostic, ...]]:
    """The tree of what could be read, and every fault of what could not; never raises for the text's sake."""
    whole = Span(source, 0, len(source.text))
    if len(source.text) > limits.FILE_CHARACTERS:
        message = f"a file has at most {limits.FILE_CHARACTERS:,} characters, this one {len(source.text):,}"
        return tree.Module((), span=whole), (
            Diagnostic("S111", message, Span(source, 0, 1), "make several files of it"),
        )
    reading = _Reading(source, scan(source))
    reading.run()
    faults = sorted(reading.faults, key=lambda fault: fault.span.start if fault.span else 0)
    return tree.Module(tuple(reading.items), unread=frozenset(reading.unread), span=whole), tuple(faults)


def parse_bytes(name: str, data: bytes) -> tuple[Source, tree.Module, tuple[Diagnostic, ...]]:
    """`parse` for the bytes of a file called `name`, which have to be UTF-8, with or without a byte-order mark."""
    try:
        source = Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        skipped = 3 if data.startswith(b"\xef\xbb\xbf") else 0  # the codec counts from after the mark
        at = error.start + skipped
        source = Source(name, data[:at].decode("utf-8-sig"))
        here = Span(source, len(source.text), len(source.text))
        message = f"byte {at} of this file, 0x{data[at]:02x}, is not UTF-8"
        fault = Diagnostic("S110", message, here, "save the file as UTF-8")
        return source, tree.Module((), span=Span(source, 0, len(source.text))), (fault,)
    return source, *parse(source)


_DECLARED: Final = re.compile(r'[ \t]*(?:rule|define|parameter|set|fact|classify)[ \t]+([^\s:="]+)')
_CLASSIFIED: Final = re.compile(r"[ \t]*classify[ \t].*?\bas[ \t]+(\w+)")

# In a piece that has a fault, a line may also begin with a keyword that is misspelt.
_LINE_WORD: Final = re.compile(r'^[ \t]*([A-Za-z_]\w*)[ \t]+(?=["\w])(\w*)', re.MULTILINE)
_GO_ON: Final = frozenset((*OPERATORS, *TAILS, "before", "within"))


class _Reading:
    def __init__(self, source: Source, scanned: Scan) -> None:
        self.source = source
        self.scanned = scanned
        self.faults = list(scanned.faults)
        self.items: list[tree.TopItem] = []
        self.unread: set[str] = set()

    def run(self) -> None:
        if not self.scanned.complete:
            self.flood()
            return
        pieces, known = (*self.scanned.pieces, len(self.source.text)), iter(self.scanned.faults)
        fault = next(known, None)
        for number, (start, end) in enumerate(zip(pieces, pieces[1:], strict=False)):
            found = []
            while fault is not None and (at := _place(fault)) < end:
                found.append(at)
                fault = next(known, None)
            self.piece(start, end, found, number in self.scanned.deep)
            if len(self.faults) >= limits.FAULTS_REPORTED:
                self.flood()
                return

    def flood(self) -> None:
        last = self.faults[-1].span
        self.faults.append(Diagnostic("S124", "there are too many faults, and the rest is not read", last))

    def piece(self, start: int, end: int, known: list[int], deep: bool) -> None:
        """Add the items of a piece; `known` are the places of faults found already, in order."""
        if not known:
            before = len(self.faults)
            items, error = self.attempt(start, end)
            if error is None:
                if deep and (node := too_deep(items)):
                    message = f"this nests deeper than {limits.NESTING} levels"
                    self.faults.append(Diagnostic("S111", message, node.span, "name a part of it with `define`"))
                    self.declare(start, end)
                elif len(self.faults) == before:
                    self.items += items
                else:
                    self.declare(start, end)
                return
        self.mend(start, end, known)

    def attempt(self, start: int, end: int) -> tuple[list[tree.TopItem], Diagnostic | None]:
        """The items of a stretch of text, or the first fault in it."""
        from lark import UnexpectedInput

        ready = parser()
        text = self.source.text[start:end]
        if start == 0 and text.startswith("\ufeff"):
            text = " " + text[1:]
        noted = len(self.faults)
        ready.builder.start(self.source, start, self.faults)
        try:
            return ready.parse(text), None
        except UnexpectedInput as error:
            del self.faults[noted:]  # what was seen before the fault is seen again when the piece is mended
            return [], explain(error, self.source, start, end)

    # -- a piece with faults -------------------------------------------------------------------------------------

    def mend(self, start: int, end: int, known: list[int]) -> None:
        """Read the items of a faulty piece one by one, and keep those that can be read."""
        rule: tree.Rule | None = None
        body: list[tree.BodyItem] = []
        orphans = False  # what follows belongs to a heading that could not be read
        for first, last in self.segments(start, end):
            if any(first <= at < last for at in known):
                items, whole = [], False
            else:
                items, whole = self.segment(first, last)
            if not whole:
                self.declare(first, last)
            heading = first == start or not BODY_START.match(self.source.text, first)
            if heading and not whole:
                orphans = orphans or self.opens_top(first)
            for item in items:
                if isinstance(item, tree.Rule):
                    rule, orphans = item, False
                elif orphans:
                    continue
                elif rule is not None or isinstance(item, tree.Norm | tree.ForEach | tree.Incorporate | tree.Example):
                    body.append(item)  # type: ignore[arg-type]  # of a rule's piece, whose other items are its body's
                elif not isinstance(item, tree.Gist | tree.Tags | tree.Items):
                    self.items.append(item)
        if rule is not None:
            self.items.append(attrs.evolve(rule, body=(*rule.body, *body), complete=False))
        else:
            self.items += body

    def opens_top(self, at: int) -> bool:
        """Whether a top-level word, or one misspelt, begins the line at a place."""
        word = _WORD.match(self.source.text, at)
        return word is not None and (word[1] in TOP or spelling.keyword_like(word[1], TOP) is not None)

    def segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        text = self.source.text
        cuts = {start} | {found.start() for found in BODY_START.finditer(text, start, end)}
        for found in _LINE_WORD.finditer(text, start, end):
            if found[1] not in RESERVED and found[2] not in _GO_ON and spelling.beginning_like(found[1]):
                cuts.add(found.start())
        ordered = sorted(cuts)
        yield from zip(ordered, [*ordered[1:], end], strict=True)

    def segment(self, start: int, end: int) -> tuple[list[tree.TopItem], bool]:
        """The items of a segment, and whether all of it could be read."""
        noted = len(self.faults)
        if noted >= limits.FAULTS_REPORTED:
            return [], False
        items, fault = self.attempt(start, end)
        if fault is None:
            if node := too_deep(items):
                message = f"this nests deeper than {limits.NESTING} levels"
                self.faults.append(Diagnostic("S111", message, node.span, "name a part of it with `define`"))
            return (items, True) if len(self.faults) == noted else ([], False)
        at = _place(fault)
        lead = self.source.text.rfind("\n", start, at) + 1
        if (
            lead > start and not self.source.text[lead:at].strip()
        ):  # a line that cannot go on: what is before may be whole
            items, earlier = self.attempt(start, lead)
            if earlier is not None:
                items = []
        self.faults.append(fault)
        return items, False

    def declare(self, start: int, end: int) -> None:
        """Remember what a stretch of text that could not be read would have declared."""
        text = self.source.text[start : min(end, start + 10 * limits.NAME_CHARACTERS)]
        for pattern in (_DECLARED, _CLASSIFIED):
            if found := pattern.match(text):
                self.unread.add(found[1])


_WORD: Final = re.compile(r"[ \t]*(\w+)")


def _place(fault: Diagnostic) -> int:
    return fault.span.start if fault.span else 0
