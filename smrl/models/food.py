"""Food and drinking water (rule 20)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, YesNo, entity, measure, yes_no


@entity("food", part=True)
class Food:
    """What a prisoner is given to eat and drink."""

    provided: YesNo = yes_no(
        "whether the administration itself provides the person with food", evidence="document interview",
        meaning_ru="обеспечивает ли человека пищей само управление", ask="Does the administration provide the food?",
        ask_ru="Обеспечивает ли пищей само управление?",
    )  # fmt: skip
    usual_hours: YesNo = yes_no(
        "whether food is provided at the usual hours of the country", meaning_ru="дают ли пищу в обычные часы",
        ask="Are meals given at the usual hours?", ask_ru="Дают ли пищу в обычные часы?",
        evidence="document observation interview",
    )  # fmt: skip
    nutritious: YesNo = yes_no(
        "whether its nutritional value is adequate for the person's health and strength", evidence="finding document",
        meaning_ru="достаточно ли она питательна для здоровья и сил этого человека",
        ask="Is it nourishing enough for this person's health and strength?",
        ask_ru="Достаточно ли она питательна для здоровья и сил этого человека?",
    )  # fmt: skip
    energy: Measured = measure(
        "kcal/day", "the energy of the food provided, on the day with the least", evidence="document measurement",
        meaning_ru="энергетическая ценность пищи, в самый скудный день", ask="What is the energy of a day's food?",
        ask_ru="Какова энергетическая ценность пищи за день?",
    )  # fmt: skip
    wholesome: YesNo = yes_no(
        "whether the food is of wholesome quality", meaning_ru="доброкачественна ли пища",
        ask="Is the food wholesome?", ask_ru="Доброкачественна ли пища?", evidence="finding",
    )  # fmt: skip
    well_prepared: YesNo = yes_no(
        "whether the food is well prepared", meaning_ru="хорошо ли приготовлена пища",
        ask="Is the food well prepared?", ask_ru="Хорошо ли приготовлена пища?", evidence="finding observation",
    )  # fmt: skip
    well_served: YesNo = yes_no(
        "whether the food is well served", meaning_ru="хорошо ли подана пища", ask="Is the food well served?",
        ask_ru="Хорошо ли подана пища?", evidence="finding observation",
    )  # fmt: skip
    drinking_water: YesNo = yes_no(
        "whether drinking water is there for the person whenever it is needed", evidence="observation interview",
        meaning_ru="есть ли у человека питьевая вода всегда, когда она нужна",
        ask="Can the person have drinking water whenever it is needed?",
        ask_ru="Доступна ли человеку питьевая вода всегда, когда она нужна?",
    )  # fmt: skip
