"""The two official texts, which are not in the repository: every provision found, word for word."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

import pytest

import smrl
from smrl.assessment.outline import Outline
from smrl.diagnostics import TextError
from smrl.texts.match import match
from smrl.texts.reading import clean, read

SHARED = Path(os.environ.get("SMRL_SHARED", Path(__file__).parents[3] / "shared"))
REPAIRED = {("ru", "8(a)")}  # the Russian text has two items for it, which were put together by hand


@cache
def outline() -> Outline:
    return smrl.load("un.smr_1955").outline


def source(name: str) -> Path:
    path = SHARED / "source" / name
    if not path.is_file():
        pytest.skip(f"the official texts are not at {SHARED}")
    return path


def law(lang: str) -> dict[str, str]:
    with source("provisions.tsv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: " ".join(row[f"text_{lang}"].split()) for row in csv.DictReader(file, delimiter="\t")}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_all_191_are_found(lang: str) -> None:
    """Each with the words it has in the table of provisions; the repaired one too."""
    path = source(f"smr-1955-{lang}.txt")
    matched = match(outline(), read(path))
    assert matched.lang == lang
    assert len(matched.texts) == 191
    assert dict(matched.texts) == law(lang)
    whole = " ".join(path.read_text(encoding="utf-8").split())
    assert {(lang, id) for id, text in matched.texts.items() if text not in whole} == {
        one for one in REPAIRED if one[0] == lang
    }


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_lost_line_is_named(lang: str) -> None:
    """Exactly what stood in the line is missing, and never something else quoted in its place."""
    rows = source(f"smr-1955-{lang}.txt").read_text(encoding="utf-8").split("\n")
    every = law(lang)
    for at in range(0, len(rows), 61):
        lost = {id for id, text in every.items() if text in " ".join(rows[at].split())}
        if lost:
            with pytest.raises(TextError) as caught:
                match(outline(), clean("x", "\n".join(rows[:at] + rows[at + 1 :])))
            named = {word for fault in caught.value.diagnostics for word in fault.message.split("`")[1::2]}
            assert named == lost
