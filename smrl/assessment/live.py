"""An evaluation that can still be asked why: the facts, the core and the subjects behind the codes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from smrl import lean
from smrl.assessment.gauge import Gauge, measure
from smrl.assessment.outline import Outline
from smrl.assessment.paths import Aliases, Names, Paths
from smrl.assessment.sheet import Departure, Margin, Missing, Sheet
from smrl.backends.results import MET, NON_COMPLIANT, UNDETERMINED, Outcome, Subject, Subjects
from smrl.instants import Instant
from smrl.vocabulary import Vocabulary

if TYPE_CHECKING:
    from smrl.assessment.reasons import Reasoning
    from smrl.backends.interpret import Environment
    from smrl.core.tree import Norm, Program

# The modules that trace and explain are imported where they are used: checking a facility needs none of them.


@lean.frozen
class LiveSubjects:
    """The subjects of an evaluation, with their objects."""

    _subjects: Subjects
    _paths: Paths
    _told: dict[int, str | None] = lean.field(factory=dict, init=False, eq=False, repr=False)
    _held: dict[int, tuple[object, frozenset[int]]] = lean.field(factory=dict, init=False, eq=False, repr=False)

    def __len__(self) -> int:
        return len(self._subjects)

    def __getitem__(self, row: int) -> Subject:
        return self._subjects[row]

    def path(self, row: int) -> str | None:
        if row not in self._told:  # many norms have the same subjects
            self._told[row] = self._paths.of(self._subjects[row])
        return self._told[row]

    def entity(self, row: int) -> Any:
        subject = self._subjects[row]
        if subject.values:
            return subject.values[-1]
        return None if subject.open else self._paths.root

    @property
    def open_rows(self) -> Collection[int]:
        return self._subjects.opened

    def holds(self, row: int, thing: object) -> bool:
        if id(thing) not in self._held:  # asked of every row
            self._held[id(thing)] = thing, self._subjects.positions_of(thing, self._paths.root)
        return row in self._held[id(thing)][1]


@lean.frozen(slots=False, eq=False)
class Live:
    """What it takes to work out details: each is worked out when it is asked for."""

    outline: Outline
    load: Callable[[], Program] = lean.field(repr=False)
    vocabulary: Vocabulary = lean.field(repr=False)
    root: Any
    on: Instant
    outcomes: Sequence[Outcome] = lean.field(repr=False)
    gauges: Mapping[str, Gauge] = lean.field(repr=False)
    again: Callable[[Any], Any] = lean.field(repr=False)
    names: Names = lean.field(factory=Names, repr=False)

    @property
    def anonymous(self) -> bool:
        """Whether objects go by numbers instead of their ids."""
        return isinstance(self.names, Aliases)

    @cached_property
    def paths(self) -> Paths:
        return Paths(self.vocabulary, self.root, self.names)

    @cached_property
    def program(self) -> Program:
        return self.load()

    @cached_property
    def norms(self) -> Mapping[str, Norm]:
        return {norm.id: norm for norm in self.program.norms}

    @cached_property
    def environment(self) -> Any:
        from smrl.backends.interpret import Environment

        return Environment(self.program, self.vocabulary, self.root, self.on)

    def sheets(self) -> dict[str, Sheet]:
        """A sheet for each norm that is in force and was evaluated, in the order of the ruleset."""
        out = self.outline.out_of_force(self.on)
        return self._sheets(lambda norm: norm not in out)

    def relaxed(self) -> dict[str, Sheet]:
        """A sheet for each norm that would be in force if it were not relaxed."""
        out = self.outline.out_of_force(self.on)
        return self._sheets(out.__contains__) if out else {}

    def _sheets(self, wanted: Callable[[str], bool]) -> dict[str, Sheet]:
        """Not kept here: a sheet holds this, and in a circle neither would be let go before the collector comes."""
        found = {}
        for outcome in self.outcomes:
            subjects = LiveSubjects(outcome.subjects, self.paths)
            for norm, codes in outcome.codes.items():
                if wanted(norm):
                    found[norm] = Sheet(self.outline.norms[norm], codes, subjects, self)
        return {norm: found[norm] for norm in sorted(found, key=self.outline.order.__getitem__)}

    def subject(self, sheet: Sheet, row: int) -> Subject:
        """A subject with the whole scope of its norm."""
        assert isinstance(sheet.subjects, LiveSubjects)
        found = sheet.subjects[row]
        return Subject(self.norms[sheet.norm.id].scope, found.values, found.open)

    def reasoning(self, sheet: Sheet, row: int) -> Any:
        """A finding evaluated again, with everything kept that it came from."""
        from smrl.assessment.reasons import reason

        return reason(self.norms[sheet.norm.id], self.subject(sheet, row), self.environment, self.paths)

    def open_reasoning(self, sheet: Sheet, row: int, env: Environment) -> Reasoning:
        """The same as far as it is open; `env` may remember what several findings rest on."""
        from smrl.assessment.reasons import reason_open

        return reason_open(self.norms[sheet.norm.id], self.subject(sheet, row), env, self.paths)

    def margin(self, sheet: Sheet, row: int) -> Margin | None:
        code = sheet.codes[row]
        if code >= UNDETERMINED:
            return None
        gauge = self.gauges.get(sheet.norm.id)
        if gauge is not None and not gauge.dials:
            return None
        if gauge is not None and code in (MET, NON_COMPLIANT):
            assert isinstance(sheet.subjects, LiveSubjects)
            return measure(gauge, code == MET, sheet.subjects[row], self.vocabulary, self.root)
        from smrl.assessment.explain import margin_of

        return margin_of(self.reasoning(sheet, row))

    def missing(self, sheet: Sheet, row: int) -> tuple[Missing, ...]:
        if sheet.codes[row] != UNDETERMINED:
            return ()
        from smrl.assessment.explain import missing_of

        return missing_of(self.open_reasoning(sheet, row, self.environment))

    @cached_property
    def departures(self) -> Any:
        from smrl.assessment.departures import Departures

        return Departures.of(self.vocabulary, self.root, self.on, self.outline)

    def departure(self, sheet: Sheet, row: int) -> Departure | None:
        del row  # a departure is from a norm, whoever it concerns
        return self.departures.covering(sheet.norm.id)  # type: ignore[no-any-return]  # imported where it is used
