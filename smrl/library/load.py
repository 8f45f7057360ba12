"""Rulesets by name or path, compiled or taken from the cache."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from smrl.library.compiled import Compiled, compile_sources
from smrl.library.find import Found, decode, find

if TYPE_CHECKING:
    from smrl.core.tree import Program
    from smrl.vocabulary import Vocabulary


def default_vocabulary() -> Vocabulary:
    """That of our own models."""
    from smrl.models import VOCABULARY

    return VOCABULARY


def load_compiled(wanted: str | os.PathLike[str], vocabulary: Vocabulary | None = None) -> Compiled:
    """The ruleset; RulesetError with every fault."""
    found = find(wanted)
    chosen = vocabulary if vocabulary is not None else default_vocabulary()
    return Compiled.of(_program(found, chosen), chosen)


def _program(found: Found, vocabulary: Vocabulary) -> Program:
    decoded = [decode(text) for text in found.texts]
    faults = [fault for _, fault in decoded if fault is not None]
    return compile_sources([source for source, _ in decoded], vocabulary, found.name, faults)
