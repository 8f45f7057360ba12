"""Whom a question is about: an object of the facility, named by itself, by another version of it, by id or by path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smrl.diagnostics import shown
from smrl.vocabulary import Entity, Vocabulary


def whom(vocabulary: Vocabulary, facility: Any, wanted: Any) -> Any:
    """The facility's own object. Raises LookupError where it has none such, TypeError for what could never be one.

    Objects with an id are the same if their ids are, so that a changed copy of somebody still means that person.
    """
    if isinstance(wanted, str):
        return _named(vocabulary, facility, wanted)
    if wanted is facility or _is(vocabulary.entities[vocabulary.root], wanted):
        return facility
    for entity in vocabulary.entities.values():
        if entity.home is None or not _is(entity, wanted):
            continue
        if entity.key is None or entity.home[0] != vocabulary.root:
            return wanted
        id = getattr(wanted, entity.facts[entity.key].attribute, None)
        for one in _kept(vocabulary, facility, entity):
            if one is wanted or getattr(one, entity.facts[entity.key].attribute, None) == id:
                return one
        raise LookupError(f"there is no {entity.name} `{shown(str(id))}` in this facility")
    raise TypeError(f"a `{type(wanted).__name__}` is nobody and nothing that rules are about")


def _named(vocabulary: Vocabulary, facility: Any, wanted: str) -> Any:
    if wanted == vocabulary.root:
        return facility
    known: list[str] = []
    for entity in vocabulary.entities.values():
        if entity.key is None or entity.home is None or entity.home[0] != vocabulary.root:
            continue
        for one in _kept(vocabulary, facility, entity):
            id = str(getattr(one, entity.facts[entity.key].attribute, None))
            if wanted in (id, f"{entity.home[1]}[{id}]"):
                return one
            known.append(id)
    from difflib import get_close_matches  # only for a mistake, and slow to import

    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    hint = f"; did you mean {', '.join(f'`{shown(one)}`' for one in near)}?" if near else ""
    raise LookupError(f"nobody and nothing in this facility has the id `{shown(wanted)}`{hint}")


def _is(entity: Entity, thing: Any) -> bool:
    cls = getattr(entity.construct, "cls", None)
    return cls is not None and isinstance(thing, cls)


def _kept(vocabulary: Vocabulary, facility: Any, entity: Entity) -> Iterator[Any]:
    assert entity.home is not None
    fact = vocabulary.entities[vocabulary.root].facts[entity.home[1]]
    stated = fact.derive(facility, facility) if fact.derive is not None else getattr(facility, fact.attribute, None)
    yield from stated or ()
