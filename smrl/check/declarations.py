"""What a ruleset declares for use in its rules: parameters with their settings, definitions and classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from smrl import lean
from smrl.check.family import Family
from smrl.core.tree import Parameter
from smrl.source import Span
from smrl.syntax import tree


@lean.frozen
class Definition:
    """A name for an expression about an entity: from `define`, or from `classify` (then a condition)."""

    name: str
    entity: str
    value: tree.Expr
    span: Span


@lean.define
class Declarations:
    """Filled while the ruleset is gathered, read while expressions are checked."""

    family: Family
    facts: Mapping[tuple[str, str], Sequence[Span]]
    """Where the facts that rulesets declare themselves are declared, by entity and name."""
    unread: set[str] = lean.field(factory=set)
    """Names that items which could not be parsed would have declared: whoever uses them is not at fault."""
    parameters: dict[str, Parameter] = lean.field(factory=dict)
    settings: dict[str, list[tree.Setting]] = lean.field(factory=dict)
    _by_entity: dict[str, dict[str, Definition]] = lean.field(factory=dict)
    _entities: dict[str, list[str]] = lean.field(factory=dict)

    def hidden(self, entity: str, name: str, text: Span) -> Span | None:
        """Where a fact is declared that a text does not know of, since its ruleset extends none that declares it."""
        places = self.facts.get((entity, name), ())
        return None if any(self.family.knows(text, place) for place in places) else next(iter(places), None)

    def define(self, definition: Definition) -> None:
        self._by_entity.setdefault(definition.entity, {})[definition.name] = definition
        self._entities.setdefault(definition.name, []).append(definition.entity)

    def definition(self, entity: str, name: str) -> Definition | None:
        return self._by_entity.get(entity, {}).get(name)

    def defined_on(self, entity: str) -> Iterator[str]:
        """The names that definitions give to things of an entity."""
        yield from self._by_entity.get(entity, ())

    def entities_with(self, name: str) -> Sequence[str]:
        """The entities for which a name is defined."""
        return self._entities.get(name, ())

    @property
    def definitions(self) -> list[Definition]:
        return [definition for named in self._by_entity.values() for definition in named.values()]
