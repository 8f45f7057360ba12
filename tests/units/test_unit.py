"""Units from text, what they measure, and what is refused."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.units import PLAIN, Dimension, UnitError, canonical_unit, parse_unit, same_dimension
from smrl.units.table import BASES, BY_NAME, CANONICAL, COUNTED, CURRENCIES, ROWS

ROOT = Path(__file__).parents[2]
SYMBOLS = st.sampled_from([row.symbol for row in ROWS if row.symbol not in {"mK", "K", "degC", "degF"}])
FACTORS = st.lists(st.tuples(SYMBOLS, st.sampled_from([1, 1, 2]), st.sampled_from("*/")), min_size=1, max_size=4)


def text_of(factors: list[tuple[str, int, str]]) -> str:
    """The factors as someone would type them, the first without a sign."""
    return "".join(
        (sign if at else "") + name + (f"^{power}" if power > 1 else "")
        for at, (name, power, sign) in enumerate(factors)
    )


@pytest.mark.parametrize(
    ("text", "symbol", "phrase", "factor"),
    [
        ("hour", "hour", "time", 3600),
        ("hour/day", "hour/day", "time per day", 7 * 3600),
        ("minutes/day", "min/day", "time per day", 7 * 60),
        ("hours/week", "hour/week", "time per day", 3600),
        ("day/week", "day/week", "time per day", 7 * Fraction(86400, 7)),
        ("kcal/person/day", "kcal/person/day", "energy per day per person", 7 * 4184),
        ("kcal/day/person", "kcal/day/person", "energy per day per person", 7 * 4184),
        ("occasion/week", "occasion/week", "occasions per day", 1),
        ("times/week", "occasion/week", "occasions per day", 1),
        ("once/day", "occasion/day", "occasions per day", 7 * 1),
        ("/week", "/week", "number per day", 1),
        ("1/week", "/week", "number per day", 1),
        ("visits/month", "visit/month", "visits per month", 1),
        ("visit/year", "visit/year", "visits per month", Fraction(1, 12)),
        ("m^3/hour", "m^3/hour", "volume per time", Fraction(10**9, 3600)),
        ("m²", "m^2", "area", 10**6),
        ("m2", "m^2", "area", 10**6),
        ("m**2", "m^2", "area", 10**6),
        ("m^2/persons", "m^2/person", "area per person", 10**6),
        ("m^-1", "/m", "number per length", Fraction(1, 1000)),
        ("m/m^-1", "m^2", "area", 10**6),
        ("L", "L", "volume", 10**6),
        ("litres/day", "L/day", "volume per day", 7 * 10**6),
        ("people/toilet", "person/toilet", "persons per toilet", 1),
        ("air_change/hour", "air_change/hour", "air changes per time", Fraction(1, 3600)),
        ("°C", "degC", "temperature", 1000),
        ("℉", "degF", "temperature", Fraction(5000, 9)),
        ("delta_degC/hour", "delta_degC/hour", "temperature difference per time", Fraction(1000, 3600)),
        ("ft", "ft", "length", Fraction(3048, 10)),
        ("in", "inch", "length", Fraction(254, 10)),
        ("ft²", "ft^2", "area", Fraction(9290304, 100)),
        ("foot-candles", "fc", "illuminance", Fraction(10**6 * 100, 9290304)),
        ("dB(A)", "dB", "sound level", 1),
        ("EUR", "EUR", "money in EUR", 10**4),
        ("EUR/hour", "EUR/hour", "money in EUR per time", Fraction(10**4, 3600)),
        ("person/EUR", "person/EUR", "persons per EUR", Fraction(1, 10**4)),
        ("%", "%", "a plain number", Fraction(1, 100)),
        ("hour/hour", "", "a plain number", 1),
        ("hour*day/day", "hour*day/day", "time^2 per day", 7 * 3600 * 86400),
        ("person*day", "person*day", "persons times time", 86400),
    ],
)
def test_units_are_read(text: str, symbol: str, phrase: str, factor: int | Fraction) -> None:
    unit = parse_unit(text)
    assert (unit.symbol, unit.dimension.describe(), unit.factor) == (symbol, phrase, factor)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("", "the unit is missing", "write one such as `hour/day`"),
        ("houer", "unknown unit `houer`", "did you mean `hour`?"),
        ("KG", "unknown unit `KG`", "did you mean `kg`?"),
        ("eur", "unknown unit `eur`", "did you mean `EUR`?"),
        ("€/day", "unknown unit `€` in `€/day`", "money is written with its ISO code, such as `EUR`"),
        (
            "m^2/occupants",
            "unknown unit `occupants` in `m^2/occupants`",
            "to divide by a fact named `occupants`, put spaces around the sign: `m^2 / occupants`",
        ),
        (
            "m^2/persn",
            "unknown unit `persn` in `m^2/persn`",
            "did you mean `person`?; to divide by a fact named `persn`, put spaces around the sign: `m^2 / persn`",
        ),
        (
            "m/occupants/day",
            "unknown unit `occupants` in `m/occupants/day`",
            "",
        ),
        ("hour / day", "the unit `hour / day` has spaces", "write `hour/day`"),
        ("hour per day", "the unit `hour per day` has spaces", "write `hour/day`"),
        ("min/day extra", "the unit `min/day extra` has spaces", "write it as one word, such as `hour/day`"),
        ("m^99999999", "the power in `m^99999999` is not between 1 and 9", ""),
        ("m^0", "the power in `m^0` is not between 1 and 9", ""),
        ("m^5*m^5", "the unit `m^10` has a power beyond 9", ""),
        ("m^" + "9" * 61, f"the power in `m^{'9' * 61}` is not between 1 and 9", ""),
        ("m" * 65, "a unit has at most 64 characters", ""),
        ("/".join("m" * 13), "a unit has at most 12 factors", ""),
        (
            "degC/hour",
            "a temperature cannot be part of the unit `degC/hour`",
            "a temperature difference can: `delta_degC`",
        ),
        ("degF^2", "a temperature cannot be part of the unit `degF^2`", "a temperature difference can: `delta_degF`"),
        *[
            (text, f"`{text}` is not a unit", "write factors joined by `/` or `*`, such as `kcal/person/day`")
            for text in ("/", "*m", "m//s", "m/", "m^", "m^^2", "kcal/(person*day)", "m^x", "m^2.5")
        ],
    ],
)
def test_what_is_not_a_unit(text: str, message: str, help: str) -> None:
    with pytest.raises(UnitError) as refused:
        parse_unit(text)
    assert (refused.value.message, refused.value.help) == (message, help)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hour/day", "kcal/day"),
        ("hour/day", "%"),
        ("kcal/day", "W"),
        ("occasion/week", "/s"),
        ("/week", "/hour"),
        ("occasion/week", "/week"),
        ("person", "bed"),
        ("month", "day"),
        ("year", "day"),
        ("EUR", "USD"),
        ("degC", "delta_degC"),
        ("m^2", "m^3"),
    ],
)
def test_kinds_keep_apart_what_physics_does_not(one: str, other: str) -> None:
    assert not same_dimension(parse_unit(one), parse_unit(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("hour/day", "min/week"), ("m^3", "L"), ("kWh", "kcal"), ("month", "year"), ("ft^2", "m^2"), ("J/s", "W")],
)
def test_what_can_be_compared(one: str, other: str) -> None:
    assert same_dimension(parse_unit(one), parse_unit(other))


def test_what_a_dimension_knows_of_itself() -> None:
    assert parse_unit("person").dimension.is_count
    assert not parse_unit("person/toilet").dimension.is_count
    assert not parse_unit("m").dimension.is_count
    assert parse_unit("EUR").dimension.is_money
    assert not parse_unit("EUR/day").dimension.is_money
    assert parse_unit("degC").is_absolute
    assert not parse_unit("delta_degC").is_absolute
    assert parse_unit("%").dimension.is_plain
    assert str(Dimension({"length": 2, "time": 0})) == "area"


def test_dimensions_multiply_and_sort() -> None:
    area, length = parse_unit("m^2").dimension, parse_unit("m").dimension
    assert length * length == area == length**2
    assert area / length == length
    assert length / length == PLAIN
    assert sorted([area, length, PLAIN]) == [PLAIN, length, area]


def test_units_multiply_and_divide() -> None:
    rate, crowd = parse_unit("m^2/person"), parse_unit("person")
    assert rate * crowd == parse_unit("m^2")
    assert parse_unit("m^2") / crowd == rate
    assert str(rate) == "m^2/person"


def test_dividing_by_a_duration_does_not_become_a_rate_per_calendar_day() -> None:
    quotient = parse_unit("m") / parse_unit("day")
    assert (quotient.symbol, quotient.dimension) == ("mm/s", parse_unit("m/s").dimension)
    assert (parse_unit("hour") / parse_unit("day")).dimension == PLAIN


@pytest.mark.parametrize(("left", "right"), [("degC", "degC"), ("degC", "m"), ("m", "degF")])
def test_temperatures_do_not_multiply(left: str, right: str) -> None:
    with pytest.raises(UnitError, match="temperatures do not multiply"):
        parse_unit(left) / parse_unit(right)


def test_powers_stay_bounded_in_products() -> None:
    with pytest.raises(UnitError, match="beyond 9"):
        parse_unit("m^9") * parse_unit("m")
    with pytest.raises(UnitError, match="beyond 9"):
        canonical_unit(parse_unit("m").dimension ** 10)
    with pytest.raises(UnitError, match="at most 12 factors"):
        parse_unit("m*g*J*lux*dB*bed*cell") * parse_unit("room*book*meal*tap*bath*call")


def test_every_row_reads_by_all_its_names() -> None:
    for row in ROWS:
        assert {parse_unit(name).symbol for name in (row.symbol, *row.names)} == {row.symbol}


def test_no_name_is_taken_twice() -> None:
    assert len(BY_NAME) == sum(1 + len(row.names) for row in ROWS)


def test_the_table_is_complete() -> None:
    """Every base has a canonical unit and words, every row its Russian name, every reference its row."""
    used = {name for row in ROWS for name, _ in row.powers}
    assert used == set(CANONICAL)
    assert set(BASES) | {name for name in used if name.isupper()} == used
    assert set(BASES) >= COUNTED
    assert [row.symbol for row in ROWS if not row.russian and not row.symbol.endswith("_pip")] == []
    assert {len(row.russian) for row in ROWS if row.russian} == {1, 3}
    assert {row.smaller for row in ROWS} | {row.below for row in ROWS} <= {row.symbol for row in ROWS} | {""}


@given(FACTORS)
def test_a_units_symbol_reads_back_as_the_unit(factors: list[tuple[str, int, str]]) -> None:
    unit = parse_unit(text_of(factors))
    assert unit.symbol == "" or parse_unit(unit.symbol) == unit


@given(FACTORS, FACTORS)
def test_products_agree_with_their_dimensions(
    left: list[tuple[str, int, str]], right: list[tuple[str, int, str]]
) -> None:
    """Whatever text the product gets, it reads back as what the algebra says."""
    one, other = parse_unit(text_of(left)), parse_unit(text_of(right))
    try:
        product, quotient = one * other, one / other
    except UnitError:
        return
    assert product.dimension == one.dimension * other.dimension
    assert quotient.dimension == one.dimension / other.dimension
    for unit in (product, quotient):
        assert unit.symbol == "" or parse_unit(unit.symbol) == unit


@given(FACTORS)
def test_division_is_read_from_left_to_right(factors: list[tuple[str, int, str]]) -> None:
    """a/b*c is (a/b)*c: each sign reaches only the factor after it."""
    whole = parse_unit(text_of(factors))
    powers: dict[str, int] = {}
    for at, (name, power, sign) in enumerate(factors):
        below = at > 0 and sign == "/"
        row = BY_NAME[name]
        for base, exponent in (BY_NAME[row.below] if below and row.below else row).powers:
            powers[base] = powers.get(base, 0) + exponent * power * (-1 if below else 1)
    assert whole.dimension == Dimension(powers)


@given(FACTORS)
def test_canonical_units_have_factor_one(factors: list[tuple[str, int, str]]) -> None:
    dimension = parse_unit(text_of(factors)).dimension
    try:
        unit = canonical_unit(dimension)
    except UnitError:
        return
    assert unit.factor == 1
    assert unit.offset == 0
    assert unit.dimension == dimension


@given(st.text(max_size=80))
def test_any_text_is_a_unit_or_an_error(text: str) -> None:
    with contextlib.suppress(UnitError):
        assert parse_unit(text).factor > 0


def test_the_page_lists_every_unit() -> None:
    page = (ROOT / "docs" / "language" / "units.md").read_text(encoding="utf-8")
    missing = [row.symbol for row in ROWS if row.symbol[:3] not in CURRENCIES and f"`{row.symbol}`" not in page]
    assert missing == []


def test_units_and_errors_pickle() -> None:
    unit = parse_unit("kcal/person/day")
    assert pickle.loads(pickle.dumps(unit)) == unit
    error = pickle.loads(pickle.dumps(UnitError("no", "yes")))
    assert (error.message, error.help, str(error)) == ("no", "yes", "no (yes)")


def test_units_do_not_import_pint() -> None:
    script = (
        "import sys, smrl.units, smrl.units.boundary as b; b.from_any('1 hour/day'); smrl.units.parse_unit('m²')\n"
        "print('pint' in sys.modules, 'difflib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
