"""Messages in Russian: found by the English ones, which are made from templates, with what stands in their blanks.

What the catalogue lacks, as the faults of rules, stays English rather than half translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from smrl import lean
from smrl.diagnostics import Diagnostic, Label
from smrl.report.russian_messages import DIMENSIONS, HELPS, INSIDE, LABELS, MESSAGES
from smrl.russian import date_text

Pairs = Sequence[tuple[str, str]]


def in_russian(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic with its message in Russian, and its help and labels too as far as the catalogue has them."""
    message = translated(diagnostic.code, diagnostic.message)
    if message == diagnostic.message:
        return diagnostic
    return lean.evolve(
        diagnostic,
        message=message,
        help=diagnostic.help and (_filled(diagnostic.help, HELPS) or diagnostic.help),
        labels=tuple(Label(label.span, _filled(label.text, LABELS) or label.text) for label in diagnostic.labels),
    )


def translated(code: str, message: str) -> str:
    """The message of a code in Russian, or as it is."""
    return _filled(message, MESSAGES.get(code, ())) or message


def _filled(text: str, pairs: Pairs) -> str | None:
    """The Russian of the first template that is like the text, its blanks filled."""
    for english, russian in pairs:
        if (found := _pattern(english).fullmatch(text)) is not None:
            return russian.format(**{name: _blank(name, value) for name, value in found.groupdict().items()})
    return None


@cache
def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", english)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


def _blank(name: str, value: str) -> str:
    """A reader's own words as they are; what we put into a sentence in Russian. The name of the blank tells which."""
    translate = _BLANKS.get(name.rstrip("0123456789"))
    return value if translate is None else translate(value)


def _inside(value: str) -> str:
    return _filled(value, INSIDE) or value


def _entity(name: str) -> str:
    """The title of an entity of ours; the names of others stay."""
    from smrl.models import VOCABULARY

    entity = VOCABULARY.entities.get(name)
    return f"«{entity.title('ru')}»" if entity is not None else f"`{name}`"


def _dimension(described: str) -> str:
    """What a quantity measures: `time per day`."""
    return " на ".join(_base(one, DIMENSIONS) for one in described.split(" per "))


def _base(word: str, words: Mapping[str, str]) -> str:
    from smrl.units.table import BY_NAME, BY_SYMBOL

    if word in words:
        return words[word]
    row = BY_NAME.get(word.replace(" ", "_"))
    if row is None or not row.russian:
        return word
    return row.russian[0] if word.replace(" ", "_") in BY_SYMBOL else f"число ({row.russian[-1]})"


def _usage(message: str) -> str:
    return _filled(message, MESSAGES["usage"]) or message


_BLANKS: Final[Mapping[str, Callable[[str], str]]] = {
    "what": _inside,
    "date": date_text,
    "entity": _entity,
    "kind": _dimension,
    "message": _usage,
}
