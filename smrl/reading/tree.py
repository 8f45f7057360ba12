"""The plain tree between a file's text and its facts, and the faults found on the way.

A tree is made of dict, list, None, bool, int and str, plus the two kinds of str below, and the dates that TOML knows.
Whether `no` or `12:30` is a word, a number or an answer is left to the type of the fact it stands for.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from smrl import lean
from smrl.diagnostics import Severity

MAX_DEPTH = 64
MAX_FAULTS = 1000

Tree: TypeAlias = Any  # recursive, and walked by class: mypy could say no more of it
Path: TypeAlias = tuple[str | int, ...]


class Numeral(str):
    """A number as it was written, of any length."""

    __slots__ = ()


class Plain(str):
    """A YAML word without quotes: it may yet turn out to be a number, a yes or a date."""

    __slots__ = ()


class Id(str):
    """The id of a record as a step of a path, where a file has a mapping from id to record."""

    __slots__ = ()


@lean.frozen
class Fault:
    """A diagnostic before its place in the file is known: `path` leads there; the key is meant rather than the value
    where `at_key`; `start` and `end` are offsets where the parser already knew them."""

    code: str
    message: str
    help: str | None = None
    path: Path = ()
    at_key: bool = False
    severity: Severity = Severity.error
    start: int | None = None
    end: int | None = None
    before: tuple[int, int] | None = None


class TooManyFaults(Exception):
    """So many faults that listing more of them helps nobody."""


@lean.define
class Faults:
    """What has been found; raises TooManyFaults beyond MAX_FAULTS."""

    found: list[Fault] = lean.field(factory=list)

    def add(
        self,
        code: str,
        message: str,
        help: str | None = None,
        path: Path = (),
        *,
        at_key: bool = False,
        severity: Severity = Severity.error,
        start: int | None = None,
        end: int | None = None,
        before: tuple[int, int] | None = None,
    ) -> None:
        if len(self.found) == MAX_FAULTS:
            self.found.append(Fault("F213", f"more than {MAX_FAULTS} faults; the others are not listed"))
            raise TooManyFaults
        self.found.append(Fault(code, message, help, path, at_key, severity, start, end, before))

    @property
    def fatal(self) -> bool:
        return any(fault.severity is Severity.error for fault in self.found)


def path_text(path: Path) -> str:
    """The path as a reader writes it: `prisoners[12].exercise.open_air`, `cells[A-101].kind`."""
    text = "".join(f"[{step}]" if isinstance(step, int | Id) else f".{step}" for step in path)
    return text.removeprefix(".")


_STEP = r"\[(\d+)\]|([^.\[\]]+)"  # compiled when first used, which is for a fault


def path_steps(text: str) -> Path:
    """The inverse of `path_text`, for paths that come from the checks of the objects themselves."""
    return tuple(int(index) if index else name for index, name in re.findall(_STEP, text))
