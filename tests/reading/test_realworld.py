"""Files of real prisons, where they are at hand: what they leave open stays unknown, what they say is exact."""

from __future__ import annotations

import importlib.util
import os
import sys
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

import smrl

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("SMRL_SHARED", ROOT.parent / "shared")) / "realworld"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the files of real prisons are not at {FOLDER}")


@pytest.fixture(scope="module")
def adapter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("adapter", ROOT / "examples/realworld/adapter.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["adapter"] = module
    spec.loader.exec_module(module)
    return module


def test_traps_among_the_cells(adapter: ModuleType) -> None:
    cells = {cell.id: cell for cell in adapter.cells_from_csv(FOLDER / adapter.LOCATIONS)}
    assert len(cells) == 164
    unfurnished, hall, empty_field = cells["RNI-S-1-006"], cells["LEI-OTHER-PRISONERSCEL"], cells["SYI-A-1-1"]
    assert (unfurnished.kind, int(unfurnished.capacity.magnitude)) == (None, 0)
    assert (hall.kind, int(hall.capacity.magnitude)) == (None, 10)
    assert (empty_field.kind, empty_field.capacity, adapter.occupants(empty_field)) == (None, None, 2)
    assert sum(cell.kind == "cell" for cell in cells.values()) == 157


def test_rule_9(adapter: ModuleType) -> None:
    """Everybody whose place is known to be an individual cell is alone there; of the others nothing is claimed."""
    ruleset = smrl.load("un.smr_1955")
    agency = adapter.facility("agency", adapter.cells_from_json(FOLDER / adapter.CELLS))
    assessment = ruleset.evaluate(agency, only=["9(1)"])
    single = {finding.subject: str(finding.verdict) for finding in assessment.findings if finding.norm == "9(1)#single"}
    assert single["prisoners[LEI-A-1-1 1]"] == "compliant"  # a place for two, with one in it
    assert single["prisoners[LEI-H-1-1 1]"] == "compliant"  # one in a hall for a hundred
    register = adapter.facility("register", adapter.cells_from_csv(FOLDER / adapter.LOCATIONS))
    verdicts = {finding.subject: str(finding.verdict) for finding in ruleset.evaluate(register, only=["9(1)"]).findings}
    assert verdicts["prisoners[SYI-A-1-1 2]"] == "undetermined"  # two in a place whose kind nobody states


def test_fahrenheit_is_exact(adapter: ModuleType) -> None:
    readings = list(adapter.temperatures(FOLDER / adapter.TEMPERATURES))
    assert len(readings) == 720
    assert readings[0]._temperature == (74 + Fraction(45967, 100)) * Fraction(5000, 9)
    assert readings[0].temperature.to("degF").magnitude == 74
    assert readings[0].taken_at.zoned
    assert readings[1].taken_at.start - readings[0].taken_at.start == 3600


def test_air_conditioning_that_nobody_knows(adapter: ModuleType) -> None:
    answers = adapter.air_conditioning(FOLDER / adapter.AIR_CONDITIONING)
    cooled = dict(answers)
    assert len(answers) == 511
    assert cooled["NH CORRECTIONAL FACILITY FOR WOMEN IN CONCORD"] is True
    assert cooled["NH STATE PRISON FOR MEN"] is False
    assert cooled["FLORENCE WEST COMPLEX"] is None
