"""What norms limit and protect: the themes that a ruleset declares, and the tags beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from smrl import lean
from smrl.check.declarations import Declarations
from smrl.check.family import Family
from smrl.check.reporter import Reporter, did_you_mean
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.syntax import tree

_KIND: Final = {"limits": "security", "protects": "safeguard"}
_ARTICLED: Final = {"security": "a security measure", "safeguard": "a safeguard"}


@lean.define
class ThemeChecker:
    """Filled while the ruleset is gathered, asked while norms are checked."""

    declared: Declarations
    family: Family
    report: Reporter
    themes: dict[str, core.Theme] = lean.field(factory=dict)

    def declare(self, node: tree.Theme) -> None:
        """Enter a theme. Rulesets of one family may declare the same, so that each of them stands alone."""
        known = self.themes.get(node.name)
        if known is not None:
            if known.kind == node.kind and self.family.of(known.span) is not self.family.of(node.span):
                return
            assert known.span is not None
            message = f"the theme `{node.name}` is declared twice"
            self.report.error("C302", message, node.name_span, None, Label(known.span, "first here"))
            return
        title = {w.language: w.text for w in node.words if w.kind == "title"}
        meaning = {w.language: w.text for w in node.words if w.kind == "meaning"}
        inherited = self.family.inherits(node.span)
        self.themes[node.name] = core.Theme(node.name, node.kind, title, meaning, inherited, span=node.name_span)

    def said(self, items: Iterable[tree.Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is limited and what is protected, by the items among these that say so; a fault for unknown themes."""
        found: dict[str, dict[str, None]] = {kind: {} for kind in _ARTICLED}
        for item in items:
            if isinstance(item, tree.Themes):
                kind = _KIND[item.kind]
                for word, span in zip(item.words, item.word_spans, strict=True):
                    theme = self.themes.get(word)
                    if theme is not None and theme.kind == kind:
                        found[kind][word] = None
                    elif theme is not None:
                        other = "protects" if item.kind == "limits" else "limits"
                        self.report.error(
                            "C307",
                            f"`{word}` is {_ARTICLED[theme.kind]}, and a norm {item.kind} {_ARTICLED[kind]}",
                            span,
                            f"write `{other} {word}`",
                        )
                    elif word not in self.declared.unread:
                        self.report.error("C307", f"there is no theme `{word}`", span, self._meant(word, kind))
        return tuple(found["security"]), tuple(found["safeguard"])

    def _meant(self, word: str, kind: str) -> str:
        alike = [name for name, theme in self.themes.items() if theme.kind == kind]
        return did_you_mean(_near(word, alike, 0.6)) or f"declare it: `theme {word} : {kind}`"

    def lint(self, rules: Iterable[tree.Rule]) -> None:
        """Warn of a tag of this ruleset that one rule alone carries and that looks like another, or like a theme."""
        tagged = [(word, rule, item) for rule in rules for item in rule.body for word in _tags_of(item)]
        times = Counter(word for word, _, _ in tagged)
        often = [*(word for word, count in times.items() if count > 1), *self.themes]
        for word, rule, item in tagged:
            if times[word] > 1 or word in self.themes or self.family.of(rule.span) is not self.family.own:
                continue
            near = _near(word, often, 0.85)
            if near:
                message = f"the tag `{word}` stands here only, and there is `{near[0]}`"
                self.report.warn("L107", message, item.span, did_you_mean(near))


def _tags_of(item: tree.BodyItem) -> Sequence[str]:
    return item.words if isinstance(item, tree.Tags) else ()


def _near(word: str, among: Sequence[str], cutoff: float) -> list[str]:
    from difflib import get_close_matches  # only for a word that stands alone, and slow to import

    return get_close_matches(word, among, n=2, cutoff=cutoff)
