"""The removal of prisoners to and from an institution (rule 45)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Measured, When, YesNo, choice, entity, measure, moment, yes_no


@entity("transport", "transports", ru="перевозка", tags="transport", dated_by="left_at")
class Transport:
    """One removal of one or several prisoners to or from the institution."""

    left_at: When = moment("when it set out", meaning_ru="когда началась перевозка", evidence="document")
    by: Chosen = choice(
        "vehicle train ship aircraft foot other", "by what, or on `foot`", meaning_ru="на чём, или пешком (`foot`)",
        ask="How were they moved?", ask_ru="На чём их везли?", evidence="document observation", name="conveyance",
    )  # fmt: skip
    exposure_minimal: YesNo = yes_no(
        "whether they were exposed to public view as little as was possible", evidence="finding observation",
        meaning_ru="как можно ли меньше их видели посторонние", ask="Were they kept from view as far as possible?",
        ask_ru="Укрыли ли их от посторонних глаз, насколько можно?",
    )  # fmt: skip
    insult_safeguards: YesNo = yes_no(
        "whether there were proper safeguards against insult", meaning_ru="были ли должные меры против оскорблений",
        ask="Were they properly protected from insult?", ask_ru="Были ли они должным образом защищены от оскорблений?",
        evidence="finding observation",
    )  # fmt: skip
    curiosity_safeguards: YesNo = yes_no(
        "whether there were proper safeguards against curiosity", meaning_ru="были ли должные меры против любопытства",
        ask="Were they properly protected from the curious?",
        ask_ru="Были ли они должным образом защищены от любопытных?",
        evidence="finding observation",
    )  # fmt: skip
    publicity_safeguards: YesNo = yes_no(
        "whether there were proper safeguards against publicity in every form, pictures included",
        meaning_ru="были ли должные меры против огласки в любом виде, в том числе съёмки",
        ask="Were they properly protected from publicity?", ask_ru="Были ли они должным образом защищены от огласки?",
        evidence="finding observation",
    )  # fmt: skip
    ventilation_adequate: YesNo = yes_no(
        "whether the ventilation of the conveyance was adequate", meaning_ru="достаточно ли проветривался транспорт",
        ask="Was it well ventilated?", ask_ru="Хорошо ли он проветривался?", evidence="finding observation",
    )  # fmt: skip
    light_adequate: YesNo = yes_no(
        "whether the light in the conveyance was adequate", meaning_ru="достаточно ли светло было в транспорте",
        ask="Was there light enough?", ask_ru="Достаточно ли светло в нём было?", evidence="finding observation",
    )  # fmt: skip
    unnecessary_hardship: YesNo = yes_no(
        "whether it put anybody through physical hardship that was not necessary, in whatever way",
        meaning_ru="причинила ли перевозка кому-либо излишние физические тяготы, какие бы то ни было",
        ask="Was there any unnecessary physical hardship?", ask_ru="Были ли излишние физические тяготы?",
        evidence="finding interview",
    )  # fmt: skip
    longest_stretch: Measured = measure(
        "hour", "the longest time on the way without a stop", meaning_ru="самое долгое время в пути без остановки",
        ask="How long did they travel without a stop?", ask_ru="Сколько времени ехали без остановки?",
        evidence="document interview",
    )  # fmt: skip
    paid_by: Chosen = choice(
        "administration prisoners family other",
        "at whose expense, even in part; any public purse is the administration",
        meaning_ru="за чей счёт, хотя бы отчасти; казённые деньги любого ведомства: администрация", name="payer",
        evidence="document", ask="Who paid for it?", ask_ru="Кто за это платил?",
    )  # fmt: skip
    conditions_equal: YesNo = yes_no(
        "whether everybody was transported in equal conditions, also compared with other transports",
        meaning_ru="в равных ли условиях везли всех, в том числе в сравнении с другими перевозками",
        ask="Were conditions equal for all?", ask_ru="Были ли условия равны для всех?",
        evidence="finding observation",
    )  # fmt: skip
