"""What the norms of 1955 limit and protect: complete, consistent, and in the words that facts are tagged with."""

from __future__ import annotations

import pytest

import smrl
from smrl.verdict import Force

RULESET = smrl.load("un.smr_1955")
SILENT = {"search"}  # the text has no norm on it
MEASURES = {
    # a tag that names a security measure: norms with it limit that measure
    "restraint": "restraint",
    "force": "force",
    "transport": "transport",
    "isolation": "discipline",
}


def test_every_norm_that_can_fail_protects_something() -> None:
    assert [norm.id for norm in RULESET.norms if norm.force.scorable and not norm.protects] == []


def test_every_theme_is_named_by_some_norm_and_told_in_both_languages() -> None:
    named = {name for norm in RULESET.norms for name in (*norm.limits, *norm.protects)}
    assert set(RULESET.themes) - named == SILENT
    for theme in RULESET.themes.values():
        assert set(theme.titles) == set(theme.meanings) == {"en", "ru"}, theme.name


@pytest.mark.parametrize(("tag", "measure"), MEASURES.items())
def test_norms_tagged_with_a_measure_limit_it(tag: str, measure: str) -> None:
    allowed = {measure, "arms"}  # 54(3), on arms, is tagged with force
    assert [norm.id for norm in RULESET.norms if tag in norm.tags and not allowed & {*norm.limits}] == []


def test_a_norm_that_limits_a_measure_pairs_it_with_a_safeguard() -> None:
    assert [norm.id for norm in RULESET.norms if norm.limits and not norm.protects] == []


def test_what_is_taken_over_keeps_its_themes() -> None:
    taken = RULESET.norms["95 > 33#chains"]
    assert (taken.tags, taken.limits, taken.protects) == (
        RULESET.norms["33#chains"].tags,
        ("restraint",),
        ("bodily_integrity", "respect"),
    )


def test_permissions_that_allow_a_measure_say_so() -> None:
    allowed = {norm.id: norm.limits for norm in RULESET.norms if norm.force is Force.permission and norm.limits}
    assert allowed["93#sight"] == ("surveillance",)
    assert allowed["28(2)#self_government"] == ("discipline",)
    assert allowed["63(2)#unequal"] == ("classification",)


def test_every_fact_has_a_tag_that_some_norm_or_theme_has_too() -> None:
    known = {tag for norm in RULESET.norms for tag in norm.tags} | set(RULESET.themes)
    assert [path for path, fact in RULESET.facts.items() if not fact.tags] == []
    assert {tag for fact in RULESET.facts.values() for tag in fact.tags} - known == set()


def test_facts_have_the_tags_of_their_class_or_their_own() -> None:
    assert RULESET.facts["restraint_use.kind"].tags == ("restraint", "security")
    assert RULESET.facts["facility.open"].tags == ("security", "classification")
    assert RULESET.facts["prisoner.restraint_uses"].tags == RULESET.facts["restraint_use.kind"].tags
