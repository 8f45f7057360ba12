"""What a proposed change would do: two assessments by one ruleset, compared finding by finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from smrl import lean
from smrl.assessment.phrases import say
from smrl.assessment.sheet import VERDICTS
from smrl.verdict import Force, Verdict

if TYPE_CHECKING:
    from smrl.assessment.assessment import Assessment


@lean.frozen
class Difference:
    """One norm and subject whose verdict differs; `None` where the subject did not exist."""

    norm: str
    provision: str
    force: Force
    subject: str | None
    before: Verdict | None
    after: Verdict | None

    def text(self, lang: str = "en") -> str:
        """One line: the norm, the subject, both verdicts."""
        was, now = (say(v.value, lang) if v is not None else "-" for v in (self.before, self.after))
        return f"{self.norm}  {self.subject or '-'}: {was} -> {now}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {key: value if value is None else str(value) for key, value in lean.asdict(self).items()}


@lean.frozen
class Change:
    """All differences, and the groups that a decision rests on. True when there are any."""

    differences: tuple[Difference, ...]

    @property
    def newly_breached(self) -> tuple[Difference, ...]:
        """Duties that are not complied with after the change, and were not breached before it."""
        return tuple(d for d in self._into(Verdict.non_compliant) if d.force is Force.duty)

    @property
    def newly_failed(self) -> tuple[Difference, ...]:
        """The same for recommendations, aspirations and principles."""
        return tuple(d for d in self._into(Verdict.non_compliant) if d.force is not Force.duty)

    @property
    def mended(self) -> tuple[Difference, ...]:
        """What was not complied with before, and now is, or no longer arises."""
        better = (Verdict.compliant, Verdict.not_applicable, None)
        return tuple(d for d in self.differences if d.before is Verdict.non_compliant and d.after in better)

    @property
    def newly_undetermined(self) -> tuple[Difference, ...]:
        """What can no longer be told."""
        return self._into(Verdict.undetermined)

    @property
    def settled(self) -> tuple[Difference, ...]:
        """What could not be told before, and now can."""
        known = (Verdict.compliant, Verdict.non_compliant, Verdict.not_applicable)
        return tuple(d for d in self.differences if d.before is Verdict.undetermined and d.after in known)

    def _into(self, verdict: Verdict) -> tuple[Difference, ...]:
        return tuple(d for d in self.differences if d.after is verdict)

    def __bool__(self) -> bool:
        return bool(self.differences)

    def _groups(self) -> Mapping[str, tuple[Difference, ...]]:
        names = ("newly_breached", "newly_failed", "mended", "newly_undetermined", "settled")
        return {name: getattr(self, name) for name in names}

    def text(self, lang: str = "en") -> str:
        """The groups that are not empty, a line for each difference."""
        lines = []
        for name, group in self._groups().items():
            if group:
                lines += [say(name, lang) + ":", *(f"  {difference.text(lang)}" for difference in group)]
        return "\n".join(lines) or say("unchanged", lang)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {name: [one.to_dict() for one in group] for name, group in self._groups().items()}

    def __str__(self) -> str:
        return self.text()


def compare(before: Assessment, after: Assessment) -> Change:
    """The differences, in the order of the ruleset and then of the changed facility."""
    found = []
    for norm in dict.fromkeys((*before.sheets, *after.sheets)):
        old, new = (_by_subject(assessment, norm) for assessment in (before, after))
        outline = after.outline.norms.get(norm) or before.outline.norms[norm]
        for subject in dict.fromkeys((*new, *old)):
            was, now = old.get(subject), new.get(subject)
            if was is not now:
                found.append(Difference(norm, outline.provision, outline.force, subject, was, now))
    return Change(tuple(found))


def _by_subject(assessment: Assessment, norm: str) -> dict[str | None, Verdict]:
    sheet = assessment.sheets.get(norm)
    if sheet is None:
        return {}
    instead = assessment.outweighed.get(norm, {})
    return {sheet.subjects.path(row): instead.get(row) or VERDICTS[code] for row, code in enumerate(sheet.codes)}
