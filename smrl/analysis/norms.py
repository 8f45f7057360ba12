"""Norms as formulas: who is judged, and how much each norm objects.

How much a norm objects orders verdicts: non_compliant above undetermined above compliant and not_applicable, and among
equal verdicts a duty above a recommendation, that above an aspiration, that above a principle. What only permits or
defines never objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, Final

from smrl import lean
from smrl.analysis import terms as t
from smrl.analysis.conditions import alike
from smrl.analysis.facility import Facility
from smrl.analysis.sides import Side, parameters
from smrl.analysis.terms import Bit
from smrl.analysis.translate import Env, Translator
from smrl.analysis.values import (
    Gathered,
    Number,
    Records,
    Ref,
    Truth,
    Untranslatable,
    Value,
    conjunction,
    decided,
    disjunction,
    negation,
)
from smrl.backends.interpret.judge import MOST_TRIALS
from smrl.backends.results import NON_COMPLIANT, UNDETERMINED
from smrl.core.tree import Each, Group, Norm
from smrl.verdict import Force

STRENGTH: Final[Mapping[Force, int]] = {
    Force.duty: 4, Force.recommendation: 3, Force.aspiration: 2, Force.principle: 1,
}  # fmt: skip
FAILING: Final = 10


def objection(force: Force, code: int) -> int:
    """How much a norm of that force objects with that verdict code; 0 where it does not."""
    strength = STRENGTH.get(force, 0)
    if strength == 0 or code not in (NON_COMPLIANT, UNDETERMINED):
        return 0
    return strength + (FAILING if code == NON_COMPLIANT else 0)


@lean.frozen(eq=False)
class Judged:
    """One subject: under which condition there is one, what its variables are bound to by position.

    `open`: who comes next is not known; `unplaced`: the group of those whose group is not known.
    """

    there: Bit
    values: tuple[Value, ...]
    open: bool = False
    unplaced: bool = False


@lean.frozen(eq=False)
class Verdicts:
    """Under which conditions a norm applies, fails, and stays undetermined; elsewhere it is met, or does not apply."""

    applies: Truth
    fails: Bit
    undetermined: Bit

    @property
    def met(self) -> Bit:
        return t.and_(t.not_(self.applies.no), t.not_(self.fails), t.not_(self.undetermined))


@lean.frozen(eq=False)
class Judge:
    """The norms of one ruleset over a facility."""

    facility: Facility
    side: Side

    @property
    def translator(self) -> Translator:
        return Translator(self.facility, self.side)

    # -- who is judged ---------------------------------------------------------------------------------------------

    def subjects(self, norm: Norm, *, one: bool) -> Iterator[Judged]:
        """The subjects of a norm. With `one`, any single one of them, since lists have no first."""
        yield from self._walk(norm, (), True, one)

    def _walk(self, norm: Norm, values: tuple[Value, ...], there: Bit, one: bool) -> Iterator[Judged]:
        if len(values) == len(norm.scope.binders):
            unplaced = any(isinstance(value, Gathered) and value.key is None for value in values)
            yield Judged(there, values, unplaced=unplaced)
            return
        binder = norm.scope.binders[len(values)]
        env = self._env(norm, values)
        members = self.translator.records(binder.over, env)
        unknown = t.and_(t.not_(members.known), t.not_(members.absent))
        beyond = t.and_(members.known, members.open) if isinstance(binder, Each) else False
        if (hidden := t.or_(unknown, beyond)) is not False:
            yield Judged(t.and_(there, hidden), values, open=True)
        if isinstance(binder, Group):
            for reached, group in self._groups(binder, members, env, one):
                yield from self._walk(norm, (*values, group), t.and_(there, reached), one)
            return
        for taken, member in self._chosen(members, one):
            yield from self._walk(norm, (*values, member), t.and_(there, members.known, taken), one)

    def _chosen(self, members: Records, one: bool) -> Sequence[tuple[Bit, Ref]]:
        """The places to look at: of a single list any one will do, of one list or another each has its own."""
        return members.places[:1] if one and len(members.places) <= self.facility.elements else members.places

    def _env(self, norm: Norm, values: Sequence[Value]) -> dict[str, Value]:
        """What the norm's variables stand for; those not reached stand for unknown objects."""
        bound: dict[str, Value] = {binder.variable: Ref(()) for binder in norm.scope.binders}
        names = [binder.variable for binder in norm.scope.binders]
        bound.update(zip(names, values, strict=False))
        return bound

    def _groups(self, binder: Group, members: Records, env: Env, one: bool) -> Iterator[tuple[Bit, Gathered]]:
        """Each group by the first of its members, then that of those whose group is not known."""
        certain: list[Bit] = []
        unsure: list[Bit] = []
        keys: list[Value] = []
        for taken, member in members.places:
            inner = {**env, binder.member: member}
            included = decided(True) if binder.where is None else self.translator.truth(binder.where, inner)
            key = self.translator.value(binder.by, inner)
            assert not isinstance(key, Gathered)
            keyed = key.known
            if isinstance(key, Number) and not key.is_point:
                raise Untranslatable("groups by a figure")
            counts = t.and_(taken, members.known, t.not_(included.no), t.not_(key.absent))
            certain.append(t.and_(counts, included.yes, keyed))
            unsure.append(t.and_(counts, t.not_(t.and_(included.yes, keyed))))
            keys.append(key)
        more = t.add(*(t.pick(one_more, 1, 0) for one_more in unsure), t.pick(members.open, members.unseen, 0))
        open_ = t.or_(members.open, *unsure)
        bounded = t.or_(t.not_(members.open), members.counted)
        for at, own in enumerate(certain[: len(self._chosen(members, one))]):
            together = [
                t.and_(other, alike(keys[at], keys[place])) if place != at else own
                for place, other in enumerate(certain)
            ]
            first = t.and_(own, *(t.not_(earlier) for earlier in together[:at]))
            low = t.add(*(t.pick(belongs, 1, 0) for belongs in together))
            size = Number(True, low, bounded, t.add(low, more)) if open_ is not False else Number(True, low, True, low)
            places = tuple((belongs, ref) for belongs, (_, ref) in zip(together, members.places, strict=True))
            yield first, Gathered(keys[at], size, Records(True, False, places, open_, False, 1))
        if open_ is not False:
            everyone = Records(True, False, (), True, False, 1)
            yield t.and_(members.known, open_), Gathered(None, Number(True, 0, bounded, more), everyone)

    # -- what is said of them --------------------------------------------------------------------------------------

    def verdicts(self, norm: Norm, judged: Judged) -> Verdicts:
        """What a norm says of a subject; terms that are bound for some only are tried value by value for the others."""
        found = [
            self._verdicts(norm, judged, Translator(self.facility, self.side, trial)) for trial in self._trials(norm)
        ]
        if len(found) == 1:
            return found[0]
        fails, spared = t.all_(one.fails for one in found), t.all_(one.applies.no for one in found)
        applies = Truth(t.all_(one.applies.yes for one in found), spared)
        met = t.all_(one.met for one in found)
        return Verdicts(applies, fails, t.and_(t.not_(fails), t.not_(spared), t.not_(met)))

    def _trials(self, norm: Norm) -> list[dict[str, Any]]:
        known = parameters(norm)
        names = [name for name in norm.trial if name in known and self.side.otherwise(known[name]) is None]
        choices = [self.side.program.parameters[name].values for name in names]
        if prod(map(len, choices)) > MOST_TRIALS or not all(choices):
            return [{}]
        return [dict(zip(names, values, strict=True)) for values in product(*choices)]

    def _verdicts(self, norm: Norm, judged: Judged, translator: Translator) -> Verdicts:
        assert norm.condition is not None
        env = self._env(norm, judged.values)
        filters = [
            translator.truth(binder.where, env)
            for binder in norm.scope.binders
            if isinstance(binder, Each) and binder.where is not None
        ]
        whens = [translator.truth(one.condition, env) for one in norm.because("when", "part", "incorporation")]
        exempt = [translator.truth(one.condition, env) for one in norm.because("unless", "prevails")]
        there = Truth(False, False) if judged.open or judged.unplaced else decided(True)
        applies = conjunction([there, *filters, *whens, negation(disjunction(exempt))])
        if judged.open:
            return Verdicts(applies, False, t.not_(applies.no))
        allowed = [translator.truth(one.condition, env) for one in norm.because("except", "due")]
        allowed += [negation(translator.truth(one.condition, env)) for one in norm.because("as_far_as")]
        met = disjunction([translator.truth(norm.condition, env), *allowed])
        fails = t.and_(applies.yes, met.no)
        if applies.total and met.total:
            return Verdicts(applies, fails, False)
        return Verdicts(applies, fails, t.and_(t.not_(applies.no), t.not_(met.yes), t.not_(fails)))


def objections(norm: Norm, verdicts: Verdicts) -> dict[int, Bit]:
    """Under which condition a norm objects how much."""
    strength = STRENGTH.get(norm.force, 0)
    if strength == 0:
        return {}
    return {strength + FAILING: verdicts.fails, strength: verdicts.undetermined}


def at_least(level: int, found: Sequence[dict[int, Bit]]) -> Bit:
    """Whether any of several norms objects that much, or more."""
    return t.any_(bit for one in found for own, bit in one.items() if own >= level)
