"""A small regime planner: each group of prisoners has its hour in a yard, one group after the other."""

from __future__ import annotations

from smrl.models import ExerciseDay, Facility, Prisoner

HOUR = 60


class Planner:
    """Plans a day in minutes. The yard opens at `opens`; officers change at `change` and are away for `handover`."""

    handover = 15

    def __init__(self, opens: int, closes: int, change: int) -> None:
        self.opens, self.closes, self.change = opens, closes, change

    def slots(self, groups: int) -> list[tuple[int, int]]:
        """When each group begins and ends; a slot that would meet the change begins when that is over."""
        found, at = [], self.opens
        for _ in range(groups):
            if at < self.change + self.handover and at + HOUR > self.change:
                at = self.change + self.handover
            found.append((at, at + HOUR))
            at += HOUR
        return found

    def outside(self, start: int, end: int) -> int:
        """The minutes that a group is really outside: not while officers change."""
        lost = max(0, min(end, self.change + self.handover) - max(start, self.change))
        return end - start - lost

    def yards(self, groups: int) -> int:
        """How many yards it takes for everybody to have the hour when the groups share the day evenly."""
        yards = 1
        while (self.closes - self.opens) * yards < HOUR * groups:
            yards += 1
        return yards

    def shares(self, groups: int) -> list[int]:
        """The minutes of each group when the yards are shared evenly."""
        return [(self.closes - self.opens) * self.yards(groups) // groups] * groups


class CutShortPlanner(Planner):
    """Faulty: slots run on through the change of officers, and the group in the yard goes in meanwhile."""

    def slots(self, groups: int) -> list[tuple[int, int]]:
        return [(self.opens + at * HOUR, self.opens + (at + 1) * HOUR) for at in range(groups)]


class RoundingPlanner(Planner):
    """Faulty: reckons in whole hours, and half an hour and more counts as one."""

    def yards(self, groups: int) -> int:
        yards = 1
        while round((self.closes - self.opens) * yards / groups / HOUR) < 1:
            yards += 1
        return yards


def day(minutes: list[int]) -> Facility:
    """A dry day on which each group, here one prisoner, had so many minutes outside."""
    return Facility(
        id="prison",
        prisoners=[
            Prisoner(
                id=f"P{at}",
                exercise_days=[
                    ExerciseDay(open_air=f"{time} min", suitable=True, weather_permits=True, employed_outdoors=False)
                ],
            )
            for at, time in enumerate(minutes, start=1)
        ],
    )
