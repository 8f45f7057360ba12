"""Several rulesets side by side, as text: a table of verdicts, and why they part where they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smrl.assessment.assessment import Assessment
from smrl.assessment.beside import Row, Side, side_by_side
from smrl.assessment.explanation import Reasons
from smrl.assessment.outline import in_language
from smrl.assessment.phrases import say
from smrl.assessment.sentences import cited, margin_text
from smrl.diagnostics import shown
from smrl.report.style import OF_VERDICT, Style, clipped, padded, width_of, wrapped


def beside(assessments: Sequence[Assessment], style: Style, lang: str = "en") -> Iterator[str]:
    """The table, with `*` where the verdicts differ, and then of each such provision the reasons of each side.

    With `+` one verdict stands for more failures here than there; how many is told below.
    """
    rows = side_by_side(assessments)
    yield style.paint(say("side_by_side", lang), "bold")
    yield from _table(rows, assessments, style, lang)
    parting = [row for row in rows if row.parts]
    yield ""
    if differing := [row for row in rows if row.differs]:
        yield style.paint(say("same_verdict", lang), "bold")
        for row in differing:
            counts = [f"{shown(side.ruleset)} {side.failing}" for side in row.sides if side.verdict is not None]
            yield clipped(f"  {shown(row.id)}  {_title(row, assessments, lang)}", style.width)
            yield f"    {say('non_compliant', lang)}: {', '.join(counts)}"
        yield ""
    if not parting:
        yield say("never_part", lang)
        return
    yield style.paint(say("where_they_part", lang), "bold")
    for row in parting:
        yield clipped(f"  {shown(row.id)}  {_title(row, assessments, lang)}", style.width)
        for side in row.sides:
            yield from _side(side, style, lang)


def _title(row: Row, assessments: Sequence[Assessment], lang: str) -> str:
    provisions = [one.outline.provisions[row.id] for one in assessments if row.id in one.outline.provisions]
    return shown(in_language(provisions[0].titles, lang))


def _table(rows: Sequence[Row], assessments: Sequence[Assessment], style: Style, lang: str) -> Iterator[str]:
    if not rows:
        return
    names = [shown(one.ruleset) for one in assessments]
    cells = [[_said(side, lang) for side in row.sides] for row in rows]
    widths = [max(width_of(text) for text in column) for column in zip(names, *cells, strict=True)]
    ids = max(width_of(row.id) for row in rows)
    titles = [_title(row, assessments, lang) for row in rows]
    room = style.width - ids - sum(widths) - 2 * len(widths) - 6
    width = min(max(map(width_of, titles)), max(10, room))
    yield f"    {padded('', ids)}  {padded('', width)}  {'  '.join(map(padded, names, widths))}".rstrip()
    for row, title, texts in zip(rows, titles, cells, strict=True):
        verdicts = [
            style.paint(padded(text, room), OF_VERDICT[side.verdict]) if side.verdict else padded(text, room)
            for side, text, room in zip(row.sides, texts, widths, strict=True)
        ]
        mark = "*" if row.parts else "+" if row.differs else " "
        yield f"  {mark} {padded(row.id, ids)}  {padded(clipped(title, width), width)}  {'  '.join(verdicts)}".rstrip()


def _said(side: Side, lang: str) -> str:
    return say(side.verdict.value, lang) if side.verdict is not None else "-"


def _side(side: Side, style: Style, lang: str) -> Iterator[str]:
    if side.verdict is None:
        return
    along = f" ({say('along_with', lang, provisions=', '.join(side.implementing))})" if side.implementing else ""
    painted = style.paint(say(side.verdict.value, lang), OF_VERDICT[side.verdict])
    yield f"    {shown(side.ruleset)}: {painted}{shown(along)}"
    for one in side.why:
        yield from wrapped("; ".join(_reason(one, lang)), style.width, "      ")


def _reason(one: Reasons, lang: str) -> Iterator[str]:
    """The norm and its law, one subject and by how much, the terms that decided, what is missing."""
    of_a_term = any(bound.unverified for bound in one.parameters)  # said of the term, and not of the norm's own law
    unverified = one.tailored is not None and one.tailored.unverified and not of_a_term
    subject = f" {shown(one.subject)}" if one.subject else ""
    yield f"{one.norm}{subject}" + (f": {margin_text(one.margin, lang)}" if one.margin is not None else "")
    yield from (bound.text(lang) for bound in one.parameters if bound.value is not None)
    if one.missing:
        yield f"{say('missing', lang)}: {', '.join(shown(missing.path) for missing in one.missing[:3])}"
    yield f"{say('law', lang)}: {cited(one.law, unverified, lang)}"
