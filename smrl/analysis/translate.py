"""From expressions of the core to formulas: the cases of smrl.backends.interpret.values, over open facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smrl import lean
from smrl.analysis import canonical, collected
from smrl.analysis import conditions as r
from smrl.analysis import terms as t
from smrl.analysis.arithmetic import computed
from smrl.analysis.facility import Facility
from smrl.analysis.sides import Open, Side
from smrl.analysis.terms import Bit
from smrl.analysis.values import (
    UNKNOWN,
    Gathered,
    Number,
    Records,
    Ref,
    Time,
    Truth,
    Untranslatable,
    Value,
    Word,
    Words,
    condition,
    conjunction,
    decided,
    disjunction,
    merged,
    negation,
    point,
    settled,
    unless_unknown,
    where,
)
from smrl.core import tree as core
from smrl.core.shape import GROUP, can_be_absent, free_variables
from smrl.core.validity import in_force
from smrl.instants import Instant
from smrl.values import ABSENT
from smrl.vocabulary import Boolean, Choice, Many, Moment, Quantity, Reference, Text, Type

Env = Mapping[str, Value]

_NOT_SAID = (Boolean, Quantity, Choice, Text, Moment)


@lean.frozen(eq=False)
class Translator:
    """Expressions of one ruleset over a facility that both rulesets of a comparison share."""

    facility: Facility
    side: Side
    trial: Mapping[str, Any] = lean.field(factory=dict)  # what terms that nobody binds are tried with

    def truth(self, expr: core.Expr, env: Env) -> Truth:
        """A condition; absence counts as no."""
        return condition(self.value(expr, env))

    def value(self, expr: core.Expr, env: Env) -> Value:
        """Any expression. What formulas cannot say has a free value; Untranslatable where there is none of its type."""
        try:
            return self._value(expr, env)
        except Untranslatable as reason:
            free = self.free(expr, env, str(reason))
            if free is None:
                raise
            return free

    def free(self, expr: core.Expr, env: Env, why: str) -> Value | None:
        """A value of which nothing is known, the same for all who ask the same of the same things."""
        if not isinstance(expr.type, _NOT_SAID):
            return None
        bound = {name: at for at, name in enumerate(sorted(free_variables(expr) & env.keys()))}
        things = [(at, env[name]) for name, at in bound.items()]
        key = canonical.of(expr, self.side, bound), tuple((at, _identity(value)) for at, value in things)
        return self.facility.unsaid(key, things, expr.type, can_be_absent(expr), why)

    def _value(self, expr: core.Expr, env: Env) -> Value:
        match expr:
            case core.Const(value=value):
                return self.constant(value, expr.type)
            case core.Var(name=name):
                return env[name] if name in env else Ref(((True, self.facility.root),))
            case core.Now():
                return self.constant(self.side.on, expr.type)
            case core.InForce(validity=validity):
                return decided(in_force(validity, self.side.on))
            case core.Named(of=of):
                return self.value(of, env)
            case core.Read(of=of, entity=entity, name=name):
                return self.read(self.value(of, env), entity, name, expr.type)
            case core.Param():
                return self._parameter(expr, env)
            case core.Case(where=filter):
                return decided(True) if filter is None else self.truth(filter, env)
            case core.IsBound(parameter=parameter):
                return self._is_bound(parameter, env)
            case core.Not(of=of):
                return negation(self.truth(of, env))
            case core.And(of=parts):
                return self._conjunction(parts, env)
            case core.Or(of=parts):
                return negation(self._conjunction(parts, env, negated=True))
            case core.If():
                return self._if(expr, env)
            case core.Compare(op=op, left=left, right=right):
                return r.compared(op, self._ordinal(left, env), self._ordinal(right, env))
            case core.Equal(left=left, right=right):
                if left.type != right.type and not isinstance(left.type, Many):
                    raise Untranslatable("values of two types compared")
                return r.equal(self.value(left, env), self.value(right, env))
            case core.Member(of=of, among=among):
                return self._member(of, among, env)
            case core.IsNone(of=of):
                return _standing(self.value(of, env), asked_for_none=True)
            case core.IsRecorded(of=of):
                return _standing(self.value(of, env), asked_for_none=False)
            case core.Before(left=left, right=right):
                return r.before(self._time(left, env), self._time(right, env))
            case core.Within(of=of, limit=limit, side=way, anchor=anchor, grain=grain):
                number = self.value(limit, env)
                assert isinstance(number, Number)
                return r.within(self._time(of, env), number, way, self._time(anchor, env), grain)
            case core.Arithmetic(op=op, left=left, right=right):
                one, other = self.value(left, env), self.value(right, env)
                assert isinstance(one, Number)
                assert isinstance(other, Number)
                return computed(op, one, other)
            case core.Quantify():
                return collected.quantified(self, expr, env)
            case core.Aggregate():
                return collected.aggregated(self, expr, env)
            case core.Travels():
                return self._travels(expr, env)
        raise Untranslatable(f"`{type(expr).__name__}`")

    def _conjunction(self, parts: tuple[core.Expr, ...], env: Env, *, negated: bool = False) -> Truth:
        """All of the parts, or all of their negations; the rest is not looked at once one is known to fail."""
        found = []
        for part in parts:
            one = self.truth(part, env)
            found.append(negation(one) if negated else one)
            if found[-1].no is True:
                return decided(False)
        return conjunction(found)

    # -- facts -----------------------------------------------------------------------------------------------------

    def constant(self, value: Any, type: Type) -> Value:
        """A known value, ABSENT, or None for unknown."""
        if value is None or value is ABSENT:
            return _nothing(type, value is ABSENT)
        match value:
            case bool():
                return decided(value)
            case Instant():
                if value.zoned:
                    value = value.nominal
                return Time(True, False, value.start, value.end - value.start, value.day)
            case str():
                code = type.values.index(value) if isinstance(type, Choice) else self.facility.text(value)
                return Word(True, False, code)
            case frozenset():
                if isinstance(type, Many) and isinstance(type.element, Choice):
                    return Words(True, False, tuple(word in value for word in type.element.values))
                raise Untranslatable("sets other than of the words of a closed list")
        return point(value)

    def read(self, owner: Value, entity: str, name: str, type: Type) -> Value:
        if isinstance(owner, Gathered):
            if name == "key" and owner.key is None:
                return _nothing(type, False)
            found: Value = {"key": owner.key, "size": owner.size, "members": owner.members}[name]
            return found
        assert isinstance(owner, Ref)
        if entity == GROUP:
            return _nothing(type, False)  # of a group of which nothing is known
        result: Value | None = None
        for case, thing in reversed(owner.cases):
            fact = self.facility.read(thing, name)
            result = fact if result is None else merged(case, fact, result)
        if result is None:
            return _with_absence(_nothing(type, False), owner.absent)
        known = owner.known
        return _with_absence(unless_unknown(known, result), owner.absent) if known is not True else result

    def _ordinal(self, expr: core.Expr, env: Env) -> Number:
        value = self.value(expr, env)
        if isinstance(value, Word):
            return Number(value.known, value.code, value.known, value.code, value.absent)
        assert isinstance(value, Number)
        return value

    def _time(self, expr: core.Expr, env: Env) -> Time:
        value = self.value(expr, env)
        assert isinstance(value, Time)
        return value

    # -- conditions ------------------------------------------------------------------------------------------------

    def _if(self, expr: core.If, env: Env) -> Value:
        chosen = self.truth(expr.condition, env)
        if chosen.yes is True or chosen.no is True:
            return self.value(expr.then if chosen.yes is True else expr.otherwise, env)
        then, otherwise = self.value(expr.then, env), self.value(expr.otherwise, env)
        either = merged(chosen.yes, then, otherwise)
        if chosen.total:
            return either
        open_ = t.and_(t.not_(chosen.yes), t.not_(chosen.no))
        return unless_unknown(t.or_(t.not_(open_), r.alike(then, otherwise)), either)

    def _member(self, of: core.Expr, among: core.Expr, env: Env) -> Truth:
        one = self.value(of, env)
        if isinstance(among, core.Const) and isinstance(among.value, frozenset):
            words = sorted(among.value, key=str)
            return r.member_of_values(one, [self.constant(word, of.type) for word in words])
        several = self.value(among, env)
        if isinstance(one, Word) and isinstance(several, Words):
            if not isinstance(of.type, Choice):
                raise Untranslatable("texts in a set of words")
            return r.member_of_set(one, several)
        if isinstance(one, Ref) and isinstance(several, Records):
            return r.member_of_list(one, several)
        raise Untranslatable("membership in a list of values")

    # -- parameters ------------------------------------------------------------------------------------------------

    def _parameter(self, expr: core.Param, env: Env) -> Value:
        result = self._otherwise(expr)
        for filter, value in reversed(self.side.cases(expr)):
            setting = self.constant(value, expr.type)
            if filter is None:
                result = setting
                continue
            holds = self.truth(filter, env)
            decidedly = True if holds.total else t.or_(holds.yes, holds.no)
            result = unless_unknown(decidedly, merged(holds.yes, setting, result))
        return result

    def _otherwise(self, expr: core.Param) -> Value:
        """What nobody binds has one value for all, unknown only where a rule asks whether it is bound at all."""
        value = self.side.otherwise(expr)
        if isinstance(value, Open):
            return self.facility.term(expr.name, expr.type)
        return self.constant(self.trial.get(expr.name) if value is None else value, expr.type)

    def _is_bound(self, parameter: core.Param, env: Env) -> Truth:
        if isinstance(self.side.otherwise(parameter), Open):
            return decided(self.facility.is_bound(parameter.name, parameter.type))
        cases = [
            decided(True) if filter is None else self.truth(filter, env) for filter, _ in self.side.cases(parameter)
        ]
        return disjunction(cases) if cases else decided(False)

    def _travels(self, expr: core.Travels, env: Env) -> Truth:
        """The recorded finding where there is one, and nobody knows whether there is, else what the flags say."""
        subject = self.value(expr.subject, env)
        assert isinstance(subject, Ref)
        if self.side.vocabulary.travels is None:
            otherwise: Truth = _of(expr.otherwise)
        else:
            key = "travels", expr.norm, expr.matter, _identity(subject)
            recorded = self.facility.unsaid(key, subject, expr.type, True, "recorded findings on what travels")
            assert isinstance(recorded, Truth)
            self.facility.wishes.append(recorded.absent)
            otherwise = where(recorded.absent, _of(expr.otherwise), recorded)
        there = unless_unknown(subject.known, otherwise)
        return Truth(there.yes, t.or_(there.no, subject.absent)) if subject.absent is not False else there

    # -- collections -----------------------------------------------------------------------------------------------

    def records(self, expr: core.Expr, env: Env) -> Records:
        """A list."""
        found = self.value(expr, env)
        if not isinstance(found, Records):
            raise Untranslatable("a list of values")
        return found


def _of(truth: bool | None) -> Truth:
    return UNKNOWN if truth is None else decided(truth)


def _identity(value: Value) -> Any:
    """Equal for values that stand for the same things."""
    if isinstance(value, Ref):
        return tuple(id(thing) for _, thing in value.cases), len(value.cases) > 1 and id(value)
    return id(value)


def _standing(value: Value, *, asked_for_none: bool) -> Truth:
    """Whether a value is absent, or is not."""
    assert not isinstance(value, Gathered)
    known = value.known
    total = settled(value)
    if total:
        return decided(value.absent if asked_for_none else t.not_(value.absent))
    return Truth(value.absent, known) if asked_for_none else Truth(known, value.absent)


def _nothing(type: Type, absent: bool) -> Value:
    """An unknown value of a type, or an absent one."""
    match type:
        case Boolean():
            return Truth(False, False, absent, absent)
        case Quantity():
            return Number(False, 0, False, 0, absent)
        case Choice() | Text():
            return Word(False, absent, 0)
        case Moment():
            return Time(False, absent, 0, 86400, 0)
        case Reference():
            return Ref((), absent)
        case Many(element=Reference()):
            return Records(False, absent, ())
        case Many(element=Choice(values=words)):
            return Words(False, absent, (False,) * len(words))
    raise Untranslatable("a list of values")


def _with_absence(value: Value, absent: Bit) -> Value:
    """The value, absent where what it belongs to is."""
    if absent is False or isinstance(value, Gathered):
        return value
    return lean.evolve(value, absent=t.or_(value.absent, absent))
