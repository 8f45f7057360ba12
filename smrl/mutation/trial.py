"""The examples of a ruleset as a test of its mutants: which example, if any, comes out otherwise than it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smrl import lean
from smrl.assessment.live import Live
from smrl.assessment.outline import Outline
from smrl.backends import interpret
from smrl.backends.results import VERDICTS, Outcome
from smrl.core.tree import Example, Norm
from smrl.instants import Instant
from smrl.library.compiled import Compiled
from smrl.library.examples import build, unmet
from smrl.mutation.mutants import Mutant


@lean.frozen(eq=False)
class Case:
    """An example with its facts, and what the norms of its provision say of them unchanged."""

    example: Example
    root: Any
    on: Instant
    outcomes: Sequence[Outcome]


class Trial:
    """The examples of a ruleset, ready for its mutants. Evaluates by the reference, one norm at a time."""

    def __init__(self, compiled: Compiled, today: Instant) -> None:
        """All examples must come out as they say: see smrl.library.examples.run."""
        self._compiled, self._today = compiled, today
        self._of_norm: dict[str, list[Example]] = {}
        self._cases_made: dict[int, Case] = {}
        for example in compiled.program.examples:
            for norm in compiled.outline.norms_of(example.provision):
                self._of_norm.setdefault(norm, []).append(example)

    def _case(self, example: Example) -> Case:
        """Made when it is needed, and then kept."""
        if id(example) not in self._cases_made:
            program, vocabulary = self._compiled.program, self._compiled.vocabulary
            norms = frozenset(self._compiled.outline.norms_of(example.provision))
            on = Instant.parse(example.on) if example.on else self._today
            root = build(vocabulary, example.facts)
            outcomes = interpret.evaluate(program, vocabulary, root, on, example.parameters, norms)
            self._cases_made[id(example)] = Case(example, root, on, outcomes)
        return self._cases_made[id(example)]

    def killer(self, mutant: Mutant) -> Example | None:
        """The first example that the mutant fails; None if it meets all."""
        outline = self._outline(mutant)
        for example, norms in self._touched(mutant):
            if self._fails(self._case(example), [mutant.norms[id] for id in norms], outline):
                return example
        return None

    def examples(self, mutant: Mutant) -> list[Example]:
        """The examples that could kill the mutant: those of the provisions whose norms differ."""
        return [example for example, _ in self._touched(mutant)]

    def _touched(self, mutant: Mutant) -> list[tuple[Example, list[str]]]:
        """With the norms that differ; first those that stand where the edit does: one of them mostly decides."""
        touched: dict[int, tuple[Example, list[str]]] = {}
        for norm in mutant.norms:
            for example in self._of_norm.get(norm, ()):
                touched.setdefault(id(example), (example, []))[1].append(norm)
        there = mutant.edit.span.source

        def is_elsewhere(one: tuple[Example, list[str]]) -> bool:
            span = one[0].span
            return span is None or span.source is not there

        return sorted(touched.values(), key=is_elsewhere)

    def _outline(self, mutant: Mutant) -> Outline:
        """The ruleset's outline, with other forces where the mutant changes them."""
        outline = self._compiled.outline
        if mutant.operator != "force":
            return outline
        known = {id: lean.evolve(outline.norms[id], force=norm.force) for id, norm in mutant.norms.items()}
        return lean.evolve(outline, norms={**outline.norms, **known})

    def _fails(self, case: Case, norms: Sequence[Norm], outline: Outline) -> bool:
        compiled, example = self._compiled, case.example
        program = lean.evolve(compiled.program, norms=tuple(norms))
        changed = interpret.evaluate(program, compiled.vocabulary, case.root, case.on, example.parameters)
        same = _verdicts(changed) == _verdicts(case.outcomes, {norm.id for norm in norms})
        if same and outline is compiled.outline:
            return False
        live = Live(
            outline, lambda: compiled.program, compiled.vocabulary, case.root, case.on, (*case.outcomes, *changed),
            compiled.gauges, lambda _: None,
        )  # fmt: skip
        return any(True for _ in unmet(example, outline, live.sheets()))


def _verdicts(outcomes: Sequence[Outcome], only: set[str] | None = None) -> Mapping[str, list[str]]:
    return {
        norm: [VERDICTS[code] for code in codes]
        for outcome in outcomes
        for norm, codes in outcome.codes.items()
        if only is None or norm in only
    }
