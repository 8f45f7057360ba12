"""What an expression is evaluated in: the objects bound, the date, the parameters, the facts behind names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from smrl import lean
from smrl.backends.results import Members, Subject
from smrl.core.shape import GROUP, free_variables
from smrl.core.tree import Expr, Param, Program, SettingInForce
from smrl.instants import Instant
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Fact, Many, Reference, Vocabulary


class Memo:
    """Values by expression and by the objects that it speaks of, so that a trace works nothing out twice.

    `free`: the variables of each expression met so far, for as long as the program lives.
    """

    def __init__(self, free: dict[int, tuple[str, ...]]) -> None:
        self._free = free
        self._kept: dict[Hashable, tuple[Any, tuple[Any, ...], Expr]] = {}

    def of(self, expr: Expr, env: Environment, work_out: Callable[[Expr, Environment], Any]) -> Any:
        """What `work_out` gives, or has given: the objects count as themselves, and are kept so that they stay so."""
        free = self._free.get(id(expr))
        if free is None:
            free = self._free[id(expr)] = tuple(free_variables(expr))
        objects = tuple(env.object(name) for name in free)
        key = (id(expr), work_out, *map(id, objects))
        if key not in self._kept:
            self._kept[key] = work_out(expr, env), objects, expr
        return self._kept[key][0]


@lean.frozen(eq=False)
class Environment:
    """Immutable; `bind` makes an inner one. `trial` holds the values that unbound parameters are tried with.

    `memo`, where there is one, keeps what has been worked out; inner environments share it.
    """

    program: Program
    vocabulary: Vocabulary
    root: Any
    on: Instant
    parameters: Mapping[str, Any] = lean.field(factory=dict)
    trial: Mapping[str, Any] = lean.field(factory=dict)
    objects: Mapping[str, Any] = lean.field(factory=dict)
    memo: Memo | None = None
    free: dict[int, tuple[str, ...]] = lean.field(factory=dict)

    def bind(self, variable: str, to: Any) -> Environment:
        return lean.evolve(self, objects={**self.objects, variable: to})

    def remembering(self) -> Environment:
        """The same, working nothing out twice."""
        return self if self.memo is not None else lean.evolve(self, memo=Memo(self.free))

    def of_subject(self, subject: Subject) -> Environment:
        """With a subject's objects bound; where its way ended, or nobody knows how it goes on, with unknown ones."""
        unknown = {binder.variable: None for binder in subject.scope.binders}
        return lean.evolve(self, objects={**self.objects, **unknown, **subject.bound})

    def trying(self, values: Mapping[str, Any]) -> Environment:
        return lean.evolve(self, trial=values, memo=None)

    def object(self, variable: str) -> Any:
        return self.root if variable == self.vocabulary.root else self.objects[variable]

    def read(self, of: Any, entity: str, name: str) -> Any:
        """A fact of an object that is there."""
        if entity == GROUP:
            assert isinstance(of, Members)
            return {"key": of.key, "size": of.size, "members": of.members}[name]
        fact = self.vocabulary.entities[entity].facts[name]
        got = getattr(of, fact.attribute) if fact.derive is None else fact.derive(of, self.root)
        return self._followed(fact, got) if fact.by_id else got

    def _followed(self, fact: Fact, got: Any) -> Any:
        """The object, or objects, that ids lead to; unknown where no object has the id."""
        if got is None or got is ABSENT:
            return got
        if isinstance(fact.type, Many) and isinstance(fact.type.element, Reference):
            index = self.root.index(fact.type.element.entity)
            found = tuple(index.get(one) for one in got)
            return Partial(found, got.total) if isinstance(got, Partial) else found
        assert isinstance(fact.type, Reference)
        return self.root.index(fact.type.entity).get(got)

    def in_force(self, parameter: Param, index: int) -> bool:
        """Whether a setting is valid on the day of evaluation."""
        return valid(self.program.parameters[parameter.name].settings[index], self.on)

    def unbound(self, name: str) -> Any:
        """The value of a parameter that no setting binds."""
        default = self.program.parameters[name].default
        return self.trial.get(name) if default is None else default


def valid(setting: SettingInForce, on: Instant) -> bool:
    """First and last day belong to the validity."""
    starts = setting.start is None or Instant.parse(setting.start).day <= on.day
    return starts and (setting.end is None or on.day <= Instant.parse(setting.end).day)
