"""What follows from the records of punishments and restraints (rules 32 and 33)."""

from __future__ import annotations

from typing import Any

import pytest

from smrl.diagnostics import FactError
from smrl.models import (
    VOCABULARY,
    Discipline,
    Facility,
    FitnessCertificate,
    Prisoner,
    Punishment,
    PunishmentDay,
    RestraintUse,
)
from smrl.values import ABSENT, Partial


def read(thing: Any, fact: str, facility: Any) -> Any:
    found = VOCABULARY.fact(type(thing).__entity__.name, fact)
    assert found is not None
    return found.derive(thing, facility) if found.derive else getattr(thing, found.attribute)


def days(facility: dict[str, Any], **punishment: Any) -> list[tuple[str, Any]]:
    """Each day that is judged, with its visit."""
    made = Punishment(**punishment)
    root = Facility(id="F", prisoners=[Prisoner(id="P1", punishments=[made])], **facility)
    return [(str(day.date), day.visited) for day in read(made, "punishment_days", root)]


def day(date: str, visited: bool = True) -> PunishmentDay:
    return PunishmentDay(date=date, visited=visited)


def test_a_full_record_that_skips_days_shows_no_visit_on_them() -> None:
    found = days({}, started_at="2026-03-02", ended_at="2026-03-04 08:00", punishment_days=[day("2026-03-03")])
    assert found == [("2026-03-02", ABSENT), ("2026-03-03", True), ("2026-03-04", ABSENT)]


def test_a_punishment_that_goes_on_is_judged_to_the_last_day_of_the_logs() -> None:
    logs = {"recorded_from": "2026-03-01", "recorded_until": "2026-03-03"}
    found = days(logs, started_at="2026-03-02", ended_at=ABSENT, punishment_days=[day("2026-03-02")])
    assert found == [("2026-03-02", True), ("2026-03-03", ABSENT)]


def test_days_outside_the_logs_are_judged_only_where_they_are_recorded() -> None:
    logs = {"recorded_from": "2026-03-03", "recorded_until": "2026-03-04"}
    found = days(logs, started_at="2026-03-01", ended_at="2026-03-09", punishment_days=[day("2026-03-03")])
    assert found == [("2026-03-03", True), ("2026-03-04", ABSENT)]
    earlier = [day("2026-03-02", visited=False), day("2026-03-03"), day("2026-03-04"), day("2026-03-05")]
    found = days(logs, started_at="2026-03-01", ended_at="2026-03-09", punishment_days=earlier)
    assert [visited for _, visited in found] == [False, True, True, True]


def test_what_has_not_begun_has_no_days() -> None:
    assert days({}, started_at=ABSENT, visited_daily=False) == []


def test_daily_visits_stand_for_every_day() -> None:
    punishment = Punishment(inflicted=True, visited_daily=False)
    (summary,) = read(punishment, "punishment_days", Facility(id="F"))
    assert summary.visited is False


@pytest.mark.parametrize(
    ("stated", "follows"),
    [
        ({"examined_at": "2026-03-01 09:00", "certified_at": "2026-03-01 10:00"}, True),
        ({"examined_at": "2026-03-01 11:00", "certified_at": "2026-03-01 10:00"}, False),
        ({"examined_at": "2026-03-01", "certified_at": "2026-03-01"}, None),
        ({"examined_at": ABSENT}, False),
        ({"certified_at": "2026-03-01"}, None),
    ],
)
def test_a_certificate_rests_on_an_earlier_examination(stated: dict[str, Any], follows: bool | None) -> None:
    assert read(FitnessCertificate(**stated), "after_examination", Facility(id="F")) is follows


@pytest.mark.parametrize(
    ("stated", "follows"),
    [
        ({"ordered_by": "director"}, True),
        ({"ordered_by": "officer"}, False),
        ({"ordered_by": ABSENT}, False),
        ({"ordered_by": "medical_officer", "purpose": "medical"}, True),
        ({"ordered_by": "medical_officer", "purpose": "damage"}, False),
        ({"ordered_by": "medical_officer"}, None),
        ({}, None),
    ],
)
def test_who_ordered_it_tells_whether_it_was_authorized(stated: dict[str, Any], follows: bool | None) -> None:
    assert read(RestraintUse(**stated), "authorized", Facility(id="F")) is follows


def test_a_summary_of_close_confinement_stands_for_a_punishment() -> None:
    told = Discipline(close_confinement="23 hour/day", medically_certified=True, medical_visits="1 occasion/day")
    (punishment,) = found = read(Prisoner(id="P1", discipline=told), "punishments", Facility(id="F"))
    assert isinstance(found, Partial)
    assert (punishment.kinds, punishment.inflicted, punishment.visited_daily) == (("close_confinement",), True, True)
    assert isinstance(punishment.fitness_certificates, Partial)


@pytest.mark.parametrize("told", [None, Discipline(), Discipline(close_confinement="0 hour/day")])
def test_no_confinement_in_the_summary_says_nothing_of_punishments(told: Discipline | None) -> None:
    assert read(Prisoner(id="P1", discipline=told), "punishments", Facility(id="F")) is None


def test_recorded_punishments_go_before_the_summary() -> None:
    told = Discipline(close_confinement="23 hour/day")
    assert read(Prisoner(id="P1", discipline=told, punishments=[]), "punishments", Facility(id="F")) == ()


@pytest.mark.parametrize(
    "record",
    [
        {"punishments": [Punishment(committed_at="2026-03-02", decided_at="2026-03-01")]},
        {"punishments": [Punishment(committed_at="2026-03-02", started_at="2026-03-01")]},
        {"punishments": [Punishment(started_at="2026-03-02", ended_at="2026-03-01")]},
        {"restraint_uses": [RestraintUse(started_at="2026-03-01 12:00", ended_at="2026-03-01 11:00")]},
    ],
)
def test_what_comes_before_its_cause_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(FactError, match="F117"):
        Facility(id="F", prisoners=[Prisoner(id="P1", **record)])
