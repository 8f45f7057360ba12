"""The JSON Schema of facility files, derived from the vocabulary: completion and first checks while one writes.

The reader checks more than a schema can: links, dates that follow each other, quantities that agree.
"""

from __future__ import annotations

from typing import Any, Final

from smrl.units import show
from smrl.vocabulary import Boolean, Choice, Entity, Fact, Many, Moment, Quantity, Reference, Text, Type, Vocabulary

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_MOMENT: Final = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}(:\d{2}(:\d{2})?)?.*)?$"
_YES_NO: Final = {"enum": [True, False, "yes", "no"]}
_NONE: Final = {"const": "none"}


def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema; every fact may be left out or null, which says that it is unknown."""
    return {
        "$schema": _DIALECT,
        "title": f"A {vocabulary.root} in the words of {vocabulary.name}",
        "$ref": f"#/$defs/{vocabulary.root}",
        "$defs": {name: _entity(entity, vocabulary) for name, entity in vocabulary.entities.items()},
    }


def _entity(entity: Entity, vocabulary: Vocabulary) -> dict[str, Any]:
    facts = [fact for fact in entity.facts.values() if fact.attribute or fact.derive is None]
    return {
        "type": "object",
        "description": entity.meaning,
        "properties": {fact.name: _fact(fact, vocabulary) for fact in facts},
        "additionalProperties": False,
    }


def _fact(fact: Fact, vocabulary: Vocabulary) -> dict[str, Any]:
    choices = [_value(fact.type, fact, vocabulary), {"type": "null"}]
    if fact.optional:
        choices.insert(1, _NONE)
    description = ". ".join(part for part in (fact.meaning, _unit(fact)) if part)
    return {"description": description, "anyOf": choices}


def _unit(fact: Fact) -> str:
    if not isinstance(fact.type, Quantity):
        return ""
    unit = fact.type.unit
    ends = [None if end is None else show(end, unit) for end in (fact.lower, fact.upper)]
    if ends[0] is None and ends[1] is None:
        return f"In {unit.symbol}" if unit.symbol else ""
    low, high = (end or "…" for end in ends)
    return f"{low} to {high}"


def _value(type: Type, fact: Fact, vocabulary: Vocabulary) -> dict[str, Any]:
    match type:
        case Boolean():
            return _YES_NO
        case Quantity():
            whole = {"type": "integer" if type.integer else "number"}
            return {"anyOf": [{"type": "string"}, whole]}
        case Choice():
            return {"enum": list(type.values)}
        case Text():
            return {"type": "string"}
        case Moment():
            return {"type": "string", "pattern": _MOMENT}
        case Reference():
            return {"type": "string"} if fact.by_id or _is_kept(type, vocabulary) else _ref(type.entity)
        case Many():
            return _many(type, fact, vocabulary)


def _many(type: Many, fact: Fact, vocabulary: Vocabulary) -> dict[str, Any]:
    """A list; where members have ids a mapping from id to record; or some of them, saying so."""
    element = type.element
    links = fact.by_id or not isinstance(element, Reference)
    member = {"type": "string"} if isinstance(element, Reference) and fact.by_id else _value(element, fact, vocabulary)
    if isinstance(element, Reference) and not fact.by_id:
        member = _ref(element.entity)
    whole: list[dict[str, Any]] = [{"type": "array", "items": member}]
    if not links and isinstance(element, Reference) and vocabulary.entities[element.entity].key is not None:
        whole.append({"type": "object", "additionalProperties": {"anyOf": [member, {"type": "null"}]}})
    partly = {
        "type": "object",
        "properties": {"items": {"anyOf": whole}, "complete": _YES_NO, "total": {"type": "integer", "minimum": 0}},
        "additionalProperties": False,
        "anyOf": [{"required": ["complete"]}, {"required": ["total"]}],
    }
    return {"anyOf": [*whole, partly]}


def _is_kept(type: Reference, vocabulary: Vocabulary) -> bool:
    return vocabulary.entities[type.entity].home is not None


def _ref(entity: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{entity}"}
