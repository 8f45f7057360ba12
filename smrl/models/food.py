"""Food and drinking water (rule 20)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, YesNo, entity, measure, yes_no


@entity("food", ru="питание", tags="food", part=True)
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
    outside_desired: YesNo = yes_no(
        "whether the person desires food from outside, at his or her own expense",
        meaning_ru="желает ли человек получать пищу со стороны за свой счёт", evidence="interview",
        ask="Does the person want food from outside, at own expense?",
        ask_ru="Желает ли человек получать пищу со стороны за свой счёт?",
    )  # fmt: skip
    outside_by_administration: YesNo = yes_no(
        "whether the person can have food procured from outside through the administration",
        meaning_ru="может ли человек получать пищу со стороны через администрацию", evidence="interview document",
        ask="Does the administration procure food from outside for the person?",
        ask_ru="Может ли человек получать пищу со стороны через администрацию?",
    )  # fmt: skip
    outside_by_family_or_friends: YesNo = yes_no(
        "whether the person can have food procured from outside through family or friends",
        meaning_ru="может ли человек получать пищу со стороны через семью или друзей", evidence="interview document",
        ask="May family or friends bring the person food?",
        ask_ru="Может ли человек получать пищу через семью или друзей?",
    )  # fmt: skip
    outside_compatible_with_order: YesNo = yes_no(
        "whether such food would be within the limits of good order", evidence="finding",
        meaning_ru="совместима ли такая пища с порядком в заведении", ask="Is that compatible with good order?",
        ask_ru="Совместимо ли это с порядком в заведении?",
    )  # fmt: skip
    from_outside: YesNo = yes_no(
        "whether the person lives on food from outside, on every day of the period",
        meaning_ru="питается ли человек пищей со стороны, во все дни", evidence="interview",
        ask="Does the person live on food from outside?", ask_ru="Питается ли человек пищей со стороны?",
    )  # fmt: skip
    drinking_water: YesNo = yes_no(
        "whether drinking water is there for the person whenever it is needed", evidence="observation interview",
        meaning_ru="есть ли у человека питьевая вода всегда, когда она нужна",
        ask="Can the person have drinking water whenever it is needed?",
        ask_ru="Доступна ли человеку питьевая вода всегда, когда она нужна?",
    )  # fmt: skip
