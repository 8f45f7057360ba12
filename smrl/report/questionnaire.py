"""What to ask, observe and read before a ruleset can judge: by place and by what establishes the answer.

Without a facility: every fact that the rules read. With one: only what can still change a verdict, most decisive first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.outline import in_language
from smrl.assessment.phrases import say
from smrl.assessment.questions import MissingFact, about, by_fact
from smrl.assessment.wording import with_gloss
from smrl.core.tree import Expr, Group, Norm, Program, Read, children
from smrl.diagnostics import shown
from smrl.report.style import Style, wrapped
from smrl.units.display import unit_name
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Vocabulary

_PLACES_SHOWN = 4


@lean.frozen
class Question:
    """A fact to find out. `places`: where in the facility, most decisive first; empty without a facility."""

    fact: Fact
    norms: tuple[str, ...]
    places: tuple[MissingFact, ...] = ()

    @property
    def decides(self) -> int:
        return sum(place.decides for place in self.places)

    def text(self, lang: str) -> str:
        """The question as declared, else the meaning."""
        words, _ = about(self.fact)
        return in_language(words, lang) or self.fact.name.replace("_", " ")


def questions_of(program: Program, vocabulary: Vocabulary, norms: Iterable[str]) -> list[Question]:
    """Every stated fact that the norms read, in the order of the vocabulary."""
    wanted = set(norms)
    read: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for norm in program.norms:
        if norm.id in wanted:
            for entity, name in _reads(norm):
                read[entity, name][norm.id] = None
    return [
        Question(fact, tuple(read[entity.name, fact.name]))
        for entity in vocabulary.entities.values()
        for fact in entity.facts.values()
        if (entity.name, fact.name) in read and (fact.question or fact.meaning) and fact.evidence
    ]


def questions_left(assessment: Assessment, vocabulary: Vocabulary) -> list[Question]:
    """What can still change a verdict, most decisive first."""
    found = []
    for name, places in by_fact(assessment.missing_facts()).items():
        entity, _, fact_name = name.partition(".")
        fact = vocabulary.fact(entity, fact_name) if entity in vocabulary.entities else None
        if fact is not None:
            norms = dict.fromkeys(norm for place in places for norm in place.norms)
            found.append(Question(fact, tuple(norms), tuple(places)))
    return sorted(found, key=lambda question: -question.decides)


def _reads(norm: Norm) -> Iterator[tuple[str, str]]:
    waiting: list[Expr] = [e for e in (norm.condition, *(r.condition for r in norm.reasons)) if e is not None]
    for binder in norm.scope.binders:
        waiting += [binder.over, *([binder.where] if binder.where else [])]
        waiting += [binder.by] if isinstance(binder, Group) else []
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, Read):
            yield expr.entity, expr.name
        waiting += children(expr)


def questions_text(
    questions: Sequence[Question], vocabulary: Vocabulary, lang: str = "en", style: Style | None = None
) -> str:
    """Grouped by entity, then by what establishes the answer; in the order given."""
    style = style or Style.of()
    lines: list[str] = []
    for entity, of_entity in _grouped(questions, lambda q: q.fact.entity):
        lines += [style.paint(vocabulary.entities[entity].title(lang), "bold")]
        for kind, of_kind in _grouped(of_entity, _first_evidence):
            lines += [f"  {say(kind, lang) if kind else '-'}"]
            for question in of_kind:
                lines += _lines(question, lang, style)
        lines.append("")
    return "\n".join(lines).rstrip()


def _lines(question: Question, lang: str, style: Style) -> Iterator[str]:
    expected = _expected(question.fact, lang)
    head = f"{question.text(lang)}  [{question.fact.name}{': ' if expected else ''}{expected}]"
    yield from wrapped(shown(head), style.width, "    ")
    if question.places:
        paths = ", ".join(shown(place.path) for place in question.places[:_PLACES_SHOWN])
        left = len(question.places) - _PLACES_SHOWN
        more = f", {say('and_more', lang, count=left)}" if left > 0 else ""
        yield from wrapped(f"{say('decides', lang, count=question.decides)}: {paths}{more}", style.width, "      ")


def _first_evidence(question: Question) -> str:
    return question.fact.evidence[0].value if question.fact.evidence else ""


def _grouped(questions: Sequence[Question], key: Callable[[Question], str]) -> Iterator[tuple[str, list[Question]]]:
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(key(question), []).append(question)
    yield from groups.items()


def _expected(fact: Fact, lang: str) -> str:
    """What an answer looks like."""
    match fact.type:
        case Boolean():
            return say("yes_or_no", lang)
        case Quantity(unit=unit):
            return unit_name(unit, lang)
        case Choice(values=values):
            return ", ".join(with_gloss(word, fact.type, lang) for word in values)
        case Moment():
            return "2026-03-04 12:00"
        case Many(element=Choice(values=values) as element):
            return f"[{', '.join(with_gloss(word, element, lang) for word in values)}]"
    return ""


def _written(fact: Fact, lang: str) -> str:
    """The same for a file, which has the words of the vocabulary: in Russian with what they mean."""
    stated, meant = _expected(fact, "en"), _expected(fact, lang)
    return f"{stated}: {meant}" if stated != meant and isinstance(fact.type, Boolean | Quantity) else meant


def form(questions: Sequence[Question], vocabulary: Vocabulary, lang: str = "en") -> str:
    """A YAML file to be filled in: one example of each record, the questions as comments, all answers left open."""
    wanted: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        wanted[question.fact.entity].append(question)
    return "\n".join(_form(vocabulary, vocabulary.root, wanted, lang, 0, set())) + "\n"


def _form(
    vocabulary: Vocabulary, name: str, wanted: Mapping[str, list[Question]], lang: str, depth: int, seen: set[str]
) -> Iterator[str]:
    """The lines of one record: its own questions, then those of what it holds."""
    entity, pad = vocabulary.entities[name], "  " * depth
    asked = {question.fact.name: question for question in wanted.get(name, ())}
    if entity.key is not None:
        yield f"{pad}{entity.key}: "
    for fact in entity.facts.values():
        inside = _inside(fact, vocabulary)
        if inside is not None and inside not in seen:
            below = list(_form(vocabulary, inside, wanted, lang, 0, {*seen, name}))
            if any(line.lstrip().startswith("#") for line in below) or fact.name in asked:
                yield from _question(asked.get(fact.name), lang, pad)
                yield f"{pad}{fact.name}:"
                first, rest = ("- ", "  ") if isinstance(fact.type, Many) else ("", "")
                for at, line in enumerate(below):
                    yield f"{pad}  {(first if at == 0 else rest)}{line}".rstrip()
        elif fact.name in asked and fact.name != entity.key:
            yield from _question(asked[fact.name], lang, pad)
            yield f"{pad}{fact.name}: "


def _question(question: Question | None, lang: str, pad: str) -> Iterator[str]:
    if question is not None:
        expected = _written(question.fact, lang)
        for line in wrapped(f"{question.text(lang)} ({expected})" if expected else question.text(lang), 100):
            yield f"{pad}# {line}"


def _inside(fact: Fact, vocabulary: Vocabulary) -> str | None:
    """The entity whose records stand in this fact, if any do."""
    if fact.by_id or not (fact.attribute or fact.derive is None):
        return None
    type = fact.type.element if isinstance(fact.type, Many) else fact.type
    entity = getattr(type, "entity", None)
    return entity if isinstance(entity, str) and entity in vocabulary.entities else None
