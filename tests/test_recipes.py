"""The recipes hold, and together they use the whole language; the reference says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import smrl
from smrl.backends.interpret.judge import MOST_TRIALS
from smrl.check.expressions import LARGEST_EXPRESSION
from smrl.source import Source
from smrl.syntax import limits, parse, words
from smrl.syntax.format import format_module
from tests.constructs import constructs_of, every_construct

ROOT = Path(__file__).parent.parent
RECIPES = sorted((ROOT / "examples" / "recipes").glob("*.smrl"))
REFERENCE = (ROOT / "docs" / "language" / "reference.md").read_text(encoding="utf-8")

each_recipe = pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)


@each_recipe
def test_every_example_of_a_recipe_comes_out_as_it_says(path: Path) -> None:
    """And the examples leave no verdict, exception or branch unexercised."""
    report = smrl.load(path).test()
    assert [str(one) for one in (*report.failures, *report.gaps)] == []


@each_recipe
def test_recipes_are_laid_out_and_without_lint(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    assert format_module(parse(source)[0], source) == source.text
    assert [str(warning) for warning in smrl.load(path).lint] == []


def uses() -> dict[str, set[str]]:
    """The constructs that each recipe uses."""
    found = {}
    for path in RECIPES:
        module, faults = parse(Source(path.name, path.read_text(encoding="utf-8")))
        assert faults == ()
        found[path.name] = constructs_of(module)
    return found


def test_the_reference_names_a_recipe_for_every_construct() -> None:
    used = uses()
    named: set[str] = set()
    wrong = []
    for line in REFERENCE.splitlines():
        row = re.fullmatch(r"\| .+ \| (`.+`) \| `(\w+\.smrl)` \|", line)
        if row is not None:
            constructs = set(re.findall(r"`([^`]+)`", row[1]))
            named |= constructs
            wrong += [f"{row[2]} does not use {name}" for name in sorted(constructs - used.get(row[2], set()))]
    assert wrong == []
    assert named == every_construct()


def test_the_reference_lists_the_reserved_words() -> None:
    listed = REFERENCE.partition("parameters or definitions:")[2].partition("\n\nAfter a dot")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == words.RESERVED


def test_the_reference_states_the_limits_as_they_are() -> None:
    stated = REFERENCE.partition("## Limits")[2].partition("## Which")[0]
    for number in (
        limits.FILE_CHARACTERS,
        limits.ITEMS_PER_FILE,
        limits.TOKENS_PER_ITEM,
        limits.NAME_CHARACTERS,
        limits.STRING_CHARACTERS,
        limits.NUMBER_DIGITS,
        limits.UNIT_CHARACTERS,
        limits.NESTING,
        limits.FAULTS_REPORTED,
        LARGEST_EXPRESSION,
        MOST_TRIALS,
    ):
        assert f"{number:,}" in stated
