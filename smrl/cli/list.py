"""`smrl list`: what there is."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl list
  smrl list un.smr_1955
"""


@click.command("list", epilog=_EPILOG)
@click.argument("ruleset", required=False)
@options.language_option
def command(ruleset: str | None, lang: str) -> None:
    """List the rulesets that come with smrl or are installed, or the provisions of RULESET with their norms."""
    from smrl.api import load
    from smrl.assessment.outline import in_language
    from smrl.library.find import shipped
    from smrl.library.installed import names
    from smrl.report.listing import provisions_text, size_text

    if ruleset is not None:
        options.write(provisions_text(load(ruleset).outline, lang))
        return
    for name in (*shipped(), *names()):
        outline = load(name).outline
        options.write(f"{name}  {in_language(outline.titles, lang)}  ({size_text(outline, lang)})")
