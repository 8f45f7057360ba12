"""Facts like those of an example, but for one: where a mutant that the examples let live is looked for first.

What comes near an example reads like one. Every fact that a norm reads is forgotten, denied, put next to the norm's own
thresholds; every list loses a member, or gets one more like its first but for one fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from typing import Any, Final

from smrl import lean
from smrl.analysis.sides import expressions
from smrl.analysis.witness import stamp
from smrl.core import tree as core
from smrl.core.tree import Given, Norm
from smrl.instants import Instant
from smrl.units.number import whole
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Reference, Text, Vocabulary

Start = tuple[Given, Mapping[str, Any]]
"""Facts, and the parameters that are bound beside them."""

_DAY: Final = 86400


@lean.frozen(eq=False)
class Neighbours:
    """What a pair of norms reads and compares with, to change facts by."""

    vocabulary: Vocabulary
    on: Instant
    reads: Mapping[str, frozenset[str]]
    numbers: tuple[int | Fraction, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, on: Instant, *norms: Norm) -> Neighbours:
        """For these norms."""
        reads: dict[str, set[str]] = {}
        numbers: dict[int | Fraction, None] = {}
        words: set[str] = set()
        for expr in expressions(*norms):
            if isinstance(expr, core.Read):
                reads.setdefault(expr.entity, set()).add(expr.name)
            elif isinstance(expr, core.Const) and isinstance(expr.value, frozenset):
                words |= expr.value
            elif isinstance(expr, core.Const) and isinstance(expr.value, str):
                words.add(expr.value)
            elif isinstance(expr, core.Const) and isinstance(expr.value, int | Fraction):
                numbers[expr.value] = None
        read = {entity: frozenset(names) for entity, names in reads.items()}
        return cls(vocabulary, on, read, tuple(numbers), frozenset(words))

    def around(self, facts: Given) -> Iterator[Given]:
        """The facts with one change each."""
        entity = self.vocabulary.entities[facts.entity]
        for name, value in facts.values.items():
            if name != entity.key:
                yield _without(facts, name)
                for changed in self._others(entity.facts[name], value):
                    yield _with(facts, name, changed)
        for name in sorted(self.reads.get(facts.entity, frozenset()) - facts.values.keys()):
            fact = entity.facts.get(name)
            if fact is not None and fact.derive is None:
                for value in self._new(fact):
                    yield _with(facts, name, value)

    def _others(self, fact: Fact, value: Any) -> Iterator[Any]:
        """What may stand instead of a fact's value."""
        if isinstance(value, Given):
            yield from self.around(value)
        elif isinstance(value, tuple) and any(isinstance(one, Given) for one in value):
            yield from self._lists(value)
        else:
            yield from (one for one in self._values(fact, value) if one != value)

    def _lists(self, members: tuple[Any, ...]) -> Iterator[Any]:
        """A list with a member changed, left out, or added: like the first, or like it but for one fact."""
        for at, member in enumerate(members):
            for changed in self.around(member):
                yield (*members[:at], changed, *members[at + 1 :])
        for at in range(len(members)):
            yield (*members[:at], *members[at + 1 :])
        first = members[0]
        key = self.vocabulary.entities[first.entity].key
        for more in (first, *self.around(first)):
            named = _with(more, key, f"{more.values.get(key, first.entity)}-{len(members) + 1}") if key else more
            yield (*members, named)
        yield Partial(members)

    def _new(self, fact: Fact) -> Iterator[Any]:
        """Values of a fact that is not stated."""
        match fact.type:
            case Reference(entity=entity) if not fact.by_id:
                yield from self.around(Given(entity, {}))
            case Many(element=Reference(entity=entity)) if not fact.by_id:
                yield ()
                key = self.vocabulary.entities[entity].key
                empty = Given(entity, {} if key is None else {key: f"{entity}-1"})
                for member in (empty, *self.around(empty)):
                    yield (member,)
            case Reference() | Many(element=Reference()):
                return
            case _:
                yield from self._values(fact, None)

    def _values(self, fact: Fact, now: Any) -> Iterator[Any]:
        if fact.optional:
            yield ABSENT
        match fact.type:
            case Boolean():
                yield from (True, False)
            case Choice(values=words):
                yield from words
            case Quantity(unit=unit):
                near = [*self.numbers, *([now] if isinstance(now, int | Fraction) else [])]
                yield from dict.fromkeys(
                    whole(one + by * unit.factor) for one in near for by in (0, 1, -1) if one + by * unit.factor >= 0
                )
            case Moment():
                day = now.day if isinstance(now, Instant) else self.on.day
                yield from (stamp((day + by) * _DAY, _DAY) for by in (0, -1, 1, -2, -30, 30, -365))
            case Many(element=Choice(values=words)):
                held = tuple(now) if isinstance(now, tuple) else ()
                for word in words:
                    yield tuple(one for one in held if one != word) if word in held else (*held, word)
            case Text():
                yield from sorted(self.words) or ("A",)


def nearest(
    starts: Iterable[Start], neighbours: Neighbours, plainness: Callable[[Start], int], best: int, most: int
) -> Start | None:
    """What is an example, or one change away from one, and most plain: a number, 0 where nothing is seen at all.

    The first that is as plain as can be (`best`) is taken; `most` are tried.
    """
    found: Start | None = None
    plainest = tried = 0
    for facts, parameters in starts:
        for changed in chain((facts,), neighbours.around(facts)):
            tried += 1
            if tried > most:
                return found
            how = plainness((changed, parameters))
            if how > plainest:
                found, plainest = (changed, parameters), how
                if how >= best:
                    return found
    return found


def _with(facts: Given, name: str, value: Any) -> Given:
    return Given(facts.entity, {**facts.values, name: value})


def _without(facts: Given, name: str) -> Given:
    return Given(facts.entity, {known: value for known, value in facts.values.items() if known != name})
