"""Every code block of the documentation runs, every link and path in it exists.

What a block does is said by its language and the marks after it:

    python             runs; the blocks of a page share their names; `text output` after it is what it prints
    console            lines `$ smrl …` run, and what follows is their output; `$ echo $?` shows the exit status
    smrl               compiles, its examples hold, and it is laid out as `smrl fmt` would
    smrl bad [CODE …]  does not compile, for these reasons (on a page of docs/diagnostics: for the page's); with a
                       code of lint, compiles and is warned of
    yaml, json, toml   parses; with `bad [CODE …]`, is refused as a facility for these reasons
    … file=NAME        is also written to NAME, for later blocks to use
    … no-run REASON    is only shown

In expected output `...` stands for anything, also for any number of lines. Blocks run in a folder of their own that
holds copies of examples/ and rulesets/.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import json
import pkgutil
import re
import shlex
import shutil
import sys
import tomllib
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import smrl
from smrl.cli import main
from smrl.codes import LINT, PROOF
from tests.markdown import Block, blocks, mentions

ROOT = Path(__file__).parent.parent
FOLDERS = ["docs", "examples", "benchmarks"]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md") if "_build" not in page.parts),
    ]
)
OURS = ("smrl", "grammar", "rulesets", "docs", "tests", "benchmarks", "examples")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def assert_output(expected: str, actual: str, place: str) -> None:
    expected, actual = (re.sub(r"[ \t]+$", "", text, flags=re.M).strip() + "\n" for text in (expected, actual))
    matches = doctest.OutputChecker().check_output(expected, actual, doctest.ELLIPSIS)
    assert matches, f"{place} shows\n{expected}\nbut it is\n{actual}"


def run_python(block: Block, module: types.ModuleType) -> str:
    """Run in the page's module, so that a traceback points into the page; what was printed."""
    code = compile("\n" * (block.line - 1) + block.text, str(block.page), "exec")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, module.__dict__)
    return printed.getvalue()


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, its continuation lines joined, with the output shown for it."""
    for part in re.split(r"^\$ ", text.replace("\\\n", " "), flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run_console(block: Block) -> None:
    status = 0
    for command, expected in commands(block.text):
        program, *arguments = shlex.split(command)
        if command == "echo $?":
            assert int(expected) == status, f"{block.place}: the exit status is {status}"
            status = 0
            continue
        assert program == "smrl", f"{block.place}: `{command}` cannot run here; mark the block `no-run` with a reason"
        result = CliRunner().invoke(main, arguments, prog_name="smrl", terminal_width=100, max_content_width=100)
        assert result.exception is None or isinstance(result.exception, SystemExit), block.place
        status = result.exit_code
        if expected.strip():
            assert_output(expected, result.output, f"{block.place}, `{command}`,")
        else:
            assert status in {0, 1}, f"{block.place}: {result.output}"


def expected_codes(block: Block) -> set[str]:
    named = {mark for mark in block.marks if re.fullmatch(r"[A-Z]\d+", mark)}
    return named or ({block.page.stem} if block.page.parent.name == "diagnostics" else set())


def assert_refused(block: Block, error: type[smrl.RulesetError | smrl.FactError], act: Callable[[], object]) -> None:
    with pytest.raises(error) as caught:
        act()
    codes = {diagnostic.code for diagnostic in caught.value.diagnostics}
    assert expected_codes(block) <= codes, f"{block.place}: refused for {sorted(codes)}"


def run_smrl(block: Block) -> None:
    codes = expected_codes(block)
    if "bad" in block.marks and codes and codes <= {*LINT, *PROOF}:
        assert codes <= {warning.code for warning in smrl.compile(block.text).lint}, block.place
    elif "bad" in block.marks:
        assert_refused(block, smrl.RulesetError, lambda: smrl.compile(block.text))
    else:
        ruleset = smrl.load(block.file) if block.file else smrl.compile(block.text)  # its parents lie beside a file
        assert not codes & {warning.code for warning in ruleset.lint}, block.place
        assert [str(failure) for failure in ruleset.test().failures] == [], block.place
        file = f"block-{block.line}.smrl"
        Path(file).write_text(block.text, encoding="utf-8")
        layout = CliRunner().invoke(main, ["fmt", "--check", file])
        assert layout.exit_code == 0, f"{block.place} is not laid out as `smrl fmt` would\n{layout.output}"


def run_data(block: Block) -> None:
    if "bad" in block.marks:
        file = Path(f"bad-{block.line}.{block.language}")
        file.write_text(block.text, encoding="utf-8")
        assert_refused(block, smrl.FactError, lambda: smrl.read_facility(file))
    else:
        readers: dict[str, Callable[[str], object]] = {
            "yaml": yaml.safe_load,
            "json": json.loads,
            "toml": tomllib.loads,
        }
        readers[block.language](block.text)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("examples", "rulesets"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@each_page
def test_blocks_run(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows is what happens."""
    module = types.ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)  # classes defined in a page look up their names here
    printed = ""
    for block in blocks(page):
        if block.file:
            (workplace / block.file).parent.mkdir(parents=True, exist_ok=True)
            (workplace / block.file).write_text(block.text, encoding="utf-8")
        if "no-run" in block.marks:
            assert block.marks[-1] != "no-run", f"{block.place}: say why it is not run"
        elif block.language == "python":
            printed = run_python(block, module)
        elif block.language == "text" and "output" in block.marks:
            assert_output(block.text, printed, block.place)
        elif block.language == "console":
            run_console(block)
        elif block.language == "smrl":
            run_smrl(block)
        elif block.language in {"yaml", "json", "toml"}:
            run_data(block)


@each_page
def test_links_and_paths_exist(page: Path) -> None:
    """A page that names a file which has moved is out of date."""
    missing = []
    for line, kind, text in mentions(page):
        if kind == "link" and not re.match(r"[a-z]+:|#", text):
            exists = (page.parent / text.partition("#")[0]).exists()
        elif kind == "code" and re.fullmatch(rf"(?:{'|'.join(OURS)})/[\w./-]*", text):
            exists = (ROOT / text).exists() or (ROOT / f"{text}.py").exists()  # a module may be named without ending
        else:
            continue
        if not exists:
            missing.append(f"{page.name}:{line}: {text}")
    assert missing == []


MODULES = sorted(one.name for one in pkgutil.walk_packages(smrl.__path__, "smrl.") if "__main__" not in one.name)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    """The `>>>` examples of the module print what they say."""
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0
