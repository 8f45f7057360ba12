"""A prisoner's health and what the medical officer does about it (rules 22 to 25)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, When, YesNo, choice, entity, moment, yes_no


@entity("health", ru="здоровье", tags="health medical", part=True)
class Health:
    """A prisoner's health, and the care that is taken of it."""

    dental_services: YesNo = yes_no(
        "whether the services of a qualified dentist are available to the person", evidence="document interview",
        meaning_ru="доступна ли человеку помощь квалифицированного зубного врача",
        ask="Can the person see a qualified dentist?", ask_ru="Может ли человек попасть к зубному врачу?",
    )  # fmt: skip
    physical_care: YesNo = yes_no(
        "whether the person's physical health is in the care of a medical officer", evidence="interview document",
        meaning_ru="заботится ли врач о физическом здоровье человека",
        ask="Does a medical officer look after the person's physical health?",
        ask_ru="Заботится ли врач о физическом здоровье человека?",
    )  # fmt: skip
    mental_care: YesNo = yes_no(
        "whether the person's mental health is in the care of a medical officer", evidence="interview document",
        meaning_ru="заботится ли врач о психическом здоровье человека",
        ask="Does a medical officer look after the person's mental health?",
        ask_ru="Заботится ли врач о психическом здоровье человека?",
    )  # fmt: skip
    examined_as_soon_as_possible: YesNo = yes_no(
        "whether the medical officer saw and examined the person as soon as that was possible after admission; "
        "no where it was possible and was not done, or was done later", evidence="finding document",
        meaning_ru="осмотрел ли врач человека, как только это стало возможно после поступления",
        ask="Was the person examined by the medical officer as soon as possible after admission?",
        ask_ru="Осмотрел ли врач человека сразу, как это стало возможно после поступления?",
    )  # fmt: skip
    needed_examination_again: YesNo = yes_no(
        "whether an examination became necessary at any time after the first", evidence="finding document",
        meaning_ru="понадобился ли когда-либо осмотр после первого",
        ask="Did the person need to be examined again after the first time?",
        ask_ru="Понадобился ли человеку осмотр после первого?",
    )  # fmt: skip
    examined_as_necessary: YesNo = yes_no(
        "whether after the first time the medical officer examined the person whenever it was necessary",
        meaning_ru="осматривал ли врач человека после первого раза всегда, когда это было нужно",
        ask="After the first time, was the person examined whenever that was necessary?",
        ask_ru="Осматривали ли человека после первого раза всегда, когда это было нужно?", evidence="finding document",
    )  # fmt: skip
    physical_illness_looked_for: YesNo = yes_no(
        "whether examinations were made so as to find physical illness", evidence="document interview",
        meaning_ru="был ли осмотр направлен на выявление физических болезней",
        ask="Did the examination look for physical illness?", ask_ru="Искали ли при осмотре физические болезни?",
    )  # fmt: skip
    mental_illness_looked_for: YesNo = yes_no(
        "whether examinations were made so as to find mental illness", evidence="document interview",
        meaning_ru="был ли осмотр направлен на выявление психических болезней",
        ask="Did the examination look for mental illness?", ask_ru="Искали ли при осмотре психические болезни?",
    )  # fmt: skip
    needs_measures: YesNo = yes_no(
        "whether the person's state of health makes any measure necessary", evidence="finding document",
        meaning_ru="требует ли состояние здоровья каких-либо мер", ask="Does the person's health call for measures?",
        ask_ru="Требует ли здоровье человека каких-либо мер?",
    )  # fmt: skip
    all_measures_taken: YesNo = yes_no(
        "whether all the measures that the person's health makes necessary were taken", evidence="finding document",
        meaning_ru="приняты ли все меры, нужные для здоровья человека", ask="Were all necessary measures taken?",
        ask_ru="Приняты ли все нужные меры?",
    )  # fmt: skip
    suspected_infectious: YesNo = yes_no(
        "whether the person is suspected of an infectious or contagious condition", evidence="finding document",
        meaning_ru="подозревается ли у человека инфекционная или заразная болезнь",
        ask="Is an infectious condition suspected?", ask_ru="Подозревается ли заразная болезнь?",
    )  # fmt: skip
    segregated: YesNo = yes_no(
        "whether, while so suspected, the person is kept apart from others", evidence="observation document",
        meaning_ru="изолирован ли человек на время такого подозрения",
        ask="Is the person kept apart from the others?", ask_ru="Изолирован ли человек от других?",
        tags="health medical",
    )  # fmt: skip
    hampering_defects: YesNo = yes_no(
        "whether the person has a physical or mental defect that might stand in the way of rehabilitation",
        meaning_ru="есть ли у человека физический или умственный недостаток, который может помешать перевоспитанию",
        ask="Has the person a defect that might hamper rehabilitation?",
        ask_ru="Есть ли недостаток, который может помешать перевоспитанию?", evidence="finding document",
    )  # fmt: skip
    defects_noted: YesNo = yes_no(
        "whether every such defect is noted", meaning_ru="отмечены ли все такие недостатки",
        ask="Is every such defect noted?", ask_ru="Отмечены ли все такие недостатки?", evidence="document",
    )  # fmt: skip
    work_capacity_determined: YesNo = yes_no(
        "whether the medical officer determined how far the person is physically able to work", evidence="document",
        meaning_ru="определил ли врач физическую способность человека к труду",
        ask="Was the person's physical capacity for work determined?",
        ask_ru="Определена ли физическая способность человека к труду?",
    )  # fmt: skip


@entity(
    "medical_examination",
    "medical_examinations",
    ru="медицинский осмотр",
    tags="health medical",
    dated_by="examined_at",
)
class MedicalExamination:
    """One occasion on which a prisoner was seen and examined, from the admission on."""

    examined_at: When = moment(
        "when the person was examined", meaning_ru="когда проведён осмотр", evidence="document interview",
        ask="When was the person examined?", ask_ru="Когда проведён осмотр?",
    )  # fmt: skip
    by: Chosen = choice(
        "medical_officer nurse officer other", "who made it", meaning_ru="кто проводил осмотр", name="examiner",
        ask="Who examined the person?", ask_ru="Кто осматривал человека?", evidence="document interview",
    )  # fmt: skip
    complete: YesNo = yes_no(
        "whether the person was both seen and examined, not only looked at or asked", evidence="interview document",
        meaning_ru="был ли это настоящий осмотр, а не взгляд или вопрос", ask="Was it a real examination?",
        ask_ru="Был ли это настоящий осмотр?",
    )  # fmt: skip


@entity("sick_day", "sick_days", ru="день болезни", tags="health medical", dated_by="date")
class SickDay:
    """A day on which a prisoner was sick, complained of illness, or was pointed out to the medical officer."""

    date: When = moment("the calendar day", meaning_ru="календарный день")
    sick: YesNo = yes_no(
        "whether the person was sick that day", meaning_ru="был ли человек в этот день болен",
        ask="Was the person sick that day?", ask_ru="Был ли человек в этот день болен?", evidence="document interview",
    )  # fmt: skip
    complained: YesNo = yes_no(
        "whether the person complained of illness that day", meaning_ru="жаловался ли человек в этот день на болезнь",
        ask="Did the person complain of illness that day?", ask_ru="Жаловался ли человек в этот день на болезнь?",
        evidence="interview document",
    )  # fmt: skip
    pointed_out: YesNo = yes_no(
        "whether somebody specially directed the medical officer's attention to the person", evidence="document",
        meaning_ru="обратил ли кто-то на человека особое внимание врача",
        ask="Was the medical officer's attention specially directed to the person?",
        ask_ru="Обращали ли на человека особое внимание врача?",
    )  # fmt: skip
    seen: YesNo = yes_no(
        "whether the medical officer saw the person that day", meaning_ru="видел ли врач человека в этот день",
        ask="Did the medical officer see the person that day?", ask_ru="Видел ли врач человека в этот день?",
        evidence="document interview",
    )  # fmt: skip


@entity(
    "health_concern",
    "health_concerns",
    ru="мнение врача о вреде заключения",
    tags="health medical",
    dated_by="formed_at",
)
class HealthConcern:
    """A medical officer's opinion that imprisonment has harmed or will harm a prisoner's health."""

    formed_at: When = moment("when the opinion was formed", meaning_ru="когда сложилось это мнение",
                             evidence="document interview")  # fmt: skip
    cause: Chosen = choice(
        "continued_imprisonment condition_of_imprisonment", "what does the harm", name="cause_of_harm",
        meaning_ru="что вредит здоровью", ask="Does imprisonment as such do the harm, or one of its conditions?",
        ask_ru="Вредит ли само заключение или какое-то его условие?", evidence="document interview",
    )  # fmt: skip
    reported: YesNo = yes_no(
        "whether the medical officer reported it to the director", meaning_ru="доложил ли об этом врач директору",
        ask="Was it reported to the director?", ask_ru="Доложено ли об этом директору?", evidence="document interview",
    )  # fmt: skip


@entity("infant", "infants", ru="младенец", tags="mothers children")
class Infant:
    """A nursing infant whom a prisoner has with her."""

    place_when_apart: Chosen = choice(
        "nursery cell elsewhere", "where the infant is when not in the mother's care; none if always in her care",
        optional=True, meaning_ru="где младенец, когда мать о нём не заботится; none, если он всегда с ней",
        ask="Where is the infant when the mother does not have the care of it?",
        ask_ru="Где находится младенец, когда мать о нём не заботится?", evidence="observation interview",
        name="place_of_infant",
    )  # fmt: skip
