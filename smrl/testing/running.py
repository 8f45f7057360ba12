"""Runs of Hypothesis outside of a test file: so many sequences of choices, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from smrl.testing.strategies import Drawn


def run(test: Callable[[Drawn], None], examples: int, seed: int) -> None:
    """Call the test with so many sequences of choices, the simplest one first. Nothing is kept for the next run.

    Nothing is shrunk here: a test that wants a small example reduces the facts that it has found.
    """

    @seeded(seed)
    @settings(
        max_examples=examples, phases=[Phase.generate], database=None, deadline=None, derandomize=False,
        print_blob=False, report_multiple_bugs=False,
    )  # fmt: skip
    @given(st.data())
    def some(data: Any) -> None:
        test(Drawn(data.draw))

    some()
