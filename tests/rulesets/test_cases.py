"""Cases a lawyer would put to the rules, written from the law and apart from the examples in the rule files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import smrl
from smrl.models import VOCABULARY
from smrl.reading import read

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@cache
def ruleset() -> smrl.Ruleset:
    return smrl.load("un.smr_1955")


def cases() -> Iterator[Any]:
    for path in CASES:
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader):
            yield pytest.param(case["facts"], case["expect"], id=f"{path.stem}: {case['case']}")


def verdict(assessment: smrl.Assessment, id: str) -> str:
    """The verdict of a provision, or of a norm: the worst over its subjects."""
    if "#" not in id:
        return str(assessment.verdict(id))
    worst = ("non_compliant", "undetermined", "compliant", "not_applicable")
    found = {str(finding.verdict) for finding in assessment.findings if finding.norm == id}
    return next((one for one in worst if one in found), "not_applicable")


@pytest.mark.parametrize(("facts", "expected"), list(cases()))
def test_the_answer_is_the_lawyers(facts: dict[str, Any], expected: dict[str, str]) -> None:
    facility = read(json.dumps({"id": "F", **facts}, default=str), VOCABULARY, "json").root
    assessment = ruleset().evaluate(facility, on="2026-04-01")
    assert {id: verdict(assessment, id) for id in expected} == expected


def test_there_are_cases_enough() -> None:
    assert sum(len(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)) for path in CASES) >= 120
