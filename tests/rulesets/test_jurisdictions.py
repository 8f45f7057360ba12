"""The rulesets shipped beside that of 1955: their examples, their languages, their laws, and which are unverified."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

import smrl
from smrl.cli import main
from smrl.library.find import shipped

NAMES = [name for name in shipped() if name != "un.smr_1955"]
UNVERIFIED = {
    ("cpt.living_space", "CPT-2#desirable"),
    ("cpt.living_space", "CPT-8#fourteen"),
    ("cpt.living_space", "CPT-8#back_to_back"),
    ("cpt.living_space", "CPT-9#police"),
    ("de", "9(1)#single@de"),
    ("de", "95 > 9(1)#single@de"),
    ("de", "DE-18#single"),
    ("echr.article_3", "ANANYEV-148#own_place"),
    ("echr.article_3", "ANANYEV-148#free_movement"),
    ("hr", "minimum_air_volume"),
    ("hr", "minimum_floor_area"),
    ("icrc.habitat", "ICRC-3#ceiling"),
    ("icrc.habitat", "ICRC-3#site"),
    ("icrc.habitat", "ICRC-3#water"),
    ("icrc.habitat", "minimum_energy"),
    ("icrc.habitat", "persons_per_shower"),
    ("pl", "PL-110(3)#fourteen"),
    ("pl", "PL-110(3)#fourteen_so_far"),
    ("ru.remand", "37#family_visits@ru.remand"),
    ("ru.remand", "37#friends_visits@ru.remand"),
    ("ru.remand", "95 > 37#family_visits@ru.remand"),
    ("ru.remand", "95 > 37#friends_visits@ru.remand"),
    ("ru.remand", "FZ-18(2)#1"),
    ("ru.remand", "FZ-23#bed"),
    ("ru.remand", "minimum_floor_area"),
    ("ru.sentenced", "PEC-115#fifteen"),
    ("ru.sentenced", "PEC-115#six_months"),
}


def asked(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, prog_name="smrl")
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_shipped() -> None:
    """Three binding profiles, nine laws of countries, and one of a state of them."""
    assert NAMES == [
        "ca", "cpt.living_space", "de", "de.bw", "echr.article_3", "gb.eaw", "hr", "icrc.habitat", "nz", "pl",
        "ru.remand", "ru.sentenced", "za",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_its_examples_hold_and_leave_nothing_out(name: str) -> None:
    """Every norm is shown compliant, non-compliant and undetermined, every branch and exception both ways."""
    report = smrl.load(name).test()
    assert not report.failures
    assert not report.gaps


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_and_a_law_for_everything(name: str) -> None:
    """What it adds has gists and titles in English and Russian; every norm and value of its own cites a law."""
    ruleset = smrl.load(name)
    assert ruleset.outline.titles.keys() == {"en", "ru"}
    for provision in ruleset.outline.provisions.values():
        if not provision.ruleset and provision.norms:
            assert provision.gists.keys() >= {"en", "ru"}, provision.id
            assert provision.titles.keys() >= {"en", "ru"}, provision.id
            assert provision.law, provision.id
    for parameter in ruleset.compiled.program.parameters.values():
        assert all(setting.cite for setting in parameter.settings)
    for fact in (f for e in ruleset.vocabulary.entities.values() for f in e.facts.values()):
        assert fact.meaning, fact.name


def test_the_laws_that_nobody_verified_are_found() -> None:
    """`smrl list --unverified` finds each of them, and nothing else."""
    laws = json.loads(asked("list", "--unverified", "--format", "json"))["laws"]
    assert all(law["unverified"] for law in laws)
    told = {(law["ruleset"], norm) for law in laws for norm in law["norms"]}
    told |= {(law["ruleset"], value["term"]) for law in laws for value in law["values"]}
    assert told == UNVERIFIED


def test_every_norm_has_its_law() -> None:
    """`smrl list hr --citations`: what Croatia adds, by its own Act, and what it inherits, by the rules."""
    laws = json.loads(asked("list", "hr", "--citations", "--format", "json"))["laws"]
    by_norm = {norm: law for law in laws for norm in law["norms"]}
    assert by_norm.keys() == smrl.load("hr").outline.norms.keys()
    assert by_norm["21(1)#1@hr"]["law"] == "Enforcement of Prison Sentences Act"
    assert by_norm["21(1)#1"]["law"] == "SMR 1955, 21(1)"
    assert asked("list", "hr", "--citations").startswith("hr  Croatia")
    assert "источник не сверен" in asked("list", "hr", "--citations", "--lang", "ru")


@pytest.mark.parametrize(
    ("name", "kind", "each", "verdict"),
    [
        ("ru.sentenced", "colony", "2", "compliant"),
        ("ru.sentenced", "colony", "1.99", "non_compliant"),
        ("ru.sentenced", "prison", "2.49", "non_compliant"),
        ("ru.sentenced", "womens_colony", "3", "compliant"),
        ("ru.sentenced", "treatment_prophylactic", "4.9", "non_compliant"),
    ],
)
def test_the_figure_depends_on_the_establishment(name: str, kind: str, each: str, verdict: str) -> None:
    """The Code's own figures, each for its kind of establishment, and each at its boundary."""
    declared: Any = {"declared": {"establishment": kind}}  # type checkers know only the facts of the vocabulary
    found = smrl.load(name).evaluate(
        smrl.models.Facility(
            id="f",
            **declared,
            cells=[
                smrl.models.Cell(
                    id="a", floor_area=f"{each} m^2", sanitary_area="0 m^2", furniture_area="0 m^2", night_occupants=1
                )
            ],
        )
    )
    assert found.verdict("10#floor") == verdict


def test_a_verdict_that_rests_on_an_unverified_law_says_so() -> None:
    """In the reasons of the finding, and in the provenance of the norm."""
    cell = smrl.models.Cell(
        id="a", floor_area="3 m^2", sanitary_area="0 m^2", furniture_area="0 m^2", night_occupants=1
    )
    ruleset = smrl.load("hr")
    found = ruleset.evaluate(smrl.models.Facility(id="f", cells=[cell]))
    assert found.verdict("10#floor") == "non_compliant"
    assert "source not verified" in str(found.explain("10#floor"))
    assert ruleset.norms["10#floor"].provenance.unverified
    assert not ruleset.norms["21(1)#1@hr"].provenance.unverified


def test_a_figure_is_shown_with_those_for_whom_it_is() -> None:
    """Two figures of one term are told apart, and a law that nobody verified is marked where the norm is shown."""
    shown = asked("show", "10#floor", "--ruleset", "cpt.living_space")
    assert "= 6 m^2/person where night_occupants <= 1 person" in shown
    assert "= 4 m^2/person where night_occupants > 1 person" in shown
    assert "law: 103-FZ, art. 23 (source not verified)" in asked("show", "FZ-23", "--ruleset", "ru.remand")


def test_law_that_is_weaker_is_replaced_and_not_only_added() -> None:
    """What the base asks and a country does not is a norm in the place of the base's, so that a comparison shows it."""
    replaced = {
        "de": "9(1)#single", "nz": "21(1)#1", "pl": "10#floor", "ru.remand": "37#family_visits",
        "ru.sentenced": "37#family_visits",
    }  # fmt: skip
    for name, norm in replaced.items():
        assert smrl.load(name).norms[f"{norm}@{name}"].provenance.alteration == "replace"
