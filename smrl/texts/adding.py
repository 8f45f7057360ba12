"""Adding the official text of an instrument to a ruleset: all of it, or nothing."""

from __future__ import annotations

import os
from datetime import date

from smrl import lean
from smrl.assessment.outline import Outline
from smrl.diagnostics import shown
from smrl.texts.match import Matched, match
from smrl.texts.reading import read
from smrl.texts.store import Stored, keep


@lean.frozen
class Added:
    """What was kept, and how it was found."""

    stored: Stored
    matched: Matched


def add(path: str | os.PathLike[str], outline: Outline, lang: str | None = None, on: date | None = None) -> Added:
    """Find every provision of a ruleset in a file and keep the texts, dated `on` (today).

    The language is told from the text unless `lang` says it. Raises OSError where the file cannot be read, TextError
    with every fault where it is no text, does not match the ruleset, or nothing can be kept; then nothing has changed.
    """
    matched = match(outline, read(path), lang)
    name = shown(os.path.basename(os.fspath(path)))
    kept = Stored(outline.name, matched.lang, name, (on or date.today()).isoformat(), matched.texts)
    keep(kept)
    return Added(kept, matched)
