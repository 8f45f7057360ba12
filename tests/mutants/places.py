"""Where mutants are: functions of the package, each change at a place that has a name, and their code."""

from __future__ import annotations

import ast
import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import CodeType, FunctionType

from smrl import lean
from tests.mutants.operators import Change, changes, parts

ROOT = Path(__file__).parent.parent.parent


@lean.frozen
class Mutant:
    """One change in one function. `lines` are those of the statement that it stands in."""

    path: str
    function: str
    operator: str
    change: str
    line: int = lean.field(eq=False)
    lines: range = lean.field(eq=False)
    at: int = lean.field(eq=False)

    @property
    def name(self) -> str:
        """It stays the same when lines move."""
        return f"{self.path} {self.function} {self.operator}: {self.change}"

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def package(self) -> str:
        return str(Path(self.path).parent)


def mutants(paths: list[Path]) -> list[Mutant]:
    """All mutants of these files, in the order of the text."""
    return [mutant for path in paths for mutant in _of_file(path)]


def _of_file(path: Path) -> Iterator[Mutant]:
    place = path.relative_to(ROOT).as_posix()
    seen: Counter[tuple[str, str, str]] = Counter()
    for at, (function, statement, change) in enumerate(_changes(ast.parse(path.read_text(encoding="utf-8")))):
        what = shown(change)
        seen[function, change.operator, what] += 1
        number = seen[function, change.operator, what]
        line: int = getattr(change.node, "lineno", statement.start)
        what = what if number == 1 else f"{what} (no. {number})"
        yield Mutant(place, function, change.operator, what, line, statement, at)


def _changes(tree: ast.Module) -> Iterator[tuple[str, range, Change]]:
    for name, function in _functions(tree, ""):
        yield from ((name, lines, change) for lines, change in _inside(function, range(0)))


def _functions(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions and methods; what is defined inside them is part of them."""
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef):
            if not any(isinstance(one, ast.Name) and one.id == "overload" for one in inner.decorator_list):
                yield f"{prefix}{inner.name}", inner
        elif isinstance(inner, ast.ClassDef):
            yield from _functions(inner, f"{prefix}{inner.name}.")


def _inside(node: ast.AST, lines: range) -> Iterator[tuple[range, Change]]:
    if isinstance(node, ast.stmt):
        body: list[ast.stmt] = getattr(node, "body", [])
        lines = range(node.lineno, body[0].lineno if body else (node.end_lineno or node.lineno) + 1)
        lines = range(node.lineno, max(lines.stop, node.lineno + 1))
    for change in changes(node):
        yield lines, change
    for part in parts(node):
        yield from _inside(part, lines)


def shown(change: Change) -> str:
    match change.node, change.instead:
        case ast.match_case() as case, None:
            return f"without case {ast.unparse(case.pattern)}"
        case node, None:
            return f"without {ast.unparse(node)}"
        case node, ast.Pass():
            return f"without {ast.unparse(node)}"
        case node, instead:
            return f"{ast.unparse(node)} -> {ast.unparse(instead)}"


class _Replaced(ast.NodeTransformer):
    def __init__(self, change: Change) -> None:
        self.change = change

    def visit(self, node: ast.AST) -> ast.AST | None:
        if node is not self.change.node:
            return self.generic_visit(node)
        if self.change.instead is None:
            return None
        return ast.copy_location(self.change.instead, node)


def functions() -> dict[tuple[str, int], list[FunctionType]]:
    """The functions of the package that this process holds, decorated or not, by file and first line."""
    found: dict[tuple[str, int], list[FunctionType]] = {}
    gc.unfreeze()  # the command line, when imported, puts what there is out of the collector's sight
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(f"{ROOT}/smrl/"):
            code = thing.__code__
            found.setdefault((Path(code.co_filename).relative_to(ROOT).as_posix(), code.co_firstlineno), []).append(
                thing
            )
    return found


def apply(mutant: Mutant, held: Mapping[tuple[str, int], Iterable[FunctionType]]) -> None:
    """Give the function its code as mutated: whoever holds the function, under any name, holds the mutant then."""
    path = ROOT / mutant.path
    tree = ast.parse(path.read_text(encoding="utf-8"))
    _, _, change = next(islice(_changes(tree), mutant.at, None))
    changed = _Replaced(change).visit(tree)
    assert isinstance(changed, ast.Module)
    ast.fix_missing_locations(changed)
    compiled = compile(changed, str(path), "exec", dont_inherit=True)
    *_, code = (one for one in _codes(compiled) if one.co_qualname == mutant.function)  # overloads stand before it
    for function in held[mutant.path, code.co_firstlineno]:
        function.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
