"""`smrl test`: run the examples that rulesets hold, or check what holds of every ruleset."""

from __future__ import annotations

from importlib.util import find_spec

import click

from smrl.cli import options
from smrl.cli.errors import Failed

_EPILOG = """\b
Examples:
  smrl test
  smrl test un.smr_1955 --coverage
  smrl test my-rules/
  smrl test my-rules/ --properties --only 21 --max-examples 100

Exit status: 0 where every example came out as it says and every rule that can be met or not is decided by one, or every
property holds, else 1; 2 for a bad ruleset."""


@click.command("test", epilog=_EPILOG)
@click.argument("rulesets", nargs=-1)
@click.option("--coverage", is_flag=True, help="List conditions, exceptions and branches that no example exercises.")
@click.option(
    "--properties", is_flag=True,
    help="Check, in place of the examples, what holds of every ruleset, over facilities drawn for it (smrl[testing]).",
)  # fmt: skip
@click.option("--only", multiple=True, metavar="ID", help="With --properties: a provision or norm, such as 21(1).")
@click.option(
    "--max-examples",
    type=click.IntRange(1, 100_000),
    metavar="N",
    help="With --properties: the most facilities for a norm.  [default: 20]",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    metavar="S",
    help="With --properties: where chance begins.  [default: another each time]",
)
@click.option("--left-out", is_flag=True, help="With --properties: list the norms of which nothing is claimed.")
@options.date_option
def command(
    rulesets: tuple[str, ...], coverage: bool, properties: bool, only: tuple[str, ...], max_examples: int | None,
    seed: int | None, left_out: bool, on: str | None,
) -> None:  # fmt: skip
    """Run the examples of RULESETS on both evaluators.  [default: un.smr_1955]"""
    names = rulesets or (options.DEFAULT_RULESET,)
    if properties:
        if coverage:
            raise click.UsageError("--coverage is about examples, which --properties does without")
        held = [_properties(name, only, max_examples or 20, seed, left_out=left_out, on=on) for name in names]
        click.get_current_context().exit(int(not all(held)))
    if only or max_examples or seed is not None or left_out or on:
        raise click.UsageError("--only, --max-examples, --seed, --left-out and --on go with --properties")
    passed = [_examples(name, coverage=coverage) for name in names]
    click.get_current_context().exit(int(not all(passed)))


def _examples(name: str, *, coverage: bool) -> bool:
    """Whether the examples of a ruleset come out as they say, which is told."""
    from smrl.api import load
    from smrl.diagnostics import shown

    report = load(name).test()
    for fault in (*report.failures, *report.undecided):
        options.write(shown(str(fault)))
    if coverage:
        for gap in report.gaps:
            options.write(shown(str(gap)))
    options.write(
        f"{shown(name)}: {report.examples} examples, {len(report.failures)} failures"
        + (f", {len(report.undecided)} undecided" if report.undecided else "")
        + (f", {len(report.gaps)} gaps" if coverage else "")
    )
    return bool(report)


def _properties(
    name: str, only: tuple[str, ...], examples: int, seed: int | None, *, left_out: bool, on: str | None
) -> bool:
    """Whether the properties hold of a ruleset, which is told."""
    if find_spec("hypothesis") is None:
        raise Failed("U107", "properties need Hypothesis, which is not installed", "pip install smrl[testing]")
    from random import SystemRandom

    from smrl.api import load
    from smrl.properties.checking import check
    from smrl.report.properties import properties_text
    from smrl.testing.planning import Unsatisfiable

    ruleset, day = load(name), options.instant(on)
    chosen = SystemRandom().randrange(10**6) if seed is None else seed
    try:
        with options.Progress(f"checking {ruleset.name}") as progress:
            report = check(ruleset, on=day, only=only, examples=examples, seed=chosen, progress=progress.show)
    except Unsatisfiable as refused:
        raise LookupError(str(refused)) from None
    options.write(properties_text(report, left_out=left_out))
    return bool(report)
