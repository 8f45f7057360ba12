"""Quantifiers, aggregates and groups: what they range over, and what comes out."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, get_args

from smrl import lean
from smrl.check.describe import describe
from smrl.check.expressions import Expressions
from smrl.check.reporter import did_you_mean
from smrl.check.surroundings import Surroundings
from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.diagnostics import Label
from smrl.instants import SECONDS, Calendar
from smrl.syntax import tree
from smrl.units import Exact, parse_unit
from smrl.vocabulary import BOOLEAN, NUMBER, Choice, Many, Quantity, Reference, Text, Type

_COUNT: Final = lean.evolve(NUMBER, integer=True)
_DAYS: Final = Quantity(parse_unit("day"))
_LONGEST_WINDOW: Final = 36525  # days, a century
_WHOLE_DAYS: Final = f"a window is a whole number of days, from 1 to {_LONGEST_WINDOW}"


@lean.frozen
class Bound:
    """A checked binding: the member variable's entity (None for a word), the collection, the filter, and what its
    body can name."""

    variable: str
    entity: str | None
    over: core.Expr
    where: core.Expr | None
    around: Surroundings


@lean.define
class Collections:
    """Part of the expression checker; `group_keys` holds the key type of each group variable."""

    expressions: Expressions
    group_keys: dict[str, tuple[Type, Type]] = lean.field(factory=dict)

    def bind(self, node: tree.Binding, around: Surroundings) -> Bound | None:
        """`x in xs where F`."""
        report = self.expressions.report
        if node.variable in around.variables:
            report.error(
                "C107",
                f"`{node.variable}` already stands for something here",
                node.variable_span,
                "choose another name",
            )
            return None
        over = self.expressions.check(node.over, around)
        if over is None:
            return None
        if not isinstance(over.type, Many):
            help = None
            if isinstance(over.type, Reference) and over.type.entity != GROUP:
                entity = over.type.entity
                lists = [f.name for f in self.expressions.vocabulary.collections(entity)]
                help = f"`{entity}` has the lists {', '.join(f'`{n}`' for n in lists[:6])}" if lists else None
            report.error(
                "C106", f"a list is needed after `in`, and this is {describe(over.type)}", node.over.span, help
            )
            return None
        element = over.type.element
        variable = core.Var(node.variable, type=element, span=node.variable_span)
        owner = over.of if isinstance(over, core.Read) else None
        inner = around.bind(node.variable, variable, owner)
        where = None
        if node.where is not None:
            where = self.expressions.condition(node.where, inner)
            if where is None:
                return None
        return Bound(node.variable, element.entity if isinstance(element, Reference) else None, over, where, inner)

    def bind_objects(self, node: tree.Binding, around: Surroundings) -> Bound | None:
        """A binding whose members must be objects: subjects and groups are made of no words."""
        bound = self.bind(node, around)
        if bound is not None and bound.entity is None:
            self.expressions.report.error(
                "C106",
                f"a list of records is needed after `in`, and this is {describe(bound.over.type)}",
                node.over.span,
            )
            return None
        return bound

    def quantifier(self, node: tree.Quantifier, around: Surroundings) -> core.Expr | None:
        bound = self.bind(node.binding, around)
        if bound is None:
            return None
        body = self.expressions.condition(node.body, bound.around)
        if body is None:
            return None
        if node.kind == "at_least":
            assert node.number is not None
            both = body if bound.where is None else core.And((bound.where, body), span=node.span)
            count = core.Aggregate(
                "count", bound.variable, bound.over, both, None, bound.entity, type=_COUNT, span=node.span
            )
            return core.Compare(
                ">=", count, core.Const(node.number, type=_COUNT, span=node.span), NUMBER.unit, span=node.span
            )
        if node.kind == "no":
            some = core.Quantify("some", bound.variable, bound.over, bound.where, body, span=node.span)
            return core.Not(some, span=node.span)
        return core.Quantify(node.kind, bound.variable, bound.over, bound.where, body, span=node.span)

    def aggregate(self, node: tree.Aggregate, around: Surroundings) -> core.Expr | None:
        bound = self.bind(node.binding, around)
        if bound is None:
            return None
        kind, window = node.kind, None
        if node.window is not None:
            window = self._window(node.window, around)
            if window is None:
                return None
        if (window is not None or kind in ("longest_run", "longest_gap")) and not self._is_dated(node, bound):
            return None
        value: core.Expr | None = None
        type: Type = _COUNT
        if kind == "share":
            assert node.body is not None
            value, type = self.expressions.condition(node.body, bound.around), NUMBER
            if value is None:
                return None
        elif kind in ("longest_run", "longest_gap"):
            type = _DAYS
        elif node.value is not None:
            value = self.expressions.check(node.value, bound.around)
            if value is None:
                return None
            found = self._value_type(node, value)
            if found is None:
                return None
            type = found
        lower, upper = self._range(value) if kind != "unique" else (None, None)
        return core.Aggregate(
            kind, bound.variable, bound.over, bound.where, value, bound.entity, lower, upper, window,
            type=type, span=node.span,
        )  # fmt: skip

    def _is_dated(self, node: tree.Aggregate, bound: Bound) -> bool:
        if bound.entity is not None and self.expressions.vocabulary.entities[bound.entity].dated_by is not None:
            return True
        self.expressions.report.error(
            "C106",
            f"`{node.kind}` needs dated records, and `{bound.entity or 'a word'}` has no date of its own",
            node.binding.over.span,
        )
        return False

    def _window(self, node: tree.Window, around: Surroundings) -> int | Calendar | core.Param | None:
        """How many days in a row, or which stretch of the calendar."""
        if node.parameter is not None:
            return self._open_window(node.parameter, around)
        if node.length is None:
            return node.calendar
        length = self.expressions.check(node.length, around)
        if length is None:
            return None
        assert isinstance(length, core.Const)
        assert isinstance(length.type, Quantity)
        if length.type.dimension != _DAYS.dimension:
            help = "write how many days the law means, or the stretch of the calendar as `each year`"
            self._no_window(node.length, f"a window is counted in days, and this is {describe(length.type)}", help)
            return None
        if not _is_window(length.value):
            self._no_window(node.length, _WHOLE_DAYS, "write it in days, as in `over 30 day`")
            return None
        return int(Fraction(length.value) / SECONDS["day"])

    def _open_window(self, node: tree.Name, around: Surroundings) -> core.Param | None:
        """As many days as a parameter says, all of whose values have to be windows."""
        declared = self.expressions.declared
        parameter = declared.parameters.get(node.word)
        if parameter is None:
            if node.word not in declared.unread:
                near = did_you_mean(self.expressions.vocabulary.near(node.word, iter(declared.parameters)))
                each = f"write `over each {node.word}`" if node.word in get_args(Calendar) else None
                what = f"there is no parameter `{node.word}`"
                self._no_window(node, what, each or near or "a window is so many days, as in `over 30 day`")
            return None
        if not isinstance(parameter.type, Quantity) or parameter.type.dimension != _DAYS.dimension:
            what = f"a window is counted in days, and `{node.word}` is {describe(parameter.type)}"
            self._no_window(node, what, f"declare it in days: `parameter {node.word} : day`")
            return None
        label = Label(node.span, "a window here")
        for setting in parameter.settings:
            if setting.value is not None and not _is_window(setting.value):
                assert setting.span is not None
                self.expressions.report.error("C212", _WHOLE_DAYS, setting.span, None, label)
        if parameter.default is not None and not _is_window(parameter.default):
            assert parameter.span is not None
            self.expressions.report.error("C212", _WHOLE_DAYS, parameter.span, "see its default", label)
        return self.expressions.parameter(node.word, around)

    def _no_window(self, node: tree.Amount | tree.Name, message: str, help: str) -> None:
        self.expressions.report.error("C212", message, node.span, help)

    def _value_type(self, node: tree.Aggregate, value: core.Expr) -> Type | None:
        assert node.value is not None
        if node.kind == "unique":
            if isinstance(value.type, Many):
                self.expressions.report.error("C205", "`unique` compares single values", node.value.span)
                return None
            return BOOLEAN
        if node.kind == "commonest":
            element = value.type.element if isinstance(value.type, Many) and value.type.as_set else value.type
            if not isinstance(element, Choice | Text):
                self.expressions.report.error(
                    "C205", f"`commonest` counts words, and this is {describe(value.type)}", node.value.span
                )
                return None
            return Many(element, as_set=True)
        if not isinstance(value.type, Quantity):
            self.expressions.report.error(
                "C207", f"`{node.kind}` needs quantities, and this is {describe(value.type)}", node.value.span
            )
            return None
        if value.type.dimension.is_absolute and node.kind in ("sum", "greatest_sum", "least_sum"):
            self.expressions.report.error(
                "C208", "temperatures are points on a scale: they do not add", node.value.span
            )
            return None
        return value.type if node.kind != "average" else lean.evolve(value.type, integer=False)

    def _range(self, value: core.Expr | None) -> tuple[Exact | None, Exact | None]:
        """The declared range of a fact that is aggregated as it stands."""
        if not isinstance(value, core.Read) or value.entity == GROUP:
            return None, None
        fact = self.expressions.vocabulary.entities[value.entity].facts[value.name]
        return fact.lower, fact.upper

    # -- groups ----------------------------------------------------------------------------------------------------

    def group(self, node: tree.GroupOf, around: Surroundings) -> tuple[core.Group, Surroundings] | None:
        """`each group of p in prisoners where F by p.religion as faith`: the binder and what its norms can name."""
        report = self.expressions.report
        bound = self.bind_objects(node.binding, around)
        if bound is None or bound.entity is None:
            return None
        by = self.expressions.check(node.by, bound.around)
        if by is None:
            return None
        if isinstance(by.type, Many):
            report.error("C205", "groups are made by a single value, not by a set or a list", node.by.span)
            return None
        if node.name in around.variables:
            report.error(
                "C107", f"`{node.name}` already stands for something here", node.name_span, "choose another name"
            )
            return None
        self.group_keys[node.name] = (by.type, Many(Reference(bound.entity)))
        variable = core.Var(node.name, type=Reference(GROUP), span=node.name_span)
        binder = core.Group(node.name, bound.variable, bound.entity, bound.over, bound.where, by)
        return binder, around.bind(node.name, variable)

    def group_fact(self, of: core.Expr, node: tree.Field) -> core.Expr | None:
        """`faith.key`, `faith.size`, `faith.members`"""
        assert isinstance(of, core.Var)
        key, members = self.group_keys[of.name]
        facts: dict[str, Type] = {"key": key, "size": _COUNT, "members": members}
        if node.word not in facts:
            near = self.expressions.vocabulary.near(node.word, iter(facts))
            self.expressions.report.error(
                "C102",
                f"a group has no `{node.word}`",
                node.word_span,
                did_you_mean(near) or "it has `key`, `size` and `members`",
            )
            return None
        return core.Read(of, GROUP, node.word, type=facts[node.word], span=node.span)


def _is_window(length: Exact) -> bool:
    """Whether a length of time, in seconds, is a whole number of days that can be a window."""
    days = Fraction(length) / SECONDS["day"]
    return days.denominator == 1 and 1 <= days <= _LONGEST_WINDOW
