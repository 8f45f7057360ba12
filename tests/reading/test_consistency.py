"""What contradicts itself between the facts of a file has a path and a place in the file too."""

from __future__ import annotations

import pytest

from smrl.diagnostics import FactError
from smrl.reading import read
from tests.reading.small import SMALL


def found(text: str, format: str | None = None) -> list[tuple[str, str | None, int]]:
    with pytest.raises(FactError) as caught:
        read(text, SMALL, format)
    return [(one.code, one.path, one.span.line if one.span else 0) for one in caught.value.diagnostics]


def test_ids_and_links() -> None:
    text = """\
id: f
cells:
- id: A-101
- id: A-101
prisoners:
- {id: P-1, cell: A-101}
- {id: P-1, cell: A-110}
"""
    assert found(text) == [
        ("F116", "cells[1].id", 4),
        ("F116", "prisoners[1].id", 7),
        ("F115", "prisoners[1].cell", 7),
    ]


def test_places_inside_partial_lists_and_mappings() -> None:
    """The objects' own checks count members, whatever shape the file gave them."""
    text = """\
id: f
cells:
  A-101: {}
  A-102: {}
prisoners:
  complete: no
  items:
  - {id: P-1, cell: A-102}
  - {id: P-2,
     cell: A-103}
"""
    assert found(text) == [("F115", "prisoners[1].cell", 10)]


def test_links_to_what_is_not_all_known() -> None:
    """A cell that is not listed may be one of those that nobody wrote down."""
    text = "id: f\ncells: {complete: no, items: [{id: A}]}\nprisoners: [{id: P, cell: B}]\n"
    assert read(text, SMALL).root.prisoners[0].cell == "B"


def test_a_faulty_id_does_not_make_links_dangle() -> None:
    text = '{"id": "f", "cells": [{"id": 101}], "prisoners": [{"id": "P",\n"cell": "101"}]}'
    assert found(text) == [("F108", "cells[0].id", 1)]


def test_faults_of_values_and_of_links_come_together() -> None:
    text = "id: f\ncells: [{id: A, kind: cel}]\nprisoners: [{id: P, cell: B}]\n"
    assert [code for code, _, _ in found(text)] == ["F109", "F115"]
