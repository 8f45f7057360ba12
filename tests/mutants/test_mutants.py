"""The mutants themselves: what is changed, that it is put in place, and that no reason outlives its mutant."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from smrl.core import validity
from smrl.core.validity import Validity, is_judged
from smrl.instants import Instant
from tests.mutants import places
from tests.mutants.__main__ import MUTATED
from tests.mutants.equivalent import equivalent
from tests.mutants.figures import interval
from tests.mutants.operators import OPERATORS, changes, parts


def made(text: str) -> list[str]:
    """All mutants of a function's body, as operator and text."""
    todo: list[ast.AST] = [ast.parse(text).body[0]]
    found = []
    while todo:
        node = todo.pop(0)
        found += [f"{one.operator}: {places.shown(one)}" for one in changes(node)]
        todo += parts(node)
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a < b <= c", ["comparison: a < b <= c -> a <= b <= c", "comparison: a < b <= c -> a < b < c"]),
        ("a is b", ["comparison: a is b -> a is not b"]),
        (
            "a or not b",
            [
                "connective: a or not b -> a and (not b)",
                "operand: a or not b -> not b",
                "operand: a or not b -> a",
                "negation: not b -> b",
            ],
        ),
        ("a // -b", ["arithmetic: a // -b -> a * -b", "arithmetic: -b -> b"]),
        ("a if b else c", ["condition: b -> not b"]),
        ("a if b == c else d", ["comparison: b == c -> b != c"]),
        ("[a for a in b if a]", ["condition: a -> not a"]),
        ("f(1, k=True)", ["argument: without k=True", "number: 1 -> 2", "truth: True -> False"]),
        ("f'{a!r:>3}'", ["text: f'{a!r:>3}' -> f'XX{a!r:>3}'"]),
    ],
)
def test_expressions_are_changed_as_published(line: str, expected: list[str]) -> None:
    assert made(f"def f():\n x = {line}") == expected


def test_statements_are_changed_as_published() -> None:
    text = '''
def f(x: int = 1) -> str:
    """Text for readers."""
    assert x
    while x:
        x += y
        continue
    match x:
        case A():
            g()
        case B() if z:
            return None
    return x
'''
    assert made(text) == [
        "condition: x -> not x",
        "case: without case A()",
        "case: without case B()",
        "result: return x -> return None",
        "statement: without x += y",
        "statement: continue -> break",
        "condition: z -> not z",
        "statement: without g()",
    ]


def test_a_mutant_is_put_in_place_under_every_name() -> None:
    held = places.functions()
    path = Path(validity.__file__)
    mutant = next(one for one in places.mutants([path]) if one.function == "is_judged" and one.operator == "result")
    before = is_judged.__code__
    never = Validity(start="2020-01-01", end="2020-12-31")
    try:
        places.apply(mutant, held)
        assert is_judged(never, Instant.parse("2020-06-01")) is None
    finally:
        is_judged.__code__ = before


def test_each_mutant_has_a_name_and_each_equivalent_one_a_reason() -> None:
    every = places.mutants(sorted(path for folder in MUTATED for path in (places.ROOT / folder).rglob("*.py")))
    names = {one.name for one in every}
    assert len(names) == len(every)
    assert {one.operator for one in every} == set(OPERATORS)
    assert set(equivalent()) <= names
    assert all(len(reason.split()) > 3 for reason in equivalent().values())


def test_an_interval_holds_the_share() -> None:
    low, high = interval(540, 600)
    assert (round(low, 3), round(high, 3)) == (0.873, 0.922)
    assert interval(10, 10)[1] == pytest.approx(1)
