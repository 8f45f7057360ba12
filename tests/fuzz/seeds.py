"""What fuzzing starts from, taken from what the tests and examples hold, and the words it may put in."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import smrl
from smrl.models import VOCABULARY
from smrl.reading.tree import Numeral
from smrl.reading.write import yaml_lines
from smrl.syntax.words import CONTEXTUAL, RESERVED, VERDICTS
from smrl.units.table import ROWS
from smrl.vocabulary import Choice, Many
from tests.syntax.test_hostile import DEEP
from tests.texts.test_match import ENGLISH, RUSSIAN

ROOT: Final = Path(__file__).parents[2]
LONGEST: Final = 4096
"""Bytes of an input: what is larger is slower to try, and tests/syntax/test_hostile.py has what only size brings."""

RULES: Final = ("rulesets", "examples", "tests/backends/corpus", "tests/check", "tests/syntax/corpus")
PRISON: Final = ROOT / "examples" / "small" / "facility.json"

IN_TOML: Final = """\
id = "f"
assessed_on = 2026-03-01
capacity = 1_0
kind = "prison"
cells = [{id = "A", kind = "cell", floor_area = "9 m^2"}, {id = "B", floor_area = nan}]
[[prisoners]]
id = "p"
cell = "A"
exercise_days = [{date = 2026-03-01, open_air = "60 min", suitable = true}]
[prisoners.exercise]
open_air = "45 min/day"
[[staff]]
id = "s"
"""
IN_YAML: Final = """\
id: f
assessed_on: 2026-03-01
time_zone: Europe/Vienna
capacity: 10
cells:
  A: {kind: cell, floor_area: 9 m^2}
  B:
    floor_area: .nan
prisoners:
  complete: no
  total: 3
  items:
    - id: p
      cell: A  # a link
      exercise: {open_air: 45 min/day}
      exercise_days: [{date: 2026-03-01, open_air: 60 min, suitable: yes}]
      religion: none
"""
ONE_RULE: Final = """\
rule 21(1) "Exercise" from 2020-01-01 cite "A law"
  title ru "Прогулка"
  gist en "An hour a day."
  tags health
  for each prisoner where religion is none or not employed_outdoors
  require hour: exercise.open_air >= 1 hour/day unless employed_outdoors
  recommend some c in cells : c.floor_area >= 9 m^2
"""
ALTERED: Final = """\
ruleset x "A jurisdiction"
  language 1
  extends standard

fact prisoner.shoes : one_of {boots, sandals} meaning en "what is worn"

set longest = 3 day where employed_outdoors until 2030-01-01 cite "A law"

tighten 21(1)#hour from 2026-01-01 cite "A law": require exercise.open_air >= 2 hour/day

relax 21(1)#2 until 2027-12-31 authorised by "A court" because "Snow": require yes
  example "none": exercise.open_air = 10 min/day -> compliant

withdraw 21(1)#2 cite "A law"

rule X-1(2) "New" implements 21(1)
  for each prisoner
  require shoes = boots
"""
VALUES: Final = (
    "2026-03-04", "2026-03-04 12", "2026-03-04 12:00", "2026-03-04T12:00:30+01:00", "2026-03-04 23:59Z", "1 hour/day",
    "45.5 min/day", "4 m^2/person", "12 °C", "-5 degF", "1e3 kcal/day", "50 %", "3 person", "m²·kg/s^2", "1/3 day",
)  # fmt: skip


def facilities() -> Iterator[dict[str, Any]]:
    """Small facilities as plain data: few members in each list, and each record with some of its facts."""
    whole = json.loads(PRISON.read_text(encoding="utf-8"))
    choose = random.Random(1955)
    yield _cut(whole, lambda _: True)
    for _ in range(3):
        yield _cut(whole, lambda name: name in ("id", "cell") or choose.random() < 0.3)


def _cut(value: Any, keeps: Callable[[str], bool]) -> Any:
    if isinstance(value, list):
        return [_cut(one, keeps) for one in value[:2]]
    if isinstance(value, dict):
        return {name: _cut(one, keeps) for name, one in value.items() if keeps(name)}
    return value


def rules() -> Iterator[str]:
    """Rules of every ruleset there is, one by one or few together, sound ones and faulty ones."""
    for folder in RULES:
        for path in sorted((ROOT / folder).rglob("*.smrl")):
            pieces = re.split(r"\n\n(?=rule |\w+ )", path.read_text(encoding="utf-8"))
            yield from (piece for piece in pieces if "extends un." not in piece)  # half a thousand norms at each try
    yield from (ALTERED, *DEEP.values())


@cache
def yaml() -> tuple[str, ...]:
    return IN_YAML, *map(_as_yaml, facilities())


def _as_yaml(tree: Any) -> str:
    plain = json.loads(json.dumps(tree), parse_int=Numeral, parse_float=Numeral)
    return "\n".join(yaml_lines(plain, "")) + "\n"


@cache
def assessments() -> tuple[str, ...]:
    """Of rulesets of a rule."""
    facility = smrl.models.Facility(id="f", prisoners=[smrl.models.Prisoner(id="p", employed_outdoors=False)])
    texts = [
        ONE_RULE,
        *re.split(r"\n\n(?=rule )", (ROOT / RULES[2] / "verdicts.smrl").read_text(encoding="utf-8"))[1:4],
    ]
    return tuple(smrl.compile(text).evaluate(facility, on="2026-03-01").to_json() for text in texts)


def texts() -> tuple[str, ...]:
    return ENGLISH, RUSSIAN, "# " + ENGLISH


def _bytes(texts: Iterable[str]) -> list[bytes]:
    return [data for text in texts if len(data := text.encode("utf-8", "surrogatepass")) <= LONGEST]


def choices() -> list[bytes]:
    """Bytes that make norms and worlds of any kind."""
    return [random.Random(seed).randbytes(400) for seed in range(200)]


SEEDS: Final[dict[str, Callable[[], list[bytes]]]] = {
    "syntax": lambda: _bytes(rules()),
    "rules": lambda: _bytes(rules()),
    "yaml": lambda: _bytes(yaml()),
    "json": lambda: _bytes(json.dumps(tree, ensure_ascii=False) for tree in facilities()),
    "toml": lambda: _bytes([IN_TOML]),
    "assessments": lambda: _bytes(assessments()),
    "texts": lambda: _bytes(texts()),
    "values": lambda: _bytes(VALUES),
    "evaluators": choices,
}

# -- words -------------------------------------------------------------------------------------------------------------


def _marks() -> Iterator[str]:
    yield from ("=", "!=", "<=", ">=", "->", ":", ",", "(", ")", "[", "]", "{", "}", "#", '"', ".", "*", "/", "-", "^")
    yield from ("\n", "\n  ", "\r\n", "\ufeff", "\u202e", "\u2028", "\ud800", "\0", "\t", "²", "٣", "é", "\\")


def _numbers() -> Iterator[str]:
    yield from (
        "0",
        "1",
        "2",
        "-1",
        "0.5",
        "100",
        "1e999",
        "9" * 19,
        "9" * 41,
        "2026-03-01",
        "9999-12-31",
        "0001-01-01",
    )
    yield from ("12:30", "24:00", "+14:00", "Z", ".nan", ".inf", "none", "null", "yes", "no", "true", "~")


def _facts() -> Iterator[str]:
    for entity in VOCABULARY.entities.values():
        yield entity.name
        for fact in entity.facts.values():
            yield fact.name
            held = fact.type.element if isinstance(fact.type, Many) else fact.type
            if isinstance(held, Choice):
                yield from held.values


def _units() -> Iterator[str]:
    for row in ROWS:
        yield from (row.symbol, *row.names)


def words(target: str) -> list[str]:
    """What is worth putting into an input of a target: the words of the language, of the facts, of the units."""
    found = [*_marks(), *_numbers(), *_units()]
    match target:
        case "syntax" | "rules":
            found += [*RESERVED, *CONTEXTUAL, *VERDICTS, *_facts(), "21(1)", "II.C", "#1", "per", "hour/day"]
        case "yaml" | "json" | "toml":
            found += [
                *_facts(),
                "complete",
                "total",
                "items",
                "---",
                "...",
                "- ",
                "? ",
                "&a",
                "*a",
                "!!",
                "<<",
                "|",
                ">",
            ]
        case "assessments":
            found += re.findall(r'"\w+"', "".join(assessments()))
        case "texts":
            found += [*re.findall(r"[\w()]+\W", ENGLISH + RUSSIAN), "(a)", "Rule", "Article", "##", "**", "Page 3 of 7"]
        case "evaluators":
            found = []
    return sorted({*filter(None, found)})
