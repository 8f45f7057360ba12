"""On which days a norm is in force: the first and the last day belong to its validity, and to that of what stands over
it."""

from __future__ import annotations

import pytest

from smrl.core.validity import Over, Standing, Validity, in_force, is_judged, standing
from smrl.instants import Instant

RELAXED = Over("relax", "2020-01-01", "2020-12-31")
WITHDRAWN = Over("withdraw", "2020-07-01", None)


@pytest.mark.parametrize(
    ("validity", "on", "expected"),
    [
        (None, "1955-08-30", Standing.in_force),
        (Validity(), "1955-08-30", Standing.in_force),
        (Validity("2020-01-01"), "2019-12-31", Standing.out_of_force),
        (Validity("2020-01-01"), "2019-12-31 23:59", Standing.out_of_force),
        (Validity("2020-01-01"), "2020-01-01", Standing.in_force),
        (Validity("2020-01-01"), "2020-01-01 00:00", Standing.in_force),
        (Validity(None, "2020-12-31"), "2020-12-31 23:59", Standing.in_force),
        (Validity(None, "2020-12-31"), "2021-01-01", Standing.out_of_force),
        (Validity(over=(RELAXED,)), "2019-12-31", Standing.in_force),
        (Validity(over=(RELAXED,)), "2020-01-01", Standing.relaxed),
        (Validity(over=(RELAXED,)), "2021-01-01", Standing.in_force),
        (Validity(over=(RELAXED, WITHDRAWN)), "2020-06-30", Standing.relaxed),
        (Validity(over=(RELAXED, WITHDRAWN)), "2020-07-01", Standing.out_of_force),
        (Validity("2021-01-01", over=(RELAXED,)), "2020-06-01", Standing.out_of_force),
    ],
)
def test_a_norm_stands_by_its_own_days_and_by_what_is_over_it(
    validity: Validity | None, on: str, expected: Standing
) -> None:
    day = Instant.parse(on)
    assert standing(validity, day) is expected
    assert in_force(validity, day) is (expected is Standing.in_force)
    assert is_judged(validity, day) is (expected is not Standing.out_of_force)
