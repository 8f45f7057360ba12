"""Norms and facts chosen by what they are about: tags, themes, force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from smrl import lean
from smrl.assessment.outline import NormOutline, Outline
from smrl.verdict import Force

if TYPE_CHECKING:
    from smrl.vocabulary import Fact, Vocabulary


@lean.frozen
class Selection:
    """What is asked for: every one of the tags and themes, and any one of the forces; nothing asked for is all."""

    tags: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    protects: tuple[str, ...] = ()
    forces: tuple[Force, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.limits or self.protects or self.forces)

    def norms(self, outline: Outline) -> list[NormOutline]:
        """The norms meant, in the order of the ruleset."""
        return [norm for norm in outline.norms.values() if self._means(norm)]

    def _means(self, norm: NormOutline) -> bool:
        return (
            set(self.tags) <= {*norm.tags}
            and set(self.limits) <= {*norm.limits}
            and set(self.protects) <= {*norm.protects}
            and (not self.forces or norm.force in self.forces)
        )

    def facts(self, vocabulary: Vocabulary) -> list[Fact]:
        """The facts that have every tag, in the order of the vocabulary; ids and links of no meaning are none.

        What a ruleset declares itself is one, whether or not it says what it means.
        """
        from smrl.vocabulary.extended import Beside

        wanted = set(self.tags)
        every = (fact for entity in vocabulary.entities.values() for fact in entity.facts.values())
        return [fact for fact in every if (fact.meaning or isinstance(fact.derive, Beside)) and wanted <= {*fact.tags}]

    def to_dict(self) -> dict[str, list[str]]:
        """Plain data, for JSON."""
        return {
            "tags": [*self.tags],
            "limits": [*self.limits],
            "protects": [*self.protects],
            "force": [str(force) for force in self.forces],
        }


@lean.frozen
class Stranger:
    """A tag or a theme asked for that is not there: `kind` is `tag`, `security` or `safeguard`."""

    kind: str
    word: str
    near: tuple[str, ...]


def strangers(selection: Selection, outline: Outline, vocabulary: Vocabulary | None = None) -> Iterator[Stranger]:
    """What is asked for and does not exist. With a vocabulary the tags are those of facts, else those of norms."""
    tags: Iterable[str]
    if vocabulary is None:
        tags = (tag for norm in outline.norms.values() for tag in norm.tags)
    else:
        tags = (tag for entity in vocabulary.entities.values() for fact in entity.facts.values() for tag in fact.tags)
    known = {"tag": dict.fromkeys(tags), "security": _themes(outline, "security")}
    known["safeguard"] = _themes(outline, "safeguard")
    asked = (("tag", selection.tags), ("security", selection.limits), ("safeguard", selection.protects))
    for kind, words in asked:
        for word in words:
            if word not in known[kind]:
                from difflib import get_close_matches  # only for a mistake, and slow to import

                yield Stranger(kind, word, tuple(get_close_matches(word, known[kind], n=3, cutoff=0.5)))


def _themes(outline: Outline, kind: str) -> dict[str, None]:
    return {name: None for name, theme in outline.themes.items() if theme.kind == kind}
