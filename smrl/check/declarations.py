"""What a ruleset declares for use in its rules: parameters with their settings, definitions and classes."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from smrl.core.tree import Parameter
from smrl.source import Span
from smrl.syntax import tree


@attrs.frozen
class Definition:
    """A name for an expression about an entity: from `define`, or from `classify` (then a condition)."""

    name: str
    entity: str
    value: tree.Expr
    span: Span


@attrs.define
class Declarations:
    """Filled while the ruleset is gathered, read while expressions are checked."""

    parameters: dict[str, Parameter] = attrs.field(factory=dict)
    settings: dict[str, list[tree.Setting]] = attrs.field(factory=dict)
    definitions: dict[tuple[str, str], Definition] = attrs.field(factory=dict)

    def definition(self, entity: str, name: str) -> Definition | None:
        return self.definitions.get((entity, name))

    def names(self) -> Iterator[str]:
        yield from self.parameters
        for _, name in self.definitions:
            yield name
