"""Text to tree."""

from __future__ import annotations

from smrl.diagnostics import Diagnostic
from smrl.source import Source, Span
from smrl.syntax.parser import parser
from smrl.syntax.tree import Module


def parse(source: Source) -> tuple[Module, tuple[Diagnostic, ...]]:
    """The tree of what could be read, and every fault of what could not; never raises for the text's sake."""
    from lark import UnexpectedInput

    ready = parser()
    faults: list[Diagnostic] = []
    ready.builder.start(source, 0, faults)
    items = []
    try:
        items = ready.parse(source.text)
    except UnexpectedInput as error:
        at = error.pos_in_stream or 0
        faults.append(Diagnostic("S101", "this cannot stand here", Span(source, at, at + 1)))
    return Module(tuple(items), span=Span(source, 0, len(source.text))), tuple(faults)
