"""Themes through a family of rulesets: inherited, added to, kept by norms that are altered."""

from __future__ import annotations

from pathlib import Path

import pytest

import smrl

PARENT = """\
ruleset parent "Parent"
  language 1

theme restraint : security

theme health : safeguard

theme privacy : safeguard

rule 33 "Restraints"
  tags restraint
  limits restraint
  protects health
  for each restraint_use
  require doctor: ordered_by = medical_officer
  require director: ordered_by != officer protects privacy
  example "nothing known": -> undetermined
"""
CHILD = """\
ruleset child "Child"
  language 1
  extends parent

theme search : security

tighten 33#doctor cite "Act":
  require ordered_by = medical_officer and purpose = medical
  example "nothing known": -> undetermined

tighten 33#director cite "Act":
  require ordered_by = director limits search, restraint
  example "nothing known": -> undetermined
"""


@pytest.fixture
def child(tmp_path: Path) -> Path:
    (tmp_path / "parent.smrl").write_text(PARENT, encoding="utf-8")
    path = tmp_path / "child.smrl"
    path.write_text(CHILD, encoding="utf-8")
    return path


def test_an_altered_norm_keeps_what_it_does_not_name_anew(child: Path) -> None:
    ruleset = smrl.load(child)
    assert list(ruleset.themes) == ["restraint", "health", "privacy", "search"]
    said = {norm.id: (norm.tags, norm.limits, norm.protects) for norm in ruleset.norms}
    assert said["33#doctor"] == said["33#doctor@child"] == (("restraint",), ("restraint",), ("health",))
    assert said["33#director"] == (("restraint",), ("restraint",), ("privacy",))
    assert said["33#director@child"] == (("restraint",), ("search", "restraint"), ("privacy",))


def test_a_theme_of_a_parent_is_the_same_in_a_child_but_of_no_other_kind(child: Path) -> None:
    child.write_text(CHILD + "theme restraint : security\n", encoding="utf-8")
    assert list(smrl.load(child).themes) == ["restraint", "health", "privacy", "search"]
    child.write_text(CHILD + "theme restraint : safeguard\n", encoding="utf-8")
    with pytest.raises(smrl.RulesetError, match="the theme `restraint` is declared twice"):
        smrl.load(child)
