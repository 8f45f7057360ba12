"""From a program to the text of a Python module, and from that to functions.

The text holds no word of the ruleset: values are constants beside it (K0, K1, …), norms have numbers. So nothing that
a ruleset says can become code. The text can be read, stepped through and seen in tracebacks: `linecache` has it under
the evaluator's file name.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from smrl.backends.python.constants import Constants
from smrl.backends.python.expressions import Emitter
from smrl.backends.python.generated import Generated, pack
from smrl.backends.python.source import Block
from smrl.backends.python.units import UnitWriter, plan
from smrl.core.tree import Program
from smrl.vocabulary import Vocabulary

_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9_.()#-]{1,60}(?: > [A-Za-z0-9_.()#-]{1,60})*")
_NORM_COMMENT: Final = re.compile(r" *# norm (\d+)")


def generate(program: Program, vocabulary: Vocabulary) -> Generated:
    """The module that evaluates a program."""
    emit = Emitter(program, vocabulary, Constants())
    units = plan(program)
    functions: list[str] = []
    for unit in units:
        written = UnitWriter(emit, unit).write()
        written.block.defer()
        functions += _function(unit.name, ["chosen"], written.block, program)
    for name, needed, block in emit.helpers:
        functions += _function(name, needed, block, program)
    head = ['"""Generated: verdicts of norms, one function for norms that share their subjects."""', "", ""]
    lines = head + functions
    source = "\n".join(lines) + "\n"
    name = re.sub(r"[^A-Za-z0-9_.-]", "_", program.header.name)[:60]
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    places = [(at, int(found[1])) for at, line in enumerate(lines, 1) if (found := _NORM_COMMENT.match(line))]
    return Generated(
        pack(source), f"smrl-generated/{name}-{digest}.py", tuple(units), tuple(emit.constants.values),
        tuple(emit.constants.derived), tuple(emit.parameters), frozenset(emit.filtered), tuple(places),
    )  # fmt: skip


def _function(name: str, more: list[str], block: Block, program: Program) -> list[str]:
    lines = [f"def {name}({', '.join(('root', 'on', 'params', *more))}):"]
    for line in block.lines():
        found = _NORM_COMMENT.fullmatch(line)
        lines.append(line if found is None else line + _shown(program.norms[int(found[1])].id))
    return [*lines, "", ""]


def _shown(norm_id: str) -> str:
    """An id for a comment, if it is a plain one: ids are written by the authors of rulesets."""
    return f": {norm_id}" if _PLAIN_ID.fullmatch(norm_id) else ""
