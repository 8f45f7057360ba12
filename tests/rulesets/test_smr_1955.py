"""The encoding of the 1955 instrument, held against the law and against what every rule must bring along."""

from __future__ import annotations

import csv
import os
import re
from functools import cache
from pathlib import Path

import pytest

import smrl
from smrl.core.tree import Program
from smrl.source import Source
from smrl.syntax import parse
from smrl.syntax.format import format_module
from smrl.verdict import Force

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rulesets/un/smr_1955"
SHARED = Path(os.environ.get("SMRL_SHARED", ROOT.parent / "shared"))
FIRST = range(6, 22)  # the rules whose every number and force is listed here
LONGEST_QUOTATION = 8  # words
VERDICTS = {"compliant", "non_compliant", "undetermined"}


@cache
def ruleset() -> smrl.Ruleset:
    return smrl.load("un.smr_1955")


@cache
def program() -> Program:
    return ruleset().compiled.program


def number(provision: str) -> int:
    found = re.match(r"\d+", provision)
    assert found
    return int(found[0])


def law() -> list[dict[str, str]]:
    path = SHARED / "source/provisions.tsv"
    if not path.is_file():
        pytest.skip(f"the provisions are not at {SHARED}")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found, size = words(text), LONGEST_QUOTATION + 1
    return {tuple(found[at : at + size]) for at in range(len(found) - size + 1)}


def test_every_provision_is_there_and_no_other() -> None:
    """All 191, in the order of the law; beside them only the rules that their paragraphs stand in."""
    wanted = [row["id"] for row in law()]
    rules_with_paragraphs = {str(number(id)) for id in wanted} - set(wanted)
    assert len(wanted) == 191
    assert [id for id in program().provisions if id not in rules_with_paragraphs] == wanted


def test_one_rule_a_file() -> None:
    for path in FOLDER.glob("[0-9]*.smrl"):
        ids = re.findall(r"^rule (\S+)", path.read_text(encoding="utf-8"), re.M)
        assert {str(number(id)) for id in ids} == {path.stem}, path.name


def test_the_files_are_laid_out_as_fmt_would() -> None:
    for path in FOLDER.glob("*.smrl"):
        source = Source(path.name, path.read_text(encoding="utf-8"))
        module, faults = parse(source)
        assert not faults
        assert format_module(module, source) == source.text, path.name


def test_examples_hold_and_exercise_everything() -> None:
    report = ruleset().test()
    assert [str(failure) for failure in report.failures] == []
    assert [str(gap) for gap in report.gaps] == []


def test_every_scorable_norm_is_shown_met_broken_and_open() -> None:
    for norm in program().norms:
        if norm.force.scorable and norm.home is None:  # what is incorporated is shown at home
            shown = {
                example.expected.get(norm.label, example.expected.get(None))
                for example in program().examples
                if example.provision == norm.provision and (norm.label in example.expected or norm.label.isdigit())
            }
            assert shown >= VERDICTS, f"{norm.id}: {sorted(VERDICTS - shown)}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_provision_speaks_both_languages(language: str) -> None:
    for provision in program().provisions.values():
        assert language in provision.title, provision.id
        if provision.norms:
            assert language in provision.gists, provision.id
            assert provision.tags, provision.id
    for parameter in program().parameters.values():
        assert language in parameter.meaning, parameter.name


def test_open_terms_have_no_number_of_ours() -> None:
    for parameter in program().parameters.values():
        assert parameter.default is None
        assert parameter.settings == ()
        assert set(parameter.serves) <= set(program().provisions)


def test_the_texts_own_numbers_are_all_there_is() -> None:
    """One hour a day, once a week, one person a cell, two to avoid; a part for women, any unit, not alone."""
    norm = re.compile(r"^\s+(?:require|recommend|discourage|prefer|forbid|when|unless|except)\b.*", re.M)
    number_in_it = re.compile(r"(?<![\w.])\d[\d.]*(?: (?!when|and)[a-z/]+)?")
    lines = [
        line
        for path in FOLDER.glob("[0-9]*.smrl")
        if int(path.stem) in FIRST
        for line in norm.findall(path.read_text(encoding="utf-8"))
    ]
    numbers = {found for line in lines for found in number_in_it.findall(line)}
    assert numbers == {"1 hour", "1 occasion/week", "1 person", "2 person", "1", "2", "0"}


def test_forces_follow_the_words_of_the_text() -> None:
    """In rules 6 to 21 there is one `should` and one `not desirable`; all else is `shall` or `necessary`."""
    norms = (norm for norm in program().norms if number(norm.provision) in FIRST)
    weaker = {norm.id: norm.force for norm in norms if norm.force is not Force.duty}
    assert weaker == {
        "9(1)#not_two": Force.aspiration,
        "21(2)#space": Force.recommendation,
        "21(2)#installations": Force.recommendation,
        "21(2)#equipment": Force.recommendation,
    }


def test_the_one_qualifier_of_possibility_is_in_the_first_limb_of_8a() -> None:
    norms = (norm for norm in program().norms if number(norm.provision) in FIRST)
    assert [norm.id for norm in norms if norm.because("as_far_as")] == ["8(a)#institutions"]


def test_nothing_is_borrowed_from_the_official_texts() -> None:
    official = {run for row in law() for text in (row["text_en"], row["text_ru"]) for run in runs(text)}
    ours = [*FOLDER.glob("*.smrl"), ROOT / "docs/encoding-notes.md", *(ROOT / "smrl/models").glob("*.py")]
    borrowed = {path.name: hits for path in ours if (hits := runs(path.read_text(encoding="utf-8")) & official)}
    assert borrowed == {}
