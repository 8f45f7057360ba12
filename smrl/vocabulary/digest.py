"""A digest over all of a vocabulary that compiled rules depend on, the code that works facts out included."""

from __future__ import annotations

from hashlib import sha256
from types import CodeType

from smrl.vocabulary.fields import Derived
from smrl.vocabulary.vocabulary import Fact, Vocabulary


def digest_of(vocabulary: Vocabulary) -> str:
    """The digest of a vocabulary made from classes: the same in every process."""
    seen = sha256(repr((vocabulary.period, _behaviour(vocabulary.travels))).encode())
    for entity in vocabulary.entities.values():
        seen.update(repr((entity.name, entity.plural, entity.up, entity.home, entity.key, entity.dated_by)).encode())
        for fact in entity.facts.values():
            seen.update(repr(_identity(fact)).encode())
    return seen.hexdigest()


def _identity(fact: Fact) -> tuple[object, ...]:
    """What compiled rules depend on. Questions and meanings are shown from the vocabulary, so they may change."""
    return (
        fact.name, fact.type, fact.optional, fact.lower, fact.upper, fact.summarises, fact.after, fact.attribute,
        fact.by_id, _behaviour(fact.derive),
    )  # fmt: skip


def _behaviour(function: object) -> tuple[object, ...]:
    """The name and the code of what works a fact out."""
    if isinstance(function, Derived):
        return (function.stated_first, *_behaviour(function.derive))
    code = getattr(function, "__code__", None)
    name = getattr(function, "__qualname__", type(function).__qualname__)
    return (name, *_code(code)) if isinstance(code, CodeType) else (name,)


def _code(code: CodeType) -> tuple[object, ...]:
    inner = tuple(_code(const) if isinstance(const, CodeType) else _constant(const) for const in code.co_consts)
    return code.co_code, code.co_names, inner


def _constant(const: object) -> str:
    # The order of a frozenset changes from one run of Python to the next.
    return repr(sorted(map(repr, const))) if isinstance(const, frozenset) else repr(const)
