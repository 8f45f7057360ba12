"""What both evaluators say of a program and a world, in a form that compares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smrl.backends import interpret, python
from smrl.backends.results import Members, Outcome
from smrl.core.tree import Program
from smrl.instants import Instant
from tests.strategies.world import WORLD, Spec, Thing

ON = Instant.parse("2026-03-03")


def shown(value: Any) -> Any:
    """A subject's object in a form that compares: groups by what they hold."""
    if isinstance(value, Members):
        return value.key, value.low, value.high, tuple(map(shown, value.members)), tuple(map(shown, value.unsure))
    return value.uid if isinstance(value, Thing) else value


def findings(outcomes: Sequence[Outcome]) -> dict[str, list[tuple[Any, bool, int]]]:
    found: dict[str, list[tuple[Any, bool, int]]] = {}
    for outcome in outcomes:
        for norm, codes in outcome.codes.items():
            assert len(codes) in (0, len(outcome.subjects))  # none, where there is nothing to be met
            found[norm] = [
                (tuple(map(shown, subject.values)), subject.open, code)
                for subject, code in zip(outcome.subjects, codes, strict=False)
            ]
    return found


def assert_agreement(program: Program, spec: Spec, **options: Any) -> None:
    world = spec.build()
    expected = findings(interpret.evaluate(program, WORLD, world, ON, **options))
    evaluator = python.build(program, WORLD)
    actual = findings(evaluator.evaluate(world, ON, **options))
    assert actual == expected, evaluator.generated.source
