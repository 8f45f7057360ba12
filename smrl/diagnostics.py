"""Diagnostics as values, and the exceptions that carry them to a caller.

A diagnostic is about a rule text (then it has a span) or about facts (then it has a path such as
`prisoners[12].exercise.open_air`, and a span too where the file's place is known). Messages are lower case,
without a full stop, with the reader's own words in backticks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from smrl import lean
from smrl.source import Span


class Severity(StrEnum):
    error = "error"
    warning = "warning"


@lean.frozen
class Label:
    """A second place that helps to understand a diagnostic, with what is to be seen there."""

    span: Span
    text: str


@lean.frozen
class Diagnostic:
    """One fault: `code` (see `smrl.codes`), `message`, where, and what could be done about it."""

    code: str
    message: str
    span: Span | None = None
    help: str | None = None
    labels: tuple[Label, ...] = ()
    path: str | None = None
    severity: Severity = Severity.error

    def __str__(self) -> str:
        where = str(self.span) if self.span else self.path
        return f"{where}: {self.code} {self.message}" if where else f"{self.code} {self.message}"


def shown(text: str) -> str:
    """The text with control, formatting and bidirectional characters shown as escapes, never sent to a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029" else c.encode("unicode_escape").decode()
        for c in text
    )


_WIDEST_EXCERPT = 160


@lean.frozen
class _Mark:
    """A stretch to underline: `^` for the fault itself, `-` for a place that explains it."""

    span: Span
    sign: str
    text: str


def _excerpt(marks: Sequence[_Mark]) -> list[str]:
    """One source line with all its marks under it; the texts of the marks follow, the rightmost beside its mark."""
    first_line, column = marks[0].span.source.position(marks[0].span.start)
    raw = marks[0].span.source.line(first_line)
    cut = 0
    if len(raw) > _WIDEST_EXCERPT:  # a hostile or generated line: show the stretch around the fault
        cut = max(0, column - 1 - _WIDEST_EXCERPT // 2)
        raw = raw[cut : cut + _WIDEST_EXCERPT]
    number = str(first_line)
    pad = " " * len(number)
    signs: dict[int, str] = {}
    starts: list[tuple[int, str]] = []
    for mark in reversed(marks):  # the fault itself last, so that its carets win where marks overlap
        begin = mark.span.start - marks[0].span.start + column - 1 - cut
        length = max(1, min(mark.span.end - mark.span.start, len(raw) - begin))
        left = _width(_visible(raw[: max(0, begin)]))
        for at in range(left, left + max(1, _width(_visible(raw[max(0, begin) : begin + length])))):
            signs[at] = mark.sign
        if mark.text:
            starts.append((left, shown(mark.text)))
    under = "".join(signs.get(at, " ") for at in range(max(signs) + 1))
    starts.sort(reverse=True)
    lines = [
        f"{pad}--> {shown(marks[0].span.source.name)}:{first_line}:{column}",
        f"{pad} |",
        f"{number} | {_visible(raw)}",
        f"{pad} | {under}{' ' + starts[0][1] if starts else ''}",
    ]
    return lines + [f"{pad} | {' ' * left}{text}" for left, text in starts[1:]]


def _visible(text: str) -> str:
    return shown(text.replace("\t", "    "))


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


_RUSSIAN = {"error": "ошибка", "warning": "предупреждение", "at": "где:", "help": "что сделать"}


def render(diagnostic: Diagnostic, lang: str = "en") -> str:
    """A diagnostic as lines of text: the sentence, the source line with its carets, the other places, the help.

    The words around the sentences are in the language; the sentences stay as they are.
    """
    words = _RUSSIAN if lang == "ru" else {}
    severity = words.get(diagnostic.severity.value, diagnostic.severity.value)
    lines = [f"{severity}[{diagnostic.code}]: {shown(diagnostic.message)}"]
    if diagnostic.path:
        lines.append(f"  {words.get('at', 'at')} {shown(diagnostic.path)}")
    marks = [_Mark(diagnostic.span, "^", "")] if diagnostic.span else []
    marks += [_Mark(label.span, "-", label.text) for label in diagnostic.labels]
    by_line: dict[tuple[str, int], list[_Mark]] = {}
    for mark in marks:
        by_line.setdefault((mark.span.source.name, mark.span.line), []).append(mark)
    for group in by_line.values():
        lines += _excerpt(group)
    if diagnostic.help:
        lines.append(f"  {words.get('help', 'help')}: {shown(diagnostic.help)}")
    return "\n".join(lines)


def render_all(diagnostics: Sequence[Diagnostic], lang: str = "en") -> str:
    """All of them, a blank line between, and a closing count of the errors."""
    errors = sum(d.severity is Severity.error for d in diagnostics)
    warnings = len(diagnostics) - errors
    blocks = [render(d, lang) for d in diagnostics]
    if lang == "ru":
        from smrl.russian import counted

        faults = counted(errors, "ошибка", "ошибки", "ошибок")
        blocks.append(f"{faults}, {counted(warnings, 'предупреждение', 'предупреждения', 'предупреждений')}")
    else:
        blocks.append(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    return "\n\n".join(blocks)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


class _Carrier(ValueError):
    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(render_all(self.diagnostics))

    def __reduce__(self) -> tuple[type[_Carrier], tuple[tuple[Diagnostic, ...]]]:
        return type(self), (self.diagnostics,)


class RulesetError(_Carrier):
    """A ruleset that does not compile; `.diagnostics` holds every fault found."""


class FactError(_Carrier):
    """Facts that cannot be believed as they stand; `.diagnostics` holds every fault found."""


class TextError(_Carrier):
    """An official text that cannot be taken for that of a ruleset, or not be kept; `.diagnostics` holds every fault."""


_LONGEST_ID = 60


class UnknownProvision(LookupError):
    """No such provision or norm; `.near` holds the ids that look like it."""

    def __init__(self, wanted: str, near: Sequence[str] = ()) -> None:
        self.wanted, self.near = wanted, tuple(near)
        hint = f"; did you mean {', '.join(f'`{n}`' for n in self.near)}?" if self.near else ""
        said = wanted if len(wanted) <= _LONGEST_ID else f"{wanted[:_LONGEST_ID]}…"
        super().__init__(f"no provision or norm `{shown(said)}` in this ruleset{hint}")

    def __reduce__(self) -> tuple[type[UnknownProvision], tuple[str, tuple[str, ...]]]:
        return type(self), (self.wanted, self.near)
