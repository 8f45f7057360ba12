"""`smrl new jurisdiction`: a folder that passes its own tests, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import smrl
from smrl.cli import main
from smrl.library.scaffold import jurisdiction


def smrl_(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], prog_name="smrl")


@pytest.mark.parametrize(
    ("name", "title", "own"),
    [
        ("my_country", "Prison Act", "MC-1"),
        ("hr2", 'Zakon "o izvršavanju" \\ kazne', "HR-1"),
        ("_", "$name ${title} $$", "J-1"),
        ("Freedonia", "Закон", "FRE-1"),
    ],
)
def test_it_passes(tmp_path: Path, name: str, title: str, own: str) -> None:
    """All examples hold, nothing is left unshown, the layout is canonical, and the prison can be judged."""
    place = tmp_path / "deep" / name
    made = smrl_("new", "jurisdiction", place, "--title", title)
    assert made.exit_code == 0, made.output
    ruleset = smrl.load(place)
    assert ruleset.outline.titles["en"] == title
    assert f"{own}#height" in ruleset.outline.norms
    assert not ruleset.lint
    report = ruleset.test()
    assert not report.failures
    assert not report.gaps
    assert smrl_("fmt", "--check", place).exit_code == 0
    checked = smrl_("check", place / "facility.yaml", "-r", place, "--only", own)
    assert checked.exit_code == 1
    assert "0.1 m short" in checked.output


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that is there stays as it is."""
    (tmp_path / "mine").mkdir()
    result = smrl_("new", "jurisdiction", tmp_path / "mine")
    assert result.exit_code == 2
    assert "U101" in result.output
    assert not list((tmp_path / "mine").iterdir())


@pytest.mark.parametrize("name", ["9lives", "my-country", "a.b", "мой"])
def test_names_that_no_ruleset_can_have(tmp_path: Path, name: str) -> None:
    """Told before anything is written."""
    result = smrl_("new", "jurisdiction", tmp_path / name)
    assert result.exit_code == 2
    assert "is no name of a ruleset" in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "why"), [("rule", "is a word of the language"), ("hr", "is there already")])
def test_names_that_are_taken(tmp_path: Path, name: str, why: str) -> None:
    """By the language, or by a ruleset that would be found instead."""
    result = smrl_("new", "jurisdiction", tmp_path / name)
    assert result.exit_code == 2
    assert why in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("title", ["", "  ", "two\nlines", "bell\x07"])
def test_titles_that_no_ruleset_can_have(tmp_path: Path, title: str) -> None:
    """A title is one line of words."""
    with pytest.raises(ValueError, match="one line"):
        jurisdiction(tmp_path / "mine", title)
    assert not (tmp_path / "mine").exists()
