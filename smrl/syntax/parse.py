"""Text to tree, with every fault of the text in one run.

The text is cut where top-level items begin, and each piece is parsed by itself. Where a piece has a fault, it is cut
once more, into the items of its body; those without fault still become part of the tree.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from smrl import lean
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
    unread = frozenset(reading.unread)
    return tree.Module(tuple(reading.items), unread=unread, torn=reading.torn, span=whole), tuple(faults)


def parse_header(source: Source) -> tuple[tree.RulesetHeader | None, tuple[Diagnostic, ...]]:
    """The header of a file, read alone, and its faults: what a ruleset is called can be told without its rules."""
    scanned = scan(source)
    reading = _Reading(source, scanned)
    for start, end in pairwise((*scanned.pieces, len(source.text))):
        if reading.opens_header(start):
            reading.piece(start, end, [], False)
            if reading.items or len(reading.faults) > len(scanned.faults):
                break
    header = next((item for item in reading.items if isinstance(item, tree.RulesetHeader)), None)
    return header, tuple(reading.faults[len(scanned.faults) :])


_DECLARED: Final = re.compile(r'[ \t]*(?:rule|define|parameter|set|fact|theme|classify)[ \t]+([^\s:="]+)')
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
        self.torn = False

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
        faults: list[Diagnostic] = []
        if not known:
            items, faults = self.attempt(start, end, deep)
            if not faults:
                self.items += items
                return
        self.mend(start, end, known, faults, deep)

    def attempt(self, start: int, end: int, deep: bool) -> tuple[list[tree.TopItem], list[Diagnostic]]:
        """The items of a stretch of text, or its faults: the first of grammar, else all that the builder sees."""
        from lark import UnexpectedInput

        if start >= end:
            return [], []
        ready = parser()
        text = self.source.text[start:end]
        if start == 0 and text.startswith("\ufeff"):
            text = " " + text[1:]
        faults: list[Diagnostic] = []
        ready.builder.start(self.source, start, faults)
        try:
            items = ready.parse(text)
        except UnexpectedInput as error:
            return [], [explain(error, self.source, start, end)]
        if not faults and deep and (node := too_deep(items)):
            message = f"this nests deeper than {limits.NESTING} levels"
            faults.append(Diagnostic("S111", message, node.span, "name a part of it with `define`"))
        return items, sorted(faults, key=_place)

    # -- a piece with faults -------------------------------------------------------------------------------------

    def mend(self, start: int, end: int, known: list[int], faults: list[Diagnostic], deep: bool) -> None:
        """Read a faulty piece up to each fault, and on from the next line that begins an item of a body.

        `faults` is what an attempt at the whole piece has met, if there was one.
        """
        self.torn |= self.opens_header(start)
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
            items, left_out = self.clean(position, stop, faults, deep)
            faults = []
            kept.add(items)
            if left_out is not None:
                stop, resume = left_out
            if stop < resume:
                self.declare(stop, resume)
                if self.opens_top(stop) or (stop == start and not BODY_START.match(self.source.text, stop)):
                    kept.orphan()
            position = resume
        self.items += kept.items()

    def clean(
        self, start: int, end: int, faults: list[Diagnostic], deep: bool
    ) -> tuple[list[tree.TopItem], tuple[int, int] | None]:
        """The items before the first faulty one, whose faults are reported, and the stretch to leave out for it."""
        if not faults:
            items, faults = self.attempt(start, end, deep)
            if not faults:
                return items, None
        at = min(_place(faults[0]), end - 1)
        first, last = self.begins(start, at), self.ends(at, end)
        line = self.source.text.rfind("\n", start, at) + 1
        if line > first and not self.source.text[line:at].strip():  # a line that cannot go on with what is before
            items, earlier = self.attempt(start, line, deep)
            if not earlier:
                return items, self.leave_out(faults, line, last)
        while first > start:
            items, earlier = self.attempt(start, first, deep)
            if not earlier:
                return items, self.leave_out(faults, first, last)
            # Where the line began well, what it is part of only ends too early: an alteration goes on with its norm.
            if earlier[0].code != "S123" or not self.source.text[first:at].strip():
                faults, last, at = earlier, first, min(_place(earlier[0]), first - 1)  # that is the first fault
            first = self.begins(start, first - 1)
        return [], self.leave_out(faults, start, last)

    def leave_out(self, faults: list[Diagnostic], first: int, last: int) -> tuple[int, int]:
        """Report the faults of a stretch; those behind it are met again when that is read."""
        self.faults += [faults[0], *(fault for fault in faults[1:] if _place(fault) < last)]
        return first, last

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

    def opens_header(self, at: int) -> bool:
        """Whether the word at a place is `ruleset`, or that misspelt."""
        word = _FIRST.match(self.source.text, at)
        return word is not None and (word[1] == "ruleset" or spelling.keyword_like(word[1], ("ruleset",)) is not None)

    def declare(self, start: int, end: int) -> None:
        """Remember what a stretch of text that could not be read would have declared."""
        text = self.source.text[start : min(end, start + 10 * limits.NAME_CHARACTERS)]
        for pattern in (_DECLARED, _CLASSIFIED):
            if found := pattern.match(text):
                self.unread.update((found[1], found[1].rpartition(".")[2]))  # a fact is `entity.name`


_WORD: Final = re.compile(r"[ \t]*(\w+)")
_FIRST: Final = re.compile(r"(?:\s|#[^\n]*)*(\w+)")


def _begins_item(text: str, line: int) -> bool:
    """Whether the line at a place begins an item: with a keyword, or with one that is misspelt."""
    if BODY_START.match(text, line):
        return True
    found = _LINE_WORD.match(text, line)
    if found is None or found[1] in RESERVED or found[2] in _GO_ON:
        return False
    return spelling.beginning_like(found[1]) is not None


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
            elif isinstance(item, tree.Gist | tree.Tags | tree.Themes | tree.Items) and self.rule is None:
                continue  # of a declaration that could not be read
            elif not isinstance(item, _DECLARATIONS):
                if not self.orphaned:
                    self.body.append(item)
            else:
                self.others.append(item)

    def items(self) -> list[tree.TopItem]:
        if self.rule is None:
            return [*self.others, *self.body]
        return [*self.others, lean.evolve(self.rule, body=(*self.rule.body, *self.body), complete=False)]


_DECLARATIONS: Final = (
    tree.RulesetHeader, tree.Part, tree.Parameter, tree.Setting, tree.Define, tree.FactDeclaration, tree.Theme,
    tree.Alteration,
)  # fmt: skip


def _place(fault: Diagnostic) -> int:
    return fault.span.start if fault.span else 0
