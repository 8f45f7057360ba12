"""Several rulesets side by side: the verdict under each, where they part, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smrl import Assessment
from smrl.cli import main

FACILITY = {
    "id": "f",
    "assessed_on": "2026-03-01",
    "cells": [
        {
            "id": "A", "kind": "dormitory", "floor_area": "7 m^2", "sanitary_area": "0 m^2", "furniture_area": "0 m^2",
            "night_occupants": 2, "air_volume": "30 m^3", "air_sufficient": True, "floor_sufficient": True,
            "healthy": True, "suits_climate": True, "lighting_healthy": True, "heating_sufficient": True,
            "ventilation_sufficient": True,
        }
    ],
    "places": [],
    "prisoners": [{"id": "P", "cell": "A", "washes_daily": False, "hygiene": {"water": True, "toilet_articles": True}}],
}  # fmt: skip


@pytest.fixture
def prison(tmp_path: Path) -> Path:
    file = tmp_path / "prison.json"
    file.write_text(json.dumps(FACILITY), encoding="utf-8")
    return file


def checked(prison: Path, *arguments: str) -> Result:
    rulesets = ("-r", "hr", "-r", "un.smr_1955", "-r", "pl")
    return CliRunner().invoke(main, ["check", str(prison), *rulesets, *arguments], prog_name="smrl")


def test_the_table_and_the_reasons(prison: Path) -> None:
    """3.5 square metres each: enough in Poland, too little in Croatia, and nobody's finding says otherwise."""
    text = checked(prison, "--only", "10", "--only", "15").output
    told = text[text.index("Side by side") :]
    row = next(line for line in told.splitlines() if line.startswith("  * 10"))
    assert row.split()[-4:] == ["not", "compliant", "compliant", "compliant"]
    assert "minimum_floor_area: bound to 4 m^2/person" in " ".join(told.split())
    assert told.count("source not verified") == 1
    assert "minimum_floor_area: bound to 3 m^2/person" in " ".join(told.split())


def test_what_implements_a_provision_counts_with_it(prison: Path) -> None:
    """15 leaves open how often; Croatia says daily, and its own provision decides there."""
    text = checked(prison, "--only", "15").output
    assert "Where they part" not in text
    data = json.loads(checked(prison, "--format", "json").output)
    row = next(one for one in data[1]["provisions"] if one["id"] == "15")["side_by_side"]
    assert row["verdicts"] == {"hr": "non_compliant", "un.smr_1955": "undetermined", "pl": "undetermined"}
    assert row["implementing"] == {"hr": ["HR-1"]}
    assert row["parts"]
    assert [reason["norm"] for reason in row["why"]["hr"]] == ["HR-1#daily"]


def test_json_has_the_verdicts_beside_each_provision_and_reads_back(prison: Path) -> None:
    """A provision that only one ruleset has parts from nothing."""
    data = json.loads(checked(prison, "--format", "json").output)
    own = next(one for one in data[0]["provisions"] if one["id"] == "HR-1")["side_by_side"]
    assert own["verdicts"] == {"hr": "non_compliant", "un.smr_1955": None, "pl": None}
    assert not own["parts"]
    assert [Assessment.from_json(json.dumps(one)).ruleset for one in data] == ["hr", "un.smr_1955", "pl"]


def test_in_russian_and_where_they_nowhere_part(prison: Path) -> None:
    """The other language, and nothing to tell."""
    assert "Где они расходятся" in checked(prison, "--only", "10", "--lang", "ru").output
    assert "they nowhere part" in checked(prison, "--only", "40").output


def test_one_verdict_for_more_or_for_fewer(tmp_path: Path) -> None:
    """An hour and a half outside fails in Croatia alone, half an hour in both: the same verdict on the house, `+`."""
    days = [{"date": f"2026-02-0{day}", "open_air": time, "suitable": True, "weather_permits": True,
             "employed_outdoors": False} for day, time in ((1, "90 min"), (2, "30 min"))]  # fmt: skip
    file = tmp_path / "prison.json"
    file.write_text(json.dumps({"id": "f", "prisoners": [{"id": "P", "exercise_days": days}]}), encoding="utf-8")
    text = checked(file, "--only", "21(1)").output
    told = text[text.index("Side by side") :]
    assert next(line for line in told.splitlines() if "21(1)" in line).startswith("  + 21(1)")
    assert "not compliant: hr 2, un.smr_1955 1, pl 1" in told
    assert "they nowhere part" in told
