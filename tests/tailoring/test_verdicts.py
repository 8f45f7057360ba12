"""What tailored rulesets mean: their own examples on both evaluators, and what is said of norms and departures."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import smrl
from smrl.assessment.assessment import Assessment
from smrl.backends import interpret
from smrl.cli import main
from smrl.core import invariants
from smrl.core.validity import in_force
from smrl.instants import Instant
from smrl.models import Cell, Exercise, Facility, Prisoner
from smrl.reading.schema import schema
from smrl.report.text import check_text
from smrl.verdict import Verdict

RULESETS = Path(__file__).parent / "rulesets"
NAMES = sorted(path.stem for path in RULESETS.glob("*.smrl"))


@pytest.fixture(scope="module")
def rulesets() -> dict[str, smrl.Ruleset]:
    return {name: smrl.load(RULESETS / f"{name}.smrl") for name in NAMES}


def prison(**cell: Any) -> Facility:
    prisoner = Prisoner(id="p", exercise=Exercise(open_air="90 min/day"), employed_outdoors=False, titles=[])
    return Facility(id="f", cells=[Cell(id="a", **cell)], prisoners=[prisoner])


@pytest.mark.parametrize("name", NAMES)
def test_its_own_examples_hold_on_both_evaluators(name: str, rulesets: dict[str, smrl.Ruleset]) -> None:
    report = rulesets[name].test()
    assert report.examples > 0 or name == "charter"
    assert [str(failure) for failure in report.failures] == []


DAYS = ["2009-12-31", "2014-12-31", "2015-01-01", "2016-07-01", "2019-06-01", "2020-02-29", "2020-03-01", "2028-01-01"]


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("name", NAMES)
def test_both_evaluators_judge_the_same_norms_alike(name: str, on: str, rulesets: dict[str, smrl.Ruleset]) -> None:
    compiled = rulesets[name].compiled
    facility = prison(illuminance="150 lux", floor_area="4 m^2", declared={"air_room": "12 m^3"})
    day = Instant.parse(on)
    slow = interpret.evaluate(compiled.program, compiled.vocabulary, facility, day)
    fast = compiled.evaluator.evaluate(facility, day)

    def by_norm(outcomes: Any) -> dict[str, bytes]:
        return {norm: bytes(codes) for outcome in outcomes for norm, codes in outcome.codes.items()}

    assert by_norm(slow) == by_norm(fast)
    assert by_norm(slow)


@pytest.mark.parametrize("name", NAMES)
def test_of_the_versions_of_a_norm_at_most_one_is_in_force(name: str, rulesets: dict[str, smrl.Ruleset]) -> None:
    compiled = rulesets[name].compiled
    assert invariants.check(compiled.program, compiled.vocabulary) == []
    ids = {norm.id for norm in compiled.program.norms}
    for alteration in compiled.program.alterations:
        assert {alteration.norm, alteration.by or alteration.norm} <= ids
    for on in DAYS:
        there = [n for n in compiled.program.norms if in_force(n.validity, Instant.parse(on))]
        names = [(norm.provision, norm.label, norm.home is None) for norm in there]
        assert len(names) == len(set(names)), on


def test_what_is_left_out_is_inherited(rulesets: dict[str, smrl.Ruleset]) -> None:
    region = rulesets["region"]
    assert {"1", "2", "3", "4", "5", "6", "C-1"} == {provision.id for provision in region.provisions}
    assert region.provisions["C-1"].implements == ("3", "2#window")
    chain = ["1#daily", "1#daily@country", "1#daily@region"]
    assert [norm.id for norm in region.norms if norm.label == "daily" and norm.provision == "1"] == chain


def test_a_norm_is_asked_for_by_the_name_it_has_in_the_parent(rulesets: dict[str, smrl.Ruleset]) -> None:
    facility = prison()
    region = rulesets["region"]
    for on, verdict in [
        ("2014-12-31", Verdict.compliant),
        ("2016-01-01", Verdict.non_compliant),
        ("2019-06-01", Verdict.non_compliant),
    ]:
        assert region.evaluate(facility, on=on).verdict("1#daily") is verdict
        assert region.evaluate(facility, on=on, only="1#daily").verdict("1#daily") is verdict
    with pytest.raises(LookupError, match="is not in force on 2020-01-01"):
        region.evaluate(facility, on="2020-01-01").verdict("2#window")


def test_provenance_names_the_ruleset_the_place_the_law_and_the_days(rulesets: dict[str, smrl.Ruleset]) -> None:
    norms = rulesets["region"].norms
    base = norms["1#daily"].provenance
    assert (base.ruleset, base.law, base.validity) == ("instrument", "Instrument, 1", (None, None))
    assert base.file.endswith("instrument.smrl")
    tight = norms["1#daily@region"].provenance
    assert (tight.ruleset, tight.law, tight.alteration) == ("region", "Regional Order, 1", "tighten")
    assert (tight.alters, tight.validity, tight.proved) == ("1#daily@country", ("2019-01-01", "2019-12-31"), False)
    relaxed = norms["2#light@country"].provenance
    assert (relaxed.authority, relaxed.because) == ("Ministry of Justice", "new lamps are ordered")
    own = norms["C-1#room"].provenance
    assert (own.ruleset, own.law, own.validity) == ("country", "Prison Act, s.74(3)", ("2013-01-01", "2030-12-31"))
    assert rulesets["country"].provisions["1"].provenance.ruleset == "instrument"


def test_a_relaxed_norm_shows_both_verdicts(rulesets: dict[str, smrl.Ruleset]) -> None:
    assessment = rulesets["country"].evaluate(prison(illuminance="150 lux"), on="2021-01-01")
    assert assessment.verdict("2#light") is Verdict.compliant
    assert assessment.relaxed["2#light"].verdict is Verdict.non_compliant
    assert "2#light" not in assessment.sheets
    told = assessment.explain("2#light").text()
    assert "relaxes 2#light, authorised by Ministry of Justice (new lamps are ordered)" in told
    assert "without it: not compliant" in told
    assert "смягчает 2#light" in assessment.explain("2#light").text("ru")
    again = Assessment.from_json(assessment.to_json())
    assert again.relaxed["2#light"].verdict is Verdict.non_compliant
    assert again.to_json() == assessment.to_json()
    assert pickle.loads(pickle.dumps(assessment)).relaxed["2#light"].verdict is Verdict.non_compliant


def test_a_norm_is_shown_with_its_history() -> None:
    place = str(RULESETS / "country.smrl")
    shown = CliRunner().invoke(main, ["show", "1#daily@country", "-r", place]).output
    assert "tightens 1#daily: unproved\n    valid from 2015-01-01\n    law: Prison Act, s.14" in shown
    assert "until 2030-12-31" in CliRunner().invoke(main, ["show", "C-1", "-r", place]).output


def test_a_tightened_norm_says_that_it_is_not_proved(rulesets: dict[str, smrl.Ruleset]) -> None:
    text = check_text([rulesets["country"].evaluate(prison(), on="2021-01-01")])
    assert "tightens 1#daily: unproved, valid from 2015-01-01 (Prison Act, s.14)" in text
    before = check_text([rulesets["country"].evaluate(prison(), on="2014-12-31")])
    assert "unproved" not in before


def test_a_provision_whose_norms_are_all_withdrawn_does_not_apply(rulesets: dict[str, smrl.Ruleset]) -> None:
    assessment = rulesets["country"].evaluate(prison(lamp_light=False), on="2021-01-01")
    assert assessment.verdict("5") is Verdict.not_applicable
    assert "5" not in assessment.provisions
    assert assessment.withdrawn == ("2#window", "5#lamp", "6#special")
    assert "withdrawn: 2#window, 5#lamp, 6#special" in check_text([assessment])
    narrowed = rulesets["country"].evaluate(prison(), on=assessment.on, only="5#lamp")
    assert narrowed.withdrawn == Assessment.from_json(narrowed.to_json()).withdrawn == ("5#lamp",)
    assert rulesets["country"].evaluate(prison(), on="2016-06-30").withdrawn == ("5#lamp",)
    assert rulesets["instrument"].evaluate(prison(lamp_light=False)).verdict("5") is Verdict.non_compliant


def test_incorporated_norms_are_those_in_force(rulesets: dict[str, smrl.Ruleset]) -> None:
    country = rulesets["country"]
    ids = [norm.id for norm in country.norms if norm.provision == "4" and norm.label == "daily"]
    assert ids == ["4 > 1#daily", "4 > 1#daily@country"]
    assessment = country.evaluate(prison(), on="2014-12-31")
    assert "4 > 1#daily" in assessment.sheets
    assert "4 > 1#daily@country" not in assessment.sheets


# -- facts of a jurisdiction's own -------------------------------------------------------------------------------------


def test_a_declared_fact_is_read_from_files_like_any_other(tmp_path: Path, rulesets: dict[str, smrl.Ruleset]) -> None:
    file = tmp_path / "prison.yaml"
    file.write_text("id: f\nwards: 3\ncells:\n  a: {air_room: 9 m^3}\n  b: {air_room: 12000 L}\n", encoding="utf-8")
    facility = smrl.read_facility(file, vocabulary=rulesets["country"])
    findings = rulesets["country"].evaluate(facility, on="2021-01-01").findings_of("C-1")
    assert [finding.verdict for finding in findings] == [Verdict.non_compliant, Verdict.compliant]
    with pytest.raises(smrl.FactError) as caught:
        smrl.read_facility(file)
    assert {fault.code for fault in caught.value.diagnostics} == {"F101"}
    file.write_text("id: f\ncells:\n  a: {air_room: 900 m^3}\n", encoding="utf-8")
    with pytest.raises(smrl.FactError, match="above"):
        smrl.read_facility(file, vocabulary=rulesets["country"])


def test_objects_built_in_python_keep_declared_facts(rulesets: dict[str, smrl.Ruleset]) -> None:
    country = rulesets["country"]
    good = prison(declared={"air_room": "12 m^3"})
    assert country.evaluate(good, on="2021-01-01").verdict("C-1") is Verdict.compliant
    assert country.evaluate(pickle.loads(pickle.dumps(good)), on="2021-01-01").verdict("C-1") is Verdict.compliant
    assert country.evaluate(prison(), on="2021-01-01").verdict("C-1") is Verdict.undetermined
    with pytest.raises(smrl.FactError) as caught:
        country.evaluate(prison(declared={"air_room": 12}), on="2021-01-01")
    assert {fault.code for fault in caught.value.diagnostics} == {"F102"}


def test_a_declared_fact_is_asked_for_and_described(rulesets: dict[str, smrl.Ruleset]) -> None:
    country = rulesets["country"]
    described = schema(country.vocabulary)["$defs"]["cell"]["properties"]["air_room"]
    assert described["x-question"] == "How large is the room, floor to ceiling?"
    assert described["anyOf"][0]["x-maximum"] == "500 m^3"
    missing = country.evaluate(prison(), on="2021-01-01", only="C-1").missing_facts()
    assert [fact.path for fact in missing] == ["cells[a].air_room"]
    assert "air_room" not in schema(rulesets["instrument"].vocabulary)["$defs"]["cell"]["properties"]


# -- the cache ---------------------------------------------------------------------------------------------------------


def test_a_kept_ruleset_is_compiled_anew_when_a_parent_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMRL_CACHE", str(tmp_path / "cache"))
    parent = 'ruleset up "Up"\n  language 1\nrule 1 "A"\n  for each cell\n  require a: illuminance >= 1 lux\n'
    (tmp_path / "up.smrl").write_text(parent, encoding="utf-8")
    child = 'ruleset low "Low"\n  language 1\n  extends up\nfact cell.shelf : m\n'
    (tmp_path / "low.smrl").write_text(child, encoding="utf-8")
    for _ in range(2):
        low = smrl.load(tmp_path / "low.smrl")
        assert [norm.id for norm in low.norms] == ["1#a"]
        assert low.vocabulary.fact("cell", "shelf") is not None
    (tmp_path / "up.smrl").write_text(parent.replace("a:", "b:"), encoding="utf-8")
    assert [norm.id for norm in smrl.load(tmp_path / "low.smrl").norms] == ["1#b"]
    (tmp_path / "up.smrl").unlink()
    with pytest.raises(smrl.RulesetError):
        smrl.load(tmp_path / "low.smrl")


@pytest.mark.parametrize("general_first", [True, False])
def test_a_value_for_some_goes_before_one_for_all_wherever_it_stands(general_first: bool) -> None:
    settings = ["set least = 4 m^2", "set least = 6 m^2 where kind = cell"]
    text = "\n".join(["parameter least : m^2", *(settings if general_first else settings[::-1])])
    rules = smrl.compile(f"{text}\nfor each cell\nrequire floor_area >= least\n")
    verdicts = {
        kind: rules.evaluate(prison(kind=kind, floor_area="5 m^2")).verdict("program") for kind in ("cell", "dormitory")
    }
    assert verdicts == {"cell": Verdict.non_compliant, "dormitory": Verdict.compliant}
