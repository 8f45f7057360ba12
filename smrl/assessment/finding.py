"""Findings: what an evaluation says of one norm and one subject. They are made when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from smrl import lean
from smrl.assessment.sheet import MARKS, VERDICTS, Departure, Sheet
from smrl.diagnostics import shown
from smrl.verdict import Force, Verdict

if TYPE_CHECKING:
    from smrl.assessment.outline import NormOutline
    from smrl.units.pint_registry import Quantity


@lean.frozen(repr=False)
class Finding:
    """A verdict on one norm and one subject; everything about it that can be said is worked out on first use."""

    _sheet: Sheet
    _row: int

    @property
    def norm(self) -> str:
        """The norm's id: `21(1)#1`."""
        return self._sheet.norm.id

    @property
    def provision(self) -> str:
        return self._sheet.norm.provision

    @property
    def force(self) -> Force:
        return self._sheet.norm.force

    @property
    def tags(self) -> tuple[str, ...]:
        """The words that the norm can be found by."""
        return self._sheet.norm.tags

    @property
    def limits(self) -> tuple[str, ...]:
        """The security measures that the norm keeps within bounds."""
        return self._sheet.norm.limits

    @property
    def protects(self) -> tuple[str, ...]:
        """The safeguards of dignity that the norm gives effect to."""
        return self._sheet.norm.protects

    @property
    def verdict(self) -> Verdict:
        return VERDICTS[self._sheet.codes[self._row]]

    @property
    def mark(self) -> str | None:
        """How a compliant subject complies: `met`, `justified` by a proviso, or `not_yet_due`."""
        return MARKS[self._sheet.codes[self._row]]

    @property
    def subject(self) -> str | None:
        """A stable path, `prisoners[p-12].exercise_days[2026-03-04]`; None where it is unknown which subjects exist."""
        return self._sheet.subjects.path(self._row)

    @property
    def entity(self) -> Any:
        """The object itself; None where there is none, and in an assessment read back from JSON."""
        return self._sheet.subjects.entity(self._row)

    @property
    def margin(self) -> Quantity | None:
        """How far from the limit in the rule's own unit, negative when short; None where no quantity decides."""
        found = self._sheet.details.margin(self._sheet, self._row)
        if found is None:
            return None
        from smrl.units.boundary import to_pint

        return to_pint(found.value, found.unit)

    @property
    def departure(self) -> Departure | None:
        """The authorised, unexpired departure that covers this finding. It never changes the verdict."""
        return self._sheet.details.departure(self._sheet, self._row)

    @property
    def missing(self) -> tuple[str, ...]:
        """The paths of the unknown facts that would help to decide; empty unless undetermined."""
        return tuple(one.path for one in self._sheet.details.missing(self._sheet, self._row))

    def __reduce__(self) -> tuple[Any, ...]:
        # As in JSON: what it says travels, the facts behind it stay with the assessment.
        from smrl.assessment.stored import row_data

        return _stored, (self._sheet.norm, row_data(self._sheet, self._row))

    def __repr__(self) -> str:
        return f"<Finding {self.norm} {shown(self.subject or 'unknown subjects')}: {self.verdict}>"


def _stored(norm: NormOutline, data: Mapping[str, Any]) -> Finding:
    from smrl.assessment.stored import stored_sheet

    return Finding(stored_sheet(norm, [data]), 0)


class Findings(Sequence[Finding]):
    """All findings, in the order of the ruleset and then of the model, made one at a time."""

    __slots__ = ("_sheets", "_total")

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._total = sum(len(sheet.codes) for sheet in sheets)

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[Finding]:
        for sheet in self._sheets:
            for row in range(len(sheet.codes)):
                yield Finding(sheet, row)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._total))]
        at = index + self._total if index < 0 else index
        if at >= 0:
            for sheet in self._sheets:
                if at < len(sheet.codes):
                    return Finding(sheet, at)
                at -= len(sheet.codes)
        raise IndexError(f"there are {self._total} findings, no number {index}")

    def __repr__(self) -> str:
        return f"<{self._total} findings>"
