"""How a provision stands: the roll-up of its norms and of the provisions below it (LANGUAGE, section 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from smrl import lean
from smrl.assessment.outline import Outline, ProvisionOutline
from smrl.assessment.sheet import VERDICTS, Counts, Sheet
from smrl.verdict import Force, Verdict, roll_up

_KINDEST_FIRST = (Verdict.compliant, Verdict.undetermined, Verdict.non_compliant)


_FORCES = tuple(Force)


@lean.frozen
class Standing:
    """A provision's verdict, the strongest force that decided it, and a verdict for each force it speaks with."""

    id: str
    verdict: Verdict
    force: Force | None
    by_force: Mapping[Force, Verdict]
    counts: Counts


def standing(outline: Outline, sheets: Mapping[str, Sheet], provision: str) -> Standing:
    """The standing of a provision over all its norms that were evaluated."""
    of_force: dict[Force, dict[str, Sheet]] = {}
    for norm in outline.norms_of(provision):
        if (sheet := sheets.get(norm)) is not None:
            of_force.setdefault(sheet.norm.force, {})[norm] = sheet
    by_force = {force: _verdict(outline, of_force[force], provision) for force in _FORCES if force in of_force}
    scored = {force: verdict for force, verdict in by_force.items() if force.scorable}
    verdict = roll_up(scored.values())
    deciding = next((force for force, one in scored.items() if one is verdict), None)
    counts = Counts.total([sheet.counts for force in scored for sheet in of_force[force].values()])
    return Standing(provision, verdict, deciding, by_force, counts)


def _verdict(outline: Outline, sheets: Mapping[str, Sheet], provision: str) -> Verdict:
    here = outline.provisions[provision]
    if here.items != "any":
        own = [sheets[norm].verdict for norm in here.norms if norm in sheets]
        return roll_up([*own, *(_verdict(outline, sheets, child) for child in here.children)])
    chapeau, items = _chapeau_and_items(outline, here)
    own = [sheets[norm].verdict for norm in chapeau if norm in sheets]
    return roll_up([*own, _any_of([[sheets[norm] for norm in item if norm in sheets] for item in items])])


def _chapeau_and_items(outline: Outline, here: ProvisionOutline) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Of a provision any of whose items suffices: the norms that bind anyhow, and those of each item."""
    if here.children:
        return here.norms, [outline.norms_of(child) for child in here.children]
    return (), [(norm,) for norm in here.norms]


def outweighed(outline: Outline, sheets: Mapping[str, Sheet]) -> Mapping[str, Mapping[int, Verdict]]:
    """By norm and row: the kinder verdict that holds for the subject because another item suffices."""
    found: dict[str, dict[int, Verdict]] = defaultdict(dict)
    for here in outline.provisions.values():
        if here.items != "any":
            continue
        _, items = _chapeau_and_items(outline, here)
        of_items = [[sheets[norm] for norm in item if norm in sheets] for item in items]
        kindest = {subject: _kindest(verdicts) for subject, verdicts in _by_subject(of_items).items()}
        for sheet in (sheet for item in of_items for sheet in item):
            for row, code in enumerate(sheet.codes):
                holds = kindest[sheet.subjects.path(row)]
                if VERDICTS[code] in _KINDEST_FIRST and _rank(holds) < _rank(VERDICTS[code]):
                    found[sheet.norm.id][row] = holds
    return found


def _rank(verdict: Verdict) -> int:
    return _KINDEST_FIRST.index(verdict)


def _any_of(items: Sequence[Sequence[Sheet]]) -> Verdict:
    """For each subject the kindest of its items' verdicts, then the worst over the subjects."""
    return roll_up(_kindest(verdicts) for verdicts in _by_subject(items).values())


def _by_subject(items: Sequence[Sequence[Sheet]]) -> Mapping[str | None, list[Verdict]]:
    """Each subject's verdict under each item."""
    by_subject: dict[str | None, list[Verdict]] = defaultdict(list)
    for item in items:
        within: dict[str | None, list[Verdict]] = defaultdict(list)
        for sheet in item:
            for row, code in enumerate(sheet.codes):
                within[sheet.subjects.path(row)].append(VERDICTS[code])
        for subject, verdicts in within.items():
            by_subject[subject].append(roll_up(verdicts))
    return by_subject


def _kindest(verdicts: Iterable[Verdict]) -> Verdict:
    seen = set(verdicts)
    return next((v for v in _KINDEST_FIRST if v in seen), Verdict.not_applicable)
