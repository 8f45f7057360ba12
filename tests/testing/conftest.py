"""What all tests of the strategies begin with."""

from __future__ import annotations

import pytest
from hypothesis import find
from hypothesis import strategies as st


@pytest.fixture(scope="session", autouse=True)
def _constants_are_read() -> None:
    """Hypothesis reads the constants of this repository at its first draw; that would count as a slow strategy."""
    find(st.integers(), lambda _: True)
