"""Where Pint's quantities, ours and other people's, meet our measures."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smrl.units import Measure, NotFinite, UnitError, parse_quantity, parse_unit
from smrl.units.boundary import Q, from_any, registry, to_pint
from smrl.units.table import ROWS


@pytest.fixture(scope="module")
def foreign() -> pint.UnitRegistry[Any]:
    """Pint's own registry, as another program would use it."""
    return pint.UnitRegistry()


def test_a_quantity_converts_as_a_user_expects() -> None:
    quantity = Q(60, "min/day")
    assert str(quantity) == "60 min/day"
    assert str(quantity.to("hour/day")) == "1 hour/day"
    assert quantity == Q(1, "hour/day")
    assert hash(quantity) == hash(Q(1, "hour/day"))
    assert quantity > Q("59", "min/day")
    assert str(quantity.to("hour / day")) == "1 hour/day"
    assert str(Q(4, "m²") * 2 + Q(1, "m^2")) == "9 m^2"


def test_magnitudes_are_exact() -> None:
    assert Q(0.1, "m").magnitude == Fraction(1, 10)
    assert Q(20, "degC").to("degF").magnitude == 68
    assert Q(70, "degF").to("degC").magnitude == Fraction(190, 9)
    assert str(Q(20, "degC") - Q(18, "degC")) == "2 delta_degC"
    assert from_any(Q(20, "degC") - Q(18, "degC")) == parse_quantity("2 delta_degC")
    assert Q(5, "%").to("1").magnitude == Fraction(1, 20)


def test_how_quantities_are_written() -> None:
    quantity = Q(Fraction(1, 3), "hour/day")
    assert (str(quantity), f"{quantity:.2f}", f"{quantity:~P}") == ("1/3 hour/day", "0.33 hour/day", "1/3 hour/day")
    assert (repr(quantity), repr(quantity.units)) == ("<Quantity('1/3 hour/day')>", "<Unit('hour/day')>")
    assert f"{Q(1, 'm') * 1.5:.1f}" == "1.5 m"
    assert str(Q(1, "m") * 1.5) == "1.5 m"
    assert quantity._repr_html_() == "1/3 hour/day"
    shown_as_latex: list[object] = [thing._repr_latex_() for thing in (quantity, quantity.units)]
    assert shown_as_latex == [None, None]
    assert str((Q(1, "m") / Q(2, "m")).units) == "dimensionless"


def test_the_registry_reads_what_the_language_reads() -> None:
    ours = registry()
    assert ours("60 min/day") == Q(1, "hour/day") == ours.Quantity("1 hour/day") == ours.Quantity(60, "min/day")
    assert 5 * ours.hour == Q(5, "hour")
    assert "person" in ours
    assert "occupants" not in ours
    with pytest.raises(UnitError, match="did you mean `hour`"):
        Q(1, "hour").to("hourr")


def test_kinds_stay_apart_in_pint_too() -> None:
    with pytest.raises(pint.DimensionalityError):
        Q(1, "hour/day").to("%")
    with pytest.raises(pint.DimensionalityError):
        Q(1, "kcal/day").to("W")
    with pytest.raises(pint.OffsetUnitCalculusError):
        Q(20, "degC") + Q(20, "degC")


def test_there_is_one_registry_and_it_is_nobodys_default() -> None:
    with ThreadPoolExecutor(4) as pool:
        built = list(pool.map(lambda _: registry(), range(8)))
    assert all(one is registry() for one in built)
    default: Any = pint.application_registry
    assert default.get() is not registry()


def test_quantities_survive_pickling_and_copying() -> None:
    quantity = Q(45, "min/day")
    for again in (pickle.loads(pickle.dumps(quantity)), copy.copy(quantity), copy.deepcopy(quantity)):
        assert again == quantity
        assert again._REGISTRY is registry()
    assert pickle.loads(pickle.dumps(quantity.units)) == quantity.units


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("45 min/day", "45 min/day"),
        ("4 m^2", "4 m^2"),
        ("2000 kcal/day", "2000 kcal/day"),
        ("0.1 L", "0.1 L"),
        ("3 foot", "3 ft"),
        ("1/week", "1 /week"),
        ("5 percent", "5 %"),
        ("2 year", "2 year"),
        ("300 lux", "300 lux"),
        ("7", "7"),
    ],
)
def test_quantities_of_other_registries(text: str, shown: str, foreign: pint.UnitRegistry[Any]) -> None:
    assert str(from_any(foreign.Quantity(text))) == shown


def test_temperatures_and_styles_of_other_registries(foreign: pint.UnitRegistry[Any]) -> None:
    assert str(from_any(foreign.Quantity(12.5, "degC"))) == "12.5 degC"
    assert str(from_any(foreign.Quantity(3, "delta_degF"))) == "3 delta_degF"
    terse: pint.UnitRegistry[Any] = pint.UnitRegistry()
    terse.formatter.default_format = "~P"
    assert str(from_any(terse.Quantity(4, "m^2/day"))) == "4 m^2/day"


def test_a_unit_that_we_do_not_have(foreign: pint.UnitRegistry[Any]) -> None:
    with pytest.raises(UnitError, match="unknown unit `furlong`"):
        from_any(foreign.Quantity(3, "furlong"))
    with pytest.raises(UnitError, match="is not a unit"):
        from_any(foreign.Quantity(3, "m**0.5"))


def test_quantities_of_other_libraries() -> None:
    class Units:
        """Units that know no format codes: object's own `format` refuses them."""

        def __str__(self) -> str:
            return "minute / day"

    class Amount:
        """What a rival of Pint might have."""

        magnitude = 45
        units = Units()

    assert str(from_any(Amount())) == "45 min/day"


def test_text_and_measures_pass() -> None:
    measure = parse_quantity("60 min/day")
    assert from_any(measure) is measure
    assert from_any("1 hour/day") == measure
    assert from_any(Q(1, "hour/day")) == measure


@pytest.mark.parametrize(
    ("thing", "message", "help"),
    [
        (45, "`45` needs a unit such as `hour/day`", "write `45 hour/day`"),
        (4.5, "`4.5` needs a unit such as `hour/day`", "write `4.5 hour/day`"),
        (True, "`yes` is not a number", ""),
        ([], "a value of type `list` is not a number", ""),
    ],
)
def test_bare_numbers_are_refused(thing: object, message: str, help: str) -> None:
    with pytest.raises(UnitError) as refused:
        from_any(thing)
    assert (refused.value.message, refused.value.help) == (message, help)


def test_the_wanted_unit_is_suggested() -> None:
    with pytest.raises(UnitError, match=r"`12` needs a unit such as `m\^2`"):
        from_any(12, like=parse_unit("m^2"))


def test_nan_is_told_apart_from_a_missing_unit(foreign: pint.UnitRegistry[Any]) -> None:
    for thing in (float("nan"), foreign.Quantity(float("nan"), "m"), "nan m"):
        with pytest.raises(NotFinite):
            from_any(thing)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.symbol[:3].isupper()], ids=lambda row: row.symbol)
def test_pint_agrees_with_the_table(row: Any) -> None:
    measure = Measure.of(7, row.symbol)
    quantity = to_pint(measure.value, measure.unit)
    assert (quantity.magnitude, str(quantity)) == (7, str(measure))
    base = quantity.to_base_units()
    assert from_any(base).value == measure.value


@given(
    st.fractions(-1000, 1000),
    st.sampled_from([("hour/day", "min/week"), ("m^2", "ft^2"), ("degC", "degF"), ("kcal", "kWh"), ("EUR", "EUR")]),
)
def test_pint_converts_as_we_do(number: Fraction, units: tuple[str, str]) -> None:
    one, other = units
    converted = Q(number, one).to(other)
    assert converted.magnitude == Measure.of(number, one).to(other).magnitude
    assert from_any(converted) == Measure.of(number, one)


def test_our_factors_are_those_of_pints_own_table(foreign: pint.UnitRegistry[Any]) -> None:
    """A second opinion on every unit that both tables have."""
    bases = {"time": "s", "length": "mm", "mass": "mg", "energy": "J", "temperature": "mK", "illuminance": "lux"}
    compared = set()
    for row in ROWS:
        if row.symbol in {"fc", "dB"} or not {name for name, _ in row.powers} <= set(bases):
            continue  # Pint's fc is a femtocoulomb, its decibel a logarithm
        theirs = foreign.Quantity(1, row.symbol).to(" * ".join(f"{bases[name]}**{power}" for name, power in row.powers))
        assert theirs.magnitude == pytest.approx(float(row.factor + row.offset)), row.symbol
        compared.add(row.symbol)
    assert {"week", "mile", "L", "oz", "lb", "kcal", "kWh", "kW", "degF", "lumen", "%"} <= compared
