"""Punishments for disciplinary offences, and what the medical officer has to do with them (rules 30 to 32)."""

from __future__ import annotations

from typing import Any

from smrl.instants import Instant, before
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import (
    Chosen,
    Many,
    Texted,
    When,
    Words,
    YesNo,
    build,
    choice,
    entity,
    many,
    moment,
    text,
    yes_no,
)
from smrl.vocabulary.logs import complete_log


def _after_examination(certificate: Any, _: Any) -> bool | None:
    examined, certified = certificate.examined_at, certificate.certified_at
    if examined is ABSENT:
        return False
    if isinstance(examined, Instant) and isinstance(certified, Instant):
        return before(examined, certified)
    return None


@entity("fitness_certificate", "fitness_certificates", ru="свидетельство врача", tags="discipline medical health")
class FitnessCertificate:
    """A statement on whether a prisoner can sustain a punishment."""

    by: Chosen = choice(
        "medical_officer nurse officer other", "who certified", meaning_ru="кто удостоверил", name="examiner",
        ask="Who certified the person fit?", ask_ru="Кто удостоверил пригодность?", evidence="document",
    )  # fmt: skip
    examined_at: When = moment(
        "when the person was examined for it; none if not examined", optional=True, evidence="document interview",
        meaning_ru="когда человек для этого осмотрен; none, если не осмотрен", ask="When was the person examined?",
        ask_ru="Когда человек осмотрен?",
    )  # fmt: skip
    certified_at: When = moment(
        "when it was certified; none if never", optional=True, meaning_ru="когда удостоверено; none, если нет",
        ask="When was it certified?", ask_ru="Когда это удостоверено?", evidence="document",
    )  # fmt: skip
    after_examination: YesNo = yes_no(
        "whether it was certified after an examination made for it", evidence="document interview",
        meaning_ru="удостоверено ли это после осмотра", ask="Was the person examined before the certificate?",
        ask_ru="Осмотрен ли человек до выдачи?", derive=_after_examination,
    )  # fmt: skip
    in_writing: YesNo = yes_no("whether it is in writing", meaning_ru="письменное ли оно", ask="Is it in writing?",
                               ask_ru="Письменное ли оно?", evidence="document")  # fmt: skip
    fit: YesNo = yes_no(
        "whether it says that the person is fit to sustain this punishment", evidence="document",
        meaning_ru="сказано ли в нём, что человек способен перенести это наказание",
        ask="Does it say that the person can sustain it?", ask_ru="Сказано ли, что человек способен это перенести?",
    )  # fmt: skip


@entity("punishment_day", "punishment_days", ru="день наказания", tags="discipline medical health", dated_by="date")
class PunishmentDay:
    """One calendar day on which a prisoner underwent a punishment."""

    date: When = moment("the calendar day", meaning_ru="календарный день")
    visited: YesNo = yes_no(
        "whether the medical officer visited the person that day; none where a full record shows no visit",
        optional=True, meaning_ru="посетил ли врач человека в этот день; none, если по полной записи нет",
        ask="Did the medical officer visit that day?", ask_ru="Приходил ли врач в этот день?",
        evidence="document interview",
    )  # fmt: skip


def _inflicted(punishment: Any, _: Any) -> bool | None:
    at = punishment.started_at
    return None if at is None else at is not ABSENT


def _days(punishment: Any, facility: Any) -> Any:
    """Each calendar day of the punishment that the logs cover, and every other day that is recorded."""
    if punishment.started_at is ABSENT:
        return ()
    stated, daily = punishment.punishment_days, punishment.visited_daily
    dates = [day.date for day in stated or () if day.date is not None]
    first, last = punishment.started_at, punishment.ended_at
    if first is not None and facility.recorded_from is not None:
        first = min([max(first, facility.recorded_from, key=_day), *dates], key=_day)
    if last is ABSENT:
        last = facility.recorded_until
    elif last is not None and facility.recorded_until is not None:
        last = min(last, facility.recorded_until, key=_day)
    if last is not None:
        last = max([last, *dates], key=_day)
    if (first is None or last is None) and isinstance(stated, tuple) and not isinstance(stated, Partial):
        stated = Partial(stated)  # a record is full only for days that are known to be all of them
    summary = None if daily is None else build(_DAY, {"visited": daily})
    return complete_log(stated, _DAY, (first, last), summary)


def _day(instant: Instant) -> int:
    return instant.day


@entity("punishment", "punishments", ru="наказание", tags="discipline", dated_by="decided_at")
class Punishment:
    """A punishment for one disciplinary offence, by one decision, whatever it consists of."""

    offence: Texted = text(
        "the number of the case or of the offence: one number for one offence", evidence="document",
        meaning_ru="номер дела или проступка: один номер на один проступок", ask="For which offence is it?",
        ask_ru="За какой проступок оно наложено?",
    )  # fmt: skip
    committed_at: When = moment("when the offence was committed", meaning_ru="когда совершён проступок",
                                evidence="document")  # fmt: skip
    kinds: Words = choice(
        "reprimand loss_of_privileges loss_of_earnings extra_duty separation close_confinement diet_reduction "
        "dark_cell corporal other", "all that it consists of", many=True, name="punishment_kind",
        meaning_ru="всё, из чего оно состоит", ask="What does the punishment consist of?",
        ask_ru="Из чего состоит наказание?", evidence="document interview",
    )  # fmt: skip
    decided_at: When = moment(
        "when it was decided", after="committed_at", meaning_ru="когда решено о наказании", evidence="document",
        ask="When was the punishment decided?", ask_ru="Когда решено о наказании?",
    )  # fmt: skip
    started_at: When = moment(
        "when it began to be inflicted; none if not yet or never", after="committed_at", optional=True,
        meaning_ru="когда его начали применять; none, если ещё нет", ask="When did the punishment begin?",
        ask_ru="Когда началось наказание?", evidence="document interview",
    )  # fmt: skip
    inflicted: YesNo = yes_no(
        "whether it is being or was inflicted", meaning_ru="применяется или применялось ли оно",
        ask="Has the punishment begun?", ask_ru="Началось ли наказание?", evidence="document interview",
        derive=_inflicted,
    )  # fmt: skip
    ended_at: When = moment(
        "when it ended; none while it goes on", after="started_at", optional=True, evidence="document interview",
        meaning_ru="когда оно кончилось; none, пока длится", ask="When did the punishment end?",
        ask_ru="Когда наказание кончилось?",
    )  # fmt: skip
    offence_provided: YesNo = yes_no(
        "whether the law or regulation makes the conduct a disciplinary offence", evidence="document",
        meaning_ru="считают ли закон или распоряжение такое поведение проступком",
        ask="Is the conduct an offence under the law or regulation?",
        ask_ru="Проступок ли это по закону или распоряжению?",
    )  # fmt: skip
    measure_provided: YesNo = yes_no(
        "whether the law or regulation allows this type and this length of punishment for it", evidence="document",
        meaning_ru="допускают ли закон или распоряжение такое наказание и такой срок",
        ask="Does the law or regulation allow this punishment and its length?",
        ask_ru="Допускает ли закон или распоряжение такое наказание и срок?",
    )  # fmt: skip
    authority_competent: YesNo = yes_no(
        "whether the authority that imposed it is the one competent by law or regulation", evidence="document",
        meaning_ru="наложил ли его орган, имеющий на это право", ask="Did the competent authority impose it?",
        ask_ru="Наложил ли его орган, имеющий на это право?",
    )  # fmt: skip
    other_terms_kept: YesNo = yes_no(
        "whether all other terms of the law or regulation were kept", evidence="finding document",
        meaning_ru="соблюдены ли прочие условия закона или распоряжения",
        ask="Was the law or regulation kept in all other points?",
        ask_ru="Соблюдён ли закон или распоряжение в остальном?",
    )  # fmt: skip
    already_punished: YesNo = yes_no(
        "whether the person had already been punished for the same offence", evidence="document interview",
        meaning_ru="был ли человек уже наказан за тот же проступок",
        ask="Had the person been punished for it before?", ask_ru="Был ли человек уже наказан за это?",
    )  # fmt: skip
    informed_at: When = moment(
        "when the person was told of the offence alleged; none if never", optional=True,
        evidence="document interview", meaning_ru="когда человеку сообщено об обвинении; none, если не сообщено",
        ask="When was the person told of the charge?", ask_ru="Когда человеку сообщили об обвинении?",
    )  # fmt: skip
    defence_heard_at: When = moment(
        "when the person was given the opportunity of a defence; none if never", optional=True,
        meaning_ru="когда человек мог высказаться в свою защиту; none, если не мог", evidence="document interview",
        ask="When could the person present a defence?", ask_ru="Когда человек мог высказаться в свою защиту?",
    )  # fmt: skip
    defence_proper: YesNo = yes_no(
        "whether that opportunity was a proper one: with knowledge of the charge, and with time enough",
        meaning_ru="была ли возможность защиты должной: со знанием обвинения и достаточным временем",
        ask="Was it a proper opportunity to present a defence?", ask_ru="Была ли возможность защиты должной?",
        evidence="finding interview",
    )  # fmt: skip
    case_examined: YesNo = yes_no(
        "whether the competent authority examined the case thoroughly", evidence="finding document",
        meaning_ru="тщательно ли компетентный орган рассмотрел дело", ask="Was the case thoroughly examined?",
        ask_ru="Тщательно ли рассмотрено дело?",
    )  # fmt: skip
    interpreter_necessary: YesNo = yes_no(
        "whether an interpreter was necessary for the defence", evidence="finding interview",
        meaning_ru="нужен ли был для защиты переводчик", ask="Did the person need an interpreter?",
        ask_ru="Нужен ли был переводчик?",
    )  # fmt: skip
    interpreter_practicable: YesNo = yes_no(
        "whether an interpreter was practicable", meaning_ru="осуществимо ли было участие переводчика",
        ask="Could an interpreter be had?", ask_ru="Можно ли было привлечь переводчика?", evidence="finding document",
    )  # fmt: skip
    interpreter_allowed: YesNo = yes_no(
        "whether the person was allowed a defence through an interpreter", evidence="document interview",
        meaning_ru="позволено ли человеку защищаться через переводчика", ask="Was an interpreter allowed?",
        ask_ru="Позволен ли был переводчик?",
    )  # fmt: skip
    cruel: YesNo = yes_no("whether it is cruel", meaning_ru="жестоко ли оно", ask="Is the punishment cruel?",
                          ask_ru="Жестоко ли наказание?", evidence="finding")  # fmt: skip
    inhuman: YesNo = yes_no("whether it is inhuman", meaning_ru="бесчеловечно ли оно", ask="Is it inhuman?",
                            ask_ru="Бесчеловечно ли наказание?", evidence="finding")  # fmt: skip
    degrading: YesNo = yes_no("whether it is degrading", meaning_ru="унизительно ли оно", ask="Is it degrading?",
                              ask_ru="Унизительно ли наказание?", evidence="finding")  # fmt: skip
    may_harm_health: YesNo = yes_no(
        "whether it may harm physical or mental health", evidence="finding",
        meaning_ru="может ли оно повредить физическому или психическому здоровью",
        ask="May the punishment harm the person's health?", ask_ru="Может ли наказание повредить здоровью?",
    )  # fmt: skip
    fitness_certificates: Many[FitnessCertificate] = many(
        FitnessCertificate, "statements on whether the person can sustain it", evidence="document",
        meaning_ru="удостоверения о том, способен ли человек его перенести",
        ask="Was the person certified fit to sustain it?", ask_ru="Удостоверено ли, что человек это перенесёт?",
    )  # fmt: skip
    visited_daily: YesNo = yes_no(
        "whether the medical officer visited on every day of it", evidence="document interview",
        meaning_ru="посещал ли врач человека в каждый из дней наказания", ask="Does the doctor come every day?",
        ask_ru="Приходит ли врач каждый день?",
    )  # fmt: skip
    punishment_days: Many[PunishmentDay] = many(
        PunishmentDay, "the days on which it was undergone", derive=_days, evidence="document",
        meaning_ru="дни, в которые оно отбывалось", ask="On which days did the medical officer visit?",
        ask_ru="В какие дни приходил врач?",
    )  # fmt: skip
    change_necessary: YesNo = yes_no(
        "whether the medical officer thinks, for reasons of health, that it has to be ended or altered",
        meaning_ru="считает ли врач, что по здоровью его нужно прервать или изменить", evidence="document interview",
        ask="Does the medical officer think that it must be ended or altered?",
        ask_ru="Считает ли врач, что его нужно прервать или изменить?",
    )  # fmt: skip
    director_advised: YesNo = yes_no(
        "whether the medical officer advised the director of that", evidence="document interview",
        meaning_ru="сообщил ли об этом врач директору", ask="Was the director advised?",
        ask_ru="Сообщено ли об этом директору?",
    )  # fmt: skip


_DAY: type[Any] = PunishmentDay  # the class as @entity makes it, which type checkers do not see
