"""Family ties, the preparation of release and what follows it (rules 79 to 81)."""

from __future__ import annotations

from smrl.vocabulary.declare import Key, One, When, YesNo, entity, key, moment, one, yes_no


@entity("family_relations", ru="отношения с семьёй", tags="family aftercare", part=True)
class FamilyRelations:
    """A prisoner's relations with the family, as far as they are good for both."""

    desirable: YesNo = yes_no(
        "whether there are, or could be, relations that are desirable in the best interests of both sides",
        meaning_ru="есть ли или возможны ли связи, желательные для блага обеих сторон", evidence="finding interview",
        ask="Are relations with the family to the good of both?", ask_ru="Идут ли связи с семьёй на благо обеим?",
    )  # fmt: skip
    maintained: YesNo = yes_no(
        "whether special attention is paid to maintaining them", meaning_ru="уделяют ли внимание их поддержанию",
        ask="Is special attention paid to maintaining them?", ask_ru="Уделяют ли особое внимание их поддержанию?",
        evidence="finding interview",
    )  # fmt: skip
    improved: YesNo = yes_no(
        "whether special attention is paid to improving them", meaning_ru="уделяют ли внимание их укреплению",
        ask="Is special attention paid to improving them?", ask_ru="Уделяют ли особое внимание их укреплению?",
        evidence="finding interview",
    )  # fmt: skip


@entity("resettlement", ru="подготовка к освобождению", tags="aftercare release", part=True)
class Resettlement:
    """How a prisoner's life after release is prepared."""

    future_considered: YesNo = yes_no(
        "whether the person's future after release is considered", meaning_ru="думают ли о будущем человека",
        ask="Is the person's future after release considered?", ask_ru="Думают ли о будущем человека на воле?",
        evidence="document interview",
    )  # fmt: skip
    considered_from_beginning: YesNo = yes_no(
        "whether that was so from the beginning of the sentence", meaning_ru="думают ли о нём с начала срока",
        ask="Was it considered from the beginning of the sentence?", ask_ru="Думают ли о нём с самого начала срока?",
        evidence="document",
    )  # fmt: skip
    encouraged: YesNo = yes_no(
        "whether the person is encouraged to keep or make useful contacts with people and bodies outside",
        meaning_ru="поощряют ли человека поддерживать или завязывать полезные связи вне заведения",
        ask="Is the person encouraged to keep or make useful contacts outside?",
        ask_ru="Поощряют ли полезные связи вне заведения?", evidence="interview document",
    )  # fmt: skip
    assisted: YesNo = yes_no(
        "whether the person is helped to keep or make them", meaning_ru="помогают ли человеку в этом",
        ask="Is the person helped with it?", ask_ru="Помогают ли в этом?", evidence="interview document",
    )  # fmt: skip
    agencies_consulted: YesNo = yes_no(
        "whether representatives of after-care agencies are consulted on the person's future", evidence="document",
        meaning_ru="советуются ли с представителями органов помощи о будущем человека",
        ask="Are after-care agencies consulted on the person's future?",
        ask_ru="Советуются ли с органами помощи о будущем человека?",
    )  # fmt: skip
    consulted_from_beginning: YesNo = yes_no(
        "whether they were consulted from the beginning of the sentence", evidence="document",
        meaning_ru="советуются ли с ними с начала срока",
        ask="Were they consulted from the beginning of the sentence?", ask_ru="Советуются ли с ними с начала срока?",
    )  # fmt: skip


@entity("assistance", ru="помощь освобождённому", tags="aftercare release", part=True)
class Assistance:
    """One thing that a released person may need to have."""

    necessary: YesNo = yes_no(
        "whether help with it was necessary", meaning_ru="нужна ли была помощь", ask="Was help with it needed?",
        ask_ru="Нужна ли была в этом помощь?", evidence="finding interview",
    )  # fmt: skip
    possible: YesNo = yes_no(
        "whether it was possible to help", meaning_ru="возможна ли была помощь", ask="Was help possible?",
        ask_ru="Возможна ли была помощь?", evidence="finding document",
    )  # fmt: skip
    ensured: YesNo = yes_no(
        "whether it was seen to that the person has it", meaning_ru="обеспечен ли этим человек",
        ask="Does the person have it?", ask_ru="Обеспечен ли этим человек?", evidence="interview document",
    )  # fmt: skip


@entity("release", "releases", ru="освобождение", tags="release aftercare", dated_by="date")
class Release:
    """The release of one person, and what the services and agencies that help released people saw to."""

    id: Key = key()
    date: When = moment("when the person was released", meaning_ru="когда человек освобождён", evidence="document")
    under_sentence: YesNo = yes_no(
        "whether the person had been held under a sentence", meaning_ru="отбывал ли человек наказание по приговору",
        ask="Had the person been held under a sentence?", ask_ru="Отбывал ли человек наказание?", evidence="document",
    )  # fmt: skip
    reached_by_benefit: YesNo = yes_no(
        "whether the person had been held untried, as a civil prisoner or mentally ill (4(2)), under a measure of a "
        "judge (58) or without charge (95)", evidence="document",
        meaning_ru="был ли человек подследственным, заключённым по гражданскому делу, душевнобольным (4(2)), "
        "подвергнут мере по решению судьи (58) или без обвинения (95)",
        ask="Had the person been held untried, by civil order, as mentally ill, under a measure or without charge?",
        ask_ru="Был ли человек под следствием, по гражданскому делу, душевнобольным, под мерой или без обвинения?",
    )  # fmt: skip
    papers: One[Assistance] = one(
        Assistance, "appropriate documents and papers of identity", meaning_ru="нужные документы и удостоверения"
    )
    home: One[Assistance] = one(Assistance, "a suitable home to go to", meaning_ru="подходящее жильё")
    job: One[Assistance] = one(Assistance, "suitable work to go to", meaning_ru="подходящая работа")
    outfit: One[Assistance] = one(
        Assistance, "clothing that is suitable and adequate for climate and season",
        meaning_ru="одежда, подходящая и достаточная по климату и времени года",
    )  # fmt: skip
    fare: One[Assistance] = one(
        Assistance, "means sufficient to get to the destination", meaning_ru="средства, достаточные на дорогу"
    )
    subsistence: One[Assistance] = one(
        Assistance, "means sufficient to live on at first", meaning_ru="средства, достаточные на первое время"
    )


@entity("aftercare_agency", "aftercare_agencies", ru="учреждение помощи освобождённым", tags="aftercare")
class AftercareAgency:
    """A service or agency, of the government or not, that helps released prisoners."""

    id: Key = key()
    representatives_approved: YesNo = yes_no(
        "whether it has approved representatives", meaning_ru="есть ли у него утверждённые представители",
        ask="Has it approved representatives?", ask_ru="Есть ли у него утверждённые представители?",
        evidence="document",
    )  # fmt: skip
    institution_access: YesNo = yes_no(
        "whether these have all access to the institution that they need", evidence="interview document",
        meaning_ru="имеют ли они весь нужный доступ в заведение", ask="Can they enter whenever they need?",
        ask_ru="Имеют ли они нужный доступ в заведение?",
    )  # fmt: skip
    prisoner_access: YesNo = yes_no(
        "whether these have all access to prisoners that they need", evidence="interview document",
        meaning_ru="имеют ли они весь нужный доступ к заключённым", ask="Can they meet whom they need to meet?",
        ask_ru="Имеют ли они нужный доступ к заключённым?",
    )  # fmt: skip
    efficient: YesNo = yes_no(
        "whether it is capable of efficient after-care for released prisoners", evidence="finding",
        meaning_ru="способен ли он действенно заботиться об освобождённых", ask="Can it give efficient after-care?",
        ask_ru="Способен ли он действенно заботиться об освобождённых?",
    )  # fmt: skip
    lessens_prejudice: YesNo = yes_no(
        "whether it works against the prejudice that they meet", meaning_ru="борется ли он с предрассудками",
        ask="Does it work against prejudice?", ask_ru="Борется ли он с предрассудками?", evidence="interview document",
    )  # fmt: skip
    helps_return: YesNo = yes_no(
        "whether it works towards their social rehabilitation", meaning_ru="помогает ли он вернуться в общество",
        ask="Does it help them back into society?", ask_ru="Помогает ли он вернуться в общество?",
        evidence="interview document",
    )  # fmt: skip


@entity("aftercare", ru="помощь после освобождения", tags="aftercare", part=True)
class Aftercare:
    """How the agencies that help released prisoners work together."""

    centralized: YesNo = yes_no(
        "whether their activities are centralized", meaning_ru="централизована ли их работа",
        ask="Is the work of these agencies centralized?", ask_ru="Централизована ли их работа?", evidence="document",
    )  # fmt: skip
    coordinated: YesNo = yes_no(
        "whether their activities are coordinated", meaning_ru="согласована ли их работа",
        ask="Is the work of these agencies coordinated?", ask_ru="Согласована ли их работа?", evidence="document",
    )  # fmt: skip
    coordination_possible: YesNo = yes_no(
        "whether it is possible to centralize or coordinate them, or to do so better", evidence="finding document",
        meaning_ru="возможно ли их объединить или согласовать, хотя бы лучше", ask="Would that be possible?",
        ask_ru="Возможно ли это?",
    )  # fmt: skip
