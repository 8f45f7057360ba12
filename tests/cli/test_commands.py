"""Every command: what it prints, its exit status, and what bad input gets. No traceback reaches a user."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from click.testing import CliRunner, Result

import smrl
from smrl.cli import main
from smrl.cli.app import _COMMANDS

ROOT = Path(__file__).parent.parent.parent
RULES = """
rule 1 "Meals"
  gist en "Food that feeds."
  gist ru "Пища, которая питает."
  for each prisoner
  require good: food.nutritious
  recommend usual: food.usual_hours
  prefer early: food.usual_hours

  example "good food": food = (nutritious = yes, usual_hours = yes) -> compliant
"""
FACTS = """
id: northgate
assessed_on: 2026-03-01
prisoners:
  - {id: p-1, food: {nutritious: %s, usual_hours: %s}}
"""


def smrl_(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments], prog_name="smrl")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "house.smrl").write_text(RULES, encoding="utf-8")
    return tmp_path / "house.smrl"


def facility(folder: Path, nutritious: str = "yes", usual: str = "yes") -> Path:
    (folder / "prison.yaml").write_text(FACTS % (nutritious, usual))
    return folder / "prison.yaml"


@pytest.mark.parametrize(
    ("nutritious", "usual", "options", "status"),
    [
        ("yes", "yes", [], 0),
        ("no", "yes", [], 1),
        ("yes", "no", [], 0),
        ("yes", "no", ["--fail-on", "recommendation"], 1),
        ("yes", "no", ["--fail-on", "aspiration"], 1),
        ("null", "null", [], 0),
        ("no", "no", ["--only", "1#usual"], 0),
    ],
)
def test_exit_status_of_check(
    nutritious: str, usual: str, options: list[str], status: int, tmp_path: Path, rules: Path
) -> None:
    """0 where nothing at or above --fail-on failed, 1 where something did."""
    assert smrl_("check", facility(tmp_path, nutritious, usual), "-r", rules, *options).exit_code == status


def test_the_last_line_of_check_says_what_is_open(tmp_path: Path, rules: Path) -> None:
    """Always, in every language."""
    result = smrl_("check", facility(tmp_path, "null", "yes"), "-r", rules)
    assert result.output.splitlines()[-1] == "1 of 1 provisions undetermined, 1 of 3 findings"
    result = smrl_("check", facility(tmp_path), "-r", rules, "--lang", "ru")
    assert result.output.splitlines()[-1] == "не установлено: 0 из 1 положения, 0 из 3 заключений"


def test_check_as_a_whole(tmp_path: Path, rules: Path) -> None:
    """What stands how, what failed, what was not followed."""
    assert smrl_("check", facility(tmp_path, "no", "no"), "-r", rules).output == (
        f"""\
northgate against {rules}, on 2026-03-01

  1  Meals  not compliant  1 examined

breach
  1#good  Meals
    prisoners[p-1]

recommendation not followed
  1#usual  Meals
    prisoners[p-1]

aspiration not met
  1#early  Meals
    prisoners[p-1]

duty: 1 examined: 1 not compliant
recommendation: 1 examined: 1 not compliant
aspiration: 1 examined: 1 not compliant

0 of 1 provisions undetermined, 0 of 3 findings
"""
    )


def test_check_as_json(tmp_path: Path, rules: Path) -> None:
    """One assessment, or a list for several rulesets; both read back."""
    one = smrl_("check", facility(tmp_path), "-r", rules, "--format", "json")
    assert smrl.Assessment.from_json(one.stdout).verdict("1") == "compliant"
    two = smrl_("check", facility(tmp_path), "-r", rules, "-r", "un.smr_1955", "--format", "json")
    assert [one["ruleset"]["name"] for one in json.loads(two.stdout)][1] == "un.smr_1955"


def test_check_by_several_rulesets(tmp_path: Path, rules: Path) -> None:
    """Each has its report; the last line sums up."""
    output = smrl_("check", facility(tmp_path), "-r", rules, "-r", rules).output
    assert output.count("northgate against") == 2
    assert "0 of 2 provisions" in output.splitlines()[-1]


def test_check_on_another_day(tmp_path: Path, rules: Path) -> None:
    """`--on` goes before `assessed_on`."""
    assert "on 2030-01-01" in smrl_("check", facility(tmp_path), "-r", rules, "--on", "2030-01-01").output


def test_anonymise(tmp_path: Path, rules: Path) -> None:
    """No id of a person is left."""
    for command in (["check"], ["check", "--format", "json"], ["explain"]):
        arguments: list[str | Path] = [*command, facility(tmp_path, "no"), *(["1"] if command == ["explain"] else [])]
        output = smrl_(*arguments, "-r", rules, "--anonymise").output
        assert "p-1" not in output
        assert "prisoner-1" in output


@pytest.mark.parametrize("subject", ["p-1", "prisoners[p-1]"])
def test_explain(subject: str, tmp_path: Path, rules: Path) -> None:
    """By id or by path, as text and as JSON."""
    prison = facility(tmp_path, "no")
    text = smrl_("explain", prison, "1", "-r", rules, "--subject", subject).output
    assert "requires: food.nutritious: does not hold  <-" in text
    assert f"in the ruleset: {rules}:6" in text
    data = json.loads(smrl_("explain", prison, "1", "-r", rules, "-s", subject, "--format", "json").stdout)
    assert data["reasons"][0]["subject"] == "prisoners[p-1]"


def test_show() -> None:
    """A provision by any spelling of its id, a whole rule, one norm; in Russian too."""
    assert smrl_("show", "21.1").output == smrl_("show", "21(1)").output
    assert "open_air" in smrl_("show", "21").output
    assert "duty" in smrl_("show", "9(1)#single").output
    assert "обязанность" in smrl_("show", "9(1)#single", "--lang", "ru").output
    assert "open term" in smrl_("show", "10").output


def test_list() -> None:
    """The rulesets; the provisions of one."""
    assert "un.smr_1955" in smrl_("list").output
    assert "9(1)" in smrl_("list", "un.smr_1955").output


def test_questions(tmp_path: Path, rules: Path) -> None:
    """All that the rules read; with a facility only what can still change a verdict."""
    everything = smrl_("questions", "-r", rules).output
    assert "nutritious" in everything
    assert "usual_hours" in everything
    left = smrl_("questions", facility(tmp_path, "yes", "null"), "-r", rules).output
    assert "nutritious" not in left
    assert "decides 2: p-1" in left
    only = smrl_("questions", "-r", rules, "--only", "1#good").output
    assert "[nutritious: yes/no]" in only
    assert "usual_hours" not in only


def test_a_form_can_be_filled_in(tmp_path: Path) -> None:
    """`check` accepts it as it is, and with an answer in it."""
    text = smrl_("questions", "--form").output
    form = tmp_path / "form.yaml"
    form.write_text(text)
    assert smrl_("check", form).exit_code in {0, 3}
    form.write_text(text.replace("\nopen:", "\nopen: yes"))
    kept = smrl_("questions", form, "--form").output
    assert "\nopen: yes\n" in kept
    assert "\nprisoners:\n" in kept
    assert smrl_("questions", form, "--form", "--anonymise").exit_code == 2


def test_test(rules: Path) -> None:
    """Examples that pass, one that fails, and what none exercises."""
    assert smrl_("test", rules).exit_code == 0
    covered = smrl_("test", rules, "--coverage")
    assert "no example is non compliant" in covered.output
    rules.write_text(RULES + '  example "bad food": food = (nutritious = no) -> compliant\n', encoding="utf-8")
    failed = smrl_("test", rules)
    assert failed.exit_code == 1
    assert "`bad food`: 1 should be compliant, is non_compliant (interpret)" in failed.output


@pytest.mark.parametrize(
    ("condition", "example"),
    [
        ("employed_outdoors", ""),
        ("employed_outdoors and not employed_outdoors when illiterate", "employed_outdoors = yes -> undetermined"),
        ("employed_outdoors and now before now", "employed_outdoors = yes -> undetermined"),
    ],
)
def test_a_norm_that_no_example_decides_fails(tmp_path: Path, condition: str, example: str) -> None:
    """Nobody has shown that it can be met or not."""
    text = f'rule 1 "Work"\n  for each prisoner\n  require outdoors: {condition}\n'
    (tmp_path / "rules.smrl").write_text(text + (f'  example "one": {example}\n' if example else ""))
    failed = smrl_("test", tmp_path / "rules.smrl")
    assert failed.exit_code == 1
    assert "1#outdoors: no example decides it" in failed.output


def test_fmt(tmp_path: Path) -> None:
    """Lays out; with --check only says what it would do; twice changes nothing."""
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.smrl"
    file.write_text('rule 1   "x"\nfor each prisoner\nrequire   illiterate\n')
    checked = smrl_("fmt", "--check", tmp_path)
    assert (checked.exit_code, checked.output) == (1, f"would change {file}\n")
    assert smrl_("fmt", tmp_path).output == f"changed {file}\n"
    assert smrl_("fmt", "--check", tmp_path).exit_code == 0
    file.write_text("rule rule rule\n")
    assert smrl_("fmt", tmp_path).exit_code == 2
    assert file.read_text() == "rule rule rule\n"


def test_the_shipped_rulesets_are_laid_out() -> None:
    """As `smrl fmt` would."""
    assert smrl_("fmt", "--check", ROOT / "rulesets").output == ""


def test_lint(rules: Path) -> None:
    """Says what there is to say, with its place, and that is status 1."""
    result = smrl_("lint", rules)
    assert result.exit_code == int("warning[" in result.output)
    assert smrl_("lint", "un.smr_1955").output == "nothing to say\n"


def test_schema_accepts_what_the_reader_accepts() -> None:
    """The shipped examples fit the schema; a misspelt fact does not."""
    schema = json.loads(smrl_("schema").output)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in ("small", "prison"):
        assert list(validator.iter_errors(json.loads((ROOT / f"examples/{name}/facility.json").read_text()))) == []
    assert list(validator.iter_errors({"id": "f", "prisonners": []})) != []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """A script that asks us what could follow."""
    assert "_SMRL_COMPLETE" in smrl_("completion", shell).output


def test_completion_of_commands() -> None:
    """What the script asks is answered."""
    result = CliRunner().invoke(
        main, [], prog_name="smrl", env={"_SMRL_COMPLETE": "bash_complete", "COMP_WORDS": "smrl ex", "COMP_CWORD": "1"}
    )
    assert "explain" in result.output


@pytest.mark.parametrize("command", [*_COMMANDS])
def test_help_teaches(command: str) -> None:
    """Each command's help has examples, and its first words are those of the list."""
    result = smrl_(command, "--help")
    assert result.exit_code == 0
    assert f"smrl {command}" in result.output
    assert "Examples:" in result.output


BAD = [
    (["check", "no-such-file.yaml"], "U101"),
    (["check", "{folder}.yaml"], "U101"),
    (["check", "{f}", "-r", "no.such"], "R101"),
    (["check", "{f}", "--on", "tomorrow"], "U105"),
    (["check", "{f}", "--only", "999"], "U102"),
    (["explain", "{f}", "999"], "U102"),
    (["explain", "{f}", "21.1", "--subject", "nobody"], "U103"),
    (["explain", "{f}", "21.1", "--subject", "prisoners[nobody]"], "U103"),
    (["show", "999"], "U102"),
    (["fmt", "no-such-folder"], "U101"),
    (["fmt", "{folder}"], "U106"),
    (["lint", "no-such.smrl"], "R101"),
    (["questions", "no-such-file.yaml"], "U101"),
]


@pytest.mark.parametrize(("arguments", "code"), BAD)
def test_bad_input(arguments: list[str], code: str, tmp_path: Path) -> None:
    """Status 2, a sentence with its code on standard error, nothing on standard output."""
    prison = facility(tmp_path)
    for name in ("empty", "empty.yaml"):
        (tmp_path / name).mkdir()
    result = smrl_(*(one.format(f=prison, folder=tmp_path / "empty") for one in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"error[{code}]" in result.stderr
    assert "Traceback" not in result.stderr


def test_faulty_files(tmp_path: Path) -> None:
    """Every fault of a facility or a ruleset in one run."""
    (tmp_path / "bad.yaml").write_text("id: f\nprisonners: []\nprisoners:\n  - {id: a}\n  - {id: a, young: maybe}\n")
    result = smrl_("check", tmp_path / "bad.yaml")
    assert result.exit_code == 2
    assert result.stderr.count("error[F") == 3
    (tmp_path / "bad.smrl").write_text("require nothing_such\nrequire nor_this\n")
    result = smrl_("check", facility(tmp_path), "-r", tmp_path / "bad.smrl")
    assert result.exit_code == 2
    assert result.stderr.count("error[C101]") == 2


def test_unknown_commands_and_options() -> None:
    """A suggestion, and status 2."""
    result = smrl_("chekc")
    assert (result.exit_code, "did you mean `check`" in result.stderr) == (2, True)
    assert smrl_("check", "--fial-on", "duty").exit_code == 2
    assert smrl_("--version").output == f"smrl {smrl.__version__}\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyError("open_air\x1b[2J"), "U103"),
        (ZeroDivisionError("x\x1b[2J"), "U199"),
        (MemoryError(), "U104"),
        (RecursionError(), "U104"),
        (PermissionError(13, "Permission denied", "x\x1b[2J"), "U101"),
    ],
)
def test_whatever_happens_is_a_sentence(error: Exception, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 2 and a code, nothing that a terminal would obey; SMRL_DEBUG shows where."""

    def explode(*_: object) -> None:
        raise error

    monkeypatch.setattr("smrl.api.load", explode)
    result = smrl_("show", "21")
    assert (result.exit_code, f"error[{code}]" in result.stderr) == (2, True)
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    monkeypatch.setenv("SMRL_DEBUG", "1")
    assert "Traceback" in smrl_("show", "21").stderr


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from smrl.cli import main; main(prog_name='smrl')", *arguments]


def test_a_reader_that_goes_away() -> None:
    """`smrl … | head -1` ends quietly."""
    with subprocess.Popen(command("schema"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_interrupted() -> None:
    """Ctrl-C ends with one word and the usual status."""
    code = (
        "import smrl.api, os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is born deaf to it\n"
        "smrl.api.load = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code + "from smrl.cli import main; main(['show', '21'], prog_name='smrl')"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr.strip()) == (128 + signal.SIGINT, "interrupted")


def _run(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A shell command in which `smrl` is this one."""
    script = f'smrl() {{ "{sys.executable}" -m smrl "$@"; }}; {command}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(["sh", "-c", script], cwd=folder, env=environment, capture_output=True, check=False)


def test_letters_that_the_output_cannot_write(tmp_path: Path, rules: Path) -> None:
    """They become escapes, whatever the encoding."""
    done = _run(f"smrl show 1 -r {rules} --lang ru", tmp_path, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u041f\u0438\u0449\u0430" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("command", ["smrl --help >/dev/full", "smrl list >/dev/full", "smrl check --help >/dev/full"])
def test_an_output_that_takes_nothing(command: str, tmp_path: Path) -> None:
    """It is said in a sentence, and the exit status is 2."""
    done = _run(command, tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["error[U101]: the output cannot be written: no space left on device"]


def test_a_closed_output(tmp_path: Path, rules: Path) -> None:
    """The exit status tells what was found."""
    prison = facility(tmp_path, "no")
    done = _run(f"smrl check {prison} -r {rules} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_empty_name_is_no_ruleset(tmp_path: Path) -> None:
    """It is not the folder that one happens to be in."""
    result = smrl_("check", facility(tmp_path), "--ruleset", "")
    assert result.exit_code == 2
    assert "R101" in result.output


@pytest.mark.parametrize("command", ["check", "explain"])
def test_json_shows_hidden_characters(command: str, tmp_path: Path, rules: Path) -> None:
    """A right-to-left override in an id is an escape in JSON too, and reads back as it was."""
    odd = "p\u202e\u009b\x7f\u00e9"
    text = json.dumps({"id": "f", "prisoners": [{"id": odd, "food": {"nutritious": False}}]})
    (tmp_path / "prison.json").write_text(text, encoding="utf-8")
    arguments = ["1"] if command == "explain" else []
    result = smrl_(command, tmp_path / "prison.json", *arguments, "-r", rules, "--format", "json")
    assert not set("\u202e\u009b\x7f") & set(result.output)
    assert f"prisoners[{odd}]" in json.dumps(json.loads(result.output), ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        "id: f\ncells: [{id: a, floor_area: 4 m^2}]\n",
        '\n{"id": "f", "cells": [{"id": "a", "floor_area": "4 m^2"}]}',
        "\ufeffid: f\ncells: [{id: a, floor_area: 4 m^2}]",
    ],
)
def test_a_facility_can_come_from_standard_input(tmp_path: Path, text: str) -> None:
    rules = tmp_path / "rules.smrl"
    rules.write_text("require floor_area >= 4 m^2\n", encoding="utf-8")
    arguments = ["check", "-", "-r", str(rules)]
    result = CliRunner().invoke(main, arguments, input=text.encode())
    assert result.exit_code == 0, result.output
    assert "0 of 1 provisions undetermined" in result.output
    faulty = CliRunner().invoke(main, arguments, input=text.replace("4 m^2", "4 kg").encode())
    assert faulty.exit_code == 2
    assert "--> <stdin>:" in faulty.stderr
    assert CliRunner().invoke(main, arguments, input=b"").exit_code == 2
