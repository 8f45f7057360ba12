"""Open terms: parameters, their defaults, and what a ruleset sets them to."""

from __future__ import annotations

from typing import Any, Final

from smrl import lean
from smrl.check.constants import FAULT, Constants
from smrl.check.dates import first_and_last
from smrl.check.declarations import Declarations
from smrl.check.describe import says
from smrl.check.family import Family
from smrl.check.reporter import Reporter, did_you_mean
from smrl.check.settings import settled
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.syntax import tree
from smrl.units import Unit, UnitError, parse_unit
from smrl.vocabulary import BOOLEAN, NUMBER, Choice, Many, Quantity, Type, Vocabulary

_LARGEST_SET: Final = 6  # words of a `set of {…}` whose subsets are few enough to be tried one by one


@lean.define
class ParameterChecker:
    vocabulary: Vocabulary
    declared: Declarations
    constants: Constants
    report: Reporter
    family: Family

    def declare(self, node: tree.Parameter) -> None:
        """Enter a parameter; its name must be free."""
        known = self.declared.parameters.get(node.name)
        if known is not None:
            assert known.span is not None
            self.report.error(
                "C302",
                f"the parameter `{node.name}` is declared twice",
                node.name_span,
                self.family.apart(known.span, node.name_span),
                Label(known.span, "first here"),
            )
            return
        if any(
            node.name in entity.facts
            for entity in self.vocabulary.entities.values()
            if entity.home or entity.name == self.vocabulary.root
        ):
            owner = next(
                e.name
                for e in self.vocabulary.entities.values()
                if node.name in e.facts and (e.home or e.name == self.vocabulary.root)
            )
            self.report.warn(
                "L106",
                f"`{node.name}` is a fact of `{owner}` too: there the fact is meant",
                node.name_span,
                "choose another name",
            )
        type = self._type(node.name, node.type)
        if type is None:
            self.declared.unread.add(node.name)
            return
        default, because = None, None
        if node.default is not None:
            default = self.constants.value(node.default.value, type, f"`{node.name}`", "C501")
            because = node.default.because
            if default is FAULT:
                default = None
        self.declared.parameters[node.name] = core.Parameter(
            node.name,
            type,
            _values(type),
            {w.language: w.text for w in node.words if w.kind == "meaning"},
            tuple(target.id for target in node.serves),
            (),
            default,
            because,
            span=node.name_span,
        )

    def _type(self, name: str, node: tree.TypeName) -> Type | None:
        match node.kind:
            case "unit":
                assert node.unit is not None
                try:
                    return Quantity(parse_unit(node.unit))
                except UnitError as error:
                    self.report.error("C203", error.message, node.span, error.help)
                    return None
            case "boolean":
                return BOOLEAN
            case "number":
                return NUMBER
            case "one_of" | "ordered":
                return Choice(name, node.words, node.kind == "ordered")
            case "set_of":
                return Many(Choice(name, node.words), as_set=True)

    def settings(self, nodes: list[tree.Setting]) -> None:
        """Enter every `set`, after all parameters are known: those of a ruleset before those of one that it extends."""
        values = {node.span: self._value(node) for node in nodes}
        for node in settled([node for node in nodes if values[node.span] is not FAULT], self.family, self.report):
            setting = core.SettingInForce(
                values[node.span],
                written_unit(node.value),
                node.start.text if node.start else None,
                node.end.text if node.end else None,
                node.cite,
                node.unverified,
                self.family.inherits(node.span),
                where=node.where.span if node.where is not None else None,
                span=node.span,
            )
            parameter = self.declared.parameters[node.name]
            self.declared.parameters[node.name] = lean.evolve(parameter, settings=(*parameter.settings, setting))
            self.declared.settings.setdefault(node.name, []).append(node)

    def _value(self, node: tree.Setting) -> Any:
        """What a parameter is set to, or FAULT: by itself, whatever else sets it."""
        if self.family.of(node.span).extends and not says(node.cite):
            help = 'add `cite "…"`: a value that law does not give is a guess'
            self.report.error("C604", f"this does not say which law sets `{node.name}`", node.name_span, help)
        parameter = self.declared.parameters.get(node.name)
        if parameter is None:
            if node.name not in self.declared.unread:
                near = self.vocabulary.near(node.name, iter(self.declared.parameters))
                self.report.error("C502", f"there is no parameter `{node.name}`", node.name_span, did_you_mean(near))
            return FAULT
        value = self.constants.value(node.value, parameter.type, f"`{node.name}`", "C501")
        if not first_and_last(node.start, node.end, self.report):
            return FAULT
        if value is not FAULT and _is_below_zero(value, parameter.type):
            self.report.error("C501", f"`{node.name}` is never below zero", node.value.span)
            return FAULT
        return value


def _is_below_zero(value: Any, type: Type) -> bool:
    """Whether a value is less than nothing; temperatures have no such floor."""
    return isinstance(type, Quantity) and not type.dimension.is_absolute and value is not None and value < 0


def written_unit(node: tree.Expr) -> Unit | None:
    """The unit of a constant as written; its text has been checked."""
    return parse_unit(node.unit) if isinstance(node, tree.Amount) else None


def _values(type: Type) -> tuple[object, ...]:
    """All values a finite parameter can have."""
    if type == BOOLEAN:
        return True, False
    if isinstance(type, Choice):
        return type.values
    if isinstance(type, Many) and isinstance(type.element, Choice) and len(type.element.values) <= _LARGEST_SET:
        words = type.element.values
        return tuple(tuple(w for at, w in enumerate(words) if bits >> at & 1) for bits in range(2 ** len(words)))
    return ()
