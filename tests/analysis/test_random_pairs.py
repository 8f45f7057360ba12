"""Random pairs of norms: what is shown is confirmed, and what is said to hold everywhere no random facility refutes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smrl import lean
from smrl.analysis.norms import objection
from smrl.analysis.relation import Counterexample, Finding, Options, Relation, relate
from smrl.analysis.sides import Side
from smrl.backends import interpret, python
from smrl.backends.results import Members
from smrl.core import tree as core
from smrl.core.tree import Given, Norm
from smrl.instants import Instant
from smrl.values import Partial
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, Many, Reference
from tests.strategies.choices import drawn
from tests.strategies.core import PARAMETERS, Writer, program_of
from tests.strategies.facts import Maker
from tests.strategies.world import COLOUR, WORLD, Spec, Thing

ON = Instant.parse("2026-03-03")
QUIET = settings(
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ],
    deadline=None,
)

Draw = Any


def build(facts: Given) -> Thing:
    """A thing of the small world; the facts that are not given are unknown."""
    values: dict[str, Any] = dict.fromkeys(WORLD.entities[facts.entity].facts)
    values.update({name: _built(value) for name, value in facts.values.items()})
    return Thing(0, facts.entity, values)


def _built(value: Any) -> Any:
    if isinstance(value, Given):
        return build(value)
    if isinstance(value, Partial):
        return Partial((_built(one) for one in value), value.total)
    return tuple(_built(one) for one in value) if isinstance(value, tuple) else value


@st.composite
def pairs(draw: Draw, depth: int = 2) -> tuple[Norm, Norm]:
    """Two norms about the same subjects, often variations of each other."""
    writer = Writer(drawn(draw))
    scope, variables = writer.scope(1)
    one, other = (writer.condition(draw(st.integers(1, depth)), variables) for _ in range(2))
    kind = draw(st.integers(0, 5))
    if kind == 0:
        other = core.And((one, other))
    elif kind == 1:
        other = core.Or((one, other))
    elif kind == 2:
        one, other = core.And((one, other)), core.And((other, one))
    forces = st.sampled_from((Force.duty, Force.duty, Force.duty, Force.recommendation))
    norms = []
    for number, condition in ((1, one), (2, other)):
        kinds = st.sampled_from(("when", "unless", "except", "as_far_as", "due"))
        reasons = tuple(core.Reason(word, writer.condition(1, variables)) for word in draw(st.lists(kinds, max_size=1)))
        norm = core.Norm(f"{number}#1", str(number), "1", draw(forces), "require", scope, condition, reasons)
        norms.append(norm)
    return norms[0], norms[1]


@st.composite
def small_worlds(draw: Draw, knowledge: str, elements: int) -> Spec | None:
    """Facts of a world that a proof over so many elements covers."""
    spec = Small(draw, knowledge, elements).object("world")
    return spec if knowledge == "partial" else led(spec)


def led(spec: Spec) -> Spec | None:
    """The world with every link leading to somebody, as in all facilities that are read; None where nobody is there."""
    people, rooms = spec.values["people"], spec.values["rooms"]
    ids = {"person": [one.values["id"] for one in people], "room": [one.values["id"] for one in rooms]}
    links = [(spec, "leader", "person")]
    links += [(one, name, "room") for one in people for name in ("room", "other_room")]
    for one, name, entity in links:
        if isinstance(one.values[name], str) and one.values[name] not in ids[entity]:
            if not ids[entity]:
                return None
            one.values[name] = ids[entity][0]
    for one in people:
        one.values["friends"] = tuple(id if id in ids["person"] else ids["person"][0] for id in one.values["friends"])
    return spec


class Small(Maker):
    """Draws facts with few members in a list; with full knowledge, all of them known."""

    def __init__(self, draw: Draw, knowledge: str, elements: int) -> None:
        super().__init__(drawn(draw))
        self.full, self.elements = knowledge == "full", elements

    def value(self, fact: Any) -> Any:
        while True:
            value = super().value(fact)
            if not self.full or (value is not None and value != "nobody" and not isinstance(value, Partial)):
                break
        if isinstance(value, tuple) and len(value) > self.elements:
            cut = value[: self.elements]
            value = Partial(cut, value.total) if isinstance(value, Partial) else cut
        return value


def levels(norm: Norm, world: Thing, parameters: dict[str, Any]) -> dict[Any, int]:
    found = {}
    for outcome in interpret.evaluate(program_of(norm), WORLD, world, ON, parameters):
        for subject, code in zip(outcome.subjects, outcome.codes[norm.id], strict=True):
            who = tuple(one.uid if isinstance(one, Thing) else repr(one.key) for one in subject.values)
            found[subject.open, who] = objection(norm.force, code)
    return found


def related(base: Norm, other: Norm, options: Options) -> Finding:
    sides = (Side(program_of(norm), WORLD, ON) for norm in (base, other))
    one, two = sides
    return relate(one, (base,), two, (other,), options, build)


def open_values(norms: tuple[Norm, Norm]) -> list[dict[str, Any]]:
    """The terms that nobody binds, bound in a few ways."""
    names = {name for norm in norms for name in Side(program_of(norm), WORLD, ON).open_terms([norm])}
    ways: list[dict[str, Any]] = [{"open_number": 3, "yes_no": True}, {"open_number": 0, "yes_no": False}]
    return [{name: way[name] for name in names} for way in ways]


def refuted(found: Finding, base: Norm, other: Norm, spec: Spec) -> list[str]:
    """What a facility contradicts of what is said to hold everywhere."""
    claims = []
    for parameters in open_values((base, other)):
        mine, theirs = (levels(norm, spec.build(), parameters) for norm in (base, other))
        for who in {*mine, *theirs}:
            here, there = mine.get(who, 0), theirs.get(who, 0)
            if there < here and found.relation in (Relation.equivalent, Relation.stricter):
                claims.append(f"weaker for {who}: {here} {there}")
            if there > here and found.relation in (Relation.equivalent, Relation.weaker) and not found.notes:
                claims.append(f"stricter for {who}: {here} {there}")
    return claims


def check(norms: tuple[Norm, Norm], data: st.DataObject, knowledge: Any, facilities: int) -> None:
    base, other = norms
    found = related(base, other, Options(knowledge, 2, 1.0))
    for example, weaker in ((found.weaker, True), (found.stricter, False)):
        if example is not None:
            assert is_confirmed(base, other, example, weaker=weaker)
    for _ in range(facilities):
        spec = data.draw(small_worlds(knowledge, 2))
        assert spec is None or refuted(found, base, other, spec) == []


def is_confirmed(base: Norm, other: Norm, example: Counterexample, *, weaker: bool) -> bool:
    """Whether both evaluators, asked anew, part over the facility as it is said to show."""
    world = build(example.facts)
    here, there = (by_both(norm, world, example.parameters) for norm in (base, other))
    pairs = {(here.get(who, 0), there.get(who, 0)) for who in {*here, *there}}
    return any(two < one if weaker else two > one for one, two in pairs)


def by_both(norm: Norm, world: Thing, parameters: dict[str, Any]) -> dict[Any, int]:
    known = {name: value for name, value in parameters.items() if name in PARAMETERS}
    ways = (
        interpret.evaluate(program_of(norm), WORLD, world, ON, known),
        python.build(program_of(norm), WORLD).evaluate(world, ON, known),
    )
    levels = []
    for (outcome,) in ways:
        whose = [
            (one.open, *(value.key if isinstance(value, Members) else id(value) for value in one.values))
            for one in outcome.subjects
        ]
        verdicts = (objection(norm.force, code) for code in outcome.codes[norm.id])
        levels.append(dict(zip(whose, verdicts, strict=True)))
    assert levels[0] == levels[1]
    return levels[0]


@pytest.mark.parametrize("knowledge", ["full", "partial"])
def test_whoever_may_be_in_the_group_of_those_whose_group_nobody_can_know_is_judged(knowledge: Any) -> None:
    """`unknown` written in a rule leaves a group's members open although every fact is known (found by chance)."""
    people = core.Var("world", type=Reference("world"))
    everybody = core.Read(people, "world", "people", type=Many(Reference("person")))
    members = core.Read(core.Var("group", type=Reference("<group>")), "<group>", "members", type=everybody.type)
    scope = core.Scope(
        (
            core.Group(
                "group", "person", "person", everybody, core.Const(None, type=BOOLEAN), core.Const("red", type=COLOUR)
            ),
            core.Each("person", "person", members),
        )
    )
    met, never = core.Const(True, type=BOOLEAN), core.Reason("when", core.Const(False, type=BOOLEAN))
    base = core.Norm("1#1", "1", "1", Force.duty, "require", scope, core.Const(False, type=BOOLEAN), ())
    spared = lean.evolve(base, id="2#1", provision="2", reasons=(never,))
    assert related(base, spared, Options(knowledge, 2, 5.0)).relation is Relation.weaker
    assert related(spared, lean.evolve(base, condition=met), Options(knowledge, 2, 5.0)).relation is not Relation.weaker


@pytest.mark.parametrize("knowledge", ["full", "partial"])
def test_no_random_facility_refutes_what_is_proved(knowledge: Any) -> None:
    @settings(QUIET, max_examples=25)
    @given(pairs(), st.data())
    def run(norms: tuple[Norm, Norm], data: st.DataObject) -> None:
        check(norms, data, knowledge, 3)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("knowledge", ["full", "partial"])
def test_two_thousand_facilities_refute_nothing_of_a_hundred_pairs(knowledge: Any) -> None:
    refuted_by_none(knowledge, 100)


@pytest.mark.long
@pytest.mark.parametrize("knowledge", ["full", "partial"])
def test_ten_thousand_facilities_refute_nothing_of_five_hundred_pairs(knowledge: Any) -> None:
    refuted_by_none(knowledge, 500)


def refuted_by_none(knowledge: Any, most: int) -> None:
    @settings(QUIET, max_examples=most)
    @given(pairs(), st.data())
    def run(norms: tuple[Norm, Norm], data: st.DataObject) -> None:
        check(norms, data, knowledge, 20)

    run()
