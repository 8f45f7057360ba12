"""Knowledge is monotone: nothing that passed ever fails by learning more, and nothing decided flips.

A facility is drawn, and then some of it is forgotten: the poorer one comes first. Outside of knowledge, by the
language's own meaning, lie the day of judging, terms that are given, lists that decide in the place of a default
(findings on benefit, 4(2)), and a stated fact in whose place another value follows from the rest: a head count takes
the place of the roll, it does not add to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from smrl import lean
from smrl.backends.results import NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED
from smrl.properties.case import UNKNOWN_GROUP, Case, Idle, Judged, is_good, verdict_of, worst
from smrl.properties.inputs import deciding_lists
from smrl.properties.property import Broken, Property, named, several
from smrl.properties.texts import facility_text
from smrl.testing.drafts import Draft, World
from smrl.testing.population import ASSESSED
from smrl.testing.strategies import Drawn
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Many
from smrl.vocabulary.fields import Derived

_MOST = 4


@lean.frozen(eq=False)
class Forgotten:
    """A fact that is not known yet; or of a list only the first `kept` members, and `total`, if that is known."""

    thing: Draft
    name: str
    kept: int | None = None
    total: int | None = None


class Knowledge(Property):
    name: ClassVar[str] = "knowledge"
    claim: ClassVar[str] = "learning more never turns a pass into a failure, and flips nothing decided"
    sides: ClassVar[tuple[str, str]] = "when less is known", "when more is known"

    def steps(self, case: Case, index: Drawn) -> Sequence[Forgotten]:
        known = list(_known(case.world))
        if index(4) < 3:  # a whole part forgotten says less of what is in it than one fact of it does
            known = [(thing, name) for thing, name in known if not _holds_others(thing, name)] or known
        if not known:
            raise Idle
        return [_forgotten(thing, name, index) for thing, name in several(index, known, _MOST)]

    def broken(self, case: Case, steps: Sequence[Forgotten]) -> Broken | None:
        world = case.world
        after = case.judged()
        mark = world.mark()
        try:
            for step in steps:
                _forget(world, step)
            if any(step.kept is None and _follows(world, step.thing, step.name) for step in steps):
                raise Idle
            before = case.judged()
        finally:
            world.undo(mark)
        for key, codes in before.codes.items():
            was, later = worst(codes), NON_COMPLIANT if key == UNKNOWN_GROUP else after.of(key)
            if key == UNKNOWN_GROUP and was == NON_COMPLIANT:
                return _broken(case, before, after, key, was, UNDETERMINED)
            if key != UNKNOWN_GROUP and not may_become(was, later):
                return _broken(case, before, after, key, was, later)
        return None

    def told(self, step: Forgotten) -> str:
        what = f"`{step.name}` of {named(step.thing)}"
        return f"{what} becomes known" if step.kept is None else f"{what} becomes known to be all there are"


def _broken(case: Case, before: Judged, after: Judged, key: Any, was: int, later: int) -> Broken:
    texts = lambda: (facility_text(case, before.root), facility_text(case, after.root))  # noqa: E731
    return Broken(before.paths[key], verdict_of(was), verdict_of(later), texts)


def may_become(was: int, later: int) -> bool:
    """Whether learning more may bring one code to the other: see the section on meaning in the language reference."""
    if was == UNDETERMINED:
        return True
    if was in (NON_COMPLIANT, NOT_APPLICABLE):
        return later == was
    return is_good(later)


def _known(world: World) -> Iterator[tuple[Draft, str]]:
    decisions = deciding_lists(world.vocabulary)
    for thing in world.things():
        for name, value in list(thing.facts_.items()):
            outside = name in (thing.of_.key, ASSESSED) or (thing is world.root and name in decisions)
            if value is not None and not outside and not _is_inferred(world, thing, name):
                yield thing, name


def _holds_others(thing: Draft, name: str) -> bool:
    value = thing.facts_[name]
    return any(isinstance(one, Draft) for one in (value if isinstance(value, tuple) else (value,)))


def _is_inferred(world: World, thing: Draft, name: str) -> bool:
    mark = world.mark()
    world.leave_open(thing, name)
    found = _follows(world, thing, name)
    world.undo(mark)
    return found


def _follows(world: World, thing: Draft, name: str) -> bool:
    """Whether a fact that nobody states follows from others."""
    derive = thing.of_.facts[name].derive
    stated_first = isinstance(derive, Derived) and derive.stated_first
    return stated_first and name not in thing.facts_ and world.read(thing, name) is not None


def _forgotten(thing: Draft, name: str, index: Drawn) -> Forgotten:
    value = thing.facts_[name]
    is_list = isinstance(thing.of_.facts[name].type, Many) and isinstance(value, tuple)
    if not is_list or index(3) == 0:
        return Forgotten(thing, name)
    kept = len(value) - index(len(value) + 1)
    total = value.total if isinstance(value, Partial) else len(value)
    return Forgotten(thing, name, kept, None if kept == len(value) or index(2) == 0 else total)


def _forget(world: World, step: Forgotten) -> None:
    value = step.thing.facts_.get(step.name)
    if step.kept is None or value is None or value is ABSENT:
        world.leave_open(step.thing, step.name)
        return
    kept = value[: step.kept]
    total = None if step.total is None else max(step.total, len(kept))
    world.state(step.thing, step.name, Partial(kept, total))
