"""Decide before acting: a cell move is judged before it is recorded, and refused where it would breach a duty."""

from __future__ import annotations

from dataclasses import dataclass

import attrs

import smrl

# What a move can change: who shares which cell. The other provisions are left to the yearly assessment.
CONCERNED = ("8", "9", "10")


@dataclass(frozen=True)
class Decision:
    """What was decided on a move, and why."""

    allowed: bool
    facility: smrl.models.Facility
    change: smrl.Change

    def __str__(self) -> str:
        return f"{'recorded' if self.allowed else 'refused'}\n{self.change.text()}"


def moved(facility: smrl.models.Facility, prisoner: str, cell: str) -> smrl.models.Facility:
    """The facility as it would be. A cell that does not exist raises FactError: nothing can be decided about it."""
    prisoners = [attrs.evolve(one, cell=cell) if one.id == prisoner else one for one in facility.prisoners]
    return attrs.evolve(facility, prisoners=prisoners)


def decide(ruleset: smrl.Ruleset, facility: smrl.models.Facility, prisoner: str, cell: str) -> Decision:
    """Record the move, unless it newly breaches a duty."""
    proposed = moved(facility, prisoner, cell)
    change = ruleset.evaluate(facility, only=CONCERNED).changed_by(proposed)
    if change.newly_breached:
        return Decision(False, facility, change)
    return Decision(True, proposed, change)


def small_prison() -> smrl.models.Facility:
    """Two cells for one person each and two dormitories; p-4 has been put up in p-2's cell."""
    return smrl.models.Facility(
        id="embedding",
        assessed_on="2026-03-01",
        cells=[
            smrl.models.Cell(id="A-1", kind="cell", sleeping_exceptions=[]),
            smrl.models.Cell(id="A-2", kind="cell", sleeping_exceptions=[]),
            smrl.models.Cell(id="D-1", kind="dormitory"),
            smrl.models.Cell(id="D-2", kind="dormitory"),
        ],
        prisoners=[
            person("p-1", "A-1", "sentence"),
            person("p-2", "A-2", "sentence"),
            person("p-3", "D-1", "sentence"),
            person("p-4", "A-2", "sentence"),
            person("p-5", "D-2", "charge"),
        ],
    )


def person(id: str, cell: str, title: str) -> smrl.models.Prisoner:
    """An adult who suits a dormitory, held on one title."""
    return smrl.models.Prisoner(
        id=id,
        cell=cell,
        young=False,
        titles=[smrl.models.Title(kind=title)],
        selected_for_dormitory=True,
        suits_dormitory=True,
    )


def main() -> None:
    """Three requests in one evening."""
    ruleset = smrl.load("un.smr_1955")
    facility = small_prison()
    for prisoner, cell in [("p-2", "A-1"), ("p-4", "D-2"), ("p-4", "D-1")]:
        decision = decide(ruleset, facility, prisoner, cell)
        print(f"{prisoner} to {cell}: {decision}\n")
        facility = decision.facility


if __name__ == "__main__":
    main()
