"""Rulesets by name or path: from the cache where it holds them, else compiled and kept there."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from smrl import __version__
from smrl.diagnostics import RulesetError
from smrl.library import cache
from smrl.library.compiled import Compiled, compile_sources
from smrl.library.find import Found, decode, find, find_parent
from smrl.library.stamps import stamps
from smrl.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import CodeType

    from smrl import tailoring
    from smrl.backends.python import Evaluator, Generated
    from smrl.core.tree import Program
    from smrl.library.slim import Slim
    from smrl.source import Source
    from smrl.vocabulary import Vocabulary

_COMPILING: Final = (
    "syntax",
    "check",
    "core",
    "backends",
    "units",
    "vocabulary",
    "models",
    "library",
    "assessment",
    "tailoring",
)


def default_vocabulary() -> Vocabulary:
    """That of our own models."""
    from smrl.models import VOCABULARY

    return VOCABULARY


def load_compiled(wanted: str | os.PathLike[str], vocabulary: Vocabulary | None = None) -> Compiled:
    """The ruleset; RulesetError with every fault."""
    found = find(wanted)
    chosen = vocabulary if vocabulary is not None else default_vocabulary()
    # The version speaks for our own vocabulary, so that its digest need not be worked out at every start.
    digest = "" if vocabulary is None else chosen.digest
    if cache.folder() is None or not (vocabulary is None or digest):
        return Compiled.of(_compiled(found, chosen), chosen)
    name, key = _name(found, chosen), _key(found, chosen, digest)
    entry = cache.load(name, key)
    if entry is not None and (kept := _kept(entry, found, chosen)) is not None:
        return kept
    return _fresh(found, chosen, name, key)


def _compiled(found: Found, vocabulary: Vocabulary, kin: dict[str, str] | None = None) -> Program:
    """The program; what its text rests on in other rulesets is added to `kin`: by name the state of each."""

    def find(name: str) -> tailoring.Found:
        there = find_parent(name, found.beside)
        if kin is not None:
            kin[name] = _state(there)
        return read(there)

    here = read(found)
    program = compile_sources(here.sources, vocabulary, found.name, find, here.faults)
    if any(one.kind == "tighten" for one in program.alterations):
        from smrl.library.proofs import marked
        from smrl.vocabulary.extended import extended

        return marked(program, extended(vocabulary, program.facts))
    return program


def forget(wanted: str | os.PathLike[str]) -> None:
    """Let go of a kept ruleset, so that it is compiled anew: what was proved of it since is then known."""
    found, place = find(wanted), cache.folder()
    if place is not None:
        with suppress(OSError):
            os.unlink(os.path.join(place, _name(found, default_vocabulary())))


def parent(name: str) -> tailoring.Found:
    """The files of a ruleset that is extended by one which lies nowhere."""
    return read(find_parent(name))


def own_sources(
    wanted: str | os.PathLike[str], vocabulary: Vocabulary
) -> tuple[Sequence[Source], Callable[[Sequence[Source]], Program]]:
    """The files of a ruleset as text, without those of its parents, and what compiles others instead of them.

    `vocabulary` is the one it is written over, without the facts that it declares itself.

    Raises RulesetError where one cannot be read; so does the compiling, where it finds a fault.
    """
    found = find(wanted)
    sources = read(found).sources

    def parent(name: str) -> tailoring.Found:
        return read(find_parent(name, found.beside))

    return sources, lambda changed: compile_sources(changed, vocabulary, found.name, parent)


def read(found: Found) -> tailoring.Found:
    """The files of a ruleset as text. Raises RulesetError where one cannot be read."""
    from smrl import tailoring

    decoded = [decode(text) for text in found.texts]
    return tailoring.Found([source for source, _ in decoded], [fault for _, fault in decoded if fault is not None])


def _state(found: Found) -> str:
    return cache.key_of(found.identity, *found.state).hex()


def _is_as_it_was(found: Found, kin: Mapping[str, str]) -> bool:
    """Whether every ruleset that this one extends is what it was when this was compiled."""
    try:
        return all(_state(find_parent(name, found.beside)) == state for name, state in kin.items())
    except RulesetError:
        return False


def _kept(entry: cache.Entry, found: Found, vocabulary: Vocabulary) -> Compiled | None:
    """The ruleset of a cache entry; None if for whatever reason it is not what this version writes."""
    import pickle

    from smrl.assessment.outline import Outline

    def load() -> Program:
        slow = entry.slow()
        if slow is None:
            return _compiled(found, vocabulary)
        try:
            program: Program = pickle.loads(slow)
        except Exception:  # noqa: BLE001 whatever is wrong with an entry, the sources are still there
            return _compiled(found, vocabulary)
        return program

    try:
        data, code, rest, kin = marshal.loads(entry.quick)
        if kin and not _is_as_it_was(found, kin):
            return None
        outline = Outline.from_data(data)
        generated, slim, gauges, facts = pickle.loads(rest)
    except Exception:  # noqa: BLE001 as above
        return None
    if facts:
        from smrl.vocabulary.extended import extended

        vocabulary = extended(vocabulary, facts)
    return Compiled(outline, vocabulary, load, gauges, _linker(generated, code, slim, vocabulary))


def _fresh(found: Found, vocabulary: Vocabulary, name: str, key: bytes) -> Compiled:
    """Compiled now, and kept for the next time where that is possible."""
    import pickle

    from smrl.backends.python.generate import generate
    from smrl.library.slim import slim

    kin: dict[str, str] = {}
    program = _compiled(found, vocabulary, kin)
    compiled = Compiled.of(program, vocabulary)
    vocabulary = compiled.vocabulary
    generated = generate(program, vocabulary)
    code, slimmed = generated.compile(), slim(program)
    try:
        rest = pickle.dumps((generated, slimmed, compiled.gauges, program.facts))
        quick = marshal.dumps((compiled.outline.to_data(), code, rest, kin))
        slow = pickle.dumps(program)
    except RecursionError:  # a condition nested deeper than Python can pickle
        return compiled
    cache.save(name, key, quick, slow)
    link = _linker(generated, code, slimmed, vocabulary)
    return Compiled(compiled.outline, vocabulary, lambda: program, compiled.gauges, link)


def _linker(generated: Generated, code: CodeType, slim: Slim, vocabulary: Vocabulary) -> Callable[[], Evaluator]:
    """Makes the evaluator when the first facility is judged. It reads of a program no more than the slim form has."""

    def linked() -> Evaluator:
        from smrl.backends.python import link

        return link(generated, code, cast("Program", slim), vocabulary)

    return linked


def _name(found: Found, vocabulary: Vocabulary) -> str:
    """One entry for each ruleset, vocabulary and interpreter: a new version replaces the old one."""
    own = cache.key_of(found.identity, vocabulary.name).hex()[:16]
    readable = "".join(
        c for c in os.path.basename(found.name.rstrip("/\\")) if c.isascii() and (c.isalnum() or c in "._-")
    )[:40]
    return f"{readable or 'ruleset'}-{own}.{sys.implementation.cache_tag}"


def _key(found: Found, vocabulary: Vocabulary, digest: str = "") -> bytes:
    return cache.key_of(_version(), sys.version, vocabulary.name, digest, *found.state)


@lru_cache(maxsize=1)
def _version() -> str:
    """The library's version, and in a checkout (where that does not change with every edit) the state of its files."""
    package = os.path.dirname(os.path.dirname(__file__))
    folders = [*(os.path.join(package, name) for name in _COMPILING), folder("grammar") or ""]
    return "\n".join([__version__, *(stamps(folder, ".py", ".lark") for folder in folders)])
