"""Russian numbers and dates."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smrl.russian import counted, date_text, form_of

FORMS = ("положение", "положения", "положений")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *((one, 0) for one in (1, 21, 101, 1001, -1)),
        *((few, 1) for few in (2, 3, 4, 22, 104, -2)),
        *((many, 2) for many in (0, 5, 10, 11, 12, 14, 19, 20, 25, 111, 112, 1000)),
        (Fraction(3, 2), 1),
        (Fraction(21, 10), 1),
    ],
)
def test_the_form_that_a_number_asks_for(number: int | Fraction, form: int) -> None:
    """1 положение, 2 положения, 5 положений, 11 положений, 21 положение, 1,5 положения."""
    assert form_of(number, FORMS) == FORMS[form]
    assert form_of(number, ("чел.",)) == "чел."


def test_counted() -> None:
    """The number stands before its noun."""
    assert counted(191, *FORMS) == "191 положение"


@pytest.mark.parametrize(
    ("stamp", "text"),
    [
        ("2026-03-01", "1 марта 2026 г."),
        ("1955-08-30", "30 августа 1955 г."),
        ("2026-03-01 12", "1 марта 2026 г., 12 ч"),
        ("2026-03-01 09:05", "1 марта 2026 г., 09:05"),
        ("2026-03-01T12:00:30", "1 марта 2026 г., 12:00:30"),
        ("2026-03-01 12:00+01:00", "1 марта 2026 г., 12:00 +01:00"),
        ("2026-03-01 12:00Z", "1 марта 2026 г., 12:00 Z"),
        ("2026-13-01", "2026-13-01"),
        ("когда-нибудь", "когда-нибудь"),
    ],
)
def test_dates(stamp: str, text: str) -> None:
    """Days and instants as people write them; what is neither stays."""
    assert date_text(stamp) == text
