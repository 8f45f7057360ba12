"""The twelve provisions as a programmer would write them: one function each, no avoidable work, missing facts minded.

They read the same objects and give the same codes as the compiled rules (smrl.backends.results). `fused` is the same
in one loop over the prisoners, which is what a programmer would write who cared for nothing but speed.
"""

from __future__ import annotations

from typing import Any

from benchmarks.prison import HOUR, HOUR_A_DAY, HOUR_A_WEEK, ONCE_A_DAY, ONCE_A_WEEK
from smrl.backends.results import MET, NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED

FLOOR, AIR = 4_000_000, 8_000_000_000
FULL_WEEK, LONGEST_WEEK, WHOLE_WEEK = 48 * HOUR_A_WEEK, 55 * HOUR_A_WEEK, 168 * HOUR_A_WEEK


def open_air(p: Any) -> int:
    employed = p.employed_outdoors
    if employed:
        return NOT_APPLICABLE
    time = p._open_air
    if time is None:
        return UNDETERMINED
    if time >= HOUR_A_DAY:
        return MET
    return UNDETERMINED if employed is None else NON_COMPLIANT


def space(p: Any) -> int:
    floor, air, light = p._floor_area, p._air_volume, p.window_light
    if (floor is not None and floor < FLOOR) or (air is not None and air < AIR) or light is False:
        return NON_COMPLIANT
    return UNDETERMINED if floor is None or air is None or light is None else MET


def bedding(p: Any) -> int:
    own, clean = p.own_bed, p.bedding_clean
    if own is False or clean is False:
        return NON_COMPLIANT
    return UNDETERMINED if own is None or clean is None else MET


def baths(p: Any, climate: str | None) -> int:
    if climate is not None and climate != "temperate":
        return NOT_APPLICABLE
    frequency = p._baths
    if frequency is None:
        return UNDETERMINED
    if frequency >= ONCE_A_WEEK:
        return MET
    return UNDETERMINED if climate is None else NON_COMPLIANT


def information(p: Any) -> int:
    written = p.informed_written
    if written:
        return MET
    illiterate, orally = p.illiterate, p.informed_orally
    if illiterate and orally:
        return MET
    return NON_COMPLIANT if written is False and (illiterate is False or orally is False) else UNDETERMINED


def confinement(p: Any) -> int:
    time = p._confinement
    if time is not None and time <= 0:
        return NOT_APPLICABLE
    certified, visits = p.medically_certified, p._medical_visits
    if certified and visits is not None and visits >= ONCE_A_DAY:
        return MET
    failed = certified is False or (visits is not None and visits < ONCE_A_DAY)
    return NON_COMPLIANT if failed and time is not None else UNDETERMINED


def restraints(p: Any) -> int:
    uses = p.restraint_uses
    if uses is None:
        return UNDETERMINED
    code = MET
    for use in uses:
        kind, purpose, transfer, authorized = use.kind, use.purpose, use.during_transfer, use.authorized
        if kind in ("chains", "irons") or purpose == "punishment" or (transfer is False and authorized is False):
            return NON_COMPLIANT
        if kind is None or purpose is None or not (transfer or authorized):
            code = UNDETERMINED
    return code


def long_restraints(p: Any) -> int:
    uses = p.restraint_uses
    if uses is None:
        return UNDETERMINED
    low = high = 0
    for use in uses:
        duration = use._duration
        if duration is None:
            high += 1
        elif duration > 4 * HOUR:
            low += 1
            high += 1
    return MET if high <= 1 else NON_COMPLIANT if low > 1 else UNDETERMINED


def installations(f: Any) -> int:
    population, toilets, showers = f._population, f._toilets, f._showers
    if population is None:
        return UNDETERMINED
    if (toilets is not None and population > 10 * toilets) or (showers is not None and population > 20 * showers):
        return NON_COMPLIANT
    return UNDETERMINED if toilets is None or showers is None else MET


def size(f: Any) -> int:
    population = f._population
    return UNDETERMINED if population is None else MET if population <= 500 else NON_COMPLIANT


def apart(f: Any) -> bytearray:
    """One code for each cell that somebody is known to be in, then one for those whose cell is not known."""
    held: dict[str, list[str | None]] = {}
    lost = False
    for p in f.prisoners:
        cell = p.cell
        if cell is None:
            lost = True
        elif cell in held:
            held[cell].append(p.status)
        else:
            held[cell] = [p.status]
    return judge_cells(held, lost=lost)


def judge_cells(held: dict[str, list[str | None]], *, lost: bool) -> bytearray:
    codes = bytearray()
    for statuses in held.values():
        untried, convicted, unknown = "untried" in statuses, "convicted" in statuses, None in statuses
        if untried and convicted:
            codes.append(NON_COMPLIANT)
        else:
            codes.append(UNDETERMINED if lost or (unknown and (untried or convicted or len(statuses) > 1)) else MET)
    if lost:
        codes.append(UNDETERMINED)
    return codes


def hours(f: Any) -> int:
    """Average and longest hours of the convicted, at least and at most: anybody may work all week, or not at all."""
    known: list[int] = []
    lows: list[int] = []
    highs: list[int] = []
    unknown = 0
    for p in f.prisoners:
        status = p.status
        if status == "untried":
            continue
        time = p._work_hours
        if status is None:
            lows.append(0 if time is None else time)
            highs.append(WHOLE_WEEK if time is None else time)
        elif time is None:
            unknown += 1
        else:
            known.append(time)
    return judge_hours(known, unknown, lows, highs)


def judge_hours(known: list[int], unknown: int, lows: list[int], highs: list[int]) -> int:
    count = len(known) + unknown
    if count == 0:
        return UNDETERMINED
    total = sum(known)
    most, of_most = _stretched(total + unknown * WHOLE_WEEK, count, sorted(highs, reverse=True), 1)
    least, of_least = _stretched(total, count, sorted(lows), -1)
    greatest = max(known, default=0)
    if least > FULL_WEEK * of_least or greatest > LONGEST_WEEK:
        return NON_COMPLIANT
    greatest = max([greatest, *highs, WHOLE_WEEK if unknown else 0])
    return MET if most <= FULL_WEEK * of_most and greatest <= LONGEST_WEEK else UNDETERMINED


def _stretched(total: int, count: int, others: list[int], sign: int) -> tuple[int, int]:
    """The total and the number with as many of the others as pull the average that way."""
    for one in others:
        if sign * (one * count - total) <= 0:
            break
        total, count = total + one, count + 1
    return total, count


def each_provision(f: Any) -> list[bytearray]:
    """All twelve, one after the other."""
    people = f.prisoners
    climate = f.climate
    return [
        bytearray([open_air(p) for p in people]),
        bytearray([space(p) for p in people]),
        bytearray([bedding(p) for p in people]),
        bytearray([baths(p, climate) for p in people]),
        bytearray([information(p) for p in people]),
        bytearray([confinement(p) for p in people]),
        bytearray([restraints(p) for p in people]),
        bytearray([long_restraints(p) for p in people]),
        bytearray([installations(f)]),
        bytearray([size(f)]),
        apart(f),
        bytearray([hours(f)]),
    ]
