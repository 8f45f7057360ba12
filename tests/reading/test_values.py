"""What single values of a file come to mean, by the type of their fact."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.reading import read
from smrl.values import ABSENT
from tests.reading.small import SMALL

UNKNOWN = None


def prisoner(line: str) -> Any:
    return read(f"id: f\nprisoners:\n- id: P-1\n  {line}\n", SMALL).root.prisoners[0]


def refused(text: str, format: str | None = None) -> list[tuple[str, str | None]]:
    with pytest.raises(FactError) as caught:
        read(text, SMALL, format)
    return [(one.code, one.path) for one in caught.value.diagnostics]


def help_for(text: str) -> str:
    with pytest.raises(FactError) as caught:
        read(text, SMALL)
    return "; ".join(one.help or "" for one in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("no", False), ("true", True), ("False", False), ('"no"', False), ("null", UNKNOWN), ("", UNKNOWN)],
)
def test_answers(written: str, meant: bool | None) -> None:
    assert prisoner(f"employed_outdoors: {written}").employed_outdoors is meant


@pytest.mark.parametrize("written", ["on", "off", "y", "1", "0", "often", "[yes]", "{a: yes}"])
def test_no_other_word_is_an_answer(written: str) -> None:
    assert refused(f"id: f\nprisoners: [{{id: P, employed_outdoors: {written}}}]\n") == [
        ("F107", "prisoners[0].employed_outdoors")
    ]


@pytest.mark.parametrize("word", ["no", "on", "12:30", "0o17", "1_000", "1.10", "2026-02-30", "=", "007"])
def test_words_stay_as_written(word: str) -> None:
    """Norway is not a No, and a version is not a number."""
    assert prisoner(f"country: {word}").country == word


@pytest.mark.parametrize("written", ["12", "1.5", "true"])
def test_json_numbers_are_no_words(written: str) -> None:
    assert refused(f'{{"id": "f", "prisoners": [{{"id": "P", "country": {written}}}]}}') == [
        ("F108", "prisoners[0].country")
    ]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("45 min/day", 2700 * 7),
        ('"1 hour/day"', 3600 * 7),
        ("0.1 hour/day", 360 * 7),
        ("24 hour/day", 86400 * 7),
        ("0 min/day", 0),
        ("1/3 hour/day", None),
        (".nan", None),
        (".inf", None),
        ("-.inf", None),
    ],
)
def test_quantities(written: str, seconds: int | None) -> None:
    text = f"id: f\nprisoners:\n- id: P-1\n  exercise: {{open_air: {written}}}\n"
    if written == "1/3 hour/day":
        assert refused(text) == [("F104", "prisoners[0].exercise.open_air")]
        return
    reading = read(text, SMALL)
    assert reading.root.prisoners[0].exercise.open_air == seconds
    assert [(one.code, one.path) for one in reading.warnings] == (
        [("F120", "prisoners[0].exercise.open_air")] if seconds is None else []
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("45", "F102"),
        ("1.5", "F102"),
        ('"45"', "F102"),
        ("45 m^2", "F103"),
        ("45 min", "F103"),
        ("25 hour/day", "F105"),
        ("-1 hour/day", "F105"),
        ("1_000 min/day", "F104"),
        ("0o17 min/day", "F104"),
        ("12:30", "F104"),
        ("1,5 hour/day", "F104"),
        ("much", "F104"),
        ("yes", "F104"),
        ("[1 hour/day]", "F104"),
        ("45 minuts/day", "F104"),
        ("9" * 400 + " hour/day", "F104"),
        ("1e400 hour/day", "F104"),
        ("none", "F111"),
    ],
)
def test_quantities_refused(written: str, code: str) -> None:
    text = f"id: f\nprisoners:\n- id: P-1\n  exercise: {{open_air: {written}}}\n"
    if written.startswith("1,5"):
        text = text.replace(written, f'"{written}"')
    assert refused(text) == [(code, "prisoners[0].exercise.open_air")]


def test_a_bare_number_is_told_the_unit() -> None:
    assert "write `45 min/day`" in help_for("id: f\nprisoners: [{id: P, exercise: {open_air: 45}}]\n")
    assert "write `12 m^2`" in help_for("id: f\ncells: [{id: A, floor_area: 12}]\n")


def test_counts_and_plain_numbers_need_no_unit() -> None:
    root = read(
        "id: f\nshare_heated: 0.25\ncells: [{id: A, night_occupants: 2}, {id: B, night_occupants: 2 persons}]", SMALL
    ).root
    assert [cell.night_occupants for cell in root.cells] == [2, 2]
    assert root.share_heated == Fraction(1, 4)
    assert refused("id: f\ncells: [{id: A, night_occupants: 1.5}]\n") == [("F106", "cells[0].night_occupants")]


def test_exact_conversion() -> None:
    assert read("id: f\nair_temperature: 74 degF\n", SMALL).root.air_temperature == (74 + Fraction("459.67")) * 5000 / 9
    assert read("id: f\nfood_budget: 4.35 EUR/person/day\n", SMALL).root.food_budget == 7 * 43500


def test_known_absence_and_unknown() -> None:
    assert prisoner("released_at: none").released_at is ABSENT
    assert prisoner("released_at: null").released_at is None
    assert prisoner("cell: none").cell is ABSENT
    assert prisoner("country: ~").country is None
    assert refused("id: f\nprisoners: [{id: P, country: none}]\n") == [("F111", "prisoners[0].country")]


@pytest.mark.parametrize(
    "written", ["2026-02-29", "2026-13-01", "yesterday", "20260301", "12:30", "1772323200", "2026-03-04 25:00"]
)
def test_impossible_dates(written: str) -> None:
    assert refused(f"id: f\nprisoners:\n- id: P\n  admitted_at: {written}\n") == [("F110", "prisoners[0].admitted_at")]


def test_dates_and_times() -> None:
    assert prisoner("admitted_at: 2026-03-04").admitted_at == Instant.parse("2026-03-04")
    assert prisoner("admitted_at: 2026-03-04 12:30").admitted_at == Instant.parse("2026-03-04 12:30")
    assert prisoner("admitted_at: 2026-03-04T12:30:00Z").admitted_at.zone is not None


def test_the_zone_of_the_facility() -> None:
    """In Berlin 02:30 comes twice on 25 October 2026 and never on 29 March."""
    text = "id: f\ntime_zone: Europe/Berlin\nprisoners:\n- id: P\n  admitted_at: {}\n"
    root = read(text.format("2026-03-04 12:00"), SMALL).root
    assert root.prisoners[0].admitted_at == Instant.parse("2026-03-04 11:00Z")
    assert refused(text.format("2026-10-25 02:30")) == [("F110", "prisoners[0].admitted_at")]
    assert refused(text.format("2026-03-29 02:30")) == [("F110", "prisoners[0].admitted_at")]
    assert read(text.format("2026-10-25 02:30+02:00"), SMALL).root.prisoners[0].admitted_at.zone
    assert refused(text.format("2026-03-04").replace("Berlin", "Berlni")) == [("F212", "time_zone")]
    assert refused(text.format("2026-03-04").replace("Europe/Berlin", "../../etc/passwd")) == [("F212", "time_zone")]


def test_naive_beside_zoned() -> None:
    text = """
id: f
prisoners:
- {id: P, admitted_at: 2026-03-04}
- {id: Q, admitted_at: 2026-03-04 12:00+01:00}
- {id: R, admitted_at: 2026-03-04 12:00}
"""
    assert refused(text) == [("F121", "prisoners[2].admitted_at")]
    assert read("time_zone: Europe/Oslo\n" + text, SMALL).warnings == ()


def test_json_that_is_not_finite() -> None:
    reading = read(
        '{"id": "f", "air_temperature": NaN, "share_heated": -Infinity, "prisoners": [{"id": "P", "country": NaN}]}',
        SMALL,
    )
    assert reading.root.air_temperature is None
    assert [(one.code, one.path) for one in reading.warnings] == [
        ("F120", "air_temperature"),
        ("F120", "share_heated"),
        ("F120", "prisoners[0].country"),
    ]


def test_half_a_character() -> None:
    assert refused('{"id": "f", "prisoners": [{"id": "P", "country": "\\ud800"}]}') == [
        ("F108", "prisoners[0].country")
    ]
