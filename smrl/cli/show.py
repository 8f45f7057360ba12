"""`smrl show`: a provision as the ruleset has it."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl show 21.1
  smrl show "9(1)#single" --lang ru
"""


@click.command("show", epilog=_EPILOG)
@click.argument("id")
@options.ruleset_option
@options.language_option
def command(id: str, ruleset: str, lang: str) -> None:
    """Show the provision or norm ID: what it says in plain words, its rules, its open terms, its notes."""
    from smrl.api import load
    from smrl.report.provision import provision_text

    rules = load(ruleset)
    options.write(provision_text(rules.compiled.program, rules.outline, rules.outline.resolve(id), lang))
