"""Examples that kill mutants, written out and put to the test: read back from their text, judged by both evaluators.

All are put into the rules at once, each behind the last example of its provision, and compiled together; what does not
compile, or does not part the mutant from the ruleset, is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from smrl import lean
from smrl.assessment.live import Live
from smrl.assessment.outline import Outline
from smrl.assessment.standing import standing
from smrl.backends import interpret, python
from smrl.core.tree import Each, Example, Norm, Program
from smrl.diagnostics import FactError, RulesetError
from smrl.instants import Instant
from smrl.library.compiled import Compiled
from smrl.library.examples import build, unmet
from smrl.mutation.mutants import Mutant
from smrl.mutation.search import Found
from smrl.mutation.writing import Writer
from smrl.source import Source
from smrl.syntax import parse
from smrl.syntax.format import format_module

Recompile = Callable[[Sequence[Source]], Program]
"""Compiles the ruleset's own files with other texts. Raises RulesetError."""

_ROUNDS = 4


@lean.frozen(eq=False)
class Draft:
    """An example in the making: `text` without what it expects."""

    mutant: Mutant
    norm: str
    name: str
    text: str


class Confirmation:
    """Examples for the survivors of one ruleset."""

    def __init__(self, compiled: Compiled, sources: Sequence[Source], recompile: Recompile, on: Instant) -> None:
        self._compiled, self._sources, self._recompile, self._on = compiled, sources, recompile, on
        self._norms = {norm.id: norm for norm in compiled.program.norms}

    def examples(self, found: Sequence[tuple[Mutant, Found]]) -> Mapping[Mutant, str]:
        """The text of an example for each mutant that one kills."""
        drafts = {f"draft {at}": draft for at, draft in enumerate(self._drafts(found))}
        program = self._with(drafts)
        if program is None:
            return {}
        texts: dict[int, str] = {}
        for example in program.examples:
            draft = drafts.get(example.name)
            if draft is not None and id(draft.mutant) not in texts:
                expected = self._expected(draft, example)
                if expected is not None:
                    texts[id(draft.mutant)] = _laid_out(draft.name, draft.text, expected)
        return {mutant: texts[id(mutant)] for mutant, _ in found if id(mutant) in texts}

    # -- writing -----------------------------------------------------------------------------------------------------

    def _drafts(self, found: Iterable[tuple[Mutant, Found]]) -> Iterator[Draft]:
        """The short form first."""
        parameters = self._compiled.program.parameters
        for mutant, one in found:
            if one.facts is None:
                continue
            norm = self._norms[one.norm]
            writer = Writer(self._compiled.vocabulary, _subject(norm, self._compiled.vocabulary.root))
            given = list(writer.given(one.parameters, parameters))
            for short in (True, False):
                facts = writer.short(one.facts) if short else writer.whole(one.facts)
                yield Draft(mutant, norm.id, _name(mutant), ", ".join([*given, *facts]))

    def _with(self, drafts: Mapping[str, Draft]) -> Program | None:
        """The ruleset with the drafts for examples; those with a fault are left out, as far as that helps."""
        left = dict(drafts)
        for _ in range(_ROUNDS):
            sources, places = self._inserted(left)
            try:
                return self._recompile(sources)
            except RulesetError as error:
                faulty = {
                    name
                    for one in error.diagnostics
                    for name, (file, start, end) in places.items()
                    if one.span is not None and one.span.source.name == file and start <= one.span.start < end
                }
                if not faulty:
                    return None
                left = {name: draft for name, draft in left.items() if name not in faulty}
        return None

    def _inserted(self, drafts: Mapping[str, Draft]) -> tuple[list[Source], dict[str, tuple[str, int, int]]]:
        """The files with the drafts, and where each stands."""
        by_place: dict[tuple[str, int], list[str]] = {}
        for name, draft in drafts.items():
            by_place.setdefault(self._end(self._norms[draft.norm]), []).append(name)
        sources, places = [], {}
        for source in self._sources:
            pieces, length, at = [], 0, 0
            for (file, end), names in sorted(by_place.items()):
                if file != source.name:
                    continue
                pieces.append(source.text[at:end])
                length, at = length + end - at, end
                for name in names:
                    text = f'\n  example "{name}": {drafts[name].text} -> undetermined\n'
                    places[name] = (file, length, length + len(text))
                    pieces.append(text)
                    length += len(text)
            sources.append(Source(source.name, "".join([*pieces, source.text[at:]])))
        return sources, places

    def _end(self, norm: Norm) -> tuple[str, int]:
        """Where an example of a norm's provision can stand: behind the last there is, else behind the rule."""
        program = self._compiled.program
        own = {source.name for source in self._sources}
        spans = [one.span for one in program.examples if one.provision == norm.provision]
        spans += [program.provisions[norm.provision].span, norm.span]
        ends = [(span.source.name, span.end) for span in spans if span is not None and span.source.name in own]
        first_file = ends[0][0]
        return max(end for end in ends if end[0] == first_file)

    # -- judging -----------------------------------------------------------------------------------------------------

    def _expected(self, draft: Draft, example: Example) -> str | None:
        """What the example must expect, if both evaluators say so and the mutant then fails it."""
        vocabulary = self._compiled.vocabulary
        try:
            root = build(vocabulary, example.facts)
        except (FactError, ArithmeticError):
            return None
        ids = set(self._compiled.outline.norms_of(example.provision))
        program = self._compiled.program
        norms = [norm for norm in program.norms if norm.id in ids]
        changed = [draft.mutant.norms.get(norm.id, norm) for norm in norms]
        told = self._told(draft, example, root, norms)
        if told is None:
            return None
        expected, forces, text = told
        wanted = lean.evolve(example, expected=expected, forces=forces)
        for these, kills in ((norms, False), (changed, True)):
            for sheets, outline in self._judged(example, root, these):
                if any(True for _ in unmet(wanted, outline, sheets)) is not kills:
                    return None
        return text

    def _told(
        self, draft: Draft, example: Example, root: Any, norms: Sequence[Norm]
    ) -> tuple[dict[str | None, str], dict[str | None, str], str] | None:
        """The verdict of the provision and, where it has several norms, of the one that differs."""
        sheets, outline = next(self._judged(example, root, norms))
        whole = standing(outline, sheets, example.provision)
        if draft.norm not in sheets:
            return None
        expected: dict[str | None, str] = {None: whole.verdict.value}
        forces: dict[str | None, str] = {}
        labels = [outline.norms[norm.id].label for norm in norms]
        norm = outline.norms[draft.norm]
        said: str | None = None
        if len(norms) > 1 and labels.count(norm.label) == 1 and norm.provision == example.provision:
            said = norm.label
            expected[said] = sheets[draft.norm].verdict.value
        if draft.mutant.operator == "force":
            forces[said] = norm.force.value
        parts = [
            (f"{label}: " if label else "") + verdict + (f" as {forces[label]}" if label in forces else "")
            for label, verdict in expected.items()
        ]
        return expected, forces, ", ".join(parts)

    def _judged(
        self, example: Example, root: Any, norms: Sequence[Norm]
    ) -> Iterator[tuple[Mapping[str, Any], Outline]]:
        """By the reference, then by generated code."""
        compiled, vocabulary = self._compiled, self._compiled.vocabulary
        on = Instant.parse(example.on) if example.on else self._on
        program = lean.evolve(compiled.program, norms=tuple(norms))
        known = {norm.id: lean.evolve(compiled.outline.norms[norm.id], force=norm.force) for norm in norms}
        outline = lean.evolve(compiled.outline, norms={**compiled.outline.norms, **known})
        for outcomes in (
            interpret.evaluate(program, vocabulary, root, on, example.parameters),
            python.build(program, vocabulary).evaluate(root, on, example.parameters),
        ):
            live = Live(outline, lambda: program, vocabulary, root, on, outcomes, compiled.gauges, lambda _: None)
            yield live.sheets(), outline


def _subject(norm: Norm, root: str) -> str:
    """The kind of thing that a norm is about, and examples make."""
    kinds = [b.entity for b in norm.scope.binders if isinstance(b, Each) and b.variable == b.entity]
    return kinds[-1] if kinds else root


def _name(mutant: Mutant) -> str:
    """What the example tells apart; its author will know better words."""
    before, after = (text.replace('"', "'").replace("\\", "") for text in (mutant.edit.before, mutant.edit.after))
    told = f"{before}, not {after}" if after else f"not without {before}"
    return told if len(told) <= 60 else f"{told[:59]}…"


def _laid_out(name: str, facts: str, expected: str) -> str:
    """As `smrl fmt` would lay it out in a rule."""
    head = f'example "{name}": {facts} -> {expected}'
    source = Source("<example>", f'rule 1 "x"\n  {head}\n')
    module, faults = parse(source)
    return head if faults else format_module(module, source).partition("\n")[2].rstrip("\n")
