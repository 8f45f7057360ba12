"""The treatment of a prisoner: its aims and means, the reports and the file, the programme (rules 58 to 66, 69)."""

from __future__ import annotations

from typing import Any

from smrl.instants import Instant, before
from smrl.values import ABSENT, Absent
from smrl.vocabulary.declare import Chosen, One, When, Words, YesNo, choice, entity, moment, one, yes_no


@entity("treatment", ru="работа с заключённым", tags="treatment rehabilitation", part=True)
class Treatment:
    """What a prisoner's treatment aims at, and what it goes by."""

    time_used: YesNo = yes_no(
        "whether the time in prison is used so that the person will be willing and able to live by the law and by "
        "his or her own means", evidence="finding",
        meaning_ru="используется ли срок так, чтобы человек хотел и мог жить по закону и своим трудом",
        ask="Is the time in prison used to prepare for a law-abiding life?",
        ask_ru="Используется ли срок для подготовки к жизни по закону?",
    )  # fmt: skip
    better_use_possible: YesNo = yes_no(
        "whether it is possible to use the time better", meaning_ru="возможно ли использовать срок лучше",
        ask="Could the time be used better?", ask_ru="Можно ли использовать срок лучше?", evidence="finding",
    )  # fmt: skip
    steps_towards_return: YesNo = yes_no(
        "whether the steps that a gradual return to society needs have been taken, as far as they are due by now, "
        "so near or far is the end of the sentence", evidence="finding document",
        meaning_ru="приняты ли меры к постепенному возвращению в общество, какие уже нужны при таком остатке срока",
        ask="Is a gradual return to society being prepared, as far as it is time?",
        ask_ru="Готовится ли постепенное возвращение в общество, если уже пора?",
        tags="release rehabilitation",
    )  # fmt: skip
    way_back: Chosen = choice(
        "regime_here regime_elsewhere trial_release other none_yet", "by which way the person is led back to society",
        meaning_ru="каким путём человека возвращают в общество", evidence="document interview", name="way_back",
        ask="By which way is the person led back to society?", ask_ru="Каким путём человека возвращают в общество?",
    )  # fmt: skip
    illness_looked_for: YesNo = yes_no(
        "whether the medical services seek to detect illnesses and defects, of body and mind, that may stand in the "
        "way of rehabilitation", evidence="document interview",
        meaning_ru="старается ли медицинская служба выявить болезни и недостатки, мешающие перевоспитанию",
        ask="Do the medical services look for what may hamper rehabilitation?",
        ask_ru="Ищут ли врачи болезни и недостатки, мешающие перевоспитанию?",
    )  # fmt: skip
    aims_at_will: YesNo = yes_no(
        "whether it aims at the will to live by the law and by one's own means after release",
        meaning_ru="стремятся ли привить волю жить по закону и своим трудом", evidence="finding",
        ask="Does treatment aim at the will to lead a law-abiding life?",
        ask_ru="Направлена ли работа на желание жить по закону?",
    )  # fmt: skip
    aims_at_ability: YesNo = yes_no(
        "whether it aims at making the person fit for such a life", meaning_ru="готовят ли человека к такой жизни",
        ask="Does treatment make the person fit for such a life?", ask_ru="Готовит ли работа к такой жизни?",
        evidence="finding",
    )  # fmt: skip
    length_permits: YesNo = yes_no(
        "whether the sentence is long enough for treatment to have these aims", evidence="finding",
        meaning_ru="позволяет ли длительность срока ставить такие цели",
        ask="Is the sentence long enough for such aims?", ask_ru="Позволяет ли срок ставить такие цели?",
    )  # fmt: skip
    encourages_self_respect: YesNo = yes_no(
        "whether it encourages self-respect", meaning_ru="укрепляет ли оно чувство собственного достоинства",
        ask="Does treatment encourage self-respect?", ask_ru="Укрепляет ли оно чувство достоинства?",
        evidence="finding interview",
    )  # fmt: skip
    develops_responsibility: YesNo = yes_no(
        "whether it develops a sense of responsibility", meaning_ru="развивает ли оно чувство ответственности",
        ask="Does treatment develop a sense of responsibility?", ask_ru="Развивает ли оно ответственность?",
        evidence="finding interview",
    )  # fmt: skip
    fits_needs: YesNo = yes_no(
        "whether the means used accord with the person's individual needs", evidence="finding interview",
        meaning_ru="отвечают ли средства личным потребностям человека",
        ask="Do the means used fit the person's own needs?", ask_ru="Отвечают ли средства потребностям человека?",
    )  # fmt: skip
    regards: Words = choice(
        "social_history criminal_history physical_capacities mental_capacities temperament length_of_sentence "
        "prospects",
        "what is taken account of in choosing the means; capacities with aptitudes, prospects after release",
        many=True, meaning_ru="что учитывают при выборе средств: прошлое, способности, нрав, срок, виды на будущее",
        ask="What is taken account of in choosing the means?", ask_ru="Что учитывают при выборе средств?",
        evidence="document interview", name="regards",
    )  # fmt: skip


@entity("treatment_means", "means_of_treatment", ru="средство работы с заключённым", tags="treatment rehabilitation")
class TreatmentMeans:
    """One means of treatment, whether it is right for the prisoner, and whether it is used."""

    kind: Chosen = choice(
        "religious_care education vocational_guidance vocational_training social_casework employment_counselling "
        "physical_development moral_character other",
        "what it is", meaning_ru="что это", ask="Which means is it?", ask_ru="Какое это средство?",
        evidence="document interview", name="means_of_treatment",
    )  # fmt: skip
    appropriate: YesNo = yes_no(
        "whether it is right for this person", meaning_ru="подходит ли оно этому человеку",
        ask="Would it be right for the person?", ask_ru="Подходит ли оно человеку?", evidence="finding",
    )  # fmt: skip
    used: YesNo = yes_no(
        "whether it is used", meaning_ru="применяется ли оно", ask="Is it used?", ask_ru="Применяется ли оно?",
        evidence="document interview",
    )  # fmt: skip


@entity("medical_report", ru="заключение врача", tags="medical treatment records", part=True)
class MedicalReport:
    """The report on body and mind among those that the director receives."""

    by_medical_officer: YesNo = yes_no(
        "whether a medical officer made it", meaning_ru="составил ли его врач", ask="Did a medical officer make it?",
        ask_ru="Составил ли его врач?", evidence="document",
    )  # fmt: skip
    qualified_in_psychiatry: YesNo = yes_no(
        "whether its author is qualified in psychiatry", meaning_ru="сведущ ли составитель в психиатрии",
        ask="Is its author qualified in psychiatry?", ask_ru="Сведущ ли составитель в психиатрии?",
        evidence="document",
    )  # fmt: skip
    physical_condition: YesNo = yes_no(
        "whether it covers the physical condition", meaning_ru="сказано ли о физическом состоянии",
        ask="Does it cover the physical condition?", ask_ru="Сказано ли о физическом состоянии?", evidence="document",
    )  # fmt: skip
    mental_condition: YesNo = yes_no(
        "whether it covers the mental condition", meaning_ru="сказано ли о психическом состоянии",
        ask="Does it cover the mental condition?", ask_ru="Сказано ли о психическом состоянии?", evidence="document",
    )  # fmt: skip


_TIMELINESS = "as_soon_as_possible late not_at_all not_yet_possible"
_NOT_DONE = {"not_at_all", "not_yet_possible"}


def _received_at(reports: Any, _: Any) -> Absent | None:
    return ABSENT if reports.received in _NOT_DONE else None


def _prepared_at(programme: Any, _: Any) -> Absent | None:
    return ABSENT if programme.prepared in _NOT_DONE else None


def _after_study(programme: Any, _: Any) -> bool | None:
    studied, prepared = programme.studied_at, programme.prepared_at
    if studied is ABSENT:
        return False
    if isinstance(studied, Instant) and isinstance(prepared, Instant):
        return before(studied, prepared)
    return None


@entity("admission_reports", ru="сведения директору о принятом", tags="treatment records admission", part=True)
class AdmissionReports:
    """What the director is told of a prisoner after admission."""

    received: Chosen = choice(
        _TIMELINESS, "whether the director got reports on the person, and how soon after admission",
        meaning_ru="получил ли директор сведения о человеке и как скоро", name="timeliness",
        ask="Did the director get reports on the person as soon as that was possible?",
        ask_ru="Получил ли директор сведения о человеке так скоро, как возможно?", evidence="document finding",
    )  # fmt: skip
    received_at: When = moment(
        "when the director got them; none if not yet", optional=True, meaning_ru="когда получены; none, если ещё нет",
        ask="When did the director get the reports?", ask_ru="Когда директор их получил?", evidence="document",
        derive=_received_at,
    )  # fmt: skip
    full: YesNo = yes_no(
        "whether they are full and on everything that treatment goes by: needs, history, capacities, temperament, "
        "length of the sentence, prospects", evidence="document",
        meaning_ru="исчерпывающи ли они: потребности, прошлое, способности, нрав, срок, виды на будущее",
        ask="Are they full, and on everything that treatment goes by?", ask_ru="Исчерпывающи ли эти сведения?",
    )  # fmt: skip
    medical: One[MedicalReport] = one(
        MedicalReport, "the medical report among them; none if there is none", optional=True, evidence="document",
        meaning_ru="доклад врача в их числе; none, если его нет", ask="Is there a medical report among them?",
        ask_ru="Есть ли среди них доклад врача?",
    )  # fmt: skip
    psychiatrist_possible: YesNo = yes_no(
        "whether it is possible to have it from a medical officer qualified in psychiatry",
        meaning_ru="возможно ли получить его от врача, сведущего в психиатрии", evidence="finding document",
        ask="Could a doctor qualified in psychiatry report?",
        ask_ru="Может ли доклад дать врач, сведущий в психиатрии?",
    )  # fmt: skip


@entity("individual_file", ru="личное дело", tags="treatment records", part=True)
class IndividualFile:
    """The file kept on a prisoner."""

    reports_placed: YesNo = yes_no(
        "whether the reports are in it", meaning_ru="подшиты ли к нему доклады", ask="Are the reports in the file?",
        ask_ru="Есть ли доклады в деле?", evidence="document",
    )  # fmt: skip
    documents_placed: YesNo = yes_no(
        "whether the other relevant documents are in it", meaning_ru="подшиты ли прочие нужные документы",
        ask="Are the other relevant documents in it?", ask_ru="Есть ли в деле прочие документы?", evidence="document",
    )  # fmt: skip
    up_to_date: YesNo = yes_no(
        "whether it is kept up to date", meaning_ru="пополняется ли оно", ask="Is it kept up to date?",
        ask_ru="Пополняется ли оно?", evidence="document",
    )  # fmt: skip
    consultable: YesNo = yes_no(
        "whether it is so ordered that the staff responsible can consult it whenever they need to",
        meaning_ru="упорядочено ли оно так, что ответственные работники могут обратиться к нему при надобности",
        ask="Can the staff responsible consult it whenever they need to?",
        ask_ru="Могут ли ответственные работники обратиться к нему при надобности?", evidence="document interview",
    )  # fmt: skip


@entity("treatment_programme", ru="программа работы", tags="treatment rehabilitation", part=True)
class TreatmentProgramme:
    """The programme of treatment prepared for a prisoner."""

    prepared: Chosen = choice(
        _TIMELINESS, "whether it was prepared, and how soon after admission and study",
        meaning_ru="составлена ли она и как скоро", name="timeliness", evidence="document finding",
        ask="Was a programme prepared as soon as that was possible?",
        ask_ru="Составлена ли программа так скоро, как возможно?",
    )  # fmt: skip
    prepared_at: When = moment(
        "when it was prepared; none if not yet", optional=True, meaning_ru="когда составлена; none, если ещё нет",
        ask="When was the programme prepared?", ask_ru="Когда составлена программа?", evidence="document",
        derive=_prepared_at,
    )  # fmt: skip
    studied_at: When = moment(
        "when the study of the personality was made; none if never", optional=True, evidence="document",
        meaning_ru="когда изучена личность; none, если никогда", ask="When was the person's personality studied?",
        ask_ru="Когда изучали личность человека?",
    )  # fmt: skip
    after_study: YesNo = yes_no(
        "whether it was prepared after a study of the person's personality", derive=_after_study,
        meaning_ru="составлена ли она после изучения личности", evidence="document",
        ask="Was it prepared after a study of the personality?", ask_ru="Составлена ли она после изучения личности?",
    )  # fmt: skip
    regards_needs: YesNo = yes_no(
        "whether it goes by what was learned of the person's own needs", evidence="document",
        meaning_ru="исходит ли она из личных потребностей", ask="Does it go by the person's own needs?",
        ask_ru="Исходит ли она из потребностей человека?",
    )  # fmt: skip
    regards_capacities: YesNo = yes_no(
        "whether it goes by what was learned of the person's capacities", evidence="document",
        meaning_ru="исходит ли она из способностей", ask="Does it go by the person's capacities?",
        ask_ru="Исходит ли она из способностей человека?",
    )  # fmt: skip
    regards_dispositions: YesNo = yes_no(
        "whether it goes by what was learned of the person's dispositions", evidence="document",
        meaning_ru="исходит ли она из склонностей", ask="Does it go by the person's dispositions?",
        ask_ru="Исходит ли она из склонностей человека?",
    )  # fmt: skip


@entity(
    "hampering_condition", "hampering_conditions", ru="болезнь или недостаток", tags="medical health rehabilitation"
)
class HamperingCondition:
    """An illness or defect, of body or mind, that may stand in the way of a prisoner's rehabilitation."""

    treated: YesNo = yes_no(
        "whether the medical services treat it", meaning_ru="лечит ли его медицинская служба", ask="Is it treated?",
        ask_ru="Лечат ли его?", evidence="document interview",
    )  # fmt: skip
    medical_services: YesNo = yes_no(
        "whether the medical services that it needs are provided; none where it needs none", optional=True,
        meaning_ru="обеспечено ли нужное терапевтическое лечение; none, если не нужно", evidence="document interview",
        ask="Are the medical services that it needs provided?", ask_ru="Обеспечена ли нужная помощь терапевта?",
    )  # fmt: skip
    surgical_services: YesNo = yes_no(
        "whether the surgical services that it needs are provided; none where it needs none", optional=True,
        meaning_ru="обеспечена ли нужная хирургическая помощь; none, если не нужна", evidence="document interview",
        ask="Are the surgical services that it needs provided?", ask_ru="Обеспечена ли нужная помощь хирурга?",
    )  # fmt: skip
    psychiatric_services: YesNo = yes_no(
        "whether the psychiatric services that it needs are provided; none where it needs none", optional=True,
        meaning_ru="обеспечена ли нужная психиатрическая помощь; none, если не нужна", evidence="document interview",
        ask="Are the psychiatric services that it needs provided?", ask_ru="Обеспечена ли нужная помощь психиатра?",
    )  # fmt: skip


@entity("civil_standing", ru="гражданские права", tags="rights community", part=True)
class CivilStanding:
    """What is done for the rights that a prisoner keeps as a member of society."""

    civil_interests: YesNo = yes_no(
        "whether steps are taken to safeguard rights in civil interests as far as law and sentence leave them",
        meaning_ru="охраняются ли права по гражданским интересам, насколько их оставляют закон и приговор",
        ask="Are the person's civil interests safeguarded?", ask_ru="Охраняются ли гражданские интересы человека?",
        evidence="finding interview document",
    )  # fmt: skip
    social_security: YesNo = yes_no(
        "whether steps are taken to safeguard rights to social security as far as law and sentence leave them",
        meaning_ru="охраняются ли права на социальное обеспечение, насколько их оставляют закон и приговор",
        ask="Are the person's social security rights safeguarded?",
        ask_ru="Охраняются ли права человека на социальное обеспечение?", evidence="finding interview document",
    )  # fmt: skip
    social_benefits: YesNo = yes_no(
        "whether steps are taken to safeguard other social benefits as far as law and sentence leave them",
        meaning_ru="охраняются ли прочие социальные льготы, насколько их оставляют закон и приговор",
        ask="Are the person's other social benefits safeguarded?",
        ask_ru="Охраняются ли прочие социальные льготы человека?", evidence="finding interview document",
    )  # fmt: skip
