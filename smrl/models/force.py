"""Force that officers use against prisoners (rule 54)."""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT
from smrl.vocabulary.declare import Chosen, When, YesNo, choice, entity, moment, yes_no


def never_reported(use: Any, _: Any) -> bool | None:
    """What was not reported was not reported immediately."""
    return False if use.reported_to_director_at is ABSENT else None


@entity("force_use", "force_uses", ru="применение силы", tags="force security", dated_by="used_at")
class ForceUse:
    """A use of force by an officer against one prisoner. An incident with several prisoners is one for each."""

    used_at: When = moment("when force was used", meaning_ru="когда применена сила", evidence="document interview")
    self_defence: YesNo = yes_no(
        "whether it was in self-defence", meaning_ru="была ли это самозащита", ask="Was it self-defence?",
        ask_ru="Была ли это самозащита?", evidence="finding document interview",
    )  # fmt: skip
    attempted_escape: YesNo = yes_no(
        "whether it was in a case of attempted escape", meaning_ru="была ли это попытка к бегству",
        ask="Was there an attempt to escape?", ask_ru="Была ли попытка к бегству?", evidence="finding document",
    )  # fmt: skip
    resistance: Chosen = choice(
        "active_physical passive_physical not_physical no_resistance", "how the prisoner resisted an order",
        meaning_ru="как заключённый противился приказу", ask="How did the prisoner resist an order?",
        ask_ru="Как заключённый противился приказу?", evidence="document interview", name="resistance",
    )  # fmt: skip
    order_lawful: YesNo = yes_no(
        "whether that order was based on law or regulations", meaning_ru="был ли приказ основан на законе или правилах",
        ask="Was the order based on law or regulations?", ask_ru="Был ли приказ основан на законе или правилах?",
        evidence="finding document",
    )  # fmt: skip
    strictly_necessary: YesNo = yes_no(
        "whether no more force was used than strictly necessary", evidence="finding",
        meaning_ru="применено ли не больше силы, чем строго необходимо",
        ask="Was the force no more than strictly necessary?", ask_ru="Была ли сила в пределах необходимого?",
    )  # fmt: skip
    reported_to_director_at: When = moment(
        "when the officer reported it to the director; none if never", optional=True, evidence="document interview",
        meaning_ru="когда сотрудник сообщил об этом директору; none, если никогда", after="used_at",
        ask="When was the director told?", ask_ru="Когда об этом сообщено директору?",
    )  # fmt: skip
    reported_immediately: YesNo = yes_no(
        "whether the officer reported it to the director immediately", derive=never_reported, evidence="finding",
        meaning_ru="немедленно ли сотрудник сообщил об этом директору", ask="Was the director told immediately?",
        ask_ru="Немедленно ли об этом сообщено директору?",
    )  # fmt: skip
