"""The twelve provisions in one loop over the prisoners: what a programmer writes who cares for nothing but speed."""

from __future__ import annotations

from typing import Any

from benchmarks.by_hand import AIR, FLOOR, WHOLE_WEEK, installations, judge_cells, judge_hours, size
from benchmarks.prison import HOUR, HOUR_A_DAY, ONCE_A_DAY, ONCE_A_WEEK


def all_at_once(f: Any) -> list[bytearray]:
    """The codes of all twelve. A bytearray starts as all met, so only the others are written."""
    people, climate = f.prisoners, f.climate
    temperate = climate is None or climate == "temperate"
    o1, o2, o3, o4, o5, o6, o7, o8 = (bytearray(len(people)) for _ in range(8))
    held: dict[str, list[str | None]] = {}
    lost = False
    known: list[int] = []
    lows: list[int] = []
    highs: list[int] = []
    unknown = 0
    for i, p in enumerate(people):
        employed, time = p.employed_outdoors, p._open_air
        if employed:
            o1[i] = 5
        elif time is None:
            o1[i] = 4
        elif time < HOUR_A_DAY:
            o1[i] = 4 if employed is None else 3
        floor, air, light = p._floor_area, p._air_volume, p.window_light
        if (floor is not None and floor < FLOOR) or (air is not None and air < AIR) or light is False:
            o2[i] = 3
        elif floor is None or air is None or light is None:
            o2[i] = 4
        own, clean = p.own_bed, p.bedding_clean
        if own is False or clean is False:
            o3[i] = 3
        elif own is None or clean is None:
            o3[i] = 4
        frequency = p._baths
        if not temperate:
            o4[i] = 5
        elif frequency is None:
            o4[i] = 4
        elif frequency < ONCE_A_WEEK:
            o4[i] = 4 if climate is None else 3
        written = p.informed_written
        if not written:
            illiterate, orally = p.illiterate, p.informed_orally
            if not (illiterate and orally):
                o5[i] = 3 if written is False and (illiterate is False or orally is False) else 4
        confined = p._confinement
        if confined is not None and confined <= 0:
            o6[i] = 5
        else:
            certified, visits = p.medically_certified, p._medical_visits
            if not (certified and visits is not None and visits >= ONCE_A_DAY):
                failed = certified is False or (visits is not None and visits < ONCE_A_DAY)
                o6[i] = 3 if failed and confined is not None else 4
        uses = p.restraint_uses
        if uses is None:
            o7[i] = o8[i] = 4
        elif uses:
            low = high = 0
            code = 0
            for use in uses:
                kind, purpose, transfer, authorized = use.kind, use.purpose, use.during_transfer, use.authorized
                if (
                    kind in ("chains", "irons")
                    or purpose == "punishment"
                    or (transfer is False and authorized is False)
                ):
                    code = 3
                elif code == 0 and (kind is None or purpose is None or not (transfer or authorized)):
                    code = 4
                duration = use._duration
                if duration is None:
                    high += 1
                elif duration > 4 * HOUR:
                    low += 1
                    high += 1
            o7[i] = code
            if high > 1:
                o8[i] = 3 if low > 1 else 4
        cell, status = p.cell, p.status
        if cell is None:
            lost = True
        elif cell in held:
            held[cell].append(status)
        else:
            held[cell] = [status]
        if status != "untried":
            hours = p._work_hours
            if status is None:
                lows.append(0 if hours is None else hours)
                highs.append(WHOLE_WEEK if hours is None else hours)
            elif hours is None:
                unknown += 1
            else:
                known.append(hours)
    once = (installations(f), size(f), judge_hours(known, unknown, lows, highs))
    o9, o10, o12 = (bytearray([code]) for code in once)
    return [o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, judge_cells(held, lost=lost), o12]
