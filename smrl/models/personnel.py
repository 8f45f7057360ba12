"""The personnel as a whole, how an institution is directed, and how it is inspected (rules 46 to 55)."""

from __future__ import annotations

from smrl.vocabulary.declare import Key, Measured, YesNo, entity, key, measure, yes_no


@entity("staff_grade", "staff_grades", ru="разряд персонала", tags="personnel staff_conditions")
class StaffGrade:
    """A grade of the personnel: officers, clerks, teachers, directors."""

    id: Key = key()
    carefully_selected: YesNo = yes_no(
        "whether provision is made for a careful choice of whoever enters the grade: integrity, humanity, ability and "
        "fitness for the work", evidence="document finding",
        meaning_ru="обеспечен ли тщательный отбор в эту категорию: добросовестность, гуманность, умение и пригодность",
        ask="Is whoever enters this grade carefully selected?", ask_ru="Тщательно ли отбирают в эту категорию?",
    )  # fmt: skip
    salaries_adequate: YesNo = yes_no(
        "whether its salaries are such that suitable men and women come and stay", evidence="finding document",
        meaning_ru="таково ли жалованье, что подходящие мужчины и женщины приходят и остаются",
        ask="Do its salaries attract suitable people and keep them?",
        ask_ru="Привлекает и удерживает ли жалованье подходящих людей?",
    )  # fmt: skip
    benefits_favourable: YesNo = yes_no(
        "whether its employment benefits are favourable, seeing how hard the work is", evidence="finding document",
        meaning_ru="благоприятны ли льготы с учётом тяжести работы", ask="Are its employment benefits favourable?",
        ask_ru="Благоприятны ли льготы?",
    )  # fmt: skip
    conditions_favourable: YesNo = yes_no(
        "whether its conditions of service are favourable, seeing how hard the work is", evidence="finding interview",
        meaning_ru="благоприятны ли условия службы с учётом тяжести работы",
        ask="Are its conditions of service favourable?", ask_ru="Благоприятны ли условия службы?",
    )  # fmt: skip


@entity("personnel", ru="персонал", tags="personnel", part=True)
class Personnel:
    """What holds of the personnel of the institution as a whole."""

    conviction_sought_in_staff: YesNo = yes_no(
        "whether the administration constantly works to make the personnel see the social worth of what they do",
        meaning_ru="постоянно ли тюремная администрация убеждает сотрудников в общественной ценности их работы",
        ask="Does the administration keep the staff convinced that their work serves society?",
        ask_ru="Поддерживает ли администрация у сотрудников сознание важности их работы?",
        evidence="finding document interview",
    )  # fmt: skip
    conviction_sought_in_public: YesNo = yes_no(
        "whether the administration constantly works to make the public see the social worth of prison work",
        meaning_ru="постоянно ли администрация убеждает общественность в ценности этой работы",
        ask="Does the administration seek to convince the public that prison work serves society?",
        ask_ru="Убеждает ли администрация общественность в важности этой работы?", evidence="finding document",
    )  # fmt: skip
    means_of_informing_used: YesNo = yes_no(
        "whether every appropriate means of informing the public is used for it", evidence="finding document",
        meaning_ru="используются ли для этого все подходящие средства информации",
        ask="Is every appropriate means of informing the public used?",
        ask_ru="Используются ли все подходящие средства информации?",
    )  # fmt: skip
    specialists_sufficient: YesNo = yes_no(
        "whether there are specialists enough, such as psychiatrists, psychologists, social workers and teachers",
        meaning_ru="достаточно ли специалистов: психиатров, психологов, социальных работников, учителей и других",
        ask="Are there specialists enough?", ask_ru="Достаточно ли специалистов?", evidence="finding",
    )  # fmt: skip
    sufficient_specialists_possible: YesNo = yes_no(
        "whether it is possible to have specialists enough", meaning_ru="возможно ли иметь достаточно специалистов",
        ask="Would it be possible to have enough?", ask_ru="Возможно ли иметь их достаточно?",
        evidence="finding document",
    )  # fmt: skip
    full_time_medical_officer_needed: YesNo = yes_no(
        "whether the institution is large enough to need a full-time medical officer or more", evidence="finding",
        meaning_ru="столь ли велико заведение, что ему нужен врач на полной ставке",
        ask="Is the institution large enough to need a full-time medical officer?",
        ask_ru="Нужен ли заведению по его размерам врач на полной ставке?",
    )  # fmt: skip
    medical_officer_visits: Measured = measure(
        "occasion/day", "visits of a medical officer (presence counts), on the day of the period with the fewest",
        meaning_ru="посещения врача, в день с наименьшим числом, включая праздники", evidence="document interview",
        ask="How often does the medical officer come, on the day with the fewest visits?",
        ask_ru="Сколько раз приходит врач в день с наименьшим числом посещений?",
    )  # fmt: skip


@entity("direction", ru="руководство", tags="personnel director", part=True)
class Direction:
    """How the institution is directed where its director has others too."""

    shared: YesNo = yes_no(
        "whether two institutions or more are under the authority of its director", evidence="document",
        meaning_ru="управляет ли его директор двумя или несколькими заведениями",
        ask="Has its director other institutions as well?", ask_ru="Управляет ли его директор и другими заведениями?",
    )  # fmt: skip
    visits_frequent: YesNo = yes_no(
        "whether the director visits it at frequent intervals", evidence="finding interview",
        meaning_ru="достаточно ли часто директор в нём бывает",
        ask="Does the director visit it often enough?", ask_ru="Достаточно ли часто директор здесь бывает?",
    )  # fmt: skip
    longest_visit_gap: Measured = measure(
        "day", "the longest time between two visits of the director, up to today", evidence="document interview",
        meaning_ru="самый долгий промежуток между посещениями директора, по сей день",
        ask="What is the longest time between two visits of the director?",
        ask_ru="Каков самый долгий промежуток между посещениями директора?",
    )  # fmt: skip
    official_in_charge: YesNo = yes_no(
        "whether a responsible official is in charge of it on the spot", evidence="document interview",
        meaning_ru="руководит ли им на месте ответственный сотрудник",
        ask="Is a responsible official in charge here?", ask_ru="Руководит ли здесь ответственный сотрудник?",
    )  # fmt: skip
    official_resident: YesNo = yes_no(
        "whether that official resides there; no where there is none", evidence="document interview",
        meaning_ru="живёт ли этот сотрудник здесь; нет, если такого нет", ask="Does that official reside here?",
        ask_ru="Живёт ли этот сотрудник здесь?",
    )  # fmt: skip


@entity("inspection", ru="инспекция", tags="inspection lawfulness", part=True)
class Inspection:
    """How the institution and the penal services are inspected, and by whom (rule 55)."""

    regular: YesNo = yes_no(
        "whether the institution is regularly inspected", meaning_ru="регулярно ли инспектируется заведение",
        ask="Is the institution regularly inspected?", ask_ru="Регулярно ли инспектируется заведение?",
        evidence="finding document",
    )  # fmt: skip
    longest_gap: Measured = measure(
        "day", "the longest time between two inspections, up to today", evidence="document",
        meaning_ru="самый долгий промежуток между инспекциями, по сей день",
        ask="What is the longest time between two inspections?",
        ask_ru="Каков самый долгий промежуток между инспекциями?",
    )  # fmt: skip
    services_regular: YesNo = yes_no(
        "whether the penal services, beside the institutions, are regularly inspected", evidence="finding document",
        meaning_ru="регулярно ли инспектируются, помимо заведений, пенитенциарные службы",
        ask="Are the penal services regularly inspected?", ask_ru="Регулярно ли инспектируются службы?",
    )  # fmt: skip
    inspectors_qualified: YesNo = yes_no(
        "whether those who carry out the regular inspections are qualified", evidence="document finding",
        meaning_ru="квалифицированы ли те, кто проводит регулярные инспекции", ask="Are the inspectors qualified?",
        ask_ru="Квалифицированы ли инспекторы?",
    )  # fmt: skip
    inspectors_experienced: YesNo = yes_no(
        "whether they are experienced", meaning_ru="опытны ли они", ask="Are the inspectors experienced?",
        ask_ru="Опытны ли инспекторы?", evidence="document finding",
    )  # fmt: skip
    appointed_by_competent_authority: YesNo = yes_no(
        "whether a competent authority appoints them", meaning_ru="назначает ли их компетентная власть",
        ask="Does a competent authority appoint the inspectors?", ask_ru="Назначает ли их компетентная власть?",
        evidence="document",
    )  # fmt: skip
    examines_lawfulness: YesNo = yes_no(
        "whether it is their task to see that laws and regulations are kept", evidence="document",
        meaning_ru="обязаны ли они проверять соблюдение законов и предписаний",
        ask="Do they examine whether laws and regulations are kept?",
        ask_ru="Проверяют ли они соблюдение законов и предписаний?",
    )  # fmt: skip
    examines_objectives: YesNo = yes_no(
        "whether it is their task to see that the aims of penal services are pursued", evidence="document",
        meaning_ru="обязаны ли они проверять, преследуются ли цели пенитенциарной службы",
        ask="Do they examine whether the aims of penal services are pursued?",
        ask_ru="Проверяют ли они, служит ли работа целям системы?",
    )  # fmt: skip
