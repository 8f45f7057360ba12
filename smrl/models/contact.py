"""Contact with the outside world: family, friends, consular representatives, news (rules 37 to 39)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import Chosen, Measured, One, YesNo, choice, entity, measure, one, yes_no

# Whatever regular intervals are, never is not at regular intervals.


def _letters_regular(channels: Any, _: Any) -> bool | None:
    return False if channels.letter_interval is ABSENT else None


def _visits_regular(channels: Any, _: Any) -> bool | None:
    return False if channels.visit_interval is ABSENT else None


def _any_news(news: Any, _: Any) -> bool | None:
    return False if news.interval is ABSENT else None


def _state_represented(consular: Any, _: Any) -> bool | None:
    """Who has no nationality has no State to be represented, nor is one that has neither diplomats nor consuls here."""
    nobody_here = consular.own_diplomats is ABSENT and consular.own_consuls is ABSENT
    return False if consular.stateless is True or nobody_here else None


@entity("channels", ru="переписка и посещения", tags="contact visits correspondence", part=True)
class Channels:
    """How a prisoner can keep in touch with family, or with friends of good repute: by letters and by visits."""

    letters_regular: YesNo = yes_no(
        "whether the person is allowed to exchange letters with them at regular intervals",
        meaning_ru="позволено ли человеку регулярно с ними переписываться", evidence="finding interview",
        ask="May the person write to them and get their letters at regular intervals?",
        ask_ru="Можно ли регулярно писать им и получать их письма?", derive=_letters_regular,
    )  # fmt: skip
    letter_interval: Measured = measure(
        "day", "the longest time in which the person could not exchange letters with them; none if never allowed",
        optional=True, meaning_ru="самый долгий срок без возможности переписки с ними; none, если её не бывает",
        ask="What was the longest time without a letter being possible?",
        ask_ru="Каков был самый долгий срок без возможности переписки?", evidence="document interview",
    )  # fmt: skip
    visits_regular: YesNo = yes_no(
        "whether the person is allowed to receive their visits at regular intervals",
        meaning_ru="позволено ли человеку регулярно принимать их посещения", evidence="finding interview",
        ask="May they visit the person at regular intervals?", ask_ru="Можно ли им регулярно посещать человека?",
        derive=_visits_regular,
    )  # fmt: skip
    visit_interval: Measured = measure(
        "day", "the longest time in which they could not visit the person; none if never allowed", optional=True,
        meaning_ru="самый долгий срок без возможности их посещения; none, если её не бывает",
        ask="What was the longest time without a visit being possible?",
        ask_ru="Каков был самый долгий срок без возможности посещения?", evidence="document interview",
    )  # fmt: skip


@entity("contact", ru="связь с внешним миром", tags="contact family friends", part=True)
class Contact:
    """A prisoner's contact with people outside."""

    family: One[Channels] = one(Channels, "with the family", meaning_ru="с семьёй")
    friends: One[Channels] = one(Channels, "with friends of good repute", meaning_ru="с друзьями, имеющими доброе имя")
    supervision_excessive: YesNo = yes_no(
        "whether letters or visits are supervised more than is necessary", evidence="finding",
        meaning_ru="строже ли надзор за перепиской или посещениями, чем нужно",
        ask="Are letters or visits supervised more than necessary?",
        ask_ru="Строже ли надзор за перепиской или посещениями, чем нужно?",
        tags="contact security restriction",
    )  # fmt: skip


@entity("refused_contact", "refused_contacts", ru="отказ в связи", tags="contact restriction")
class RefusedContact:
    """Somebody with whom a prisoner was not allowed to keep in touch, by letters or by visits."""

    relation: Chosen = choice(
        "family friend other", "what that somebody is to the prisoner", name="relation", evidence="interview document",
        meaning_ru="кем этот человек приходится заключённому", ask="What is that person to the prisoner?",
        ask_ru="Кем этот человек приходится заключённому?",
    )  # fmt: skip
    reputable: YesNo = yes_no(
        "whether that somebody is of good repute", meaning_ru="имеет ли этот человек доброе имя",
        ask="Is that person of good repute?", ask_ru="Имеет ли этот человек доброе имя?", evidence="finding document",
    )  # fmt: skip


@entity("consular", ru="дипломаты и консулы", tags="contact consular foreign_nationals", part=True)
class Consular:
    """What makes a prisoner a matter for another State or for an authority that protects, and contact with these."""

    foreign_national: YesNo = yes_no(
        "whether the person is a national of another State", meaning_ru="иностранный ли это гражданин",
        ask="Is the person a foreign national?", ask_ru="Иностранный ли это гражданин?", evidence="document interview",
    )  # fmt: skip
    state_represented: YesNo = yes_no(
        "whether that State has a diplomatic or a consular representation in this country", evidence="document",
        meaning_ru="есть ли у того государства дипломатическое или консульское представительство в стране",
        ask="Has that State an embassy or a consulate in the country?",
        ask_ru="Есть ли у того государства посольство или консульство в стране?", derive=_state_represented,
    )  # fmt: skip
    refugee: YesNo = yes_no("whether the person is a refugee", meaning_ru="беженец ли это", evidence="document",
                            ask="Is the person a refugee?", ask_ru="Беженец ли это?")  # fmt: skip
    stateless: YesNo = yes_no("whether the person has no nationality", meaning_ru="лицо ли это без гражданства",
                              ask="Is the person stateless?", ask_ru="Лицо ли это без гражданства?",
                              evidence="document")  # fmt: skip
    own_diplomats: YesNo = yes_no(
        "whether there are reasonable facilities to communicate with that State's diplomats; none if it has none here",
        meaning_ru="есть ли разумная возможность связи с дипломатами своего государства; none, если их здесь нет",
        ask="Can the person reach the embassy within reason?", ask_ru="Может ли человек связаться с посольством?",
        evidence="finding interview", optional=True,
    )  # fmt: skip
    own_consuls: YesNo = yes_no(
        "whether there are reasonable facilities to communicate with that State's consuls; none if it has none here",
        meaning_ru="есть ли разумная возможность связи с консулами своего государства; none, если их здесь нет",
        ask="Can the person reach the consulate within reason?", ask_ru="Может ли человек связаться с консульством?",
        evidence="finding interview", optional=True,
    )  # fmt: skip
    protecting_state: YesNo = yes_no(
        "whether the person is allowed such facilities with the diplomat of a State that looks after his or her "
        "interests", meaning_ru="есть ли такая возможность связи с дипломатом государства, взявшего на себя защиту",
        ask="Can the person reach the diplomat of a State that looks after him or her?",
        ask_ru="Может ли человек связаться с дипломатом государства, взявшего на себя его защиту?",
        evidence="finding interview",
    )  # fmt: skip
    protecting_authority: YesNo = yes_no(
        "whether the person is allowed such facilities with a national or international authority for people like this",
        meaning_ru="есть ли такая возможность связи с органом, который защищает таких лиц",
        ask="Can the person reach an authority that protects such people?",
        ask_ru="Может ли человек связаться с органом, который защищает таких лиц?", evidence="finding interview",
    )  # fmt: skip


@entity("news", ru="новости", tags="contact news", part=True)
class News:
    """What a prisoner learns of the world, by newspaper, broadcast, lecture or any other means."""

    regular: YesNo = yes_no(
        "whether news reaches the person regularly", meaning_ru="регулярно ли до человека доходят новости",
        ask="Does the person get news regularly?", ask_ru="Регулярно ли до человека доходят новости?",
        evidence="finding interview", derive=_any_news,
    )  # fmt: skip
    interval: Measured = measure(
        "day", "the longest time without news; none if there is never any", optional=True, evidence="interview",
        meaning_ru="самый долгий срок без новостей; none, если их не бывает",
        ask="What is the longest time without news?", ask_ru="Каков самый долгий срок без новостей?",
    )  # fmt: skip
    important_items: YesNo = yes_no(
        "whether the more important news is in it, whatever the administration leaves out",
        meaning_ru="есть ли среди них самое важное, что бы ни отсеивала администрация",
        ask="Does the person learn the more important news?", ask_ru="Узнаёт ли человек важнейшие новости?",
        evidence="finding interview", derive=_any_news,
    )  # fmt: skip
