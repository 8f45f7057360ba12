"""What to ask, observe and read before a ruleset can judge: by place and by what establishes the answer.

Without a facility: every fact that the rules read. With one: only what can still change a verdict, most decisive first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.outline import in_language
from smrl.assessment.phrases import say
from smrl.assessment.questions import MissingFact, about, by_fact
from smrl.assessment.wording import with_gloss
from smrl.core.tree import And, Expr, Group, If, IsBound, Named, Norm, Not, Or, Program, Read, children
from smrl.diagnostics import shown
from smrl.report.style import Style, wrapped
from smrl.report.visit import METHODS, STOPS, method_of, records_of, stop_of
from smrl.units.display import unit_name
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Reference, Vocabulary
from smrl.vocabulary.extended import Beside

_SHOWN = 4
_MATTERS = ("beneficial", "conducive")  # what is asked of a norm that reaches somebody by way of a finding
_BENEFIT = ("benefit_finding", ".", "holds")
_LONG = 40  # questions; more of them begin with a table of how many there are where


@lean.frozen
class Question:
    """Facts to find out that mean the same. `places`: where in the facility, most decisive first; empty without one."""

    facts: tuple[Fact, ...]
    norms: tuple[str, ...]
    places: tuple[MissingFact, ...] = ()

    @property
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def decides(self) -> int:
        return sum(place.decides for place in self.places)

    @property
    def stop(self) -> int:
        return stop_of(self.fact)

    @property
    def method(self) -> str:
        return method_of(self.fact)

    def text(self, lang: str) -> str:
        """The question as declared, else the meaning."""
        words, _ = about(self.fact)
        return in_language(words, lang) or self.fact.name.replace("_", " ")


def questions_of(program: Program, vocabulary: Vocabulary, norms: Iterable[str]) -> list[Question]:
    """Every fact to be stated that the norms read, in the order of a visit."""
    wanted = set(norms)
    read: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for norm in program.norms:
        if norm.id in wanted:
            for entity, name in _reads(norm, program):
                for fact in _stated(vocabulary, entity, name):
                    read[fact.entity, fact.name][norm.id] = None
    found = [
        Question((fact,), tuple(read[entity.name, fact.name]))
        for entity in vocabulary.entities.values()
        for fact in entity.facts.values()
        if (entity.name, fact.name) in read
    ]
    return sorted(_once(found), key=lambda one: (one.stop, METHODS.index(one.method)))


def questions_left(assessment: Assessment, vocabulary: Vocabulary) -> list[Question]:
    """What can still change a verdict, most decisive first."""
    found = []
    for name, places in by_fact(assessment.missing_facts()).items():
        entity, _, fact_name = _BENEFIT if name in _MATTERS else name.partition(".")
        fact = vocabulary.fact(entity, fact_name) if entity in vocabulary.entities else None
        if fact is not None:
            norms = dict.fromkeys(norm for place in places for norm in place.norms)
            found.append(Question((fact,), tuple(norms), tuple(places)))
    return sorted(_once(found), key=lambda question: -question.decides)


def _once(questions: Sequence[Question]) -> list[Question]:
    """Those that are settled by the same question in the same place, together."""
    same: dict[tuple[object, ...], Question] = {}
    for one in questions:
        key = (one.stop, one.method, one.fact.question or one.fact.path, one.fact.name, str(one.fact.type))
        before = same.get(key)
        if before is not None:
            norms = dict.fromkeys((*before.norms, *one.norms))
            one = Question((*before.facts, *one.facts), tuple(norms), (*before.places, *one.places))
        same[key] = one
    asked = [fact for one in questions for fact in one.facts]
    # A thing and whether it exists are one question: the library.
    parts = {(fact.type.entity, fact.question) for fact in asked if isinstance(fact.type, Reference) and fact.question}
    return [one for one in same.values() if (one.fact.entity, one.fact.question) not in parts]


def _stated(vocabulary: Vocabulary, entity: str, name: str) -> Iterator[Fact]:
    """What is stated of what rules read: not a part itself, and not who is somewhere, but where each of them is."""
    fact = vocabulary.fact(entity, name) if entity in vocabulary.entities else None
    if fact is None or (isinstance(fact.type, Reference) and not fact.by_id and not fact.evidence):
        return
    if fact.derive is None or isinstance(fact.derive, Beside) or fact.question or fact.evidence:
        yield fact
        return
    kind = fact.type.element if isinstance(fact.type, Many) else fact.type
    while isinstance(kind, Reference) and kind.entity != fact.entity:
        there = vocabulary.entities[kind.entity]
        links = [link for link in there.facts.values() if link.by_id and link.type == Reference(fact.entity)]
        yield from links
        up = there.facts[there.up] if there.up and not links else None
        if up is None:
            return
        yield up
        kind = up.type


def _reads(norm: Norm, program: Program) -> Iterator[tuple[str, str]]:
    if any(_known(r.condition, program) is (r.kind == "unless") for r in norm.reasons if r.kind in ("when", "unless")):
        return  # it waits for an open term that nothing binds
    waiting: list[Expr] = [e for e in (norm.condition, *(r.condition for r in norm.reasons)) if e is not None]
    for binder in norm.scope.binders:
        waiting += [binder.over, *([binder.where] if binder.where else [])]
        waiting += [binder.by] if isinstance(binder, Group) else []
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, Read):
            yield expr.entity, expr.name
        waiting += _mattering(expr, program)


def _mattering(expr: Expr, program: Program) -> tuple[Expr, ...]:
    """The parts that can make a difference."""
    if _known(expr, program) is not None:
        return ()
    if isinstance(expr, If) and (chosen := _known(expr.condition, program)) is not None:
        return (expr.then if chosen else expr.otherwise,)
    return children(expr)


def _known(expr: Expr, program: Program) -> bool | None:
    """What comes out whatever the facts: of conditions on open terms that nothing binds."""
    match expr:
        case IsBound(parameter=parameter):
            return None if program.parameters[parameter.name].settings else False
        case Not(of=of):
            known = _known(of, program)
            return None if known is None else not known
        case Named(of=of):
            return _known(of, program)
        case And(of=parts):
            return False if any(_known(part, program) is False for part in parts) else None
        case Or(of=parts):
            return True if any(_known(part, program) is True for part in parts) else None
    return None


# -- as text ----------------------------------------------------------------------------------------------------------


def questions_text(
    questions: Sequence[Question], vocabulary: Vocabulary, lang: str = "en", style: Style | None = None
) -> str:
    """By place, by what establishes the answer, and by what is asked about; in the order given."""
    style = style or Style.of()
    places = list(_grouped(questions, lambda one: STOPS[one.stop].title(lang)))
    lines: list[str] = []
    if len(questions) > _LONG:
        lines += [say("questions", lang, count=len(questions))]
        lines += [f"  {len(here):4}  {title}" for title, here in places] + [""]
    for title, here in places:
        lines += [style.paint(f"{title} ({say('questions', lang, count=len(here))})", "bold")]
        for method, by_method in _grouped(here, lambda one: one.method):
            lines += [f"  {say(method, lang)}"]
            for whom, of_whom in _grouped(by_method, lambda one: _whom(one, vocabulary, lang)):
                lines += [f"    {say('for_each', lang, entity=whom)}"] if whom else []
                for question in of_whom:
                    lines += _lines(question, vocabulary, lang, style, "      " if whom else "    ")
        lines.append("")
    return "\n".join(lines).rstrip()


def _whom(question: Question, vocabulary: Vocabulary, lang: str) -> str:
    found: dict[str, None] = {}
    for fact in question.facts:
        for entity in records_of(vocabulary, vocabulary.entities[fact.entity]):
            found[vocabulary.entities[entity].title(lang)] = None
    return ", ".join(found)


def _lines(question: Question, vocabulary: Vocabulary, lang: str, style: Style, pad: str) -> Iterator[str]:
    expected = _expected(question.fact, lang)
    head = f"{question.text(lang)}  [{question.fact.name}{': ' if expected else ''}{expected}]"
    yield from wrapped(shown(head), style.width, pad)
    if question.places:
        subjects = named([place.path.removesuffix(f".{question.fact.name}") for place in question.places], vocabulary)
        left = sum(count for _, count in subjects[_SHOWN:])
        more = f", {say('and_more', lang, count=left)}" if left > 0 else ""
        told = ", ".join(shown(name) for name, _ in subjects[:_SHOWN])
        yield from wrapped(f"{say('decides', lang, count=question.decides)}: {told}{more}", style.width, f"{pad}  ")


_KEPT = re.compile(r"(\w+)\[([^\[\]]+)\]([.\w]*)")
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def named(paths: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Subjects in brief, with how many each stands for: `P-C001…P-C078` for those that follow upon each other."""
    found: list[tuple[str, int]] = []
    runs: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for path in paths:
        kept = _KEPT.fullmatch(path)
        name = kept[2] if kept and kept[1] in vocabulary.entities[vocabulary.root].facts else path
        number = _NUMBERED.fullmatch(name) if kept else None
        if number is None:
            found.append((name, 1))
        else:
            runs[kept[1] if kept else "", number[1], len(number[2])].append(int(number[2]))
    for (_, prefix, width), numbers in runs.items():
        for first, last in _runs(sorted(set(numbers))):
            one, other = (f"{prefix}{number:0{width}}" for number in (first, last))
            found.append((one if first == last else f"{one}…{other}", last - first + 1))
    return found


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


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


def expected_in_file(fact: Fact, lang: str) -> str:
    """The same for a file, which has the words of the vocabulary: in Russian with what they mean."""
    stated, meant = _expected(fact, "en"), _expected(fact, lang)
    return f"{stated}: {meant}" if stated != meant and isinstance(fact.type, Boolean | Quantity) else meant
