"""How much of the rules of 1955 their own examples pin down: as docs/assurance.md says, and a part of it in CI."""

from __future__ import annotations

import pytest

import smrl
from smrl.instants import Instant
from smrl.library.load import default_vocabulary, own_sources
from smrl.mutation.run import Options, Report, run

ON = Instant.parse("2026-03-01")


def report(options: Options) -> Report:
    ruleset = smrl.load("un.smr_1955")
    sources, recompile = own_sources("un.smr_1955", default_vocabulary())
    return run(ruleset.compiled, sources, recompile, options, ON)


@pytest.mark.slow
def test_few_of_two_hundred_mutants_live() -> None:
    found = report(Options(sample=200, seed=1955, prove=False))
    assert found.total.made == 200
    assert found.total.score >= 0.92  # of so few that is as good as the share of all


@pytest.mark.long
def test_ninety_five_of_a_hundred_mutants_are_killed() -> None:
    found = report(Options(jobs=2))
    assert found.total.made > 3500
    assert found.total.score >= 0.95
    assert all(one.example is not None or one.why for one in found.survivors if not one.equivalent)
