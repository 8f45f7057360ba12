"""What is said to tighten a norm: proved by `smrl lint --prove`, recorded, and known until something changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import smrl
from smrl.cli import main

BASE = """ruleset base "Base"
  language 1

parameter least: hour/day
  meaning en "the least"

rule 1 "Air"
  gist en "Air."
  for each prisoner
  require air: exercise.open_air >= 1 hour/day
  require more: exercise.open_air >= least
"""
COUNTRY = """ruleset country "Country"
  language 1
  extends base

set least = 1 hour/day until 2024-12-31 cite "law 1"
set least = 3 hour/day from 2025-01-01 cite "law 2"

tighten 1#air: require exercise.open_air >= 2 hour/day cite "law 3"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMRL_CACHE", str(tmp_path / "cache"))
    write("base", BASE)
    write("country", COUNTRY)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).mkdir(exist_ok=True)
    (Path(name) / "ruleset.smrl").write_text(text, encoding="utf-8")


def prove() -> str:
    return CliRunner().invoke(main, ["lint", "country", "--prove", "--on", "2026-03-01"]).output


def is_proved(norm: str = "1#air@country") -> bool:
    return smrl.load("country").norm(norm).provenance.proved


def test_loading_never_proves_and_knows_what_was_proved() -> None:
    assert not is_proved()
    assert "L20" not in prove()
    assert is_proved()


def test_a_record_is_worth_nothing_once_a_norm_has_changed() -> None:
    prove()
    write("country", COUNTRY.replace("2 hour/day", "90 min/day"))
    assert not is_proved()
    write("country", COUNTRY)
    assert is_proved()
    write("base", BASE.replace("1 hour/day", "30 min/day"))
    assert not is_proved()


def test_a_tightening_that_is_weaker_is_an_error_with_a_facility() -> None:
    write("country", COUNTRY.replace("2 hour/day", "45 min/day"))
    found = prove()
    assert "error[L205]: `1#air@country` is weaker than `1#air`, which it is to tighten" in found
    assert "exercise: {open_air: 0.8 hour/day}" in found
    assert not is_proved()


def test_every_value_that_an_open_term_takes_is_looked_at() -> None:
    """An hour and a half is above the least until 2024, and below it afterwards."""
    tightened = 'tighten 1#more: require exercise.open_air >= 90 min/day cite "law 3"'
    write("country", COUNTRY[: COUNTRY.index("tighten")] + tightened + "\n")
    assert "error[L205]: `1#more@country`" in prove()
    ended = tightened.replace("tighten 1#more:", "tighten 1#more until 2024-12-31:")
    write("country", COUNTRY[: COUNTRY.index("tighten")] + ended + "\n")
    assert "L205" not in prove()
    assert is_proved("1#more@country")


def test_what_formulas_cannot_say_is_not_proved() -> None:
    lists = 'tighten 1#air: require exercise.open_air >= 1 hour/day when now before 2030-01-01 cite "law 3"'
    write("country", COUNTRY[: COUNTRY.index("tighten")] + lists + "\n")
    found = prove()
    assert "warning[L206]" in found
    assert not is_proved()
