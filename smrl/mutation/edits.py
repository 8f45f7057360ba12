"""What a mutant writes in place of a stretch of the rules: so that a change of the core can be read in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from smrl import lean
from smrl.core import tree as core
from smrl.source import Span

_BREAK: Final = re.compile(r"\s+")


@lean.frozen
class Edit:
    """One stretch of source and what stands there instead; empty where it is left out."""

    span: Span
    text: str

    @property
    def before(self) -> str:
        """The stretch as it is, on one line."""
        return _BREAK.sub(" ", self.span.text).strip()

    @property
    def after(self) -> str:
        """What stands there instead, on one line."""
        return _BREAK.sub(" ", self.text).strip()

    @property
    def lines(self) -> tuple[list[str], list[str]]:
        """The lines in which the edit stands, before and after."""
        span, text = self.span, self.span.source.text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        after = text[start : span.start] + self.text + text[span.end : end]
        return _trimmed(text[start:end]), _trimmed(after)


def _trimmed(text: str) -> list[str]:
    return [_BREAK.sub(" ", line).strip() for line in text.splitlines() if line.strip()]


@lean.frozen
class Change:
    """An expression that stands in place of another, and how that is written."""

    node: core.Expr
    edit: Edit


def negated(condition: core.Expr) -> core.Expr:
    """The opposite; of an opposite what it is the opposite of."""
    return condition.of if isinstance(condition, core.Not) else core.Not(condition, span=condition.span)


def negation(text: str) -> str:
    """`not` before a condition as written."""
    return f"not {text}" if re.fullmatch(r"[\w.]+|\(.*\)|(?:some|every|most)\b.*", text, re.DOTALL) else f"not ({text})"


def begins(span: Span, *words: str) -> bool:
    """Whether the stretch begins with these words: what the checker adds of its own does not."""
    return re.match(r"\s+".join(words) + r"\b", span.text) is not None


def word(span: Span, old: str, new: str) -> Edit | None:
    """The first `old` in the stretch as `new`; None where it is not there."""
    found = re.search(rf"(?<![\w.]){re.escape(old)}(?![\w=])", span.text)
    if found is None:
        return None
    return Edit(Span(span.source, span.start + found.start(), span.start + found.end()), new)


def between(left: core.Expr, right: core.Expr) -> Span | None:
    """What is written between two expressions."""
    first, second = left.span, right.span
    if first is None or second is None or first.source is not second.source or first.end > second.start:
        return None
    return Span(first.source, first.end, second.start)


def joined(parts: Sequence[core.Expr], connective: str) -> bool:
    """Whether expressions are written one after the other with the connective between them."""
    gaps = [between(left, right) for left, right in pairwise(parts)]
    return all(gap is not None and gap.text.split() == [connective] for gap in gaps)


def join(whole: core.Expr, parts: Sequence[core.Expr], kept: Sequence[core.Expr], connective: str) -> Edit:
    """`whole`, of which `parts` were joined, with the kept ones alone and this connective."""
    assert whole.span is not None
    assert parts[0].span is not None
    text = f" {connective} ".join(part.span.text for part in kept if part.span is not None)
    in_parentheses = parts[0].span.start > whole.span.start and len(kept) > 1
    return Edit(whole.span, f"({text})" if in_parentheses else text)


def led(span: Span, pattern: str) -> Span | None:
    """The stretch with the words that lead to it, which the pattern describes."""
    found = re.search(rf"\b(?:{pattern})\s*$", span.source.text[: span.start])
    return None if found is None else Span(span.source, found.start(), span.end)


def dropped(span: Span | None, pattern: str) -> Iterator[Edit]:
    """The stretch, with the words that lead to it, left out."""
    if span is not None and (whole := led(span, pattern)) is not None:
        yield Edit(whole, "")
