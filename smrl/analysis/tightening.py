"""Whether norms that are said to tighten others do so: proved, and recorded where they do (smrl.library.proofs)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from smrl import lean
from smrl.analysis.relation import Counterexample, Finding, Options, relate
from smrl.analysis.sides import Side, expressions, parameters
from smrl.analysis.witness import Build
from smrl.core import tree as core
from smrl.core.tree import Norm, Program
from smrl.core.validity import covers
from smrl.instants import Instant
from smrl.library import proofs
from smrl.vocabulary import Vocabulary


@lean.frozen
class Tightening:
    """What came of one: proved, or weaker over a facility on a day, or neither and why."""

    inherited: Norm
    norm: Norm
    proved: bool
    weaker: Counterexample | None = None
    on: str | None = None
    notes: tuple[str, ...] = ()


def tightenings(
    program: Program, vocabulary: Vocabulary, on: Instant, options: Options, build: Build
) -> Iterator[Tightening]:
    """Each norm that tightens another, looked at on every day on which an open term that they read gets another value.

    What is proved is recorded, so that it is shown as proved from then on.
    """
    for inherited, norm in proofs.tightened(program):
        if proofs.is_recorded(program, vocabulary, inherited, norm):
            yield Tightening(inherited, norm, True)
            continue
        found = _proved(program, vocabulary, inherited, norm, on, options, build)
        if found.proved:
            proofs.record(program, vocabulary, inherited, norm)
        yield found


def _proved(
    program: Program, vocabulary: Vocabulary, inherited: Norm, norm: Norm, on: Instant, options: Options, build: Build
) -> Tightening:
    if any(isinstance(expr, core.Now) for expr in expressions(inherited, norm)):
        return Tightening(inherited, norm, False, notes=("it depends on the day of evaluation",))
    bare = tuple(lean.evolve(one, validity=None) for one in (inherited, norm))
    for day in _days(program, inherited, norm, on):
        side = Side(program, vocabulary, day)
        finding: Finding = relate(side, bare[:1], side, bare[1:], options, build)
        if finding.weaker is not None:
            return Tightening(inherited, norm, False, finding.weaker, str(day))
        if not finding.nowhere_weaker:
            return Tightening(inherited, norm, False, notes=finding.notes)
    return Tightening(inherited, norm, True)


def _days(program: Program, inherited: Norm, norm: Norm, on: Instant) -> list[Instant]:
    """Days of the alteration's validity, one at least of every stretch in which nothing changes."""
    alters = norm.alters
    assert alters is not None
    settings = [one for name in parameters(inherited, norm) for one in program.parameters[name].settings]
    days = {on.day}
    for start, end in [(alters.start, alters.end), *((one.start, one.end) for one in settings)]:
        if start is not None:
            first = Instant.parse(start).day
            days |= {first - 1, first}
        if end is not None:
            last = Instant.parse(end).day
            days |= {last, last + 1}
    found = (Instant.of(date(1970, 1, 1) + timedelta(days=day)) for day in sorted(days))
    return [day for day in found if covers(alters.start, alters.end, day)]
