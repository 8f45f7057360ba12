"""What fuzzing starts from, and what it once found: all of it ends well, and soon."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.seeds import SEEDS, words
from tests.fuzz.targets import SHARES, TARGETS

CRASHES = sorted(path for path in (Path(__file__).parent / "crashes").glob("*/*") if path.is_file())
SECONDS = 10.0


def inputs() -> Iterator[tuple[str, bytes]]:
    """A dozen seeds of each target, from all over."""
    for name, seeds in SEEDS.items():
        found = seeds()
        yield from ((name, seed) for seed in found[:: max(1, len(found) // 12)])


def test_every_target_has_seeds_a_share_and_words() -> None:
    assert TARGETS.keys() == SEEDS.keys() == SHARES.keys()
    assert {name for name in TARGETS if not words(name)} == {"evaluators"}


def test_seeds_end_well() -> None:
    for name, data in inputs():
        TARGETS[name](data)


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_ends_well_now(path: Path) -> None:
    started = time.perf_counter()
    TARGETS[path.parent.name](path.read_bytes())
    assert time.perf_counter() - started < SECONDS
