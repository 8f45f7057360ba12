"""Assessments: everything an evaluation found, counted at once and told in detail when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from smrl import lean
from smrl.assessment.finding import Finding, Findings
from smrl.assessment.outline import Outline
from smrl.assessment.sheet import Counts, Sheet
from smrl.assessment.standing import Standing, outweighed, standing
from smrl.diagnostics import shown
from smrl.instants import Instant
from smrl.verdict import Force, Verdict

if TYPE_CHECKING:
    from smrl.assessment.change import Change
    from smrl.assessment.explanation import Explanation
    from smrl.assessment.live import Live
    from smrl.assessment.phrases import Language
    from smrl.assessment.questions import MissingFact


class Assessment:
    """What a ruleset says of a facility on a date. Made by `Ruleset.evaluate` and `Assessment.from_json`."""

    def __init__(
        self,
        outline: Outline,
        sheets: Mapping[str, Sheet],
        facility: str,
        on: str,
        live: Live | None = None,
        relaxed: Mapping[str, Sheet] = MappingProxyType({}),
        only: frozenset[str] | None = None,
    ) -> None:
        self.outline = outline
        self.sheets = sheets
        self.relaxed = relaxed
        """The verdicts that norms would have if they were not relaxed: shown beside those in force, never counted."""
        self.facility = facility
        self.on = on
        self.only = only
        """The norms that were asked for; None for all."""
        self._live = live

    @property
    def ruleset(self) -> str:
        """The ruleset's name."""
        return self.outline.name

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def verdict(self, id: str) -> Verdict:
        """The verdict on a provision or norm: `21(1)`, `21.1`, `21`, `9(1)#single`.

        Raises UnknownProvision, and LookupError for one that `only` left out.
        """
        found = self.outline.resolve(id)
        return self.sheet(found).verdict if found in self.outline.norms else self.provision(found).verdict

    def provision(self, id: str) -> Standing:
        """How a provision stands: its verdict, the force that decided it, a verdict for each force, and counts."""
        found = self.outline.resolve(id)
        if found in self.outline.norms:
            found = self.outline.norms[found].provision
        here = self.outline.norms_of(found)
        if here and not any(norm in self.sheets for norm in here) and not self._out_of_force.issuperset(here):
            raise LookupError(f"`{found}` was left out of this assessment")
        return self._standing(found)

    def _standing(self, provision: str) -> Standing:
        known: dict[str, Standing] = self._standings
        if provision not in known:
            known[provision] = standing(self.outline, self.sheets, provision)
        return known[provision]

    @cached_property
    def _out_of_force(self) -> frozenset[str]:
        return self.outline.out_of_force(Instant.parse(self.on))

    @cached_property
    def withdrawn(self) -> tuple[str, ...]:
        """The inherited norms asked for that the ruleset has withdrawn for the date: left out, and not passed over."""
        found = self.outline.withdrawn(Instant.parse(self.on))
        return tuple(norm for norm in found if self.only is None or norm in self.only)

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {}

    @cached_property
    def provisions(self) -> Mapping[str, Standing]:
        """How each provision with norms of its own that were evaluated stands, in the order of the ruleset."""
        return {
            provision.id: self._standing(provision.id)
            for provision in self.outline.provisions.values()
            if any(norm in self.sheets for norm in provision.norms)
        }

    def sheet(self, norm: str) -> Sheet:
        """The verdicts of one norm, or of what stands in its place. LookupError for one not in force, or left out."""
        found = self.outline.resolve(norm)
        versions = self.outline.versions(found) if found in self.outline.norms else ()
        in_force = next((version for version in reversed(versions) if version in self.sheets), None)
        if in_force is None:
            why = f"is not in force on {self.on}" if self._out_of_force.issuperset(versions) else "was left out"
            raise LookupError(f"`{found}` {why}" + ("" if "force" in why else " of this assessment"))
        return self.sheets[in_force]

    # -- findings ------------------------------------------------------------------------------------------------------

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding, in the order of the ruleset and then of the model, made when looked at."""
        return Findings(tuple(self.sheets.values()))

    def findings_of(self, id: str, subject: object = None) -> Iterator[Finding]:
        """The findings on a provision or norm; with `subject`, an object or a path, those on it and what it holds."""
        for norm in self.outline.norms_of(id):
            if (sheet := self.sheets.get(norm)) is not None:
                for row in range(len(sheet.codes)):
                    if subject is None or _concerns(sheet, row, subject):
                        yield Finding(sheet, row)

    @cached_property
    def examined(self) -> Mapping[str, int]:
        """How many subjects each norm examined; nought is said, not passed over."""
        return {norm: sheet.counts.examined for norm, sheet in self.sheets.items()}

    @cached_property
    def unexamined(self) -> tuple[str, ...]:
        """The norms that can be met or not and found nothing to examine."""
        return tuple(norm for norm, n in self.examined.items() if n == 0 and self.sheets[norm].norm.force.scorable)

    @cached_property
    def totals(self) -> Mapping[Force, Counts]:
        """The counts of all findings, for each force that norms have; of items any of which suffices, what holds."""
        found: dict[Force, list[Counts]] = {force: [] for force in Force}
        instead = self.outweighed
        for id, sheet in self.sheets.items():
            found[sheet.norm.force].append(sheet.counts_with(instead[id]) if id in instead else sheet.counts)
        return {force: Counts.total(counts) for force, counts in found.items() if counts}

    @cached_property
    def outweighed(self) -> Mapping[str, Mapping[int, Verdict]]:
        """Findings that do not count as they are, since another item suffices: by norm and row, what holds instead."""
        return outweighed(self.outline, self.sheets)

    # -- reasons -------------------------------------------------------------------------------------------------------

    def explain(self, id: str, subject: object = None) -> Explanation:
        """Why: conditions with their values, what decided, what is missing, where it stands, by which law.

        Without a subject: of each norm the findings that decided, a few of them. Raises UnknownProvision, and
        LookupError where nothing was found on the subject or the assessment was read back from JSON.
        """
        from smrl.assessment.telling import tell

        return tell(self, self.live, id, subject)

    def missing_facts(self, only: str | None = None) -> tuple[MissingFact, ...]:
        """What to find out next: unknown facts, those first that could decide the most verdicts by themselves."""
        from smrl.assessment.questions import missing_facts

        return missing_facts(self, self.live, only)

    def changed_by(self, other: Any) -> Change:
        """What would differ if the facts were those of another facility (evaluated alike) or assessment."""
        from smrl.assessment.change import compare

        return compare(self, other if isinstance(other, Assessment) else self.live.again(other))

    @property
    def live(self) -> Live:
        """The facts behind the verdicts. Raises LookupError for an assessment that was read back from JSON."""
        if self._live is None:
            raise LookupError("an assessment read back from JSON keeps verdicts, not the facts: evaluate again")
        return self._live

    def called(self, kind: str, lang: str) -> str:
        """What a norm judges, in English in the plural, as a reader of a language calls it."""
        if lang == "en" or self._live is None:
            return kind
        entities = self._live.vocabulary.entities.values()
        return next((one.title(lang) for one in entities if one.plural.replace("_", " ") == kind), kind)

    # -- as text -------------------------------------------------------------------------------------------------------

    def anonymised(self) -> Assessment:
        """The same with every id of a prisoner, cell or record holder replaced by a number, alike everywhere."""

        from smrl.assessment.paths import Aliases

        live = lean.evolve(self.live, names=Aliases())
        return Assessment(self.outline, live.sheets(), self.facility, self.on, live, live.relaxed(), self.only)

    def to_json(self, indent: int | None = None) -> str:
        """A stable text: sorted, versioned (`schema`), without the time it was made."""
        from smrl.assessment.storage import to_json

        return to_json(self, indent)

    @classmethod
    def from_json(cls, text: str) -> Assessment:
        """The assessment that `to_json` wrote. Raises ValueError for any other text."""
        from smrl.assessment.storage import from_json

        return cls(*from_json(text))

    def __reduce__(self) -> tuple[Any, ...]:
        # Only the question and the facts travel; what follows from them is worked out again.
        if self._live is None:
            return Assessment, (self.outline, self.sheets, self.facility, self.on, None, dict(self.relaxed), self.only)
        return _asked_again, (self._live.again, self._live.root, self._live.anonymous)

    def html(self, lang: Language = "en") -> str:
        """A table with a row for each provision, as a notebook shows it."""
        from smrl.assessment.html import table

        return table(self, lang)

    def _repr_html_(self) -> str:
        from smrl.assessment.phrases import preferred

        return self.html(preferred())

    def __repr__(self) -> str:
        about = f"{shown(self.facility)} by {shown(self.ruleset)} on {self.on}"
        return f"<Assessment of {about}: {len(self.findings)} findings>"


def _asked_again(again: Callable[[Any], Assessment], facility: Any, anonymous: bool) -> Assessment:
    assessment = again(facility)
    return assessment.anonymised() if anonymous else assessment


def _concerns(sheet: Sheet, row: int, subject: object) -> bool:
    if isinstance(subject, str):
        path = sheet.subjects.path(row)
        return path is not None and (path == subject or path.startswith((f"{subject}.", f"{subject}[")))
    return sheet.subjects.holds(row, subject)
