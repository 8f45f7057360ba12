"""The catalogue of phrases: complete in both languages, with the same blanks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from smrl.assessment import phrases
from smrl.assessment.sheet import MARKS
from smrl.core.tree import Reason
from smrl.syntax.tree import NormKeyword
from smrl.verdict import Force, Verdict
from smrl.vocabulary import Evidence

ROLES = {*get_args(NormKeyword), *get_args(get_type_hints(Reason)["kind"])}
FAILING = [Force.duty, Force.recommendation, Force.aspiration, Force.principle]
SMRL = Path(phrases.__file__).parent.parent


@pytest.mark.parametrize("key", phrases._WORDS)
def test_both_languages_have_the_same_blanks(key: str) -> None:
    """A number or a name that one language shows, the other shows too."""
    english, russian = (set(re.findall(r"\{(\w+)[:}]", phrase)) for phrase in phrases._WORDS[key])
    assert english == russian
    assert re.search("[а-яё«]", phrases.say(key, "ru", **dict.fromkeys(russian, 1)), re.I)


def test_every_phrase_is_used_and_every_used_phrase_exists() -> None:
    """No dead words, no missing ones."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("assessment", "report", "cli")
        for path in (SMRL / folder).glob("*.py")
        if path.name != "phrases.py"
    )
    named = set(re.findall(r"\bsay\(\s*\"(\w+)\"", sources))
    assert named <= set(phrases._WORDS)
    used = {*re.findall(r"[\"'](\w+)[\"']", sources), *ROLES, *(f"failed_{force.value}" for force in FAILING)}
    used |= {f"counted_{force.value}" for force in Force}
    used |= {word.value for kind in (Verdict, Force, Evidence) for word in kind} | {str(mark) for mark in MARKS}
    assert set(phrases._WORDS) - used == set()
