"""Values in examples, `given`, `set` and `default`: checked against their declared type, made canonical."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from smrl import lean
from smrl.check.describe import describe, some_of
from smrl.check.reporter import Reporter, did_you_mean
from smrl.core.tree import Given
from smrl.instants import Instant, InstantError
from smrl.syntax import tree
from smrl.units import UnitError, parse_unit, show
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Boolean, Choice, Fact, Many, Moment, Quantity, Reference, Text, Type, Vocabulary


class _Fault:
    """What `value` returns after reporting a fault; no value of a fact is this object."""


FAULT: Final = _Fault()


@lean.define
class Constants:
    """Reads constant values. `code` is the diagnostic's, since a wrong example is not a wrong parameter."""

    vocabulary: Vocabulary
    report: Reporter

    def value(self, node: tree.Expr, type: Type, what: str, code: str, *, optional: bool = False) -> Any:
        """The canonical value, None for `unknown`, ABSENT for `none`, or FAULT. `what` names it in messages."""
        if isinstance(node, tree.Literal_) and node.word == "unknown":
            return None
        if isinstance(node, tree.Literal_) and node.word == "none":
            if optional:
                return ABSENT
            self.report.error(
                code,
                f"{what} is never none: it is not declared optional",
                node.span,
                "leave it out where it is unknown",
            )
            return FAULT
        match type:
            case Boolean():
                if isinstance(node, tree.Literal_):
                    return node.word == "yes"
            case Quantity():
                return self._quantity(node, type, what, code)
            case Choice():
                if isinstance(node, tree.Name):
                    return self._word(node, type, what, code)
            case Text():
                if isinstance(node, tree.String):
                    return node.text
            case Moment():
                if isinstance(node, tree.Timestamp):
                    return self._moment(node)
            case Reference(entity):
                if isinstance(node, tree.RecordOf) and entity in self.vocabulary.entities:
                    return self.record(node, entity, code)
                if isinstance(node, tree.String | tree.Name):  # a link, by the id of what it leads to
                    return node.text if isinstance(node, tree.String) else node.word
            case Many(element, as_set):
                return self._many(node, element, as_set, what, code)
        self._unfit(node, type, what, code)
        return FAULT

    def _unfit(self, node: tree.Expr, type: Type, what: str, code: str) -> None:
        example = {
            Boolean: "write `yes` or `no`",
            Text: 'write it in quotes: `"…"`',
            Moment: "write a day such as `2026-03-04`, or an instant such as `2026-03-04 12:00`",
            Reference: "write a record: `(name = value, …)`",
        }.get(type.__class__)
        self.report.error(code, f"{what} is {describe(type)}, and `{_short(node)}` is not", node.span, example)

    def _quantity(self, node: tree.Expr, type: Quantity, what: str, code: str) -> Any:
        negative = isinstance(node, tree.Negative)
        inner = node.of if isinstance(node, tree.Negative) else node
        if isinstance(inner, tree.Number):
            if (
                type.dimension.is_plain
                or type.dimension.is_count
                or (inner.value == 0 and not type.dimension.is_absolute)
            ):
                return -inner.value if negative else inner.value
            help = f"write `{node.span.text} {type.unit.symbol}`"
            self.report.error(code, f"{what} needs a unit", node.span, help)
            return FAULT
        if not isinstance(inner, tree.Amount):
            self._unfit(node, type, what, code)
            return FAULT
        try:
            unit_ = parse_unit(inner.unit)
        except UnitError as error:
            self.report.error("C203", error.message, inner.unit_span, error.help)
            return FAULT
        if unit_.dimension != type.dimension:
            self.report.error(
                code,
                f"{what} is {type.dimension.describe()}, and `{inner.unit}` measures {unit_.dimension.describe()}",
                inner.unit_span,
                f"such as `{inner.text} {type.unit.symbol}`",
            )
            return FAULT
        value = Fraction(-inner.value if negative else inner.value) * unit_.factor + unit_.offset
        return value.numerator if value.denominator == 1 else value

    def _word(self, node: tree.Name, type: Choice, what: str, code: str) -> Any:
        if node.word in type.values:
            return node.word
        near = self.vocabulary.near(node.word, iter(type.values))
        self.report.error(
            code,
            f"{what} cannot be `{node.word}`",
            node.span,
            did_you_mean(near) or f"it is one of {some_of(type.values)}",
        )
        return FAULT

    def _moment(self, node: tree.Timestamp) -> Any:
        try:
            return Instant.parse(node.text)
        except InstantError as error:
            self.report.error("C503", error.message, node.span, error.help)
            return FAULT

    def _many(self, node: tree.Expr, element: Type, as_set: bool, what: str, code: str) -> Any:
        if isinstance(node, tree.ListOf | tree.SetOf):
            items = [self.value(item, element, f"a member of {what}", code) for item in node.items]
            if any(item is FAULT for item in items):
                return FAULT
            if isinstance(node, tree.ListOf) and node.partial:
                if node.total is not None and node.total < len(items):
                    self.report.error(
                        code, f"{what} has more members than the {node.total} it says there are", node.span
                    )
                    return FAULT
                return Partial(items, node.total)
            return tuple(dict.fromkeys(items)) if as_set else tuple(items)
        brackets = "`{a, b}`" if as_set else "`[(…), (…)]`"
        self.report.error(
            code,
            f"{what} is {describe(Many(element, as_set))}, and `{_short(node)}` is not",
            node.span,
            f"write {brackets}",
        )
        return FAULT

    def record(self, node: tree.RecordOf, entity: str, code: str) -> Any:
        """`(open_air = 60 min, suitable = yes)`"""
        values: dict[str, Any] = {}
        faults = False
        for item in node.items:
            faults |= not self.assign(values, entity, item, item.path, code)
        return FAULT if faults else Given(entity, values)

    def assign(
        self, values: dict[str, Any], entity: str, item: tree.Assignment, path: tuple[str, ...], code: str
    ) -> bool:
        """Put `path = value` into an entity's values, making groups on the way; False after a fault."""
        fact = self.vocabulary.fact(entity, path[0])
        if fact is None:
            near = self.vocabulary.near(path[0], iter(self.vocabulary.entities[entity].facts))
            self.report.error("C402", f"`{entity}` has no fact called `{path[0]}`", item.path_span, did_you_mean(near))
            return False
        if fact.by_id and (len(path) > 1 or _has_record(item.value)):
            self.report.error(
                "C402", f"`{fact.name}` is a link, which is stated by an id", item.path_span, self._kept(fact)
            )
            return False
        if len(path) == 1:
            if fact.name in values:
                self.report.error("C402", f"`{fact.name}` is stated twice", item.path_span)
                return False
            value = self.value(item.value, fact.type, f"`{fact.name}`", code, optional=fact.optional)
            if value is FAULT or not self.in_range(value, fact, item, code):
                return False
            values[fact.name] = value
            return True
        if not isinstance(fact.type, Reference):
            self.report.error(
                "C402", f"`{fact.name}` has no facts of its own: it is {describe(fact.type)}", item.path_span
            )
            return False
        inner = values.setdefault(fact.name, Given(fact.type.entity, {}))
        if not isinstance(inner, Given):
            self.report.error("C402", f"`{fact.name}` is stated already", item.path_span)
            return False
        return self.assign(inner.values, fact.type.entity, item, path[1:], code)

    def _kept(self, fact: Fact) -> str | None:
        """Where that is to be stated which a link leads to."""
        target = fact.type.element if isinstance(fact.type, Many) else fact.type
        home = self.vocabulary.entities[target.entity].home if isinstance(target, Reference) else None
        return None if home is None else f"what it leads to stands in its own list: `{home[1]} = [(id = …)]`"

    def in_range(self, value: Any, fact: Fact, item: tree.Assignment, code: str) -> bool:
        """Whether a value lies in the range that its fact declares."""
        if value is None or value is ABSENT:
            return True
        below = fact.lower is not None and value < fact.lower
        above = fact.upper is not None and value > fact.upper
        if not below and not above:
            return True
        bound = fact.lower if below else fact.upper
        assert bound is not None
        assert isinstance(fact.type, Quantity)
        limit = show(bound, fact.type.unit)
        self.report.error(code, f"`{fact.name}` is never {'below' if below else 'above'} {limit}", item.value.span)
        return False


def _has_record(node: tree.Expr) -> bool:
    return isinstance(node, tree.RecordOf) or (isinstance(node, tree.ListOf) and any(map(_has_record, node.items)))


def _short(node: tree.Expr) -> str:
    text = " ".join(node.span.text.split())
    return text if len(text) <= 40 else text[:39] + "…"
