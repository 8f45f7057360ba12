"""Writing is the inverse of reading: what is written reads back to the same facts, exactly."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smrl.reading import read
from smrl.reading.write import to_text, to_tree
from smrl.values import ABSENT, Partial
from tests.reading.small import ENTITIES, SMALL

WORDS = st.text(min_size=1, max_size=12).filter(lambda word: word.strip() and word != "none" and word.isprintable())
ODD_WORDS = st.sampled_from(
    ["no", "null", "~", "12:30", "007", "- a", "a: b", "#x", "'", '"', "\\", "a\nb", "a\x85b", "😀\u2028", "{", "on"]
)
AMOUNTS = st.decimals(0, 24, places=3).map(lambda number: f"{number} hour/day")
MOMENTS = st.sampled_from(["2026-03-04", "2026-03-04 12", "2026-03-04 12:30", "2026-03-04T12:30:15"])


def known(value: Any) -> Any:
    """What can be compared: the facts of an object and of all it holds."""
    if isinstance(value, SimpleNamespace):
        return {name: known(fact) for name, fact in vars(value).items() if fact is not None}
    if isinstance(value, Partial):
        return ("partly", value.total, [known(member) for member in value])
    return [known(member) for member in value] if isinstance(value, tuple) else value


@st.composite
def prisons(draw: st.DrawFn) -> dict[str, Any]:
    def maybe(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(st.none() | strategy)

    ids = draw(st.lists(WORDS | ODD_WORDS, max_size=4, unique=True))
    cells = [
        {
            "id": id,
            "kind": maybe(st.sampled_from(["cell", "dormitory"])),
            "floor_area": maybe(st.decimals(0, 99, places=4).map(lambda n: f"{n} m^2")),
            "night_occupants": maybe(st.integers(0, 9)),
        }
        for id in ids
    ]
    prisoner = {
        "id": "P",
        "cell": draw(st.sampled_from([*ids, "none"])),
        "country": maybe(WORDS | ODD_WORDS),
        "languages": maybe(st.lists(WORDS | ODD_WORDS, unique=True, max_size=3)),
        "employed_outdoors": maybe(st.booleans()),
        "exercise": {"open_air": maybe(AMOUNTS)},
        "exercise_days": [{"date": day, "open_air": "60 min"} for day in draw(st.lists(MOMENTS, max_size=2))],
        "released_at": maybe(st.just("none") | MOMENTS),
    }
    some = draw(
        st.sampled_from([cells, {"complete": False, "items": cells}, {"total": len(cells) + 2, "items": cells}])
    )
    return {
        "id": "f",
        "air_temperature": maybe(st.integers(-40, 120).map(lambda n: f"{n} degF")),
        "cells": some,
        "prisoners": [prisoner],
    }


@given(prisons())
@settings(max_examples=150)
def test_round_trip(prison: dict[str, Any]) -> None:
    root = read(json.dumps(prison), SMALL).root
    for format in ("yaml", "json"):
        text = to_text(root, SMALL, format)
        assert known(read(text, SMALL, format).root) == known(root)
        yaml.safe_load(text) if format == "yaml" else json.loads(text)


def test_what_is_written() -> None:
    """Short records stand on a line of their own, amounts in the unit that makes them short."""
    text = """\
id: f
air_temperature: 74 degF
share_heated: 0.25
cells:
- {id: A-101, kind: cell, floor_area: 6.25 m^2, night_occupants: 1}
- {id: "no", kind: other}
- {id: A-103, kind: dormitory, floor_area: 60 m^2, night_occupants: 14}
- {id: A-104, kind: dormitory, floor_area: 60 m^2, night_occupants: 14}
prisoners: {complete: no, total: 300, items: [{id: P-1, cell: none, exercise: {open_air: 45 min/day, suitable: yes}}]}
"""
    assert to_text(read(text, SMALL).root, SMALL) == text


def test_what_a_file_cannot_say() -> None:
    cell = ENTITIES[2].construct
    assert cell
    third = SimpleNamespace(**{**vars(read("id: f\n", SMALL).root), "cells": (cell({"id": "none"}),)})
    with pytest.raises(ValueError, match="known absence"):
        to_tree(third, SMALL)
    with pytest.raises(ValueError, match="not written"):
        to_text(read("id: f\n", SMALL).root, SMALL, "toml")


def test_absence_is_written() -> None:
    root = read("id: f\nprisoners: [{id: P, released_at: none}]\n", SMALL).root
    assert root.prisoners[0].released_at is ABSENT
    assert to_tree(root, SMALL)["prisoners"] == [{"id": "P", "released_at": "none"}]
