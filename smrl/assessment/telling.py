"""Choosing what to explain: the findings on a subject, or of each norm the few that decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from smrl import lean
from smrl.assessment.explain import explain
from smrl.assessment.explanation import Explanation, Reasons
from smrl.assessment.finding import Finding
from smrl.assessment.sheet import VERDICTS, Sheet
from smrl.assessment.whom import whom
from smrl.verdict import Verdict

if TYPE_CHECKING:
    from smrl.assessment.assessment import Assessment
    from smrl.assessment.live import Live

_DECIDING: Final = 3
_ON_A_SUBJECT: Final = 40


def tell(assessment: Assessment, live: Live, id: str, subject: object) -> Explanation:
    """The explanation of a provision or norm; LookupError where nothing was found on the subject."""
    norms = [norm for norm in assessment.outline.norms_of(id) if norm in assessment.sheets]
    verdict = assessment.verdict(id)
    if subject is None:
        chosen = [finding for norm in norms for finding in _deciding(assessment.sheets[norm])]
    else:
        # The worst first: a month of days has one bad day among thirty good ones.
        chosen = sorted(_on(assessment, live, id, subject), key=lambda f: _badness(f._sheet.codes[f._row]))
        if not chosen:
            raise LookupError(f"nothing was examined under `{assessment.outline.resolve(id)}` for this subject")
        order = assessment.outline.order
        chosen = sorted(chosen[:_ON_A_SUBJECT], key=lambda f: order[f.norm])
    counts = {norm: assessment.sheets[norm].counts for norm in norms}
    return Explanation(
        assessment.outline.resolve(id), verdict, tuple(_reasons(live, assessment, f) for f in chosen), counts
    )


def _on(assessment: Assessment, live: Live, id: str, subject: object) -> list[Finding]:
    """The findings on an object, or on what a path or an id names."""
    if isinstance(subject, str) and (found := list(assessment.findings_of(id, subject))):
        return found
    return list(assessment.findings_of(id, whom(live.vocabulary, live.root, subject)))


def _badness(code: int) -> int:
    return {3: 0, 4: 1, 5: 3}.get(code, 2)


def _deciding(sheet: Sheet) -> Iterator[Finding]:
    """The first few findings with the norm's own verdict."""
    left = _DECIDING
    for row, code in enumerate(sheet.codes):
        if VERDICTS[code] is sheet.verdict:
            yield Finding(sheet, row)
            left -= 1
            if not left:
                return


def _reasons(live: Live, assessment: Assessment, finding: Finding) -> Reasons:
    sheet, row = finding._sheet, finding._row
    environment = live.environment.of_subject(live.subject(sheet, row))
    told = explain(finding, live.reasoning(sheet, row), live.outline, environment, live.departure(sheet, row))
    return lean.evolve(told, unrelaxed=unrelaxed(assessment, finding))


def unrelaxed(assessment: Assessment, finding: Finding) -> Verdict | None:
    """The verdict on the same subject by the norm that is relaxed; None where none is, or it has no such subject."""
    history = finding._sheet.norm.tailored
    before = assessment.relaxed.get(history.alters or "") if history is not None and history.kind == "relax" else None
    if before is None:
        return None
    subject = finding.subject
    return next((VERDICTS[code] for row, code in enumerate(before.codes) if before.subjects.path(row) == subject), None)
