"""The library, education, recreation and culture (rules 40, 77 and 78)."""

from __future__ import annotations

from typing import Any

from smrl.vocabulary.declare import Measured, YesNo, entity, measure, yes_no


def _exists(library: Any, _: Any) -> bool | None:
    used = (library.open_to_all, library.recreational_stock_adequate, library.instructional_stock_adequate)
    return True if True in (*used, library.use_encouraged) else None


@entity("library", ru="библиотека", tags="education library", part=True)
class Library:
    """The institution's library."""

    exists: YesNo = yes_no("whether there is one", meaning_ru="есть ли она", ask="Is there a library?",
                           ask_ru="Есть ли библиотека?", evidence="observation", derive=_exists)  # fmt: skip
    open_to_all: YesNo = yes_no(
        "whether all categories of prisoners can use it, the punished and the separated included",
        meaning_ru="доступна ли она всем категориям заключённых, включая наказанных и отделённых",
        ask="Can all categories of prisoners use it?", ask_ru="Доступна ли она всем категориям?",
        evidence="document interview",
    )  # fmt: skip
    recreational_stock_adequate: YesNo = yes_no(
        "whether it has books enough to read for pleasure", meaning_ru="достаточно ли в ней книг для отдыха",
        ask="Are there books enough for pleasure?", ask_ru="Достаточно ли книг для отдыха?", evidence="finding",
    )  # fmt: skip
    recreational_books: Measured = measure(
        "book", "its books to read for pleasure", whole=True, evidence="document observation",
        meaning_ru="её книги для отдыха", ask="How many books are there to read for pleasure?",
        ask_ru="Сколько в ней книг для отдыха?",
    )  # fmt: skip
    instructional_stock_adequate: YesNo = yes_no(
        "whether it has books enough to learn from", meaning_ru="достаточно ли в ней книг для учёбы",
        ask="Are there books enough to learn from?", ask_ru="Достаточно ли книг для учёбы?", evidence="finding",
    )  # fmt: skip
    instructional_books: Measured = measure(
        "book", "its books to learn from", whole=True, evidence="document observation",
        meaning_ru="её книги для учёбы", ask="How many books are there to learn from?",
        ask_ru="Сколько в ней книг для учёбы?",
    )  # fmt: skip
    use_encouraged: YesNo = yes_no(
        "whether prisoners are encouraged to make the most of it", meaning_ru="поощряют ли заключённых ходить в неё",
        ask="Are prisoners encouraged to use it fully?", ask_ru="Поощряют ли заключённых ею пользоваться?",
        evidence="finding interview",
    )  # fmt: skip


@entity("education", ru="образование", tags="education", part=True)
class Education:
    """A prisoner's education."""

    capable: YesNo = yes_no(
        "whether the person is capable of profiting by further education", evidence="finding",
        meaning_ru="способен ли человек извлечь пользу из дальнейшего образования",
        ask="Would the person profit by further education?", ask_ru="Пойдёт ли человеку на пользу учёба?",
    )  # fmt: skip
    further: YesNo = yes_no(
        "whether provision is made for the person's further education", evidence="document interview",
        meaning_ru="есть ли у человека возможность учиться дальше", ask="Can the person get further education?",
        ask_ru="Может ли человек учиться дальше?",
    )  # fmt: skip
    religious_instruction: YesNo = yes_no(
        "whether religious instruction is open to the person", meaning_ru="доступно ли человеку обучение религии",
        ask="Is religious instruction open to the person?", ask_ru="Доступно ли человеку обучение религии?",
        evidence="document interview",
    )  # fmt: skip
    compulsory: YesNo = yes_no(
        "whether education is compulsory for the person, and is given", evidence="document interview",
        meaning_ru="обязательно ли обучение для человека и ведётся ли оно",
        ask="Is education compulsory for the person, and given?",
        ask_ru="Обязательно ли для человека обучение и ведётся ли оно?",
    )  # fmt: skip
    special_attention: YesNo = yes_no(
        "whether the administration pays special attention to the person's education", evidence="finding interview",
        meaning_ru="уделяет ли администрация обучению человека особое внимание",
        ask="Does the administration pay special attention to it?", ask_ru="Уделяют ли этому особое внимание?",
    )  # fmt: skip


@entity("schooling", ru="обучение", tags="education", part=True)
class Schooling:
    """The education that the institution gives, and what the country makes of it."""

    religious_instruction_possible: YesNo = yes_no(
        "whether religious instruction of prisoners is possible in this country", evidence="document",
        meaning_ru="возможно ли в стране обучение заключённых религии",
        ask="Is religious instruction possible in the country?", ask_ru="Возможно ли в стране обучение религии?",
    )  # fmt: skip
    integrated: YesNo = yes_no(
        "whether it is part of the country's school system, so that people can go on after release without trouble",
        meaning_ru="входит ли оно в школьную систему страны, чтобы после освобождения легко учиться дальше",
        ask="Is it part of the country's school system?", ask_ru="Входит ли оно в школьную систему страны?",
        evidence="document",
    )  # fmt: skip
    integration_practicable: YesNo = yes_no(
        "whether it is practicable to make it so, or more so than it is", evidence="finding document",
        meaning_ru="осуществимо ли это, хотя бы в большей мере", ask="Would it be practicable?",
        ask_ru="Осуществимо ли это?",
    )  # fmt: skip


@entity("recreation", ru="отдых и культура", tags="recreation culture", part=True)
class Recreation:
    """What the institution offers for the good of body and mind."""

    recreational_activities: YesNo = yes_no(
        "whether there are recreational activities that serve prisoners' health", meaning_ru="есть ли занятия для "
        "отдыха, полезные здоровью заключённых", ask="What is there for recreation?", ask_ru="Какой есть отдых?",
        evidence="observation interview",
    )  # fmt: skip
    cultural_activities: YesNo = yes_no(
        "whether there are cultural activities that serve prisoners' health", meaning_ru="есть ли культурные занятия, "
        "полезные здоровью заключённых", ask="What cultural activities are there?",
        ask_ru="Какие есть культурные занятия?", evidence="observation interview",
    )  # fmt: skip
