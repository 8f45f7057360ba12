"""`smrl lint`: what compiles and may not be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from smrl.cli import options
from smrl.cli.errors import Failed

if TYPE_CHECKING:
    from smrl.api import Ruleset
    from smrl.diagnostics import Diagnostic

_EPILOG = """\b
Examples:
  smrl lint
  smrl lint my-rules/
  smrl lint my-rules/ --prove

Exit status: 0 where there is nothing to say, 1 where there is, 2 for a bad ruleset."""


@click.command("lint", epilog=_EPILOG)
@click.argument("rulesets", nargs=-1)
@click.option(
    "--prove", is_flag=True,
    help="Also prove which norms contradict each other, never apply, never fail or can never be met (smrl[prove]).",
)  # fmt: skip
@options.date_option
def command(rulesets: tuple[str, ...], prove: bool, on: str | None) -> None:
    """Warn of what compiles and may not be meant in RULESETS (names, files, folders).  [default: un.smr_1955]"""
    from smrl.api import load
    from smrl.diagnostics import Severity, render

    count = errors = 0
    for name in rulesets or (options.DEFAULT_RULESET,):
        ruleset = load(name)
        for warning in (*ruleset.lint, *(_proved(name, ruleset, on) if prove else ())):
            options.write(render(warning) + "\n")
            count += 1
            errors += warning.severity is Severity.error
    warnings = f"{count - errors} warning{'' if count - errors == 1 else 's'}"
    found = f"{errors} error{'' if errors == 1 else 's'}, {warnings}" if errors else warnings
    options.write(found if count else "nothing to say")
    click.get_current_context().exit(int(count > 0))


def _proved(name: str, ruleset: Ruleset, on: str | None) -> Iterator[Diagnostic]:
    """What is proved to be wrong with the norms in force on the day, and with those that are said to be tightened."""
    from datetime import date

    from smrl.analysis import solver
    from smrl.instants import Instant

    if not solver.is_installed():
        raise Failed("U107", "proofs need the solver z3, which is not installed", "pip install smrl[prove]")
    from smrl.analysis.consistency import proved_faults
    from smrl.analysis.relation import Options
    from smrl.analysis.tightening import tightenings
    from smrl.library.examples import build
    from smrl.library.load import forget
    from smrl.report.comparison import tightening_fault

    day = options.instant(on) or Instant.of(date.today())
    program, vocabulary = ruleset.compiled.program, ruleset.vocabulary
    with options.Progress(f"proving {ruleset.name}") as progress:
        yield from proved_faults(program, vocabulary, day, Options(), progress.show)
    found = list(tightenings(program, vocabulary, day, Options(), lambda facts: build(vocabulary, facts)))
    yield from (tightening_fault(one, vocabulary) for one in found if not one.proved)
    if any(one.proved for one in found):
        forget(name)
