"""Changing a rule text by its words: most of what is changed by bytes never gets past the parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

WORD: Final = re.compile(r'"[^"\n]*"|[\w.²]+|\s+|.', re.DOTALL)


def by_words(vocabulary: Sequence[str]) -> Callable[[bytes, int, int], bytes]:
    """A mutator for libFuzzer: words are put in, left out, doubled, moved and taken from elsewhere in the text."""

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        words = WORD.findall(data.decode("utf-8", "surrogateescape"))
        for _ in range(random.randint(1, 4)):
            low, high = sorted(random.randrange(len(words) + 1) for _ in range(2))
            match random.randrange(6):
                case 0:
                    words[low : low + 1] = [random.choice(vocabulary)]
                case 1:
                    words[low:low] = [random.choice(vocabulary), " "]
                case 2:
                    del words[low : low + random.randint(1, 6)]
                case 3:
                    words[low:high] = words[low:high][::-1]
                case 4:
                    words[low:low] = words[low : min(high, low + 12)]
                case 5:
                    words[low : low + 1] = words[high : high + 1]
        return "".join(words).encode("utf-8", "surrogatepass")[:most]

    return mutate
