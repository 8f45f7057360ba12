"""Items that a translation divides differently: which of them make up one item of the ruleset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from smrl.assessment.outline import ProvisionOutline

_STEM: Final = 5  # letters: enough to tell words apart, few enough to forget their endings
_CLEARLY: Final = 2.0
"""By how much, in words that no other provision has, another division must be nearer than that of the letters."""


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}", text.lower().replace("ё", "е"))
    return frozenset(word[:_STEM] for word in words)


def divided(
    items: Sequence[str], lettered: Sequence[int | None], provisions: Sequence[ProvisionOutline], lang: str
) -> list[int] | None:
    """To which provision each item belongs, in order, where that is clearly not what its letter says; else None.

    `lettered` is what the letters say (None: no provision). Told by the words that an item shares with the titles and
    gists of the provisions, where a word counts less the more of the provisions use it. A provision may get none.
    """
    about = [_stems(f"{one.titles.get(lang, '')} {one.gists.get(lang, '')}") for one in provisions]
    common = Counter(stem for stems in about for stem in stems)
    kinship = [[sum(1 / common[stem] for stem in _stems(item) & stems) for stems in about] for item in items]

    @cache
    def best(item: int, first: int) -> tuple[float, tuple[int, ...]]:
        """The nearest division of the items from this one on among the provisions from the first one on."""
        if item == len(items):
            return 0.0, ()
        ways = []
        for provision in range(first, len(provisions)):
            after, chosen = best(item + 1, provision)
            ways.append((kinship[item][provision] + after, (provision, *chosen)))
        return max(ways, key=lambda way: way[0])

    nearest, chosen = best(0, 0)
    as_lettered = sum(kinship[item][to] for item, to in enumerate(lettered) if to is not None)
    return list(chosen) if nearest >= as_lettered + _CLEARLY else None
