"""Facilities as files that `smrl check` reads, with what is given beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smrl.properties.case import Case
from smrl.testing.assertion import reproduction
from smrl.units import Measure
from smrl.vocabulary import Quantity


def facility_text(case: Case, root: Any) -> str:
    """The facility as YAML, after the terms that are given."""
    return "".join(given_lines(case)) + reproduction(root, case.world.vocabulary)


def given_lines(case: Case) -> Iterator[str]:
    """The terms that are given beside the facts, as comments."""
    for name, value in case.given.items():
        type = case.ground.program.parameters[name].type
        said = str(Measure(value, type.unit)) if isinstance(type, Quantity) and value is not None else _plain(value)
        yield f"# given {name} = {said}\n"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "{" + ", ".join(sorted(map(str, value))) + "}" if isinstance(value, frozenset | tuple) else str(value)
