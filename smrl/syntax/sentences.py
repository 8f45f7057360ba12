"""One sentence in the reader's words for each way a text can stop making sense to the parser.

The rows of `_CASES` are tried in order; the first that recognises the situation speaks. Misspelt characters are found
earlier, by smrl.syntax.scan.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from smrl import lean
from smrl.diagnostics import Diagnostic
from smrl.source import Source, Span
from smrl.syntax import spelling
from smrl.syntax.words import AGGREGATES, CONTEXTUAL, NORMS, RESERVED

if TYPE_CHECKING:
    from lark import UnexpectedInput


@lean.frozen
class Situation:
    """Where the parser stopped: the word it met, the two before it, and which terminals could have stood there."""

    source: Source
    start: int
    end: int
    found: str
    before: tuple[str, str]
    accepts: frozenset[str]
    begins_line: bool
    after: str

    @property
    def span(self) -> Span:
        return Span(self.source, self.start, self.end)

    def accepts_any(self, *terminals: str) -> bool:
        return not self.accepts.isdisjoint(terminals)

    def says(self, code: str, message: str, help: str | None = None) -> Diagnostic:
        return Diagnostic(code, message, self.span, help)


_TOKEN: Final = re.compile(
    r'"(?:[^"\\\r\n]|\\.)*"|[A-Za-z_]\w*|[0-9]+(?:\.[0-9]+)?(?:[ \t]*[A-Za-zµμΩÅ°%][\w²³^/·%-]*)?|#[^\n]*|->|[<>!]=|\S'
)
_NUMBER_AND_WORD: Final = re.compile(r"[0-9.]+[ \t]*([A-Za-z_]+)$")


def explain(error: UnexpectedInput, source: Source, start: int, end: int) -> Diagnostic:
    """What is wrong at the place where Lark stopped, in a text that begins at `start` and ends at `end`."""
    situation = _situation(error, source, start, end)
    for case in _CASES:
        if diagnostic := case(situation):
            return diagnostic
    raise AssertionError("the last case speaks always")  # INVARIANT: _anything_else


def _situation(error: UnexpectedInput, source: Source, start: int, end: int) -> Situation:
    from lark import UnexpectedToken

    text = source.text
    at = end
    if isinstance(error, UnexpectedToken):
        accepts = _said(frozenset(error.accepts))
        if error.token.type != "$END":
            at = start + (error.token.start_pos or 0)
    else:
        accepts = _said(frozenset(getattr(error, "allowed", None) or ()))
        at = start + getattr(error, "pos_in_stream", 0)
    window = max(start, at - 2_000)  # enough for the words before, and no more of a hostile text
    earlier = [m for m in _TOKEN.finditer(text, window, at) if not m[0].startswith("#")]
    before = tuple(m[0] for m in earlier[-2:])
    met = _TOKEN.match(text, at, end)
    if met is None:  # at the end: point just behind the last word
        here = earlier[-1].end() if earlier else start
        return Situation(source, here, here + 1, "", _two(before), accepts, False, "")
    found, stop = met[0], met.end()
    follow = _TOKEN.search(text, stop, min(end, stop + 500))
    line = text.rfind("\n", 0, at) + 1
    after = follow[0] if follow else ""
    return Situation(source, at, stop, found, _two(before), accepts, not text[line:at].strip(), after)


def _said(accepts: frozenset[str]) -> frozenset[str]:
    """The terminals, with the one word that can be meant where the words of a header share theirs with `cite`."""
    if "HEADER_WORD" in accepts and "EXTENDS" not in accepts:
        return accepts - {"HEADER_WORD"} | {"CITE"}
    return accepts


def _two(words: tuple[str, ...]) -> tuple[str, str]:
    padded = ("", "", *words)
    return padded[-2], padded[-1]


# -- the cases -------------------------------------------------------------------------------------------------------


def _misspelt_beginning(s: Situation) -> Diagnostic | None:
    if not (s.begins_line and _is_name(s.found) and s.accepts_any("NORM", "RULE")):
        return None
    if near := spelling.beginning_like(s.found):
        return s.says("S102", f"`{s.found}` begins no item", f"did you mean `{near}`?")
    tail = spelling.keyword_like(s.found, tuple(_words_of(s.accepts)))
    if tail:
        return s.says("S102", f"`{s.found}` is not known here", f"did you mean `{tail}`?")
    if s.accepts_any("AND", "TAIL"):
        return None
    return s.says(
        "S103", f"`{s.found}` begins no item", "a file holds " + _listed(("rule", "part", "define", "parameter", "set"))
    )


def _misspelt_after_number(s: Situation) -> Diagnostic | None:
    number = _NUMBER_AND_WORD.match(s.before[1])
    if number is None or s.accepts_any("NAME", "LPAR"):
        return None
    word = number[1]
    near = spelling.keyword_like(word, tuple(_words_of(s.accepts)))
    if near is None:
        return None
    end = s.source.text.rindex(word, 0, s.start) + len(word)
    place = Span(s.source, end - len(word), end)
    return Diagnostic("S102", f"`{word}` is read as a unit here", place, f"did you mean `{near}`?")


def _misspelt(s: Situation) -> Diagnostic | None:
    if not _is_name(s.found):
        return None
    near = spelling.keyword_like(s.found, tuple(_words_of(s.accepts)))
    return s.says("S102", f"`{s.found}` is not known here", f"did you mean `{near}`?") if near else None


def _for_without_each(s: Situation) -> Diagnostic | None:
    if s.before[1] != "for" or "EACH" not in s.accepts:
        return None
    return s.says(
        "S101", f"`each` is missing after `for`, before `{s.found}`", "subjects are named by `for each prisoner`"
    )


def _themes_too_late(s: Situation) -> Diagnostic | None:
    if s.found not in ("limits", "protects") or not s.begins_line or not s.accepts_any("NORM"):
        return None
    return s.says(
        "S101", f"`{s.found}` stands behind no norm", "put it before the first `for each`, or behind the norm it is of"
    )


def _missing_arrow(s: Situation) -> Diagnostic | None:
    if "ARROW" not in s.accepts or s.accepts_any("NORM"):
        return None
    if s.found == ":" or s.found in ("given", "on") or (not s.found and s.before[1] == ","):
        return None
    what = f"before `{s.found}`" if s.found else "at the end of the example"
    return s.says(
        "S114", f"`->` and a verdict are missing {what}", 'as in `example "…": library = none -> non_compliant`'
    )


def _missing_colon(s: Situation) -> Diagnostic | None:
    if "COLON" not in s.accepts:
        return None
    what = f"before `{s.found}`" if s.found else "at the end"
    if s.accepts_any("TAIL"):  # a label may end here as well as the condition
        return None
    if s.accepts_any("WHERE"):
        return s.says("S113", f"`:` is missing {what}", "as in `every x in xs where F : C`")
    return s.says("S113", f"`:` is missing {what}")


def _chained(s: Situation) -> Diagnostic | None:
    if s.found not in ("=", "!=", "<", "<=", ">", ">=", "in", "is", "before", "within", "between"):
        return None
    if not s.accepts_any("AND", "OR") or s.accepts_any("COMPARE", "EQ"):
        return None
    return s.says(
        "S117",
        f"comparisons do not chain, so `{s.found}` cannot stand here",
        "write `a < b and b < c`, or `b between a and c`",
    )


def _not_last(s: Situation) -> Diagnostic | None:
    if s.found not in ("every", "some", "no", "most", "at", "if") or not s.accepts_any("LPAR"):
        return None
    return s.says("S116", f"`{s.found} …` stands last in a condition, or in parentheses", "put parentheses round it")


def _is_not(s: Situation) -> Diagnostic | None:
    if s.before[1] != "is":
        return None
    if s.found == "not":
        return s.says(
            "S101", "`is` takes `none`, `recorded` or `bound`, not `not`", "write `not x is none`, or `x is recorded`"
        )
    if s.found == "known":
        return s.says("S101", "nothing can be asked about what is known", "`x is recorded` is unknown where x is")
    return s.says(
        "S101",
        f"`is` takes `none`, `recorded` or `bound`, not {f'`{s.found}`' if s.found else 'the end'}",
        "equality is written `=`",
    )


def _unknown_value(s: Situation) -> Diagnostic | None:
    if s.found != "unknown" or "LPAR" not in s.accepts:
        return None
    return s.says(
        "S118",
        "nothing can be compared with `unknown`: what is unknown stays unknown",
        "`unknown` stands in examples only",
    )


def _reserved(s: Situation) -> Diagnostic | None:
    if s.found == ":" and s.before[0] in NORMS and s.before[1] in RESERVED:
        at = s.source.text.rindex(s.before[1], 0, s.start)
        s = lean.evolve(s, found=s.before[1], start=at, end=at + len(s.before[1]), before=("", s.before[0]), after=":")
    named = s.accepts_any("NAME") and not s.accepts_any("LPAR")
    labelled = s.before[1] in NORMS and s.after == ":"
    keyed = s.accepts_any("KEY") and s.before[1] in (",", "(", ":")
    if s.found not in RESERVED or not (named or labelled or keyed):
        return None
    return s.says("S118", f"`{s.found}` is a word of the language and can be no name", "any word may stand after a dot")


def _call(s: Situation) -> Diagnostic | None:
    if s.found != "(" or not _is_name(s.before[1]) or not s.accepts_any("AND", "COLON"):
        return None
    near = spelling.keyword_like(s.before[1], AGGREGATES)
    help_ = f"did you mean `{near}(…)`?" if near else "what can be computed is " + _listed(AGGREGATES)
    return s.says("S101", f"`{s.before[1]}` is no function", help_)


def _next_to_each_other(s: Situation) -> Diagnostic | None:
    if (
        not s.accepts_any("AND", "OR")
        or not (_is_name(s.found) or s.found[:1] in set('"0123456789([{'))
        or s.found in RESERVED
    ):
        return None
    if s.before[0] in NORMS:
        help_ = f"if `{s.before[1]}` is a label, put `:` behind it; conditions are joined by `and` or `or`"
    else:
        help_ = "conditions are joined by `and` or `or`; tails begin with `when`, `unless`, `except` or `as far as`"
    return s.says("S101", f"`{_short(s.found)}` follows `{_short(s.before[1])}`, and nothing joins the two", help_)


def _end(s: Situation) -> Diagnostic | None:
    if s.found:
        return None
    return s.says("S123", f"{_expected(s)} is missing here")


def _anything_else(s: Situation) -> Diagnostic | None:
    help_ = f"`{s.found}` is a word of the language and can be no name" if s.found in RESERVED else None
    return s.says("S101", f"expected {_expected(s)}, found `{_short(s.found)}`", help_)


def _parent(s: Situation) -> Diagnostic | None:
    if "EXTENDS" in s.accepts and s.begins_line and spelling.keyword_like(s.found, ("extends",)):
        return s.says("S102", f"`{s.found}` is not known here", "did you mean `extends`?")
    if s.before[1] == "extend" and _is_name(s.found):
        return s.says("S101", f"`extend` widens norms, and `{s.found}` is none", "a parent is named by `extends`")
    if "EXTENDS" in s.accepts and s.found == ",":
        return s.says("S101", "each parent has an `extends` of its own", "write the next on a line below: `extends …`")
    return None


def _window(s: Situation) -> Diagnostic | None:
    days = "write so many days in a row, as in `over 30 day`, a parameter, or `over each week`, `month`, `year`"
    if s.before[1] == "over" and s.accepts_any("AMOUNT"):
        return s.says("S101", f"no window: `{s.found}`" if s.found else "the window is missing", days)
    if s.before[0] == "over" and s.found and s.accepts_any("RPAR"):
        return s.says("S101", f"no window: `{s.before[1]} {_short(s.found)}`", days)
    if s.found == ")" and s.accepts_any("OVER"):
        return s.says("S101", "the window is missing", "write it behind, as in `over 30 day` or `over each year`")
    if s.found == "over" and s.accepts_any("RPAR"):
        kinds = "`greatest_count`, `least_count`, `greatest_sum` and `least_sum` have one"
        return s.says("S101", "no window can stand here", kinds)
    return None


_CASES: Final[tuple[Callable[[Situation], Diagnostic | None], ...]] = (
    _misspelt_after_number,
    _parent,
    _misspelt_beginning,
    _is_not,
    _misspelt,
    _for_without_each,
    _themes_too_late,
    _missing_arrow,
    _window,
    _chained,
    _not_last,
    _unknown_value,
    _reserved,
    _call,
    _missing_colon,
    _next_to_each_other,
    _end,
    _anything_else,
)

# -- what could have stood there -------------------------------------------------------------------------------------

# Terminals that share a place, named together: the first terminal of a row decides whether it is said.
_KINDS: Final = (
    ("LPAR", "a value or a condition", (
        "NAME", "NUMBER", "AMOUNT", "STRING", "DATE", "MINUS", "LSQB", "LBRACE", "YES", "NO", "NONE", "UNKNOWN", "NOW",
        "NOT", "EVERY", "QUANTIFIER", "AT", "IF", "COUNT", "SHARE", "SUM", "COUNT_OVER", "SUM_OVER", "PARTIAL",
    )),
    ("RULE_ID", "the number of a provision, such as `21(1)`", ()),
    ("NORM_ID", "a provision or norm, such as `21(1)` or `89#paid`", ()),
    ("PART_ID", "the number of a part, such as `II.A`", ()),
    ("KEY", "a fact and its value, such as `library = none`", ()),
    ("LANG", "a language, such as `en`", ()),
    ("UNIT", "a type: a unit, `yes/no`, `number` or `one of {…}`", ()),
    ("HEADER_WORD", "`language`, `version`, `adopted`, `short` or `authority`", ()),
    ("NAME", "a name", ()),
    ("STRING", "a text in double quotes", ()),
    ("DATE", "a day, such as 2026-03-04", ()),
    ("NUMBER", "a number", ()),
    ("AND", "`and`, `or` or a comparison", (
        "OR", "EQ", "COMPARE", "IN", "IS", "BETWEEN", "BEFORE", "WITHIN", "PLUS", "MINUS", "TIMES", "FIELD",
    )),
    ("FIELD", "a dot and a name, as in `cell.kind`", ()),
    ("TAIL", "a tail such as `unless`", ("AS", "DUE", "BURDEN", "BENEFIT", "PREVAILS", "THEMES")),
    ("NORM", "a norm such as `require …`", (
        "CLASSIFY", "FOR", "INCORPORATE", "GIST", "TAGS", "THEMES", "ITEMS", "EXAMPLE", "TITLE",
    )),
    ("RULE", "a new item such as `rule …`", (
        "RULESET", "PART", "PARAMETER", "SET", "DEFINE", "FACT", "THEME", "ALTER", "WITHDRAW",
    )),
)  # fmt: skip

_SIGNS: Final = {
    "COLON": ":", "ARROW": "->", "EQ": "=", "COMMA": ",", "RPAR": ")", "RSQB": "]", "RBRACE": "}",
    "LPAR": "(", "LSQB": "[", "LBRACE": "{", "PLUS": "+", "MINUS": "-",
}  # fmt: skip

_GROUPS: Final = {
    "NORM": ("require", "forbid", "recommend", "discourage", "prefer", "permit", "declare"),
    "INCORPORATE": ("extend", "apply"),
    "GIST": ("gist", "note"),
    "TAIL": ("when", "unless", "except"),
    "QUANTIFIER": ("some", "most"),
    "COUNT": ("count", "longest_run", "longest_gap"),
    "COUNT_OVER": ("greatest_count", "least_count"),
    "SUM_OVER": ("greatest_sum", "least_sum"),
    "CALENDAR": ("week", "month", "year"),
    "SUM": ("sum", "minimum", "maximum", "average", "unique", "commonest"),
    "HEADER_WORD": ("language", "version", "adopted", "short", "authority"),
    "MODE": ("all", "any"),
    "PROVIDED": ("beneficial", "conducive"),
    "STATE": ("recorded", "bound"),
    "ALTER": ("tighten", "relax", "replace"),
    "THEMES": ("limits", "protects"),
    "THEME_KIND": ("security", "safeguard"),
}


def _words_of(accepts: frozenset[str]) -> list[str]:
    """The keywords that could have stood there."""
    words = [word for terminal in accepts for word in _GROUPS.get(terminal, ())]
    return words + [t.lower() for t in accepts if t.lower() in RESERVED or t.lower() in CONTEXTUAL]


def _expected(s: Situation) -> str:
    said, left = [], set(s.accepts)
    for terminal, sentence, others in _KINDS:
        if terminal in left:
            said.append(sentence)
            left -= {terminal, *others}
    exact = sorted(f"`{_SIGNS[t]}`" for t in left if t in _SIGNS)
    exact += sorted(f"`{word}`" for word in _words_of(frozenset(left)))
    both = [*exact, *said][:4] if len(exact) < 4 else [*exact[:2], *said][:4]
    return " or ".join(both) if both else "nothing more"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _is_name(text: str) -> bool:
    return text.isidentifier() and text not in RESERVED


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
