"""`smrl lint`: what compiles and may not be meant."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl lint
  smrl lint my-rules/

Exit status: 0 where there is nothing to say, 1 where there is, 2 for a bad ruleset."""


@click.command("lint", epilog=_EPILOG)
@click.argument("rulesets", nargs=-1)
def command(rulesets: tuple[str, ...]) -> None:
    """Warn of what compiles and may not be meant in RULESETS (names, files, folders).  [default: un.smr_1955]"""
    from smrl.api import load
    from smrl.diagnostics import render

    count = 0
    for name in rulesets or (options.DEFAULT_RULESET,):
        for warning in load(name).lint:
            options.write(render(warning) + "\n")
            count += 1
    options.write("nothing to say" if not count else f"{count} warning{'' if count == 1 else 's'}")
    click.get_current_context().exit(int(count > 0))
