"""Lists of a world, as conditions read them: whose they are, what is in them, what joins them."""

from __future__ import annotations

from collections.abc import Iterator

from smrl.backends.interpret import Environment, truth, value
from smrl.core import tree as core
from smrl.testing.aims import Truth
from smrl.testing.atoms import Atoms
from smrl.testing.drafts import Draft
from smrl.vocabulary import Fact, Many, Reference


class Members(Atoms):
    """Finds lists and makes them longer, on the drafts of one world."""

    def members(self, over: core.Expr, env: Environment) -> Iterator[tuple[Draft, str]]:
        """The owner and the name of the list that an expression reads, the owner being there."""
        if isinstance(over, core.Named):
            yield from self.members(over.of, env)
        elif isinstance(over, core.Read):
            for owner in self.reach(over.of, env):
                yield owner, over.name

    def reach(self, expr: core.Expr, env: Environment) -> Iterator[Draft]:
        """The object that an expression leads to, put there if it can be."""
        found = value(expr, env)
        if isinstance(found, Draft):
            yield found
        elif isinstance(expr, core.Named):
            yield from self.reach(expr.of, env)
        elif isinstance(expr, core.Read) and found is None and isinstance(expr.type, Reference):
            for owner in self.reach(expr.of, env):
                if self.world.is_fixed(owner, expr.name):
                    continue
                mark = self.world.mark()
                for make in self._objects(owner.of_.facts[expr.name], expr.type.entity, None):
                    one = make()
                    if isinstance(one, Draft):
                        self.world.state(owner, expr.name, one)
                        self.world.fix(owner, expr.name)
                        yield one
                    self.world.undo(mark)

    def grown(self, owner: Draft, name: str) -> Iterator[Draft]:
        """A new member of a list: kept there, or kept at home and linked to the owner."""
        fact = owner.of_.facts[name]
        assert isinstance(fact.type, Many)
        assert isinstance(fact.type.element, Reference)
        if not self.world.may_grow(owner, name):
            return
        mark = self.world.mark()
        if not fact.by_id and not self._kept_elsewhere(owner, fact):
            made = self.world.draft(fact.type.element.entity)
            self.append(owner, name, made)
            yield made
        elif (member := self.kept(fact.type.element.entity)) is not None:
            back = next((f for f in member.of_.facts.values() if f.type == Reference(owner.of_.name)), None)
            if back is not None:
                self.world.state(member, back.name, owner)
                self.world.fix(member, back.name)
            else:
                self.append(owner, name, member)
            yield member
        self.world.undo(mark)

    def _kept_elsewhere(self, owner: Draft, fact: Fact) -> bool:
        assert isinstance(fact.type, Many)
        assert isinstance(fact.type.element, Reference)
        home = self.world.vocabulary.entities[fact.type.element.entity].home
        return home != (owner.of_.name, fact.name)

    def now(self, over: core.Expr, env: Environment) -> tuple[Draft, ...]:
        """The drafts in a list as it is; other records cannot be changed."""
        return tuple(one for one in value(over, env) or () if isinstance(one, Draft))

    def word(self, expr: core.Member, of: core.Expr, among: core.Expr, want: Truth, env: Environment) -> Iterator[None]:
        """Put a known word into a set, or take it out; other words may join it."""
        word = value(of, env)
        if want is None or not isinstance(word, str):
            yield from self.plain(expr, want, env)
            return
        for owner, name in self.members(among, env):
            if not self.world.may_grow(owner, name):
                yield from self.plain(expr, want, env)
                continue
            mark = self.world.mark()
            known = owner.facts_.get(name) or ()
            words = tuple(one for one in known if one != word)
            self.world.state(owner, name, (*words, word) if want else words)
            self.world.fix(owner, name, growing=True)
            if truth(expr, env) is want:
                yield
            self.world.undo(mark)


def unnamed(expr: core.Expr) -> core.Expr:
    while isinstance(expr, core.Named):
        expr = expr.of
    return expr


def of_records(over: core.Expr) -> bool:
    """Whether it is a list of records that facts hold."""
    return isinstance(unnamed(over), core.Read) and isinstance(over.type, Many) and isinstance(
        over.type.element, Reference
    )  # fmt: skip


def of_words(among: core.Expr) -> bool:
    """Whether it is a set of words that facts hold."""
    return isinstance(unnamed(among), core.Read) and isinstance(among.type, Many) and not of_records(among)
