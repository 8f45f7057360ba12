"""Exact numbers, quantities from text, and how they are shown."""

from __future__ import annotations

import math
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.units import Exact, Measure, NotFinite, UnitError, exact, parse_quantity, parse_unit, show

DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
UNITS = st.sampled_from(
    [
        "hour/day",
        "min/day",
        "m^2",
        "m^2/person",
        "kcal/person/day",
        "degC",
        "degF",
        "K",
        "EUR",
        "%",
        "/week",
        "ft",
        "fc",
    ]
)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (1, 1),
        (0.1, Fraction(1, 10)),
        (1.0, 1),
        (Decimal("0.30"), Fraction(3, 10)),
        (Decimal("1E+3"), 1000),
        (Fraction(6, 3), 2),
        (Fraction(1, 3), Fraction(1, 3)),
        ("007", 7),
        ("-0.5", Fraction(-1, 2)),
        ("\N{MINUS SIGN}5", -5),
        ("+.5", Fraction(1, 2)),
        ("5.", 5),
        ("1e3", 1000),
        ("1.5E-3", Fraction(3, 2000)),
        (" 12 ", 12),
        ("9" * 40, int("9" * 40)),
    ],
)
def test_numbers_are_exact(number: object, value: Exact) -> None:
    result = exact(number)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("number", "message", "help"),
    [
        (True, "`yes` is not a number", ""),
        (None, "a value of type `NoneType` is not a number", ""),
        ([1], "a value of type `list` is not a number", ""),
        ("", "`` is not a number", ""),
        ("ten", "`ten` is not a number", ""),
        ("1_000", "`1_000` is not a number", ""),
        ("٣", "`٣` is not a number", ""),
        ("1,5", "`1,5` is not a number", "write `1.5` or `15`: a comma could mean either"),
        ("x" * 50, f"`{'x' * 40}…` is not a number", ""),
        ("1" * 41, "the number has more than 40 digits", ""),
        ("1" * 400_000, "the number has more than 40 digits", ""),
        (10**80, "the number has more than 40 digits", ""),
        (Fraction(1, 10**80), "the number has more than 40 digits", ""),
        ("1e31", "the number has an exponent beyond 30", ""),
        ("1e999999999", "the number has an exponent beyond 30", ""),
        (1e300, "the number has an exponent beyond 30", ""),
    ],
)
def test_what_is_not_an_acceptable_number(number: object, message: str, help: str) -> None:
    with pytest.raises(UnitError) as refused:
        exact(number)
    assert (refused.value.message, refused.value.help) == (message, help)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, Decimal("nan"), Decimal("sNaN"), "NaN", "-inf"])
def test_nothing_infinite_is_a_number(number: object) -> None:
    with pytest.raises(NotFinite, match="is not a finite number"):
        exact(number)
    assert not issubclass(NotFinite, UnitError)


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [
        ("60 min/day", "60 min/day", 25200),
        ("1 hour/day", "1 hour/day", 25200),
        ("4 m^2", "4 m^2", 4 * 10**6),
        ("4m²", "4 m^2", 4 * 10**6),
        ("12.5 °C", "12.5 degC", 285650),
        ("\N{MINUS SIGN}5 °C", "-5 degC", 268150),
        ("74 degF", "74 degF", Fraction(2668350, 9)),
        ("1 /week", "1 /week", 1),
        ("1/week", "1 /week", 1),
        ("50 %", "50 %", Fraction(1, 2)),
        ("0.30 EUR", "0.3 EUR", 3000),
        ("  2 hours  ", "2 hour", 7200),
        ("1e3 g", "1000 g", 10**6),
    ],
)
def test_quantities_are_read(text: str, shown: str, value: Exact) -> None:
    measure = parse_quantity(text)
    assert (str(measure), measure.value) == (shown, value)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("", "the quantity is missing", "write a number and a unit, such as `1 hour/day`"),
        ("60", "`60` needs a unit", "write one after the number, such as `60 hour/day`"),
        ("hour/day", "`hour/day` has no number", "write one before the unit, such as `1 hour/day`"),
        ("some time", "`some time` is not a quantity", "write a number and a unit, such as `1 hour/day`"),
        ("60 min/day daily", "the unit `min/day daily` has spaces", "write it as one word, such as `hour/day`"),
        ("60 minn/day", "unknown unit `minn` in `minn/day`", "did you mean `min`?"),
        (
            "1,5 hour",
            "`1,5 hour` does not begin with one plain number",
            "write `1.5` or `15`: a comma could mean either",
        ),
        ("2 400 kcal", "`2 400 kcal` does not begin with one plain number", "write `2400`"),
        ("1.2.3 m", "`1.2.3 m` does not begin with one plain number", ""),
        ("1" * 41 + " m", "the number has more than 40 digits", ""),
        ("1 m" + " " * 200, "a quantity has at most 160 characters", ""),
    ],
)
def test_what_is_not_a_quantity(text: str, message: str, help: str) -> None:
    with pytest.raises(UnitError) as refused:
        parse_quantity(text)
    assert (refused.value.message, refused.value.help) == (message, help)


@pytest.mark.parametrize("text", ["nan hour/day", "-inf m", "Infinity kg"])
def test_text_that_measures_nothing(text: str) -> None:
    with pytest.raises(NotFinite):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("60 min/day", "1 hour/day"),
        ("7 hour/week", "60 min/day"),
        ("1 /week", "1/week"),
        ("0.1 L", "100 mL"),
        ("32 degF", "0 degC"),
        ("-40 °F", "-40 °C"),
        ("0 degC", "273.15 K"),
        ("1.8 delta_degF", "1 delta_degC"),
        ("1 yd", "36 inch"),
        ("1 mile", "1609.344 m"),
        ("16 oz", "1 lb"),
        ("1 lb", "453.59237 g"),
        ("1 oz", "28.349523125 g"),
        ("1 kg", "1000 g"),
        ("1 inch", "2.54 cm"),
        ("1 km", "1000 m"),
        ("1 L", "1000 cm^3"),
        ("1 fc", "1 lumen/ft^2"),
        ("212 degF", "100 degC"),
        ("1 W", "3.6 kJ/hour"),
        ("1 EUR", "10000 EUR_pip"),
        ("1 %", "10000 ppm"),
        ("1 kWh", "3.6 MJ"),
        ("1 lumen/m^2", "1 lux"),
        ("2 year", "24 month"),
    ],
)
def test_equal_quantities_are_equal_exactly(one: str, other: str) -> None:
    left, right = parse_quantity(one), parse_quantity(other)
    assert left == right
    assert hash(left) == hash(right)
    assert left <= right
    assert left >= right
    assert not left < right
    assert not left > right


def test_eleven_in_ten_places_is_not_above_the_limit() -> None:
    limit = exact("1.1") * exact(10)
    assert not parse_quantity("11 person").value > limit
    assert parse_quantity("12 person").value > limit


def test_measures_order_within_a_dimension_only() -> None:
    assert parse_quantity("59 min/day") < parse_quantity("1 hour/day")
    assert parse_quantity("1 hour/day") != parse_quantity("1 hour")
    assert Measure.of(1, "m") != 1000
    with pytest.raises(UnitError) as refused:
        _ = parse_quantity("1 hour/day") < parse_quantity("4 m^2")
    assert refused.value.message == "`hour/day` cannot be compared with `m^2`"
    assert refused.value.help == "the one is time per day, the other area"


def test_conversion() -> None:
    assert str(parse_quantity("1 hour/day").to("min/day")) == "60 min/day"
    assert str(parse_quantity("70 degF").to(parse_unit("degC"))) == "190/9 degC"
    with pytest.raises(UnitError, match="`m` cannot be converted to `kg`"):
        parse_quantity("1 m").to("kg")


def test_measures_pickle() -> None:
    measure = parse_quantity("0.3 hour/day")
    assert pickle.loads(pickle.dumps(measure)) == measure


@given(DECIMALS, UNITS)
def test_what_is_written_reads_back(number: Decimal, unit: str) -> None:
    measure = Measure.of(number, unit)
    assert measure.magnitude == Fraction(number)
    assert parse_quantity(str(measure)) == measure


@given(DECIMALS, UNITS, UNITS)
def test_conversions_there_and_back_are_exact(number: Decimal, one: str, other: str) -> None:
    measure = Measure.of(number, one)
    if measure.unit.dimension == parse_unit(other).dimension:
        assert Measure.of(measure.to(other).magnitude, other).to(one).magnitude == Fraction(number)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_floats_mean_the_text_that_shows_them(number: float) -> None:
    assert Decimal(repr(number)) == Fraction(exact(number)) if abs(number) > 1e-30 or number == 0 else True


@pytest.mark.parametrize(
    ("value", "unit", "english", "russian"),
    [
        (25200, "hour/day", "1 hour/day", "1 ч/день"),
        (12600, "hour/day", "0.5 hour/day", "0,5 ч/день"),
        (6300, "hour/day", "15 min/day", "15 мин/день"),
        (1260, "hour/day", "3 min/day", "3 мин/день"),
        (-6300, "hour/day", "-15 min/day", "-15 мин/день"),
        (28, "hour/day", "4 s/day", "4 с/день"),
        (5400, "hour/day", "≈0.214 hour/day", "≈0,214 ч/день"),
        (Fraction(604800, 4), "week", "42 hour", "42 ч"),
        (5 * 86400, "day", "5 day", "5 дней"),
        (Fraction(3 * 86400, 2), "day", "1.5 day", "1,5 дня"),
        (1, "year", "1 month", "1 мес."),
        (1, "/week", "1 /week", "1 /нед."),
        (3_990_000, "m^2", "3.99 m^2", "3,99 м²"),
        (3_999_999, "m^2", "3.999999 m^2", "3,999999 м²"),
        (Fraction(10**6, 3), "m^2/person", "≈0.333 m^2/person", "≈0,333 м²/чел."),
        (Fraction(1, 3 * 10**6), "m^2", "≈0.000000000000333 m^2", "≈0,000000000000333 м²"),
        (1, "bed", "1 bed", "1 койка"),
        (3, "bed", "3 bed", "3 койки"),
        (11, "bed", "11 bed", "11 коек"),
        (21, "bed", "21 bed", "21 койка"),
        (24, "person/toilet", "24 person/toilet", "24 чел./унитаз"),
        (7 * 4184 * 2400, "kcal/person/day", "2400 kcal/person/day", "2400 ккал/чел./день"),
        (285650, "degC", "12.5 degC", "12,5 °C"),
        (Fraction(2668350, 9), "degC", "≈23.333 degC", "≈23,333 °C"),
        (125_000, "EUR", "12.5 EUR", "12,5 EUR"),
        (Fraction(1, 2), "%", "50 %", "50 %"),
        (0, "m", "0 m", "0 м"),
        (Fraction(762, 10), "ft", "3 inch", "3 дюйма"),
        (3, "1", "3", "3"),
    ],
)
def test_values_are_shown_as_a_reader_expects(value: Exact, unit: str, english: str, russian: str) -> None:
    assert show(value, parse_unit(unit)) == english
    assert show(value, parse_unit(unit), "ru") == russian


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6), UNITS)
def test_what_is_shown_without_a_mark_is_exact(value: Fraction, unit: str) -> None:
    shown = show(value, parse_unit(unit))
    if shown.startswith("≈"):
        assert "e" not in shown.split()[0]
    else:
        assert parse_quantity(shown).value == value
