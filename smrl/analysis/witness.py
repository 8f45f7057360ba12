"""Facilities from models: built, judged by both evaluators, and made as short as what they show allows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any, Final

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.facility import Facility, Thing
from smrl.analysis.norms import objection
from smrl.analysis.sides import Side
from smrl.analysis.values import Gathered, Number, Records, Ref, Time, Truth, Value, Word, Words
from smrl.backends import interpret, python
from smrl.backends.results import Members, Outcome, Subject
from smrl.core.tree import Given, Norm
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Choice, Many, Quantity, Reference, Type

Build = Callable[[Given], Any]
"""Makes the objects that records describe. Raises FactError where they contradict each other."""

Levels = Mapping[Hashable, int]

_STAMPS: Final = {86400: "%Y-%m-%d", 3600: "%Y-%m-%d %H", 60: "%Y-%m-%d %H:%M", 1: "%Y-%m-%d %H:%M:%S"}
_EPOCH: Final = datetime(1970, 1, 1)


# -- from a model to records ------------------------------------------------------------------------------------------


@lean.frozen(eq=False)
class Draft:
    """What a model says of the facility's facts."""

    facility: Facility
    model: t.Model

    def root(self) -> Given:
        """The whole facility; what was not read is left out."""
        return self._given(self.facility.root)

    def parameters(self) -> dict[str, Any]:
        """The values of terms that nobody binds; those that the model leaves unbound are left out."""
        found = {}
        for name, value in self.facility.terms.items():
            if t.evaluate(self.facility.asked.get(name, True), self.model):
                found[name] = self._value(value, self.facility.term_types[name], by_id=False)
        return found

    def _given(self, thing: Thing) -> Given:
        entity = self.facility.vocabulary.entities[thing.entity]
        values = {}
        if entity.key is not None:
            values[entity.key] = self._id(thing)
        for name, value in thing.facts.items():
            if name != entity.key:
                fact = entity.facts[name]
                found = self._value(value, fact.type, by_id=fact.by_id)
                if found is not None:
                    values[name] = found
        return Given(thing.entity, values)

    def _id(self, thing: Thing) -> str:
        entity = self.facility.vocabulary.entities[thing.entity]
        word = thing.facts.get(entity.key or "")
        if isinstance(word, Word):
            code = t.evaluate(word.code, self.model)
            return self._text(code) or f"{thing.entity}-{code}"
        number = thing.path.rpartition("[")[2].rstrip("]")
        return f"{thing.entity}-{int(number) + 1}" if number.isdigit() else thing.entity

    def _text(self, code: int) -> str | None:
        return next((words for words, number in self.facility.texts.items() if number == code), None)

    def _holds(self, bit: t.Bit) -> bool:
        return bool(t.evaluate(bit, self.model))

    def _value(self, value: Value, type: Type, *, by_id: bool) -> Any:
        assert not isinstance(value, Gathered)
        if self._holds(value.absent):
            return ABSENT
        if isinstance(value, Truth):
            return True if self._holds(value.yes) else False if self._holds(value.no) else None
        if not self._holds(value.known):
            return None
        match value:
            case Number():
                return _whole(Fraction(t.evaluate(value.low, self.model)))
            case Word():
                code = t.evaluate(value.code, self.model)
                return type.values[code] if isinstance(type, Choice) else self._text(code) or f"text {code}"
            case Time():
                return stamp(t.evaluate(value.start, self.model), t.evaluate(value.size, self.model))
            case Words():
                assert isinstance(type, Many)
                assert isinstance(type.element, Choice)
                words = tuple(
                    word for word, bit in zip(type.element.values, value.bits, strict=True) if self._holds(bit)
                )
                return Partial(words) if self._holds(value.open) else words
            case Ref():
                return self._referred(value, by_id=by_id)
            case Records():
                return self._members(value, by_id=by_id)

    def _referred(self, ref: Ref, *, by_id: bool) -> Any:
        thing = next((thing for case, thing in ref.cases if self._holds(case)), None)
        if thing is None:
            return "nobody"
        return self._id(thing) if by_id else self._given(thing)

    def _members(self, records: Records, *, by_id: bool) -> Any:
        members = tuple(self._referred(ref, by_id=by_id) for taken, ref in records.places if self._holds(taken))
        if not self._holds(records.open):
            return members
        counted = self._holds(records.counted)
        return Partial(members, len(members) + t.evaluate(records.unseen, self.model) if counted else None)


def stamp(start: int, size: int) -> Instant:
    """The instant that begins with a second and is so fine."""
    return Instant.parse((_EPOCH + timedelta(seconds=start)).strftime(_STAMPS[size]).zfill(10))


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


# -- judging ----------------------------------------------------------------------------------------------------------


class Bench:
    """The norms of one ruleset in a comparison, judged by both evaluators."""

    def __init__(self, side: Side, norms: tuple[Norm, ...]) -> None:
        self.side, self.norms = side, norms
        self._program = lean.evolve(side.program, norms=norms)
        self._evaluator: python.Evaluator | None = None

    def levels(self, root: Any, parameters: Mapping[str, Any], *, twice: bool) -> Levels | None:
        """How much is objected on each subject; None where the two evaluators do not agree."""
        known = {name: value for name, value in parameters.items() if name in self._program.parameters}
        found = self._levels(interpret.evaluate(self._program, self.side.vocabulary, root, self.side.on, known))
        if not twice:
            return found
        if self._evaluator is None:
            self._evaluator = python.build(self._program, self.side.vocabulary)
        return found if found == self._levels(self._evaluator.evaluate(root, self.side.on, known)) else None

    def _levels(self, outcomes: list[Outcome]) -> dict[Hashable, int]:
        forces = {norm.id: norm.force for norm in self.norms}
        found: dict[Hashable, int] = {}
        for outcome in outcomes:
            for norm, codes in outcome.codes.items():
                for subject, code in zip(outcome.subjects, codes, strict=False):
                    key = _who(subject)
                    found[key] = max(found.get(key, 0), objection(forces[norm], code))
        return found


def _who(subject: Subject) -> Hashable:
    """The same for one subject of two rulesets."""
    return subject.open, *(
        ("group", value.key) if isinstance(value, Members) else id(value) for value in subject.values
    )


@lean.frozen
class Shown:
    """How much each ruleset objects, at a subject where they part."""

    base: int
    other: int

    @property
    def is_weaker(self) -> bool:
        return self.other < self.base


@lean.frozen(eq=False)
class Court:
    """Both rulesets of a comparison. With `whole`, not subject by subject but in all."""

    base: Bench
    other: Bench
    build: Build
    whole: bool

    def parting(self, facts: Given, parameters: Mapping[str, Any], *, twice: bool) -> set[Shown]:
        """The ways in which the two part over these facts; none over facts that cannot be."""
        try:
            root = self.build(facts)
        except (FactError, ArithmeticError):
            return set()
        base = self.base.levels(root, parameters, twice=twice)
        other = self.other.levels(root, parameters, twice=twice)
        if base is None or other is None:
            return set()
        if self.whole:
            pairs = {Shown(max(base.values(), default=0), max(other.values(), default=0))}
        else:
            pairs = {Shown(base.get(key, 0), other.get(key, 0)) for key in (*base, *other)}
        return {pair for pair in pairs if pair.base != pair.other}


# -- making it short --------------------------------------------------------------------------------------------------

Place = tuple[str | int, ...]


def shortest(facts: Given, holds: Callable[[Given], bool], *, drop: bool, on: Instant, types: Types) -> Given:
    """The facts with as few members, then as few known facts, then as short values as leave the condition holding."""
    for place in reversed(list(_members(facts, ()))):
        facts = _tried(facts, _without(facts, place), holds)
    for place in sorted(_known(facts, ()), key=len) if drop else ():  # what holds facts before these
        if _is_there(facts, place) and place[-1] != types.key(_at(facts, place[:-1])):
            facts = _tried(facts, _without(facts, place), holds)
    for changed in _later(facts, on):
        if holds(changed):
            facts = changed
            break
    for place in list(_known(facts, ())):
        owner = _at(facts, place[:-1])
        for value in types.simpler(owner, str(place[-1]), on):
            changed = _with(facts, place, value)
            if holds(changed):
                facts = changed
                break
    return facts


_CYCLE: Final = 146097
"""Days in which the calendar repeats: months and days of the week with them."""


def _later(facts: Given, on: Instant) -> Iterator[Given]:
    """All days moved alike, so that none lies long before or after a day; each as a whole day, if need be as it was."""
    places = [place for place in _known(facts, ()) if isinstance(_at(facts, place), Instant)]
    if not places:
        return
    last = max(_at(facts, place).day for place in places)
    for days in (on.day - last, (on.day - last) // 7 * 7, (on.day - last) // _CYCLE * _CYCLE):
        for whole in (True, False):
            moved = facts
            for place in places:
                value = _at(facts, place)
                size = 86400 if whole else value.end - value.start
                start = value.day * 86400 if whole else value.start
                moved = _with(moved, place, stamp(start + days * 86400, size))
            yield moved


def _tried(facts: Given, changed: Given, holds: Callable[[Given], bool]) -> Given:
    return changed if holds(changed) else facts


def _members(value: Any, place: Place) -> Iterator[Place]:
    """Every member of every list of records."""
    for where, inner in _inside(value):
        if isinstance(where, int):
            yield (*place, where)
        yield from _members(inner, (*place, where))


def _known(value: Any, place: Place) -> Iterator[Place]:
    for where, inner in _inside(value):
        if isinstance(where, str):
            yield (*place, where)
        yield from _known(inner, (*place, where))


def _inside(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Given):
        yield from value.values.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _at(value: Any, place: Place) -> Any:
    for step in place:
        value = value.values[str(step)] if isinstance(value, Given) else value[step]
    return value


def _is_there(value: Any, place: Place) -> bool:
    for step in place:
        if isinstance(value, Given) and step not in value.values:
            return False
        value = _at(value, (step,))
    return True


def _without(value: Any, place: Place) -> Any:
    step, *rest = place
    if isinstance(value, Given):
        if rest:
            return Given(value.entity, {**value.values, str(step): _without(value.values[str(step)], tuple(rest))})
        return Given(value.entity, {name: one for name, one in value.values.items() if name != step})
    members = list(value)
    members[int(step) : int(step) + 1] = [_without(members[int(step)], tuple(rest))] if rest else []
    return _like(value, members, 0 if rest else 1)


def _with(value: Any, place: Place, new: Any) -> Any:
    if not place:
        return new
    step, *rest = place
    if isinstance(value, Given):
        return Given(value.entity, {**value.values, str(step): _with(value.values[str(step)], tuple(rest), new)})
    members = list(value)
    members[int(step)] = _with(members[int(step)], tuple(rest), new)
    return _like(value, members, 0)


def _like(before: Any, members: list[Any], fewer: int) -> Any:
    if not isinstance(before, Partial):
        return tuple(members)
    return Partial(members, None if before.total is None else before.total - fewer)


@lean.frozen(eq=False)
class Types:
    """What may stand for a fact, by the vocabulary."""

    facility: Facility

    def key(self, owner: Given) -> str | None:
        return self.facility.vocabulary.entities[owner.entity].key

    def simpler(self, owner: Given, name: str, on: Instant) -> Iterator[Any]:
        """Values of a fact to try in the place of the present one, shortest first."""
        fact = self.facility.vocabulary.entities[owner.entity].facts[name]
        value = owner.values[name]
        if isinstance(fact.type, Quantity) and isinstance(value, int | Fraction):
            yield from _numbers(value, fact.type)
        elif isinstance(value, Instant):
            for days in (0, -1, -2, -7, -30, -100, -365, 1, 7, 30, 365):
                yield stamp((on.day + days) * 86400, 86400)
            yield stamp(value.day * 86400, 86400)
        elif isinstance(value, Partial) and not isinstance(fact.type, Reference):
            yield tuple(value)


def _numbers(value: int | Fraction, type: Quantity) -> Iterator[int | Fraction]:
    """Round figures in the fact's own unit: small ones, then ever closer to the present one."""
    unit = type.unit
    shown = (Fraction(value) - unit.offset) / unit.factor
    rounded = [Fraction(n) for n in (0, 1, 2, 3, 4, 5, 10, 20, 50, 100)]
    rounded += [Fraction(round(shown / step)) * step for step in (100, 10, 5, 1, Fraction(1, 2), Fraction(1, 10))]
    for one in dict.fromkeys(rounded):
        if one == shown:
            return
        yield _whole(one * unit.factor + unit.offset)
