"""Facts as an example states them: whole, or short where the example makes and links the objects itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smrl import lean
from smrl.core.tree import Given, Parameter
from smrl.instants import Instant
from smrl.units import show
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Boolean, Choice, Many, Quantity, Reference, Text, Type, Vocabulary


@lean.frozen(eq=False)
class Writer:
    """Writes facts in the words of a vocabulary, for an example of norms about `subject`."""

    vocabulary: Vocabulary
    subject: str

    def given(self, values: Mapping[str, Any], parameters: Mapping[str, Parameter]) -> Iterator[str]:
        """`given` for each parameter that is bound."""
        for name, value in values.items():
            yield f"given {name} = {self._value(value, parameters[name].type)}"

    def whole(self, facts: Given) -> Iterator[str]:
        """Every fact from the root down, lists as they stand; the lists that subjects come from are stated anyhow."""
        kinds = [entity for entity, _ in self.vocabulary.chain(self.subject)]
        stated = dict(facts.values)
        for kind in kinds:
            home = self.vocabulary.entities[kind].home
            if home is not None and home[0] == facts.entity:
                stated.setdefault(home[1], None)
        entity = self.vocabulary.entities[facts.entity]
        for path, value, type in self._facts(Given(facts.entity, stated)):
            if path != entity.key:
                name = path if isinstance(type, Many) else self._named(facts.entity, path, kinds)
                yield f"{name} = {self._value(value, type)}"

    def short(self, facts: Given) -> Iterator[str]:
        """The same where of each kind that the subject belongs to there is one object at most, which goes unnamed."""
        kinds = [entity for entity, _ in self.vocabulary.chain(self.subject)]
        yield from self._short(facts, kinds)

    def _short(self, facts: Given, kinds: list[str]) -> Iterator[str]:
        entity = self.vocabulary.entities[facts.entity]
        links = {entity.up} if entity.up is not None else set()
        for path, value, type in self._facts(facts):
            if path == entity.key:
                continue
            kept = type.element.entity if isinstance(type, Many) and isinstance(type.element, Reference) else None
            if kept in kinds and self.vocabulary.entities[kept].home == (facts.entity, path) and _is_one(value):
                yield from self._short(value[0], kinds)
            elif path not in links:
                yield f"{self._named(facts.entity, path, kinds)} = {self._value(value, type)}"

    def _named(self, entity: str, path: str, kinds: list[str]) -> str:
        """The path, after its entity where the first word could be somebody else's."""
        first = path.partition(".")[0]
        owner = next((kind for kind in kinds if first in self.vocabulary.entities[kind].facts), None)
        return path if owner == entity and first not in kinds else f"{entity}.{path}"

    def _facts(self, facts: Given) -> Iterator[tuple[str, Any, Type]]:
        """Facts with their values; those of groups by the path to them."""
        entity = self.vocabulary.entities[facts.entity]
        for name, value in facts.values.items():
            fact = entity.facts[name]
            if isinstance(fact.type, Reference) and isinstance(value, Given):
                for path, inner, type in self._facts(value):
                    yield f"{name}.{path}", inner, type
            else:
                yield name, value, fact.type

    def _value(self, value: Any, type: Type) -> str:
        if value is None:
            return "unknown"
        if value is ABSENT:
            return "none"
        match type:
            case Boolean():
                return "yes" if value else "no"
            case Quantity(unit=unit):
                return show(value, unit)
            case Many(element=element, as_set=as_set):
                return self._many(value, element, as_set)
            case Reference() if isinstance(value, Given):
                return self._record(value)
            case Choice():
                return str(value)
            case Text() | Reference():
                return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
        return value.text if isinstance(value, Instant) else str(value)

    def _many(self, values: Any, element: Type, as_set: bool) -> str:
        inside = ", ".join(self._value(one, element) for one in values)
        if isinstance(values, Partial):
            total = "" if values.total is None else f" {values.total}"
            return f"partial{total} [{inside}]"
        return f"{{{inside}}}" if as_set else f"[{inside}]"

    def _record(self, facts: Given) -> str:
        return "(" + ", ".join(f"{path} = {self._value(value, type)}" for path, value, type in self._facts(facts)) + ")"


def _is_one(value: Any) -> bool:
    return type(value) is tuple and len(value) == 1 and isinstance(value[0], Given)
