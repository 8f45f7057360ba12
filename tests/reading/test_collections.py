"""Records, lists known in part, mappings from id to record, unknown keys."""

from __future__ import annotations

import attrs
import pytest

from smrl.models import VOCABULARY
from smrl.reading import read
from smrl.reading.write import to_text
from smrl.values import Partial
from smrl.vocabulary import BOOLEAN, Fact
from tests.reading.small import SMALL
from tests.reading.test_values import help_for, refused


def test_unknown_is_not_empty() -> None:
    assert read("id: f\nprisoners: []\n", SMALL).root.prisoners == ()
    assert read("id: f\nprisoners: null\n", SMALL).root.prisoners is None
    assert read("id: f\n", SMALL).root.prisoners is None


def test_known_in_part() -> None:
    def cells(text: str) -> object:
        found = read(f"id: f\ncells: {text}\n", SMALL).root.cells
        return (len(found), found.total) if isinstance(found, Partial) else len(found)

    assert cells("{complete: no, total: 7, items: [{id: A}]}") == (1, 7)
    assert cells("{complete: no, items: [{id: A}]}") == (1, None)
    assert cells("{complete: no}") == (0, None)
    assert cells("{total: 3}") == (0, 3)
    assert cells("{complete: yes, items: [{id: A}, {id: B}]}") == 2
    assert cells("{total: 2, items: {A: {}, B: {}}}") == 2


@pytest.mark.parametrize(
    "text",
    [
        "{total: 1, items: [{id: A}, {id: B}]}",
        "{complete: yes, total: 3, items: [{id: A}]}",
        "{complete: perhaps, items: [{id: A}]}",
        "{total: -1, items: []}",
        "{total: 1.5, items: []}",
        "{total: " + "9" * 5000 + "}",
        "{items: [{id: A}]}",
    ],
)
def test_contradictory_collections(text: str) -> None:
    assert refused(f"id: f\ncells: {text}\n") == [("F210", "cells")]


def test_sets_of_words() -> None:
    assert read("id: f\nprisoners: [{id: P, languages: [no, de, no]}]", SMALL).root.prisoners[0].languages == (
        "no",
        "de",
    )
    assert refused("id: f\nprisoners: [{id: P, languages: no}]") == [("F113", "prisoners[0].languages")]
    assert refused("id: f\nprisoners: [{id: P, languages: [no, [de]]}]")[0][0] == "F108"


def test_a_mapping_from_id_to_record() -> None:
    cells = read("id: f\ncells: {A-101: {floor_area: 6 m^2}, A-102: , complete: {kind: cell}}\n", SMALL).root.cells
    assert [(cell.id, cell.floor_area) for cell in cells] == [("A-101", 6000000), ("A-102", None), ("complete", None)]
    assert refused("id: f\ncells: {A: {floor_area: -6 m^2}}\n") == [("F105", "cells[A].floor_area")]
    assert refused("id: f\ncells: {A: {id: B}}\n") == [("F211", "cells[A]")]


def test_a_record_without_an_id() -> None:
    assert refused("id: f\ncells: [{kind: cell}]\n") == [("F114", "cells[0]")]


def test_unknown_keys_are_never_dropped() -> None:
    assert refused("id: f\nprisoner: []\ncells: [{id: A, flor_area: 6 m^2}]\n") == [
        ("F101", "prisoner"),
        ("F101", "cells[0].flor_area"),
    ]
    assert "did you mean `floor_area`?" in help_for("id: f\ncells: [{id: A, flor_area: 6 m^2}]\n")
    assert refused("id: f\ncells: [{id: A, crowding: 2}]\n") == [("F101", "cells[0].crowding")]


@pytest.mark.parametrize("text", ["id: f\ncells: 4\n", "id: f\ncells: many\n"])
def test_not_a_list(text: str) -> None:
    assert refused(text) == [("F113", "cells")]


def test_not_a_record() -> None:
    assert refused("id: f\ncells: [A-101, {id: B}, [C]]\n") == [("F112", "cells[0]"), ("F112", "cells[2]")]
    assert refused("id: f\nprisoners: [{id: P, exercise: 1 hour/day}]\n") == [("F112", "prisoners[0].exercise")]


def test_a_wrong_word() -> None:
    assert refused("id: f\ncells: [{id: A, kind: Cell}]\n") == [("F109", "cells[0].kind")]
    assert "did you mean `dormitory`?" in help_for("id: f\ncells: [{id: A, kind: dormitry}]\n")


def test_facts_that_a_ruleset_declares() -> None:
    """They are read and written like those of the models, and kept beside them."""
    fact = Fact(
        "kosher", "food", BOOLEAN, attribute="kosher", derive=lambda food, _: (food.declared or {}).get("kosher")
    )
    food = VOCABULARY.entities["food"]
    wider = attrs.evolve(food, facts={**food.facts, "kosher": fact})
    vocabulary = attrs.evolve(VOCABULARY, entities={**VOCABULARY.entities, "food": wider})
    text = "id: f\nprisoners: [{id: P, food: {provided: yes, kosher: no}}]\n"
    root = read(text, vocabulary).root
    assert root.prisoners[0].food.declared == {"kosher": False}
    assert to_text(root, vocabulary) == text
