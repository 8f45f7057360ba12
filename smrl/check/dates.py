"""The days from which and until which something is valid."""

from __future__ import annotations

from datetime import date, timedelta

from smrl.check.reporter import Reporter
from smrl.diagnostics import Label
from smrl.instants import Instant, InstantError
from smrl.syntax import tree

Stretch = tuple[str | None, str | None]
"""First and last day, as written; None: open."""


def first_and_last(start: tree.Timestamp | None, end: tree.Timestamp | None, report: Reporter) -> bool:
    """Whether both are days that exist and stand in order; what is wrong with them is reported."""
    first, last = _day(start, report), _day(end, report)
    if first is not None and last is not None and last.start < first.start:
        assert start is not None
        assert end is not None
        report.error("C503", "it ends before it starts", end.span, None, Label(start.span, "it starts here"))
        return False
    return (first is None) == (start is None) and (last is None) == (end is None)


def _day(node: tree.Timestamp | None, report: Reporter) -> Instant | None:
    if node is None:
        return None
    try:
        day = Instant.parse(node.text)
    except InstantError as error:
        report.error("C503", error.message, node.span, error.help)
        return None
    if day.precision != "day":
        report.error("C503", "law is valid for whole days", node.span, f"write the day: `{node.text[:10]}`")
        return None
    return day


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether there is a day in both; days are written so that their order is that of their letters."""
    return all(start is None or end is None or start <= end for start, end in ((one[0], other[1]), (other[0], one[1])))


def day_before(day: str) -> str:
    """`2010-01-01` -> `2009-12-31`"""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
