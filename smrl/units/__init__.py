"""Units, dimensions and exact quantities. Pint is not imported here: `smrl.units.boundary` meets it when asked to."""

from smrl.units.dimension import CALENDAR, MONTH, PLAIN, TEMPERATURE_DIFFERENCE, TIME, Dimension
from smrl.units.display import show
from smrl.units.errors import NotFinite, UnitError
from smrl.units.measure import Measure, on_one_day, parse_quantity
from smrl.units.number import Exact, exact
from smrl.units.unit import Unit, canonical_unit, parse_unit, same_dimension

__all__ = [
    "CALENDAR",
    "MONTH",
    "PLAIN",
    "TEMPERATURE_DIFFERENCE",
    "TIME",
    "Dimension",
    "Exact",
    "Measure",
    "NotFinite",
    "Unit",
    "UnitError",
    "canonical_unit",
    "exact",
    "on_one_day",
    "parse_quantity",
    "parse_unit",
    "same_dimension",
    "show",
]
