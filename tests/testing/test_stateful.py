"""A prison that changes: as it stands it keeps the rules, and faults of what takes decisions are found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from smrl.models import Prisoner, Punishment, RestraintUse
from smrl.testing import Breach, PrisonMachine
from smrl.testing.assertion import ready

FEW = settings(max_examples=15, stateful_step_count=10, database=None, deadline=None)


class House(PrisonMachine):
    """Judged by what concerns its steps."""

    only = ("8", "9", "30", "31", "32", "33", "86")


class DarkCells(House):
    """Imposes whatever is asked for."""

    def punishment(self, prisoner: Prisoner, kind: str) -> Punishment | None:
        return super().punishment(prisoner, kind) or Punishment(kinds=(kind,))


class Chains(House):
    """Uses whatever is asked for."""

    def restraint(self, prisoner: Prisoner, kind: str, purpose: str) -> RestraintUse | None:
        return super().restraint(prisoner, kind, purpose) or RestraintUse(kind=kind, purpose=purpose)


class Forgetful(House):
    """Keeps a list of free beds and forgets to free the bed of who leaves, or to take it back when somebody moves."""

    def __init__(self) -> None:
        self.free = [f"cell-{at}" for at, beds in enumerate(self.capacities, start=1) for _ in range(beds)]
        super().__init__()

    def place(self, prisoner: Prisoner) -> str | None:
        del prisoner
        return self.free.pop(0) if self.free else None

    def released(self, prisoner: Prisoner) -> None:
        if isinstance(prisoner.cell, str):
            self.free.append(prisoner.cell)


@pytest.fixture(scope="module", autouse=True)
def _rules_are_there() -> None:
    ready(None)


def test_as_it_stands_it_keeps_the_rules() -> None:
    run_state_machine_as_test(House, settings=FEW)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("faulty", "norm"), [(DarkCells, "31#dark_cell"), (Chains, "33"), (Forgetful, "8")], ids=["dark", "chains", "beds"]
)
def test_a_fault_is_found_with_a_short_history(faulty: Any, norm: str) -> None:
    with pytest.raises(Breach) as caught:
        run_state_machine_as_test(faulty, settings=settings(FEW, max_examples=60))
    assert caught.value.findings[0].norm.startswith(norm)
    assert len(caught.value.facility_yaml.splitlines()) <= 14
