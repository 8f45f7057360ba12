"""What a ruleset does to the norms it inherits: tightened, relaxed, replaced, withdrawn, each for a stretch of time.

A norm that stands in another's place is a norm beside it, with the same provision and label and an id of its own
(`9(1)#single@hr`). Which of them is in force is a matter of the date (smrl.core.validity): the one of the ruleset that
extends the others, as long as it is valid; where it has ended, the one it had altered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from smrl import lean
from smrl.check.dates import first_and_last, overlap
from smrl.check.describe import says
from smrl.check.family import Family, Layer
from smrl.check.norms import Checked, Draft, NormChecker, PartScope, ranges
from smrl.check.reporter import Reporter, did_you_mean
from smrl.check.subjects import Subjects
from smrl.core import tree as core
from smrl.core.validity import Over, Validity
from smrl.diagnostics import Label
from smrl.syntax import tree
from smrl.verdict import Force

_STRENGTH: Final = (Force.duty, Force.recommendation, Force.aspiration, Force.principle, Force.permission)


@lean.frozen
class _Made:
    """An alteration without a fault of its own."""

    record: core.Alteration
    node: tree.Alteration
    layer: Layer


@lean.define
class AlterationChecker:
    """Works on the drafts of all layers; norms that stand in the place of others are put right behind them."""

    norms: NormChecker
    family: Family
    report: Reporter
    drafts: list[Draft]
    provisions: Mapping[str, Checked]
    scope_of: Callable[[str | None], PartScope | None]
    _made: dict[str, list[_Made]] = lean.field(factory=dict)

    def run(self, nodes: Sequence[tree.Alteration]) -> tuple[core.Alteration, ...]:
        """Every alteration, those of a ruleset after those of the rulesets it extends."""
        for node in sorted(nodes, key=lambda node: self.family.rank(node.span)):
            self._alter(node)
        for versions in self._made.values():
            self._conflicts(versions)
        self._date()
        return tuple(made.record for versions in self._made.values() for made in versions)

    # -- one alteration --------------------------------------------------------------------------------------------

    def _alter(self, node: tree.Alteration) -> None:
        layer = self.family.of(node.span)
        dated = first_and_last(node.start, node.end, self.report)
        whole = self._is_whole(node)
        versions = self._versions(node, layer)
        if not versions or not dated or not whole:
            return
        public, inherited = versions[0].norm.id, versions[-1]
        draft = None
        if node.norm is not None:
            draft = self._stands_in(node, node.norm, inherited, layer, public)
            if draft is None:
                return
        record = core.Alteration(
            node.verb,
            inherited.norm.id,
            draft.norm.id if draft is not None else None,
            layer.name,
            node.start.text if node.start else None,
            node.end.text if node.end else None,
            node.authority,
            node.because,
            node.cite,
            node.unverified,
            span=node.span,
        )
        self._made.setdefault(public, []).append(_Made(record, node, layer))
        if draft is not None:
            altered = lean.evolve(draft, norm=lean.evolve(draft.norm, alters=record))
            last = max(at for at, one in enumerate(self.drafts) if _is(one, node.target))
            self.drafts.insert(last + 1, altered)

    def _is_whole(self, node: tree.Alteration) -> bool:
        """Whether it says what its kind has to say."""
        if node.verb == "relax":
            needed = {"authorised by": says(node.authority), "because": says(node.because), "until": node.end}
            missing = [f"`{word}`" for word, said in needed.items() if not said]
            if missing:
                self.report.error(
                    "C603",
                    f"this relaxation lacks {' and '.join(missing)}",
                    node.target.span,
                    'write `relax … until 2027-12-31 authorised by "who" because "why": …`',
                )
            return not missing
        if not says(node.cite):
            self.report.error(
                "C604", f"this does not say which law {_DOES[node.verb]} the norm", node.target.span, 'add `cite "…"`'
            )
        return says(node.cite)

    def _versions(self, node: tree.Alteration, layer: Layer) -> list[Draft]:
        """The norm named, as first written and as altered by each ruleset that this one extends."""
        target = node.target
        wanted = target.id if target.label is None else f"{target.id}#{target.label}"
        if not layer.extends:
            self.report.error(
                "C607",
                f"there is nothing to {node.verb}: this ruleset extends no other",
                target.span,
                "name a parent in the header: `extends un.smr_1955`",
            )
            return []
        found = [d for d in self.drafts if _is(d, target)]
        inherited = [d for d in found if self.family.descends(layer, self.family.of(d.norm.span))]
        if inherited:
            if inherited[0].norm.keyword == "classify":
                help = "give the class another name in a `define` of your own"
                self.report.error("C601", f"`{wanted}` defines a class, which cannot be altered", target.span, help)
                return []
            return inherited
        if not self._may_be(target, found):
            self.report.error(
                "C601", f"there is no norm `{wanted}` to {node.verb}", target.span, self._meant(node, found)
            )
        return []

    def _may_be(self, target: tree.Target, found: Sequence[Draft]) -> bool:
        """Whether the norm may have been written and could not be read, or could not be checked."""
        if found or target.label is None:
            return False
        checked = self.provisions.get(target.id)
        unread = target.id in self.norms.expressions.declared.unread
        return unread or (checked is not None and (not checked.complete or target.label in checked.labels))

    def _meant(self, node: tree.Alteration, found: list[Draft]) -> str | None:
        if found:
            return f"`{found[0].norm.id}` is not inherited: change it where it stands"
        target = node.target
        inherited = [d.norm for d in self.drafts if d.norm.alters is None]
        here = [norm.id for norm in inherited if norm.provision == target.id]
        if target.label is None and here:
            return f"its norms are {', '.join(f'`{id}`' for id in here[:6])}"
        wanted = target.id if target.label is None else f"{target.id}#{target.label}"
        near = self.norms.expressions.vocabulary.near(wanted, (norm.id for norm in inherited))
        return did_you_mean(near) or (f"its norms are {', '.join(f'`{id}`' for id in here[:6])}" if here else None)

    def _stands_in(
        self, node: tree.Alteration, written: tree.Norm, inherited: Draft, layer: Layer, public: str
    ) -> Draft | None:
        """The norm that stands in the place of another, about the same subjects unless it says otherwise."""
        subjects: Subjects | None = inherited.subjects
        if node.subjects is not None:
            subjects = self.norms.subjects.stated(node.subjects)
        if subjects is None:
            return None
        old = inherited.norm
        assert old.span is not None
        place = Label(old.span, "this is the norm")
        if node.verb in ("tighten", "relax") and ranges(subjects.scope) != ranges(old.scope):
            at = node.subjects.span if node.subjects is not None else node.span
            self.report.error(
                "C605", f"this norm is about others than `{old.id}`", at, "`replace` can change whom it is about", place
            )
            return None
        norm = self.norms.norm(written, old.provision, old.label, subjects, self.scope_of(inherited.part))
        if norm is None:
            return None
        if node.verb == "tighten" and _STRENGTH.index(norm.force) > _STRENGTH.index(old.force):
            message = f"{norm.force.one} is weaker than {old.force.one}"
            self.report.error("C606", message, written.keyword_span, None, place)
            return None
        earlier = sum(made.layer is layer and made.record.by is not None for made in self._made.get(public, ()))
        id = f"{public}@{layer.name}" + (f"/{earlier + 1}" if earlier else "")
        norm = lean.evolve(
            norm,
            id=id,
            ruleset=self.family.inherits(node.span),
            tags=old.tags,
            limits=norm.limits or old.limits,
            protects=norm.protects or old.protects,
            cite=node.cite,
            unverified=node.unverified,
        )
        return Draft(norm, subjects, inherited.part, written.prevails.over if written.prevails else ())

    # -- all together ----------------------------------------------------------------------------------------------

    def _conflicts(self, versions: Sequence[_Made]) -> None:
        """Two alterations at one time: of one ruleset, or of two neither of which extends the other."""
        for number, late in enumerate(versions):
            for early in versions[:number]:
                if not overlap((early.record.start, early.record.end), (late.record.start, late.record.end)):
                    continue
                at_fault, labels = late.node.target.span, [Label(early.node.target.span, "first here")]
                if late.layer is early.layer:
                    help = "give one of them an end before the other begins, or make one of the two"
                elif not self.family.related(late.layer, early.layer):
                    settled = [v.layer for v in versions if v.record.start is None and v.record.end is None]
                    if self.family.settles(settled, early.layer, late.layer):
                        continue
                    help = "say here what holds, by an alteration without dates: it goes before either"
                    at_fault = self.family.meeting(early.layer, late.layer)
                    labels = [Label(v.node.target.span, f"by `{v.layer.name}`") for v in (early, late)]
                else:
                    continue
                self.report.error(
                    "C602",
                    f"`{early.node.target.id}#{early.node.target.label}` is altered twice at one time",
                    at_fault,
                    help,
                    *labels,
                )

    def _date(self) -> None:
        """Every version in force for its own time, but for the time of those that stand over it."""
        for public, versions in self._made.items():
            over = [Over(made.record.kind, made.record.start, made.record.end) for made in versions]
            after = {made.record.by: at + 1 for at, made in enumerate(versions)} | {public: 0}
            for at, draft in enumerate(self.drafts):
                if draft.norm.id in after:
                    own = draft.norm.alters
                    before = draft.norm.validity or Validity()
                    start, end = (own.start, own.end) if own is not None else (before.start, before.end)
                    validity = Validity(start, end, tuple(over[after[draft.norm.id] :]))
                    if validity != Validity():
                        self.drafts[at] = lean.evolve(draft, norm=lean.evolve(draft.norm, validity=validity))


_DOES: Final = {"tighten": "tightens", "replace": "replaces", "withdraw": "withdraws"}


def _is(draft: Draft, target: tree.Target) -> bool:
    return draft.norm.provision == target.id and draft.norm.label == target.label
