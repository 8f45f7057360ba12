"""Units: the separate parts of an institution in which people are held (rule 8)."""

from __future__ import annotations

from smrl.models.placement import residents_of_unit
from smrl.models.prisoner import Prisoner
from smrl.vocabulary.declare import Chosen, Key, Links, choice, entity, key, links


@entity("unit", "units", ru="отделение", tags="separation accommodation")
class Unit:
    """A wing, block or other part of the institution, kept apart from the rest."""

    id: Key = key()
    purpose: Chosen = choice(
        "normal remand women young civil reception segregation infirmary high_security other", "what it is used for",
        meaning_ru="для чего оно используется", ask="What is this unit for?", ask_ru="Для чего это отделение?",
        evidence="document observation", name="unit_purpose",
    )  # fmt: skip
    residents: Links[Prisoner] = links(
        "prisoner", "the prisoners placed in its cells, worked out from the roll", derive=residents_of_unit,
        meaning_ru="заключённые, размещённые в его камерах, по списку",
    )  # fmt: skip
