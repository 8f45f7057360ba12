"""The register, commitment orders and what is entered of each person received (rule 7)."""

from __future__ import annotations

from typing import Any

from smrl.models.prisoner import Prisoner
from smrl.values import ABSENT
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Many,
    One,
    Texted,
    When,
    YesNo,
    choice,
    entity,
    key,
    link,
    many,
    moment,
    one,
    text,
    yes_no,
)


@entity("register", ru="реестр", tags="register", part=True)
class Register:
    """The book in which the people received are registered."""

    bound: YesNo = yes_no(
        "whether it is a bound book, so that no leaf can be changed unseen", evidence="observation",
        meaning_ru="переплетён ли реестр", ask="Is the register a bound book?", ask_ru="Переплетён ли реестр?",
    )  # fmt: skip
    pages_numbered: YesNo = yes_no(
        "whether its pages are numbered", meaning_ru="пронумерованы ли страницы", ask="Are its pages numbered?",
        ask_ru="Пронумерованы ли страницы?", evidence="observation",
    )  # fmt: skip


@entity("register_entry", ru="запись в реестре", tags="register lawfulness", part=True)
class RegisterEntry:
    """What the register says of one reception."""

    identity: YesNo = yes_no(
        "whether information on the person's identity is entered", meaning_ru="внесены ли сведения о личности",
        ask="Is the person's identity entered?", ask_ru="Внесены ли сведения о личности?", evidence="document",
    )  # fmt: skip
    reasons: YesNo = yes_no(
        "whether the reasons for the commitment are entered", meaning_ru="внесены ли причины заключения",
        ask="Are the reasons for the commitment entered?", ask_ru="Внесены ли причины заключения?", evidence="document",
    )  # fmt: skip
    authority: YesNo = yes_no(
        "whether the authority for the commitment is entered", meaning_ru="внесён ли орган, решивший о заключении",
        ask="Is the authority for the commitment entered?", ask_ru="Внесён ли орган, решивший о заключении?",
        evidence="document",
    )  # fmt: skip
    admission_day: YesNo = yes_no(
        "whether the day of admission is entered", meaning_ru="внесён ли день прибытия",
        ask="Is the day of admission entered?", ask_ru="Внесён ли день прибытия?", evidence="document",
    )  # fmt: skip
    admission_hour: YesNo = yes_no(
        "whether the hour of admission is entered", meaning_ru="внесён ли час прибытия",
        ask="Is the hour of admission entered?", ask_ru="Внесён ли час прибытия?", evidence="document",
    )  # fmt: skip
    release_day: YesNo = yes_no(
        "whether the day of release is entered", meaning_ru="внесён ли день выхода",
        ask="Is the day of release entered?", ask_ru="Внесён ли день выхода?", evidence="document",
    )  # fmt: skip
    release_hour: YesNo = yes_no(
        "whether the hour of release is entered", meaning_ru="внесён ли час выхода",
        ask="Is the hour of release entered?", ask_ru="Внесён ли час выхода?", evidence="document",
    )  # fmt: skip


@entity("commitment_order", "commitment_orders", ru="приказ о заключении", tags="register lawfulness")
class CommitmentOrder:
    """An order on which a person was, or was to be, received."""

    issued_by: Texted = text("the authority that made it", meaning_ru="орган, издавший приказ", evidence="document")
    valid_on_reception: YesNo = yes_no(
        "whether it was valid for this person and institution when the person was received", evidence="document",
        meaning_ru="был ли приказ действителен для этого человека и заведения в момент приёма",
        ask="Was the order valid when the person was received?", ask_ru="Был ли приказ действителен в момент приёма?",
    )  # fmt: skip
    entered_at: When = moment(
        "when its details were entered in the register; none if they never were", optional=True, evidence="document",
        meaning_ru="когда подробности приказа внесены в реестр; none, если не внесены",
        ask="When were the order's details entered in the register?",
        ask_ru="Когда подробности приказа внесены в реестр?",
    )  # fmt: skip


def _released(reception: Any, _: Any) -> bool | None:
    at = reception.released_at
    return None if at is None else at is not ABSENT


def _family_informable_at_once(reception: Any, _: Any) -> bool | None:
    return False if reception.family_informable_at is ABSENT else None


@entity("reception", "receptions", ru="приём", tags="register admission", dated_by="received_at")
class Reception:
    """One person's reception into the institution, whether the person is still there or not."""

    id: Key = key()
    prisoner: Link[Prisoner] = link(
        "prisoner", "who was received; none when no longer on the roll", optional=True,
        meaning_ru="кто принят; none, если уже не числится",
    )  # fmt: skip
    kind: Chosen = choice(
        "admission transfer return other", "from where the person came", meaning_ru="откуда прибыл человек",
        evidence="document", name="reception_kind",
    )  # fmt: skip
    received_at: When = moment(
        "when the person was received", meaning_ru="когда человек принят", ask="When was the person received?",
        ask_ru="Когда человек принят?", evidence="document interview",
    )  # fmt: skip
    released_at: When = moment(
        "when the person was released or left for good; none while still held", after="received_at", optional=True,
        meaning_ru="когда человек освобождён или выбыл; none, пока содержится", ask="When did the person leave?",
        ask_ru="Когда человек выбыл?", evidence="document",
    )  # fmt: skip
    released: YesNo = yes_no(
        "whether the person has been released or has left for good", meaning_ru="освобождён ли человек или выбыл",
        ask="Has the person left?", ask_ru="Выбыл ли человек?", evidence="document", derive=_released,
    )  # fmt: skip
    commitment_orders: Many[CommitmentOrder] = many(
        CommitmentOrder, "the orders for holding the person", meaning_ru="приказы о заключении человека",
        ask="On which order was the person received?", ask_ru="По какому приказу принят человек?", evidence="document",
    )  # fmt: skip
    family_informable_at: When = moment(
        "when the person was first free to tell the family of being here; none if never", optional=True,
        meaning_ru="когда человек впервые смог сообщить семье, где он; none, если не смог",
        evidence="interview document", ask="When was the person first able to tell the family?",
        ask_ru="Когда человек смог сообщить семье, где он?",
    )  # fmt: skip
    family_informable_at_once: YesNo = yes_no(
        "whether the person was free to tell the family at once", evidence="interview finding",
        meaning_ru="мог ли человек сообщить семье немедленно", ask="Could the person tell the family at once?",
        ask_ru="Мог ли человек сообщить семье немедленно?", derive=_family_informable_at_once,
    )  # fmt: skip
    entry: One[RegisterEntry] = one(
        RegisterEntry, "the entry in the register; none if there is none", optional=True, evidence="document",
        meaning_ru="запись в реестре; none, если её нет", ask="What does the register say of this reception?",
        ask_ru="Что записано в реестре об этом приёме?",
    )  # fmt: skip
