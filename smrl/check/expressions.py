"""Expressions: from the syntax tree to the typed core.

`Expressions.check` returns the core expression, or None after reporting a fault; both operands of an operation are
always checked, so that one run shows the faults of both. The laws of the operators are in smrl.check.operators,
quantifiers and aggregates in smrl.check.collections.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smrl import lean
from smrl.check import operators
from smrl.check.declarations import Declarations, Definition
from smrl.check.describe import describe, operand, some_of
from smrl.check.inherited import unchanged
from smrl.check.reporter import Reporter, did_you_mean
from smrl.check.surroundings import Surroundings, entity_of
from smrl.core import tree as core
from smrl.core.shape import GROUP, can_be_absent
from smrl.diagnostics import Label
from smrl.instants import Instant, InstantError
from smrl.source import Span
from smrl.syntax import tree
from smrl.units import UnitError, parse_unit
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Boolean, Choice, Many, Quantity, Reference, Type, Vocabulary

if TYPE_CHECKING:
    from smrl.check.collections import Collections

LARGEST_EXPRESSION = 20_000  # core nodes, after definitions have been put in place
DEEPEST_DEFINITION = 100  # core nodes inside one another, likewise
_TOO_DEEP = f"nests deeper than {DEEPEST_DEFINITION} levels"
_DEEPEST_CHECK = 130  # expressions being checked inside one another: what is written in one place stays below


@lean.define
class Expressions:
    """Checks expressions of one ruleset."""

    vocabulary: Vocabulary
    declared: Declarations
    report: Reporter
    collections: Collections = lean.field(init=False)
    _defining: list[Definition] = lean.field(factory=list)
    _expanded: dict[tuple[Definition, core.Expr], core.Expr | None] = lean.field(factory=dict)
    _extents: dict[int, tuple[int, int]] = lean.field(factory=dict)
    _level: int = 0

    def condition(self, node: tree.Expr, around: Surroundings) -> core.Expr | None:
        """An expression that must be a condition."""
        got = self.check(node, around, BOOLEAN)
        if got is None or isinstance(got.type, Boolean):
            return got
        self.report.error(
            "C204",
            f"a condition is needed here, and this is {describe(got.type)}",
            node.span,
            self._truth_help(node, got),
        )
        return None

    def _truth_help(self, node: tree.Expr, got: core.Expr) -> str | None:
        text = node.span.text
        if isinstance(got.type, Quantity):
            return f"compare it: `{text} >= 1{' ' if got.type.unit.symbol else ''}{got.type.unit.symbol}`"
        if isinstance(got.type, Choice):
            return f"compare it: `{text} = {got.type.values[0]}`"
        if isinstance(got.type, Reference) and got.type.entity != GROUP:
            facts = self.vocabulary.entities[got.type.entity].facts.values()
            first = next((f.name for f in facts if isinstance(f.type, Boolean)), None)
            return (
                f"name one of its facts: `{text}.{first}`"
                if first
                else f"ask whether it is there: `{text} is recorded`"
            )
        if isinstance(got.type, Many):
            return f"say how many are meant: `some x in {text} : …`"
        return None

    def check(self, node: tree.Expr, around: Surroundings, expected: Type | None = None) -> core.Expr | None:
        """An expression of any type; `expected` only tells how a bare word may be meant."""
        if self._level > _DEEPEST_CHECK:
            self._too_large(self._defining[0].name if self._defining else node.span.text, _TOO_DEEP, node.span)
            return None
        self._level += 1
        try:
            return self._check(node, around, expected)
        finally:
            self._level -= 1

    def _check(self, node: tree.Expr, around: Surroundings, expected: Type | None) -> core.Expr | None:
        match node:
            case tree.Name():
                return self._name(node, around, expected)
            case tree.Field():
                return self._field(node, around)
            case tree.Number(value=value):
                return core.Const(value, type=lean.evolve(NUMBER, integer=isinstance(value, int)), span=node.span)
            case tree.Amount():
                return self._amount(node)
            case tree.String(text=text):
                return core.Const(text, type=TEXT, span=node.span)
            case tree.Literal_():
                return self._literal(node)
            case tree.Timestamp():
                return self._timestamp(node)
            case tree.Now():
                return core.Now(span=node.span)
            case tree.Not(of=of):
                inner = self.condition(of, around)
                return None if inner is None else core.Not(inner, span=node.span)
            case tree.And(of=parts) | tree.Or(of=parts):
                found = [self.condition(part, around) for part in parts]
                known = tuple(part for part in found if part is not None)
                if len(known) < len(found):
                    return None
                return core.And(known, span=node.span) if isinstance(node, tree.And) else core.Or(known, span=node.span)
            case tree.If():
                return self._if(node, around, expected)
            case tree.Compare():
                left, right = self.pair(node.left, node.right, around)
                if left is None or right is None:
                    return None
                return operators.compare(node, left, right, self.report)
            case tree.Between():
                return self._between(node, around)
            case tree.In():
                return self._in(node, around)
            case tree.IsState():
                return self._is_state(node, around)
            case tree.Before():
                left, right = self._moment(node.left, around), self._moment(node.right, around)
                return None if left is None or right is None else core.Before(left, right, span=node.span)
            case tree.Within(limit=limit, side=side):
                return self.within(node.of, limit, side, node.anchor, around, node.span)
            case tree.Arithmetic():
                left, right = self.check(node.left, around), self.check(node.right, around)
                if left is None or right is None:
                    return None
                return operators.arithmetic(node, left, right, self.report)
            case tree.Negative():
                return self._negative(node, around)
            case tree.Quantifier():
                return self.collections.quantifier(node, around)
            case tree.Aggregate():
                return self.collections.aggregate(node, around)
        assert isinstance(node, tree.SetOf)  # the grammar has lists and records in examples only
        return self._set(node, around, expected)

    # -- words -----------------------------------------------------------------------------------------------------

    def _name(self, node: tree.Name, around: Surroundings, expected: Type | None) -> core.Expr | None:
        choice = _words_of(expected)
        found = self._meaning(node.word, around, node.span)
        if choice is not None and node.word in choice.values:
            if isinstance(found, core.Node) and found.type == choice:
                self.report.error(
                    "C103",
                    f"`{node.word}` can be read in two ways: as a fact, and as one of its words",
                    node.span,
                    "name the fact with its entity in front",
                )
                return None
            return core.Const(node.word, type=choice, span=node.span)
        if isinstance(found, str):  # reported already
            return None
        if found is not None:
            unchanged(node, found, self.declared, self.report)
            return lean.evolve(found, span=node.span)
        self._unknown_word(node, around, choice)
        return None

    def _meaning(self, word: str, around: Surroundings, span: Span) -> core.Expr | str | None:
        """What a bare word means here; None if nothing; a text if its meaning is at fault and that is reported."""
        variable = around.variables.get(word)
        if variable is not None:
            return variable
        for entity, expr in around.places():
            fact = self.vocabulary.fact(entity, word)
            if fact is not None:
                return core.Read(expr, entity, word, fact.optional, type=fact.type)
            definition = self.declared.definition(entity, word)
            if definition is not None:
                return self._expand(definition, expr, span) or "faulty definition"
            if word == entity:
                return expr
        if word in self.declared.parameters:
            return self.parameter(word, around) or "faulty setting"
        return None

    def _unknown_word(self, node: tree.Name, around: Surroundings, choice: Choice | None) -> None:
        word = node.word
        if word in self.declared.unread:
            return
        if choice is not None:
            near = self.vocabulary.near(word, iter(choice.values))
            self.report.error(
                "C206",
                f"`{word}` is not a word of this list",
                node.span,
                did_you_mean(near) or f"it has {some_of(choice.values)}",
            )
            return
        self.report.error("C101", f"nothing here is called `{word}`", node.span, self._nearest(word, around))

    def _nearest(self, word: str, around: Surroundings) -> str:
        """What a word that means nothing here may have been meant for, and where that is to be found."""
        here = [(name, entity) for entity, _ in around.places() for name in self._names_on(entity)]
        own = [(name, None) for name in (*around.variables, *self.declared.parameters)]
        near = self.vocabulary.near(word, (name for name, _ in (*here, *own)))
        if not near:
            elsewhere = [e.name for e in self.vocabulary.entities.values() if word in e.facts]
            if elsewhere:
                owners = " and of ".join(f"`{e}`" for e in elsewhere[:3])
                return f"`{word}` is a fact of {owners}, which is not the subject here"
            near = self.vocabulary.near(word)
            here = [(name, e.name) for e in self.vocabulary.entities.values() for name in e.facts]
        if not near:
            return "declare it as a parameter or a definition, or see the vocabulary for what can be named"
        owner = next((entity for name, entity in here if name == near[0]), None)
        return f"did you mean `{near[0]}`" + (f", a fact of `{owner}`?" if owner else "?")

    def _names_on(self, entity: str) -> list[str]:
        return [*self.vocabulary.entities[entity].facts, *self.declared.defined_on(entity)]

    def _field(self, node: tree.Field, around: Surroundings) -> core.Expr | None:
        of = self.check(node.of, around)
        if of is None:
            return None
        entity = entity_of(of)
        if entity is None:
            self.report.error(
                "C102",
                f"`{node.of.span.text}` has no facts of its own: it is {describe(of.type)}",
                node.word_span,
                f"say which member is meant: `some x in {node.of.span.text} : x.{node.word}`"
                if isinstance(of.type, Many)
                else None,
            )
            return None
        if entity == GROUP:
            return self.collections.group_fact(of, node)
        fact = self.vocabulary.fact(entity, node.word)
        if fact is not None:
            return core.Read(of, entity, node.word, fact.optional, type=fact.type, span=node.span)
        definition = self.declared.definition(entity, node.word)
        if definition is not None:
            return self._expand(definition, of, node.span)
        if node.word in self.declared.unread:
            return None
        near = self.vocabulary.near(node.word, iter(self._names_on(entity)))
        others = [e.name for e in self.vocabulary.entities.values() if node.word in e.facts]
        help = did_you_mean(near) or (
            f"`{node.word}` is a fact of `{others[0]}`"
            if others
            else f"it has {some_of(tuple(self._names_on(entity)))}"
        )
        self.report.error("C102", f"`{entity}` has no fact called `{node.word}`", node.word_span, help)
        return None

    def parameter(self, name: str, around: Surroundings) -> core.Param | None:
        """A parameter that is declared, with the filters of its settings."""
        parameter = self.declared.parameters[name]
        cases: list[core.Case] = []
        for index, setting in enumerate(self.declared.settings.get(name, ())):
            where = None
            if setting.where is not None:
                where = self.condition(setting.where, around)
                if where is None:
                    return None
            cases.append(core.Case(index, where, span=setting.span))
        return core.Param(name, tuple(cases), type=parameter.type)

    def _expand(self, definition: Definition, base: core.Expr, span: Span) -> core.Expr | None:
        """The definition's meaning for one object, in place."""
        if definition in self._defining:
            loop = " -> ".join(f"`{d.name}`" for d in (*self._defining[self._defining.index(definition) :], definition))
            self.report.error("C305", f"definitions go round in a circle: {loop}", definition.span)
            return None
        key = (definition, base)
        if key not in self._expanded:
            self._defining.append(definition)
            around = Surroundings.of_root(self.vocabulary)
            entity = entity_of(base)
            if entity != self.vocabulary.root:
                around = around.about(base)
            value = self.check(definition.value, around)
            self._defining.pop()
            self._expanded[key] = (
                None if value is None else core.Named(definition.name, value, type=value.type, span=definition.span)
            )
        named = self._expanded[key]
        if named is None:
            return None
        size, depth = self.extent(named)
        if size > LARGEST_EXPRESSION:
            self._too_large(definition.name, f"grows beyond {LARGEST_EXPRESSION:,} steps", span)
        elif depth > DEEPEST_DEFINITION:
            self._too_large(definition.name, _TOO_DEEP, span)
        else:
            return named
        return None

    def _too_large(self, name: str, what: str, span: Span) -> None:
        self.report.error("C308", f"`{name}` {what} once its definitions are put in place", span)

    def extent(self, expr: core.Expr) -> tuple[int, int]:
        """How many nodes an expression has as a tree (shared parts count once for each place), and how many levels."""
        known = self._extents.get(id(expr))
        if known is None:
            inner = [self.extent(child) for child in core.children(expr)]
            known = 1 + sum(size for size, _ in inner), 1 + max((depth for _, depth in inner), default=0)
            if isinstance(expr, core.Named):  # kept alive in _expanded, so its id stays its own
                self._extents[id(expr)] = known
        return known

    # -- literals --------------------------------------------------------------------------------------------------

    def _amount(self, node: tree.Amount) -> core.Expr | None:
        try:
            unit = parse_unit(node.unit)
        except UnitError as error:
            self.report.error("C203", error.message, node.unit_span, error.help)
            return None
        value = Fraction(node.value) * unit.factor + unit.offset
        exact = value.numerator if value.denominator == 1 else value
        whole = isinstance(node.value, int) and unit.factor == 1
        return core.Const(exact, unit, type=Quantity(unit, integer=whole), span=node.span)

    def _literal(self, node: tree.Literal_) -> core.Expr | None:
        if node.word in ("yes", "no"):
            return core.Const(node.word == "yes", type=BOOLEAN, span=node.span)
        self.report.error("C205", "`none` cannot be compared or computed with", node.span, "write `… is none`")
        return None

    def _timestamp(self, node: tree.Timestamp) -> core.Expr | None:
        try:
            return core.Const(Instant.parse(node.text), type=MOMENT, span=node.span)
        except InstantError as error:
            self.report.error("C503", error.message, node.span, error.help)
            return None

    def _set(self, node: tree.SetOf, around: Surroundings, expected: Type | None) -> core.Expr | None:
        element = expected.element if isinstance(expected, Many) else expected
        found = [self.check(item, around, element) for item in node.items]
        members = [item for item in found if item is not None]
        if len(members) < len(found):
            return None
        kind = members[0].type if members else element
        if kind is None:
            help = "compare it with a set, or ask whether something is in it"
            self.report.error("C205", "nobody can tell what `{}` would hold", node.span, help)
            return None
        for written, item in zip(node.items, members, strict=True):
            if not isinstance(item, core.Const):
                self.report.error("C205", "a set holds fixed words, numbers or quantities", written.span)
                return None
            if item.type != kind:
                first = Label(node.items[0].span, operand(members[0]))
                self.report.error("C205", "the members of a set are of one kind", written.span, None, first)
                return None
        values = frozenset(item.value for item in members if isinstance(item, core.Const))
        return core.Const(values, type=Many(kind, as_set=True), span=node.span)

    # -- operations ------------------------------------------------------------------------------------------------

    def pair(
        self, left: tree.Expr, right: tree.Expr, around: Surroundings, expected: Type | None = None
    ) -> tuple[core.Expr | None, core.Expr | None]:
        """Two operands, either of which may be a bare word of the other's list."""
        if self._leans(left, around) and not self._leans(right, around):
            second = self.check(right, around, expected)
            return self._beside(left, second, around, expected), second
        first = self.check(left, around, expected)
        return first, self._beside(right, first, around, expected)

    def _beside(
        self, node: tree.Expr, other: core.Expr | None, around: Surroundings, expected: Type | None = None
    ) -> core.Expr | None:
        """An operand that may be a word of the other's list: where that one is at fault, nobody can tell."""
        type = expected if other is None else other.type
        return None if type is None and self._leans(node, around) else self.check(node, around, type)

    def _leans(self, node: tree.Expr, around: Surroundings) -> bool:
        """Whether it takes its meaning from what stands beside it: a word that names nothing here, or a set of such."""
        if isinstance(node, tree.SetOf):
            return not node.items or any(self._leans(item, around) for item in node.items)
        return isinstance(node, tree.Name) and not self._known(node.word, around)

    def _known(self, word: str, around: Surroundings) -> bool:
        if word in around.variables or word in self.declared.parameters:
            return True
        return any(
            word == entity or self.vocabulary.fact(entity, word) or self.declared.definition(entity, word)
            for entity, _ in around.places()
        )

    def _if(self, node: tree.If, around: Surroundings, expected: Type | None) -> core.Expr | None:
        condition = self.condition(node.condition, around)
        then, otherwise = self.pair(node.then, node.otherwise, around, expected)
        if condition is None or then is None or otherwise is None:
            return None
        adapted = operators.same_type(then, otherwise)
        if adapted is None:
            self.report.error(
                "C205",
                "both arms of `if` must be of one kind",
                node.span,
                None,
                Label(node.then.span, operand(then)),
                Label(node.otherwise.span, operand(otherwise)),
            )
            return None
        then, otherwise = adapted
        return core.If(condition, then, otherwise, type=then.type, span=node.span)

    def _between(self, node: tree.Between, around: Surroundings) -> core.Expr | None:
        of = self.check(node.of, around)
        low, high = self._beside(node.low, of, around), self._beside(node.high, of, around)
        if of is None or low is None or high is None:
            return None
        above = tree.Compare(">=", node.of, node.low, span=node.span, op_span=node.span)
        below = tree.Compare("<=", node.of, node.high, span=node.span, op_span=node.span)
        first = operators.compare(above, of, low, self.report)
        second = operators.compare(below, of, high, self.report)
        return None if first is None or second is None else core.And((first, second), span=node.span)

    def _in(self, node: tree.In, around: Surroundings) -> core.Expr | None:
        of, among = self.pair(node.of, node.among, around)
        if of is None or among is None:
            return None
        return operators.member(node, of, among, self.report)

    def _is_state(self, node: tree.IsState, around: Surroundings) -> core.Expr | None:
        if node.state == "bound":
            if isinstance(node.of, tree.Name) and node.of.word in self.declared.parameters:
                parameter = self.parameter(node.of.word, around)
                return core.IsBound(parameter, span=node.span) if parameter is not None else None
            near = self.vocabulary.near(node.of.span.text, iter(self.declared.parameters))
            self.report.error("C101", "only a parameter can be bound", node.of.span, did_you_mean(near))
            return None
        of = self.check(node.of, around)
        if of is None:
            return None
        if not can_be_absent(of):
            self.report.warn(
                "L105",
                f"`{node.of.span.text}` is never none: it is not declared optional",
                node.span,
                "an unknown fact stays unknown here; `is none` asks for known absence",
            )
        return core.IsNone(of, span=node.span) if node.state == "none" else core.IsRecorded(of, span=node.span)

    def _moment(self, node: tree.Expr, around: Surroundings) -> core.Expr | None:
        got = self.check(node, around, MOMENT)
        if got is None or got.type == MOMENT:
            return got
        self.report.error("C211", f"a day or an instant is needed here, and this is {describe(got.type)}", node.span)
        return None

    def within(
        self, of: tree.Expr | None, limit: tree.Expr, side: str, anchor: tree.Expr, around: Surroundings, span: Span
    ) -> core.Expr | None:
        """`of within limit of anchor` and its kin; `of` None is the evaluation instant (for `due`)."""
        at = core.Now(span=span) if of is None else self._moment(of, around)
        length = self.check(limit, around)
        start = self._moment(anchor, around)
        if at is None or length is None or start is None:
            return None
        grain = operators.grain(length, limit.span, self.report)
        if grain is None:
            return None
        assert side in ("after", "before", "until")
        return core.Within(at, length, side, start, grain, span=span)  # type: ignore[arg-type]  # asserted above

    def _negative(self, node: tree.Negative, around: Surroundings) -> core.Expr | None:
        of = self.check(node.of, around)
        if of is None:
            return None
        if not isinstance(of.type, Quantity):
            self.report.error("C207", f"only a quantity can be negative, and this is {describe(of.type)}", node.span)
            return None
        if isinstance(of, core.Const):
            value = -of.value if of.unit is None else -(of.value - of.unit.offset) + of.unit.offset
            return lean.evolve(of, value=value, span=node.span)
        zero = core.Const(0, type=of.type, span=node.span)
        return core.Arithmetic("-", zero, of, type=of.type, span=node.span)


def _words_of(expected: Type | None) -> Choice | None:
    """The closed list that a bare word may come from."""
    if isinstance(expected, Many):
        expected = expected.element
    return expected if isinstance(expected, Choice) else None
