"""The rulesets that come with smrl, compared with the one they extend."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from smrl.analysis.relation import Relation
from smrl.cli import main


def compared(other: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(
        main, ["compare", "un.smr_1955", other, "--on", "2026-03-01", "--format", "json", "--timeout", "20"]
    )
    data: dict[str, Any] = json.loads(result.stdout)
    return result.exit_code, data


def test_the_rules_are_equivalent_to_themselves() -> None:
    status, found = compared("un.smr_1955")
    assert status == 0
    assert {one["relation"] for one in found["provisions"]} == {"equivalent"}


@pytest.mark.parametrize(("country", "status"), [("hr", 0), ("ru.sentenced", 1)])
def test_a_country_beside_the_rules(country: str, status: int) -> None:
    found_status, found = compared(country)
    assert found_status == status
    assert found["totals"][Relation.undecided] == 0
    for provision in found["provisions"]:
        for norm in provision["norms"]:
            if norm["base"] and norm["other"]:
                shown = {way for way in ("weaker", "stricter") if norm[way] is not None}
                relation = norm["relation"]
                both = {"weaker", "stricter"}
                assert shown == {"equivalent": set(), "incomparable": both}.get(relation, {relation}), norm
