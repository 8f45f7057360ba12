"""Assessments of one facility by several rulesets, side by side: each provision under each, where they part and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.explanation import Reasons
from smrl.verdict import Verdict, roll_up

_TOLD = 3


@lean.frozen
class Side:
    """A provision under one ruleset, with the ruleset's own provisions that put it into effect there.

    `verdict` is None where the ruleset has no such provision; `failing` counts the findings that are not compliant;
    `why` tells of the norms that made it part from others.
    """

    ruleset: str
    verdict: Verdict | None
    implementing: tuple[str, ...]
    failing: int = 0
    why: tuple[Reasons, ...] = ()


@lean.frozen
class Row:
    """A provision under every ruleset, in the order in which these were given."""

    id: str
    sides: tuple[Side, ...]

    @property
    def parts(self) -> bool:
        """Whether rulesets that have the provision come to different verdicts."""
        return len({side.verdict for side in self.sides if side.verdict is not None}) > 1

    @property
    def differs(self) -> bool:
        """Whether one verdict stands for more failures under one ruleset than under another."""
        return not self.parts and len({side.failing for side in self.sides if side.verdict is not None}) > 1

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "parts": self.parts,
            "verdicts": {side.ruleset: side.verdict.value if side.verdict else None for side in self.sides},
            "failing": {side.ruleset: side.failing for side in self.sides if side.verdict},
            "implementing": {side.ruleset: list(side.implementing) for side in self.sides if side.implementing},
            "why": {side.ruleset: [one.to_dict() for one in side.why] for side in self.sides if side.why},
        }


def side_by_side(assessments: Sequence[Assessment]) -> list[Row]:
    """Every provision of any of the rulesets, those of the first one first."""
    ids = dict.fromkeys(id for assessment in assessments for id in assessment.provisions)
    implementing = [_implementing(assessment) for assessment in assessments]
    rows = []
    for id in ids:
        pairs = list(zip(assessments, implementing, strict=True))
        row = Row(id, tuple(_side(assessment, id, tuple(own.get(id, ()))) for assessment, own in pairs))
        if row.parts:
            told = [lean.evolve(side, why=_why(row, side, assessments)) for side in row.sides]
            row = lean.evolve(row, sides=tuple(told))
        rows.append(row)
    return rows


def _implementing(assessment: Assessment) -> dict[str, list[str]]:
    """Of each provision those that say that they put it, or a norm of it, into effect, and that were judged."""
    found: dict[str, list[str]] = {}
    for id in assessment.provisions:
        for target in assessment.outline.provisions[id].implements:
            for provision in dict.fromkeys([target.partition("#")[0]]):
                found.setdefault(provision, []).append(id)
    return found


def _side(assessment: Assessment, id: str, implementing: tuple[str, ...]) -> Side:
    own = assessment.provisions.get(id)
    if own is None:
        return Side(assessment.ruleset, None, ())
    others = [assessment.provisions[one].verdict for one in implementing]
    norms = {norm for one in (id, *implementing) for norm in assessment.outline.norms_of(one)}
    failing = sum(assessment.sheets[norm].counts.non_compliant for norm in norms if norm in assessment.sheets)
    return Side(assessment.ruleset, roll_up([own.verdict, *others]), implementing, failing)


def _why(row: Row, side: Side, assessments: Sequence[Assessment]) -> tuple[Reasons, ...]:
    """Of each norm that made the verdict what it is, and of which no other ruleset says the same, one finding."""
    if side.verdict is None:
        return ()
    here = next(one for one in assessments if one.ruleset == side.ruleset)
    others = [one for one in assessments if one is not here]
    norms = [
        norm
        for provision in (row.id, *side.implementing)
        for norm in here.outline.norms_of(provision)
        if norm in here.sheets and here.sheets[norm].verdict is side.verdict and not _alike(norm, here, others)
    ]
    return tuple(_reasons(here, norms))


def _alike(norm: str, here: Assessment, others: Sequence[Assessment]) -> bool:
    return all(norm in one.sheets and one.sheets[norm].verdict is here.sheets[norm].verdict for one in others)


def _reasons(assessment: Assessment, norms: Sequence[str]) -> Iterator[Reasons]:
    for norm in norms[:_TOLD]:
        yield from [one for one in assessment.explain(norm).reasons if one.norm == norm][:1]
