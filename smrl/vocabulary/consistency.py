"""What must hold between the facts of one root, whoever built it: ids, links, orders, summaries, clocks.

Only what is known can contradict. Every fault is found in one go, each with the path of the fact that states it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from smrl.diagnostics import Diagnostic, shown
from smrl.instants import Instant, before
from smrl.units import on_one_day, show
from smrl.values import ABSENT, Partial
from smrl.vocabulary.fields import Derived
from smrl.vocabulary.intake import Refused, near, spoken
from smrl.vocabulary.survey import Place, Survey
from smrl.vocabulary.types import Many, Moment, Quantity, Reference
from smrl.vocabulary.vocabulary import Entity, Fact, Vocabulary
from smrl.vocabulary.zones import TIME_ZONE, zone_of


def faults(vocabulary: Vocabulary, root: object, here: Survey) -> list[Diagnostic]:
    """Every contradiction among the facts of the root."""
    found = [*_ids(vocabulary, here), *_links(vocabulary, here), *_orders(vocabulary, here), *_clocks(vocabulary, here)]
    found += [*_logs(vocabulary, here), *_zone(vocabulary, root)]
    # What follows from other facts is only asked for where those hold together.
    return found or list(_contradictions(vocabulary, root, here))


def _each(
    vocabulary: Vocabulary, here: Survey, wanted: Callable[[Fact], object]
) -> Iterator[tuple[Entity, list[Fact], Place]]:
    """Every object that has facts of the wanted sort, with those."""
    for name, places in here.places.items():
        entity = vocabulary.entities[name]
        facts = [fact for fact in entity.facts.values() if wanted(fact)] if places else []
        if facts:
            for place in places:
                yield entity, facts, place


# -- ids and links --------------------------------------------------------------------------------------------------


def _ids(vocabulary: Vocabulary, here: Survey) -> Iterator[Diagnostic]:
    for entity in vocabulary.entities.values():
        if entity.key is None:
            continue
        first = here.by_id(entity)
        if len(first) == len(here.places[entity.name]):
            continue
        attribute = entity.facts[entity.key].attribute
        for place in here.places[entity.name]:
            id = getattr(place.thing, attribute)
            if first[id] is not place:
                yield Diagnostic(
                    "F116", f"two {entity.plural} have the id `{shown(id)}`", path=place.of(entity.key),
                    help=f"the other is at {first[id].of(entity.key)}",
                )  # fmt: skip


def _links(vocabulary: Vocabulary, here: Survey) -> Iterator[Diagnostic]:
    known: dict[str, dict[str, Place]] = {}
    for _, facts, place in _each(vocabulary, here, lambda fact: fact.by_id):
        for fact in facts:
            target = _target(fact)
            if target in here.open:
                continue
            ids, called = known.get(target), vocabulary.entities[target].plural
            if ids is None:
                ids = known[target] = here.by_id(vocabulary.entities[target])
            for id in _ids_of(getattr(place.thing, fact.attribute)):
                if id not in ids:
                    yield Diagnostic(
                        "F115", f"there is no {target} `{shown(id)}`", path=place.of(fact.name),
                        help=near(id, ids, called) or f"no {called} are recorded",
                    )  # fmt: skip


def _target(fact: Fact) -> str:
    element = fact.type.element if isinstance(fact.type, Many) else fact.type
    assert isinstance(element, Reference)
    return element.entity


def _ids_of(value: object) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


# -- moments --------------------------------------------------------------------------------------------------------


def _orders(vocabulary: Vocabulary, here: Survey) -> Iterator[Diagnostic]:
    for entity, facts, place in _each(vocabulary, here, lambda fact: fact.after):
        for fact in facts:
            earlier = entity.facts[fact.after or ""]
            first, second = getattr(place.thing, earlier.attribute), getattr(place.thing, fact.attribute)
            if not (isinstance(first, Instant) and isinstance(second, Instant)) or first.zoned != second.zoned:
                continue
            if before(second, first):
                yield Diagnostic(
                    "F117", f"`{fact.name}` is {second}, before `{earlier.name}`, which is {first}",
                    path=place.of(fact.name), help=f"the other is at {place.of(earlier.name)}",
                )  # fmt: skip


def _clocks(vocabulary: Vocabulary, here: Survey) -> Iterator[Diagnostic]:
    """Times with a zone cannot be compared with times without one; days can, as people do."""
    first: dict[bool, tuple[str, Instant]] = {}
    for _, facts, place in _each(vocabulary, here, lambda fact: isinstance(fact.type, Moment)):
        for fact in facts:
            value = getattr(place.thing, fact.attribute)
            if isinstance(value, Instant) and value.precision != "day" and value.zoned not in first:
                first[value.zoned] = place.of(fact.name), value
    if len(first) == 2:
        (naive_at, naive), (zoned_at, zoned) = first[False], first[True]
        yield Diagnostic(
            "F121", f"`{naive}` has no time zone, while `{zoned}` at {zoned_at} has one", path=naive_at,
            help="give all of them a zone, or none",
        )  # fmt: skip


def _zone(vocabulary: Vocabulary, root: object) -> Iterable[Diagnostic]:
    fact = vocabulary.fact(vocabulary.root, TIME_ZONE)
    name = getattr(root, fact.attribute, None) if fact is not None else None
    if isinstance(name, str):
        try:
            zone_of(name)
        except Refused as refused:
            return refused.at(TIME_ZONE)
    return ()


# -- logs and what follows from others ------------------------------------------------------------------------------


def _logs(vocabulary: Vocabulary, here: Survey) -> Iterator[Diagnostic]:
    """Each daily log against itself and against the facts that summarise it."""
    for name, places in here.places.items():
        known = list(_summaries(vocabulary, vocabulary.entities[name])) if places else []
        for log in vocabulary.collections(name) if known else ():
            if summaries := [pair for pair in known if pair[1].summarises == log.name]:
                record = vocabulary.entities[_target(log)]
                for place in places:
                    yield from _log(place, log, record, summaries)


def _summaries(vocabulary: Vocabulary, entity: Entity) -> Iterator[tuple[Fact | None, Fact]]:
    """The summarising facts of an entity and of its groups, the latter with the fact that holds the group."""
    for fact in entity.facts.values():
        if fact.summarises is not None:
            yield None, fact
        elif isinstance(fact.type, Reference) and vocabulary.entities[fact.type.entity].home is None and not fact.by_id:
            yield from ((fact, one) for one in vocabulary.entities[fact.type.entity].facts.values() if one.summarises)


def _log(place: Place, log: Fact, record: Entity, summaries: list[tuple[Fact | None, Fact]]) -> Iterator[Diagnostic]:
    records = getattr(place.thing, log.attribute)
    if not records:
        return
    dated_by = record.facts[record.dated_by].attribute if record.dated_by else None
    days: dict[int, int] = {}
    for at, one in enumerate(records if dated_by else ()):
        moment = getattr(one, dated_by or "")
        if isinstance(moment, Instant) and days.setdefault(moment.day, at) != at:
            yield Diagnostic(
                "F122", f"a second record for {moment}", path=f"{place.of(log.name)}[{at}]",
                help=f"the first is at {place.of(log.name)}[{days[moment.day]}]",
            )  # fmt: skip
    for group, summary in summaries:
        recorded = record.facts.get(summary.name)
        holder = place.thing if group is None else getattr(place.thing, group.attribute)
        stated = _canonical(summary, holder)
        if recorded is None or stated is None or stated is ABSENT:
            continue
        shown = [_canonical(recorded, one) for one in records]
        worst = min(((value or 0, at) for at, value in enumerate(shown) if value is not None), default=None)
        daily = stated if recorded.type == summary.type else on_one_day(stated)
        if worst is not None and worst[0] < daily:  # `none` on a day is the least there can be
            path = place.of(summary.name if group is None else f"{group.name}.{summary.name}")
            least = _said(recorded, shown[worst[1]])
            yield Diagnostic(
                "F118", f"{_said(summary, stated)} is said of every day, yet one day shows {least}",
                path=path, help=f"that day is at {place.of(log.name)}[{worst[1]}]",
            )  # fmt: skip


def _canonical(fact: Fact, of: object) -> Any:
    """A stated value; classes of somebody else's hold it in the declared unit, and their accessor converts it."""
    if fact.derive is None or isinstance(fact.derive, Derived):
        return getattr(of, fact.attribute, None)  # the group itself may be unknown
    return None if of is None or of is ABSENT else fact.derive(of, None)


def _contradictions(vocabulary: Vocabulary, root: object, here: Survey) -> Iterator[Diagnostic]:
    """Facts that are stated and also follow from others, differently."""
    for _, facts, place in _each(vocabulary, here, _is_both):
        for fact in facts:
            stated = getattr(place.thing, fact.attribute)
            if stated is None or not isinstance(fact.derive, Derived):
                continue
            follows = fact.derive.derive(place.thing, root)
            if _differ(stated, follows):
                here_said, elsewhere = _said(fact, stated), _said(fact, follows)
                yield Diagnostic(
                    "F119", f"`{fact.name}` is {here_said}, yet {elsewhere} follows from other facts",
                    path=place.of(fact.name), help="leave it out, or correct what it follows from",
                )  # fmt: skip


def _differ(stated: object, follows: object) -> bool:
    if isinstance(stated, tuple) and isinstance(follows, tuple):
        either_open = isinstance(stated, Partial) or isinstance(follows, Partial)
        return not either_open and set(stated) != set(follows)
    return follows is not None and follows != stated


def _is_both(fact: Fact) -> bool:
    return isinstance(fact.derive, Derived) and fact.derive.stated_first


def _said(fact: Fact, value: Any) -> str:
    if isinstance(fact.type, Quantity) and value is not ABSENT:
        return f"`{show(value, fact.type.unit)}`"
    return "a list" if isinstance(value, tuple | Partial) else spoken(value)
