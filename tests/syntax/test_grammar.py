"""The grammar itself: free of conflicts, and with the words that smrl.syntax.words says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lark import Lark, Token
from lark.lexer import Lexer

from smrl.resources import tree as resources
from smrl.source import Source
from smrl.syntax.parse import parse
from smrl.syntax.parser import RESERVED_TERMINALS
from smrl.syntax.words import BODY, CONTEXTUAL, FOLLOWING_A_NUMBER, RESERVED, TOP

GRAMMAR = (resources("grammar") / "smrl.lark").read_text(encoding="utf-8")


def words_of(line: str) -> list[str]:
    if plain := re.fullmatch(r'[A-Z_]+: "([a-z_]+)"', line):
        return [plain[1]]
    several = re.fullmatch(r"[A-Z_]+\.1: /\(\?:([a-z_|]+)\)\\b/", line)
    return several[1].split("|") if several else []


TERMINALS = {line.split(":")[0].split(".")[0]: words_of(line) for line in GRAMMAR.splitlines() if words_of(line)}


class _NoLexer(Lexer):
    def __init__(self, *_: Any) -> None: ...

    def lex(self, *_: Any) -> Iterator[Token]:
        raise AssertionError("only the tables are built")


def test_the_grammar_has_no_conflict() -> None:
    """Lark raises for a shift that could be a reduction too, where else it would choose silently."""
    Lark(GRAMMAR, start="module", parser="lalr", lexer=_NoLexer, strict=True)


def test_the_grammar_has_the_words_that_are_listed() -> None:
    assert {word for words in TERMINALS.values() for word in words} == RESERVED | CONTEXTUAL
    assert {word for name in RESERVED_TERMINALS for word in TERMINALS[name]} == RESERVED
    assert RESERVED.isdisjoint(CONTEXTUAL)


def test_words_that_may_follow_a_number_are_no_units() -> None:
    listed = re.search(r"AMOUNT\.1:.*?\(\?!\(\?:([a-z_|]+)\)", GRAMMAR)
    assert listed
    assert set(listed[1].split("|")) == RESERVED | FOLLOWING_A_NUMBER


def test_the_words_that_begin_items_of_files_and_of_rules_are_different() -> None:
    assert set(TOP).isdisjoint(BODY)


def test_contextual_words_are_names_elsewhere() -> None:
    for word in CONTEXTUAL:
        assert parse(Source("x", f"require {word}: {word} >= 1 and a.{word}"))[1] == (), word


def test_reserved_words_are_fields_after_a_dot_and_keys_of_facts() -> None:
    for word in RESERVED:
        text = f'require a.{word} = 1 and b . {word}\nexample "x": {word} = 1, a = ({word}.{word} = 2) -> compliant'
        assert parse(Source("x", text))[1] == (), word


def test_reserved_words_are_no_names() -> None:
    for word in RESERVED:
        assert parse(Source("x", f"define {word} as a"))[1], word
