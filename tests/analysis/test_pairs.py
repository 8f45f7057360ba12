"""Pairs of rulesets written by hand, with what the second is to the first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import smrl
from smrl.analysis.compare import compare
from smrl.analysis.relation import Options, Relation
from smrl.instants import Instant
from smrl.library.examples import build

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
ON = Instant.parse("2026-03-01")


def relation(pair: dict[str, Any], knowledge: Any) -> Relation:
    base, other = (smrl.compile(pair[side]) for side in ("base", "other"))
    vocabulary = base.vocabulary
    comparison = compare(
        base.compiled.program, other.compiled.program, vocabulary, ON, Options(knowledge, 3, 30),
        lambda facts: build(vocabulary, facts),
    )  # fmt: skip
    (provision,) = comparison.provisions
    return provision.relation


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_with_all_facts_known(pair: dict[str, Any]) -> None:
    assert relation(pair, "full").value == pair["is"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_with_some_unknown(pair: dict[str, Any]) -> None:
    assert relation(pair, "partial").value == pair.get("partial", pair["is"])
