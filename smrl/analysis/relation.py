"""How the norms of two rulesets relate: a question to the solver, and a facility for every difference it finds.

OTHER is weaker where it objects less than BASE (smrl.analysis.norms says how much a norm objects), stricter where it
objects more. What is shown as a difference both evaluators have confirmed on a facility; what is said to hold
everywhere holds for every facility with as many members in each list as were asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from smrl import lean
from smrl.analysis import canonical, solver
from smrl.analysis import terms as t
from smrl.analysis.facility import Facility, Knowledge
from smrl.analysis.norms import STRENGTH, Judge, at_least, objections
from smrl.analysis.sides import Side, bound_by, expressions
from smrl.analysis.terms import Bit
from smrl.analysis.values import Untranslatable
from smrl.analysis.witness import Bench, Build, Court, Draft, Shown, Types, shortest
from smrl.core import tree as core
from smrl.core.tree import Given, Norm

ATTEMPTS = 4


class Relation(StrEnum):
    """What OTHER is to BASE."""

    equivalent = "equivalent"
    stricter = "stricter"
    weaker = "weaker"
    incomparable = "incomparable"
    new = "new"
    withdrawn = "withdrawn"
    undecided = "undecided"


@lean.frozen
class Options:
    """What is asked: with all facts known or with some unknown, up to how many elements, for how long at most."""

    knowledge: Knowledge = "full"
    elements: int = 3
    seconds: float = 5.0


@lean.frozen
class Counterexample:
    """A facility over which the two part, and how much each objects there. `parameters` are bound for both."""

    facts: Given
    parameters: dict[str, Any]
    shown: Shown


@lean.frozen
class Finding:
    """A relation, with a facility for each direction in which the two part, and what else there is to say."""

    relation: Relation
    weaker: Counterexample | None = None
    stricter: Counterexample | None = None
    notes: tuple[str, ...] = ()
    by_form: bool = False
    can_fail: bool = True
    nowhere_weaker: bool = False
    nowhere_stricter: bool = False
    collections: bool = False


_SAME = Finding(Relation.equivalent, nowhere_weaker=True, nowhere_stricter=True)


@lean.frozen
class Answer:
    """Whether there is a difference in one direction: one that is shown, none at all, or nobody knows and why."""

    found: Counterexample | None = None
    why: str | None = None

    @property
    def none(self) -> bool:
        return self.found is None and self.why is None


def relate(
    base: Side, base_norms: tuple[Norm, ...], other: Side, other_norms: tuple[Norm, ...], options: Options, build: Build
) -> Finding:
    """The relation of norms of two rulesets, taken together on each side."""
    first = bound_by(base, base_norms, other, other_norms)
    second = bound_by(other, other_norms, base, base_norms)
    notes = tuple(
        [f"`{name}`, open in BASE, is taken as OTHER binds it" for name in first.terms]
        + [f"`{name}`, open in OTHER, is taken as BASE binds it" for name in second.terms]
    )
    if _forms(first.side, first.norms) == _forms(second.side, second.norms):
        return lean.evolve(_SAME, notes=notes, by_form=True)
    objecting = _objecting(first.norms), _objecting(second.norms)
    if not any(objecting):
        return lean.evolve(_SAME, notes=(*notes, "neither can fail"))
    asked = Question(first.side, objecting[0], second.side, objecting[1], options, build)
    try:
        asked.state()
    except Untranslatable as reason:
        return Finding(Relation.undecided, notes=(*notes, f"not translated: {reason}"))
    weaker, stricter = asked.answer(weaker=True), asked.answer(weaker=False)
    more = [why for why in dict.fromkeys((weaker.why, stricter.why)) if why is not None]
    if asked.court.whole:
        more.append("compared for the facility as a whole, since the two judge different subjects")
    relation = _relation(weaker, stricter)
    lists = asked.facility.lists > (0 if asked.court.whole else asked.depth)
    return Finding(
        relation, weaker.found, stricter.found, (*notes, *more), collections=lists,
        nowhere_weaker=weaker.none, nowhere_stricter=stricter.none,
    )  # fmt: skip


def _relation(weaker: Answer, stricter: Answer) -> Relation:
    if weaker.found is not None:
        return Relation.incomparable if stricter.found is not None else Relation.weaker
    if weaker.why is not None or stricter.why is not None:
        return Relation.undecided
    return Relation.stricter if stricter.found is not None else Relation.equivalent


def _forms(side: Side, norms: Sequence[Norm]) -> frozenset[Any]:
    return frozenset(canonical.of_norm(norm, side) for norm in norms)


def _objecting(norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
    """Those that can fail; validity has been looked at before."""
    return tuple(
        lean.evolve(norm, validity=None) for norm in norms if norm.condition is not None and norm.force in STRENGTH
    )


class Question:
    """The norms of both sides over one open facility."""

    def __init__(
        self, base: Side, base_norms: tuple[Norm, ...], other: Side, other_norms: tuple[Norm, ...], options: Options,
        build: Build,
    ) -> None:  # fmt: skip
        self.options = options
        self.facility = Facility(base.vocabulary, options.knowledge, options.elements)
        every = (*base_norms, *other_norms)
        places = {canonical.subjects(norm, base) for norm in base_norms}
        places |= {canonical.subjects(norm, other) for norm in other_norms}
        self.sides = ((Judge(self.facility, base), base_norms), (Judge(self.facility, other), other_norms))
        self.court = Court(Bench(base, base_norms), Bench(other, other_norms), build, len(places) > 1)
        self.weaker: Bit = False
        self.stricter: Bit = False
        self.depth = max((len(norm.scope.binders) for norm in every), default=0)
        self._every = every

    def state(self) -> None:
        """Work out where the two part. Raises Untranslatable."""
        for expr in expressions(*self._every):
            if isinstance(expr, core.IsBound):
                self.facility.is_bound(expr.parameter.name, expr.parameter.type)
        if self.court.whole:
            base, other = (self._in_all(judge, norms) for judge, norms in self.sides)
            self.weaker, self.stricter = self._parting(True, base, other)
            return
        for judged in self.sides[0][0].subjects(self._every[0], one=True):
            base, other = (
                [objections(norm, judge.verdicts(norm, judged)) for norm in norms] for judge, norms in self.sides
            )
            weaker, stricter = self._parting(judged.there, base, other)
            self.weaker, self.stricter = t.or_(self.weaker, weaker), t.or_(self.stricter, stricter)

    @staticmethod
    def _in_all(judge: Judge, norms: tuple[Norm, ...]) -> list[dict[int, Bit]]:
        found = []
        for norm in norms:
            for judged in judge.subjects(norm, one=False):
                levels = objections(norm, judge.verdicts(norm, judged))
                found.append({level: t.and_(judged.there, bit) for level, bit in levels.items()})
        return found

    @staticmethod
    def _parting(there: Bit, base: list[dict[int, Bit]], other: list[dict[int, Bit]]) -> tuple[Bit, Bit]:
        """Where OTHER objects less than BASE, and where more."""
        weaker: Bit = False
        stricter: Bit = False
        for level in sorted({level for one in (*base, *other) for level in one}):
            here, beside = at_least(level, base), at_least(level, other)
            weaker = t.or_(weaker, t.and_(there, here, t.not_(beside)))
            stricter = t.or_(stricter, t.and_(there, beside, t.not_(here)))
        return weaker, stricter

    def answer(self, *, weaker: bool) -> Answer:
        """Whether the two part in a direction."""
        claim = self.weaker if weaker else self.stricter
        rules = self.facility.rules
        first = reply = solver.ask([*rules, claim], self.options.seconds)
        if first.answer == "impossible":
            return Answer()
        if first.answer == "possible":
            for wishes in self._wishes():
                claims = [*rules, *wishes, claim]
                reply = solver.ask(claims, self.options.seconds) if wishes else first
                reply, found = self._shown(reply, claims, weaker)
                if found is not None:
                    return Answer(found)
        what = "weaker" if weaker else "stricter"
        if reply.answer == "undecided":
            return Answer(why=f"whether it is {what} somewhere was not found out in {self.options.seconds:g} s")
        unsaid = "".join(f"; not translated: {reason}" for reason in self.facility.reasons)
        return Answer(why=f"it may be {what} somewhere, but no facility was found that shows it{unsaid}")

    def _wishes(self) -> Iterator[list[Bit]]:
        """What else is to hold where a difference is looked for: first, that all be known, if it need not be."""
        if self.facility.plain:
            yield [*self.facility.wishes, *self.facility.plain]
        yield self.facility.wishes

    def _shown(
        self, reply: solver.Reply, claims: list[Bit], weaker: bool
    ) -> tuple[solver.Reply, Counterexample | None]:
        """A facility with which claims hold and that evaluators confirm, of the first few that there are."""
        for _ in range(ATTEMPTS):
            if reply.answer != "possible":
                break
            found = self._confirmed(reply.model, weaker)
            if found is not None:
                return reply, found
            claims.append(t.not_(pattern(reply.model)))
            reply = solver.ask(claims, self.options.seconds)
        return reply, None

    def _confirmed(self, model: t.Model, weaker: bool) -> Counterexample | None:
        """The facility of a model, made short, if both evaluators say what the model says."""
        draft = Draft(self.facility, model)
        parameters = draft.parameters()
        facts = draft.root()
        pairs = [pair for pair in self._parting_over(facts, parameters, True) if pair.is_weaker is weaker]
        if not pairs:
            return None
        shown = max(pairs, key=lambda pair: (abs(pair.base - pair.other), pair.base))
        open_ = any(0 < level < 10 for level in (shown.base, shown.other))

        def holds(changed: Given) -> bool:
            return shown in self._parting_over(changed, parameters, False)

        short = shortest(
            facts,
            holds,
            drop=self.facility.partial or not open_,
            on=self.court.base.side.on,
            types=Types(self.facility),
        )
        if shown not in self._parting_over(short, parameters, True):
            short = facts
        return Counterexample(short, parameters, shown)

    def _parting_over(self, facts: Given, parameters: dict[str, Any], twice: bool) -> set[Shown]:
        return self.court.parting(facts, parameters, twice=twice)


def pattern(model: t.Model) -> Bit:
    """The yes-or-no part of a model, or all of it where there is none."""
    bits: list[Bit] = []
    for name, value in model.items():
        if isinstance(value, bool):
            one = t.variable(name, "Bool")
            bits.append(one if value else t.not_(one))
    if not bits:
        for name, value in model.items():
            bits.append(t.same(t.variable(name, "Int" if isinstance(value, int) else "Real"), value))
    return t.all_(bits)
