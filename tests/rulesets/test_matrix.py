"""Which norms reach whom: a page made by asking the rules about one person of each category, of whom nothing else is
known. `SMRL_RESET=1 pytest tests/rulesets/test_matrix.py` writes it anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

import smrl
from smrl.core.tree import Each, Norm, Program
from smrl.models import VOCABULARY
from smrl.reading import read

PAGE = Path(__file__).parents[2] / "docs/rulesets/un.smr_1955-matrix.md"
HEAD = """\
# un.smr_1955: which norms reach whom

Made by asking the rules about a person of each category of whom nothing else is known, alone in an institution of no
particular kind. Norms in a row reach the same people. Permissions, definitions and principles that nothing can fail
are left out. Norms on cells, staff and records that are not kept in a person hold for everybody at home and are not
taken over.

| in a column | means |
|---|---|
| `•` | holds for such a person, or for the place, as it stands |
| `b` | section A: holds where it is to the person's good, and is taken to be so unless somebody found otherwise |
| `o` | section A: open until somebody has found whether it is to the person's good |
| `94`, `95` | taken over by that rule and counted there; with `b` and `o` as above |
| nothing | does not reach such a person |
"""
CATEGORIES: dict[str, dict[str, Any]] = {
    "sentenced": {"kinds": ["sentence"]},
    "under a measure": {"kinds": ["security_measure"]},
    "awaiting trial": {"kinds": ["charge"]},
    "awaiting sentence": {"kinds": ["conviction"]},
    "sentenced, charged anew": {"kinds": ["sentence", "charge"]},
    "civil": {"kinds": ["debt"]},
    "without charge": {"kinds": ["no_charge"]},
    "mentally ill": {"kinds": [], "condition": "disease"},
}
Row = tuple[str, ...]


@cache
def program() -> Program:
    return smrl.load("un.smr_1955").compiled.program


@cache
def reached(category: str) -> frozenset[str]:
    """The norms that the category does not rule out, and so the verdict of some subject leaves open."""
    said = CATEGORIES[category]
    mind = {"condition": said.get("condition", "sound")}
    titles = [{"kind": kind} for kind in said["kinds"]]
    person = {"id": "P", "cell": "A1", "titles": titles, "insanity_findings": [], "mental_health": mind}
    facts = {
        "id": "F", "kind": "other", "civil_imprisonment_lawful": True, "units": [{"id": "A"}],
        "cells": [{"id": "A1", "unit": "A"}], "prisoners": [person],
    }  # fmt: skip
    facility = read(json.dumps(facts), VOCABULARY, "json").root
    findings = smrl.load("un.smr_1955").evaluate(facility, on="2026-04-01").findings
    return frozenset(one.norm for one in findings if str(one.verdict) != "not_applicable")


def reserve(norm: Norm) -> str:
    return "o" if "benefit_open" in norm.flags else "b"


def cell(norm: Norm, category: str) -> str:
    """How a norm reaches a category: at home, and by the rules that take it over."""
    found = []
    section_a = program().provisions[norm.provision].part == "II.A"
    if norm.id in reached(category):
        person = norm.id not in reached("sentenced") or any(reason.kind == "part" for reason in norm.reasons)
        own = not section_a or not person or "sentence" in CATEGORIES[category]["kinds"]
        found.append("•" if own else reserve(norm))
    by = [rule for rule in ("94", "95") if f"{rule} > {norm.id}" in reached(category)]
    return " ".join([*found, *(rule + (reserve(norm) if section_a else "") for rule in by)])


def row(norm: Norm) -> Row:
    return tuple(cell(norm, category) for category in CATEGORIES)


def judged() -> list[Norm]:
    """The norms that can be met or not, as they stand at home, and that some category brings into play."""
    norms = [norm for norm in program().norms if norm.home is None and norm.condition is not None]
    return [norm for norm in norms if norm.keyword != "classify" and any(row(norm))]


def name(norms: list[Norm]) -> str:
    """A row's norms: provisions that are in it whole by their own names, others norm by norm."""
    everywhere = [norm.id for norm in judged()]
    parts: list[str] = []
    for provision, some in groupby(norms, key=lambda norm: norm.provision):
        ids = [norm.id for norm in some]
        whole = ids == [id for id in everywhere if id.partition("#")[0] == provision]
        parts += [provision] if whole else ids
    return parts[0] if len(parts) == 1 else f"{parts[0]} to {parts[-1]}"


def lines() -> Iterator[str]:
    yield HEAD
    yield f"| norms | {' | '.join(CATEGORIES)} |"
    yield "|---|" + "---|" * len(CATEGORIES)
    for cells, norms in groupby(judged(), key=row):
        yield f"| {name(list(norms))} | {' | '.join(cells)} |"


def test_the_page_shows_whom_each_norm_reaches() -> None:
    text = "\n".join(lines()) + "\n"
    if os.environ.get("SMRL_RESET"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, "out of date: SMRL_RESET=1 pytest tests/rulesets/test_matrix.py"


@pytest.mark.parametrize(
    ("norm", "whom"),
    [
        ("84(2)#treated", {"awaiting trial"}),
        ("84(3)#regime", {"awaiting trial", "awaiting sentence", "sentenced, charged anew"}),
        ("85(1)#same_cell", {"awaiting trial", "awaiting sentence"}),
        ("89#required", {"awaiting trial", "awaiting sentence"}),
        ("94#restriction", {"civil"}),
        ("94 > 89#paid", {"civil"}),
        ("95#reform", {"without charge"}),
        ("95 > 86#single", {"without charge"}),
        ("95 > 71(2)#unfit", {"without charge"}),
        ("71(2)#required", {"sentenced", "sentenced, charged anew"}),
        ("6(2)#moral", set(CATEGORIES)),
    ],
)
def test_a_norm_reaches_those_it_is_for_and_nobody_else(norm: str, whom: set[str]) -> None:
    assert {category for category in CATEGORIES if norm in reached(category)} == whom


@pytest.mark.parametrize("norm", ["94 > 84(1)#who", "94 > 84(3)#regime", "94 > 89#required", "95 > 71(2)#required"])
def test_what_is_left_out_is_not_taken_over(norm: str) -> None:
    assert norm not in {one.id for one in program().norms}


def test_people_without_charge_have_all_of_part_i_and_of_section_c_that_is_about_people() -> None:
    taken = {norm.home for norm in program().norms if norm.provision == "95"}
    parts = {provision: found.part for provision, found in program().provisions.items()}
    for norm in program().norms:
        kinds = {binder.entity for binder in norm.scope.binders if isinstance(binder, Each)}
        if norm.home is None and parts[norm.provision] in {"I", "II.C"} and "prisoner" in kinds:
            assert norm.id in taken or norm.id == "84(1)#who", norm.id
