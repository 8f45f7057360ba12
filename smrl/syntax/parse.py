"""Text to tree, with every fault of the text in one run.

The text is cut where top-level items begin, and each piece is parsed by itself. Where a piece has a fault, it is cut
once more, into the items of its body; those without fault still become part of the tree.
"""

from __future__ import annotations

import re
from itertools import pairwise
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
_LINE_WORD: Final = re.compile(r'[ \t]*([A-Za-z_]\w*)[ \t]+(?=["\w])(\w*)')
_GO_ON: Final = frozenset((*OPERATORS, *TAILS))


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
        for number, (start, end) in enumerate(pairwise(pieces)):
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
        fault = None
        if not known:
            items, fault = self.checked(start, end, deep)
            if fault is None:
                self.items += items
                return
        self.mend(start, end, known, fault, deep)

    def attempt(self, start: int, end: int) -> tuple[list[tree.TopItem], Diagnostic | None]:
        """The items of a stretch of text, or the first fault in it."""
        from lark import UnexpectedInput

        ready = parser()
        text = self.source.text[start:end]
        if start == 0 and text.startswith("\ufeff"):
            text = " " + text[1:]
        ready.builder.start(self.source, start, self.faults)
        try:
            return ready.parse(text), None
        except UnexpectedInput as error:
            return [], explain(error, self.source, start, end)

    # -- a piece with faults -------------------------------------------------------------------------------------

    def mend(self, start: int, end: int, known: list[int], fault: Diagnostic | None, deep: bool) -> None:
        """Read a faulty piece up to each fault, and on from the next line that begins an item of a body.

        `fault` is the first that the parser met in the piece, if it has tried.
        """
        kept = _Kept()
        position, waiting = start, iter(known)
        ahead = next(waiting, None)
        while position < end and len(self.faults) < limits.FAULTS_REPORTED:
            while ahead is not None and ahead < position:
                ahead = next(waiting, None)
            if ahead is None:
                stop, resume = end, end
            else:
                stop, resume = self.begins(position, ahead), self.ends(ahead, end)
            items, first, last = self.clean(position, stop, fault, deep)
            fault = None
            kept.add(items)
            if last is not None:
                stop, resume = first, last
            if stop < resume:
                self.declare(stop, resume)
                if stop == start or self.opens_top(stop):
                    kept.orphan()
            position = resume
        self.items += kept.items()

    def clean(
        self, start: int, end: int, fault: Diagnostic | None, deep: bool
    ) -> tuple[list[tree.TopItem], int, int | None]:
        """The items before the first fault, which is reported, and the stretch to leave out (to None: no fault)."""
        if fault is None:
            items, fault = self.checked(start, end, deep)
            if fault is None:
                return items, end, None
        at = min(_place(fault), end - 1)
        line = self.source.text.rfind("\n", start, at) + 1
        first, last = self.begins(start, at), self.ends(at, end)
        if line > first and not self.source.text[line:at].strip():  # a line that cannot go on with what is before
            items, earlier = self.checked(start, line, deep)
            if earlier is None:
                self.faults.append(fault)
                return items, line, last
        while first > start:
            items, earlier = self.checked(start, first, deep)
            if earlier is None:
                self.faults.append(fault)
                return items, first, last
            fault, last = earlier, first  # the item before is not whole: that is the first fault
            first = self.begins(start, first - 1)
        self.faults.append(fault)
        return [], start, last

    def checked(self, start: int, end: int, deep: bool) -> tuple[list[tree.TopItem], Diagnostic | None]:
        """`attempt`, where nesting too deep and what only the builder sees are faults like any other."""
        if start >= end:
            return [], None
        noted = len(self.faults)
        items, fault = self.attempt(start, end)
        if fault is None and len(self.faults) > noted:
            fault = self.faults[noted]
        elif fault is None and deep and (node := too_deep(items)):
            fault = _nested(node)
        del self.faults[noted:]
        return items, fault

    def begins(self, start: int, at: int) -> int:
        """Where the item that holds a place begins: the last line before that begins one, or the start."""
        text = self.source.text
        line = at
        while line > start:
            line = max(start, text.rfind("\n", start, line) + 1)
            if line <= start or _begins_item(text, line):
                return line
            line -= 1
        return start

    def ends(self, at: int, end: int) -> int:
        """Where the item that holds a place ends: the next line that begins one, or the end."""
        text = self.source.text
        line = text.find("\n", at, end) + 1
        while 0 < line < end:
            if _begins_item(text, line):
                return line
            line = text.find("\n", line, end) + 1
        return end

    def opens_top(self, at: int) -> bool:
        """Whether a top-level word, or one misspelt, begins the line at a place."""
        word = _WORD.match(self.source.text, at)
        return word is not None and (word[1] in TOP or spelling.keyword_like(word[1], TOP) is not None)

    def declare(self, start: int, end: int) -> None:
        """Remember what a stretch of text that could not be read would have declared."""
        text = self.source.text[start : min(end, start + 10 * limits.NAME_CHARACTERS)]
        for pattern in (_DECLARED, _CLASSIFIED):
            if found := pattern.match(text):
                self.unread.add(found[1])


_WORD: Final = re.compile(r"[ \t]*(\w+)")


def _begins_item(text: str, line: int) -> bool:
    """Whether the line at a place begins an item: with a keyword, or with one that is misspelt."""
    if BODY_START.match(text, line):
        return True
    found = _LINE_WORD.match(text, line)
    if found is None or found[1] in RESERVED or found[2] in _GO_ON:
        return False
    return spelling.beginning_like(found[1]) is not None


def _nested(node: tree.Node) -> Diagnostic:
    message = f"this nests deeper than {limits.NESTING} levels"
    return Diagnostic("S111", message, node.span, "name a part of it with `define`")


class _Kept:
    """The items of a faulty piece that could be read: those of a body go to the rule before them."""

    def __init__(self) -> None:
        self.rule: tree.Rule | None = None
        self.others: list[tree.TopItem] = []
        self.body: list[tree.BodyItem] = []
        self.orphaned = False

    def orphan(self) -> None:
        """What follows belongs to a heading that could not be read."""
        self.orphaned = True

    def add(self, items: list[tree.TopItem]) -> None:
        for item in items:
            if isinstance(item, tree.Rule):
                self.rule, self.orphaned = item, False
            elif isinstance(item, tree.Gist | tree.Tags | tree.Items) and self.rule is None:
                continue  # of a declaration that could not be read
            elif not isinstance(item, _DECLARATIONS):
                if not self.orphaned:
                    self.body.append(item)
            else:
                self.others.append(item)

    def items(self) -> list[tree.TopItem]:
        if self.rule is None:
            return [*self.others, *self.body]
        return [*self.others, attrs.evolve(self.rule, body=(*self.rule.body, *self.body), complete=False)]


_DECLARATIONS: Final = (tree.RulesetHeader, tree.Part, tree.Parameter, tree.Setting, tree.Define)


def _place(fault: Diagnostic) -> int:
    return fault.span.start if fault.span else 0
