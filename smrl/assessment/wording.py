"""Values of facts in words: yes and no, quantities with their units, how many of a collection are known."""

from __future__ import annotations

from typing import Any

from smrl import lean
from smrl.assessment.phrases import dated, say
from smrl.backends.results import Interval, Members
from smrl.diagnostics import shown
from smrl.units import Unit, show
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Choice, Many, Moment, Quantity, Reference, Type

_MANY_WORDS = 8


@lean.frozen
class Value:
    """A fact, parameter or computed value that a condition rests on.

    `name` is how the rule writes it, `path` where it stands in the data (empty for what is computed), `known` whether
    anybody told us. `window`: of a count or sum in windows of days, the first and last day of the one found.
    """

    name: str
    path: str
    value: Any = lean.field(eq=False)
    type: Type = lean.field(eq=False, repr=False)
    known: bool
    evidence: tuple[str, ...] = ()
    label: str | None = None
    window: tuple[str, str] | None = None

    def text(self, lang: str = "en") -> str:
        """The value as a reader expects it."""
        if self.label is not None and self.known:
            return self.label
        text = in_words(self.value, self.type, lang)
        if self.window is None:
            return text
        first, last = (dated(day, lang) for day in self.window)
        return say("in_window", lang, amount=text, first=first, last=last)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        found: dict[str, Any] = {"name": self.name, "value": self.text(), "known": self.known}
        if self.path:
            found["path"] = self.path
        if self.evidence:
            found["evidence"] = list(self.evidence)
        if self.window is not None:
            found["window"] = list(self.window)
        return found


def in_words(value: Any, type: Type, lang: str = "en") -> str:
    """A value of a type; words out of facts are escaped. Words of closed lists stay, with their meaning in Russian."""
    if value is None:
        return say("unknown", lang)
    if value is ABSENT:
        return say("none", lang)
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    if isinstance(type, Quantity):
        return _quantity(value, type.unit, lang)
    if isinstance(type, Many):
        return _collection(value, type, lang)
    if isinstance(value, Members):
        return in_words(value.key, type, lang)
    if isinstance(type, Reference):
        return shown(str(getattr(value, "id", None) or type.entity))
    if isinstance(type, Moment):
        return shown(dated(value, lang))
    return with_gloss(str(value), type, lang) if isinstance(type, Choice) else shown(str(value))


def with_gloss(word: str, type: Choice, lang: str) -> str:
    """A word of a closed list as files have it, in Russian with what it means: `prison (тюрьма)`."""
    if lang != "ru":
        return shown(word)
    from smrl.models.russian import gloss

    meaning = gloss(type.name, word)
    return f"{shown(word)} ({meaning})" if meaning else shown(word)


def _quantity(value: Any, unit: Unit, lang: str) -> str:
    if not isinstance(value, Interval):
        return show(value, unit, lang)
    low, high = (None if end is None else show(end, unit, lang) for end in (value.low, value.high))
    if low is None:
        return say("at_most", lang, amount=high)
    return say("at_least", lang, amount=low) if high is None else say("from_to", lang, low=low, high=high)


def _collection(value: Any, type: Many, lang: str) -> str:
    if isinstance(type.element, Reference):
        if isinstance(value, Partial):
            total = say("unknown", lang) if value.total is None else value.total
            return say("known_of", lang, count=len(value), total=total)
        return say("records", lang, count=len(value))
    words = sorted(in_words(one, type.element, lang) for one in value)
    more = [say("and_more", lang, count=len(words) - _MANY_WORDS)] if len(words) > _MANY_WORDS else []
    return "{" + ", ".join([*words[:_MANY_WORDS], *more]) + "}"
