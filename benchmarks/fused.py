"""The twelve provisions in one loop over the prisoners: what a programmer writes who cares for nothing but speed."""

from __future__ import annotations

from typing import Any

from benchmarks.by_hand import AIR, FLOOR, HOUR, WHOLE_WEEK, Truth, by_week, either, installations, judge_hours, size
from smrl.backends.results import MET, NON_COMPLIANT, UNDETERMINED


def all_at_once(f: Any) -> list[bytearray]:
    """The codes of all twelve. A bytearray starts as all met, so only the others are written."""
    people, climate = f.prisoners, f.climate
    cell_of = f.index("cell").get
    temperate = climate is None or climate == "temperate"
    o1, o2, o3, o4, o5, o6, o7, o8 = (bytearray(len(people)) for _ in range(8))
    held: dict[str, list[Truth]] = {}
    lost = False
    known: list[int] = []
    lows: list[int] = []
    highs: list[int] = []
    unknown = 0
    for i, p in enumerate(people):
        employed, exercise = p.employed_outdoors, p.exercise
        time = None if exercise is None else exercise._open_air
        if employed:
            o1[i] = 5
        elif time is None:
            o1[i] = 4
        elif time < HOUR:
            o1[i] = 4 if employed is None else 3
        cell = cell_of(p.cell)
        if cell is None:
            o2[i] = 4
            lost = True
        else:
            floor, air, light = cell._floor_area, cell._air_volume, cell.window_light
            if (floor is not None and floor < FLOOR) or (air is not None and air < AIR) or light is False:
                o2[i] = 3
            elif floor is None or air is None or light is None:
                o2[i] = 4
        bed = p.bedding
        if bed is None:
            o3[i] = 4
        elif bed.own_bed is False or bed.clean_when_issued is False:
            o3[i] = 3
        elif bed.own_bed is None or bed.clean_when_issued is None:
            o3[i] = 4
        bathing = p.bathing
        if not temperate:
            o4[i] = 5
        elif bathing is None or bathing._frequency is None:
            o4[i] = 4
        elif bathing._frequency.numerator * 7 < bathing._frequency.denominator:
            o4[i] = 4 if climate is None else 3
        told = p.information
        if told is None:
            o5[i] = 4
        elif not told.written:
            illiterate, oral = p.illiterate, told.oral
            if not (illiterate and oral):
                o5[i] = 3 if told.written is False and (illiterate is False or oral is False) else 4
        discipline = p.discipline
        if discipline is None:
            o6[i] = 4
        else:
            confined = discipline._close_confinement
            if confined is not None and confined <= 0:
                o6[i] = 5
            else:
                certified, visits = discipline.medically_certified, discipline._medical_visits
                if not (certified and visits is not None and visits >= 1):
                    failed = certified is False or (visits is not None and visits < 1)
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
        untried: Truth = False
        convicted: Truth = False
        if p.titles is None:
            untried = convicted = None
        else:
            for title in p.titles:
                kind = title.kind
                untried = either(untried, None if kind is None else kind == "charge")
                convicted = either(convicted, None if kind is None else kind == "sentence")
        if cell is not None:
            both = held.get(p.cell)
            if both is None:
                held[p.cell] = [untried, convicted]
            else:
                both[0], both[1] = either(both[0], untried), either(both[1], convicted)
        if convicted is not False:
            work = p.work
            hours = work._hours if work is not None else None
            if not convicted:
                lows.append(0 if hours is None else by_week(hours))
                highs.append(WHOLE_WEEK if hours is None else by_week(hours))
            elif hours is None:
                unknown += 1
            else:
                known.append(by_week(hours))
    return [
        o1, o2, o3, o4, o5, o6, o7, o8, bytearray([installations(f)]), bytearray([size(f)]), _apart(held, lost),
        bytearray([judge_hours(known, unknown, lows, highs)]),
    ]  # fmt: skip


def _apart(held: dict[str, list[Truth]], lost: bool) -> bytearray:
    codes = bytearray()
    for untried, convicted in held.values():
        if untried and convicted:
            codes.append(NON_COMPLIANT)
        else:
            codes.append(UNDETERMINED if lost or (untried is not False and convicted is not False) else MET)
    if lost:
        codes.append(UNDETERMINED)
    return codes
