"""Rulesets by name, file and folder; every way in which one cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import smrl
from smrl.library.find import find, natural, shipped

RULE = "require population <= 500 person\n"


def refused(wanted: str | Path) -> tuple[str, str]:
    with pytest.raises(smrl.RulesetError) as caught:
        smrl.load(wanted)
    [diagnostic] = caught.value.diagnostics
    return diagnostic.code, diagnostic.message


def test_names_of_what_is_shipped() -> None:
    """Each can be loaded."""
    assert "un.smr_1955" in list(shipped())
    assert smrl.load("un.smr_1955").name == "un.smr_1955"


def test_files_come_in_natural_order() -> None:
    """The header first, 9 before 10."""
    names = ["10.smrl", "9.smrl", "ruleset.smrl", "21.smrl", "a.smrl", "9a.smrl"]
    assert sorted(names, key=natural) == ["ruleset.smrl", "9.smrl", "9a.smrl", "10.smrl", "21.smrl", "a.smrl"]


def test_a_folder_with_folders(tmp_path: Path) -> None:
    """Folders inside count, but for hidden ones and for rulesets of their own."""
    for place in ("1.smrl", "more/2.smrl", "other/ruleset.smrl", ".hidden/3.smrl", "notes.txt"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("")
    names = [text.name.removeprefix(f"{tmp_path}/") for text in find(tmp_path).texts]
    assert names == ["1.smrl", "more/2.smrl"]


def test_a_file(tmp_path: Path) -> None:
    """With a byte-order mark, as some editors write it."""
    file = tmp_path / "house.smrl"
    file.write_bytes(b"\xef\xbb\xbf" + RULE.encode())
    assert smrl.load(file).norms[0].span is not None


def test_every_fault_of_every_file_in_one_run(tmp_path: Path) -> None:
    """In the order of the files, then of the places in them."""
    (tmp_path / "ruleset.smrl").write_text('ruleset house "House"\n  language 1\n')
    (tmp_path / "9.smrl").write_text(
        'rule 9 "x"\n  for each cell\n  require kindd = cell\n  require window_light = 3\n'
    )
    (tmp_path / "10.smrl").write_bytes(b'rule 10 "\xff"\n  for each cell\n  require unless\n')
    with pytest.raises(smrl.RulesetError) as caught:
        smrl.load(tmp_path)
    found = [(Path(one.span.source.name).name, one.code) for one in caught.value.diagnostics if one.span]
    assert [name for name, _ in found] == sorted((name for name, _ in found), key=natural)
    assert ("9.smrl", "C101") in found
    assert ("10.smrl", "R103") in found
    assert any(name == "10.smrl" and code.startswith("S") for name, code in found)


def test_near_names() -> None:
    """A misspelt name gets a suggestion, or the list of those there are."""
    with pytest.raises(smrl.RulesetError, match=r"did you mean `un\.smr_1955`\?"):
        smrl.load("un.smr1955")
    with pytest.raises(smrl.RulesetError, match=r"the rulesets are .*`un\.smr_1955`"):
        smrl.load("xyz")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """Nothing there, nothing in it, no file, a path that no system knows."""
    assert refused(tmp_path / "none.smrl") == ("R101", f"there is no file or folder `{tmp_path}/none.smrl`")
    assert refused(tmp_path)[0] == "R105"
    os.mkfifo(tmp_path / "pipe.smrl")
    assert refused(tmp_path / "pipe.smrl")[0] == "R102"
    (tmp_path / "pipe.smrl").unlink()
    assert refused("a\0b.smrl")[0] == "R101"


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    """Each file is read once."""
    (tmp_path / "1.smrl").write_text(RULE)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(find(tmp_path).texts) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    """The system's own reason is passed on."""
    (tmp_path / "secret.smrl").write_text(RULE)
    (tmp_path / "secret.smrl").chmod(0)
    assert refused(tmp_path / "secret.smrl") == (
        "R102",
        f"`{tmp_path}/secret.smrl` cannot be read: permission denied",
    )


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file, or all together."""
    (tmp_path / "a.smrl").write_text("# x\n" * 100)
    monkeypatch.setattr("smrl.library.find.LARGEST_RULESET", 300)
    assert refused(tmp_path)[0] == "R104"
    monkeypatch.setattr("smrl.library.find.LARGEST_FILE", 300)
    assert refused(tmp_path / "a.smrl")[0] == "R104"
