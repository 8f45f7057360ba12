"""Time in the open air, the daily log of it, and what is there for sport (rule 21)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, When, YesNo, entity, measure, moment, yes_no


@entity("exercise", ru="упражнения", tags="exercise open_air", part=True)
class Exercise:
    """Exercise and training over the whole period, for people whose days are not logged one by one."""

    open_air: Measured = measure(
        "hour/day", "time in the open air for exercise that was open to the person on every day of the period",
        meaning_ru="время для упражнений на открытом воздухе, доступное человеку в каждый из дней периода",
        ask="On the day with the least, how long could the person be in the open air for exercise?",
        ask_ru="Сколько времени человек мог заниматься на открытом воздухе в самый короткий из дней?",
        evidence="document interview observation", high="24 hour/day", summarises="exercise_days",
    )  # fmt: skip
    suitable: YesNo = yes_no(
        "whether the exercise suits the person: more than standing in a bare yard, fitted to age and health",
        meaning_ru="подходят ли упражнения человеку: это не простое стояние в пустом дворе, учтены возраст и здоровье",
        ask="Is what the person can do outside exercise that suits that person?",
        ask_ru="Подходят ли человеку упражнения, которыми он может заниматься на улице?", evidence="finding",
    )  # fmt: skip
    weather_permits: YesNo = yes_no(
        "whether the weather allowed exercise in the open air on every day of the period",
        meaning_ru="позволяла ли погода заниматься на открытом воздухе в каждый из дней периода",
        ask="Was there no day on which the weather made exercise outside impossible?",
        ask_ru="Не было ли дней, когда погода не позволяла упражнений на улице?", evidence="document observation",
    )  # fmt: skip
    physical_training: YesNo = yes_no(
        "whether physical training is given during the period of exercise",
        meaning_ru="проводится ли физическая тренировка во время упражнений",
        ask="Does the person get physical training during exercise?",
        ask_ru="Проводится ли с человеком физическая тренировка во время упражнений?", evidence="interview observation",
    )  # fmt: skip
    recreational_training: YesNo = yes_no(
        "whether games and recreation are taught or led during the period of exercise",
        meaning_ru="проводятся ли игры и занятия для отдыха во время упражнений",
        ask="Does the person take part in organised games or recreation during exercise?",
        ask_ru="Участвует ли человек во время упражнений в играх?", evidence="interview observation",
    )  # fmt: skip
    suits_training: YesNo = yes_no(
        "whether age and physique suit the person for physical and recreational training",
        meaning_ru="подходит ли человек по возрасту и физическому состоянию для тренировок и игр",
        ask="Are the person's age and physique suitable for training and games?",
        ask_ru="Позволяют ли возраст и физическое состояние человека тренировки и игры?", evidence="finding document",
    )  # fmt: skip


@entity("exercise_day", "exercise_days", ru="день упражнений", tags="exercise open_air", dated_by="date")
class ExerciseDay:
    """One prisoner's exercise on one calendar day."""

    date: When = moment("the calendar day", meaning_ru="календарный день")
    open_air: Measured = measure(
        "hour", "time in the open air for exercise that was open to the person that day, without the way; or none",
        meaning_ru="время упражнений на открытом воздухе, доступное человеку в этот день, без дороги до двора",
        ask="How long could the person exercise in the open air that day?",
        ask_ru="Сколько времени в этот день человек мог заниматься на открытом воздухе?",
        evidence="document interview observation", high="24 hour", optional=True,
    )  # fmt: skip
    suitable: YesNo = yes_no(
        "whether that day's exercise suited the person", meaning_ru="подходили ли упражнения этого дня человеку",
        ask="Did the exercise suit the person?", ask_ru="Подходили ли человеку упражнения?", evidence="finding",
    )  # fmt: skip
    weather_permits: YesNo = yes_no(
        "whether the weather allowed exercise in the open air that day",
        meaning_ru="позволяла ли погода заниматься на открытом воздухе в этот день",
        ask="Did the weather allow exercise outside that day?", ask_ru="Позволяла ли погода упражнения на улице?",
        evidence="document observation",
    )  # fmt: skip
    employed_outdoors: YesNo = yes_no(
        "whether the person was employed in outdoor work that day, be it for half of it; an errand is no employment",
        meaning_ru="был ли человек в этот день занят работой на открытом воздухе, хотя бы полдня; поручение не в счёт",
        ask="Was the person employed in outdoor work that day, for half of the day at least?",
        ask_ru="Был ли человек в этот день занят работой на открытом воздухе, хотя бы полдня?",
        evidence="document interview",
    )  # fmt: skip


@entity("weather_day", "weather_log", ru="погода за день", tags="exercise open_air", dated_by="date")
class WeatherDay:
    """Whether the weather of one day allowed exercise outside, for everybody."""

    date: When = moment("the calendar day", meaning_ru="календарный день")
    permits_exercise: YesNo = yes_no(
        "whether the weather allowed exercise in the open air", meaning_ru="позволяла ли погода упражнения на улице",
        ask="Did the weather allow exercise outside that day?", ask_ru="Позволяла ли погода упражнения на улице?",
        evidence="document observation",
    )  # fmt: skip


@entity("sports", ru="физкультура и спорт", tags="exercise sport", part=True)
class Sports:
    """What the institution has for physical and recreational training."""

    technical_personnel: YesNo = yes_no(
        "whether technical personnel are in charge of physical education and sports", evidence="document interview",
        meaning_ru="поручены ли физкультура и спорт специалистам", ask="Are specialists in charge of sport?",
        ask_ru="Отвечают ли за спорт специалисты?",
    )  # fmt: skip
    space: YesNo = yes_no(
        "whether there is room enough for training and games", meaning_ru="есть ли место для тренировок и игр",
        ask="Is there space for training and games?", ask_ru="Есть ли площадка для тренировок и игр?",
        evidence="observation",
    )  # fmt: skip
    installations: YesNo = yes_no(
        "whether there are fixed installations for training and games",
        meaning_ru="есть ли сооружения для тренировок и игр",
        ask="Are there installations for training and games?", ask_ru="Есть ли сооружения для тренировок и игр?",
        evidence="observation",
    )  # fmt: skip
    equipment: YesNo = yes_no(
        "whether there is equipment for training and games", meaning_ru="есть ли инвентарь для тренировок и игр",
        ask="Is there equipment for training and games?", ask_ru="Есть ли инвентарь для тренировок и игр?",
        evidence="observation",
    )  # fmt: skip
