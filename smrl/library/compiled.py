"""A compiled ruleset: its outline and evaluator at once, its core when somebody asks why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import TYPE_CHECKING, Any

from smrl.diagnostics import Diagnostic, RulesetError, Severity

if TYPE_CHECKING:
    from smrl import tailoring
    from smrl.assessment.gauge import Gauge
    from smrl.assessment.outline import Outline
    from smrl.backends.python import Evaluator, Narrowed
    from smrl.core.tree import Program
    from smrl.source import Source
    from smrl.vocabulary import Vocabulary


class Compiled:
    """Immutable but for what it loads on first use, which every thread may do."""

    __slots__ = ("_evaluator", "_link", "_load", "_lock", "_narrowed", "_program", "gauges", "outline", "vocabulary")

    def __init__(
        self,
        outline: Outline,
        vocabulary: Vocabulary,
        load: Callable[[], Program],
        gauges: Mapping[str, Gauge],
        link: Callable[[], Evaluator] | None = None,
    ) -> None:
        self.outline, self.vocabulary, self.gauges = outline, vocabulary, gauges
        self._load, self._link = load, link
        self._program: Program | None = None
        self._evaluator: Evaluator | None = None
        self._narrowed: Narrowed | None = None
        self._lock = RLock()

    @classmethod
    def of(cls, program: Program, vocabulary: Vocabulary) -> Compiled:
        """From a checked program."""
        from smrl.assessment.gauge import gauges_of
        from smrl.assessment.outline import outline_of
        from smrl.vocabulary.extended import extended

        vocabulary = extended(vocabulary, program.facts)
        return cls(outline_of(program, vocabulary), vocabulary, lambda: program, gauges_of(program))

    @property
    def program(self) -> Program:
        """The core."""
        with self._lock:
            if self._program is None:
                self._program = self._load()
            return self._program

    @property
    def evaluator(self) -> Evaluator:
        """The generated code of all norms, ready to run."""
        with self._lock:
            if self._evaluator is None:
                self._evaluator = self._link() if self._link is not None else self._built()
            return self._evaluator

    def evaluator_for(self, norms: frozenset[str] | None) -> Evaluator:
        """An evaluator of some norms alone; that needs the core, since their code is generated anew."""
        if norms is None or norms.issuperset(self.outline.norms):
            return self.evaluator
        with self._lock:
            if self._narrowed is None:
                from smrl.backends.python import Narrowed

                self._narrowed = Narrowed(self.program, self.vocabulary)
            return self._narrowed.to(norms)

    def _built(self) -> Evaluator:
        from smrl.backends.python import build

        return build(self.program, self.vocabulary)

    def __reduce__(self) -> tuple[Any, ...]:
        return Compiled.of, (self.program, self.vocabulary)


def compile_sources(
    sources: Sequence[Source],
    vocabulary: Vocabulary,
    name: str,
    find: Callable[[str], tailoring.Found],
    faults: Sequence[Diagnostic] = (),
) -> Program:
    """Parse all, check all together; RulesetError with every fault of every file. `find` finds those it extends."""
    from smrl.check import Layer, check
    from smrl.syntax import parse
    from smrl.tailoring import Lineage

    modules = []
    found = list(faults)
    for source in sources:
        module, diagnostics = parse(source)
        modules.append((module, source))
        found += diagnostics
    layer = Layer(name, (), tuple(modules))
    lineage = Lineage(find)
    if layer.foreign is None:
        lineage.of(layer if layer.header is None else Layer(layer.header.name, (), layer.files))
    else:
        found.clear()  # its text is in words that nobody here knows
    found += lineage.faults
    order = {source.name: rank for rank, source in enumerate(sources)}
    if not lineage.is_whole:  # without its parents nothing can be said of it
        raise RulesetError(sorted((*found, *lineage.missing), key=lambda one: _rank(one, order)))
    result = check(modules, vocabulary, name, found, lineage.layers)
    found += result.diagnostics
    if result.program is None or any(one.severity is Severity.error for one in found):
        raise RulesetError(sorted(found, key=lambda one: _rank(one, order)))
    return result.program


def _rank(one: Diagnostic, order: Mapping[str, int]) -> tuple[int, int]:
    """In the order of the files, then of the places in each; what has no place comes first."""
    return (order.get(one.span.source.name, len(order)), one.span.start) if one.span is not None else (-1, 0)
