"""`smrl new`: something to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl new jurisdiction my_country --title "Prison Act of my country"
  smrl test ./my_country
  smrl check ./my_country/facility.yaml --ruleset ./my_country
"""


@click.group("new", epilog=_EPILOG)
def command() -> None:
    """Begin a ruleset of your own, with files that pass their tests, to be changed step by step."""


@command.command("jurisdiction", epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEXT", help="What the law is called.  [default: the name of the folder]")
def jurisdiction(folder: Path, title: str | None) -> None:
    """Make FOLDER, which names the ruleset: a country's rules on top of those of 1955."""
    from smrl.library.scaffold import jurisdiction

    try:
        written = jurisdiction(folder, folder.name if title is None else title)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    for place in written:
        options.write(str(place))
