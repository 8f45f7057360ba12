"""How much work a norm can be: collections inside one another multiply, so their nesting is limited.

A collection is wide if it belongs to the whole prison or runs across it (prisoners, the residents of a cell), narrow if
it is kept inside one object (the exercise days of a prisoner).
"""

from __future__ import annotations

from typing import Final

from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.vocabulary import Many, Reference, Vocabulary

WIDE: Final = 3  # wide collections inside one another, subjects included
DEEP: Final = 4  # collections of any kind inside one another


def too_costly(norm: core.Norm, vocabulary: Vocabulary) -> str | None:
    """What to say of a norm whose collections nest too deeply; None where they do not."""
    wide = deep = 0
    for binder in norm.scope.binders:
        wide += _is_wide(binder.over, vocabulary)
        deep += 1
    inside = [_nesting(expr, vocabulary) for expr in (norm.condition, *(r.condition for r in norm.reasons)) if expr]
    filters = [_nesting(b.where, vocabulary) for b in norm.scope.binders if b.where is not None]
    wide += max((w for w, _ in (*inside, *filters)), default=0)
    deep += max((d for _, d in (*inside, *filters)), default=0)
    if wide > WIDE:
        return f"{wide} collections of the whole prison stand inside one another, and at most {WIDE} may"
    if deep > DEEP:
        return f"{deep} collections stand inside one another, and at most {DEEP} may"
    return None


def _nesting(expr: core.Expr, vocabulary: Vocabulary) -> tuple[int, int]:
    """The most wide collections, and the most of any kind, that stand inside one another in an expression."""
    known: dict[int, tuple[int, int]] = {}

    def of(node: core.Expr) -> tuple[int, int]:
        found = known.get(id(node))
        if found is None:
            inner = [of(child) for child in core.children(node)]
            wide = max((w for w, _ in inner), default=0)
            deep = max((d for _, d in inner), default=0)
            if isinstance(node, core.Quantify | core.Aggregate):
                wide, deep = wide + _is_wide(node.over, vocabulary), deep + 1
            found = known[id(node)] = wide, deep
        return found

    return of(expr)


def _is_wide(over: core.Expr, vocabulary: Vocabulary) -> bool:
    """Narrow is only what is kept inside one object that is not the root."""
    fact = vocabulary.fact(over.entity, over.name) if isinstance(over, core.Read) and over.entity != GROUP else None
    if fact is None or fact.entity == vocabulary.root or not isinstance(fact.type, Many):
        return True
    member = fact.type.element
    return not isinstance(member, Reference) or vocabulary.entities[member.entity].home != (fact.entity, fact.name)
