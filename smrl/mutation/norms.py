"""Operators that change a norm as a whole: its force, whom it binds, and its tails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from smrl import lean
from smrl.core import tree as core
from smrl.core.tree import Norm, Reason, Scope
from smrl.mutation.edits import Edit, dropped, led, negated, negation
from smrl.source import Span
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN

Mutation = tuple[Norm, Edit]

_FORCE: Final = {
    "require": ("recommend", Force.recommendation),
    "forbid": ("discourage", Force.recommendation),
    "recommend": ("require", Force.duty),
    "discourage": ("forbid", Force.duty),
    "prefer": ("recommend", Force.recommendation),
    "declare": ("require", Force.duty),
}
_OPPOSITE: Final = {
    "require": "forbid", "forbid": "require", "recommend": "discourage", "discourage": "recommend",
}  # fmt: skip
_TAILS: Final = {"when": "when", "unless": "unless", "except": "except", "as_far_as": r"as\s+far\s+as", "due": "due"}
_OTHER_TAIL: Final[dict[str, Any]] = {"when": "as_far_as", "as_far_as": "when", "unless": "except", "except": "unless"}
_OMITTING: Final = re.compile(r"\s+omitting\s+(?:part\s+)?[^\s,]+(?:\s*,\s*(?:part\s+)?[^\s,]+)*")
_CLAUSE: Final = r"(?:extend|apply)\b[^\"]*?"


def force(norm: Norm) -> Iterator[Mutation]:
    """A duty as a recommendation and back; an aspiration as a recommendation, a principle as a duty."""
    if norm.keyword in _FORCE and (place := _keyword(norm)) is not None:
        keyword, other = _FORCE[norm.keyword]
        yield lean.evolve(norm, force=other, keyword=keyword), Edit(place, keyword)


def polarity(norm: Norm) -> Iterator[Mutation]:
    """`require` as `forbid`, `recommend` as `discourage`, and back; what is preferred or declared as its opposite."""
    assert norm.condition is not None
    turned = lean.evolve(norm, condition=negated(norm.condition))
    if norm.keyword in _OPPOSITE and (place := _keyword(norm)) is not None:
        keyword = _OPPOSITE[norm.keyword]
        yield lean.evolve(turned, keyword=keyword), Edit(place, keyword)
    elif norm.keyword in ("prefer", "declare") and norm.condition.span is not None:
        yield turned, Edit(norm.condition.span, negation(norm.condition.span.text))


def tail(norm: Norm) -> Iterator[Mutation]:
    """A norm without one of its tails: `when`, `unless`, `except`, `as far as`, `due`; or what prevails over it."""
    for at, reason in enumerate(norm.reasons):
        if reason.span is not None and (_is_written(reason) or reason.kind == "prevails"):
            rest = norm.reasons[:at] + norm.reasons[at + 1 :]
            span = reason.span
            if reason.kind == "prevails":
                span = led(span, r"prevails\s+over\b[^\"]*?") or span
            yield lean.evolve(norm, reasons=rest), Edit(span, "")


def reason(norm: Norm) -> Iterator[Mutation]:
    """`unless` as `except`, `when` as `as far as`, and back: exempt or justified, not bound or excused."""
    for at, one in enumerate(norm.reasons):
        if one.span is None or one.kind not in _OTHER_TAIL or not _is_written(one):
            continue
        kind = _OTHER_TAIL[one.kind]
        found = re.match(_TAILS[one.kind], one.span.text)
        assert found is not None
        place = Span(one.span.source, one.span.start, one.span.start + found.end())
        changed = lean.evolve(one, kind=kind)
        reasons = (*norm.reasons[:at], changed, *norm.reasons[at + 1 :])
        yield lean.evolve(norm, reasons=reasons), Edit(place, kind.replace("_", " "))


def scope(norm: Norm) -> Iterator[Mutation]:
    """A norm for everybody of its kind: without the `where` of its `for each`, or what its part applies to."""
    binders = norm.scope.binders
    for at, binder in enumerate(binders):
        if binder.where is not None:
            wider = (*binders[:at], lean.evolve(binder, where=None), *binders[at + 1 :])
            for edit in dropped(binder.where.span, "where"):
                yield lean.evolve(norm, scope=Scope(wider)), edit
    for at, one in enumerate(norm.reasons):
        rest = lean.evolve(norm, reasons=norm.reasons[:at] + norm.reasons[at + 1 :])
        if one.kind == "when" and norm.keyword != "classify" and not _is_written(one):
            for edit in dropped(one.span, "where"):
                yield rest, edit
        elif one.kind == "part":
            for edit in dropped(_first(one.condition).span, r"applies\s+to\s+every\s+\w+\s+where"):
                yield rest, edit


def incorporation(norm: Norm) -> Iterator[Mutation]:
    """An `extend` or an `apply` left out, or without its `where` or its `if`."""
    for at, one in enumerate(norm.reasons):
        if one.kind == "part" and isinstance(one.condition, core.Or) and one.condition.span == one.condition.of[0].span:
            for place, edit, condition in _clauses(one.condition):
                parts = one.condition.of
                kept = parts[:place] + (() if condition is None else (condition,)) + parts[place + 1 :]
                whole = kept[0] if len(kept) == 1 else lean.evolve(one.condition, of=kept)
                yield _with(norm, at, whole), edit
        elif one.kind == "incorporation":
            for edit, condition in _loosened(one.condition):
                yield _with(norm, at, _NOBODY if condition is None else condition), edit


_NOBODY: Final = core.Const(False, type=BOOLEAN)
_EVERYBODY: Final = core.Const(True, type=BOOLEAN)


def _clauses(condition: core.Or) -> Iterator[tuple[int, Edit, core.Expr | None]]:
    """For every clause that widens a part: its place, and what is left of it."""
    for place, part in enumerate(condition.of[1:], start=1):
        for edit, left in _loosened(part):
            yield place, edit, left


def _loosened(condition: core.Expr) -> Iterator[tuple[Edit, core.Expr | None]]:
    """A clause's condition: nothing of it, without `where`, without `if`. Only what the clause's own text shows."""
    if isinstance(condition, core.Quantify) and condition.span == condition.body.span:  # for a norm on the root
        for edit, left in _loosened(condition.body):
            yield edit, None if left is None else lean.evolve(condition, body=left)
        return
    where, travels = _halves(condition)
    span = travels.span if travels is not None else None
    if span is None and where is not None and where.span is not None:
        span = _clause(where.span)
    if span is None:
        return
    yield Edit(span, ""), None
    if where is not None:
        for edit in dropped(where.span, "where"):
            yield edit, travels or _EVERYBODY
    if travels is not None and (found := re.search(r"\bif\s+\w+\s*$", span.text)) is not None:
        yield Edit(Span(span.source, span.start + found.start(), span.end), ""), where or _EVERYBODY


def _clause(where: Span) -> Span | None:
    """The clause around its `where`, with what it leaves out; one with an `if` is known as a whole."""
    span = led(where, _CLAUSE)
    if span is None:
        return None
    rest = _OMITTING.match(span.source.text, span.end)
    return span if rest is None else Span(span.source, span.start, rest.end())


def _halves(condition: core.Expr) -> tuple[core.Expr | None, core.Expr | None]:
    """The `where` and the `if` of a clause's condition."""
    if isinstance(condition, core.And) and isinstance(condition.of[-1], core.Travels):
        where = condition.of[0]
        return (None if isinstance(where, core.Const) else where), condition.of[-1]
    return (None if isinstance(condition, core.Const) else condition), None


def _with(norm: Norm, at: int, condition: core.Expr) -> Norm:
    changed = lean.evolve(norm.reasons[at], condition=condition)
    return lean.evolve(norm, reasons=(*norm.reasons[:at], changed, *norm.reasons[at + 1 :]))


def _first(condition: core.Expr) -> core.Expr:
    """A part's own filter, without what `extend` has added to it."""
    while isinstance(condition, core.Or) and condition.span == condition.of[0].span:
        condition = condition.of[0]
    return condition


def _is_written(one: Reason) -> bool:
    """Whether it is a tail of the norm: filters of subjects are kept as reasons too."""
    return one.span is not None and one.kind in _TAILS and re.match(_TAILS[one.kind], one.span.text) is not None


def _keyword(norm: Norm) -> Span | None:
    if norm.span is None or not norm.span.text.startswith(norm.keyword):
        return None
    return Span(norm.span.source, norm.span.start, norm.span.start + len(norm.keyword))
