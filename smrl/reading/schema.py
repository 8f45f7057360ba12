"""A JSON Schema (2020-12) of the files that a vocabulary reads, so that editors can complete and check them.

What a schema cannot say (that `45 min` is no area, that `25 hour/day` is too much) stands in the description and in
`x-unit`, `x-minimum`, `x-maximum`; reading the file checks it.
"""

from __future__ import annotations

from typing import Any

from smrl.units import show
from smrl.vocabulary import Boolean, Choice, Entity, Fact, Many, Moment, Quantity, Reference, Text, Type, Vocabulary

Schema = dict[str, Any]

_QUANTITY = r"^\s*[+\-−]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+\-]?[0-9]+)?\s*\S+\s*$"
_TIME = r"[0-9]{2}(:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)?\s?([Zz]|[+\-][0-9]{2}(:?[0-9]{2})?)?"
_MOMENT = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}([Tt ]{_TIME})?$"


def schema(vocabulary: Vocabulary) -> Schema:
    """The schema, with each entity under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"a {vocabulary.root} in the words of {vocabulary.name}",
        "$ref": f"#/$defs/{vocabulary.root}",
        "$defs": {name: _entity(entity, vocabulary) for name, entity in vocabulary.entities.items()},
    }


def _entity(entity: Entity, vocabulary: Vocabulary) -> Schema:
    stated = {name: fact for name, fact in entity.facts.items() if fact.attribute or fact.derive is None}
    return {
        "type": "object",
        "description": entity.meaning,
        "properties": {name: _fact(fact, vocabulary) for name, fact in stated.items()},
        "additionalProperties": False,
    }


def _fact(fact: Fact, vocabulary: Vocabulary) -> Schema:
    value = _type(fact.type, fact, vocabulary)
    forms = [value, {"type": "null"}]
    if fact.optional:
        forms.append({"const": "none"})
    described: Schema = {"description": _description(fact)}
    if fact.question:
        described["x-question"] = fact.question
    if fact.evidence:
        described["x-evidence"] = [str(one) for one in fact.evidence]
    if fact.tags:
        described["x-tags"] = list(fact.tags)
    return {**described, "anyOf": forms}


def _description(fact: Fact) -> str:
    text = fact.meaning or fact.name.replace("_", " ")
    if isinstance(fact.type, Quantity):
        text += f"; {fact.type.dimension.describe()}, such as `{show(fact.type.unit.factor, fact.type.unit)}`"
    return text


def _type(type: Type, fact: Fact, vocabulary: Vocabulary) -> Schema:
    match type:
        case Boolean():
            return {"enum": [True, False, "yes", "no", "true", "false"]}
        case Quantity():
            return _quantity(type, fact)
        case Choice():
            return {"enum": list(type.values)}
        case Moment():
            return {"type": "string", "pattern": _MOMENT}
        case Reference(name) if not fact.by_id and vocabulary.entities[name].home is None:
            return {"$ref": f"#/$defs/{name}"}
        case Text() | Reference():
            return {"type": "string", "minLength": 1}
        case Many():
            return _many(type, fact, vocabulary)


def _quantity(type: Quantity, fact: Fact) -> Schema:
    limits = {}
    if fact.lower is not None:
        limits["x-minimum"] = show(fact.lower, type.unit)
    if fact.upper is not None:
        limits["x-maximum"] = show(fact.upper, type.unit)
    text: Schema = {"type": "string", "pattern": _QUANTITY, "x-unit": type.unit.symbol, **limits}
    if not (type.dimension.is_plain or type.dimension.is_count):
        return text
    number: Schema = {"type": "integer" if type.dimension.is_count else "number"}
    if fact.lower is not None and type.unit.factor == 1:
        number["minimum"] = _number(fact.lower)
    if fact.upper is not None and type.unit.factor == 1:
        number["maximum"] = _number(fact.upper)
    return {"anyOf": [text, number]}


def _number(value: Any) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _many(type: Many, fact: Fact, vocabulary: Vocabulary) -> Schema:
    element = type.element
    forms: list[Schema] = []
    if isinstance(element, Reference) and not fact.by_id:
        entity = vocabulary.entities[element.entity]
        record: Schema = {"$ref": f"#/$defs/{entity.name}"}
        if entity.key is not None:
            by_id = {"type": "object", "additionalProperties": {"anyOf": [record, {"type": "null"}]}}
            forms.append({**by_id, "description": "from id to record"})
            record = {**record, "required": [entity.key]}
        forms.insert(0, {"type": "array", "items": record})
    else:
        forms.append({"type": "array", "items": _type(element, fact, vocabulary)})
    partly: Schema = {
        "type": "object",
        "description": "a list known in part",
        "properties": {
            "complete": {"enum": [True, False, "yes", "no", "true", "false"]},
            "total": {"type": "integer", "minimum": 0},
            "items": {"anyOf": forms},
        },
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [*forms, partly]}
