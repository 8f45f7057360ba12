"""Norms: the tests that decide each verdict, and the statements that keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from smrl import lean
from smrl.backends.python.expressions import Emitter, Frame
from smrl.backends.python.operands import FALSE, TRUE, Test, Truth, both, either
from smrl.backends.python.source import NAME, Block
from smrl.backends.results import JUSTIFIED, MET, NON_COMPLIANT, NOT_APPLICABLE, NOT_YET_DUE, UNDETERMINED
from smrl.core import tree as core

Store = Callable[[int], str | None]
"""The statement that keeps a code, or `None` where nothing has to be done."""


@lean.frozen
class Decision:
    """Whether the norm binds, and by what it is met: each kind of justification with its code."""

    binds: Truth
    met: tuple[tuple[Truth, int], ...]


def binds(emit: Emitter, norm: core.Norm, filters: Sequence[Truth], block: Block, frame: Frame) -> Truth:
    """P: the filters of the scope and every condition of applicability hold, and no exemption does."""
    whens = [emit.truth(r.condition, block, frame) for r in norm.because("when", "part", "incorporation")]
    exempt = [emit.truth(r.condition, block, frame) for r in norm.because("unless", "prevails")]
    parts = [*filters, *whens, *(truth.negated for truth in exempt)]
    return Truth(both(*(part.yes for part in parts)), either(*(part.no for part in parts)))


def decide(emit: Emitter, norm: core.Norm, applies: Truth, block: Block, frame: Frame) -> Decision:
    assert norm.condition is not None
    met = emit.truth(norm.condition, block, frame)
    allowed = [emit.truth(r.condition, block, frame) for r in norm.because("except")]
    allowed += [emit.truth(r.condition, block, frame).negated for r in norm.because("as_far_as")]
    early = [emit.truth(r.condition, block, frame) for r in norm.because("due")]
    ways = ((met, MET), (_any(allowed), JUSTIFIED), (_any(early), NOT_YET_DUE))
    return Decision(applies, tuple(way for way in ways if way[0].no != TRUE))


def _any(truths: Sequence[Truth]) -> Truth:
    return Truth(either(*(t.yes for t in truths)), both(*(t.no for t in truths)))


def write(decision: Decision, block: Block, store: Store) -> None:
    """A chain of tests, the first true one of which keeps its code."""
    failed = both(decision.binds.yes, *(truth.no for truth, _ in decision.met))
    chain: list[tuple[Test, int]] = [(decision.binds.no, NOT_APPLICABLE)]
    chain += [(truth.yes, code) for truth, code in decision.met]
    unknown = decision.met[0][0].unknown if len(decision.met) == 1 and decision.binds.yes == TRUE else None
    if unknown is None:
        chain += [(failed, NON_COMPLIANT), (TRUE, UNDETERMINED)]
    else:
        chain += [(unknown, UNDETERMINED), (TRUE, NON_COMPLIANT)]
    word = "if"
    for test, code in _one_by_one([(_beforehand(test, block), code) for test, code in chain]):
        if test == FALSE:
            continue
        body = block.child("branch")
        statement = store(code)
        if statement is not None:
            body.say(statement)
        if test == TRUE:
            block.attach("else:" if word == "elif" else "if True:", body)
            return
        block.attach(f"{word} {test}:", body)
        word = "elif"


def _one_by_one(chain: list[tuple[Test, int]]) -> list[tuple[Test, int]]:
    """The first of several sufficient tests stands alone: whoever it decides is asked nothing else."""
    (first, code), *others = [(test, code) for test, code in chain if test != FALSE]
    if first.join != "or":
        return [(first, code), *others]
    return [(first.parts[0], code), (either(*first.parts[1:]), code), *others]


def _beforehand(test: Test, block: Block) -> Test:
    """A test that does not depend on who is judged is made once, outside the loop."""
    names = NAME.findall(test.text)
    if not names or NAME.fullmatch(test.text) or block.place(names).loops == block.loops:
        return test
    return Test(block.assign(test.text))
