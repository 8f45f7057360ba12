"""Random norms and pairs of them: formulas say what evaluators say, what is shown is confirmed, and what is said to
hold everywhere no random world refutes (smrl.analysis, smrl.core.tree; the hunt is tests.analysis.refutation)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from smrl import lean
from smrl.analysis import solver, translate
from smrl.analysis.relation import Options, Relation
from smrl.core import tree as core
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, NUMBER, Many, Reference
from tests.analysis import refutation
from tests.analysis.worlds import world_of
from tests.strategies.choices import random
from tests.strategies.core import norm_of
from tests.strategies.world import COLOUR

KNOWLEDGE = pytest.mark.parametrize("knowledge", ["full", "partial"])


def hunt(knowledge: Any, norms: int, pairs: int, worlds: int) -> int:
    sizes = ("--norms", str(norms), "--pairs", str(pairs), "--worlds", str(worlds))
    return refutation.main((*sizes, "--knowledge", knowledge, "--seed", "2026"))


@KNOWLEDGE
def test_formulas_and_proofs_are_right_about_some(knowledge: Any) -> None:
    assert hunt(knowledge, 12, 5, 4) == 0


@pytest.mark.slow
@KNOWLEDGE
def test_two_thousand_worlds_refute_nothing_of_a_hundred_pairs(knowledge: Any) -> None:
    assert hunt(knowledge, 100, 100, 20) == 0


@pytest.mark.long
@KNOWLEDGE
def test_ten_thousand_worlds_refute_nothing_of_five_hundred_pairs(knowledge: Any) -> None:
    assert hunt(knowledge, 2000, 500, 20) == 0


def test_a_formula_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refutation, "MOST_TRIED", 10)
    monkeypatch.setattr(translate, "negation", lambda truth: truth)
    reports = (refutation.misstated(f"wrong {number}", "full", 2) for number in range(50))
    assert "of the choices [" in next(filter(None, reports))


def test_a_proof_that_is_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refutation, "MOST_TRIED", 10)
    monkeypatch.setattr(solver, "ask", lambda *_: solver.IMPOSSIBLE)
    reports = (refutation.disproved(f"wrong {number}", "full", 4, Counter()) for number in range(50))
    assert "weaker for" in next(filter(None, reports))


def test_an_answer_does_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine: as many steps are taken, and the rest is undecided."""
    monkeypatch.setattr(refutation, "STEPS", 0.002)

    def relations() -> Counter[Relation]:
        seen: Counter[Relation] = Counter()
        for number in range(6):
            refutation.disproved(f"clock {number}", "full", 0, seen)
        return seen

    first = relations()
    assert first == relations()
    assert first[Relation.undecided]


@KNOWLEDGE
def test_whoever_may_be_in_the_group_of_those_whose_group_nobody_can_know_is_judged(knowledge: Any) -> None:
    """`unknown` written in a rule leaves a group's members open although every fact is known (found by chance)."""
    people = core.Var("world", type=Reference("world"))
    everybody = core.Read(people, "world", "people", type=Many(Reference("person")))
    members = core.Read(core.Var("group", type=Reference("<group>")), "<group>", "members", type=everybody.type)
    unknown, group_of = core.Const(None, type=BOOLEAN), core.Const("red", type=COLOUR)
    scope = core.Scope(
        (
            core.Group("group", "person", "person", everybody, unknown, group_of),
            core.Each("person", "person", members),
        )
    )
    met, never = core.Const(True, type=BOOLEAN), core.Reason("when", core.Const(False, type=BOOLEAN))
    base = core.Norm("1#1", "1", "1", Force.duty, "require", scope, core.Const(False, type=BOOLEAN), ())
    spared = lean.evolve(base, id="2#1", provision="2", reasons=(never,))
    options = Options(knowledge, 2, 5.0)
    assert refutation.related((base, spared), options).relation is Relation.weaker
    assert refutation.related((spared, lean.evolve(base, condition=met)), options).relation is not Relation.weaker


def test_nothing_divided_by_what_may_be_nothing_is_unknown() -> None:
    """Of a list that is open there may be none of a kind, and 0 / 0 is no 0 (found by chance)."""
    people = core.Read(core.Var("world", type=Reference("world")), "world", "people", type=Many(Reference("person")))
    none, zero = core.Const(False, type=BOOLEAN), core.Const(0, type=NUMBER)
    divisor = core.Aggregate("count", "person", people, none, None, "person", type=NUMBER)
    quotient = core.Arithmetic("/", zero, divisor, type=NUMBER)
    norm = norm_of(1, core.Scope(), core.Compare("=", quotient, zero))
    stated = refutation.Stated(norm, "partial")
    worlds = (world_of(random(f"quotient {number}"), full=False) for number in range(40))
    assert [stated.wrong(world) for world in worlds] == [None] * 40
