"""The plain parts of conditions: facts are tried value by value, and the evaluator says what comes of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any, Final, TypeVar

from smrl.backends.interpret import Environment, truth
from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.instants import Instant, before
from smrl.testing.aims import Forks, Truth, reads_term
from smrl.testing.candidates import Candidates
from smrl.testing.drafts import Draft, World, lengthened
from smrl.testing.tips import Tips
from smrl.values import ABSENT
from smrl.vocabulary import Choice, Fact, Many, Moment, Quantity, Reference

T = TypeVar("T")

Choose = Callable[[int], int]
"""Says which of so many alternatives comes first."""

_DEPTH: Final = 5


class Exhausted(Exception):
    """So many trials were made without success that more would not help."""


class Atoms:
    """Makes comparisons and plain facts come out as wanted, on the drafts of one world."""

    open: Collection[str] = ()
    """The terms that have no value, nor a closed list of such."""

    def __init__(self, world: World, candidates: Candidates, choose: Choose, trials: int = 3000) -> None:
        self.world, self.candidates, self.choose = world, candidates, choose
        self.trials = self.left = trials
        self.tips = Tips(world)
        self.forks: Forks = {}  # where something is aimed at: which alternative is tried first

    def ordered(self, alternatives: Iterable[T], fork: core.Expr | None = None) -> Iterator[T]:
        """All of them, from the one that is aimed at, or else chosen, to be the first on."""
        found = list(alternatives)
        if len(found) > 1:
            first = self.forks.get(id(fork))
            first = self.choose(len(found)) if first is None else first % len(found)
            found = found[first:] + found[:first]
        yield from found

    # -- plain facts -----------------------------------------------------------------------------------------------

    def plain(self, expr: core.Expr, want: Truth, env: Environment, depth: int = _DEPTH) -> Iterator[None]:
        """Assign what is read, one fact after the other, until it comes out as wanted."""
        got, reads = self._evaluated(expr, env)
        if want is not None and got is not want and reads_term(expr, self.open):
            return  # no fact decides it
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
            for stated in self._values(thing, name, expr, want, env):
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

    def _values(self, thing: Draft, name: str, expr: core.Expr, want: Truth, env: Environment) -> Iterator[Any]:
        fact = thing.of_.facts[name]
        match fact.type:
            case Reference(entity=entity):
                for make in self.ordered(self._objects(fact, entity, thing.facts_.get(name))):
                    yield make()
            case Many(element=Reference(entity=entity)):
                for make in self.ordered(self._lists(thing, fact, entity)):
                    yield make()
            case Moment():
                tips = self.tips.moments(thing, fact, expr, env) if self.candidates.close else []
                others = list(dict.fromkeys(self._moments(thing, name, expr)))
                yield from self.ordered(tips, expr)
                yield from self.ordered(moment for moment in others if not self._is_to_come(moment))
                yield from self.ordered(moment for moment in others if self._is_to_come(moment))
            case Quantity():
                numbers = self.tips.numbers(thing, fact, expr, env)
                first = self.ordered(numbers, expr) if self.candidates.close else ()
                yield from dict.fromkeys([*first, *self.ordered(self.candidates.of(fact, numbers))])
            case Choice() if want is False and self.candidates.close and isinstance(expr, core.Equal | core.Member):
                yield from self.ordered(self.candidates.unnamed_first(fact))
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


def _entities(expr: core.Expr) -> set[str]:
    """The entities whose facts a condition reads."""
    found = {expr.entity} if isinstance(expr, core.Read) and expr.entity != GROUP else set()
    return found.union(*map(_entities, core.children(expr)))


def _moments_of(thing: Draft) -> Iterator[Instant]:
    for name, fact in thing.of_.facts.items():
        if isinstance(fact.type, Moment) and isinstance(moment := thing.facts_.get(name), Instant):
            yield moment


def _is_continuous(thing: Draft, name: str) -> bool:
    kind = thing.of_.facts[name].type
    return isinstance(kind, Quantity) and not kind.integer


def _same(thing: T) -> T:
    return thing
