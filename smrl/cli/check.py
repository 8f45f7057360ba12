"""`smrl check`: judge a facility."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from smrl.assessment.selection import Selection
from smrl.cli import options
from smrl.verdict import Force, Verdict

if TYPE_CHECKING:
    from smrl.api import Ruleset
    from smrl.assessment.assessment import Assessment
    from smrl.texts.store import Stored

_FAILING = (Force.duty, Force.recommendation, Force.aspiration, Force.principle)

_EPILOG = """\b
Examples:
  smrl check prison.yaml
  smrl check prison.yaml --only 21.1 --only 9 --on 2026-03-31
  smrl check prison.yaml --limits restraint
  smrl check prison.yaml --fail-on recommendation
  smrl check prison.yaml --format json > assessment.json
  smrl check prison.yaml -r un.smr_1955 -r house-rules.smrl
  register-export | smrl check -

The last line says how much could not be told. Exit status: 0 where nothing at or above --fail-on
failed, 1 where something did, 2 for bad input or a bad ruleset."""


@click.command("check", epilog=_EPILOG)
@click.argument("facility", type=click.Path())
@options.rulesets_option
@options.format_option
@click.option(
    "--fail-on",
    type=click.Choice([force.value for force in _FAILING]),
    default="duty",
    show_default=True,
    help="The weakest force whose failing makes the exit status 1.",
)
@options.date_option
@options.selection_options
@click.option("--only", multiple=True, metavar="ID", help="A provision or norm, such as 21(1), 21.1 or 9(1)#single.")
@options.language_option
@options.anonymise_option
@options.texts_option
def command(
    facility: str,
    rulesets: tuple[str, ...],
    format_: str,
    fail_on: str,
    on: str | None,
    tags: tuple[str, ...],
    limits: tuple[str, ...],
    protects: tuple[str, ...],
    only: tuple[str, ...],
    lang: str,
    anonymise: bool,
    no_texts: bool,
) -> None:
    """Judge the prison that the file FACILITY describes; `-` is standard input, YAML or JSON."""
    loaded = options.load(*(rulesets or (options.DEFAULT_RULESET,)))
    day = options.instant(on)
    prison = options.read(facility, lang, *loaded)
    selection = Selection(tags, limits, protects)
    assessments = [ruleset.evaluate(prison, on=day, only=_chosen(ruleset, only, selection)) for ruleset in loaded]
    if anonymise:
        assessments = [assessment.anonymised() for assessment in assessments]
    texts = options.quotations(lang, no_texts, *loaded)
    if format_ == "json":
        written = [_json(one, stored, assessments) for one, stored in zip(assessments, texts, strict=True)]
        options.write(written[0] if len(written) == 1 else "[\n" + ",\n".join(written) + "\n]")
    else:
        from smrl.report.text import check_text

        options.write(check_text(assessments, lang, texts=texts))
    weakest = _FAILING.index(Force(fail_on))
    failed = {
        force
        for assessment in assessments
        for force, counts in assessment.totals.items()
        if counts.verdict is Verdict.non_compliant
    }
    click.get_current_context().exit(int(any(force in failed for force in _FAILING[: weakest + 1])))


def _chosen(ruleset: Ruleset, only: tuple[str, ...], selection: Selection) -> list[str] | None:
    """The norms to be judged, None for all; nothing is judged where no norm is about what is asked for."""
    if not selection:
        return [*only] or None
    options.known(selection, ruleset.outline)
    under = {norm for id in only for norm in ruleset.outline.norms_of(id)}
    return [norm.id for norm in selection.norms(ruleset.outline) if not only or norm.id in under]


def _json(assessment: Assessment, texts: Stored | None, all: Sequence[Assessment]) -> str:
    """The assessment; of several, with the verdicts of all of them beside each provision."""
    if texts is None and len(all) == 1:
        return assessment.to_json(indent=2)
    from smrl.assessment.storage import as_data, json_text

    data = as_data(assessment)
    if texts is not None:
        from smrl.report.quotation import quoted_beside

        quoted_beside(texts, data["provisions"])
    if len(all) > 1:
        from smrl.assessment.beside import side_by_side

        rows = {row.id: row for row in side_by_side(all)}
        for provision in data["provisions"]:
            if (row := rows.get(provision["id"])) is not None:
                provision["side_by_side"] = row.to_dict()
    return json_text(data, indent=2)
