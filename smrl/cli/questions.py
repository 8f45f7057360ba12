"""`smrl questions`: what to find out."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl questions
  smrl questions --only 21.1
  smrl questions prison.yaml
  smrl questions --form > prison.yaml
"""


@click.command("questions", epilog=_EPILOG)
@click.argument("facility", type=click.Path(), required=False)
@options.ruleset_option
@click.option("--only", multiple=True, metavar="ID", help="A provision or norm, such as 21(1), 21.1 or 9(1)#single.")
@click.option("--form", "as_form", is_flag=True, help="Write a YAML file to be filled in.")
@options.date_option
@options.language_option
@options.anonymise_option
def command(
    facility: str | None,
    ruleset: str,
    only: tuple[str, ...],
    as_form: bool,
    on: str | None,
    lang: str,
    anonymise: bool,
) -> None:
    """List what to ask, observe and read for a ruleset, by place and by what establishes the answer.

    With a FACILITY only what can still change a verdict, most decisive first.
    """
    from smrl.report.form import form
    from smrl.report.questionnaire import questions_left, questions_of, questions_text

    if as_form and anonymise:
        raise click.UsageError("--form does not go with --anonymise: it keeps what is known.")
    [rules] = options.load(ruleset)
    vocabulary = rules.vocabulary
    wanted = [norm for id in only for norm in rules.outline.norms_of(id)] or list(rules.outline.norms)
    everything = questions_of(rules.compiled.program, vocabulary, wanted)
    if facility is None:
        written = form(everything, vocabulary, lang) if as_form else questions_text(everything, vocabulary, lang)
    else:
        prison = options.read(facility, lang, rules)
        assessment = rules.evaluate(prison, on=options.instant(on), only=only or None)
        left = questions_left(assessment.anonymised() if anonymise else assessment, vocabulary)
        written = (
            form([*everything, *left], vocabulary, lang, assessment)
            if as_form
            else questions_text(left, vocabulary, lang)
        )
    options.write(written.rstrip())
