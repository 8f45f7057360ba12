"""Occasions on which an interpreter is needed (rule 51)."""

from __future__ import annotations

from smrl.vocabulary.declare import When, YesNo, entity, moment, yes_no


@entity(
    "interpretation_need", "interpretation_needs", ru="потребность в переводчике", tags="language", dated_by="arose_at"
)
class InterpretationNeed:
    """An occasion on which a prisoner and the staff could not do without an interpreter."""

    arose_at: When = moment("when it arose", meaning_ru="когда это было", evidence="document interview")
    interpreter_used: YesNo = yes_no(
        "whether an interpreter's services were used", meaning_ru="прибегли ли к услугам переводчика",
        ask="Was an interpreter used?", ask_ru="Прибегли ли к услугам переводчика?", evidence="document interview",
    )  # fmt: skip
