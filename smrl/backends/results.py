"""What every evaluator gives back: for each scope its subjects, for each norm one verdict code a subject.

No finding object is made here. Codes lie in a bytearray beside the subjects, so a million verdicts cost a megabyte;
whoever wants to read one looks up the subject at the same position.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, overload

from smrl import lean
from smrl.values import Partial
from smrl.verdict import Verdict

if TYPE_CHECKING:  # a kept ruleset is evaluated without the core
    from smrl.core.tree import Scope

MET: Final = 0
JUSTIFIED: Final = 1  # not met, but a proviso allows it or the limit of the possible is reached
NOT_YET_DUE: Final = 2
NON_COMPLIANT: Final = 3
UNDETERMINED: Final = 4
NOT_APPLICABLE: Final = 5

VERDICTS: Final = (
    Verdict.compliant,
    Verdict.compliant,
    Verdict.compliant,
    Verdict.non_compliant,
    Verdict.undetermined,
    Verdict.not_applicable,
)
"""The verdict of each code."""

Number = int | Fraction


@lean.frozen
class Interval:
    """A number of which only bounds are known; `None` where not even that. `low < high`, or one end is open."""

    low: Number | None
    high: Number | None


@lean.frozen(eq=False)
class Members:
    """The value of a Group subject: its key (`None`: the group of those whose group is not known), size and members.

    `named` are those known to belong. `unsure` are those who may: their key, or whether they count, is unknown.
    """

    key: Any
    low: int
    high: int | None
    named: Sequence[Any]
    unsure: tuple[Any, ...] = ()

    @property
    def size(self) -> int | Interval:
        return self.low if self.low == self.high else Interval(self.low, self.high)

    @property
    def members(self) -> tuple[Any, ...]:
        """A Partial as long as others may belong: those unsure, and those whom nobody has named."""
        return tuple(self.named) if self.low == self.high else Partial(self.named)


@lean.frozen(eq=False)
class Subject:
    """The objects bound by a scope's binders, outermost first; fewer than there are binders where the way ends.

    `open`: what comes next is not known (an unknown collection, or unseen members of one known in part).
    """

    scope: Scope
    values: tuple[Any, ...]
    open: bool = False

    @property
    def ended(self) -> bool:
        """Whether a filter excluded it before the innermost binder."""
        return not self.open and len(self.values) < len(self.scope.binders)

    @property
    def entity_objects(self) -> tuple[tuple[str, Any], ...]:
        """Entity and object of each binder passed; a group comes as its `Members` under the members' entity."""
        return tuple((binder.entity, value) for binder, value in zip(self.scope.binders, self.values, strict=False))

    @property
    def bound(self) -> dict[str, Any]:
        """The objects by the names that the scope gives them."""
        return {binder.variable: value for binder, value in zip(self.scope.binders, self.values, strict=False)}


class Subjects(Sequence[Subject]):
    """The subjects of a scope, made when looked at.

    `items` are objects (one binder; `single`) or tuples of objects; the positions in `opened` are open subjects, whose
    item is a tuple in either case. A group among the objects is Members, or a tuple of what they are made of: those
    unsure, how many may belong to any group, the key, and the members named.
    """

    __slots__ = ("_items", "_opened", "_single", "scope")

    def __init__(
        self, scope: Scope, items: Sequence[Any], opened: frozenset[int] = frozenset(), single: bool = False
    ) -> None:
        self.scope, self._items, self._opened, self._single = scope, items, opened, single

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Subject: ...
    @overload
    def __getitem__(self, at: slice) -> list[Subject]: ...
    def __getitem__(self, at: int | slice) -> Subject | list[Subject]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        item, is_open = self._items[at], at in self._opened
        values = (item,) if self._single and not is_open else tuple(map(_settled, item))
        return Subject(self.scope, values, is_open)

    def __iter__(self) -> Iterator[Subject]:
        return (self[i] for i in range(len(self)))

    @property
    def opened(self) -> frozenset[int]:
        """The positions of open subjects."""
        return self._opened

    def positions_of(self, thing: object, root: object) -> frozenset[int]:
        """Where an object is among those bound; where none is, the root is meant."""
        if self._single and thing is not root:
            return frozenset(at for at, item in enumerate(self._items) if item is thing)
        bound = (((item,) if self._single and at not in self._opened else item) for at, item in enumerate(self._items))
        return frozenset(at for at, objects in enumerate(bound) if any(one is thing for one in objects or (root,)))


def _settled(value: Any) -> Any:
    if value.__class__ is not tuple:
        return value
    unsure, spread, key, named = value
    return Members(key, len(named), None if spread is None else len(named) + spread, named, unsure)


@lean.frozen(eq=False)
class Outcome:
    """What became of the norms of one scope: `codes[norm id][i]` is the verdict on `subjects[i]`.

    Norms with nothing to be met (permissions, principles by text) have an empty bytearray.
    """

    scope: Scope
    subjects: Subjects
    codes: Mapping[str, bytearray]


def common(codes: Sequence[int]) -> int:
    """The code that stands for all: the same verdict from each (with its strongest mark), else undetermined."""
    highest = max(codes)
    if highest <= NOT_YET_DUE or min(codes) == highest:
        return highest
    return UNDETERMINED
