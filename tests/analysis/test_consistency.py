"""`smrl lint --prove`: contradictions, and norms that do nothing; what is no fault is left alone."""

from __future__ import annotations

import pytest

import smrl
from smrl.analysis.consistency import proved_faults
from smrl.analysis.relation import Options
from smrl.diagnostics import Diagnostic
from smrl.instants import Instant

ON = Instant.parse("2026-03-01")


def found(*norms: str, subject: str = "prisoner", head: str = "") -> list[Diagnostic]:
    lines = [f"for each {subject}", *norms]
    ruleset = smrl.compile(head + 'rule 1 "One"\n  gist en "One."\n' + "".join(f"  {line}\n" for line in lines))
    return proved_faults(ruleset.compiled.program, ruleset.vocabulary, ON, Options())


def codes(*norms: str, subject: str = "prisoner") -> list[str]:
    return [one.code for one in found(*norms, subject=subject)]


def test_two_norms_that_cannot_both_be_kept_are_named_with_their_places() -> None:
    (fault,) = found("require a: illiterate", "recommend c: employed_outdoors", "forbid b: illiterate")
    assert fault.code == "L201"
    assert fault.span is not None
    assert {fault.span.line, *(label.span.line for label in fault.labels)} == {4, 6}


def test_three_norms_of_which_any_two_can_be_kept() -> None:
    (fault,) = found(
        "require a: illiterate or employed_outdoors",
        "require b: not illiterate or employed_outdoors",
        "forbid c: employed_outdoors",
    )
    assert fault.code == "L201"
    assert len(fault.labels) == 2


def test_contradictions_come_first() -> None:
    faults = codes("require idle: illiterate or not illiterate", "require a: illiterate", "forbid b: illiterate")
    assert faults == ["L201", "L204"]


@pytest.mark.parametrize(
    "norms",
    [
        ("require a: illiterate", "require b: employed_outdoors"),
        # what is to be done where a duty is broken
        ("forbid a: illiterate", "require b: employed_outdoors when illiterate"),
        # a recommendation that a duty rules out
        ("require a: illiterate", "discourage b: illiterate"),
        # each applies elsewhere
        ("require a: illiterate when employed_outdoors", "forbid b: illiterate unless employed_outdoors"),
        # more members are wanted than a proof over three would look at
        tuple(f"require a{n}: some d in exercise_days : d.open_air = {n} hour" for n in range(1, 6)),
    ],
)
def test_no_fault(norms: tuple[str, ...]) -> None:
    assert codes(*norms) == []


@pytest.mark.parametrize(
    ("norm", "code"),
    [
        ("require illiterate when employed_outdoors and not employed_outdoors", "L202"),
        ("require illiterate unless illiterate or not illiterate", "L202"),
        ("require illiterate and not illiterate", "L203"),
        ("require exercise.open_air > 25 hour/day", "L203"),
        ("require illiterate or not illiterate", "L204"),
        ("require exercise.open_air >= 0 hour/day", "L204"),
    ],
)
def test_a_norm_that_does_nothing(norm: str, code: str) -> None:
    assert codes(norm) == [code]


def test_figures_over_lists_are_left_out() -> None:
    assert codes("require count(p in prisoners) <= 100", subject="facility") == []
