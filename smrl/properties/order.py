"""Nobody is better off for standing first: neither the order of lists nor the ids of their members matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from smrl import lean
from smrl.core import tree as core
from smrl.properties.case import Case, Ground, Idle, verdict_of, worst
from smrl.properties.property import Broken, Property, named
from smrl.properties.start import neighboured
from smrl.properties.texts import facility_text
from smrl.testing.candidates import conditions
from smrl.testing.drafts import Draft, World
from smrl.testing.strategies import Drawn
from smrl.values import Partial
from smrl.vocabulary import Vocabulary


@lean.frozen(eq=False)
class Reordered:
    """A list whose members stand in another order: each by its place before."""

    thing: Draft
    name: str
    places: tuple[int, ...]


@lean.frozen(eq=False)
class Renamed:
    """An object with another id; what links to it follows."""

    thing: Draft
    id: str


Step = Reordered | Renamed


class Order(Property):
    name: ClassVar[str] = "order"
    claim: ClassVar[str] = "neither the order of lists nor the ids of their members change a verdict"
    sides: ClassVar[tuple[str, str]] = "as it was", "in another order, under other ids"

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:
        asked = next((path for expr in conditions(norm) for path in _ids_asked(expr, ground.rules.vocabulary)), None)
        return None if asked is None else f"asks for one id: `{asked}`"

    def steps(self, case: Case, index: Drawn) -> Sequence[Step]:
        if index(3) < 2:
            neighboured(case, index)  # most examples have one person, who is first and last
        found: list[Step] = [*_reordered(case.world, index), *_renamed(case.world, index)]
        if not found:
            raise Idle
        return found

    def broken(self, case: Case, steps: Sequence[Step]) -> Broken | None:
        world = case.world
        before = case.judged()
        mark = world.mark()
        try:
            for step in steps:
                _apply(world, step)
            after = case.judged()
        finally:
            world.undo(mark)
        for key in dict.fromkeys([*before.codes, *after.codes]):
            was, later = sorted(before.codes.get(key, ())), sorted(after.codes.get(key, ()))
            if was != later:
                texts = lambda: (facility_text(case, before.root), facility_text(case, after.root))  # noqa: E731
                path = before.paths.get(key) or after.paths[key]
                return Broken(path, verdict_of(worst(was)), verdict_of(worst(later)), texts)
        return None

    def told(self, step: Step) -> str:
        if isinstance(step, Renamed):
            return f"{named(step.thing)} is called {step.id}"
        return f"`{step.name}` of {named(step.thing)} stands in another order"


def _reordered(world: World, index: Drawn) -> Iterator[Reordered]:
    """Every list turned by so many places, or turned round."""
    by, is_reversed = index(4), index(2) == 0
    for thing in world.things():
        for name, value in thing.facts_.items():
            if isinstance(value, tuple) and len(value) > 1:
                first = by % len(value)
                places = [*range(first, len(value)), *range(first)]
                if is_reversed:
                    places.reverse()
                if places != sorted(places):
                    yield Reordered(thing, name, tuple(places))


def _renamed(world: World, index: Drawn) -> Iterator[Renamed]:
    """Everybody gets the id of somebody else of the kind, or all get new ones that sort the other way round."""
    is_exchanged = index(2) == 1
    by_entity: dict[str, list[Draft]] = {}
    for thing in world.things():
        if thing.of_.key is not None:
            by_entity.setdefault(thing.of_.name, []).append(thing)
    for members in by_entity.values():
        ids = [str(one.facts_.get(one.of_.key or "")) for one in members]
        new = ids[::-1] if is_exchanged else [f"{9999 - at}-x" for at in range(len(ids))]
        yield from (Renamed(one, id) for one, was, id in zip(members, ids, new, strict=True) if was != id)


def _apply(world: World, step: Step) -> None:
    if isinstance(step, Renamed):
        world.state(step.thing, step.thing.of_.key or "", step.id)
        return
    value = step.thing.facts_.get(step.name)
    if isinstance(value, tuple):
        members = tuple(value[at] for at in step.places if at < len(value))
        world.state(step.thing, step.name, Partial(members, value.total) if isinstance(value, Partial) else members)


def _ids_asked(expr: core.Expr, vocabulary: Vocabulary) -> Iterator[str]:
    """The ids that a condition compares with something other than an id."""
    if isinstance(expr, core.Equal | core.Member):
        sides = (expr.left, expr.right) if isinstance(expr, core.Equal) else (expr.of, expr.among)
        keys = [_key(side, vocabulary) for side in sides]
        if keys[0] != keys[1]:
            yield from (key for key in keys if key is not None)
    for child in core.children(expr):
        yield from _ids_asked(child, vocabulary)


def _key(expr: core.Expr, vocabulary: Vocabulary) -> str | None:
    while isinstance(expr, core.Named):
        expr = expr.of
    if isinstance(expr, core.Read) and expr.entity in vocabulary.entities:
        return f"{expr.entity}.{expr.name}" if vocabulary.entities[expr.entity].key == expr.name else None
    return None
