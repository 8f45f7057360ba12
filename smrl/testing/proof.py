"""What can be proved of a promise that nothing was found to keep, where the solver of `smrl[prove]` is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from smrl import lean
from smrl.analysis import solver
from smrl.analysis.consistency import proved_faults
from smrl.analysis.relation import Options
from smrl.core import tree as core
from smrl.instants import Instant
from smrl.verdict import Verdict
from smrl.vocabulary import Vocabulary

_SECONDS: Final = 2.0
_NEVER_FAILS: Final = ("L202", "L204")
_NEVER_MET: Final = ("L202", "L203")
_NOT_TOGETHER: Final = "L201"


def is_possible() -> bool:
    """Whether the solver is there."""
    return solver.is_installed()


def proofs(
    program: core.Program, vocabulary: Vocabulary, norms: Sequence[core.Norm], verdict: Verdict, on: Instant
) -> list[str]:
    """Sentences, each proved, that say why no facts give the norms the verdict; none where it cannot be proved."""
    if not is_possible() or verdict not in (Verdict.non_compliant, Verdict.compliant):
        return []
    found = proved_faults(lean.evolve(program, norms=tuple(norms)), vocabulary, on, Options(seconds=_SECONDS))
    codes = _NEVER_FAILS if verdict is Verdict.non_compliant else _NEVER_MET
    told = [fault.message for fault in found if fault.code in codes]
    if verdict is Verdict.compliant and len(norms) > 1:
        return told + [fault.message for fault in found if fault.code == _NOT_TOGETHER]
    return told if len(told) == len(norms) else []
