"""Lark's parser for grammar/smrl.lark, built on first use (about a quarter of a second) and kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from smrl import lean
from smrl.resources import tree as resources
from smrl.syntax import tree

if TYPE_CHECKING:
    from lark import Lark, Token

    from smrl.syntax.from_lark import TreeBuilder

RESERVED_TERMINALS: Final = (
    "RULESET", "PART", "PARAMETER", "SET", "DEFINE", "RULE", "FACT", "THEME", "ALTER", "WITHDRAW", "EXTENDS",
    "NORM", "CLASSIFY", "FOR", "INCORPORATE", "GIST", "TAGS", "THEMES", "ITEMS", "EXAMPLE",
    "TAIL", "AS", "DUE", "BURDEN", "BENEFIT", "PREVAILS",
    "AND", "OR", "NOT", "IN", "IS", "BETWEEN", "BEFORE", "WITHIN", "OF", "WHERE", "IF", "THEN", "ELSE",
    "EVERY", "QUANTIFIER", "AT", "COUNT", "SHARE", "SUM", "COUNT_OVER", "SUM_OVER",
    "YES", "NO", "NONE", "UNKNOWN", "NOW",
)  # fmt: skip


class _EverywhereReserved:
    """Tells the contextual lexer to see reserved words and names in every state, also where none of them fits.

    Otherwise `in` would be read off the front of `input` wherever no name can stand, and a minus off an arrow.
    """

    always_accept = (*RESERVED_TERMINALS, "NAME", "ARROW")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        return stream


@lean.frozen
class Parser:
    """A parser, and the builder that it calls; `builder.start` first, then `lark.parse`."""

    lark: Lark
    builder: TreeBuilder

    def parse(self, text: str) -> list[tree.TopItem]:
        """The items of a text. Raises lark.UnexpectedInput."""
        return cast("list[tree.TopItem]", self.lark.parse(text))  # what TreeBuilder.module returns


@cache
def parser() -> Parser:
    """The one parser of this process; threads may share it."""
    from lark import Lark

    from smrl.syntax.from_lark import TreeBuilder

    builder = TreeBuilder()
    lark = Lark(
        (resources("grammar") / "smrl.lark").read_text(encoding="utf-8"),
        start="module",
        parser="lalr",
        lexer="contextual",
        transformer=builder,
        postlex=_EverywhereReserved(),
        keep_all_tokens=True,
        maybe_placeholders=False,
    )
    return Parser(lark, builder)
