"""From a compiled ruleset and a facility to an assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.live import Live
from smrl.assessment.outline import Outline
from smrl.assessment.whom import whom
from smrl.instants import Instant, InstantError
from smrl.values import ABSENT
from smrl.vocabulary import Vocabulary

if TYPE_CHECKING:
    from smrl.assessment.gauge import Gauge
    from smrl.backends.python import Evaluator
    from smrl.core.tree import Program


class Rules(Protocol):
    """What it takes to judge by a ruleset."""

    @property
    def outline(self) -> Outline: ...
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def gauges(self) -> Mapping[str, Gauge]: ...
    @property
    def program(self) -> Program: ...

    def evaluator_for(self, norms: frozenset[str] | None) -> Evaluator: ...


def evaluate(
    rules: Rules,
    facility: Any,
    on: Instant | None = None,
    only: Sequence[str] | None = None,
    subjects: Sequence[Any] | None = None,
) -> Assessment:
    """The assessment of a facility.

    Raises TypeError for an object that is not of the ruleset's vocabulary, LookupError for a subject that the facility
    does not have: nobody would be examined, and that must not look like a pass.
    """
    vocabulary, outline = rules.vocabulary, rules.outline
    top = vocabulary.entities[vocabulary.root]
    if not all(hasattr(facility, fact.attribute) for fact in top.facts.values()):
        given = type(facility).__name__
        raise TypeError(f"`{given}` is not a `{vocabulary.root}` of the vocabulary `{vocabulary.name}`")
    day = _where(facility, on if on is not None else _assessed_on(facility))
    norms = None if only is None else frozenset(norm for wanted in only for norm in outline.norms_of(wanted))
    here = None if subjects is None else tuple(whom(vocabulary, facility, one) for one in subjects)
    outcomes = rules.evaluator_for(norms).evaluate(facility, day, only=norms, subjects=here)
    again = Question(rules, day, only, here)
    live = Live(outline, lambda: rules.program, vocabulary, facility, day, outcomes, rules.gauges, again)
    id = getattr(facility, top.facts[top.key].attribute, None) if top.key is not None else None
    return Assessment(outline, live.sheets(), str(id or top.name), str(day), live, live.relaxed(), norms)


@lean.frozen(eq=False)
class Question:
    """What was asked of a facility, to be asked again, of it or of another version of it."""

    rules: Rules
    on: Instant
    only: Sequence[str] | None
    subjects: Sequence[Any] | None

    def __call__(self, facility: Any) -> Assessment:
        vocabulary = self.rules.vocabulary
        still = None if self.subjects is None else _still(vocabulary, facility, self.subjects)
        return evaluate(self.rules, facility, self.on, self.only, still)


def _assessed_on(facility: Any) -> Instant:
    stated = getattr(facility, "assessed_on", None)
    if stated is not None and stated is not ABSENT:
        return Instant.of(stated)
    from datetime import date

    return Instant.of(date.today())


def _where(facility: Any, on: Instant) -> Instant:
    """The instant by the facility's own clocks, where it has told in which zone they are."""
    zone = getattr(facility, "time_zone", None)
    if on.zoned or not isinstance(zone, str):
        return on
    from zoneinfo import ZoneInfo  # only for facilities that name a zone

    with suppress(InstantError, KeyError, ValueError, OSError):  # an hour that comes twice, or no such zone
        return Instant.parse(on.text, ZoneInfo(zone))
    return on


def _still(vocabulary: Vocabulary, facility: Any, subjects: Sequence[Any]) -> list[Any]:
    """Those whom another version of the facility has too: somebody who leaves is a difference, not a mistake."""
    found = []
    for one in subjects:
        with suppress(LookupError):
            found.append(whom(vocabulary, facility, one))
    return found
