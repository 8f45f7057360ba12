"""The twelve provisions as a programmer would write them: one function each, no avoidable work, missing facts minded.

They read the same objects and give the same codes as the compiled rules (smrl.backends.results). `fused` is the same
in one loop over the prisoners, which is what a programmer would write who cared for nothing but speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from smrl.backends.results import MET, NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED

HOUR = 3600
FLOOR, AIR = 4_000_000, 8_000_000_000
FULL_WEEK, LONGEST_WEEK, WHOLE_WEEK = 48 * HOUR, 55 * HOUR, 168 * HOUR  # seconds a week

Truth = bool | None


def open_air(p: Any) -> int:
    employed = p.employed_outdoors
    if employed:
        return NOT_APPLICABLE
    exercise = p.exercise
    time = exercise._open_air if exercise is not None else None
    if time is None:
        return UNDETERMINED
    if time >= HOUR:
        return MET
    return UNDETERMINED if employed is None else NON_COMPLIANT


def space(p: Any, cells: Mapping[str, Any]) -> int:
    cell = cells.get(p.cell)
    if cell is None:
        return UNDETERMINED
    floor, air, light = cell._floor_area, cell._air_volume, cell.window_light
    if (floor is not None and floor < FLOOR) or (air is not None and air < AIR) or light is False:
        return NON_COMPLIANT
    return UNDETERMINED if floor is None or air is None or light is None else MET


def bedding(p: Any) -> int:
    bed = p.bedding
    if bed is None:
        return UNDETERMINED
    own, clean = bed.own_bed, bed.clean_when_issued
    if own is False or clean is False:
        return NON_COMPLIANT
    return UNDETERMINED if own is None or clean is None else MET


def baths(p: Any, climate: str | None) -> int:
    if climate is not None and climate != "temperate":
        return NOT_APPLICABLE
    bathing = p.bathing
    if bathing is None or bathing._frequency is None:
        return UNDETERMINED
    if bathing._frequency.numerator * 7 >= bathing._frequency.denominator:
        return MET
    return UNDETERMINED if climate is None else NON_COMPLIANT


def information(p: Any) -> int:
    told = p.information
    if told is None:
        return UNDETERMINED  # by either way it takes, nobody knows
    if told.written:
        return MET
    illiterate, oral = p.illiterate, told.oral
    if illiterate and oral:
        return MET
    if told.written is None:
        return UNDETERMINED
    return NON_COMPLIANT if illiterate is False or oral is False else UNDETERMINED


def confinement(p: Any) -> int:
    discipline = p.discipline
    if discipline is None:
        return UNDETERMINED
    time = discipline._close_confinement
    if time is not None and time <= 0:
        return NOT_APPLICABLE
    certified, visits = discipline.medically_certified, discipline._medical_visits
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


def held_on(p: Any, kind: str) -> Truth:
    """Whether a title of the kind is among the prisoner's."""
    titles = p.titles
    if titles is None:
        return None
    answer: Truth = False
    for title in titles:
        if title.kind == kind:
            return True
        if title.kind is None:
            answer = None
    return answer


def apart(f: Any, cells: Mapping[str, Any]) -> bytearray:
    """One code for each cell that somebody is known to be in, then one for those whose cell is not known."""
    held: dict[str, list[Any]] = {}
    lost = False
    for p in f.prisoners:
        if p.cell in cells:
            held.setdefault(p.cell, []).append(p)
        else:
            lost = True
    codes = bytearray()
    for people in held.values():
        untried: Truth = False
        convicted: Truth = False
        for p in people:
            untried = either(untried, held_on(p, "charge"))
            convicted = either(convicted, held_on(p, "sentence"))
        if untried and convicted:
            codes.append(NON_COMPLIANT)
        else:
            codes.append(UNDETERMINED if lost or (untried is not False and convicted is not False) else MET)
    if lost:
        codes.append(UNDETERMINED)
    return codes


def either(a: Truth, b: Truth) -> Truth:
    return True if a or b else None if a is None or b is None else False


def hours(f: Any) -> int:
    """Average and longest hours of the convicted, at least and at most: anybody may work all week, or not at all."""
    known: list[int] = []
    lows: list[int] = []
    highs: list[int] = []
    unknown = 0
    for p in f.prisoners:
        convicted = held_on(p, "sentence")
        if convicted is False:
            continue
        work = p.work
        time = work._hours if work is not None else None
        if not convicted:
            lows.append(0 if time is None else by_week(time))
            highs.append(WHOLE_WEEK if time is None else by_week(time))
        elif time is None:
            unknown += 1
        else:
            known.append(by_week(time))
    return judge_hours(known, unknown, lows, highs)


def by_week(time: int | Fraction) -> int:
    """Seconds a week of a time that is kept in seconds a day: whole ones, since people state hours a week."""
    return time.numerator * 7 // time.denominator


def judge_hours(known: list[int], unknown: int, lows: list[int], highs: list[int]) -> int:
    count = len(known) + unknown
    if count == 0:
        return UNDETERMINED
    total = sum(known)
    most, of_most = _stretched(total + unknown * WHOLE_WEEK, count, sorted(highs, reverse=True), 1)
    least, of_least = _stretched(total, count, sorted(lows), -1)
    longest = max(known, default=0)
    if least > FULL_WEEK * of_least or longest > LONGEST_WEEK:
        return NON_COMPLIANT
    longest = max([longest, *highs, WHOLE_WEEK if unknown else 0])
    return MET if most <= FULL_WEEK * of_most and longest <= LONGEST_WEEK else UNDETERMINED


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
    cells = f.index("cell")
    climate = f.climate
    return [
        bytearray([open_air(p) for p in people]),
        bytearray([space(p, cells) for p in people]),
        bytearray([bedding(p) for p in people]),
        bytearray([baths(p, climate) for p in people]),
        bytearray([information(p) for p in people]),
        bytearray([confinement(p) for p in people]),
        bytearray([restraints(p) for p in people]),
        bytearray([long_restraints(p) for p in people]),
        bytearray([installations(f)]),
        bytearray([size(f)]),
        apart(f, cells),
        bytearray([hours(f)]),
    ]
