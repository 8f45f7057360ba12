"""The values that are worth trying for a fact: those on both sides of every limit in the rules, and round ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from smrl import lean
from smrl.core import tree as core
from smrl.instants import SECONDS, Instant
from smrl.units import TIME, Dimension, Exact, Measure, Unit
from smrl.values import ABSENT
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Text

_EPOCH: Final = date(1970, 1, 1)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.([0-9]+))?")
_DAY: Final = SECONDS["day"]


@lean.frozen
class Limit:
    """A quantity that stands in a rule, and one unit of its last written digit, both canonical."""

    value: Exact
    step: Exact

    @property
    def around(self) -> tuple[Exact, Exact, Exact]:
        """At the limit, a step below and a step above."""
        return self.value, self.value - self.step, self.value + self.step


def limit_of(value: Exact, unit: Unit | None, written: str) -> Limit:
    """A limit, its step read off the text that states it; without digits there it is one of the unit."""
    if unit is None:
        return Limit(value, 1)
    digits = _NUMBER.search(written)
    step = Fraction(1, 10 ** len(digits[1] or "")) if digits else Fraction(1)
    magnitude = Measure(value, unit).magnitude
    return Limit(value, Measure.of(magnitude + step, unit).value - value)


@lean.define
class Candidates:
    """What norms name: the limits by dimension, words of closed lists, other texts, and the day they are judged on.

    `close`: only numbers at a limit or next to it, where there are limits.
    """

    on: Instant
    limits: dict[Dimension, list[Limit]] = lean.field(factory=dict)
    words: dict[str, None] = lean.field(factory=dict)
    texts: dict[str, None] = lean.field(factory=dict)
    close: bool = False

    @classmethod
    def of_norms(cls, program: core.Program, norms: Iterable[core.Norm], on: Instant) -> Candidates:
        """Those of all the norms' conditions, scopes and tails."""
        found = cls(on)
        seen: set[int] = set()
        for norm in norms:
            for expr in conditions(norm):
                found._gather(expr, program, seen)
        return found

    def _gather(self, expr: core.Expr, program: core.Program, seen: set[int]) -> None:
        if id(expr) in seen:
            return
        seen.add(id(expr))
        if isinstance(expr, core.Const):
            self._constant(expr)
        elif isinstance(expr, core.Param):
            for setting in program.parameters[expr.name].settings:
                self._limit(expr.type, setting.value, setting.unit, "")
        for child in core.children(expr):
            self._gather(child, program, seen)

    def _constant(self, expr: core.Const) -> None:
        if isinstance(expr.type, Quantity):
            written = expr.span.text if expr.span is not None else ""
            self._limit(expr.type, expr.value, expr.unit, written)
        known = self.texts if Text() in (expr.type, getattr(expr.type, "element", None)) else self.words
        for word in expr.value if isinstance(expr.value, frozenset) else (expr.value,):
            if isinstance(word, str):
                known.setdefault(word)

    def _limit(self, kind: Any, value: Any, unit: Unit | None, written: str) -> None:
        if isinstance(kind, Quantity) and isinstance(value, int | Fraction):
            limit = limit_of(value, unit, written)
            known = self.limits.setdefault(kind.dimension, [])
            if limit not in known:
                known.append(limit)

    # -- by fact ---------------------------------------------------------------------------------------------------

    def of(self, fact: Fact, more: Iterable[Exact] = ()) -> list[Any]:
        """The values to try for a fact that is no record and no part; `more` are numbers wanted of it."""
        match fact.type:
            case Boolean():
                found: list[Any] = [True, False]
            case Choice(values=words):
                named = [word for word in words if word in self.words]
                found = named + [word for word in words if word not in self.words][:3]
            case Text():
                found = [*list(self.texts)[:6], "a", "b"]
            case Quantity():
                found = self._numbers(fact, more)
            case Moment():
                found = list(dict.fromkeys(self._moments()))
            case Many(element=Choice(values=words)):
                named = [word for word in words if word in self.words] or list(words[:2])
                found = [*((word,) for word in named), (), tuple(words[:2])]
            case Many(element=Text()):
                named = [*list(self.texts)[:4], "a"]
                found = [*((word,) for word in named), ()]
                if self.close:  # so that it matters whether one of them is meant, most, or every one
                    found[1:1] = [(named[0], "b"), (named[0], "b", "c")]
            case _:
                found = []
        return [*found, ABSENT] if fact.optional else found

    def unnamed_first(self, fact: Fact) -> list[Any]:
        """The same, with a word first that no rule here names: one that only fails to be what is asked for."""
        return sorted(self.of(fact), key=lambda word: word is ABSENT or word in self.words)

    def _numbers(self, fact: Fact, more: Iterable[Exact]) -> list[Exact]:
        kind = fact.type
        assert isinstance(kind, Quantity)
        limits = self.limits.get(kind.dimension, ())
        found: list[Exact] = [*more, *(value for limit in limits for value in limit.around)]
        round_ones = [Measure.of(number, kind.unit).value for number in (1, 2, 0, 10)]
        near = [value for value in dict.fromkeys(found) if fits(fact, value)]
        return near if near and self.close else [*near, *(v for v in round_ones if v not in near and fits(fact, v))]

    def _moments(self) -> Iterator[Instant]:
        today = _EPOCH + timedelta(days=self.on.day)
        for days in (-30, -1, -2, 0, -400):
            yield Instant.of(today + timedelta(days=days))

    def beside(self, moments: Iterable[Instant]) -> Iterator[Instant]:
        """Moments on both sides of every time limit from those given, and next to them."""
        durations = [value for limit in self.limits.get(TIME, ()) for value in limit.around if value > 0]
        for moment in dict.fromkeys(moments):
            if moment.zoned:
                continue
            yield moment
            grain = 60 if any(value % _DAY for value in durations) else _DAY
            for apart in (*durations, grain, _DAY):
                for seconds in (apart, -apart):
                    yield moved(moment, int(seconds))


def fits(fact: Fact, value: Exact) -> bool:
    """Whether a number lies in the range of a fact, and is whole where it must be."""
    assert isinstance(fact.type, Quantity)
    if (fact.lower is not None and value < fact.lower) or (fact.upper is not None and value > fact.upper):
        return False
    return not fact.type.integer or Measure(value, fact.type.unit).magnitude.denominator == 1


def moved(moment: Instant, seconds: int) -> Instant:
    """So much later: to the day where both are days, else to the minute, or the second if it was known to that."""
    whole = moment.precision == "day" and seconds % _DAY == 0
    days, rest = divmod(moment.wall + seconds, _DAY)
    day = _EPOCH + timedelta(days=days)
    time = f" {rest // 3600:02}:{rest % 3600 // 60:02}" + (f":{rest % 60:02}" if moment.precision == "second" else "")
    return Instant.parse(str(day) if whole else f"{day}{time}")


def edges(moment: Instant) -> tuple[Instant, ...]:
    """The first and the last second of a day: of them it is decided whether they come before it, or after."""
    if moment.precision != "day":
        return ()
    day = _EPOCH + timedelta(days=moment.day)
    return Instant.parse(f"{day} 00:00:00"), Instant.parse(f"{day} 23:59:59")


def yesterday(on: Instant, to_the_second: bool) -> Instant:
    """The day before, or noon of it."""
    day = _EPOCH + timedelta(days=on.day - 1)
    return Instant.parse(f"{day} 12:00:00" if to_the_second else str(day))


def conditions(norm: core.Norm) -> Iterator[core.Expr]:
    """Everything that a norm says: scope, condition, tails."""
    for binder in norm.scope.binders:
        yield binder.over
        if binder.where is not None:
            yield binder.where
        if isinstance(binder, core.Group):
            yield binder.by
    if norm.condition is not None:
        yield norm.condition
    for reason in norm.reasons:
        yield reason.condition
