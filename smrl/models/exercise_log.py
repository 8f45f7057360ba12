"""Each prisoner's exercise, day by day: the log made complete (rule 21(1))."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from smrl.instants import Instant
from smrl.models.exercise import ExerciseDay
from smrl.units import on_one_day
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import build
from smrl.vocabulary.logs import complete_log

_DAY: type[Any] = ExerciseDay  # the class as @entity makes it, which type checkers do not see
_EPOCH = date(1970, 1, 1)


def exercise_days(prisoner: Any, facility: Any) -> Any:
    """The prisoner's exercise day by day: the log made complete, or one record of what is said of every day.

    What is said of every day, and the weather that everybody has, is filled in where a day's own record is silent.
    Days before the person came are nobody's.
    """
    every_day = _every_day(prisoner)
    stated = prisoner.exercise_days
    if stated is None:
        return (build(_DAY, every_day),) if every_day else None
    period = _first_day(prisoner, facility.recorded_from), facility.recorded_until
    if not stated and None in period:
        return None  # no record, and of days that nobody has named: what any of them was like is not known
    log = complete_log(stated, _DAY, period)
    if not isinstance(log, tuple):
        return log
    if prisoner.admitted_at is None and not isinstance(log, Partial):
        log = _perhaps_not_here(log, stated)
    if not _shows_the_least(log, every_day.get("open_air")):
        every_day.pop("open_air", None)
    weather = facility.remember(facility, "weather", _weather)
    filled = [_filled(day, every_day, weather) for day in log]
    return Partial(filled, log.total) if isinstance(log, Partial) else tuple(filled)


def _first_day(prisoner: Any, recorded_from: Instant | None) -> Instant | None:
    """From when the person's days count: the first whole day here, or that of admission if it is recorded."""
    admitted = prisoner.admitted_at
    if recorded_from is None or admitted is None or admitted.day < recorded_from.day:
        return recorded_from
    recorded = any(day.date and day.date.day == admitted.day for day in prisoner.exercise_days)
    return Instant.of(_EPOCH + timedelta(days=admitted.day + (not recorded)))


def _perhaps_not_here(log: tuple[Any, ...], stated: tuple[Any, ...]) -> tuple[Any, ...]:
    """The log with the days before the first record unknown: nobody has told whether the person had come by then."""
    first = min((day.date.day for day in stated if day.date), default=None)
    early = (day.date is not None and (first is None or day.date.day < first) for day in log)
    return tuple(build(_DAY, {"date": day.date}) if is_early else day for day, is_early in zip(log, early, strict=True))


def _shows_the_least(log: tuple[Any, ...], least: Any) -> bool:
    """Whether the one day without its time must be that with the least: else nobody knows which day that was."""
    times = [day._open_air or 0 for day in log if day._open_air is not None]
    alone = not isinstance(log, Partial) and len(log) == len(times) + 1
    return alone and least is not None and all(time > least for time in times)


def _every_day(prisoner: Any) -> dict[str, Any]:
    exercise = prisoner.exercise or None
    open_air = getattr(exercise, "_open_air", None)
    said = {
        "open_air": open_air if open_air is None or open_air is ABSENT else on_one_day(open_air),
        "suitable": getattr(exercise, "suitable", None),
        "weather_permits": getattr(exercise, "weather_permits", None) or None,  # not on every day: on which is not said
        "employed_outdoors": prisoner.employed_outdoors,
    }
    return {name: value for name, value in said.items() if value is not None}


def _weather(facility: Any, _: Any) -> dict[int, bool]:
    log = facility.weather_log if isinstance(facility.weather_log, tuple) else ()
    return {day.date.day: day.permits_exercise for day in log if day.date and day.permits_exercise is not None}


def _filled(day: Any, every_day: dict[str, Any], weather: dict[int, bool]) -> Any:
    recorded = {
        "date": day.date,
        "open_air": day._open_air,
        "suitable": day.suitable,
        "weather_permits": day.weather_permits,
        "employed_outdoors": day.employed_outdoors,
    }
    known = {name: value for name, value in recorded.items() if value is not None}
    of_that_day = {"weather_permits": weather[day.date.day]} if day.date and day.date.day in weather else {}
    whole = {**every_day, **of_that_day, **known}
    return day if len(whole) == len(known) else build(_DAY, whole)
