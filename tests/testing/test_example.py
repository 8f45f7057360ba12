"""The example: every planted fault is found by its property, and the mended versions pass."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from smrl.testing import Breach

FOLDER = Path(__file__).parents[2] / "examples" / "allocator"
NAMES = ("allocation", "regime", "properties")

FAULTS = [
    ("nobody_untried_sleeps_among_the_convicted", "allocation", "Allocator", "LastBedAllocator"),
    ("nobody_is_without_a_bed", "allocation", "Allocator", "OneTooManyAllocator"),
    ("everybody_has_the_hour", "regime", "Planner", "CutShortPlanner"),
    ("everybody_has_the_hour_when_yards_are_shared", "regime", "Planner", "RoundingPlanner"),
]


@pytest.fixture(scope="module")
def example() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path.remove(str(FOLDER))
        for name in NAMES:
            sys.modules.pop(name, None)


@pytest.mark.parametrize(("check", "module", "mended", "faulty"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_the_faulty_version_fails_and_the_mended_one_passes(
    example: dict[str, ModuleType], check: str, module: str, mended: str, faulty: str
) -> None:
    holds = getattr(example["properties"], check)
    start = time.monotonic()
    with pytest.raises(Breach) as caught:
        holds(getattr(example[module], faulty))
    assert time.monotonic() - start < 60
    assert len(caught.value.facility_yaml.splitlines()) <= 8  # a person can read it
    holds(getattr(example[module], mended))
