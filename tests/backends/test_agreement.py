"""The generated code says what the interpreter says, on every finding of generated programs and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smrl.backends import interpret, python
from smrl.backends.results import Members, Outcome
from smrl.core import tree as core
from smrl.core.tree import Program
from smrl.instants import Instant
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, NUMBER
from tests.strategies.core import bounded_programs, program_of, programs, windowed_programs
from tests.strategies.facts import worlds
from tests.strategies.world import WORLD, Spec, Thing

ON = Instant.parse("2026-03-03")
QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def shown(value: Any) -> Any:
    """A subject's object in a form that compares: groups by what they hold."""
    if isinstance(value, Members):
        return value.key, value.low, value.high, tuple(map(shown, value.members)), tuple(map(shown, value.unsure))
    return value.uid if isinstance(value, Thing) else value


def findings(outcomes: Sequence[Outcome]) -> dict[str, list[tuple[Any, bool, int]]]:
    found: dict[str, list[tuple[Any, bool, int]]] = {}
    for outcome in outcomes:
        for norm, codes in outcome.codes.items():
            assert len(codes) == len(outcome.subjects)
            found[norm] = [
                (tuple(map(shown, subject.values)), subject.open, code)
                for subject, code in zip(outcome.subjects, codes, strict=True)
            ]
    return found


def assert_agreement(program: Program, spec: Spec, **options: Any) -> None:
    world = spec.build()
    expected = findings(interpret.evaluate(program, WORLD, world, ON, **options))
    evaluator = python.build(program, WORLD)
    actual = findings(evaluator.evaluate(world, ON, **options))
    assert actual == expected, evaluator.generated.source


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
