"""What a ruleset has, one thing to a line: its provisions, chosen norms, facts, and what these are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from smrl.assessment.outline import NormOutline, Outline, Theme, in_language
from smrl.assessment.phrases import say
from smrl.diagnostics import shown
from smrl.report.style import Style, clipped, padded, width_of, wrapped
from smrl.verdict import Force
from smrl.vocabulary import Fact

if TYPE_CHECKING:
    from smrl.core.tree import Norm
    from smrl.library.headings import Heading


def provisions_text(outline: Outline, lang: str = "en", style: Style | None = None) -> str:
    """By part: the id, the title, and how many norms of each force; last how many there are of everything."""
    return "\n".join([*_lines(outline, lang, style or Style.of()), "", size_text(outline, lang)])


def rulesets_text(headings: Iterable[Heading], lang: str = "en") -> str:
    """A line for each ruleset: the name it is asked for by, its title, its version and whom it extends."""
    lines = []
    for one in headings:
        more = [one.version or "", say("extends", lang, names=", ".join(one.extends)) if one.extends else ""]
        told = ", ".join(filter(None, more))
        lines.append(shown(f"{one.name}  {in_language(one.titles, lang)}" + (f"  ({told})" if told else "")))
    return "\n".join(lines)


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
            if part is not None:
                yield style.paint(f"{say('part_of', lang)} {part}", "bold")
        norms = _forces((outline.norms[norm].force for norm in provision.norms if norm in outline.norms), lang)
        title = shown(in_language(provision.titles, lang))
        yield clipped(f"  {padded(shown(provision.id), width)}  {title}{f'  ({norms})' if norms else ''}", style.width)


def _forces(forces: Iterable[Force], lang: str) -> str:
    return ", ".join(say(f"counted_{force.value}", lang, count=count) for force, count in Counter(forces).items())


# -- chosen norms ------------------------------------------------------------------------------------------------------


def norms_text(outline: Outline, norms: Sequence[NormOutline], lang: str = "en", style: Style | None = None) -> str:
    """By provision: each norm with its force, what it limits and what it protects, and those taken over from other
    provisions by their ids; last how many there are."""
    style = style or Style.of()
    lines = []
    for id, of_provision in groupby(norms, key=lambda norm: norm.provision):
        title = in_language(outline.provisions[id].titles, lang)
        lines.append(style.paint(clipped(shown(f"{id}  {title}"), style.width), "bold"))
        every = [*of_provision]
        for norm in every:
            if norm.home is None:
                lines += wrapped(shown(_norm_line(outline, norm, lang)), style.width, "  ")
        if homes := [norm.home for norm in every if norm.home is not None]:
            lines += wrapped(shown(say("taken_over", lang, norms=", ".join(homes))), style.width, "  ")
    return "\n".join([*lines, *([""] if lines else []), _norms_counted(norms, lang)])


def _norm_line(outline: Outline, norm: NormOutline, lang: str) -> str:
    return "; ".join([f"{norm.id} ({say(norm.force.value, lang)})", *about(outline.themes, norm, lang)])


def about(themes: Mapping[str, Theme], norm: Norm | NormOutline, lang: str) -> Iterator[str]:
    """What a norm limits, and what it protects, if it says so."""
    for word, names in (("limits", norm.limits), ("protects", norm.protects)):
        if names:
            yield f"{say(word, lang)}: {', '.join(themes[name].title(lang).lower() for name in names)}"


def _norms_counted(norms: Sequence[NormOutline], lang: str) -> str:
    forces = _forces((norm.force for norm in norms), lang)
    counted = say("norms_listed", lang, norms=len(norms), provisions=len({norm.provision for norm in norms}))
    return f"{counted} ({forces})" if forces else counted


# -- chosen facts ------------------------------------------------------------------------------------------------------


def facts_text(facts: Sequence[Fact], lang: str = "en", style: Style | None = None) -> str:
    """By entity: each fact with its meaning and its tags; last how many there are."""
    style = style or Style.of()
    lines = []
    for entity, of_entity in groupby(facts, key=lambda fact: fact.entity):
        lines.append(style.paint(entity, "bold"))
        for fact in of_entity:
            meant, tags = meaning_of(fact, lang), f"[{', '.join(fact.tags)}]" if fact.tags else ""
            line = f"{fact.name}: {meant} {tags}".rstrip(" :")
            lines += wrapped(shown(line), style.width, "  ")
    return "\n".join([*lines, *([""] if lines else []), say("facts_listed", lang, facts=len(facts))])


def meaning_of(fact: Fact, lang: str) -> str:
    """What a fact means, in the language if it is told there."""
    return (fact.meaning_ru if lang == "ru" else "") or fact.meaning


# -- what there is to choose by ----------------------------------------------------------------------------------------


def themes_text(outline: Outline, lang: str = "en", style: Style | None = None) -> str:
    """Every theme with what it means and how many norms are about it, then every tag."""
    style = style or Style.of()
    lines = []
    width = max((width_of(name) for name in outline.themes), default=0)
    for kind, key, counts in _counted(outline):
        themes = [theme for theme in outline.themes.values() if theme.kind == kind]
        if themes:
            lines.append(style.paint(say(key, lang), "bold"))
        for theme in themes:
            told = f"{counts[theme.name]:4}  {theme.title(lang)}: {theme.meaning(lang)}".rstrip(": ")
            lines.append(clipped(shown(f"  {padded(theme.name, width)}{told}"), style.width))
    tags = Counter(tag for norm in outline.norms.values() for tag in norm.tags)
    if tags:
        lines.append(style.paint(say("tags", lang), "bold"))
        lines += wrapped(shown(", ".join(f"{tag} ({tags[tag]})" for tag in sorted(tags))), style.width, "  ")
    return "\n".join(lines)


def _counted(outline: Outline) -> Iterator[tuple[str, str, Counter[str]]]:
    """For each kind of theme its heading, and how many norms are about each."""
    norms = outline.norms.values()
    yield "security", "limited", Counter(name for norm in norms for name in norm.limits)
    yield "safeguard", "protected", Counter(name for norm in norms for name in norm.protects)
