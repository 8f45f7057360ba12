"""What an institution has for the sick, for mothers and infants, and what its medical officer inspects (22 to 26)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import (
    Chosen,
    Link,
    Measured,
    Texted,
    When,
    YesNo,
    choice,
    entity,
    link,
    measure,
    moment,
    text,
    yes_no,
)


@entity("medical_services", ru="медицинское обслуживание", tags="medical health", part=True)
class MedicalServices:
    """The medical services of the institution."""

    qualified_officers: Measured = measure(
        "person", "qualified medical officers whose services are available to the institution, visiting ones included",
        whole=True, meaning_ru="квалифицированные врачи, к чьим услугам может прибегать заведение, включая приходящих",
        ask="How many qualified medical officers serve the institution?",
        ask_ru="Сколько квалифицированных врачей обслуживает заведение?", evidence="document interview",
    )  # fmt: skip
    officer_knows_psychiatry: YesNo = yes_no(
        "whether one of these medical officers at least has some knowledge of psychiatry", evidence="document",
        meaning_ru="есть ли хотя бы у одного из этих врачей знания в области психиатрии",
        ask="Has any of the medical officers some knowledge of psychiatry?",
        ask_ru="Есть ли у кого-либо из врачей знания в психиатрии?",
    )  # fmt: skip
    close_to_public_health: YesNo = yes_no(
        "whether they are organized in close relationship to the public health administration, local or national",
        meaning_ru="тесно ли они связаны с местным или государственным здравоохранением", evidence="finding document",
        ask="Are the medical services closely linked to public health services?",
        ask_ru="Тесно ли медицинская служба связана с общим здравоохранением?",
    )  # fmt: skip
    psychiatric_diagnosis: YesNo = yes_no(
        "whether they include a psychiatric service that diagnoses mental abnormality", evidence="document interview",
        meaning_ru="есть ли психиатрическая служба, которая ставит диагнозы",
        ask="Is there a psychiatric service that makes diagnoses?",
        ask_ru="Есть ли психиатрическая служба для диагностики?",
    )  # fmt: skip
    psychiatric_treatment: YesNo = yes_no(
        "whether that psychiatric service treats mental abnormality where treatment is proper", evidence="document",
        meaning_ru="лечит ли эта служба психические отклонения, когда это нужно",
        ask="Does the psychiatric service treat those who should be treated?",
        ask_ru="Лечит ли психиатрическая служба тех, кого следует лечить?",
    )  # fmt: skip


@entity("hospital", ru="больница", tags="medical health", part=True)
class Hospital:
    """The hospital facilities inside the institution."""

    equipment_proper: YesNo = yes_no(
        "whether the equipment is proper for the care and treatment of the sick", evidence="finding",
        meaning_ru="годится ли оборудование для ухода за больными и их лечения", ask="Is the equipment proper?",
        ask_ru="Годится ли оборудование?",
    )  # fmt: skip
    furnishings_proper: YesNo = yes_no(
        "whether the furnishings are proper for the care and treatment of the sick", evidence="finding",
        meaning_ru="годится ли обстановка для ухода за больными и их лечения", ask="Are the furnishings proper?",
        ask_ru="Годится ли обстановка?",
    )  # fmt: skip
    supplies_proper: YesNo = yes_no(
        "whether the pharmaceutical supplies are proper for the care and treatment of the sick", evidence="finding",
        meaning_ru="годится ли запас лекарств для ухода за больными и их лечения", ask="Are there proper medicines?",
        ask_ru="Есть ли нужные лекарства?",
    )  # fmt: skip
    staff_trained: YesNo = yes_no(
        "whether it has a staff of suitable officers who are trained for it", evidence="document finding",
        meaning_ru="есть ли подходящий и обученный персонал", ask="Has it a suitable and trained staff?",
        ask_ru="Есть ли подходящий и обученный персонал?",
    )  # fmt: skip


@entity(
    "specialist_case",
    "specialist_cases",
    ru="потребность в лечении у специалиста",
    tags="medical health",
    dated_by="found_on",
)
class SpecialistCase:
    """A sick prisoner's need of specialist treatment, and where the treatment is given."""

    prisoner: Link[Any] = link(
        "prisoner", "who needs it; none when no longer on the roll", optional=True,
        meaning_ru="кому нужно лечение; none, если уже не числится",
    )  # fmt: skip
    found_on: When = moment("when the need was found", meaning_ru="когда установлена потребность", evidence="document")
    treated_in: Chosen = choice(
        "specialized_institution civil_hospital ordinary_institution", "where the person is treated or sent for it; "
        "`ordinary_institution` is any that is not specialized; none if nowhere", optional=True,
        meaning_ru="куда переведён больной; `ordinary_institution` обычное заведение; none, если никуда",
        ask="Where was the person transferred for treatment?", ask_ru="Куда человек переведён для лечения?",
        evidence="document interview", name="place_of_treatment",
    )  # fmt: skip


@entity("maternity", ru="материнство", tags="medical women mothers", part=True)
class Maternity:
    """What there is for pregnant women, mothers and nursing infants."""

    prenatal_accommodation: YesNo = yes_no(
        "whether there is special accommodation for all the care and treatment needed before a birth",
        meaning_ru="есть ли особые помещения для всего нужного ухода и лечения до родов", evidence="observation",
        ask="Is there special accommodation for pregnant women?", ask_ru="Есть ли особые помещения для беременных?",
    )  # fmt: skip
    postnatal_accommodation: YesNo = yes_no(
        "whether there is special accommodation for all the care and treatment needed after a birth",
        meaning_ru="есть ли особые помещения для всего нужного ухода и лечения после родов", evidence="observation",
        ask="Is there special accommodation for women who have given birth?",
        ask_ru="Есть ли особые помещения для родивших?",
    )  # fmt: skip
    infants_allowed: YesNo = yes_no(
        "whether nursing infants may stay in the institution with their mothers", evidence="document interview",
        meaning_ru="разрешено ли младенцам оставаться в заведении с матерями",
        ask="May nursing infants stay with their mothers?", ask_ru="Могут ли младенцы оставаться с матерями?",
    )  # fmt: skip
    nursery: YesNo = yes_no(
        "whether provision is made for a nursery", meaning_ru="предусмотрены ли ясли", ask="Is there a nursery?",
        ask_ru="Есть ли ясли?", evidence="observation document",
    )  # fmt: skip
    nursery_staff_qualified: YesNo = yes_no(
        "whether qualified persons staff the nursery; no where there is none", evidence="document",
        meaning_ru="квалифицирован ли персонал яслей; нет, если их нет", ask="Is the nursery's staff qualified?",
        ask_ru="Квалифицирован ли персонал яслей?",
    )  # fmt: skip


@entity("birth", "births", ru="рождение ребёнка", tags="medical women mothers")
class Birth:
    """A prisoner's child, born or expected."""

    mother: Link[Any] = link(
        "prisoner", "the mother; none when no longer on the roll", optional=True,
        meaning_ru="мать; none, если уже не числится",
    )  # fmt: skip
    born_on: When = moment("when the child was born; none while expected", optional=True, evidence="document",
                           meaning_ru="когда родился ребёнок; none, пока ожидается")  # fmt: skip
    hospital_practicable: YesNo = yes_no(
        "whether it is or was practicable that the child be born in a hospital outside", evidence="finding document",
        meaning_ru="осуществимы ли роды в больнице вне заведения",
        ask="Would a birth in an outside hospital be practicable?",
        ask_ru="Осуществимы ли роды в больнице вне заведения?",
    )  # fmt: skip
    hospital_arranged: YesNo = yes_no(
        "whether arrangements were made for a birth in a hospital outside", evidence="document",
        meaning_ru="приняты ли меры, чтобы роды прошли в больнице вне заведения",
        ask="Were arrangements made for the birth to be in a hospital outside?",
        ask_ru="Договорились ли о родах в больнице вне заведения?",
    )  # fmt: skip
    born_in: Chosen = choice(
        "prison outside_hospital elsewhere", "where the child was born; none while expected", optional=True,
        meaning_ru="где родился ребёнок; none, пока ожидается", ask="Where was the child born?",
        ask_ru="Где родился ребёнок?", evidence="document interview", name="place_of_birth",
    )  # fmt: skip
    certificate_mentions_prison: YesNo = yes_no(
        "whether the birth certificate shows that the child was born in prison; none while there is no certificate",
        optional=True, evidence="document",
        meaning_ru="видно ли из свидетельства о рождении, что ребёнок родился в тюрьме; none, пока его нет",
        ask="Does the birth certificate mention the prison?",
        ask_ru="Упомянута ли тюрьма в свидетельстве о рождении?",
    )  # fmt: skip


@entity("oversight_topic", "medical_oversight", ru="предмет врачебного надзора", tags="medical health inspection")
class OversightTopic:
    """One matter that the medical officer has to inspect and to advise the director on."""

    matter: Chosen = choice(
        "food_quantity food_quality food_preparation food_service institution_hygiene prisoners_hygiene sanitation "
        "heating lighting ventilation clothing_suitability clothing_cleanliness bedding_suitability "
        "bedding_cleanliness physical_education", "which matter; each once", name="matter_of_oversight",
        meaning_ru="какой вопрос; каждый по разу", ask="Which matters does the medical officer inspect?",
        ask_ru="За чем следит врач?", evidence="document interview",
    )  # fmt: skip
    inspected_regularly: YesNo = yes_no(
        "whether the medical officer inspects it regularly", meaning_ru="регулярно ли врач это проверяет",
        ask="Does the medical officer inspect it regularly?", ask_ru="Регулярно ли врач это проверяет?",
        evidence="finding document",
    )  # fmt: skip
    longest_interval: Measured = measure(
        "day", "the longest time between two of the medical officer's inspections of it; none if never inspected",
        optional=True, meaning_ru="самый долгий срок между двумя проверками врача; none, если проверок не было",
        ask="How long between two inspections of it, at the longest?",
        ask_ru="Каков самый долгий срок между проверками?", evidence="document",
    )  # fmt: skip
    director_advised: YesNo = yes_no(
        "whether the medical officer advises the director on it", meaning_ru="докладывает ли об этом врач директору",
        ask="Does the medical officer advise the director on it?", ask_ru="Докладывает ли об этом врач директору?",
        evidence="document interview",
    )  # fmt: skip


def _steps_immediate(advice: Any, _: Any) -> bool | None:
    return False if advice.steps_taken_at is ABSENT else None


def _referred_immediately(advice: Any, _: Any) -> bool | None:
    return False if advice.referred_at is ABSENT else None


@entity("medical_advice", "medical_advice", ru="доклад или совет врача", tags="medical health", dated_by="submitted_at")
class MedicalAdvice:
    """A report or advice that the medical officer submitted to the director under rule 25(2) or 26."""

    about: Texted = text("what it is about, without names", meaning_ru="о чём он, без имён", evidence="document")
    submitted_at: When = moment("when it was submitted", meaning_ru="когда представлен", evidence="document")
    considered: YesNo = yes_no(
        "whether the director took it into consideration", meaning_ru="принял ли директор его во внимание",
        ask="Did the director consider it?", ask_ru="Принял ли директор его во внимание?",
        evidence="document interview",
    )  # fmt: skip
    director_concurs: YesNo = yes_no(
        "whether the director concurs with its recommendations", meaning_ru="согласен ли директор с рекомендациями",
        ask="Does the director concur?", ask_ru="Согласен ли директор?", evidence="interview document",
    )  # fmt: skip
    within_competence: YesNo = yes_no(
        "whether the director is competent to carry the recommendations out", evidence="document",
        meaning_ru="в компетенции ли директора выполнить рекомендации", ask="Is it within the director's competence?",
        ask_ru="В компетенции ли это директора?",
    )  # fmt: skip
    steps_taken_at: When = moment(
        "when the director took steps to carry them out; none if not", after="submitted_at", optional=True,
        meaning_ru="когда директор принял меры; none, если не принял", ask="When did the director take steps?",
        ask_ru="Когда директор принял меры?", evidence="document",
    )  # fmt: skip
    steps_immediate: YesNo = yes_no(
        "whether the director took such steps immediately", meaning_ru="немедленно ли директор принял меры",
        ask="Did the director act immediately?", ask_ru="Немедленно ли действовал директор?",
        evidence="finding document", derive=_steps_immediate,
    )  # fmt: skip
    referred_at: When = moment(
        "when both had gone up to higher authority; none if not", optional=True,
        after="submitted_at", meaning_ru="когда то и другое направлено выше; none, если нет",
        ask="When was it sent to higher authority with the director's report?",
        ask_ru="Когда он направлен выше вместе с докладом директора?", evidence="document",
    )  # fmt: skip
    own_report_referred: YesNo = yes_no(
        "whether the director sent a report of his or her own to higher authority", evidence="document",
        meaning_ru="направил ли директор выше собственный доклад", ask="Did the director send up a report too?",
        ask_ru="Направил ли директор выше собственный доклад?",
    )  # fmt: skip
    advice_referred: YesNo = yes_no(
        "whether the director sent the medical officer's advice to higher authority", evidence="document",
        meaning_ru="направил ли директор выше рекомендации врача", ask="Did the director send up the doctor's advice?",
        ask_ru="Направил ли директор выше рекомендации врача?",
    )  # fmt: skip
    referred_immediately: YesNo = yes_no(
        "whether what was sent to higher authority went there immediately", evidence="finding document",
        derive=_referred_immediately,
        meaning_ru="немедленно ли это направлено выше", ask="Was it sent up immediately?",
        ask_ru="Немедленно ли это направлено выше?",
    )  # fmt: skip
