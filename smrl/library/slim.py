"""What the evaluator and the paths of findings need of a program, without its conditions.

The core is some fifty classes and thousands of nodes; checking a facility needs neither, so the quick part of the cache
holds this instead. Named tuples, since they are defined in a third of the time that attrs classes take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from smrl.core.tree import Each, Group, Program
    from smrl.core.validity import Validity


class Binder(NamedTuple):
    """Whom a variable stands for; `key` is how a group's key is written."""

    variable: str
    entity: str
    key: str | None


class Scope(NamedTuple):
    """The subjects of norms; one object for all norms of the same subjects."""

    binders: tuple[Binder, ...]


class Norm(NamedTuple):
    id: str
    scope: Scope
    validity: Validity | None = None


class Setting(NamedTuple):
    value: Any
    start: str | None
    end: str | None


class Parameter(NamedTuple):
    values: tuple[Any, ...]
    default: Any
    settings: tuple[Setting, ...]


class Slim(NamedTuple):
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
        norms.append(Norm(norm.id, scopes[norm.scope], norm.validity))
    parameters = {
        name: Parameter(one.values, one.default, tuple(Setting(s.value, s.start, s.end) for s in one.settings))
        for name, one in program.parameters.items()
    }
    return Slim(tuple(norms), parameters)


def _binder(binder: Each | Group) -> Binder:
    from smrl.assessment.paths import key_written

    return Binder(binder.variable, binder.entity, key_written(binder))
