"""The plain parts of conditions: facts are tried value by value, and the evaluator says what comes of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any, Final, TypeVar

from smrl import lean
from smrl.backends.interpret import Environment, truth, value
from smrl.core import tree as core
from smrl.instants import Instant, before
from smrl.testing.candidates import Candidates, fits, limit_of
from smrl.testing.drafts import Draft, World, lengthened
from smrl.units import Exact
from smrl.units.number import whole
from smrl.values import ABSENT
from smrl.vocabulary import Fact, Many, Moment, Quantity, Reference

T = TypeVar("T")
Truth = bool | None

Choose = Callable[[int], int]
"""Says which of so many alternatives comes first."""

_DEPTH: Final = 5


class Exhausted(Exception):
    """So many trials were made without success that more would not help."""


class Atoms:
    """Makes comparisons and plain facts come out as wanted, on the drafts of one world."""

    def __init__(self, world: World, candidates: Candidates, choose: Choose, trials: int = 3000) -> None:
        self.world, self.candidates, self.choose = world, candidates, choose
        self.trials = self.left = trials

    def ordered(self, alternatives: Iterable[T]) -> Iterator[T]:
        """All of them, from the one chosen to be the first on."""
        found = list(alternatives)
        first = self.choose(len(found)) if len(found) > 1 else 0
        yield from found[first:] + found[:first]

    # -- plain facts -----------------------------------------------------------------------------------------------

    def plain(self, expr: core.Expr, want: Truth, env: Environment, depth: int = _DEPTH) -> Iterator[None]:
        """Assign what is read, one fact after the other, until it comes out as wanted."""
        got, reads = self._evaluated(expr, env)
        mark = self.world.mark()
        if got is want:
            for thing, name in reads:
                if not isinstance(thing.facts_.get(name), Draft):
                    self.world.fix(thing, name, growing=want is not None and not self._decides(thing, name))
            yield
            self.world.undo(mark)
        if depth == 0:
            return
        free = [read for read in dict.fromkeys(reads) if not self.world.is_fixed(*read)]
        free.sort(key=lambda read: _is_continuous(*read))  # the last one tried can then meet the limit exactly
        for thing, name in free[:3] if want is not None or got is not None else free[:1]:
            for stated in self._values(thing, name, expr, env):
                self.world.state(thing, name, stated)
                self.world.fix(thing, name, growing=isinstance(stated, tuple) and bool(stated))
                if not self.world.contradicted(thing, name):
                    yield from self.plain(expr, want, env, depth - 1)
                self.world.undo(mark)
            if want is None and got is not None:
                self.world.state(thing, name, None)
                self.world.fix(thing, name)
                yield from self.plain(expr, want, env, depth - 1)
                self.world.undo(mark)

    def _evaluated(self, expr: core.Expr, env: Environment) -> tuple[Truth, list[tuple[Draft, str]]]:
        """The truth of a condition, and what it was read off."""
        self.left -= 1
        if self.left < 0:
            raise Exhausted
        self.world.seen = []
        try:
            return truth(expr, env), [read for read in self.world.seen if not self._is_key(*read)]
        finally:
            self.world.seen = None

    def _is_key(self, thing: Draft, name: str) -> bool:
        return thing.of_.key == name

    def _decides(self, thing: Draft, name: str) -> bool:
        """Whether a list that was read must stay as it is: one of words, which are compared as a whole."""
        kind = thing.of_.facts[name].type
        return not (isinstance(kind, Many) and isinstance(kind.element, Reference))

    def _values(self, thing: Draft, name: str, expr: core.Expr, env: Environment) -> Iterator[Any]:
        fact = thing.of_.facts[name]
        match fact.type:
            case Reference(entity=entity):
                for make in self.ordered(self._objects(fact, entity, thing.facts_.get(name))):
                    yield make()
            case Many(element=Reference(entity=entity)):
                for make in self.ordered(self._lists(thing, fact, entity)):
                    yield make()
            case Moment():
                moments = list(dict.fromkeys(self._moments(thing, name, expr)))
                yield from self.ordered(moment for moment in moments if not self._is_to_come(moment))
                yield from self.ordered(moment for moment in moments if self._is_to_come(moment))
            case Quantity():
                yield from self.ordered(self.candidates.of(fact, self._wanted_numbers(thing, fact, expr, env)))
            case _:
                yield from self.ordered(self.candidates.of(fact))

    def _objects(self, fact: Fact, entity: str, now: Any) -> list[Callable[[], Any]]:
        """What a link or a part can be: what there is already, then something new, made when it is tried."""
        kind = self.world.vocabulary.entities[entity]
        found: list[Callable[[], Any]] = []
        if entity == self.world.vocabulary.root:
            found = [lambda: self.world.root]
        elif kind.home is None:
            found = [] if isinstance(now, Draft) else [lambda: self.world.draft(entity)]  # its facts stay as they are
        else:
            found = [partial(_same, one) for one in list(self.world.all_of(entity))[:2]]
            found.append(lambda: self.kept(entity))
        return [*found, lambda: ABSENT] if fact.optional else found

    def _lists(self, thing: Draft, fact: Fact, entity: str) -> list[Callable[[], Any]]:
        known = thing.facts_.get(fact.name)
        if known:
            return [lambda: known]
        if fact.by_id:
            return [tuple, *(partial(_same, (one,)) for one in list(self.world.all_of(entity))[:2])]
        draft = self.world.draft
        most = self.world.most.get(fact.name, 2) if thing is self.world.root else 2
        sizes = [size for size in (1, 0, 2) if size <= most]
        return [lambda size=size: tuple(draft(entity) for _ in range(size)) for size in sizes]  # type: ignore[misc]

    def kept(self, entity: str) -> Draft | None:
        """A new object in the list where such objects are kept; None where that list is not to grow."""
        home = self.world.vocabulary.entities[entity].home
        owner = None if home is None else next(iter(self.world.holders(home[0])), None)
        if owner is None or home is None or not self.world.may_grow(owner, home[1]):
            return None
        made = self.world.draft(entity)
        self.append(owner, home[1], made)
        return made

    def append(self, owner: Draft, name: str, member: Draft) -> None:
        """One member more in a list, which keeps it."""
        self.world.state(owner, name, lengthened(owner.facts_.get(name), member))
        self.world.fix(owner, name, growing=True)

    def _is_to_come(self, moment: Any) -> bool:
        """Whether a moment lies after the day of judging: what is recorded has mostly happened."""
        return moment is not ABSENT and before(self.candidates.on, moment) is True

    def _moments(self, thing: Draft, name: str, expr: core.Expr) -> Iterator[Any]:
        """Moments beside those of the same object first, which it is mostly compared with; and those of others last."""
        now, beside = thing.facts_.get(name), self.candidates.beside
        yield from beside(moment for moment in _moments_of(thing) if moment is not now)
        yield from self.candidates.of(thing.of_.facts[name])
        named = {self.world.vocabulary.root: None, **dict.fromkeys(sorted(_entities(expr)))}
        others = (moment for entity in named for draft in self.world.holders(entity) for moment in _moments_of(draft))
        yield from beside(moment for moment in (self.candidates.on, *others) if moment is not now)

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _wanted_numbers(self, thing: Draft, fact: Fact, expr: core.Expr, env: Environment) -> list[Exact]:
        """Where a comparison tips, as this fact varies: at it and one step to either side, if it is straight there."""
        if not isinstance(expr, core.Compare):
            return []
        assert isinstance(fact.type, Quantity)
        found: list[Exact] = []
        for one in (expr, *_shifted(expr)):
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


def _entities(expr: core.Expr) -> set[str]:
    """The entities whose facts a condition reads."""
    found = {expr.entity} if isinstance(expr, core.Read) and not expr.entity.startswith("<") else set()
    return found.union(*map(_entities, core.children(expr)))


def _moments_of(thing: Draft) -> Iterator[Instant]:
    for name, fact in thing.of_.facts.items():
        if isinstance(fact.type, Moment) and isinstance(moment := thing.facts_.get(name), Instant):
            yield moment


def _is_continuous(thing: Draft, name: str) -> bool:
    kind = thing.of_.facts[name].type
    return isinstance(kind, Quantity) and not kind.integer


def _shifted(expr: core.Compare) -> Iterator[core.Compare]:
    """The comparison with its limit a unit of the last written digit off, either way."""
    for side in ("left", "right"):
        for other in _with_other_limits(getattr(expr, side)):
            yield lean.evolve(expr, **{side: other})


def _with_other_limits(expr: core.Expr) -> Iterator[Any]:
    if isinstance(expr, core.Const) and isinstance(expr.type, Quantity) and isinstance(expr.value, int | Fraction):
        written = expr.span.source.text[expr.span.start : expr.span.end] if expr.span is not None else ""
        limit = limit_of(expr.value, expr.unit, written)
        yield from (lean.evolve(expr, value=number) for number in limit.around[1:])
    elif isinstance(expr, core.Arithmetic):
        yield from (lean.evolve(expr, left=one) for one in _with_other_limits(expr.left))
        yield from (lean.evolve(expr, right=one) for one in _with_other_limits(expr.right))


def _same(thing: T) -> T:
    return thing
