"""Mutants that no test can kill, each with the reason, in equivalent.yaml: place and change, and why it is the same."""

from __future__ import annotations

from pathlib import Path

import yaml

LIST = Path(__file__).parent / "equivalent.yaml"


def equivalent() -> dict[str, str]:
    """Reasons by the names of mutants."""
    read: dict[str, str] = yaml.safe_load(LIST.read_text(encoding="utf-8")) or {}
    return read
