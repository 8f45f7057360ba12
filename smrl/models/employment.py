"""Terms of service, training and arms of a member of the personnel, and fitness to direct (rules 46, 47, 50 and 54)."""

from __future__ import annotations

from typing import Any

from smrl.vocabulary.declare import Measured, When, YesNo, entity, measure, moment, yes_no


@entity("appointment", ru="назначение на должность", tags="personnel staff_conditions", part=True)
class Appointment:
    """The terms on which a member of the personnel serves."""

    full_time: YesNo = yes_no(
        "whether the person serves full-time", meaning_ru="работает ли человек на полную ставку",
        ask="Is the appointment full-time?", ask_ru="Назначен ли человек на полную ставку?", evidence="document",
    )  # fmt: skip
    permanent: YesNo = yes_no(
        "whether the person's services are secured on a permanent basis, by employment here or through another service",
        meaning_ru="обеспечены ли услуги человека постоянно, службой здесь или через другое ведомство",
        ask="Are the person's services secured permanently?", ask_ru="Обеспечены ли услуги человека постоянно?",
        evidence="document",
    )  # fmt: skip
    professional: YesNo = yes_no(
        "whether the person is appointed as a professional of the prison service", evidence="document",
        meaning_ru="назначен ли человек как специалист тюремной службы",
        ask="Is the person appointed as a professional of the prison service?",
        ask_ru="Назначен ли человек как специалист тюремной службы?",
    )  # fmt: skip
    civil_servant: YesNo = yes_no(
        "whether the person has the status of a civil servant", meaning_ru="имеет ли человек статус госслужащего",
        ask="Has the person civil service status?", ask_ru="Имеет ли человек статус госслужащего?",
        evidence="document",
    )  # fmt: skip
    tenure_secure: YesNo = yes_no(
        "whether the post can be lost only for bad conduct, inefficiency or want of physical fitness",
        meaning_ru="можно ли лишиться должности только за дурное поведение, неэффективность или по здоровью",
        ask="Is tenure secure, but for conduct, efficiency and physical fitness?",
        ask_ru="Гарантировано ли сохранение должности, кроме случаев поведения, эффективности и здоровья?",
        evidence="document",
    )  # fmt: skip


@entity("training", ru="подготовка", tags="personnel training", part=True)
class Training:
    """What a member of the personnel was taught, and when."""

    general_duties_taught_at: When = moment(
        "when the course in the general duties was completed; none if it was not", optional=True, evidence="document",
        meaning_ru="когда окончен курс об общих обязанностях; none, если не окончен",
        ask="When was the course in general duties completed?", ask_ru="Когда окончен курс об общих обязанностях?",
    )  # fmt: skip
    specific_duties_taught_at: When = moment(
        "when the course in the specific duties was completed; none if it was not", optional=True, evidence="document",
        meaning_ru="когда окончен курс о конкретных обязанностях; none, если не окончен",
        ask="When was the course in specific duties completed?", ask_ru="Когда окончен курс о конкретных обязанностях?",
    )  # fmt: skip
    theory_test_passed_at: When = moment(
        "when a theoretical test was passed; none if none was", optional=True, evidence="document",
        meaning_ru="когда сдан теоретический экзамен; none, если не сдан",
        ask="When was the theoretical test passed?", ask_ru="Когда сдан теоретический экзамен?",
    )  # fmt: skip
    practical_test_passed_at: When = moment(
        "when a practical test was passed; none if none was", optional=True, evidence="document",
        meaning_ru="когда сдан практический экзамен; none, если не сдан",
        ask="When was the practical test passed?", ask_ru="Когда сдан практический экзамен?",
    )  # fmt: skip
    in_service_intervals_suitable: YesNo = yes_no(
        "whether courses have been organized for the person, since entering on duty, at suitable intervals",
        meaning_ru="организуются ли для человека после начала службы курсы через подходящие промежутки",
        ask="Are in-service courses organized for the person at suitable intervals?",
        ask_ru="Организуются ли для человека курсы через подходящие промежутки?", evidence="finding document",
    )  # fmt: skip
    longest_in_service_gap: Measured = measure(
        "day", "the longest time since entering on duty, up to today, without a course organized for the person",
        meaning_ru="самый долгий срок с начала службы по сей день, когда для человека не было курсов",
        ask="What is the longest time that the person was without an in-service course?",
        ask_ru="Каков самый долгий срок без курсов повышения квалификации?", evidence="document",
    )  # fmt: skip
    in_service_course_held: YesNo = yes_no(
        "whether any course has been organized for the person since entering on duty", evidence="document",
        meaning_ru="был ли организован для человека хотя бы один курс после начала службы",
        ask="Has any in-service course been organized for the person?",
        ask_ru="Был ли для человека организован хотя бы один курс?",
    )  # fmt: skip
    in_service_courses_attended: YesNo = yes_no(
        "whether the person attends those courses, and so keeps up and improves knowledge and ability",
        meaning_ru="проходит ли человек эти курсы, поддерживая и повышая знания и умения",
        ask="Does the person attend the in-service courses?", ask_ru="Проходит ли человек эти курсы?",
        evidence="document",
    )  # fmt: skip
    restraining_aggression: YesNo = yes_no(
        "whether the person was given special physical training to restrain the aggressive", evidence="document",
        meaning_ru="прошёл ли человек особую физическую подготовку, чтобы справляться с агрессией",
        ask="Has the person had special physical training in restraining?",
        ask_ru="Прошёл ли человек особую физическую подготовку?",
    )  # fmt: skip
    use_of_arms: YesNo = yes_no(
        "whether the person was trained in the use of the arms provided", evidence="document",
        meaning_ru="обучен ли человек обращению с выданным оружием", ask="Is the person trained to use those arms?",
        ask_ru="Обучен ли человек обращению с этим оружием?",
    )  # fmt: skip


@entity("directorship", ru="пригодность директора", tags="personnel director", part=True)
class Directorship:
    """What makes somebody fit to direct an institution, and how the office is held."""

    character: YesNo = yes_no(
        "whether the person's character adequately qualifies for the task", meaning_ru="подходит ли характер человека",
        ask="Does the director's character qualify for the task?", ask_ru="Подходит ли характер директора?",
        evidence="finding",
    )  # fmt: skip
    administrative_ability: YesNo = yes_no(
        "whether the person has administrative ability adequate to the task", evidence="finding",
        meaning_ru="достаточны ли административные способности человека",
        ask="Has the director enough administrative ability?",
        ask_ru="Достаточны ли административные способности директора?",
    )  # fmt: skip
    suitable_training: YesNo = yes_no(
        "whether the person has suitable training for the task", meaning_ru="подходит ли подготовка человека",
        ask="Has the director suitable training?", ask_ru="Подходит ли подготовка директора?",
        evidence="document finding",
    )  # fmt: skip
    experience: YesNo = yes_no(
        "whether the person has experience adequate to the task", meaning_ru="достаточен ли опыт человека",
        ask="Has the director enough experience?", ask_ru="Достаточен ли опыт директора?", evidence="document finding",
    )  # fmt: skip
    entire_time: YesNo = yes_no(
        "whether the person devotes all of the working time to the official duties", evidence="finding interview",
        meaning_ru="посвящает ли человек всё рабочее время служебным обязанностям",
        ask="Does the director devote all working time to the office?",
        ask_ru="Посвящает ли директор всё рабочее время должности?",
    )  # fmt: skip
    resides_at_sister_institution: YesNo = yes_no(
        "whether the person lives at, or immediately beside, another of the institutions that he or she directs",
        meaning_ru="живёт ли человек в другом из управляемых им заведений или непосредственно возле него",
        ask="Does the director live at another institution under the same direction?",
        ask_ru="Живёт ли директор при другом управляемом им заведении?", evidence="document interview",
    )  # fmt: skip


def carries(arms: Any, _: Any) -> bool | None:
    """Who carries arms has been provided with them."""
    return True if arms.carried_in_contact is True else None


@entity("arms", ru="оружие", tags="arms force security", part=True)
class Arms:
    """Whether a member of the personnel has arms."""

    direct_contact: YesNo = yes_no(
        "whether the person's duties bring direct contact with prisoners", evidence="observation document",
        meaning_ru="связаны ли обязанности с непосредственным контактом с заключёнными",
        ask="Do the duties bring direct contact with prisoners?",
        ask_ru="Связаны ли обязанности с непосредственным контактом?",
    )  # fmt: skip
    carried_in_contact: YesNo = yes_no(
        "whether the person is armed while performing such duties", evidence="observation interview",
        meaning_ru="вооружён ли человек при исполнении таких обязанностей",
        ask="Is the person armed while in contact with prisoners?", ask_ru="Вооружён ли человек при таком контакте?",
    )  # fmt: skip
    special_circumstances: YesNo = yes_no(
        "whether special circumstances account for that, each time", evidence="finding document",
        meaning_ru="объясняется ли это каждый раз особыми обстоятельствами",
        ask="Were there special circumstances each time?", ask_ru="Были ли каждый раз особые обстоятельства?",
    )  # fmt: skip
    provided: YesNo = yes_no(
        "whether the person is provided with arms, for whatever duties", evidence="document", derive=carries,
        meaning_ru="выдано ли человеку оружие, для каких бы то ни было обязанностей",
        ask="Is the person provided with arms?", ask_ru="Выдано ли человеку оружие?",
    )  # fmt: skip
