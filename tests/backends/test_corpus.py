"""A corpus of verdicts written by hand from the language's meaning, which both evaluators must give.

Each file is a ruleset; the expectations are its examples, beside the rules they are about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import smrl

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.smrl"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_examples_come_out_as_written(path: Path) -> None:
    report = smrl.load(path).test()
    assert [str(failure) for failure in report.failures] == []
    assert report.examples > 0
