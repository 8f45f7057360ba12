"""What is said of a ruleset that cannot be tailored so, and what comes of one that can: each beside its whole output.

`SMRL_RESET=1 pytest tests/tailoring/test_corpus.py` writes the outputs anew; read the difference before committing it.
The parents lie in the same folder, where they are found.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import smrl
from smrl.codes import TAILORING
from smrl.diagnostics import Diagnostic, render_all
from tests.check.dump import dump
from tests.check.toy import TOY

HERE = Path(__file__).parent
PARENTS = {"base", "north", "south", "east", "west", "round", "later", "broken", "parents_settled", "lee"}
BAD = sorted(path for path in (HERE / "bad").glob("*.smrl") if path.stem not in PARENTS)
GOOD = sorted((HERE / "good").glob("*.smrl"))


def faults_of(path: Path) -> list[Diagnostic]:
    with pytest.raises(smrl.RulesetError) as caught:
        smrl.load(path, vocabulary=TOY)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_fault_is_reported_as_it_stands_beside_the_ruleset(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    rendered = render_all(faults_of(Path(path.name))) + "\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("SMRL_RESET"):
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_comes_of_a_family_stands_beside_it(path: Path) -> None:
    program = smrl.load(path, vocabulary=TOY).compiled.program
    assert render_all(program.lint) == "0 errors, 0 warnings"
    expected = path.with_suffix(".core")
    if os.environ.get("SMRL_RESET"):
        expected.write_text(dump(program), encoding="utf-8")
    assert dump(program) == expected.read_text(encoding="utf-8")


def test_every_code_of_tailoring_is_in_the_corpus() -> None:
    text = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in BAD)
    seen = set(re.findall(r"^error\[(\w+)\]", text, re.M))
    assert set(TAILORING) | {"R106", "R107", "R108", "R109"} <= seen


def test_a_chain_without_an_end_is_refused(tmp_path: Path) -> None:
    for n in range(60):
        text = f'ruleset r{n} "R"\n  language 1\n  extends r{n + 1}\n'
        (tmp_path / f"r{n}.smrl").write_text(text, encoding="utf-8")
    assert {fault.code for fault in faults_of(tmp_path / "r0.smrl")} == {"R110"}
