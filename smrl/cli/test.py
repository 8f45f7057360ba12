"""`smrl test`: run the examples that rulesets hold."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl test
  smrl test un.smr_1955 --coverage
  smrl test my-rules/

Exit status: 0 where every example came out as it says and every rule that can be met or not is decided by one, else 1;
2 for a bad ruleset."""


@click.command("test", epilog=_EPILOG)
@click.argument("rulesets", nargs=-1)
@click.option("--coverage", is_flag=True, help="List conditions, exceptions and branches that no example exercises.")
def command(rulesets: tuple[str, ...], coverage: bool) -> None:
    """Run the examples of RULESETS on both evaluators.  [default: un.smr_1955]"""
    from smrl.api import load
    from smrl.diagnostics import shown

    failed = False
    for name in rulesets or (options.DEFAULT_RULESET,):
        report = load(name).test()
        failed |= not report
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
    click.get_current_context().exit(int(failed))
