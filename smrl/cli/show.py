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
@options.texts_option
def command(id: str, ruleset: str, lang: str, no_texts: bool) -> None:
    """Show the provision or norm ID: what it says in plain words, its rules, its open terms, its notes."""
    from smrl.api import load
    from smrl.report.provision import provision_text

    rules = load(ruleset)
    wanted = rules.outline.resolve(id)
    [texts] = options.quotations(lang, no_texts, rules)
    program, vocabulary = rules.compiled.program, rules.vocabulary
    options.write(provision_text(program, rules.outline, vocabulary, wanted, lang, texts=texts))
