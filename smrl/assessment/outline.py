"""What an assessment has to know of a ruleset: its provisions as a tree, its norms, their forces and places.

An outline is small and made of plain data, so that it loads quickly from the cache; the core is loaded only when
somebody asks why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from smrl import lean
from smrl.assessment.tailored import Tailored, tailored
from smrl.core.validity import Validity, covers, in_force
from smrl.diagnostics import UnknownProvision
from smrl.verdict import Force

if TYPE_CHECKING:
    from smrl.core.tree import Norm, Program
    from smrl.instants import Instant
    from smrl.source import Span
    from smrl.vocabulary import Vocabulary


@lean.frozen
class Place:
    """Where something stands in a ruleset."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@lean.frozen
class Theme:
    """What norms limit (kind `security`) or protect (kind `safeguard`)."""

    name: str
    kind: str
    titles: Mapping[str, str]
    meanings: Mapping[str, str]

    def title(self, lang: str = "en") -> str:
        """What it is called; its name where the ruleset gives no title."""
        return in_language(self.titles, lang) or self.name.replace("_", " ")

    def meaning(self, lang: str = "en") -> str:
        """What falls under it."""
        return in_language(self.meanings, lang)


@lean.frozen
class NormOutline:
    """A norm without its conditions. `home` is the norm it was incorporated from, `entity` whom or what it judges;
    `limits` and `protects` name themes."""

    id: str
    provision: str
    label: str
    force: Force
    keyword: str
    home: str | None
    text: str | None
    entity: str
    place: Place
    tailored: Tailored | None = None
    tags: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    protects: tuple[str, ...] = ()


@lean.frozen
class ProvisionOutline:
    """A provision: its words, its place in the tree, its norms; the law it rests on, where it is another instrument."""

    id: str
    titles: Mapping[str, str]
    gists: Mapping[str, str]
    part: str | None
    parent: str | None
    children: tuple[str, ...]
    norms: tuple[str, ...]
    items: str
    tags: tuple[str, ...]
    place: Place
    ruleset: str = ""
    law: str | None = None
    implements: tuple[str, ...] = ()


@lean.frozen(slots=False)
class Outline:
    """A ruleset's provisions and norms by id, in the order of the ruleset."""

    name: str
    titles: Mapping[str, str]
    fields: Mapping[str, str]
    vocabulary: str
    provisions: Mapping[str, ProvisionOutline]
    norms: Mapping[str, NormOutline]
    themes: Mapping[str, Theme] = lean.field(factory=dict)

    def resolve(self, wanted: str) -> str:
        """The id meant by `21(1)`, `21.1`, `21 (1)` or `9.1#single`; UnknownProvision names near ids."""
        if not isinstance(wanted, str):
            raise TypeError(f"a provision or norm is named by text such as `21(1)`, not by a `{type(wanted).__name__}`")
        if wanted in self.norms or wanted in self.provisions:
            return wanted
        plain = normal_id(wanted)
        if (found := self._plain.get(plain)) is not None:
            return found
        raise UnknownProvision(wanted, self._near(plain))

    def _near(self, plain: str) -> list[str]:
        """Ids that may have been meant: those of the same rule, and next what is spelt alike."""
        from difflib import get_close_matches  # only for a mistake, and slow to import

        plain = plain[:_LONGEST_ID]  # what takes longer to compare is like none
        rule = _rule_of(plain)
        kin = [one for one in self._plain if _rule_of(one) == rule]
        near = get_close_matches(plain, kin, n=3, cutoff=0.0) + get_close_matches(plain, self._plain, n=3, cutoff=0.6)
        return [self._plain[one] for one in dict.fromkeys(near)][:3]

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        return {"".join(known.split()): known for known in (*self.norms, *self.provisions)}

    def below(self, provision: str) -> Iterator[str]:
        """The provision and all paragraphs and items under it."""
        yield provision
        for child in self.provisions[provision].children:
            yield from self.below(child)

    def norms_of(self, wanted: str) -> tuple[str, ...]:
        """The norms meant by an id: the norm itself, or all under the provision, in the order of the ruleset."""
        found = self.resolve(wanted)
        return self.versions(found) if found in self.norms else tuple(self._norms_under.get(found, ()))

    def versions(self, norm: str) -> tuple[str, ...]:
        """The norm, and those that stand in its place for some time."""
        return (norm, *self._altering.get(norm, ()))

    @cached_property
    def _altering(self) -> Mapping[str, list[str]]:
        """Of each norm those that alter it, or a version of it."""
        found: dict[str, list[str]] = {}
        for id, norm in self.norms.items():
            at: NormOutline | None = norm
            while at is not None and at.tailored is not None and at.tailored.alters is not None:
                found.setdefault(at.tailored.alters, []).append(id)
                at = self.norms.get(at.tailored.alters)
        return found

    def out_of_force(self, on: Instant) -> frozenset[str]:
        """The norms that are not in force on a day."""
        return frozenset(id for id, validity in self._dated if not in_force(validity, on))

    def withdrawn(self, on: Instant) -> tuple[str, ...]:
        """The inherited norms that are withdrawn on a day, and in whose place nothing stands."""
        out = self.out_of_force(on)
        return tuple(
            id
            for id, validity in self._dated
            if self._is_withdrawn(validity, on) and self._is_inherited(id) and out.issuperset(self.versions(id))
        )

    def _is_inherited(self, norm: str) -> bool:
        history = self.norms[norm].tailored
        return history is not None and history.alters is None

    @staticmethod
    def _is_withdrawn(validity: Validity, on: Instant) -> bool:
        return any(over.kind == "withdraw" and covers(over.start, over.end, on) for over in validity.over)

    @cached_property
    def _dated(self) -> list[tuple[str, Validity]]:
        dated = [(id, norm.tailored.validity) for id, norm in self.norms.items() if norm.tailored is not None]
        return [(id, validity) for id, validity in dated if validity is not None]

    @cached_property
    def _norms_under(self) -> Mapping[str, list[str]]:
        """Of each provision its norms and those below it, in the order of the ruleset."""
        under: dict[str, list[str]] = {}
        for id, norm in self.norms.items():
            at: str | None = norm.provision
            while at is not None:
                under.setdefault(at, []).append(id)
                at = self.provisions[at].parent
        return under

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The rank of each norm in the ruleset."""
        return {norm: rank for rank, norm in enumerate(self.norms)}

    def to_data(self) -> tuple[Any, ...]:
        """As tuples, dicts and strings only: what `marshal` keeps."""
        return (
            self.name,
            dict(self.titles),
            dict(self.fields),
            self.vocabulary,
            [
                (
                    p.id, dict(p.titles), dict(p.gists), p.part, p.parent, p.children, p.norms, p.items, p.tags,
                    p.ruleset, p.law, p.implements, *_flat(p),
                )
                for p in self.provisions.values()
            ],
            [
                (
                    n.id, n.provision, n.label, n.force.value, n.keyword, n.home, n.text, n.entity,
                    None if n.tailored is None else n.tailored.to_data(), n.tags, n.limits, n.protects, *_flat(n),
                )
                for n in self.norms.values()
            ],
            [(t.name, t.kind, dict(t.titles), dict(t.meanings)) for t in self.themes.values()],
        )  # fmt: skip

    @classmethod
    def from_data(cls, data: tuple[Any, ...]) -> Outline:
        """The outline that `to_data` described."""
        name, titles, fields, vocabulary, provisions, norms, themes = data
        return cls(
            name,
            titles,
            fields,
            vocabulary,
            {row[0]: _provision_from(row) for row in provisions},
            {row[0]: _norm_from(row) for row in norms},
            {row[0]: Theme(*row) for row in themes},
        )


def _norm_outline(
    norm: Norm, vocabulary: Vocabulary, name: str, shorts: Mapping[str, str], unverified: bool
) -> NormOutline:
    entity = norm.scope.binders[-1].entity if norm.scope.binders else vocabulary.root
    whom = vocabulary.entities[entity].plural.replace("_", " ")
    themes = norm.tags, norm.limits, norm.protects
    more = norm.text, whom, _place(norm.span), tailored(norm, name, shorts, unverified), *themes
    return NormOutline(norm.id, norm.provision, norm.label, norm.force, norm.keyword, norm.home, *more)


def _flat(of: ProvisionOutline | NormOutline) -> tuple[str, int]:
    return of.place.file, of.place.line


def _provision_from(row: Any) -> ProvisionOutline:
    id, titles, gists, part, parent, children, norms, items, tags, *more, file, line = row
    return ProvisionOutline(id, titles, gists, part, parent, children, norms, items, tags, Place(file, line), *more)


_FORCES: Final = {force.value: force for force in Force}


def _norm_from(row: Any) -> NormOutline:
    id, provision, label, force, keyword, home, text, entity, history, tags, limits, protects, file, line = row
    more = (None if history is None else Tailored.from_data(history)), tags, limits, protects
    return NormOutline(id, provision, label, _FORCES[force], keyword, home, text, entity, Place(file, line), *more)


def _place(span: Span | None) -> Place:
    return Place(span.source.name, span.line) if span is not None else Place("", 0)


def outline_of(program: Program, vocabulary: Vocabulary) -> Outline:
    """The outline of a compiled ruleset."""
    header = program.header
    shorts = {h.name: h.fields.get("short") or h.title.get("en") or h.name for h in (*program.lineage, header)}
    provisions = {
        p.id: ProvisionOutline(
            p.id, p.title, p.gists, p.part, p.parent, p.children, p.norms, p.items, p.tags, _place(p.span),
            p.ruleset, p.cite or (f"{shorts[p.ruleset]}, {p.id}" if p.ruleset else None), p.implements,
        )
        for p in program.provisions.values()
    }  # fmt: skip
    doubtful = _unverified(program)
    norms = {
        norm.id: _norm_outline(norm, vocabulary, header.name, shorts, norm.id in doubtful) for norm in program.norms
    }
    themes = {t.name: Theme(t.name, t.kind, t.title, t.meaning) for t in program.themes.values()}
    return Outline(header.name, header.title, header.fields, program.vocabulary, provisions, norms, themes)


def _unverified(program: Program) -> frozenset[str]:
    """The norms that rest on a law that was not verified, by themselves or by the value of an open term."""
    from smrl.core.shape import read_parameters

    terms = {name for name, one in program.parameters.items() if any(s.unverified for s in one.settings)}
    reading = {norm.id for norm in program.norms if terms and not terms.isdisjoint(read_parameters(norm))}
    return frozenset(reading | {norm.id for norm in program.norms if norm.unverified})


_LONGEST_ID: Final = 100
_SEGMENT = r"\.([0-9]+|[a-z]{1,4})(?=[.#(]|$)"  # compiled when first used, which mostly is never


def normal_id(text: str) -> str:
    """`21.1` as `21(1)`, `8.a#x` as `8(a)#x`, without spaces."""
    head, mark, label = "".join(text.split()).partition("#")
    return re.sub(_SEGMENT, r"(\1)", head) + mark + label


def _rule_of(plain: str) -> str:
    return re.split(r"[(#.>]", plain, maxsplit=1)[0]


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words in the language asked for, else in English, else in whatever there is."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
