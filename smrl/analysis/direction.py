"""Which way each measured fact moves a norm: read off its conditions, without evaluating them.

A norm cannot fail where it is met or does not bind. `Direction.more` of a fact says that raising it, all else as it
is, never takes a norm from there to a failure; `less` says that of lowering it. Both rest on one rule: each part of a
condition either follows a fact or goes against it, `not` turns that round, and where two parts disagree, or where only
one value will do, nothing is claimed. Open terms that multiply or divide are taken to be what they measure, never
negative, unless a ruleset sets them below zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction
from typing import Final

from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.vocabulary import Choice, Quantity, Type, Vocabulary

FactPath = tuple[str, str]
"""The entity and the name of a fact."""

_FOLLOWS: Final = 1
_AGAINST: Final = 2
_BOTH: Final = 3

Effects = Mapping[FactPath, int]
"""Of each measured fact, whether a value follows it, goes against it, or does either."""


class Direction(Enum):
    """What of a fact never hurts a norm: more of it, less of it, either of them (`neither` can hurt), or none."""

    more = "more never hurts"
    less = "less never hurts"
    either = "either can hurt"
    neither = "neither can hurt"


_DIRECTIONS: Final = {0: Direction.neither, _FOLLOWS: Direction.more, _AGAINST: Direction.less, _BOTH: Direction.either}


def directions(norm: core.Norm, program: core.Program, vocabulary: Vocabulary) -> Mapping[FactPath, Direction]:
    """The direction of each fact with an order that the norm reads, in the order of the rule."""
    reading = _Reading(program, vocabulary)
    met = [] if norm.condition is None else [reading.effects(norm.condition)]
    for reason in norm.reasons:
        effects = reading.effects(reason.condition)
        met.append(effects if reason.kind in ("unless", "prevails", "except", "due") else _turned(effects))
    for binder in norm.scope.binders:
        met.append(_unclear(reading.effects(binder.over)))
        if isinstance(binder, core.Group):  # who is in a group changes its size, its key and its members at once
            met.append(_unclear(reading.effects(binder.by)))
        if binder.where is not None:
            filters = reading.effects(binder.where)
            met.append(_unclear(filters) if isinstance(binder, core.Group) else _turned(filters))
    return {fact: _DIRECTIONS[effect] for fact, effect in _together(met).items()}


def is_ordered(type: Type) -> bool:
    """Whether values of a type can be more or less: numbers, and words in order."""
    return isinstance(type, Quantity) or (isinstance(type, Choice) and type.ordered)


def _together(parts: Iterable[Effects]) -> Effects:
    found: dict[FactPath, int] = {}
    for part in parts:
        for fact, effect in part.items():
            found[fact] = found.get(fact, 0) | effect
    return found


def _turned(effects: Effects) -> Effects:
    swapped = {0: 0, _FOLLOWS: _AGAINST, _AGAINST: _FOLLOWS, _BOTH: _BOTH}
    return {fact: swapped[effect] for fact, effect in effects.items()}


def _unclear(effects: Effects) -> Effects:
    return {fact: effect and _BOTH for fact, effect in effects.items()}


class _Reading:
    """Works out the effects on expressions, each once: definitions stand in many places."""

    def __init__(self, program: core.Program, vocabulary: Vocabulary) -> None:
        self._program, self._vocabulary = program, vocabulary
        self._known: dict[int, Effects] = {}

    def effects(self, expr: core.Expr) -> Effects:
        found = self._known.get(id(expr))
        if found is None:
            found = self._known[id(expr)] = self._effects(expr)
        return found

    def _effects(self, expr: core.Expr) -> Effects:
        match expr:
            case core.Read(of=of, entity=entity, name=name):
                own = {(entity, name): _FOLLOWS} if entity != GROUP and is_ordered(expr.type) else {}
                return _together([_unclear(self.effects(of)), own])
            case core.Named(of=of):
                return self.effects(of)
            case core.Not(of=of):
                return _turned(self.effects(of))
            case core.And(of=parts) | core.Or(of=parts):
                return _together(map(self.effects, parts))
            case core.If():
                return self._choice(expr)
            case core.Compare(op=op, left=left, right=right) if op not in ("=", "!="):
                low, high = (left, right) if op in ("<", "<=") else (right, left)
                return _together([_turned(self.effects(low)), self.effects(high)])
            case core.IsNone(of=of) | core.IsRecorded(of=of):
                return dict.fromkeys(self.effects(of), 0) if isinstance(of, core.Read) else self._any(expr)
            case core.Within(of=of, limit=limit, anchor=anchor):  # a longer limit excludes nothing
                dates = _together([self.effects(of), self.effects(anchor)])
                return _together([_unclear(dates), self.effects(limit)])
            case core.Arithmetic():
                return self._arithmetic(expr)
            case core.Quantify():
                return self._quantifier(expr)
            case core.Aggregate():
                return self._aggregate(expr)
        return self._any(expr)

    def _any(self, expr: core.Expr) -> Effects:
        """What only one value will do for, or nothing is known of."""
        return _unclear(_together(map(self.effects, core.children(expr))))

    def _choice(self, expr: core.If) -> Effects:
        """`if C then yes else B` is `C or B`, and so on; otherwise the condition can do either."""
        condition = self.effects(expr.condition)
        for arm, means, effects in (
            (expr.then, True, condition), (expr.then, False, _turned(condition)),
            (expr.otherwise, True, _turned(condition)), (expr.otherwise, False, condition),
        ):  # fmt: skip
            if isinstance(arm, core.Const) and arm.value is means:
                other = expr.otherwise if arm is expr.then else expr.then
                return _together([effects, self.effects(other)])
        return _together([_unclear(condition), self.effects(expr.then), self.effects(expr.otherwise)])

    def _arithmetic(self, expr: core.Arithmetic) -> Effects:
        left, right = self.effects(expr.left), self.effects(expr.right)
        match expr.op:
            case "+":
                return _together([left, right])
            case "-":
                return _together([left, _turned(right)])
        divides = expr.op == "/"
        if self._sign(expr.left) <= 0 or (divides and self._sign(expr.right) <= 0):
            right = _unclear(right)
        if self._sign(expr.right) <= 0:
            left = _unclear(left)
        return _together([left, _turned(right) if divides else right])

    def _quantifier(self, expr: core.Quantify) -> Effects:
        parts = [_unclear(self.effects(expr.over)), self.effects(expr.body)]
        if expr.where is not None:
            where = self.effects(expr.where)
            parts.append(_turned(where) if expr.kind == "every" else where if expr.kind == "some" else _unclear(where))
        return _together(parts)

    def _aggregate(self, expr: core.Aggregate) -> Effects:
        over = _unclear(self.effects(expr.over))
        where = {} if expr.where is None else self.effects(expr.where)
        value = {} if expr.value is None else self.effects(expr.value)
        match expr.kind:
            case "count" | "longest_run" | "greatest_count" | "least_count":
                pass
            case "longest_gap":
                where = _turned(where)
            case "sum" | "greatest_sum" | "least_sum" if expr.lower is not None and expr.lower >= 0:
                pass
            case "sum" | "greatest_sum" | "least_sum" | "minimum" | "maximum" | "average" | "share":
                where = _unclear(where)
            case _:
                where, value = _unclear(where), _unclear(value)
        return _together([over, where, value])

    def _sign(self, expr: core.Expr) -> int:
        """1 for what is never negative, -1 for what is never positive, 0 for what can be either."""
        match expr:
            case core.Const(value=int() | Fraction() as value):
                return 1 if value >= 0 else -1
            case core.Named(of=of):
                return self._sign(of)
            case core.Read(entity=entity, name=name):
                if entity == GROUP:
                    return 1
                lower = self._vocabulary.entities[entity].facts[name].lower
                return 1 if lower is not None and lower >= 0 else 0
            case core.Param(name=name):
                declared = self._program.parameters[name]
                values = [declared.default, *(setting.value for setting in declared.settings)]
                numbers = [value for value in values if isinstance(value, int | Fraction)]
                return 0 if any(number < 0 for number in numbers) else 1
            case core.Aggregate(kind=kind, lower=lower):
                valued = kind in ("sum", "minimum", "maximum", "average", "greatest_sum", "least_sum")
                return 1 if not valued or (lower is not None and lower >= 0) else 0
            case core.Arithmetic(op=op, left=left, right=right) if op != "-":
                one, other = self._sign(left), self._sign(right)
                return one * other if op in ("*", "/") else one if one == other else 0
            case core.If(then=then, otherwise=otherwise):
                return self._sign(then) if self._sign(then) == self._sign(otherwise) else 0
        return 0
