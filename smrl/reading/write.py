"""The inverse of reading: objects as the text of a file that reads back to the same facts, exactly.

Quantities stand in the unit of their fact, or in a finer one where that is what writes them exactly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from smrl.instants import Instant
from smrl.reading.files import Format
from smrl.reading.tree import Numeral, Tree
from smrl.units import Exact, Measure, Unit, canonical_unit, parse_unit
from smrl.units.number import decimal_places, decimal_text
from smrl.units.table import ROWS
from smrl.units.unit import finer_units
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Entity, Fact, Many, Moment, Quantity, Reference, Type, Vocabulary
from smrl.vocabulary.declare import Model
from smrl.vocabulary.extended import Beside
from smrl.vocabulary.foreign import Taken

_PLACES = 12
_WIDEST = 160


def to_tree(root: object, vocabulary: Vocabulary) -> dict[str, Tree]:
    """What is known of the root, as the plain data of a file; unknown facts are left out, and so are derived ones.

    Raises ValueError for what a file cannot say: a quantity without an exact decimal in any unit, the text "none".
    """
    return _record(root, vocabulary.entities[vocabulary.root], vocabulary)


def to_text(root: object, vocabulary: Vocabulary, format: Format = "yaml") -> str:
    """The same as the text of a YAML or JSON file, each short record on a line of its own. Raises ValueError."""
    return tree_text(to_tree(root, vocabulary), format)


def tree_text(tree: dict[str, Tree], format: Format = "yaml") -> str:
    """The plain data of a file as its text. Raises ValueError for a format that is only read."""
    if format == "json":
        return _json_lines(tree, "") + "\n"
    if format == "yaml":
        return "\n".join(yaml_lines(tree, "")) + "\n"
    raise ValueError(f"`{format}` is read but not written; write yaml or json")


def _record(thing: object, entity: Entity, vocabulary: Vocabulary) -> dict[str, Tree]:
    tree = {}
    for name, fact in entity.facts.items():
        value = _stated(thing, fact)
        if value is not None:
            tree[name] = "none" if value is ABSENT else _value(value, fact, fact.type, vocabulary)
    return tree


def _stated(thing: object, fact: Fact) -> Any:
    """What the object holds, canonical: foreign objects hold it in their own way."""
    if isinstance(fact.derive, Taken | Beside):
        return fact.derive(thing, None)
    value = getattr(thing, fact.attribute, None) if fact.attribute else None
    return value if value is not None or not isinstance(thing, Model) else (thing.declared or {}).get(fact.name)


def _value(value: Any, fact: Fact, type: Type, vocabulary: Vocabulary) -> Tree:
    match type:
        case Quantity():
            return _quantity(value, type)
        case Moment():
            assert isinstance(value, Instant)
            return value.text
        case Reference(name) if not fact.by_id:
            entity = vocabulary.entities[name]
            linked = not isinstance(fact.type, Many) and entity.home is not None and entity.key is not None
            return str(getattr(value, entity.key or "")) if linked else _record(value, entity, vocabulary)
        case Many(element):
            items = [_value(member, fact, element, vocabulary) for member in value]
            if not isinstance(value, Partial):
                return items
            total = {} if value.total is None else {"total": Numeral(value.total)}
            return {"complete": False, **total, "items": items}
    if value == "none":
        raise ValueError(f"`{fact.path}` is the text `none`, which a file would take for known absence")
    return value


def _quantity(value: Exact, type: Quantity) -> str:
    plain = type.dimension.is_plain or type.dimension.is_count
    if plain and type.unit.factor == 1 and decimal_places(value, _PLACES) is not None:
        return Numeral(_decimal(value))
    for unit, places in _units(type.unit):
        magnitude = Measure(value, unit).magnitude
        if decimal_places(magnitude, places) is not None:
            return f"{_decimal(magnitude)} {unit}"
    raise ValueError(f"no decimal writes {Fraction(value)} {canonical_unit(type.dimension)} exactly")


def _decimal(number: Exact) -> str:
    return decimal_text(number, decimal_places(number, _PLACES) or 0)


def _units(unit: Unit) -> Iterator[tuple[Unit, int]]:
    """The units to write in, best first, each with the decimals it may need.

    That is the unit itself, then a finer one that makes the number whole, then any in which the number ends at all:
    74 degF has no decimal in degC.
    """
    yield unit, 1
    for finer in finer_units(unit):
        yield finer, 0
    yield unit, _PLACES
    yield canonical_unit(unit.dimension), _PLACES
    for symbol, power in unit.factors:
        one = parse_unit(symbol)
        for other in (parse_unit(row.symbol) for row in ROWS if row.symbol != symbol):
            if other.dimension == one.dimension:
                if unit == one:
                    yield other, _PLACES
                elif not one.is_absolute:
                    yield unit / one * other if power > 0 else unit * one / other, _PLACES


# -- text -----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(
    r"[^\W\d_][\w.@/-]*(?: [\w.@/-]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T:+Z.-]*(?: [0-9:+Z.-]+)?|-?[0-9.]+ [\w/*^²³°%]+"
)
_SPECIAL = frozenset({"null", "none", "yes", "no", "true", "false", "on", "off", "y", "n"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def yaml_lines(tree: dict[str, Tree], indent: str) -> Iterator[str]:
    """The lines of a YAML mapping, what is short on a line of its own."""
    for name, value in tree.items():
        start = f"{indent}{_yaml(name)}:"
        if len(line := f"{start} {_yaml(value)}") <= _WIDEST or not isinstance(value, dict | list):
            yield line
        elif isinstance(value, dict):
            yield start
            yield from yaml_lines(value, indent + "  ")
        else:
            yield start
            yield from _yaml_items(value, indent)


def _yaml_items(items: list[Tree], indent: str) -> Iterator[str]:
    for item in items:
        line = f"{indent}- {_yaml(item)}"
        if len(line) <= _WIDEST or not isinstance(item, dict):
            yield line
        else:
            first, *rest = yaml_lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _yaml(value: Tree) -> str:
    """The value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(name)}: {_yaml(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Numeral) or value == "none":
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _SPECIAL:
        return str(value)
    return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() else f"\\U{ord(c):08x}") for c in value) + '"'


def _json_lines(value: Tree, indent: str) -> str:
    """The value, on one line where that is short."""
    line = _json(value)
    if len(indent) + len(line) <= _WIDEST or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _json_lines(member, inner) for member in value) + f"\n{indent}]"
    members = (f"{inner}{_json(name)}: {_json_lines(member, inner)}" for name, member in value.items())
    return "{\n" + ",\n".join(members) + f"\n{indent}}}"


def _json(value: Tree) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(name)}: {_json(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    return str(value) if isinstance(value, Numeral) else json.dumps(value, ensure_ascii=False)
