"""The example facilities are what their generator writes, and hold what their README says."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

import smrl
from smrl.models import VOCABULARY
from smrl.reading import read
from smrl.reading.schema import schema
from smrl.reading.write import to_text

EXAMPLES = Path(__file__).parents[2] / "examples"
PRISON = EXAMPLES / "prison"


def test_the_generator_writes_these_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PRISON))  # it has a second module beside it
    spec = importlib.util.spec_from_file_location("generate", PRISON / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.texts().items():
        assert (PRISON / name).read_text(encoding="utf-8") == text, f"{name} is stale: run examples/prison/generate.py"


def test_both_files_say_the_same() -> None:
    from_yaml, from_json = (read(PRISON / name, VOCABULARY).root for name in ("facility.yaml", "facility.json"))
    assert to_text(from_yaml, VOCABULARY) == to_text(from_json, VOCABULARY)
    assert len(from_yaml.prisoners) == 300


@pytest.mark.parametrize("name", ["prison/facility.json", "small/facility.json"])
def test_they_fit_the_schema(name: str) -> None:
    facts = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema(VOCABULARY)).iter_errors(facts)
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


def test_the_readme_lists_what_is_found() -> None:
    """Neither more nor less: what is wrong in Ravna was put there."""
    assessment = smrl.load("un.smr_1955").evaluate(smrl.read_facility(PRISON / "facility.json"))
    found = {(one.provision, one.subject) for one in assessment.findings if one.verdict == "non_compliant"}
    readme = (PRISON / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+\S*) \| `?([^`|]+?)`? \|", readme, re.M)
    assert found == set(told)
