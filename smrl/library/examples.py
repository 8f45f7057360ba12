"""Running a ruleset's own examples, on both evaluators, and telling what none of them has exercised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from smrl import lean
from smrl.assessment.live import Live
from smrl.assessment.outline import Outline
from smrl.assessment.paths import Paths
from smrl.assessment.reasons import Reasoning, Step, reason
from smrl.assessment.sheet import Sheet
from smrl.assessment.standing import standing
from smrl.backends import interpret
from smrl.backends.interpret import Environment, Trace
from smrl.backends.results import VERDICTS, Outcome, Subject
from smrl.core import tree as core
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.library.compiled import Compiled
from smrl.source import Span
from smrl.values import Partial
from smrl.verdict import Force, Verdict
from smrl.vocabulary import Boolean, Vocabulary

Evaluator = Literal["interpret", "python"]


@lean.frozen
class Failure:
    """An expectation of an example that was not met, or an example that cannot be."""

    example: str
    provision: str
    norm: str | None
    expected: str
    found: str
    evaluator: Evaluator
    span: Span | None = lean.field(repr=False)

    def __str__(self) -> str:
        where = f"{self.span.source.name}:{self.span.line}: " if self.span else ""
        what = self.norm or self.provision
        return f"{where}`{self.example}`: {what} should be {self.expected}, is {self.found} ({self.evaluator})"


@lean.frozen
class Gap:
    """Something that no example exercises."""

    norm: str
    what: str
    span: Span | None = lean.field(repr=False)

    def __str__(self) -> str:
        where = f"{self.span.source.name}:{self.span.line}: " if self.span else ""
        return f"{where}{self.norm}: {self.what}"


@lean.frozen
class TestReport:
    """How many examples were run, which failed, and what none has exercised.

    True where nothing failed and every norm that can be met or not is decided by some example.
    """

    __test__ = False  # not a test of pytest's

    examples: int
    failures: tuple[Failure, ...]
    gaps: tuple[Gap, ...]
    undecided: tuple[Gap, ...]
    """The norms that come out compliant or not compliant in no example: nobody has shown that they can."""

    def __bool__(self) -> bool:
        return not self.failures and not self.undecided


def run(compiled: Compiled) -> TestReport:
    """Run every example of the ruleset."""
    program, vocabulary = compiled.program, compiled.vocabulary
    failures: list[Failure] = []
    coverage = Coverage()
    for example in program.examples:
        try:
            root = build(vocabulary, example.facts)
        except FactError as error:
            message = "; ".join(one.message for one in error.diagnostics)
            failures.append(
                Failure(example.name, example.provision, None, "possible", message, "interpret", example.span)
            )
            continue
        on = Instant.parse(example.on) if example.on else Instant.of(date.today())
        norms = frozenset(compiled.outline.norms_of(example.provision))
        slow = interpret.evaluate(program, vocabulary, root, on, example.parameters, norms)
        fast = compiled.evaluator_for(norms).evaluate(root, on, example.parameters, norms)
        failures += _compare(compiled, example, root, on, slow, "interpret")
        failures += _compare(compiled, example, root, on, fast, "python")
        coverage.add(program, Environment(program, vocabulary, root, on, example.parameters), slow)
    gaps, undecided = tuple(coverage.gaps(program)), tuple(coverage.undecided(program))
    return TestReport(len(program.examples), tuple(failures), gaps, undecided)


def build(vocabulary: Vocabulary, facts: core.Given) -> Any:
    """The objects that an example describes; FactError where they cannot be."""
    construct = vocabulary.entities[facts.entity].construct
    assert construct is not None, "every vocabulary that examples are checked against can build its objects"
    return construct({name: _built(vocabulary, value) for name, value in facts.values.items()})


def _built(vocabulary: Vocabulary, value: Any) -> Any:
    if isinstance(value, core.Given):
        return build(vocabulary, value)
    if isinstance(value, Partial):
        return Partial((_built(vocabulary, one) for one in value), value.total)
    if isinstance(value, tuple):
        return tuple(_built(vocabulary, one) for one in value)
    return value


def _compare(
    compiled: Compiled, example: core.Example, root: Any, on: Instant, outcomes: Sequence[Outcome], evaluator: Evaluator
) -> Iterator[Failure]:
    vocabulary, gauges = compiled.vocabulary, compiled.gauges
    live = Live(compiled.outline, lambda: compiled.program, vocabulary, root, on, outcomes, gauges, lambda _: None)
    for norm, expected, found in unmet(example, compiled.outline, live.sheets()):
        yield Failure(example.name, example.provision, norm, expected, found, evaluator, example.span)


def unmet(
    example: core.Example, outline: Outline, sheets: Mapping[str, Sheet]
) -> Iterator[tuple[str | None, str, str]]:
    """What an example expects and does not get: the norm (None: the provision), what is expected, what is found.

    Verdicts, and forces where the example says them.
    """
    by_label = {
        outline.norms[norm].label: norm for norm in sheets if outline.norms[norm].provision == example.provision
    }
    for label, expected in example.expected.items():
        norm = by_label.get(label) if label is not None else None
        force: Force | None
        if norm is not None:
            verdict, force = sheets[norm].verdict, outline.norms[norm].force
        else:
            whole = standing(outline, sheets, example.provision)
            verdict, force = whole.verdict, whole.force
        wanted = example.forces.get(label)
        if verdict.value != expected or wanted not in (None, force):
            yield norm, _said(expected, wanted), _said(verdict.value, wanted and force)


def _said(verdict: str, force: str | None) -> str:
    return f"{verdict} as {force}" if force else verdict


@lean.define
class Coverage:
    """What the examples have exercised: the verdicts of each norm, and the truths of each condition in it."""

    verdicts: dict[str, set[Verdict]] = lean.field(factory=lambda: defaultdict(set))
    truths: dict[tuple[str, int], set[bool | None]] = lean.field(factory=lambda: defaultdict(set))

    def add(self, program: core.Program, env: Environment, outcomes: Sequence[Outcome]) -> None:
        norms = {norm.id: norm for norm in program.norms}
        paths = Paths(env.vocabulary, env.root)
        for outcome in outcomes:
            for norm, codes in outcome.codes.items():
                for subject, code in zip(outcome.subjects, codes, strict=False):
                    self.verdicts[norm].add(VERDICTS[code])
                    self._subject(norms[norm], subject, env, paths)

    def _subject(self, norm: core.Norm, subject: Subject, env: Environment, paths: Paths) -> None:
        reasoning: Reasoning = reason(norm, subject, env, paths)
        for step in reasoning.steps:
            if step.role != "subjects":
                self._node(norm.id, step.node, step)

    def _node(self, norm: str, node: Trace, step: Step) -> None:
        if isinstance(node.expr.type, Boolean):
            self.truths[norm, id(node.expr)].add(None if node.value is None else bool(node.value))
        for child in node.children:
            self._node(norm, child, step)

    def undecided(self, program: core.Program) -> Iterator[Gap]:
        """In the order of the ruleset."""
        for norm, _ in _own(program):
            if self.verdicts[norm.id].isdisjoint((Verdict.compliant, Verdict.non_compliant)):
                yield Gap(norm.id, "no example decides it", norm.span)

    def gaps(self, program: core.Program) -> Iterator[Gap]:
        """In the order of the ruleset."""
        wanted = (Verdict.compliant, Verdict.non_compliant, Verdict.undetermined)
        for norm, condition in _own(program):
            for verdict in wanted:
                if verdict not in self.verdicts[norm.id]:
                    yield Gap(norm.id, f"no example is {verdict.value.replace('_', ' ')}", norm.span)
            for tail in norm.reasons:
                if True not in self.truths[norm.id, id(tail.condition)] and tail.kind != "part":
                    yield Gap(norm.id, f"in no example does this `{tail.kind.replace('_', ' ')}` hold", tail.span)
            yield from self._branches(norm.id, condition)

    def _branches(self, norm: str, expr: core.Expr) -> Iterator[Gap]:
        """Parts of `and`, `or` and `if` that have never come out both ways."""
        if isinstance(expr, core.And | core.Or | core.If):
            parts = expr.of if isinstance(expr, core.And | core.Or) else (expr.condition,)
            for part in parts:
                for truth, word in ((True, "hold"), (False, "fail")):
                    if truth not in self.truths[norm, id(part)]:
                        yield Gap(norm, f"in no example does this part {word}", part.span)
        for child in core.children(expr):
            yield from self._branches(norm, child)


def _own(program: core.Program) -> Iterator[tuple[core.Norm, core.Expr]]:
    """The norms that can be met or not, with their conditions; without those of other rulesets and provisions."""
    for norm in program.norms:
        if norm.force.scorable and norm.condition is not None and norm.home is None and not norm.ruleset:
            yield norm, norm.condition
