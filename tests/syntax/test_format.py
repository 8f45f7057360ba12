"""The formatter: what it prints means the same, it prints one layout, and it loses no comment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smrl.diagnostics import render_all
from smrl.source import Source
from smrl.syntax import tree as t
from smrl.syntax.format import format_module
from smrl.syntax.parse import parse
from smrl.syntax.phrases import WIDTH
from tests.strategies.trees import modules

ROOT = Path(__file__).parent.parent.parent
GOOD = sorted((Path(__file__).parent / "corpus" / "good").glob("*.smrl"))
SHIPPED = sorted([*(ROOT / "rulesets").rglob("*.smrl"), *(ROOT / "examples").rglob("*.smrl")])
COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|((?:(?<=\s)|^)#[^\n]*)')


def read(text: str) -> t.Module:
    module, faults = parse(Source("formatted", text))
    assert not faults, f"{text}\n{render_all(faults)}"
    return module


def formatted(text: str) -> str:
    source = Source("text", text)
    module, faults = parse(source)
    assert not faults, render_all(faults)
    return format_module(module, source)


def comments(text: str) -> list[str]:
    return [found[1].rstrip() for found in COMMENT.finditer(text) if found[1]]


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(modules())
def test_what_is_printed_reads_back_equal(module: t.Module) -> None:
    assert read(format_module(module)) == module


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(modules(), st.randoms(use_true_random=False))
def test_formatting_is_idempotent_and_keeps_every_comment(module: t.Module, random: object) -> None:
    """Comments and blank lines are strewn over a printed module; one pass puts them where they stay."""
    choose = random.random  # type: ignore[attr-defined]  # st.randoms says no more of what it gives
    lines = []
    for number, line in enumerate(format_module(module).splitlines()):
        if choose() < 0.2:
            lines.append("   " * (choose() < 0.5) + f"# before {number}")
        if choose() < 0.2:
            lines.append("")
        lines.append(line + (f"  # behind {number}" if choose() < 0.2 else ""))
    text = "\n".join(lines) + "\n"
    once = formatted(text)
    assert read(once) == module
    assert sorted(comments(once)) == sorted(comments(text))
    assert formatted(once) == once


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_corpus_is_laid_out_canonically(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_texts_format_without_loss(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = formatted(text)
    assert read(once) == read(text)
    assert sorted(comments(once)) == sorted(comments(text))
    assert formatted(once) == once


LAYOUTS = [
    ("require   a>=1 hour/day   unless b", "require a >= 1 hour/day unless b\n"),
    ("require ((a)) and ((b or c))", "require a and (b or c)\n"),
    ("require (a and b) and c", "require (a and b) and c\n"),
    ("require (every x in xs : x.ok) and b", "require (every x in xs : x.ok) and b\n"),
    ("require b and (every x in xs : x.ok)", "require b and every x in xs : x.ok\n"),
    ("require not (not a)", "require not not a\n"),
    ("require -(a - (b - c)) < 1.50", "require -(a - (b - c)) < 1.50\n"),
    ("require (a * b) / c - d = 2", "require a * b / c - d = 2\n"),
    ("require a burden when b", "require a when b burden\n"),
    ("require a # why\n\n\n# next\nrequire b", "require a  # why\n\n# next\nrequire b\n"),
    ("require a and # inner\n b", "# inner\nrequire a and b\n"),
    ("require a\n  unless b # why b\n  # of c\n  when c",
     "require a\n    # of c\n    when c\n    unless b  # why b\n"),
    ('rule 1\nrequire a\nrule 2 "T" # two\nrequire b', 'rule 1\n  require a\n\nrule 2 "T"  # two\n  require b\n'),
    ("part I\n\npart II.A\nset a = 1\nset b = 2", "part I\n\npart II.A\n\nset a = 1\nset b = 2\n"),
    ("# only", "# only\n"),
    ("", ""),
    ("\ufeff# marked\nrequire a", "# marked\nrequire a\n"),
    ("require a\r\n  unless b\r\n", "require a unless b\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layout(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_long_norms_are_broken_where_they_can_be() -> None:
    text = f"require {' and '.join(f'a_rather_long_condition_{n}' for n in range(8))} unless b"
    once = formatted(text)
    assert once.splitlines()[1].startswith("      and ")
    assert once.splitlines()[-1] == "    unless b"
    assert all(len(line) <= WIDTH for line in once.splitlines())
