"""One wrong word anywhere in a condition: one fault, at that word, and nothing comes out of the condition.

Every construct stands below with every place where a word, a unit or a day can be wrong; then those whose parts do not
fit together, and values that do not fit their facts.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smrl.check.collections import Collections
from smrl.check.constants import FAULT, Constants
from smrl.check.declarations import Declarations
from smrl.check.expressions import Expressions
from smrl.check.family import Family, Layer
from smrl.check.parameters import ParameterChecker
from smrl.check.reporter import Reporter
from smrl.check.subjects import SubjectChecker
from smrl.core import tree as core
from smrl.diagnostics import Diagnostic, Severity
from smrl.source import Source, Span
from smrl.syntax import tree
from smrl.syntax.parse import parse
from smrl.syntax.walk import walk
from tests.check.toy import TOY

HEAD = """\
parameter term : day
parameter basis : one of {gross, net}
for each prisoner, each group of p in prisoners where p.employed_outdoors by p.religion as faith
"""
CONDITIONS = """\
not employed_outdoors
employed_outdoors and exercise.suitable and director_resident
employed_outdoors or exercise.suitable or yes
if employed_outdoors then exercise.suitable else director_resident
(if employed_outdoors then 2 m^2 else cell.floor_area) > 1 m^2
cell.floor_area + 1 m^2 - cell.floor_area > 2 * cell.floor_area
cell.floor_area / cell.night_occupants >= -(4 m^2/person)
-(cell.floor_area) < 3 m^2
cell.floor_area between 3 m^2 and cell.floor_area
cell.kind != room and custody >= medium
cell.kind in {cell, room}
commonest(q.custody for q in prisoners) = {low, high}
{low, medium} = commonest(q.custody for q in prisoners)
custody between low and medium
custody = (if employed_outdoors then low else custody)
(if employed_outdoors then custody else low) = high
religion in speaks
cell.night_occupants in {1, 2}
cell.floor_area in {3 m^2, 4 m^2}
speaks = {"x"}
speaks = {}
custody in {}
released_at is none and religion is recorded
term is bound
admitted_at before released_at
2020-01-01 before 2020-01-02
released_at within term of admitted_at
released_at within 2 day before 2020-01-01
some v in visits where v.channel = letter : v.length > 3 min
every d in days : d.open_air > 0
no c in cells where c.kind = cell : c = cell
at least 2 v in visits where v.channel = letter : v.length > 3 min
at least 2 v in visits : v.length > 3 min
most w in speaks : w in speaks
count(v in visits where v.channel = letter) > 2
sum(v.length for v in visits where v.channel = letter) > 2 min
share(v in visits where v.channel = letter : v.length > 3 min) > 50 percent
unique(q.custody for q in prisoners where q.employed_outdoors)
religion in commonest(q.religion for q in prisoners where q.employed_outdoors)
longest_gap(d in days where d.employed_outdoors) > 2 day
greatest_count(d in days where d.employed_outdoors over term) > 2
least_sum(d.open_air for d in days over 2 week) > 2 hour
faith.size > 2 and faith.key = religion
some m in faith.members : m.custody = low
cell.unit.warm > 10 degC and basis = net
""".splitlines()
UNFIT = """\
custody and employed_outdoors
employed_outdoors or 3
not religion
if custody then yes else no
if employed_outdoors then 3 else "x"
3 = "x"
cell.floor_area > 3 kg
cell.floor_area > 3
3 > cell.floor_area
religion > "a"
admitted_at < released_at
cell.kind < room
cell.floor_area between 3 kg and 4 m^2
cell.floor_area between 3 m^2 and 4 kg
cell.kind between cell and room
guests > library.books
library.books > guests
cell.night_occupants in {1 book, 2 book}
religion in cell
3 in speaks
custody in {3, 4}
custody in {low, 3}
religion in {religion}
{} = {}
religion + {} > 3
{}
religion = none
employed_outdoors is bound
admitted_at before 3
3 before admitted_at
admitted_at within 3 of released_at
admitted_at within 3 month of released_at
admitted_at within 3 m of released_at
3 within 3 day of released_at
admitted_at within 3 day of "x"
cell.floor_area + 3 kg > 3 m^2
cell.floor_area - 3 > 3 m^2
religion * 3 > 3
3 / religion > 3
cell.unit.warm + 3 delta_degC > 3 degC
3 * cell.unit.warm > 3 degC
-religion = 3
cell.floor_area * cell.floor_area * cell.floor_area * cell.floor_area * cell.floor_area > 3
some x in custody : yes
some x in cell : yes
some faith in days : yes
some x in speaks where 3 : yes
some x in speaks : 3
at least 2 x in speaks : 3
count(x in custody) > 3
share(x in speaks : 3) > 3
sum(v.channel for v in visits) > 3
sum(c.unit.warm for c in cells) > 3 degC
greatest_sum(c.unit.warm for c in cells over 3 day) > 3 degC
unique(q.speaks for q in prisoners)
commonest(v.length for v in visits) = speaks
commonest(q.cell for q in prisoners) = speaks
longest_run(v in visits) > 3 day
longest_gap(w in speaks) > 3 day
greatest_count(d in days over 3 month) > 3
greatest_count(d in days over basis) > 3
greatest_count(d in days over wibble) > 3
religion.size = 3
visits.length > 3 min
faith.floor_area > 3 m^2
cell.prisoner.custody = low
""".splitlines()
VALUES = """\
employed_outdoors = 3
employed_outdoors = none
religion = 3
custody = lowest
custody = 3
admitted_at = 3
admitted_at = 0999-12-31
exercise = 3
exercise = (open_air = 3 kg)
exercise = (open_ar = 3 hour/day)
exercise = (open_air = yes)
exercise = (open_air = 3 wibble)
exercise = (open_air = 3)
exercise = none
exercise = (suitable = yes, suitable = no)
speaks = 3
speaks = {3, "x"}
days = 3
days = [3]
days = [(open_air = 3 kg), ()]
days = [()], days = []
days = partial 1 [(), ()]
visits = [(length = - 3)]
cell = 3
cell = (id = "c")
cell.kind = room
custody.low = yes
exercise = unknown, exercise.suitable = yes
id = "a", id = "b"
foo = 3
""".splitlines()


def checked(condition: str) -> tuple[tree.Expr, core.Expr | None, list[Diagnostic]]:
    """A condition about a prisoner and a group: as parsed, as checked, and what is wrong with it."""
    source = Source("<text>", f"{HEAD}require {condition}\n")
    module, faults = parse(source)
    assert not faults
    *parameters, subjects, norm = module.items
    assert isinstance(subjects, tree.ForEach)
    assert isinstance(norm, tree.Norm)
    assert norm.condition is not None
    report, family = Reporter(), Family((Layer("text", (), ((module, source),)),))
    declared = Declarations(family, {})
    expressions = Expressions(TOY, declared, report)
    expressions.collections = Collections(expressions)
    declaring = ParameterChecker(TOY, declared, Constants(TOY, report), report, family)
    for node in parameters:
        assert isinstance(node, tree.Parameter)
        declaring.declare(node)
    scope = SubjectChecker(expressions, expressions.collections).stated(subjects)
    assert scope is not None
    return norm.condition, expressions.condition(norm.condition, scope.around), report.found


def places(condition: tree.Expr) -> Iterator[tuple[Span, str]]:
    """Where something can be wrong, and what to write there."""
    for node in walk(condition):
        match node:
            case tree.Name():
                yield node.span, "nowhere"
            case tree.Field(word_span=span):
                yield span, "nowhere"
            case tree.Amount(unit_span=span):
                yield span, "wibble"
            case tree.Timestamp():
                yield node.span, "0999-12-31"


@pytest.mark.parametrize("condition", CONDITIONS)
def test_one_wrong_word_is_one_fault_and_no_condition(condition: str) -> None:
    written, good, faults = checked(condition)
    assert good is not None
    assert [fault.code for fault in faults if not fault.code.startswith("L")] == []
    before = len(HEAD) + len("require ")
    for span, wrong in places(written):
        start, end = span.start - before, span.end - before
        _, got, faults = checked(condition[:start] + wrong + condition[end:])
        at_fault = [fault.span for fault in faults]
        assert got is None
        assert len(at_fault) == 1
        assert at_fault[0] is not None
        assert wrong in at_fault[0].text


@pytest.mark.parametrize("condition", UNFIT)
def test_parts_that_do_not_fit_are_a_fault_and_no_condition(condition: str) -> None:
    _, got, faults = checked(condition)
    assert got is None
    assert len(faults) == 1
    assert faults[0].severity is Severity.error


@pytest.mark.parametrize("facts", VALUES)
def test_a_value_that_does_not_fit_is_a_fault_and_no_value(facts: str) -> None:
    source = Source("<text>", f'require yes\nexample "x": {facts} -> compliant\n')
    module, unread = parse(source)
    assert not unread
    example = module.items[1]
    assert isinstance(example, tree.Example)
    report, values = Reporter(), dict[str, object]()
    constants = Constants(TOY, report)
    *good, bad = example.facts
    assert all(constants.assign(values, "prisoner", item, item.path, "C401") is True for item in good)
    before = dict(values)
    assert constants.assign(values, "prisoner", bad, bad.path, "C401") is False
    assert values == before
    assert len(report.found) == 1
    fact = TOY.fact("prisoner", bad.path[0])
    if len(bad.path) == 1 and fact is not None and not fact.by_id and not good:
        assert constants.value(bad.value, fact.type, "this", "C401", optional=fact.optional) is FAULT
