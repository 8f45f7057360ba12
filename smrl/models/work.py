"""Work (rules 71 to 76)."""

from __future__ import annotations

from smrl.vocabulary.declare import Measured, entity, measure


@entity("work", part=True)
class Work:
    """A prisoner's work."""

    hours: Measured = measure(
        "hour/week", "hours of work in the week with the most", meaning_ru="часы работы, в неделю с наибольшим числом",
        ask="How many hours a week does the person work, at the most?",
        ask_ru="Сколько часов в неделю работает человек, самое большее?", evidence="document interview",
        high="168 hour/week",
    )  # fmt: skip
