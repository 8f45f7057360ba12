"""What a word can mean at one place: bound variables, and the facts of the subject and of what it links to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smrl import lean
from smrl.core.tree import Expr, Read, Var
from smrl.vocabulary import Reference, Vocabulary


def entity_of(expr: Expr) -> str | None:
    """The entity that an expression's value is one of, if it is an object."""
    return expr.type.entity if isinstance(expr.type, Reference) else None


@lean.frozen
class Surroundings:
    """`variables` by name; `subjects`, innermost first, whose facts can be named bare; `owners` of nested records.

    A record kept inside another (an exercise day of a prisoner) reaches its owner's facts through `owners`, keyed by
    the variable bound to it.
    """

    vocabulary: Vocabulary
    variables: Mapping[str, Expr]
    subjects: tuple[Expr, ...]
    owners: Mapping[str, Expr]

    @classmethod
    def of_root(cls, vocabulary: Vocabulary) -> Surroundings:
        root = Var(vocabulary.root, type=Reference(vocabulary.root))
        return cls(vocabulary, {vocabulary.root: root}, (root,), {})

    def bind(self, name: str, value: Expr, owner: Expr | None = None) -> Surroundings:
        """With a variable more; `owner` is the object whose collection it is taken from."""
        owners = {**self.owners, name: owner} if owner is not None else self.owners
        return lean.evolve(self, variables={**self.variables, name: value}, owners=owners)

    def about(self, subject: Expr) -> Surroundings:
        """With a subject more, whose facts can now be named bare."""
        return lean.evolve(self, subjects=(subject, *self.subjects))

    def reachable(self, base: Expr) -> Iterator[tuple[str, Expr]]:
        """The object and those above it, nearest first: (entity, how to get there)."""
        entity = entity_of(base)
        assert entity is not None
        for above, path in self.vocabulary.chain(entity):
            at: Expr | None = base
            for step in path:
                if at is None:
                    break
                at = self._step(at, step)
            if at is not None:
                yield above, at

    def _step(self, at: Expr, step: str) -> Expr | None:
        if step == "<root>":
            return Var(self.vocabulary.root, type=Reference(self.vocabulary.root))
        if step.startswith("<"):
            return self.owners.get(at.name) if isinstance(at, Var) else None
        entity = entity_of(at)
        assert entity is not None
        fact = self.vocabulary.entities[entity].facts[step]
        return Read(at, entity, step, fact.optional, type=fact.type)

    def places(self) -> Iterator[tuple[str, Expr]]:
        """Every object whose facts can be named bare, nearest first, each entity once."""
        seen: set[str] = set()
        for subject in self.subjects:
            for entity, expr in self.reachable(subject):
                if entity not in seen:
                    seen.add(entity)
                    yield entity, expr
