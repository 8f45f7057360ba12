"""The other rulesets put to a second lawyer, who wrote these cases from the laws before seeing how they are encoded.

A file bears the name of its ruleset. A case: facts, and the verdict on a provision or norm, or a list of those that
the law leaves open. `day` is the day that is judged.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import smrl
from smrl.library.find import shipped
from smrl.reading import read

FOLDER = Path(__file__).parent / "laws"
NAMES = [name for name in shipped() if name != "un.smr_1955"]


@cache
def load(name: str) -> smrl.Ruleset:
    return smrl.load(name)


@cache
def cases(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader))


@pytest.mark.parametrize("name", NAMES)
def test_the_law_says_so(name: str) -> None:
    ruleset, complaints = load(name), []
    for case in cases(name):
        facility = read(json.dumps({"id": "F", **case["facts"]}, default=str), ruleset.vocabulary, "json").root
        assessment = ruleset.evaluate(facility, on=str(case.get("day", "2026-04-01")), only=[case["provision"]])
        found, expected = str(assessment.verdict(case["provision"])), case["expect"]
        if found not in ([expected] if isinstance(expected, str) else expected):
            complaints.append(f"{case['id']} {case['provision']} ({case['why']}): {expected}, not {found}")
    assert "\n".join(complaints) == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_is_put_to_the_reader(name: str) -> None:
    """Whatever a ruleset adds that can fail, and each term that it binds, in a provision that the term serves."""
    ruleset = load(name)
    asked = {case["provision"].partition("#")[0] for case in cases(name)}
    for provision in ruleset.provisions:
        own = [norm for norm in provision.norms if norm.provenance.ruleset == name and ">" not in norm.id]
        if any(norm.force != "principle" for norm in own):
            assert provision.id in asked, provision.id
    for term in ruleset.parameters.values():
        if ruleset.compiled.program.parameters[term.name].settings:
            assert asked & set(term.serves), term.name
