"""Mutants of a ruleset: one place of its text changed, in every norm of the core that the text got into.

A definition stands in each norm that uses it, a part's filter in each norm of the part, an incorporated norm under the
provision that takes it over: what is written once is changed once, and everywhere at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from smrl import lean
from smrl.analysis.sides import rewritten
from smrl.core import tree as core
from smrl.core.tree import Each, Expr, Norm, Program
from smrl.mutation.edits import Edit
from smrl.mutation.operators import OPERATORS, Operator
from smrl.vocabulary import Boolean

Key = tuple[str, str, int, int, str]
"""Operator, file, stretch, and what stands there instead: the same for one change in several norms."""


class Changed(Mapping[str, Norm]):
    """The norms that differ, by id; each is made when it is looked at, since one of many mostly decides."""

    def __init__(self, makers: Mapping[str, Callable[[], Norm]]) -> None:
        self._makers = makers
        self._made: dict[str, Norm] = {}

    def __getitem__(self, id: str) -> Norm:
        if id not in self._made:
            self._made[id] = self._makers[id]()
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@lean.frozen(eq=False)
class Mutant:
    """A ruleset with one edit. `norms` are those that differ, as they are in it."""

    operator: str
    edit: Edit
    norms: Changed

    @property
    def place(self) -> str:
        """File and line of the edit."""
        return f"{self.edit.span.source.name}:{self.edit.span.line}"


def mutants(
    program: Program, own: Collection[str], operators: Iterable[Operator] = tuple(OPERATORS.values())
) -> list[Mutant]:
    """Every mutant of what stands in the files `own`, in the order of the text. Two edits to one effect are one."""
    found: dict[Key, tuple[Edit, dict[str, Callable[[], Norm]]]] = {}
    for norm in program.norms:
        if norm.condition is not None:
            for key, edit, make in _of_norm(norm, operators):
                if edit.span.source.name in own:
                    found.setdefault(key, (edit, {}))[1][norm.id] = make
    files = {source.name: at for at, source in enumerate(program.sources)}
    order = {name: at for at, name in enumerate(OPERATORS)}
    ordered = sorted(found, key=lambda key: (files[key[1]], key[2], key[3], order[key[0]], key[4]))
    alike: dict[tuple[frozenset[str], Norm], list[Changed]] = {}
    result = []
    for key in ordered:
        edit, makers = found[key]
        norms = Changed(makers)
        first = next(iter(norms))
        known = alike.setdefault((frozenset(norms), _unworded(norms[first])), [])
        if not any(all(_unworded(other[id]) == _unworded(norms[id]) for id in norms) for other in known):
            known.append(norms)
            result.append(Mutant(key[0], edit, norms))
    return result


def _unworded(norm: Norm) -> Norm:
    """Without the word that it begins with: a norm that forbids is one that requires the opposite."""
    return lean.evolve(norm, keyword="")


def _of_norm(norm: Norm, operators: Iterable[Operator]) -> Iterator[tuple[Key, Edit, Callable[[], Norm]]]:
    places = list(_places(norm))
    for operator in operators:
        if operator.on_norm is not None:
            for made, edit in operator.on_norm(norm):
                yield _key(operator, edit), edit, _always(made)
            continue
        changes: dict[Key, tuple[Edit, dict[int, Expr]]] = {}
        for expr, is_condition in places:
            make = operator.on_value or (operator.on_condition if is_condition else None)
            for change in make(expr) if make is not None else ():
                key = _key(operator, change.edit)
                changes.setdefault(key, (change.edit, {}))[1][id(expr)] = change.node
        for key, (edit, instead) in changes.items():
            yield key, edit, _replacing(norm, instead)


def _always(norm: Norm) -> Callable[[], Norm]:
    return lambda: norm


def _replacing(norm: Norm, instead: Mapping[int, Expr]) -> Callable[[], Norm]:
    return lambda: rewritten(norm, lambda expr: instead.get(id(expr), expr))


def _key(operator: Operator, edit: Edit) -> Key:
    span = edit.span
    return operator.name, span.source.name, span.start, span.end, edit.text


def _places(norm: Norm) -> Iterator[tuple[Expr, bool]]:
    """Every expression of a norm, and whether its truth is asked for."""
    for binder in norm.scope.binders:
        yield from _inside(binder.over, False)
        if binder.where is not None:
            yield from _inside(binder.where, True)
        if not isinstance(binder, Each):
            yield from _inside(binder.by, False)
    for one in (norm.condition, *(reason.condition for reason in norm.reasons)):
        if one is not None:
            yield from _inside(one, True)


def _inside(expr: Expr, is_condition: bool) -> Iterator[tuple[Expr, bool]]:
    yield expr, is_condition
    truths = _truths(expr, is_condition)
    for child in core.children(expr):
        yield from _inside(child, any(child is one for one in truths))


def _truths(expr: Expr, is_condition: bool) -> tuple[Expr | None, ...]:
    """The expressions directly inside one whose truth it asks for."""
    match expr:
        case core.Not(of=of) if is_condition and not isinstance(of, core.And | core.Or | core.Not | core.If):
            return ()  # `not` itself can go: to turn what it speaks of would be the same
        case core.And(of=of) | core.Or(of=of):
            return of
        case core.Not(of=inner):
            return (inner,)
        case core.Named(of=inner) if isinstance(expr.type, Boolean):
            return (inner,)
        case core.If(condition=condition, then=then, otherwise=otherwise):
            return condition, then, otherwise
        case core.Quantify(where=where, body=body):
            return where, body
        case core.Aggregate(where=where, value=value, kind=kind):
            return where, value if kind == "share" else None
        case core.Case(where=where):
            return (where,)
    return ()
