"""Other rule engines on the same twelve provisions, each in an adapter of its own.

They judge what their languages can say: an expression gives the verdict's code, missing facts minded. None of them
forms groups, so who shares a cell is worked out for them. None has bounds of an average either, so P-12 is put to those
who can add up as a programmer would put it: by how much all together are above 48 hours, at least and at most. What an
engine wants to be handed is not what a prison keeps, so the conversion is timed too, and apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import attrs

Record = dict[str, Any]

PERSONS = (1, 2, 3, 4, 5, 6, 7, 8)
"""The provisions about single prisoners."""

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

PLAIN_WHOLE_RULES = (
    (
        "population == null ? 4 : (((toilets != null and population > 10 * toilets)"
        " or (showers != null and population > 20 * showers)) ? 3 : ((toilets == null or showers == null) ? 4 : 0))"
    ),
    "population == null ? 4 : (population <= 500 ? 0 : 3)",
)
"""P-9 and P-10, about the whole prison, in the same words."""


@attrs.frozen
class Kind:
    """How an engine judges the things of one kind: prisoners, cells, or the whole prison.

    `judge` gives a code for each of the provisions. `convert` makes what it takes from a record, where it takes no
    plain dict.
    """

    provisions: tuple[int, ...]
    judge: Callable[[Any], Sequence[int]]
    convert: Callable[[Record], Any] = lambda record: record


@attrs.frozen
class Peer:
    """An engine that is installed; `cannot` says why it does not decide the rest."""

    name: str
    person: Kind
    cell: Kind
    whole: Kind
    cannot: str = ""

    @property
    def provisions(self) -> list[int]:
        return sorted(self.person.provisions + self.cell.provisions + self.whole.provisions)


@attrs.frozen
class Answers:
    """Codes by provision, and the seconds it took to convert the facts and to judge them."""

    codes: dict[int, bytearray]
    converting: float
    judging: float


def ask(peer: Peer, prison: Any) -> Answers:
    """All that an engine can say about a prison."""
    start = time.perf_counter()
    things = [
        (kind, [kind.convert(record) for record in records])
        for kind, records in (
            (peer.person, [record(p, prison.climate) for p in prison.prisoners]),
            (peer.cell, cell_records(prison)),
            (peer.whole, [whole_record(prison, people=12 in peer.whole.provisions)]),
        )
    ]
    converted = time.perf_counter()
    judged = [(kind, [kind.judge(one) for one in several]) for kind, several in things]
    end = time.perf_counter()
    codes = {
        number: bytearray(row[at] for row in rows) for kind, rows in judged for at, number in enumerate(kind.provisions)
    }
    return Answers(codes, converted - start, end - converted)


def cell_records(prison: Any) -> list[Record]:
    """A record for each cell that somebody is known to be in, then one for those whose cell is not known."""
    held: dict[str, list[str | None]] = {}
    lost = False
    for p in prison.prisoners:
        if p.cell is None:
            lost = True
        else:
            held.setdefault(p.cell, []).append(p.status)
    records: list[Record] = [{"statuses": statuses, "lost": lost} for statuses in held.values()]
    return [*records, {"statuses": [], "lost": True}] if lost else records


def whole_record(prison: Any, *, people: bool) -> Record:
    """The prison's own facts, and what P-12 asks of its people."""
    own = {"population": prison._population, "toilets": prison._toilets, "showers": prison._showers}
    if people:
        own["people"] = [{"status": p.status, "hours": p._work_hours} for p in prison.prisoners]
    return own


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
