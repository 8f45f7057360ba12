"""One norm's verdicts: a code for each subject, and where to learn more of each on demand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, Literal, Protocol

from smrl import lean
from smrl.assessment.outline import NormOutline
from smrl.backends.results import (
    JUSTIFIED,
    MET,
    NON_COMPLIANT,
    NOT_APPLICABLE,
    NOT_YET_DUE,
    UNDETERMINED,
    VERDICTS,
)
from smrl.units import Exact, Measure, Unit
from smrl.units.number import exact_text
from smrl.verdict import Verdict

__all__ = ["MARKS", "VERDICTS", "Counts", "Departure", "Details", "Margin", "Missing", "Sheet", "Subjects"]

MARKS: Final = ("met", "justified", "not_yet_due", None, None, None)


@lean.frozen
class Margin:
    """How far from a limit, in the rule's own unit: negative is short of compliance. `limit`: at least, at most, at."""

    value: Exact
    unit: Unit
    limit: Literal["least", "most", "exact"]

    def to_dict(self) -> dict[str, str]:
        """As plain data, exactly."""
        magnitude = Measure(self.value, self.unit).magnitude
        return {"value": exact_text(magnitude), "unit": self.unit.symbol, "limit": self.limit}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Margin:
        """The margin that `to_dict` described."""
        measure = Measure.of(Fraction(data["value"]), data["unit"] or "1")
        return cls(measure.value, measure.unit, data["limit"])


@lean.frozen
class Missing:
    """A fact nobody told us that bears on a verdict. `fact` is its place in the vocabulary, `path` that in the data.

    `parameter` says that it is an open term which no law given binds.
    """

    path: str
    fact: str
    parameter: bool = False


@lean.frozen
class Departure:
    """An authorised departure that covers a finding."""

    authority: str
    reason: str
    start: str
    end: str
    id: str


class Subjects(Protocol):
    """The subjects of a norm, in model order."""

    def __len__(self) -> int: ...

    def path(self, row: int) -> str | None:
        """A stable path such as `prisoners[p-12]`; `None` where it is not known which there are."""
        ...

    def entity(self, row: int) -> Any:
        """The object itself; `None` where there is none, or it was not kept."""
        ...

    @property
    def open_rows(self) -> Collection[int]:
        """The rows of which it is not known who is meant."""
        ...

    def holds(self, row: int, thing: object) -> bool:
        """Whether the object is the subject, or one that the subject lies in."""
        ...


class Details(Protocol):
    """What is worked out for one finding when it is asked for."""

    def margin(self, sheet: Sheet, row: int) -> Margin | None: ...

    def missing(self, sheet: Sheet, row: int) -> tuple[Missing, ...]: ...

    def departure(self, sheet: Sheet, row: int) -> Departure | None: ...


@lean.frozen
class Counts:
    """How the verdicts of a norm fall out. `examined` leaves out those it does not apply to, and unknown subjects."""

    met: int = 0
    justified: int = 0
    not_yet_due: int = 0
    non_compliant: int = 0
    undetermined: int = 0
    not_applicable: int = 0
    unknown_subjects: int = 0

    @property
    def compliant(self) -> int:
        return self.met + self.justified + self.not_yet_due

    @property
    def examined(self) -> int:
        return self.compliant + self.non_compliant + self.undetermined - self.unknown_subjects

    @property
    def findings(self) -> int:
        return self.compliant + self.non_compliant + self.undetermined + self.not_applicable

    @property
    def verdict(self) -> Verdict:
        """The roll-up over the subjects."""
        if self.non_compliant:
            return VERDICTS[NON_COMPLIANT]
        if self.undetermined:
            return VERDICTS[UNDETERMINED]
        return VERDICTS[MET if self.compliant else NOT_APPLICABLE]

    def to_dict(self) -> dict[str, int]:
        """As plain data, for JSON."""
        return {**lean.asdict(self), "compliant": self.compliant, "examined": self.examined}

    @classmethod
    def total(cls, counts: Iterable[Counts]) -> Counts:
        """All of them together."""
        return cls(*map(sum, zip(*map(_numbers, counts), strict=True)))


_NO_COUNTS: Final = Counts()
_CODES: Final = (MET, JUSTIFIED, NOT_YET_DUE, NON_COMPLIANT, UNDETERMINED, NOT_APPLICABLE)  # as Counts has them
_numbers: Callable[[Counts], tuple[int, ...]] = attrgetter(*(field.name for field in lean.fields(Counts)))


@lean.frozen(slots=False, eq=False)
class Sheet:
    """A norm, its subjects and a verdict code for each."""

    norm: NormOutline
    codes: bytes | bytearray
    subjects: Subjects = lean.field(repr=False)
    details: Details = lean.field(repr=False)

    @cached_property
    def counts(self) -> Counts:
        codes = self.codes
        if not codes:
            return _NO_COUNTS
        opened = self.subjects.open_rows
        unknown = sum([codes[row] == UNDETERMINED for row in opened]) if opened else 0
        return Counts(*[*map(codes.count, _CODES), unknown])

    def counts_with(self, instead: Mapping[int, Verdict]) -> Counts:
        """The counts where some rows count as something else."""
        counts = self.counts
        for row, verdict in instead.items():
            name = "met" if verdict is Verdict.compliant else verdict.value
            counts = lean.evolve(counts, **{name: getattr(counts, name) + 1})
            was = VERDICTS[self.codes[row]].value
            counts = lean.evolve(counts, **{was: getattr(counts, was) - 1})
        return counts

    @property
    def verdict(self) -> Verdict:
        return self.counts.verdict

    def rows(self, wanted: Callable[[int], bool]) -> Sequence[int]:
        """The rows whose code is wanted."""
        return [row for row, code in enumerate(self.codes) if wanted(code)]
