"""`smrl check`: judge a facility."""

from __future__ import annotations

import click

from smrl.cli import options
from smrl.verdict import Force, Verdict

_FAILING = (Force.duty, Force.recommendation, Force.aspiration, Force.principle)

_EPILOG = """\b
Examples:
  smrl check prison.yaml
  smrl check prison.yaml --only 21.1 --only 9 --on 2026-03-31
  smrl check prison.yaml --fail-on recommendation
  smrl check prison.yaml --format json > assessment.json
  smrl check prison.yaml -r un.smr_1955 -r house-rules.smrl

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
@click.option("--only", multiple=True, metavar="ID", help="A provision or norm, such as 21(1), 21.1 or 9(1)#single.")
@options.language_option
@options.anonymise_option
def command(
    facility: str,
    rulesets: tuple[str, ...],
    format_: str,
    fail_on: str,
    on: str | None,
    only: tuple[str, ...],
    lang: str,
    anonymise: bool,
) -> None:
    """Judge the prison that the file FACILITY describes."""
    loaded = options.load(*(rulesets or (options.DEFAULT_RULESET,)))
    day = options.instant(on)
    prison = options.read(facility, loaded[0])
    assessments = [ruleset.evaluate(prison, on=day, only=only or None) for ruleset in loaded]
    if anonymise:
        assessments = [assessment.anonymised() for assessment in assessments]
    if format_ == "json":
        texts = [assessment.to_json(indent=2) for assessment in assessments]
        options.write(texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]")
    else:
        from smrl.report.text import check_text

        options.write(check_text(assessments, lang))
    weakest = _FAILING.index(Force(fail_on))
    failed = {
        force
        for assessment in assessments
        for force, counts in assessment.totals.items()
        if counts.verdict is Verdict.non_compliant
    }
    click.get_current_context().exit(int(any(force in failed for force in _FAILING[: weakest + 1])))
