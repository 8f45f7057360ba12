"""What to find out next: the unknown facts behind undetermined verdicts, most decisive first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from smrl import lean
from smrl.assessment.outline import in_language
from smrl.assessment.unknowns import could_settle, missing
from smrl.backends.results import UNDETERMINED
from smrl.vocabulary import Fact

if TYPE_CHECKING:
    from smrl.assessment.assessment import Assessment
    from smrl.assessment.live import Live


@lean.frozen
class MissingFact:
    """A fact that nobody told us, or an open term that no law given binds.

    `decides`: how many verdicts it could settle by itself; `bears_on`: how many wait for it, alone or with others.
    """

    path: str
    fact: str
    decides: int
    bears_on: int
    norms: tuple[str, ...]
    parameter: bool
    questions: Mapping[str, str]
    evidence: tuple[str, ...]

    def question(self, lang: str = "en") -> str:
        """What a visitor asks to learn it."""
        return in_language(self.questions, lang)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "path": self.path,
            "fact": self.fact,
            "decides": self.decides,
            "bears_on": self.bears_on,
            "norms": list(self.norms),
            "parameter": self.parameter,
            "question": dict(self.questions),
            "evidence": list(self.evidence),
        }


@lean.define
class _Tally:
    fact: str
    parameter: bool
    decides: int = 0
    bears_on: int = 0
    norms: dict[str, None] = lean.field(factory=dict)


def missing_facts(assessment: Assessment, live: Live, only: str | None) -> tuple[MissingFact, ...]:
    """Every unknown leaf that bears on an undetermined finding, ranked."""
    tallies: dict[str, _Tally] = {}
    env = live.environment.remembering()  # what several findings rest on is worked out once
    norms = assessment.outline.norms_of(only) if only is not None else tuple(assessment.sheets)
    for norm in norms:
        sheet = assessment.sheets.get(norm)
        if sheet is None:
            continue
        for row, code in enumerate(sheet.codes):
            if code != UNDETERMINED:
                continue
            reasoning = live.open_reasoning(sheet, row, env)
            for leaf in missing(reasoning):
                tally = tallies.setdefault(leaf.path, _Tally(leaf.fact, leaf.is_parameter))
                tally.bears_on += 1
                tally.decides += could_settle(reasoning, leaf)
                tally.norms[norm] = None
    ranked = sorted(tallies.items(), key=lambda item: (-item[1].decides, -item[1].bears_on))
    return tuple(_fact(path, tally, live) for path, tally in ranked)


def _fact(path: str, tally: _Tally, live: Live) -> MissingFact:
    entity, _, name = tally.fact.partition(".")
    fact = live.vocabulary.fact(entity, name) if entity in live.vocabulary.entities else None
    questions, evidence = about(fact) if fact is not None else ({}, ())
    if tally.parameter:
        questions = live.program.parameters[tally.fact].meaning
    return MissingFact(
        path, tally.fact, tally.decides, tally.bears_on, tuple(tally.norms), tally.parameter, questions, evidence
    )


def about(fact: Fact) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The question that a fact declares (else its meaning), by language, and what establishes it."""
    words = {"en": fact.question or fact.meaning, "ru": fact.question_ru or fact.meaning_ru}
    return {lang: text for lang, text in words.items() if text}, tuple(kind.value for kind in fact.evidence)


def by_fact(found: tuple[MissingFact, ...]) -> Mapping[str, list[MissingFact]]:
    """The missing facts of each kind, most decisive first, the kinds in order of their first."""
    groups: dict[str, list[MissingFact]] = defaultdict(list)
    for one in found:
        groups[one.fact].append(one)
    return groups
