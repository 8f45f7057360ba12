"""Learning more never turns what passed into a failure: every fact of every example is taken away, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest

import smrl
from smrl.backends.interpret import evaluate
from smrl.backends.results import VERDICTS
from smrl.core.tree import Example, Given, Program
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.library.examples import build
from smrl.models import VOCABULARY
from smrl.values import Partial
from smrl.verdict import Verdict, roll_up

ON = Instant.parse("2026-04-01")

# A head count replaces what was inferred from the roll, which is no knowledge of who sleeps where (encoding notes);
# a finding on benefit is a decision, which takes the place of the default (4(2)).
INFERRED = {"night_occupants", "population", "benefit_findings"}


@cache
def program() -> Program:
    return smrl.load("un.smr_1955").compiled.program


def verdicts(example: Example, facts: Given) -> dict[str, Verdict]:
    """The verdict of each norm of the example's provision, the worst over its subjects."""
    norms = frozenset(norm.id for norm in program().norms if norm.provision == example.provision)
    outcomes = evaluate(program(), VOCABULARY, build(VOCABULARY, facts), ON, example.parameters, norms)
    return {
        id: roll_up(VERDICTS[code] for code in codes) for outcome in outcomes for id, codes in outcome.codes.items()
    }


def with_less(value: Any) -> Iterator[Any]:
    """The value with one fact in it forgotten, or one list no longer known to be whole."""
    if isinstance(value, Given):
        key = VOCABULARY.entities[value.entity].key
        for name, inner in value.values.items():
            if name != key and name not in INFERRED and inner is not None:
                yield attrs.evolve(value, values={**value.values, name: None})
                yield from (attrs.evolve(value, values={**value.values, name: less}) for less in with_less(inner))
    elif isinstance(value, tuple) and all(isinstance(member, Given) for member in value):
        whole = (lambda items: Partial(items, value.total)) if isinstance(value, Partial) else tuple
        if not isinstance(value, Partial):
            yield Partial(value)
        for at, member in enumerate(value):
            yield from (whole((*value[:at], less, *value[at + 1 :])) for less in with_less(member))


def may_become(verdict: Verdict) -> set[Verdict]:
    """What an undecided or decided verdict can still turn into."""
    if verdict is Verdict.undetermined:
        return set(Verdict)
    return {verdict, Verdict.not_applicable} if verdict is Verdict.compliant else {verdict}


@pytest.mark.parametrize("rule", [3, 5, *range(6, 46), *range(46, 56), *range(57, 96)])
def test_nothing_that_passed_fails_by_learning_more(rule: int) -> None:
    tried = 0
    for example in program().examples:
        if example.provision.partition("(")[0] != str(rule):
            continue
        after = verdicts(example, example.facts)
        for less in with_less(example.facts):
            try:
                before = verdicts(example, less)
            except FactError:
                continue  # what is left contradicts itself: a link to an object that is no longer there
            tried += 1
            for id, verdict in before.items():
                assert after.get(id, Verdict.not_applicable) in may_become(verdict), f"{example.name}: {id}, {less}"
    assert tried


def test_nothing_known_decides_nothing() -> None:
    assessment = smrl.load("un.smr_1955").evaluate(smrl.models.Facility(id="F"), on="2026-04-01")
    undecided = {str(finding.verdict) for finding in assessment.findings}
    assert undecided <= {"undetermined", "not_applicable"}
    scored = {norm.provision for norm in program().norms if norm.force.scorable}
    assert {str(assessment.verdict(id)) for id in scored} == {"undetermined"}
