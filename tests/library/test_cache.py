"""The cache of compiled rulesets: what is kept is what was compiled, and nothing bad is ever believed."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import smrl
from smrl.library import cache, load
from smrl.library.compiled import Compiled
from smrl.library.find import find

RULE = "for each prisoner\nrequire not illiterate\n"
FACILITY = smrl.models.Facility(id="f", prisoners=[smrl.models.Prisoner(id="p", illiterate=True)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SMRL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "house.smrl").write_text(RULE)
    return tmp_path / "house.smrl"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the rulesets that were compiled from their text."""
    names: list[str] = []
    real = load._compiled

    def counting(*given: Any) -> object:
        names.append("compiled")
        return real(*given)

    monkeypatch.setattr(load, "_compiled", counting)
    return names


def said(rules: Path) -> str:
    assessment = smrl.load(rules).evaluate(FACILITY, on="2026-03-01")
    return assessment.to_json() + assessment.explain("program").text()


def entry(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_the_second_time_nothing_is_compiled(folder: Path, rules: Path, compiled: list[str]) -> None:
    """Not even for explanations, margins and `only`."""
    first = said(rules)
    assert said(rules) == first
    smrl.load(rules).evaluate(FACILITY, only=["program"])
    assert compiled == ["compiled"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(folder).stat().st_mode) == 0o600


def test_another_text_is_compiled_again_and_replaces_the_old(folder: Path, rules: Path, compiled: list[str]) -> None:
    """A stale entry is ignored, and the folder does not grow."""
    said(rules)
    rules.write_text(RULE.replace("not ", ""))
    assert smrl.load(rules).evaluate(FACILITY).verdict("program") == "compliant"
    assert len(compiled) == 2
    assert len(list(folder.iterdir())) == 1


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip(at: int) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[at] ^= 1
        file.write_bytes(content)

    return change


def empty(file: Path) -> None:
    file.write_bytes(b"")


def open_to_others(file: Path) -> None:
    file.chmod(0o666)


def open_folder(file: Path) -> None:
    file.parent.chmod(0o777)


def link(file: Path) -> None:
    elsewhere = file.parent.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT = [
    truncate,
    flip(0),
    flip(30),
    flip(70),
    flip(300),
    flip(-1),
    empty,
    open_to_others,
    open_folder,
    link,
    folder_instead,
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_entry_is_ignored(spoil: Callable[[Path], None], folder: Path, rules: Path) -> None:
    """Truncated, changed in any part, writable by others, a link: compiled again, and nothing is said."""
    first = said(rules)
    spoil(entry(folder))
    assert said(rules) == first


@pytest.mark.usefixtures("folder")
def test_what_does_not_unpickle_is_ignored(rules: Path) -> None:
    """Right digests around parts that this version cannot load."""
    first = said(rules)
    for part in ("quick", "slow"):
        found = find(rules)
        name, key = load._name(found, smrl.models.VOCABULARY), load._key(found, smrl.models.VOCABULARY)
        kept = cache.load(name, key)
        assert kept is not None
        slow = kept.slow()
        assert slow is not None
        bad = pickle.dumps("not what was kept")[:-1]
        assert cache.save(name, key, bad if part == "quick" else kept.quick, bad if part == "slow" else slow)
        assert said(rules) == first


def test_an_entry_that_goes_away_between_its_parts(folder: Path, rules: Path) -> None:
    """The core is compiled from the text then."""
    first = said(rules)
    ruleset = smrl.load(rules)
    entry(folder).unlink()
    assessment = ruleset.evaluate(FACILITY, on="2026-03-01")
    assert assessment.to_json() + assessment.explain("program").text() == first


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs users")
@pytest.mark.usefixtures("folder")
def test_somebody_elses_entry_is_ignored(rules: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever owns the file, it is not us."""
    first = said(rules)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert said(rules) == first
    assert len(compiled) >= 2


@pytest.mark.parametrize("place", ["file", "off"])
def test_no_cache_is_no_error(place: str, tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file where the folder should be; no cache wanted."""
    first = said(rules)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SMRL_CACHE", place if place == "off" else str(tmp_path / place))
    assert said(rules) == first


def test_a_home_that_is_read_only_or_absent(rules: Path, tmp_path: Path) -> None:
    """Both are everyday in containers."""
    for home in ("/nonexistent", "/proc"):
        run = subprocess.run(
            [sys.executable, "-c", f"import smrl; print(smrl.load({str(rules)!r}).name)"],
            env={"HOME": home, "PYTHONPATH": str(Path(smrl.__file__).parent.parent), "PATH": os.environ["PATH"]},
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
        assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"SMRL_CACHE": "/a"}, "/a"),
        ({"SMRL_CACHE": "off"}, None),
        ({"XDG_CACHE_HOME": "/x"}, "/x/smrl"),
        ({"XDG_CACHE_HOME": "relative"}, None),
        ({"HOME": "/h"}, "/h/.cache/smrl"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_where(variables: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own variable, then the standard one, then the home folder."""
    for name in ("SMRL_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache.folder() == (str(Path(expected)) if expected else None)


def test_facilities_are_never_cached(folder: Path, rules: Path) -> None:
    """What is known of a person stands nowhere in the folder."""
    said(rules)
    assert b"Prisoner(" not in entry(folder).read_bytes()
    assert isinstance(smrl.load(rules).compiled, Compiled)
