"""The meaning of expressions, case by case and as plainly as it can be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from smrl import lean
from smrl.backends.interpret import aggregates, windows
from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.numbers import bounds, compare, compute
from smrl.backends.results import Interval
from smrl.core import tree as core
from smrl.core.shape import can_be_absent
from smrl.core.validity import in_force
from smrl.instants import Instant, before, same, within, within_before, within_until
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Choice, Fact

Truth = bool | None

_PLAIN = (bool, int, Fraction, str, Interval, Instant, frozenset)
_SIDES = {"after": within, "before": within_before, "until": within_until}


def truth(expr: core.Expr, env: Environment) -> Truth:
    """The value of a condition: known absence counts as false."""
    got = value(expr, env)
    return got if isinstance(got, bool) else None if got is None else False


def value(expr: core.Expr, env: Environment) -> Any:
    """The value of an expression: see smrl.core.tree for what each means."""
    return _value(expr, env) if env.memo is None else env.memo.of(expr, env, _value)


def _value(expr: core.Expr, env: Environment) -> Any:
    match expr:
        case core.Const(value=known):
            return known
        case core.Var(name=name):
            return env.object(name)
        case core.Now():
            return env.on
        case core.Named(of=of):
            return value(of, env)
        case core.Read(of=of, entity=entity, name=name):
            owner = value(of, env)
            return owner if owner is None or owner is ABSENT else env.read(owner, entity, name)
        case core.Param():
            return _parameter(expr, env)
        case core.Case(where=where):
            return True if where is None else truth(where, env)
        case core.IsBound(parameter=parameter):
            return _is_bound(parameter, env)
        case core.InForce(validity=validity):
            return in_force(validity, env.on)
        case core.Not(of=of):
            return negation(truth(of, env))
        case core.And(of=parts):
            return conjunction(truth(part, env) for part in parts)
        case core.Or(of=parts):
            return disjunction(truth(part, env) for part in parts)
        case core.If(condition=condition, then=then, otherwise=otherwise):
            return _chosen(truth(condition, env), value(then, env), value(otherwise, env))
        case core.Compare(op=op, left=left, right=right):
            return _compared(op, _ordinal(left, env), _ordinal(right, env))
        case core.Equal(left=left, right=right):
            return equal(value(left, env), value(right, env))
        case core.Member(of=of, among=among):
            return _member(value(of, env), value(among, env))
        case core.IsNone(of=of):
            got = value(of, env)
            return None if got is None else got is ABSENT
        case core.IsRecorded(of=of):
            got = value(of, env)
            return None if got is None else got is not ABSENT
        case core.Before(left=left, right=right):
            return _related(before, value(left, env), value(right, env))
        case core.Within():
            return _within(expr, env)
        case core.Arithmetic(op=op, left=left, right=right):
            return _computed(op, value(left, env), value(right, env))
        case core.Quantify():
            return _quantified(expr, env)
        case core.Aggregate():
            return _aggregated(expr, env)
        case core.Travels():
            return _travels(expr, env)


# -- Kleene's connectives ---------------------------------------------------------------------------------------------


def negation(x: Truth) -> Truth:
    return None if x is None else not x


def conjunction(parts: Iterable[Truth]) -> Truth:
    """False if any is false, else unknown if any is unknown."""
    seen = list(parts)
    return False if False in seen else None if None in seen else True


def disjunction(parts: Iterable[Truth]) -> Truth:
    """True if any is true, else unknown if any is unknown."""
    seen = list(parts)
    return True if True in seen else None if None in seen else False


def _chosen(condition: Truth, then: Any, otherwise: Any) -> Any:
    if condition is None:
        return then if alike(then, otherwise) else None
    return then if condition else otherwise


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same. Records are, only where they are one object; lists, where their members are."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        together = len(one) == len(other) and _unseen(one) == _unseen(other)
        return together and all(map(alike, one, other))
    return one is other or (isinstance(one, _PLAIN) and isinstance(other, _PLAIN) and bool(one == other))


# -- comparisons ------------------------------------------------------------------------------------------------------


def _related(relation: Any, left: Any, right: Any) -> Truth:
    """A relation of two values: false with one that is not there, else unknown with an unknown one."""
    if left is ABSENT or right is ABSENT:
        return False
    if left is None or right is None:
        return None
    answer: Truth = relation(left, right)
    return answer


def _ordinal(expr: core.Expr, env: Environment) -> Any:
    """A number, or the position of a word in its ordered list."""
    got = value(expr, env)
    if isinstance(expr.type, Choice) and isinstance(got, str):
        return expr.type.values.index(got)
    return got


def _compared(op: str, left: Any, right: Any) -> Truth:
    if op == "!=":
        return negation(_compared("=", left, right))
    return _related(lambda x, y: compare(op, x, y), left, right)


def equal(left: Any, right: Any) -> Truth:
    """Whether two values of one type are the same."""
    return _related(_same, left, right)


def _same(left: Any, right: Any) -> Truth:
    if isinstance(left, Instant):
        return same(left, right)
    if isinstance(left, bool | str):
        return bool(left == right)
    if isinstance(left, int | Fraction | Interval):
        return compare("=", left, right)
    if isinstance(left, frozenset | tuple):
        return conjunction((_contains(left, right), _contains(right, left)))
    return left is right


def _contains(small: Sequence[Any] | frozenset[Any], large: Sequence[Any] | frozenset[Any]) -> Truth:
    """Whether all of one set is in the other."""
    seen = conjunction(_member(one, large) for one in small)
    return None if seen is True and _unseen(small) != 0 else seen


def _member(of: Any, among: Any) -> Truth:
    """Whether a value is among others: it equals one of them. An unseen one may be it."""
    if of is ABSENT or among is ABSENT:
        return False
    if among is None:
        return None
    seen = disjunction(equal(of, one) for one in among)
    return None if seen is False and _unseen(among) != 0 else seen


def _within(expr: core.Within, env: Environment) -> Truth:
    """Decided where both bounds of the limit decide alike: a longer limit never excludes what a shorter one allows."""
    of, limit, anchor = value(expr.of, env), value(expr.limit, env), value(expr.anchor, env)
    if ABSENT in (of, limit, anchor):
        return False
    if of is None or limit is None or anchor is None:
        return None
    relation = _SIDES[expr.side]
    low, high = bounds(limit)
    if low is not None and relation(of, low, anchor, expr.grain) is True:
        return True
    if high is not None and relation(of, high, anchor, expr.grain) is False:
        return False
    return None


# -- arithmetic, parameters -------------------------------------------------------------------------------------------


def _computed(op: Any, left: Any, right: Any) -> Any:
    if left is ABSENT or right is ABSENT:
        return ABSENT
    return None if left is None or right is None else compute(op, left, right)


def _parameter(expr: core.Param, env: Environment) -> Any:
    if expr.name in env.parameters:
        return env.parameters[expr.name]
    for case in expr.cases:
        if env.in_force(expr, case.index):
            holds = value(case, env)
            if holds is None:
                return None
            if holds:
                return env.program.parameters[expr.name].settings[case.index].value
    return env.unbound(expr.name)


def _is_bound(parameter: core.Param, env: Environment) -> Truth:
    if parameter.name in env.parameters:
        return True
    return disjunction(value(case, env) for case in parameter.cases if env.in_force(parameter, case.index))


def _travels(expr: core.Travels, env: Environment) -> Truth:
    """The recorded finding, else what the norm's flags say."""
    subject = value(expr.subject, env)
    if subject is None or subject is ABSENT:
        return None if subject is None else False
    recorded = env.vocabulary.travels
    found = ABSENT if recorded is None else recorded(env.root, expr.norm, expr.matter, subject)
    return found if found is None or isinstance(found, bool) else expr.otherwise


# -- collections ------------------------------------------------------------------------------------------------------


def _unseen(members: Any) -> int | None:
    """How many members are not known, `None` if nobody knows how many."""
    return members.unseen if isinstance(members, Partial) else 0


def _quantified(expr: core.Quantify, env: Environment) -> Truth:
    members = value(expr.over, env)
    if members is None:
        return None
    if members is ABSENT:
        members = ()
    inner = [env.bind(expr.variable, member) for member in members]
    cast = [(True if expr.where is None else truth(expr.where, one), truth(expr.body, one)) for one in inner]
    unseen = _unseen(members)
    if expr.kind == "most":
        return _most(cast, unseen)
    if expr.kind == "every":
        seen = conjunction(disjunction((negation(included), holds)) for included, holds in cast)
        return None if seen is True and unseen != 0 else seen
    seen = disjunction(conjunction(one) for one in cast)
    return None if seen is False and unseen != 0 else seen


def _most(cast: Iterable[tuple[Truth, Truth]], unseen: int | None) -> Truth:
    """More hold than do not: the fewest and the most by which they can lead."""
    low = high = 0
    for included, holds in cast:
        if included is not False:
            leads = [1 if holds is not False else -1, -1 if holds is not True else 1]
            low += min(leads) if included else min(*leads, 0)
            high += max(leads) if included else max(*leads, 0)
    if unseen is None:
        return None
    return True if low - unseen > 0 else False if high + unseen <= 0 else None


def _aggregated(expr: core.Aggregate, env: Environment) -> Any:
    """Collect the members that are, or may be, in, with their values; then see smrl.backends.interpret.aggregates."""
    members = value(expr.over, env)
    if members is None:
        return None
    if members is ABSENT:
        members = ()
    if expr.window is not None:
        gathered = _windowed(expr, env, members)
        return None if gathered is None else windows.result(gathered)
    uncertain = expr.value is not None and expr.kind != "share" and can_be_absent(expr.value)
    cast: list[aggregates.Candidate] = []
    for member in members:
        inner = env.bind(expr.variable, member)
        included = True if expr.where is None else truth(expr.where, inner)
        got = _aggregate_value(expr, inner, member)
        if included is not False and got is not ABSENT:
            cast.append(aggregates.Candidate(included is True and not (got is None and uncertain), got))
    everyone = expr.where is None and not uncertain
    return aggregates.result(expr, cast, aggregates.Unseen(_unseen(members), everyone), _period(env))


def window_found(expr: core.Aggregate, env: Environment) -> tuple[int, int] | None:
    """First and last day of the window in which an aggregate came to what it came to for certain, if there is one."""
    members = value(expr.over, env)
    gathered = None if members is None or members is ABSENT else _windowed(expr, env, members)
    return None if gathered is None else windows.found(gathered)


def _windowed(expr: core.Aggregate, env: Environment, members: Any) -> windows.Windowed | None:
    """The members that are, or may be, in, with their days and numbers; None where nobody knows the window."""
    if isinstance(expr.window, core.Param):
        days = windows.days_of(value(expr.window, env))
        if days is None:
            return None
        expr = lean.evolve(expr, window=days)
    dated_by = dating_fact(expr, env)
    undated = dated_by.optional
    uncertain = expr.value is not None and can_be_absent(expr.value)
    cast: list[windows.Dated] = []
    for member in members:
        inner = env.bind(expr.variable, member)
        included = True if expr.where is None else truth(expr.where, inner)
        date = None if member is None else env.read(member, dated_by.entity, dated_by.name)
        got = 1 if expr.value is None else value(expr.value, inner)
        if included is not False and date is not ABSENT and got is not ABSENT:
            certain = included is True and not (got is None and uncertain) and not (date is None and undated)
            cast.append(windows.Dated(certain, None if date is None else date.day, got))
    everyone = expr.where is None and not uncertain and not undated
    return windows.Windowed(expr, cast, aggregates.Unseen(_unseen(members), everyone), _period(env))


def dating_fact(expr: core.Aggregate, env: Environment) -> Fact:
    """The fact that dates the members."""
    assert expr.entity is not None
    entity = env.vocabulary.entities[expr.entity]
    assert entity.dated_by is not None
    return entity.facts[entity.dated_by]


def _aggregate_value(expr: core.Aggregate, env: Environment, member: Any) -> Any:
    if expr.kind in ("longest_run", "longest_gap"):
        dated_by = dating_fact(expr, env)
        return None if member is None else env.read(member, dated_by.entity, dated_by.name)
    if expr.value is None:
        return True
    return truth(expr.value, env) if expr.kind == "share" else value(expr.value, env)


def _period(env: Environment) -> tuple[int, int] | None:
    """First and last day of the period that the root's logs cover, if known."""
    if env.vocabulary.period is None:
        return None
    first, last = (env.read(env.root, env.vocabulary.root, name) for name in env.vocabulary.period)
    if not isinstance(first, Instant) or not isinstance(last, Instant):
        return None
    return first.day, last.day
