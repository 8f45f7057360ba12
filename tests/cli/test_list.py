"""`smrl list` by what norms and facts are about, and `smrl check` of these norms alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smrl.cli import main

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "examples/small/facility.json"

RULES = """\
ruleset toy "Toy"
  language 1

theme restraint : security
  title en "Restraint"
  title ru "Усмирение"
  meaning en "what keeps somebody from moving"

theme search : security

theme health : safeguard

rule 33 "Restraints"
  tags restraint, dignity
  limits restraint
  for each restraint_use
  forbid chains: kind = chains protects health
  recommend doctor: ordered_by = medical_officer
  example "chains": kind = chains -> non_compliant

rule 20 "Food"
  tags food
  protects health
  for each prisoner
  require food.provided
  example "fed": food.provided = yes -> compliant
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "toy.smrl"
    path.write_text(RULES, encoding="utf-8")
    return path


def smrl_(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def ids(*arguments: str | Path) -> list[str]:
    result = smrl_("list", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [norm["id"] for norm in json.loads(result.stdout)["norms"]]


def test_norms_are_chosen_by_tag_theme_and_force(rules: Path) -> None:
    assert ids(rules, "--tag", "restraint") == ["33#chains", "33#doctor"]
    assert ids(rules, "--limits", "restraint", "--protects", "health") == ["33#chains"]
    assert ids(rules, "--protects", "health") == ["33#chains", "20#1"]
    assert ids(rules, "--tag", "restraint", "--tag", "food") == []
    assert ids(rules, "--force", "duty", "--force", "recommendation") == ["33#chains", "33#doctor", "20#1"]
    assert ids(rules, "--limits", "restraint", "--force", "recommendation") == ["33#doctor"]
    assert ids(rules) == ["33#chains", "33#doctor", "20#1"]
    assert ids(rules, "--limits", "search") == []


def test_the_text_names_themes_and_counts(rules: Path) -> None:
    assert smrl_("list", rules, "--limits", "restraint").output == (
        "33  Restraints\n"
        "  33#chains (duty); limits: restraint; protects: health\n"
        "  33#doctor (recommendation); limits: restraint\n\n"
        "2 norms in 1 provision (1 duty, 1 recommendation)\n"
    )
    assert "ограничивает: усмирение" in smrl_("list", rules, "--limits", "restraint", "--lang", "ru").output
    assert smrl_("list", rules, "--limits", "search").output == "0 norms in 0 provisions\n"


def test_json_has_totals_and_the_themes_that_are_named(rules: Path) -> None:
    data = json.loads(smrl_("list", rules, "--tag", "restraint", "--format", "json").stdout)
    assert data["schema"] == "smrl.list/1"
    assert data["selected"] == {"tags": ["restraint"], "limits": [], "protects": [], "force": []}
    assert data["totals"] == {
        "norms": 2,
        "provisions": 1,
        "force": {"duty": 1, "recommendation": 1},
        "limits": {"restraint": 2},
        "protects": {"health": 1},
    }
    assert [theme["name"] for theme in data["themes"]] == ["restraint", "health"]


def test_themes_and_tags_are_listed(rules: Path) -> None:
    output = smrl_("list", rules, "--themes").output
    assert "restraint   2  Restraint: what keeps somebody from moving" in output
    assert "dignity (2), food (1), restraint (2)" in output
    data = json.loads(smrl_("list", rules, "--themes", "--format", "json").stdout)
    assert {theme["name"]: theme["norms"] for theme in data["themes"]} == {"restraint": 2, "search": 0, "health": 2}


def test_facts_are_chosen_by_tag() -> None:
    output = smrl_("list", "--facts", "--tag", "arms").output
    assert "carried_in_contact" in output
    assert "restraint_use" not in output
    data = json.loads(smrl_("list", "--facts", "--tag", "restraint", "--format", "json").stdout)
    assert {fact["fact"].split(".")[0] for fact in data["facts"]} == {"prisoner", "restraint_use"}
    assert data["totals"]["facts"] == len(data["facts"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--limits", "restrain"], "did you mean `restraint`"),
        (["--limits", "health"], "knows no security measure `health`"),
        (["--protects", "helth"], "did you mean `health`?"),
        (["--tag", "fod"], "did you mean `food`?"),
        (["--tag", "xyz"], "--themes` shows them all"),
        (["--facts", "--tag", "restrain"], "did you mean `restraint`"),
        (["--facts", "--limits", "restraint"], "--facts goes with --tag only"),
        (["--force", "dutty"], "'duty'"),
    ],
)
def test_what_is_not_there_is_refused_with_a_suggestion(arguments: list[str], said: str, rules: Path) -> None:
    result = smrl_("list", rules, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_rulesets_in_json() -> None:
    data = json.loads(smrl_("list", "--format", "json").stdout)
    assert "un.smr_1955" in {one["name"] for one in data["rulesets"]}


def test_check_can_be_of_some_themes_alone(rules: Path) -> None:
    result = smrl_("check", SMALL, "-r", rules, "--protects", "health", "--only", "20", "--format", "json")
    data = json.loads(result.stdout)
    assert [norm["id"] for norm in data["norms"] if "findings" in norm] == ["20#1"]
    assert data["norms"][0]["limits"] == ["restraint"]
    assert [theme["name"] for theme in data["ruleset"]["themes"]] == ["restraint", "search", "health"]
    nothing = smrl_("check", SMALL, "-r", rules, "--limits", "search", "--format", "json")
    assert nothing.exit_code == 0
    assert all("findings" not in norm for norm in json.loads(nothing.stdout)["norms"])
    assert smrl_("check", SMALL, "-r", rules, "--tag", "xyz").exit_code == 2
