"""How deep a tree nests, measured without recursion, so that everything after it may recurse."""

from __future__ import annotations

from collections.abc import Iterable

from smrl import lean
from smrl.syntax.limits import NESTING
from smrl.syntax.tree import Node


def too_deep(nodes: Iterable[Node]) -> Node | None:
    """The first node inside these that lies deeper than the limit, if there is one."""
    stack: list[tuple[object, int]] = [(node, 0) for node in nodes]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, tuple):
            stack.extend((item, depth) for item in node)
        elif isinstance(node, Node):
            if depth > NESTING:
                return node
            stack.extend(
                (getattr(node, field.name), depth + 1)
                for field in lean.fields(type(node))
                if field.name != "span" and not field.name.endswith("_span")
            )
    return None
