"""Norms, and worlds that a proof about them covers, from a run of choices."""

from __future__ import annotations

from typing import Any

from smrl import lean
from smrl.core import tree as core
from smrl.core.tree import Norm
from smrl.instants import Instant
from smrl.values import ABSENT, Partial
from smrl.verdict import Force
from smrl.vocabulary import NUMBER, Fact
from tests.strategies.choices import Choices
from tests.strategies.core import PARAMETERS, WINDOWED, Variables, Writer
from tests.strategies.facts import Maker
from tests.strategies.world import Spec

ON = Instant.parse("2026-03-03")
ELEMENTS = 2

_WINDOWS: tuple[Any, ...] = (1, 2, 3, 5, 8, "week", "month", "year", "parameter")


# -- norms ------------------------------------------------------------------------------------------------------------


def norm_of(choices: Choices) -> Norm:
    """A norm of any kind."""
    writer = Writer(choices)
    kind = choices.integer(0, 9)
    if kind <= 1:
        return writer.windowed_norm(1)
    return writer.bounded_norm(1) if kind <= 4 else writer.norm(1, choices.pick((1, 2, 2, 3)))


def pair_of(choices: Choices) -> tuple[Norm, Norm]:
    """Two norms about the same subjects, often variations of each other."""
    writer = Writer(choices)
    scope, variables = writer.scope(1)
    one, other = _conditions(choices, writer, variables)
    norms = []
    for number, condition in ((1, one), (2, other)):
        kinds: Any = choices.several(("when", "unless", "except", "as_far_as", "due"), 1)
        reasons = tuple(core.Reason(kind, writer.condition(1, variables)) for kind in kinds)
        force = choices.pick((Force.duty, Force.duty, Force.duty, Force.recommendation))
        norms.append(core.Norm(f"{number}#1", str(number), "1", force, "require", scope, condition, reasons))
    return norms[0], norms[1]


def _conditions(choices: Choices, writer: Writer, variables: Variables) -> tuple[core.Expr, core.Expr]:
    kind = choices.integer(0, 9)
    if kind == 0 and "person" in variables:
        return _windows(choices, writer, variables)
    if kind == 1:
        one, other = writer.bounded(variables), writer.bounded(variables)
    else:
        one, other = (writer.condition(choices.integer(1, 2), variables) for _ in range(2))
    if kind <= 3:
        return one, core.And((one, other))
    if kind <= 5:
        return one, core.Or((one, other))
    return (core.And((one, other)), core.And((other, one))) if kind == 6 else (one, other)


def _windows(choices: Choices, writer: Writer, variables: Variables) -> tuple[core.Expr, core.Expr]:
    """The same figure in two windows, within two limits that are often the same."""
    figure = writer.aggregate(choices.pick(WINDOWED), 1, variables)
    if not isinstance(figure, core.Aggregate):
        return figure, figure
    op: Any = choices.pick(("<", "<=", ">", ">=", "="))
    limits = choices.pick(((1, 1), (1, 1), (2, 2), (2, 1), (0, 0)))
    figures = []
    for limit in limits:
        window = choices.pick(_WINDOWS)
        length = writer.parameter(choices.pick(("span", "open_span")), variables) if window == "parameter" else window
        figures.append(core.Compare(op, lean.evolve(figure, window=length), core.Const(limit, type=NUMBER)))
    return figures[0], figures[1]


# -- worlds -----------------------------------------------------------------------------------------------------------


def world_of(choices: Choices, *, full: bool) -> Spec:
    """The facts of a world with few members in every list; with `full`, all of them known."""
    maker = Small(choices, full=full)
    spec = maker.object("world")
    for name, entity in (("people", "person"), ("rooms", "room")):
        if full and spec.values[name] == ():
            spec.values[name] = (maker.object(entity),)  # somebody whom links can lead to
    _lead(spec)
    return spec


class Small(Maker):
    """Draws facts with few members in a list; with `full`, all of them known."""

    def __init__(self, choices: Choices, *, full: bool) -> None:
        super().__init__(choices)
        self.full = full

    def value(self, fact: Fact) -> Any:
        """Unknown now and then, unless all are known; absent if it can be."""
        if not self.full:
            value = super().value(fact)
        else:
            value = ABSENT if fact.optional and self.choices.integer(0, 3) == 0 else self.known(fact)
        return self._few(value) if isinstance(value, tuple) else value

    def _few(self, members: tuple[Any, ...]) -> Any:
        fewer = tuple(members[:ELEMENTS])
        if self.full or not isinstance(members, Partial):
            return fewer
        return Partial(fewer, None if members.total is None else max(members.total, len(fewer)))


def _lead(spec: Spec) -> None:
    """Let every link lead to somebody, as in all facilities that are read; where nobody is there, it is unknown."""
    people, rooms = (spec.values[name] or () for name in ("people", "rooms"))
    ids = {"person": [one.values["id"] for one in people], "room": [one.values["id"] for one in rooms]}
    links = [(spec, "leader", "person")]
    links += [(one, name, "room") for one in people for name in ("room", "other_room")]
    for one, name, entity in links:
        if isinstance(one.values[name], str) and one.values[name] not in ids[entity]:
            one.values[name] = next(iter(ids[entity]), None)
    for one in people:
        friends = one.values["friends"]
        if friends is not None:
            there = tuple(id if id in ids["person"] else ids["person"][0] for id in friends)
            one.values["friends"] = Partial(there, friends.total) if isinstance(friends, Partial) else there


def open_values(parameters: set[str]) -> list[dict[str, Any]]:
    """Terms that nobody binds, bound in a few ways."""
    ways: tuple[dict[str, Any], ...] = (
        {"open_number": 3, "open_span": 2 * 86400, "yes_no": True},
        {"open_number": 0, "open_span": 5 * 86400, "yes_no": False},
    )
    return [{name: way[name] for name in sorted(parameters & PARAMETERS.keys())} for way in ways]
