"""`smrl mutate`: what the examples of a ruleset would not notice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from smrl.cli import options
from smrl.cli.errors import Failed

if TYPE_CHECKING:
    from smrl.api import Ruleset
    from smrl.mutation.run import Report

_EPILOG = """\b
Examples:
  smrl mutate my-rules/
  smrl mutate my-rules/ --only 21.1
  smrl mutate un.smr_1955 --sample 200 --seed 7 --at-least 95

A mutant is called equivalent only where `pip install smrl[prove]` can prove it. Exit status: 0 where
the score is what was asked for, 1 where it is lower, 2 for a bad ruleset."""


def _operators(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The operators named, in the order in which they are published."""
    from smrl.mutation.operators import OPERATORS

    if value is None:
        return tuple(OPERATORS)
    chosen = [word.strip() for word in value.split(",")]
    for word in chosen:
        if word not in OPERATORS:
            raise click.BadParameter(f"`{word}` is no operator; they are {', '.join(OPERATORS)}", ctx, param)
    return tuple(name for name in OPERATORS if name in chosen)


@click.command("mutate", epilog=_EPILOG)
@click.argument("ruleset", default=options.DEFAULT_RULESET)
@click.option("--only", multiple=True, metavar="ID", help="A provision or a norm, such as 21(1), 21.1 or 89#paid.")
@click.option("--operators", callback=_operators, metavar="NAME,…", help="The operators to use.  [default: all]")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="So many mutants, chosen by the seed.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed chooses others.")
@click.option("--prove/--no-prove", default=True, help="Ask the solver about what survives.  [default: --prove]")
@click.option(
    "--at-least", type=click.FloatRange(0, 100), default=100.0, show_default=True, metavar="PERCENT",
    help="The score that counts as success.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=min(os.cpu_count() or 1, 8), help="Processes.  [default: all cores]"
)
@click.option("--on", metavar="DATE", help="The day on which examples without one are judged.  [default: today]")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text for people, JSON for programs.",
)  # fmt: skip
def command(
    ruleset: str,
    only: tuple[str, ...],
    operators: tuple[str, ...],
    sample: int | None,
    seed: int,
    prove: bool,
    at_least: float,
    jobs: int,
    on: str | None,
    format_: str,
) -> None:
    """Change one thing in RULESET after the other, and tell which changes its own examples do not notice.

    Each comes with an example that would: put into the rules, it kills the mutant.
    """
    from datetime import date

    from smrl.api import load
    from smrl.instants import Instant
    from smrl.library.load import default_vocabulary, own_sources
    from smrl.mutation.run import Options, run

    loaded = load(ruleset)
    _must_pass(ruleset, loaded)
    chosen = None if not only else frozenset(norm for id in only for norm in loaded.outline.norms_of(id))
    sources, recompile = own_sources(ruleset, default_vocabulary())
    asked = Options(operators, chosen, sample, seed, prove, jobs=jobs)
    day = options.instant(on) or Instant.of(date.today())
    with options.Progress("mutating") as progress:
        report = run(loaded.compiled, sources, recompile, asked, day, progress.show)
    options.write(_written(report, format_))
    click.get_current_context().exit(int(report.total.score * 100 < at_least))


def _must_pass(name: str, ruleset: Ruleset) -> None:
    """A ruleset whose examples fail cannot tell its mutants from itself."""
    failures = ruleset.test().failures
    if failures:
        some = f"{len(failures)} expectations are not met, the first: {failures[0]}"
        raise Failed("U109", some, f"`smrl test {name}` shows them all")


def _written(report: Report, format_: str) -> str:
    from smrl.report.mutation import mutation_data, mutation_text

    if format_ == "json":
        from smrl.assessment.storage import json_text

        return json_text(mutation_data(report), indent=2)
    return mutation_text(report)
