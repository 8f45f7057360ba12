"""`smrl compare`: which norms answer to which, the reports, the exit status, and facilities that `smrl check` reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smrl.analysis import solver
from smrl.analysis.compare import combined
from smrl.analysis.norms import objection
from smrl.analysis.relation import Relation
from smrl.backends.results import MET, NON_COMPLIANT, UNDETERMINED
from smrl.cli import main
from smrl.report.comparison import level_phrase
from smrl.verdict import Force

BASE = """ruleset base "Base"
  language 1
  version "1.0"

parameter least_area: m^2
  meaning en "the least floor area"

rule 1(1) "Air"
  gist en "Time in the open air."
  for each prisoner
  require air: exercise.open_air >= 1 hour/day unless employed_outdoors
  recommend more: exercise.open_air >= 2 hour/day

rule 1(2) "Space"
  gist en "Room to live in."
  for each cell
  require space: floor_area >= least_area

rule 2 "Words"
  gist en "Words."
  permit reading: exercise.suitable
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.smrl").write_text(BASE, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def compare(folder: Path, old: str, new: str, *more: str) -> Result:
    other = BASE.replace('ruleset base "Base"', 'ruleset other "Other"').replace(old, new)
    (folder / "other.smrl").write_text(other, encoding="utf-8")
    return run("compare", "base.smrl", "other.smrl", "--on", "2026-03-01", *more)


def relations(result: Result) -> dict[str, str]:
    return {one["id"]: one["relation"] for one in json.loads(result.stdout)["provisions"]}


def test_a_ruleset_is_equivalent_to_itself_without_a_solver(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise AssertionError("the solver was asked")

    monkeypatch.setattr(solver, "ask", refuse)
    result = compare(base, "1 hour/day", "60 min/day")
    assert result.exit_code == 0
    assert result.stdout == "other beside base: 3 equivalent\non 2026-03-01, all facts known\n"


@pytest.mark.parametrize(
    ("old", "new", "status", "provision", "relation"),
    [
        ("1 hour/day unless", "30 min/day unless", 1, "1(1)", "weaker"),
        (" unless employed_outdoors", "", 0, "1(1)", "stricter"),
        ("require air", "recommend air", 1, "1(1)", "weaker"),
        ("recommend more", "require more", 0, "1(1)", "stricter"),
        ("  recommend more: exercise.open_air >= 2 hour/day\n", "", 1, "1(1)", "weaker"),
        ("floor_area >= least_area", "floor_area > least_area", 0, "1(2)", "stricter"),
        ("permit reading: exercise.suitable", "permit reading: illiterate", 0, "2", "equivalent"),
        ("  recommend more", '  declare "Air does good."\n  recommend more', 0, "1(1)", "equivalent"),
        ("rule 2 ", "rule 3 ", 0, "3", "new"),
        ("rule 2 ", "rule 3 ", 0, "2", "withdrawn"),
    ],
)
def test_the_relation_and_the_exit_status(
    base: Path, old: str, new: str, status: int, provision: str, relation: str
) -> None:
    result = compare(base, old, new, "--format", "json")
    assert result.exit_code == status, result.output
    assert relations(result)[provision] == relation


def test_a_facility_that_shows_a_difference_is_one_that_check_judges_so(base: Path) -> None:
    result = compare(base, "1 hour/day unless", "30 min/day unless", "--counterexamples", "parting")
    assert result.exit_code == 1
    assert "prisoners: [{id: prisoner-1, exercise: {open_air:" in result.stdout
    file = "parting/1(1)#air-weaker.yaml"
    assert run("check", file, "-r", "base.smrl", "--only", "1(1)#air").exit_code == 1
    assert run("check", file, "-r", "other.smrl", "--only", "1(1)#air").exit_code == 0


def test_a_term_that_nobody_binds_is_given_with_the_facility(base: Path) -> None:
    result = compare(base, "floor_area >= least_area", "floor_area > least_area")
    (line,) = [line.strip() for line in result.stdout.splitlines() if "# given" in line]
    assert line.startswith("# given least_area = ")
    assert line.endswith((" m^2", " m²"))


def test_a_term_that_one_binds_is_bound(base: Path) -> None:
    result = compare(base, 'rule 1(1) "Air"', 'set least_area = 4 m^2 cite "law"\n\nrule 1(1) "Air"', "--all")
    assert result.exit_code == 0
    assert "`least_area`, open in BASE, is taken as OTHER binds it" in result.stdout
    told = "least_area, open in base, is bound by other: 4 m^2"
    assert told in result.stdout.splitlines()
    assert f"- {told}" in run("compare", "base.smrl", "other.smrl", "--format", "markdown").stdout.splitlines()
    data = json.loads(run("compare", "base.smrl", "other.smrl", "--format", "json").stdout)
    assert data["bindings"] == [{"name": "least_area", "by": "other", "values": ["4 m^2"]}]
    assert "least_area, open in base, is bound by other" in run("compare", "other.smrl", "base.smrl").stdout


def test_time_that_runs_out_leaves_it_undecided(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "ask", lambda *_: solver.UNDECIDED)
    result = compare(base, "1 hour/day unless", "30 min/day unless", "--format", "json")
    assert result.exit_code == 3
    assert relations(result)["1(1)"] == "undecided"


def test_alterations_answer_to_what_they_alter(base: Path) -> None:
    (base / "country").mkdir()
    (base / "country" / "ruleset.smrl").write_text(
        'ruleset country "Country"\n  language 1\n  extends base\n\n'
        'tighten 1(1)#air: require exercise.open_air >= 2 hour/day cite "law 1"\n\n'
        'withdraw 1(1)#more cite "law 2"\n\n'
        'rule C-1 "Cells" implements 1(2)\n'
        '  gist en "Cells."\n  for each cell\n  require light: window_light\n',
        encoding="utf-8",
    )
    (base / "base").mkdir()
    (base / "base" / "ruleset.smrl").write_text(BASE, encoding="utf-8")
    result = run("compare", "base", "country", "--format", "json")
    assert result.exit_code == 1, result.output
    found = json.loads(result.stdout)["provisions"]
    by_id = {one["id"]: one for one in found}
    norms = {one["base"][0]: one["relation"] for one in by_id["1(1)"]["norms"]}
    assert norms == {"1(1)#air": "stricter", "1(1)#more": "withdrawn"}
    assert by_id["1(2)"]["relation"] == "stricter"
    assert by_id["1(2)"]["implemented_by"] == ["C-1"]
    assert "C-1" not in by_id


def test_facts_of_a_rulesets_own_are_in_the_facility(base: Path) -> None:
    fact = 'fact cell.air_room: m^3\n  meaning en "the room for air"\n  evidence measurement\n\nrule 1(1) "Air"'
    for name, least in (("one", 10), ("two", 8)):
        text = BASE.replace("ruleset base", f"ruleset {name}").replace('rule 1(1) "Air"', fact)
        text = text.replace("floor_area >= least_area", f"air_room >= {least} m^3")
        (base / f"{name}.smrl").write_text(text, encoding="utf-8")
    result = run("compare", "one.smrl", "two.smrl", "--counterexamples", "parting")
    assert result.exit_code == 1, result.output
    assert "air_room: 8 m^3" in result.stdout
    assert run("check", "parting/1(2)#space-weaker.yaml", "-r", "one.smrl", "--only", "1(2)").exit_code == 1


def test_markdown(base: Path) -> None:
    result = compare(base, "1 hour/day unless", "30 min/day unless", "--format", "markdown")
    assert "| 1(1) | 1(1)#air | weaker |" in result.stdout
    assert "```yaml\n" in result.stdout


def test_an_unknown_provision_is_refused(base: Path) -> None:
    assert compare(base, "rule 2 ", "rule 3 ", "--only", "99").exit_code == 2
    assert relations(compare(base, "rule 2 ", "rule 3 ", "--only", "3", "--format", "json")) == {"3": "new"}


def test_without_the_solver_the_command_says_what_to_install(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "is_installed", lambda: False)
    result = compare(base, "rule 2 ", "rule 3 ")
    assert result.exit_code == 2
    assert "error[U107]" in result.stderr
    assert "pip install smrl[prove]" in result.stderr


@pytest.mark.parametrize(
    ("norms", "provision"),
    [
        ("", "equivalent"),
        ("equivalent", "equivalent"),
        ("equivalent weaker", "weaker"),
        ("withdrawn withdrawn", "withdrawn"),
        ("equivalent withdrawn", "weaker"),
        ("weaker new", "incomparable"),
        ("weaker undecided", "weaker"),
        ("stricter undecided", "undecided"),
        ("stricter new equivalent", "stricter"),
    ],
)
def test_a_provision_is_what_its_norms_are(norms: str, provision: str) -> None:
    assert combined(Relation(one) for one in norms.split()) == Relation(provision)


def test_each_force_has_its_article() -> None:
    assert level_phrase(objection(Force.aspiration, NON_COMPLIANT)) == "finds an aspiration not met"
    assert level_phrase(objection(Force.duty, UNDETERMINED)) == "cannot rule out a duty not met"
    assert level_phrase(objection(Force.duty, MET)) == "has nothing to object"
