"""What a prisoner is told on admission (rule 35)."""

from __future__ import annotations

from smrl.vocabulary.declare import YesNo, entity, yes_no


@entity("information", part=True)
class Information:
    """Information on the rules, on discipline, on requests and complaints, on rights and duties."""

    written: YesNo = yes_no(
        "whether the person was given it in writing on admission", meaning_ru="дана ли она при поступлении письменно",
        ask="Was the person given written information on admission?", ask_ru="Дана ли при поступлении памятка?",
        evidence="interview document",
    )  # fmt: skip
    oral: YesNo = yes_no(
        "whether it was conveyed to the person by word of mouth", meaning_ru="дана ли она устно",
        ask="Was it explained to the person by word of mouth?", ask_ru="Объяснили ли это человеку устно?",
        evidence="interview",
    )  # fmt: skip
