"""Whom a norm is about: `for each …`, or in short programs the deepest entity that its words name."""

from __future__ import annotations

from collections.abc import Iterator

from smrl import lean
from smrl.check.collections import Collections
from smrl.check.expressions import Expressions
from smrl.check.reporter import did_you_mean
from smrl.check.surroundings import Surroundings
from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.syntax import tree
from smrl.syntax.walk import walk
from smrl.vocabulary import Reference


@lean.frozen
class Subjects:
    """A scope and what the norms in it can name. `entities` are those of its binders, outermost first.

    `filters` are conditions on the root (`for each facility where F`), which has no binder to carry them.
    """

    scope: core.Scope
    around: Surroundings
    entities: tuple[str, ...] = ()
    filters: tuple[core.Expr, ...] = ()

    def within(self, binder: core.Each | core.Group, around: Surroundings, entity: str) -> Subjects:
        """With a binder more, inside those there are."""
        return lean.evolve(
            self, scope=core.Scope((*self.scope.binders, binder)), around=around, entities=(*self.entities, entity)
        )


@lean.define
class SubjectChecker:
    """Builds scopes. Scopes for the same words are equal, so that evaluators can share their loops."""

    expressions: Expressions
    collections: Collections

    def root(self) -> Subjects:
        return Subjects(core.Scope(), Surroundings.of_root(self.expressions.vocabulary))

    def stated(self, node: tree.ForEach) -> Subjects | None:
        """`for each A, each B …`; None after a fault."""
        got: Subjects | None = self.root()
        for subject in node.subjects:
            if got is None:
                return None
            if isinstance(subject, tree.GroupOf):
                made = self.collections.group(subject, got.around)
                got = None if made is None else got.within(made[0], made[1], GROUP)
            elif subject.over is not None:
                got = self._member(subject, got)
            else:
                got = self._entity(subject, got)
        return got

    def _member(self, node: tree.EachOf, outer: Subjects) -> Subjects | None:
        assert node.over is not None
        binding = tree.Binding(node.word, node.over, node.where, span=node.span, variable_span=node.word_span)
        bound = self.collections.bind_objects(binding, outer.around)
        if bound is None or bound.entity is None:
            return None
        binder = core.Each(bound.variable, bound.entity, bound.over, bound.where)
        return outer.within(binder, bound.around, bound.entity)

    def _entity(self, node: tree.EachOf, outer: Subjects) -> Subjects | None:
        vocabulary, report = self.expressions.vocabulary, self.expressions.report
        entity = vocabulary.subject(node.word)
        if entity is None:
            words = [e.name for e in vocabulary.entities.values() if e.home is not None]
            plural = next((e.name for e in vocabulary.entities.values() if e.plural == node.word and e.home), None)
            help = f"did you mean `{plural}`?" if plural else did_you_mean(vocabulary.near(node.word, iter(words)))
            report.error(
                "C105",
                f"`{node.word}` is not something a rule can be about",
                node.word_span,
                help or f"such as {', '.join(f'`{w}`' for w in words[:6])}",
            )
            return None
        if entity.name in outer.around.variables and entity.name != vocabulary.root:
            report.error("C107", f"`{node.word}` is a subject here already", node.word_span)
            return None
        inner = outer if entity.name == vocabulary.root else self._descend(entity.name, outer)
        if node.where is None:
            return inner
        where = self.expressions.condition(node.where, inner.around)
        if where is None:
            return None
        if entity.name == vocabulary.root:
            return lean.evolve(inner, filters=(*inner.filters, where))
        binders = inner.scope.binders
        last = lean.evolve(binders[-1], where=where)
        return lean.evolve(inner, scope=core.Scope((*binders[:-1], last)))

    def _descend(self, entity: str, outer: Subjects) -> Subjects:
        """Binders from what is bound already down to the entity: a record kept in a prisoner brings the prisoner."""
        vocabulary = self.expressions.vocabulary
        home = vocabulary.entities[entity].home
        assert home is not None
        owner, collection = home
        if owner not in outer.around.variables:
            outer = self._descend(owner, outer)
        fact = vocabulary.entities[owner].facts[collection]
        over = core.Read(outer.around.variables[owner], owner, collection, fact.optional, type=fact.type)
        variable = core.Var(entity, type=Reference(entity))
        around = outer.around.bind(entity, variable, over.of).about(variable)
        return outer.within(core.Each(entity, entity, over), around, entity)

    def anybody(self, entity: str) -> Surroundings:
        """What can be named about one object of a kind, however it is come by: for checking a definition by itself."""
        vocabulary = self.expressions.vocabulary
        if vocabulary.subject(entity) is not None:
            return self._descend(entity, self.root()).around
        variable = core.Var(entity, type=Reference(entity))
        return self.root().around.bind(entity, variable).about(variable)

    # -- inference -------------------------------------------------------------------------------------------------

    def inferred(self, norm: tree.Norm) -> Subjects | None:
        """The subject of a norm without `for each`: the deepest entity that its words name.

        A word that two unrelated entities have is at fault, and so are words of entities that no link joins. Records
        kept inside other entities are meant only when nothing else has the word.
        """
        vocabulary, report = self.expressions.vocabulary, self.expressions.report
        deepest = vocabulary.root
        because: tree.Name | None = None
        for name in free_words(norm):
            owners = self._owners(name.word)
            if not owners:
                continue
            fitting = [o for o in owners if self._above(o, deepest)] or owners
            if len(owners) > 1 and not any(self._above(o, deepest) and o != vocabulary.root for o in owners):
                places = " or ".join(f"`{o}.{name.word}`" for o in owners[:4])
                report.error(
                    "C103",
                    f"`{name.word}` can be read in two ways: {places}",
                    name.span,
                    f"say whom the norm is about: `for each {owners[0]}`",
                )
                return None
            owner = fitting[0]
            if self._above(owner, deepest):
                continue
            if self._above(deepest, owner):
                deepest, because = owner, name
                continue
            assert because is not None
            report.error(
                "C104",
                f"whom is this norm about? `{because.word}` is a fact of `{deepest}`, `{name.word}` of `{owner}`",
                name.span,
                f"say it: `for each {deepest}` or `for each {owner}`",
            )
            return None
        return self.root() if deepest == vocabulary.root else self._descend(deepest, self.root())

    def _owners(self, word: str) -> list[str]:
        vocabulary = self.expressions.vocabulary
        if word in self.expressions.declared.parameters:
            return []
        if vocabulary.subject(word) is not None:
            return [word]
        defined = list(self.expressions.declared.entities_with(word))
        if defined:
            return defined
        owners = [
            e.name for e in vocabulary.entities.values() if word in e.facts and (e.home or e.name == vocabulary.root)
        ]
        near_root = [o for o in owners if o == vocabulary.root or self._kept_by_root(o)]
        return near_root or owners

    def _kept_by_root(self, entity: str) -> bool:
        home = self.expressions.vocabulary.entities[entity].home
        assert home is not None
        return home[0] == self.expressions.vocabulary.root

    def _above(self, entity: str, below: str) -> bool:
        """Whether the entity is the other one, or is reached from it by links."""
        return any(name == entity for name, _ in self.expressions.vocabulary.chain(below))


def free_words(norm: tree.Norm) -> Iterator[tree.Name]:
    """The bare words of a norm that no quantifier binds, in the order written."""
    conditions: list[tree.Expr | None] = [norm.condition, *(tail.condition for tail in norm.tails)]
    if norm.due is not None:
        conditions += [norm.due.limit, norm.due.anchor]
    for condition in conditions:
        if condition is not None:
            bound = {b.variable for b in walk(condition) if isinstance(b, tree.Binding)}
            fixed = {
                id(n) for s in walk(condition) if isinstance(s, tree.SetOf) for n in s.items
            }  # its words are no facts
            yield from (
                n for n in walk(condition) if isinstance(n, tree.Name) and n.word not in bound and id(n) not in fixed
            )
