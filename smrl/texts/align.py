"""Laying the numbers of a text and of a ruleset side by side, in order, in the way that most speaks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from smrl.texts.expected import Entry, Key
from smrl.texts.marks import Mark

_KNOWN: Final = 4
"""How much more a number counts that the ruleset has."""

LARGEST: Final = 3_000_000
"""Pairs of a mark and an entry that are compared at most."""


Pairs = Mapping[Key, Sequence[tuple[int, int]]]


def pairs(entries: Sequence[Entry], found: Sequence[Mark]) -> Pairs:
    """Of each key the entries it may stand for, and what is taken off where that is not the first reading of the key.

    ValueError where they are too many to be compared.
    """
    by_key: dict[Key, list[tuple[int, int]]] = {}
    for rank, entry in enumerate(entries):
        for less, key in entry.marks():
            by_key.setdefault(key, []).append((rank, less))
    if sum(len(by_key.get(mark.key, ())) for mark in found) > LARGEST:
        raise ValueError
    return by_key


def align(entries: Sequence[Entry], found: Sequence[Mark], by_key: Pairs) -> list[tuple[Entry, Mark]]:
    """The entries that were found, each with its mark: both in order, the weights as great as they can be."""
    best: list[tuple[int, int]] = [(0, -1)] * (len(entries) + 1)  # a Fenwick tree of (weight, step)
    steps: list[tuple[int, Mark, int]] = []

    def before(rank: int) -> tuple[int, int]:
        most = (0, -1)
        while rank:
            if best[rank][0] > most[0]:
                most = best[rank]
            rank &= rank - 1
        return most

    for _, group in groupby(found, key=lambda mark: mark.start):
        new = []  # marks at one place exclude each other, so all of them build on what was there before
        for mark in group:
            for rank, less in by_key.get(mark.key, ()):
                weight, previous = before(rank)
                counts = mark.weight * (_KNOWN if entries[rank].known else 1) - less
                new.append((weight + counts, rank, mark, previous))
        for weight, rank, mark, previous in new:
            steps.append((rank, mark, previous))
            at = rank + 1
            while at <= len(entries):
                if weight > best[at][0]:
                    best[at] = (weight, len(steps) - 1)
                at += at & -at
    step = before(len(entries))[1]
    chosen = []
    while step >= 0:
        rank, mark, step = steps[step]
        chosen.append((entries[rank], mark))
    return chosen[::-1]
