"""The code that is generated for programs, word for word: what is worked out where, once for all or for each.

`SMRL_RESET=1 pytest tests/backends/test_source.py` writes it anew. Verdicts are for other tests to hold; here is to be
read whether a change has made the code longer, or has put work inside a loop that could stand outside.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import smrl
from smrl.backends.python.generate import generate
from smrl.backends.python.generated import Generated
from smrl.core.tree import Program
from smrl.vocabulary import Vocabulary
from tests.check.toy import TOY, compiled

HERE = Path(__file__).parent
CHECKED = HERE.parent / "check" / "good"
PROGRAMS = (
    HERE / "corners.smrl",
    *(CHECKED / f"{name}.smrl" for name in ("everything", "expressions")),
    *(HERE / "corpus" / f"{name}.smrl" for name in ("aggregates", "collections", "subjects", "values", "windows")),
)


def shown(generated: Generated) -> str:
    """The source, and beside it all that it refers to."""
    lines = [generated.source, *(f"# {unit}" for unit in generated.units)]
    lines += [f"# K{number} = {_plain(value)}" for number, value in enumerate(generated.constants)]
    lines += [f"# D{number} = {'.'.join(fact)}" for number, fact in enumerate(generated.derived)]
    lines += [f"# params[{number}] = {name}" for number, name in enumerate(generated.parameters)]
    lines += [f"# for some subjects: {name}, setting {at}" for name, at in sorted(generated.filtered)]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    return f"{{{', '.join(sorted(map(repr, value)))}}}" if isinstance(value, frozenset) else repr(value)


def loaded(path: Path) -> tuple[Program, Vocabulary]:
    if path.parent != HERE / "corpus":
        program = compiled(path.read_text(encoding="utf-8")).program
        assert program is not None
        return program, TOY
    ruleset = smrl.load(path).compiled
    return ruleset.program, ruleset.vocabulary


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_the_code_is_as_it_stands_beside(path: Path) -> None:
    generated = generate(*loaded(path))
    expected = HERE / "generated" / f"{path.stem}.txt"
    if os.environ.get("SMRL_RESET"):
        expected.write_text(shown(generated), encoding="utf-8")
    assert shown(generated) == expected.read_text(encoding="utf-8")
    assert all(f"# norm {at}" in generated.source for unit in generated.units for at in unit.norms)
    compile(generated.source, generated.filename, "exec")
