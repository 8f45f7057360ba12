"""A ruleset to begin with: a folder made from `smrl/templates`, complete and passing its own tests."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from smrl.diagnostics import shown
from smrl.library.find import everywhere
from smrl.syntax.phrases import quoted
from smrl.syntax.words import RESERVED

_ENDING: Final = ".txt"  # so that no tool takes a template for a rule file
_OWN: Final = "own.smrl"


def jurisdiction(folder: Path, title: str) -> list[Path]:
    """Write the files of a jurisdiction's ruleset into a new folder, which names it. Returns them.

    Raises ValueError for a name or a title that no ruleset can have, FileExistsError for a folder that is there.
    """
    name = folder.name
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"`{shown(name)}` is no name of a ruleset: use Latin letters, digits and `_`: `my_country`")
    if name in RESERVED:
        raise ValueError(f"`{name}` is a word of the language, and can be no name of a ruleset")
    if name in everywhere():
        raise ValueError(f"`{name}` is a ruleset that is there already: choose another name")
    if not title.strip() or not title.isprintable():
        raise ValueError("the title has to be one line of words")
    prefix = _prefix(name)
    words = {
        "name": name,
        "title": quoted(title),
        "plain": title,
        "prefix": prefix,
        "folder": f"./{folder.as_posix()}" if not folder.is_absolute() else folder.as_posix(),
    }
    folder.mkdir(parents=True)
    written = []
    for template in sorted((files("smrl") / "templates" / "jurisdiction").iterdir(), key=lambda one: one.name):
        called = template.name.removesuffix(_ENDING)
        place = folder / (f"{prefix}-1.smrl" if called == _OWN else called)
        place.write_text(Template(template.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
        written.append(place)
    return written


def _prefix(name: str) -> str:
    """What the ruleset's own rules are numbered with: `MC` of `my_country`, `HR` of `hr`."""
    parts = [part for part in re.split(r"[_0-9]+", name) if part]
    letters = "".join(part[0] for part in parts) if len(parts) > 1 else "".join(parts)[:3]
    return letters.upper() or "J"
