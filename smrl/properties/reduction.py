"""A failing example made small: steps, members of lists and facts are left away as long as it still fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from smrl.properties.case import Case, Idle
from smrl.properties.property import Broken, Property
from smrl.testing.drafts import Draft, World
from smrl.testing.population import ASSESSED
from smrl.values import Partial

_MOST_TRIALS: Final = 1500


class Reduction:
    """Leaves away what does not matter to a failure, for good: the world of the case is changed."""

    def __init__(self, property: Property, case: Case, steps: Sequence[Any], broken: Broken) -> None:
        self.property, self.case = property, case
        self.steps, self.broken = list(steps), broken
        self._left = _MOST_TRIALS

    def run(self) -> None:
        """Until nothing more can go, or so many trials were made."""
        while self._once():
            pass

    def _once(self) -> bool:
        smaller = False
        for step in list(self.steps):
            rest = [one for one in self.steps if one is not step]
            if rest and self._fails(rest):
                self.steps, smaller = rest, True
        world = self.case.world
        for thing, name in list(_facts(world)):
            mark = world.mark()
            for _ in _less(world, thing, name):
                if self._fails(self.steps):
                    smaller = True
                    break
                world.undo(mark)
        return smaller and self._left > 0

    def _fails(self, steps: Sequence[Any]) -> bool:
        """Whether it is still the same failure."""
        if self._left <= 0:
            return False
        self._left -= 1
        try:
            found = self.property.broken(self.case, steps)
        except Idle:
            return False
        if found is None or (found.before, found.after) != (self.broken.before, self.broken.after):
            return False
        self.broken = found
        return True


def _facts(world: World) -> Iterator[tuple[Draft, str]]:
    """All but ids, and the day, without which a file would be judged on another."""
    for thing in world.things():
        for name in thing.facts_:
            if name not in (thing.of_.key, ASSESSED):
                yield thing, name


def _less(world: World, thing: Draft, name: str) -> Iterator[None]:
    """Without the fact; or of a list without each member."""
    value = thing.facts_.get(name)
    if value is None:
        return
    world.leave_open(thing, name)
    yield
    for at in range(len(value) - 1, -1, -1) if isinstance(value, tuple) else ():
        members = (*value[:at], *value[at + 1 :])
        if isinstance(value, Partial):
            total = None if value.total is None else max(value.total - 1, len(members))
            members = Partial(members, total)
        world.state(thing, name, members)
        yield
