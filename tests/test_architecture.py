"""The architecture page names what exists; pages like it rot first."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

from tests.markdown import mentions

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"


def exists(dotted: str) -> bool:
    """Whether a dotted name is a module, or a name in one."""
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


def test_every_module_and_name_on_the_page_exists() -> None:
    named = {text for _, kind, text in mentions(PAGE) if kind == "code" and re.fullmatch(r"smrl(?:\.\w+)+", text)}
    assert len(named) > 30
    assert {name for name in named if not exists(name)} == set()


def test_every_layer_is_on_the_page() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = project["tool"]["importlinter"]["contracts"][0]["layers"]
    layers = {name for row in rows for name in re.findall(r"[a-z]+", row) if not row.startswith("(")}
    page = PAGE.read_text(encoding="utf-8")
    assert {layer for layer in layers if f"`smrl.{layer}`" not in page} == set()
