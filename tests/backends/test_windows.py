"""Windows by brute force: every window there is, for what is known, and bounds that hold what hides behind unknowns."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from smrl.backends.interpret.aggregates import Unseen
from smrl.backends.interpret.numbers import bounds
from smrl.backends.interpret.windows import Dated, Windowed, found, result
from smrl.core import tree as core
from smrl.instants import calendar_span
from smrl.vocabulary import NUMBER, Many, Reference

DAYS = range(30)
PERIOD = 3, 24
KINDS = ("greatest_sum", "least_sum")
NOBODY = Unseen(0, True)

members = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from((-2, -1, 0, 1, 1, 2, Fraction(1, 2)))), max_size=6)
windows = st.sampled_from((1, 2, 3, 7, 22, 23, "week", "month", "year"))
hidden = st.sampled_from(("nothing", "day", "value", "whether it is in", "it is not in", "everything"))


def aggregate(kind: Any, window: Any) -> core.Aggregate:
    over = core.Const((), type=Many(Reference("day")))
    value = core.Const(0, type=NUMBER)
    return core.Aggregate(kind, "x", over, None, value, "day", -2, 2, window, type=NUMBER)


def by_hand(kind: str, window: Any, known: list[tuple[int, Any]]) -> Any:
    """Each window in turn; of the calendar, those that some day lies in."""
    if isinstance(window, int):
        spans = {(first, first + window - 1) for first in range(-60, 60)}
    else:
        spans = {calendar_span(day, window) for day in range(-60, 60)}
    if kind == "least_sum":
        spans = {span for span in spans if PERIOD[0] <= span[0] and span[1] <= PERIOD[1]}
    sums = [sum(value for day, value in known if first <= day <= last) for first, last in spans]
    if not sums:
        return None
    return max(sums) if kind == "greatest_sum" else min(sums)


@settings(max_examples=300)
@given(st.sampled_from(KINDS), windows, members)
def test_what_is_known_is_exact(kind: str, window: Any, known: list[tuple[int, Any]]) -> None:
    given_to_it = Windowed(aggregate(kind, window), [Dated(True, day, value) for day, value in known], NOBODY, PERIOD)
    expected = by_hand(kind, window, known)
    assert result(given_to_it) == expected
    span = found(given_to_it)
    if span is not None and expected is not None and (kind == "least_sum" or expected > 0):
        assert sum(value for day, value in known if span[0] <= day <= span[1]) == expected


@settings(max_examples=500)
@given(st.sampled_from(KINDS), windows, members, st.data())
def test_bounds_hold_what_is_unknown(kind: str, window: Any, known: list[tuple[int, Any]], data: st.DataObject) -> None:
    cast, truly, unseen = [], [], 0
    for day, value in known:
        what = data.draw(hidden)
        if what != "it is not in":
            truly.append((day, value))
        if what == "everything":
            unseen += 1
        else:
            certain = what not in ("whether it is in", "it is not in")
            cast.append(Dated(certain, None if what == "day" else day, None if what == "value" else value))
    expr = aggregate(kind, window)
    for unnamed in (Unseen(unseen, True), Unseen(unseen, False), Unseen(unseen + 1, False), Unseen(None, True)):
        low, high = bounds(result(Windowed(expr, cast, unnamed, PERIOD)))
        exact = by_hand(kind, window, truly)
        assert exact is None or ((low is None or low <= exact) and (high is None or exact <= high))
