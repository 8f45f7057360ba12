"""A page for each ruleset beside that of 1955: what it adds, changes and binds, by which law, and what is unverified.

What it inherits is on the page of its parent. `SMRL_RESET=1 pytest tests/rulesets/test_law_pages.py` writes them anew.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import pytest

import smrl
from smrl.api import Norm
from smrl.core.tree import Parameter, SettingInForce
from smrl.library.find import shipped
from smrl.vocabulary.extended import Beside
from tests.test_generated_pages import DOCS, assert_is, kind

NAMES = [name for name in shipped() if name != "un.smr_1955"]
GUIDES = {"echr.article_3": "How to put a stay of several periods to it: [the guide](../guides/personal-space.md)."}
DOES = {"tighten": "tightened", "relax": "relaxed", "replace": "replaced"}


def page(name: str) -> str:
    ruleset = smrl.load(name)
    return "\n".join([*head(ruleset), *own_rules(ruleset), *altered(ruleset), *terms(ruleset), *facts(ruleset)]) + "\n"


def head(ruleset: smrl.Ruleset) -> Iterator[str]:
    program = ruleset.compiled.program
    yield f"# {ruleset.name}: {ruleset.title}\n"
    yield f"*{ruleset.outline.titles['ru']}*\n"
    fields = program.header.fields
    yield f"{fields['authority']}. Law: {fields['cite']}." + (
        f" Of {fields['adopted']}." if "adopted" in fields else ""
    )
    parents = [header.name for header in program.lineage]
    if parents:
        yield f"It stands on {listed(f'[{name}]({name}.md)' for name in parents)} and inherits all that is not altered"
        yield f"below; `smrl compare {parents[0]} {ruleset.name}` proves where it is stricter and where weaker."
    else:
        yield "It stands by itself and extends no other ruleset."
    yield f"`smrl show ID --ruleset {ruleset.name}` has the notes, `smrl list {ruleset.name} --citations` every law."
    if ruleset.name in GUIDES:
        yield GUIDES[ruleset.name]
    if "**unverified**" in "".join([*own_rules(ruleset), *altered(ruleset), *terms(ruleset)]):
        yield "\nWhat is marked **unverified** was not read at its source; `smrl list --unverified` finds all of it."
    yield ""


def own_rules(ruleset: smrl.Ruleset) -> Iterator[str]:
    yield "## What it adds\n"
    rules = [one for one in ruleset.provisions if not ruleset.outline.provisions[one.id].ruleset]
    added = [rule for rule in rules if rule.gist() and not all(norm.provenance.alters for norm in rule.norms)]
    if not added:
        yield "Nothing.\n"
    for rule in added:
        yield f"### {rule.id} {rule.title}\n"
        yield f"{rule.gist()}\n"
        core = ruleset.compiled.program.provisions[rule.id]
        implements = f" Puts into effect {listed(rule.implements)}." if rule.implements else ""
        yield f"Law: {cited(core.cite or '', core.unverified)}.{implements}\n"
        for norm in rule.norms:
            yield from written(norm)


def written(norm: Norm) -> Iterator[str]:
    """The norm as it stands in the ruleset, below its id and force."""
    yield f"`{norm.id}`, {norm.force}:\n"
    assert norm.span is not None
    first, *rest = norm.span.text.splitlines()
    yield "```text\n" + "\n".join([first, *textwrap.dedent("\n".join(rest)).splitlines()]) + "\n```\n"


def altered(ruleset: smrl.Ruleset) -> Iterator[str]:
    changed = [norm for norm in ruleset.norms if norm.provenance.alters and ">" not in norm.id]
    if not changed:
        return
    yield "## What it changes\n"
    for norm in changed:
        by = norm.provenance
        end = f" Until {by.end}." if by.end else ""
        through = f" by `{by.ruleset}`" if by.ruleset != ruleset.name else ""
        yield f"{by.alters} is {DOES[by.alteration or '']}{through}. Law: {cited(by.law, by.unverified)}.{end}\n"
        yield from written(norm)


def terms(ruleset: smrl.Ruleset) -> Iterator[str]:
    bound = [(term, setting) for term in ruleset.parameters.values() for setting in term.settings]
    if not bound:
        return
    yield "## Open terms that it binds\n"
    yield "| as it is written | what it is | law | serves |"
    yield "|---|---|---|---|"
    yield from (row(term, setting) for term, setting in bound)
    yield ""


def row(term: Parameter, setting: SettingInForce) -> str:
    assert setting.span is not None
    said = " ".join(setting.span.text.split()).partition(" cite ")[0]
    law = cited(setting.cite or "", setting.unverified) + (f" (through `{setting.ruleset}`)" if setting.ruleset else "")
    return f"| `{said}` | {term.meaning['en']} | {law} | {listed(term.serves)} |"


def facts(ruleset: smrl.Ruleset) -> Iterator[str]:
    own = [fact for fact in ruleset.facts.values() if isinstance(fact.derive, Beside)]
    if not own:
        return
    yield "## Facts of its own\n"
    yield "| fact | is | meaning |"
    yield "|---|---|---|"
    yield from (
        f"| `{fact.path}` | {kind(fact.type)} | {fact.meaning}{' (can be none)' * fact.optional} |" for fact in own
    )


def cited(law: str, unverified: bool) -> str:
    return f"{law} (**unverified**)" if unverified else law


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_ruleset(name: str) -> None:
    assert_is(DOCS / "rulesets" / f"{name}.md", page(name))
