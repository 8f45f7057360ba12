"""From a traced norm to an explanation of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from smrl.assessment.explanation import Bound, Line, Reasons
from smrl.assessment.finding import Finding
from smrl.assessment.margin import margin
from smrl.assessment.outline import NormOutline, Outline
from smrl.assessment.reasons import (
    BINDING,
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
from smrl.assessment.sheet import Departure, Margin, Missing
from smrl.assessment.unknowns import missing
from smrl.assessment.wording import Value
from smrl.backends.interpret import Environment, Trace, truth
from smrl.backends.interpret.environment import valid
from smrl.core import tree as core
from smrl.instants import day_text
from smrl.values import ABSENT
from smrl.verdict import Verdict
from smrl.vocabulary import Quantity, Reference, Vocabulary

_MOST_VALUES: Final = 12
_MOST_MEMBERS: Final = 5


def missing_of(reasoning: Reasoning) -> tuple[Missing, ...]:
    """The unknown facts and unbound terms that bear on the verdict."""
    return tuple(Missing(leaf.path, leaf.fact, leaf.is_parameter) for leaf in missing(reasoning))


def margin_of(reasoning: Reasoning) -> Margin | None:
    """How far the norm's condition is from its limit."""
    return margin(reasoning.condition.node) if reasoning.condition is not None else None


def explain(
    finding: Finding, reasoning: Reasoning, outline: Outline, env: Environment, departure: Departure | None
) -> Reasons:
    """The reasons of one finding; `env` has its subject's objects bound."""
    norm = outline.norms[finding.norm]
    decided = set(map(id, _deciding(reasoning, finding)))
    return Reasons(
        finding.norm,
        finding.provision,
        finding.force,
        finding.subject,
        finding.verdict,
        finding.mark,
        outline.provisions[norm.provision].gists,
        norm.text,
        tuple(_line(step, norm.keyword, id(step) in decided, env.vocabulary) for step in reasoning.steps),
        margin_of(reasoning) if finding.verdict is not Verdict.not_applicable else None,
        missing_of(reasoning) if finding.verdict is Verdict.undetermined else (),
        tuple(_parameters(reasoning, env)),
        departure,
        norm.place,
        law_of(outline, norm),
        norm.tailored,
    )


def law(outline: Outline, provision: str) -> str:
    """The instrument's short name and the provision, or the law that a provision cites."""
    if (cited := outline.provisions[provision].law) is not None:
        return cited
    source = outline.fields.get("short") or outline.titles.get("en") or outline.name
    return f"{source}, {provision}"


def law_of(outline: Outline, norm: NormOutline) -> str:
    """The law that a norm rests on."""
    return norm.tailored.law if norm.tailored is not None else law(outline, norm.provision)


def _deciding(reasoning: Reasoning, finding: Finding) -> list[Step]:
    """The steps that the verdict rests on."""
    match finding.verdict, finding.mark:
        case Verdict.not_applicable, _:
            released = [s for s in reasoning.having(RELEASING) if s.truth is True]
            return [s for s in reasoning.having(BINDING) if s.truth is False] or released
        case Verdict.compliant, "justified":
            allowed = [s for s in reasoning.having(["except"]) if s.truth is True]
            return allowed + [s for s in reasoning.having(["as_far_as"]) if s.truth is False]
        case Verdict.compliant, "not_yet_due":
            return list(reasoning.having(["due"]))
        case Verdict.undetermined, _:
            return [s for s in reasoning.steps if s.truth is None]
    return list(reasoning.having(["condition"]))


def _line(step: Step, keyword: str, decided: bool, vocabulary: Vocabulary) -> Line:
    values = [_value(leaf, vocabulary) for leaf in distinct(_shown_leaves(step.node, step.sight))]
    values = [*_computed(step.node), *values]
    text = " ".join(step.span.text.split()) if step.span is not None else step.sight.path(step.node)
    role, truth = step.role, step.truth
    if role == "condition":
        role = keyword
        if keyword in ("forbid", "discourage") and truth is not None:  # shown as written, so not yet negated
            truth = not truth
    return Line(role, text, truth, decided, tuple(values[:_MOST_VALUES]), max(0, len(values) - _MOST_VALUES))


def _shown_leaves(node: Trace, sight: Sight) -> Iterator[Leaf]:
    """The leaves worth showing: of a collection only the members that decide, and of those a few."""
    if not isinstance(node.expr, core.Quantify | core.Aggregate):
        if isinstance(node.expr, core.Read | core.Param):
            yield from leaves(node, sight)
        else:
            for child in node.children:
                yield from _shown_leaves(child, sight.inside(node, child))
        return
    yield from leaves(over_of(node), sight)
    shown = 0
    for where, body in members_of(node):
        if shown < _MOST_MEMBERS and _tells(node, where, body):
            shown += 1
            for part in (where, body):
                if part is not None:
                    yield from _shown_leaves(part, sight.inside(node, part))


def _tells(node: Trace, where: Trace | None, body: Trace | None) -> bool:
    """Whether a member is one of those that made a quantifier or aggregate come out as it did."""
    inside = None if where is None else truth_of(where)
    if where is not None and inside is False:
        return False
    if isinstance(node.expr, core.Quantify) and body is not None:
        ordinary = {"every": True, "some": False}.get(node.expr.kind)
        return truth_of(body) is not ordinary
    return True


def _computed(node: Trace) -> Iterator[Value]:
    """Counts, sums and calculations that a comparison was made with, and the named conditions among several."""
    several = isinstance(node.expr, core.And | core.Or)
    for child in node.children:
        if several and isinstance(child.expr, core.Named):
            yield Value(child.expr.name, "", truth_of(child), child.expr.type, child.value is not None)
        if isinstance(child.expr, core.Aggregate | core.Arithmetic) and isinstance(child.expr.type, Quantity):
            if isinstance(child.expr, core.Aggregate) or child.value is not None:
                text = " ".join(child.expr.span.text.split()) if child.expr.span else child.expr.__class__.__name__
                window = None if child.window is None else (day_text(child.window[0]), day_text(child.window[1]))
                yield Value(text, "", child.value, _stated(child, node), child.value is not None, window=window)
        elif not isinstance(child.expr, core.Read | core.Param) and child.member is None:
            yield from _computed(child)


def _stated(child: Trace, comparison: Trace) -> Quantity:
    """The type in which a computed value is shown: the unit of the threshold it is compared with."""
    assert isinstance(child.expr.type, Quantity)
    if isinstance(comparison.expr, core.Compare) and comparison.expr.unit is not None:
        return Quantity(comparison.expr.unit)
    return child.expr.type


def _value(leaf: Leaf, vocabulary: Vocabulary) -> Value:
    expr = leaf.node.expr
    name = " ".join(expr.span.text.split()) if expr.span is not None else leaf.path
    evidence: tuple[str, ...] = ()
    entity, _, fact_name = leaf.fact.partition(".")
    if entity in vocabulary.entities and (fact := vocabulary.fact(entity, fact_name)) is not None:
        evidence = tuple(kind.value for kind in fact.evidence)
    known = leaf.node.value is not None
    label = None
    if isinstance(expr.type, Reference) and leaf.node.value not in (None, ABSENT):
        label = leaf.path.rpartition(".")[2]
    return Value(name, "" if leaf.is_parameter else leaf.path, leaf.node.value, expr.type, known, evidence, label)


def _parameters(reasoning: Reasoning, env: Environment) -> Iterator[Bound]:
    """Each open term that the norm reads, once."""
    found: dict[str, Trace] = {}
    for step in reasoning.steps:
        for leaf in leaves(step.node, step.sight):
            if leaf.is_parameter:
                found.setdefault(leaf.path, leaf.node)
        for node in _everywhere([step.node]):
            if isinstance(node.expr, core.IsBound):
                found.setdefault(node.expr.parameter.name, node)
    for name, node in found.items():
        yield _bound(name, node, env)


def _everywhere(nodes: Iterable[Trace]) -> Iterator[Trace]:
    for node in nodes:
        yield node
        yield from _everywhere(node.children)


def _bound(name: str, node: Trace, env: Environment) -> Bound:
    parameter = env.program.parameters[name]
    meaning: Mapping[str, str] = parameter.meaning
    if name in env.parameters:
        return Bound(name, meaning, Value(name, "", env.parameters[name], parameter.type, True))
    expr = node.expr.parameter if isinstance(node.expr, core.IsBound) else node.expr
    assert isinstance(expr, core.Param)
    for case in expr.cases:
        setting = parameter.settings[case.index]
        if valid(setting, env.on) and (case.where is None or truth(case.where, env) is True):
            value = Value(name, "", setting.value, parameter.type, True)
            return Bound(name, meaning, value, setting.cite, unverified=setting.unverified)
    if parameter.default is not None:
        value = Value(name, "", parameter.default, parameter.type, True)
        return Bound(name, meaning, value, default_because=parameter.default_because)
    return Bound(name, meaning, None)
