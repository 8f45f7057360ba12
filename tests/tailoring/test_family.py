"""Whom a ruleset can extend: versions, rulesets beside it, rulesets that other packages bring."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import smrl
from smrl.cli import main
from smrl.tailoring.versions import meets

PARENT = """ruleset prison_rules "Rules in a package"
  language 1
  version "1.0"
fact cell.shelf : m
rule 1 "Shelf"
  for each cell
  require shelf: shelf >= 1 m
"""


@pytest.mark.parametrize(
    ("version", "relation", "wanted", "holds"),
    [
        ("1.0", ">=", "1", True),
        ("1.10", ">=", "1.9", True),
        ("1.9", ">=", "1.10", False),
        ("2", "<", "10", True),
        ("1.0.0", "=", "1", True),
        ("1.0", "!=", "1.0.1", True),
        ("1.1-rc2", ">", "1.1", True),
        ("2026", "<=", "2026.0", True),
    ],
)
def test_versions_are_compared_part_by_part(version: str, relation: str, wanted: str, holds: bool) -> None:
    assert meets(version, relation, wanted) is holds


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package on the path with an entry point, which must not be imported."""
    folder = tmp_path / "prison_package" / "law" / "za"
    folder.mkdir(parents=True)
    (folder / "ruleset.smrl").write_text(PARENT, encoding="utf-8")
    (tmp_path / "prison_package" / "__init__.py").write_text("raise AssertionError('imported')\n", encoding="utf-8")
    info = tmp_path / "prison_package-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: prison-package\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[smrl.rulesets]\nza.law = prison_package.law.za\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("installed")
def test_a_ruleset_of_a_package_is_found_without_importing_it() -> None:
    assert [norm.id for norm in smrl.load("za.law").norms] == ["1#shelf"]
    child = smrl.compile('ruleset x "X"\n  language 1\n  extends za.law = 1.0\n')
    assert [norm.provenance.ruleset for norm in child.norms] == ["za.law"]
    assert "prison_package" not in sys.modules
    listed = CliRunner().invoke(main, ["list"])
    assert listed.exit_code == 0
    assert "za.law  Rules in a package  (1.0)\n" in listed.output


@pytest.mark.usefixtures("installed")
def test_a_package_that_brings_something_broken_hides_no_other_ruleset(tmp_path: Path) -> None:
    (tmp_path / "prison_package-1.0.dist-info" / "entry_points.txt").write_text(
        "[smrl.rulesets]\ngone = prison_package.gone\nhr = prison_package.law.za\ntorn = prison_package.law.torn\n"
    )
    torn = tmp_path / "prison_package" / "law" / "torn"
    torn.mkdir()
    (torn / "ruleset.smrl").write_text('ruleset "Torn"\n  language 1\n', encoding="utf-8")
    listed = CliRunner().invoke(main, ["list"])
    assert listed.exit_code == 2
    assert "the package `prison-package` says that it brings `gone`, and its folder is not there" in listed.stderr
    assert "error[S101]: expected a name" in listed.stderr
    assert listed.stdout.count("hr  ") == 1
    assert listed.stdout.count("un.smr_1955  ") == 1
    assert CliRunner().invoke(main, ["list", "--citations"]).exit_code == 2


def test_a_parent_lies_beside_the_ruleset_as_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "eu").mkdir()
    for place in ("prison_rules.smrl", "eu/ruleset.smrl"):
        (tmp_path / place).write_text(PARENT, encoding="utf-8")
    (tmp_path / "land").mkdir()
    for parent in ("prison_rules", "eu"):
        text = f'ruleset land "Land"\n  language 1\n  extends {parent} >= 1\n'
        (tmp_path / "land" / "ruleset.smrl").write_text(text, encoding="utf-8")
        assert [norm.id for norm in smrl.load(tmp_path / "land").norms] == ["1#shelf"]


def test_rulesets_that_declare_one_fact_differently_judge_no_facility_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.smrl").write_text('ruleset one "One"\n  language 1\nfact cell.lamp : yes/no\nrequire lamp\n')
    Path("two.smrl").write_text('ruleset two "Two"\n  language 1\nfact cell.lamp : lux\nrequire lamp >= 9 lux\n')
    Path("f.yaml").write_text("id: f\ncells:\n  a: {lamp: yes}\n")
    for command in (["check", "f.yaml", "-r", "one.smrl", "-r", "two.smrl"], ["compare", "one.smrl", "two.smrl"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 2, result.output
        assert "error[C608]: `one` and `two` declare `cell.lamp` differently" in result.output
        assert "one.smrl:3:6" in result.output
        assert "two.smrl:3:6" in result.output
    lamp: Any = {"declared": {"lamp": True}}
    facility = smrl.models.Facility(id="f", cells=[smrl.models.Cell(id="a", **lamp)])
    assert smrl.load("one.smrl").evaluate(facility).verdict("program") is smrl.Verdict.compliant
    with pytest.raises(smrl.FactError, match="not a quantity"):  # what one has read of it is no other's
        smrl.load("two.smrl").evaluate(facility)


def test_a_facility_is_read_in_the_words_of_all_rulesets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.smrl").write_text("fact cell.shelf : m\nrequire shelf >= 1 m\n", encoding="utf-8")
    Path("two.smrl").write_text("fact cell.lamp : yes/no\nrequire lamp\n", encoding="utf-8")
    Path("f.yaml").write_text("id: f\ncells:\n  a: {shelf: 2 m, lamp: yes}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "f.yaml", "-r", "one.smrl", "-r", "two.smrl"])
    assert result.exit_code == 0, result.output
    assert "0 of 2 provisions undetermined" in result.output
