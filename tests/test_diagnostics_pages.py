"""Every diagnostic has its row, its page and its place in the code; the index lists them all.

`SMRL_RESET=1 pytest tests/test_diagnostics_pages.py` writes the index anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from smrl.codes import CHECK, CODES, COMMAND, FACTS, LINT, PROOF, RULESET, SYNTAX, TAILORING, TEXTS

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "diagnostics"
FAMILIES = {
    "S: the text of a rule": SYNTAX,
    "C: what a rule says": CHECK,
    "C6: what a ruleset does to those it extends": TAILORING,
    "R: rulesets and libraries": RULESET,
    "F: facts": FACTS,
    "L: what is allowed and still likely a mistake": LINT,
    "L2: what a proof shows of norms": PROOF,
    "T: official texts": TEXTS,
    "U: the command line": COMMAND,
}
LONGEST_PAGE = 40  # lines

INTRODUCTION = """# Diagnostics

Every fault that the library reports has a code. It never changes and is never used for anything else, so that it can be
searched for. A code's page says what it means, why it is a fault, and what to write instead. All faults of an input are
reported in one run.

```{toctree}
:hidden:
:glob:

*
```
"""


def index() -> str:
    parts = [INTRODUCTION]
    for title, codes in FAMILIES.items():
        if codes:
            rows = [f"| [{code}]({code}.md) | {says} |" for code, says in sorted(codes.items())]
            parts.append("\n".join([f"## {title}", "", "| code | |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def test_the_index_lists_every_code() -> None:
    path = PAGES / "index.md"
    if os.environ.get("SMRL_RESET"):
        path.write_text(index(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == index()


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} - {"index"} == set(CODES)


@pytest.mark.parametrize("path", sorted(PAGES.glob("[A-Z]*.md")), ids=lambda path: path.stem)
def test_pages_have_one_shape(path: Path) -> None:
    """The code and its row as the title; why it is a fault; short."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.stem}: {CODES[path.stem]}\n")
    assert "**Why.**" in text
    assert text.count("\n") <= LONGEST_PAGE


def test_every_code_is_raised_and_every_code_raised_has_a_row() -> None:
    raised = set()
    for path in (ROOT / "smrl").rglob("*.py"):
        if path.name != "codes.py":
            raised |= set(re.findall(r'"([SCRFLTU][0-9]{3})"', path.read_text(encoding="utf-8")))
    assert raised == set(CODES)
