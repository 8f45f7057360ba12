"""What became of the properties of a ruleset, as text: each with its numbers, then every fault with both facilities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smrl.assessment.phrases import say
from smrl.diagnostics import shown
from smrl.report.style import Style, wrapped

if TYPE_CHECKING:  # it needs Hypothesis, and this is read without it
    from smrl.properties.checking import Fault, Outcome, Report


def properties_text(report: Report, style: Style | None = None, *, left_out: bool = False) -> str:
    """The report; with `left_out` also the norms that a property claims nothing of, by the reason."""
    style = style or Style.of()
    lines = [f"{shown(report.ruleset)} on {report.on}, seed {report.seed}", ""]
    for outcome in report.outcomes:
        lines += _outcome(outcome, style, left_out=left_out)
    for fault in report.faults:
        lines += ["", *_fault(fault, style)]
    examples = sum(outcome.examples for outcome in report.outcomes)
    faults = len(report.faults)
    lines += ["", f"{len(report.outcomes)} properties, {examples} examples, {faults} fault{'' if faults == 1 else 's'}"]
    return "\n".join(lines)


def _outcome(outcome: Outcome, style: Style, *, left_out: bool) -> Iterator[str]:
    failed = len(outcome.faults)
    verdict = style.paint(f"fails for {_norms(failed)}", "red") if failed else style.paint("holds", "green")
    if not outcome.examples:
        verdict = "nothing to try"
    yield f"  {outcome.property:<11} {_norms(outcome.norms):>10}  {outcome.examples:>6} examples  {verdict}"
    yield f"    {outcome.claim}"
    reasons = {
        **outcome.left_out,
        **({"no example had anything to change": outcome.untried} if outcome.untried else {}),
    }
    for reason, ids in reasons.items():
        yield f"    left out, {_norms(len(ids))}: {shown(reason)}"
        if left_out:
            yield from wrapped(shown(", ".join(ids)), style.width, "      ")


def _norms(count: int) -> str:
    return f"{count} norm{'' if count == 1 else 's'}"


def _fault(fault: Fault, style: Style) -> Iterator[str]:
    where = f"  {fault.span.source.name}:{fault.span.line}" if fault.span is not None else ""
    yield style.paint(shown(f"{fault.property} fails for {fault.norm}{where}"), "bold")
    before, after = (say(verdict.value) for verdict in (fault.before, fault.after))
    yield shown(f"  {fault.subject}: {before} {fault.sides[0]}, {after} {fault.sides[1]}")
    yield from (shown(f"    {change}") for change in fault.changes)
    for side, text in zip(fault.sides, (fault.facility, fault.other), strict=True):
        yield f"  {side}:"
        yield from (shown(f"    {line}") for line in text.splitlines())
