"""The tree of provisions: rules, their paragraphs and items, each under its own id."""

from __future__ import annotations

import re
from typing import Final, Literal

from smrl import lean
from smrl.check.family import Family
from smrl.check.reporter import Reporter
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.source import Span
from smrl.syntax import tree

ItemsMode = Literal["all", "any", "illustrative"]

_LAST: Final = re.compile(r"\([^()]*\)$")
PROGRAM: Final = "program"  # the id of the one rule of a program without rules


def parent(id: str) -> str | None:
    """`7(1)(a)` -> `7(1)` -> `7` -> None"""
    above = _LAST.sub("", id)
    return above if above != id and above else None


@lean.define
class Provisions:
    """Rules as they were found, by id, in the order of the files."""

    report: Reporter
    family: Family
    found: dict[str, tuple[tree.Rule, str | None]] = lean.field(factory=dict)

    def add(self, rule: tree.Rule, part: str | None) -> None:
        """Enter a rule, or add notes and examples to one that is inherited; else its id must be free."""
        known = self.found.get(rule.id)
        if known is None:
            self.found[rule.id] = (rule, part)
            return
        there, home = known
        inherited = self.family.descends(self.family.of(rule.span), self.family.of(there.span))
        if inherited and all(isinstance(item, tree.Example) or _is_note(item) for item in rule.body):
            body = (*there.body, *rule.body)
            self.found[rule.id] = lean.evolve(there, body=body, complete=there.complete and rule.complete), home
            return
        help = self.family.apart(there.span, rule.span)
        if inherited:
            help = "only notes and examples can be added to it; norms of your own stand under an id of your own"
        self.report.error(
            "C301", f"rule {rule.id} is there twice", rule.id_span, help, Label(there.id_span, "first here")
        )

    def build(self, norms: dict[str, list[str]]) -> dict[str, core.Provision]:
        """All provisions in order; a rule of which only paragraphs are written stands before them without words."""
        order: dict[str, tuple[tree.Rule | None, str | None]] = {}
        for id, (rule, part) in self.found.items():
            for above in reversed(list(_ancestors(id))):
                order.setdefault(above, (None, part))  # its own, if it has been written
            order[id] = (rule, part)
        children: dict[str, list[str]] = {}
        for id in order:
            above_ = parent(id)
            if above_ is not None:
                children.setdefault(above_, []).append(id)
        return {
            id: self._provision(id, rule, part, tuple(children.get(id, ())), tuple(norms.get(id, ())))
            for id, (rule, part) in order.items()
        }

    def _provision(
        self, id: str, rule: tree.Rule | None, part: str | None, children: tuple[str, ...], norms: tuple[str, ...]
    ) -> core.Provision:
        made = provision(id, rule, part, children, norms)
        if rule is None:
            below = next(
                found for known, (found, _) in self.found.items() if parent(known) == id or id in _ancestors(known)
            )
            return lean.evolve(made, ruleset=self.family.inherits(below.span))
        implements = tuple(
            target.id if target.label is None else f"{target.id}#{target.label}" for target in rule.implements
        )
        ruleset = self.family.inherits(rule.span)
        return lean.evolve(made, ruleset=ruleset, implements=implements, cite=rule.cite, unverified=rule.unverified)


def _is_note(item: tree.BodyItem) -> bool:
    return isinstance(item, tree.Gist) and item.kind == "note"


def _ancestors(id: str) -> list[str]:
    found = []
    while (above := parent(id)) is not None:
        found.append(above)
        id = above
    return found


def provision(
    id: str, rule: tree.Rule | None, part: str | None, children: tuple[str, ...], norms: tuple[str, ...]
) -> core.Provision:
    """The core's provision from what was written of it."""
    body = rule.body if rule is not None else ()
    words = [item for item in body if isinstance(item, tree.Gist)]
    title = {w.language: w.text for w in words if w.kind == "title"}
    if rule is not None and rule.title is not None:
        title = {"en": rule.title, **title}
    notes: dict[str, tuple[str, ...]] = {}
    for word in words:
        if word.kind == "note":
            notes[word.language] = (*notes.get(word.language, ()), word.text)
    items: ItemsMode = next((item.mode for item in body if isinstance(item, tree.Items)), "all")
    tags = tuple(tag for item in body if isinstance(item, tree.Tags) for tag in item.words)
    span: Span | None = rule.span if rule is not None else None
    return core.Provision(
        id,
        title,
        part,
        parent(id),
        children,
        norms,
        {w.language: w.text for w in words if w.kind == "gist"},
        notes,
        tags,
        items,
        span=span,
    )
