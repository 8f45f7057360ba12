"""Where a norm tips: for each plain part of it facts are aimed at over which that part alone decides the verdict.

This is what modified condition/decision coverage asks of tests. Of an `and` that is to fail one part after the other is
made to fail while the rest holds; of an `every` one member fails and others do not; outside the scope, and where an
exception holds, the condition fails. So a part that says something else, a connective, a quantifier, an exception or a
scope that is another shows in some verdict. What all parts have to be at once is aimed at together: three parts of an
`and` that each can hold in two ways take two aims and not six.

An aim is a number for each fork of the norm at which the solver has to go another way than the first one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from smrl import lean
from smrl.backends.interpret import Environment, truth
from smrl.core import tree as core
from smrl.vocabulary import Boolean

Truth = bool | None
Part = tuple[core.Expr, bool]
"""A condition with a truth of it."""
Goal = tuple[core.Expr, tuple[Truth, ...]]
"""A condition with the truths of it that will do, the first before the others."""
Forks = Mapping[int, int]
"""Which alternative comes first, by the identity of the expression that has several."""


@lean.frozen(eq=False)
class Aim:
    """The part that decides, with the truth that it is to have, those of the others, and the way there."""

    part: Goal
    others: tuple[Goal, ...]
    forks: Forks

    @property
    def ways(self) -> tuple[tuple[Goal, ...], ...]:
        """What to make so, in the orders to try; at last others are left open where they cannot be as they should."""
        leaning = tuple((expr, (*wanted, None)) for expr, wanted in self.others)
        return (self.part, *self.others), (*self.others, self.part), (self.part, *leaning)


@lean.frozen(eq=False)
class Aims:
    """The aims for norms, judged in an environment without facts.

    What rests on the terms `open` is never decided: there, what stays open is as good as either truth.
    """

    open: Collection[str]
    env: Environment

    def of(self, norm: core.Norm) -> list[Aim]:
        """Every aim at a norm, the plainest first; last those with a part that nobody knows."""
        assert norm.condition is not None
        binding, excusing = parts(norm)
        standing = [*binding, *((expr, not says) for expr, says in excusing)]
        failing, met = (norm.condition, False), (norm.condition, True)
        found = self._aims(failing, standing) + self._aims(met, standing)
        for at, (expr, says) in enumerate(standing):  # where it binds, and where not; nothing excuses, or one thing
            others = [failing, *standing[:at], *standing[at + 1 :]]
            found += self._aims((expr, not says), others) + self._aims((expr, says), others)
        every = [failing, *standing]
        for at, (expr, _) in enumerate(every):
            found += self._aims((expr, None), every[:at] + every[at + 1 :])
        return found

    def _aims(self, part: tuple[core.Expr, Truth], others: Sequence[Part]) -> list[Aim]:
        """One part decides, in each of its cases."""
        if not all(self.cases(*other) for other in others):
            return []
        goals = tuple(map(self._goal, others))
        return [Aim(self._goal(part), goals, forks) for forks in self.cases(*part)]

    def _goal(self, part: tuple[core.Expr, Truth]) -> Goal:
        expr, want = part
        return expr, (want if want is not None and self.decides(expr, want) else None,)

    def cases(self, expr: core.Expr, want: Truth) -> list[Forks]:
        """The ways in which a condition comes out so, one part deciding in each; none where facts do not matter."""
        match expr:
            case core.Named(of=of):
                return self.cases(of, want)
            case core.Not(of=of):
                return self.cases(of, None if want is None else not want)
            case core.And(of=of):
                return self._joined(expr, of, want, all_wanted=True)
            case core.Or(of=of):
                return self._joined(expr, of, want, all_wanted=False)
            case core.If(condition=condition, then=then, otherwise=otherwise) if isinstance(expr.type, Boolean):
                return [
                    {**forks, id(expr): at}
                    for at, (holds, arm) in enumerate([(True, then), (False, otherwise)])
                    for forks in together(self.cases(condition, holds), self.cases(arm, want))
                ]
            case core.Quantify():
                return self._quantified(expr, want)
            case (
                core.Compare(left=core.Aggregate(kind="count", where=core.Node() as where))
                | core.Compare(right=core.Aggregate(kind="count", where=core.Node() as where))
            ) if want is not None:
                return together(_places(expr, want), self.cases(where, True), self.cases(where, False))
        if not reads_facts(expr) and (known := truth(expr, self.env)) is not None:
            return [{}] if known is want else []
        return _places(expr, want)

    def _joined(self, expr: core.Expr, of: Sequence[core.Expr], want: Truth, all_wanted: bool) -> list[Forks]:
        if want is None:
            return [{**forks, id(expr): at} for at, part in enumerate(of) for forks in self.cases(part, None)]
        never = [at for at, part in enumerate(of) if not self.decides(part, True) and not self.decides(part, False)]
        decided = [(at, part) for at, part in enumerate(of) if at not in never]
        if want is not all_wanted and decided:
            return [{**forks, id(expr): at} for at, part in decided for forks in self.cases(part, want)]
        found = together(*(self.cases(part, want) for _, part in decided))
        return [{**forks, id(expr): never[0]} for forks in found] if never else found

    def _quantified(self, expr: core.Quantify, want: Truth) -> list[Forks]:
        inside = self.cases(expr.body, want)
        if want is None:
            return inside
        if expr.kind == "most" or want is (expr.kind == "some"):
            return inside if expr.where is None else together(inside, self.cases(expr.where, True))
        left_out = [] if expr.where is None else self.cases(expr.where, False)
        return [{**forks, id(expr): way} for way, found in enumerate((inside, left_out)) for forks in found]

    def decides(self, expr: core.Expr, want: bool) -> bool:
        """Whether facts can make a condition come out so, as far as open terms go."""
        match expr:
            case core.Named(of=of):
                return self.decides(of, want)
            case core.Not(of=of):
                return self.decides(of, not want)
            case core.And(of=of):
                return (all if want else any)(self.decides(part, want) for part in of)
            case core.Or(of=of):
                return (any if want else all)(self.decides(part, want) for part in of)
            case core.If(then=then, otherwise=otherwise) if isinstance(expr.type, Boolean):
                return self.decides(then, want) or self.decides(otherwise, want)
            case core.Quantify(body=body):
                return self.decides(body, want)
        return not reads_term(expr, self.open)


def parts(norm: core.Norm) -> tuple[list[Part], list[Part]]:
    """What binds a norm and what excuses it, each with the truth that does."""
    binding = [(b.where, True) for b in norm.scope.binders if isinstance(b, core.Each) and b.where is not None]
    binding += [(reason.condition, True) for reason in norm.because("when", "part", "incorporation")]
    binding += [(reason.condition, False) for reason in norm.because("unless", "prevails")]
    excusing = [(reason.condition, reason.kind != "as_far_as") for reason in norm.because("except", "due", "as_far_as")]
    return binding, excusing


def together(*cases: Sequence[Forks]) -> list[Forks]:
    """Each case of each list in some aim, as few aims as that takes; none if one of them cannot be."""
    aims = max(map(len, cases), default=1) if all(cases) else 0
    return [{fork: way for one in cases for fork, way in one[at % len(one)].items()} for at in range(aims)]


def reads_facts(expr: core.Expr) -> bool:
    """Whether a value rests on what is the case, not only on the day and on what is bound."""
    return isinstance(expr, core.Read | core.Travels | core.Var) or any(map(reads_facts, core.children(expr)))


def reads_term(expr: core.Expr, names: Collection[str]) -> bool:
    """Whether a value rests on one of these terms."""
    if isinstance(expr, core.Param | core.IsBound):
        return isinstance(expr, core.Param) and expr.name in names
    return any(reads_term(child, names) for child in core.children(expr))


def _places(expr: core.Expr, want: Truth) -> list[Forks]:
    """A comparison tips at one place, or at two: beside a number that is wanted exactly, and at both ends of a time."""
    match expr:
        case core.Compare(op="=") if want is False:
            return [{id(expr): 1}, {id(expr): 2}]
        case core.Compare(op="!=") if want is True:
            return [{id(expr): 1}, {id(expr): 2}]
        case core.Within(side="after" | "before") if want is True:
            return [{id(expr): 0}, {id(expr): 1}]
        case core.Within(side="after" | "before") if want is False:
            return [{id(expr): 2}, {id(expr): 4}]
    return [{}]
