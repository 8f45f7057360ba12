"""Punishment by close confinement, and instruments of restraint (rules 32 to 34)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Measured, When, YesNo, choice, entity, measure, moment, yes_no


@entity("discipline", part=True)
class Discipline:
    """What a prisoner undergoes by way of punishment."""

    close_confinement: Measured = measure(
        "hour/day", "time spent in close confinement as a punishment, on the day with the most", high="24 hour/day",
        meaning_ru="время строгого заключения в виде наказания, в день с наибольшим", evidence="document interview",
        ask="How long a day is the person in close confinement as a punishment?",
        ask_ru="Сколько времени в день человек проводит в строгом заключении как наказанный?",
    )  # fmt: skip
    medically_certified: YesNo = yes_no(
        "whether the medical officer examined the person and certified in writing that it can be sustained",
        meaning_ru="удостоверил ли врач письменно после осмотра, что человек может это перенести",
        ask="Has the medical officer certified the person fit to sustain it?",
        ask_ru="Удостоверил ли врач, что человек может это перенести?", evidence="document",
    )  # fmt: skip
    medical_visits: Measured = measure(
        "occasion/day", "visits by the medical officer during it, on the day with the fewest",
        meaning_ru="посещения врача за это время, в день с наименьшим числом", ask="How often does the doctor come?",
        ask_ru="Как часто приходит врач?", evidence="document interview",
    )  # fmt: skip


@entity("restraint_use", "restraint_uses", dated_by="started_at")
class RestraintUse:
    """One use of an instrument of restraint."""

    started_at: When = moment("when it began", meaning_ru="когда началось", evidence="document")
    kind: Chosen = choice(
        "handcuffs chains irons strait_jacket belt body_belt other", "which instrument",
        meaning_ru="какое средство", ask="Which instrument?", ask_ru="Какое средство?", name="instrument",
        evidence="document interview",
    )  # fmt: skip
    purpose: Chosen = choice(
        "escape_prevention medical self_injury injury_to_others damage punishment other", "what it was used for",
        meaning_ru="с какой целью", ask="What for?", ask_ru="С какой целью?", name="restraint_purpose",
        evidence="document interview",
    )  # fmt: skip
    during_transfer: YesNo = yes_no(
        "whether it was used during a transfer", meaning_ru="применено ли при перемещении", evidence="document",
        ask="Was it during a transfer?", ask_ru="Было ли это при перемещении?",
    )  # fmt: skip
    authorized: YesNo = yes_no(
        "whether the director ordered it, or the medical officer for medical reasons", evidence="document",
        meaning_ru="приказал ли это директор или, по медицинским причинам, врач", ask="Who ordered it?",
        ask_ru="Кто это приказал?",
    )  # fmt: skip
    duration: Measured = measure("hour", "how long it lasted", meaning_ru="как долго длилось", evidence="document",
                                 ask="How long did it last?", ask_ru="Как долго это длилось?")  # fmt: skip
