"""The façade: load or compile a ruleset, read a facility, evaluate, run the ruleset's own examples."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from smrl import lean
from smrl.assessment.outline import NormOutline, Outline, Place, ProvisionOutline, Theme, in_language
from smrl.diagnostics import UnknownProvision
from smrl.library.compiled import Compiled
from smrl.verdict import Force

if TYPE_CHECKING:
    from datetime import date

    from smrl.assessment.assessment import Assessment
    from smrl.assessment.tailored import Tailored
    from smrl.core.tree import Parameter
    from smrl.diagnostics import Diagnostic
    from smrl.instants import Instant
    from smrl.library.examples import TestReport
    from smrl.source import Span
    from smrl.vocabulary import Fact, Vocabulary


_T = TypeVar("_T")


@lean.frozen
class Provenance:
    """Where a norm comes from: the ruleset, the place in it, the law; and of one that alters another, how.

    `start` and `end` are the first and the last day on which it is valid, None where there is none. `alteration` is
    `tighten`, `relax` or `replace`, `alters` the norm it stands in the place of.
    """

    ruleset: str
    place: Place
    law: str
    start: str | None = None
    end: str | None = None
    alteration: str | None = None
    alters: str | None = None
    authority: str | None = None
    because: str | None = None
    proved: bool = False
    unverified: bool = False

    @property
    def file(self) -> str:
        return self.place.file

    @property
    def line(self) -> int:
        return self.place.line

    @property
    def validity(self) -> tuple[str | None, str | None]:
        """First and last day."""
        return self.start, self.end

    def __str__(self) -> str:
        return f"{self.law} ({self.place})"


@lean.frozen(eq=False)
class _View:
    _ruleset: Ruleset = lean.field(repr=False)

    def _gist(self, provision: str, lang: str) -> str:
        return in_language(self._ruleset.outline.provisions[provision].gists, lang)

    def _provenance(self, provision: str, place: Place, tailored: Tailored | None = None) -> Provenance:
        outline = self._ruleset.outline
        if tailored is None:
            from smrl.assessment.explain import law

            return Provenance(outline.provisions[provision].ruleset or outline.name, place, law(outline, provision))
        return Provenance(
            tailored.ruleset, place, tailored.law, tailored.start, tailored.end, tailored.kind, tailored.alters,
            tailored.authority, tailored.because, tailored.proved, tailored.unverified,
        )  # fmt: skip


@lean.frozen(eq=False)
class Norm(_View):
    """A norm of a ruleset: what can be met or not."""

    _of: NormOutline

    @property
    def id(self) -> str:
        return self._of.id

    @property
    def provision(self) -> str:
        return self._of.provision

    @property
    def label(self) -> str:
        return self._of.label

    @property
    def title(self) -> str:
        """The provision's title."""
        return in_language(self._ruleset.outline.provisions[self._of.provision].titles, "en")

    @property
    def force(self) -> Force:
        return self._of.force

    @property
    def kind(self) -> str:
        """The word it is written with: `require`, `forbid`, …"""
        return self._of.keyword

    def gist(self, lang: str = "en") -> str:
        """The provision in plain words."""
        return self._gist(self._of.provision, lang)

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it by: those of the provision it is written in."""
        return self._of.tags

    @property
    def limits(self) -> tuple[str, ...]:
        """The security measures that it keeps within bounds, as names in `Ruleset.themes`."""
        return self._of.limits

    @property
    def protects(self) -> tuple[str, ...]:
        """The safeguards of dignity that it gives effect to, as names in `Ruleset.themes`."""
        return self._of.protects

    @property
    def span(self) -> Span | None:
        """Where it is written, with the text around it."""
        return next(norm.span for norm in self._ruleset.compiled.program.norms if norm.id == self.id)

    @property
    def provenance(self) -> Provenance:
        return self._provenance(self._of.provision, self._of.place, self._of.tailored)


@lean.frozen(eq=False)
class Provision(_View):
    """A provision of a ruleset, or the rule above its paragraphs."""

    _of: ProvisionOutline

    @property
    def id(self) -> str:
        return self._of.id

    @property
    def title(self) -> str:
        return in_language(self._of.titles, "en")

    @property
    def part(self) -> str | None:
        return self._of.part

    @property
    def parent(self) -> str | None:
        return self._of.parent

    @property
    def children(self) -> tuple[str, ...]:
        return self._of.children

    @property
    def tags(self) -> tuple[str, ...]:
        return self._of.tags

    @property
    def norms(self) -> tuple[Norm, ...]:
        """Its own norms, without those of the provisions below it."""
        return tuple(self._ruleset.norm(norm) for norm in self._of.norms)

    @property
    def force(self) -> Force | None:
        """The strongest force that it speaks with."""
        forces = {self._ruleset.outline.norms[norm].force for norm in self._ruleset.outline.norms_of(self.id)}
        return next((force for force in Force if force in forces), None)

    @property
    def implements(self) -> tuple[str, ...]:
        """The provisions and norms of other rulesets that it puts into effect."""
        return self._of.implements

    @property
    def kind(self) -> str:
        """`rule` at the top, else `provision`."""
        return "rule" if self._of.parent is None else "provision"

    def gist(self, lang: str = "en") -> str:
        """The provision in plain words."""
        return self._gist(self.id, lang)

    @property
    def span(self) -> Span | None:
        """Where it is written, with the text around it."""
        return self._ruleset.compiled.program.provisions[self.id].span

    @property
    def provenance(self) -> Provenance:
        return self._provenance(self.id, self._of.place)


class Listing(Sequence[_T]):
    """Norms or provisions in the order of the ruleset, by number or by id: `21(1)`, `21.1`."""

    def __init__(self, by_id: Mapping[str, _T], outline: Outline) -> None:
        self._by_id = by_id
        self._all = tuple(by_id.values())
        self._outline = outline

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._all)

    @overload
    def __getitem__(self, key: int | str) -> _T: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[_T]: ...
    def __getitem__(self, key: int | str | slice) -> _T | Sequence[_T]:
        if not isinstance(key, str):
            return self._all[key]
        id = self._outline.resolve(key)
        if id not in self._by_id:
            raise UnknownProvision(key, self._outline.norms_of(id)[:3])
        return self._by_id[id]

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return key in self._all
        try:
            return self._outline.resolve(key) in self._by_id
        except UnknownProvision:
            return False

    def __repr__(self) -> str:
        return f"<{', '.join(self._by_id)}>"


class Ruleset:
    """A compiled ruleset. Immutable, shared between threads, sent to other processes as it is."""

    compiled: Compiled

    def __init__(self, compiled: Compiled) -> None:
        self.__dict__["compiled"] = compiled

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a ruleset does not change, so `{name}` cannot be set")

    def __reduce__(self) -> tuple[type[Ruleset], tuple[Compiled]]:
        return Ruleset, (self.compiled,)

    @property
    def outline(self) -> Outline:
        return self.compiled.outline

    @property
    def vocabulary(self) -> Vocabulary:
        """What its rules speak of."""
        return self.compiled.vocabulary

    @property
    def name(self) -> str:
        return self.outline.name

    @property
    def title(self) -> str:
        return in_language(self.outline.titles, "en")

    @cached_property
    def provisions(self) -> Listing[Provision]:
        """In the order of the ruleset; also by id."""
        return Listing({id: Provision(self, one) for id, one in self.outline.provisions.items()}, self.outline)

    @cached_property
    def norms(self) -> Listing[Norm]:
        """In the order of the ruleset; also by id."""
        return Listing({id: Norm(self, one) for id, one in self.outline.norms.items()}, self.outline)

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """Its open terms by name."""
        return MappingProxyType(self.compiled.program.parameters)

    @property
    def themes(self) -> Mapping[str, Theme]:
        """What its norms limit or protect, by name."""
        return MappingProxyType(dict(self.outline.themes))

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """What can be known, as its rules speak of it, by `entity.name`."""
        entities = self.vocabulary.entities.values()
        return MappingProxyType({fact.path: fact for entity in entities for fact in entity.facts.values()})

    def norm(self, id: str) -> Norm:
        """A norm by its id; UnknownProvision names near ids."""
        found = self.outline.resolve(id)
        if found not in self.outline.norms:
            raise UnknownProvision(id, self.outline.norms_of(found))
        return self.norms[found]

    @property
    def lint(self) -> tuple[Diagnostic, ...]:
        """What compiles and may still not be meant."""
        return self.compiled.program.lint

    def evaluate(
        self,
        facility: Any,
        on: date | str | Instant | None = None,
        only: Iterable[str] | str | None = None,
        subjects: Any = None,
    ) -> Assessment:
        """Judge a facility on a date: by default the day it was assessed on, else today.

        `only`: provisions or norms by id; UnknownProvision names near ids. `subjects`: objects of the facility or
        their ids, one or several, such as the prisoners that a decision is about; the facility's own norms are then
        left out. Raises LookupError for a subject that the facility does not have.
        """
        from smrl.assessment.evaluate import evaluate

        return evaluate(self.compiled, facility, _instant(on), _several(only), _several(subjects))

    def test(self) -> TestReport:
        """Run the ruleset's own examples on both evaluators, and tell what none of them has exercised."""
        from smrl.library.examples import run

        return run(self.compiled)

    def __repr__(self) -> str:
        return f"<Ruleset {self.name}: {len(self.outline.provisions)} provisions, {len(self.outline.norms)} norms>"


def _several(given: Any) -> tuple[Any, ...] | None:
    """One or several things; None where nothing is chosen."""
    if given is None:
        return None
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)


def _instant(on: date | str | Instant | None) -> Instant | None:
    from smrl.instants import Instant

    return None if on is None else Instant.of(on)


def _words(vocabulary: Ruleset | Vocabulary | None) -> Vocabulary:
    """What may be spoken of: a vocabulary, that of a ruleset, or by default our models'."""
    from smrl.library.load import default_vocabulary
    from smrl.vocabulary import Vocabulary

    found = vocabulary.vocabulary if isinstance(vocabulary, Ruleset) else vocabulary
    if found is not None and not isinstance(found, Vocabulary):
        raise TypeError(f"a `{type(found).__name__}` is no vocabulary; `smrl.vocabulary_of` makes one of attrs classes")
    return found if found is not None else default_vocabulary()


def load(ruleset: str | os.PathLike[str], vocabulary: Ruleset | Vocabulary | None = None) -> Ruleset:
    """A ruleset by name (`un.smr_1955`) or by the path of a file or folder.

    Raises RulesetError with every fault of every file.
    """
    from smrl.library.load import load_compiled

    return Ruleset(load_compiled(ruleset, None if vocabulary is None else _words(vocabulary)))


def compile(text: str, vocabulary: Ruleset | Vocabulary | None = None, name: str = "<text>") -> Ruleset:
    """A ruleset from its text. Raises RulesetError with every fault.

    >>> compile("require exercise.open_air >= 1 hour/day unless employed_outdoors").norms[0].force
    <Force.duty: 'duty'>
    """
    from smrl.library.compiled import compile_sources
    from smrl.library.load import parent
    from smrl.source import Source

    if not isinstance(text, str):
        raise TypeError(f"a `{type(text).__name__}` is no text of a ruleset; `smrl.load` takes names and paths")
    chosen = _words(vocabulary)
    return Ruleset(Compiled.of(compile_sources([Source(name, text)], chosen, name, parent), chosen))


def read_facility(
    path: str | os.PathLike[str],
    vocabulary: Ruleset | Vocabulary | None = None,
    progress: Callable[[float], None] | None = None,
) -> Any:
    """The facility that a YAML, JSON or TOML file describes, in the words of a ruleset (by default our models').

    Warns (FactWarning) of what was taken for unknown. Raises FactError with every fault, each with its path, and
    OSError where there is no such file.
    """
    from smrl.reading import read_file

    reading = read_file(path, _words(vocabulary), progress=progress)
    if reading.warnings:
        from warnings import warn

        from smrl.vocabulary.intake import FactWarning

        for warning in reading.warnings:
            warn(FactWarning(warning), stacklevel=2)
    return reading.root
