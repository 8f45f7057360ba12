"""Our table as a Pint registry. Importing this module imports Pint; `smrl.units.boundary` does so when first asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import pint
from pint.delegates.formatter.full import FullFormatter
from pint.facets.nonmultiplicative.definitions import OffsetConverter
from pint.facets.plain import ScaleConverter, UnitDefinition
from pint.registry import GenericUnitRegistry
from pint.util import UnitsContainer

from smrl.units.errors import UnitError
from smrl.units.measure import parse_quantity
from smrl.units.number import exact_text
from smrl.units.table import BY_NAME, BY_SYMBOL, ROWS, Row
from smrl.units.unit import Unit as OurUnit
from smrl.units.unit import parse_unit, render

_STYLE = re.compile(r"[~#^]|Lx|raw|[DPCHL]")
Pickled: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]


class Quantity(pint.registry.Quantity[Any]):
    """A Pint quantity that pickles within our registry, whatever the application's registry is."""

    def __reduce__(self) -> Pickled:  # type: ignore[override]  # Pint annotates its tuple too narrowly
        return _revive_quantity, (self.magnitude, dict(self._units))

    def _repr_latex_(self) -> None:
        """No LaTeX: notebooks show the text."""


class Unit(pint.registry.Unit):
    """A Pint unit that pickles within our registry."""

    def __reduce__(self) -> Pickled:
        return _revive_unit, (dict(self._units),)

    def _repr_latex_(self) -> None:
        """No LaTeX: notebooks show the text."""


class _Formatter(FullFormatter):
    """Writes units as the rule language does, in every style that Pint knows."""

    def format_unit(self, unit: Any, uspec: str = "", sort_func: Any = None, **_: Any) -> str:  # noqa: ARG002 Pint's names
        factors = unit._units.items() if isinstance(unit, Unit) else tuple(unit)
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
        self.formatter = _Formatter(self)
        for row in ROWS:
            if not _is_delta_of_an_offset(row):
                self.define(_definition(row))

    def parse_units_as_container(
        self, input_string: str, as_delta: bool | None = None, case_sensitive: bool | None = None
    ) -> UnitsContainer:
        """The factors of unit text, in our spelling or Pint's. Raises UnitError."""
        del as_delta, case_sensitive
        return self.container(read_foreign(input_string))

    def parse_expression(self, input_string: str, case_sensitive: bool | None = None, **values: Any) -> Quantity:
        """The quantity that text such as `60 min/day` states. Raises UnitError."""
        del case_sensitive, values
        return self.quantity(parse_quantity(input_string))

    __call__ = parse_expression
