"""Two rulesets, provision by provision: which norms answer to which, and what one is to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from smrl import lean
from smrl.analysis.norms import STRENGTH
from smrl.analysis.relation import Finding, Options, Relation, relate
from smrl.analysis.sides import Side
from smrl.analysis.witness import Build
from smrl.core.tree import Norm, Parameter, Program, SettingInForce
from smrl.core.validity import covers, in_force
from smrl.instants import Instant
from smrl.vocabulary import Vocabulary


@lean.frozen
class Compared:
    """Norms of BASE, those of OTHER that answer to them, by id; and what these are to those."""

    base: tuple[str, ...]
    other: tuple[str, ...]
    finding: Finding


@lean.frozen
class ProvisionCompared:
    """A provision of BASE, or one that only OTHER has."""

    id: str
    relation: Relation
    norms: tuple[Compared, ...]
    implemented_by: tuple[str, ...] = ()


@lean.frozen
class Binding:
    """An open term that one of the two binds on the day and the other does not; `by_other`: which."""

    name: str
    parameter: Parameter
    settings: tuple[SettingInForce, ...]
    by_other: bool


@lean.frozen
class Comparison:
    """What OTHER is to BASE on a day, provision by provision, in the order of BASE; what only OTHER has comes last."""

    base: str
    other: str
    on: str
    options: Options
    provisions: tuple[ProvisionCompared, ...]
    bindings: tuple[Binding, ...] = ()

    @property
    def totals(self) -> Counter[Relation]:
        """How many provisions of each relation."""
        return Counter(one.relation for one in self.provisions)

    @property
    def is_weaker(self) -> bool:
        """Whether OTHER is weaker anywhere: what is withdrawn counts, if it could fail."""
        return any(
            one.finding.relation in (Relation.weaker, Relation.incomparable, Relation.withdrawn)
            for provision in self.provisions
            for one in provision.norms
            if one.finding.can_fail
        )

    @property
    def is_undecided(self) -> bool:
        return any(one.relation is Relation.undecided for one in self.provisions)


Pair = tuple[tuple[Norm, ...], tuple[Norm, ...]]


def compare(
    base: Program, other: Program, vocabulary: Vocabulary, on: Instant, options: Options, build: Build,
    only: frozenset[str] | None = None, progress: Callable[[float], None] | None = None,
) -> Comparison:  # fmt: skip
    """What OTHER is to BASE. `vocabulary` holds the facts of both. `only`: provisions by id."""
    sides = Side(base, vocabulary, on), Side(other, vocabulary, on)
    here, there = _in_force(base, on), _in_force(other, on)
    answering = _implementing(base, other)
    wanted = [id for id in base.provisions if id in here or id in there]
    used = {id for ids in answering.values() for id in ids}
    wanted += [id for id in there if id not in base.provisions and id not in used]
    chosen = [id for id in wanted if only is None or id in only]
    found = []
    for at, id in enumerate(chosen):
        ids = answering.get(id, ())
        theirs = (*there.get(id, ()), *(norm for other_id in ids for norm in there.get(other_id, ())))
        pairs = _matched(here.get(id, ()), theirs, inherits=base.header.name in _lineage(other))
        compared = tuple(_compared(mine, others, sides, options, build) for mine, others in pairs)
        found.append(ProvisionCompared(id, _together(compared), compared, ids))
        if progress is not None:
            progress((at + 1) / len(chosen))
    bindings = (*_bindings(base, other, on, by_other=True), *_bindings(other, base, on, by_other=False))
    return Comparison(base.header.name, other.header.name, str(on), options, tuple(found), bindings)


def _bindings(open_in: Program, bound_in: Program, on: Instant, *, by_other: bool) -> Iterator[Binding]:
    """The terms of both that only the second program binds."""
    for name, parameter in open_in.parameters.items():
        there = bound_in.parameters.get(name)
        if there is not None and not _settings(parameter, on) and parameter.default is None:
            settings = _settings(there, on)
            if settings:
                yield Binding(name, there, settings, by_other)


def _settings(parameter: Parameter, on: Instant) -> tuple[SettingInForce, ...]:
    return tuple(one for one in parameter.settings if covers(one.start, one.end, on))


def _lineage(program: Program) -> set[str]:
    return {program.header.name, *(header.name for header in program.lineage)}


def _in_force(program: Program, on: Instant) -> dict[str, tuple[Norm, ...]]:
    """The norms in force by provision: of one that is relaxed, that which stands in its place."""
    found: dict[str, list[Norm]] = {}
    for norm in program.norms:
        if norm.validity is None or in_force(norm.validity, on):
            found.setdefault(norm.provision, []).append(norm)
    return {id: tuple(norms) for id, norms in found.items()}


def _implementing(base: Program, other: Program) -> dict[str, tuple[str, ...]]:
    """The provisions of OTHER that put a provision of BASE into effect, or a rule that it is part of."""
    found: dict[str, list[str]] = {}
    for id, provision in other.provisions.items():
        if id in base.provisions and base.provisions[id].implements == provision.implements:
            continue
        for target in provision.implements:
            own = target.partition("#")[0]
            for reached in _below(base, own):
                if reached != id:
                    found.setdefault(reached, []).append(id)
    return {id: tuple(dict.fromkeys(ids)) for id, ids in found.items()}


def _below(program: Program, id: str) -> Iterator[str]:
    """A provision and all that are part of it."""
    if id in program.provisions:
        yield id
        for child in program.provisions[id].children:
            yield from _below(program, child)


def _matched(base: Sequence[Norm], other: Sequence[Norm], *, inherits: bool) -> list[Pair]:
    """Norms that answer to each other: those of one id or label, and all the others together.

    In a ruleset of its own the number that stands for a label says nothing, unless there is one norm on each side.
    """
    keys = [{_public(norm): norm for norm in norms} for norms in (base, other)]
    common = [key for key in keys[0] if key in keys[1] and (inherits or not key.rpartition("#")[2].isdigit())]
    pairs: list[Pair] = [((keys[0][key],), (keys[1][key],)) for key in common]
    left, added = (tuple(norm for norm in norms if _public(norm) not in common) for norms in (base, other))
    if left and added:
        return [*pairs, (left, added)]
    return [*pairs, *(((norm,), ()) for norm in left), *(((), (norm,)) for norm in added)]


def _public(norm: Norm) -> str:
    """The id without what marks an altered version."""
    return norm.id.partition("@")[0]


def _compared(
    base: tuple[Norm, ...], other: tuple[Norm, ...], sides: tuple[Side, Side], options: Options, build: Build
) -> Compared:
    can_fail = any(norm.condition is not None and norm.force in STRENGTH for norm in (*base, *other))
    if not base or not other:
        finding = Finding(Relation.withdrawn if base else Relation.new)
    elif sides[0].program is sides[1].program:
        finding = Finding(Relation.equivalent, by_form=True)
    else:
        finding = relate(sides[0], base, sides[1], other, options, build)
    ids = tuple(norm.id for norm in base), tuple(norm.id for norm in other)
    return Compared(*ids, lean.evolve(finding, can_fail=can_fail))


def _together(compared: Sequence[Compared]) -> Relation:
    """What a provision is; a statement that can never fail asks for nothing, whether it is new or withdrawn."""
    failing = [one.finding.relation for one in compared if one.finding.can_fail]
    return combined(failing or (one.finding.relation for one in compared))


_LOSING = frozenset({Relation.weaker, Relation.withdrawn})
_GAINING = frozenset({Relation.stricter, Relation.new})


def combined(relations: Iterable[Relation]) -> Relation:
    """What a provision is whose norms are this."""
    found = set(relations)
    if len(found) <= 1:
        return next(iter(found), Relation.equivalent)
    if Relation.incomparable in found or (found & _LOSING and found & _GAINING):
        return Relation.incomparable
    if found & _LOSING:
        return Relation.weaker
    return Relation.undecided if Relation.undecided in found else Relation.stricter
