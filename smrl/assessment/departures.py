"""Authorised departures (rule 3): records of the facility that mark what was found, and never change it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from smrl import lean
from smrl.assessment.outline import Outline
from smrl.assessment.paths import read
from smrl.assessment.sheet import Departure
from smrl.diagnostics import UnknownProvision
from smrl.instants import Instant, before
from smrl.values import ABSENT
from smrl.vocabulary import Vocabulary

ENTITY: Final = "departure"
CENTRAL: Final = "central_administration"  # rule 3 leaves departures to the central prison administration alone


@lean.frozen
class Departures:
    """The departures in force on the date, by the norm that each covers."""

    _by_norm: Mapping[str, Departure]

    @classmethod
    def of(cls, vocabulary: Vocabulary, root: Any, on: Instant, outline: Outline) -> Departures:
        """Those authorised, reasoned, in the spirit of the rules, and in force; any other departs from nothing."""
        entity = vocabulary.entities.get(ENTITY)
        if entity is None or entity.home is None or entity.home[0] != vocabulary.root:
            return cls({})
        found: dict[str, Departure] = {}
        for record in read(vocabulary, *entity.home, root, root) or ():
            facts = {name: read(vocabulary, ENTITY, name, record, root) for name in entity.facts}
            if _in_force(facts, on):
                departure = Departure(
                    facts["authorized_by"], facts["reason"], str(facts["starts_on"]), str(facts["ends_on"]), facts["id"]
                )
                for norm in _covered(facts["norms"], outline):
                    found.setdefault(norm, departure)
        return cls(found)

    def covering(self, norm: str) -> Departure | None:
        """The departure that covers a norm."""
        return self._by_norm.get(norm)


def _in_force(facts: Mapping[str, Any], on: Instant) -> bool:
    """Nothing is presumed: what is not known of a departure does not count for it."""
    if any(facts.get(name) in (None, ABSENT, "") for name in ("norms", "reason", "starts_on", "ends_on", "id")):
        return False
    if facts.get("authorized_by") != CENTRAL or facts.get("in_spirit") is not True:
        return False
    return before(on, facts["starts_on"]) is not True and before(facts["ends_on"], on) is not True


def _covered(provisions: Any, outline: Outline) -> list[str]:
    norms: list[str] = []
    for wanted in provisions:
        try:
            norms += outline.norms_of(wanted)
        except UnknownProvision:  # a provision of another ruleset
            continue
    return norms
