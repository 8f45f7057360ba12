"""Daily logs made complete: one record for each calendar day of the period, for `derive` functions of models."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from smrl.instants import Instant
from smrl.values import ABSENT, Absent, Partial
from smrl.vocabulary.declare import build, declaration

LONGEST = 1100
"""Days that a log is filled up for, about three years; beyond that the missing days are only counted."""

_EPOCH = date(1970, 1, 1)

Log = tuple[Any, ...] | Absent | None


def complete_log(
    records: Log,
    kind: type[Any],
    period: tuple[Instant | None, Instant | None] | None = None,
    summary: object = None,
) -> Log:
    """The records of each day of the period, in order; without a known period from the first recorded day to the last.

    A day that a complete log leaves out has a record whose facts are `none` where they can be, else unknown; one that
    an incomplete log leaves out a record of unknown facts. An incomplete log without a period stays open at its ends.
    With no log at all the summary, which holds for every day, stands for all of them; without one nothing is known.
    """
    if records is None or records is ABSENT or isinstance(records, Absent):
        return records if summary is None else (summary,)
    dated, undated = _by_day(records, kind)
    complete = not isinstance(records, Partial)
    first, last = period or (None, None)
    if first is None or last is None:
        if not dated:
            return records
        days = range(min(dated), max(dated) + 1)
    else:
        days = range(first.day, last.day + 1)
    total = records.total if isinstance(records, Partial) else None
    open_ended = not complete and (first is None or last is None)
    if len(days) > LONGEST:
        kept = [record for day in sorted(dated) if day in days for record in dated[day]]
        return Partial([*kept, *undated], total=None if open_ended else max(len(days), len(kept) + len(undated)))
    gap = ABSENT if complete and not undated else None
    filled = [record for day in days for record in dated.get(day) or [_blank(kind, day, gap)]]
    filled += undated
    if open_ended:
        return Partial(filled, total=None if total is None else max(total, len(filled)))
    return records if complete and _same(filled, records) else tuple(filled)


def _by_day(records: Iterable[Any], kind: type[Any]) -> tuple[dict[int, list[Any]], list[Any]]:
    dated_by = declaration(kind).dated_by
    if dated_by is None:
        raise TypeError(f"{kind.__name__} does not say what dates it")
    dated: dict[int, list[Any]] = {}
    undated = []
    for record in records:
        moment = getattr(record, dated_by)
        if isinstance(moment, Instant):
            dated.setdefault(moment.day, []).append(record)
        else:
            undated.append(record)
    return dated, undated


def _blank(kind: type[Any], day: int, gap: Absent | None) -> Any:
    entity = declaration(kind)
    values: dict[str, object] = {
        name: gap for name, stated in entity.declared.items() if gap is not None and stated.optional
    }
    values[entity.dated_by or ""] = Instant.of(_EPOCH + timedelta(days=day))
    return build(kind, values)


def _same(filled: list[Any], records: tuple[Any, ...]) -> bool:
    return len(filled) == len(records) and all(one is other for one, other in zip(filled, records, strict=True))
