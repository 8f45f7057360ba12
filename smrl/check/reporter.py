"""Where the checker puts what it finds wrong. Checking goes on after a fault, so that one run shows them all."""

from __future__ import annotations

from typing import Final

from smrl import lean
from smrl.diagnostics import Diagnostic, Label, Severity
from smrl.source import Span

FAULTS_REPORTED: Final = 200
"""After so many the rest is not checked: they are a flood, and each suggestion for a name costs time."""


class Flood(Exception):
    """Raised by the reporter when the faults found are enough."""


@lean.define
class Reporter:
    """Collects diagnostics in the order found; the same fault at the same place is kept once.

    `known` are places where the parser has found a fault already: what follows from that is not said again.
    """

    known: frozenset[Span] = frozenset()
    found: list[Diagnostic] = lean.field(factory=list)
    _seen: set[tuple[str, Span | None, str]] = lean.field(factory=set)
    _errors: int = 0

    def error(self, code: str, message: str, span: Span, help: str | None = None, *labels: Label) -> None:
        self._add(Diagnostic(code, message, span, help or None, labels))

    def warn(self, code: str, message: str, span: Span, help: str | None = None, *labels: Label) -> None:
        self._add(Diagnostic(code, message, span, help or None, labels, severity=Severity.warning))

    def _add(self, diagnostic: Diagnostic) -> None:
        key = (diagnostic.code, diagnostic.span, diagnostic.message)
        if key in self._seen or diagnostic.span in self.known:
            return
        self._seen.add(key)
        self.found.append(diagnostic)
        self._errors += diagnostic.severity is Severity.error
        if self._errors >= FAULTS_REPORTED:
            message = f"{FAULTS_REPORTED} faults are reported; what follows is not checked"
            self.found.append(Diagnostic("C309", message, diagnostic.span))
            raise Flood

    @property
    def failed(self) -> bool:
        return self._errors > 0


def did_you_mean(near: list[str]) -> str | None:
    """The help that offers up to three names, or none."""
    if not near:
        return None
    return f"did you mean {' or '.join(f'`{name}`' for name in near)}?"
