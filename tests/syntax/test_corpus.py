"""What parses, and what the parser says where nothing does: each bad program beside its whole rendered output.

`SMRL_RESET=1 pytest tests/syntax/test_corpus.py` writes the outputs anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from smrl.codes import SYNTAX
from smrl.diagnostics import render_all
from smrl.source import Source
from smrl.syntax import tree
from smrl.syntax.parse import parse
from tests.constructs import constructs_of, every_construct

HERE = Path(__file__).parent / "corpus"
GOOD = sorted((HERE / "good").glob("*.smrl"))
BAD = sorted((HERE / "bad").glob("*.smrl"))


def read(path: Path) -> tuple[tree.Module, str]:
    module, faults = parse(Source(path.name, path.read_text(encoding="utf-8")))
    return module, render_all(faults)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_programs_parse(path: Path) -> None:
    assert read(path)[1] == "0 errors, 0 warnings"


def test_the_good_programs_use_every_construct() -> None:
    used = set().union(*(constructs_of(read(path)[0]) for path in GOOD))
    assert every_construct() - used == set()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_fault_is_reported_as_it_stands_beside_the_program(path: Path) -> None:
    rendered = read(path)[1] + "\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("SMRL_RESET"):
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


ELSEWHERE = {"S111", "S124"}  # sizes and floods: test_hostile and test_parse


def test_every_other_code_is_in_the_corpus() -> None:
    text = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in BAD)
    assert set(SYNTAX) - ELSEWHERE <= set(re.findall(r"^error\[(\w+)\]", text, re.M))
