"""What is asked is asked once, can matter, and is enough; a form says nothing until it is filled in."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

import smrl
from smrl.models import VOCABULARY
from smrl.reading import read
from smrl.reading.write import to_tree
from smrl.report.form import form, held
from smrl.report.questionnaire import Question, named, questions_left, questions_of, questions_text
from smrl.report.style import Style
from smrl.report.visit import STOPS
from smrl.vocabulary import Boolean, Choice, Entity, Fact, Many, Moment, Quantity, Reference

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = EXAMPLES / "small/facility.json"
ROOT = VOCABULARY.entities[VOCABULARY.root]


@cache
def rules() -> smrl.Ruleset:
    return smrl.load("un.smr_1955")


@cache
def everything() -> tuple[Question, ...]:
    return tuple(questions_of(rules().compiled.program, VOCABULARY, rules().outline.norms))


@cache
def small() -> smrl.Assessment:
    return rules().evaluate(smrl.read_facility(SMALL))


# -- the list ---------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_twice() -> None:
    """No fact in two questions, and no question twice of the same records in one place."""
    facts = Counter(fact.path for question in everything() for fact in question.facts)
    assert {path for path, count in facts.items() if count > 1} == set()
    asked = Counter((one.stop, one.method, one.fact.question, one.fact.entity) for one in everything())
    assert [key for key, count in asked.items() if count > 1 and key[2]] == []


def test_rooms_are_asked_about_together() -> None:
    [heated] = [one for one in everything() if "cell.heating_sufficient" in [fact.path for fact in one.facts]]
    assert {fact.entity for fact in heated.facts} == {"cell", "conditions"}
    assert "for each cell, place" in questions_text([heated], VOCABULARY)


def test_who_is_where_is_asked_of_each_person() -> None:
    """Rules read who is in a cell; what is stated is where each sleeps."""
    paths = {fact.path for question in everything() for fact in question.facts}
    assert {"prisoner.cell", "cell.unit", "facility.prisoners", "title.kind"} <= paths
    assert not {"cell.residents", "unit.residents", "facility.separation"} & paths


def test_what_only_an_open_term_asks_for_is_not_asked() -> None:
    """Nothing is bound by the instrument, so that no kilocalories have to be counted."""
    paths = {fact.path for question in everything() for fact in question.facts}
    assert "direction.visits_frequent" in paths
    assert not {"direction.longest_visit_gap", "food.energy"} & paths


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_list_goes_through_the_house(lang: str) -> None:
    """It begins with how much there is where, and each place with its number."""
    lines = questions_text(everything(), VOCABULARY, lang, Style()).splitlines()
    assert lines[0].startswith(str(len(everything())))
    counts = [int(line.split()[0]) for line in lines[1 : len(STOPS) + 1]]
    assert sum(counts) == len(everything())
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert len(heads) == 1 + len(STOPS)
    assert max(map(len, lines)) <= Style().width


def test_subjects_are_named_briefly() -> None:
    paths = [f"prisoners[P-{number:03}].food" for number in (7, 1, 2, 3)] + ["prisoners[Ann].food", "separation"]
    assert named(paths, VOCABULARY) == [("Ann", 1), ("separation", 1), ("P-001…P-003", 3), ("P-007", 1)]
    assert named(["prisoners[P-1].punishments[0]"], VOCABULARY) == [("prisoners[P-1].punishments[0]", 1)]


def test_the_most_decisive_comes_first() -> None:
    decides = [question.decides for question in questions_left(small(), VOCABULARY)]
    assert decides == sorted(decides, reverse=True)
    assert decides[0] > 1


# -- the form ---------------------------------------------------------------------------------------------------------


def filled(tree: Any, entity: Entity, chance: Random, ids: dict[str, str], derived: bool = False) -> dict[str, Any]:
    """The tree of a form with every blank answered; what follows from other facts only where that is wanted."""
    found = {}
    for name, value in tree.items():
        fact = entity.facts[name]
        inside = held(fact, VOCABULARY)
        if inside is None or value is None:
            asked = value is None and (derived or fact.derive is None)
            found[name] = answer(fact, chance, ids) if asked else value
        elif isinstance(value, list):
            found[name] = [filled(one, inside, chance, ids, derived) for one in value]
        elif isinstance(value, dict) and "items" in value:
            found[name] = {
                "complete": True,
                "items": [filled(one, inside, chance, ids, derived) for one in value["items"]],
            }
        else:
            found[name] = filled(value, inside, chance, ids, derived) if isinstance(value, dict) else value
    return found


def answer(fact: Fact, chance: Random, ids: dict[str, str]) -> Any:
    """Some value that the fact can have; of records that there are none."""
    match fact.type:
        case _ if fact.name == VOCABULARY.entities[fact.entity].key:
            return ids.setdefault(fact.entity, f"{fact.entity}-1")
        case Boolean():
            return chance.random() < 0.5
        case Choice(values=values):
            return chance.choice(values)
        case Many(element=Choice(values=values)):
            return chance.sample(values, min(3, len(values)))
        case Many():
            return []
        case Quantity(unit=unit):
            low = 1 if fact.lower is None else max(1, int(fact.lower) + 1)
            return f"{low} {unit.symbol}" if unit.symbol else low
        case Moment():
            return "2026-02-10"
        case Reference(entity=name):
            return ids.setdefault(name, f"{name}-1") if fact.by_id else {}
    return "a word"


def uncovered(text: str) -> str:
    """With one record of everything: what stands behind `#:` counts."""
    while re.search("^#:", text, re.M):
        text = re.sub("^#:", "", text, flags=re.M)
    return text


def facility(tree: dict[str, Any]) -> Any:
    return read(json.dumps(tree, default=str), VOCABULARY, "json").root


def known(root: Any) -> Any:
    """What a facility says. A part of which nothing is known says nothing."""
    return pruned(to_tree(root, VOCABULARY))


def pruned(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: below for name, value in tree.items() if (below := pruned(value)) != {}}
    return [pruned(one) for one in tree] if isinstance(tree, list) else tree


def test_an_empty_form_says_nothing() -> None:
    """It is accepted as it is, and nothing passes or fails by it."""
    root = read(form(everything(), VOCABULARY), VOCABULARY, "yaml").root
    assert known(root) == {"id": "unnamed"}
    verdicts = {finding.verdict for finding in rules().evaluate(root).findings}
    assert verdicts <= {smrl.Verdict.undetermined, smrl.Verdict.not_applicable}


@pytest.mark.parametrize("path", [SMALL, EXAMPLES / "prison/facility.json"], ids=["small", "prison"])
def test_a_form_keeps_what_is_known(path: Path) -> None:
    root = smrl.read_facility(path)
    assessment = rules().evaluate(root)
    left = questions_left(assessment, VOCABULARY)
    text = form([*everything(), *left], VOCABULARY, "en", assessment)
    assert known(read(text, VOCABULARY, "yaml").root) == known(root)
    blanks = sum(bool(re.fullmatch(r"[ -]*\w+:", line)) for line in text.splitlines())
    assert blanks >= sum(len(question.places) for question in left) * 0.9  # parts that hold blanks count as well


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_filled_in_is_accepted(seed: int) -> None:
    """One record of everything, and an answer to every question about it."""
    tree = yaml.safe_load(uncovered(form(everything(), VOCABULARY)))
    ids: dict[str, str] = {}
    tree = filled(tree, ROOT, Random(seed), ids)
    assert facility(tree).prisoners[0].id == ids["prisoner"]


# -- whether it is enough, and not too much ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_answers_to_what_is_listed_decide(seed: int) -> None:
    """Asked, answered, and asked again as long as answers raise new questions, until nothing is undetermined."""
    assessment, chance = small(), Random(seed)
    for turn in range(12):
        left = questions_left(assessment, VOCABULARY)
        if not left:
            break
        tree = yaml.safe_load(form([*everything(), *left], VOCABULARY, "en", assessment))
        answered = filled(tree, ROOT, chance, {}, derived=turn > 3)  # once the rest is known
        assessment = rules().evaluate(facility(answered))
    waiting = {fact.path for fact in assessment.missing_facts()}
    # Not facts of the house: who a norm of section A would benefit, and how long a log goes on.
    assert {path for path in waiting if ": beneficial " not in path and not path.endswith(".exercise_days")} == set()


def test_what_is_listed_first_decides() -> None:
    """Of yes-or-no questions that could settle something alone, one of the answers does."""
    before = undetermined(small())
    plain = [one for one in questions_left(small(), VOCABULARY) if isinstance(one.fact.type, Boolean) and one.decides]
    for question in plain[::25]:
        answered = []
        place = next(place for place in question.places if place.decides)
        text = form([Question(question.facts, (), (place,))], VOCABULARY, "en", small())
        for word in ("yes", "no"):
            blank = re.compile(rf"^([ -]*{question.fact.name}:)$", re.M)
            assert len(blank.findall(text)) <= 1
            answered.append(read(blank.sub(rf"\1 {word}", text), VOCABULARY, "yaml").root)
        assert any(before - undetermined(rules().evaluate(one)) for one in answered), place.path


def undetermined(assessment: smrl.Assessment) -> set[tuple[str, str | None]]:
    found = assessment.findings
    return {(one.norm, one.subject) for one in found if one.verdict == smrl.Verdict.undetermined}
