"""For a mutant that every example lets live: facts over which it shows, or a proof that there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smrl import lean
from smrl.analysis import solver
from smrl.analysis.sameness import Pair, plainness, sameness
from smrl.analysis.sides import Side
from smrl.core.tree import Given
from smrl.instants import Instant
from smrl.library.compiled import Compiled
from smrl.library.examples import build
from smrl.mutation.mutants import Mutant
from smrl.mutation.neighbours import Neighbours, Start, nearest
from smrl.mutation.trial import Trial

FEW_NEIGHBOURS = 150  # before the solver is asked
MOST_NEIGHBOURS = 1500
MOST_NORMS = 3  # of one mutant whose examples' neighbours are looked through
_PLAINEST = 3


@lean.frozen
class Found:
    """Facts over which a norm and its mutant part; or a proof that they never do; or why neither was found.

    `bounded`: a proof for lists up to a length, which is none for longer ones.
    """

    norm: str = ""
    facts: Given | None = None
    parameters: Mapping[str, Any] = lean.field(factory=dict)
    proved: bool = False
    bounded: bool = False
    why: str = ""


class Search:
    """Looks near the examples first, since what lies there reads like one; then asks the solver, if it is there."""

    def __init__(self, compiled: Compiled, trial: Trial, on: Instant, *, prove: bool, seconds: float = 5.0) -> None:
        self._trial, self._prove, self._seconds = trial, prove and solver.is_installed(), seconds
        self._side = Side(compiled.program, compiled.vocabulary, on)
        self._norms = {norm.id: norm for norm in compiled.program.norms}

    def of(self, mutant: Mutant) -> Found:
        """What tells the mutant from the ruleset. Only a proof for each norm that differs makes it equivalent."""
        found = self._near(mutant, FEW_NEIGHBOURS if self._prove else MOST_NEIGHBOURS)
        if found is not None or not self._prove:
            return found or Found(why="no facts near the examples tell them apart")
        asked = self._asked(mutant)
        if asked.facts is not None or asked.proved or asked.bounded:
            return asked
        return self._near(mutant, MOST_NEIGHBOURS) or asked

    def _pair(self, mutant: Mutant, norm: str) -> Pair:
        vocabulary = self._side.vocabulary
        return Pair(self._side, self._norms[norm], mutant.norms[norm], lambda facts: build(vocabulary, facts))

    def _near(self, mutant: Mutant, most: int) -> Found | None:
        """Of the norms that differ the first near whose examples something shows; so many facts are tried for each."""
        for norm in list(mutant.norms)[:MOST_NORMS]:
            pair = self._pair(mutant, norm)
            start = self._start(mutant, pair, most)
            short = None if start is None else pair.short(*start)
            if start is not None and short is not None:
                return Found(norm, short, start[1])
        return None

    def _start(self, mutant: Mutant, pair: Pair, most: int) -> Start | None:
        starts = [
            (example.facts, example.parameters)
            for example in self._trial.examples(mutant)
            if example.provision == pair.one.provision
        ]
        neighbours = Neighbours.of(self._side.vocabulary, self._side.on, pair.one, pair.other)

        def how(start: Start) -> int:
            return max((1 + plainness(one) for one in pair.parting(*start, twice=False)), default=0)

        return nearest(starts, neighbours, how, _PLAINEST, most)

    def _asked(self, mutant: Mutant) -> Found:
        why, bounded, vocabulary = "", True, self._side.vocabulary
        for norm, changed in mutant.norms.items():
            found = sameness(
                self._side, self._norms[norm], changed, lambda facts: build(vocabulary, facts), seconds=self._seconds
            )
            if found.witness is not None:
                return Found(norm, found.witness.facts, found.witness.parameters)
            if not found.proved:
                why, bounded = why or f"{norm}: {found.why}", bounded and found.bounded
        return Found(proved=not why, bounded=bounded, why=why)
