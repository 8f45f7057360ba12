"""The work of a prisoner (rules 71 to 76)."""

from __future__ import annotations

from typing import Any

from smrl.models.workplaces import Workplace
from smrl.vocabulary.declare import Chosen, Link, Measured, YesNo, choice, entity, link, measure, yes_no


def paid_work(work: Any, _: Any) -> bool | None:
    """Who is paid for work here earns; who is not may still have earned before."""
    return True if work.paid is True else None


@entity("work", ru="труд", tags="work", part=True)
class Work:
    """What work a prisoner must do and may choose, and what is left beside it."""

    hours: Measured = measure(
        "hour/week", "hours of work in the week with the most", meaning_ru="часы работы, в неделю с наибольшим числом",
        ask="How many hours a week does the person work, at the most?",
        ask_ru="Сколько часов в неделю работает человек, самое большее?", evidence="document interview",
        high="168 hour/week",
    )  # fmt: skip
    required: YesNo = yes_no(
        "whether the person is required to work", meaning_ru="обязан ли человек работать",
        ask="Must the person work?", ask_ru="Обязан ли человек работать?", evidence="document interview",
    )  # fmt: skip
    offered: YesNo = yes_no(
        "whether the person is at all times offered an opportunity to work", evidence="interview document",
        meaning_ru="есть ли у человека всегда возможность работать", ask="Is the person always offered work?",
        ask_ru="Всегда ли человеку предлагают работу?",
    )  # fmt: skip
    works: YesNo = yes_no(
        "whether the person works", meaning_ru="работает ли человек", ask="Does the person work?",
        ask_ru="Работает ли человек?", evidence="interview document",
    )  # fmt: skip
    paid: YesNo = yes_no(
        "whether the person is paid for the work", meaning_ru="платят ли человеку за работу",
        ask="Is the person paid for the work?", ask_ru="Платят ли человеку за работу?", evidence="document interview",
    )  # fmt: skip
    fitness_determined_by: Chosen = choice(
        "medical_officer other nobody", "who determined whether the person is fit for the work", evidence="document",
        meaning_ru="кто определил, пригоден ли человек к этой работе", name="work_fitness_finder",
        ask="Who determined the person's fitness for work?", ask_ru="Кто определил пригодность человека к труду?",
    )  # fmt: skip
    physically_fit: YesNo = yes_no(
        "whether the person was found physically fit for the work required, or for any if none is", evidence="document",
        meaning_ru="признан ли человек физически пригодным к требуемой работе, а если её нет, к какой-либо",
        ask="Is the person physically fit for it?", ask_ru="Пригоден ли человек физически?",
    )  # fmt: skip
    mentally_fit: YesNo = yes_no(
        "whether the person was found mentally fit for the work required, or for any if none is", evidence="document",
        meaning_ru="признан ли человек психически пригодным к требуемой работе, а если её нет, к какой-либо",
        ask="Is the person mentally fit for it?", ask_ru="Пригоден ли человек психически?",
    )  # fmt: skip
    fills_normal_day: YesNo = yes_no(
        "whether the useful work provided keeps the person active for a normal working day", evidence="finding",
        meaning_ru="заполняет ли предоставленная полезная работа нормальный рабочий день человека",
        ask="Does the work fill a normal working day?", ask_ru="Заполняет ли работа нормальный рабочий день?",
    )  # fmt: skip
    provided: Measured = measure(
        "hour/day", "useful work provided, on the working day with the least", evidence="document interview",
        meaning_ru="предоставленная полезная работа, в рабочий день с наименьшей", high="24 hour/day",
        ask="How many hours of useful work are there on a working day, at the least?",
        ask_ru="Сколько часов полезной работы в рабочий день, самое меньшее?",
    )  # fmt: skip
    profits_from_training: YesNo = yes_no(
        "whether the person is able to profit by vocational training", evidence="finding",
        meaning_ru="способен ли человек извлечь пользу из обучения ремеслу",
        ask="Could the person profit by vocational training?", ask_ru="Пошло бы человеку впрок обучение ремеслу?",
        tags="work training young",
    )  # fmt: skip
    vocational_training: YesNo = yes_no(
        "whether the person is offered training in a useful trade", meaning_ru="учат ли человека полезному ремеслу",
        ask="Is the person offered training in a useful trade?", ask_ru="Учат ли человека полезному ремеслу?",
        evidence="document interview",
        tags="work training young",
    )  # fmt: skip
    type_chosen: YesNo = yes_no(
        "whether the person can choose the type of work", meaning_ru="может ли человек выбрать вид работы",
        ask="Can the person choose the type of work?", ask_ru="Может ли человек выбрать вид работы?",
        evidence="interview document",
    )  # fmt: skip
    choice_compatible: YesNo = yes_no(
        "whether the person's choice is compatible with proper vocational selection, administration and discipline",
        meaning_ru="совместим ли выбор человека с верным подбором ремесла, управлением и дисциплиной",
        ask="Is the choice compatible with selection, administration and discipline?",
        ask_ru="Совместим ли такой выбор с подбором, управлением и дисциплиной?", evidence="finding",
    )  # fmt: skip
    rest_days: Measured = measure(
        "day/week", "whole days of rest that the fixed hours leave, in the week with the fewest", high="7 day/week",
        meaning_ru="полные дни отдыха при установленных часах, в неделю с наименьшим числом",
        ask="How many days of rest a week are left, at the least?",
        ask_ru="Сколько дней отдыха в неделю остаётся, самое меньшее?", evidence="document interview",
    )  # fmt: skip
    time_for_education: YesNo = yes_no(
        "whether the fixed hours leave time enough for the education that treatment requires", evidence="finding",
        meaning_ru="остаётся ли при установленных часах достаточно времени для учёбы",
        ask="Is there time enough for education?", ask_ru="Достаточно ли времени для учёбы?",
    )  # fmt: skip
    time_for_activities: YesNo = yes_no(
        "whether the fixed hours leave time enough for whatever else treatment and rehabilitation require",
        meaning_ru="остаётся ли достаточно времени для прочего, что нужно для перевоспитания", evidence="finding",
        ask="Is there time enough for the other activities that treatment requires?",
        ask_ru="Достаточно ли времени для прочих нужных занятий?",
    )  # fmt: skip
    earns: YesNo = yes_no(
        "whether the person has earnings from work here", meaning_ru="есть ли у человека заработок здесь",
        ask="Does the person earn anything here?", ask_ru="Зарабатывает ли здесь человек?",
        evidence="document interview", derive=paid_work,
    )  # fmt: skip
    may_spend: YesNo = yes_no(
        "whether the person may spend at least a part of it on approved articles for own use",
        meaning_ru="можно ли потратить хотя бы часть его на дозволенные личные вещи", evidence="document interview",
        ask="May the person spend a part of the earnings?", ask_ru="Можно ли тратить часть заработка?",
    )  # fmt: skip
    may_send_to_family: YesNo = yes_no(
        "whether the person may send a part of it to the family", meaning_ru="можно ли послать часть его семье",
        ask="May the person send a part of the earnings home?", ask_ru="Можно ли посылать часть заработка семье?",
        evidence="document interview",
    )  # fmt: skip


@entity("job", "jobs", ru="работа", tags="work")
class Job:
    """Work that a prisoner does. A prisoner can have several jobs."""

    workplace: Link[Workplace] = link(
        "workplace", "where it is done", meaning_ru="где она выполняется", ask="Where does the person work?",
        ask_ru="Где работает человек?", evidence="document observation",
    )  # fmt: skip
    afflictive: YesNo = yes_no(
        "whether the labour is of an afflictive nature", meaning_ru="причиняет ли труд страдания", evidence="finding",
        ask="Is the work of a kind to make the person suffer?", ask_ru="Причиняет ли такой труд страдания?",
    )  # fmt: skip
    useful: YesNo = yes_no(
        "whether the work is useful", meaning_ru="полезна ли работа", ask="Is the work useful?",
        ask_ru="Полезна ли работа?", evidence="finding",
    )  # fmt: skip
    keeps_earning_ability: YesNo = yes_no(
        "whether it keeps up or raises the ability to earn an honest living after release", evidence="finding",
        meaning_ru="сохраняет или повышает ли она способность честно зарабатывать после освобождения",
        ask="Does the work help the person to earn a living later?", ask_ru="Поможет ли работа потом зарабатывать?",
    )  # fmt: skip
    such_work_possible: YesNo = yes_no(
        "whether work that does so could be provided", meaning_ru="возможно ли предоставить такую работу",
        ask="Could such work be provided?", ask_ru="Возможно ли предоставить такую работу?",
        evidence="finding document",
    )  # fmt: skip
