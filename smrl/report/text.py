"""An assessment as text: what stands how, what failed and by how much, what could not be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from smrl.assessment.assessment import Assessment
from smrl.assessment.outline import in_language
from smrl.assessment.phrases import dated, say
from smrl.assessment.sentences import counts_text, departure_text, margin_text
from smrl.assessment.sheet import VERDICTS, Departure, Sheet
from smrl.diagnostics import shown
from smrl.report.altered import altered
from smrl.report.style import OF_VERDICT, Style, clipped, padded, width_of, wrapped
from smrl.verdict import Force, Verdict

if TYPE_CHECKING:
    from smrl.report.quotation import Quotations
    from smrl.texts.store import Stored

_LISTED = {Verdict.non_compliant: 5, Verdict.undetermined: 3}
_FAILING = (Force.duty, Force.recommendation, Force.aspiration, Force.principle)


def check_text(
    assessments: Sequence[Assessment],
    lang: str = "en",
    style: Style | None = None,
    texts: Sequence[Stored | None] = (),
) -> str:
    """The whole report; its last line says how much was undetermined. `texts`: of each, the official text if any."""
    style = style or Style.of()
    lines: list[str] = []
    for assessment, stored in zip(assessments, texts or [None] * len(assessments), strict=True):
        lines += [*_lines(assessment, style, lang, _quotations(assessment, style, stored)), ""]
    if len(assessments) > 1:
        from smrl.report.beside import beside

        lines += [*beside(assessments, style, lang), ""]
    return "\n".join([*lines, last_line(assessments, lang)])


def last_line(assessments: Sequence[Assessment], lang: str = "en") -> str:
    """How many provisions and findings were undetermined, of how many."""
    standings = [standing for one in assessments for standing in one.provisions.values()]
    sheets = [sheet for one in assessments for sheet in one.sheets.values()]
    return say(
        "last_line",
        lang,
        undetermined=sum(standing.verdict is Verdict.undetermined for standing in standings),
        provisions=len(standings),
        findings=sum(sheet.counts.undetermined for sheet in sheets),
        all=sum(sheet.counts.findings for sheet in sheets),
    )


def _quotations(assessment: Assessment, style: Style, stored: Stored | None) -> Quotations | None:
    if stored is None:
        return None
    from smrl.report.quotation import Quotations

    return Quotations(stored, assessment.outline, style, "    ")


def _lines(assessment: Assessment, style: Style, lang: str, texts: Quotations | None) -> Iterator[str]:
    outline = assessment.outline
    title = in_language(outline.titles, lang)
    ruleset = f"{title} ({outline.name})" if title else outline.name
    on = dated(assessment.on, lang)
    head = say("report_title", lang, facility=assessment.facility, ruleset=ruleset, date=on)
    yield style.paint(shown(head), "bold")
    yield ""
    yield from _table(assessment, style, lang)
    by_force: dict[Force, list[Sheet]] = {force: [] for force in Force}
    for sheet in assessment.sheets.values():
        by_force[sheet.norm.force].append(sheet)
    for force in _FAILING:
        yield from _section(
            assessment, style, lang, by_force[force], Verdict.non_compliant, f"failed_{force.value}", texts
        )
    for force in _FAILING:
        yield from _section(assessment, style, lang, by_force[force], Verdict.undetermined, "undetermined", texts)
    yield from altered(assessment, style, lang)
    if assessment.unexamined:
        yield ""
        yield from wrapped(f"{say('unexamined', lang)}: {', '.join(_unexamined(assessment))}", style.width)
    yield ""
    for force, counts in assessment.totals.items():
        if counts.findings:
            yield f"{say(force.value, lang)}: {counts_text(counts, lang)}"


def _table(assessment: Assessment, style: Style, lang: str) -> Iterator[str]:
    """A line for each provision: id, title, verdict, the force that decided, how many were examined."""
    rows = []
    for id, standing in assessment.provisions.items():
        title = in_language(assessment.outline.provisions[id].titles, lang)
        force = say(standing.force.value, lang) if standing.force and standing.force is not Force.duty else ""
        verdict = say(standing.verdict.value, lang)
        if force:
            verdict += f" ({force})"
        examined = say("examined", lang, count=_examined(assessment, id)) if standing.force else ""
        rows.append((shown(id), shown(title), verdict, examined, standing.verdict))
    if not rows:
        return
    ids = max(width_of(row[0]) for row in rows)
    verdicts = max(width_of(row[2]) for row in rows)
    last = max(width_of(row[3]) for row in rows)
    titles = min(max(width_of(row[1]) for row in rows), max(10, style.width - ids - verdicts - last - 8))
    for id, title, words, examined, verdict in rows:
        painted = style.paint(words, OF_VERDICT[verdict]) + " " * (verdicts - width_of(words))
        yield f"  {padded(id, ids)}  {padded(clipped(title, titles), titles)}  {painted}  {examined}".rstrip()


def _examined(assessment: Assessment, provision: str) -> int:
    """How many subjects the norm that looked at the most examined."""
    norms = assessment.outline.norms_of(provision)
    return max((assessment.examined[norm] for norm in norms if norm in assessment.sheets), default=0)


def _section(
    assessment: Assessment,
    style: Style,
    lang: str,
    sheets: Sequence[Sheet],
    verdict: Verdict,
    heading: str,
    texts: Quotations | None,
) -> Iterator[str]:
    """The norms of a force with a verdict, what the law says there, and the first subjects of each.

    Norms of one provision of which the same is to be said, as often of those that it incorporates, are told together.
    """
    found: dict[tuple[str, Departure | None, tuple[int, ...], tuple[str, ...]], list[Sheet]] = {}
    for sheet in sheets:
        if rows := _rows(assessment, sheet, verdict):
            told = tuple([_finding(assessment, sheet, row, lang) for row in rows[: _LISTED[verdict]]])
            departure = sheet.details.departure(sheet, 0)
            found.setdefault((sheet.norm.provision, departure, tuple(rows), told), []).append(sheet)
    if not found:
        return
    yield ""
    words = say(heading, lang)
    if verdict is Verdict.undetermined:
        words += f" ({say(sheets[0].norm.force.value, lang)})"
    yield style.paint(words, "bold")
    for (id, covered, where, lines), together in found.items():
        title = shown(in_language(assessment.outline.provisions[id].titles, lang))
        departed = f"  [{departure_text(covered, lang)}]" if covered is not None else ""
        if any(sheet.norm.tailored and sheet.norm.tailored.unverified for sheet in together):
            departed += f"  [{say('unverified', lang)}]"
        norms = [shown(sheet.norm.id) for sheet in together]
        if len(norms) == 1:
            yield clipped(f"  {norms[0]}  {title}", style.width) + departed
        else:
            *above, last = wrapped(f"{', '.join(norms)}: {title}", style.width, "  ")
            yield from [*above, last + departed]
        if texts is not None:
            yield from texts.lines(id)
        for line in lines:
            yield "    " + style.paint(line, OF_VERDICT[verdict])
        if (left := len(where) - len(lines)) > 0:
            yield "    " + say("and_more", lang, count=left)


def _unexamined(assessment: Assessment) -> Iterator[str]:
    """The norms that found nothing to examine; of those that a provision incorporates how many."""
    incorporated: dict[str, int] = {}
    for id in assessment.unexamined:
        norm = assessment.outline.norms[id]
        if norm.home is None:
            yield shown(id)
        else:
            incorporated[norm.provision] = incorporated.get(norm.provision, 0) + 1
    yield from (f"{shown(provision)} > … ({count})" for provision, count in incorporated.items())


def _rows(assessment: Assessment, sheet: Sheet, verdict: Verdict) -> list[int]:
    """The subjects with that verdict, but for those to whom another item does justice."""
    code = VERDICTS.index(verdict)
    if code not in sheet.codes:
        return []
    instead = assessment.outweighed.get(sheet.norm.id, {})
    return [row for row, found in enumerate(sheet.codes) if found == code and row not in instead]


def _finding(assessment: Assessment, sheet: Sheet, row: int, lang: str) -> str:
    path = sheet.subjects.path(row)
    subject = shown(path) if path else say("open_subject", lang, entity=assessment.called(sheet.norm.entity, lang))
    margin = sheet.details.margin(sheet, row)
    return f"{subject}: {margin_text(margin, lang)}" if margin is not None else subject
