"""Verdicts are local: a facility taken apart where no link crosses judges each subject as the whole one did.

That holds of norms that read a subject and what it links to. Those that look at a list of the whole facility, at
something worked out from it, or at groups, are left out, each with the reason. A link that nobody knows may lead
anywhere, so it crosses every boundary; so may the members that nobody has named of a list known in part, which is why
each half then keeps as many of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from smrl import lean
from smrl.core import tree as core
from smrl.properties.case import Case, Ground, Idle, Judged, verdict_of, worst
from smrl.properties.property import Broken, Property, named
from smrl.properties.start import lists, neighboured
from smrl.properties.texts import facility_text
from smrl.testing.drafts import Draft, World
from smrl.testing.strategies import Drawn
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Fact, Many, Reference, Type, Vocabulary
from smrl.vocabulary.extended import Beside


@lean.frozen(eq=False)
class Apart:
    """An object that goes to the other half."""

    thing: Draft


class Splitting(Property):
    name: ClassVar[str] = "splitting"
    claim: ClassVar[str] = "a facility taken apart where no link crosses judges each subject as the whole one did"
    sides: ClassVar[tuple[str, str]] = "in the whole facility", "in its half"

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:
        return next(_wider(norm, ground.rules.vocabulary), None)

    def steps(self, case: Case, index: Drawn) -> Sequence[Apart]:
        neighboured(case, index)  # so that there is something to take apart
        clusters = _clusters(case.world)
        moved = [cluster for cluster in clusters[1:] if index(2) == 0] or clusters[1:2]
        if not moved:
            raise Idle
        return [Apart(thing) for cluster in moved for thing in cluster]

    def broken(self, case: Case, steps: Sequence[Apart]) -> Broken | None:
        world = case.world
        moved = {id(step.thing) for step in steps}
        clusters = _clusters(world)
        if not moved or any(0 < sum(id(one) in moved for one in cluster) < len(cluster) for cluster in clusters):
            raise Idle
        whole = case.judged()
        for half in (False, True):
            mark = world.mark()
            try:
                _keep(world, {id(one) for cluster in clusters for one in cluster if (id(one) in moved) is half})
                part = case.judged()
            finally:
                world.undo(mark)
            if (found := _differ(case, whole, part)) is not None:
                return found
        return None

    def told(self, step: Apart) -> str:
        return f"{named(step.thing)} is in the other half"


def _differ(case: Case, whole: Judged, part: Judged) -> Broken | None:
    """Whoever is in the half must be judged there as in the whole."""
    for key, codes in part.codes.items():
        known = not key or isinstance(key[0], Draft)  # an open subject of the whole is open in each half
        was, later = worst(whole.codes.get(key, ())), worst(codes)
        if known and (key or not case.norm.scope.binders) and was != later:
            texts = lambda: (facility_text(case, whole.root), facility_text(case, part.root))  # noqa: E731
            return Broken(part.paths[key], verdict_of(was), verdict_of(later), texts)
    return None


# -- which norms ------------------------------------------------------------------------------------------------------


def _wider(norm: core.Norm, vocabulary: Vocabulary) -> Iterator[str]:
    """Why a norm reads more than a subject and what it links to."""
    for at, binder in enumerate(norm.scope.binders):
        if isinstance(binder, core.Group):
            yield "judges groups, which may have members in both halves"
            yield from _wide(binder.by, vocabulary)
        if at > 0 or not isinstance(binder.over, core.Read):
            yield from _wide(binder.over, vocabulary)
        if binder.where is not None:
            yield from _wide(binder.where, vocabulary)
    for condition in (norm.condition, *(reason.condition for reason in norm.reasons)):
        if condition is not None:
            yield from _wide(condition, vocabulary)


def _wide(expr: core.Expr, vocabulary: Vocabulary) -> Iterator[str]:
    waiting = [expr]
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, core.Read) and expr.entity in vocabulary.entities and _of_root(expr.of, vocabulary):
            fact = vocabulary.entities[expr.entity].facts[expr.name]
            if isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
                yield f"reads the list `{fact.path}`"
            elif fact.derive is not None and not _is_declared(fact):
                yield f"reads `{fact.path}`, which can be worked out from the whole"
        waiting += core.children(expr)


def _is_declared(fact: Fact) -> bool:
    """Whether a ruleset declared the fact: it is then read off the object alone."""
    return isinstance(fact.derive, Beside)


def _of_root(expr: core.Expr, vocabulary: Vocabulary) -> bool:
    """Whether an object is the root, or a part of it."""
    while True:
        if expr.type == Reference(vocabulary.root):
            return True
        if not isinstance(expr, core.Named) and not (isinstance(expr, core.Read) and _is_part(expr.type, vocabulary)):
            return False
        expr = expr.of


def _is_part(type: Type, vocabulary: Vocabulary) -> bool:
    return isinstance(type, Reference) and vocabulary.entities[type.entity].home is None


# -- taking apart -----------------------------------------------------------------------------------------------------


def _keep(world: World, wanted: set[int]) -> None:
    """Leave only these in the lists of the root; who is not named may be among them, be it in either half."""
    for fact, members in list(lists(world.vocabulary, world.root.facts_)):
        kept = tuple(one for one in members if id(one) in wanted)
        if isinstance(members, Partial):
            kept = Partial(kept, None if members.unseen is None else len(kept) + members.unseen)
        world.state(world.root, fact.name, kept)


def _clusters(world: World) -> list[list[Draft]]:
    """The members of the root's lists, those together that links join, directly or through others."""
    kept = [one for _, members in lists(world.vocabulary, world.root.facts_) for one in members]
    leader = {id(one): id(one) for one in kept}

    def found(one: int) -> int:
        while leader[one] != one:
            one = leader[one]
        return one

    for one in kept:
        for target in _linked(world, one):
            if id(target) in leader:
                leader[found(id(target))] = found(id(one))
    clusters: dict[int, list[Draft]] = {}
    for one in kept:
        clusters.setdefault(found(id(one)), []).append(one)
    return list(clusters.values())


def _linked(world: World, one: Draft) -> Iterator[Draft]:
    """What an object links to, it or what is kept in it; all that an unknown link may lead to."""
    waiting: list[Draft] = [one]
    for thing in waiting:  # grows as it goes
        for fact in thing.of_.facts.values():
            target = _target(fact)
            if target is None or target == world.vocabulary.root:
                continue
            value = thing.facts_.get(fact.name)
            is_link = fact.by_id or (world.vocabulary.entities[target].home or ("",))[0] == world.vocabulary.root
            members = value if isinstance(value, tuple) else () if value is None or value is ABSENT else (value,)
            if not is_link:
                waiting += [member for member in members if isinstance(member, Draft)]
                continue
            yield from members
            if (value is None and fact.derive is None) or isinstance(value, Partial):
                yield from world.all_of(target)


def _target(fact: Fact) -> str | None:
    kind = fact.type.element if isinstance(fact.type, Many) else fact.type
    return kind.entity if isinstance(kind, Reference) else None
