"""What a stored assessment looks like: a text from a stranger is refused before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from smrl.assessment.sheet import Margin
from smrl.instants import Instant, InstantError
from smrl.units import UnitError

Shape: TypeAlias = type | tuple[Any, None] | list[Any] | dict[Any, Any] | Callable[[Any], object]
"""A class; a shape or None; a list of a shape; a record; or whatever a function takes without a ValueError.

A record has the members named, those whose name ends in `?` perhaps; any others have the shape under `...`, if it is
there, and else may not be.
"""

_NAMES: Final[dict[type, str]] = {str: "text", bool: "true or false", int: "a whole number"}
_AMOUNT: Final = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,12}|/0*[1-9][0-9]{0,399})?")
_DEEPEST: Final = 100


def check(value: Any, shape: Shape, path: str = "") -> None:
    """Raises ValueError, naming the place, for what has another shape."""
    match shape:
        case type():
            if shape is not object and value.__class__ is not shape:
                raise _not(path, _NAMES[shape])
        case (inner, None):
            if value is not None:
                check(value, inner, path)
        case list():
            if not isinstance(value, list):
                raise _not(path, "a list")
            for at, one in enumerate(value):
                check(one, shape[0], f"{path}[{at}]")
        case dict():
            _check_record(value, shape, path)
        case _:
            try:
                shape(value)
            except (ValueError, UnitError, InstantError) as error:
                raise ValueError(f"not an assessment: `{path.lstrip('.')}` is wrong: {error}") from None


def _check_record(value: Any, shape: Mapping[Any, Any], path: str) -> None:
    if not isinstance(value, dict):
        raise _not(path, "a record")
    for name, inner in shape.items():
        if name is ...:
            continue
        plain = name.removesuffix("?")
        if plain in value:
            check(value[plain], inner, f"{path}.{plain}")
        elif plain == name:
            raise ValueError(f"not a complete assessment: there is no `{f'{path}.{plain}'.lstrip('.')}`")
    for name in value.keys() - {name.removesuffix("?") for name in shape if name is not ...}:
        if ... not in shape:
            raise ValueError(f"not an assessment: `{f'{path}.{name}'.lstrip('.')}` means nothing")
        check(value[name], shape[...], f"{path}.{name}")


def _not(path: str, wanted: str) -> ValueError:
    return ValueError(f"not an assessment: `{path.lstrip('.') or 'the whole'}` is not {wanted}")


def _day(value: Any) -> None:
    check(value, str)
    Instant.parse(value)


def _margin(value: Any) -> None:
    check(value, {"value": str, "unit": str, "limit": str})
    if _AMOUNT.fullmatch(value["value"]) is None or value["limit"] not in ("least", "most", "exact"):
        raise ValueError("it is no distance from a limit")
    Margin.from_dict(value)


def _validity(value: Any) -> None:
    """The first and the last day, and what stands over the norm: its kind, its first and its last day."""
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError("it is no stretch of time")
    start, end, over = value
    for day in (start, end):
        check(day, (_day, None))
    check(over, [list])
    for one in over:
        if len(one) != 3:
            raise ValueError("it is no alteration")
        check(one[0], str)
        for day in one[1:]:
            check(day, (_day, None))


def refuse_circles(above: Mapping[str, str | None]) -> None:
    """Whoever follows these ways upward must arrive, and soon."""
    depths: dict[str | None, int] = {None: 0}
    for start in above:
        way: dict[str, None] = {}
        at: str | None = start
        while at not in depths:
            if at in way:
                raise ValueError(f"not an assessment: `{at}` stands above itself")
            assert at is not None
            way[at] = None
            at = above.get(at)
        depths |= {one: depth for depth, one in enumerate(reversed(way), depths[at] + 1)}
    if max(depths.values()) > _DEEPEST:
        raise ValueError(f"not an assessment: provisions or norms stand more than {_DEEPEST} above each other")


_TEXTS: Final = {...: str}
_PLACE: Final = {"file": str, "line": int}
_FINDING: Final = {
    "subject": (str, None), "verdict": str, "mark?": str, "open?": bool, "margin?": _margin,
    "missing?": [{"path": str, "fact": str, "parameter?": bool}],
    "departure?": {"authority": str, "reason": str, "start": str, "end": str, "id": str},
}  # fmt: skip
_TAILORED: Final = {
    "ruleset": str, "law": str, "validity?": _validity, "kind?": str, "alters?": str, "authority?": str,
    "because?": str, "proved?": bool, "unverified?": bool, ...: object,
}  # fmt: skip

ASSESSMENT: Final = {
    "schema": str,
    "facility": str,
    "on": _day,
    "only?": [str],
    "ruleset": {
        "name": str, "titles": _TEXTS, "fields": _TEXTS, "vocabulary": str,
        "themes?": [{"name": str, "kind": str, "titles": _TEXTS, "meanings": _TEXTS}], ...: object,
    },
    "provisions": [
        {
            "id": str, "titles": _TEXTS, "gists": _TEXTS, "part": (str, None), "parent": (str, None),
            "children?": [str], "norms?": [str], "items": str, "tags?": [str], "place": _PLACE, "ruleset?": str,
            "law?": (str, None), "implements?": [str], ...: object,
        }
    ],
    "norms": [
        {
            "id": str, "provision": str, "label": str, "force": str, "keyword": str, "home": (str, None),
            "text": (str, None), "entity": str, "place": _PLACE, "tailored?": _TAILORED, "tags?": [str],
            "limits?": [str], "protects?": [str], "findings?": [_FINDING], "unrelaxed?": {"findings": [_FINDING],
            ...: object}, ...: object,
        }
    ],
    ...: object,
}  # fmt: skip
