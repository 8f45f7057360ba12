"""The verdicts of a norm as plain data, with what was worked out of each: what is written down and sent elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from smrl import lean
from smrl.assessment.outline import NormOutline
from smrl.assessment.sheet import MARKS, VERDICTS, Departure, Margin, Missing, Sheet


def row_data(sheet: Sheet, row: int) -> dict[str, Any]:
    """A finding as plain data, with its margin and what is missing."""
    code = sheet.codes[row]
    data: dict[str, Any] = {"subject": sheet.subjects.path(row), "verdict": VERDICTS[code].value}
    if MARKS[code] not in (None, "met"):
        data["mark"] = MARKS[code]
    if row in sheet.subjects.open_rows:
        data["open"] = True
    if (margin := sheet.details.margin(sheet, row)) is not None:
        data["margin"] = margin.to_dict()
    if missing := sheet.details.missing(sheet, row):
        data["missing"] = [lean.asdict(one) for one in missing]
    if (departure := sheet.details.departure(sheet, row)) is not None:
        data["departure"] = lean.asdict(departure)
    return data


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """A norm's verdict, counts and findings."""
    return {
        "verdict": sheet.verdict.value,
        "counts": sheet.counts.to_dict(),
        "findings": [row_data(sheet, row) for row in range(len(sheet.codes))],
    }


def stored_sheet(norm: NormOutline, findings: Sequence[Mapping[str, Any]]) -> Sheet:
    """The sheet whose rows `row_data` described."""
    codes = bytearray(_CODES[one["verdict"], one.get("mark")] for one in findings)
    stored = _Stored(findings)
    return Sheet(norm, codes, stored, stored)


_CODES: Final = {
    (verdict.value, None if mark == "met" else mark): code
    for code, (verdict, mark) in enumerate(zip(VERDICTS, MARKS, strict=True))
}


@lean.frozen
class _Stored:
    """Subjects and details as they were written down."""

    _findings: Sequence[Mapping[str, Any]]

    def __len__(self) -> int:
        return len(self._findings)

    def path(self, row: int) -> str | None:
        subject: str | None = self._findings[row]["subject"]
        return subject

    def entity(self, row: int) -> Any:
        del row  # objects are not written down

    @cached_property
    def open_rows(self) -> Collection[int]:
        return frozenset(row for row, finding in enumerate(self._findings) if finding.get("open"))

    def holds(self, row: int, thing: object) -> bool:
        del row, thing
        return False

    def margin(self, sheet: Sheet, row: int) -> Margin | None:
        del sheet
        found = self._findings[row].get("margin")
        return Margin.from_dict(found) if found else None

    def missing(self, sheet: Sheet, row: int) -> tuple[Missing, ...]:
        del sheet
        return tuple(Missing(**one) for one in self._findings[row].get("missing", ()))

    def departure(self, sheet: Sheet, row: int) -> Departure | None:
        del sheet
        found = self._findings[row].get("departure")
        return Departure(**found) if found else None
