"""Versions of rulesets, as headers state them and as `extends` asks for them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any, Final

_RELATIONS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def meets(version: str, relation: str, wanted: str) -> bool:
    """Whether a version stands so to another: `1.10` comes after `1.9`, and `1` is `1.0`."""
    pairs = list(zip_longest(_parts(version), _parts(wanted), fillvalue=(0, "")))
    return _RELATIONS[relation]([left for left, _ in pairs], [right for _, right in pairs])


def _parts(version: str) -> list[tuple[int, str]]:
    return [
        (int(number or 0), rest) for number, rest in re.findall(r"([0-9]*)([^.]*)(?:\.|$)", version) if number + rest
    ]
