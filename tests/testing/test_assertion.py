"""What `assert_complies` says, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.stateful import run_state_machine_as_test
from hypothesis.vendor.pretty import pretty

import smrl
from smrl.models import Cell, Exercise, Facility, Prisoner, RestraintUse
from smrl.testing import Breach, NothingDecided, PrisonMachine, assert_complies, breaching
from smrl.verdict import Verdict

RULE = smrl.compile("require exercise.open_air >= 1 hour/day unless employed_outdoors\nrecommend young")


def prison(**facts: Any) -> Facility:
    return Facility(id="f", assessed_on="2026-03-04", prisoners=[Prisoner(id="p-1", **facts)])


def test_a_breach_tells_whom_by_how_much_and_why(tmp_path: Path) -> None:
    facility = prison(exercise=Exercise(open_air="45 min/day"), employed_outdoors=False)
    with pytest.raises(Breach) as caught:
        assert_complies(facility, RULE)
    told = str(caught.value)
    assert "program#1: prisoners[p-1] is non compliant, 15 min/day short" in told.replace("0.25 hour/day", "15 min/day")
    assert "open_air" in told
    assert "facility.yaml:\n  id: f" in told
    again = tmp_path / "facility.yaml"
    again.write_text(caught.value.facility_yaml, encoding="utf-8")
    assert RULE.evaluate(smrl.read_facility(again)).verdict("program#1") is Verdict.non_compliant


def test_only_duties_count() -> None:
    facility = prison(exercise=Exercise(open_air="1 hour/day"), employed_outdoors=False, young=False)
    assert assert_complies(facility, RULE).verdict("program#2") is Verdict.non_compliant


def test_what_is_ignored_or_left_out_does_not_count() -> None:
    facility = prison(exercise=Exercise(open_air="45 min/day"), employed_outdoors=False, young=True)
    assert_complies(facility, RULE, only="program#2")
    assert_complies(facility, RULE, ignore=["program#1"])
    with pytest.raises(smrl.UnknownProvision):
        assert_complies(facility, RULE, ignore="program#9")


def test_what_stays_open_passes_or_fails_as_is_said() -> None:
    facility = prison(young=True)
    assert_complies(facility, RULE)
    with pytest.raises(Breach, match="undetermined"):
        assert_complies(facility, RULE, undetermined="fail")
    with pytest.raises(ValueError, match="say `pass` or `fail`"):
        assert_complies(facility, RULE, undetermined="maybe")  # type: ignore[arg-type]  # what is tested


def test_a_ground_that_fails_is_no_breach_where_another_one_is_enough() -> None:
    medical = RestraintUse(kind="strait_jacket", purpose="medical", ordered_by="medical_officer")
    assert assert_complies(prison(restraint_uses=[medical]), only="33").verdict("33") is Verdict.compliant
    punishing = RestraintUse(kind="strait_jacket", purpose="other", ordered_by="officer")
    with pytest.raises(Breach):
        assert_complies(prison(restraint_uses=[medical, punishing]), only="33")


def test_what_hypothesis_shows_is_what_is_stated() -> None:
    shown = pretty(prison(exercise=Exercise(open_air="45 min/day"), young=True))
    assert "young=True" in shown
    assert "None" not in shown


@pytest.mark.parametrize("facility", [prison(), Facility(id="f", prisoners=[])])
def test_nothing_decided_is_no_pass(facility: Facility) -> None:
    with pytest.raises(NothingDecided):
        assert_complies(facility, RULE)


def test_a_counterexample_is_small() -> None:
    """Found among many, one prisoner and one cell are left, and only facts that matter."""

    @settings(database=None)
    @given(breaching("9(1)#single", prisoners=(1, 5), cells=(1, 3)))
    def check(facility: Any) -> None:
        assert_complies(facility, only="9(1)#single")

    with pytest.raises(Breach) as caught:
        check()
    assert len(caught.value.facility_yaml.splitlines()) <= 6


# -- over time --------------------------------------------------------------------------------------------------------

TOGETHER = smrl.compile("for each cell\nrequire night_occupants <= capacity")


class Careful(PrisonMachine):
    """Places people where a bed is free, and nowhere else."""

    ruleset = TOGETHER
    capacities = (1, 2)

    def place(self, prisoner: Prisoner) -> str | None:
        beds = zip(self.facility.cells, self.capacities, strict=True)
        own = prisoner.cell if isinstance(prisoner.cell, str) else None
        return next((cell.id for cell, room in beds if len(self.inside(cell.id)) < room), own)


class Careless(Careful):
    """Puts everybody into the first cell."""

    def place(self, prisoner: Prisoner) -> str | None:
        del prisoner
        first: Cell = self.facility.cells[0]
        return first.id


def test_a_prison_that_changes_is_judged_after_every_step() -> None:
    few = settings(max_examples=25, stateful_step_count=12, database=None, deadline=None)
    run_state_machine_as_test(Careful, settings=few)
    with pytest.raises(Breach) as caught:
        run_state_machine_as_test(Careless, settings=few)
    assert caught.value.facility_yaml.count("cell: cell-1") == 2
