"""Other rule engines on the same provisions, each in an adapter of its own.

They judge the eight provisions about single prisoners, as far as their languages go: an expression gives the verdict's
code, missing facts minded where that can be written down. What an engine wants to be handed is not what a prison keeps,
so the conversion is timed too, and apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

Record = dict[str, Any]

PLAIN_RULES = (
    (
        "employed_outdoors == true ? 5 : (open_air == null ? 4 :"
        " (open_air >= 3600 ? 0 : (employed_outdoors == null ? 4 : 3)))"
    ),
    (
        "((floor_area != null and floor_area < 4000000) or (air_volume != null and air_volume < 8000000000)"
        " or window_light == false) ? 3 : ((floor_area == null or air_volume == null or window_light == null) ? 4 : 0)"
    ),
    "(own_bed == false or bedding_clean == false) ? 3 : ((own_bed == null or bedding_clean == null) ? 4 : 0)",
    "climate != 'temperate' ? 5 : (baths == null ? 4 : (baths >= 1 ? 0 : 3))",
    (
        "(written == true or (illiterate == true and oral == true)) ? 0 :"
        " ((written == false and (illiterate == false or oral == false)) ? 3 : 4)"
    ),
    (
        "(confinement != null and confinement <= 0) ? 5 : ((certified == true and visits != null and visits >= 1) ? 0 :"
        " ((confinement != null and (certified == false or (visits != null and visits < 1))) ? 3 : 4))"
    ),
)
"""The first six provisions, in the words that two of the languages share."""


@attrs.frozen
class Peer:
    """An engine that is installed.

    `judge` gives the codes of a record in order, `None` where the engine has no words for a provision. `convert` makes
    what it takes from a record, where it takes no plain dict.
    """

    name: str
    judge: Callable[[Any], Sequence[int | None]]
    convert: Callable[[Record], Any] = lambda record: record


def record(p: Any, cells: Mapping[str, Any], climate: str | None) -> Record:
    """A prisoner as a flat dictionary of plain numbers, texts and lists; a missing fact is null."""
    cell = cells.get(p.cell)
    exercise, bed, bathing, told, discipline = p.exercise, p.bedding, p.bathing, p.information, p.discipline
    frequency = bathing._frequency if bathing is not None else None
    uses = p.restraint_uses
    return {
        "open_air": exercise._open_air if exercise is not None else None,
        "employed_outdoors": p.employed_outdoors,
        "floor_area": cell._floor_area if cell is not None else None,
        "air_volume": cell._air_volume if cell is not None else None,
        "window_light": cell.window_light if cell is not None else None,
        "own_bed": bed.own_bed if bed is not None else None,
        "bedding_clean": bed.clean_when_issued if bed is not None else None,
        "climate": climate,
        "baths": None if frequency is None else int(frequency * 7),
        "written": told.written if told is not None else None,
        "illiterate": p.illiterate,
        "oral": told.oral if told is not None else None,
        "confinement": discipline._close_confinement if discipline is not None else None,
        "certified": discipline.medically_certified if discipline is not None else None,
        "visits": discipline._medical_visits if discipline is not None else None,
        "uses": None
        if uses is None
        else [
            {
                "kind": use.kind, "purpose": use.purpose, "transfer": use.during_transfer,
                "authorized": use.authorized, "duration": use._duration,
            }
            for use in uses
        ],
    }  # fmt: skip
