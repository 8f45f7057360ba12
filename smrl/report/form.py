"""A YAML file to be filled in: the questions as comments, the answers left open, and what is known as it is.

As it stands it says no more than was known before. Of records that nobody knows to be there, lines to be copied stand
behind `#:`; inside them those of what they hold, behind `#:` once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from smrl import lean
from smrl.assessment.assessment import Assessment
from smrl.assessment.paths import Paths
from smrl.assessment.phrases import say
from smrl.reading.tree import Tree
from smrl.reading.write import to_tree, yaml_lines
from smrl.report.questionnaire import Question, expected_in_file
from smrl.report.style import wrapped
from smrl.vocabulary import Entity, Fact, Many, Reference, Vocabulary

_WIDTH: Final = 100
_NAMELESS: Final = "unnamed"


@lean.frozen
class Blank:
    """A fact to be filled in, or to be gone on with where a part of it is known.

    `record`: what a record looks like, for a list of them or a part that may be missing.
    """

    question: Question | None = None
    known: Any = None
    record: Mapping[str, Any] | None = None
    as_list: bool = False


def form(
    questions: Sequence[Question], vocabulary: Vocabulary, lang: str = "en", assessment: Assessment | None = None
) -> str:
    """The form for these questions. With an assessment: its facility, with blanks for what it lacks besides."""
    template = _Template.of(questions, vocabulary)
    if assessment is None:
        tree = template.record(vocabulary.entities[vocabulary.root])
        key = vocabulary.entities[vocabulary.root].key
        tree = {name: _NAMELESS if name == key else value for name, value in tree.items()}
    else:
        live = assessment.live
        asked = {place.path: question for question in questions for place in question.places}
        tree = _Filling(vocabulary, live.paths, template, asked).of(live.root)
    head = [f"# {line}" for line in wrapped(say("filling_in", lang), _WIDTH, "")]
    return "\n".join([*head, *_lines(tree, "", lang)]) + "\n"


# -- what is asked of a record that nobody knows ----------------------------------------------------------------------


@lean.frozen
class _Template:
    vocabulary: Vocabulary
    asked: Mapping[str, Mapping[str, Question]]

    @classmethod
    def of(cls, questions: Iterable[Question], vocabulary: Vocabulary) -> _Template:
        asked: dict[str, dict[str, Question]] = defaultdict(dict)
        for question in questions:
            for fact in question.facts:
                asked[fact.entity][fact.name] = question
        return cls(vocabulary, asked)

    def record(self, entity: Entity, above: frozenset[str] = frozenset()) -> dict[str, Any]:
        """All that is asked of it, and of what it holds."""
        asked = self.asked.get(entity.name, {})
        found: dict[str, Any] = {}
        for fact in entity.facts.values():
            inside = held(fact, self.vocabulary)
            if inside is None:
                if fact.name in asked or fact.name == entity.key:
                    found[fact.name] = Blank(asked.get(fact.name))
            elif inside.name not in above:
                below = self.record(inside, above | {entity.name})
                if fact.name in asked or any(name != inside.key for name in below):
                    found[fact.name] = self.blank(fact, asked.get(fact.name), below)
        return found

    def blank(self, fact: Fact, question: Question | None, below: dict[str, Any]) -> Any:
        """An unknown part that must be there can be written out: what it holds is unknown then too."""
        as_list = isinstance(fact.type, Many)
        return Blank(question, None, below, as_list) if as_list or fact.optional else below


# -- what is asked of a facility that is known in part ----------------------------------------------------------------


@lean.frozen
class _Filling:
    vocabulary: Vocabulary
    paths: Paths
    template: _Template
    asked: Mapping[str, Question]
    _leading: set[str] = lean.field(factory=set)

    def of(self, root: Any) -> dict[str, Any]:
        for path in self.asked:
            self._leading.update(path[:at] for at, sign in enumerate(path) if sign in ".[")
        entity = self.vocabulary.entities[self.vocabulary.root]
        return self.record(root, entity, to_tree(root, self.vocabulary), "")

    def record(self, thing: Any, entity: Entity, tree: Mapping[str, Tree], path: str) -> dict[str, Any]:
        """What is known of a record with the blanks in it."""
        found: dict[str, Any] = {}
        for fact in entity.facts.values():
            at = f"{path}.{fact.name}" if path else fact.name
            known: Any = tree.get(fact.name)
            question, inside = self.asked.get(at), held(fact, self.vocabulary)
            if inside is not None and at in self._leading:
                if known not in (None, "none"):
                    known = self.inside(thing, entity, fact, inside, known, path)
                elif known is None and not isinstance(fact.type, Many) and not fact.optional:
                    known = self.record(None, inside, {}, at)
                elif known is None:  # worked out from something else; it can be stated instead
                    question = question or Question((fact,), ())
            if question is not None:
                below = self.template.record(inside) if inside is not None and known is None else None
                found[fact.name] = Blank(question, known, below, isinstance(fact.type, Many))
            elif known is not None:
                found[fact.name] = known
        return found

    def inside(self, thing: Any, entity: Entity, fact: Fact, inside: Entity, known: Any, path: str) -> Any:
        value = getattr(thing, fact.attribute)
        if not isinstance(fact.type, Many):
            return self.record(value, inside, known, f"{path}.{fact.name}" if path else fact.name)
        items = known["items"] if isinstance(known, dict) else known
        trail = [(entity.name, thing, path)]
        filled = [
            self.record(member, inside, item, self.paths.object(inside, member, trail))
            for member, item in zip(value, items, strict=True)
        ]
        return {**known, "items": filled} if isinstance(known, dict) else filled


def held(fact: Fact, vocabulary: Vocabulary) -> Entity | None:
    """The kind of the records that stand in a fact, if any do."""
    if fact.by_id or not (fact.attribute or fact.derive is None):
        return None
    kind = fact.type.element if isinstance(fact.type, Many) else fact.type
    return vocabulary.entities.get(kind.entity) if isinstance(kind, Reference) else None


# -- as text ----------------------------------------------------------------------------------------------------------


def _lines(tree: Mapping[str, Any], pad: str, lang: str) -> Iterator[str]:
    for name, value in tree.items():
        stated = value
        if isinstance(value, Blank):
            yield from _comment(value.question, pad, lang)
            if value.known is None:
                yield f"{pad}{name}:"
                yield from (f"#:{line}" for line in _to_copy(value, pad, lang))
                continue
            stated = value.known
        if not _has_blank(stated):
            yield from yaml_lines({name: stated}, pad)
            continue
        yield f"{pad}{name}:"
        if isinstance(stated, list):
            for item in stated:
                yield from _dashed(_lines(item, pad + "  ", lang), pad)
        else:
            yield from _lines(stated, pad + "  ", lang)


def _to_copy(blank: Blank, pad: str, lang: str) -> Iterator[str]:
    inner = _lines(blank.record or {}, pad + "  ", lang)
    return _dashed(inner, pad) if blank.as_list else inner


def _dashed(lines: Iterable[str], pad: str) -> Iterator[str]:
    """The lines of a record as an item of a list: a dash before the first that says anything."""
    begun = False
    for line in lines:
        says = not begun and not line.lstrip().startswith("#")
        yield f"{pad}- {line[len(pad) + 2 :]}" if says else line
        begun = begun or says


def _has_blank(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_blank, value.values()))
    return any(map(_has_blank, value)) if isinstance(value, list) else isinstance(value, Blank)


def _comment(question: Question | None, pad: str, lang: str) -> Iterator[str]:
    if question is not None:
        expected = expected_in_file(question.fact, lang)
        text = f"{question.text(lang)} ({expected})" if expected else question.text(lang)
        for line in wrapped(text, _WIDTH):
            yield f"{pad}# {line}"
