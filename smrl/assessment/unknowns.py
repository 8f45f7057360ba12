"""Which unknown facts matter to a verdict, and which could settle it alone (strong Kleene logic, read backwards)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from smrl.assessment.reasons import (
    BINDING,
    EXCUSING,
    RELEASING,
    Leaf,
    Reasoning,
    Sight,
    Step,
    distinct,
    leaves,
    members_of,
    over_of,
    truth_of,
)
from smrl.backends.interpret import Trace
from smrl.backends.results import Interval
from smrl.core import tree as core
from smrl.values import Partial
from smrl.vocabulary import Boolean

Truth = bool | None
Truths = frozenset[Truth]

_ANY: Truths = frozenset({True, False})
_ONLY_UNKNOWN: Truths = frozenset({None})


def missing(reasoning: Reasoning) -> list[Leaf]:
    """The unknown leaves that bear on the verdict, each place once, in the order written."""
    binds, met = binding(reasoning), satisfied(reasoning)
    steps: list[Step] = []
    if met is not True and binds is not False:
        if binds is None:
            steps += [s for s in reasoning.having(BINDING | RELEASING) if s.truth is None]
        if met is None:
            steps += [s for s in reasoning.having(EXCUSING | {"condition"}) if s.truth is None]
    return list(distinct(leaf for step in steps for leaf in open_leaves(step.node, step.sight)))


def binding(reasoning: Reasoning) -> Truth:
    """P: whether the norm binds the subject."""
    return _and(_signed(step) for step in reasoning.having(BINDING | RELEASING))


def satisfied(reasoning: Reasoning) -> Truth:
    """M: whether it is met, or a proviso takes its place."""
    return _or(_signed(step) for step in reasoning.having(EXCUSING | {"condition"}))


def _signed(step: Step) -> Truth:
    against = step.role in RELEASING or step.role == "as_far_as"
    return _not(step.truth) if against else step.truth


def _and(parts: Iterable[Truth]) -> Truth:
    seen = set(parts)
    return False if False in seen else None if None in seen else True


def _or(parts: Iterable[Truth]) -> Truth:
    return _not(_and(_not(part) for part in parts))


def _not(part: Truth) -> Truth:
    return None if part is None else not part


def open_leaves(node: Trace, sight: Sight) -> list[Leaf]:
    """The unknown facts and parameters that keep a node open; where dates are too coarse to tell, the dates."""
    found = list(_open(node, sight))
    return found or [leaf for leaf in leaves(node, sight) if not leaf.is_parameter]


def _open(node: Trace, sight: Sight) -> Iterator[Leaf]:
    expr, value = node.expr, node.value
    if value is not None and not isinstance(value, Interval):
        if isinstance(value, Partial) and isinstance(expr, core.Read):
            yield from leaves(node, sight)
        return
    if isinstance(expr, core.Param):
        inside = [leaf for child in node.children for leaf in _open(child, sight)]
        yield from inside or leaves(node, sight)
    elif isinstance(expr, core.Read):
        owner = node.children[0]
        deeper = list(_open(owner, sight)) if owner.value is None and not sight.is_part(owner) else []
        yield from deeper or _itself(node, sight)
    elif isinstance(expr, core.If) and (taken := _taken(node)) is not None:
        yield from _open(taken, sight)
    elif isinstance(expr, core.Quantify | core.Aggregate):
        yield from _open(over_of(node), sight)
        for where, body in members_of(node):
            yield from _open_member(node, where, body, sight)
        for read in node.unwritten:
            yield from _open(read, sight.inside(node, read))
    elif isinstance(expr, core.Travels):
        subject = sight.path(node.children[0])
        yield Leaf(node, f"{subject}: {expr.matter} {expr.norm}", expr.matter)
    else:
        for child in node.children:
            yield from _open(child, sight)


def _taken(node: Trace) -> Trace | None:
    """Of a choice the arm that is taken, once that is known: the other cannot matter."""
    condition, then, otherwise = node.children
    truth = truth_of(condition)
    return None if truth is None else then if truth else otherwise


def _itself(node: Trace, sight: Sight) -> Iterator[Leaf]:
    for leaf in leaves(node, sight):
        if leaf.node is node:
            yield leaf


def _open_member(node: Trace, where: Trace | None, body: Trace | None, sight: Sight) -> Iterator[Leaf]:
    """Of one member: nothing where its filter excludes it, or its body says what no filter could change."""
    if where is not None and truth_of(where) is False:
        return
    expr = node.expr
    if isinstance(expr, core.Quantify) and body is not None:
        settled = {"every": True, "some": False}.get(expr.kind)
        if settled is not None and truth_of(body) is settled:
            return
    for part in (where, body):
        if part is not None:
            yield from _open(part, sight.inside(node, part))


# -- which fact alone could settle it -------------------------------------------------------------------------------


def could_settle(reasoning: Reasoning, leaf: Leaf) -> bool:
    """Whether some value of this fact alone would give a verdict other than undetermined."""
    groups: dict[str, list[Truths]] = {"binds": [], "met": []}
    for step in reasoning.steps:
        attainable = _attainable(step.node, step.sight, leaf.path) if step.role != "subjects" else _members(step, leaf)
        if step.role in RELEASING or step.role == "as_far_as":
            attainable = _map_not(attainable)
        groups["binds" if step.role in BINDING | RELEASING else "met"].append(attainable)
    binds, met = _conjunctions(groups["binds"]), _disjunctions(groups["met"])
    return any(p is False or m is True or (p is True and m is False) for p, m in product(binds, met))


def _members(step: Step, leaf: Leaf) -> Truths:
    """A collection of subjects: to know that there are none would settle the norms on them."""
    found = {one.path for one in open_leaves(step.node, step.sight)}
    return frozenset({None, False}) if found == {leaf.path} else _ONLY_UNKNOWN


def _attainable(node: Trace, sight: Sight, path: str) -> Truths:
    """The truths a condition can take when only the fact at the path is varied."""
    expr = node.expr
    if node.value is not None:
        return frozenset({truth_of(node)})
    match expr:
        case core.Not():
            return _map_not(_attainable(node.children[0], sight, path))
        case core.Named() if isinstance(expr.type, Boolean):
            return _attainable(node.children[0], sight, path)
        case core.And() | core.Or():
            parts = [_attainable(child, sight, path) for child in node.children]
            return _conjunctions(parts) if isinstance(expr, core.And) else _disjunctions(parts)
        case core.If() if (taken := _taken(node)) is not None:
            return _attainable(taken, sight, path)
        case core.Quantify(kind="every" | "some"):
            return _over_members(node, sight, path)
    found = open_leaves(node, sight)
    return _ANY if {leaf.path for leaf in found} == {path} else _ONLY_UNKNOWN


def _over_members(node: Trace, sight: Sight, path: str) -> Truths:
    expr = node.expr
    assert isinstance(expr, core.Quantify)
    every = expr.kind == "every"
    over = over_of(node)
    parts: list[Truths] = []
    if over.value is None:
        parts.append(_ANY if path in {leaf.path for leaf in open_leaves(over, sight)} else _ONLY_UNKNOWN)
    elif isinstance(over.value, Partial) and over.value.unseen != 0:
        parts.append(_ONLY_UNKNOWN)
    for where, body in members_of(node):
        assert body is not None
        holds = _attainable(body, sight.inside(node, body), path)
        filtered = _attainable(where, sight.inside(node, where), path) if where is not None else frozenset({True})
        parts.append(_disjunctions([_map_not(filtered), holds]) if every else _conjunctions([filtered, holds]))
    return _conjunctions(parts) if every else _disjunctions(parts)


def _map_not(truths: Truths) -> Truths:
    return frozenset(_not(truth) for truth in truths)


def _conjunctions(parts: Iterable[Truths]) -> Truths:
    """All that a conjunction can come to; folded, so that many parts cost no more than few."""
    found: Truths = frozenset({True})
    for part in parts:
        found = frozenset(_and(pair) for pair in product(found, part))
    return found


def _disjunctions(parts: Iterable[Truths]) -> Truths:
    return _map_not(_conjunctions(_map_not(part) for part in parts))
