"""Toilets, bathing, cleanliness of the person, hair and beard (rules 12, 13, 15 and 16)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, YesNo, entity, measure, yes_no


@entity("sanitation", ru="туалет", tags="hygiene sanitation privacy", part=True)
class Sanitation:
    """How a prisoner can meet the needs of nature."""

    when_needed: YesNo = yes_no(
        "whether the person can use a toilet whenever there is need, by day and by night", evidence="interview finding",
        meaning_ru="может ли человек пользоваться туалетом при всякой нужде, днём и ночью",
        ask="Can you use a toilet whenever you need to, also at night?",
        ask_ru="Можете ли вы пользоваться туалетом, когда нужно, в том числе ночью?",
    )  # fmt: skip
    clean: YesNo = yes_no(
        "whether the toilet that the person can use is clean", meaning_ru="чист ли доступный человеку туалет",
        ask="Is that toilet clean?", ask_ru="Чист ли этот туалет?", evidence="observation finding",
    )  # fmt: skip
    decent: YesNo = yes_no(
        "whether the person can use it decently: unseen, without bucket or audience",
        meaning_ru="может ли человек пользоваться им пристойно: не на виду, без параши",
        ask="Can it be used decently, out of the sight of others?",
        ask_ru="Можно ли пользоваться им пристойно, не на виду у других?", evidence="observation finding",
    )  # fmt: skip


@entity("bathing", ru="баня и душ", tags="hygiene bathing", part=True)
class Bathing:
    """A prisoner's baths and showers."""

    enabled: YesNo = yes_no(
        "whether the person is able to have a bath or shower", meaning_ru="может ли человек купаться или принимать душ",
        ask="Can the person have a bath or shower?", ask_ru="Может ли человек купаться или принимать душ?",
        evidence="interview observation",
    )  # fmt: skip
    required: YesNo = yes_no(
        "whether the rules of the institution require the person to have a bath or shower", evidence="document",
        meaning_ru="обязывают ли правила заведения человека купаться или принимать душ",
        ask="Do the institution's rules require it of the person?", ask_ru="Обязан ли человек мыться по правилам?",
    )  # fmt: skip
    temperature_suitable: YesNo = yes_no(
        "whether the water is at a temperature that suits the climate", evidence="measurement finding interview",
        meaning_ru="подходит ли температура воды для климата",
        ask="Is the water as warm or cool as the climate asks for?",
        ask_ru="Подходит ли температура воды для этого климата?",
    )  # fmt: skip
    frequency: Measured = measure(
        "occasion/week", "how often the person can bathe or shower, in the week with the fewest",
        meaning_ru="сколько раз человек может мыться, в ту неделю, когда реже всего",
        ask="How many baths or showers a week, in the week with the fewest?",
        ask_ru="Сколько раз в неделю можно мыться, если взять худшую неделю?", evidence="document interview",
    )  # fmt: skip
    often_enough: YesNo = yes_no(
        "whether that is as often as general hygiene needs in this season and region", evidence="finding",
        meaning_ru="достаточно ли этого для общей гигиены в это время года и в этой местности",
        ask="Is it as often as hygiene needs in this season and region?",
        ask_ru="Достаточно ли этого для гигиены в это время года и в этой местности?",
    )  # fmt: skip


@entity("hygiene", ru="личная гигиена", tags="hygiene", part=True)
class Hygiene:
    """Keeping one's person clean, and shaved."""

    required: YesNo = yes_no(
        "whether the person is required to keep clean", meaning_ru="требуют ли от человека содержать себя в чистоте",
        ask="Is the person required to keep clean?", ask_ru="Требуют ли от человека содержать себя в чистоте?",
        evidence="document interview",
    )  # fmt: skip
    water: YesNo = yes_no(
        "whether the person is given water to wash with", meaning_ru="обеспечен ли человек водой для мытья",
        ask="Is there water to wash with?", ask_ru="Есть ли вода для мытья?", evidence="observation interview",
    )  # fmt: skip
    toilet_articles: YesNo = yes_no(
        "whether the person is given the toilet articles that health and cleanliness need, those for women included",
        meaning_ru="выданы ли туалетные принадлежности, нужные для здоровья и чистоты, включая женские",
        ask="Has the person been given the toilet articles that health and cleanliness need?",
        ask_ru="Выданы ли человеку нужные туалетные принадлежности?", evidence="finding interview",
    )  # fmt: skip
    hair_and_beard_care: YesNo = yes_no(
        "whether there is what the person needs for proper care of the hair, and of a beard",
        meaning_ru="есть ли у человека всё для ухода за волосами и бородой",
        ask="Can the person have hair and beard properly cared for?",
        ask_ru="Может ли человек ухаживать за волосами и бородой?", evidence="observation interview",
    )  # fmt: skip
    shaves_regularly: YesNo = yes_no(
        "whether the person is able to shave regularly", meaning_ru="может ли человек регулярно бриться",
        ask="Can the person shave regularly?", ask_ru="Может ли человек регулярно бриться?",
        evidence="interview finding",
    )  # fmt: skip
    shaving_frequency: Measured = measure(
        "occasion/week", "how often the person can shave", meaning_ru="как часто человек может бриться",
        ask="How often can the person shave?", ask_ru="Как часто человек может бриться?", evidence="interview document",
    )  # fmt: skip
