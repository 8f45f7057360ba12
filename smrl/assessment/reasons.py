"""Why one norm came out as it did for one subject: its scope, tails and condition, each traced by the slow evaluator.

Nothing here runs while verdicts are worked out; a finding is evaluated again, alone, when somebody asks about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from smrl import lean
from smrl.assessment.paths import Paths
from smrl.backends.interpret import Environment, Trace, trace, trace_open
from smrl.backends.results import Members, Subject
from smrl.core import tree as core
from smrl.source import Span
from smrl.values import ABSENT
from smrl.vocabulary import Many, Reference

BINDING: Final = frozenset({"scope", "subjects", "part", "when", "incorporation"})
RELEASING: Final = frozenset({"unless", "prevails"})
EXCUSING: Final = frozenset({"except", "as_far_as", "due"})


Tracer = Callable[[core.Expr, Environment], Trace]


@lean.frozen
class Sight:
    """What the variables of a trace stand for, as paths."""

    paths: Paths
    variables: Mapping[str, str]
    trail: tuple[tuple[str, Any, str], ...]

    @classmethod
    def of_subject(cls, paths: Paths, subject: Subject) -> Sight:
        sight = cls(paths, {paths.vocabulary.root: ""}, ())
        for binder, value in zip(subject.scope.binders, subject.values, strict=False):
            sight = sight.bind(binder.variable, binder.entity, value)
        return sight

    def bind(self, variable: str, entity: str, value: Any) -> Sight:
        """With a variable more, that stands for an object."""
        if isinstance(value, Members) or self.paths.kept(entity) is None:
            path = variable
        else:
            path = self.paths.object(self.paths.vocabulary.entities[entity], value, self.trail)
        return lean.evolve(
            self, variables={**self.variables, variable: path}, trail=(*self.trail, (entity, value, path))
        )

    def inside(self, node: Trace, child: Trace) -> Sight:
        """As seen from a child: inside a quantifier or aggregate its variable stands for one member."""
        if child.member is None or not isinstance(node.expr, core.Quantify | core.Aggregate):
            return self
        variable, value = child.member
        element = node.expr.over.type
        if isinstance(element, Many) and isinstance(element.element, Reference) and value is not None:
            return self.bind(variable, element.element.entity, value)
        return lean.evolve(self, variables={**self.variables, variable: variable})

    def knows(self, node: Trace) -> bool:
        """Whether an object is reached from one that is there: not so past an unknown collection of subjects."""
        while isinstance(node.expr, core.Read):
            node = node.children[0]
        return not isinstance(node.expr, core.Var) or node.expr.name in self.variables

    def is_part(self, node: Trace) -> bool:
        """Whether it is an unknown part of an object that must be there: the facts inside it are then missing."""
        expr = node.expr
        if not isinstance(expr, core.Read) or not isinstance(expr.type, Reference) or expr.optional:
            return False
        return node.value is None and self.paths.kept(expr.type.entity) is None

    def path(self, node: Trace) -> str:
        """The place in the data of what a Read or a Var gave."""
        expr = node.expr
        if isinstance(expr, core.Var):
            return self.variables.get(expr.name, expr.name)
        if isinstance(expr, core.Read):
            if isinstance(expr.type, Reference) and node.value not in (None, ABSENT):
                entity = self.paths.kept(expr.type.entity)
                if entity is not None:
                    return self.paths.object(entity, node.value, self.trail)
            owner = self.path(node.children[0])
            return f"{owner}.{expr.name}" if owner else expr.name
        return ""


@lean.frozen
class Leaf:
    """A fact or a parameter that a condition rests on, with what is known of it."""

    node: Trace
    path: str
    fact: str

    @property
    def is_parameter(self) -> bool:
        return isinstance(self.node.expr, core.Param)


@lean.frozen
class Step:
    """One line of the reasoning: the part a condition plays, and how it came out."""

    role: str
    node: Trace
    sight: Sight = lean.field(repr=False)
    span: Span | None = None

    @property
    def truth(self) -> bool | None:
        if self.role == "subjects":  # a collection whose members, or some of them, nobody knows
            return None
        return False if self.node.value is ABSENT else self.node.value


@lean.frozen
class Reasoning:
    """All steps for one norm and one subject."""

    norm: core.Norm
    steps: tuple[Step, ...]
    open: bool

    def having(self, roles: Iterable[str]) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.role in roles)

    @property
    def condition(self) -> Step | None:
        return next(iter(self.having(["condition"])), None)


def reason(norm: core.Norm, subject: Subject, env: Environment, paths: Paths, traced: Tracer = trace) -> Reasoning:
    """The steps in the order written: scope, what it applies to, its condition, its provisos."""
    inner = env.remembering().of_subject(subject)
    sight = Sight.of_subject(paths, subject)
    steps = []
    for binder, value in zip(norm.scope.binders, subject.values, strict=False):
        if isinstance(binder, core.Each) and binder.where is not None:
            bound = inner.bind(binder.variable, value)
            steps.append(Step("scope", traced(binder.where, bound), sight, binder.where.span))
    if subject.open:
        over = norm.scope.binders[len(subject.values)].over
        steps.append(Step("subjects", traced(over, inner), sight, over.span))
    if not subject.ended:
        tails = [Step(r.kind, traced(r.condition, inner), sight, _written(r)) for r in norm.reasons]
        steps += [step for step in tails if step.role in BINDING]
        if norm.condition is not None:
            steps.append(Step("condition", traced(norm.condition, inner), sight, norm.condition.span))
        steps += [step for step in tails if step.role not in BINDING]
    return Reasoning(norm, tuple(steps), subject.open)


def reason_open(norm: core.Norm, subject: Subject, env: Environment, paths: Paths) -> Reasoning:
    """The same as far as it is open: what is known is not told where it came from."""
    return reason(norm, subject, env, paths, trace_open)


def _written(reason: core.Reason) -> Span | None:
    """The condition as written; of tails that are no plain condition the whole tail."""
    plain = reason.kind in ("when", "unless", "except", "as_far_as")
    return (reason.condition.span or reason.span) if plain else (reason.span or reason.condition.span)


def truth_of(node: Trace) -> bool | None:
    """A condition's truth: known absence counts as false."""
    return None if node.value is None else bool(node.value)


def members_of(node: Trace) -> Iterator[tuple[Trace | None, Trace | None]]:
    """For each member of a quantifier's or aggregate's collection: its filter and its body, where they have one."""
    expr = node.expr
    assert isinstance(expr, core.Quantify | core.Aggregate)
    own = [child for child in node.children if child.member is not None]
    width = (expr.where is not None) + ((expr.body if isinstance(expr, core.Quantify) else expr.value) is not None)
    for at in range(0, len(own), width or 1):
        chunk = own[at : at + width]
        if expr.where is None:
            yield None, chunk[0]
        else:
            yield chunk[0], chunk[1] if width == 2 else None


def over_of(node: Trace) -> Trace:
    """The collection of a quantifier or aggregate."""
    return node.children[0]


def leaves(node: Trace, sight: Sight) -> Iterator[Leaf]:
    """The facts and parameters below a node, in the order written, each reading once."""
    expr = node.expr
    if isinstance(expr, core.Param):
        yield Leaf(node, expr.name, expr.name)
        for child in node.children:
            yield from leaves(child, sight)
    elif isinstance(expr, core.Read):
        owner = node.children[0]
        if isinstance(owner.expr, core.Read) and owner.value in (None, ABSENT) and not sight.is_part(owner):
            yield from leaves(owner, sight)
        elif sight.knows(owner):
            path = sight.path(owner)
            yield Leaf(node, f"{path}.{expr.name}" if path else expr.name, f"{expr.entity}.{expr.name}")
    else:
        for child in (*node.children, *node.unwritten):
            yield from leaves(child, sight.inside(node, child))


def distinct(found: Iterable[Leaf]) -> Sequence[Leaf]:
    """Each place once."""
    return list({leaf.path: leaf for leaf in found}.values())
