"""What a run comes to: how many were killed of how many, and what a sample says of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import sqrt

from tests.mutants.running import Fate, Result

_SURE = 1.959964  # standard deviations on either side that hold 95 %


def interval(killed: int, tested: int) -> tuple[float, float]:
    """Where the share of all mutants lies with 95 % certainty, when so many of a sample were killed (Wilson)."""
    share, spread = killed / tested, _SURE**2 / tested
    middle = (share + spread / 2) / (1 + spread)
    half = _SURE * sqrt(share * (1 - share) / tested + spread / tested / 4) / (1 + spread)
    return middle - half, middle + half


def is_killed(result: Result) -> bool:
    return result.fate in (Fate.killed, Fate.endless)


def table(results: Iterable[Result], by: Callable[[Result], str]) -> list[str]:
    """A line for each group and one for all, as in docs/assurance.md."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(by(result), []).append(result)
    together = [one for group in groups.values() for one in group]
    return [_line(name, group) for name, group in (*sorted(groups.items()), ("together", together)) if group]


def _line(name: str, results: list[Result]) -> str:
    killed = sum(map(is_killed, results))
    low, high = interval(killed, len(results))
    return f"| {name} | {len(results)} | {killed} | {killed / len(results):.1%} | {low:.1%} to {high:.1%} |"
