"""Clothing, leaving the institution in it, and bedding (rules 17 to 19)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, Texted, When, YesNo, entity, measure, moment, text, yes_no


@entity("clothing", ru="одежда", tags="clothing", part=True)
class Clothing:
    """What a prisoner wears."""

    own_allowed: YesNo = yes_no(
        "whether the person is allowed to wear clothing of his or her own", evidence="document interview",
        meaning_ru="разрешено ли человеку носить собственную одежду",
        ask="May the person wear clothes of his or her own?",
        ask_ru="Разрешено ли человеку носить собственную одежду?",
    )  # fmt: skip
    outfit_issued: YesNo = yes_no(
        "whether the person has been given an outfit", meaning_ru="выдан ли человеку комплект одежды",
        ask="Has the person been given an outfit?", ask_ru="Выдан ли человеку комплект одежды?",
        evidence="document observation",
    )  # fmt: skip
    suits_climate: YesNo = yes_no(
        "whether the outfit suits the climate", meaning_ru="подходит ли одежда для климата",
        ask="Does the outfit suit the climate?", ask_ru="Подходит ли одежда для климата?", evidence="finding",
    )  # fmt: skip
    keeps_healthy: YesNo = yes_no(
        "whether the outfit is enough to keep the person in good health", evidence="finding",
        meaning_ru="достаточна ли одежда, чтобы сохранить здоровье", ask="Is the outfit enough to stay healthy in?",
        ask_ru="Достаточна ли одежда, чтобы оставаться здоровым?",
    )  # fmt: skip
    degrading: YesNo = yes_no(
        "whether the clothing given is degrading or humiliating in any way", evidence="finding",
        meaning_ru="оскорбительна или унизительна ли выданная одежда в каком-либо отношении",
        ask="Is the clothing degrading or humiliating in any way?",
        ask_ru="Оскорбительна или унизительна ли одежда в чём-либо?",
    )  # fmt: skip
    clean: YesNo = yes_no(
        "whether all the person's clothing is clean", meaning_ru="чиста ли вся одежда человека",
        ask="Is all the clothing clean?", ask_ru="Чиста ли вся одежда?", evidence="observation",
    )  # fmt: skip
    proper_condition: YesNo = yes_no(
        "whether all the person's clothing is kept in proper condition", evidence="observation",
        meaning_ru="исправна ли вся одежда человека", ask="Is all the clothing in proper condition?",
        ask_ru="Исправна ли вся одежда?",
    )  # fmt: skip
    underclothing_fresh: YesNo = yes_no(
        "whether underclothing is changed and washed as often as hygiene needs", evidence="finding interview",
        meaning_ru="меняется ли и стирается ли бельё так часто, как требует гигиена",
        ask="Is underclothing changed and washed as often as hygiene needs?",
        ask_ru="Достаточно ли часто меняют и стирают бельё?",
    )  # fmt: skip
    underclothing_interval: Measured = measure(
        "day", "the longest time between two changes into washed underclothing",
        meaning_ru="самый долгий срок между двумя сменами на стираное бельё",
        ask="How long between two changes of washed underclothing, at the longest?",
        ask_ru="Каков самый долгий срок между сменами белья?", evidence="document interview",
    )  # fmt: skip
    own_clean: YesNo = yes_no(
        "whether the person's own clothing is clean; none if the person has none", optional=True,
        meaning_ru="чиста ли собственная одежда человека; none, если её нет", evidence="observation",
        ask="Are the person's own clothes clean?", ask_ru="Чиста ли собственная одежда человека?",
    )  # fmt: skip
    own_suitable: YesNo = yes_no(
        "whether the person's own clothing is suitable; none if the person has none", optional=True,
        meaning_ru="прилична ли собственная одежда человека; none, если её нет", evidence="finding",
        ask="Are the person's own clothes suitable?", ask_ru="Прилична ли собственная одежда человека?",
    )  # fmt: skip
    prison_dress: YesNo = yes_no(
        "whether the person wears prison dress", meaning_ru="носит ли человек тюремную одежду",
        ask="Does the person wear prison dress?", ask_ru="Носит ли человек тюремную одежду?", evidence="observation",
    )  # fmt: skip
    unlike_convicts: YesNo = yes_no(
        "whether the prison dress is different from that which convicted prisoners get", evidence="observation",
        meaning_ru="отличается ли тюремная одежда от той, что у осуждённых",
        ask="Is it different from the dress of the convicted?", ask_ru="Отличается ли она от одежды осуждённых?",
    )  # fmt: skip
    arranged_clean: YesNo = yes_no(
        "whether arrangements were made on admission so that the person's own clothing is clean",
        meaning_ru="приняты ли при поступлении меры, чтобы собственная одежда человека была чистой",
        ask="On admission, was it arranged that the person's own clothes be clean?",
        ask_ru="Приняты ли при поступлении меры, чтобы собственная одежда была чистой?", evidence="document interview",
    )  # fmt: skip
    arranged_fit: YesNo = yes_no(
        "whether arrangements were made on admission so that the person's own clothing is fit for use",
        meaning_ru="приняты ли при поступлении меры, чтобы собственная одежда человека была пригодна",
        ask="On admission, was it arranged that the person's own clothes be fit for use?",
        ask_ru="Приняты ли при поступлении меры, чтобы собственная одежда была пригодна?",
        evidence="document interview",
    )  # fmt: skip


@entity("removal", "removals", ru="выезд из заведения", tags="clothing transport privacy", dated_by="left_at")
class Removal:
    """A time when a prisoner is taken or let out of the institution."""

    left_at: When = moment("when the person left", meaning_ru="когда человек покинул заведение", evidence="document")
    purpose: Texted = text("for what", meaning_ru="с какой целью", ask="For what?", ask_ru="С какой целью?")
    authorized: YesNo = yes_no(
        "whether the purpose was authorized", meaning_ru="разрешена ли эта цель", ask="Was the purpose authorized?",
        ask_ru="Было ли на это разрешение?", evidence="document",
    )  # fmt: skip
    own_clothing_allowed: YesNo = yes_no(
        "whether the person was allowed to go in clothing of his or her own", evidence="interview document",
        meaning_ru="было ли позволено выйти в собственной одежде", ask="Was own clothing allowed on the way?",
        ask_ru="Было ли позволено выйти в собственной одежде?",
    )  # fmt: skip
    inconspicuous_clothing_allowed: YesNo = yes_no(
        "whether the person was allowed to go in other clothing that draws no attention", evidence="interview document",
        meaning_ru="было ли позволено выйти в другой неприметной одежде",
        ask="Was other clothing that draws no attention allowed on the way?",
        ask_ru="Было ли позволено выйти в другой неприметной одежде?",
    )  # fmt: skip


@entity("bedding", ru="койка и спальные принадлежности", tags="bedding hygiene", part=True)
class Bedding:
    """A prisoner's bed and what is on it."""

    own_bed: YesNo = yes_no(
        "whether the person has a bed that nobody else uses, of the kind that local or national standards provide for",
        meaning_ru="есть ли у человека отдельное спальное место, соответствующее местным или национальным нормам",
        ask="Does the person have a bed that nobody else uses?", ask_ru="Есть ли у человека отдельная койка?",
        evidence="observation interview",
    )  # fmt: skip
    separate: YesNo = yes_no(
        "whether the person has bedding that nobody else uses", meaning_ru="отдельные ли спальные принадлежности",
        ask="Is the bedding the person's alone?", ask_ru="Отдельные ли спальные принадлежности?",
        evidence="observation interview",
    )  # fmt: skip
    sufficient: YesNo = yes_no(
        "whether the bedding is sufficient, by local or national standards and the season",
        meaning_ru="достаточны ли спальные принадлежности по местным или национальным нормам и времени года",
        ask="Is the bedding sufficient?", ask_ru="Достаточны ли спальные принадлежности?", evidence="finding",
    )  # fmt: skip
    clean_when_issued: YesNo = yes_no(
        "whether the bedding was clean when it was issued", meaning_ru="были ли они чистыми при выдаче",
        ask="Was the bedding clean when it was issued?", ask_ru="Были ли они чистыми при выдаче?",
        evidence="interview observation",
    )  # fmt: skip
    good_order: YesNo = yes_no(
        "whether the bedding is kept in good order", meaning_ru="исправны ли спальные принадлежности",
        ask="Is the bedding in good order?", ask_ru="Исправны ли спальные принадлежности?", evidence="observation",
    )  # fmt: skip
    changed_often_enough: YesNo = yes_no(
        "whether the bedding is changed often enough to stay clean", evidence="finding interview",
        meaning_ru="меняют ли их достаточно часто, чтобы они были чистыми",
        ask="Is it changed often enough to stay clean?",
        ask_ru="Меняют ли их достаточно часто?",
    )  # fmt: skip
    change_interval: Measured = measure(
        "day", "the longest time between two changes of bed linen", evidence="document interview",
        meaning_ru="самый долгий срок между двумя сменами постельного белья",
        ask="How long between two changes of bed linen, at the longest?", ask_ru="Как часто меняют постельное бельё?",
    )  # fmt: skip
