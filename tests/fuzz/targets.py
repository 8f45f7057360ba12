"""What is fuzzed: each target takes any bytes, and raises where something happens that no input may bring about.

Refusing an input is an answer, in the words that are made for it. Any other exception is a crash, and so is a property
that does not hold: what is formatted reads back as it was, the evaluators agree, what is stored is stored again alike.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final

import smrl
from smrl.api import Ruleset
from smrl.assessment.outline import Outline
from smrl.backends import interpret
from smrl.diagnostics import Diagnostic, FactError, RulesetError, TextError, render_all
from smrl.instants import Instant, InstantError
from smrl.library.compiled import Compiled, compile_sources
from smrl.library.find import Text, decode
from smrl.models import VOCABULARY
from smrl.reading import read, read_file
from smrl.reading.write import to_text
from smrl.report.text import check_text
from smrl.source import Source
from smrl.syntax import parse
from smrl.syntax.format import format_module
from smrl.tailoring import Found
from smrl.texts.match import match
from smrl.texts.reading import read as read_text
from smrl.units import NotFinite, UnitError, parse_unit
from smrl.units.boundary import from_any
from tests.backends.agreement import findings
from tests.backends.million import case_of, differences, norm_of
from tests.fuzz.seeds import IN_YAML, ONE_RULE, ROOT
from tests.strategies.choices import Choices
from tests.texts.test_match import outline

ON: Final = Instant.parse("2026-03-03")
Target = Callable[[bytes], None]


def syntax(data: bytes) -> None:
    """A rule text is laid out, which reads back as the same and is laid out already; or refused with its faults."""
    source, _ = decode(Text("fuzz.smrl", data))
    module, faults = parse(source)
    if faults:
        _rendered(faults)
        return
    laid_out = Source("formatted", format_module(module, source))
    again, new_faults = parse(laid_out)
    assert not new_faults, render_all(new_faults)
    assert again == module, laid_out.text
    assert format_module(again, laid_out) == laid_out.text


def rules(data: bytes) -> None:
    """A rule text is compiled and judged by both evaluators alike, and its examples run; or refused with its faults."""
    source, fault = decode(Text("fuzz.smrl", data))
    try:
        program = compile_sources([source], VOCABULARY, "fuzz", _standard, [fault] if fault else [])
    except RulesetError as error:
        _rendered(error.diagnostics)
        return
    _rendered(program.lint)
    compiled = Compiled.of(program, VOCABULARY)
    facility = _facility()
    expected = findings(interpret.evaluate(compiled.program, compiled.vocabulary, facility, ON))
    assert findings(compiled.evaluator.evaluate(facility, ON)) == expected
    ruleset = Ruleset(compiled)
    ruleset.test()
    _told(ruleset.evaluate(facility, on=ON))


def yaml(data: bytes) -> None:
    """A YAML file of a facility is read, written and read again, or refused with all its faults."""
    _facility_of(data, ".yaml")


def json(data: bytes) -> None:
    """The same for JSON."""
    _facility_of(data, ".json")


def toml(data: bytes) -> None:
    """The same for TOML."""
    _facility_of(data, ".toml")


def assessments(data: bytes) -> None:
    """A stored assessment is read back, told and stored again; or refused with a ValueError."""
    try:
        assessment = smrl.Assessment.from_json(data.decode("utf-8", "surrogateescape"))
    except ValueError:
        return
    _told(assessment)


def texts(data: bytes) -> None:
    """The text of an instrument is matched with a ruleset, or refused with all its faults."""
    with _file(data, ".md" if data[:1] == b"#" else ".txt") as path:
        try:
            match(_kitchen(), read_text(path))
        except TextError as error:
            _rendered(error.diagnostics)


def values(data: bytes) -> None:
    """A text is taken for a moment, a quantity and a unit, or refused by each."""
    text = data.decode("utf-8", "replace")
    with suppress(InstantError):
        assert Instant.parse(text) is not None
    with suppress(UnitError, NotFinite):
        parse_unit(text)
    with suppress(UnitError, NotFinite):
        from_any(text)


def evaluators(data: bytes) -> None:
    """A norm and a world made of the choices that the bytes are: both evaluators say the same."""
    numbers = chain(data, repeat(0))
    choices = Choices(lambda bound: next(numbers) % bound)
    case, norm = case_of(choices), norm_of(choices)
    assert [*differences([norm], [case])] == []


TARGETS: Final[dict[str, Target]] = {
    one.__name__: one for one in (syntax, rules, yaml, json, toml, assessments, texts, values, evaluators)
}
SHARES: Final = {
    "syntax": 6, "rules": 6, "yaml": 5, "json": 2, "toml": 1, "assessments": 2, "texts": 2, "values": 2,
    "evaluators": 4,
}  # fmt: skip
"""Of the time, in thirtieths: more for what is larger."""


def _rendered(diagnostics: Any) -> None:
    found: tuple[Diagnostic, ...] = tuple(diagnostics)
    for lang in ("en", "ru"):
        render_all(found, lang).encode()


def _told(assessment: smrl.Assessment) -> None:
    """Everything that is shown of an assessment, and that it stays what it was when it is stored."""
    stored = assessment.to_json()
    assert smrl.Assessment.from_json(stored).to_json() == stored
    check_text([assessment], "en").encode()
    assessment.html().encode()


def _facility_of(data: bytes, suffix: str) -> None:
    with _file(data, suffix) as path:
        try:
            reading = read_file(path, VOCABULARY)
        except FactError as error:
            _rendered(error.diagnostics)
            return
    _rendered(reading.warnings)
    try:
        written = to_text(reading.root, VOCABULARY)
    except ValueError:
        return  # a quantity that no decimal writes
    with _file(written.encode(), ".yaml") as path:
        assert to_text(read_file(path, VOCABULARY).root, VOCABULARY) == written
    _told(_ruleset().evaluate(reading.root, on=ON))


@contextmanager
def _file(data: bytes, suffix: str) -> Iterator[str]:
    """A file that is written anew for every input, in memory where the system has files there."""
    path = _folder() / f"fuzz{suffix}"
    path.write_bytes(data)
    yield str(path)


@cache
def _folder() -> Path:
    memory = Path("/dev/shm")
    folder = tempfile.mkdtemp(dir=memory if memory.is_dir() else None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _facility() -> Any:
    return read(IN_YAML, VOCABULARY).root


@cache
def _ruleset() -> Ruleset:
    """A small one that reads logs day by day: what was read is put to it."""
    return smrl.load(ROOT / "examples" / "recipes" / "daily_log.smrl")


def _standard(_name: str) -> Found:
    """What any ruleset extends, whatever it asks for: one that is compiled at once."""
    return Found([Source("standard", f'ruleset standard "A standard"\n  language 1\n\n{ONE_RULE}')], [])


@cache
def _kitchen() -> Outline:
    return outline()
