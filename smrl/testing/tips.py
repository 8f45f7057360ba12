"""Where a comparison tips as one fact of it varies: the numbers and moments at its limit, and right beside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from smrl import lean
from smrl.backends.interpret import Environment, value
from smrl.core import tree as core
from smrl.instants import SECONDS, Instant
from smrl.testing.candidates import edges, fits, limit_of, moved, yesterday
from smrl.testing.drafts import Draft, World
from smrl.units import Exact
from smrl.units.number import whole
from smrl.vocabulary import Fact, Quantity

_DAY: Final = SECONDS["day"]
_MINUTE: Final = SECONDS["minute"]


@lean.frozen(eq=False)
class Tips:
    """Of the comparisons of one world."""

    world: World

    # -- numbers ---------------------------------------------------------------------------------------------------

    def numbers(self, thing: Draft, fact: Fact, expr: core.Expr, env: Environment) -> list[Exact]:
        """The number at which both sides are equal, then those a step below and above, if it is straight there."""
        if not isinstance(expr, core.Compare):
            return []
        assert isinstance(fact.type, Quantity)
        found: list[Exact] = []
        for one in (expr, *_shifted(expr, env)):
            tip = self._tip(thing, fact, one, env)
            if tip is not None:
                unit = Fraction(fact.type.unit.factor)
                any_number = not fact.type.integer or (tip / unit).denominator == 1
                found += [tip] if any_number else [whole(unit * (tip // unit)), whole(unit * (tip // unit + 1))]
        if isinstance(expr.left.type, Quantity) and fact.type.integer and found:  # heads are counted one by one
            found += [found[0] - fact.type.unit.factor, found[0] + fact.type.unit.factor]
        return [number for number in dict.fromkeys(found) if fits(fact, number)]

    def _tip(self, thing: Draft, fact: Fact, expr: core.Compare, env: Environment) -> Exact | None:
        """The number at which both sides are equal, if they grow evenly."""
        assert isinstance(fact.type, Quantity)
        mark = self.world.mark()
        gaps: list[Exact] = []
        for probe in (1, 2):
            self.world.state(thing, fact.name, fact.type.unit.factor * probe)
            left, right = value(expr.left, env), value(expr.right, env)
            self.world.undo(mark)
            if not (isinstance(left, int | Fraction) and isinstance(right, int | Fraction)):
                return None
            gaps.append(left - right)
        slope = gaps[1] - gaps[0]
        return None if slope == 0 else whole(Fraction(fact.type.unit.factor) * (1 - Fraction(gaps[0]) / slope))

    # -- moments ---------------------------------------------------------------------------------------------------

    def moments(self, thing: Draft, fact: Fact, expr: core.Expr, env: Environment) -> list[Instant]:
        """The last moment that is in time and the first that is, then those right after the one and before the other;
        of an order in time the same moment, then those right before and after it.

        Where nothing is there yet to be early or late for, a moment that is known exactly enough for that.
        """
        if not isinstance(expr, core.Before | core.Within):
            return []
        varied, fixed = (expr.left, expr.right) if isinstance(expr, core.Before) else (expr.of, expr.anchor)
        probe = yesterday(env.on, to_the_second=isinstance(expr, core.Before) or expr.grain < _DAY)
        sign = 1
        mark = self.world.mark()
        self.world.state(thing, fact.name, probe)
        if value(varied, env) is not probe:
            varied, fixed, sign = fixed, varied, -1
        start = value(fixed, env) if value(varied, env) is probe else None
        self.world.undo(mark)
        if not isinstance(start, Instant) or start is probe or start.zoned:
            return [probe]
        if isinstance(expr, core.Within) and expr.side == "before":
            sign = -sign
        apart = [moved(start, sign * seconds) for seconds in _apart(expr, start, env)]
        return list(dict.fromkeys(apart if isinstance(expr, core.Within) else [start, *edges(start), *apart]))


def _apart(expr: core.Before | core.Within, start: Instant, env: Environment) -> Iterator[int]:
    """The seconds from one moment to the other at which it tips, and right beside these."""
    grain = _DAY if start.precision == "day" else _MINUTE
    if isinstance(expr, core.Within):
        limits = [value(limit, env) for limit in (expr.limit, *_with_other_limits(expr.limit, env))]
        known = [int(limit) for limit in limits if isinstance(limit, int | Fraction)]
        yield from (*known[:1], 0, *known[:0:-1])  # just in time, at once, then a step later and a step earlier
        if start.precision == "day" and expr.grain < _DAY:  # a day later it is certain, whatever the hour
            yield from (by + way for by in known[:1] for way in (_DAY, -_DAY))
    yield from (0, -grain, grain, -_DAY, _DAY)


def _shifted(expr: core.Compare, env: Environment) -> Iterator[core.Compare]:
    """The comparison with its limit a unit of the last written digit off, either way."""
    for side in ("left", "right"):
        for other in _with_other_limits(getattr(expr, side), env):
            yield lean.evolve(expr, **{side: other})


def _with_other_limits(expr: core.Expr, env: Environment) -> Iterator[Any]:
    """The expression with another number in place of a written one, or of what a term is bound to."""
    match expr:
        case core.Const(type=Quantity(), value=int() | Fraction() as number):
            written = expr.span.text if expr.span is not None else ""
            limit = limit_of(number, expr.unit, written)
            yield from (lean.evolve(expr, value=other) for other in limit.around[1:])
        case core.Param(type=Quantity() as kind) if isinstance(bound := value(expr, env), int | Fraction):
            limit = limit_of(bound, kind.unit, "")
            yield from (core.Const(other, kind.unit, type=kind) for other in limit.around[1:])
        case core.Arithmetic():
            yield from (lean.evolve(expr, left=one) for one in _with_other_limits(expr.left, env))
            yield from (lean.evolve(expr, right=one) for one in _with_other_limits(expr.right, env))
        case core.Named(of=of):
            yield from _with_other_limits(of, env)
