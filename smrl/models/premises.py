"""Parts of an institution where nobody need sleep: workshops, day rooms, yards; and what belongs to women alone."""

from __future__ import annotations

from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Measured,
    One,
    When,
    YesNo,
    choice,
    entity,
    key,
    measure,
    moment,
    one,
    yes_no,
)


@entity("conditions", ru="состояние помещения", tags="accommodation health", part=True)
class Conditions:
    """The state of a part of the institution."""

    healthy: YesNo = yes_no(
        "whether it meets all requirements of health", meaning_ru="отвечает ли оно всем санитарным требованиям",
        ask="Does it meet every requirement of health?", ask_ru="Отвечает ли оно всем санитарным требованиям?",
        evidence="finding",
    )  # fmt: skip
    suits_climate: YesNo = yes_no(
        "whether due regard is paid in it to the climate", meaning_ru="учтены ли в нём климатические условия",
        ask="Does it take account of the climate?", ask_ru="Учитываются ли климатические условия?", evidence="finding",
    )  # fmt: skip
    air_sufficient: YesNo = yes_no(
        "whether there is air enough for those who use it",
        meaning_ru="достаточна ли кубатура для тех, кто здесь бывает",
        ask="Is its volume enough for those who use it?", ask_ru="Достаточна ли кубатура?", evidence="finding",
    )  # fmt: skip
    floor_sufficient: YesNo = yes_no(
        "whether there is floor space enough for those who use it", evidence="finding",
        meaning_ru="достаточна ли площадь для тех, кто здесь бывает", ask="Is its floor enough for those who use it?",
        ask_ru="Достаточна ли площадь?",
    )  # fmt: skip
    lighting_healthy: YesNo = yes_no(
        "whether its lighting meets the requirements of health", meaning_ru="здорово ли освещение", evidence="finding",
        ask="Is the lighting good enough for health?", ask_ru="Отвечает ли освещение санитарным требованиям?",
    )  # fmt: skip
    heating_sufficient: YesNo = yes_no(
        "whether it is heated as the climate and season need, which may be not at all", evidence="finding",
        meaning_ru="отапливается ли оно так, как требуют климат и время года (возможно, и никак)",
        ask="Is it heated as climate and season need?", ask_ru="Отапливается ли оно по климату и времени года?",
    )  # fmt: skip
    ventilation_sufficient: YesNo = yes_no(
        "whether its ventilation meets the requirements of health", meaning_ru="достаточна ли вентиляция",
        ask="Is the ventilation good enough for health?", ask_ru="Достаточна ли вентиляция?", evidence="finding",
    )  # fmt: skip
    window_light: YesNo = yes_no(
        "whether its windows let in daylight enough to read or work by; no where there is no window",
        meaning_ru="хватает ли дневного света из окон, чтобы читать или работать; нет, если окон нет",
        ask="Can one read or work here by daylight?", ask_ru="Можно ли здесь читать или работать при дневном свете?",
        evidence="observation",
    )  # fmt: skip
    window_air: YesNo = yes_no(
        "whether its windows can let in fresh air; no where there is no window", evidence="observation",
        meaning_ru="можно ли впустить через окна свежий воздух; нет, если окон нет",
        ask="Can the windows let in fresh air?", ask_ru="Можно ли впустить через окна свежий воздух?",
    )  # fmt: skip
    lamp_light: YesNo = yes_no(
        "whether artificial light is enough to read or work by without harm to the eyes", evidence="finding",
        meaning_ru="хватает ли искусственного света, чтобы читать или работать без вреда для зрения",
        ask="Can one read or work here by lamplight without harm to the eyes?",
        ask_ru="Можно ли здесь читать или работать при лампах без вреда для зрения?",
    )  # fmt: skip
    illuminance: Measured = measure(
        "lux", "artificial light where people read or work, after dark",
        meaning_ru="искусственное освещение там, где читают или работают, в тёмное время",
        ask="How bright is the artificial light at the workplace?", ask_ru="Какова освещённость места при лампах?",
        evidence="measurement",
    )  # fmt: skip
    maintained: YesNo = yes_no(
        "whether it is kept in proper repair at all times", meaning_ru="содержится ли оно всегда в должном порядке",
        ask="Is it properly maintained at all times?", ask_ru="Содержится ли оно всегда в должном порядке?",
        evidence="finding",
    )  # fmt: skip
    scrupulously_clean: YesNo = yes_no(
        "whether it is kept scrupulously clean at all times, not for the visit only", evidence="finding",
        meaning_ru="содержится ли оно всегда, а не только к приходу проверки, в строгой чистоте",
        ask="Is it kept scrupulously clean at all times?", ask_ru="Содержится ли оно всегда в строгой чистоте?",
    )  # fmt: skip


@entity("place", "places", ru="иное помещение", tags="accommodation")
class Place:
    """A part of the institution other than the sleeping accommodation."""

    id: Key = key()
    kind: Chosen = choice(
        "workshop classroom day_room dining_room kitchen washroom infirmary library chapel visiting_room yard corridor "
        "office other",
        "what it is", meaning_ru="что это", ask="What is this place?", ask_ru="Что это за помещение?",
        evidence="observation", name="place_kind",
    )  # fmt: skip
    accommodation: YesNo = yes_no(
        "whether it is accommodation provided for prisoners to use", evidence="observation document",
        meaning_ru="предоставлено ли помещение в пользование заключённым",
        ask="Is this accommodation for prisoners' use?", ask_ru="Предназначено ли помещение для заключённых?",
    )  # fmt: skip
    lived_or_worked_in: YesNo = yes_no(
        "whether prisoners are required to live or work there", evidence="observation document",
        meaning_ru="должны ли заключённые здесь жить или работать",
        ask="Must prisoners live or work here?", ask_ru="Должны ли заключённые здесь жить или работать?",
    )  # fmt: skip
    regularly_used: YesNo = yes_no(
        "whether prisoners use it regularly", meaning_ru="пользуются ли им заключённые регулярно",
        ask="Do prisoners use this place regularly?", ask_ru="Пользуются ли им заключённые регулярно?",
        evidence="observation interview",
    )  # fmt: skip
    conditions: One[Conditions] = one(Conditions, "the state it is in", meaning_ru="в каком оно состоянии")


@entity("womens_area", "womens_areas", ru="женское помещение", tags="women separation")
class WomensArea:
    """A part of the premises allocated to women: lodging, yard, workshop, ward, way."""

    id: Key = key()
    shared_with_men: YesNo = yes_no(
        "whether men prisoners use it or pass through it too, at whatever hours", evidence="observation interview",
        meaning_ru="пользуются ли им или проходят через него также заключённые мужчины, в какие бы то ни было часы",
        ask="Do men prisoners ever use or cross this part?", ask_ru="Бывают ли в этой части заключённые мужчины?",
    )  # fmt: skip
    under_woman_officer: YesNo = yes_no(
        "whether a responsible woman officer has authority over it", evidence="document interview",
        meaning_ru="в ведении ли оно ответственной сотрудницы", ask="Is a responsible woman officer in charge of it?",
        ask_ru="Ведает ли этой частью ответственная сотрудница?",
    )  # fmt: skip
    keys_held_by_her: YesNo = yes_no(
        "whether that woman officer has the custody of all its keys; no where there is none",
        meaning_ru="хранятся ли все ключи от него у этой сотрудницы; нет, если такой нет",
        ask="Has that woman officer the custody of all its keys?", ask_ru="Хранит ли эта сотрудница все ключи от неё?",
        evidence="observation interview",
    )  # fmt: skip


@entity(
    "male_entry",
    "male_entries",
    ru="вход мужчины в женскую часть",
    tags="women privacy security",
    dated_by="entered_at",
)
class MaleEntry:
    """A time that a male member of the staff went into the part that is set aside for women."""

    entered_at: When = moment("when he went in", meaning_ru="когда он вошёл", evidence="document observation")
    accompanied_by_woman_officer: YesNo = yes_no(
        "whether a woman officer went with him", meaning_ru="сопровождала ли его сотрудница",
        ask="Did a woman officer go with him?", ask_ru="Сопровождала ли его сотрудница?",
        evidence="document interview observation",
    )  # fmt: skip
