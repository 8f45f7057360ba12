"""One wrong word anywhere in a condition: one fault, at that word, and nothing comes out of the condition.

Every construct stands below with every place where a word, a unit or a day can be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smrl.check.collections import Collections
from smrl.check.constants import Constants
from smrl.check.declarations import Declarations
from smrl.check.expressions import Expressions
from smrl.check.family import Family, Layer
from smrl.check.parameters import ParameterChecker
from smrl.check.reporter import Reporter
from smrl.check.subjects import SubjectChecker
from smrl.core import tree as core
from smrl.diagnostics import Diagnostic
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
