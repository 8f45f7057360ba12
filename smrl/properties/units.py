"""The unit does not matter: the same facts, written to a file in other units and read back, get the same verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, ClassVar, Final

from smrl import lean
from smrl.assessment.paths import Paths
from smrl.core import tree as core
from smrl.diagnostics import FactError
from smrl.properties.case import Case, Ground, Idle, verdict_of
from smrl.properties.property import Broken, Property, named
from smrl.properties.texts import given_lines
from smrl.reading import read
from smrl.reading.tree import Tree
from smrl.reading.write import to_tree, tree_text
from smrl.testing.candidates import conditions
from smrl.testing.drafts import Draft
from smrl.testing.strategies import Drawn
from smrl.units import Exact, Measure, Unit, UnitError, canonical_unit, parse_unit
from smrl.units.number import decimal_places, decimal_text
from smrl.units.table import ROWS
from smrl.vocabulary import Fact, Many, Quantity, Vocabulary

_PLACES: Final = 12
_UNITS: Final = 8


@lean.frozen(eq=False)
class Restated:
    """A fact in another unit."""

    thing: Draft
    name: str
    unit: Unit


class Units(Property):
    name: ClassVar[str] = "units"
    claim: ClassVar[str] = "the unit that a fact is stated in changes no verdict"
    sides: ClassVar[tuple[str, str]] = "in the units that people use", "in other units"

    def left_out(self, ground: Ground, norm: core.Norm) -> str | None:
        return None if _reads_quantities(norm, ground.rules.vocabulary) else "reads nothing that has a unit"

    def steps(self, case: Case, index: Drawn) -> Sequence[Restated]:
        found = list(_restated(case, index))
        if not found:
            raise Idle
        return found

    def broken(self, case: Case, steps: Sequence[Restated]) -> Broken | None:
        vocabulary = case.world.vocabulary
        root, _ = case.built()
        try:
            plain = to_tree(root, vocabulary)
        except ValueError as error:  # a number that no decimal writes
            raise Idle from error
        units = {(id(step.thing), step.name): step.unit for step in steps}
        other = _written(plain, case.world.root, units)
        texts = lambda: tuple("".join(given_lines(case)) + tree_text(one, "yaml") for one in (plain, other))  # noqa: E731
        before, after = (self._judged(case, one) for one in (plain, other))
        for (path, was), (_, later) in zip(before, after, strict=True):
            if was != later:
                return Broken(path, verdict_of(was), verdict_of(later), texts)  # type: ignore[arg-type]  # of two
        return None

    def told(self, step: Restated) -> str:
        return f"`{step.name}` of {named(step.thing)} is stated in {step.unit}"

    def _judged(self, case: Case, tree: dict[str, Tree]) -> list[tuple[str, int]]:
        """Path and code of each subject, in order."""
        try:
            root = read(tree_text(tree, "json"), case.world.vocabulary, "json").root
        except FactError as error:
            raise Idle from error
        judge = case.ground.judge(case.norm)
        paths = Paths(case.world.vocabulary, root)
        return [
            (paths.of(subject) or "the whole", code)
            for outcome in judge(root, case.on, case.given)
            for subject, code in zip(outcome.subjects, outcome.codes[case.norm.id], strict=True)
        ]


def _reads_quantities(norm: core.Norm, vocabulary: Vocabulary) -> bool:
    """Whether a norm reads a fact with a unit, or one that others go into unseen."""
    waiting = list(conditions(norm))
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, core.Read) and expr.entity in vocabulary.entities:
            fact = vocabulary.entities[expr.entity].facts[expr.name]
            if isinstance(fact.type, Quantity) or fact.derive is not None:
                return True
        waiting += core.children(expr)
    return False


def _restated(case: Case, index: Drawn) -> Iterator[Restated]:
    """Every fact in another unit: the first other one there is, or one so many places further on."""
    further = index(_UNITS)
    for thing in case.world.things():
        for name, value in thing.facts_.items():
            fact = thing.of_.facts[name]
            if isinstance(fact.type, Quantity) and isinstance(value, int | Fraction):
                units = [unit for unit in _others(fact) if _decimal(value, unit) is not None]
                if units:
                    yield Restated(thing, name, units[further % len(units)])


def _others(fact: Fact) -> Iterator[Unit]:
    """Other units for a fact. What holds for every day must be stated by the day, and is refused otherwise."""
    assert isinstance(fact.type, Quantity)
    below = _below(fact.type.unit)
    if fact.type.dimension.is_count and fact.type.unit.factor == 1:
        yield fact.type.unit  # a count stands as a plain number otherwise
    for unit in alternatives(fact.type.unit):
        if fact.summarises is None or _below(unit) == below:
            yield unit


def _below(unit: Unit) -> list[tuple[str, int]]:
    return [(symbol, power) for symbol, power in unit.factors if power < 0]


@lru_cache(maxsize=256)
def alternatives(unit: Unit) -> tuple[Unit, ...]:
    """The units of the same dimension that one can write, one factor of the unit replaced by another."""
    found: dict[str, Unit] = {}
    for symbol, power in unit.factors:
        one = parse_unit(symbol)
        for row in ROWS:
            other = parse_unit(row.symbol) if row.symbol != symbol and row.powers else None
            if other is not None and other.dimension == one.dimension and not row.symbol.endswith("_pip"):
                made = _replaced(unit, one, other, power)
                if made is not None:
                    found.setdefault(made.symbol, made)
    canonical = canonical_unit(unit.dimension)
    found.setdefault(canonical.symbol, canonical)
    found.pop(unit.symbol, None)
    return tuple(made for made in found.values() if _reads_back(made))


def _replaced(unit: Unit, one: Unit, other: Unit, power: int) -> Unit | None:
    if unit == one:
        return other
    try:
        for _ in range(abs(power)):
            unit = unit / one * other if power > 0 else unit * one / other
    except UnitError:  # temperatures do not multiply
        return None
    return unit


def _reads_back(unit: Unit) -> bool:
    try:
        again = parse_unit(unit.symbol)
    except UnitError:  # too long to write
        return False
    return (again.dimension, again.factor, again.offset) == (unit.dimension, unit.factor, unit.offset)


def _decimal(value: Exact, unit: Unit) -> str | None:
    magnitude = Measure(value, unit).magnitude
    places = decimal_places(magnitude, _PLACES)
    return None if places is None else decimal_text(magnitude, places)


def _written(tree: dict[str, Tree], thing: Draft, units: Mapping[tuple[int, str], Unit]) -> dict[str, Tree]:
    """The tree of a file with the facts that are to be restated so written."""
    found: dict[str, Tree] = {}
    for name, value in tree.items():
        stated = thing.facts_.get(name)
        unit = units.get((id(thing), name))
        if unit is not None and isinstance(stated, int | Fraction):
            found[name] = f"{_decimal(stated, unit)} {unit}".rstrip()
        else:
            found[name] = _inside(value, stated, thing.of_.facts[name], units)
    return found


def _inside(value: Tree, stated: Any, fact: Fact, units: Mapping[tuple[int, str], Unit]) -> Tree:
    if isinstance(stated, Draft) and isinstance(value, dict):
        return _written(value, stated, units)
    if isinstance(stated, tuple) and isinstance(fact.type, Many):
        if isinstance(value, dict):
            return {**value, "items": _inside(value["items"], stated, fact, units)}
        if isinstance(value, list):
            return [_inside(one, member, fact, units) for one, member in zip(value, stated, strict=True)]
    return value
