"""The generated code says what the interpreter says, on every finding of generated programs and facts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smrl.backends import interpret, python
from smrl.core import tree as core
from smrl.core.tree import Program
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, NUMBER
from tests.backends.agreement import ON, assert_agreement, findings
from tests.strategies.core import bounded_programs, program_of, programs, windowed_programs
from tests.strategies.facts import worlds
from tests.strategies.world import WORLD, Spec

QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@settings(QUIET, max_examples=200)
@given(programs(), worlds())
def test_both_evaluators_agree(program: Program, spec: Spec) -> None:
    assert_agreement(program, spec)


@settings(QUIET, max_examples=150)
@given(bounded_programs(), worlds())
def test_both_evaluators_agree_on_figures(program: Program, spec: Spec) -> None:
    assert_agreement(program, spec)


@settings(QUIET, max_examples=150)
@given(windowed_programs(), worlds())
def test_both_evaluators_agree_on_windows(program: Program, spec: Spec) -> None:
    assert_agreement(program, spec)


@settings(QUIET, max_examples=60)
@given(programs(), worlds(), st.data())
def test_they_agree_on_a_choice_of_norms_and_subjects(program: Program, spec: Spec, data: st.DataObject) -> None:
    world = spec.build()
    only = frozenset(data.draw(st.lists(st.sampled_from([norm.id for norm in program.norms]))))
    things = [world, *(world.__dict__["people"] or ()), *(world.__dict__["rooms"] or ())]
    chosen = data.draw(st.lists(st.sampled_from(things), max_size=3))
    choices: tuple[dict[str, Any], ...] = ({}, {"open_number": 3}, {"yes_no": True, "least": 0}, {"hue": "blue"})
    given_values = data.draw(st.sampled_from(choices))
    expected = findings(interpret.evaluate(program, WORLD, world, ON, given_values, only, chosen))
    actual = findings(python.build(program, WORLD).evaluate(world, ON, given_values, only, chosen))
    assert actual == expected


def test_a_condition_that_is_settled_while_compiling_stays_settled_as_a_value() -> None:
    """Once `0 is none` was false as a test and unknown as a value."""
    yes = core.Const(True, type=BOOLEAN)
    absent = core.IsNone(of=core.Const(0, type=NUMBER))
    condition = core.If(condition=yes, then=absent, otherwise=yes, type=BOOLEAN)
    norm = core.Norm("1#1", "1", "1", Force.duty, "require", core.Scope(()), condition)
    assert_agreement(program_of(norm), Spec(0, "world", {}))


@pytest.mark.slow
@settings(QUIET, max_examples=10_000)
@given(programs(most=1, depth=4), worlds())
def test_both_evaluators_agree_on_ten_thousand_pairs(program: Program, spec: Spec) -> None:
    assert_agreement(program, spec)
