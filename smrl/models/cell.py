"""Where prisoners sleep: cells, rooms and dormitories (rules 8 to 12 and 14)."""

from __future__ import annotations

from typing import Any

from smrl.models.placement import night_occupants, occupants, residents_of_cell
from smrl.models.prisoner import Prisoner
from smrl.models.unit import Unit
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Links,
    Many,
    Measured,
    When,
    YesNo,
    choice,
    entity,
    key,
    link,
    links,
    many,
    measure,
    moment,
    yes_no,
)


@entity("sleeping_exception", "sleeping_exceptions", ru="исключение для ночлега", tags="accommodation overcrowding")
class SleepingException:
    """A decision that a cell or room meant for one may be slept in by more."""

    decided_by: Chosen = choice(
        "central_administration regional_administration institution court other", "who decided it",
        meaning_ru="кто принял решение", ask="Who decided the exception?", ask_ru="Кто принял решение об исключении?",
        evidence="document", name="authority",
    )  # fmt: skip
    special_reason: YesNo = yes_no(
        "whether a special reason made the exception necessary", meaning_ru="вызвано ли исключение особой причиной",
        ask="Was there a special reason that made it necessary?", ask_ru="Была ли особая причина, вынудившая к этому?",
        evidence="finding document",
    )  # fmt: skip
    temporary: YesNo = yes_no(
        "whether the reason is a passing one, such as overcrowding for a time, and not a standing lack of room",
        meaning_ru="временная ли это причина, например временная перегрузка, а не постоянная нехватка мест",
        ask="Is the reason a passing one?", ask_ru="Временная ли это причина?", evidence="finding document",
    )  # fmt: skip
    in_force: YesNo = yes_no(
        "whether the decision covers the night that is judged", meaning_ru="действует ли решение в оцениваемую ночь",
        ask="Does the decision cover the night in question?", ask_ru="Действует ли решение в эту ночь?",
        evidence="document",
    )  # fmt: skip
    decided_at: When = moment("when it was decided", meaning_ru="когда принято решение", evidence="document")


@entity(
    "temperature_reading",
    "temperature_readings",
    ru="измерение температуры",
    tags="accommodation heating",
    dated_by="taken_at",
)
class TemperatureReading:
    """One measurement of the temperature indoors."""

    taken_at: When = moment("when it was taken", meaning_ru="когда измерено")
    temperature: Measured = measure(
        "degC", "the temperature of the air", meaning_ru="температура воздуха", ask="How warm is it here?",
        ask_ru="Какова здесь температура?", evidence="measurement", low="-90 degC", high="90 degC",
    )  # fmt: skip


def _separate(cell: Any, _: Any) -> bool | None:
    """What is meant for one person is a room by itself; a dormitory in which one sleeps may be one too."""
    return True if cell.kind in {"cell", "room"} else None


@entity("cell", "cells", ru="камера", tags="accommodation", up="unit")
class Cell:
    """A cell, room or dormitory in which prisoners sleep."""

    id: Key = key()
    unit: Link[Unit] = link("unit", "the unit it lies in", meaning_ru="отделение, в котором она находится")
    kind: Chosen = choice(
        "cell room dormitory",
        "what it is meant for: `cell` and `room` for one person each, whoever sleeps there now; `dormitory` for more",
        meaning_ru="назначение: `cell` и `room` на одного человека, сколько бы ни спало; `dormitory` общая камера",
        ask="Is this an individual cell, an individual room, or a dormitory?",
        ask_ru="Это одиночная камера, одиночная комната или общая камера?", evidence="document observation",
        name="cell_kind",
    )  # fmt: skip
    purpose: Chosen = choice(
        "normal reception punishment segregation infirmary observation mother_and_child other", "what it is used for",
        meaning_ru="для чего она используется", ask="What is it used for?", ask_ru="Для чего она используется?",
        evidence="document observation", name="cell_purpose",
    )  # fmt: skip
    capacity: Measured = measure(
        "person", "how many people it is officially meant for", whole=True, evidence="document",
        meaning_ru="на сколько человек она официально рассчитана", ask="For how many people is it officially meant?",
        ask_ru="На сколько человек она официально рассчитана?",
    )  # fmt: skip
    separate: YesNo = yes_no(
        "whether it is a room by itself, closed off from where others sleep",
        meaning_ru="отдельное ли это помещение, отгороженное от мест, где спят другие",
        ask="Is it a room by itself?", ask_ru="Отдельное ли это помещение?", evidence="observation", derive=_separate,
    )  # fmt: skip
    residents: Links[Prisoner] = links(
        "prisoner", "the prisoners placed in it, worked out from the roll", derive=residents_of_cell,
        meaning_ru="заключённые, размещённые в ней, по списку",
    )  # fmt: skip
    occupants: Measured = measure(
        "person", "how many people are placed in it, wherever they are just now", whole=True, derive=occupants,
        meaning_ru="сколько человек в ней размещено, где бы они сейчас ни находились",
        ask="How many people are placed here?", ask_ru="Сколько человек здесь размещено?", evidence="document",
        tags="accommodation overcrowding",
    )  # fmt: skip
    night_occupants: Measured = measure(
        "person", "how many people sleep in it at night", whole=True, derive=night_occupants,
        meaning_ru="сколько человек спит в ней ночью", ask="How many people sleep here at night?",
        ask_ru="Сколько человек здесь спит ночью?", evidence="document observation interview",
        tags="accommodation overcrowding",
    )  # fmt: skip
    sleeping_exceptions: Many[SleepingException] = many(
        SleepingException, "decisions that more than one may sleep in it",
        meaning_ru="решения о том, что в ней может спать более одного человека",
        ask="Has any authority allowed more than one person to sleep here?",
        ask_ru="Разрешал ли какой-либо орган спать здесь более чем одному человеку?",
    )  # fmt: skip
    night_supervision_regular: YesNo = yes_no(
        "whether it is supervised regularly during the night", meaning_ru="ведётся ли за ней ночью регулярный надзор",
        ask="Is it supervised regularly through the night?", ask_ru="Ведётся ли за ней ночью регулярный надзор?",
        evidence="finding document",
        tags="accommodation security safety",
    )  # fmt: skip
    night_supervision_fitting: YesNo = yes_no(
        "whether its supervision by night is in keeping with the kind of institution",
        meaning_ru="соответствует ли ночной надзор характеру заведения",
        ask="Does the night supervision fit the kind of institution this is?",
        ask_ru="Соответствует ли ночной надзор характеру заведения?", evidence="finding",
        tags="accommodation security safety",
    )  # fmt: skip
    night_round_gap: Measured = measure(
        "min", "the longest time in a night without a member of staff looking in",
        meaning_ru="самое долгое время ночью без обхода", ask="What is the longest gap between rounds in a night?",
        ask_ru="Каков самый долгий промежуток между ночными обходами?", evidence="document", high="24 hour",
        tags="accommodation security safety",
    )  # fmt: skip
    floor_area: Measured = measure(
        "m^2", "floor area inside the walls, everything included", evidence="measurement document",
        meaning_ru="площадь пола внутри стен, включая всё", ask="What is the floor area?",
        ask_ru="Какова площадь пола?",
        tags="accommodation space",
    )  # fmt: skip
    sanitary_area: Measured = measure(
        "m^2", "the part of the floor area that the toilet and washing corner takes; 0 m^2 if there is none",
        meaning_ru="часть площади, занятая санузлом; 0 m^2, если его нет", ask="How much of it does the toilet take?",
        ask_ru="Сколько из неё занимает санузел?", evidence="measurement document",
        tags="accommodation space",
    )  # fmt: skip
    furniture_area: Measured = measure(
        "m^2", "the part of the floor area that beds and fixed furniture take",
        meaning_ru="часть площади, занятая койками и закреплённой мебелью",
        ask="How much of it do beds and fixed furniture take?", ask_ru="Сколько из неё занимают койки и мебель?",
        evidence="measurement",
        tags="accommodation space",
    )  # fmt: skip
    air_volume: Measured = measure(
        "m^3", "the volume of the air in it", meaning_ru="объём воздуха (кубатура)", ask="What is its volume?",
        ask_ru="Какова её кубатура?", evidence="measurement document",
        tags="accommodation ventilation",
    )  # fmt: skip
    illuminance: Measured = measure(
        "lux", "artificial light where people read or work, after dark",
        meaning_ru="искусственное освещение там, где читают или работают, в тёмное время",
        ask="How bright is the artificial light at the table?", ask_ru="Какова освещённость у стола при лампах?",
        evidence="measurement",
        tags="accommodation light",
    )  # fmt: skip
    air_changes: Measured = measure(
        "air_change/hour", "how often ventilation renews its air", evidence="measurement document",
        meaning_ru="кратность воздухообмена", ask="How often is the air renewed?", ask_ru="Каков воздухообмен?",
        tags="accommodation ventilation",
    )  # fmt: skip
    temperature_readings: Many[TemperatureReading] = many(
        TemperatureReading, "temperatures measured in it", meaning_ru="измеренные в ней температуры",
    )  # fmt: skip
    healthy: YesNo = yes_no(
        "whether it meets all requirements of health", meaning_ru="отвечает ли она всем санитарным требованиям",
        ask="Does it meet every requirement of health?", ask_ru="Отвечает ли она всем санитарным требованиям?",
        evidence="finding",
        tags="accommodation health",
    )  # fmt: skip
    suits_climate: YesNo = yes_no(
        "whether it was built and is kept with due regard to the climate", evidence="finding",
        meaning_ru="учтены ли при её устройстве и содержании климатические условия",
        ask="Does it take account of the climate?", ask_ru="Учитываются ли в ней климатические условия?",
    )  # fmt: skip
    air_sufficient: YesNo = yes_no(
        "whether there is air enough for those who sleep in it", meaning_ru="достаточна ли кубатура для живущих в ней",
        ask="Is its volume enough for those who sleep there?", ask_ru="Достаточна ли кубатура для живущих здесь?",
        evidence="finding",
        tags="accommodation ventilation",
    )  # fmt: skip
    floor_sufficient: YesNo = yes_no(
        "whether there is floor space enough for those who sleep in it", evidence="finding",
        meaning_ru="достаточна ли площадь для живущих в ней", ask="Is its floor enough for those who sleep there?",
        ask_ru="Достаточна ли площадь для живущих здесь?",
        tags="accommodation space",
    )  # fmt: skip
    lighting_healthy: YesNo = yes_no(
        "whether its lighting meets the requirements of health", meaning_ru="здорово ли освещение", evidence="finding",
        ask="Is the lighting good enough for health?", ask_ru="Отвечает ли освещение санитарным требованиям?",
        tags="accommodation light",
    )  # fmt: skip
    heating_sufficient: YesNo = yes_no(
        "whether it is heated as the climate and season need, which may be not at all", evidence="finding",
        meaning_ru="отапливается ли она так, как требуют климат и время года (возможно, и никак)",
        ask="Is it heated as climate and season need?", ask_ru="Отапливается ли она по климату и времени года?",
        tags="accommodation heating",
    )  # fmt: skip
    ventilation_sufficient: YesNo = yes_no(
        "whether its ventilation meets the requirements of health", meaning_ru="достаточна ли вентиляция",
        ask="Is the ventilation good enough for health?", ask_ru="Достаточна ли вентиляция?", evidence="finding",
        tags="accommodation ventilation",
    )  # fmt: skip
    window_light: YesNo = yes_no(
        "whether its windows let in daylight enough to read or work by; no where there is no window",
        meaning_ru="хватает ли дневного света из окон, чтобы читать или работать; нет, если окон нет",
        ask="Can one read or work here by daylight?", ask_ru="Можно ли здесь читать или работать при дневном свете?",
        evidence="observation",
        tags="accommodation light",
    )  # fmt: skip
    window_air: YesNo = yes_no(
        "whether its windows can let in fresh air; no where there is no window", evidence="observation",
        meaning_ru="можно ли впустить через окна свежий воздух; нет, если окон нет",
        ask="Can the windows let in fresh air?", ask_ru="Можно ли впустить через окна свежий воздух?",
        tags="accommodation ventilation",
    )  # fmt: skip
    lamp_light: YesNo = yes_no(
        "whether artificial light is enough to read or work by without harm to the eyes", evidence="finding",
        meaning_ru="хватает ли искусственного света, чтобы читать или работать без вреда для зрения",
        ask="Can one read or work here by lamplight without harm to the eyes?",
        ask_ru="Можно ли здесь читать или работать при лампах без вреда для зрения?",
        tags="accommodation light",
    )  # fmt: skip
    maintained: YesNo = yes_no(
        "whether it is kept in proper repair at all times", meaning_ru="содержится ли она всегда в должном порядке",
        ask="Is it properly maintained at all times?", ask_ru="Содержится ли она всегда в должном порядке?",
        evidence="finding",
        tags="accommodation cleanliness",
    )  # fmt: skip
    scrupulously_clean: YesNo = yes_no(
        "whether it is kept scrupulously clean at all times, not for the visit only", evidence="finding",
        meaning_ru="содержится ли она всегда, а не только к приходу проверки, в строгой чистоте",
        ask="Is it kept scrupulously clean at all times?", ask_ru="Содержится ли она всегда в строгой чистоте?",
        tags="accommodation cleanliness",
    )  # fmt: skip
