"""Vocabularies from attrs classes: ours, which `@entity` declares, and anybody's whose fields say what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from smrl import lean
from smrl.vocabulary.declare import Declaration, Many, Model, One, build, declaration
from smrl.vocabulary.types import Many as ManyType
from smrl.vocabulary.types import Moment, Reference
from smrl.vocabulary.vocabulary import Entity, Vocabulary

Travels = Callable[[Any, str, str, Any], Any]


@cache
def vocabulary_of(root: type, name: str | None = None) -> Vocabulary:
    """What can be said of the class and of everything its objects hold; `name` is by default that of the class.

    Raises TypeError where the declarations do not fit together.
    """
    if name is not None:
        return lean.evolve(vocabulary_of(root), name=name)
    title = f"{root.__module__}.{root.__qualname__}"
    if not hasattr(root, "__entity__"):
        from smrl.vocabulary.foreign import foreign_entities  # costs time that our own models do not need

        return _vocabulary(title, foreign_entities(root))
    here = declaration(root)
    if not here.root:
        raise TypeError(f"{root.__name__} is not declared as a root")
    return _vocabulary(title, _entities(root), here.period, here.travels)


def _vocabulary(
    name: str, entities: dict[str, Entity], period: tuple[str, str] | None = None, travels: Travels | None = None
) -> Vocabulary:
    root = next(iter(entities))
    _verify(entities, root, period)
    return Vocabulary(name, root, entities, _digest, period, travels)


def _digest(vocabulary: Vocabulary) -> str:
    from smrl.vocabulary.digest import digest_of  # costs time that a kept ruleset does not need

    return digest_of(vocabulary)


@lean.frozen(eq=False)
class Construct:
    """Builds an object of a model class from canonical values by fact name; a root checks what it then holds.

    Raises FactError for a root whose facts contradict each other.
    """

    cls: type[Model]

    def __call__(self, values: Mapping[str, Any]) -> Any:
        thing = build(self.cls, values)
        thing.__check__()
        return thing


def _entities(root: type) -> dict[str, Entity]:
    classes: dict[str, type] = {}
    homes: dict[str, tuple[str, str]] = {}
    _walk(root, classes, homes)
    return {name: _entity(cls, homes.get(name)) for name, cls in classes.items()}


def _walk(cls: type, classes: dict[str, type], homes: dict[str, tuple[str, str]]) -> None:
    """Collect the classes that are reached from one, by entity name, and where their objects are kept."""
    here = declaration(cls)
    classes[here.name] = cls
    for fact, stated in here.declared.items():
        if isinstance(stated, One | Many) and stated.target is not None:
            there = declaration(stated.target)
            if classes.get(there.name, stated.target) is not stated.target:
                raise TypeError(f"two classes are declared as `{there.name}`")
            if isinstance(stated, Many):
                if there.name in homes:
                    raise TypeError(f"`{there.name}` is kept in {homes[there.name]} and in {(here.name, fact)}")
                homes[there.name] = (here.name, fact)
            if there.name not in classes:
                _walk(stated.target, classes, homes)


def _entity(cls: type[Any], home: tuple[str, str] | None) -> Entity:
    here: Declaration = declaration(cls)
    return Entity(
        name=here.name, plural=here.plural, facts={name: fact for name, _, fact, _ in here.gates(cls)}, up=here.up,
        title_ru=here.title_ru, home=home, key=here.key, dated_by=here.dated_by, meaning=here.meaning,
        construct=Construct(cls),
    )  # fmt: skip


def _verify(entities: Mapping[str, Entity], root: str, period: tuple[str, str] | None) -> None:
    """Raise TypeError for every name in a declaration that names nothing of the right type."""
    faults = [fault for entity in entities.values() for fault in _misfits(entity, entities)]
    faults += [f"`{name}`, an end of the period, is no moment of `{root}`" for name in period or ()
               if not _is(entities[root], name, Moment)]  # fmt: skip
    if faults:
        raise TypeError("; ".join(faults))


def _misfits(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[str]:
    if entity.up is not None and not _is(entity, entity.up, Reference):
        yield f"`{entity.name}` is looked up through `{entity.up}`, which is no link of it"
    if entity.dated_by is not None and not _is(entity, entity.dated_by, Moment):
        yield f"`{entity.name}` is dated by `{entity.dated_by}`, which is no moment of it"
    for fact in entity.facts.values():
        element = fact.type.element if isinstance(fact.type, ManyType) else fact.type
        if isinstance(element, Reference) and element.entity not in entities:
            yield f"`{fact.path}` leads to `{element.entity}`, which is not reached from the root"
        elif fact.by_id and isinstance(element, Reference) and entities[element.entity].key is None:
            yield f"`{fact.path}` leads to `{element.entity}`, which has no id"
        if fact.after is not None and not _is(entity, fact.after, Moment):
            yield f"`{fact.path}` comes after `{fact.after}`, which is no moment of it"
        if fact.summarises is not None and not any(
            (log := holder.facts.get(fact.summarises)) and isinstance(log.type, ManyType)
            for holder in (entity, *_holders(entity.name, entities))
        ):
            yield f"`{fact.path}` summarises `{fact.summarises}`, which is no log beside it"


def _holders(group: str, entities: Mapping[str, Entity]) -> Iterator[Entity]:
    wanted = Reference(group)
    return (entity for entity in entities.values() if any(fact.type == wanted for fact in entity.facts.values()))


def _is(entity: Entity, name: str, kind: type) -> bool:
    fact = entity.facts.get(name)
    return fact is not None and isinstance(fact.type, kind)
