"""Other rule engines on the same provisions, each in an adapter of its own.

They judge the eight provisions about single prisoners, as far as their languages go: an expression gives the verdict's
code, missing facts minded where that can be written down. What an engine wants to be handed is not what a prison keeps,
so the conversion is timed too, and apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

Record = dict[str, Any]

PLAIN_RULES = (
    (
        "employed_outdoors == true ? 5 : (open_air == null ? 4 :"
        " (open_air >= 25200 ? 0 : (employed_outdoors == null ? 4 : 3)))"
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
        "(confinement != null and confinement <= 0) ? 5 : ((certified == true and visits != null and visits >= 7) ? 0 :"
        " ((confinement != null and (certified == false or (visits != null and visits < 7))) ? 3 : 4))"
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


def record(p: Any, climate: str | None) -> Record:
    """A prisoner as a flat dictionary of plain numbers, texts and lists; a missing fact is null."""
    frequency, uses = p._baths, p.restraint_uses
    return {
        "open_air": p._open_air,
        "employed_outdoors": p.employed_outdoors,
        "floor_area": p._floor_area,
        "air_volume": p._air_volume,
        "window_light": p.window_light,
        "own_bed": p.own_bed,
        "bedding_clean": p.bedding_clean,
        "climate": climate,
        "baths": frequency,
        "written": p.informed_written,
        "illiterate": p.illiterate,
        "oral": p.informed_orally,
        "confinement": p._confinement,
        "certified": p.medically_certified,
        "visits": p._medical_visits,
        "uses": None if uses is None else [_use(use) for use in uses],
    }


def _use(use: Any) -> Record:
    return {
        "kind": use.kind,
        "purpose": use.purpose,
        "transfer": use.during_transfer,
        "authorized": use.authorized,
        "duration": use._duration,
    }
