"""What was found of a prisoner's mind, and where and how he or she is treated (rules 82 and 83)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT, Absent, Partial
from smrl.vocabulary.declare import Chosen, Texted, When, YesNo, choice, entity, moment, text, yes_no


@entity(
    "insanity_finding", "insanity_findings", ru="решение о душевной болезни", tags="mental_health", dated_by="found_on"
)
class InsanityFinding:
    """A proceeding on whether a person is insane. It takes the finding: without one nobody counts as found insane."""

    found_on: When = moment("when it was decided", meaning_ru="когда вынесено решение", evidence="document")
    finder: Texted = text("who decided", meaning_ru="кто решил", evidence="document", ask="Who decided?",
                          ask_ru="Кто решил?")  # fmt: skip
    status: Chosen = choice(
        "sustained not_sustained pending lifted",
        "whether the person was found to be insane; `lifted` where the finding no longer stands",
        meaning_ru="признан ли человек душевнобольным; `lifted`, если признание больше не действует",
        ask="Was the person found to be insane, and does that still stand?",
        ask_ru="Признан ли человек душевнобольным и действует ли это признание?", evidence="document",
        name="insanity_status",
    )  # fmt: skip


def care_needed_after_release(mental_health: Any, facility: Any) -> bool | None:
    """Whoever is of sound mind otherwise, and was not found insane, has no treatment to continue."""
    if mental_health.condition != "sound":
        return None
    return False if id(mental_health) in facility.remember(facility, "not found insane", _not_found_insane) else None


def removal_arranged_at(mental_health: Any, _: Any) -> Absent | None:
    """What has not been arranged has no time."""
    return ABSENT if mental_health.removal_arranged in {"not_at_all", "not_yet_possible", "not_needed"} else None


def _not_found_insane(facility: Any, _: Any) -> set[int]:
    """The states of mind of those whose proceedings are all known, and none of them found the person insane."""
    return {
        id(prisoner.mental_health)
        for prisoner in facility.index("prisoner").values()
        if isinstance(prisoner.insanity_findings, tuple)
        and not isinstance(prisoner.insanity_findings, Partial)
        and all(found.status not in {None, "sustained"} for found in prisoner.insanity_findings)
    }


@entity("mental_health", ru="психическое здоровье", tags="mental_health medical", part=True)
class MentalHealth:
    """A prisoner's state of mind, and the care of it."""

    condition: Chosen = choice(
        "disease treatment_needed sound",
        "apart from any finding of insanity: `disease` is another mental disease or abnormality, `treatment_needed` "
        "none, yet a need of psychiatric treatment, `sound` neither",
        meaning_ru="помимо признания душевнобольным: `disease` иная психическая болезнь или недостаток, "
        "`treatment_needed` лишь нужда в психиатрическом лечении, `sound` ни то ни другое",
        ask="Has the person a mental disease or abnormality, or else a need of psychiatric treatment?",
        ask_ru="Есть ли у человека психическая болезнь или недостаток либо нужда в психиатрическом лечении?",
        evidence="finding document", name="mental_condition",
    )  # fmt: skip
    kept_in: Chosen = choice(
        "prison specialized_institution mental_institution",
        "where the person is, though on the roll here: a hospital inside a prison is `prison`",
        meaning_ru="где человек находится, числясь здесь: больница в тюрьме тоже `prison`",
        ask="Is the person in prison, in a specialized institution or in a mental institution?",
        ask_ru="Где человек: в тюрьме, в специальном заведении или в заведении для душевнобольных?",
        evidence="observation document", name="kept_in",
    )  # fmt: skip
    removal_arranged: Chosen = choice(
        "as_soon_as_possible late not_at_all not_yet_possible not_needed",
        "whether arrangements were made to remove the person to a mental institution, and how soon; `not_needed` where "
        "the person went there without being in prison after the finding",
        meaning_ru="приняты ли меры к переводу в заведение для душевнобольных и как скоро; `not_needed`, если человек "
        "после признания душевнобольным в тюрьме не был",
        ask="Was the removal to a mental institution arranged as soon as that was possible?",
        ask_ru="Приняты ли меры к переводу в заведение для душевнобольных так скоро, как возможно?",
        evidence="document finding", name="removal_arranged",
    )  # fmt: skip
    removal_arranged_at: When = moment(
        "when these arrangements were made; none if not yet", optional=True, derive=removal_arranged_at,
        meaning_ru="когда приняты эти меры; none, если ещё нет", ask="When was the removal arranged?",
        ask_ru="Когда приняты меры к переводу?", evidence="document",
    )  # fmt: skip
    medical_management: YesNo = yes_no(
        "whether the institution in which the person is treated is under medical management", evidence="document",
        meaning_ru="руководят ли врачи заведением, где лечат человека",
        ask="Is the institution of treatment run by doctors?", ask_ru="Руководят ли врачи заведением, где лечат?",
    )  # fmt: skip
    observed: YesNo = yes_no(
        "whether the disease or abnormality is kept under observation", evidence="document interview",
        meaning_ru="находится ли болезнь или недостаток под наблюдением",
        ask="Is the person kept under observation for it?", ask_ru="Находится ли человек под наблюдением?",
    )  # fmt: skip
    treated: YesNo = yes_no(
        "whether the disease or abnormality is treated", meaning_ru="лечат ли болезнь или недостаток",
        ask="Is the person treated for it?", ask_ru="Лечат ли человека?", evidence="document interview",
    )  # fmt: skip
    special_supervision: YesNo = yes_no(
        "whether, while in prison, the person is under a medical officer's special supervision",
        meaning_ru="находится ли человек, пока он в тюрьме, под особым надзором врача",
        ask="Is the person under the special supervision of a medical officer?",
        ask_ru="Находится ли человек под особым врачебным надзором?", evidence="document interview",
    )  # fmt: skip
    treatment_provided: YesNo = yes_no(
        "whether the medical or psychiatric service provides for the psychiatric treatment that the person needs",
        meaning_ru="обеспечивает ли медицинская или психиатрическая служба нужное человеку психиатрическое лечение",
        ask="Does the medical or psychiatric service give the psychiatric treatment needed?",
        ask_ru="Обеспечивает ли служба нужное психиатрическое лечение?", evidence="document interview",
    )  # fmt: skip
    care_needed_after_release: YesNo = yes_no(
        "whether psychiatric treatment or care will be, or is, necessary after release", evidence="finding document",
        meaning_ru="понадобится ли (или нужна ли уже) психиатрическая помощь после освобождения",
        ask="Will the person need psychiatric care after release?",
        ask_ru="Понадобится ли человеку психиатрическая помощь после освобождения?", derive=care_needed_after_release,
    )  # fmt: skip
    continuation_arranged: YesNo = yes_no(
        "whether steps were taken, with the agencies concerned, to have the treatment go on after release; none where "
        "it need not go on", optional=True,
        meaning_ru="приняты ли с нужными учреждениями меры к продолжению лечения на воле; none, если не нужно",
        ask="Was it arranged with the agencies concerned that the treatment goes on after release?",
        ask_ru="Договорено ли с учреждениями о продолжении лечения после освобождения?", evidence="document",
    )  # fmt: skip
    aftercare_arranged: YesNo = yes_no(
        "whether steps were taken, with the agencies concerned, for social and psychiatric care after release; none "
        "where it is not needed", optional=True,
        meaning_ru="приняты ли с нужными учреждениями меры к социально-психиатрической помощи на воле; none, "
        "если не нужна",
        ask="Was social and psychiatric care after release arranged with the agencies concerned?",
        ask_ru="Договорено ли с учреждениями о социально-психиатрической помощи после освобождения?",
        evidence="document",
    )  # fmt: skip
