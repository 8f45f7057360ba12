"""Comparisons of values of which some are open; each says what smrl.backends.interpret.values says of known ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from smrl.analysis import terms as t
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
    Words,
    conjunction,
    decided,
    disjunction,
    negation,
    settled,
)

Side = Literal["after", "before", "until"]


def related(left: Value, right: Value, yes: Bit, no: Bit) -> Truth:
    """False with what is absent, unknown with what is unknown; else what `yes` and `no` say, as far as they do."""
    assert not isinstance(left, Truth | Gathered)
    assert not isinstance(right, Truth | Gathered)
    if settled(left) and settled(right) and t.or_(yes, no) is True:
        return decided(t.and_(left.known, right.known, yes))
    there = t.and_(left.known, right.known)
    return Truth(t.and_(there, yes), t.or_(left.absent, right.absent, t.and_(there, no)))


# -- numbers ----------------------------------------------------------------------------------------------------------


def compared(op: str, left: Number, right: Number) -> Truth:
    """Decided only where the bounds decide."""
    match op:
        case "<":
            return _less(left, right)
        case ">":
            return _less(right, left)
        case "<=":
            return _reversed(_less(right, left), left, right)
        case ">=":
            return _reversed(_less(left, right), left, right)
        case "=":
            return equal_numbers(left, right)
    return negation(equal_numbers(left, right))


def _less(left: Number, right: Number) -> Truth:
    if left.is_point and right.is_point:
        yes = t.less(left.low, right.low)
        return related(left, right, yes, t.not_(yes))
    yes = t.and_(left.high_known, right.low_known, t.less(left.high, right.low))
    no = t.and_(left.low_known, right.high_known, t.at_most(right.high, left.low))
    return Truth(t.and_(yes, _present(left, right)), t.or_(no, left.absent, right.absent))


def _reversed(less: Truth, left: Number, right: Number) -> Truth:
    """Not less; but false, too, with what is absent."""
    absent = t.or_(left.absent, right.absent)
    if less.total:
        return decided(t.and_(t.not_(less.yes), t.not_(absent)))
    return Truth(t.and_(less.no, t.not_(absent)), t.or_(less.yes, absent))


def _present(left: Number, right: Number) -> Bit:
    return t.and_(t.not_(left.absent), t.not_(right.absent))


def equal_numbers(left: Number, right: Number) -> Truth:
    if left.is_point and right.is_point:
        yes = t.same(left.low, right.low)
        return related(left, right, yes, t.not_(yes))
    apart = t.or_(
        t.and_(left.high_known, right.low_known, t.less(left.high, right.low)),
        t.and_(left.low_known, right.high_known, t.less(right.high, left.low)),
    )
    ends = (left.low_known, left.high_known, right.low_known, right.high_known)
    together = t.and_(*ends, t.same(left.low, left.high), t.same(right.low, right.high), t.same(left.low, right.low))
    absent = t.or_(left.absent, right.absent)
    return Truth(t.and_(together, t.not_(absent)), t.or_(apart, absent))


# -- instants ---------------------------------------------------------------------------------------------------------


def _end(time: Time) -> Figure:
    return t.add(time.start, time.size)


def before(a: Time, b: Time) -> Truth:
    yes = t.at_most(_end(a), b.start)
    no = t.and_(t.not_(yes), t.at_most(t.subtract(_end(b), 1), a.start))
    return related(a, b, yes, no)


def same_time(a: Time, b: Time) -> Truth:
    yes = t.and_(t.same(a.start, b.start), t.same(a.size, b.size))
    no = t.or_(t.at_most(_end(a), b.start), t.at_most(_end(b), a.start))
    return related(a, b, yes, no)


def within(of: Time, limit: Number, side: Side, anchor: Time, grain: int) -> Truth:
    """Decided where both bounds of the limit decide alike."""
    low, _ = _reached(of, limit.low, side, anchor, grain)
    _, high = _reached(of, limit.high, side, anchor, grain)
    there = t.and_(of.known, anchor.known)
    absent = t.or_(of.absent, anchor.absent, limit.absent)
    present = t.and_(there, t.not_(absent))
    if limit.is_point and limit.known is True and there is True:
        return Truth(low, high, total=t.or_(low, high) is True)
    return Truth(t.and_(present, limit.low_known, low), t.or_(absent, t.and_(present, limit.high_known, high)))


def _reached(x: Time, seconds: Figure, side: Side, anchor: Time, grain: int) -> tuple[Bit, Bit]:
    if side == "before":
        x, anchor = anchor, x
    fine = t.and_(t.at_most(x.size, grain), t.at_most(anchor.size, grain))
    to_the_day = t.or_(t.same(x.size, 86400), t.same(anchor.size, 86400))
    days = t.times(86400, t.subtract(x.day, anchor.day))
    nominal = t.pick(to_the_day, days, t.subtract(x.start, anchor.start))
    shortest = t.subtract(x.start, t.subtract(_end(anchor), 1))
    longest = t.subtract(t.subtract(_end(x), 1), anchor.start)
    early = side == "until"
    so = t.and_(True if early else t.at_most(0, nominal), t.at_most(nominal, seconds))
    yes = t.and_(True if early else t.at_most(0, shortest), t.at_most(longest, seconds))
    no = t.and_(
        t.not_(yes), t.or_(False if early else t.less(longest, 0), t.less(seconds, shortest))
    )  # fmt: skip
    return t.choose(fine, so, yes), t.choose(fine, t.not_(so), no)


# -- words, sets, things, lists ---------------------------------------------------------------------------------------


def equal(left: Value, right: Value) -> Truth:
    """Whether two values of one type are the same."""
    match left, right:
        case Truth(), Truth():
            return _equal_truths(left, right)
        case Number(), Number():
            return equal_numbers(left, right)
        case Word(), Word():
            yes = t.same(left.code, right.code)
            return related(left, right, yes, t.not_(yes))
        case Time(), Time():
            return same_time(left, right)
        case Ref(), Ref():
            yes = _same_thing(left, right)
            return related(left, right, yes, t.not_(yes))
        case Words(), Words():
            return _present_sets(left, right, conjunction([_contained(left, right), _contained(right, left)]))
    raise Untranslatable("lists compared with each other")


def _equal_truths(left: Truth, right: Truth) -> Truth:
    absent = t.or_(left.absent, right.absent)
    yes = t.or_(t.and_(left.yes, right.yes), t.and_(left.no, right.no))
    if left.total and right.total:
        return decided(yes)
    no = t.or_(t.and_(left.yes, right.no), t.and_(left.no, right.yes))
    return Truth(yes, t.or_(absent, no))


def _same_thing(left: Ref, right: Ref) -> Bit:
    return t.any_(t.and_(a, b) for a, one in left.cases for b, other in right.cases if one is other)


def _contained(small: Words, large: Words) -> Truth:
    """Whether all of one set is in the other: an unseen one of the first may not be, one of the other's may be it."""
    missing = [t.and_(a, t.not_(b)) for a, b in zip(small.bits, large.bits, strict=True)]
    if small.open is False and large.open is False:
        return decided(t.not_(t.any_(missing)))
    lacks = t.any_(missing)
    return Truth(t.and_(t.not_(lacks), t.not_(small.open)), t.and_(lacks, t.not_(large.open)))


def _present_sets(left: Words, right: Words, inside: Truth) -> Truth:
    if settled(left) and settled(right) and inside.total:
        return decided(t.and_(left.known, right.known, inside.yes))
    there = t.and_(left.known, right.known)
    return Truth(t.and_(there, inside.yes), t.or_(left.absent, right.absent, t.and_(there, inside.no)))


def member_of_set(of: Word, among: Words) -> Truth:
    """Whether a word is in a set; of an empty one nothing is, be it known or not."""
    found = t.any_(t.and_(bit, t.same(of.code, at)) for at, bit in enumerate(among.bits))
    if settled(of) and settled(among) and among.open is False:
        return decided(t.and_(of.known, among.known, found))
    outside = t.choose(of.known, t.not_(found), t.not_(t.any_(among.bits)))
    there = t.and_(among.known, t.not_(of.absent))
    return Truth(
        t.and_(there, of.known, found),
        t.or_(of.absent, among.absent, t.and_(there, outside, t.not_(among.open))),
    )


def member_of_values(of: Value, among: list[Value], same: Callable[[Value, Value], Truth] = equal) -> Truth:
    """Whether a value is one of several known ones."""
    if not among:
        return decided(False)
    return disjunction([same(of, one) for one in among])


def member_of_list(of: Ref, among: Records) -> Truth:
    """Whether a thing is in a list."""
    each = []
    for taken, ref in among.places:
        one = equal(of, ref)
        total = one.total
        each.append(decided(t.and_(taken, one.yes)) if total else _if_taken(taken, one))
    seen = disjunction(each) if each else decided(False)
    if settled(of) and settled(among) and among.open is False and seen.total:
        return decided(t.and_(of.known, among.known, seen.yes))
    there = t.and_(among.known, t.not_(of.absent))
    no = t.and_(there, seen.no, t.not_(among.open))
    return Truth(t.and_(there, seen.yes), t.or_(of.absent, among.absent, no))


def _if_taken(taken: Bit, one: Truth) -> Truth:
    return Truth(t.and_(taken, one.yes), t.or_(t.not_(taken), one.no))


# -- whether two values are alike, for `if` and for groups ------------------------------------------------------------


def alike(one: Value, other: Value) -> Bit:
    """Whether two values are the same, unknown ones and absent ones included."""
    if one is other:
        return True
    match one, other:
        case Truth(), Truth():
            same = (t.same_bit(one.yes, other.yes), t.same_bit(one.no, other.no))
            return t.and_(*same, t.same_bit(one.absent, other.absent))
        case Number(), Number():
            return t.and_(
                t.same_bit(one.absent, other.absent),
                _same_end(one.low_known, one.low, other.low_known, other.low),
                _same_end(one.high_known, one.high, other.high_known, other.high),
            )
        case Word(), Word():
            return _alike_if(one, other, t.same(one.code, other.code))
        case Time(), Time():
            return _alike_if(one, other, t.and_(t.same(one.start, other.start), t.same(one.size, other.size)))
        case Ref(), Ref():
            return _alike_if(one, other, _same_thing(one, other))
    raise Untranslatable("`if` between lists or sets")  # evaluators look at the order of those, too


def _alike_if(one: Word | Time | Ref, other: Word | Time | Ref, same: Bit) -> Bit:
    both = t.and_(one.known, other.known)
    neither = t.and_(t.not_(one.known), t.not_(other.known))
    return t.and_(t.same_bit(one.absent, other.absent), t.or_(neither, t.and_(both, same)))


def _same_end(a_known: Bit, a: Figure, b_known: Bit, b: Figure) -> Bit:
    return t.and_(t.same_bit(a_known, b_known), t.or_(t.not_(a_known), t.same(a, b)))
