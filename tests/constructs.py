"""The constructs of the language, read off the classes of its tree, and those that a text uses."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from smrl.syntax import tree
from smrl.syntax.walk import walk


def classes() -> Iterator[type[tree.Node]]:
    for one in vars(tree).values():
        if isinstance(one, type) and issubclass(one, tree.Node) and one is not tree.Node:
            yield one


def every_construct() -> set[str]:
    """`Quantifier most` for each word that a field can hold, `Binding.where` for each part that may be left out."""
    found = set()
    for cls in classes():
        found.add(cls.__name__)
        hints = get_type_hints(cls)
        for field in attrs.fields(cls):
            words = [value for value in _literals(hints[field.name]) if value is not None]
            if words:
                found |= {f"{cls.__name__} {word}" for word in words}
            elif _may_be_left_out(field, hints[field.name]):
                found.add(f"{cls.__name__}.{field.name}")
    return found


def _literals(hint: Any) -> list[Any]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if get_origin(hint) in (Union, types.UnionType):
        return [value for part in get_args(hint) for value in _literals(part)]
    return []


def _may_be_left_out(field: attrs.Attribute[Any], hint: Any) -> bool:
    optional = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    return bool(field.eq) and (optional or field.default is False or field.default == ())


def constructs_of(module: tree.Module) -> set[str]:
    """Those that a parsed text uses."""
    every, found = every_construct(), set()
    for node in walk(module):
        name = type(node).__name__
        found.add(name)
        for field in attrs.fields(type(node)):
            value = getattr(node, field.name)
            if isinstance(value, str):
                found.add(f"{name} {value}")
            if value is not None and value is not False and value != ():
                found.add(f"{name}.{field.name}")
    return found & every
