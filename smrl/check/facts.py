"""Facts that a ruleset declares itself: entered into the vocabulary before anything else is checked."""

from __future__ import annotations

from typing import Any, Final

from smrl import lean
from smrl.check.constants import FAULT, Constants
from smrl.check.describe import some_of
from smrl.check.family import Family
from smrl.check.reporter import Reporter, did_you_mean
from smrl.diagnostics import Label
from smrl.source import Span
from smrl.syntax import tree
from smrl.units import UnitError, parse_unit
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Choice, Evidence, Fact, Many, Quantity, Type, Vocabulary
from smrl.vocabulary.extended import agree

_NAMED: Final[dict[str, Type]] = {"text": TEXT, "date": MOMENT, "moment": MOMENT}


@lean.define
class FactChecker:
    """Makes facts of declarations. `found` holds them by entity and name, `places` where each is declared.

    Rulesets neither of which extends the other may declare the same fact. `unread` are the names of those at fault.
    """

    vocabulary: Vocabulary
    family: Family
    report: Reporter
    found: dict[tuple[str, str], Fact] = lean.field(factory=dict)
    places: dict[tuple[str, str], list[Span]] = lean.field(factory=dict)
    unread: set[str] = lean.field(factory=set)

    def declare(self, node: tree.FactDeclaration) -> None:
        """Enter a fact; its entity must be there, and its name free."""
        entity = self.vocabulary.entities.get(node.entity)
        if entity is None:
            near = self.vocabulary.near(node.entity, iter(self.vocabulary.entities))
            self.report.error("C105", f"there is no entity `{node.entity}`", node.path_span, did_you_mean(near))
            self.unread.add(node.name)
            return
        if node.name in entity.facts or node.name in self.vocabulary.entities:
            help = "use it as it is, or choose another name"
            self.report.error("C608", f"`{node.entity}.{node.name}` has a meaning already", node.path_span, help)
            return
        type = self._type(node)
        if type is None:
            self.unread.add(node.name)
            return
        fact, key = self._fact(node, type), (node.entity, node.name)
        if key not in self.found:
            self.found[key], self.places[key] = fact, [node.path_span]
        else:
            self._compare(fact, node.path_span)
            self.places[key].append(node.path_span)

    def _compare(self, fact: Fact, place: Span) -> None:
        """A fact may be declared again where rulesets of their own declare it alike; else it is told why not."""
        known, places = self.found[fact.entity, fact.name], self.places[fact.entity, fact.name]
        above = next((one for one in places if self.family.related(self.family.of(one), self.family.of(place))), None)
        if above is not None:
            upper = self.family.of(above)
            help = None if upper is self.family.of(place) else f"leave it out: it is inherited from `{upper.name}`"
            self.report.error("C608", f"`{fact.path}` is declared twice", place, help, Label(above, "first here"))
        elif not agree(fact, known):
            one, other = self.family.of(places[0]), self.family.of(place)
            self.report.error(
                "C608",
                f"`{one.name}` and `{other.name}` declare `{fact.path}` differently, and both are extended here",
                self.family.meeting(one, other),
                "they can be extended each by itself",
                Label(places[0], f"by `{one.name}`"),
                Label(place, f"by `{other.name}`"),
            )

    def _type(self, node: tree.FactDeclaration) -> Type | None:
        words = node.type.words
        match node.type.kind:
            case "boolean":
                return BOOLEAN
            case "number":
                return NUMBER
            case "one_of" | "ordered":
                return Choice(node.name, words, node.type.kind == "ordered")
            case "set_of":
                return Many(Choice(node.name, words), as_set=True)
        symbol = node.type.unit or ""
        if symbol in _NAMED:
            return _NAMED[symbol]
        try:
            unit = parse_unit(symbol)
        except UnitError as error:
            help = "a fact is a unit, `yes/no`, `number`, `text`, `date`, or words such as `one of {a, b}`"
            self.report.error("C203", error.message, node.type.span, error.help or help)
            return None
        return Quantity(unit, integer=unit.dimension.is_count)

    def _fact(self, node: tree.FactDeclaration, type: Type) -> Fact:
        texts = {(word.kind, word.language): word.text for word in node.words}
        low, high = self._range(node, type)
        return Fact(
            name=node.name,
            entity=node.entity,
            type=type,
            meaning=texts.get(("meaning", "en"), ""),
            question=texts.get(("ask", "en"), ""),
            evidence=self._evidence(node),
            optional=node.optional,
            lower=low,
            upper=high,
            meaning_ru=texts.get(("meaning", "ru"), ""),
            question_ru=texts.get(("ask", "ru"), ""),
        )

    def _range(self, node: tree.FactDeclaration, type: Type) -> tuple[Any, Any]:
        least = 0 if isinstance(type, Quantity) and not type.dimension.is_absolute else None
        if node.low is None:
            return least, None
        assert node.high is not None
        if not isinstance(type, Quantity):
            self.report.error("C609", f"`{node.name}` is no quantity, so it has no range", node.low.span)
            return None, None
        constants = Constants(self.vocabulary, self.report)
        low, high = (constants.value(end, type, f"`{node.name}`", "C609") for end in (node.low, node.high))
        if low is FAULT or high is FAULT:
            return least, None
        if low > high:
            label = Label(node.low.span, "the range begins here")
            self.report.error("C609", "this range ends before it begins", node.high.span, None, label)
        return low, high

    def _evidence(self, node: tree.FactDeclaration) -> tuple[Evidence, ...]:
        known = tuple(one.value for one in Evidence)
        for word in node.evidence:
            if word not in known:
                near = did_you_mean(self.vocabulary.near(word, iter(known))) or f"it is one of {some_of(known)}"
                self.report.error("C609", f"`{word}` is no kind of evidence", node.span, near)
        return tuple(Evidence(word) for word in node.evidence if word in known)
