"""`smrl test --properties`: what it prints, its exit status, what it refuses."""

from __future__ import annotations

import importlib.util
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from smrl.backends.results import MET, UNDETERMINED
from smrl.cli import main
from smrl.properties import checking
from smrl.properties.case import compiled

RULES = """
rule 1 "Exercise"
  for each prisoner
  require exercise.open_air >= 1 hour/day unless employed_outdoors
  permit rest: employed_outdoors

rule 2 "Rest"
  for each prisoner
  permit rest: employed_outdoors
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "house.smrl").write_text(RULES, encoding="utf-8")
    return tmp_path / "house.smrl"


def test_(*arguments: Any) -> Result:
    result = CliRunner().invoke(main, ["test", *map(str, arguments)], prog_name="smrl")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


test_.__test__ = False  # type: ignore[attr-defined]  # named after the command that it runs


def test_where_all_holds(rules: Path) -> None:
    result = test_(rules, "--properties", "--max-examples", 5, "--seed", 1, "--on", "2026-03-01")
    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].endswith("on 2026-03-01, seed 1")
    assert lines[-1].startswith("6 properties, ")
    assert lines[-1].endswith(", 0 faults")
    assert sum(line.endswith("holds") for line in lines) == 6


def test_faults_are_shown_with_both_facilities(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(rules: Any) -> Any:
        def of(norm: Any) -> Any:
            judge = compiled(rules)(norm)

            def judged(*given: Any) -> Any:
                outcomes = judge(*given)
                for codes in (codes for one in outcomes for codes in one.codes.values()):
                    codes[:] = codes.replace(bytes([UNDETERMINED]), bytes([MET]))
                return outcomes

            return judged

        return of

    monkeypatch.setattr(checking, "check", partial(checking.check, judging=careless))
    result = test_(rules, "--properties", "--max-examples", 30, "--seed", 1, "--on", "2026-03-01")
    assert result.exit_code == 1
    told = result.output
    assert "fails for 1 norm" in told
    assert f"knowledge fails for 1#1  {rules}:4" in told
    assert "prisoner-1" in told
    assert "compliant when less is known, not compliant when more is known" in told
    assert told.index("  when less is known:\n    id: ") < told.index("  when more is known:\n    id: ")


def test_norms_left_out_are_listed(rules: Path) -> None:
    rules.write_text(RULES + '\nrule 3 "Id"\n  for each prisoner\n  require id != "P-1"\n', encoding="utf-8")
    listed = test_(rules, "--properties", "--max-examples", 1, "--left-out").output
    assert "left out, 1 norm: asks for one id: `prisoner.id`\n      3#1\n" in listed
    assert "      3#1\n" not in test_(rules, "--properties", "--max-examples", 1).output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--only", "1"], "go with --properties"),
        (["--seed", "0"], "go with --properties"),
        (["--properties", "--coverage"], "about examples"),
        (["--properties", "--max-examples", "0"], "0 is not in the range"),
        (["--properties", "--only", "7"], "U102"),
        (["--properties", "--only", "2"], "only permits"),
        (["--properties", "--on", "yesterday"], "U105"),
    ],
)
def test_bad_input(rules: Path, options: list[str], message: str) -> None:
    result = test_(rules, *options)
    assert result.exit_code == 2
    assert message in result.stderr


def test_without_hypothesis_it_says_what_to_install(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr("smrl.cli.test.find_spec", lambda name: None if name == "hypothesis" else find(name))
    result = test_(rules, "--properties")
    assert result.exit_code == 2
    assert "U107" in result.stderr
    assert "pip install smrl[testing]" in result.stderr
