"""From a wanted truth to facts: how a condition is made true, false or unknown of objects in the making.

`make` goes down a condition as strong Kleene logic allows: of an `and` that is to be false one part is made false, of a
`some` that is to be true one member is made to hold. What is left are comparisons and plain facts: their facts are
tried value by value, and the reference evaluator says of each value what becomes of the comparison. Each way that is
found is yielded with the facts in place, and taken back when the next one is asked for. So nothing is drawn and thrown
away, and what cannot be done is known after a bounded number of trials.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from smrl.backends.interpret import Environment, truth, value
from smrl.core import tree as core
from smrl.testing.aims import Truth
from smrl.testing.drafts import Draft
from smrl.testing.members import Members, of_records, of_words
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Boolean

Goal = tuple[core.Expr, tuple[Truth, ...], Environment]

HOLDS: Final[tuple[Truth, ...]] = (True,)
FAILS: Final[tuple[Truth, ...]] = (False,)
OPEN: Final[tuple[Truth, ...]] = (None,)
NOT_FAILING: Final[tuple[Truth, ...]] = (True, None)
NOT_HOLDING: Final[tuple[Truth, ...]] = (False, None)

_MOST_MEMBERS = 12


class Solver(Members):
    """Makes conditions come out as wanted on the drafts of one world. `choose` varies which way is found first."""

    telling = False
    """Whether one part is to be seen to decide: of several members one, on a value next to a limit."""
    terse = False
    """Whether what need not be said is left unsaid."""

    def all_of(self, goals: Sequence[Goal]) -> Iterator[None]:
        """Ways to make all of them so."""
        if not goals:
            yield
            return
        (expr, wanted, env), rest = goals[0], goals[1:]
        for _ in self.make(expr, wanted, env):
            yield from self.all_of(rest)

    def make(self, expr: core.Expr, wanted: tuple[Truth, ...], env: Environment) -> Iterator[None]:
        """Ways to make the condition come out as one of the truths wanted."""
        for want in wanted if self.telling else self.ordered(wanted):
            yield from self._make(expr, want, env)

    def _make(self, expr: core.Expr, want: Truth, env: Environment) -> Iterator[None]:
        match expr:
            case core.Named(of=of):
                yield from self._make(of, want, env)
            case core.Not(of=of):
                yield from self._make(of, None if want is None else not want, env)
            case core.And(of=parts):
                yield from self._joined(expr, parts, want, env, all_wanted=True)
            case core.Or(of=parts):
                yield from self._joined(expr, parts, want, env, all_wanted=False)
            case core.If(condition=condition, then=then, otherwise=otherwise) if isinstance(expr.type, Boolean):
                for holds, arm, other in self.ordered([(HOLDS, then, otherwise), (FAILS, otherwise, then)], expr):
                    goals: list[Goal] = [(condition, holds, env), (arm, (want,), env)]
                    if self.telling and want is not None:  # the other way it would come out otherwise
                        yield from self.all_of([*goals, (other, (not want,), env)])
                    yield from self.all_of(goals)
                if want is None:
                    yield from self._make(condition, None, env)
            case core.Quantify():
                yield from self._quantified(expr, want, env)
            case core.Travels():
                yield from self._travels(expr, want, env)
            case core.Member(of=of, among=among) if of_words(among):
                yield from self.word(expr, of, among, want, env)
            case core.Compare(left=core.Aggregate(kind="count") as counted, right=limit):
                yield from self._counted(expr, counted, limit, want, env)
            case core.Compare(right=core.Aggregate(kind="count") as counted, left=limit):
                yield from self._counted(expr, counted, limit, want, env)
            case _:
                yield from self.plain(expr, want, env)

    def _joined(
        self, expr: core.Expr, parts: tuple[core.Expr, ...], want: Truth, env: Environment, all_wanted: bool
    ) -> Iterator[None]:
        """`and` (all wanted) and its mirror image `or`."""
        if want is all_wanted:
            yield from self.all_of([(part, (want,), env) for part in parts])
            return
        others = NOT_FAILING if all_wanted else NOT_HOLDING
        for one in self.ordered(range(len(parts)), expr):
            goals: list[Goal] = [(parts[one], (want,), env)]
            if want is None:
                goals += [(part, others, env) for at, part in enumerate(parts) if at != one]
            else:  # decided by one part: the others speak the other way where they can, so that it is seen to decide
                speaking = others if self.telling else (all_wanted,)
                rest: list[Goal] = [(part, speaking, env) for at, part in enumerate(parts) if at != one]
                if not self.terse:
                    yield from self.all_of(goals + rest)
            yield from self.all_of(goals)

    # -- collections -----------------------------------------------------------------------------------------------

    def _quantified(self, expr: core.Quantify, want: Truth, env: Environment) -> Iterator[None]:
        if not of_records(expr.over):  # of a closed list of words, or of those that most speak
            yield from self.plain(expr, want, env)
            return
        if expr.kind == "most":
            yield from self._most(expr, want, env)
            return
        witness = expr.kind == "some"  # the truth that one member decides
        if want is witness:
            yield from self._witnessed(expr, witness, env)
        elif want is None:
            yield from self._left_open(expr, witness, env)
        else:
            yield from self._without_witness(expr, witness, env)

    def _witnessed(self, expr: core.Quantify, body: bool, env: Environment) -> Iterator[None]:
        def inside(member: Draft) -> list[Goal]:
            inner = env.bind(expr.variable, member)
            kept: list[Goal] = [(expr.where, HOLDS, inner)] if expr.where is not None else []
            return [*kept, (expr.body, (body,), inner)]

        for owner, name in self.members(expr.over, env):
            mark = self.world.mark()
            now = self.now(expr.over, env)[:_MOST_MEMBERS]
            ready = [one for one in now if all(truth(goal[0], goal[2]) in goal[1] for goal in inside(one))]
            for member in ready:
                self.world.fix(owner, name, growing=True)
                yield from self._deciding(expr, body, inside(member), member, owner, name, env)
                self.world.undo(mark)
            for member in self.grown(owner, name):
                yield from self._deciding(expr, body, inside(member), member, owner, name, env)
            for member in [one for one in now if one not in ready][:3]:  # which would then be otherwise than it was
                self.world.fix(owner, name, growing=True)
                yield from self.all_of(inside(member))
                self.world.undo(mark)

    def _deciding(
        self, expr: core.Quantify, body: bool, goals: list[Goal], member: Draft, owner: Draft, name: str,
        env: Environment,
    ) -> Iterator[None]:  # fmt: skip
        """One decides; to tell, so many others speak the other way that `some`, `most` and `every` all differ."""
        for _ in self.all_of(goals):
            if self.telling:
                others = [env.bind(expr.variable, one) for one in self.now(expr.over, env) if one is not member]
                lacking = (1 if body else 2) - sum(truth(expr.body, one) is (not body) for one in others)
                yield from self._joining(lacking, expr, not body, owner, name, env)
            yield

    def _joining(
        self, number: int, expr: core.Quantify, body: bool, owner: Draft, name: str, env: Environment
    ) -> Iterator[None]:
        """So many more of whom the body holds, or fails."""
        if number <= 0:
            yield
            return
        for member in self.grown(owner, name):
            inner = env.bind(expr.variable, member)
            kept: list[Goal] = [(expr.where, HOLDS, inner)] if expr.where is not None else []
            for _ in self.all_of([*kept, (expr.body, (body,), inner)]):
                yield from self._joining(number - 1, expr, body, owner, name, env)

    def _left_open(self, expr: core.Quantify, witness: bool, env: Environment) -> Iterator[None]:
        over = value(expr.over, env)
        if over is None:
            yield from self.plain(expr, None, env, depth=0)
        for owner, name in self.members(expr.over, env):
            mark = self.world.mark()
            for member in self.now(expr.over, env) or self.grown(owner, name):
                inner = env.bind(expr.variable, member)
                where: list[Goal] = [(expr.where, NOT_FAILING, inner)] if expr.where is not None else []
                for _ in self.all_of([*where, (expr.body, OPEN, inner)]):
                    yield from self._others(expr, witness, member, owner, name, env, undecided=True)
            self.world.undo(mark)

    def _without_witness(self, expr: core.Quantify, witness: bool, env: Environment) -> Iterator[None]:
        for owner, name in self.members(expr.over, env):
            mark = self.world.mark()
            if self.now(expr.over, env) or not self.world.may_grow(owner, name):
                if id(expr) in self.forks:  # one more, with which it is seen
                    yield from self._one_that_does_not(expr, witness, owner, name, env)
                yield from self._others(expr, witness, None, owner, name, env)
                self.world.undo(mark)
                continue
            ways = [self._one_that_does_not, self._none_at_all]
            for way in self.ordered(ways):
                yield from way(expr, witness, owner, name, env)
                self.world.undo(mark)

    def _none_at_all(
        self, expr: core.Quantify, witness: bool, owner: Draft, name: str, env: Environment
    ) -> Iterator[None]:
        del witness
        if value(expr.over, env) != () and not self.world.is_fixed(owner, name):
            self.world.state(owner, name, ())
        if value(expr.over, env) in ((), ABSENT):
            self.world.fix(owner, name)
            yield

    def _one_that_does_not(
        self, expr: core.Quantify, witness: bool, owner: Draft, name: str, env: Environment
    ) -> Iterator[None]:
        for _ in self.grown(owner, name):
            yield from self._others(expr, witness, None, owner, name, env)

    def _others(
        self, expr: core.Quantify, witness: bool, but: Draft | None, owner: Draft, name: str, env: Environment,
        undecided: bool = False,
    ) -> Iterator[None]:  # fmt: skip
        """No member (but one) decides, and nobody joins them."""
        mark = self.world.mark()
        known = owner.facts_.get(name)
        if isinstance(known, Partial) and not undecided:
            if self.world.is_fixed(owner, name) and not self.world.may_grow(owner, name):
                return
            self.world.state(owner, name, tuple(known))
        self.world.fix(owner, name)
        waiting = [one for one in self.now(expr.over, env) if one is not but]
        yield from self._none_decides(waiting, expr, witness, env)
        self.world.undo(mark)

    def _none_decides(
        self, waiting: list[Draft], expr: core.Quantify, witness: bool, env: Environment
    ) -> Iterator[None]:
        if not waiting:
            yield
            return
        inner = env.bind(expr.variable, waiting[0])
        ways: list[list[Goal]] = [[(expr.body, (not witness,), inner)]]
        if expr.where is not None:
            left_out: list[Goal] = [(expr.where, FAILS, inner)]
            ways += [[*left_out, (expr.body, (witness,), inner)]] if self.telling else []
            ways.append(left_out)
        for way in self.ordered(ways, expr):
            for _ in self.all_of(way):
                yield from self._none_decides(waiting[1:], expr, witness, env)

    def _most(self, expr: core.Quantify, want: Truth, env: Environment) -> Iterator[None]:
        """What all do, most do; with nobody there, one is put there. To tell, two of three do, or one of two."""
        for owner, name in self.members(expr.over, env):
            mark = self.world.mark()
            for _ in self._joining(2 if want else 1, expr, True, owner, name, env) if self.telling else ():
                for _ in self._joining(1, expr, False, owner, name, env):
                    if truth(expr, env) is want:
                        self.world.fix(owner, name)
                        yield
            self.world.undo(mark)
            for _ in [None] if self.now(expr.over, env) else self.grown(owner, name):
                goals: list[Goal] = []
                for member in self.now(expr.over, env):
                    inner = env.bind(expr.variable, member)
                    counts = expr.where is None or truth(expr.where, inner) is True
                    if expr.where is not None and not goals:
                        goals.append((expr.where, HOLDS, inner))
                    if counts or len(goals) == 1:
                        goals.append((expr.body, (want,), inner))
                for _ in self.all_of(goals):
                    if truth(expr, env) is want:
                        self.world.fix(owner, name)
                        yield
            self.world.undo(mark)
            if truth(expr, env) is want:  # as it is, with nobody of those meant
                self.world.fix(owner, name)
                yield
            self.world.undo(mark)

    def _counted(
        self, expr: core.Compare, counted: core.Aggregate, limit: core.Expr, want: Truth, env: Environment
    ) -> Iterator[None]:
        """As many members as make it so, no more."""
        if want is None or not of_records(counted.over):
            yield from self.plain(expr, want, env)
            return
        for owner, name in self.members(counted.over, env):
            mark = self.world.mark()
            numbers = self.ordered(self._counts(limit, env), expr)
            for number in numbers:
                yield from self._so_many(number, expr, counted, owner, name, want, env)
                self.world.undo(mark)

    def _counts(self, limit: core.Expr, env: Environment) -> list[int]:
        bound = value(limit, env)
        around = [int(bound), int(bound) - 1, int(bound) + 1] if isinstance(bound, int | Fraction) else [0, 1, 2]
        return [number for number in dict.fromkeys(around) if 0 <= number <= _MOST_MEMBERS]

    def _so_many(
        self, number: int, expr: core.Compare, counted: core.Aggregate, owner: Draft, name: str, want: Truth,
        env: Environment,
    ) -> Iterator[None]:  # fmt: skip
        now = self.now(counted.over, env)
        if not now and number == 0 and value(counted.over, env) is None:
            if self.world.is_fixed(owner, name):
                return
            self.world.state(owner, name, ())
        if self.telling and counted.where is not None:  # one is left out
            yield from self._filled(max(number + 1, len(now)), number, expr, counted, owner, name, want, env)
        yield from self._filled(max(number, len(now)), number, expr, counted, owner, name, want, env)

    def _filled(
        self, wanted: int, number: int, expr: core.Compare, counted: core.Aggregate, owner: Draft, name: str,
        want: Truth, env: Environment,
    ) -> Iterator[None]:  # fmt: skip
        now = self.now(counted.over, env)
        if len(now) < wanted:
            for _ in self.grown(owner, name):
                yield from self._filled(wanted, number, expr, counted, owner, name, want, env)
            return
        mark = self.world.mark()
        self.world.fix(owner, name)
        goals: list[Goal] = []
        if counted.where is not None:
            for at, member in enumerate(now):
                goals.append((counted.where, (at < number,), env.bind(counted.variable, member)))
        for _ in self.all_of(goals):
            yield from self.plain(expr, want, env)
        self.world.undo(mark)

    # -- findings on whether a norm applies ------------------------------------------------------------------------

    def _travels(self, expr: core.Travels, want: Truth, env: Environment) -> Iterator[None]:
        """Without a finding as the norm says; else by a record of one, where the vocabulary keeps such."""
        if truth(expr, env) is want:
            yield
        record = self.world.vocabulary.entities.get("benefit_finding")
        subject = value(expr.subject, env)
        if record is None or record.home is None or not isinstance(subject, Draft):
            return
        mark = self.world.mark()
        if self.world.may_grow(self.world.root, record.home[1]):
            made = self.world.draft(record.name)
            said = {"norm": expr.norm, "matter": expr.matter, "prisoner": subject, "holds": want}
            if said.keys() <= record.facts.keys():
                for name, stated in said.items():
                    self.world.state(made, name, stated)
                self.append(self.world.root, record.home[1], made)
                if truth(expr, env) is want:
                    yield
        self.world.undo(mark)
