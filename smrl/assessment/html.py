"""How an assessment looks in a notebook. Everything from facts and rules is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from smrl.assessment.outline import in_language
from smrl.assessment.phrases import say
from smrl.diagnostics import shown
from smrl.verdict import Verdict

if TYPE_CHECKING:
    from smrl.assessment.assessment import Assessment

_COLOURS = {
    Verdict.compliant: "#1a7f37",
    Verdict.non_compliant: "#b3261e",
    Verdict.undetermined: "#9a6700",
    Verdict.not_applicable: "#6e7781",
}


def table(assessment: Assessment) -> str:
    """A row for each provision, and how many were undetermined."""
    rows = []
    for id, standing in assessment.provisions.items():
        title = in_language(assessment.outline.provisions[id].titles, "en")
        force = say(standing.force.value) if standing.force else ""
        cells = [id, title, force, say(standing.verdict.value), str(standing.counts.examined)]
        style = f' style="color:{_COLOURS[standing.verdict]}"'
        row = "".join(f"<td{style if at == 3 else ''}>{_safe(cell)}</td>" for at, cell in enumerate(cells))
        rows.append(f"<tr>{row}</tr>")
    heads = "".join(f"<th>{name}</th>" for name in ("provision", "", "force", "verdict", "examined"))
    caption = say("report_title", facility=assessment.facility, ruleset=assessment.ruleset, date=assessment.on)
    open_ones = sum(standing.verdict is Verdict.undetermined for standing in assessment.provisions.values())
    return (
        f"<table><caption>{_safe(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
        f"<p>{open_ones} of {len(assessment.provisions)} provisions undetermined</p>"
    )


def _safe(text: str) -> str:
    return escape(shown(text))
