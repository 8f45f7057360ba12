"""Where people hand in quantities and are shown them: text and Pint's, of any registry. Pint comes on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smrl.units.errors import UnitError
from smrl.units.measure import Measure, parse_quantity
from smrl.units.number import Exact, exact, exact_text
from smrl.units.unit import Unit, parse_foreign_unit, parse_unit

if TYPE_CHECKING:
    from smrl.units.pint_registry import Quantity, Registry


def registry() -> Registry:
    """The Pint registry of our units, built on first use and shared by all threads. Its magnitudes are exact."""
    from smrl.units import pint_registry

    return pint_registry.registry()


def Q(magnitude: object, unit: Unit | str) -> Quantity:  # noqa: N802 the name by which Pint's users know it
    """A Pint quantity of our registry: `Q(60, "min/day")`. Raises UnitError, and NotFinite for a NaN or an infinity."""
    return registry().quantity(Measure.of(magnitude, unit))


def to_pint(value: Exact, unit: Unit) -> Quantity:
    """A canonical value as a Pint quantity stated in the unit."""
    return registry().quantity(Measure(value, unit))


def from_any(thing: object, like: Unit | None = None) -> Measure:
    """The measure that text, a Measure or a Pint quantity of any registry states.

    Raises UnitError, also for a bare number (`like` is the unit to suggest), and NotFinite for a NaN or an infinity.
    """
    if isinstance(thing, Measure):
        return thing
    if isinstance(thing, str):
        return parse_quantity(thing)
    if hasattr(thing, "magnitude") and hasattr(thing, "units"):
        return Measure.of(thing.magnitude, parse_foreign_unit(_unit_text(thing.units)))
    suggested = like or parse_unit("hour/day")
    number = exact_text(exact(thing))
    raise UnitError(f"`{number}` needs a unit such as `{suggested}`", f"write `{number} {suggested}`")


def _unit_text(units: Any) -> str:
    """Pint's long names, whatever style its user has chosen as the default."""
    try:
        return format(units, "D")
    except (TypeError, ValueError):
        return str(units)
