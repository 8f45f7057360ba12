"""Norms: from conditions to verdict codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.subjects import enumerate_subjects
from smrl.backends.interpret.values import Truth, conjunction, disjunction, negation, truth
from smrl.backends.results import (
    JUSTIFIED,
    MET,
    NON_COMPLIANT,
    NOT_APPLICABLE,
    NOT_YET_DUE,
    UNDETERMINED,
    Members,
    Outcome,
    Subject,
    Subjects,
    common,
)
from smrl.core.tree import Each, Expr, Norm, Param, Program, Scope, children
from smrl.core.validity import is_judged
from smrl.instants import Instant
from smrl.vocabulary import Vocabulary

MOST_TRIALS = 64


def evaluate(
    program: Program,
    vocabulary: Vocabulary,
    root: Any,
    on: Instant,
    parameters: Mapping[str, Any] | None = None,
    only: frozenset[str] | None = None,
    subjects: Sequence[Any] | None = None,
) -> list[Outcome]:
    """The verdicts of a program on the facts below a root, on a date.

    `parameters` are bound to these values, whatever the ruleset sets. `only` keeps the norms with these ids, `subjects`
    the findings on these objects. A norm that is not in force on the date has no outcome.
    """
    env = Environment(program, vocabulary, root, on, parameters or {})
    scopes: dict[Scope, list[Norm]] = {}
    for norm in program.norms:
        if (only is None or norm.id in only) and is_judged(norm.validity, on):
            scopes.setdefault(norm.scope, []).append(norm)
    return [_outcome(scope, norms, env, subjects) for scope, norms in scopes.items()]


def _outcome(scope: Scope, norms: list[Norm], env: Environment, chosen: Sequence[Any] | None) -> Outcome:
    found = enumerate_subjects(scope, env) if any(norm.condition is not None for norm in norms) else []
    if chosen is not None:
        found = [subject for subject in found if concerns(subject, chosen, env.root)]
    opened = frozenset(at for at, subject in enumerate(found) if subject.open)
    codes = {
        norm.id: bytearray() if norm.condition is None else bytearray(judge(norm, subject, env) for subject in found)
        for norm in norms
    }
    return Outcome(scope, Subjects(scope, [subject.values for subject in found], opened), codes)


def concerns(subject: Subject, chosen: Sequence[Any], root: Any) -> bool:
    """Whether a subject is one of the objects, lies in one, or is a group that one belongs to."""
    about = [root] if not subject.scope.binders else list(subject.values)
    for one in subject.values:
        if isinstance(one, Members):
            about += [*one.named, *one.unsure]
    return any(one is other for one in about for other in chosen)


def judge(norm: Norm, subject: Subject, env: Environment) -> int:
    """The verdict code of a norm on a subject; its parameters that nobody has bound are tried value by value."""
    inner = env.of_subject(subject)
    return common([_judge(norm, subject, inner.trying(values)) for values in _trials(norm, env)])


def applies(norm: Norm, subject: Subject, env: Environment) -> Truth:
    """P: whether the norm binds the subject. `env` has the subject's objects bound."""
    filters = [truth(b.where, env) for b in norm.scope.binders if isinstance(b, Each) and b.where is not None]
    whens = [truth(reason.condition, env) for reason in norm.because("when", "part", "incorporation")]
    exempt = [truth(reason.condition, env) for reason in norm.because("unless", "prevails")]
    there = None if subject.open or any(isinstance(v, Members) and v.key is None for v in subject.values) else True
    return conjunction([there, *filters, *whens, negation(disjunction(exempt))])


def _judge(norm: Norm, subject: Subject, env: Environment) -> int:
    assert norm.condition is not None
    binds = applies(norm, subject, env)
    met = truth(norm.condition, env)
    justified = disjunction(
        [truth(reason.condition, env) for reason in norm.because("except")]
        + [negation(truth(reason.condition, env)) for reason in norm.because("as_far_as")]
    )
    not_yet = disjunction([truth(reason.condition, env) for reason in norm.because("due")])
    if binds is False:
        return NOT_APPLICABLE
    if subject.open:
        return UNDETERMINED
    for is_so, code in ((met, MET), (justified, JUSTIFIED), (not_yet, NOT_YET_DUE)):
        if is_so is True:
            return code
    if binds is True and met is False and justified is False and not_yet is False:
        return NON_COMPLIANT
    return UNDETERMINED


def _trials(norm: Norm, env: Environment) -> list[dict[str, Any]]:
    """The combinations of values to try; a single empty one where nothing is to be tried, or too much."""
    bound = {parameter.name for parameter in _parameters(norm) if _is_bound(parameter, env)}
    names = [name for name in norm.trial if name not in bound]
    choices = [env.program.parameters[name].values for name in names]
    if prod(map(len, choices)) > MOST_TRIALS or not all(choices):
        return [{}]
    return [dict(zip(names, values, strict=True)) for values in product(*choices)]


def _is_bound(parameter: Param, env: Environment) -> bool:
    """Whether the parameter has a value whatever the subject."""
    if parameter.name in env.parameters or env.program.parameters[parameter.name].default is not None:
        return True
    return any(case.where is None and env.in_force(parameter, case.index) for case in parameter.cases)


def _parameters(norm: Norm) -> Iterator[Param]:
    """The parameters that a norm's conditions read: no others are tried."""
    assert norm.condition is not None
    waiting: list[Expr] = [norm.condition, *(reason.condition for reason in norm.reasons)]
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, Param):
            yield expr
        waiting += children(expr)
