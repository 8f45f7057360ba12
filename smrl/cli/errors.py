"""Errors as sentences on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import click

from smrl.diagnostics import (
    Diagnostic,
    FactError,
    RulesetError,
    TextError,
    UnknownProvision,
    render,
    render_all,
    shown,
)


def report(error: Exception, lang: str) -> None:
    """Show what went wrong. SMRL_DEBUG=1 adds where in the code, for those who mend it."""
    if isinstance(error, (RulesetError, FactError, TextError)):
        click.echo(render_all(list(worded(error.diagnostics, lang)), lang), err=True)
    else:
        [one] = worded([_diagnostic(error)], lang)
        click.echo(render(one, lang), err=True)
    if os.environ.get("SMRL_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)


def worded(diagnostics: Iterable[Diagnostic], lang: str) -> Iterator[Diagnostic]:
    """The same in the language, as far as they are not about the writing of rules: that stays English."""
    for one in diagnostics:
        if lang != "ru":
            yield one
            continue
        from smrl.report.russian import in_russian  # the whole catalogue, so only where there is something to tell

        yield in_russian(one)


def _diagnostic(error: Exception) -> Diagnostic:
    match error:
        case Failed(diagnostic=diagnostic):
            return diagnostic
        case UnknownProvision():
            return Diagnostic("U102", str(error), help="`smrl list RULESET` shows them all")
        case OSError(filename=name, strerror=reason) if name is not None:
            return Diagnostic("U101", f"`{shown(str(name))}` cannot be used: {(reason or str(error)).lower()}")
        case OSError(strerror=reason) if reason is not None:
            return Diagnostic("U101", f"the output cannot be written: {reason.lower()}")
        case LookupError():
            return Diagnostic("U103", str(error.args[0]) if error.args else "nothing was found")
        case MemoryError():
            return Diagnostic("U104", "the memory does not suffice for this input")
        case RecursionError():
            return Diagnostic("U104", "this input is nested too deeply")
    kind = type(error).__name__
    return Diagnostic(
        "U199", f"a fault in smrl itself: {kind}: {error}", help="please report it, with SMRL_DEBUG=1 set"
    )


class Failed(Exception):
    """A fault of the command line's own, with its diagnostic."""

    def __init__(self, code: str, message: str, help: str | None = None) -> None:
        self.diagnostic = Diagnostic(code, message, help=help)
        super().__init__(message)
