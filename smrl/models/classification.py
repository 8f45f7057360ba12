"""Groups of prisoners, degrees of security, the size of an institution, and privileges (rules 63, 67, 68 and 70)."""

from __future__ import annotations

from typing import Any

from smrl.vocabulary.declare import YesNo, entity, yes_no


@entity("classification", ru="классификация", tags="classification", part=True)
class Classification:
    """The system by which prisoners are classified in groups."""

    individual_treatment: YesNo = yes_no(
        "whether treatment is made to fit the individual", meaning_ru="индивидуально ли обращение", evidence="finding",
        ask="Is treatment made to fit each person?", ask_ru="Подходят ли к заключённым индивидуально?",
    )  # fmt: skip
    flexible: YesNo = yes_no(
        "whether the system is flexible, so that it can follow the person", meaning_ru="гибка ли система",
        ask="Is the system of classification flexible?", ask_ru="Гибка ли система разбивки?", evidence="finding",
    )  # fmt: skip
    in_separate_institutions: YesNo = yes_no(
        "whether the groups are distributed to separate institutions", evidence="document",
        meaning_ru="размещены ли группы в отдельных заведениях", ask="Are the groups in separate institutions?",
        ask_ru="Размещены ли группы в отдельных заведениях?",
    )  # fmt: skip
    institutions_suitable: YesNo = yes_no(
        "whether each of these suits the treatment of its group", evidence="finding",
        meaning_ru="подходит ли каждое из них для работы со своей группой",
        ask="Does each institution suit its group?", ask_ru="Подходит ли каждое заведение своей группе?",
    )  # fmt: skip
    security_graded: YesNo = yes_no(
        "whether the degree of security follows what each group needs, be they in one institution or in several",
        evidence="finding document",
        meaning_ru="соответствуют ли меры безопасности нуждам каждой группы, в одном заведении или в нескольких",
        ask="Does security follow the needs of each group?",
        ask_ru="Соответствуют ли меры безопасности нуждам каждой группы?",
    )  # fmt: skip
    keeps_bad_influence_apart: YesNo = yes_no(
        "whether one of its purposes is to keep those apart whose record or character makes a bad influence likely",
        meaning_ru="служит ли она отделению тех, кто прошлым или нравом грозит дурно влиять",
        evidence="document finding", ask="Does classification serve to keep likely bad influences apart?",
        ask_ru="Служит ли разбивка отделению тех, кто может дурно влиять?",
    )  # fmt: skip
    eases_treatment: YesNo = yes_no(
        "whether one of its purposes is to form classes that make treatment towards social rehabilitation easier",
        meaning_ru="служит ли она облегчению работы по возвращению в общество", evidence="document finding",
        ask="Does classification serve to make treatment easier?", ask_ru="Облегчает ли разбивка работу с людьми?",
    )  # fmt: skip
    classes_treated_apart: YesNo = yes_no(
        "whether separate institutions, or sections of one, are used for the treatment of the classes",
        meaning_ru="ведётся ли работа с группами в отдельных заведениях или отделениях",
        evidence="observation document", ask="Are the classes treated in separate institutions or sections?",
        ask_ru="Ведётся ли работа с группами в отдельных заведениях или отделениях?",
    )  # fmt: skip
    separation_possible: YesNo = yes_no(
        "whether it is possible to use separate institutions or sections, or more of them", evidence="finding",
        meaning_ru="возможно ли использовать отдельные заведения или отделения", ask="Would that be possible?",
        ask_ru="Возможно ли это?",
    )  # fmt: skip


@entity("size", ru="величина заведения", tags="overcrowding treatment", part=True)
class Size:
    """Whether the institution has the right size for its task."""

    hinders_treatment: YesNo = yes_no(
        "whether there are so many prisoners that individual treatment is hindered", evidence="finding",
        meaning_ru="так ли много заключённых, что это мешает индивидуальному подходу",
        ask="Are there so many that treatment cannot be individual?",
        ask_ru="Мешает ли число заключённых индивидуальному подходу?",
    )  # fmt: skip
    smallest_possible: YesNo = yes_no(
        "whether, being open, it has as few prisoners as possible", evidence="finding",
        meaning_ru="содержится ли в открытом заведении как можно меньше людей",
        ask="Does the open institution hold as few as possible?",
        ask_ru="Содержится ли в открытом заведении как можно меньше людей?",
    )  # fmt: skip
    too_small: YesNo = yes_no(
        "whether it is so small that proper facilities cannot be provided", evidence="finding",
        meaning_ru="так ли оно мало, что нельзя обеспечить должных условий",
        ask="Is it too small to have proper facilities?", ask_ru="Не слишком ли оно мало для должных условий?",
    )  # fmt: skip


@entity("privileges", ru="льготы", tags="privileges discipline", part=True)
class Privileges:
    """The system of privileges."""

    suit_classes: YesNo = yes_no(
        "whether it is appropriate for the different classes of prisoners", evidence="finding document",
        meaning_ru="подходит ли она разным категориям заключённых", ask="Does it suit the classes of prisoners?",
        ask_ru="Подходит ли система разным категориям?",
    )  # fmt: skip
    suit_methods: YesNo = yes_no(
        "whether it is appropriate for the different methods of treatment", evidence="finding document",
        meaning_ru="подходит ли она разным методам обращения", ask="Does it suit the methods of treatment?",
        ask_ru="Подходит ли система разным методам?",
    )  # fmt: skip
    encourage_conduct: YesNo = yes_no(
        "whether it is meant to encourage good conduct", meaning_ru="поощряет ли она хорошее поведение",
        ask="Is it meant to encourage good conduct?", ask_ru="Поощряет ли она хорошее поведение?",
        evidence="document finding",
    )  # fmt: skip
    develop_responsibility: YesNo = yes_no(
        "whether it is meant to develop a sense of responsibility", meaning_ru="развивает ли она ответственность",
        ask="Is it meant to develop responsibility?", ask_ru="Развивает ли она ответственность?",
        evidence="document finding",
    )  # fmt: skip
    win_cooperation: YesNo = yes_no(
        "whether it is meant to win prisoners' interest and cooperation in their treatment",
        meaning_ru="побуждает ли она к интересу и сотрудничеству", evidence="document finding",
        ask="Is it meant to win interest and cooperation?", ask_ru="Побуждает ли она к интересу и сотрудничеству?",
    )  # fmt: skip


def is_open(facility: Any, _: Any) -> bool | None:
    """Whether an institution is open, as far as its kind tells."""
    if facility.kind == "open_institution":
        return True
    return False if facility.kind in {"prison", "remand_centre", "police_lock_up"} else None
