"""Decide before acting: what a change would newly breach, mend, or leave open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import smrl

ROOT = Path(__file__).parent.parent.parent
P, F = smrl.models.Prisoner, smrl.models.Facility
RULE = "for each prisoner\nrequire a: not illiterate\nrecommend b: employed_outdoors"


def prison(**facts: Any) -> Any:
    return F(id="f", prisoners=[P(id="p", **facts)])


@pytest.mark.parametrize(
    ("before", "after", "group", "norms"),
    [
        ({"illiterate": False}, {"illiterate": True}, "newly_breached", ["a"]),
        ({"illiterate": None}, {"illiterate": True}, "newly_breached", ["a"]),
        ({"illiterate": True}, {"illiterate": True}, "newly_breached", []),
        ({"illiterate": True}, {"illiterate": False}, "mended", ["a"]),
        ({"illiterate": True}, {"illiterate": None}, "newly_undetermined", ["a"]),
        ({"illiterate": None}, {"illiterate": False}, "settled", ["a"]),
        ({"employed_outdoors": True}, {"employed_outdoors": False}, "newly_failed", ["b"]),
        ({"employed_outdoors": True}, {"employed_outdoors": False}, "newly_breached", []),
    ],
)
def test_groups(before: dict[str, Any], after: dict[str, Any], group: str, norms: list[str]) -> None:
    """Each difference is where a decision looks for it."""
    change = smrl.compile(RULE).evaluate(prison(**before)).changed_by(prison(**after))
    assert [one.norm.partition("#")[2] for one in getattr(change, group)] == norms


def test_the_same_question_is_asked_again() -> None:
    """Date, `only` and `subjects` are those of the first evaluation; subjects are found again by their id."""
    first = prison(illiterate=False, employed_outdoors=True)
    second = F(id="f", prisoners=[P(id="p", illiterate=True, employed_outdoors=False), P(id="q", illiterate=True)])
    assessment = smrl.compile(RULE).evaluate(first, only=["program#a"], subjects=first.prisoners)
    assert [(one.norm, one.subject) for one in assessment.changed_by(second).differences] == [
        ("program#a", "prisoners[p]")
    ]


def test_somebody_new_and_somebody_gone() -> None:
    """Subjects that one side lacks are differences too."""
    change = (
        smrl.compile(RULE)
        .evaluate(prison(illiterate=True))
        .changed_by(F(id="f", prisoners=[P(id="q", illiterate=True)]))
    )
    assert [(one.subject, one.before, one.after) for one in change.differences if one.norm == "program#a"] == [
        ("prisoners[q]", None, "non_compliant"),
        ("prisoners[p]", "non_compliant", None),
    ]
    assert change.newly_breached
    assert change.mended


def test_nothing_changes() -> None:
    """A change without differences is false and says so."""
    change = smrl.compile(RULE).evaluate(prison()).changed_by(prison())
    assert not change
    assert str(change) == "nothing changes"
    assert change.to_dict()["newly_breached"] == []


def test_the_example_of_a_cell_move() -> None:
    """It prints what its page says."""
    folder = ROOT / "examples" / "embedding"
    run = subprocess.run(
        [sys.executable, folder / "cell_move.py"], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    shown = re.search(r"```text\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.S)
    assert shown is not None
    assert run.stdout.strip() == shown[1].strip()
