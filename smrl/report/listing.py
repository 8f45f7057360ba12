"""The provisions of a ruleset, one to a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from smrl.assessment.outline import Outline, in_language
from smrl.assessment.phrases import say
from smrl.diagnostics import shown
from smrl.report.style import Style, clipped, padded, width_of


def provisions_text(outline: Outline, lang: str = "en", style: Style | None = None) -> str:
    """By part: the id, the title, and how many norms of each force; last how many there are of everything."""
    return "\n".join([*_lines(outline, lang, style or Style.of()), "", size_text(outline, lang)])


def size_text(outline: Outline, lang: str = "en") -> str:
    """How many rules, provisions and norms. A rule that only holds its paragraphs together is no provision itself."""
    provisions = outline.provisions.values()
    return say(
        "rulesets_line",
        lang,
        rules=sum(one.parent is None for one in provisions),
        provisions=sum(bool(one.gists or one.norms) for one in provisions),
        norms=len(outline.norms),
    )


def _lines(outline: Outline, lang: str, style: Style) -> Iterator[str]:
    width = max((width_of(id) for id in outline.provisions), default=0)
    part: str | None = None
    for provision in outline.provisions.values():
        if provision.part != part:
            part = provision.part
            yield style.paint(f"{say('part_of', lang)} {part}", "bold")
        forces = Counter(outline.norms[norm].force for norm in provision.norms if norm in outline.norms)
        norms = ", ".join(say(f"counted_{force.value}", lang, count=count) for force, count in forces.items())
        title = shown(in_language(provision.titles, lang))
        yield clipped(f"  {padded(shown(provision.id), width)}  {title}{f'  ({norms})' if norms else ''}", style.width)
