"""What lies behind the facts that rules read: the facts that others are worked out from.

No rule names them and no declaration lists them, so each function is asked for a value of objects of which nothing is
known, which remember what they were asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from smrl.vocabulary import Entity, Reference, Vocabulary
from smrl.vocabulary.fields import Derived

Reads = Mapping[str, Sequence[str]]


class _Watched:
    """An object of which nothing is known, and which remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return None

    def remember(self, thing: object, _: str, derive: Callable[[Any, Any], Any]) -> Any:
        """What a root can do beside having facts (smrl.vocabulary.root): it works out."""
        return derive(thing, self)

    def index(self, _: str) -> Mapping[str, Any]:
        """Nobody is there."""
        return {}

    def backlinks(self, _: str, link: str) -> Mapping[str | None, tuple[Any, ...]]:  # noqa: ARG002 as a root has it
        """Nobody leads anywhere."""
        return {}


def with_inputs(reads: Reads, vocabulary: Vocabulary) -> Reads:
    """The facts read, and after them those that the derived ones among them ask for, one step behind."""
    found = {entity: dict.fromkeys(names) for entity, names in reads.items()}
    for entity, names in reads.items():
        of = vocabulary.entities[entity]
        for fact in (of.facts[name] for name in names):
            if isinstance(fact.derive, Derived):
                thing, root = _Watched(), _Watched()
                with suppress(TypeError, AttributeError, ValueError, LookupError):  # of nothing, many make nothing
                    fact.derive.derive(thing, root)
                _add(found, of, thing, vocabulary)
                _add(found, vocabulary.entities[vocabulary.root], root, vocabulary)
    return {entity: list(names) for entity, names in found.items()}


def _add(found: dict[str, dict[str, None]], entity: Entity, asked: _Watched, vocabulary: Vocabulary) -> None:
    for fact in entity.facts.values():
        if fact.attribute in asked.asked or fact.name in asked.asked:
            found.setdefault(entity.name, {}).setdefault(fact.name)
            if isinstance(fact.type, Reference) and vocabulary.entities[fact.type.entity].home is None:
                part = vocabulary.entities[fact.type.entity]
                found.setdefault(part.name, {}).update(dict.fromkeys(part.facts))


def deciding_lists(vocabulary: Vocabulary) -> frozenset[str]:
    """The facts of the root that `travels` looks into: what stands there decides, and silence does too."""
    if vocabulary.travels is None:
        return frozenset()
    root = _Watched()
    vocabulary.travels(root, "", "", _Watched())
    facts = vocabulary.entities[vocabulary.root].facts.values()
    return frozenset(fact.name for fact in facts if fact.attribute in root.asked)
