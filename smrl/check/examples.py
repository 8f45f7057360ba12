"""Examples: the small world that one describes, typed, from the root down.

An example names facts as its provision's norms do: bare words are looked up on the norms' subject, then up its links.
The objects so named are made on demand, one of each kind, linked as the path of the look-up says, and put where such
objects are kept: `cell.night_occupants = 2` in a rule on prisoners makes one prisoner in one cell. The subject itself
is always there, so that "nothing known" is about somebody of whom nothing is known. A collection of the root that is
stated (`prisoners = [ … ]`) stands as stated.
"""

from __future__ import annotations

from typing import Any

from smrl import lean
from smrl.check.constants import FAULT, Constants
from smrl.check.declarations import Declarations
from smrl.check.norms import Checked
from smrl.check.reporter import Reporter, did_you_mean
from smrl.core import tree as core
from smrl.instants import Instant, InstantError
from smrl.syntax import tree
from smrl.vocabulary import Reference, Vocabulary


@lean.define
class World:
    """The objects of one example by entity; the root is always there."""

    vocabulary: Vocabulary
    objects: dict[str, core.Given] = lean.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.objects[self.vocabulary.root] = core.Given(self.vocabulary.root, {})

    @property
    def root(self) -> core.Given:
        return self.objects[self.vocabulary.root]

    def get(self, entity: str) -> core.Given | None:
        """The object of a kind, made and kept where such objects are; None where its collection is stated."""
        if entity in self.objects:
            return self.objects[entity]
        kind = self.vocabulary.entities[entity]
        if kind.home is None:
            return None
        owner_name, collection = kind.home
        owner = self.get(owner_name)
        if owner is None or collection in owner.values:
            return None
        made = core.Given(entity, {})
        if kind.key is not None:
            made.values[kind.key] = f"{entity}-1"
        owner.values[collection] = (made,)
        self.objects[entity] = made
        return made

    def link(self, subject: str) -> None:
        """Join the objects that were made, along the links from the subject upward."""
        at = subject
        while at in self.objects and (up := self.vocabulary.entities[at].up) is not None:
            fact = self.vocabulary.entities[at].facts[up]
            assert isinstance(fact.type, Reference)
            above = self.objects.get(fact.type.entity)
            key = self.vocabulary.entities[fact.type.entity].key
            if above is not None and key is not None:
                self.objects[at].values.setdefault(up, above.values.get(key))  # none where its id is at fault
            at = fact.type.entity


@lean.define
class ExampleChecker:
    vocabulary: Vocabulary
    declared: Declarations
    constants: Constants
    report: Reporter

    def example(self, node: tree.Example, provision: str, norms: Checked) -> core.Example | None:
        """The example in the core; None after a fault."""
        before = len(self.report.found)
        world = World(self.vocabulary)
        subjects = self._subjects(norms)
        stated = [
            item
            for item in node.facts
            if len(item.path) == 1 and self.vocabulary.fact(self.vocabulary.root, item.path[0])
        ]
        rest = [item for item in node.facts if item not in stated]
        for item in stated:  # collections of the root first: they decide what is made on demand
            if not any(self._owner(item.path[0], subject) not in (None, self.vocabulary.root) for subject in subjects):
                self.constants.assign(world.root.values, self.vocabulary.root, item, item.path, "C401")
            else:
                rest.append(item)
        for subject in subjects:
            world.get(subject)
        for item in rest if not norms.lost and (subjects or norms.complete) else ():
            self._place(item, world, subjects)
        for subject in subjects:
            world.link(subject)
        parameters = self._given(node)
        on = self._on(node)
        expected = self._expected(node, norms)
        forces = {item.label: item.force for item in node.expected if item.force is not None}
        if len(self.report.found) > before and self.report.failed:
            return None
        return core.Example(node.name, provision, parameters, on, world.root, expected, forces, span=node.span)

    def _subjects(self, norms: Checked) -> list[str]:
        """The entities the provision's norms are about, deepest first; records bound to a variable are left to it."""
        found: dict[str, None] = {}
        for subjects in norms.subjects:
            entities = [b.entity for b in subjects.scope.binders if isinstance(b, core.Each) and b.variable == b.entity]
            found.update(dict.fromkeys(reversed(entities)))
        depth = {entity: len(list(self.vocabulary.chain(entity))) for entity in found}
        return sorted(found, key=lambda entity: -depth[entity])

    def _owner(self, word: str, subject: str) -> str | None:
        """The entity whose fact a bare word is, seen from a subject."""
        for entity, _ in self.vocabulary.chain(subject):
            if word in self.vocabulary.entities[entity].facts:
                return entity
        return None

    def _place(self, item: tree.Assignment, world: World, subjects: list[str]) -> None:
        word = item.path[0]
        for subject in subjects or [self.vocabulary.root]:
            chain = [entity for entity, _ in self.vocabulary.chain(subject)]
            named = word in chain and len(item.path) > 1  # `prisoner.age = …`, `cell.kind = …`: the object by its kind
            owner = word if named else self._owner(word, subject)
            if owner is not None:
                if owner != self.vocabulary.root:  # the way to it has to be there
                    for entity in chain[: chain.index(owner)]:
                        world.get(entity)
                self._put(item, item.path[1:] if named else item.path, owner, world)
                return
        if word in self.declared.unread:
            return
        names = [
            name
            for s in [*subjects, self.vocabulary.root]
            for e, _ in self.vocabulary.chain(s)
            for name in self.vocabulary.entities[e].facts
        ]
        near = self.vocabulary.near(word, iter(names))
        about = f"`{subjects[0]}`" if subjects else f"`{self.vocabulary.root}`"
        self.report.error(
            "C402",
            f"neither {about} nor what it belongs to has a fact called `{word}`",
            item.path_span,
            did_you_mean(near),
        )

    def _put(self, item: tree.Assignment, path: tuple[str, ...], entity: str, world: World) -> None:
        values = world.get(entity)
        while values is not None and len(path) > 1 and path[0] == self.vocabulary.entities[entity].up:
            above = self.vocabulary.entities[entity].facts[path[0]].type  # `prisoner.cell.kind`: a fact of the cell
            assert isinstance(above, Reference)
            entity, path = above.entity, path[1:]
            values = world.get(entity)
        if values is None:
            self.report.error(
                "C402",
                f"`{'.'.join(item.path)}` is stated apart from the list of its kind",
                item.path_span,
                "state it inside the list's records",
            )
            return
        given = values.values
        fact = self.vocabulary.fact(entity, path[0])
        kind = self.vocabulary.entities[entity]
        if fact is not None and fact.name == kind.key:
            given.pop(fact.name, None)
        self.constants.assign(given, entity, item, path, "C401")

    def _given(self, node: tree.Example) -> dict[str, Any]:
        parameters: dict[str, Any] = {}
        for item in node.given:
            name = ".".join(item.path)
            parameter = self.declared.parameters.get(name)
            if parameter is None and name in self.declared.unread:
                continue
            if parameter is None:
                near = self.vocabulary.near(name, iter(self.declared.parameters))
                self.report.error("C405", f"there is no parameter `{name}`", item.path_span, did_you_mean(near))
                continue
            value = self.constants.value(item.value, parameter.type, f"`{name}`", "C401")
            if value is not FAULT:
                parameters[name] = value
        return parameters

    def _on(self, node: tree.Example) -> str | None:
        if node.on is None:
            return None
        try:
            Instant.parse(node.on.text)
        except InstantError as error:
            self.report.error("C503", error.message, node.on.span, error.help)
        return node.on.text

    def _expected(self, node: tree.Example, norms: Checked) -> dict[str | None, str]:
        expected: dict[str | None, str] = {}
        for item in node.expected:
            if item.label is not None and not norms.may_have(item.label):
                near = self.vocabulary.near(item.label, iter(norms.labels))
                help = did_you_mean(near) or (
                    f"its norms are {', '.join(sorted(norms.labels))}" if norms.labels else None
                )
                self.report.error("C403", f"this provision has no norm labelled `{item.label}`", item.span, help)
            elif item.label in expected:
                self.report.error("C404", "this verdict is stated twice", item.span)
            else:
                expected[item.label] = item.verdict
        return expected
