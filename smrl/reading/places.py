"""Where in a JSON or YAML text a path leads. Looked up only when there is a fault to show, so reading pays nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from smrl import lean
from smrl.reading.tree import Path

Event: TypeAlias = tuple[str, str, int, int]
Place: TypeAlias = tuple[int, int]


@lean.frozen
class Found:
    """The place of a value, and of the key before it where it has one."""

    value: Place
    key: Place | None


_END = object()


@lean.define
class _Level:
    """A list or mapping that is being walked: which of the wanted paths lead on from here, and how far we are."""

    wanted: dict[Any, Any]
    is_map: bool
    index: int = -1
    key: str = ""
    key_place: Place | None = None
    expects_key: bool = True


def locate(events: Iterable[Event], paths: Iterable[Path]) -> dict[Path, Found]:
    """The places of those paths that the text has.

    A collection may be written as a mapping from id to record, or inside `items`; its members answer to their number
    in both, because that is how the objects' own checks call them.
    """
    wanted: dict[Any, Any] = {}
    sought = set(paths)
    for path in sought:
        node = wanted
        for step in path:
            node = node.setdefault(step, {})
        node[_END] = path
    found: dict[Path, Found] = {}
    levels: list[_Level] = []
    for kind, text, start, end in events:
        if kind == "end":
            levels.pop()
            continue
        level = levels[-1] if levels else None
        if level is not None and level.is_map and level.expects_key and kind == "scalar":
            level.key, level.key_place, level.expects_key = text, (start, end), False
            level.index += 1
            continue
        here, key_place = wanted if level is None else _lead(level), level.key_place if level else None
        if _END in here:
            stop = end if kind == "scalar" else start + 1
            found.setdefault(here[_END], Found((start, stop), key_place))
            if len(found) == len(sought):
                break
        if kind != "scalar":
            levels.append(_Level(here, kind == "map"))
    return found


def _lead(level: _Level) -> dict[Any, Any]:
    """The wanted paths below the value that comes next."""
    if not level.is_map:
        level.index += 1
        return level.wanted.get(level.index, {})  # type: ignore[no-any-return]  # a trie is recursive
    level.expects_key = True
    if level.key in level.wanted:
        return level.wanted[level.key]  # type: ignore[no-any-return]  # as above
    if level.key == "items":
        return {step: below for step, below in level.wanted.items() if isinstance(step, int)}
    return level.wanted.get(level.index, {})  # type: ignore[no-any-return]  # as above


def repeated_keys(events: Iterable[Event]) -> Iterator[tuple[Path, Place, Place]]:
    """Each key that its mapping already has: its path, the place of the first, its own place."""
    levels: list[tuple[dict[str, Place] | None, list[Any]]] = []  # the keys seen, and where we are: [step, expects key]
    for kind, text, start, end in events:
        if kind == "end":
            levels.pop()
            continue
        if levels:
            seen, state = levels[-1]
            if seen is None:
                state[0] += 1
            elif state[1]:
                state[0], state[1] = text, False
                if text in seen:
                    yield tuple(level[1][0] for level in levels), seen[text], (start, end)
                seen[text] = (start, end)
                continue
            else:
                state[1] = True
        if kind != "scalar":
            levels.append(({}, ["", True]) if kind == "map" else (None, [-1, False]))
