"""Our table as a Pint registry. Importing this module imports Pint; `smrl.units.boundary` does so when first asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from threading import Lock
from typing import Any, TypeAlias

import pint
from pint.delegates.formatter.full import FullFormatter
from pint.facets.nonmultiplicative.definitions import OffsetConverter
from pint.facets.plain import ScaleConverter, UnitDefinition
from pint.registry import GenericUnitRegistry
from pint.util import UnitsContainer

from smrl.units.errors import UnitError
from smrl.units.measure import Measure, parse_quantity
from smrl.units.number import exact_text
from smrl.units.table import BY_SYMBOL, CANONICAL, ROWS, Row
from smrl.units.unit import Unit as OurUnit
from smrl.units.unit import parse_foreign_unit, render

_STYLE = re.compile(r"[~#^]|Lx|raw|[DPCHL]")
Pickled: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]


class Quantity(pint.registry.Quantity[Any]):
    """A Pint quantity that pickles within our registry, whatever the application's registry is."""

    def __reduce__(self) -> Pickled:  # type: ignore[override]  # Pint annotates its tuple too narrowly
        return _revive_quantity, (self.magnitude, dict(self._units))

    def __repr__(self) -> str:
        return f"<Quantity('{self}')>"

    def _repr_latex_(self) -> None:  # type: ignore[override]  # None is how IPython is told to take the next format
        """No LaTeX: notebooks show the text."""


class Unit(pint.registry.Unit):
    """A Pint unit that pickles within our registry."""

    def __reduce__(self) -> Pickled:
        return _revive_unit, (dict(self._units),)

    def __repr__(self) -> str:
        return f"<Unit('{self}')>"

    def _repr_latex_(self) -> None:  # type: ignore[override]  # None is how IPython is told to take the next format
        """No LaTeX: notebooks show the text."""


class _Formatter(FullFormatter):
    """Writes units as the rule language does, in every style that Pint knows."""

    def format_unit(self, unit: Any, uspec: str = "", sort_func: Any = None, **_: Any) -> str:  # noqa: ARG002 Pint's names
        factors: Any = unit._units.items() if isinstance(unit, Unit) else unit
        return render((_ROW_OF[name], power) for name, power in factors) or "dimensionless"

    def format_magnitude(self, magnitude: Any, mspec: str = "", **_: Any) -> str:
        spec = _STYLE.sub("", mspec)
        if spec:
            return format(float(magnitude) if isinstance(magnitude, Fraction) else magnitude, spec)
        return exact_text(magnitude) if isinstance(magnitude, int | Fraction) else str(magnitude)

    def format_quantity(self, quantity: Any, spec: str = "", **_: Any) -> str:
        unit = self.format_unit(quantity.units) if quantity._units else ""
        return f"{self.format_magnitude(quantity.magnitude, spec)} {unit}".rstrip()


class Registry(GenericUnitRegistry[Quantity, Unit]):
    """Pint over our table: it reads our unit text, so that `min/day` has a calendar day below the line."""

    Quantity: TypeAlias = Quantity
    Unit: TypeAlias = Unit

    def __init__(self) -> None:
        super().__init__(filename=None, non_int_type=Fraction, on_redefinition="raise")
        ours: Any = self  # Pint's annotations know only its own full registry, text definitions and floats
        formatter: Any = _Formatter(ours)
        self.formatter = formatter
        self.preprocessors.clear()  # Pint's own would spell out our `%`
        for row in ROWS:
            if not _is_delta_of_an_offset(row):
                ours.define(_definition(row))

    def __getattr__(self, item: str) -> Unit:
        try:
            return super().__getattr__(item)
        except UnitError as unknown:
            raise pint.UndefinedUnitError(item) from unknown  # an AttributeError, as `hasattr` expects

    def parse_units_as_container(
        self, input_string: str, as_delta: bool | None = None, case_sensitive: bool | None = None
    ) -> UnitsContainer:
        """The factors of unit text, in our spelling or Pint's. Raises UnitError."""
        del as_delta, case_sensitive
        return self.container(parse_foreign_unit(input_string))

    def parse_expression(self, input_string: str, case_sensitive: bool | None = None, **values: Any) -> Quantity:
        """The quantity that text such as `60 min/day` states. Raises UnitError."""
        del case_sensitive, values
        return self.quantity(parse_quantity(input_string))

    __call__ = parse_expression

    def container(self, unit: OurUnit) -> UnitsContainer:
        """The unit's factors under Pint's names."""
        return self.UnitsContainer({_pint_name(symbol): power for symbol, power in unit.factors})

    def quantity(self, measure: Measure) -> Quantity:
        """The measure as a quantity of this registry, stated in its own unit."""
        return self.Quantity(measure.magnitude, self.container(measure.unit))


@cache
def _build() -> Registry:
    return Registry()


_BUILDING = Lock()


def registry() -> Registry:
    """The one registry of our units. It is nobody's application registry: other users of Pint never notice it."""
    with _BUILDING:
        return _build()


def _revive_quantity(magnitude: object, factors: dict[str, int]) -> Quantity:
    ours = registry()
    return ours.Quantity(magnitude, ours.UnitsContainer(factors))


def _revive_unit(factors: dict[str, int]) -> Unit:
    ours = registry()
    return ours.Unit(ours.UnitsContainer(factors))


def _pint_name(symbol: str) -> str:
    return symbol if symbol.isidentifier() else BY_SYMBOL[symbol].names[0]


_ROW_OF = {_pint_name(row.symbol): row for row in ROWS}


def _is_delta_of_an_offset(row: Row) -> bool:
    """Pint itself defines delta_degC when it meets degC."""
    source = BY_SYMBOL.get(row.symbol.removeprefix("delta_"), row)
    return source is not row and bool(source.offset)


def _definition(row: Row) -> UnitDefinition:
    """The row as Pint's definition: a base unit, or a multiple of base units, or a scale with an offset."""
    reference: dict[str, int | Fraction]
    if CANONICAL.get(row.powers[0][0] if row.powers else "") is row and row.symbol != "delta_mK":
        reference = {f"[{row.powers[0][0]}]": 1}
    else:
        reference = {_base(name): power for name, power in row.powers}
    scale: Any = row.factor
    offset: Any = row.offset
    converter = OffsetConverter(scale, offset) if row.offset else ScaleConverter(scale)
    return UnitDefinition(_pint_name(row.symbol), None, (), converter, UnitsContainer(reference, non_int_type=Fraction))


def _base(dimension: str) -> str:
    # To Pint a difference of temperatures is a temperature; that it is not added to one is the offset's doing.
    return "mK" if dimension == "temperature_difference" else CANONICAL[dimension].symbol
