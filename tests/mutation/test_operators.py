"""Every operator, on rules that give each something to change: what a mutant says it writes is what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from smrl.analysis import canonical
from smrl.analysis.sides import Side, rewritten
from smrl.core.tree import Expr, Norm, Not, Program
from smrl.diagnostics import RulesetError
from smrl.instants import Instant
from smrl.library.compiled import compile_sources
from smrl.library.load import parent
from smrl.models import VOCABULARY
from smrl.mutation.edits import Edit
from smrl.mutation.mutants import Mutant, mutants
from smrl.mutation.operators import OPERATORS
from smrl.source import Source

FILE = Path(__file__).parent / "every_operator.smrl"
ON = Instant.parse("2026-03-01")


def compiled(text: str) -> Program:
    return compile_sources([Source(FILE.name, text)], VOCABULARY, FILE.name, parent)


PROGRAM = compiled(FILE.read_text(encoding="utf-8"))
MUTANTS = mutants(PROGRAM, {FILE.name})


def told(mutant: Mutant) -> tuple[str, str, str]:
    return mutant.operator, mutant.edit.before, mutant.edit.after


def applied(edit: Edit) -> str:
    text = edit.span.source.text
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def plain(norm: Norm) -> Norm:
    """With what is denied twice said once."""

    def once(expr: Expr) -> Expr:
        while isinstance(expr, Not) and isinstance(expr.of, Not):
            expr = expr.of.of
        return expr

    return rewritten(norm, once)


def test_every_operator_changes_something() -> None:
    assert {mutant.operator for mutant in MUTANTS} == set(OPERATORS)


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("threshold", "1.5", "1.6"),
        ("threshold", "1.5", "1.4"),
        ("threshold", "0", "1 hour/day"),
        ("comparison", ">=", ">"),
        ("comparison", "decided_at before defence_heard_at", "not (defence_heard_at before decided_at)"),
        ("window", "30", "31"),
        ("window", "of", "before"),
        ("word", "sentence", "debt"),
        ("member", "{prison, open_institution}", "{prison}"),
        ("quantifier", "some", "every"),
        ("quantifier", "no", "every"),
        ("quantifier", "most", "every"),
        ("filter", "where t.kind != charge", ""),
        ("connective", "p.young and p.employed_outdoors", "p.young or p.employed_outdoors"),
        ("operand", "p.young and p.employed_outdoors", "p.young"),
        ("opposite", "not exercise.recreational_training", "exercise.recreational_training"),
        ("opposite", "employed_outdoors", "not employed_outdoors"),
        ("extreme", "minimum", "maximum"),
        ("arithmetic", "-", "+"),
        ("arithmetic", "floor_area - furniture_area", "floor_area"),
        ("force", "require", "recommend"),
        ("force", "recommend", "require"),
        ("force", "prefer", "recommend"),
        ("polarity", "forbid", "require"),
        ("tail", "unless employed_outdoors", ""),
        ("tail", "as far as exercise.suits_training", ""),
        ("reason", "unless", "except"),
        ("reason", "when", "as far as"),
        ("scope", "where purpose = infirmary", ""),
        ("scope", "applies to every prisoner where sentenced", ""),
        ("incorporation", "where employed_outdoors", ""),
        ("incorporation", "if beneficial", ""),
        ("incorporation", "where young", ""),
    ],
)  # fmt: skip
def test_a_change_of_each_kind(operator: str, before: str, after: str) -> None:
    assert (operator, before, after) in {told(mutant) for mutant in MUTANTS}


@pytest.mark.parametrize("operator", OPERATORS)
def test_what_is_written_instead_means_what_the_mutant_means(operator: str) -> None:
    """The text with the edit compiles to the norms of the mutant; only a clause that is left out takes norms along."""
    mine = [mutant for mutant in MUTANTS if mutant.operator == operator]
    for mutant in mine:
        try:
            program = compiled(applied(mutant.edit))
        except RulesetError as error:
            pytest.fail(f"{told(mutant)}: {error}")
        written = {norm.id: norm for norm in program.norms}
        known = {norm.id: norm for norm in PROGRAM.norms} | dict(mutant.norms)
        side, other = Side(PROGRAM, VOCABULARY, ON), Side(program, VOCABULARY, ON)
        left_out = set(known) - set(written)
        assert all(operator == "incorporation" and " > " in norm for norm in left_out), told(mutant)
        for id, norm in written.items():
            assert canonical.of_norm(plain(known[id]), side) == canonical.of_norm(plain(norm), other), (
                told(mutant),
                id,
            )


def test_nothing_is_changed_twice() -> None:
    assert len({(told(mutant), mutant.edit.span) for mutant in MUTANTS}) == len(MUTANTS)


def test_what_is_written_once_is_changed_once() -> None:
    """A definition in every norm that uses it; an incorporated norm together with its copy."""
    [part] = [
        mutant for mutant in MUTANTS if told(mutant) == ("scope", "applies to every prisoner where sentenced", "")
    ]
    assert set(part.norms) == {"1#hour", "1#training"}
    [rare] = [mutant for mutant in MUTANTS if told(mutant) == ("window", "30", "31")]
    assert set(rare.norms) == {"3#rare", "5 > 3#rare"}


def test_only_what_stands_in_its_own_files_is_changed() -> None:
    assert mutants(PROGRAM, {"another.smrl"}) == []
