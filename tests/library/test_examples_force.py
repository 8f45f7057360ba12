"""What an example says of the force with which a verdict is reached."""

from __future__ import annotations

import pytest

import smrl

RULE = """
rule 12 "Sanitation"
  for each prisoner
  require clean: sanitation.clean
  recommend near: sanitation.decent
  example "dirty": sanitation.clean = no, sanitation.decent = no -> {expected}
"""


@pytest.mark.parametrize(
    "expected",
    [
        "non_compliant",
        "non_compliant as duty",
        "non_compliant as duty, near: non_compliant as recommendation",
        "non_compliant, clean: non_compliant as duty",
    ],
)
def test_the_force_that_decides_is_met(expected: str) -> None:
    assert smrl.compile(RULE.format(expected=expected)).test()


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("non_compliant as recommendation", "12 should be non_compliant as recommendation, is non_compliant as duty"),
        ("compliant, clean: compliant as aspiration", "should be compliant as aspiration, is non_compliant as duty"),
        ("non_compliant, near: non_compliant as duty", "12#near should be non_compliant as duty, is non_compliant as"),
    ],
)
def test_another_force_is_a_failure(expected: str, told: str) -> None:
    failures = smrl.compile(RULE.format(expected=expected)).test().failures
    assert any(told in str(failure) for failure in failures)
    assert {failure.evaluator for failure in failures} == {"interpret", "python"}


def test_what_is_no_force_is_named() -> None:
    with pytest.raises(smrl.RulesetError) as error:
        smrl.compile(RULE.format(expected="non_compliant as order"))
    [fault] = [one for one in error.value.diagnostics if one.code == "S115"]
    assert "`duty`" in (fault.help or "")
