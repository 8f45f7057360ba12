"""Generated code as a value: what is kept of it, and what its names mean. Loading and running it needs no core."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from types import CodeType
from typing import Any

from smrl import lean
from smrl.backends.python import aggregates, runtime, windows
from smrl.values import ABSENT
from smrl.vocabulary import Vocabulary


@lean.frozen
class Unit:
    """A generated function: its norms by scope (as positions in the program) and the parameters it is tried for."""

    name: str
    kind: str
    scopes: tuple[tuple[int, ...], ...]
    trial: tuple[str, ...]

    @property
    def norms(self) -> tuple[int, ...]:
        return tuple(at for scope in self.scopes for at in scope)


@lean.frozen(eq=False)
class Generated:
    """Source with what it refers to. It pickles; its code object marshals.

    `lines` tells, for the first line of each verdict in the source, the position of its norm in the program. The source
    is kept packed: only a debugger reads it, and unpacked it would be half of what is loaded at every start.
    """

    packed: bytes = lean.field(repr=False)
    filename: str
    units: tuple[Unit, ...]
    constants: tuple[Any, ...]
    derived: tuple[tuple[str, str], ...]
    parameters: tuple[str, ...]
    filtered: frozenset[tuple[str, int]]
    lines: tuple[tuple[int, int], ...]

    @property
    def source(self) -> str:
        """The text of the module."""
        return _unpacked(self.packed)

    def compile(self) -> CodeType:
        return compile(self.source, self.filename, "exec", dont_inherit=True)

    def norm_at(self, line: int) -> int | None:
        """The position of the norm whose verdict a line of the source decides."""
        return next((norm for first, norm in reversed(self.lines) if first <= line), None)

    def namespace(self, vocabulary: Vocabulary) -> dict[str, Any]:
        """What the source's names mean. Raises LookupError if the vocabulary is not the one it was generated for."""
        names: dict[str, Any] = {
            name: thing
            for module in (runtime, aggregates, windows)
            for name, thing in vars(module).items()
            if callable(thing) and thing.__module__ == module.__name__
        }
        names.update(runtime.WITHIN)
        names.update(accessors(self.derived, vocabulary))
        for number, value in enumerate(self.constants):  # words are mostly compared with words that Python interned too
            names[f"K{number}"] = intern(value) if type(value) is str else value
        names.update(
            ABSENT=ABSENT,
            EMPTY=runtime.EMPTY,
            TRAVELS=vocabulary.travels,
            __name__=self.filename,
            __loader__=SourceLoader(self.packed),
        )
        return names


@lean.frozen(eq=False)
class SourceLoader:
    """What `linecache` asks for the text behind generated code."""

    packed: bytes

    def get_source(self, _name: str) -> str:
        return _unpacked(self.packed)


def pack(source: str) -> bytes:
    """What `Generated` holds of a text."""
    from zlib import compress

    return compress(source.encode(), 1)


def _unpacked(packed: bytes) -> str:
    from zlib import decompress

    return decompress(packed).decode()


def accessors(derived: tuple[tuple[str, str], ...], vocabulary: Vocabulary) -> dict[str, Callable[[Any, Any], Any]]:
    """The functions behind D0, D1, … in this vocabulary. Raises LookupError if a fact is no longer worked out."""
    found: dict[str, Callable[[Any, Any], Any]] = {}
    for number, (entity, name) in enumerate(derived):
        fact = vocabulary.fact(entity, name) if entity in vocabulary.entities else None
        if fact is None or fact.derive is None:
            raise LookupError(f"{entity}.{name} is not worked out from other facts")
        found[f"D{number}"] = fact.derive
    return found
