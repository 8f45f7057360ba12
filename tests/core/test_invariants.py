"""Every compiled program keeps the invariants, and each violation is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import smrl
from smrl.core import tree as core
from smrl.core.invariants import check
from smrl.units import parse_unit
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Many, Quantity, Reference
from tests.strategies.core import PARAMETERS, program_of, programs
from tests.strategies.world import COLOUR, WORDS, WORLD

ROOT = Path(__file__).parent.parent.parent
RULESETS = ["un.smr_1955", *sorted((ROOT / "examples/recipes").glob("*.smrl"))]

WORLD_VAR = core.Var("world", type=Reference("world"))
PEOPLE = core.Read(WORLD_VAR, "world", "people", type=Many(Reference("person")))
PERSON = core.Var("person", type=Reference("person"))
FLAG = core.Read(PERSON, "person", "flag", type=BOOLEAN)
NUMBER_FACT = core.Read(PERSON, "person", "number", type=NUMBER)
EACH = core.Scope((core.Each("person", "person", PEOPLE),))
YES = core.Const(True, type=BOOLEAN)
METRES = Quantity(parse_unit("m"))


def norm(condition: Any, **changes: Any) -> core.Norm:
    made = core.Norm("1#1", "1", "1", Force.duty, "require", EACH, condition)
    return attrs.evolve(made, **changes)


def faults(*norms: core.Norm) -> list[str]:
    program = program_of(*norms)
    provision = core.Provision("1", {}, None, None, (), ("1#1",), {}, {}, ())
    return check(attrs.evolve(program, provisions={"1": provision}), WORLD)


@pytest.mark.parametrize("ruleset", RULESETS, ids=str)
def test_compiled_rulesets_keep_them(ruleset: str | Path) -> None:
    loaded = smrl.load(ruleset)
    assert check(loaded.compiled.program, loaded.vocabulary) == []


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(programs())
def test_generated_programs_keep_them(program: core.Program) -> None:
    provision = core.Provision("1", {}, None, None, (), (), {}, {}, ())
    provisions = {norm.provision: provision for norm in program.norms}
    # Generated choices of words are one list, and `commonest` may be over either kind; nothing else is excused.
    assert check(attrs.evolve(program, provisions=provisions), WORLD) == []


def test_a_sound_norm_has_none() -> None:
    assert faults(norm(FLAG)) == []


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (NUMBER_FACT, "stands for a condition"),
        (core.And(()), "And of nothing"),
        (core.Not(NUMBER_FACT), "stands for a condition"),
        (core.Var("nobody", type=BOOLEAN), "not bound"),
        (core.Read(WORLD_VAR, "person", "flag", type=BOOLEAN), "is read from"),
        (core.Read(PERSON, "person", "shoe_size", type=BOOLEAN), "there is no fact"),
        (core.Read(PERSON, "person", "number", type=BOOLEAN), "read as what it is not"),
        (core.Read(core.Var("person", type=Reference("person")), "<group>", "x", type=BOOLEAN), "groups have no"),
        (core.Compare("=", NUMBER_FACT, core.Const(1, type=METRES)), "is compared with"),
        (core.Compare("<", FLAG, FLAG), "is compared with"),
        (core.Equal(NUMBER_FACT, NUMBER_FACT), "is put equal to"),
        (core.Member(FLAG, FLAG), "is sought in"),
        (core.Before(FLAG, core.Now()), "is before"),
        (core.Within(core.Now(), NUMBER_FACT, "after", core.Now(), 1), "is within"),
        (core.If(YES, FLAG, NUMBER_FACT, type=BOOLEAN), "arms of an if"),
        (core.Named("x", NUMBER_FACT, type=BOOLEAN), "stands for"),
        (core.Const("yes", type=BOOLEAN), "the constant"),
        (core.Quantify("some", "x", NUMBER_FACT, None, YES), "no list"),
        (core.Aggregate("unique", "x", PEOPLE, None, None, "person", type=BOOLEAN), "needs none, or lacks one"),
        (core.Param("unheard_of", (), type=BOOLEAN), "is not declared"),
        (core.Param("set_yes_no", (), type=BOOLEAN), "without all its settings"),
        (core.Param("set_yes_no", (core.Case(0, NUMBER_FACT),), type=BOOLEAN), "is no condition"),
        (core.IsBound(core.Param("yes_no", (), type=NUMBER)), "is read as"),
    ],
)
def test_violations_are_named(condition: Any, fault: str) -> None:
    found = faults(norm(condition))
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (core.Arithmetic("+", NUMBER_FACT, core.Const(1, type=METRES), type=NUMBER), "is of type"),
        (core.Arithmetic("*", NUMBER_FACT, core.Const(1, type=METRES), type=NUMBER), "is of type"),
        (core.Arithmetic("+", FLAG, FLAG, type=NUMBER), "are computed with"),
        (core.Aggregate("sum", "x", PEOPLE, None, core.Const(1, type=METRES), "person", type=NUMBER), "is of type"),
        (core.Aggregate("longest_run", "x", PEOPLE, None, None, "person", type=NUMBER), "without a date"),
        (core.Aggregate("count", "x", PEOPLE, None, None, "room", type=NUMBER), "takes members"),
        (core.Aggregate("greatest_count", "x", PEOPLE, None, None, "person", type=NUMBER), "without a date"),
        (core.Aggregate("greatest_count", "x", PEOPLE, None, None, "person", type=NUMBER), "lacks one"),
        (core.Aggregate("count", "x", PEOPLE, None, None, "person", window=7, type=NUMBER), "needs none"),
        (core.Aggregate("least_count", "x", PEOPLE, None, None, "person", window=0, type=NUMBER), "of 0 days"),
        (core.Const(1.5, type=NUMBER), "the constant"),
    ],
)
def test_violations_in_numbers_are_named(value: Any, fault: str) -> None:
    found = faults(norm(core.Compare("=", value, core.Const(1, type=NUMBER))))
    assert any(fault in one for one in found), found


def test_violations_of_norms_are_named() -> None:
    group = core.Group("g", "p", "person", PEOPLE, NUMBER_FACT, core.Const("x", type=TEXT))
    bad_group = norm(YES, scope=core.Scope((group,)))
    assert any("not bound" in fault for fault in faults(bad_group))
    assert any("not declared" in fault for fault in faults(norm(FLAG, provision="2")))
    assert any("tried" in fault for fault in faults(norm(FLAG, trial=("least",))))
    assert any("no security theme" in fault for fault in faults(norm(FLAG, limits=("restraint",))))
    assert any("no safeguard theme" in fault for fault in faults(norm(FLAG, protects=("health",))))
    assert any("two norms" in fault for fault in faults(norm(FLAG), norm(FLAG)))
    reason = core.Reason("when", YES)
    assert any("nothing to be met" in fault for fault in faults(norm(None, reasons=(reason,))))


def test_settings_fit_their_parameters() -> None:
    wrong = attrs.evolve(PARAMETERS["least"], settings=(core.SettingInForce("two", None, None, None, None),))
    program = program_of(norm(core.Compare("=", core.Param("least", (core.Case(0, None),), type=NUMBER), NUMBER_FACT)))
    provision = core.Provision("1", {}, None, None, (), (), {}, {}, ())
    program = attrs.evolve(program, provisions={"1": provision}, parameters={"least": wrong})
    assert any("is set to" in fault for fault in check(program, WORLD))


def test_constants_of_every_type_fit() -> None:
    moment = core.Compare("=", core.Const(1, type=NUMBER), core.Const(2, type=NUMBER))
    words = core.Member(core.Const("red", type=COLOUR), core.Const(frozenset({"red"}), type=WORDS))
    text = core.Equal(core.Const("a", type=TEXT), core.Const("b", type=TEXT))
    when = core.Before(core.Now(), core.Const(None, type=MOMENT))
    assert faults(norm(core.And((moment, words, text, when)))) == []
    assert faults(norm(core.Equal(core.Const(WORLD_VAR, type=Reference("world")), WORLD_VAR))) != []
