"""Judges the establishment's own objects by its house rules: nothing is copied into other classes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from establishment import Establishment, Inmate, Room, Status

import smrl

HERE = Path(__file__).parent


def sample() -> Establishment:
    """Three people in two rooms, not all of it known."""
    east = Room("E1", area=8.0, beds=2, temperature=64.0)
    west = Room("W1", area=7.9, beds=2, temperature=68.0)
    inmates = [
        Inmate("1001", Status.REMAND, room=east, yard_time=1.0, works_outside=False, arrived=date(2026, 1, 5)),
        Inmate("1002", Status.SENTENCED, room=west, yard_time=0.75, works_outside=False),
        Inmate("1003", Status.REMAND, room=west, yard_time=float("nan"), works_outside=None),
    ]
    return Establishment(inmates=inmates, rooms=[east, west])


def main() -> None:
    vocabulary = smrl.vocabulary_of(Establishment)
    ruleset = smrl.compile((HERE / "house.smrl").read_text(encoding="utf-8"), vocabulary=vocabulary)
    assessment = ruleset.evaluate(sample(), on=date(2026, 3, 4))
    for finding in assessment.findings:
        print(f"{finding.norm:<10} {finding.entity.number:<6} {finding.verdict}")


if __name__ == "__main__":
    main()
