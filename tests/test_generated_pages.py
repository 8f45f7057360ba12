"""Pages that are made from what they describe: the vocabulary of our models, and each ruleset that ships.

`SMRL_RESET=1 pytest tests/test_generated_pages.py` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import smrl
from smrl.analysis.direction import Direction, directions
from smrl.models import VOCABULARY
from smrl.vocabulary import Boolean, Choice, Entity, Fact, Many, Moment, Quantity, Reference, Text, Type

DOCS = Path(__file__).parent.parent / "docs"


def assert_is(page: Path, text: str) -> None:
    if os.environ.get("SMRL_RESET"):
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, f"out of date: SMRL_RESET=1 pytest {Path(__file__).name}"


def kind(type: Type) -> str:
    """A fact's type, for a reader of rules."""
    match type:
        case Boolean():
            return "yes/no"
        case Quantity(unit):
            return f"`{unit.symbol}`" if unit.symbol else "number"
        case Choice(values=values):
            return ", ".join(f"`{word}`" for word in values)
        case Text():
            return "text"
        case Moment():
            return "day or instant"
        case Reference(entity):
            return f"[{entity}](#{entity})"
        case Many(element, as_set):
            return f"{'set' if as_set else 'list'} of {kind(element)}"


def entity_section(entity: Entity) -> Iterator[str]:
    yield f"## {entity.name}\n"
    yield f"*{entity.title()} · {entity.title('ru')}*\n"
    if entity.meaning:
        yield f"{entity.meaning}.\n"
    if entity.home is not None:
        further = f" What is no fact of its own is looked up on its `{entity.up}`." if entity.up else ""
        yield f"Kept in `{'.'.join(entity.home)}`.{further}\n"
    yield "| fact | is | meaning | tags |"
    yield "|---|---|---|---|"
    yield from (fact_row(fact) for fact in entity.facts.values())
    yield ""


def fact_row(fact: Fact) -> str:
    marks = ["can be none"] * fact.optional + ["worked out where not stated"] * (fact.derive is not None)
    note = f" ({', '.join(marks)})" if marks else ""
    return f"| `{fact.name}` | {kind(fact.type)} | {fact.meaning}{note} | {', '.join(fact.tags)} |"


def vocabulary_page() -> str:
    lines = [
        "# The vocabulary\n",
        "Everything that rules may speak of in the words of `smrl.models`. `smrl questions` tells what establishes",
        "each fact on a visit, and how it is asked.\n",
    ]
    for entity in VOCABULARY.entities.values():
        lines += entity_section(entity)
    return "\n".join(lines)


def ruleset_page(name: str) -> str:
    ruleset = smrl.load(name)
    lines = [
        f"# {ruleset.name}: {ruleset.title}\n",
        "The gists are ours and no translation. How each norm is written, `smrl show` tells, and its file.\n",
    ]
    for provision in ruleset.provisions:
        lines.append(f"{'##' if provision.parent is None else '###'} {provision.id} {provision.title}\n")
        if provision.gist():
            lines.append(f"{provision.gist()}\n")
        norms = ", ".join(f"`{norm.id}` ({norm.force})" for norm in provision.norms)
        if norms:
            lines.append(f"Norms: {norms}.\n")
    lines.append("## Open terms\n")
    lines += ["| parameter | meaning | serves |", "|---|---|---|"]
    for parameter in ruleset.parameters.values():
        meaning = parameter.meaning.get("en", "")
        lines.append(f"| `{parameter.name}` | {meaning} | {', '.join(parameter.serves)} |")
    return "\n".join(lines) + "\n"


def themes_page(name: str) -> str:
    """What the norms limit and protect; those taken over from other provisions bring along what they have at home."""
    ruleset = smrl.load(name)
    norms = [norm for norm in ruleset.norms if ruleset.outline.norms[norm.id].home is None]
    lines = [
        f"# {ruleset.name}: security and dignity\n",
        "Which measures of security the norms keep within bounds, with the safeguards of dignity that each is paired",
        "with; then every safeguard with the norms that protect it. `smrl list --limits restraint --protects health`",
        "finds them, JSON and Python carry them. The themes are no part of the instrument and change no verdict; norms",
        "that 95 takes over are left out here, since they say the same as at home.\n",
        "## Measures of security\n",
        "| measure | norms | what falls under it |",
        "|---|---|---|",
    ]
    measures = [theme for theme in ruleset.themes.values() if theme.kind == "security"]
    for theme in measures:
        count = sum(theme.name in norm.limits for norm in norms)
        lines.append(f"| `{theme.name}` {theme.title()} · {theme.title('ru')} | {count} | {theme.meaning()} |")
    for theme in measures:
        lines.append(f"\n### {theme.title()}\n")
        limiting = [norm for norm in norms if theme.name in norm.limits]
        if not limiting:
            lines.append("No norm names it. It is declared so that a ruleset that does calls it the same.")
            continue
        lines += ["| norm | force | about | protects |", "|---|---|---|---|"]
        for norm in limiting:
            paired = ", ".join(f"`{safeguard}`" for safeguard in norm.protects)
            lines.append(f"| `{norm.id}` | {norm.force} | {norm.title} | {paired} |")
    lines.append("\n## Safeguards of dignity\n")
    lines += ["| safeguard | what it is | norms |", "|---|---|---|"]
    for theme in ruleset.themes.values():
        if theme.kind == "safeguard":
            protecting = ", ".join(f"`{norm.id}`" for norm in norms if theme.name in norm.protects)
            title = f"`{theme.name}` {theme.title()} · {theme.title('ru')}"
            lines.append(f"| {title} | {theme.meaning()} | {protecting} |")
    return "\n".join(lines) + "\n"


def directions_page(name: str) -> str:
    """Which way each measured fact may move without turning a pass into a failure, norm by norm."""
    ruleset = smrl.load(name)
    lines = [
        f"# {ruleset.name}: more or less\n",
        "For each norm the measured facts that it reads, and which way each can go without harm. Where *more never",
        "hurts*, raising the fact, all else as it is, turns no pass into a failure. That is read off the conditions",
        "(`smrl.analysis.direction`) and tried by `smrl test --properties`; `smrl show` has it too. A fact that only",
        "decides whether a norm applies counts as well. Norms that 95 takes over are left out here, since they say the",
        "same as at home.\n",
        "| norm | about | more never hurts | less never hurts | both can hurt |",
        "|---|---|---|---|---|",
    ]
    for norm in ruleset.compiled.program.norms:
        found = directions(norm, ruleset.compiled.program, ruleset.vocabulary) if norm.home is None else {}
        cells = [
            ", ".join(f"`{entity}.{fact}`" for (entity, fact), way in found.items() if way is column)
            for column in (Direction.more, Direction.less, Direction.either)
        ]
        if any(cells):
            lines.append(f"| `{norm.id}` | {ruleset.norm(norm.id).title} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def test_the_directions_page_of_the_shipped_ruleset_shows_them() -> None:
    assert_is(DOCS / "rulesets" / "un.smr_1955-directions.md", directions_page("un.smr_1955"))


def test_the_themes_page_of_the_shipped_ruleset_shows_them() -> None:
    assert_is(DOCS / "rulesets" / "un.smr_1955-themes.md", themes_page("un.smr_1955"))


def test_the_vocabulary_page_shows_the_models() -> None:
    assert_is(DOCS / "vocabulary.md", vocabulary_page())


def test_the_page_of_the_shipped_ruleset_shows_it() -> None:
    assert_is(DOCS / "rulesets" / "un.smr_1955.md", ruleset_page("un.smr_1955"))
