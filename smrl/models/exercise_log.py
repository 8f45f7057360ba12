"""Each prisoner's exercise, day by day: the log made complete (rule 21(1))."""

from __future__ import annotations

from typing import Any

from smrl.models.exercise import ExerciseDay
from smrl.values import Partial
from smrl.vocabulary.declare import build
from smrl.vocabulary.logs import complete_log

_DAY: type[Any] = ExerciseDay  # the class as @entity makes it, which type checkers do not see


def exercise_days(prisoner: Any, facility: Any) -> Any:
    """The prisoner's exercise day by day: the log made complete, or one record of what is said of every day.

    What holds for everybody (the weather of a day) or for every day of a person (outdoor employment) is filled in
    where a day's own record is silent.
    """
    stated = prisoner.exercise_days
    summary = _summary(prisoner) if stated is None else None
    log = complete_log(stated, _DAY, (facility.recorded_from, facility.recorded_until), summary)
    if not isinstance(log, tuple) or summary is not None:
        return log
    weather = facility.remember(facility, "weather", _weather)
    filled = [_filled(day, prisoner, weather) for day in log]
    return Partial(filled, log.total) if isinstance(log, Partial) else tuple(filled)


def _summary(prisoner: Any) -> Any:
    exercise = prisoner.exercise
    known = {name: getattr(exercise, name, None) for name in ("_open_air", "suitable", "weather_permits")}
    values = {name.strip("_"): value for name, value in known.items()}
    values["employed_outdoors"] = prisoner.employed_outdoors
    return build(_DAY, values) if any(value is not None for value in values.values()) else None


def _weather(facility: Any, _: Any) -> dict[int, bool]:
    log = facility.weather_log if isinstance(facility.weather_log, tuple) else ()
    return {day.date.day: day.permits_exercise for day in log if day.date and day.permits_exercise is not None}


def _filled(day: Any, prisoner: Any, weather: dict[int, bool]) -> Any:
    more: dict[str, object] = {}
    if day.weather_permits is None and day.date:
        more["weather_permits"] = weather.get(day.date.day)
    if day.employed_outdoors is None:
        more["employed_outdoors"] = prisoner.employed_outdoors
    if all(value is None for value in more.values()):
        return day
    stated = {name: getattr(day, name) for name in ("date", "suitable", "weather_permits", "employed_outdoors")}
    return build(_DAY, {**stated, "open_air": day._open_air, **more})
