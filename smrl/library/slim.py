"""What the evaluator and the paths of findings need of a program, without its conditions.

The core is some fifty classes and thousands of nodes; checking a facility needs neither, so the quick part of the cache
holds this instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from smrl.core.tree import Each, Group, Program


@attrs.frozen(eq=False)
class Binder:
    """Whom a variable stands for; `key` is how a group's key is written."""

    variable: str
    entity: str
    key: str | None


@attrs.frozen(eq=False)
class Scope:
    """The subjects of norms; one object for all norms of the same subjects."""

    binders: tuple[Binder, ...]


@attrs.frozen(eq=False)
class Norm:
    id: str
    scope: Scope


@attrs.frozen(eq=False)
class Setting:
    value: Any
    start: str | None
    end: str | None


@attrs.frozen(eq=False)
class Parameter:
    values: tuple[Any, ...]
    default: Any
    settings: tuple[Setting, ...]


@attrs.frozen(eq=False)
class Slim:
    """A program without what only explanations need."""

    norms: tuple[Norm, ...]
    parameters: Mapping[str, Parameter]


def slim(program: Program) -> Slim:
    """The slim form of a program."""
    scopes: dict[Any, Scope] = {}
    norms = []
    for norm in program.norms:
        if norm.scope not in scopes:
            scopes[norm.scope] = Scope(tuple(_binder(binder) for binder in norm.scope.binders))
        norms.append(Norm(norm.id, scopes[norm.scope]))
    parameters = {
        name: Parameter(one.values, one.default, tuple(Setting(s.value, s.start, s.end) for s in one.settings))
        for name, one in program.parameters.items()
    }
    return Slim(tuple(norms), parameters)


def _binder(binder: Each | Group) -> Binder:
    from smrl.assessment.paths import key_written

    return Binder(binder.variable, binder.entity, key_written(binder))
