"""The rules of the house that a machine can check: who imports whom, what is borrowed, what has grown too long."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SMRL_SHARED", ROOT.parent / "shared"))
LONGEST_MODULE = 500
LONGEST_QUOTATION = 8  # words


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def texts(tracked: list[Path]) -> dict[Path, str]:
    found = {}
    for path in tracked:
        try:
            found[path] = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            assert path.suffix not in {".py", ".md", ".toml", ".lark"}, f"{path} is not UTF-8"
    return found


def test_import_contracts_are_kept() -> None:
    """The layers, the one home of each library, and no cycles: see pyproject.toml."""
    run = python("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_smrl_is_light() -> None:
    """`import smrl` brings in none of the libraries that take long to start."""
    heavy = ["click", "hypothesis", "lark", "pint", "yaml"]
    run = python("-c", f"import smrl, sys; print(*sorted(set(sys.modules) & set({heavy})))")
    assert (run.returncode, run.stdout.split()) == (0, []), run.stderr


def test_data_folders_hold_no_python(tracked: list[Path]) -> None:
    """A .py file in a mapped folder makes editable installs fail."""
    assert [path for path in tracked if path.parts[0] in {"grammar", "rulesets"} and path.suffix == ".py"] == []


def test_only_the_testing_layer_needs_hypothesis(tracked: list[Path]) -> None:
    """Users without `smrl[testing]` never meet an import of it."""
    sources = {path: text for path, text in texts(tracked).items() if path.parts[0] == "smrl" and path.suffix == ".py"}
    users = {path for path, text in sources.items() if re.search(r"^\s*(?:from|import) hypothesis\b", text, re.M)}
    assert {path for path in users if path.parts[1].removesuffix(".py") != "testing"} == set()


def test_long_modules_say_why(tracked: list[Path]) -> None:
    """Above 500 lines the head of a module has a sentence with "long because"."""
    unexplained = [
        str(path)
        for path, text in texts(tracked).items()
        if path.suffix == ".py"
        and text.count("\n") > LONGEST_MODULE
        and "long because" not in " ".join(text.split("\n")[:40]).lower()
    ]
    assert unexplained == []


def test_nothing_is_left_unfinished(tracked: list[Path]) -> None:
    """No marks of work that was put off."""
    put_off = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b|\bfor now\b")
    ours = {path: text for path, text in texts(tracked).items() if path.parts[0] in {"smrl", "grammar", "rulesets"}}
    assert [str(path) for path, text in ours.items() if put_off.search(text)] == []


def test_no_path_of_a_developers_machine(tracked: list[Path]) -> None:
    """Nothing names a place that only one machine has."""
    private = re.compile(r"(?<![\w.*}])/(?:home|root|Users|work)/\w")
    assert [
        f"{path}:{number}"
        for path, text in texts(tracked).items()
        for number, line in enumerate(text.splitlines(), 1)
        if private.search(line)
    ] == []


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    size = LONGEST_QUOTATION + 1
    return {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}


def test_no_borrowed_wording(tracked: list[Path]) -> None:
    """Nine consecutive words of the official text, English or Russian, stand nowhere in the project."""
    official = sorted((SHARED / "source").glob("smr-1955-*.txt"))
    if not official:
        pytest.skip(f"the official texts are not at {SHARED}")
    law = {run for path in official for run in runs(path.read_text(encoding="utf-8"))}
    borrowed = {str(path): " ".join(min(hits)) for path, text in texts(tracked).items() if (hits := runs(text) & law)}
    assert borrowed == {}


def test_constraints_are_names_and_versions_only() -> None:
    """The pins record no address that something was downloaded from, and pin each declared dependency."""
    pins = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    pinned = {re.sub(r"[-_.]+", "-", pin.split("==")[0]).lower() for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[<>=\[]", one)[0]).lower() for one in declared} - {"smrl"}
    assert names - pinned == set()


def test_changelog_states_the_language_version() -> None:
    """The changelog's newest language version is the one that the shipped rulesets ask for."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    stated = re.search(r"^Language version: (\d+)$", changelog, re.M)
    headers = (ROOT / "rulesets").rglob("ruleset.smrl")
    asked = {int(n) for header in headers for n in re.findall(r"^\s*language (\d+)", header.read_text("utf-8"), re.M)}
    assert stated
    assert asked == {int(stated[1])}
