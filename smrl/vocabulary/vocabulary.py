"""Entities, facts and the vocabulary that holds them. Attrs models back it: see smrl.vocabulary.from_attrs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from smrl import lean
from smrl.vocabulary.types import Many, Reference, Type


class Evidence(StrEnum):
    """What establishes a fact on a visit."""

    document = "document"
    observation = "observation"
    measurement = "measurement"
    interview = "interview"
    finding = "finding"


@lean.frozen(eq=False)
class Fact:
    """One thing that can be known of an entity.

    `lower` and `upper` are the range it can have, canonical. `attribute` is where an object holds the canonical value;
    `derive(object, root)` replaces that for facts worked out from others. `by_id` marks links whose attribute holds
    an id to be looked up in `root.index(entity)`. `after` names the moment of the same object that this cannot precede.
    `tags` are words to find it by.
    """

    name: str
    entity: str
    type: Type
    meaning: str = ""
    question: str = ""
    evidence: tuple[Evidence, ...] = ()
    optional: bool = False
    lower: int | Fraction | None = None
    upper: int | Fraction | None = None
    summarises: str | None = None
    after: str | None = None
    attribute: str = ""
    derive: Callable[[Any, Any], Any] | None = None
    by_id: bool = False
    meaning_ru: str = ""
    question_ru: str = ""
    tags: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"{self.entity}.{self.name}"


@lean.frozen(eq=False)
class Entity:
    """A kind of thing rules speak of.

    `up` names the fact that links to the entity it belongs to (prisoner: `cell`; cell: `unit`), looked through when a
    rule names a fact without saying whose. `home` is where its objects are kept: (owner entity, collection fact); the
    root has none, and neither have groups (such as `exercise`), which are parts of one object and never subjects.
    `dated_by` names the Moment that dates a record. `construct` builds an object from canonical values by fact name.
    """

    name: str
    plural: str
    facts: Mapping[str, Fact]
    up: str | None = None
    home: tuple[str, str] | None = None
    key: str | None = None
    dated_by: str | None = None
    meaning: str = ""
    construct: Callable[[Mapping[str, Any]], Any] | None = lean.field(default=None, repr=False)
    title_ru: str = ""

    def title(self, lang: str = "en") -> str:
        """What a reader calls it: in English its name in plain words, in Russian what is declared, else the name."""
        return (self.title_ru if lang == "ru" else "") or self.name.replace("_", " ")


@lean.frozen(eq=False)
class Vocabulary:
    """All entities by name, and the root from which every other is reached.

    `digest` changes whenever a name, type, unit, range or accessor does: compiled rulesets are kept under it, and
    not kept where nothing can work it out.
    `period` names the two moments of the root between which its logs run. `travels(root, norm id, matter, object)` is
    the recorded finding on whether an incorporated norm applies to an object: true, false, unknown, or ABSENT without
    one. The matter is what was asked, "beneficial" or "conducive".
    """

    name: str
    root: str
    entities: Mapping[str, Entity]
    digester: Callable[[Vocabulary], str] | None = lean.field(default=None, repr=False)
    period: tuple[str, str] | None = None
    travels: Callable[[Any, str, str, Any], Any] | None = None

    @cached_property
    def digest(self) -> str:
        return self.digester(self) if self.digester is not None else ""

    def fact(self, entity: str, name: str) -> Fact | None:
        return self.entities[entity].facts.get(name)

    def chain(self, entity: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The entity and those above it, nearest first, each with the links that lead to it from the entity.

        For an object kept inside another (an exercise day of a prisoner) the owner follows, with no link to read:
        the path then holds the owner's name in angle brackets, `<prisoner>`. The root comes last, with `<root>`.
        """
        at: str | None = entity
        path: tuple[str, ...] = ()
        seen: set[str] = set()
        while at is not None and at != self.root and at not in seen:
            seen.add(at)
            yield at, path
            here = self.entities[at]
            if here.up is not None:
                link = here.facts[here.up].type
                assert isinstance(link, Reference)
                at, path = link.entity, (*path, here.up)
            elif here.home is not None and here.home[0] != self.root:
                at, path = here.home[0], (*path, f"<{here.home[0]}>")
            else:
                break
        yield self.root, ("<root>",)

    def subject(self, word: str) -> Entity | None:
        """The entity that `for each WORD` means: a kept entity by its singular name."""
        entity = self.entities.get(word)
        return entity if entity is not None and (entity.home is not None or entity.name == self.root) else None

    def near(self, word: str, among: Iterator[str] | None = None) -> list[str]:
        """Names that look like the word, for "did you mean"."""
        from difflib import get_close_matches  # only for a mistake, and slow to import

        names = list(among) if among is not None else [n for e in self.entities.values() for n in (*e.facts, e.name)]
        return get_close_matches(word, dict.fromkeys(names), n=3, cutoff=0.7)

    def collections(self, entity: str) -> Iterator[Fact]:
        """The facts of an entity that hold records."""
        for fact in self.entities[entity].facts.values():
            if isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
                yield fact
