"""Widths, colours, wrapping: what a terminal is sent."""

from __future__ import annotations

import io

import pytest

import smrl
from smrl.report.style import Style, clipped, padded, width_of, wrapped
from smrl.report.text import check_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_where_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a pipe, not where NO_COLOR is set, not on a dumb terminal."""
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert Style.of(Terminal()).colour
    assert not Style.of(io.StringIO()).colour
    monkeypatch.setenv("TERM", "dumb")
    assert not Style.of(Terminal()).colour
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "")
    assert not Style.of(Terminal()).colour


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("10", 60), ("999", 160), ("x", 100)])
def test_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the terminal, within reason."""
    monkeypatch.setenv("COLUMNS", columns)
    assert Style.of(io.StringIO()).width == width


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("пища", 4), ("食物", 4), ("e\u0301", 1)])
def test_columns_of_a_text(text: str, width: int) -> None:
    """Wide characters take two, combining ones none."""
    assert width_of(text) == width
    assert width_of(padded(text, 9)) == 9
    assert width_of(clipped(text * 9, 5)) <= 5


def test_wrapping() -> None:
    """By words, each line with its indent; a word longer than the line stands alone."""
    assert wrapped("one two three", 10, "  ") == ["  one two", "  three"]
    assert wrapped("x" * 20, 9) == ["x" * 20]
    assert wrapped("", 9) == []


def test_a_report_fits_its_width_and_can_be_coloured() -> None:
    """No line of the table is wider than asked for; colours do not change the words."""
    facility = smrl.models.Facility(id="f", prisoners=[smrl.models.Prisoner(id="p", illiterate=True)])
    assessment = smrl.load("un.smr_1955").evaluate(facility, on="2026-03-01")
    plain = check_text([assessment], style=Style(60))
    table = plain.split("\n\n")[1]
    assert max(map(width_of, table.splitlines())) <= 76
    coloured = check_text([assessment], style=Style(60, colour=True))
    assert "\x1b[33m" in coloured
    for code in ("1", "31", "32", "33", "90", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_a_facility_that_is_judged_by_nothing() -> None:
    """A ruleset of statements only: a report without a table, and an honest last line."""
    ruleset = smrl.compile('rule 1 "Spirit"\n  declare "that all is well"\n')
    text = check_text([ruleset.evaluate(smrl.models.Facility(id="f"), on="2026-03-01")])
    assert text.splitlines()[-1] == "0 of 1 provisions undetermined, 0 of 0 findings"
