"""Verdicts, the forces of norms, and how verdicts roll up (LANGUAGE, sections 2 and 5)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What an evaluation says of one norm and one subject."""

    compliant = "compliant"
    non_compliant = "non_compliant"
    undetermined = "undetermined"
    not_applicable = "not_applicable"


class Force(StrEnum):
    """How strongly the instrument speaks, strongest first."""

    duty = "duty"
    recommendation = "recommendation"
    aspiration = "aspiration"
    principle = "principle"
    permission = "permission"
    definition = "definition"

    @property
    def scorable(self) -> bool:
        """Whether a failure of such a norm counts in a provision's verdict."""
        return self in _SCORABLE

    @property
    def one(self) -> str:
        """With its article: `a duty`, `an aspiration`."""
        return f"{'an' if self is Force.aspiration else 'a'} {self.value}"


_SCORABLE = frozenset({Force.duty, Force.recommendation, Force.aspiration})
_WORST_FIRST = (Verdict.non_compliant, Verdict.undetermined, Verdict.compliant)
_NOT_APPLICABLE = Verdict.not_applicable


def roll_up(verdicts: Iterable[Verdict]) -> Verdict:
    """Any non-compliant, else any undetermined, else any compliant, else not applicable."""
    seen = set(verdicts)
    for verdict in _WORST_FIRST:
        if verdict in seen:
            return verdict
    return _NOT_APPLICABLE
