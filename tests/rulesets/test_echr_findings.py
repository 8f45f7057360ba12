"""Stays that the European Court judged, put to `echr.article_3`: period by period, and as one stay of many periods."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import smrl
from smrl.reading import read

FINDINGS = Path(__file__).parent / "echr" / "findings.yaml"
SPACE = ("MURSIC-138", "MURSIC-139")
REBUTTING = (
    "reductions_brief", "reductions_occasional", "reductions_minor", "movement_sufficient", "activities_adequate",
    "facility_appropriate",
)  # fmt: skip


@cache
def ruleset() -> smrl.Ruleset:
    return smrl.load("echr.article_3")


@cache
def periods() -> dict[str, dict[str, Any]]:
    return {case["id"]: case for case in yaml.load(FINDINGS.read_text(encoding="utf-8"), yaml.CSafeLoader)}


def judged(*stays: dict[str, Any], cells: Any = None) -> smrl.Assessment:
    known = {"id": "F", "prisoners": [{"id": "P", "stays": stays}]} | ({"cells": cells} if cells else {})
    facility = read(json.dumps(known, default=str), ruleset().vocabulary, "json").root
    return ruleset().evaluate(facility, on="2026-04-01")


@pytest.mark.parametrize("id", periods())
def test_a_period(id: str) -> None:
    """By itself it comes out as the Court found, with nothing left open."""
    case = periods()[id]
    found = judged(case["stay"])
    for provision, verdict in case["expect"].items():
        assert found.verdict(provision) == verdict, f"{provision}: {case['why']}"
    breach = any(found.verdict(provision) == "non_compliant" for provision in SPACE)
    assert breach == case["violation"]
    assert case["source"]


def test_the_periods_of_one_stay() -> None:
    """Put together, each keeps the verdict that it had alone: none makes up for another."""
    mursic = [case for case in periods().values() if "Muršić" in case["case"] and "started_on" in case["stay"]]
    found = judged(*(case["stay"] for case in mursic))
    verdicts = {finding.subject: str(finding.verdict) for finding in found.findings_of("MURSIC-138")}
    expected = {f"prisoners[P].stays[{case['stay']['started_on']}]": case["expect"]["MURSIC-138"] for case in mursic}
    assert verdicts == expected
    assert sum(_days(case["stay"]) for case in mursic) == 50
    assert found.verdict("MURSIC-138") == "non_compliant"


def _days(stay: dict[str, Any]) -> int:
    first, last = stay["started_on"], stay["ended_on"]
    assert isinstance(first, date)
    return int((last - first + timedelta(days=1)).days)


CRAMPED = {
    "started_on": "2010-11-19", "ended_on": "2010-11-26", "personal_space": "2.55 m^2/person", "shared": True,
}  # fmt: skip


def test_a_rebutted_presumption_is_told_from_enough_space() -> None:
    """Both are compliant; the first by the proviso."""
    rebutted = judged(CRAMPED | dict.fromkeys(REBUTTING, True))
    roomy = judged(CRAMPED | {"personal_space": "5 m^2/person"})
    assert [finding.mark for finding in rebutted.findings_of("MURSIC-138")] == ["justified"]
    assert [finding.mark for finding in roomy.findings_of("MURSIC-138")] == ["met"]


@pytest.mark.parametrize("lacking", REBUTTING)
def test_the_presumption_falls_only_by_all_of_it_together(lacking: str) -> None:
    """One thing wanting, or not shown by the authority, and it stands; one not yet asked, and nothing is settled."""
    shown = CRAMPED | dict.fromkeys(REBUTTING, True)
    assert judged(shown).verdict("MURSIC-138") == "compliant"
    assert judged(shown | {lacking: False}).verdict("MURSIC-138") == "non_compliant"
    assert judged(shown | {lacking: "none"}).verdict("MURSIC-138") == "non_compliant"
    assert judged({fact: value for fact, value in shown.items() if fact != lacking}).verdict("MURSIC-138") == (
        "undetermined"
    )


PLAN = {"started_on": "2010-01-01", "ended_on": "2010-01-31", "reductions_brief": False}


@pytest.mark.parametrize(
    ("space", "under"),
    [
        ({"floor_area": "19.7 m^2", "sanitary_area": "1.9 m^2", "occupants": 6}, True),
        ({"floor_area": "19.9 m^2", "sanitary_area": "1.9 m^2", "occupants": 6}, False),
        ({"cell": "C1", "occupants": 6}, True),
        ({"cell": "C1", "occupants": 5}, False),
        ({"personal_space": "2.96 m^2/person", "occupants": 6}, True),
        ({"personal_space": "2.99 m^2/person", "shared": True}, True),
        ({"personal_space": "3 m^2/person", "shared": True}, False),
        ({"cell": "C1", "occupants": 6, "personal_space": "2.97 m^2/person"}, True),
        ({"floor_area": "none", "personal_space": "2.6 m^2/person", "shared": True}, True),
        (
            {
                "floor_area": "none",
                "occupants": "none",
                "account": "sustained",
                "account_space": "2.6 m^2/person",
                "account_shared": True,
            },
            True,
        ),
    ],
)
def test_the_ways_to_state_the_space(space: dict[str, Any], under: bool) -> None:
    """By plans and heads, by a cell that is recorded, as measured, by a sustained account; without the toilet."""
    found = judged(PLAN | space, cells=[{"id": "C1", "floor_area": "19.7 m^2", "sanitary_area": "1.9 m^2"}])
    assert found.verdict("MURSIC-138") == ("non_compliant" if under else "compliant")


def test_a_measured_space_that_the_plans_contradict() -> None:
    """A rounded figure may stand beside the plans, another may not."""
    with pytest.raises(smrl.FactError, match="follows from other facts"):
        judged(
            PLAN | {"floor_area": "18 m^2", "sanitary_area": "0 m^2", "occupants": 6, "personal_space": "4 m^2/person"}
        )
