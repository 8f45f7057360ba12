"""What a ruleset expects of a text: its provisions in the order of their numbers, and numbers that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from smrl import lean
from smrl.assessment.outline import Outline

_SURPLUS: Final = 3
"""Paragraphs and items beyond those of the ruleset that are recognised, so that they are not taken for its text."""

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
# Cyrillic letters that look or sound like the Latin one: translators keep (b) and type в
_ALIKE: Final = {"a": "а", "b": "вб", "c": "сц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "н", "i": "іи", "k": "к"}

Key = tuple[str, str]


@lean.frozen
class Entry:
    """A place in the numbering. `wanted`: a provision that must have a text; `known`: one of the ruleset at all."""

    id: str
    parent: str | None
    label: str
    known: bool
    wanted: bool
    leaf: bool

    @property
    def is_rule(self) -> bool:
        return self.parent is None

    def marks(self) -> Iterator[tuple[int, Key]]:
        """The marks that may stand for it in a text; 1 beside those that more likely stand for something else."""
        if self.parent is None:
            yield 0, ("rule", self.label)
        elif self.label.isdigit():
            yield 0, ("paragraph", self.label)
        else:
            yield 0, ("item", self.label)
            if len(self.label) == 1 and (rank := LETTERS.find(self.label)) >= 0:
                alike = _ALIKE.get(self.label, "")
                yield from ((0, ("item", letter)) for letter in alike)
                if rank < len(_CYRILLIC) and _CYRILLIC[rank] not in alike:
                    yield 1, ("item", _CYRILLIC[rank])


def expected(outline: Outline, seen: Iterable[str]) -> list[Entry]:
    """The entries in the order of their numbers; `seen` are the numbers of rules that the text may have."""
    heads = [id for id, provision in outline.provisions.items() if provision.parent is None]
    numbered = {id: parts for id in heads if (parts := _number(id)) is not None}
    prefixes = {prefix: rank for rank, prefix in enumerate(dict.fromkeys(parts[0] for parts in numbered.values()))}
    known = {parts[1:] for parts in numbered.values()}
    rows = [((prefixes[prefix], number, letter), id) for id, (prefix, number, letter) in numbered.items()]
    if len(prefixes) == 1:
        foreign = {(int(label), "") for label in seen if label.isdigit()} - known
        rows += [((0, *number), "") for number in foreign]
    entries: list[Entry] = []
    for (_, number, letter), id in sorted(rows):
        if id:
            entries += _tree(outline, id, f"{number}{letter}")
        else:
            entries.append(Entry(f"{number}", None, f"{number}", False, False, True))
    return entries


def _number(id: str) -> tuple[str, int, str] | None:
    """`art-12a` as its parts; None for the one unnamed rule of a short program."""
    found = re.fullmatch(r"((?:[A-Za-z]+-)?)([0-9]{1,9})([a-z]*)", id)
    return (found[1], int(found[2]), found[3]) if found else None


def _tree(outline: Outline, id: str, label: str) -> Iterator[Entry]:
    provision = outline.provisions[id]
    children = {child[len(id) + 1 : -1]: child for child in provision.children if child.startswith(f"{id}(")}
    wanted = not provision.children or bool(provision.gists or provision.norms)
    yield Entry(id, provision.parent, label, True, wanted, not children)
    for one in _with_surplus(list(children)):
        if one in children:
            yield from _tree(outline, children[one], one)
        else:
            yield Entry(f"{id}({one})", id, one, False, False, True)


def _with_surplus(labels: list[str]) -> list[str]:
    """The labels in their order, those between them, and a few after."""
    if all(label.isdigit() for label in labels):
        numbers = sorted(int(label) for label in labels)
        last = min(numbers[-1], len(numbers) + 100) if numbers else 0
        between = set(range(1, last + 1 + _SURPLUS))
        return [str(number) for number in sorted(between | set(numbers))]
    if all(len(label) == 1 and label in LETTERS for label in labels):
        last = LETTERS.index(max(labels))
        return list(LETTERS[: last + 1 + _SURPLUS])
    return labels
