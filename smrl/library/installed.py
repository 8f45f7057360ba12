"""Rulesets that other packages bring: entry points of the group `smrl.rulesets`, each naming a folder.

    [project.entry-points."smrl.rulesets"]
    za = "prison_rules.za"

names the folder `za` of the package `prison_rules`, which is found without importing the package: to judge by a ruleset
runs no code of whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Final

GROUP: Final = "smrl.rulesets"


def names() -> Iterator[str]:
    """The names of the rulesets that are installed, in their order."""
    yield from sorted({entry.name for entry in entry_points(group=GROUP)})


def folder_of(name: str) -> str | None:
    """The folder of an installed ruleset; None where no package brings one of that name."""
    for entry in entry_points(group=GROUP, name=name):
        if (place := _folder(entry)) is not None:
            return place
    return None


def brought_by(name: str) -> str | None:
    """The package that says it brings a ruleset of that name."""
    return next(
        (entry.dist.name if entry.dist else entry.value for entry in entry_points(group=GROUP, name=name)), None
    )


def _folder(entry: EntryPoint) -> str | None:
    package, *below = entry.value.split(":")[0].strip().split(".")
    roots: list[str] = []
    if entry.dist is not None:
        roots.append(str(entry.dist.locate_file(package)))
    try:
        spec = find_spec(package)  # of a top-level name: this imports nothing
    except (ImportError, ValueError):
        spec = None
    if spec is not None:
        roots += spec.submodule_search_locations or ()
    for root in roots:
        if (place := Path(root, *below)).is_dir():
            return str(place)
    return None
