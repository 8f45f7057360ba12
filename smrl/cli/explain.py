"""`smrl explain`: why."""

from __future__ import annotations

from typing import Any

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl explain prison.yaml 21.1
  smrl explain prison.yaml 21.1 --subject p-012
  smrl explain prison.yaml "9(1)#single" --subject "prisoners[p-012]"
"""


@click.command("explain", epilog=_EPILOG)
@click.argument("facility", type=click.Path())
@click.argument("id")
@click.option("-s", "--subject", metavar="ID", help="A prisoner, a cell … by id or by path.")
@options.ruleset_option
@options.date_option
@options.language_option
@options.format_option
@options.anonymise_option
@options.texts_option
def command(
    facility: str,
    id: str,
    subject: str | None,
    ruleset: str,
    on: str | None,
    lang: str,
    format_: str,
    anonymise: bool,
    no_texts: bool,
) -> None:
    """Tell why the provision or norm ID came out as it did for the prison in the file FACILITY.

    Conditions with their values and units, exceptions, what is missing, where the rule stands, which law it is. Without
    a subject: of each norm the first few subjects that decided.
    """
    [rules] = options.load(ruleset)
    wanted = rules.outline.resolve(id)
    prison = options.read(facility, lang, rules)
    assessment = rules.evaluate(prison, on=options.instant(on), only=[wanted])
    whom = _subject(rules.vocabulary, prison, subject) if subject is not None else None
    if anonymise:
        assessment = assessment.anonymised()
    explanation = assessment.explain(wanted, subject=whom)
    [texts] = options.quotations(lang, no_texts, rules)
    if format_ == "json":
        from smrl.assessment.storage import json_text

        data = explanation.to_dict()
        if texts is not None:
            from smrl.report.quotation import quoted_in

            data = quoted_in(texts, rules.outline, wanted, data)
        options.write(json_text(data, indent=2))
    else:
        text = explanation.text(lang)
        if texts is not None:
            from smrl.report.quotation import quoted_first

            text = quoted_first(texts, rules.outline, wanted, text)
        options.write(text)


def _subject(vocabulary: Any, prison: Any, wanted: str) -> Any:
    """The object with that id; a path stays a path."""
    if "[" in wanted or wanted == vocabulary.root:
        return wanted
    from smrl.cli.errors import Failed

    known: list[str] = []
    for entity in vocabulary.entities.values():
        if entity.key is not None and entity.home is not None:
            index = prison.index(entity.name)
            if wanted in index:
                return index[wanted]
            known += index
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    hint = f"did you mean {', '.join(f'`{one}`' for one in near)}?" if near else None
    raise Failed("U103", f"nobody and nothing in this facility has the id `{wanted}`", hint)
