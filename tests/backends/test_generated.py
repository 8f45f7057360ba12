"""Generated code: nothing of a ruleset's text in it, kept and loaded again, readable, and sound however deep."""

from __future__ import annotations

import linecache
import marshal
import pickle
import re
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smrl
from smrl.backends import interpret, python
from smrl.backends.python.generate import generate
from smrl.backends.results import NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED, common
from smrl.core import tree as core
from smrl.instants import Instant
from smrl.values import ABSENT, Partial
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, NUMBER, TEXT, Many, Reference
from tests.strategies.core import program_of
from tests.strategies.world import WORLD, Thing

ON = Instant.parse("2026-03-03")
WORLD_VAR = core.Var("world", type=Reference("world"))
PEOPLE = core.Read(WORLD_VAR, "world", "people", type=Many(Reference("person")))
PERSON = core.Var("person", type=Reference("person"))
EACH = core.Scope((core.Each("person", "person", PEOPLE),))
FLAG = core.Read(PERSON, "person", "flag", type=BOOLEAN)


def norm(condition: core.Expr, scope: core.Scope = EACH, id: str = "1#1", **more: Any) -> core.Norm:
    return core.Norm(id, "1", "1", Force.duty, "require", scope, condition, **more)


def thing(entity: str, **values: Any) -> Thing:
    return Thing(0, entity, {**dict.fromkeys(WORLD.entities[entity].facts), **values})


def world(*flags: bool | None) -> Thing:
    return thing("world", people=tuple(thing("person", id=f"p{i}", flag=flag) for i, flag in enumerate(flags)))


def codes(program: core.Program, root: Thing) -> list[int]:
    (outcome,) = python.build(program, WORLD).evaluate(root, ON)
    (slow,) = interpret.evaluate(program, WORLD, root, ON)
    assert outcome.codes == slow.codes
    return list(outcome.codes["1#1"])


@settings(max_examples=60)
@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_of_a_ruleset_becomes_source(word: str, id: str) -> None:
    """Whatever stands in strings, ids and names, the source is the same but for comments with plain ids."""
    name = core.Read(PERSON, "person", "name", type=TEXT)
    hostile = norm(core.Named(word, core.Equal(name, core.Const(word, type=TEXT)), type=BOOLEAN), id=id)
    harmless = norm(core.Named("x", core.Equal(name, core.Const("x", type=TEXT)), type=BOOLEAN))
    strip = re.compile(r"# norm 0.*")
    sources = [strip.sub("", generate(program_of(one), WORLD).source) for one in (hostile, harmless)]
    assert sources[0] == sources[1]
    comment = re.search(r"# norm 0(.*)", generate(program_of(hostile), WORLD).source)
    assert comment is not None
    assert re.fullmatch(r"(: [A-Za-z0-9_.()#> -]+)?", comment[1])


def test_what_was_generated_can_be_kept() -> None:
    program = program_of(norm(FLAG))
    generated = generate(program, WORLD)
    again = pickle.loads(pickle.dumps(generated))
    code = marshal.loads(marshal.dumps(generated.compile()))
    evaluator = python.link(again, code, program, WORLD)
    (outcome,) = evaluator.evaluate(world(True, False, None), ON)
    assert outcome.codes == {"1#1": bytearray([0, NON_COMPLIANT, UNDETERMINED])}


def test_code_for_another_vocabulary_is_refused() -> None:
    doubled = core.Read(PERSON, "person", "doubled", type=NUMBER)
    generated = generate(program_of(norm(core.Compare("=", doubled, doubled))), WORLD)
    entities = {name: entity for name, entity in WORLD.entities.items() if name != "person"}
    with pytest.raises(LookupError):
        generated.namespace(attrs.evolve(WORLD, entities=entities))


def test_tracebacks_show_the_generated_line() -> None:
    evaluator = python.build(program_of(norm(FLAG)), WORLD)
    broken = thing("world", people=(object(),))
    with pytest.raises(AttributeError) as raised:
        evaluator.evaluate(broken, ON)
    shown = "".join(traceback.format_exception(raised.value))
    assert "smrl-generated/" in shown
    assert ".flag" in shown
    assert linecache.getlines(evaluator.generated.filename)


def test_lines_lead_back_to_norms() -> None:
    generated = generate(program_of(norm(FLAG), norm(core.Not(FLAG), id="1#2")), WORLD)
    lines = generated.source.splitlines()
    for first, position in generated.lines:
        assert f"# norm {position}" in lines[first - 1]
        assert generated.norm_at(first + 1) == position
    assert generated.norm_at(1) is None


@pytest.mark.parametrize("depth", [3, 9, 30])
def test_quantifiers_nest_deeper_than_python_loops_may(depth: int) -> None:
    inner: core.Expr = FLAG
    for level in range(depth):
        member = core.Var(f"x{level}", type=Reference("person"))
        own = core.Read(member, "person", "flag", type=BOOLEAN)
        inner = core.Quantify("some" if level % 2 else "every", f"x{level}", PEOPLE, None, core.Or((own, inner)))
    assert codes(program_of(norm(inner)), world(True)) == [0]


def test_aggregates_nest_deeper_than_python_loops_may() -> None:
    value: core.Expr = core.Read(PERSON, "person", "number", type=NUMBER)
    for level in range(24):
        member = core.Var(f"x{level}", type=Reference("person"))
        more = core.Arithmetic("+", value, core.Read(member, "person", "number", type=NUMBER), type=NUMBER)
        kind = "sum" if level % 2 else "maximum"
        value = core.Aggregate(kind, f"x{level}", PEOPLE, None, more, "person", type=NUMBER)  # type: ignore[arg-type]
    root = thing("world", people=(thing("person", id="p0", number=1),))
    assert codes(program_of(norm(core.Compare("=", value, core.Const(25, type=NUMBER)))), root) == [0]


def test_what_nests_too_deep_is_given_what_it_needs_from_outside() -> None:
    """Each loop here depends on all the members outside, so that none can be written further out."""
    root = thing("world", people=(thing("person", id="p0", number=1), thing("person", id="p1", number=2)))
    members = [core.Var(f"x{level}", type=Reference("person")) for level in range(11)]
    numbers = [core.Read(member, "person", "number", type=NUMBER) for member in members]
    total: core.Expr = numbers[0]
    for number in numbers[1:]:
        total = core.Arithmetic("+", total, number, type=NUMBER)
    for least, expected in ((11, [0, 0]), (12, [3, 3])):
        every: core.Expr = core.Compare(">=", total, core.Const(least, type=NUMBER))
        for member in reversed(members):
            every = core.Quantify("every", member.name, PEOPLE, None, every)
        assert codes(program_of(norm(every)), root) == expected
    for doubtful, expected in ((False, [0, 0]), (True, [4, 4])):
        value: core.Expr = total
        for member in reversed(members):
            where = FLAG if doubtful and member is members[-1] else None
            value = core.Aggregate("sum", member.name, PEOPLE, where, value, "person", type=NUMBER)
        sixteenth = core.Const(11 * 3 * 2**10, type=NUMBER)  # each of 2**11 sums has 11 parts, 3/2 on average
        assert codes(program_of(norm(core.Compare("=", value, sixteenth))), root) == expected


def test_conditions_nest_deeper_than_python_parentheses_may() -> None:
    deep: core.Expr = FLAG
    for level in range(150):
        deep = core.And((FLAG, deep)) if level % 2 else core.Or((core.Not(FLAG), deep))
    assert codes(program_of(norm(deep)), world(True, False, None)) == [0, NON_COMPLIANT, UNDETERMINED]


def test_conditions_can_be_long() -> None:
    long = core.And(tuple(core.Compare("!=", core.Read(PERSON, "person", "number", type=NUMBER),
                                       core.Const(n, type=NUMBER)) for n in range(3000)))  # fmt: skip
    assert codes(program_of(norm(long)), world(None)) == [UNDETERMINED]


def test_many_norms_are_cut_into_functions() -> None:
    norms = [norm(FLAG, id=f"{n}#1") for n in range(1, 1001)]
    evaluator = python.build(program_of(*norms), WORLD)
    (outcome,) = evaluator.evaluate(world(True, False), ON)
    assert len(evaluator.generated.units) > 1
    assert set(map(bytes, outcome.codes.values())) == {bytes([0, NON_COMPLIANT])}


def test_numbers_too_long_for_source_are_constants() -> None:
    long = core.Compare("<", core.Read(PERSON, "person", "number", type=NUMBER), core.Const(10**5000, type=NUMBER))
    program = program_of(norm(long))
    assert "0" * 100 not in generate(program, WORLD).source
    root = thing("world", people=(thing("person", number=5),))
    assert codes(program, root) == [0]


def test_too_many_values_are_not_tried() -> None:
    """Eighty combinations: the term stays open."""
    parameters = {
        f"p{n}": core.Parameter(f"p{n}", TEXT, tuple("abcdefghi"), {}, ()) for n in range(2)
    }  # 81 combinations
    read = [core.Param(name, (), type=TEXT) for name in parameters]
    always = core.Or((core.Equal(read[0], read[1]), core.Not(core.Equal(read[0], read[1]))))
    program = attrs.evolve(program_of(norm(always, trial=tuple(parameters))), parameters=parameters)
    assert codes(program, world(True)) == [UNDETERMINED]
    evaluator = python.build(program, WORLD)
    for bound in ({"p0": "a"}, {"p1": None}):  # then nine are left
        (outcome,) = evaluator.evaluate(world(True), ON, bound)
        (slow,) = interpret.evaluate(program, WORLD, world(True), ON, bound)
        assert outcome.codes == slow.codes == {"1#1": bytearray([UNDETERMINED if None in bound.values() else 0])}
    usual = {**parameters, "p1": attrs.evolve(parameters["p1"], default="b")}
    assert codes(attrs.evolve(program, parameters=usual), world(True)) == [0]
    few = {name: attrs.evolve(one, values=("a", "b")) for name, one in parameters.items()}
    assert codes(attrs.evolve(program, parameters=few), world(True)) == [0]


def test_threads_share_an_evaluator() -> None:
    evaluator = python.build(program_of(norm(FLAG), norm(core.Not(FLAG), id="2#1")), WORLD)
    root = world(True, False, None)

    def once(turn: int) -> list[bytes]:
        only = frozenset({f"{turn % 2 + 1}#1"})
        return [bytes(c) for outcome in evaluator.evaluate(root, ON, only=only) for c in outcome.codes.values()]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(once, range(40)))
    assert {tuple(one) for one in found} == {(bytes([0, 3, 4]),), (bytes([3, 0, 4]),)}


def test_narrowed_evaluators_are_forgotten_in_time() -> None:
    norms = [norm(FLAG, id=f"{n}#1") for n in range(50)]
    evaluator = python.build(program_of(*norms), WORLD)
    for n in range(50):
        (outcome,) = evaluator.evaluate(world(True), ON, only=frozenset({f"{n}#1"}))
        assert list(outcome.codes) == [f"{n}#1"]


def test_subjects_are_made_when_looked_at() -> None:
    evaluator = python.build(program_of(norm(FLAG)), WORLD)
    root = world(True, False)
    (outcome,) = evaluator.evaluate(root, ON)
    first, second = outcome.subjects
    assert first.values == (root.__dict__["people"][0],)
    assert second.bound == {"person": root.__dict__["people"][1]}
    assert second.entity_objects == (("person", root.__dict__["people"][1]),)
    assert [subject.ended for subject in outcome.subjects[:]] == [False, False]
    assert outcome.subjects[-1].values == second.values


def test_permissions_have_no_subjects() -> None:
    permit = attrs.evolve(norm(FLAG), condition=None)
    (outcome,) = python.build(program_of(permit), WORLD).evaluate(world(True), ON)
    assert (len(outcome.subjects), outcome.codes) == (0, {"1#1": bytearray()})


def test_facts_under_impossible_names_are_refused() -> None:
    fact = attrs.evolve(WORLD.entities["person"].facts["flag"], attribute="flag; import os")
    person = attrs.evolve(WORLD.entities["person"], facts={**WORLD.entities["person"].facts, "flag": fact})
    vocabulary = attrs.evolve(WORLD, entities={**WORLD.entities, "person": person})
    with pytest.raises(ValueError, match="not the name of an attribute"):
        generate(program_of(norm(FLAG)), vocabulary)


def test_ended_subjects_are_not_applicable() -> None:
    days = core.Read(PERSON, "person", "days", type=Many(Reference("day")))
    day = core.Var("day", type=Reference("day"))
    scope = core.Scope((attrs.evolve(EACH.binders[0], where=FLAG), core.Each("day", "day", days)))
    condition = core.Read(day, "day", "flag", type=BOOLEAN)
    root = world(False)
    (outcome,) = python.build(program_of(norm(condition, scope)), WORLD).evaluate(root, ON)
    assert outcome.subjects[0].ended
    assert list(outcome.codes["1#1"]) == [NOT_APPLICABLE]


def test_traces_keep_every_part() -> None:
    program = smrl.compile(
        "for each prisoner\nrequire young or (some u in restraint_uses : u.authorized)"
    ).compiled.program
    uses = [smrl.models.RestraintUse(authorized=value) for value in (False, None)]
    prisoner = smrl.models.Prisoner(id="p", young=True, restraint_uses=uses)
    facility = smrl.models.Facility(id="f", prisoners=[prisoner])
    env = interpret.Environment(program, smrl.models.VOCABULARY, facility, ON)
    (subject,) = interpret.enumerate_subjects(program.norms[0].scope, env)
    condition = program.norms[0].condition
    assert condition is not None
    found = interpret.trace(condition, env.of_subject(subject))
    assert found.value is True
    assert [child.value for child in found.children] == [True, None]
    members = [child for child in found.children[1].children if child.member is not None]
    assert [(child.member[1], child.value) for child in members if child.member] == list(
        zip(prisoner.restraint_uses, (False, None), strict=True)  # type: ignore[arg-type]
    )


def test_what_all_trials_come_to() -> None:
    """One verdict from each, with its strongest mark; else nobody knows."""
    for found, expected in {
        (0, 0): 0, (0, 1): 1, (2, 0): 2, (1, 2, 0): 2, (3, 3): 3, (0, 3): 4, (5, 5): 5, (5, 0): 4, (4, 0): 4, (3, 5): 4,
    }.items():  # fmt: skip
        assert common(found) == expected


def test_where_an_object_is_among_subjects() -> None:
    people = tuple(thing("person", id=f"p{at}", days=(thing("day"),)) for at in range(2))
    root = thing("world", people=Partial((*people, people[0])))
    days = core.Each("day", "day", core.Read(PERSON, "person", "days", type=Many(Reference("day"))))
    for scope, where in (
        (EACH, ({0, 2}, {1}, {3})),
        (core.Scope((*EACH.binders, days)), ({0, 2}, {1}, {3})),
        (core.Scope(), (set(), set(), {0})),
    ):
        (outcome,) = python.build(program_of(norm(core.Const(True, type=BOOLEAN), scope)), WORLD).evaluate(root, ON)
        found = tuple(set(outcome.subjects.positions_of(one, root)) for one in (*people, root))
        assert found == where


def test_a_trace_that_leaves_out_what_is_settled() -> None:
    """Of a fact that is known it stays told whose it is; of a condition that is known nothing is."""
    program = program_of(norm(FLAG))
    env = interpret.Environment(program, WORLD, world(True), ON).bind("person", thing("person", flag=True, number=None))
    unknown = core.Compare("<", core.Read(PERSON, "person", "number", type=NUMBER), core.Const(3, type=NUMBER))
    for known, parts in ((FLAG, 1), (core.Not(FLAG), 0), (core.Or((FLAG, unknown)), 0), (unknown, 2)):
        assert len(interpret.trace_open(known, env).children) == parts
    opened = interpret.trace_open(core.And((FLAG, unknown)), env)
    assert [len(child.children) for child in opened.children] == [1, 2]


def test_a_trace_of_windows_tells_days_and_period_and_the_window_found() -> None:
    dates = [Instant.parse(f"2026-03-0{day}") for day in (1, 2, 5)]
    days = tuple(thing("day", date=date, flag=flag) for date, flag in zip(dates, (True, None, False), strict=True))
    person = thing("person", days=days, optional_days=ABSENT)
    root = thing("world", first=dates[0], last=dates[2])
    env = interpret.Environment(program_of(norm(FLAG)), WORLD, root, ON).bind("person", person)
    flag = core.Read(core.Var("x", type=Reference("day")), "day", "flag", type=BOOLEAN)
    kinds: tuple[Any, ...] = ("greatest_count", "least_count")
    for kind in kinds:
        for name, count in (("days", 2), ("optional_days", 0)):
            over = core.Read(PERSON, "person", name, name != "days", type=Many(Reference("day")))
            found = interpret.trace(core.Aggregate(kind, "x", over, flag, None, "day", window=2, type=NUMBER), env)
            read = [(one.expr.name, one.value) for one in found.unwritten if isinstance(one.expr, core.Read)]
            period = [] if kind == "greatest_count" else [("first", dates[0]), ("last", dates[2])]
            assert read == [("date", date) for date in dates[:count]] + period
            assert (found.window is not None) == (name == "days")
