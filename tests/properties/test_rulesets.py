"""The properties of every ruleset that is shipped: the instrument, laws, profiles."""

from __future__ import annotations

import pytest

import smrl
from smrl.core.tree import Norm
from smrl.library.find import shipped
from smrl.properties.checking import check
from smrl.report.properties import properties_text
from smrl.report.style import Style
from smrl.verdict import Force


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_ruleset_has_the_properties(name: str) -> None:
    """Of norms that are taken over from elsewhere only the originals are tried here."""
    ruleset = smrl.load(name)
    own = [norm.id for norm in ruleset.compiled.program.norms if _can_fail(norm) and not norm.ruleset]
    report = check(ruleset, only=own, examples=2, seed=1955, on="2026-03-01")
    assert report, properties_text(report, Style(100, colour=False))
    assert all(one.norms for one in report.outcomes if one.property in ("knowledge", "order"))


def _can_fail(norm: Norm) -> bool:
    return norm.condition is not None and norm.home is None and norm.force is not Force.definition
