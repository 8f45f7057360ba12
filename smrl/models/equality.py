"""Equal treatment, and respect for what people believe (rule 6)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Key, Texted, YesNo, choice, entity, key, text, yes_no


@entity("beliefs", ru="убеждения", tags="religion non_discrimination", part=True)
class Beliefs:
    """Respect for the beliefs of the group that a prisoner belongs to."""

    religious_respected: YesNo = yes_no(
        "whether the religious beliefs of the person's group are respected", evidence="finding interview",
        meaning_ru="уважаются ли религиозные убеждения той группы, к которой принадлежит человек",
        ask="Are the religious beliefs of your group respected here?",
        ask_ru="Уважают ли здесь религиозные убеждения вашей группы?",
    )  # fmt: skip
    moral_respected: YesNo = yes_no(
        "whether the moral precepts of the person's group are respected", evidence="finding interview",
        meaning_ru="уважаются ли моральные установки той группы, к которой принадлежит человек",
        ask="Are the moral precepts of your group respected here?",
        ask_ru="Уважают ли здесь моральные установки вашей группы?",
    )  # fmt: skip


@entity(
    "difference_of_treatment", "differences_of_treatment", ru="различие в обращении", tags="non_discrimination equality"
)
class DifferenceOfTreatment:
    """A way in which some prisoners are treated otherwise than others, whoever they are."""

    id: Key = key()
    matter: Texted = text("in what the treatment differs", meaning_ru="в чём различие", ask="In what does it differ?",
                          ask_ru="В чём различие?", evidence="interview document observation")  # fmt: skip
    ground: Chosen = choice(
        "race colour sex language religion political_opinion other_opinion national_origin social_origin property "
        "birth other_status no_status",
        "what the difference goes by: a trait of who people are, or `no_status` where it goes by conduct or need alone",
        meaning_ru="по какому признаку различают; `no_status`, если только по поведению или потребности",
        ask="What does the difference go by?", ask_ru="По какому признаку различают?", evidence="document finding",
        name="ground",
    )  # fmt: skip
    discriminatory: YesNo = yes_no(
        "whether it disadvantages people by that ground without a justification", evidence="finding",
        meaning_ru="ставит ли оно людей по этому признаку в худшее положение без оправдания",
        ask="Does it put people at a disadvantage without justification?",
        ask_ru="Ставит ли оно людей в худшее положение без оправдания?",
    )  # fmt: skip
