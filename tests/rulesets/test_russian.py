"""The Russian of the models and of the shipped rulesets: all there, in Cyrillic, with ё, in the terms of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

import smrl
from smrl.library.find import shipped
from smrl.models import VOCABULARY
from smrl.models.russian import _glosses
from smrl.vocabulary import Choice, Many

Pair = tuple[str, str, str]

TERMS = {
    r"\bdormitor(y|ies)\b": r"общ\w+ (камер|спальн)",
    r"\bmedical officers?\b": r"врач",
    r"\binstruments? of restraint\b": r"средств\w* усмирения",
    r"\bclose confinement\b": r"строго\w+ заключени",
    r"\bdark cells?\b": r"тёмн\w+ камер",
    r"\bcorporal\b": r"телесн",
    r"\bprivileges?\b": r"льгот",
    r"\bindividual files?\b": r"личн\w+ дел",
    r"\bmental institutions?\b": r"для душевнобольных",
    r"\bcommitment orders?\b": r"приказ",
    r"\bnursing infants?\b": r"младен",
    r"\bhandcuffs\b": r"наручник",
    r"\binsane\b": r"душевн\w*больн|душевной болезн",
    r"\bdepartures?\b": r"отступлени",
}
"""Terms of the field that have one word in Russian, wherever the English has them in a title, meaning or question."""

STRAY = r"психиатрическ\w+ заведени|спецсредств|\bШИЗО|смотрител|журнал\w* (приём|регистр)|дисциплинарн\w+ взыскан"
"""What we do not call what has another name here."""

WITHOUT_YO = (
    r"\b(ещ[е]|е[е]|не[е]|сво[е]|тво[е]|заключенн\w*|осужденн\w*|прием(?!л)\w*|учет\w*|темн(ая|ой|ую|ые|ых|о)|ребенк\w*|"
    r"ведет\w*|дает\w*|идет|берет\w*|живет|ждет|придет|найдет|введен|проведен|освобожден|переведен|помещен|лишен|"
    r"предъявлен|утвержден|приговорен|сокращен|прекращен|возвращен|отведен|внесен|объем\w*|счет\w*|отчет\w*|"
    r"расчет\w*|тяжел(ая|ой|ый|ые|ых|ую)|легк(ий|ая|ое|ие|их)|тепл(ый|ая|ое|ые|ых)|трех|четырех|причем|нем|"
    r"утомлен\w*|путем|надежн\w*|жесткий|твердый|дешев\w*|произведен|наем\w*)\b"
)


def fixed() -> Iterator[Pair]:
    """Where it stands, the English and the Russian: titles, meanings and questions."""
    for entity in VOCABULARY.entities.values():
        yield f"{entity.name} (title)", entity.title(), entity.title_ru
        for fact in entity.facts.values():
            yield f"{fact.path} (meaning)", fact.meaning, fact.meaning_ru
            yield f"{fact.path} (question)", fact.question, fact.question_ru
    for name in shipped():
        program = smrl.load(name).compiled.program
        for provision in program.provisions.values():
            yield f"{name} {provision.id} (title)", provision.title.get("en", ""), provision.title.get("ru", "")
            yield f"{name} {provision.id} (gist)", provision.gists.get("en", ""), provision.gists.get("ru", "")
        for parameter in program.parameters.values():
            meaning = parameter.meaning
            yield f"{name} {parameter.name} (parameter)", meaning.get("en", ""), meaning.get("ru", "")
        for theme in program.themes.values():
            yield f"{name} {theme.name} (title)", theme.title.get("en", ""), theme.title.get("ru", "")
            yield f"{name} {theme.name} (meaning)", theme.meaning.get("en", ""), theme.meaning.get("ru", "")
        for part in program.parts:
            yield f"{name} {part.id} (part)", part.title.get("en", ""), part.title.get("ru", "")


def notes() -> Iterator[tuple[str, str]]:
    """The Russian notes, which speak of what the Russian text says and so are no translations."""
    for name in shipped():
        for provision in smrl.load(name).compiled.program.provisions.values():
            yield from ((f"{name} {provision.id}", note) for note in provision.notes.get("ru", ()))


@cache
def pairs() -> tuple[Pair, ...]:
    return tuple(fixed())


@cache
def russian() -> tuple[tuple[str, str], ...]:
    return (*((where, russian) for where, _, russian in pairs()), *notes())


def test_what_is_said_in_english_is_said_in_russian() -> None:
    """Every title, gist, meaning, question and parameter."""
    assert [where for where, english, russian in pairs() if english and not russian] == []
    assert [where for where, _, russian in pairs() if russian and not re.search("[а-яё]", russian)] == []


def test_words_are_of_one_alphabet() -> None:
    """A Latin `a` in a Cyrillic word is found by nobody who searches."""
    mixed = r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]"
    assert [(where, text) for where, text in russian() if re.search(mixed, text)] == []


def test_sections_are_lettered_as_their_ids_are() -> None:
    """`II.A` has a Latin letter, so `раздел A` has."""
    assert [where for where, text in russian() if re.search(r"[Рр]аздел\w* [АВСЕ]\b", text)] == []


def test_yo_is_written() -> None:
    """`ё` everywhere, never `е` for it."""
    assert [(where, text) for where, text in russian() if re.search(WITHOUT_YO, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("english", TERMS)
def test_one_term_for_one_thing(english: str) -> None:
    """The glossary of the field: a term has the same word wherever it stands alone."""
    strays = [
        (where, text, russian)
        for where, text, russian in pairs()
        if where.endswith(("(title)", "(meaning)", "(parameter)"))
        and re.search(english, text, re.IGNORECASE)
        and not re.search(TERMS[english], russian, re.IGNORECASE)
    ]
    assert strays == []


def test_no_other_terms() -> None:
    """Other texts of the field use these; here each would be a second name for something."""
    assert [(where, text) for where, text in russian() if re.search(STRAY, text)] == []


def test_every_word_of_our_lists_has_a_meaning_in_russian() -> None:
    """And no list has the meaning of a word that it does not hold."""
    lists: dict[str, set[str]] = {}
    for entity in VOCABULARY.entities.values():
        for fact in entity.facts.values():
            kind = fact.type.element if isinstance(fact.type, Many) else fact.type
            if isinstance(kind, Choice):
                lists.setdefault(kind.name, set()).update(kind.values)
    assert {name: set(words) for name, words in _glosses().items()} == lists
