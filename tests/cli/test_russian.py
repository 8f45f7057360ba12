"""What every command for readers says in Russian, as a whole: reports, questions, faults of files and of commands.

`SMRL_RESET=1 pytest tests/cli/test_russian.py` writes the outputs anew: read what changed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

import smrl
from smrl.cli import main

FOLDER = Path(__file__).parent / "russian"
RULES = ("-r", "house.smrl")
OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "list": ("list", "house.smrl"),
    "show-1": ("show", "1", *RULES),
    "show-2": ("show", "2", *RULES),
    "check": ("check", "prison.yaml", *RULES),
    "check-on": ("check", "prison.yaml", *RULES, "--on", "2026-02-01 12:00", "--only", "1#good"),
    "explain-1": ("explain", "prison.yaml", "1", *RULES),
    "explain-2": ("explain", "prison.yaml", "2", *RULES),
    "explain-subject": ("explain", "prison.yaml", "1", *RULES, "--subject", "p-2"),
    "questions": ("questions", *RULES),
    "questions-left": ("questions", "prison.yaml", *RULES),
    "form": ("questions", "--form", *RULES),
    "faulty-file": ("check", "faulty.yaml"),
    "no-file": ("check", "no-such-file.yaml"),
    "no-ruleset": ("check", "prison.yaml", "-r", "un.smr_1995"),
    "no-provision": ("show", "11", *RULES),
    "nobody": ("explain", "prison.yaml", "1", *RULES, "--subject", "p-3"),
    "no-day": ("check", "prison.yaml", "--on", "завтра"),
    "no-command": ("chekc", "prison.yaml"),
    "no-option": ("check", "prison.yaml", "--fial-on", "duty"),
    "no-argument": ("check",),
    "no-choice": ("check", "prison.yaml", "--fail-on", "permission"),
}


def said(*arguments: str, **environment: str) -> str:
    """Both outputs of a command."""
    variables = {"COLUMNS": "100", "SMRL_TEXTS": "off", "SMRL_LANG": "", **environment}
    result = CliRunner().invoke(main, arguments, prog_name="smrl", env=variables)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout + result.stderr


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


@pytest.mark.parametrize("name", OUTPUTS)
def test_whole_outputs(name: str) -> None:
    """Nothing of them is English but ids, the words of files, and what rules and files say themselves."""
    output = said(*OUTPUTS[name], "--lang", "ru")
    page = FOLDER / f"{name}.txt"
    if os.environ.get("SMRL_RESET"):
        page.write_text(output, encoding="utf-8")
    assert output == page.read_text(encoding="utf-8"), "SMRL_RESET=1 writes it anew"


def test_there_is_an_output_for_every_page() -> None:
    """A page that no command writes would tell of an old one."""
    assert {page.stem for page in FOLDER.glob("*.txt")} == set(OUTPUTS)


def test_the_environment_chooses_the_language() -> None:
    """SMRL_LANG, unless `--lang` says otherwise; what it names besides Russian is English."""
    assert said("show", "1", *RULES, SMRL_LANG="ru") == said("show", "1", *RULES, "--lang", "ru")
    assert said("chekc", SMRL_LANG="ru") == said("chekc", "--lang=ru")
    assert said("show", "1", *RULES, "--lang", "en", SMRL_LANG="ru") == said("show", "1", *RULES)
    assert said("show", "1", *RULES, SMRL_LANG="de_DE.UTF-8") == said("show", "1", *RULES)


def test_faults_of_rules_stay_english(tmp_path: Path) -> None:
    """They speak of a language whose words are English; the words around them are Russian."""
    (tmp_path / "bad.smrl").write_text('rule 1 "x"\n  for each prisoner\n  require nothing_such\n')
    output = said("check", "prison.yaml", "-r", str(tmp_path / "bad.smrl"), "--lang", "ru")
    assert output.startswith("ошибка[C101]: nothing here is called `nothing_such`")
    assert "1 ошибка" in output.splitlines()[-1]


def test_english_loads_no_russian() -> None:
    """A check in English pays for no table of Russian, one in Russian for no catalogue of faults without a fault."""
    code = "import sys; from smrl.cli import main; main(sys.argv[1:], standalone_mode=False)"
    asked = "import atexit, sys; atexit.register(lambda: print(*sorted(m for m in sys.modules if 'russian' in m)))"
    for lang, modules in (("en", ""), ("ru", "smrl.models.russian smrl.russian")):
        run = subprocess.run(
            [sys.executable, "-c", f"{asked}; {code}", "check", "prison.yaml", *RULES, "--lang", lang],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert run.stdout.splitlines()[-1] == modules


def test_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTML in the language asked for; a notebook, which cannot ask, shows that of SMRL_LANG."""
    assessment = smrl.load("house.smrl").evaluate(smrl.read_facility("prison.yaml"))
    russian = assessment.html("ru")
    assert "<th>положение</th><th></th><th>сила</th><th>вывод</th><th>проверено</th>" in russian
    assert "northgate: house.rules, на 1 марта 2026 г." in russian
    assert "не установлено: 0 из 2 положений" in russian
    assert "требует: food.nutritious: неверно" in assessment.explain("1").html("ru")
    assert assessment._repr_html_() == assessment.html("en")
    monkeypatch.setenv("SMRL_LANG", "ru")
    assert assessment._repr_html_() == russian
