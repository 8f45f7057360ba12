"""Order in the institution, close confinement, and instruments of restraint (rules 27 to 34)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import Chosen, Measured, Texted, When, YesNo, choice, entity, measure, moment, text, yes_no

_SOURCES = "law competent_regulation other nothing"
_AUTHORITIES = "central_administration regional_administration institution court other"


@entity("disciplinary_regime", ru="дисциплина и порядок", tags="discipline lawfulness", part=True)
class DisciplinaryRegime:
    """How discipline and order are kept, and what determines punishment."""

    firm: YesNo = yes_no(
        "whether discipline and order are maintained with firmness", evidence="finding",
        meaning_ru="поддерживаются ли дисциплина и порядок с твёрдостью", ask="Are discipline and order firmly kept?",
        ask_ru="Твёрдо ли поддерживаются дисциплина и порядок?",
    )  # fmt: skip
    offences_determined_by: Chosen = choice(
        _SOURCES, "what determines, without exception, which conduct is a disciplinary offence; `competent_regulation` "
        "is one of the competent administrative authority", name="source_of_discipline", evidence="document",
        meaning_ru="чем всегда определяется, какое поведение есть проступок; `competent_regulation` распоряжением "
        "компетентной административной власти", ask="What determines which conduct is an offence?",
        ask_ru="Чем определяется, какое поведение есть проступок?",
    )  # fmt: skip
    types_determined_by: Chosen = choice(
        _SOURCES, "what determines, without exception, the types of punishment", name="source_of_discipline",
        meaning_ru="чем всегда определяются виды наказаний", ask="What determines the types of punishment?",
        ask_ru="Чем определяются виды наказаний?", evidence="document",
    )  # fmt: skip
    durations_determined_by: Chosen = choice(
        _SOURCES, "what determines, without exception, how long punishments may last", name="source_of_discipline",
        meaning_ru="чем всегда определяется продолжительность наказаний", evidence="document",
        ask="What determines how long punishments may last?", ask_ru="Чем определяется продолжительность наказаний?",
    )  # fmt: skip
    authority_determined_by: Chosen = choice(
        _SOURCES, "what determines, without exception, who may impose punishments", name="source_of_discipline",
        meaning_ru="чем всегда определяется, кто вправе наказывать", ask="What determines who may punish?",
        ask_ru="Чем определяется, кто вправе наказывать?", evidence="document",
    )  # fmt: skip
    corporal_prohibited: YesNo = yes_no(
        "whether corporal punishment is completely prohibited as a disciplinary one", evidence="document",
        meaning_ru="полностью ли запрещены телесные наказания за проступки",
        ask="Is corporal punishment completely prohibited?", ask_ru="Полностью ли запрещены телесные наказания?",
    )  # fmt: skip
    dark_cell_prohibited: YesNo = yes_no(
        "whether placing in a dark cell is completely prohibited as a disciplinary punishment", evidence="document",
        meaning_ru="полностью ли запрещена тёмная камера как наказание за проступки",
        ask="Is the dark cell completely prohibited as a punishment?", ask_ru="Полностью ли запрещена тёмная камера?",
    )  # fmt: skip
    cruelty_prohibited: YesNo = yes_no(
        "whether every cruel, inhuman or degrading disciplinary punishment is completely prohibited",
        meaning_ru="полностью ли запрещены все жестокие, бесчеловечные и унижающие наказания за проступки",
        ask="Are all cruel, inhuman and degrading punishments completely prohibited?",
        ask_ru="Полностью ли запрещены жестокие, бесчеловечные и унижающие наказания?", evidence="document",
    )  # fmt: skip
    restraint_patterns_decided_by: Chosen = choice(
        _AUTHORITIES, "who decides of what pattern instruments of restraint are", name="authority",
        meaning_ru="кто решает, какими бывают средства усмирения", evidence="document",
        ask="Who decides on the patterns of instruments of restraint?", ask_ru="Кто определяет средства усмирения?",
    )  # fmt: skip
    restraint_manner_decided_by: Chosen = choice(
        _AUTHORITIES, "who decides in which manner instruments of restraint are used", name="authority",
        meaning_ru="кто решает, как применять средства усмирения", ask="Who decides how restraints are used?",
        ask_ru="Кто решает, как применять средства усмирения?", evidence="document",
    )  # fmt: skip


@entity("restriction", "restrictions", ru="ограничение", tags="restriction security")
class Restriction:
    """A restriction that the institution imposes for the sake of discipline and order."""

    about: Texted = text("what it restricts", meaning_ru="что оно ограничивает", evidence="observation document")
    needed_for_custody: YesNo = yes_no(
        "whether safe custody needs it to its full extent", evidence="finding",
        meaning_ru="нужно ли оно в полном объёме для надёжности надзора",
        ask="Is the restriction, as far as it goes, necessary for safe custody?",
        ask_ru="Нужно ли это ограничение в полном объёме для надёжности надзора?",
    )  # fmt: skip
    needed_for_community_life: YesNo = yes_no(
        "whether a well-ordered life together needs it to its full extent", evidence="finding",
        meaning_ru="нужно ли оно в полном объёме для порядка в общей жизни",
        ask="Is the restriction, as far as it goes, necessary for orderly life together?",
        ask_ru="Нужно ли это ограничение в полном объёме для порядка в общей жизни?",
    )  # fmt: skip


@entity("assignment", "assignments", ru="поручение", tags="discipline self_government")
class Assignment:
    """A task or responsibility that a prisoner has among the others."""

    for_institution: YesNo = yes_no(
        "whether it is in the service of the institution", meaning_ru="на службе ли у заведения",
        ask="Does the prisoner do this in the institution's service?", ask_ru="Делается ли это на службе у заведения?",
        evidence="interview document",
    )  # fmt: skip
    disciplinary: YesNo = yes_no(
        "whether it is a disciplinary capacity: to order, watch, report or punish other prisoners",
        meaning_ru="дисциплинарная ли это власть: приказывать другим, следить, докладывать, наказывать",
        ask="Has the prisoner any disciplinary power over others?",
        ask_ru="Имеет ли человек дисциплинарную власть над другими?", evidence="interview observation",
    )  # fmt: skip
    activity: Chosen = choice(
        "social educational sports other", "which activity it is a part of",
        meaning_ru="к какой деятельности относится",
        ask="What kind of activity is it?", ask_ru="К какой деятельности это относится?", name="activity_kind",
        evidence="interview document",
    )  # fmt: skip
    self_government: YesNo = yes_no(
        "whether it was entrusted under a system of self-government", evidence="document interview",
        meaning_ru="поручено ли оно в рамках самоуправления", ask="Is it part of a system of self-government?",
        ask_ru="Входит ли это в самоуправление?",
    )  # fmt: skip
    specified: YesNo = yes_no(
        "whether what was entrusted is specified", meaning_ru="определено ли, что именно поручено",
        ask="Is it laid down what exactly was entrusted?", ask_ru="Определено ли, что именно поручено?",
        evidence="document",
    )  # fmt: skip
    supervised: YesNo = yes_no(
        "whether it is done under supervision", meaning_ru="под надзором ли это делается", ask="Is it supervised?",
        ask_ru="Есть ли надзор?", evidence="observation interview",
    )  # fmt: skip
    treatment_group: YesNo = yes_no(
        "whether it lies with a group formed for the purposes of treatment", evidence="document interview",
        meaning_ru="поручено ли оно группе, созданной в целях воспитания",
        ask="Was the group formed for the purposes of treatment?", ask_ru="Создана ли группа в целях воспитания?",
    )  # fmt: skip


@entity("discipline", ru="дисциплина", tags="discipline order", part=True)
class Discipline:
    """What a prisoner undergoes by way of punishment."""

    close_confinement: Measured = measure(
        "hour/day", "time spent in close confinement as a punishment, on the day with the most", high="24 hour/day",
        meaning_ru="время строгого заключения в виде наказания, в день с наибольшим", evidence="document interview",
        ask="How long a day is the person in close confinement as a punishment?",
        ask_ru="Сколько времени в день человек проводит в строгом заключении как наказанный?",
    )  # fmt: skip
    medically_certified: YesNo = yes_no(
        "whether the medical officer examined the person and certified in writing that it can be sustained",
        meaning_ru="удостоверил ли врач письменно после осмотра, что человек может это перенести",
        ask="Has the medical officer certified the person fit to sustain it?",
        ask_ru="Удостоверил ли врач, что человек может это перенести?", evidence="document",
    )  # fmt: skip
    medical_visits: Measured = measure(
        "occasion/day", "visits by the medical officer during it, on the day with the fewest",
        meaning_ru="посещения врача за это время, в день с наименьшим числом", ask="How often does the doctor come?",
        ask_ru="Как часто приходит врач?", evidence="document interview",
    )  # fmt: skip


def _authorized(use: Any, _: Any) -> bool | None:
    if use.ordered_by is None or use.ordered_by is ABSENT:
        return None if use.ordered_by is None else False
    if use.ordered_by == "medical_officer":
        return None if use.purpose is None else use.purpose == "medical"
    return bool(use.ordered_by == "director")


def _consulted_at_once(use: Any, _: Any) -> bool | None:
    return False if use.medical_officer_consulted_at is ABSENT else None


def _reported_at_once(use: Any, _: Any) -> bool | None:
    return False if use.reported_at is ABSENT else None


@entity(
    "restraint_use",
    "restraint_uses",
    ru="применение средств усмирения",
    tags="restraint security",
    dated_by="started_at",
)
class RestraintUse:
    """One use of an instrument of restraint."""

    started_at: When = moment("when it began", meaning_ru="когда началось", evidence="document")
    ended_at: When = moment(
        "when it was taken off for good; none while it goes on", after="started_at", optional=True,
        meaning_ru="когда снято окончательно; none, пока применяется", evidence="document",
    )  # fmt: skip
    kind: Chosen = choice(
        "handcuffs chains irons strait_jacket belt body_belt other", "which instrument",
        meaning_ru="какое средство", ask="Which instrument?", ask_ru="Какое средство?", name="instrument",
        evidence="document interview",
    )  # fmt: skip
    purpose: Chosen = choice(
        "escape_prevention medical self_injury injury_to_others damage punishment other", "what it was used for",
        meaning_ru="с какой целью", ask="What for?", ask_ru="С какой целью?", name="restraint_purpose",
        evidence="document interview",
    )  # fmt: skip
    during_transfer: YesNo = yes_no(
        "whether it was used during a transfer", meaning_ru="применено ли при перемещении", evidence="document",
        ask="Was it during a transfer?", ask_ru="Было ли это при перемещении?",
    )  # fmt: skip
    authorized: YesNo = yes_no(
        "whether the director ordered it, or the medical officer for medical reasons", evidence="document",
        meaning_ru="приказал ли это директор или, по медицинским причинам, врач", derive=_authorized,
        ask="Did the director, or for medical reasons the medical officer, order it?",
        ask_ru="Приказал ли это директор или, по медицинским причинам, врач?",
    )  # fmt: skip
    ordered_by: Chosen = choice(
        "director medical_officer officer other", "who ordered or directed it; none if nobody did", optional=True,
        meaning_ru="кто это приказал; none, если никто", ask="Who ordered it?", ask_ru="Кто это приказал?",
        evidence="document", name="orderer",
    )  # fmt: skip
    appeared_before_authority: YesNo = yes_no(
        "whether the person appeared before a judicial or administrative authority meanwhile", evidence="document",
        meaning_ru="предстал ли человек за это время перед судебным или административным органом",
        ask="Did the person appear before a court or an authority meanwhile?",
        ask_ru="Предстал ли человек за это время перед судом или иным органом?",
    )  # fmt: skip
    removed_before_authority: YesNo = yes_no(
        "whether it was taken off for every such appearance", evidence="interview document",
        meaning_ru="снято ли оно на всё это время", ask="Was it taken off for the appearance?",
        ask_ru="Сняли ли его на это время?",
    )  # fmt: skip
    other_methods_failed: YesNo = yes_no(
        "whether other methods of control had failed", meaning_ru="оказались ли другие меры недействительными",
        ask="Had other methods of control failed?", ask_ru="Оказались ли другие меры недействительными?",
        evidence="finding document",
    )  # fmt: skip
    medical_officer_consulted_at: When = moment(
        "when the director consulted the medical officer; none if never", optional=True, evidence="document",
        meaning_ru="когда директор посоветовался с врачом; none, если нет", ask="When was the doctor consulted?",
        ask_ru="Когда директор посоветовался с врачом?",
    )  # fmt: skip
    consulted_at_once: YesNo = yes_no(
        "whether the director consulted the medical officer at once", evidence="finding document",
        derive=_consulted_at_once,
        meaning_ru="сразу ли директор посоветовался с врачом", ask="Was the doctor consulted at once?",
        ask_ru="Сразу ли посоветовались с врачом?",
    )  # fmt: skip
    reported_at: When = moment(
        "when the director reported to the higher administrative authority; none if never", optional=True,
        meaning_ru="когда директор доложил вышестоящему органу; none, если нет", evidence="document",
        ask="When was it reported to higher authority?", ask_ru="Когда доложено вышестоящему органу?",
    )  # fmt: skip
    reported_at_once: YesNo = yes_no(
        "whether the director reported at once to the higher administrative authority", evidence="finding document",
        derive=_reported_at_once,
        meaning_ru="сразу ли директор доложил вышестоящему органу", ask="Was it reported to higher authority at once?",
        ask_ru="Сразу ли доложено вышестоящему органу?",
    )  # fmt: skip
    longer_than_necessary: YesNo = yes_no(
        "whether it was applied for longer than strictly necessary", evidence="finding",
        meaning_ru="применялось ли оно дольше строго необходимого", ask="Did it last longer than strictly necessary?",
        ask_ru="Длилось ли это дольше строго необходимого?",
    )  # fmt: skip
    duration: Measured = measure("hour", "how long it lasted", meaning_ru="как долго длилось", evidence="document",
                                 ask="How long did it last?", ask_ru="Как долго это длилось?")  # fmt: skip
