"""Time spent in one cell, and days spent apart from others: what laws on space and on separation ask of periods."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from smrl.units import exact
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import Link, Measured, When, YesNo, build, entity, link, measure, moment, yes_no

_DAY = 86_400
_ROUNDED = 10_000  # mm² for each: figures are published with two decimals of a square metre


def _length(stay: Any, _: Any) -> int | None:
    """From the first to the last day, both counted, where both are known."""
    first, last = stay.started_on, stay.ended_on
    return None if first is None or last in (None, ABSENT) else (last.day - first.day + 1) * _DAY


def _cells_floor(stay: Any, facility: Any) -> Any:
    cell = facility.index("cell").get(stay.cell)
    return None if cell is None else cell._floor_area


def _cells_sanitary(stay: Any, facility: Any) -> Any:
    cell = facility.index("cell").get(stay.cell)
    return None if cell is None else cell._sanitary_area


def _personal_space(stay: Any, facility: Any) -> Any:
    """The floor without the toilet, for each. What somebody measured may be a rounded figure, and stands."""
    floor = _cells_floor(stay, facility) if stay._floor_area is None else stay._floor_area
    sanitary = _cells_sanitary(stay, facility) if stay._sanitary_area is None else stay._sanitary_area
    occupants, stated = stay._occupants, stay._personal_space
    if floor is ABSENT or occupants is ABSENT:
        return ABSENT if stated is None else None
    if floor is None or sanitary is None or not occupants:
        return None
    each = exact(Fraction(floor - sanitary) / occupants)
    return None if stated not in (None, ABSENT) and abs(stated - each) < _ROUNDED else each


def _shared(stay: Any, _: Any) -> Any:
    return stay._occupants if stay._occupants in (None, ABSENT) else stay._occupants > 1


@entity("stay", "stays", ru="пребывание в камере", tags="accommodation", dated_by="started_on")
class Stay:
    """A time during which a prisoner's cell, and with how many it was shared, stayed the same."""

    started_on: When = moment("its first day", meaning_ru="первый день", evidence="document",
                              ask="Since when was it so?", ask_ru="С какого дня так было?")  # fmt: skip
    ended_on: When = moment(
        "its last day; none while it lasts", after="started_on", optional=True, evidence="document",
        meaning_ru="последний день; none, пока длится", ask="Until when?", ask_ru="До какого дня?",
    )  # fmt: skip
    length: Measured = measure(
        "day", "how many days it lasted, the first and the last counted", evidence="document", derive=_length,
        meaning_ru="сколько дней оно длилось, считая первый и последний", ask="How many days did it last?",
        ask_ru="Сколько дней оно длилось?",
    )  # fmt: skip
    cell: Link[Any] = link("cell", "the cell, where it is one of those that are recorded",
                           meaning_ru="камера, если она есть среди учтённых")  # fmt: skip
    floor_area: Measured = measure(
        "m^2", "floor area of the cell inside the walls, everything included; none where nobody can show it",
        evidence="measurement document", optional=True, derive=_cells_floor,
        meaning_ru="площадь пола камеры внутри стен, включая всё; none, если её никто не может показать",
        ask="What was the floor area of the cell?",
        ask_ru="Какова была площадь камеры?",
    )  # fmt: skip
    sanitary_area: Measured = measure(
        "m^2", "the part of it that the toilet and washing corner took; 0 m^2 if there was none",
        evidence="measurement document", derive=_cells_sanitary,
        meaning_ru="часть площади, занятая санузлом; 0 m^2, если его не было",
        ask="How much of it did the toilet take?", ask_ru="Сколько из неё занимал санузел?",
    )  # fmt: skip
    occupants: Measured = measure(
        "person", "how many people slept in the cell, this person included; none where nobody can show it", whole=True,
        evidence="document interview", optional=True,
        meaning_ru="сколько человек спало в камере, считая этого; none, если этого никто не может показать",
        ask="How many people slept there, this person included?", ask_ru="Сколько человек там спало, считая этого?",
    )  # fmt: skip
    shared: YesNo = yes_no(
        "whether others slept in the cell too; none where nobody can show it", optional=True, derive=_shared,
        evidence="document interview",
        meaning_ru="спали ли в камере и другие; none, если этого никто не может показать",
        ask="Did others sleep there too?", ask_ru="Спали ли там и другие?",
    )  # fmt: skip
    personal_space: Measured = measure(
        "m^2/person",
        "the floor for each, furniture counted and the toilet not, as measured; none where nobody can show it",
        evidence="measurement document", optional=True, derive=_personal_space,
        meaning_ru="площадь на каждого с мебелью и без санузла, как измерена; none, если её никто не может показать",
        ask="How much floor was there for each, without the toilet?",
        ask_ru="Сколько площади без санузла приходилось на каждого?",
    )  # fmt: skip


@entity(
    "separation_day", "separation_days", ru="день отдельного содержания", tags="isolation restriction", dated_by="date"
)
class SeparationDay:
    """One calendar day that a prisoner spent apart from others, whatever the reason is called."""

    date: When = moment("the calendar day", meaning_ru="календарный день", evidence="document")
    out_of_cell: Measured = measure(
        "hour", "time outside the cell that was open to the person that day, without showers; none if there was none",
        evidence="document interview", high="24 hour", optional=True,
        meaning_ru="время вне камеры, доступное человеку в этот день, без душа; none, если его не было",
        ask="How long could the person be out of the cell that day?",
        ask_ru="Сколько времени в этот день человек мог быть вне камеры?",
    )  # fmt: skip
    contact: Measured = measure(
        "hour", "time of meaningful human contact that was open to the person that day; none if there was none",
        evidence="document interview", high="24 hour", optional=True,
        meaning_ru="время содержательного общения с людьми, доступное в этот день; none, если его не было",
        ask="For how long could the person be with others that day?",
        ask_ru="Сколько времени в этот день человек мог общаться с людьми?",
    )  # fmt: skip


_STAY: type[Any] = Stay  # the class as @entity makes it, which type checkers do not see


def stays(prisoner: Any, facility: Any) -> Any:
    """The stays as recorded; without a record, the present one in the cell that the person is placed in."""
    if prisoner.stays is not None or prisoner.cell is None or not facility.cells:
        return prisoner.stays
    cell = facility.index("cell").get(prisoner.cell)
    if cell is None:
        return None
    now = {
        "ended_on": ABSENT,
        "floor_area": cell._floor_area,
        "sanitary_area": cell._sanitary_area,
        "occupants": _asleep(cell, facility),
    }
    return Partial((build(_STAY, {name: value for name, value in now.items() if value is not None}),))


def _asleep(cell: Any, facility: Any) -> int | None:
    from smrl.models.placement import night_occupants

    return cell._night_occupants if cell._night_occupants is not None else night_occupants(cell, facility)
