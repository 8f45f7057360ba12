"""`near` tells a rule from every small change of it: seven mutants, a hundred examples, whatever the seed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given, seed, settings

import smrl
from smrl.testing import near

RULE = (
    "for each prisoner where young\n"
    "require (every d in exercise_days : d.open_air >= 1.5 hour and d.suitable) unless employed_outdoors"
)
MUTANTS = {
    "a strict comparison": RULE.replace(">=", ">"),
    "a higher threshold": RULE.replace("1.5", "1.6"),
    "a lower threshold": RULE.replace("1.5", "1.4"),
    "no exception": RULE.replace(" unless employed_outdoors", ""),
    "or for and": RULE.replace(" and ", " or "),
    "some for every": RULE.replace("every", "some"),
    "no scope": RULE.replace(" where young", ""),
}


def survivors(rule: str, mutants: dict[str, str], start: int) -> set[str]:
    """The mutants that a hundred examples do not tell from the rule."""
    original = smrl.compile(rule)
    others = {name: smrl.compile(text) for name, text in mutants.items()}
    alive = set(others)

    def verdicts(ruleset: smrl.Ruleset, facility: Any) -> list[tuple[str | None, str]]:
        return [(one.subject, one.verdict.value) for one in ruleset.evaluate(facility).findings]

    @seed(start)
    @settings(max_examples=100, database=None, phases=[Phase.generate], deadline=None)
    @given(near(original.norms[0].id, original))
    def look(facility: Any) -> None:
        truth = verdicts(original, facility)
        alive.difference_update([name for name in alive if verdicts(others[name], facility) != truth])

    look()
    return alive


@pytest.mark.parametrize("start", range(10))
def test_seven_mutants_of_a_rule_are_found_under_ten_seeds(start: int) -> None:
    assert survivors(RULE, MUTANTS, start) == set()


CELLS = "for each cell where kind = dormitory\nrequire floor_area >= 4.5 m^2/person * night_occupants except separate"


@pytest.mark.parametrize(
    "mutant",
    [
        CELLS.replace(">=", ">"),
        CELLS.replace("4.5", "4.6"),
        CELLS.replace("4.5", "4.4"),
        CELLS.replace(" except separate", ""),
        CELLS.replace(" where kind = dormitory", ""),
    ],
)
def test_limits_that_hang_on_other_facts_are_met_on_both_sides(mutant: str) -> None:
    assert survivors(CELLS, {"mutant": mutant}, 1) == set()


TIMES = (
    "for each prisoner, each c in complaints\n"
    "require c.dealt_with_at within 3 day of c.made_at except c.dealt_with_at before c.made_at"
)


@pytest.mark.parametrize("mutant", [TIMES.replace("3 day", "4 day"), TIMES.replace("3 day", "2 day")])
def test_time_limits_are_met_on_both_sides(mutant: str) -> None:
    assert survivors(TIMES, {"mutant": mutant}, 1) == set()
