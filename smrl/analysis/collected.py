"""What is said of lists of which members are open: quantifiers and aggregates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from smrl.analysis import aggregates
from smrl.analysis import terms as t
from smrl.analysis.sides import Open
from smrl.analysis.terms import Bit, Figure
from smrl.analysis.values import (
    Gathered,
    Number,
    Records,
    Ref,
    Time,
    Truth,
    Untranslatable,
    Value,
    Word,
    conjunction,
    decided,
    disjunction,
    merged,
    negation,
    settled,
    unless_unknown,
    where,
)
from smrl.analysis.windows import Dated, Period, Windowed
from smrl.backends.interpret.windows import days_of
from smrl.core import tree as core
from smrl.core.shape import can_be_absent
from smrl.instants import SECONDS, Calendar
from smrl.vocabulary import Choice, Fact, Moment

if TYPE_CHECKING:
    from smrl.analysis.translate import Translator

Env = Mapping[str, Value]

_EMPTY: Final = Records(True, False, ())


def quantified(translator: Translator, expr: core.Quantify, env: Env) -> Truth:
    """Whether every, some or most members are so."""
    members = translator.records(expr.over, env)
    some = expr.kind == "some"
    each = []
    for taken, ref in members.places:
        inner = {**env, expr.variable: ref}
        each.append((taken, _included(translator, expr, inner), translator.truth(expr.body, inner)))
    if expr.kind == "most":
        return _most(members, each)
    parts = []
    for taken, included, holds in each:
        one = conjunction([included, holds if some else negation(holds)])  # what decides: an instance, or a failure
        parts.append(where(taken, one, decided(False)))
    found = disjunction(parts)
    if found.total and settled(members) and members.open is False:
        yes = t.and_(members.known, found.yes)
        return decided(yes if some else t.not_(yes))
    yes, none = t.and_(members.known, found.yes), t.and_(found.no, members.known, t.not_(members.open))
    result = Truth(yes, t.or_(members.absent, none))
    return result if some else negation(result)


def _most(members: Records, each: list[tuple[Bit, Truth, Truth]]) -> Truth:
    """More hold than do not: the fewest and the most by which they can lead."""
    lows: list[Figure] = []
    highs: list[Figure] = []
    for taken, included, holds in each:
        low, high = t.pick(holds.yes, 1, -1), t.pick(holds.no, -1, 1)
        perhaps = t.and_(taken, t.not_(included.yes), t.not_(included.no)) if not included.total else False
        inside = t.and_(taken, included.yes)
        lows.append(t.pick(inside, low, t.pick(perhaps, t.least(low, 0), 0)))
        highs.append(t.pick(inside, high, t.pick(perhaps, t.most(high, 0), 0)))
    unseen = t.pick(members.open, members.unseen, 0)
    low, high = t.subtract(t.add(*lows), unseen), t.add(*highs, unseen)
    if members.open is False and settled(members) and all(i.total and h.total for _, i, h in each):
        return decided(t.and_(members.known, t.less(0, low)))
    countable = t.and_(members.known, t.or_(t.not_(members.open), members.counted))
    return Truth(t.and_(countable, t.less(0, low)), t.or_(members.absent, t.and_(countable, t.at_most(high, 0))))


def aggregated(translator: Translator, expr: core.Aggregate, env: Env) -> Value:
    """What members come to; those of a list that is absent, to what none come to."""
    members = translator.records(expr.over, env)
    over = _over if expr.window is None else _in_windows
    result = over(translator, expr, members, env)
    if members.absent is not False:
        result = merged(members.absent, over(translator, expr, _EMPTY, env), result)
    return unless_unknown(t.or_(members.known, members.absent), result)


def _included(translator: Translator, expr: core.Quantify | core.Aggregate, inner: Env) -> Truth:
    return decided(True) if expr.where is None else translator.truth(expr.where, inner)


def _period(translator: Translator, expr: core.Aggregate) -> Period | None:
    """The period that the logs cover."""
    facility = translator.facility
    if expr.kind not in ("longest_gap", "least_count", "least_sum") or facility.vocabulary.period is None:
        return None
    first, last = (facility.read(facility.root, name) for name in facility.vocabulary.period)
    assert isinstance(first, Time)
    assert isinstance(last, Time)
    return t.and_(first.known, last.known), first.day, last.day


# -- in all -----------------------------------------------------------------------------------------------------------


def _over(translator: Translator, expr: core.Aggregate, members: Records, env: Env) -> Value:
    uncertain = expr.value is not None and expr.kind != "share" and can_be_absent(expr.value)
    cast = [_candidate(translator, expr, taken, ref, env, uncertain) for taken, ref in members.places]
    unseen = aggregates.Unseen(members.open, members.counted, members.unseen, expr.where is None and not uncertain)

    def free(why: str) -> Value:
        found = translator.free(expr, env, why)
        assert found is not None
        return found

    return aggregates.result(expr, cast, unseen, _period(translator, expr), free)


def _candidate(
    translator: Translator, expr: core.Aggregate, taken: Bit, ref: Ref, env: Env, uncertain: bool
) -> aggregates.Candidate:
    inner = {**env, expr.variable: ref}
    included = _included(translator, expr, inner)
    value = _value(translator, expr, ref, inner)
    there = t.and_(taken, t.not_(included.no), t.not_(_absence(value)))
    certain = there if included.total else t.and_(there, included.yes)
    if uncertain and not settled(value):
        assert not isinstance(value, Gathered)
        certain = t.and_(certain, value.known)
    return aggregates.Candidate(there, certain, value)


def _value(translator: Translator, expr: core.Aggregate, ref: Ref, env: Env) -> Value:
    if expr.kind in ("longest_run", "longest_gap"):
        dated_by = _dating_fact(translator, expr)
        return translator.read(ref, dated_by.entity, dated_by.name, Moment())
    if expr.value is None:
        return decided(True)
    if expr.kind == "share":
        return translator.truth(expr.value, env)
    value = translator.value(expr.value, env)
    if expr.kind == "commonest" and isinstance(value, Word) and isinstance(expr.value.type, Choice):
        return aggregates.as_set(value, len(expr.value.type.values))
    return value


def _absence(value: Value) -> Bit:
    return False if isinstance(value, Gathered) else value.absent


def _dating_fact(translator: Translator, expr: core.Aggregate) -> Fact:
    assert expr.entity is not None
    entity = translator.facility.vocabulary.entities[expr.entity]
    assert entity.dated_by is not None
    return entity.facts[entity.dated_by]


# -- in windows -------------------------------------------------------------------------------------------------------


def _in_windows(translator: Translator, expr: core.Aggregate, members: Records, env: Env) -> Value:
    window = _window(translator, expr, env)
    if window is None:
        return Number(False, 0, False, 0)
    dated_by = _dating_fact(translator, expr)
    each = aggregates.ONE if expr.value is None else aggregates.declared(expr)
    uncertain = expr.value is not None and can_be_absent(expr.value)
    exact = members.open is False
    cast = []
    for taken, ref in members.places:
        inner = {**env, expr.variable: ref}
        included = _included(translator, expr, inner)
        day = translator.read(ref, dated_by.entity, dated_by.name, Moment())
        value = aggregates.ONE if expr.value is None else translator.value(expr.value, inner)
        assert isinstance(day, Time)
        assert isinstance(value, Number)
        certain = True if included.total else included.yes
        for open_, of in ((uncertain, value), (dated_by.optional, day)):
            if open_ and not settled(of):
                certain = t.and_(certain, of.known)
        there = t.and_(taken, t.not_(included.no), t.not_(day.absent), t.not_(value.absent))
        exact = exact and included.total and settled(day) and settled(value) and value.is_point
        cast.append(Dated(there, certain, day, aggregates.closed(value, each)))
    everyone = expr.where is None and not uncertain and not dated_by.optional
    unseen = aggregates.Unseen(members.open, members.counted, members.unseen, everyone)
    period = _period(translator, expr)
    calendars = translator.facility.calendars
    return Windowed(calendars, expr.kind, window, cast, unseen, each, period, exact).result()


def _window(translator: Translator, expr: core.Aggregate, env: Env) -> Figure | Calendar | None:
    """How long a window is, in days, or which it is; None where nobody knows, or it is no number of whole days.

    A term that nobody binds is taken to be one.
    """
    if not isinstance(expr.window, core.Param):
        return expr.window
    length = translator.value(expr.window, env)
    assert isinstance(length, Number)
    if not isinstance(length.low_known, t.Term) and not isinstance(length.low, t.Term):
        return days_of(length.low if length.low_known else None)
    if length.low_known is not True or not isinstance(translator.side.otherwise(expr.window), Open):
        raise Untranslatable("windows that are not as long for all")
    days = t.variable(f"parameter {expr.window.name} in days", "Int")
    translator.facility.rules += [t.same(length.low, t.times(SECONDS["day"], days)), t.at_most(1, days)]
    return days
