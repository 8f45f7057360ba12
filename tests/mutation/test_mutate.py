"""`smrl mutate` as a whole: survivors, the examples that kill them, proofs, and what it says of its input."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from smrl.cli import main
from smrl.mutation.operators import OPERATORS

RULES = """\
rule 21 "Exercise"
  gist en "An hour outside."
  for each prisoner
  require hour: exercise.open_air >= 1 hour/day unless employed_outdoors
  recommend training: exercise.physical_training and exercise.recreational_training when young
  example "plenty":
      exercise.open_air = 2 hour/day, employed_outdoors = no, young = no
      -> compliant, hour: compliant as duty
  example "too little":
      exercise.open_air = 30 min/day, employed_outdoors = no
      -> non_compliant, hour: non_compliant
  example "trained":
      young = yes, exercise.physical_training = yes, exercise.recreational_training = yes
      -> undetermined, training: compliant
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "exercise.smrl"
    file.write_text(RULES, encoding="utf-8")
    return file


def mutate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["mutate", *map(str, arguments), "--jobs", "1", "--on", "2026-03-01"])


def told(*arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(mutate(*arguments, "--format", "json").output)
    return found


def test_survivors_are_shown_with_their_place_the_change_and_an_example(rules: Path) -> None:
    result = mutate(rules, "--operators", "comparison")
    assert result.exit_code == 1
    assert result.output.startswith(
        f"{rules}:4: 21#hour: alive: comparison\n"
        "    - require hour: exercise.open_air >= 1 hour/day unless employed_outdoors\n"
        "    + require hour: exercise.open_air > 1 hour/day unless employed_outdoors\n"
    )
    assert "exercise.open_air = 1 hour/day, employed_outdoors = no" in result.output
    assert re.search(r"^all +1 +0 +0 +1 +0\.0%$", result.output, re.MULTILINE)


def test_the_examples_kill_what_survived_once_they_are_in_the_rules(rules: Path) -> None:
    alive = told(rules)["survivors"]
    assert len(alive) >= 8
    assert all(one["example"] for one in alive)
    examples = dict.fromkeys(one["example"] for one in alive)
    numbered = [re.sub(r'example "', f'example "{at}: ', one, count=1) for at, one in enumerate(examples)]
    rules.write_text(RULES + "\n".join(numbered) + "\n", encoding="utf-8")
    again = mutate(rules)
    assert again.exit_code == 0, again.output
    assert told(rules)["all"] == {**told(rules)["all"], "alive": 0, "score": 1.0}


def test_every_example_has_been_judged_by_the_ruleset_itself(rules: Path) -> None:
    found = "\n".join(one["example"] for one in told(rules, "--no-prove")["survivors"])
    rules.write_text(RULES + found + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["test", str(rules)])
    assert result.exit_code == 0, result.output


def test_a_force_is_noticed_only_where_an_example_says_it(rules: Path) -> None:
    by_name = told(rules, "--operators", "force")
    assert [one["norm"] for one in by_name["survivors"]] == ["21#training"]
    assert "as recommendation" in by_name["survivors"][0]["example"]


TWICE_SAID = """\
rule 1 "Said twice"
  for each prisoner
  require grown: exercise.suitable and (young or exercise.suitable)
  example "unsuitable": exercise.suitable = no -> non_compliant as duty
  example "suitable": exercise.suitable = yes -> compliant
  example "nothing known": -> undetermined
"""


def test_a_mutant_is_equivalent_by_proof_only(tmp_path: Path) -> None:
    file = tmp_path / "twice.smrl"
    file.write_text(TWICE_SAID, encoding="utf-8")
    proved, believed = told(file), told(file, "--no-prove")
    same = [one for one in proved["survivors"] if one["equivalent"]]
    assert ("young or exercise.suitable", "exercise.suitable") in {
        (one["before"].strip("()"), one["after"].strip("()")) for one in same
    }
    assert all(one["example"] is None for one in same)
    assert believed["all"]["equivalent"] == 0
    assert believed["all"]["alive"] == proved["all"]["alive"] + proved["all"]["equivalent"]


def test_what_is_proved_for_short_lists_only_counts_as_alive(tmp_path: Path) -> None:
    file = tmp_path / "many.smrl"
    file.write_text(
        'rule 1 "Many"\n  for each facility\n'
        "  require nobody: count(p in prisoners where p.young and (p.young or p.employed_outdoors)) = 0\n"
        '  example "one": prisoners = [(young = yes)] -> non_compliant as duty\n',
        encoding="utf-8",
    )
    twice = [one for one in told(file, "--operators", "operand")["survivors"] if one["after"] == "p.young"]
    assert twice
    assert not any(one["equivalent"] for one in twice)
    assert all("members in each list" in one["why"] for one in twice)


def test_a_sample_is_the_same_for_the_same_seed(rules: Path) -> None:
    first, again, other = (told(rules, "--sample", 5, "--seed", seed) for seed in (1, 1, 2))
    assert first == again
    assert first["all"]["made"] == other["all"]["made"] == 5
    assert first["survivors"] != other["survivors"]


def test_only_one_norm_or_provision(rules: Path) -> None:
    whole, one = told(rules), told(rules, "--only", "21#hour")
    assert 0 < one["all"]["made"] < whole["all"]["made"]
    assert told(rules, "--only", "21") == whole


def test_the_score_that_is_asked_for(rules: Path) -> None:
    assert mutate(rules, "--at-least", 10).exit_code == 0
    assert mutate(rules, "--at-least", 99).exit_code == 1


def test_with_several_processes_the_same_comes_out(rules: Path) -> None:
    result = CliRunner().invoke(main, ["mutate", str(rules), "--jobs", "2", "--on", "2026-03-01", "--format", "json"])
    assert json.loads(result.output) == told(rules)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--operators", "threshhold"], "`threshhold` is no operator"),
        (["--only", "22"], "22"),
        (["--only", "21#hours"], "21#hour"),
        (["--operators", "incorporation"], "nothing there can be changed"),
    ],
)
def test_input_that_cannot_be(rules: Path, arguments: list[str], said: str) -> None:
    result = mutate(rules, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_ruleset_whose_examples_fail_notices_nothing(rules: Path) -> None:
    rules.write_text(RULES.replace("-> compliant, hour", "-> non_compliant, hour"), encoding="utf-8")
    result = mutate(rules)
    assert result.exit_code == 2
    assert "U109" in result.stderr


def test_of_a_ruleset_that_extends_another_only_its_own_files_are_changed(tmp_path: Path) -> None:
    (tmp_path / "own.smrl").write_text(
        'ruleset own "Own"\n  language 1\n  extends base\n\n'
        'rule 900 "Beds"\n  for each prisoner\n  require bed: bedding.own_bed\n'
        '  example "his own": bedding.own_bed = yes -> compliant as duty\n'
        '  example "none": bedding.own_bed = no -> non_compliant\n',
        encoding="utf-8",
    )
    (tmp_path / "base.smrl").write_text(f'ruleset base "Base"\n  language 1\n\n{RULES}', encoding="utf-8")
    result = mutate(tmp_path / "own.smrl", "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.output)["all"]["made"] == 2


def test_the_guide_publishes_every_operator_in_its_own_words() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "mutate-your-rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|$", guide, re.MULTILINE)
    assert rows == [(one.name, one.says) for one in OPERATORS.values()]


def test_facts_that_a_ruleset_declares_are_stated_and_stay_in_their_range(tmp_path: Path) -> None:
    file = tmp_path / "locked.smrl"
    file.write_text(
        'ruleset locked "Locked"\n  language 1\n  version "1.0"\n\n'
        "fact cell.locked_for : min between 0 min and 24 hour evidence document\n"
        '  meaning en "how long the cell is locked in a day"\n  ask en "How long is the cell locked?"\n\n'
        'rule 1 "Unlocking"\n  gist en "Unlocked for two hours."\n  for each cell\n'
        "  require unlocked: 24 hour - locked_for >= 2 hour\n"
        '  example "a day": locked_for = 20 hour -> compliant\n',
        encoding="utf-8",
    )
    result = mutate(file, "--operators", "threshold,force,polarity,comparison")
    assert result.exit_code == 1, result.output
    alive = told(file, "--operators", "threshold,force,comparison")["survivors"]
    assert alive
    assert all("locked_for = " in one["example"] for one in alive)
