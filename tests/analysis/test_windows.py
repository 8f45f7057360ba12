"""What is counted in windows of days is not translated: only the same question is known to have the same answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smrl.cli import main

RULE = """ruleset {name} "{name}"
  language 1

rule 1 "Days apart"
  for each prisoner
  require few: greatest_count(d in separation_days over {window}) < 3
"""


@pytest.mark.parametrize(
    ("base", "other", "relation"),
    [
        ("30 day", "30 day", "equivalent"),
        ("2 week", "14 day", "equivalent"),
        ("30 day", "31 day", "undecided"),
        ("each week", "each month", "undecided"),
        ("each month", "30 day", "undecided"),
    ],
)
def test_another_window_is_another_question(
    base: str, other: str, relation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, window in (("base", base), ("other", other)):
        Path(f"{name}.smrl").write_text(RULE.format(name=name, window=window), encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", "base.smrl", "other.smrl", "--on", "2026-03-01", "--format", "json"])
    assert [one["relation"] for one in json.loads(result.stdout)["provisions"]] == [relation]
