"""The twelve provisions as a programmer would write them: one function each, no avoidable work, missing facts minded.

Facts are exact, so what is stated by the week is a fraction of what is stated by the day, and Python's fractions are
slow. Two provisions are therefore written twice, as one would at first and in whole numbers, and both are told.
They read the same objects and give the same codes as the compiled rules (smrl.backends.results). `fused` is the same
in one loop over the prisoners, which is what a programmer would write who cared for nothing but speed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from smrl.backends.results import MET, NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED

HOUR = 3600
FLOOR, AIR = 4_000_000, 8_000_000_000
WEEKLY = Fraction(1, 7)
FULL_WEEK, LONGEST_WEEK, WHOLE_WEEK = (Fraction(hours * HOUR, 7) for hours in (48, 55, 168))  # seconds a day
IN_WEEKS = (48 * HOUR, 55 * HOUR, 168 * HOUR)  # the same, seconds a week

Exact = int | Fraction


def open_air(p: Any) -> int:
    employed = p.employed_outdoors
    if employed:
        return NOT_APPLICABLE
    time = p._open_air
    if time is None:
        return UNDETERMINED
    if time >= HOUR:
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
    if frequency >= WEEKLY:
        return MET
    return UNDETERMINED if climate is None else NON_COMPLIANT


def baths_in_whole_numbers(p: Any, climate: str | None) -> int:
    if climate is not None and climate != "temperate":
        return NOT_APPLICABLE
    frequency = p._baths
    if frequency is None:
        return UNDETERMINED
    if frequency.numerator * 7 >= frequency.denominator:
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
    if certified and visits is not None and visits >= 1:
        return MET
    failed = certified is False or (visits is not None and visits < 1)
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
    known: list[Exact] = []
    lows: list[Exact] = []
    highs: list[Exact] = []
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
    return judge_hours(known, unknown, lows, highs, (FULL_WEEK, LONGEST_WEEK, WHOLE_WEEK))


def hours_in_whole_numbers(f: Any) -> int:
    known: list[Exact] = []
    lows: list[Exact] = []
    highs: list[Exact] = []
    unknown = 0
    for p in f.prisoners:
        status = p.status
        if status == "untried":
            continue
        time = p._work_hours
        if status is None:
            lows.append(0 if time is None else by_week(time))
            highs.append(IN_WEEKS[2] if time is None else by_week(time))
        elif time is None:
            unknown += 1
        else:
            known.append(by_week(time))
    return judge_hours(known, unknown, lows, highs, IN_WEEKS)


def by_week(time: Exact) -> int:
    """Seconds a week of a time that is kept in seconds a day: whole ones, since people state hours a week."""
    return time.numerator * 7 // time.denominator


def judge_hours(
    known: list[Exact], unknown: int, lows: list[Exact], highs: list[Exact], limits: tuple[Exact, Exact, Exact]
) -> int:
    full, longest, whole = limits
    count = len(known) + unknown
    if count == 0:
        return UNDETERMINED
    total = sum(known)
    most, of_most = _stretched(total + unknown * whole, count, sorted(highs, reverse=True), 1)
    least, of_least = _stretched(total, count, sorted(lows), -1)
    greatest = max(known, default=0)
    if least > full * of_least or greatest > longest:
        return NON_COMPLIANT
    greatest = max([greatest, *highs, whole if unknown else 0])
    return MET if most <= full * of_most and greatest <= longest else UNDETERMINED


def _stretched(total: Exact, count: int, others: list[Exact], sign: int) -> tuple[Exact, int]:
    """The total and the number with as many of the others as pull the average that way."""
    for one in others:
        if sign * (one * count - total) <= 0:
            break
        total, count = total + one, count + 1
    return total, count


def each_provision(f: Any, *, whole_numbers: bool = False) -> list[bytearray]:
    """All twelve, one after the other. `whole_numbers`: what takes fractions is worked out in whole numbers instead."""
    people = f.prisoners
    climate = f.climate
    bathing = baths_in_whole_numbers if whole_numbers else baths
    return [
        bytearray([open_air(p) for p in people]),
        bytearray([space(p) for p in people]),
        bytearray([bedding(p) for p in people]),
        bytearray([bathing(p, climate) for p in people]),
        bytearray([information(p) for p in people]),
        bytearray([confinement(p) for p in people]),
        bytearray([restraints(p) for p in people]),
        bytearray([long_restraints(p) for p in people]),
        bytearray([installations(f)]),
        bytearray([size(f)]),
        apart(f),
        bytearray([hours_in_whole_numbers(f) if whole_numbers else hours(f)]),
    ]
