"""Parts, precedence and incorporation (LANGUAGE, section 6): norms that reach further than where they stand.

`extend` widens the part filter of norms in place, so their findings stay at home. `apply` makes copies that belong to
the importing provision, each once for a norm, with the way they came by in their id: `95 > 89#paid`. `prevails over`
takes the general norm out where the special one binds.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from smrl import lean
from smrl.check.norms import Checked, Draft, NormChecker, ranges, reach
from smrl.check.reporter import Reporter, did_you_mean
from smrl.core import tree as core
from smrl.source import Span
from smrl.syntax import tree
from smrl.vocabulary import BOOLEAN, Vocabulary


@lean.define
class Incorporation:
    """Works on all drafts of a ruleset, after every provision has been checked."""

    norms: NormChecker
    vocabulary: Vocabulary
    report: Reporter
    drafts: list[Draft]
    parts: dict[str, Span]
    provisions: Mapping[str, Checked]

    def run(self, clauses: list[tuple[str, tree.Incorporate]]) -> list[core.Norm]:
        """All norms of the ruleset in order, the incorporated ones after their importing provision's own."""
        home = {draft.norm.id: draft for draft in self.drafts}
        widened = dict(home)
        imported: dict[str, dict[str, core.Norm]] = {}
        for provision, clause in clauses:
            chosen = self._chosen(clause)
            for draft in chosen:
                if clause.verb == "extend":
                    widened[draft.norm.id] = self._extended(widened[draft.norm.id], clause)
                else:
                    copy = self._copied(provision, draft, clause)
                    if copy is not None:
                        imported.setdefault(provision, {}).setdefault(copy.id, copy)
        overridden = self._prevailing(widened)
        result: list[core.Norm] = []
        left = dict(imported)
        last = {draft.norm.provision: at for at, draft in enumerate(self.drafts)}
        for at, draft in enumerate(self.drafts):
            result.append(overridden.get(draft.norm.id, widened[draft.norm.id].norm))
            if last[draft.norm.provision] == at:
                result.extend(left.pop(draft.norm.provision, {}).values())
        for copies in left.values():
            result.extend(copies.values())
        return result

    # -- what a clause names ---------------------------------------------------------------------------------------

    def _chosen(self, clause: tree.Incorporate) -> list[Draft]:
        named = self._named(clause.what)
        left_out = {draft.norm.id for draft in self._named(clause.omitting)}
        return [draft for draft in named if draft.norm.id not in left_out]

    def _named(self, targets: tuple[tree.Target, ...]) -> list[Draft]:
        found: dict[str, Draft] = {}
        for target in targets:
            for draft in self.of(target):
                found[draft.norm.id] = draft
        return list(found.values())

    def of(self, target: tree.Target) -> list[Draft]:
        """The drafts a target names: those of a part, of a provision with its items, or one norm."""
        if target.kind == "part":
            if target.id not in self.parts:
                near = self.vocabulary.near(target.id, iter(self.parts))
                self.report.error("C304", f"there is no part {target.id}", target.span, did_you_mean(near))
            return [
                d
                for d in self.drafts
                if d.part is not None and (d.part == target.id or d.part.startswith(target.id + "."))
            ]
        found = [
            d for d in self.drafts if belongs(d.norm.provision, target.id) and target.label in (None, d.norm.label)
        ]
        faulty = any(
            checked.may_have(target.label) for id, checked in self.provisions.items() if belongs(id, target.id)
        )
        if not found and not faulty and target.id not in self.norms.expressions.declared.unread:
            near = self.vocabulary.near(target.id, iter([*self.provisions, *(d.norm.id for d in self.drafts)]))
            wanted = target.id if target.label is None else f"{target.id}#{target.label}"
            self.report.error("C303", f"there is no norm `{wanted}`", target.span, did_you_mean(near))
        return found

    # -- extend and apply ------------------------------------------------------------------------------------------

    def _condition(self, draft: Draft, clause: tree.Incorporate) -> core.Expr | None:
        """Whether the clause brings the norm to a subject; None where it cannot."""
        subjects = draft.subjects
        if clause.entity == self.vocabulary.root and subjects.scope.binders:
            return None  # the root is reached from everywhere: only norms on itself are meant
        subject = reach(clause.entity, subjects)
        everyone = core.Const(True, type=BOOLEAN, span=clause.span)
        if subject is None:
            if subjects.scope.binders:
                return None
            if clause.where is None:
                return everyone
            travels = None if clause.condition is None else partial(self._travels, draft, clause)
            return self.norms.some(clause.entity, clause.where, travels)
        where = (
            everyone
            if clause.where is None
            else self.norms.expressions.condition(clause.where, subjects.around.about(subject))
        )
        if where is None or clause.condition is None:
            return where
        return core.And((where, self._travels(draft, clause, subject)), span=clause.span)

    def _travels(self, draft: Draft, clause: tree.Incorporate, subject: core.Expr) -> core.Expr:
        """Whether the norm does the subject good: as found, else as its flags say."""
        assert clause.condition is not None
        otherwise = False if "burden" in draft.norm.flags else None if "benefit_open" in draft.norm.flags else True
        found_on = f"{draft.norm.provision}#{draft.norm.label}"  # findings name a norm as it was before it was altered
        return core.Travels(clause.condition, found_on, subject, otherwise, span=clause.span)

    def _extended(self, draft: Draft, clause: tree.Incorporate) -> Draft:
        added = self._condition(draft, clause)
        if added is None:
            return draft
        reasons = tuple(
            lean.evolve(r, condition=core.Or((r.condition, added), span=r.condition.span)) if r.kind == "part" else r
            for r in draft.norm.reasons
        )
        return lean.evolve(draft, norm=lean.evolve(draft.norm, reasons=reasons))

    def _copied(self, provision: str, draft: Draft, clause: tree.Incorporate) -> core.Norm | None:
        condition = self._condition(draft, clause)
        if condition is None:
            return None
        reasons = tuple(r for r in draft.norm.reasons if r.kind != "part")
        way = core.Reason("incorporation", condition, span=clause.span)
        alters = draft.norm.alters
        if alters is not None:
            alters = lean.evolve(alters, norm=f"{provision} > {alters.norm}", by=f"{provision} > {draft.norm.id}")
        return lean.evolve(
            draft.norm,
            alters=alters,
            id=f"{provision} > {draft.norm.id}",
            provision=provision,
            reasons=(way, *reasons),
            home=draft.norm.id,
        )

    # -- prevails --------------------------------------------------------------------------------------------------

    def _prevailing(self, drafts: dict[str, Draft]) -> dict[str, core.Norm]:
        changed: dict[str, core.Norm] = {}
        for special in drafts.values():
            for target in special.prevails:
                others = [draft for draft in self.of(target) if draft.norm.id != special.norm.id]  # of its own rule too
                for general in others:
                    if ranges(general.norm.scope) != ranges(special.norm.scope):
                        self.report.error(
                            "C306",
                            f"`{special.norm.id}` and `{general.norm.id}` are not about the same subjects",
                            target.span,
                            "a norm prevails over one with the same `for each`",
                        )
                        continue
                    binds = core.Reason("prevails", prevailing(drafts[special.norm.id].norm), span=target.span)
                    norm = changed.get(general.norm.id, drafts[general.norm.id].norm)
                    changed[general.norm.id] = lean.evolve(norm, reasons=(*norm.reasons, binds))
        return changed


def belongs(provision: str, to: str) -> bool:
    """Whether a provision is another or one of its paragraphs and items: 7(1)(a) belongs to 7(1) and to 7."""
    return provision == to or provision.startswith(to + "(")


def prevailing(norm: core.Norm) -> core.Expr:
    """When a norm prevails over a general one: it binds, and is in force."""
    binds = binding(norm)
    if norm.validity is None:
        return binds
    return core.And((core.InForce(norm.validity, span=norm.span), binds), span=norm.span)


def binding(norm: core.Norm) -> core.Expr:
    """When a norm binds a subject: its filters and every `when`, `part` and `incorporation` hold, and no `unless`."""
    filters = [binder.where for binder in norm.scope.binders if binder.where is not None]
    applies = [*filters, *(r.condition for r in norm.because("when", "part", "incorporation"))]
    exempt = [core.Not(r.condition, span=r.span) for r in norm.because("unless", "prevails")]
    parts = (*applies, *exempt)
    if not parts:
        return core.Const(True, type=BOOLEAN, span=norm.span)
    return parts[0] if len(parts) == 1 else core.And(parts, span=norm.span)
