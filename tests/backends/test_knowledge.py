"""Learning more never turns a pass into a failure, nor revokes what was final."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smrl.backends import interpret
from smrl.backends.results import NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED, Members
from smrl.core.tree import Program
from smrl.instants import Instant
from tests.strategies.core import bounded_programs, programs, windowed_programs
from tests.strategies.facts import learnt_worlds
from tests.strategies.world import WORLD, Spec, Thing

ON = Instant.parse("2026-03-03")


def name_of(value: Any) -> Any:
    """What stays of an object, or a group, when more is known."""
    if isinstance(value, Members):
        return "group", value.key
    assert isinstance(value, Thing)
    return value.uid


def verdicts(program: Program, spec: Spec) -> dict[tuple[str, tuple[Any, ...]], int]:
    """Verdicts by norm and subject: of those who are known, and with a key where they are groups."""
    found = {}
    for outcome in interpret.evaluate(program, WORLD, spec.build(), ON):
        for norm, codes in outcome.codes.items():
            for subject, code in zip(outcome.subjects, codes, strict=True):
                vague = subject.open or any(isinstance(v, Members) and v.key is None for v in subject.values)
                if vague:
                    assert code != NON_COMPLIANT, "nobody can fail of whom it is not known that they are there"
                else:
                    found[norm, tuple(map(name_of, subject.values))] = code
    return found


def final(code: int) -> int:
    """Codes 0, 1 and 2 are one verdict."""
    return min(code, 0) if code < NON_COMPLIANT else code


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(programs(binding=False), bounded_programs(binding=False), windowed_programs(binding=False)),
    learnt_worlds(),
)
def test_learning_more_never_makes_a_pass_a_failure(program: Program, worlds: tuple[Spec, Spec]) -> None:
    before, after = (verdicts(program, spec) for spec in worlds)
    for (norm, subject), code in before.items():
        later = after.get((norm, subject))
        if later is None:  # a filter further out has excluded it: it ends there now, and is not applicable
            later = NOT_APPLICABLE
        if code in (NON_COMPLIANT, NOT_APPLICABLE):
            assert later == code, (norm, subject)
        elif code != UNDETERMINED:
            assert final(later) in (0, NOT_APPLICABLE), (norm, subject)
