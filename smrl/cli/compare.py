"""`smrl compare`: where one ruleset is stricter or weaker than another, proved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smrl.cli import options
from smrl.cli.errors import Failed

if TYPE_CHECKING:
    from smrl.analysis.compare import Comparison
    from smrl.analysis.relation import Counterexample
    from smrl.core.tree import Parameter
    from smrl.vocabulary import Vocabulary

_EPILOG = """\b
Examples:
  smrl compare un.smr_1955 my-country/
  smrl compare un.smr_1955 my-country/ --only 21.1 --knowledge partial
  smrl compare old.smrl new.smrl --counterexamples where-they-part/

Needs `pip install smrl[prove]`. Exit status: 0 where OTHER is weaker nowhere, 1 where it is, 3 where
that could not be decided, 2 for a bad ruleset."""


@click.command("compare", epilog=_EPILOG)
@click.argument("base")
@click.argument("other")
@click.option(
    "--knowledge", type=click.Choice(["full", "partial"]), default="full", show_default=True,
    help="Over facilities of which all facts are known, or also over those of which some are not.",
)  # fmt: skip
@click.option(
    "--elements", type=click.IntRange(1, 6), default=3, show_default=True,
    help="The most members of a list that a proof covers.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.01, 3600), default=5.0, show_default=True, metavar="SECONDS",
    help="About the longest time for one question, counted in steps; then it is undecided.",
)  # fmt: skip
@click.option("--only", multiple=True, metavar="ID", help="A provision of BASE or of OTHER, such as 21(1) or 21.1.")
@options.date_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="Text for people, Markdown for pages, JSON for programs.",
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Show what is equivalent, too.")
@click.option(
    "--counterexamples", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Save each facility over which the two part, to be given to `smrl check`.",
)  # fmt: skip
def command(
    base: str,
    other: str,
    knowledge: Any,
    elements: int,
    timeout: float,
    only: tuple[str, ...],
    on: str | None,
    format_: str,
    every: bool,
    counterexamples: Path | None,
) -> None:
    """Tell of each provision what the ruleset OTHER is to the ruleset BASE: equivalent, stricter, weaker, …

    A difference is shown by a facility, which both evaluators have judged; what is not shown is proved.
    """
    from datetime import date

    from smrl.analysis import solver
    from smrl.analysis.compare import compare
    from smrl.analysis.relation import Options
    from smrl.api import load
    from smrl.instants import Instant
    from smrl.library.examples import build
    from smrl.library.several import vocabulary_of

    if not solver.is_installed():
        raise Failed("U107", "proofs need the solver z3, which is not installed", "pip install smrl[prove]")
    first, second = load(base), load(other)
    vocabulary = vocabulary_of([first.compiled, second.compiled])
    day = options.instant(on) or Instant.of(date.today())
    chosen = _chosen(only, first, second)
    with options.Progress("comparing") as progress:
        comparison = compare(
            first.compiled.program, second.compiled.program, vocabulary, day, Options(knowledge, elements, timeout),
            lambda facts: build(vocabulary, facts), chosen, progress.show,
        )  # fmt: skip
    terms = {**second.compiled.program.parameters, **first.compiled.program.parameters}
    facilities = _Facilities(vocabulary, day.text, terms)
    options.write(_written(comparison, facilities, format_, every=every))
    if counterexamples is not None:
        facilities.save(comparison, counterexamples)
    status = 1 if comparison.is_weaker else 3 if comparison.is_undecided else 0
    click.get_current_context().exit(status)


def _chosen(only: tuple[str, ...], first: Any, second: Any) -> frozenset[str] | None:
    """The provisions that `--only` names, with those below; UnknownProvision where neither ruleset has one."""
    from smrl.diagnostics import UnknownProvision

    if not only:
        return None
    found: set[str] = set()
    for word in only:
        ids = set()
        for ruleset in (first, second):
            try:
                ids.add(ruleset.outline.resolve(word))
            except UnknownProvision:
                continue
        if not ids:
            first.outline.resolve(word)
        for ruleset in (first, second):
            provisions = ruleset.compiled.program.provisions
            waiting = [id.partition("#")[0] for id in ids]
            while waiting:
                id = waiting.pop()
                if id in provisions:
                    found.add(id)
                    waiting += provisions[id].children
    return frozenset(found)


def _written(comparison: Comparison, facilities: _Facilities, format_: str, *, every: bool) -> str:
    from smrl.report.comparison import comparison_data, comparison_markdown, comparison_text

    if format_ == "json":
        from smrl.assessment.storage import json_text

        return json_text(comparison_data(comparison, facilities.tree, facilities.given), indent=2)
    if format_ == "markdown":
        return comparison_markdown(comparison, facilities.text)
    return comparison_text(comparison, facilities.text, every=every)


class _Facilities:
    """The facilities of counterexamples, as files that `smrl check` reads."""

    def __init__(self, vocabulary: Vocabulary, day: str, terms: Mapping[str, Parameter]) -> None:
        self._vocabulary, self._day, self._terms = vocabulary, day, terms

    def text(self, example: Counterexample) -> str:
        """As YAML, after what is given beside."""
        from smrl.reading.write import to_text

        given = "".join(f"# given {name} = {value}\n" for name, value in self.given(example).items())
        return given + to_text(self._root(example), self._vocabulary)

    def tree(self, example: Counterexample) -> Any:
        """As plain data."""
        from smrl.reading.write import to_tree

        return to_tree(self._root(example), self._vocabulary)

    def save(self, comparison: Comparison, folder: Path) -> None:
        """One file for each, named after the norm and the direction."""
        folder.mkdir(parents=True, exist_ok=True)
        for provision in comparison.provisions:
            for one in provision.norms:
                for word, example in (("weaker", one.finding.weaker), ("stricter", one.finding.stricter)):
                    if example is not None:
                        name = f"{(one.base or one.other)[0]}-{word}.yaml".replace("/", "-").replace(" > ", "-")
                        (folder / name).write_text(self.text(example), encoding="utf-8")

    def _root(self, example: Counterexample) -> Any:
        from smrl import lean
        from smrl.instants import Instant
        from smrl.library.examples import build

        facts = example.facts
        dated = self._vocabulary.fact(self._vocabulary.root, "assessed_on")
        if dated is not None and dated.name not in facts.values:
            facts = lean.evolve(facts, values={**facts.values, dated.name: Instant.parse(self._day)})
        return build(self._vocabulary, facts)

    def given(self, example: Counterexample) -> dict[str, str]:
        """The terms that are bound for both beside the facts, as a rule would write their values."""
        from smrl.units import Measure
        from smrl.vocabulary import Quantity

        found = {}
        for name, value in example.parameters.items():
            type = self._terms[name].type
            if isinstance(type, Quantity):
                found[name] = str(Measure(value, type.unit))
            else:
                found[name] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return found
