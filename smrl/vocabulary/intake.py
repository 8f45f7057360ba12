"""What people state, made canonical or refused: the one gate for objects built in Python, files and foreign models.

`take` answers with the canonical value of a fact or raises Refused, which holds every fault of that value, each with
where in the value it lies. A NaN or an infinity raises smrl.units.NotFinite: it says nothing, so the fact is unknown.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from numbers import Number
from typing import Any

from smrl.diagnostics import Diagnostic, Severity, shown
from smrl.instants import Instant, InstantError
from smrl.units import Exact, Measure, NotFinite, Unit, UnitError, exact, parse_quantity, parse_unit, show
from smrl.units.boundary import from_any
from smrl.values import ABSENT, Partial
from smrl.vocabulary.types import Boolean, Choice, Many, Moment, Quantity, Reference, Text, Type
from smrl.vocabulary.vocabulary import Fact

_LONGEST_SHOWN = 40


class FactWarning(UserWarning):
    """A fact that was taken as unknown although something was given for it; `.diagnostic` says which and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(shown(str(diagnostic)))
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type[FactWarning], tuple[Diagnostic]]:
        return FactWarning, (self.diagnostic,)


class Refused(Exception):
    """A value that cannot be believed: for each fault where in the value (`[2]`), code, message and help."""

    def __init__(self, *faults: tuple[str, str, str, str]) -> None:
        super().__init__(*faults)
        self.faults = faults

    def at(self, path: str) -> list[Diagnostic]:
        """The faults as diagnostics on a value that stands at the path."""
        return [
            Diagnostic(code, message, help=help or None, path=path + place)
            for place, code, message, help in self.faults
        ]


def refuse(code: str, message: str, help: str = "") -> Refused:
    """A refusal of the whole value."""
    return Refused(("", code, message, help))


def not_finite(path: str) -> Diagnostic:
    """The warning that a NaN or an infinity was taken as unknown."""
    return Diagnostic(
        "F120", "not a finite number, so it counts as unknown", path=path, severity=Severity.warning,
        help="leave out what was not measured",
    )  # fmt: skip


def warn(diagnostic: Diagnostic, depth: int) -> None:
    """Send a diagnostic as a Python warning that points `depth` callers up."""
    warnings.warn(FactWarning(diagnostic), stacklevel=depth + 1)


def spoken(value: object) -> str:
    """A value as a message shows it, in the language's words and never long."""
    if value is None or isinstance(value, bool):
        return "`unknown`" if value is None else "`yes`" if value else "`no`"
    if value is ABSENT:
        return "`none`"
    if isinstance(value, str | Number | date | Measure | Instant):
        text = str(value)
        return f"`{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + '…'}`"
    name = type(value).__name__
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def take(fact: Fact, value: object, target: type | None = None) -> Any:
    """The canonical value of the fact. `target` is the class that its parts or records are objects of.

    Raises Refused, and NotFinite for a NaN or an infinity.
    """
    if value is None:
        return None
    if value is ABSENT:
        if fact.optional:
            return ABSENT
        raise refuse("F111", f"`{fact.name}` cannot be `none`", "leave it out when it is not known")
    return _TAKERS[type(fact.type)](fact, fact.type, value, target)


# -- quantities -----------------------------------------------------------------------------------------------------


def _quantity(fact: Fact, kind: Quantity, value: object, _: type | None) -> Exact:
    stated = _stated(value, kind.unit)
    if fact.summarises is not None and _period(stated.unit) != _period(kind.unit):
        raise _average(stated, kind.unit)
    canonical = stated.value
    if fact.lower is not None and canonical < fact.lower:
        raise _out_of_range(fact, kind.unit, canonical, "below", fact.lower)
    if fact.upper is not None and canonical > fact.upper:
        raise _out_of_range(fact, kind.unit, canonical, "above", fact.upper)
    if kind.integer and Measure(canonical, kind.unit).magnitude.denominator != 1:
        raise refuse("F106", f"`{show(canonical, kind.unit)}` is not a whole number of {kind.dimension.describe()}")
    return canonical


def _out_of_range(fact: Fact, unit: Unit, value: Exact, side: str, bound: Exact) -> Refused:
    return refuse("F105", f"`{fact.name}` cannot be `{show(value, unit)}`, which is {side} `{show(bound, unit)}`")


def _period(unit: Unit) -> str:
    """What a rate is over: `day` of `hour/day`; nothing for what is no rate."""
    _, per, period = unit.symbol.rpartition("/")
    return period if per else ""


def _average(stated: Measure, unit: Unit) -> Refused:
    """Seven hours in a week may be all on one day: they say nothing of each."""
    what, per, _ = unit.dimension.describe().rpartition(" per ")
    given, wanted = f"{what}{per}{_period(stated.unit)}", f"{what}{per}{_period(unit)}"
    return refuse("F103", f"`{stated}` is {given}, and {wanted} is wanted", f"write it in `{unit}`")


def _stated(value: object, unit: Unit) -> Measure:
    """What text, a Measure or a Pint quantity states, where a quantity such as `unit` is wanted."""
    if isinstance(value, bool):
        raise refuse("F104", f"{spoken(value)} is not a quantity", f"write it with a unit such as `1 {unit}`")
    if isinstance(value, Number):
        return _bare(value, unit)
    try:
        measure = from_any(value)
    except UnitError as refused:
        if isinstance(value, str) and _is_number(value):
            raise _no_unit(value.strip(), unit) from None
        raise refuse("F104", refused.message, refused.help) from None
    if measure.unit.dimension != unit.dimension:
        wanted, given = unit.dimension.describe(), measure.unit.dimension.describe()
        help = f"write it in `{unit}`"
        if per := _completed(measure, unit):
            help = f"did you mean `{per}`?"
        raise refuse("F103", f"`{measure}` is {given}, and {wanted} is wanted", help)
    return measure


def _bare(value: Number, unit: Unit) -> Measure:
    """Counts of things may be given as whole numbers, plain numbers as any; nothing else without a unit."""
    try:
        number = exact(value)
    except UnitError as refused:
        raise refuse("F104", refused.message, refused.help) from None
    if unit.dimension.is_plain and unit.factor == 1:
        return Measure(number, unit)
    if unit.dimension.is_count and isinstance(number, int):
        return Measure.of(number, unit)
    raise _no_unit(str(value), unit)


def _no_unit(number: str, unit: Unit) -> Refused:
    return refuse("F102", f"`{number}` has no unit", f"write `{number} {unit}`, if that is what was meant")


def _is_number(text: str) -> bool:
    try:
        exact(text)
    except (UnitError, NotFinite):
        return False
    return True


def _completed(measure: Measure, unit: Unit) -> Measure | None:
    """`45 min` as `45 min/day` where hour/day is wanted: the measure over what the wanted unit is over."""
    _, over, below = unit.symbol.partition("/")
    try:
        whole = Measure.of(measure.magnitude, parse_unit(f"{measure.unit}{over}{below}"))
    except UnitError:
        return None
    return whole if over and whole.unit.dimension == unit.dimension else None


def bound(limit: object, unit: Unit) -> Exact:
    """A limit of a declared range: text with a unit, or a number in the declared one. Raises UnitError."""
    return parse_quantity(limit).value if isinstance(limit, str) else Measure.of(limit, unit).value


# -- words and moments ----------------------------------------------------------------------------------------------


def _boolean(_: Fact, __: Boolean, value: object, ___: type | None) -> bool:
    if isinstance(value, bool):
        return value
    raise refuse("F107", f"{spoken(value)} is neither yes nor no", "give True or False")


def _text(_: Fact, __: Text, value: object, ___: type | None) -> str:
    if isinstance(value, str) and value.strip():
        return str(value)
    if isinstance(value, str):
        raise refuse("F108", "the text is empty", "leave it out when it is not known")
    if isinstance(value, int) and not isinstance(value, bool):
        raise refuse("F108", f"{spoken(value)} is a number, not text", f'write it in quotes: "{value}"')
    raise refuse("F108", f"{spoken(value)} is not text")


def _choice(_: Fact, kind: Choice, value: object, __: type | None) -> str:
    if isinstance(value, str):
        try:
            return kind.values[kind.values.index(value)]
        except ValueError:
            raise refuse(
                "F109", f"{spoken(value)} is not one of the words for `{kind.name}`", near(value, kind.values)
            ) from None
    raise refuse("F109", f"{spoken(value)} is not one of the words for `{kind.name}`", _listed(kind.values))


def near(word: str, words: Iterable[str], called: str = "words") -> str:
    """`did you mean …?`, or else which words (or what they are called) there are."""
    from difflib import get_close_matches  # only for a mistake, and slow to import

    words = list(words)
    if found := get_close_matches(word, words, n=1, cutoff=0.6):
        return f"did you mean `{found[0]}`?"
    return _listed(words, called)


def _listed(words: Iterable[str], called: str = "words") -> str:
    shown = list(words)
    listed = ", ".join(f"`{word}`" for word in shown[:12])
    return f"the {called} are {listed}" + (", …" if len(shown) > 12 else "") if shown else ""


def _moment(_: Fact, __: Moment, value: object, ___: type | None) -> Instant:
    if not isinstance(value, date | str | Instant):
        raise refuse("F110", f"{spoken(value)} is not a date or a time", "write one such as `2026-03-04 12:00`")
    try:
        return Instant.of(value)
    except InstantError as refused:
        raise refuse("F110", refused.message, refused.help) from None


# -- other objects --------------------------------------------------------------------------------------------------


def _reference(fact: Fact, kind: Reference, value: object, target: type | None) -> object:
    if fact.by_id:
        return _identifier(kind, value)
    if target is None or isinstance(value, target):
        return value
    raise refuse("F112", f"{spoken(value)} is given where {_article(target.__name__)} is wanted")


def _identifier(kind: Reference, value: object) -> str:
    """The id of what is linked to, which may be given as the object itself."""
    if isinstance(value, str) and value.strip():
        return str(value)
    here = getattr(type(value), "__entity__", None)
    if here is not None and here.name == kind.entity and here.key is not None:
        return str(getattr(value, here.key))
    if isinstance(value, int) and not isinstance(value, bool):
        raise refuse("F112", f"{spoken(value)} is a number, not the id of {_article(kind.entity)}", f'write "{value}"')
    raise refuse("F112", f"{spoken(value)} is given where {_article(kind.entity)} or its id is wanted")


def _many(fact: Fact, kind: Many, value: object, target: type | None) -> tuple[Any, ...]:
    ordered = isinstance(value, list | tuple)
    if not ordered and not (kind.as_set and isinstance(value, set | frozenset)):
        help = "put it in a list" if isinstance(value, str) or (target and isinstance(value, target)) else ""
        raise refuse("F113", f"{spoken(value)} is given for `{fact.name}`, which is a list", help)
    assert isinstance(value, Iterable)
    taker, faults, taken = _TAKERS[type(kind.element)], [], []
    for at, member in enumerate(value if ordered else sorted(value, key=str)):
        try:
            if member is None or member is ABSENT:
                raise refuse(
                    "F113", f"a member of `{fact.name}` is {spoken(member)}", "use Partial for a list known in part"
                )
            taken.append(taker(fact, kind.element, member, target))
        except Refused as refused:
            faults += [(f"[{at}]{place}", code, message, help) for place, code, message, help in refused.faults]
    if faults:
        raise Refused(*faults)
    if kind.as_set:
        taken = list(dict.fromkeys(taken))
    return Partial(taken, total=value.total) if isinstance(value, Partial) else tuple(taken)


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} `{name}`"


_TAKERS: Mapping[type[Type], Callable[[Fact, Any, object, type | None], Any]] = {
    Boolean: _boolean,
    Quantity: _quantity,
    Text: _text,
    Choice: _choice,
    Moment: _moment,
    Reference: _reference,
    Many: _many,
}
