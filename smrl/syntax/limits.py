"""How large a rule text and its pieces may be. All are checked in one pass over the text, before anything is parsed."""

from __future__ import annotations

from typing import Final

FILE_CHARACTERS: Final = 5_000_000
ITEMS_PER_FILE: Final = 20_000
TOKENS_PER_ITEM: Final = 20_000
NAME_CHARACTERS: Final = 100
STRING_CHARACTERS: Final = 20_000
NUMBER_DIGITS: Final = 40
UNIT_CHARACTERS: Final = 60
NESTING: Final = 100
"""Brackets, `not`, `if`, quantifiers and arithmetic operators that may be open at once, and so the depth of a tree."""

FAULTS_REPORTED: Final = 100
"""After so many faults of one file the rest is not read: they are a flood, or the file is no ruleset at all."""
