"""`smrl list`: what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from smrl.cli import options
from smrl.verdict import Force

T = TypeVar("T")

_EPILOG = """\b
Examples:
  smrl list
  smrl list un.smr_1955
  smrl list un.smr_1955 --themes
  smrl list un.smr_1955 --limits isolation --protects health --force duty
  smrl list un.smr_1955 --tag restraint --format json
  smrl list un.smr_1955 --facts --tag restraint
  smrl list hr --citations
  smrl list --unverified

Of several tags or themes a norm has to have every one, of several forces any one. Exit status: 0,
or 2 where a ruleset cannot be read; those that can are listed all the same.
"""


@click.command("list", epilog=_EPILOG)
@click.argument("ruleset", required=False)
@options.selection_options
@click.option(
    "--force", "forces", multiple=True, type=click.Choice([force.value for force in Force]), help="Norms of this force."
)
@click.option("--facts", "of_facts", is_flag=True, help="List what can be known instead of norms; goes with --tag.")
@click.option("--themes", "of_themes", is_flag=True, help="List what norms limit and protect, and all tags.")
@click.option("--citations", "laws", is_flag=True, help="List the laws that the norms and values rest on.")
@click.option("--unverified", is_flag=True, help="List the laws that nobody has read at their source yet.")
@options.format_option
@options.language_option
def command(
    ruleset: str | None,
    tags: tuple[str, ...],
    limits: tuple[str, ...],
    protects: tuple[str, ...],
    forces: tuple[str, ...],
    of_facts: bool,
    of_themes: bool,
    laws: bool,
    unverified: bool,
    format_: str,
    lang: str,
) -> None:
    """List the rulesets that come with smrl or are installed, or the provisions of RULESET with their norms.

    With what they are to be about: the norms of RULESET, by default un.smr_1955, that are.
    """
    from smrl.api import load
    from smrl.assessment.selection import Selection
    from smrl.assessment.storage import json_text
    from smrl.library.find import everywhere
    from smrl.library.headings import heading
    from smrl.report import listing, listing_data

    if laws or unverified:
        _laws(ruleset, unverified, format_ == "json", lang)
        return
    selection = Selection(tags, limits, protects, tuple(map(Force, forces)))
    as_json = format_ == "json"
    if ruleset is None and not (selection or of_facts or of_themes):
        headings, whole = _each(everywhere(), heading, lang)
        if as_json:
            options.write(json_text(listing_data.rulesets_data(headings, lang), 2))
        else:
            options.write(listing.rulesets_text(headings, lang))
        click.get_current_context().exit(0 if whole else 2)
    rules = load(ruleset or options.DEFAULT_RULESET)
    outline = rules.outline
    if of_facts and (limits or protects or forces):
        raise click.UsageError("--facts goes with --tag only.")
    options.known(selection, outline, rules.vocabulary if of_facts else None)
    if of_themes:
        data, text = listing_data.themes_data(outline, lang), listing.themes_text
        options.write(json_text(data, 2) if as_json else text(outline, lang))
    elif of_facts:
        facts = selection.facts(rules.vocabulary)
        told = listing_data.facts_data(outline, facts, selection, lang)
        options.write(json_text(told, 2) if as_json else listing.facts_text(facts, lang))
    elif as_json:
        options.write(json_text(listing_data.norms_data(outline, selection.norms(outline), selection, lang), 2))
    elif selection:
        options.write(listing.norms_text(outline, selection.norms(outline), lang))
    else:
        options.write(listing.provisions_text(outline, lang))


def _laws(name: str | None, unverified: bool, as_json: bool, lang: str) -> None:
    """The laws of one ruleset, or what each of all rulesets cites itself."""
    from smrl.api import load
    from smrl.assessment.storage import json_text
    from smrl.library.find import everywhere
    from smrl.report import citations

    rulesets, whole = ([load(name)], True) if name is not None else _each(everywhere(), load, lang)
    found = [
        law
        for ruleset in rulesets
        for law in citations.citations(ruleset, inherited=name is not None, unverified=unverified)
    ]
    text = json_text(citations.citations_data(found), 2) if as_json else citations.citations_text(rulesets, found, lang)
    options.write(text)
    click.get_current_context().exit(0 if whole else 2)


def _each(names: Iterable[str], make: Callable[[str], T], lang: str) -> tuple[list[T], bool]:
    """What can be made of each ruleset, and whether of all: one that somebody else broke does not hide the others."""
    from smrl.cli.errors import report
    from smrl.diagnostics import RulesetError

    made, whole = [], True
    for name in names:
        try:
            made.append(make(name))
        except RulesetError as error:
            whole = False
            report(error, lang)
    return made, whole
