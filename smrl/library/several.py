"""Several rulesets about one facility, which is read in the words of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smrl.diagnostics import Diagnostic, Label, RulesetError
from smrl.vocabulary.extended import agree, declared_facts, together

if TYPE_CHECKING:
    from smrl.library.compiled import Compiled
    from smrl.source import Span
    from smrl.vocabulary import Fact, Vocabulary


def vocabulary_of(rulesets: Sequence[Compiled]) -> Vocabulary:
    """The vocabulary of all; RulesetError where two declare a fact differently, so that no file could state it."""
    known: dict[str, tuple[Fact, Compiled]] = {}
    faults = []
    for ruleset in rulesets:
        for fact in declared_facts(ruleset.vocabulary):
            other, first = known.setdefault(fact.path, (fact, ruleset))
            if not agree(other, fact):
                faults.append(_clash(fact, first, ruleset))
    if faults:
        raise RulesetError(faults)
    return together([ruleset.vocabulary for ruleset in rulesets])


def _clash(fact: Fact, first: Compiled, second: Compiled) -> Diagnostic:
    name, other = first.outline.name, second.outline.name
    label = Label(place, f"by `{name}`") if (place := _declared(fact, first)) is not None else None
    return Diagnostic(
        "C608",
        f"`{name}` and `{other}` declare `{fact.path}` differently",
        _declared(fact, second),
        "a facility is judged by each of them apart",
        (label,) if label is not None else (),
    )


def _declared(fact: Fact, ruleset: Compiled) -> Span | None:
    """Where a ruleset declares a fact: looked up in its text, since only this fault asks for it."""
    from smrl.syntax import parse, tree

    for source in ruleset.program.sources:
        for item in parse(source)[0].items:
            if isinstance(item, tree.FactDeclaration) and (item.entity, item.name) == (fact.entity, fact.name):
                return item.path_span
    return None
