"""Timing that survives a busy machine: the things to be compared take turns in one process, and the least is told.

Whatever else the machine does only ever makes a run longer, so the least of many comes nearest to what a thing costs.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence


def rounds_of(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each, run in turn so many times. The collector of garbage waits meanwhile."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for thing in things.values():
        thing()
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, thing in things.items():
                start = time.perf_counter()
                thing()
                taken[name].append(time.perf_counter() - start)
                gc.collect(0)
    finally:
        gc.enable()
    return taken


def take_turns(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least seconds of each."""
    return {name: min(times) for name, times in rounds_of(things, rounds).items()}


def ratio(taken: Mapping[str, list[float]], name: str, to: str) -> float:
    """How many times as long one takes as another."""
    return min(taken[name]) / min(taken[to])


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Rows of text in columns: the first to the left, numbers to the right."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]

    def line(row: tuple[str, ...]) -> str:
        first, *others = (
            text.ljust(width) if at == 0 else text.rjust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  ".join((first, *others)).rstrip()

    return "\n".join([line(head), "  ".join("-" * width for width in widths), *map(line, rows)])
