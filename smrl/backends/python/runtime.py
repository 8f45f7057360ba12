"""Plain functions that generated code calls for what is too rare, or too long, to be written out each time.

Numbers come as two ends; an open one is `None`, and both are for a number of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from smrl.backends.results import Members
from smrl.core.validity import Validity, in_force
from smrl.instants import Instant, before, same, within, within_before, within_until
from smrl.values import ABSENT, Partial

Number = int | Fraction
End = Number | None
Same = Callable[[Any, Any], bool | None]

EMPTY: Final[tuple[Any, ...]] = ()
"""What most lists of records are: nothing to go through, and nothing that nobody has named."""


# -- collections ----------------------------------------------------------------------------------------------------


def is_open(members: Any) -> bool:
    """Whether a collection is unknown or has members nobody has named."""
    return members is None or (members.__class__ is Partial and members.total != len(members))


def unseen(members: Any) -> int | None:
    return members.unseen if isinstance(members, Partial) else 0


def majority(members: Any, low: int, high: int) -> bool | None:
    """Whether more hold than do not, who lead by `low` to `high`."""
    hidden = unseen(members)
    if members is None or hidden is None:
        return None
    return True if low > hidden else False if high + hidden <= 0 else None


def followed(ids: Any, index: Mapping[Any, Any]) -> tuple[Any, ...]:
    """The objects that ids lead to, `None` where there is none with the id."""
    found = tuple(index.get(one) for one in ids)
    return Partial(found, ids.total) if isinstance(ids, Partial) else found


def members_of(named: Sequence[Any], spread: int | None) -> tuple[Any, ...]:
    """The members of a group to which up to so many others may belong."""
    return tuple(named) if spread == 0 else Partial(named)


def spread_of(members: Any, unsure: Sequence[Any]) -> int | None:
    """How many may belong to any group: those who are unsure, and those whom nobody has named."""
    if members is None or members is ABSENT:
        return 0
    hidden = unseen(members)
    return None if hidden is None else len(unsure) + hidden


def unplaced(groups: dict[Any, list[Any]], index: Mapping[Any, Any], members: Any, unsure: list[Any]) -> list[Any]:
    """The unsure with those whose id leads to nobody, who leave the groups; in the order in which they came."""
    lost = groups.keys() - index.keys()
    if not lost:
        return unsure
    apart = [groups.pop(one) for one in lost]
    if len(apart) == 1 and not unsure:
        return apart[0]
    ids = {id(member) for several in (*apart, unsure) for member in several}
    return [member for member in members if id(member) in ids]


def concerned(groups: dict[Any, Any], unsure: Sequence[Any], chosen: frozenset[int] | None) -> dict[Any, Any]:
    """The groups to be judged: all of them, or those that one who was asked for belongs to, or may."""
    if chosen is None or any(id(member) in chosen for member in unsure):
        return groups
    return {mark: named for mark, named in groups.items() if any(id(member) in chosen for member in named)}


class Groups(Sequence[Members]):
    """Groups as subjects, put together when looked at. `keys` leads from what marks a group to its key."""

    __slots__ = ("_groups", "_keys", "_marks", "_spread", "_unsure")

    def __init__(
        self, groups: dict[Any, Any], keys: Mapping[Any, Any] | None, unsure: Sequence[Any], spread: int | None
    ) -> None:
        self._groups, self._keys, self._unsure, self._spread = groups, keys, tuple(unsure), spread
        self._marks: list[Any] | None = None

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, at: Any) -> Any:
        if self._marks is None:
            self._marks = list(self._groups)
        mark = self._marks[at]
        named, key = self._groups[mark], mark if self._keys is None else self._keys.get(mark)
        most = None if self._spread is None else len(named) + self._spread
        return Members(key, len(named), most, named, self._unsure)


def concerns(one: Any, chosen: frozenset[int]) -> bool:
    """Whether an object is among those asked for, or is a group with one of them: it comes as smrl.backends.results
    has it."""
    if one.__class__ is tuple:
        unsure, _, _, named = one
        return any(id(member) in chosen for member in (*named, *unsure))
    return id(one) in chosen


def selected(members: Any, chosen: frozenset[int] | None) -> tuple[Sequence[Any], bool]:
    """The members to be judged, and whether others may follow whom nobody has named."""
    if chosen is not None:
        return tuple(one for one in members or () if id(one) in chosen), False
    return members or (), is_open(members)


# -- equality: True, False or None --------------------------------------------------------------------------------


def same_word(a: Any, b: Any) -> bool | None:
    """Of numbers that are known exactly, too."""
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else bool(a == b)


def same_object(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else a is b


def same_moment(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else same(a, b)


def found(of: Any, members: Any, equal: Same) -> bool | None:
    """Whether one of the members is this value."""
    if of is ABSENT or members is ABSENT:
        return False
    if members is None:
        return None
    answer: bool | None = None if is_open(members) else False
    if equal is same_word and of is not None:
        return True if of in members else None if None in members else answer
    for member in members:
        is_it = equal(of, member)
        if is_it:
            return True
        if is_it is None:
            answer = None
    return answer


def number_among(low: Any, high: Any, members: Any) -> bool | None:
    """Whether a number known by bounds is one of these."""
    if low is not None and low == high:
        return found(low, members, same_word)
    if low is ABSENT or members is ABSENT:
        return False
    if is_open(members) or None in members:
        return None
    inside = [m for m in members if m is not ABSENT and (low is None or m >= low) and (high is None or m <= high)]
    return None if inside else False


def same_members(a: Any, b: Any, equal: Same) -> bool | None:
    """Whether two sets have the same members."""
    if a is ABSENT or b is ABSENT:
        return False
    if a is None or b is None:
        return None
    answers = [found(one, b, equal) for one in a] + [found(one, a, equal) for one in b]
    if False in answers:
        return False
    return None if None in answers or is_open(a) or is_open(b) else True


def alike(a: Any, b: Any) -> bool:
    """Whether both arms of an `if` are the same list, with the same objects in it, or the same set of words."""
    if a is b:
        return True
    if isinstance(a, tuple) and isinstance(b, tuple):
        same_all = all(x is y or (isinstance(x, str) and x == y) for x, y in zip(a, b, strict=False))
        return len(a) == len(b) and unseen(a) == unseen(b) and same_all
    return bool(a == b)


# -- moments ------------------------------------------------------------------------------------------------------

WITHIN: Final = {"within_after": within, "within_before": within_before, "within_until": within_until}


def earlier(a: Any, b: Any) -> bool | None:
    if a is ABSENT or b is ABSENT:
        return False
    return None if a is None or b is None else before(a, b)


def in_time(relation: Callable[..., bool | None], of: Any, low: Any, high: Any, anchor: Any, grain: int) -> bool | None:
    """Whether a moment lies within a limit of another, whatever the limit is within its ends."""
    if of is ABSENT or anchor is ABSENT or low is ABSENT:
        return False
    if of is None or anchor is None:
        return None
    if low is not None and relation(of, low, anchor, grain):
        return True
    return False if high is not None and relation(of, high, anchor, grain) is False else None


# -- arithmetic ---------------------------------------------------------------------------------------------------


def quotient(a: Number, b: Number) -> End:
    """Exact; `None` if the divisor is zero."""
    if b == 0:
        return None
    if isinstance(a, int) and isinstance(b, int):
        whole, rest = divmod(a, b)
        return Fraction(a, b) if rest else whole
    return Fraction(a) / b


def times(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any]:
    """[a, b] times [c, d]."""
    if a is ABSENT or c is ABSENT:
        return ABSENT, ABSENT
    if (a is None and b is None) or (c is None and d is None):
        return None, None
    least: list[End] = []
    most: list[End] = []
    for x, x_sign in ((a, -1), (b, 1)):
        for y, y_sign in ((c, -1), (d, 1)):
            sign = (x_sign if x is None else _sign(x)) * (y_sign if y is None else _sign(y))
            product = 0 if sign == 0 else None if x is None or y is None else x * y
            if product is not None or sign < 0:
                least.append(product)
            if product is not None or sign > 0:
                most.append(product)
    return _least(least), _most(most)


def divided(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any]:
    """[a, b] divided by [c, d]; unknown where that may be zero."""
    if a is ABSENT or c is ABSENT:
        return ABSENT, ABSENT
    if c is not None and c > 0:
        return times(a, b, 0 if d is None else Fraction(1) / d, Fraction(1) / c)
    if d is not None and d < 0:
        return times(a, b, Fraction(1) / d, 0 if c is None else Fraction(1) / c)
    return None, None


def _sign(x: Number) -> int:
    return (x > 0) - (x < 0)


def _least(ends: list[End]) -> End:
    return None if None in ends else min(end for end in ends if end is not None)


def _most(ends: list[End]) -> End:
    return None if None in ends else max(end for end in ends if end is not None)


# -- incorporated norms -------------------------------------------------------------------------------------------


def valid(validity: Validity, on: Instant) -> bool:
    """Whether a norm of that validity is in force on the date."""
    return in_force(validity, on)


def travels(recorded: Any, root: Any, norm: str, matter: str, subject: Any, otherwise: bool | None) -> bool | None:
    """The recorded finding on whether a norm applies to somebody, else what the norm's flags say."""
    if subject is None or subject is ABSENT:
        return None if subject is None else False
    answer = ABSENT if recorded is None else recorded(root, norm, matter, subject)
    return answer if answer is None or isinstance(answer, bool) else otherwise
