"""Texts made to exhaust time, memory or the stack: an answer within a bound, never a crash."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from smrl.source import Source
from smrl.syntax import limits
from smrl.syntax.depth import too_deep
from smrl.syntax.format import format_module
from smrl.syntax.parse import parse
from smrl.syntax.parser import parser

SECONDS = 30.0  # most take a tenth of one; this tells a hang from a busy machine
MANY = 1_000_000

REFUSED = {
    "parentheses": "require " + "(" * MANY,
    "closed parentheses": "require " + "(" * 5_000 + "a" + ")" * 5_000,
    "closing parentheses": ")" * MANY,
    "brackets over lines": "(\n" * MANY,
    "lists": 'example "x": a = ' + "[" * 5_000 + "]" * 5_000 + " -> compliant",
    "a long name": "require " + "a" * MANY,
    "a long field": "require a." + "b" * MANY,
    "a long path": "require a" + ".a" * MANY,
    "a long number": "require a = " + "1" * 400_000,
    "a long fraction": "require a = 1." + "1" * 400_000,
    "a unit bomb": "require a = 1 m^99999999",
    "a negative unit bomb": "require a = 1 m^-99999999",
    "a long unit": "require a = 1 m" + "/m" * MANY,
    "a long text": 'declare "' + "x" * MANY + '"',
    "nots": "require " + "not " * MANY,
    "minuses": "require " + "- " * MANY,
    "sums": "require 1" + "+1" * MANY,
    "products": "require a" + " * a" * 5_000,
    "ifs": "require " + "if a then " * 10_000,
    "quantifiers": "require " + "every x in xs : " * 10_000 + "a",
    "conjunctions": "require a" + " and a" * 100_000,
    "quotation marks": '"' * MANY,
    "escapes": '"' + '\\"' * MANY,
    "curly quotation marks": "“" * MANY,
    "letters of other alphabets": "é" * MANY,
    "control characters": "\0" * MANY,
    "control characters between names": "\0a" * MANY,
    "directions": "\u202e" * MANY,
    "halves of characters": "\ud800" * MANY,
    "signs": "@" * MANY,
    "dots": ". " * MANY,
    "numbers": "1 " * MANY,
    "rates": "1 /" * MANY,
    "commas": "require a in {" + "a," * MANY,
    "rules on one line": "rule 1 " * 500_000,
    "misspelt keywords": "requir x\n" * 300_000,
    "faults": "require a b\n" * 100_000,
    "a hundred thousand rules": "rule 1\n  require a\n" * 100_000,
    "a hundred thousand norms": "require a\n" * 100_000,
    "a large file": "#" + "x" * limits.FILE_CHARACTERS,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused_in_bounded_time(text: str) -> None:
    parser()
    start = time.perf_counter()
    _, faults = parse(Source("hostile", text))
    assert time.perf_counter() - start < SECONDS
    assert 0 < len(faults) <= limits.FAULTS_REPORTED + 1


DEEP = {
    "parentheses": "require " + "(" * 99 + "a" + ")" * 99,
    "conditions": "require " + "(" * 49 + "a" + " or b)" * 49,
    "nots": "require " + "not " * 90 + "a",
    "sums": "require 1" + " + 1" * 90 + " = a",
    "paths": "require a" + ".a" * 90,
    "ifs": "require " + "if a then b else " * 90 + "c",
    "lists": 'example "x": a = ' + "[" * 90 + "]" * 90 + " -> compliant",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_but_legal_texts_are_read_and_printed(text: str) -> None:
    """In a process whose stack is as Python leaves it, with room for the frames of whoever calls."""
    module, faults = parse(Source("deep", text))
    assert faults == ()
    assert too_deep(module.items) is None
    assert parse(Source("printed", format_module(module)))[0] == module


def test_what_the_scan_lets_through_is_still_measured() -> None:
    """Each bracket here makes three levels of the tree, though the scan counts one."""
    text = "require " + "(" * 60 + "a" + " and b or c = d)" * 60
    assert [fault.code for fault in parse(Source("deep", text))[1]] == ["S111"]


@pytest.mark.slow
def test_as_many_rules_as_a_file_holds_in_bounded_memory() -> None:
    """A gigabyte of address space, and time that grows with the number of rules and no faster."""
    program = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from smrl.source import Source
from smrl.syntax.parse import parse
def seconds(count):
    text = "".join(f"rule {n}\\n  require a.b >= 1 hour/day unless c\\n" for n in range(1, count + 1))
    start = time.process_time()
    module, faults = parse(Source("many", text))
    assert not faults and len(module.items) == count
    return time.process_time() - start
seconds(10)
small, large = seconds(1_000), seconds(9_000)
assert large < 15 * small, (small, large)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)
