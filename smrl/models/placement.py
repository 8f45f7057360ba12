"""Who is where, worked out from the roll (rules 8, 9): asked for every cell and unit, so read off kept maps.

Heads that somebody counted may differ from the roll, and that is no contradiction: people sleep where no list puts
them. So a stated count stands, and the roll is counted only where none is stated. Likewise a prison for women is one
while it stands empty.
"""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT, Absent, Partial

Ids = tuple[str, ...] | Absent | None


def residents_of_cell(cell: Any, facility: Any) -> Ids:
    """Who is placed in the cell: known in part while the roll or somebody's place is not fully known."""
    if facility.prisoners is None or facility.prisoners is ABSENT:
        return facility.prisoners
    here = tuple(prisoner.id for prisoner in facility.backlinks("prisoner", "cell").get(cell.id, ()))
    return Partial(here) if facility.remember(facility, "unplaced", _somebody_may_be_anywhere) else here


def _somebody_may_be_anywhere(facility: Any, _: Any) -> bool:
    return isinstance(facility.prisoners, Partial) or any(prisoner.cell is None for prisoner in facility.prisoners)


def occupants(cell: Any, facility: Any) -> int | None:
    """How many are placed in the cell, where the roll is known."""
    residents = residents_of_cell(cell, facility)
    return len(residents) if isinstance(residents, tuple) and not isinstance(residents, Partial) else None


def night_occupants(cell: Any, facility: Any) -> int | None:
    """How many sleep in the cell by the roll, where nobody counted and the roll is known."""
    return occupants(cell, facility) if cell._night_occupants is None else None


def residents_of_unit(unit: Any, facility: Any) -> Ids:
    """Who is placed in a cell of the unit: known in part while the cells, the roll or somebody's place are not."""
    if facility.cells is None or facility.cells is ABSENT or facility.prisoners is None:
        return None
    inside = [residents_of_cell(cell, facility) for cell in facility.backlinks("cell", "unit").get(unit.id, ())]
    here = tuple(id for residents in inside if isinstance(residents, tuple) for id in residents)
    return Partial(here) if facility.remember(facility, "unmapped", _a_cell_may_be_anywhere) else here


def _a_cell_may_be_anywhere(facility: Any, _: Any) -> bool:
    lost = isinstance(facility.cells, Partial) or any(cell.unit is None for cell in facility.cells)
    return lost or _somebody_may_be_anywhere(facility, _)


def arrivals(prisoner: Any, facility: Any) -> Ids:
    """The receptions of a prisoner: known in part while some, or whose they are, are not known."""
    if facility.receptions is None or facility.receptions is ABSENT:
        return facility.receptions
    his = tuple(one.id for one in facility.backlinks("reception", "prisoner").get(prisoner.id, ()))
    return Partial(his) if facility.remember(facility, "unreceived", _somebody_may_have_come) else his


def _somebody_may_have_come(facility: Any, _: Any) -> bool:
    return isinstance(facility.receptions, Partial) or any(one.prisoner is None for one in facility.receptions)


def population(facility: Any, _: Any) -> int | None:
    """How many prisoners there are by the roll, where nobody counted and the roll is known."""
    roll = facility.prisoners if facility._population is None else None
    if isinstance(roll, Partial):
        return roll.total
    return len(roll) if isinstance(roll, tuple) else None


def holds_men(facility: Any, _: Any) -> bool | None:
    """Whether any man is on the roll, where it is not said anyhow that men are held here."""
    return None if facility.holds_men is True else _holds(facility, "male")


def holds_women(facility: Any, _: Any) -> bool | None:
    """Whether any woman is on the roll, where it is not said anyhow that women are held here."""
    return None if facility.holds_women is True else _holds(facility, "female")


def womens_institution(facility: Any, _: Any) -> bool | None:
    """Yes where women only are held, no where none are; of a place that holds both it does not follow."""
    women = _holds(facility, "female") if facility.holds_women is None else facility.holds_women
    men = _holds(facility, "male") if facility.holds_men is None else facility.holds_men
    if women is False:
        return False
    return True if women is True and men is False else None


def _holds(facility: Any, sex: str) -> bool | None:
    roll = facility.prisoners
    if not isinstance(roll, tuple):
        return None
    known = [prisoner.sex for prisoner in roll]
    if sex in known:
        return True
    return None if None in known or isinstance(roll, Partial) else False
