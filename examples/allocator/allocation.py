"""A small cell allocator: who arrives gets a bed among people of the same standing, or waits."""

from __future__ import annotations

from collections.abc import Sequence

from smrl.models import Cell, Facility, Prisoner, Title


class Allocator:
    """Places people one after the other. Beds are counted by cell: `{"A": 1, "D": 4}`."""

    def __init__(self, beds: dict[str, int]) -> None:
        self.beds = beds
        self.inside: dict[str, list[str]] = {cell: [] for cell in beds}
        self.waiting: list[str] = []

    def arrive(self, standing: str) -> str | None:
        """The cell of a newcomer held on a `charge` or a `sentence`; None for who has to wait elsewhere."""
        cell = self.choose(standing)
        if cell is None:
            self.waiting.append(standing)
        else:
            self.inside[cell].append(standing)
        return cell

    def choose(self, standing: str) -> str | None:
        """A bed among equals, in the fullest cell first; an empty cell next."""
        fitting = [cell for cell in self.beds if self.has_room(cell) and set(self.inside[cell]) <= {standing}]
        return max(fitting, key=lambda cell: len(self.inside[cell]), default=None)

    def has_room(self, cell: str) -> bool:
        """Whether a bed is free."""
        return len(self.inside[cell]) < self.beds[cell]


class LastBedAllocator(Allocator):
    """Faulty: when no bed among equals is left, the last free bed will do."""

    def choose(self, standing: str) -> str | None:
        return super().choose(standing) or next((cell for cell in self.beds if self.has_room(cell)), None)


class OneTooManyAllocator(Allocator):
    """Faulty: a full dormitory has room for one more."""

    def has_room(self, cell: str) -> bool:
        return len(self.inside[cell]) <= self.beds[cell]


def prison(allocator: Allocator, arrivals: Sequence[str]) -> Facility:
    """The prison after these arrivals, as rules read it."""
    placed = [(standing, cell) for standing in arrivals if (cell := allocator.arrive(standing)) is not None]
    return Facility(
        id="prison",
        cells=[Cell(id=cell, kind="dormitory", capacity=beds) for cell, beds in allocator.beds.items()],
        prisoners=[
            Prisoner(id=f"P{at}", cell=cell, titles=[Title(kind=standing)])
            for at, (standing, cell) in enumerate(placed, start=1)
        ],
    )
