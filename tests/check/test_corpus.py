"""What the checker says, word for word: bad programs beside their rendered output, good ones beside their core.

`SMRL_RESET=1 pytest tests/check/test_corpus.py` writes the outputs anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from smrl.codes import CHECK, LINT
from smrl.diagnostics import Severity, render_all
from tests.check.dump import dump
from tests.check.toy import compiled

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.smrl"))
GOOD = sorted((HERE / "good").glob("*.smrl"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_fault_is_reported_as_it_stands_beside_the_program(path: Path) -> None:
    result = compiled(path.read_text(encoding="utf-8"), path.name)
    rendered = render_all(result.diagnostics) + "\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("SMRL_RESET"):
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")
    errors = any(d.severity is Severity.error for d in result.diagnostics)
    assert (result.program is None) == errors


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_programs_compile_without_a_word(path: Path) -> None:
    result = compiled(path.read_text(encoding="utf-8"), path.name)
    assert render_all(result.diagnostics) == "0 errors, 0 warnings"
    assert result.program is not None
    expected = path.with_suffix(".core")
    if os.environ.get("SMRL_RESET"):
        expected.write_text(dump(result.program), encoding="utf-8")
    assert dump(result.program) == expected.read_text(encoding="utf-8")


def test_every_code_of_the_checker_is_in_the_corpus() -> None:
    seen = {
        code
        for path in BAD
        for code in re.findall(r"^(?:error|warning)\[(\w+)\]", path.with_suffix(".txt").read_text(), re.M)
    }
    assert set(CHECK) | set(LINT) <= seen


def test_seven_mistakes_make_seven_diagnostics() -> None:
    text = (HERE / "bad" / "seven.smrl").read_text(encoding="utf-8")
    assert len(compiled(text).diagnostics) == 7


@pytest.mark.parametrize("body", ["{}", "not {}", "if employed_outdoors then {} else employed_outdoors"])
@pytest.mark.parametrize("forwards", [True, False])
def test_a_long_chain_of_definitions_is_a_fault_and_no_crash(body: str, forwards: bool) -> None:
    """Each fits by itself, and together they would nest as deep as the chain is long."""
    chain = ["define a0 for prisoner as employed_outdoors\n"]
    chain += [f"define a{n + 1} for prisoner as {body.format(f'a{n}')}\n" for n in range(2_000)]
    faults = compiled("".join(chain if forwards else reversed(chain)) + "require a2000\n").diagnostics
    assert {fault.code for fault in faults} == {"C308"}


@pytest.mark.parametrize(
    ("longer", "place"),
    [(97, None), (98, ("a0", "a0")), (129, ("a31", "a31")), (130, ("a0", "employed_outdoors")), (200, ("a0", "a131"))],
)
def test_definitions_nest_a_hundred_levels_deep(longer: int, place: tuple[str, str] | None) -> None:
    """Of deeper ones that is blamed which is too deep; of such as cannot even be followed, the outermost."""
    chain = [f"define a{n} for prisoner as a{n + 1}\n" for n in range(longer)]
    text = "".join((*chain, f"define a{longer} for prisoner as employed_outdoors\n", "require a0\n"))
    faults = [(fault.message.split("`")[1], fault.span and fault.span.text) for fault in compiled(text).diagnostics]
    assert set(faults) == ({place} if place is not None else set())


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_an_expression_has_twenty_thousand_parts_at_most(more: int, fits: bool) -> None:
    """A fact has two, the fact and whose it is; a definition one more, and each `and`."""
    hundred = " and ".join(["employed_outdoors"] * 99)
    whole = " and ".join(["b"] * 99 + ["employed_outdoors"] * (99 + more))
    text = f"define b for prisoner as {hundred}\ndefine a for prisoner as {whole}\nrequire a\n"
    faults = compiled(text).diagnostics
    assert [fault.code for fault in faults] == ([] if fits else ["C308", "C308"])
