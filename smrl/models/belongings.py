"""Money and articles that belong to prisoners, and what becomes of them (rule 43)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import Chosen, Link, Texted, When, YesNo, choice, entity, link, moment, text, yes_no


def _owner_released(belonging: Any, _: Any) -> bool | None:
    at = belonging.owner_released_at
    return None if at is None else at is not ABSENT


@entity("belonging", "belongings", ru="личная вещь", tags="property")
class Belonging:
    """A sum of money, an article, or several alike, that a prisoner brought in or that came from outside."""

    prisoner: Link[Any] = link(
        "prisoner", "whose it is; none when no longer on the roll", optional=True,
        meaning_ru="кому принадлежит; none, если уже не числится",
    )  # fmt: skip
    what: Texted = text("what it is", meaning_ru="что это", evidence="document")
    kind: Chosen = choice(
        "money valuables clothing medicine other", "of what kind; `medicine` takes in all drugs",
        meaning_ru="какого рода; `medicine` означает любые лекарства и медикаменты", ask="What is it?",
        ask_ru="Что это?", evidence="document observation", name="kind_of_belonging",
    )  # fmt: skip
    origin: Chosen = choice(
        "brought_in received", "whether the person brought it in or it was received from outside later",
        meaning_ru="принёс ли его человек с собой или оно получено потом извне", name="origin",
        ask="Was it brought in, or received later?", ask_ru="Принесено ли это или получено потом?",
        evidence="document interview",
    )  # fmt: skip
    retention_allowed: YesNo = yes_no(
        "whether the regulations of the institution let the person keep it", evidence="document",
        meaning_ru="разрешают ли правила заведения держать его при себе", ask="May the person keep it?",
        ask_ru="Можно ли держать это при себе?",
    )  # fmt: skip
    safe_custody: YesNo = yes_no(
        "whether it was placed in safe custody on admission, or when it was received", evidence="document observation",
        meaning_ru="сдано ли оно на хранение при поступлении человека или при получении вещи",
        ask="Was it placed in safe custody on arrival?", ask_ru="Сдано ли это сразу на хранение?",
    )  # fmt: skip
    inventoried: YesNo = yes_no(
        "whether an inventory lists it", meaning_ru="внесено ли оно в перечень", ask="Is it in the inventory?",
        ask_ru="Внесено ли это в перечень?", evidence="document",
    )  # fmt: skip
    inventory_signed: YesNo = yes_no(
        "whether the person signed that inventory; no where there is none", evidence="document",
        meaning_ru="подписан ли перечень человеком; нет, если перечня нет",
        ask="Did the person sign the inventory?", ask_ru="Подписан ли перечень человеком?",
    )  # fmt: skip
    care_taken: YesNo = yes_no(
        "whether steps are, or were, taken to keep it in good condition", evidence="observation document",
        meaning_ru="принимаются ли меры к его сохранности", ask="Are steps taken to keep it in good condition?",
        ask_ru="Принимаются ли меры к его сохранности?",
    )  # fmt: skip
    owner_released_at: When = moment(
        "when the person was released; none while held", optional=True, evidence="document",
        meaning_ru="когда человек освобождён; none, пока содержится", ask="When was the owner released?",
        ask_ru="Когда владелец освобождён?",
    )  # fmt: skip
    owner_released: YesNo = yes_no(
        "whether the person has been released", meaning_ru="освобождён ли человек", ask="Has the owner been released?",
        ask_ru="Освобождён ли владелец?", evidence="document", derive=_owner_released,
    )  # fmt: skip
    returned: Chosen = choice(
        "wholly partly not_at_all", "how much of it was returned on the release", meaning_ru="сколько возвращено",
        ask="How much of it was returned on the release?", ask_ru="Сколько возвращено при освобождении?",
        evidence="document interview", name="returned",
    )  # fmt: skip
    spent_or_sent_as_authorized: YesNo = yes_no(
        "whether all that was not returned is money spent, or property sent out, as the person was authorized to",
        meaning_ru="потрачено ли или отправлено наружу всё невозвращённое так, как было разрешено человеку",
        ask="Was what is missing spent or sent out with authority?",
        ask_ru="Потрачено ли или отправлено недостающее с разрешения?", evidence="document",
    )  # fmt: skip
    destroyed_for_hygiene: YesNo = yes_no(
        "whether the rest of what is missing, neither spent nor sent out, was destroyed, after this had been found "
        "necessary on hygienic grounds",
        meaning_ru="уничтожено ли прочее недостающее (не потраченное, не отправленное) по санитарной необходимости",
        ask="Was what is missing destroyed because hygiene required it?",
        ask_ru="Уничтожено ли недостающее ради гигиены?", evidence="document",
    )  # fmt: skip
    used_as_decided: YesNo = yes_no(
        "whether medicine that was not returned was taken or disposed of as had been decided of it",
        meaning_ru="принято ли невозвращённое лекарство или уничтожено так, как о нём решили", evidence="document",
        ask="Was the missing medicine used up or disposed of as decided?",
        ask_ru="Израсходовано ли недостающее лекарство так, как решили?",
    )  # fmt: skip
    receipt_signed: YesNo = yes_no(
        "whether the person signed a receipt for what was returned", evidence="document",
        meaning_ru="расписался ли человек в получении возвращённого",
        ask="Did the person sign a receipt?", ask_ru="Расписался ли человек в получении?",
    )  # fmt: skip
    use_decided_by: Chosen = choice(
        "medical_officer nurse director officer other nobody", "who decided what use is made of it, for medicine",
        meaning_ru="кто решил, как с этим поступить, если это лекарство", name="decider_on_medicine",
        ask="Who decided what is done with the medicine?", ask_ru="Кто решил, как поступить с лекарством?",
        evidence="document interview",
    )  # fmt: skip
