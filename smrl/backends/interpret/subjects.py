"""Who is examined: the subjects of a scope, in order, with what is not known of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.values import alike, truth, value
from smrl.backends.results import Interval, Members, Subject
from smrl.core.tree import Each, Group, Scope
from smrl.values import ABSENT, Partial


def enumerate_subjects(scope: Scope, env: Environment) -> list[Subject]:
    """The subjects that a scope has among these facts: see smrl.core.tree.Scope."""
    return list(_walk(scope, (), env))


def _walk(scope: Scope, values: tuple[Any, ...], env: Environment) -> Iterator[Subject]:
    if len(values) == len(scope.binders):
        yield Subject(scope, values)
        return
    binder = scope.binders[len(values)]
    members = value(binder.over, env)
    if members is None:
        yield Subject(scope, values, open=True)
    elif members is ABSENT:
        return
    elif isinstance(binder, Group):
        for group in _groups(binder, members, env):
            yield from _walk(scope, (*values, group), env.bind(binder.variable, group))
    else:
        yield from _each(scope, binder, values, members, env)


def _each(
    scope: Scope, binder: Each, values: tuple[Any, ...], members: Sequence[Any], env: Environment
) -> Iterator[Subject]:
    for member in members:
        inner = env.bind(binder.variable, member)
        if binder.where is not None and truth(binder.where, inner) is False:
            yield Subject(scope, (*values, member))
        else:
            yield from _walk(scope, (*values, member), inner)
    if isinstance(members, Partial) and members.unseen != 0:
        yield Subject(scope, values, open=True)


def _groups(binder: Group, members: Sequence[Any], env: Environment) -> list[Members]:
    """Groups by key; those whose key or filter is unknown may belong to any, so every size is open by their number."""
    known: list[tuple[Any, list[Any]]] = []
    unsure: list[Any] = []
    for member in members:
        inner = env.bind(binder.member, member)
        included = True if binder.where is None else truth(binder.where, inner)
        key = value(binder.by, inner)
        if included is False or key is ABSENT:
            continue
        if included is None or key is None or isinstance(key, Interval):
            unsure.append(member)
        else:
            own = next((own for other, own in known if alike(key, other)), None)
            if own is None:
                known.append((key, [member]))
            else:
                own.append(member)
    unseen = members.unseen if isinstance(members, Partial) else 0
    more = None if unseen is None else len(unsure) + unseen
    if more == 0:
        return [Members(key, len(own), len(own), own) for key, own in known]
    groups = [
        Members(key, len(own), None if more is None else len(own) + more, own, tuple(unsure)) for key, own in known
    ]
    return [*groups, Members(None, 0, more, (), tuple(unsure))]
