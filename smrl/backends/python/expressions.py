"""Expressions: from the core to assignments and tests.

A condition becomes two tests, for true and for false; where both fail it is unknown. So Kleene's logic costs nothing:
`and` is true where all are true and false where one is false, each a plain Python condition over values at hand.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from fractions import Fraction

from smrl import lean
from smrl.backends.python import comparisons, loops
from smrl.backends.python.constants import Constants
from smrl.backends.python.operands import (
    ALWAYS,
    NEVER,
    TRUE,
    UNKNOWN,
    UNSURE,
    Operand,
    Test,
    Truth,
    both,
    either,
    known,
)
from smrl.backends.python.source import Block
from smrl.core import tree as core
from smrl.core.shape import GROUP, can_be_absent, has_bounds
from smrl.values import ABSENT
from smrl.vocabulary import Choice, Fact, Many, Reference, Vocabulary

_DEEPEST_TEST = 12
_LONGEST_TEST = 600


@lean.frozen(eq=False)
class Frame:
    """What variables stand for. `quiet`: parameters are not tried, an unbound one is unknown."""

    variables: Mapping[str, Operand]
    quiet: bool = False

    def bind(self, variable: str, to: Operand) -> Frame:
        return Frame({**self.variables, variable: to}, self.quiet)


@lean.define(eq=False)
class Emitter:
    """Writes expressions into blocks; `helpers` collects the functions of loops nested too deep.

    `parameters` are those read, by their number in `params`; `filtered` their settings for some subjects only.
    """

    program: core.Program
    vocabulary: Vocabulary
    constants: Constants = lean.field(factory=Constants)
    helpers: list[tuple[str, list[str], Block]] = lean.field(factory=list)
    parameters: list[str] = lean.field(factory=list)
    filtered: set[tuple[str, int]] = lean.field(factory=set)

    # -- conditions ----------------------------------------------------------------------------------------------------

    def truth(self, expr: core.Expr, block: Block, frame: Frame) -> Truth:
        """The two tests of a condition. Deep and long ones are computed first and then asked by name."""
        found = self._truth(expr, block, frame)
        longest = max(len(found.yes.text), len(found.no.text))
        if max(found.yes.depth, found.no.depth) > _DEEPEST_TEST or longest > _LONGEST_TEST:
            return asked(self._settled(found, block))
        return found

    def _truth(self, expr: core.Expr, block: Block, frame: Frame) -> Truth:
        match expr:
            case core.Const(value=value):
                return UNSURE if value is None else ALWAYS if value is True else NEVER
            case core.Named(of=of):
                return self.truth(of, block, frame)
            case core.Not(of=of):
                return self.truth(of, block, frame).negated
            case core.And(of=parts):
                truths = [self.truth(part, block, frame) for part in parts]
                return Truth(both(*(t.yes for t in truths)), either(*(t.no for t in truths)))
            case core.Or(of=parts):
                truths = [self.truth(part, block, frame) for part in parts]
                return Truth(either(*(t.yes for t in truths)), both(*(t.no for t in truths)))
            case core.Compare(op=op, left=left, right=right):
                return comparisons.compare(op, self._ordinal(left, block, frame), self._ordinal(right, block, frame))
            case core.Equal(left=left, right=right):
                return comparisons.equal(
                    self.value(left, block, frame), self.value(right, block, frame), left.type, block
                )
            case core.Member(of=of, among=among):
                return self._member(expr, self.value(of, block, frame), self.value(among, block, frame), block)
            case core.IsNone(of=of):
                return comparisons.is_absent(self.value(of, block, frame))
            case core.IsRecorded(of=of):
                return comparisons.is_absent(self.value(of, block, frame)).negated
            case core.IsBound(parameter=parameter):
                return self._is_bound(parameter, block, frame)
            case core.Case(where=where):
                return ALWAYS if where is None else self.truth(where, block, frame)
        return asked(self.value(expr, block, frame))

    def _settled(self, truth: Truth, block: Block) -> Operand:
        """A condition as a value: True, False or None."""
        for word, test in (("True", truth.yes), ("False", truth.no), ("None", truth.unknown)):
            if test == TRUE:
                return Operand.of(word)
        return Operand.of(block.assign(f"True if {truth.yes} else False if {truth.no} else None"))

    def _member(self, expr: core.Member, of: Operand, among: Operand, block: Block) -> Truth:
        assert isinstance(expr.among.type, Many)
        if isinstance(expr.among, core.Const) and isinstance(expr.among.value, frozenset):
            return comparisons.in_constant(of, among, expr.among.value, block)
        return comparisons.among(of, among, expr.among.type.element, block)

    def _is_bound(self, parameter: core.Param, block: Block, frame: Frame) -> Truth:
        state = block.assign(f"params[{self._parameter_number(parameter.name)}]")
        given = block.assign(f"{state}.given")
        yes, no = [Test(given)], [Test(f"not {given}")]
        for case in parameter.cases:
            valid = block.assign(f"{state}.valid[{case.index}]")
            holds = self.truth(case, block, frame)
            yes.append(both(Test(valid), holds.yes))
            no.append(either(Test(f"not {valid}"), holds.no))
        return Truth(either(*yes), both(*no))

    # -- values --------------------------------------------------------------------------------------------------------

    def value(self, expr: core.Expr, block: Block, frame: Frame) -> Operand:
        """The operand that holds the value of an expression, computed in the block or further out."""
        match expr:
            case core.Const(value=value):
                return self._constant(value)
            case core.Var(name=name):
                return Operand.of("root", open=False) if name == self.vocabulary.root else frame.variables[name]
            case core.Now():
                return Operand.of("on", open=False)
            case core.Named(of=of):
                return self.value(of, block, frame)
            case core.Read(of=of):
                return self._read(expr, self.value(of, block, frame), block)
            case core.Param():
                return self._parameter(expr, block, frame)
            case core.If():
                return self._if(expr, block, frame)
            case core.Before(left=left, right=right):
                a, b = self.value(left, block, frame), self.value(right, block, frame)
                return Operand.of(block.assign(f"earlier({a.low}, {b.low})"))
            case core.Within(of=of, limit=limit, anchor=anchor):
                a, b = self.value(of, block, frame), self.value(anchor, block, frame)
                most = self.value(limit, block, frame)
                call = f"in_time(within_{expr.side}, {a.low}, {most.low}, {most.high}, {b.low}, {int(expr.grain)})"
                return Operand.of(block.assign(call))
            case core.Arithmetic(op=op, left=left, right=right):
                return comparisons.compute(op, self.value(left, block, frame), self.value(right, block, frame), block)
            case core.Quantify():
                return loops.quantify(self, expr, block, frame)
            case core.Aggregate():
                return loops.aggregate(self, expr, block, frame)
            case core.InForce(validity=validity):
                return Operand.of(block.assign(f"valid({self.constants.text(validity)}, on)"), open=False)
            case core.Travels(norm=norm, matter=matter, subject=subject, otherwise=otherwise):
                about = self.value(subject, block, frame)
                named = f"{self.constants.text(norm)}, {self.constants.text(matter)}"
                call = f"travels(TRAVELS, root, {named}, {about.low}, {otherwise})"
                return Operand.of(block.assign(call))
        return self._settled(self._truth(expr, block, frame), block)

    def _constant(self, value: object) -> Operand:
        if value is None:
            return UNKNOWN
        if value is ABSENT:
            return Operand.of("ABSENT", open=False, absent=True)
        text = self.constants.text(value)
        return Operand(text, text, False, False, fraction=value if isinstance(value, Fraction) else None)

    def _ordinal(self, expr: core.Expr, block: Block, frame: Frame) -> Operand:
        """A number, or the position of a word in its ordered list."""
        got = self.value(expr, block, frame)
        if not isinstance(expr.type, Choice) or got.is_unknown:
            return got
        if isinstance(expr, core.Const) and isinstance(expr.value, str):
            return Operand.of(str(expr.type.values.index(expr.value)), open=False)
        positions = self.constants.text({word: at for at, word in enumerate(expr.type.values)})
        position = f"{positions}.get({got.low})"
        if got.absent:
            position = f"ABSENT if {got.low} is ABSENT else {position}"
        return Operand.of(block.assign(position), absent=got.absent)

    # -- facts ---------------------------------------------------------------------------------------------------------

    def _read(self, expr: core.Read, of: Operand, block: Block) -> Operand:
        if of.is_unknown:
            return UNKNOWN
        if of.group is not None:
            return self._of_group(expr.name, of, *of.group, block=block)
        fact = self.vocabulary.entities[expr.entity].facts[expr.name]
        return self.fact(fact, of, block)

    def _of_group(self, name: str, of: Operand, key: str, named: str, spread: str, *, block: Block) -> Operand:
        if name == "key":
            return Operand.of(block.assign(key))
        if name == "size":
            low = block.assign(f"len({named})")
            return Operand(low, block.assign(f"None if {spread} is None else {low} + {spread}"), low_open=False)
        text = f"members_of({named}, {spread})"
        return Operand(text, text, False, False, of_objects=of.of_objects, walked=named, hidden=f"{spread} != 0")

    def fact(self, fact: Fact, of: Operand, block: Block) -> Operand:
        """A fact of an object that may be unknown or absent."""
        text = self._accessed(fact, of.low)
        if fact.by_id:
            raw = block.assign(_reached(of, text), fact.attribute)
            text = self._followed(fact, raw, block)
            absent = f"ABSENT if {raw} is ABSENT else " if of.absent or fact.optional else ""
            name = block.assign(f"{absent}None if {raw} is None else {text}")
        else:
            name = block.assign(_reached(of, text), fact.attribute)
        sure = isinstance(fact.type, Many) and not fact.by_id and fact.derive is None
        return Operand(name, name, absent=of.absent or fact.optional, of_objects=sure)

    def id_of_link(self, expr: core.Expr, block: Block, frame: Frame) -> tuple[str, str] | None:
        """The id behind a link that is never absent, and the index it leads through; `None` for anything else."""
        if not isinstance(expr, core.Read) or expr.entity == GROUP or can_be_absent(expr):
            return None
        fact = self.vocabulary.entities[expr.entity].facts[expr.name]
        of = self.value(expr.of, block, frame)
        if not fact.by_id or of.is_unknown:
            return None
        assert isinstance(fact.type, Reference)  # groups are made by single values
        raw = block.assign(_reached(of, self._accessed(fact, of.low)), fact.attribute)
        return raw, self._index(fact.type.entity, block)

    def _accessed(self, fact: Fact, of: str) -> str:
        if fact.derive is not None:
            return f"{self.constants.accessor(fact.entity, fact.name)}({of}, root)"
        if not fact.attribute.isidentifier() or keyword.iskeyword(fact.attribute):
            raise ValueError(f"`{fact.path}` is kept under `{fact.attribute}`, which is not the name of an attribute")
        return f"{of}.{fact.attribute}"

    def _followed(self, fact: Fact, raw: str, block: Block) -> str:
        many = isinstance(fact.type, Many)
        to = fact.type.element if isinstance(fact.type, Many) else fact.type
        assert isinstance(to, Reference)
        index = self._index(to.entity, block)
        return f"followed({raw}, {index})" if many else f"{index}.get({raw})"

    def _index(self, entity: str, block: Block) -> str:
        return block.assign(f"root.index({self.constants.text(entity)})", f"{entity}_index")

    # -- parameters, choices -------------------------------------------------------------------------------------------

    def _parameter_number(self, name: str) -> int:
        if name not in self.parameters:
            self.parameters.append(name)
        return self.parameters.index(name)

    def _parameter(self, expr: core.Param, block: Block, frame: Frame) -> Operand:
        """The first setting in force whose filter is true: settled once where no filter asks about the subject."""
        state = block.assign(f"params[{self._parameter_number(expr.name)}]")
        unbound = f"{state}.untried" if frame.quiet else f"{state}.unbound"
        if all(case.where is None for case in expr.cases):
            return Operand.of(block.assign(f"{state}.settled if {state}.is_settled else {unbound}"))
        found = block.assign(unbound)
        settings = self.program.parameters[expr.name].settings
        for case in reversed(expr.cases):
            if case.where is not None:
                self.filtered.add((expr.name, case.index))
            holds = self.truth(case, block, frame)
            value = self.constants.text(settings[case.index].value)
            valid = block.assign(f"{state}.valid[{case.index}]")
            skipped = either(Test(f"not {valid}"), holds.no)
            found = block.assign(f"{found} if {skipped} else {value} if {holds.yes} else None")
        return Operand.of(block.assign(f"{state}.settled if {state}.given else {found}"))

    def _if(self, expr: core.If, block: Block, frame: Frame) -> Operand:
        condition = self.truth(expr.condition, block, frame)
        one, other = self.value(expr.then, block, frame), self.value(expr.otherwise, block, frame)
        if condition.yes == TRUE:
            return one
        if condition.no == TRUE:
            return other
        agreed = comparisons.alike(one, other, expr.type)
        absent = can_be_absent(expr)

        def end(a: str, b: str) -> str:
            return block.assign(f"{a} if {condition.yes} else {b} if {condition.no} else {a} if {agreed} else None")

        if has_bounds(expr):
            return Operand(end(one.low, other.low), end(one.high, other.high), absent=absent)
        return Operand.of(end(one.low, other.low), absent=absent)


def asked(value: Operand) -> Truth:
    """The tests of a condition at hand. Known absence counts as false."""
    if value.low in ("None", "True", "False"):
        return {"None": UNSURE, "True": ALWAYS, "False": NEVER}[value.low]
    no = f"{value.low} is False"
    absent = f"({no} or {value.low} is ABSENT)" if value.absent else no
    return known(value.low, absent, f"{value.low} is None")


def _reached(of: Operand, text: str) -> str:
    """A fact of something that may not be there."""
    if of.open:
        text = f"None if {of.low} is None else {text}"
    return f"ABSENT if {of.low} is ABSENT else {text}" if of.absent else text
