"""How an assessment looks in a notebook. Everything from facts and rules is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from smrl.assessment.outline import in_language
from smrl.assessment.phrases import Language, dated, say
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


def table(assessment: Assessment, lang: Language = "en") -> str:
    """A row for each provision, and how many were undetermined."""
    rows = []
    for id, standing in assessment.provisions.items():
        title = in_language(assessment.outline.provisions[id].titles, lang)
        force = say(standing.force.value, lang) if standing.force else ""
        cells = [id, title, force, say(standing.verdict.value, lang), str(standing.counts.examined)]
        style = f' style="color:{_COLOURS[standing.verdict]}"'
        row = "".join(f"<td{style if at == 3 else ''}>{_safe(cell)}</td>" for at, cell in enumerate(cells))
        rows.append(f"<tr>{row}</tr>")
    names = (say("provision", lang), "", say("force", lang), say("verdict", lang), say("looked_at", lang))
    heads = "".join(f"<th>{name}</th>" for name in names)
    on = dated(assessment.on, lang)
    caption = say("report_title", lang, facility=assessment.facility, ruleset=assessment.ruleset, date=on)
    count = sum(standing.verdict is Verdict.undetermined for standing in assessment.provisions.values())
    return (
        f"<table><caption>{_safe(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
        f"<p>{say('open_provisions', lang, count=count, all=len(assessment.provisions))}</p>"
    )


def _safe(text: str) -> str:
    return escape(shown(text))
