"""The words of the language: which are reserved, and which begin an item.

grammar/smrl.lark holds the same words as terminals; a test compares the two.
"""

from __future__ import annotations

from typing import Final

TOP: Final = (
    "ruleset", "part", "parameter", "set", "define", "rule",
    "fact", "theme", "tighten", "relax", "replace", "withdraw",
)  # fmt: skip
"""Words that begin a top-level item. Those of the second line are for rulesets of jurisdictions."""

NORMS: Final = ("require", "forbid", "recommend", "discourage", "prefer", "permit", "declare", "classify")

BODY: Final = (*NORMS, "for", "extend", "apply", "gist", "note", "tags", "limits", "protects", "items", "example")
"""Words that begin an item of a rule's body."""

TAILS: Final = ("when", "unless", "except", "as", "due", "burden", "benefit", "prevails")
"""Words that begin a tail of a norm."""

AGGREGATES: Final = (
    "count", "sum", "minimum", "maximum", "average", "share", "unique", "commonest", "longest_run", "longest_gap",
    "greatest_count", "least_count", "greatest_sum", "least_sum",
)  # fmt: skip

QUANTIFIERS: Final = ("every", "some", "no", "most", "at")

OPERATORS: Final = ("and", "or", "not", "in", "is", "between", "before", "within", "of", "where", "if", "then", "else")

CONSTANTS: Final = ("yes", "none", "unknown", "now")

RESERVED: Final = frozenset((*TOP, *BODY, *TAILS, *AGGREGATES, *QUANTIFIERS, *OPERATORS, *CONSTANTS, "extends"))
"""Words that can be no name, except after a dot and before `=` in facts."""

HEADER_FIELDS: Final = ("language", "version", "adopted", "short", "authority", "cite")

CONTEXTUAL: Final = frozenset(
    (
        *HEADER_FIELDS, "title", "meaning", "serves", "default", "because", "applies", "each", "group", "by", "to",
        "from", "until", "omitting", "given", "on", "partial", "least", "far", "over", "open", "all", "any",
        "illustrative", "recorded", "bound", "beneficial", "conducive", "authorised", "implements", "ask", "evidence",
        "optional", "security", "safeguard", "unverified",
        "week", "month", "year",
    )
)  # fmt: skip
"""Words with a meaning in some places only; elsewhere they are names like any other."""

FOLLOWING_A_NUMBER: Final = frozenset(
    (
        "to", "by", "from", "until", "omitting", "because", "cite", "title", "meaning", "ask", "authorised", "evidence",
        "optional", "over",
    )
)  # fmt: skip
"""Contextual words that may come straight after a number, and so are no units."""

VERDICTS: Final = ("compliant", "non_compliant", "undetermined", "not_applicable")
FORCES: Final = ("duty", "recommendation", "aspiration", "principle", "definition")  # of norms that have a verdict

NUMBER_FIELDS: Final = ("language",)
DATE_FIELDS: Final = ("adopted",)
