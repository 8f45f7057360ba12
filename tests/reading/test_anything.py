"""Whatever a file holds, reading it ends with objects or with FactError, and with nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from smrl.diagnostics import FactError, render_all
from smrl.models import VOCABULARY
from smrl.reading import read
from tests.reading.small import ENTITIES, SMALL

SMALL_FACILITY = (Path(__file__).parents[2] / "examples/small/facility.json").read_text(encoding="utf-8")
NAMES = st.sampled_from(["id", "items", "total", "complete", *(name for entity in ENTITIES for name in entity.facts)])
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["none", "45 min/day", "2 hour", "1e999 m^2", "2026-03-04 12:30", "no", "٣ m^2", "-0", "P"])
)  # fmt: skip
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=6),
    max_leaves=30,
)


def ends_well(text: str, vocabulary: Any, format: str) -> None:
    try:
        read(text, vocabulary, format)
    except FactError as error:
        render_all(error.diagnostics)


@given(st.dictionaries(NAMES, TREES, max_size=6))
@settings(max_examples=200)
def test_any_tree(tree: dict[str, Any]) -> None:
    text = json.dumps({"id": "f", **tree}) + "\n"
    ends_well(text, SMALL, "json")
    ends_well(text, SMALL, "yaml")


@given(st.text(max_size=60), st.sampled_from(["json", "yaml", "toml"]))
@example("id: f\n\udc80", "yaml")
@example("- " * 2000, "yaml")
@example("{" * 2000, "yaml")
@example("? " * 2000, "yaml")
@example("%YAML 9.9\n---\nid: f", "yaml")
@example("%TAG ! tag:x\n---\nid: !a f", "yaml")
@example("id: \ufeff\n", "yaml")
@example("a.b.c." * 500 + "d = 1", "toml")
def test_any_text(text: str, format: str) -> None:
    ends_well(text + "\n", SMALL, format)


@given(st.integers(0, len(SMALL_FACILITY) - 1), st.integers(0, 40), st.text(max_size=6))
@settings(max_examples=100)
def test_any_damage(at: int, length: int, put: str) -> None:
    ends_well(SMALL_FACILITY[:at] + put + SMALL_FACILITY[at + length :] + "\n", VOCABULARY, "json")
    ends_well(SMALL_FACILITY[:at] + put + SMALL_FACILITY[at + length :] + "\n", VOCABULARY, "yaml")
