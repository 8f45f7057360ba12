"""Norms: from what is written in a rule's body to the core's norms, with their tails as reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from smrl import lean
from smrl.check.cost import too_costly
from smrl.check.expressions import Expressions
from smrl.check.reporter import Reporter
from smrl.check.subjects import SubjectChecker, Subjects
from smrl.check.themes import ThemeChecker
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.source import Span
from smrl.syntax import tree
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, Reference

FORCES: Final[dict[str, Force]] = {
    "require": Force.duty,
    "forbid": Force.duty,
    "recommend": Force.recommendation,
    "discourage": Force.recommendation,
    "prefer": Force.aspiration,
    "permit": Force.permission,
    "declare": Force.principle,
    "classify": Force.definition,
}
_NEGATED: Final = frozenset(("forbid", "discourage"))


@lean.frozen
class PartScope:
    """`part II.C … applies to every prisoner where F`: the kind it names and the filter, not yet checked."""

    id: str
    entity: str
    where: tree.Expr
    span: Span


@lean.frozen
class Draft:
    """A norm with what later steps need: whom it is about, its part's filter, and what it prevails over."""

    norm: core.Norm
    subjects: Subjects
    part: str | None
    prevails: tuple[tree.Target, ...]


@lean.frozen
class Checked:
    """What came of a provision: its norms without a fault, and for its examples the labels and subjects of all.

    `lost` tells that somebody a norm is about could not be made out, so that nothing can be said of examples' facts;
    `complete`, whether the whole rule could be parsed, so that other labels than these are at fault.
    """

    drafts: list[Draft]
    labels: frozenset[str]
    subjects: list[Subjects]
    lost: bool
    complete: bool = True

    def may_have(self, label: str | None) -> bool:
        """Whether there is a norm of this label (None: any), or may have been one that could not be parsed."""
        return not self.complete or label in self.labels or (label is None and bool(self.labels))


@lean.define
class NormChecker:
    """Checks the norms of one provision after the other."""

    expressions: Expressions
    subjects: SubjectChecker
    themes: ThemeChecker
    report: Reporter

    def provision(
        self, id: str, body: tuple[tree.BodyItem, ...], part: str | None, scope: PartScope | None, *, short: bool
    ) -> Checked:
        """The norms of a provision, in order. `short` is a program without rules, whose subjects are inferred."""
        drafts: list[Draft] = []
        everybody: list[Subjects] = []
        stated: Subjects | None = None
        lost = False  # a `for each` with a fault takes the norms after it along: their names would all be unknown
        any_lost = False
        number = 0
        labels: dict[str, Span] = {}
        tags = tuple(tag for item in body if isinstance(item, tree.Tags) for tag in item.words)
        limits, protects = self.themes.said(body)
        for item in body:
            if isinstance(item, tree.ForEach):
                stated = self.subjects.stated(item)
                lost = stated is None
                any_lost |= lost
            elif isinstance(item, tree.Incorporate):  # its subjects are those of this provision's examples too
                each = tree.EachOf(item.entity, span=item.span, word_span=item.span)
                whom = self.subjects.stated(tree.ForEach((each,), span=item.span))
                if whom is not None:
                    everybody.append(whom)
            elif isinstance(item, tree.Norm):
                number += 1
                label = item.label or str(number)
                if label in labels:
                    self.report.error(
                        "C301",
                        f"two norms of {id} are labelled `{label}`",
                        item.keyword_span,
                        "labels are unique within a provision",
                        Label(labels[label], "the first is here"),
                    )
                labels[label] = item.keyword_span
                if lost:
                    continue
                subjects = stated or self._inferred(item, short)
                any_lost |= subjects is None
                if subjects is not None:
                    everybody.append(subjects)
                    norm = self.norm(item, id, label, subjects, scope)
                    if norm is not None:
                        norm = lean.evolve(
                            norm, tags=tags, limits=norm.limits or limits, protects=norm.protects or protects
                        )
                        drafts.append(Draft(norm, subjects, part, item.prevails.over if item.prevails else ()))
        return Checked(drafts, frozenset(labels), everybody, any_lost)

    def _inferred(self, item: tree.Norm, short: bool) -> Subjects | None:
        if item.condition is None:
            return self.subjects.root()
        if item.keyword == "classify":
            entity = item.entity or ""
            each = tree.EachOf(entity, span=item.span, word_span=item.span)
            return self.subjects.stated(tree.ForEach((each,), span=item.span))
        subjects = self.subjects.inferred(item)
        if subjects is not None and subjects.entities and not short:
            self.report.warn(
                "L101",
                f"whom this norm is about is inferred from its words: each {subjects.entities[-1]}",
                item.keyword_span,
                f"write `for each {subjects.entities[-1]}` before it",
            )
        return subjects

    def norm(
        self, item: tree.Norm, provision: str, label: str, subjects: Subjects, scope: PartScope | None
    ) -> core.Norm | None:
        """A norm about these subjects, with the themes that it names itself; None after a fault."""
        around = subjects.around
        faults = False
        limits, protects = self.themes.said(item.themes)
        condition: core.Expr | None = None
        text = item.text
        if item.condition is not None:
            condition = self.expressions.condition(item.condition, around)
            faults = condition is None
            if item.keyword in _NEGATED and condition is not None:
                condition = core.Not(condition, span=item.condition.span)
            if item.keyword == "permit":
                text, condition = item.condition.span.text, None
        reasons = [core.Reason("when", where, span=where.span) for where in subjects.filters]
        if item.keyword == "classify" and condition is not None:  # in the class met, outside it not applicable
            reasons.append(core.Reason("when", condition, span=condition.span))
            condition = core.Const(True, type=BOOLEAN, span=condition.span)
        if scope is not None:
            reason = self.part_reason(scope, subjects)
            if reason is not None:
                reasons.append(reason)
        for tail in item.tails:
            got = self.expressions.condition(tail.condition, around)
            faults |= got is None
            if got is not None:
                if tail.kind == "as_far_as":
                    self._must_be_stated(tail, got)
                reasons.append(core.Reason(tail.kind, got, span=tail.span))
        if item.due is not None:
            due = self.expressions.within(None, item.due.limit, "until", item.due.anchor, around, item.due.span)
            faults |= due is None
            if due is not None:
                reasons.append(core.Reason("due", due, span=item.due.span))
        if faults:
            return None
        read = dict.fromkeys(_parameters(condition, *(reason.condition for reason in reasons)))
        trial = tuple(n for n in read if self.expressions.declared.parameters[n].values)
        norm = core.Norm(
            f"{provision}#{label}",
            provision,
            label,
            FORCES[item.keyword],
            item.keyword,
            subjects.scope,
            condition,
            tuple(reasons),
            text,
            flags=frozenset(f.kind for f in item.flags),
            trial=trial,
            limits=limits,
            protects=protects,
            span=item.span,
        )
        costly = too_costly(norm, self.expressions.vocabulary)
        if costly is not None:
            self.report.error("C310", costly, item.span, "split the norm, or name a smaller collection")
            return None
        return norm

    def _must_be_stated(self, tail: tree.Tail, got: core.Expr) -> None:
        """How far an effort can go is a fact somebody states, not something worked out."""
        inner = got
        while isinstance(inner, core.Not | core.Named):
            inner = inner.of
        if not isinstance(inner, core.Read | core.Param):
            self.report.warn(
                "L104",
                "`as far as` should name one fact that somebody states, such as `separate_institution_possible`",
                tail.span,
            )

    def part_reason(self, scope: PartScope, subjects: Subjects) -> core.Reason | None:
        """The part's filter for one scope; None where the part does not reach it (cells, staff, other events)."""
        found = reach(scope.entity, subjects)
        if found is not None:
            where = self.expressions.condition(scope.where, subjects.around.about(found))
        elif not subjects.scope.binders:
            where = self.some(scope.entity, scope.where)
        else:
            return None
        return None if where is None else core.Reason("part", where, span=scope.span)

    def some(
        self, entity: str, where: tree.Expr, also: Callable[[core.Expr], core.Expr] | None = None
    ) -> core.Expr | None:
        """For a norm on the root: whether some subject of the kind is meant, for whom `also` holds too."""
        each = tree.EachOf(entity, span=where.span, word_span=where.span)
        stated = self.subjects.stated(tree.ForEach((each,), span=where.span))
        if stated is None or len(stated.scope.binders) != 1:
            return None
        condition = self.expressions.condition(where, stated.around)
        binder = stated.scope.binders[0]
        assert isinstance(binder, core.Each)
        if condition is None:
            return None
        if also is not None:
            condition = core.And((condition, also(stated.around.variables[entity])), span=where.span)
        return core.Quantify("some", binder.variable, binder.over, None, condition, span=where.span)


def _parameters(*conditions: core.Expr | None) -> Iterator[str]:
    """The parameters whose value matters, those in definitions too; asking whether one is bound is not using it."""
    waiting = [condition for condition in conditions if condition is not None]
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, core.Param):
            yield expr.name
        if not isinstance(expr, core.IsBound):
            waiting.extend(core.children(expr))


def ranges(scope: core.Scope) -> tuple[core.Each | core.Group, ...]:
    """What a scope ranges over, whatever it filters out."""
    return tuple(lean.evolve(b, where=None) if isinstance(b, core.Each) else b for b in scope.binders)


def reach(entity: str, subjects: Subjects) -> core.Expr | None:
    """How a scope's subject leads to an entity of this kind: it is one, is kept in one, or links to one.

    The root is reached from everywhere and so tells nothing.
    """
    variable = subjects.around.variables.get(entity)
    if variable is not None and isinstance(variable.type, Reference) and variable.type.entity == entity:
        return variable
    for expr in subjects.around.subjects:
        if expr.type != Reference(subjects.around.vocabulary.root):
            for name, at in subjects.around.reachable(expr):
                if name == entity:
                    return at
    return None
