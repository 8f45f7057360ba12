"""Messages in Russian: every one that a reader of facilities can meet, with what stands in its blanks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import smrl
from smrl.diagnostics import Diagnostic
from smrl.report.russian import in_russian
from smrl.report.russian_messages import HELPS, INSIDE, LABELS, MESSAGES

SMRL = Path(smrl.__file__).parent
READERS = re.compile(r"F\d\d\d|U\d\d\d|R10[1-5]|T109|T110")
QUANTITY, MOMENT = "F104", "F110"
CARRIERS = {"UnitError": QUANTITY, "InstantError": MOMENT}


def texts(node: ast.expr | None, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """What an expression can be, its blanks filled with `x`; nothing where that stands elsewhere."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "x" for part in parts)  # type: ignore[misc]  # texts only
        case ast.IfExp(body=body, orelse=other):
            yield from (*texts(body, names), *texts(other, names))
        case ast.BoolOp(values=values):
            for value in values:
                yield from texts(value, names)
        case ast.Name(id=name):
            for value in names.get(name, ()):
                yield from texts(value, {})


def assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                for name, value in pairs:
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
    return found


def raised() -> Iterator[tuple[str, str, str]]:
    """Code, message and help of every fault that a module makes on the spot."""
    for path in sorted(SMRL.rglob("*.py")):
        functions = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
        for function in functions:
            names = assigned(function)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                arguments, code = list(call.args), CARRIERS.get(ast.unparse(call.func))
                for at, one in enumerate(arguments):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and READERS.fullmatch(one.value):
                        arguments, code = arguments[at + 1 :], one.value
                        break
                if code is None or not arguments:
                    continue
                helps = [*arguments[1:2], *(word.value for word in call.keywords if word.arg == "help")]
                for message in texts(arguments[0], names):
                    yield path.name, code, message
                for help in helps:
                    for text in texts(help, names):
                        yield path.name, "help", text


@pytest.mark.parametrize(("module", "code", "text"), sorted(set(raised())))
def test_every_message_about_a_facility_has_its_russian(module: str, code: str, text: str) -> None:
    """Whoever adds or words anew a message words it in both languages."""
    del module
    if text in ("", "x", "--on: x"):  # made elsewhere
        return
    about = ("F108", "the text is empty") if code == "help" else (code, text)
    made = in_russian(Diagnostic(*about, help=text))
    told = made.help if code == "help" else made.message
    assert re.search("[а-яё]", told or ""), f"no Russian for {code}: {text}"


@pytest.mark.parametrize("pair", [*HELPS, *INSIDE, *LABELS, *(pair for pairs in MESSAGES.values() for pair in pairs)])
def test_both_have_the_same_blanks(pair: tuple[str, str]) -> None:
    """Nothing that the English tells is lost, but for what a translation need not repeat."""
    english, russian = (set(re.findall(r"\{(\w+)\}", one)) for one in pair)
    assert russian <= english


@pytest.mark.parametrize("length", [10, 20_000])
def test_a_reader_s_own_words_stay(length: int) -> None:
    """However long, and whatever of our own sentences they look like."""
    words = " ` at has {x} " * length
    made = in_russian(Diagnostic("F115", f"there is no prisoner `{words}`", help=f"did you mean `{words}`?"))
    assert made.message == f"нет объекта «заключённый» с идентификатором `{words}`"
    assert made.help == f"может быть, `{words}`?"
