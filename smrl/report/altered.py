"""The norms of a report that stand in the place of others: how, proved or not, and what came of those relaxed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.phrases import say
from smrl.assessment.sentences import cited, history
from smrl.assessment.tailored import Tailored
from smrl.diagnostics import shown
from smrl.report.style import OF_VERDICT, Style

if TYPE_CHECKING:  # a facility is checked without the core
    from smrl.core.tree import Norm


def of_norm(norm: Norm, lang: str = "en") -> Iterator[str]:
    """A line for each thing in a norm's history: what it does to which norm, when it is valid, by which law."""
    altering = norm.alters
    told = Tailored(norm.ruleset, norm.cite or "", norm.validity)
    if altering is not None:
        told = lean.evolve(
            told,
            kind=altering.kind,
            alters=altering.norm,
            authority=altering.authority,
            because=altering.because,
            proved=altering.proved,
        )
    yield from history(told, lang)
    if norm.cite is not None:
        yield f"{say('law', lang)}: {cited(norm.cite, norm.unverified, lang)}"


def altered(assessment: Assessment, style: Style, lang: str = "en") -> Iterator[str]:
    """A section with a norm to two lines, then those withdrawn; nothing where no norm is altered."""
    altering = [sheet for sheet in assessment.sheets.values() if sheet.norm.tailored and sheet.norm.tailored.kind]
    if not altering and not assessment.withdrawn:
        return
    yield ""
    yield style.paint(say("altered", lang), "bold")
    for sheet in altering:
        told = sheet.norm.tailored
        assert told is not None
        verdict = style.paint(say(sheet.verdict.value, lang), OF_VERDICT[sheet.verdict])
        before = assessment.relaxed.get(told.alters or "") if told.kind == "relax" else None
        if before is not None:
            verdict += f"; {say('unrelaxed', lang)}: "
            verdict += style.paint(say(before.verdict.value, lang), OF_VERDICT[before.verdict])
        yield f"  {shown(sheet.norm.id)}  {verdict}"
        yield f"    {', '.join(history(told, lang))} ({shown(told.law)})"
    if assessment.withdrawn:
        yield f"  {say('withdrawn', lang)}: {', '.join(map(shown, assessment.withdrawn))}"
