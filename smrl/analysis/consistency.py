"""Norms that cannot all be kept, and norms that never apply, never fail or can never be met: proved, so never guessed.

A contrary-to-duty norm is no contradiction: what applies only where another norm is broken already is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from smrl import lean
from smrl.analysis import canonical, solver
from smrl.analysis import terms as t
from smrl.analysis.facility import Facility
from smrl.analysis.norms import STRENGTH, Judge, Judged, Verdicts
from smrl.analysis.relation import Options
from smrl.analysis.sides import Side, expressions
from smrl.analysis.terms import Bit
from smrl.analysis.values import Untranslatable
from smrl.core import tree as core
from smrl.core.tree import Norm, Program
from smrl.core.validity import in_force
from smrl.diagnostics import Diagnostic, Label, Severity
from smrl.instants import Instant
from smrl.verdict import Force
from smrl.vocabulary import Vocabulary


def proved_faults(
    program: Program, vocabulary: Vocabulary, on: Instant, options: Options,
    progress: Callable[[float], None] | None = None,
) -> list[Diagnostic]:  # fmt: skip
    """What is wrong with the norms in force on a day, contradictions first. What cannot be decided is not reported."""
    side = Side(program, vocabulary, on)
    norms = [
        lean.evolve(norm, validity=None)
        for norm in program.norms
        if norm.condition is not None and norm.home is None and norm.force in STRENGTH
        if norm.validity is None or in_force(norm.validity, on)
    ]
    alike: dict[Hashable, list[Norm]] = {}
    for norm in norms:
        alike.setdefault(canonical.subjects(norm, side), []).append(norm)
    contradictions: list[Diagnostic] = []
    others: list[Diagnostic] = []
    done = 0
    for together in alike.values():
        group = _Group(side, together, options)
        contradictions += group.contradictions()
        others += group.idle()
        done += len(together)
        if progress is not None:
            progress(done / len(norms))
    return contradictions + others


@lean.frozen(eq=False)
class _Stated:
    """A norm as formulas over the one subject that its group shares."""

    norm: Norm
    there: Bit
    verdicts: Verdicts

    @property
    def applies(self) -> Bit:
        return t.and_(self.there, self.verdicts.applies.yes)


MOST_ELEMENTS = 6


class _Group:
    """Norms about the same subjects, over one facility of which every fact is known."""

    def __init__(self, side: Side, norms: Sequence[Norm], options: Options) -> None:
        self.facility = Facility(side.vocabulary, "full", options.elements)
        self.side, self.options = side, options
        judge = Judge(self.facility, side)
        self.stated = []
        for norm in norms:
            for expr in expressions(norm):
                if isinstance(expr, core.IsBound):
                    self.facility.is_bound(expr.parameter.name, expr.parameter.type)
        for norm in norms:
            try:
                judged = next(judge.subjects(norm, one=True))
                self.stated.append(_Stated(norm, judged.there, judge.verdicts(norm, Judged(True, judged.values))))
            except Untranslatable:
                continue  # nothing is said of what formulas cannot say
        kept = [t.not_(one.verdicts.fails) for one in self.stated]
        known = [t.not_(one.verdicts.undetermined) for one in self.stated]
        self.claims = [*kept, *known, *(one.applies for one in self.stated)]
        self.claims += [t.and_(one.there, one.verdicts.fails) for one in self.stated]
        self.solver = solver.Assuming(self.facility.rules, self.claims, options.seconds)

    # -- contradictions --------------------------------------------------------------------------------------------

    def contradictions(self) -> Iterator[Diagnostic]:
        """Duties that cannot all be kept where one of them applies, though the others could be."""
        duties = [
            at
            for at, one in enumerate(self.stated)
            if one.norm.force is Force.duty and not self._is_hopeless(at) and not self._is_alternative(one.norm)
        ]
        seen: set[frozenset[int]] = set()
        for at in duties:
            needed = self._needed(at, duties)
            if len(needed) > 1 and needed not in seen:
                seen.add(needed)
                others = sorted(needed - {at})
                longer = self._with_longer_lists([self.stated[one].norm for one in (at, *others)])
                if longer is self or (longer is not None and longer._needed(0, range(len(needed)))):
                    yield self._contradiction(at, others)

    def _needed(self, at: int, duties: Sequence[int]) -> frozenset[int]:
        """A smallest set of duties that cannot all be kept where one applies; empty unless that one is among them."""
        size = len(self.stated)
        answer, found = self.solver.ask([*duties, 2 * size + at])
        needed = frozenset(one for one in found if one < size)
        return needed if answer == "impossible" and at in needed else frozenset()

    def _with_longer_lists(self, norms: Sequence[Norm]) -> _Group | None:
        """The norms over lists with a member for everything that they want to be there; None for too much of it."""
        wanted = sum(isinstance(expr, core.Quantify) for expr in expressions(*norms)) + 1
        if wanted <= self.options.elements:
            return self
        if wanted > MOST_ELEMENTS or any(isinstance(expr, core.Aggregate) for expr in expressions(*norms)):
            return None
        again = _Group(self.side, norms, lean.evolve(self.options, elements=wanted))
        return again if len(again.stated) == len(norms) else None

    def _is_alternative(self, norm: Norm) -> bool:
        """Whether it is one of several grounds, of which one is enough."""
        provisions = self.side.program.provisions
        id: str | None = norm.provision
        while id is not None and id in provisions:
            if provisions[id].items != "all":
                return True
            id = provisions[id].parent
        return False

    def _contradiction(self, at: int, others: list[int]) -> Diagnostic:
        norm = self.stated[at].norm
        rest = [self.stated[one].norm for one in others]
        names = " and ".join(f"`{one.id}`" for one in rest)
        labels = tuple(Label(one.span, f"`{one.id}`") for one in rest if one.span is not None)
        return Diagnostic(
            "L201", f"where `{norm.id}` applies, it cannot be met together with {names}", norm.span,
            "say which prevails, or when each applies", labels, severity=Severity.warning,
        )  # fmt: skip

    # -- norms that do nothing -------------------------------------------------------------------------------------

    def idle(self) -> Iterator[Diagnostic]:
        """Norms that never apply, are never met or never fail. Figures over lists are left out."""
        for at, one in enumerate(self.stated):
            if any(isinstance(expr, core.Aggregate) or _is_most(expr) for expr in expressions(one.norm)):
                continue
            code = self._idleness(at)
            if code is None:
                continue
            longer = self._with_longer_lists([one.norm])
            if longer is self or (longer is not None and longer._idleness(0) == code):
                yield Diagnostic(code, f"`{one.norm.id}` {_IDLE[code]}", one.norm.span, severity=Severity.warning)

    def _idleness(self, at: int) -> str | None:
        size = len(self.stated)
        if self._never(2 * size + at):
            return "L202"
        if self._is_hopeless(at):
            return "L203"
        return "L204" if self._never(3 * size + at) else None

    def _is_hopeless(self, at: int) -> bool:
        size = len(self.stated)
        return self._never(at, size + at, 2 * size + at)

    def _never(self, *claims: int) -> bool:
        return self.solver.ask(claims)[0] == "impossible"


_IDLE = {"L202": "never applies", "L203": "can never be met where it applies", "L204": "can never fail"}


def _is_most(expr: core.Expr) -> bool:
    return isinstance(expr, core.Quantify) and expr.kind == "most"
