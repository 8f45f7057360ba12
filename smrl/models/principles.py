"""The spirit in which an institution is run, and what goes beyond the rules (rules 3, 57 to 61)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Key, Texted, YesNo, choice, entity, key, text, yes_no


@entity("experiment", "experiments", ru="опыт", tags="departures principles")
class Experiment:
    """An experiment or practice that the rules do not provide for."""

    id: Key = key()
    matter: Texted = text("what it consists in", meaning_ru="в чём он состоит", evidence="document interview")
    in_harmony: YesNo = yes_no(
        "whether it is in harmony with the principles of the rules", meaning_ru="согласуется ли он с принципами правил",
        ask="Is it in harmony with the principles of the rules?", ask_ru="Согласуется ли он с принципами правил?",
        evidence="finding",
    )  # fmt: skip
    furthers_purposes: YesNo = yes_no(
        "whether it seeks to further the purposes of the rules as a whole", evidence="finding",
        meaning_ru="служит ли он целям правил в целом", ask="Does it seek to further the purposes of the rules?",
        ask_ru="Служит ли он целям правил?",
    )  # fmt: skip


@entity("hardship", "hardships", ru="тягота", tags="principles dignity")
class Hardship:
    """Something in the prison system that weighs on prisoners, looked into for what it adds to the loss of liberty."""

    id: Key = key()
    matter: Texted = text("what it is", meaning_ru="в чём оно состоит", ask="What weighs on prisoners here?",
                          ask_ru="Что тяготит здесь заключённых?", evidence="interview observation")  # fmt: skip
    aggravates: YesNo = yes_no(
        "whether it makes the suffering worse that lies in the loss of liberty itself", evidence="finding",
        meaning_ru="усугубляет ли оно страдание, которое причиняет само лишение свободы",
        ask="Does it add to the suffering of being deprived of liberty?",
        ask_ru="Усугубляет ли оно страдание от лишения свободы?",
    )  # fmt: skip
    incidental_to: Chosen = choice(
        "segregation discipline nothing",
        "what brings it along: segregation, the maintenance of discipline, or neither of them", evidence="finding",
        meaning_ru="с чем оно неизбежно связано: с изоляцией, с поддержанием дисциплины или ни с чем",
        ask="Does it come along with segregation, or with keeping discipline?",
        ask_ru="Связано ли оно с изоляцией или с поддержанием дисциплины?", name="incidental_to",
    )  # fmt: skip
    segregation_justified: YesNo = yes_no(
        "whether that segregation is justifiable", meaning_ru="оправдана ли эта изоляция",
        ask="Is that segregation justifiable?", ask_ru="Оправдана ли эта изоляция?", evidence="finding",
    )  # fmt: skip


@entity("influence", "influences", ru="средство воздействия", tags="rehabilitation principles")
class Influence:
    """A force or form of assistance that could help prisoners to a life without crime."""

    id: Key = key()
    kind: Chosen = choice(
        "remedial educational moral spiritual other", "of what kind it is", meaning_ru="какого она рода",
        ask="Of what kind is it?", ask_ru="Какого она рода?", evidence="interview document", name="influence",
    )  # fmt: skip
    appropriate: YesNo = yes_no(
        "whether it is appropriate", meaning_ru="подходит ли она", ask="Would it be appropriate?",
        ask_ru="Подходит ли она?", evidence="finding",
    )  # fmt: skip
    available: YesNo = yes_no(
        "whether it is available to the institution", meaning_ru="есть ли она в распоряжении заведения",
        ask="Could the institution have it?", ask_ru="Есть ли она в распоряжении заведения?",
        evidence="finding document",
    )  # fmt: skip
    used: YesNo = yes_no(
        "whether the institution makes use of it", meaning_ru="использует ли её заведение", ask="Is it used?",
        ask_ru="Используют ли её?", evidence="observation interview document",
    )  # fmt: skip
    fitted_to_needs: YesNo = yes_no(
        "whether the institution seeks to apply it by what each prisoner's treatment needs",
        meaning_ru="стараются ли применять её с учётом потребностей каждого", evidence="finding interview",
        ask="Is it applied by what each prisoner needs?", ask_ru="Учитывают ли при этом потребности каждого?",
    )  # fmt: skip


@entity(
    "difference_from_liberty",
    "differences_from_liberty",
    ru="отличие от жизни на свободе",
    tags="normalisation dignity",
)
class DifferenceFromLiberty:
    """A way in which life in the institution differs from life at liberty."""

    id: Key = key()
    matter: Texted = text("in what life differs", meaning_ru="в чём различие", ask="How does life here differ?",
                          ask_ru="Чем отличается жизнь здесь?", evidence="observation interview")  # fmt: skip
    lessens_responsibility: YesNo = yes_no(
        "whether it tends to lessen the prisoners' responsibility", evidence="finding",
        meaning_ru="ослабляет ли оно ответственность заключённых", ask="Does it lessen responsibility?",
        ask_ru="Ослабляет ли оно ответственность?",
    )  # fmt: skip
    lessens_dignity: YesNo = yes_no(
        "whether it tends to lessen the respect that is due to them as human beings", evidence="finding",
        meaning_ru="ослабляет ли оно уважение к человеческому достоинству",
        ask="Does it lessen the respect due to people?", ask_ru="Ослабляет ли оно уважение к достоинству?",
    )  # fmt: skip
    minimized: YesNo = yes_no(
        "whether the regime seeks to make it as small as can be", meaning_ru="стараются ли свести его к минимуму",
        ask="Is an effort made to keep it as small as can be?", ask_ru="Стараются ли свести его к минимуму?",
        evidence="finding interview",
    )  # fmt: skip


@entity("trial_release", "trial_releases", ru="условное освобождение", tags="release rehabilitation")
class TrialRelease:
    """A release on trial, under some supervision, before the end of a sentence."""

    id: Key = key()
    entrusted_to_police: YesNo = yes_no(
        "whether the supervision, or any of it, is entrusted to the police", evidence="document",
        meaning_ru="возложен ли надзор, хотя бы частью, на полицию", ask="Is the supervision the task of the police?",
        ask_ru="Возложен ли надзор на полицию?",
    )  # fmt: skip
    social_aid: YesNo = yes_no(
        "whether it is combined with effective social aid", meaning_ru="сочетается ли он с действенной помощью",
        ask="Is it combined with effective social aid?", ask_ru="Сочетается ли он с действенной социальной помощью?",
        evidence="finding document",
    )  # fmt: skip


@entity("community", ru="связь с обществом", tags="community rehabilitation", part=True)
class Community:
    """The tie between the institution and the society outside."""

    part_in_it_emphasized: YesNo = yes_no(
        "whether treatment stresses that prisoners still belong to the community, not that they are shut out",
        meaning_ru="подчёркивает ли обращение, что заключённые остаются членами общества", evidence="finding interview",
        ask="Are prisoners treated as people who still belong to the community?",
        ask_ru="Обращаются ли с заключёнными как с членами общества?",
    )  # fmt: skip
    agencies_enlisted: YesNo = yes_no(
        "whether agencies of the community are enlisted to help the staff with social rehabilitation",
        meaning_ru="привлечены ли общественные организации в помощь персоналу", evidence="document interview",
        ask="Do community agencies help the staff?", ask_ru="Помогают ли персоналу общественные организации?",
    )  # fmt: skip
    enlisting_possible: YesNo = yes_no(
        "whether it is possible to enlist any, or more, of them", evidence="finding",
        meaning_ru="возможно ли привлечь их (или больше)", ask="Would more of it be possible?",
        ask_ru="Возможно ли привлечь их больше?",
    )  # fmt: skip
    social_workers: YesNo = yes_no(
        "whether social workers are attached to the institution", meaning_ru="есть ли при заведении соц. работники",
        ask="Are there social workers for this institution?", ask_ru="Есть ли при заведении социальные работники?",
        evidence="document interview",
    )  # fmt: skip
    charged_with_family: YesNo = yes_no(
        "whether these have the duty to keep up and improve a prisoner's good relations with the family",
        meaning_ru="обязаны ли они поддерживать и укреплять добрые связи заключённого с семьёй", evidence="document",
        ask="Is it their duty to keep up and improve good relations with the family?",
        ask_ru="Обязаны ли они поддерживать и укреплять связи с семьёй?",
    )  # fmt: skip
    charged_with_agencies: YesNo = yes_no(
        "whether these have that duty for relations with useful social agencies too", evidence="document",
        meaning_ru="обязаны ли они так же заботиться о связях с полезными социальными организациями",
        ask="Is it their duty to do so with useful social agencies too?",
        ask_ru="Обязаны ли они так же заботиться о связях с социальными организациями?",
    )  # fmt: skip
