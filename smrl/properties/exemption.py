"""An exception only ever exempts.

Each norm is judged with one of its exceptions and without it. Where the exception does not hold, the two agree; where
it holds, or nobody knows, the norm with it does not fail. And when it comes to hold, by a fact that only it reads, no
pass becomes a failure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from smrl import lean
from smrl.backends.interpret import Environment, enumerate_subjects, truth
from smrl.backends.results import NON_COMPLIANT
from smrl.core import tree as core
from smrl.properties.case import Case, Ground, Idle, Judged, Key, is_good, key_of, verdict_of, worst
from smrl.properties.monotone import derived
from smrl.properties.property import Broken, Property, Stated, named
from smrl.properties.texts import facility_text
from smrl.testing.planning import reads_of
from smrl.testing.strategies import Drawn
from smrl.testing.verdicts import trials
from smrl.vocabulary import Boolean, Choice, Quantity

EXCEPTIONS: Final = ("unless", "except", "as_far_as", "due", "prevails")

Truths = set[bool | None]


@lean.frozen(eq=False)
class Without:
    """The exception that is left away, and its place among the norm's tails."""

    at: int
    reason: core.Reason


Step = Without | Stated


class Exemption(Property):
    name: ClassVar[str] = "exceptions"
    claim: ClassVar[str] = "an exception only ever exempts"
    sides: ClassVar[tuple[str, str]] = "without the exception", "with it"

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:  # noqa: ARG002 its own tails say it
        return None if norm.because(*EXCEPTIONS) else "has no exception"

    def steps(self, case: Case, index: Drawn) -> Sequence[Step]:
        places = [at for at, reason in enumerate(case.norm.reasons) if reason.kind in EXCEPTIONS]
        at = places[index(len(places))]
        without = Without(at, case.norm.reasons[at])
        own = _own_facts(case.norm, at)
        stated = [
            (thing, name) for thing in case.world.things() for name in thing.of_.facts
            if (thing.of_.name, name) in own and isinstance(thing.of_.facts[name].type, Boolean | Choice | Quantity)
        ]  # fmt: skip
        if not stated or index(2) == 0:
            return [without]
        thing, name = stated[index(len(stated))]
        values = case.ground.rules.candidates((case.norm,)).of(thing.of_.facts[name])
        return [without, *([Stated(thing, name, values[index(len(values))])] if values else [])]

    def broken(self, case: Case, steps: Sequence[Step]) -> Broken | None:
        place = next((step.at for step in steps if isinstance(step, Without)), None)
        if place is None:
            raise Idle
        bare = _without(case.norm, place)
        before, held = case.judged(), _truths(case, place)
        if (found := _wrong(case, case.judged(bare), before, held)) is not None:
            return found
        stated = [step for step in steps if isinstance(step, Stated)]
        if not stated:
            return None
        world, followed = case.world, list(derived(case))
        mark = world.mark()
        try:
            for step in stated:
                world.state(step.thing, step.name, step.value)
            after, holds = case.judged(), _truths(case, place)
            if list(derived(case)) != followed:
                raise Idle
        finally:
            world.undo(mark)
        for key in before.codes:
            began = held.get(key) == {False} and holds.get(key) == {True}
            if began and is_good(before.of(key)) and not is_good(after.of(key)):
                return _broken(case, before, after, key)
        return None

    def told(self, step: Step) -> str:
        if isinstance(step, Without):
            span = step.reason.condition.span
            written = " ".join(span.text.split()) if span else ""
            return f"the exception: {step.reason.kind.replace('_', ' ')} {written}".rstrip()
        return f"`{step.name}` of {named(step.thing)} becomes {step.value}"


def _wrong(case: Case, bare: Judged, full: Judged, held: dict[Key, Truths]) -> Broken | None:
    """Where the norm with its exception is worse off than without, or fails where the exception may hold."""
    for key, codes in full.codes.items():
        code, other, truths = worst(codes), bare.of(key), held.get(key, {None})
        fails_exempt = code == NON_COMPLIANT and truths != {False}
        worse = (is_good(other) and not is_good(code)) or (code == NON_COMPLIANT and other != NON_COMPLIANT)
        if fails_exempt or worse or (truths == {False} and code != other):
            return _broken(case, bare, full, key)
    return None


def _broken(case: Case, before: Judged, after: Judged, key: Key) -> Broken:
    texts = lambda: (facility_text(case, before.root), facility_text(case, after.root))  # noqa: E731
    return Broken(after.paths[key], verdict_of(before.of(key)), verdict_of(after.of(key)), texts)


def _truths(case: Case, place: int) -> dict[Key, Truths]:
    """What the reference evaluator says of the exception for each subject, under every value of terms to be tried."""
    root, drafts = case.built()
    env = Environment(case.ground.program, case.world.vocabulary, root, case.on, case.given)
    condition = case.norm.reasons[place].condition
    negated = case.norm.reasons[place].kind == "as_far_as"
    found: dict[Key, Truths] = {}
    for subject in enumerate_subjects(case.norm.scope, env):
        inner = env.of_subject(subject)
        truths = found.setdefault(key_of(subject, drafts), set())
        for trial in trials(case.norm, inner):
            holds = truth(condition, inner.trying(trial))
            truths.add(holds if holds is None or not negated else not holds)
    return found


@lru_cache(maxsize=64)
def _without(norm: core.Norm, at: int) -> core.Norm:
    return lean.evolve(norm, reasons=(*norm.reasons[:at], *norm.reasons[at + 1 :]))


def _own_facts(norm: core.Norm, at: int) -> set[tuple[str, str]]:
    """The facts that one exception reads and nothing else of the norm does."""
    mine = set(_read(norm.reasons[at].condition))
    others = lean.evolve(norm, reasons=(*norm.reasons[:at], *norm.reasons[at + 1 :]))
    return mine - {(entity, name) for entity, names in reads_of((others,)).items() for name in names}


def _read(expr: core.Expr) -> Iterator[tuple[str, str]]:
    if isinstance(expr, core.Read):
        yield expr.entity, expr.name
    for child in core.children(expr):
        yield from _read(child)
