"""The rules put to a second lawyer, who wrote these cases from the law before seeing how it is encoded.

A case: facts, the verdict on a provision, and where it matters the verdict for each force or on single norms. A list
of verdicts means that the law leaves open which of them it is (a norm without anybody to bind, or one that is kept).
`given` binds open terms: `given: {director_visit_interval: 7 day}`.
"""

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

FILES = sorted((Path(__file__).parent / "reader").glob("*.yaml"))
READ = range(1, 96)
FORCES = ("duty", "recommendation", "aspiration")


@cache
def ruleset(given: tuple[tuple[str, str], ...] = ()) -> smrl.Ruleset:
    """The rules; with values for open terms a law that says nothing else stands on top of them."""
    if not given:
        return smrl.load("un.smr_1955")
    settings = "".join(f'set {name} = {value} cite "the case"\n' for name, value in given)
    return smrl.compile(f'ruleset given "The case"\n  language 1\n  extends un.smr_1955\n\n{settings}')


@cache
def cases() -> tuple[dict[str, Any], ...]:
    return tuple(case for path in FILES for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


@cache
def by_provision() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for case in cases():
        found.setdefault(case["provision"], []).append(case)
    return found


@pytest.mark.parametrize("provision", by_provision())
def test_the_law_says_so(provision: str) -> None:
    assert "\n".join(complaint for case in by_provision()[provision] for complaint in complaints(case)) == ""


def complaints(case: dict[str, Any]) -> Iterator[str]:
    """In what the rules differ from the case."""
    facility = read(json.dumps({"id": "F", **case["facts"]}, default=str), VOCABULARY, "json").root
    given = tuple((name, _written(value)) for name, value in case.get("given", {}).items())
    assessment = ruleset(given).evaluate(facility, on="2026-04-01")
    standing = assessment.provision(case["provision"])
    found = {"expect": str(assessment.verdict(case["provision"]))}
    for force in FORCES:
        if f"expect_{force}" in case:
            found[f"expect_{force}"] = str(standing.by_force.get(smrl.Force(force), smrl.Verdict.not_applicable))
    said = {**case, **case.get("norms", {})}
    found |= {norm: str(assessment.verdict(norm)) for norm in case.get("norms", {})}
    for key, verdict in found.items():
        if verdict not in allowed(said[key]):
            yield f"{case['id']} ({case['why']}): {key} is to be {said[key]}, not {verdict}"


def _written(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def allowed(expected: str | list[str]) -> list[str]:
    return [expected] if isinstance(expected, str) else expected


def test_every_provision_is_put_to_the_reader() -> None:
    asked = {case["provision"] for case in cases()}
    assert len(cases()) >= 1900
    assert len({case["id"] for case in cases()}) == len(cases())
    read = {provision.id for provision in ruleset().provisions if provision.norms and number(provision.id) in READ}
    assert read <= asked


def number(provision: str) -> int:
    return int(provision.split("(")[0])
