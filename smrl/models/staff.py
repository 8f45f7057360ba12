"""The personnel (rules 46 to 54)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Key, Words, choice, entity, key, words


@entity("staff_member", "staff")
class Staff:
    """A member of the personnel."""

    id: Key = key()
    role: Chosen = choice(
        "director deputy_director officer medical_officer nurse psychiatrist psychologist social_worker teacher "
        "trade_instructor religious_representative administrator other",
        "what the person does", meaning_ru="должность", ask="What is this person's post?",
        ask_ru="Какова должность этого человека?", evidence="document", name="role",
    )  # fmt: skip
    sex: Chosen = choice("female male other", "the person's sex", meaning_ru="пол", evidence="observation", name="sex")
    languages: Words = words("languages the person speaks", meaning_ru="языки человека", evidence="interview")
