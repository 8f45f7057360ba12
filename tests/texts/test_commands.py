"""`smrl texts`, and where what it keeps is quoted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import smrl
from smrl.cli import main
from smrl.texts.store import file_name

RULES = """
rule 1 "Meals"
  gist en "Food that feeds."
  for each prisoner
  require good: food.nutritious
rule 2(1) "Hours"
  gist en "At the hours of the town."
  for each prisoner
  require usual: food.usual_hours
"""
TEXT = "The Code\n\n1. What is cooked in the house is to feed all.\n\n2. (1) It comes at the hours of the town.\n"
FACTS = "id: f\nassessed_on: 2026-03-01\nprisoners:\n  - {id: p-1, food: {nutritious: no, usual_hours: yes}}\n"
QUOTED = "1 “What is cooked in the house is to feed all.”"


def smrl_(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments], prog_name="smrl")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of texts, beside a ruleset, its text and a prison."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name, content in (("code.smrl", RULES), ("code.txt", TEXT), ("f.yaml", FACTS)):
        Path(name).write_text(content, encoding="utf-8")
    return tmp_path / "data" / "smrl" / "texts"


def add(*more: str) -> Result:
    return smrl_("texts", "add", "code.txt", "-r", "code.smrl", *more)


def test_added_listed_quoted_removed(kept: Path) -> None:
    """From then on, until it is removed; and no folder is left behind."""
    assert "no texts" in smrl_("texts", "list").output
    assert add().output.startswith("code.smrl (en): 2 provisions from `code.txt`")
    assert kept.stat().st_mode & 0o77 == 0
    assert "added 20" in smrl_("texts", "list").output
    assert json.loads(smrl_("texts", "list", "--format", "json").stdout)[0]["provisions"] == 2
    for command in (["show", "1"], ["explain", "f.yaml", "1"], ["check", "f.yaml"]):
        output = " ".join(smrl_(*command, "-r", "code.smrl").output.split())
        assert "official text (code.txt, added 20" in output
        assert QUOTED in output
        assert "official" not in smrl_(*command, "-r", "code.smrl", "--no-texts").output
        assert "code.txt" not in smrl_(*command, "-r", "code.smrl", "--lang", "ru").output
    assert smrl_("texts", "remove", "-r", "code.smrl").exit_code == 0
    assert not kept.exists()
    assert "U103" in smrl_("texts", "remove", "-r", "code.smrl").output
    assert "official" not in smrl_("show", "1", "-r", "code.smrl").output


@pytest.mark.usefixtures("kept")
def test_in_json() -> None:
    """Beside each provision, with its file and date; what was written reads back."""
    add()
    check = smrl_("check", "f.yaml", "-r", "code.smrl", "--format", "json").stdout
    one = json.loads(check)["provisions"][0]["official_text"]
    assert (one["lang"], one["file"], one["text"]) == ("en", "code.txt", QUOTED[3:-1])
    assert smrl.Assessment.from_json(check).verdict("1") == "non_compliant"
    explained = json.loads(smrl_("explain", "f.yaml", "2", "-r", "code.smrl", "--format", "json").stdout)
    assert list(explained["official_text"]) == ["2(1)"]


def test_nothing_is_half_written(kept: Path) -> None:
    """A text that does not match leaves the one there was."""
    add()
    before = {path: path.read_bytes() for path in kept.iterdir()}
    Path("code.txt").write_text("1. What is cooked in the house is to feed all.\n")
    assert add().exit_code == 2
    assert "`2(1)` is not in the text" in add().output
    assert {path: path.read_bytes() for path in kept.iterdir()} == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7", "T101"),
        (b"PK\x03\x04", "T101"),
        (b"1. a\x00b", "T101"),
        (b"<!DOCTYPE html><p>1.", "T101"),
        (b"a" * (5 * 2**20), "T102"),
        (b"1. caf\xe9", "T103"),
        ("1. a".encode("utf-16"), "T103"),
        ("1. a\u202eb\x1b[31m".encode(), "T104"),
        (b"", "T105"),
    ],
)
def test_hostile_files(content: bytes, code: str, kept: Path) -> None:
    """A sentence each; nothing of them reaches the terminal as it is."""
    Path("code.txt").write_bytes(content)
    result = add()
    assert result.exit_code == 2
    assert f"error[{code}]" in result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert not kept.exists()


@pytest.mark.usefixtures("kept")
def test_a_strange_name_is_shown_escaped() -> None:
    """In every report."""
    Path("code.txt").rename("a\x1b[31m.txt")
    assert smrl_("texts", "add", "a\x1b[31m.txt", "-r", "code.smrl").exit_code == 0
    assert "\x1b" not in smrl_("show", "1", "-r", "code.smrl").output + smrl_("texts", "list").output


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps a profile's folders private by itself")
def test_a_folder_that_cannot_be_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in its place, one that others can write, none at all: a clear error, and reports go on without it."""
    add()
    kept.chmod(0o777)
    assert "T109" in add().output
    shown = smrl_("show", "1", "-r", "code.smrl")
    assert shown.exit_code == 0
    assert "warning[T109]" in shown.output
    assert "Food that feeds" in shown.output
    monkeypatch.setenv("SMRL_TEXTS", str(Path("code.txt").resolve()))
    assert "T109" in add().output
    monkeypatch.setenv("SMRL_TEXTS", "off")
    assert "T109" in add().output


def test_a_damaged_text(kept: Path) -> None:
    """Told, and not quoted."""
    add()
    [file] = kept.iterdir()
    for content in ("{", "[]", '{"schema": "smrl.texts/99"}', '{"schema": "smrl.texts/1", "provisions": {"1": 2}}'):
        file.write_text(content)
        shown = smrl_("show", "1", "-r", "code.smrl").output
        assert "warning[T110]" in shown
        assert "official text" not in shown
        assert "T110" in smrl_("texts", "list").output
    assert add().exit_code == 0


def test_names_of_files() -> None:
    """Rulesets by path do not meet those by name, nor each other."""
    assert file_name("un.smr_1955", "en") == "un.smr_1955.en.json"
    assert len({file_name(one, "en") for one in ("a.smrl", "b/a.smrl", "../a", "a")}) == 4
    assert "/" not in file_name("../../etc/x", "en")
