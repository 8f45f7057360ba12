"""Religious representatives, services, books and the freedom to refuse them (rules 41 and 42)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Measured,
    Texted,
    Words,
    YesNo,
    choice,
    entity,
    key,
    measure,
    text,
    words,
    yes_no,
)


def _services_regular(representative: Any, _: Any) -> bool | None:
    return False if representative.service_interval is ABSENT else None


@entity("religious_representative", "religious_representatives", ru="служитель культа", tags="religion")
class ReligiousRepresentative:
    """Somebody who serves the prisoners of one religion."""

    id: Key = key()
    represents: Texted = text("which religion", meaning_ru="какое вероисповедание", evidence="document interview",
                              ask="Of which religion?", ask_ru="Какого вероисповедания?")  # fmt: skip
    qualified: YesNo = yes_no(
        "whether that religion holds the person qualified to represent it", evidence="finding document",
        meaning_ru="квалифицирован ли этот служитель в глазах своего вероисповедания",
        ask="Is this representative qualified?", ask_ru="Квалифицирован ли этот служитель?",
    )  # fmt: skip
    standing: Chosen = choice(
        "appointed approved neither", "whether the institution has appointed or approved the representative",
        meaning_ru="назначен ли служитель или допущен", ask="Is the representative appointed or approved?",
        ask_ru="Назначен ли служитель или допущен?", evidence="document", name="standing",
    )  # fmt: skip
    full_time: YesNo = yes_no(
        "whether the arrangement is full-time; two who share one full post are", evidence="document",
        meaning_ru="занимает ли служитель полную ставку; двое на одной полной ставке тоже",
        ask="Is it a full-time arrangement?", ask_ru="На полную ли ставку?",
    )  # fmt: skip
    services_regular: YesNo = yes_no(
        "whether the representative is allowed to hold services regularly", evidence="finding interview",
        meaning_ru="позволено ли служителю регулярно проводить богослужения",
        ask="May the representative hold services regularly?",
        ask_ru="Позволено ли служителю регулярно проводить богослужения?", derive=_services_regular,
    )  # fmt: skip
    service_interval: Measured = measure(
        "day", "the longest time between services that the representative may hold; none if none may be held",
        optional=True, meaning_ru="самый долгий срок между дозволенными богослужениями; none, если их нет",
        ask="How long between two services, at the longest?", ask_ru="Каков самый долгий срок между богослужениями?",
        evidence="document interview",
    )  # fmt: skip
    visits_allowed: YesNo = yes_no(
        "whether the representative is allowed pastoral visits to the prisoners of that religion",
        meaning_ru="позволено ли служителю посещать единоверцев", ask="Are pastoral visits allowed?",
        ask_ru="Позволены ли пастырские посещения?", evidence="interview document",
    )  # fmt: skip
    visits_private: YesNo = yes_no(
        "whether these visits can be held in private", meaning_ru="возможны ли эти посещения наедине",
        ask="Are pastoral visits in private?", ask_ru="Проходят ли эти посещения наедине?",
        evidence="observation interview",
    )  # fmt: skip
    visit_times_proper: YesNo = yes_no(
        "whether these visits are allowed at proper times", meaning_ru="в подходящее ли время они разрешены",
        ask="Are they allowed at proper times?", ask_ru="В подходящее ли время они разрешены?", evidence="finding",
    )  # fmt: skip


@entity("religious_care", ru="религиозное обслуживание", tags="religion", part=True)
class ReligiousCare:
    """For which religions there are prisoners enough, as judged for this institution. A religion left out has not."""

    possible_in_country: YesNo = yes_no(
        "whether religious care of prisoners is possible in this country", evidence="document",
        meaning_ru="возможно ли в стране религиозное обслуживание заключённых",
        ask="Is religious care of prisoners possible in the country?",
        ask_ru="Возможно ли в стране религиозное обслуживание заключённых?",
    )  # fmt: skip
    sufficient_for: Words = words(
        "the religions that have prisoners enough here for a representative", evidence="finding",
        meaning_ru="вероисповедания, у которых здесь достаточно приверженцев для служителя",
        ask="Which religions have prisoners enough here for a representative?",
        ask_ru="У каких вероисповеданий здесь достаточно приверженцев для служителя?",
    )  # fmt: skip
    full_time_justified_for: Words = words(
        "the religions whose number of prisoners here justifies somebody full-time", evidence="finding",
        meaning_ru="вероисповедания, число приверженцев которых оправдывает полную ставку",
        ask="Which religions have prisoners enough here for somebody full-time?",
        ask_ru="У каких вероисповеданий здесь достаточно приверженцев для полной ставки?",
    )  # fmt: skip
    full_time_possible_for: Words = words(
        "the religions for which conditions permit somebody full-time", evidence="finding document",
        meaning_ru="вероисповедания, для которых есть возможность полной ставки",
        ask="For which religions do conditions permit somebody full-time?",
        ask_ru="Для каких вероисповеданий есть возможность полной ставки?",
    )  # fmt: skip


@entity("religious_life", ru="религиозная жизнь", tags="religion", part=True)
class ReligiousLife:
    """What a prisoner may do, and may refuse, in matters of religion."""

    access_refused: YesNo = yes_no(
        "whether the person was refused access to a qualified representative, of the same or any other religion",
        meaning_ru="отказано ли человеку в доступе к квалифицированному служителю, своего вероисповедания или иного",
        ask="Was the person refused access to a religious representative?",
        ask_ru="Отказано ли человеку в доступе к служителю культа?", evidence="interview document",
    )  # fmt: skip
    objects_to_visits: YesNo = yes_no(
        "whether the person objects to being visited by a religious representative, whichever", evidence="interview",
        meaning_ru="возражает ли человек против посещения какого-либо служителя культа",
        ask="Does the person object to such a visit?", ask_ru="Возражает ли человек против такого посещения?",
    )  # fmt: skip
    objection_respected: YesNo = yes_no(
        "whether that attitude is fully respected: no visit, no pressure, no disadvantage",
        meaning_ru="уважают ли это полностью: без посещений, давления и невыгод", evidence="finding interview",
        ask="Is the objection fully respected?", ask_ru="Уважают ли это возражение полностью?",
    )  # fmt: skip
    services_allowed: YesNo = yes_no(
        "whether the person may attend the services of his or her religion here; none if none are held", optional=True,
        meaning_ru="может ли человек бывать здесь на богослужениях своего вероисповедания; none, если их нет",
        ask="May the person attend services?", ask_ru="Может ли человек бывать на богослужениях?",
        evidence="interview document",
    )  # fmt: skip
    services_practicable: YesNo = yes_no(
        "whether it is practicable that the person attend", evidence="finding document",
        meaning_ru="осуществимо ли, чтобы человек бывал на богослужениях", ask="Would attending be practicable?",
        ask_ru="Осуществимо ли, чтобы человек бывал на богослужениях?",
    )  # fmt: skip
    books_allowed: YesNo = yes_no(
        "whether the person may keep books of observance and of instruction of his or her denomination",
        meaning_ru="может ли человек держать при себе книги своего вероисповедания, для обрядов и для наставления",
        ask="May the person keep religious books?", ask_ru="Можно ли иметь при себе религиозные книги?",
        evidence="interview observation",
    )  # fmt: skip
    books_practicable: YesNo = yes_no(
        "whether it is practicable that the person keep such books",
        meaning_ru="осуществимо ли, чтобы человек держал такие книги при себе",
        ask="Would keeping such books be practicable?", ask_ru="Осуществимо ли хранение таких книг?",
        evidence="finding document",
    )  # fmt: skip
