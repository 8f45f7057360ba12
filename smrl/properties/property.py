"""What a property is: what it claims, whom it leaves out, how it changes a facility, and when it is broken."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from smrl import lean
from smrl.core import tree as core
from smrl.properties.case import Case, Ground
from smrl.testing.drafts import Draft
from smrl.testing.strategies import Drawn
from smrl.verdict import Verdict

Texts = Callable[[], tuple[str, str]]
"""The files of both facilities, written only when somebody reads them."""


@lean.frozen(eq=False)
class Broken:
    """Two verdicts on one subject that the property says cannot both be."""

    subject: str
    before: Verdict
    after: Verdict
    texts: Texts


@lean.frozen(eq=False)
class Stated:
    """A step: a fact gets another value."""

    thing: Draft
    name: str
    value: Any


class Property(ABC):
    """Says of a norm that a change to the facts cannot do something to its verdicts.

    A change is made of steps, each of which can be left away: so a failing one is reduced.
    """

    name: ClassVar[str]
    claim: ClassVar[str]
    """What holds, in a sentence."""
    sides: ClassVar[tuple[str, str]]
    """What the two facilities are to each other."""

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:  # noqa: ARG002 what most do not need
        """Why nothing is claimed of a norm; None where something is."""
        return None

    @abstractmethod
    def steps(self, case: Case, index: Drawn) -> Sequence[Any]:
        """A change that was drawn. Raises Idle where there is nothing to change."""

    @abstractmethod
    def broken(self, case: Case, steps: Sequence[Any]) -> Broken | None:
        """What the change does that it must not do. Raises Idle where one of the two facilities cannot be."""

    @abstractmethod
    def told(self, step: Any) -> str:
        """One step, for a reader."""


def several(index: Drawn, among: Sequence[Any], most: int) -> list[Any]:
    """At least one of them and at most so many, each once."""
    left = list(among)
    return [left.pop(index(len(left))) for _ in range(min(1 + index(most), len(left)))]


def named(thing: Draft) -> str:
    """What a reader calls an object: by its id, or as the part or record that it is."""
    of = thing.of_
    id = thing.facts_.get(of.key) if of.key is not None else None
    return f"{of.name} {id}" if isinstance(id, str) else of.name
