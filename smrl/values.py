"""Values that facts can have beside numbers, texts and yes or no: known absence, and collections known in part.

Unknown is `None` everywhere. Known absence is `ABSENT`. An empty collection is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Self


class Absent:
    """The class of `ABSENT`: what is known not to be there (`none` in rules and files)."""

    __slots__ = ()
    _only: Absent | None = None

    def __new__(cls) -> Absent:  # noqa: PYI034  # the one instance, whatever the class
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> tuple[type[Absent], tuple[()]]:
        return Absent, ()


ABSENT: Final = Absent()


class Partial(tuple[Any, ...]):
    """A collection of which only some members are known.

    `total` is how many there are in all, or `None` when that is unknown too. `every` over it is never true,
    `some` never false, and counts are intervals. Raises ValueError when `total` is below the number given, TypeError
    when it is no whole number.
    """

    total: int | None

    def __new__(cls, items: Iterable[Any] = (), total: int | None = None) -> Self:
        self = tuple.__new__(cls, items)
        if total is not None and type(total) is not int:
            raise TypeError(f"total {total!r} is not a whole number")
        if total is not None and total < len(self):
            raise ValueError(f"total {total} is below the {len(self)} members given")
        self.__dict__["total"] = total
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Partial does not change, so `{name}` cannot be set")

    @property
    def unseen(self) -> int | None:
        """How many members are not known; `None` when even that is unknown."""
        return None if self.total is None else self.total - len(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partial) and self.total == other.total and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((tuple(self), self.total))

    def __repr__(self) -> str:
        return f"Partial({tuple(self)!r}, total={self.total})"

    def __reduce__(self) -> tuple[type[Partial], tuple[tuple[Any, ...], int | None]]:
        return Partial, (tuple(self), self.total)
