"""Walking over the syntax tree without knowing its classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smrl import lean
from smrl.syntax.tree import Node


def walk(node: Node) -> Iterator[Node]:
    """The node and every node inside it, in the order written. Keeps its own stack: depth is no danger."""
    stack: list[Any] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, tuple):
            stack.extend(reversed(at))
        elif isinstance(at, Node):
            yield at
            stack.extend(reversed([getattr(at, field.name) for field in lean.fields(type(at)) if field.name != "span"]))
