"""The one place that knows z3: asks whether formulas can hold together, and for values with which they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal

from smrl import lean
from smrl.analysis.terms import Bit, Model, Script, choose, variable

if TYPE_CHECKING:
    import z3

Answer = Literal["possible", "impossible", "undecided"]

STEPS: Final = 1_000_000
"""The solver's own steps that pass for a second: counted, so that an answer depends on no machine and on no clock."""

CLOCK: Final = 4
"""How much longer than that it may take by the clock: a machine may be slow, but nobody waits for ever."""


@lean.frozen
class Reply:
    """What the solver says; `model` where it is possible."""

    answer: Answer
    model: Model = lean.field(factory=dict)


IMPOSSIBLE = Reply("impossible")
UNDECIDED = Reply("undecided")


def is_installed() -> bool:
    """Whether the solver is there, without loading it."""
    return find_spec("z3") is not None


def ask(formulas: Iterable[Bit], seconds: float) -> Reply:
    """Whether all of these can hold together."""
    claims = [formula for formula in formulas if formula is not True]
    if False in claims:
        return IMPOSSIBLE
    if not claims:
        return Reply("possible")
    import z3

    script = Script()
    for claim in claims:
        script.claim(claim)
    solver = _solver(script, seconds)
    found = solver.check()
    if found == z3.unsat:
        return IMPOSSIBLE
    if found != z3.sat:
        return UNDECIDED
    model = solver.model()
    variables = (one for one in model.decls() if one.arity() == 0)  # the rest says what x / 0 is, which nobody asks
    return Reply("possible", {str(one.name()): _value(model[one]) for one in variables})


def _solver(script: Script, seconds: float) -> z3.Solver:
    import z3

    solver = z3.SimpleSolver(ctx=z3.Context())  # one of its own: what was asked before has no part in the answer
    solver.set("rlimit", max(1, int(seconds * STEPS)))
    solver.set("timeout", max(1, int(seconds * CLOCK * 1000)))
    solver.from_string(script.text)
    return solver


def _value(value: object) -> bool | int | Fraction:
    import z3

    if z3.is_true(value) or z3.is_false(value):
        return bool(z3.is_true(value))
    if z3.is_int_value(value):
        return int(value.as_long())  # type: ignore[attr-defined]  # z3 says nothing of its types
    if z3.is_rational_value(value):
        return Fraction(value.numerator_as_long(), value.denominator_as_long())  # type: ignore[attr-defined]  # as above
    return Fraction(str(value.approx(30).as_fraction()))  # type: ignore[attr-defined]  # a root: near it is all there is


class Assuming:
    """Claims that are held or let go from question to question, under rules that always hold."""

    def __init__(self, rules: Iterable[Bit], claims: Sequence[Bit], seconds: float) -> None:
        import z3

        script = Script()
        for rule in rules:
            script.claim(rule)
        for at, one in enumerate(claims):
            script.claim(choose(variable(f"claim {at}", "Bool"), one, True))
        self._solver = _solver(script, seconds)
        self._marks = [z3.Bool(f"claim {at}", ctx=self._solver.ctx) for at in range(len(claims))]
        self._solver.set("core.minimize", True)

    def ask(self, held: Iterable[int]) -> tuple[Answer, list[int]]:
        """Whether these claims can hold together; if not, a smallest part of them that cannot."""
        found = self._solver.check(*(self._marks[at] for at in held))
        if str(found) == "unsat":
            return "impossible", [int(str(one).rpartition(" ")[2]) for one in self._solver.unsat_core()]
        return ("possible" if str(found) == "sat" else "undecided"), []
