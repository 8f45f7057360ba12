"""What holds of every program that the checker hands on: the evaluators rely on it and do not look again.

Run in the tests on every compiled program, not in use: a violation is a fault of the checker, never of a ruleset.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.instants import Instant
from smrl.units import TIME
from smrl.values import ABSENT
from smrl.vocabulary import (
    MOMENT,
    Boolean,
    Choice,
    Many,
    Moment,
    Quantity,
    Reference,
    Text,
    Type,
    Vocabulary,
)

Variables = Mapping[str, Type]

_SUMMARIES = ("sum", "minimum", "maximum", "average", "greatest_sum", "least_sum")
_WINDOWED = ("greatest_count", "least_count", "greatest_sum", "least_sum")
_WITHOUT_VALUE = ("count", "longest_run", "longest_gap", "greatest_count", "least_count")


def check(program: core.Program, vocabulary: Vocabulary) -> list[str]:
    """The invariants that a program violates, each as a sentence with the norm's id; none if all is well."""
    found = [f"two norms have the id {id}" for id in _twice([norm.id for norm in program.norms])]
    for norm in program.norms:
        found += [f"{norm.id}: {fault}" for fault in _Check(program, vocabulary).norm(norm)]
    return found


def _twice(ids: list[str]) -> list[str]:
    return [id for id in dict.fromkeys(ids) if ids.count(id) > 1] if len(set(ids)) < len(ids) else []


class _Check:
    def __init__(self, program: core.Program, vocabulary: Vocabulary) -> None:
        self.program, self.vocabulary = program, vocabulary

    def norm(self, norm: core.Norm) -> Iterator[str]:
        if norm.provision not in self.program.provisions:
            yield f"its provision {norm.provision} is not declared"
        for kind, names in (("security", norm.limits), ("safeguard", norm.protects)):
            for name in names:
                if name not in self.program.themes or self.program.themes[name].kind != kind:
                    yield f"{name} is declared as no {kind} theme"
        for name in norm.trial:
            if name not in self.program.parameters or not self.program.parameters[name].values:
                yield f"{name} cannot be tried value by value"
        variables: dict[str, Type] = {self.vocabulary.root: Reference(self.vocabulary.root)}
        for binder in norm.scope.binders:
            yield from self.binder(binder, variables)
        if norm.condition is None and norm.reasons and norm.text is None:
            yield "it has reasons, but nothing to be met"
        for condition in (norm.condition, *(reason.condition for reason in norm.reasons)):
            if condition is not None:
                yield from self.condition(condition, variables)

    def binder(self, binder: core.Each | core.Group, variables: dict[str, Type]) -> Iterator[str]:
        """Checks a binder and adds its variable."""
        yield from self.members(binder.over, binder.entity, variables)
        if isinstance(binder, core.Each):
            variables[binder.variable] = Reference(binder.entity)
            if binder.where is not None:
                yield from self.condition(binder.where, variables)
            return
        inner = {**variables, binder.member: Reference(binder.entity)}
        if binder.where is not None:
            yield from self.condition(binder.where, inner)
        yield from self.expression(binder.by, inner)
        variables[binder.variable] = Reference(GROUP)

    def members(self, over: core.Expr, entity: str | None, variables: Variables) -> Iterator[str]:
        yield from self.expression(over, variables)
        if not isinstance(over.type, Many):
            yield "it ranges over something that is no list"
        elif entity and over.type.element != Reference(entity):
            yield f"it takes members of type {over.type.element} for {entity}"

    def condition(self, expr: core.Expr, variables: Variables) -> Iterator[str]:
        if not isinstance(expr.type, Boolean):
            yield f"{type(expr).__name__} stands for a condition and is of type {expr.type}"
        yield from self.expression(expr, variables)

    def expression(self, expr: core.Expr, variables: Variables) -> Iterator[str]:
        """Faults of an expression and of everything in it."""
        match expr:
            case core.Quantify(over=over, where=where, body=body):
                yield from self.members(over, None, variables)
                inner = self._inner(expr.variable, over, variables)
                yield from self.condition(body, inner)
                if where is not None:
                    yield from self.condition(where, inner)
                return
            case core.Aggregate():
                yield from self.aggregate(expr, variables)
                return
            case core.Param():
                yield from self.parameter(expr)
            case core.Var(name=name):
                if variables.get(name) != expr.type:
                    yield f"the variable {name} is not bound to a {expr.type} here"
            case core.Read():
                yield from self.read(expr)
            case core.Const(value=value):
                if value is not None and value is not ABSENT and not fits(value, expr.type):
                    yield f"the constant {value!r} is not of type {expr.type}"
            case _:
                yield from operands(expr)
        for child in core.children(expr):
            yield from self.expression(child, variables)

    def _inner(self, variable: str, over: core.Expr, variables: Variables) -> Variables:
        return {**variables, variable: over.type.element} if isinstance(over.type, Many) else variables

    def aggregate(self, expr: core.Aggregate, variables: Variables) -> Iterator[str]:
        yield from self.members(expr.over, expr.entity, variables)
        inner = self._inner(expr.variable, expr.over, variables)
        if expr.where is not None:
            yield from self.condition(expr.where, inner)
        dated = expr.entity is not None and self.vocabulary.entities[expr.entity].dated_by is not None
        if not dated and (expr.kind in ("longest_run", "longest_gap") or expr.kind in _WINDOWED):
            yield f"{expr.kind} is over records without a date"
        if (expr.value is None) != (expr.kind in _WITHOUT_VALUE):
            yield f"{expr.kind} has a value where it needs none, or lacks one"
        if (expr.window is not None) != (expr.kind in _WINDOWED):
            yield f"{expr.kind} has a window where it needs none, or lacks one"
        if isinstance(expr.window, int) and expr.window < 1:
            yield f"{expr.kind} has a window of {expr.window} days"
        if isinstance(expr.window, core.Param):
            yield from self.expression(expr.window, variables)
            if not isinstance(expr.window.type, Quantity) or expr.window.type.dimension != TIME:
                yield f"{expr.kind} has a window that is a {expr.window.type}"
        if expr.value is not None:
            if expr.kind == "share":
                yield from self.condition(expr.value, inner)
            else:
                yield from self.expression(expr.value, inner)
            if expr.kind in _SUMMARIES and not same(expr.value.type, expr.type):
                yield f"{expr.kind} of {expr.value.type} is of type {expr.type}"

    def parameter(self, expr: core.Param) -> Iterator[str]:
        declared = self.program.parameters.get(expr.name)
        if declared is None:
            yield f"the parameter {expr.name} is not declared"
            return
        if not same(declared.type, expr.type):
            yield f"the parameter {expr.name} is read as {expr.type}"
        if [case.index for case in expr.cases] != list(range(len(declared.settings))):
            yield f"the parameter {expr.name} is read without all its settings"
        for case in expr.cases:
            if case.where is not None and not isinstance(case.where.type, Boolean):
                yield f"a filter of the parameter {expr.name} is no condition"
        for setting in declared.settings:
            if not fits(setting.value, declared.type):
                yield f"the parameter {expr.name} is set to {setting.value!r}"

    def read(self, expr: core.Read) -> Iterator[str]:
        if expr.of.type != Reference(expr.entity):
            yield f"{expr.entity}.{expr.name} is read from a {expr.of.type}"
        if expr.entity == GROUP:
            if expr.name not in ("key", "size", "members"):
                yield f"groups have no {expr.name}"
            return
        fact = self.vocabulary.fact(expr.entity, expr.name) if expr.entity in self.vocabulary.entities else None
        if fact is None:
            yield f"there is no fact {expr.entity}.{expr.name}"
        elif fact.type != expr.type or fact.optional != expr.optional:
            yield f"{fact.path} is read as what it is not"


def operands(expr: core.Expr) -> Iterator[str]:
    """Faults in the types of an operation's direct operands."""
    match expr:
        case core.Not(of=of):
            parts: tuple[core.Expr, ...] = (of,)
        case core.And(of=parts) | core.Or(of=parts):
            if not parts:
                yield f"{type(expr).__name__} of nothing"
        case core.If(condition=condition, then=then, otherwise=otherwise):
            parts = (condition,)
            if not (same(then.type, otherwise.type) and same(then.type, expr.type)):
                yield f"the arms of an if are of types {then.type} and {otherwise.type}"
        case core.Compare(left=left, right=right):
            parts = ()
            ordered = isinstance(left.type, Choice) and left.type.ordered
            if not (isinstance(left.type, Quantity) or ordered) or not _comparable(left.type, right.type):
                yield f"{left.type} is compared with {right.type}"
        case core.Equal(left=left, right=right):
            parts = ()
            if isinstance(left.type, Quantity) or not _comparable(left.type, right.type):
                yield f"{left.type} is put equal to {right.type}"
        case core.Member(of=of, among=among):
            parts = ()
            if not isinstance(among.type, Many) or not _comparable(of.type, among.type.element):
                yield f"{of.type} is sought in {among.type}"
        case core.Before(left=left, right=right):
            parts = ()
            if left.type != MOMENT or right.type != MOMENT:
                yield f"{left.type} is before {right.type}"
        case core.Within(of=of, limit=limit, anchor=anchor):
            parts = ()
            in_time = isinstance(limit.type, Quantity) and limit.type.dimension == TIME
            if of.type != MOMENT or anchor.type != MOMENT or not in_time or expr.grain < 1:
                yield f"{of.type} is within {limit.type} of {anchor.type}"
        case core.Arithmetic():
            parts = ()
            yield from _arithmetic(expr)
        case core.Named(of=of):
            parts = ()
            if of.type != expr.type:
                yield f"{expr.name} is of type {expr.type} and stands for {of.type}"
        case _:
            parts = ()
    for part in parts:
        if not isinstance(part.type, Boolean):
            yield f"{type(part).__name__} stands for a condition and is of type {part.type}"


def _arithmetic(expr: core.Arithmetic) -> Iterator[str]:
    left, right, result = expr.left.type, expr.right.type, expr.type
    if not (isinstance(left, Quantity) and isinstance(right, Quantity) and isinstance(result, Quantity)):
        yield f"{left} and {right} are computed with"
        return
    a, b = left.dimension, right.dimension
    expected = a * b if expr.op == "*" else a / b if expr.op == "/" else a
    if result.dimension != expected or (expr.op in ("+", "-") and not _comparable(left, right)):
        yield f"{left} {expr.op} {right} is of type {result}"


def same(one: Type, other: Type) -> bool:
    """Whether two types are one; choices are where they have the same words."""
    if isinstance(one, Choice) and isinstance(other, Choice):
        return set(one.values) == set(other.values)
    return one == other


def _comparable(one: Type, other: Type) -> bool:
    """As `same`, but counted things also go with bare whole numbers, and a word with some of its list."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        counts = (one.dimension.is_count or one.dimension.is_plain) and (
            other.dimension.is_count or other.dimension.is_plain
        )
        return one == other or (counts and (one.dimension.is_plain or other.dimension.is_plain))
    if isinstance(one, Choice) and isinstance(other, Choice):
        return bool(set(one.values) & set(other.values))
    return one == other


def fits(value: Any, type: Type) -> bool:
    """Whether a known value is canonical for its type: no floats, no lists, no quantities of a library."""
    match type:
        case Boolean():
            return isinstance(value, bool)
        case Quantity():
            return isinstance(value, int | Fraction) and not isinstance(value, bool)
        case Choice(values=words):
            return value in words
        case Text():
            return isinstance(value, str)
        case Moment():
            return isinstance(value, Instant)
        case Many(element=element):
            return isinstance(value, frozenset | tuple) and all(fits(one, element) for one in value)
    return False
