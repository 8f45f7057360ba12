"""What was found on whether a norm does somebody good: each finding answers what was asked, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from smrl import ABSENT
from smrl.models import BenefitFinding, Facility, Prisoner
from smrl.models.findings import benefit


def found(
    matter: str | None, holds: bool | None, norm: str | None = "79#maintained", prisoner: str | None = "P"
) -> Any:
    return BenefitFinding(norm=norm, prisoner=prisoner, matter=matter, holds=holds)


@pytest.mark.parametrize(
    ("findings", "beneficial", "conducive"),
    [
        ([], ABSENT, ABSENT),
        ([found("beneficial", True)], True, ABSENT),
        ([found("conducive", False)], ABSENT, False),
        ([found("beneficial", True), found("conducive", False)], True, False),
        ([found("beneficial", None)], None, ABSENT),
        ([found(None, True)], None, None),
        ([found("beneficial", True), found("beneficial", True)], True, ABSENT),
        ([found("beneficial", True), found("beneficial", False)], None, ABSENT),
        ([found("beneficial", True, norm="79#improved")], ABSENT, ABSENT),
        ([found("beneficial", True, prisoner="Q")], ABSENT, ABSENT),
        ([found("beneficial", True, norm=None)], None, ABSENT),
    ],
)
def test_a_finding_answers_what_was_asked(findings: list[Any], beneficial: object, conducive: object) -> None:
    person = Prisoner(id="P")
    facility = Facility(id="F", prisoners=[person, Prisoner(id="Q")], benefit_findings=findings)
    assert benefit(facility, "79#maintained", "beneficial", person) is beneficial
    assert benefit(facility, "79#maintained", "conducive", person) is conducive


def test_nobody_has_looked_into_it_where_no_list_is_given() -> None:
    person = Prisoner(id="P")
    assert benefit(Facility(id="F", prisoners=[person]), "79#maintained", "beneficial", person) is ABSENT
