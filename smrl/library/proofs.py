"""Records of what was proved: that a norm which tightens another is nowhere weaker than it.

A record is an empty entry of the user's cache (smrl.library.cache), trusted as far as the others are. Its key is a
digest of both norms, of the open terms that they read with all that binds them, of the vocabulary and of the library's
version; so it is no longer found when any of these has changed. Proving is none of a loader's business: it only looks.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from smrl import __version__, lean
from smrl.core import tree as core
from smrl.core.tree import Norm, Param, Program
from smrl.library import cache
from smrl.vocabulary import Vocabulary


def tightened(program: Program) -> list[tuple[Norm, Norm]]:
    """Each norm that is tightened, with that which tightens it."""
    by_id = {norm.id: norm for norm in program.norms}
    return [
        (by_id[norm.alters.norm], norm)
        for norm in program.norms
        if norm.alters is not None and norm.alters.kind == "tighten" and norm.home is None
    ]


def is_recorded(program: Program, vocabulary: Vocabulary, inherited: Norm, norm: Norm) -> bool:
    """Whether a valid record says that one norm is nowhere weaker than the other."""
    key = _key(program, vocabulary, inherited, norm)
    return cache.load(_name(key), key) is not None


def record(program: Program, vocabulary: Vocabulary, inherited: Norm, norm: Norm) -> bool:
    """Keep that it was proved; False where nothing can be kept."""
    key = _key(program, vocabulary, inherited, norm)
    return cache.save(_name(key), key, b"", b"") is not None


def marked(program: Program, vocabulary: Vocabulary) -> Program:
    """The program with those tightenings marked as proved of which there is a record."""
    proved = {norm.id for inherited, norm in tightened(program) if is_recorded(program, vocabulary, inherited, norm)}
    if not proved:
        return program
    return lean.evolve(program, norms=tuple(_marked(norm) if norm.id in proved else norm for norm in program.norms))


def _marked(norm: Norm) -> Norm:
    assert norm.alters is not None
    return lean.evolve(norm, alters=lean.evolve(norm.alters, proved=True))


def _name(key: bytes) -> str:
    return f"proof-{key.hex()[:32]}"


def _key(program: Program, vocabulary: Vocabulary, inherited: Norm, norm: Norm) -> bytes:
    names = sorted(_parameters(inherited) | _parameters(norm))
    terms = [_plain(program.parameters[name]) for name in names]
    said = [_said(inherited), _said(norm), *terms]
    return cache.key_of("smrl tightening 1", __version__, vocabulary.name, vocabulary.digest, *said)


def _said(norm: Norm) -> str:
    """What is compared of a norm, and when it is valid."""
    alters = norm.alters
    dated = None if alters is None else (alters.start, alters.end)
    return _plain((norm.force, norm.scope, norm.condition, norm.reasons, norm.trial, norm.validity, dated))


def _parameters(value: Any) -> set[str]:
    if isinstance(value, tuple):
        return set().union(*map(_parameters, value))
    if not isinstance(value, Norm | core.Node | core.Scope | core.Each | core.Group | core.Reason):
        return set()
    found = {value.name} if isinstance(value, Param) else set()
    return found.union(*(_parameters(getattr(value, field.name)) for field in lean.fields(type(value))))


def _plain(value: Any) -> str:
    """The same text for equal values, in every process; places in the text of a rule do not count."""
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_plain, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_plain, value))})"
    if isinstance(value, dict):
        return f"[{','.join(f'{_plain(key)}:{_plain(one)}' for key, one in value.items())}]"
    if isinstance(value, Enum):
        return repr(value.value)
    if hasattr(type(value), "__lean__"):
        fields = (_plain(getattr(value, field.name)) for field in lean.fields(type(value)) if field.eq)
        return f"{type(value).__name__}({','.join(fields)})"
    return repr(value)
