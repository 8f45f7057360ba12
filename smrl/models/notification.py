"""Death, illness, injury and transfer: who is told of them, and how soon (rule 44)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import (
    Chosen,
    Link,
    Many,
    One,
    When,
    YesNo,
    choice,
    entity,
    link,
    many,
    moment,
    one,
    yes_no,
)


def _at_once(notice: Any, _: Any) -> bool | None:
    return False if notice.given_at is ABSENT else None


@entity("notice", ru="извещение", tags="notification", part=True)
class Notice:
    """That somebody was told of what had happened."""

    given_at: When = moment(
        "when it was given; none if never", optional=True, evidence="document interview",
        meaning_ru="когда сообщено; none, если не сообщено", ask="When was it told?", ask_ru="Когда об этом сообщено?",
    )  # fmt: skip
    at_once: YesNo = yes_no(
        "whether it was given at once, as soon as those who had to give it knew", evidence="finding document",
        meaning_ru="сообщено ли немедленно, едва об этом узнали", ask="Was it told at once?",
        ask_ru="Сообщено ли об этом немедленно?", derive=_at_once,
    )  # fmt: skip


@entity("designated_person", "designated_persons", ru="указанное лицо", tags="notification family")
class DesignatedPerson:
    """Somebody whom a prisoner had designated before, to be told if something happened."""

    notice: One[Notice] = one(Notice, "that the person was told; none if not", optional=True,
                              meaning_ru="сообщение этому человеку; none, если его нет")  # fmt: skip


@entity("serious_event", "serious_events", ru="тяжёлое событие", tags="notification family", dated_by="happened_at")
class SeriousEvent:
    """A prisoner's death, illness, injury or removal to an institution for mental illness, known to the director."""

    prisoner: Link[Any] = link(
        "prisoner", "to whom it happened; none when no longer on the roll", optional=True,
        meaning_ru="с кем это случилось; none, если уже не числится",
    )  # fmt: skip
    kind: Chosen = choice(
        "death illness injury mental_institution", "what happened; `mental_institution` is a removal to one",
        meaning_ru="что случилось; `mental_institution` перевод в заведение для душевнобольных",
        ask="What happened?", ask_ru="Что случилось?", evidence="document", name="serious_event",
    )  # fmt: skip
    serious: YesNo = yes_no(
        "whether the illness or injury is or was serious", meaning_ru="серьёзна ли болезнь или рана",
        ask="Was it serious?", ask_ru="Серьёзно ли это?", evidence="finding document",
    )  # fmt: skip
    happened_at: When = moment("when it happened", meaning_ru="когда это случилось", evidence="document")
    director_knew_at: When = moment(
        "when the director learned of it", meaning_ru="когда об этом узнал директор", evidence="document interview",
        after="happened_at", ask="When did the director learn of it?", ask_ru="Когда об этом узнал директор?",
    )  # fmt: skip
    next_of_kin: Chosen = choice(
        "spouse relative nobody", "who is nearest: the spouse of the married, else a relative, or nobody who is known",
        meaning_ru="кто ближе всех: супруг или супруга, иначе родственник, или никого не известно", name="next_of_kin",
        ask="Who is the prisoner's next of kin?", ask_ru="Кто самый близкий родственник?",
        evidence="document interview",
    )  # fmt: skip
    spouse_notice: One[Notice] = one(Notice, "that the spouse was told; none if not", optional=True,
                                     meaning_ru="сообщение супругу или супруге; none, если его нет")  # fmt: skip
    relative_notice: One[Notice] = one(Notice, "that the nearest relative was told; none if not", optional=True,
                                       meaning_ru="сообщение ближайшему родственнику; none, если его нет")  # fmt: skip
    designated_persons: Many[DesignatedPerson] = many(
        DesignatedPerson, "whom else the prisoner had designated to be told", evidence="document interview",
        meaning_ru="кого ещё заключённый просил уведомить", ask="Whom had the prisoner designated to be told?",
        ask_ru="Кого ещё заключённый просил уведомить?",
    )  # fmt: skip


@entity("family_event", "family_events", ru="событие в семье", tags="notification family", dated_by="happened_at")
class FamilyEvent:
    """A death or an illness among a prisoner's near relatives, known to the administration."""

    kind: Chosen = choice("death illness", "what happened", meaning_ru="что случилось", name="family_event",
                          ask="What happened?", ask_ru="Что случилось?", evidence="interview document")  # fmt: skip
    serious: YesNo = yes_no("whether the illness is or was serious", meaning_ru="серьёзна ли болезнь",
                            ask="Is it serious?", ask_ru="Серьёзна ли болезнь?", evidence="finding")  # fmt: skip
    critical: YesNo = yes_no("whether the illness is or was critical", meaning_ru="критическое ли это заболевание",
                             ask="Is it critical?", ask_ru="Критическое ли это заболевание?",
                             evidence="finding")  # fmt: skip
    happened_at: When = moment("when it happened", meaning_ru="когда это случилось", evidence="document interview")
    known_at: When = moment(
        "when the administration learned of it", meaning_ru="когда об этом узнало заведение", after="happened_at",
        ask="When did the institution learn of it?", ask_ru="Когда об этом узнало заведение?",
        evidence="document interview",
    )  # fmt: skip
    notice: One[Notice] = one(Notice, "that the prisoner was told; none if not", optional=True,
                              meaning_ru="сообщение заключённому; none, если его нет")  # fmt: skip
    circumstances_allow: YesNo = yes_no(
        "whether circumstances allow the prisoner to go to the relative's bedside", evidence="finding document",
        meaning_ru="позволяют ли обстоятельства посетить больного родственника",
        ask="Do circumstances allow going to the bedside?", ask_ru="Позволяют ли обстоятельства посетить больного?",
    )  # fmt: skip
    bedside_visit: Chosen = choice(
        "under_escort alone not_authorized", "how the prisoner was authorized to go there", name="bedside_visit",
        meaning_ru="как заключённому разрешено туда отправиться", ask="Was the prisoner authorized to go there?",
        ask_ru="Разрешено ли заключённому посетить больного?", evidence="document interview",
    )  # fmt: skip
