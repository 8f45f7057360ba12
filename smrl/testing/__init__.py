"""Hypothesis support: facilities drawn from the rules themselves, and the assertion that a facility complies.

    from hypothesis import given
    from smrl.testing import assert_complies, facilities

    @given(facilities(prisoners=(1, 20)))
    def test_nobody_is_put_with_others(facility):
        assert_complies(allocate(facility), only="8")

Needs Hypothesis, which `pip install smrl[testing]` brings. For every entity of our models there is a strategy by its
plural: `prisoners()`, `cells()`, `restraint_uses()`; `objects("room", vocabulary)` draws those of another vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis.strategies import SearchStrategy

from smrl.testing.assertion import Breach, NothingDecided, assert_complies
from smrl.testing.foreign import register
from smrl.testing.planning import Unsatisfiable
from smrl.testing.stateful import PrisonMachine
from smrl.testing.strategies import breaching, complying, facilities, near, objects, undetermined

__all__ = [
    "Breach",
    "NothingDecided",
    "PrisonMachine",
    "Unsatisfiable",
    "assert_complies",
    "breaching",
    "complying",
    "facilities",
    "near",
    "objects",
    "register",
    "undetermined",
]


def __getattr__(name: str) -> Callable[..., SearchStrategy[Any]]:
    from smrl.models import VOCABULARY

    if not name.startswith("_") and any(entity.plural == name for entity in VOCABULARY.entities.values()):
        return partial(objects, name)
    raise AttributeError(f"module `smrl.testing` has no attribute `{name}`")
