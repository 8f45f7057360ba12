"""A provision as text: what it says in plain words, its rules as written, its open terms, what is noted on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from smrl.analysis.direction import Direction, directions
from smrl.assessment.outline import Outline, Theme, in_language
from smrl.assessment.phrases import dated, say
from smrl.assessment.sentences import cited
from smrl.core.shape import read_parameters
from smrl.core.tree import Norm, Parameter, Program
from smrl.diagnostics import shown
from smrl.report.altered import of_norm
from smrl.report.listing import about
from smrl.report.quotation import Quotations
from smrl.report.style import Style, wrapped
from smrl.source import Span

if TYPE_CHECKING:
    from smrl.texts.store import Stored
    from smrl.vocabulary import Vocabulary

_DIRECTIONS: Final = (
    ("more_is_safe", Direction.more), ("less_is_safe", Direction.less), ("either_can_hurt", Direction.either),
)  # fmt: skip


def provision_text(
    program: Program,
    outline: Outline,
    vocabulary: Vocabulary,
    id: str,
    lang: str = "en",
    style: Style | None = None,
    texts: Stored | None = None,
) -> str:
    """The provision and those below it, or the one norm; with the official text where it is given."""
    style = style or Style.of()
    quotations = Quotations(texts, outline, style)
    if id in outline.norms:
        norm = next(norm for norm in program.norms if norm.id == id)
        lines = [
            *_head(program, norm.provision, lang, style),
            *quotations.lines(norm.provision),
            *_norm(norm, lang, style, vocabulary, outline.themes),
            *_moving(norm, program, vocabulary, lang),
            *_terms(program, [norm], lang),
        ]
        return "\n".join(lines)
    themes = outline.themes
    told = (_provision(program, one, lang, style, quotations, vocabulary, themes) for one in outline.below(id))
    return "\n\n".join("\n".join(lines) for lines in told)


def _head(program: Program, id: str, lang: str, style: Style) -> Iterator[str]:
    provision = program.provisions[id]
    yield style.paint(shown(f"{id}  {in_language(provision.title, lang)}".rstrip()), "bold")
    if provision.part:
        part = next((part for part in program.parts if part.id == provision.part), None)
        title = in_language(part.title, lang) if part else ""
        yield shown(f"  {say('part_of', lang)} {provision.part}  {title}".rstrip())
    yield from wrapped(shown(in_language(provision.gists, lang)), style.width, "  ")


def _provision(
    program: Program,
    id: str,
    lang: str,
    style: Style,
    quotations: Quotations,
    vocabulary: Vocabulary,
    themes: Mapping[str, Theme],
) -> Iterator[str]:
    provision = program.provisions[id]
    yield from _head(program, id, lang, style)
    yield from quotations.lines(id)
    if provision.items == "any":
        yield "  " + say("items_any", lang)
    norms = [norm for norm in program.norms if norm.provision == id]
    for norm in norms:
        yield from _norm(norm, lang, style, vocabulary, themes)
        yield from _moving(norm, program, vocabulary, lang)
    yield from _terms(program, norms, lang)
    for note in provision.notes.get(lang, provision.notes.get("en", ())):
        yield from wrapped(f"{say('note', lang)}: {shown(note)}", style.width, "  ")


def _norm(norm: Norm, lang: str, style: Style, vocabulary: Vocabulary, themes: Mapping[str, Theme]) -> Iterator[str]:
    yield ""
    where = f"{norm.span.source.name}:{norm.span.line}" if norm.span else ""
    yield style.paint(f"  {shown(norm.id)}", "bold") + f"  {say(norm.force.value, lang)}  {shown(where)}"
    yield from (f"    {line}" for line in of_norm(norm, lang))
    if norm.limits or norm.protects:
        yield from wrapped(shown("; ".join(about(themes, norm, lang))), style.width, "    ")
    for binder in norm.scope.binders:
        called = vocabulary.entities[binder.entity].title(lang)
        where = _where(binder.where.span if binder.where else None, lang)
        yield f"    {say('for_each', lang, entity=called)}{where}"
    for line in _written(norm.span) if norm.span else ():
        yield "    " + line


def _moving(norm: Norm, program: Program, vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    """Which facts can grow, and which can shrink, without hurting."""
    by_direction: dict[Direction, list[str]] = {}
    for (entity, name), direction in directions(norm, program, vocabulary).items():
        by_direction.setdefault(direction, []).append(f"{entity}.{name}")
    for phrase, direction in _DIRECTIONS:
        if direction in by_direction:
            yield f"    {say(phrase, lang)}: {', '.join(by_direction[direction])}"


def _where(span: Span | None, lang: str) -> str:
    return say("where", lang, condition=shown(" ".join(span.text.split()))) if span is not None else ""


def _written(span: Span) -> list[str]:
    """The lines of a stretch of source, as far to the left as they go."""
    first, *rest = span.text.splitlines() or [""]
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    extra = min(margin, span.column - 1)
    return [shown(first), *(shown(line[extra:].rstrip()) for line in rest if line.strip())]


def _terms(program: Program, norms: list[Norm], lang: str) -> Iterator[str]:
    names = dict.fromkeys(name for norm in norms for name in read_parameters(norm))
    for name in names:
        yield ""
        yield from _parameter(program.parameters[name], lang)


def _parameter(parameter: Parameter, lang: str) -> Iterator[str]:
    from smrl.assessment.wording import in_words

    yield f"  {say('parameter', lang)} {parameter.name}: {shown(in_language(parameter.meaning, lang))}"
    for setting in parameter.settings:
        value = in_words(setting.value, parameter.type, lang)
        stretch = (("valid_from", "start", setting.start), ("until", "end", setting.end))
        dates = " ".join(say(key, lang, **{end: dated(day, lang)}) for key, end, day in stretch if day)
        value += _where(setting.where, lang)
        yield f"    = {value} {dates} {cited(setting.cite or '', setting.unverified, lang)}".rstrip()
    if parameter.default is not None:
        value = in_words(parameter.default, parameter.type, lang)
        because = shown(parameter.default_because or "")
        yield f"    {say('by_default', lang, value=value, because=because)}"
    elif not parameter.settings:
        yield f"    {say('unbound', lang)}"
