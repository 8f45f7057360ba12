"""People held for no offence: civil prisoners, and those whom nobody has charged (rules 94 and 95)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Texted, YesNo, choice, entity, text, yes_no


@entity("civil_regime", ru="режим по гражданскому делу", tags="civil severity restriction", part=True)
class CivilRegime:
    """How far what is imposed on a civil prisoner goes beyond custody and order."""

    restriction_excessive: YesNo = yes_no(
        "whether the person is restricted more than safe custody and good order make necessary", evidence="finding",
        meaning_ru="ограничен ли человек больше, чем нужно для надёжного надзора и порядка",
        ask="Is the person restricted more than custody and order need?",
        ask_ru="Ограничен ли человек больше, чем нужно для надзора и порядка?",
    )  # fmt: skip
    severity_excessive: YesNo = yes_no(
        "whether the person is treated with more severity than safe custody and good order make necessary",
        meaning_ru="обращаются ли с человеком строже, чем нужно для надёжного надзора и порядка",
        ask="Is the person treated more severely than custody and order need?",
        ask_ru="Обращаются ли с человеком строже, чем нужно для надзора и порядка?", evidence="finding",
    )  # fmt: skip


@entity("treatment_term", "treatment_terms", ru="сравнение с подследственными", tags="civil severity")
class TreatmentTerm:
    """One matter in which a civil prisoner's treatment was held against that of the untried; work is left out."""

    matter: Texted = text("in what", meaning_ru="в чём", ask="In what?", ask_ru="В чём?", evidence="document interview")
    against_untried: Chosen = choice(
        "better same worse", "how the person fares in it, compared with the untried", name="comparison",
        meaning_ru="каково человеку в этом по сравнению с подследственными", evidence="finding document",
        ask="How does the person fare in it, compared with the untried?",
        ask_ru="Каково человеку в этом по сравнению с подследственными?",
    )  # fmt: skip


@entity("treatment_measure", "treatment_measures", ru="мера воздействия", tags="treatment uncharged")
class TreatmentMeasure:
    """Something that is done with a prisoner by way of treatment, such as a programme or a course."""

    what: Texted = text("what it is", meaning_ru="что это", ask="What is it?", ask_ru="Что это?",
                        evidence="document interview")  # fmt: skip
    implies_reform: YesNo = yes_no(
        "whether it implies that the person is in any need of re-education or rehabilitation", evidence="finding",
        meaning_ru="подразумевает ли она, что человек нуждается в исправлении или перевоспитании",
        ask="Does it imply that the person should be re-educated or rehabilitated?",
        ask_ru="Подразумевает ли она, что человека следует исправлять или перевоспитывать?",
    )  # fmt: skip
    voluntary: YesNo = yes_no(
        "whether the person takes part of free will", meaning_ru="участвует ли человек добровольно",
        ask="Does the person take part voluntarily?", ask_ru="Участвует ли человек добровольно?",
        evidence="interview",
    )  # fmt: skip
