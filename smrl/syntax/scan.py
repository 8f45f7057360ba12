"""One quick pass over a text before it is parsed: where items begin, what cannot stand, what is too large.

It knows tokens but no grammar. So it finds every fault of spelling at once, whatever the parser would have made of
the text around it, and it runs before anything that recurses or remembers.
"""

from __future__ import annotations

import re
from typing import Final

from smrl import lean
from smrl.diagnostics import Diagnostic, Label
from smrl.source import Source, Span
from smrl.syntax import limits, spelling
from smrl.syntax.words import BODY, FOLLOWING_A_NUMBER, RESERVED

# A keyword begins an item at the start of a line; before `=` or `.` it is a path in an example's facts. Indented,
# `part`, `set` and `fact` may go on with the line before.
_TOP_WORDS = "ruleset|rule|parameter|define|theme|tighten|relax|replace|withdraw"
_TOP = rf"(?:^[ \t]*(?:{_TOP_WORDS})|^(?:part|set|fact))\b(?![ \t]*[=.])"
_BODY_WORDS = "|".join(word for word in BODY if word != "for")
_BODY = (
    rf"^[ \t]*(?:(?:{_BODY_WORDS})\b(?![ \t]*[=.])|for[ \t]+(?:(?:each|every|all|any)\b|\w+[ \t]*(?:,|where\b|\r?$)))"
)

_START: Final = re.compile(rf"(?P<top>{_TOP})|(?P<body>{_BODY})", re.MULTILINE)
BODY_START: Final = re.compile(_BODY, re.MULTILINE)

_FACTOR = r"[A-Za-zµμΩÅ_]+[²³]?(?:\^-?[0-9]+)?"
_AFTER_NUMBER = "|".join(sorted(RESERVED | FOLLOWING_A_NUMBER))
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"

_HIDDEN_CHARACTERS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HIDDEN: Final = re.compile(f"[{_HIDDEN_CHARACTERS}]+")

_TOKEN: Final = re.compile(
    rf"""
      (?P<space> [ \t\r\n]+ )
    | (?P<word> [^\W\d]\w* )
    | (?P<other> [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])(?:[ T]{_TIME})? | \^-?[0-9]+ | -> | [°%^·] )
    | (?P<label> (?<=[\w)])\#\w+ )
    | (?P<bad_date> [0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]) | [0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}}(?![0-9]) )
    | (?P<bad_number> (?<!\w)[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]\w* | (?<!\w)[0-9]+_[0-9]\w*
        | [0-9]+\.(?!\w) | (?<![\w)\]])\.[0-9]+ )
    | (?P<division> [0-9]+(?:\.[0-9]+)?/(?=[A-Za-z_(]) )
    | (?P<number> [0-9]+(?:\.[0-9]+)?
        (?: (?: [ \t]*(?!(?:{_AFTER_NUMBER})\b)(?:%|°?{_FACTOR}) | [ \t]+/{_FACTOR} ) (?:[/·]{_FACTOR}){{0,30}} )? )
    | (?P<string> "[^"\\\r\n]*+(?:\\["\\][^"\\\r\n]*+)*+" )
    | (?P<fields> (?:\.[ \t]*[^\W\d]\w*){{1,120}} )
    | (?P<open> [(\[{{] )
    | (?P<close> [)\]}}] )
    | (?P<foreign> ===? | => | =< | <> | && | \|\| | !(?!=) | := | <- | \*\* )
    | (?P<reset> , | != | <= | >= | [=<>] )
    | (?P<operator> [+*/-] )
    | (?P<colon> : )
    | (?P<comment> (?:(?<=[\s\ufeff])|^)\#[^\n]* )
    | (?P<hidden> [{_HIDDEN_CHARACTERS}]+ )
    | (?P<bad_string> " [^\r\n]* | [“”„‟«»‘’‚‹›] [^"“”„‟«»‘’‚‹›\r\n]* [“”„‟«»‘’‚‹›]? )
    """,
    re.VERBOSE,
)


_CLOSING: Final = {"(": ")", "[": "]", "{": "}"}
_RESET_WORDS: Final = frozenset(("when", "unless", "except", "as", "due", "where", "for"))
_SILENT: Final = frozenset(("space", "comment", "hidden", "other"))
_DEEP: Final = 12
_LONG_PATH: Final = 8


@lean.frozen
class Scan:
    """What one pass over a text finds.

    `pieces`: where each top-level item begins, after the start of the text, which may begin with body items; `faults`
    in order of place; `deep`: the pieces, by number, that nest deeper than people write, to be measured once parsed;
    `complete`: false where there were so many faults that the rest was not read.
    """

    pieces: tuple[int, ...]
    faults: tuple[Diagnostic, ...]
    deep: frozenset[int]
    complete: bool


class _FloodError(Exception):
    """Too many faults to read on."""


def scan(source: Source) -> Scan:
    """Read the whole text once, in time and memory proportional to its length."""
    scanner = _Scanner(source)
    complete = True
    try:
        scanner.run()
    except _FloodError:
        complete = False
    ordered = sorted(scanner.faults, key=lambda fault: fault.span.start if fault.span else 0)
    return Scan(tuple(scanner.pieces), tuple(ordered), frozenset(scanner.deep), complete)


class _Scanner:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self.pieces = [0]
        self.items = 0
        self.deep: set[int] = set()
        # What is open in the item that is being read: a level for each bracket, and in the innermost one what reaches
        # as far right as it can (`reaching`) and what ends at the next `and`, comparison or comma (`passing`).
        self.brackets: list[tuple[str, int, int, int, int]] = []
        self.outer = self.reaching = self.passing = 0
        self.tokens = 0
        self.too_large = False

    def fault(self, code: str, message: str, start: int, end: int, help: str | None = None, *labels: Label) -> None:
        self.faults.append(Diagnostic(code, message, Span(self.source, start, end), help, labels))
        if len(self.faults) >= limits.FAULTS_REPORTED:
            raise _FloodError

    def run(self) -> None:
        text = self.source.text
        for found in _HIDDEN.finditer(text):
            self.fault("S109", spelling.hidden(found[0][0]), found.start(), found.end(), "delete it")
        act = {kind: getattr(self, kind) for kind in _TOKEN.groupindex if kind not in _SILENT}
        starts = _START.finditer(text)
        upcoming = next(starts, None)
        at: int | None = int(text.startswith("\ufeff"))
        while at is not None:  # again after each item that is too large to be read to its end
            skip_to = None
            for token in _TOKEN.finditer(text, at):
                start, kind = token.start(), token.lastgroup
                if start > at:
                    self.stray(at, start)
                at = token.end()
                if kind == "space" or kind == "comment" or kind == "hidden":
                    continue
                if upcoming is not None and start >= upcoming.start():
                    self.begin(upcoming)
                    upcoming = next(starts, None)
                self.tokens += 1
                if self.tokens > limits.TOKENS_PER_ITEM:
                    self.too_large = True
                    most = f"{limits.TOKENS_PER_ITEM:,}"
                    self.fault("S111", f"an item has at most {most} words and signs", start, at, _DEFINE)
                elif kind != "other":
                    act[str(kind)](token[0], start, at)
                if self.too_large:
                    skip_to = upcoming.start() if upcoming is not None else len(text)
                    break
            else:
                if at < len(text):
                    self.stray(at, len(text))
            at = skip_to
        self.end_item()

    # -- items ---------------------------------------------------------------------------------------------------

    def begin(self, start: re.Match[str]) -> None:
        self.end_item()
        if start["top"] is not None and start.start() > 0:
            self.pieces.append(start.start())
        self.items += 1
        if self.items > limits.ITEMS_PER_FILE:
            self.fault("S111", f"a file holds at most {limits.ITEMS_PER_FILE:,} items", start.start(), start.end())
            raise _FloodError

    def end_item(self) -> None:
        if self.brackets and not self.too_large:
            char, at, *_ = self.brackets[-1]
            self.fault("S112", f"`{char}` is never closed", at, at + 1, f"put a `{_CLOSING[char]}` where it ends")
        self.brackets.clear()
        self.outer = self.reaching = self.passing = self.tokens = 0
        self.too_large = False

    def nest(self, start: int, end: int) -> None:
        depth = self.outer + self.reaching + self.passing
        if depth > _DEEP:
            self.deep.add(len(self.pieces) - 1)
            if depth > limits.NESTING:
                self.too_large = True
                self.fault("S111", f"this nests deeper than {limits.NESTING} levels", start, end, _DEFINE)

    # -- tokens --------------------------------------------------------------------------------------------------

    def word(self, text: str, start: int, end: int) -> None:
        if len(text) > limits.NAME_CHARACTERS:
            self.fault("S111", f"a word has at most {limits.NAME_CHARACTERS} letters", start, end)
        elif not text.isascii() and not all(c.isascii() or c in spelling.UNIT_LETTERS for c in text):
            message, help_ = spelling.foreign_letters(text)
            self.fault("S108", message, start, end, help_)
        elif text == "and" or text == "or":
            self.passing = 0
        elif text == "not":
            self.passing += 1
            self.nest(start, end)
        elif text == "if":
            self.reaching += 1
            self.nest(start, end)
        elif text in _RESET_WORDS:
            self.reaching = self.passing = 0

    def number(self, text: str, start: int, end: int) -> None:
        digits = 0
        while digits < len(text) and text[digits] in "0123456789.":
            digits += 1
        unit = text[digits:].lstrip()
        if digits > limits.NUMBER_DIGITS:
            self.fault("S111", f"a number has at most {limits.NUMBER_DIGITS} digits", start, start + digits)
        if len(unit) > limits.UNIT_CHARACTERS:
            self.fault("S111", f"a unit has at most {limits.UNIT_CHARACTERS} letters", end - len(unit), end)
        elif "^" in unit and _BIG_POWER.search(unit):
            self.fault("S111", "a power in a unit has one or two digits", end - len(unit), end)

    def string(self, _text: str, start: int, end: int) -> None:
        if end - start - 2 > limits.STRING_CHARACTERS:
            self.fault("S111", f"a text has at most {limits.STRING_CHARACTERS:,} characters", start, end)

    def fields(self, text: str, start: int, end: int) -> None:
        dots = text.count(".")
        if dots > _LONG_PATH:
            self.deep.add(len(self.pieces) - 1)
        if dots > limits.NESTING:
            self.too_large = True
            self.fault("S111", f"this nests deeper than {limits.NESTING} levels", start, end)
        elif len(text) > limits.NAME_CHARACTERS or not text.isascii():
            for part in _FIELD.finditer(text):
                self.word(part[0], start + part.start(), start + part.end())

    def open(self, text: str, start: int, end: int) -> None:
        self.brackets.append((text, start, self.outer, self.reaching, self.passing))
        self.outer += self.reaching + self.passing + 1
        self.reaching = self.passing = 0
        self.nest(start, end)

    def close(self, text: str, start: int, end: int) -> None:
        if not self.brackets:
            self.fault("S112", f"`{text}` closes nothing", start, end, "delete it, or open a bracket before")
            return
        char, at, self.outer, self.reaching, self.passing = self.brackets.pop()
        if _CLOSING[char] != text:
            label = Label(Span(self.source, at, at + 1), f"this asks for `{_CLOSING[char]}`")
            self.fault("S112", f"`{text}` does not close `{char}`", start, end, None, label)

    def reset(self, text: str, _start: int, _end: int) -> None:
        self.passing = 0
        if text == ",":
            self.reaching = 0

    def operator(self, _text: str, start: int, end: int) -> None:
        self.passing += 1
        self.nest(start, end)

    def colon(self, _text: str, start: int, end: int) -> None:
        self.reaching += 1  # of a quantifier; that of a label counts too, which does no harm
        self.nest(start, end)

    def label(self, _text: str, start: int, _end: int) -> None:
        if not _ID_BEFORE.search(self.source.text, max(0, start - limits.NAME_CHARACTERS), start):
            self.fault("S126", "a comment begins after white space", start, start + 1, "put a space before `#`")

    # -- what cannot stand ---------------------------------------------------------------------------------------

    def bad_date(self, text: str, start: int, end: int) -> None:
        self.fault("S119", f"`{text}` is not how a day is written", start, end, "write it as 2026-03-04")

    def bad_number(self, text: str, start: int, end: int) -> None:
        if len(text) > limits.NUMBER_DIGITS:
            self.fault("S111", f"a number has at most {limits.NUMBER_DIGITS} digits", start, end)
            return
        self.fault("S120", f"`{text}` is not how a number is written", start, end, "write digits, as in 1500 or 0.5")

    def division(self, text: str, _start: int, end: int) -> None:
        number = text[:-1]
        help_ = f"write `{number} / …` to divide, `{number} /week` for a rate"
        self.fault("S120", "`/` straight after a number is neither a division nor a unit", end - 1, end, help_)

    def bad_string(self, text: str, start: int, end: int) -> None:
        if text[0] != '"':
            self.fault("S107", f"`{text[0]}` is not a quotation mark of the language", start, start + 1, _QUOTES)
        elif escape := _BAD_ESCAPE.match(text):
            at = start + escape.end() - 1
            self.fault("S105", 'a backslash in a text stands before `"` or `\\` only', at, at + 1, "double it")
        else:
            self.fault("S104", "this text has no closing quotation mark", start, end, "a text ends on its own line")

    def foreign(self, text: str, start: int, end: int) -> None:
        message, help_ = spelling.sign(text)
        self.fault("S107", message, start, end, help_)

    def stray(self, start: int, end: int) -> None:
        for at in range(start, end):
            char = self.source.text[at]
            if char == "#":
                self.fault("S126", "a comment begins after white space", at, at + 1, "put a space before `#`")
            else:
                message, help_ = spelling.sign(char)
                self.fault("S107" if help_ else "S106", message, at, at + 1, help_)


_DEFINE: Final = "name a part of it with `define`"
_QUOTES: Final = 'use the straight one, `"`, on both sides'
_BAD_ESCAPE: Final = re.compile(r'"(?:[^"\\\r\n]|\\["\\])*\\(?=[^"\\\r\n])(?=(?:[^"\\]|\\.)*")')
_ID_BEFORE: Final = re.compile(r"(?<!\w)(?:[A-Za-z]+-)?[0-9]+[a-z]*(?:\([0-9a-z]+\))*$")
_BIG_POWER: Final = re.compile(r"\^-?[0-9]{3}")
_FIELD: Final = re.compile(r"[^\W\d]\w*")
