"""Which language a text is in, told by its letters and its commonest words."""

from __future__ import annotations

import re
from typing import Final

_COMMON: Final = {
    "en": frozenset(
        ["the", "of", "and", "to", "in", "shall", "be", "for", "or", "a", "is", "with", "not", "by", "any"]
    ),
    "ru": frozenset(["и", "в", "не", "на", "с", "по", "для", "или", "к", "от", "их", "что", "как", "должны", "должен"]),
}
_LETTERS: Final = {"en": r"[a-z]", "ru": r"[а-яё]"}
_COMMON_SHARE: Final = 0.12
_FOREIGN_SHARE: Final = 0.2


def language_of(text: str) -> str | None:
    """`en` or `ru`; None where it cannot be told, and for a text in both."""
    low = text.lower()
    letters = {lang: len(re.findall(pattern, low)) for lang, pattern in _LETTERS.items()}
    lang = max(letters, key=lambda one: letters[one])
    if not letters[lang] or sum(letters.values()) - letters[lang] > _FOREIGN_SHARE * sum(letters.values()):
        return None
    words = re.findall(r"[^\W\d_]+", low)
    common = sum(word in _COMMON[lang] for word in words)
    return lang if common > _COMMON_SHARE * len(words) else None
