"""The second step of reading: from the plain tree to the objects of a vocabulary, with every fault on the way.

Only the vocabulary says what an entity is and which facts it has, so a foreign vocabulary and facts that a ruleset
declares are read in the same way as our own. A faulty value is reported and read as unknown, so that one run finds
all the others too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import partial
from typing import Any

from smrl import lean
from smrl.diagnostics import Diagnostic, FactError, Severity
from smrl.reading.tree import MAX_DEPTH, Faults, Id, Path, Tree, path_steps
from smrl.reading.values import Memo, Read, described, list_reader, or_none, remembering, value_reader
from smrl.units import NotFinite
from smrl.values import Partial
from smrl.vocabulary import Entity, Fact, Many, Reference, Vocabulary
from smrl.vocabulary.intake import Refused, near, refuse

_PARTLY = frozenset({"complete", "total", "items"})
_SHARE = 256  # records between two reports of progress

Progress = Callable[[float], None]
Way = tuple[Fact, Read, Memo]


class Records:
    """Reads the tree of one file. `object_faults` collects what the objects' own checks say."""

    def __init__(
        self, vocabulary: Vocabulary, zone: tzinfo | None, faults: Faults, progress: Progress, total: int
    ) -> None:
        self.vocabulary, self.zone, self.faults, self.progress = vocabulary, zone, faults, progress
        self.total, self.done = max(total, 1), 0
        self.path: list[str | int] = []
        self.plans: dict[str, dict[str, Way]] = {}
        self.object_faults: list[tuple[Path, Diagnostic]] = []
        self.tree: Mapping[str, Tree] = {}
        self.stated: dict[str, Any] = {}
        self.held = {target.entity for target in _held_directly(vocabulary)}
        self.objects: dict[str, dict[str, Any]] = {name: {} for name in self.held}

    def root(self, tree: Mapping[str, Tree]) -> Any:
        """The root object, or None where there can be none."""
        entity = self.vocabulary.entities[self.vocabulary.root]
        plan = self.plan(entity)
        self.tree = tree
        for name in tree:
            if name in plan:
                self.root_fact(name)
            else:
                self.unknown_key(entity, name)
        return self.made(entity, self.stated, tree)

    def root_fact(self, name: str) -> None:
        """Reads a fact of the root, once: links may ask for a collection before its turn."""
        value = self.tree.get(name)
        if name not in self.stated and value is not None:
            self.stated[name] = None
            fact, read, _ = self.plans[self.vocabulary.root][name]
            here, self.path = self.path, [name]
            self.stated[name] = self.value(fact, read, value)
            self.path = here

    def record(self, entity: Entity, tree: Tree, given_key: str | None = None) -> Any:
        """An object of the entity, or None where there can be none. `given_key` is an id that stands outside of it."""
        if not isinstance(tree, dict):
            self.fault(
                "F112", f"{described(tree)} is no record of facts, which `{entity.name}` is", _record_hint(entity)
            )
            return None
        plan = self.plans.get(entity.name) or self.plan(entity)
        values: dict[str, Any] = {}
        for name, value in tree.items():
            way = plan.get(name)
            if way is None:
                self.unknown_key(entity, name)
            elif value is not None:
                fact, read, memo = way
                known = memo.get(value.__class__)
                found = known.get(value) if known is not None else None
                if found is None:
                    self.path.append(name)
                    found = self.value(fact, read, value)
                    self.path.pop()
                if found is not None:
                    values[name] = found
        return self.made(entity, values, tree, given_key)

    def plan(self, entity: Entity) -> dict[str, Way]:
        """How each fact of the entity is read, by its name."""
        facts = {name: (fact, *self.way(fact)) for name, fact in entity.facts.items() if _can_be_stated(fact)}
        self.plans[entity.name] = facts
        return facts

    def way(self, fact: Fact) -> tuple[Read, Memo]:
        """What reads a fact, and what it remembers: only values that stand for themselves."""
        entities = self.vocabulary.entities
        match fact.type:
            case Reference(name) if not fact.by_id and entities[name].home is None:
                read = or_none(fact, partial(self.part, entities[name]))
            case Many(Reference(name)) if not fact.by_id:
                read = or_none(fact, partial(self.collection, partial(self.records, entities[name])))
            case Many():
                read = or_none(fact, partial(self.collection, list_reader(fact, self.zone)))
            case Reference(name) if not fact.by_id:
                read = or_none(fact, self.linked(fact, entities[name]))
            case _:
                return remembering(value_reader(fact, self.zone))
        return read, {}

    def value(self, fact: Fact, read: Read, value: Tree) -> Any:
        """The canonical value or ABSENT, or None where it is unknown or faulty."""
        try:
            return read(value)
        except Refused as refused:
            self.refused(refused)
        except NotFinite:
            message = f"{described(value)} is not a finite number, so `{fact.name}` counts as unknown"
            self.fault("F120", message, "leave out what was not measured", severity=Severity.warning)
        return None

    def part(self, entity: Entity, tree: Tree) -> Any:
        self.check_depth()
        return self.record(entity, tree)

    def linked(self, fact: Fact, target: Entity) -> Read:
        """Reads an id as the object itself, for models that hold objects where ours hold ids."""
        read_id = value_reader(lean.evolve(fact, by_id=True), self.zone)

        def read(value: Tree) -> Any:
            id, known = read_id(value), self.kept(target)
            if id not in known:
                raise refuse("F115", f"there is no {target.name} `{id}`", near(id, known))
            return known[id]

        return read

    def kept(self, entity: Entity) -> dict[str, Any]:
        """The objects of the entity by id. The collection that keeps them is read now if it was not yet."""
        top = entity
        while top.home is not None and top.home[0] != self.vocabulary.root:
            top = self.vocabulary.entities[top.home[0]]
        if top.home is not None:
            self.root_fact(top.home[1])
        return self.objects[entity.name]

    # -- collections -------------------------------------------------------------------------------------------------

    def collection(self, read: Read, tree: Tree) -> Any:
        """A tuple, or a Partial where the file says that not all are given."""
        self.check_depth()
        if isinstance(tree, dict) and tree and tree.keys() <= _PARTLY:
            return self.partly(read, tree)
        return read(tree)

    def records(self, entity: Entity, tree: Tree) -> tuple[Any, ...]:
        """The members of a collection, written as a list or, where they have ids, as a mapping from id to record."""
        by_key = isinstance(tree, dict) and entity.key is not None
        if not by_key and not isinstance(tree, list):
            also = "" if entity.key is None else ", or a mapping from id to record"
            raise refuse("F113", f"{described(tree)} is given for a list of {entity.plural}", f"write a list{also}")
        members: Iterable[tuple[Any, Tree]] = tree.items() if by_key else enumerate(tree)
        found = []
        self.path.append("")
        for step, member in members:
            self.path[-1] = Id(step) if by_key else step
            if member is None and not by_key:
                self.fault("F113", "a member of a list is `unknown`", "leave it out, and say `complete: no`")
            elif (value := self.record(entity, member or {}, step if by_key else None)) is not None:
                found.append(value)
            self.count()
        self.path.pop()
        return tuple(found)

    def partly(self, read: Read, tree: Mapping[str, Tree]) -> Any:
        """`complete`, `total` and `items`: all members, or a Partial."""
        items = read(tree.get("items") or [])
        complete, total = tree.get("complete"), tree.get("total")
        whole = str(complete).lower() in {"yes", "true"}
        if complete is not None and not whole and str(complete).lower() not in {"no", "false"}:
            raise refuse("F210", f"`complete` is {described(complete)}", "write `complete: yes` or `complete: no`")
        number = None
        if total is not None:
            if isinstance(total, list | dict | bool) or not (str(total).isascii() and str(total).isdigit()):
                raise refuse("F210", f"`total` is {described(total)}", "write a whole number, such as `total: 12`")
            if len(str(total)) > 9:
                raise refuse("F210", "`total` has too many digits")
            number = int(total)
            if number < len(items):
                raise refuse("F210", f"`total` is {number}, yet {len(items)} are given")
        if whole and number not in {None, len(items)}:
            raise refuse("F210", f"`complete` is yes, yet {len(items)} of {number} are given")
        if whole or number == len(items):
            return items
        if complete is None and number is None:
            raise refuse("F210", "it is not said whether these are all", "write `complete: yes` or `complete: no`")
        return Partial(items, number)

    # -- objects -----------------------------------------------------------------------------------------------------

    def made(self, entity: Entity, values: dict[str, Any], tree: Mapping[str, Tree], given: str | None = None) -> Any:
        """The object, unless it has no id; a faulty id still serves, so that links to it do not seem to dangle."""
        key = entity.key
        if key is None:
            return self.construct(entity, values)
        if given is not None and values.setdefault(key, given) != given:
            self.fault("F211", f"the record under `{given}` calls itself `{values[key]}`", f"leave its `{key}` out")
        if values.get(key) is None:
            if tree.get(key) is None:
                self.fault("F114", f"{entity.name} without an id", f"write `{key}: …`")
                return None
            values[key] = str(tree[key])
        thing = self.construct(entity, values)
        if entity.name in self.held:
            self.objects[entity.name].setdefault(values[key], thing)
        return thing

    def construct(self, entity: Entity, values: Mapping[str, Any]) -> Any:
        assert entity.construct is not None, f"the vocabulary cannot build a {entity.name}"
        try:
            return entity.construct(values)
        except FactError as error:
            here = tuple(self.path)
            self.object_faults += [((*here, *path_steps(one.path or "")), one) for one in error.diagnostics]
            return None

    def unknown_key(self, entity: Entity, name: str) -> None:
        near = self.vocabulary.near(name, iter(self.plans[entity.name]))
        message = f"no fact `{_short(name)}` on {entity.name}"
        if name in entity.facts:
            message, hint = f"`{name}` of {entity.name} is worked out from other facts", "leave it out"
        else:
            hint = f"did you mean {' or '.join(f'`{word}`' for word in near)}?" if near else ""
        self.path.append(name)
        self.fault("F101", message, hint, at_key=True)
        self.path.pop()

    def fault(
        self,
        code: str,
        message: str,
        help: str = "",
        *,
        at_key: bool = False,
        severity: Severity = Severity.error,
    ) -> None:
        self.faults.add(code, message, help or None, tuple(self.path), at_key=at_key, severity=severity)

    def refused(self, refused: Refused) -> None:
        for place, code, message, help in refused.faults:
            self.faults.add(code, message, help or None, (*self.path, *path_steps(place)))

    def check_depth(self) -> None:
        if len(self.path) > MAX_DEPTH:
            raise refuse("F206", f"the file is nested deeper than {MAX_DEPTH} levels")

    def count(self) -> None:
        self.done += 1
        if self.done % _SHARE == 0:
            self.progress(min(self.done / self.total, 1.0))


def _held_directly(vocabulary: Vocabulary) -> Iterator[Reference]:
    """The links of the vocabulary that hold the object itself rather than its id."""
    for entity in vocabulary.entities.values():
        for fact in entity.facts.values():
            if isinstance(fact.type, Reference) and not fact.by_id and vocabulary.entities[fact.type.entity].home:
                yield fact.type


def _can_be_stated(fact: Fact) -> bool:
    return bool(fact.attribute) or fact.derive is None


def _record_hint(entity: Entity) -> str:
    some = [name for name, fact in entity.facts.items() if _can_be_stated(fact)][:2]
    return f"write its facts as a mapping: {', '.join(f'`{name}: …`' for name in some)}"


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:60] + "…"
