"""Assessments as JSON: stable, versioned, read back."""

from __future__ import annotations

import json

import pytest

import smrl

P, X, F = smrl.models.Prisoner, smrl.models.Exercise, smrl.models.Facility
RULE = """
for each prisoner
require exercise.open_air >= 1 hour/day unless employed_outdoors
recommend not illiterate except young
permit young
"""


def assessment() -> smrl.Assessment:
    prisoners = [
        P(id="a", exercise=X(open_air="20 min/day"), employed_outdoors=False, illiterate=True, young=True),
        P(id="b", exercise=X(open_air="1 hour/day"), illiterate=False),
        P(id="c"),
    ]
    return smrl.compile(RULE).evaluate(F(id="f", assessed_on="2026-03-01", prisoners=prisoners))


def test_it_reads_back_the_same() -> None:
    """Verdicts, findings with margins and marks, counts, standings, and the text itself."""
    before = assessment()
    after = smrl.Assessment.from_json(before.to_json())
    assert after.to_json() == before.to_json()
    for name in ("subject", "verdict", "mark", "margin", "missing", "norm", "force", "departure"):
        assert [getattr(f, name) for f in after.findings] == [getattr(f, name) for f in before.findings], name
    assert after.totals == before.totals
    assert after.examined == before.examined
    assert after.provision("program") == before.provision("program")
    assert (after.on, after.facility, after.ruleset) == (before.on, before.facility, before.ruleset)
    assert not after.changed_by(before)


def test_it_is_stable() -> None:
    """Two runs give one text; keys are sorted and nothing tells when it was made."""
    assert assessment().to_json() == assessment().to_json()
    data = json.loads(assessment().to_json(indent=2))
    assert list(data) == sorted(data)
    assert data["schema"] == "smrl.assessment/1"


def test_what_was_read_back_cannot_be_asked_why() -> None:
    """It keeps verdicts, not facts; nothing is made up."""
    stored = smrl.Assessment.from_json(assessment().to_json())
    for ask in (lambda: stored.explain("program"), stored.missing_facts, stored.anonymised):
        with pytest.raises(LookupError, match="evaluate again"):
            ask()
    assert stored.findings[0].entity is None


OTHERS = [
    "{}",
    "[]",
    "1",
    '{"schema": "smrl.assessment/2"}',
    '{"schema": "smrl.assessment/1"}',
    "no json",
    "[" * 99_999,
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_refused(text: str) -> None:
    """ValueError, whatever it is."""
    with pytest.raises(ValueError, match=r".+"):
        smrl.Assessment.from_json(text)


MARGIN = {"subject": "p", "verdict": "compliant"}


def changed(of: str, **values: object) -> str:
    """An assessment of two provisions, one above the other, with other values in the one or its norm."""
    ruleset = smrl.compile('rule 21(1) "Exercise"\nfor each prisoner\nrequire illiterate')
    data = json.loads(ruleset.evaluate(F(id="f", prisoners=[P(id="p")]), on="2026-03-01").to_json())
    for one in [data] if of == "" else data["provisions"] + data["norms"]:
        if of in ("", one.get("id")):
            one.update(values)
    return json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        changed("21(1)", parent="21(1)"),
        changed("21", parent="21(1)"),
        changed("21(1)", parent="22"),
        changed("21(1)", children=["21"]),
        changed("21(1)", children=["21(1)"]),
        changed("21(1)#1", provision="22"),
        changed("", on="yesterday"),
        changed("", on=5),
        changed("", facility=5),
        changed("", norms={}),
        changed("21(1)", titles={"en": 1}),
        changed("21(1)", place={"file": "x", "line": 1, "column": 2}),
        changed("21(1)", place={"file": "x"}),
        changed("21(1)", norms=["22#1"]),
        changed("21(1)#1", findings=[{"subject": "p", "verdict": "compliant", "mark": "perhaps"}]),
        changed("21(1)#1", findings=[{"subject": "p", "verdict": "compliant", "margin": []}]),
        changed("21(1)#1", findings=[MARGIN | {"margin": {"value": "1e999999999", "unit": "m", "limit": "least"}}]),
        changed("21(1)#1", findings=[MARGIN | {"margin": {"value": "1/0", "unit": "m", "limit": "least"}}]),
        changed("21(1)#1", findings=[MARGIN | {"margin": {"value": "1", "unit": "ell", "limit": "least"}}]),
        changed("21(1)#1", findings=[MARGIN | {"margin": {"value": "1", "unit": "m", "limit": "none"}}]),
        changed("21(1)#1", tailored={"ruleset": "x", "law": "y", "validity": ["202R0-01-01", None, []]}),
        changed("21(1)#1", tailored={"ruleset": "x", "law": "y", "validity": [None, None, [["relax", None]]]}),
        changed("21(1)#1", tailored={"ruleset": "x", "law": "y", "validity": 1}),
    ],
)
def test_a_text_that_leads_round_or_says_something_else_is_refused(text: str) -> None:
    """A stranger's assessment neither hangs nor breaks whoever reads it."""
    assert smrl.Assessment.from_json(changed("21(1)")).verdict("21") == "undetermined"
    with pytest.raises(ValueError, match="not a"):
        smrl.Assessment.from_json(text)
