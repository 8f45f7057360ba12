"""Whether two versions of a norm ever give another verdict, or the same with another force: a proof, or a facility.

smrl.analysis.relation asks which of two norms objects more; here "does not apply" and "is met" are told apart as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, Final

from smrl import lean
from smrl.analysis import canonical, solver
from smrl.analysis import terms as t
from smrl.analysis.facility import Facility, Knowledge
from smrl.analysis.norms import Judge, Verdicts
from smrl.analysis.relation import pattern
from smrl.analysis.sides import Side, expressions
from smrl.analysis.terms import Bit
from smrl.analysis.values import Untranslatable
from smrl.analysis.witness import Build, Draft, Types, shortest
from smrl.backends import interpret, python
from smrl.backends.results import VERDICTS, Outcome
from smrl.core import tree as core
from smrl.core.tree import Given, Norm
from smrl.diagnostics import FactError
from smrl.verdict import Force, Verdict

ATTEMPTS = 4

Judgement = tuple[Verdict, Force | None]
Parting = tuple[Judgement, Judgement]
_NOBODY: Final[Judgement] = (Verdict.not_applicable, None)


@lean.frozen
class Witness:
    """Facts over which the two versions part, and what is given beside them; both evaluators have said so."""

    facts: Given
    parameters: dict[str, Any]


@lean.frozen
class Sameness:
    """A witness; or `proved` that there is none, whatever is known of the facility; else `why` nobody can tell.

    `bounded`: there is none as long as no list is longer than what was asked for.
    """

    witness: Witness | None = None
    proved: bool = False
    bounded: bool = False
    why: str = ""


class Pair:
    """Two versions of a norm, judged by both evaluators."""

    def __init__(self, side: Side, one: Norm, other: Norm, build: Build) -> None:
        self.side, self.one, self.other, self.build = side, one, other, build
        self._programs = [lean.evolve(side.program, norms=(norm,)) for norm in (one, other)]
        self._evaluators: list[python.Evaluator] | None = None

    def parting(self, facts: Given, parameters: Mapping[str, Any], *, twice: bool) -> frozenset[Parting]:
        """How the two judge where they part; none over facts that cannot be, or where evaluators do not agree."""
        try:
            root = self.build(facts)
        except (FactError, ArithmeticError):
            return frozenset()
        try:
            return self._parting(root, parameters, twice)
        except FactError:  # what a declared fact cannot be shows only as it is read
            return frozenset()

    def _parting(self, root: Any, parameters: Mapping[str, Any], twice: bool) -> frozenset[Parting]:
        side = self.side
        slow = [
            self._judged(norm, interpret.evaluate(program, side.vocabulary, root, side.on, parameters))
            for norm, program in zip((self.one, self.other), self._programs, strict=True)
        ]
        if twice and slow[0] != slow[1]:
            if self._evaluators is None:
                self._evaluators = [python.build(program, side.vocabulary) for program in self._programs]
            fast = [
                self._judged(norm, evaluator.evaluate(root, side.on, parameters))
                for norm, evaluator in zip((self.one, self.other), self._evaluators, strict=True)
            ]
            if slow != fast:
                return frozenset()
        return frozenset(
            (one, other) for one, other in zip_longest(slow[0], slow[1], fillvalue=_NOBODY) if one != other
        )

    @staticmethod
    def _judged(norm: Norm, outcomes: list[Outcome]) -> list[Judgement]:
        """A verdict that a norm does not apply has no force."""
        found = [VERDICTS[code] for outcome in outcomes for codes in outcome.codes.values() for code in codes]
        return [(one, None if one is Verdict.not_applicable else norm.force) for one in found]

    def short(self, facts: Given, parameters: Mapping[str, Any]) -> Given | None:
        """As few facts as show that the two part, most plainly: decided by both, by one, by none. Confirmed twice."""
        shown = max(self.parting(facts, parameters, twice=True), key=plainness, default=None)
        if shown is None:
            return None

        def holds(changed: Given) -> bool:
            return shown in self.parting(changed, parameters, twice=False)

        types = Types(Facility(self.side.vocabulary))
        short = shortest(facts, holds, drop=True, on=self.side.on, types=types)
        return short if shown in self.parting(short, parameters, twice=True) else facts


def plainness(parting: Parting) -> int:
    """How plainly two versions part: on verdicts that are final, or on what nobody knows."""
    return sum(verdict is not Verdict.undetermined for verdict, _ in parting)


def sameness(side: Side, one: Norm, other: Norm, build: Build, elements: int = 3, seconds: float = 5.0) -> Sameness:
    """Whether two versions of a norm part somewhere: first where all facts are known, then where some are not."""
    if canonical.of_norm(one, side) == canonical.of_norm(other, side):
        return Sameness(proved=True)
    if canonical.subjects(one, side) != canonical.subjects(other, side):
        return Sameness(why="the two do not judge the same subjects")
    pair = Pair(side, one, other, build)
    found = Sameness()
    knowledge: tuple[Knowledge, ...] = ("full", "partial")
    for known in knowledge:
        try:
            found = _Question(pair, known, elements, seconds).answer()
        except Untranslatable as reason:
            return Sameness(why=f"not translated: {reason}")
        if found.witness is not None:
            return found
    return found


class _Question:
    """Both versions over one open facility."""

    def __init__(self, pair: Pair, knowledge: Knowledge, elements: int, seconds: float) -> None:
        """Works out where the two part. Raises Untranslatable."""
        self._pair, self._seconds, self._elements = pair, seconds, elements
        self._facility = Facility(pair.side.vocabulary, knowledge, elements)
        for expr in expressions(pair.one, pair.other):
            if isinstance(expr, core.IsBound):
                self._facility.is_bound(expr.parameter.name, expr.parameter.type)
        judge = Judge(self._facility, pair.side)
        self._claim: Bit = False
        for judged in judge.subjects(pair.one, one=True):
            first, second = judge.verdicts(pair.one, judged), judge.verdicts(pair.other, judged)
            self._claim = t.or_(self._claim, t.and_(judged.there, self._parted(first, second)))
        depth = max(len(norm.scope.binders) for norm in (pair.one, pair.other))
        self._has_lists = self._facility.lists > depth

    def _parted(self, first: Verdicts, second: Verdicts) -> Bit:
        if self._pair.one.force is not self._pair.other.force:
            return t.not_(t.and_(first.applies.no, second.applies.no))
        pairs = (
            (first.fails, second.fails), (first.undetermined, second.undetermined), (first.met, second.met),
        )  # fmt: skip
        return t.any_(t.not_(t.same_bit(here, there)) for here, there in pairs)

    def answer(self) -> Sameness:
        """The first model that a facility confirms; a proof where there is none and no list was cut short."""
        facility, tried = self._facility, list[Bit]()
        reply = solver.ask([*facility.rules, self._claim], self._seconds)
        if reply.answer == "impossible":
            if self._has_lists:
                return Sameness(bounded=True, why=f"the same with up to {self._elements} members in each list")
            return Sameness(proved=True)
        while reply.answer == "possible" and len(tried) < ATTEMPTS:
            if tried or facility.wishes:
                reply = solver.ask([*facility.rules, *facility.wishes, *tried, self._claim], self._seconds)
                if reply.answer != "possible":
                    break
            witness = self._confirmed(reply.model)
            if witness is not None:
                return Sameness(witness)
            tried.append(t.not_(pattern(reply.model)))
        if reply.answer == "undecided":
            return Sameness(why=f"not found out in {self._seconds:g} s")
        return Sameness(why="the two may part somewhere, but no facility was found that shows it")

    def _confirmed(self, model: t.Model) -> Witness | None:
        draft = Draft(self._facility, model)
        parameters = draft.parameters()
        short = self._pair.short(draft.root(), parameters)
        return None if short is None else Witness(short, parameters)
