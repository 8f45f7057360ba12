"""Where prisoners work, and on what terms all of them do (rules 72 to 76)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Key, YesNo, choice, entity, key, yes_no


@entity("workplace", "workplaces", ru="место работы", tags="work")
class Workplace:
    """A workshop, farm, service or outside firm in which prisoners work."""

    id: Key = key()
    kind: Chosen = choice(
        "industry farm domestic_service outside_work other", "what it is; `domestic_service` is upkeep of the house",
        meaning_ru="что это; `domestic_service` хозяйственное обслуживание заведения", ask="What workplace is this?",
        ask_ru="Что это за место работы?", evidence="observation document", name="workplace_kind",
    )  # fmt: skip
    operated_by: Chosen = choice(
        "administration private_contractor other", "who operates it", meaning_ru="кто им управляет",
        ask="Who operates it?", ask_ru="Кто им управляет?", evidence="document", name="operator",
    )  # fmt: skip
    controlled_by_administration: YesNo = yes_no(
        "whether the administration controls the work", meaning_ru="подчинена ли работа администрации",
        ask="Does the administration control the work?", ask_ru="Подчинена ли работа администрации?",
        evidence="document",
    )  # fmt: skip
    always_supervised: YesNo = yes_no(
        "whether the institution's personnel supervise the prisoners there all the time", evidence="observation",
        meaning_ru="всё ли время за заключёнными здесь наблюдают сотрудники заведения",
        ask="Do the institution's staff supervise there all the time?",
        ask_ru="Всегда ли здесь наблюдают сотрудники заведения?",
    )  # fmt: skip
    for_government: YesNo = yes_no(
        "whether the work is for another department of government", evidence="document",
        meaning_ru="выполняется ли работа для других государственных учреждений",
        ask="Is the work for a government department?", ask_ru="Для государственного ли учреждения эта работа?",
    )  # fmt: skip
    full_wages_paid: YesNo = yes_no(
        "whether those who get the labour pay the administration its full normal wages, for what is put out",
        meaning_ru="платят ли получатели труда администрации полную обычную плату за сделанное", evidence="document",
        ask="Do those who get the labour pay full normal wages to the administration?",
        ask_ru="Платит ли работодатель заведению полную обычную плату?",
    )  # fmt: skip
    organization_as_outside: YesNo = yes_no(
        "whether the work is organized like similar work outside", meaning_ru="организован ли труд, как снаружи",
        ask="Is work organized here as it is outside?", ask_ru="Организован ли труд так же, как на свободе?",
        evidence="finding observation",
    )  # fmt: skip
    methods_as_outside: YesNo = yes_no(
        "whether its methods are like those of similar work outside", meaning_ru="таковы ли методы, как снаружи",
        ask="Are methods of work the same as outside?", ask_ru="Такие ли здесь методы труда, как на свободе?",
        evidence="finding observation",
    )  # fmt: skip
    closer_possible: YesNo = yes_no(
        "whether a closer resemblance is possible", meaning_ru="возможно ли большее сходство", evidence="finding",
        ask="Could it resemble work outside more closely?", ask_ru="Возможно ли большее сходство с трудом на свободе?",
    )  # fmt: skip
    profit_before_prisoners: YesNo = yes_no(
        "whether the interests of prisoners are subordinated to making a profit from it", evidence="finding",
        meaning_ru="подчинены ли интересы заключённых извлечению прибыли", ask="Does profit go before prisoners here?",
        ask_ru="Ставится ли прибыль выше интересов заключённых?",
    )  # fmt: skip
    profit_before_training: YesNo = yes_no(
        "whether prisoners' vocational training is subordinated to making a profit from it", evidence="finding",
        meaning_ru="подчинено ли обучение заключённых ремеслу извлечению прибыли",
        ask="Does profit go before training here?", ask_ru="Ставится ли прибыль выше обучения?",
    )  # fmt: skip
    safety_as_outside: YesNo = yes_no(
        "whether the precautions for the safety of free workers are observed as fully", evidence="finding observation",
        meaning_ru="так же ли соблюдаются меры безопасности, как для вольных рабочих",
        ask="Are the safety precautions of free labour observed here?",
        ask_ru="Соблюдаются ли здесь правила безопасности вольного труда?",
    )  # fmt: skip
    health_as_outside: YesNo = yes_no(
        "whether the precautions for the health of free workers are observed as fully", evidence="finding observation",
        meaning_ru="так же ли соблюдаются меры охраны здоровья, как для вольных рабочих",
        ask="Are the health precautions of free labour observed here?",
        ask_ru="Соблюдается ли здесь охрана здоровья, как для вольных?",
    )  # fmt: skip


def _source(about: str, about_ru: str, ask: str, ask_ru: str) -> Chosen:
    """What fixes a limit of working hours."""
    return choice(
        "law administrative_regulation other nothing", about, meaning_ru=about_ru, ask=ask, ask_ru=ask_ru,
        evidence="document", name="source_of_hours",
    )  # fmt: skip


@entity("working_hours", ru="рабочее время", tags="work hours", part=True)
class WorkingHours:
    """What is fixed about prisoners' hours of work."""

    daily_maximum_fixed_by: Chosen = _source(
        "what fixes the longest working day", "чем установлен предельный рабочий день",
        "What fixes the maximum hours a day?", "Чем установлены предельные часы в день?",
    )  # fmt: skip
    weekly_maximum_fixed_by: Chosen = _source(
        "what fixes the longest working week", "чем установлена предельная рабочая неделя",
        "What fixes the maximum hours a week?", "Чем установлены предельные часы в неделю?",
    )  # fmt: skip
    local_practice_considered: YesNo = yes_no(
        "whether the rules or the custom of the place for free workers were taken into account", evidence="document",
        meaning_ru="учтены ли местные правила или обычаи для вольных рабочих",
        ask="Were local rules or custom for free workers considered?",
        ask_ru="Учтены ли местные правила или обычаи вольного труда?",
    )  # fmt: skip


@entity("indemnity", ru="возмещение за увечье", tags="work safety", part=True)
class Indemnity:
    """What prisoners get for injury at work."""

    for_injury: YesNo = yes_no(
        "whether provision is made to indemnify prisoners for industrial injury", evidence="document",
        meaning_ru="предусмотрено ли возмещение заключённым за увечье на работе",
        ask="Are prisoners indemnified for injury at work?", ask_ru="Возмещается ли заключённым увечье на работе?",
    )  # fmt: skip
    for_disease: YesNo = yes_no(
        "whether provision is made to indemnify them for occupational disease", evidence="document",
        meaning_ru="предусмотрено ли возмещение за профессиональную болезнь",
        ask="Are prisoners indemnified for occupational disease?",
        ask_ru="Возмещается ли профессиональное заболевание?",
    )  # fmt: skip
    terms: Chosen = choice(
        "better equal worse", "its terms, beside those that the law gives free workers", evidence="document",
        meaning_ru="её условия рядом с условиями закона для вольных рабочих", name="terms_of_indemnity",
        ask="How do the terms compare with those of free workers?",
        ask_ru="Каковы условия по сравнению с вольными рабочими?",
    )  # fmt: skip


@entity("remuneration", ru="оплата труда", tags="work remuneration", part=True)
class Remuneration:
    """The system by which prisoners' work is paid."""

    equitable: YesNo = yes_no(
        "whether it pays for work equitably", meaning_ru="справедливо ли она оплачивает труд", evidence="finding",
        ask="Is the pay equitable?", ask_ru="Справедлива ли оплата?",
    )  # fmt: skip
    savings_set_aside: YesNo = yes_no(
        "whether it has the administration set aside a part of earnings as a savings fund", evidence="document",
        meaning_ru="откладывает ли по ней администрация часть заработка в сбережения",
        ask="Is a part of earnings set aside as savings?", ask_ru="Откладывается ли часть заработка?",
    )  # fmt: skip
    savings_handed_over: YesNo = yes_no(
        "whether those savings are handed to the prisoner on release", evidence="document interview",
        meaning_ru="выдаются ли эти сбережения при освобождении", ask="Are the savings handed over on release?",
        ask_ru="Выдаются ли сбережения при освобождении?",
    )  # fmt: skip
