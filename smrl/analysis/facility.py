"""A facility of which every fact is open: what rules read of it becomes variables, and a model of these a facility.

Facts come into being when they are read. Lists have up to so many places, taken from the first on. Where nothing may be
unknown, every fact that is read is known or, if it can be, absent.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import Any, Final, Literal

from smrl.analysis import terms as t
from smrl.analysis.calendars import Calendars
from smrl.analysis.terms import Bit, Figure
from smrl.analysis.values import Number, Records, Ref, Time, Truth, Untranslatable, Value, Word, Words, unless_unknown
from smrl.instants import SECONDS
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Reference, Text, Type, Vocabulary

Knowledge = Literal["full", "partial"]

FIRST_DAY: Final = -354285  # of the year 1000
LAST_DAY: Final = 2932896  # of the year 9999
SIZES: Final = tuple(SECONDS.values())


class Thing:
    """An object of the facility, with the facts that somebody has read."""

    __slots__ = ("entity", "facts", "path")

    def __init__(self, entity: str, path: str) -> None:
        self.entity, self.path = entity, path
        self.facts: dict[str, Value] = {}

    def __repr__(self) -> str:
        return self.path


class Facility:
    """All facts that have been read, and what holds between them (`rules`).

    `wishes` hold in facilities that can be written down and confirmed, `plain` in those of which all is known; a proof
    does without them. `opaque` are the
    values of what formulas cannot say, one for each expression and the things it speaks of, so that what both sides
    read alike is alike; `reasons` tells what these were.
    """

    def __init__(self, vocabulary: Vocabulary, knowledge: Knowledge = "full", elements: int = 3) -> None:
        self.vocabulary, self.knowledge, self.elements = vocabulary, knowledge, elements
        self.rules: list[Bit] = []
        self.wishes: list[Bit] = []
        self.plain: list[Bit] = []
        self.calendars = Calendars(self.rules)
        self.lists = 0  # how many have been read
        self.root = Thing(vocabulary.root, vocabulary.root)
        self.opaque: dict[Hashable, tuple[Value, Any]] = {}
        self.reasons: dict[str, None] = {}
        self.texts: dict[str, int] = {}
        self.terms: dict[str, Value] = {}
        self.term_types: dict[str, Type] = {}
        self.asked: dict[str, Bit] = {}
        self.keys: dict[str, list[Figure]] = {}
        self._count = 0

    @property
    def partial(self) -> bool:
        return self.knowledge == "partial"

    # -- facts -----------------------------------------------------------------------------------------------------

    def read(self, thing: Thing, name: str) -> Value:
        """A fact of a thing."""
        found = thing.facts.get(name)
        if found is None:
            fact = self.vocabulary.entities[thing.entity].facts[name]
            found = thing.facts[name] = self._fact(thing, fact)
        return found

    def _fact(self, thing: Thing, fact: Fact) -> Value:
        path = f"{thing.path}.{fact.name}"
        entity = self.vocabulary.entities[thing.entity]
        if fact.name == entity.key:
            return self._key(thing.entity, path)
        known, absent = self._standing(path, fact.optional)
        match fact.type:
            case Quantity():
                return self._quantity(path, fact, known, absent)
            case Reference(entity=target):
                return self._reference(thing, fact, target, known, absent)
            case Many(element=Reference(entity=target)):
                return self._list(path, fact, target, known, absent)
        return self.value(path, fact.type, known, absent)

    def _standing(self, path: str, optional: bool) -> tuple[Bit, Bit]:
        """Whether a fact is known, and whether known to be absent."""
        absent: Bit = t.variable(f"{path} is none", "Bool") if optional else False
        if not self.partial:
            return t.not_(absent), absent
        known = t.variable(f"{path} is known", "Bool")
        if optional:
            self.rules.append(t.not_(t.and_(known, absent)))
        self.plain.append(t.or_(known, absent))
        return known, absent

    def value(self, path: str, type: Type, known: Bit = True, absent: Bit = False) -> Value:
        """An open value of a type. Raises Untranslatable for lists and objects, which are facts of something."""
        match type:
            case Boolean():
                holds = t.variable(path, "Bool")
                total = t.or_(known, absent) is True
                return Truth(t.and_(known, holds), t.and_(known, t.not_(holds)), absent, total)
            case Quantity(integer=whole):
                figure = t.variable(path, "Int" if whole else "Real")
                return Number(known, figure, known, figure, absent)
            case Choice(values=words):
                code = t.variable(path, "Int")
                self.rules += [t.at_most(0, code), t.less(code, len(words))]
                return Word(known, absent, code)
            case Text():
                return Word(known, absent, t.variable(path, "Int"))
            case Moment():
                return self._time(path, known, absent)
            case Many(element=Choice(values=words), as_set=True):
                bits = tuple(t.variable(f"{path} has {word}", "Bool") for word in words)
                return Words(known, absent, bits, self._open(path))
        raise Untranslatable("lists other than of records, and sets other than of the words of a closed list")

    def _open(self, path: str) -> Bit:
        if not self.partial:
            return False
        open_ = t.variable(f"{path} is open", "Bool")
        self.plain.append(t.not_(open_))
        return open_

    def _key(self, entity: str, path: str) -> Word:
        """The id of a thing: another for every thing of the entity."""
        code = t.variable(path, "Int")
        others = self.keys.setdefault(entity, [])
        self.rules += [t.not_(t.same(code, other)) for other in others]
        others.append(code)
        return Word(True, False, code)

    def _quantity(self, path: str, fact: Fact, known: Bit, absent: Bit) -> Value:
        assert isinstance(fact.type, Quantity)
        number = self.value(path, fact.type, known, absent)
        assert isinstance(number, Number)
        if fact.lower is not None:
            self.rules.append(t.at_most(fact.lower, number.low))
        if fact.upper is not None:
            self.rules.append(t.at_most(number.low, fact.upper))
        return number

    def _time(self, path: str, known: Bit, absent: Bit) -> Time:
        """A stamp by a clock without a zone, as fine as the day, the hour, the minute or the second."""
        day, hour, minute, second, fineness = (
            t.variable(f"{path} {part}", "Int") for part in ("day", "hour", "minute", "second", "fineness")
        )
        for part, first, last in (
            (day, FIRST_DAY, LAST_DAY), (hour, 0, 23), (minute, 0, 59), (second, 0, 59), (fineness, 0, 3),
        ):  # fmt: skip
            self.rules += [t.at_most(first, part), t.at_most(part, last)]
        for part, least in ((hour, 1), (minute, 2), (second, 3)):
            self.rules.append(t.or_(t.same(part, 0), t.at_most(least, fineness)))
        start = t.add(t.times(86400, day), t.times(3600, hour), t.times(60, minute), second)
        size: Figure = SIZES[3]
        for at in (2, 1, 0):
            size = t.pick(t.same(fineness, at), SIZES[at], size)
        return Time(known, absent, start, size, day)

    # -- things ----------------------------------------------------------------------------------------------------

    def _reference(self, thing: Thing, fact: Fact, target: str, known: Bit, absent: Bit) -> Ref:
        entity = self.vocabulary.entities[target]
        path = f"{thing.path}.{fact.name}"
        if not fact.by_id:
            if entity.home is not None:
                raise Untranslatable(f"`{fact.path}`, which holds an object that is kept elsewhere")
            return Ref(((known, Thing(target, path)),), absent)
        return self._pointer(path, target, known, absent)

    def _pointer(self, path: str, target: str, known: Bit, absent: Bit) -> Ref:
        """Where an id leads: to one of those kept, if it is known and there."""
        kept = self._kept(target)
        to = t.variable(f"{path} leads to", "Int")
        self.rules.append(t.at_most(0, to))
        cases = tuple(
            (t.and_(known, kept.known, there, t.same(to, at)), ref.cases[0][1])
            for at, (there, ref) in enumerate(kept.places)
        )
        leads = t.or_(t.not_(known), *(case for case, _ in cases))
        (self.wishes if self.partial else self.rules).append(leads)
        return Ref(cases, absent)

    def _kept(self, target: str) -> Records:
        """All things of an entity, where the root keeps them."""
        home = self.vocabulary.entities[target].home
        if home is None or home[0] != self.vocabulary.root:
            raise Untranslatable(f"links to a {target}, which the {self.vocabulary.root} does not keep itself")
        found = self.read(self.root, home[1])
        assert isinstance(found, Records)
        return found

    def _list(self, path: str, fact: Fact, target: str, known: Bit, absent: Bit) -> Records:
        entity = self.vocabulary.entities[target]
        if not fact.by_id and entity.key is not None and entity.home != (fact.entity, fact.name):
            raise Untranslatable(f"`{fact.path}`, whose members are kept elsewhere")
        taken = [t.variable(f"{path}[{at}] is there", "Bool") for at in range(self.elements)]
        self.rules += [t.or_(t.not_(later), earlier) for earlier, later in pairwise(taken)]
        self.lists += 1
        places = tuple(
            (there, self._pointer(f"{path}[{at}]", target, there, False))
            if fact.by_id
            else (there, Ref(((True, Thing(target, f"{path}[{at}]")),)))
            for at, there in enumerate(taken)
        )
        if not self.partial:
            return Records(known, absent, places)
        counted, unseen = t.variable(f"{path} is counted", "Bool"), t.variable(f"{path} unseen", "Int")
        self.rules.append(t.at_most(1, unseen))
        return Records(known, absent, places, self._open(path), counted, unseen)

    # -- what formulas cannot say ----------------------------------------------------------------------------------

    def unsaid(self, key: Hashable, holder: Any, type: Type, can_be_absent: bool, why: str) -> Value:
        """A value of which nothing is known but that it is the same wherever the same is asked of the same things."""
        self.reasons[why] = None
        if key not in self.opaque:
            self._count += 1
            path = f"unsaid {self._count}"
            known: Bit = t.variable(f"{path} is known", "Bool")
            absent: Bit = t.variable(f"{path} is none", "Bool") if can_be_absent else False
            self.rules.append(t.not_(t.and_(known, absent)))
            if isinstance(type, Quantity):
                low, high = (t.variable(f"{path} {end}", "Real") for end in ("low", "high"))
                high_known = t.variable(f"{path} is known above", "Bool")
                self.rules += [t.at_most(low, high), t.not_(t.and_(high_known, absent))]
                value: Value = Number(known, low, high_known, high, absent)
            else:
                value = self.value(path, type, known, absent)
            self.opaque[key] = value, holder
        return self.opaque[key][0]

    # -- open terms ------------------------------------------------------------------------------------------------

    def term(self, name: str, type: Type) -> Value:
        """The value of a term that nobody binds."""
        if name not in self.terms:
            self.terms[name] = self.value(f"parameter {name}", type)
            self.term_types[name] = type
        return unless_unknown(self.asked.get(name, True), self.terms[name])

    def is_bound(self, name: str, type: Type) -> Bit:
        """Whether a term has a value at all: a quantity need not. What can be tried word by word is taken as bound."""
        if isinstance(type, Quantity) and name not in self.asked:
            self.asked[name] = t.variable(f"parameter {name} is bound", "Bool")
        return self.asked.get(name, True)

    # -- texts -----------------------------------------------------------------------------------------------------

    def text(self, words: str) -> int:
        """The number that stands for a text."""
        return self.texts.setdefault(words, len(self.texts))
