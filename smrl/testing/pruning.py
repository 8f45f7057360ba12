"""Facts that are not needed are left out, so that the plainest example has none but those that matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from smrl.testing.drafts import Draft, World
from smrl.testing.population import ASSESSED
from smrl.values import Partial


def prune(world: World, kept: Callable[[World], bool]) -> None:
    """Leave out every member of a list and every fact that is not needed for the world to be `kept`."""
    before = -1
    while before != world.size():
        before = world.size()
        for thing in list(world.things()):
            for name, value in list(thing.facts_.items()):
                if name != thing.of_.key and not (thing is world.root and name == ASSESSED):
                    _shortened(world, thing, name, value, kept)
    world.loosen()


def _shortened(world: World, thing: Draft, name: str, value: Any, kept: Callable[[World], bool]) -> None:
    mark = world.mark()
    world.leave_open(thing, name)
    if kept(world):
        return
    world.undo(mark)
    if isinstance(value, tuple) and not isinstance(value, Partial):
        for member in value:
            mark = world.mark()
            world.state(thing, name, tuple(one for one in thing.facts_[name] if one is not member))
            if not kept(world):
                world.undo(mark)
