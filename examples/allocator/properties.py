"""Four properties of a few lines, each of which finds one fault that real planning software has had."""

from __future__ import annotations

from allocation import Allocator, prison
from hypothesis import given
from hypothesis import strategies as st
from regime import Planner, day

import smrl
from smrl.testing import assert_complies

BEDS = smrl.compile("for each cell\nrequire night_occupants <= capacity")
ARRIVALS = st.lists(st.sampled_from(["charge", "sentence"]), max_size=8)
CELLS = st.lists(st.integers(1, 4), min_size=1, max_size=3).map(lambda beds: dict(zip("ABC", beds, strict=False)))
TIMES = st.integers(0, 8).map(lambda quarters: quarters * 15)


def nobody_untried_sleeps_among_the_convicted(allocator: type[Allocator]) -> None:
    @given(CELLS, ARRIVALS)
    def check(beds: dict[str, int], arrivals: list[str]) -> None:
        assert_complies(prison(allocator(beds), ["charge", *arrivals]), only="8(b)#same_cell")

    check()


def nobody_is_without_a_bed(allocator: type[Allocator]) -> None:
    @given(CELLS, ARRIVALS)
    def check(beds: dict[str, int], arrivals: list[str]) -> None:
        assert_complies(prison(allocator(beds), arrivals), BEDS)

    check()


def everybody_has_the_hour(planner: type[Planner]) -> None:
    @given(st.integers(1, 6), TIMES)
    def check(groups: int, change: int) -> None:
        plan = planner(opens=0, closes=480, change=change)
        assert_complies(day([plan.outside(*slot) for slot in plan.slots(groups)]), only="21(1)")

    check()


def everybody_has_the_hour_when_yards_are_shared(planner: type[Planner]) -> None:
    @given(st.integers(1, 12), st.integers(1, 8))
    def check(groups: int, hours: int) -> None:
        plan = planner(opens=0, closes=hours * 60, change=0)
        assert_complies(day(plan.shares(groups)), only="21(1)")

    check()
