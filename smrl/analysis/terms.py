"""Formulas over yes or no, whole and real numbers, simplified as they are made; the solver reads them as text.

A formula is a Python constant as long as nothing in it is open, so that what is known costs no solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal

Sort = Literal["Bool", "Int", "Real"]


class Term:
    """A formula with something open in it. Compared by identity; `opposite` keeps its negation, once made."""

    __slots__ = ("args", "op", "opposite", "sort")

    def __init__(self, op: str, args: tuple[Any, ...], sort: Sort) -> None:
        self.op, self.args, self.sort = op, args, sort
        self.opposite: Term | None = None


Bit = bool | Term
Figure = int | Fraction | Term


def variable(name: str, sort: Sort) -> Term:
    """Something open; one name stands for one thing."""
    return Term("variable", (name,), sort)


# -- yes or no --------------------------------------------------------------------------------------------------------


def not_(x: Bit) -> Bit:
    if isinstance(x, bool):
        return not x
    if x.opposite is None:
        x.opposite = Term("not", (x,), "Bool")
        x.opposite.opposite = x
    return x.opposite


def and_(*parts: Bit) -> Bit:
    return _joined("and", parts, True)


def or_(*parts: Bit) -> Bit:
    return _joined("or", parts, False)


def all_(parts: Iterable[Bit]) -> Bit:
    return _joined("and", parts, True)


def any_(parts: Iterable[Bit]) -> Bit:
    return _joined("or", parts, False)


def _joined(op: str, parts: Iterable[Bit], neutral: bool) -> Bit:
    kept: dict[int, Term] = {}
    waiting = list(parts)
    for part in waiting:  # grows while it is read
        if isinstance(part, bool):
            if part is not neutral:
                return not neutral
        elif part.op == op:
            waiting += part.args
        else:
            kept[id(part)] = part
    if any(part.opposite is not None and id(part.opposite) in kept for part in kept.values()):
        return not neutral
    if len(kept) <= 1:
        return next(iter(kept.values()), neutral)
    return Term(op, tuple(kept.values()), "Bool")


def same_bit(x: Bit, y: Bit) -> Bit:
    """Whether both hold or neither does."""
    if x is y:
        return True
    if isinstance(x, bool):
        return y if x else not_(y)
    if isinstance(y, bool):
        return x if y else not_(x)
    return False if x.opposite is y else Term("=", (x, y), "Bool")


def choose(condition: Bit, then: Bit, otherwise: Bit) -> Bit:
    """`then` where the condition holds, else `otherwise`."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if then is otherwise:
        return then
    if isinstance(then, bool):
        return or_(condition, otherwise) if then else and_(not_(condition), otherwise)
    if isinstance(otherwise, bool):
        return or_(not_(condition), then) if otherwise else and_(condition, then)
    return Term("ite", (condition, then, otherwise), "Bool")


# -- numbers ----------------------------------------------------------------------------------------------------------


def pick(condition: Bit, then: Figure, otherwise: Figure) -> Figure:
    """`choose` for numbers."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if _is_same(then, otherwise):
        return then
    return Term("ite", (condition, then, otherwise), _sort(then, otherwise))


def add(*parts: Figure) -> Figure:
    known: int | Fraction = sum(part for part in parts if not isinstance(part, Term))
    open_ = [part for part in parts if isinstance(part, Term)]
    if not open_:
        return known
    if known == 0 and len(open_) == 1:
        return open_[0]
    every = (*open_, known) if known != 0 else tuple(open_)
    return Term("+", every, _sort(*every))


def minus(x: Figure) -> Figure:
    return times(-1, x)


def subtract(x: Figure, y: Figure) -> Figure:
    return 0 if x is y else add(x, minus(y))


def times(x: Figure, y: Figure) -> Figure:
    if not isinstance(x, Term) and not isinstance(y, Term):
        return x * y
    for one, other in ((x, y), (y, x)):
        if not isinstance(one, Term):
            if one == 0:
                return 0
            if one == 1:
                return other
    return Term("*", (x, y), _sort(x, y))


def divide(x: Figure, y: Figure) -> Figure:
    """X / y, where y is known to be other than 0; whoever asks says so in a condition of its own."""
    if not isinstance(y, Term):
        return times(x, 1 / Fraction(y)) if y != 0 else 0
    return Term("/", (x, y), "Real")


def quotient(x: Figure, y: int) -> Figure:
    """How often y, above 0, goes into a whole number, rounded down."""
    return Term("div", (x, y), "Int") if isinstance(x, Term) else int(x // y)


def less(x: Figure, y: Figure) -> Bit:
    if not isinstance(x, Term) and not isinstance(y, Term):
        return x < y
    return False if x is y else Term("<", (x, y), "Bool")


def at_most(x: Figure, y: Figure) -> Bit:
    return not_(less(y, x))


def same(x: Figure, y: Figure) -> Bit:
    if not isinstance(x, Term) and not isinstance(y, Term):
        return x == y
    return True if x is y else Term("=", (x, y), "Bool")


def least(x: Figure, y: Figure) -> Figure:
    return pick(less(y, x), y, x)


def most(x: Figure, y: Figure) -> Figure:
    return pick(less(x, y), y, x)


def _is_same(x: Figure, y: Figure) -> bool:
    return x is y or (not isinstance(x, Term) and not isinstance(y, Term) and x == y)


def _sort(*parts: Figure) -> Sort:
    whole = all(part.sort == "Int" if isinstance(part, Term) else Fraction(part).denominator == 1 for part in parts)
    return "Int" if whole else "Real"


# -- to the solver, and back ------------------------------------------------------------------------------------------


class Script:
    """The text of claims in SMT-LIB, as one assertion: each formula is named once, for all that come after it."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._kept: list[Term] = []  # so that no identity is used twice
        self._variables: set[str] = set()
        self._declared: list[str] = []
        self._named: list[str] = []
        self._claims: list[str] = []

    @property
    def text(self) -> str:
        named = " ".join(f"(let ({one})" for one in self._named)
        claims = " ".join(self._claims)
        return f"{chr(10).join(self._declared)}\n(assert {named} (and true {claims}){')' * len(self._named)})"

    def claim(self, formula: Bit) -> None:
        """Assert a formula."""
        self._claims.append(self._name(formula))

    def _name(self, formula: Bit) -> str:
        """What stands for a formula, after everything in it."""
        if not isinstance(formula, Term):
            return self._constant(formula, "Bool")
        waiting: list[tuple[Term, bool]] = [(formula, False)]
        while waiting:
            term, ready = waiting.pop()
            if id(term) in self._names:
                continue
            if term.op == "variable":
                self._declare(term)
            elif ready:
                self._define(term)
            else:
                waiting.append((term, True))
                waiting += [(arg, False) for arg in term.args if isinstance(arg, Term)]
        return self._names[id(formula)]

    def _declare(self, term: Term) -> None:
        name = f"|{term.args[0]}|"
        if name not in self._variables:
            self._variables.add(name)
            self._declared.append(f"(declare-const {name} {term.sort})")
        self._keep(term, name)

    def _define(self, term: Term) -> None:
        inside = _inner_sort(term)
        args = " ".join(self._argument(arg, inside) for arg in term.args)
        name = f"t{len(self._kept)}"
        self._named.append(f"({name} ({term.op} {args}))")
        self._keep(term, name)

    def _keep(self, term: Term, name: str) -> None:
        self._names[id(term)] = name
        self._kept.append(term)

    def _argument(self, arg: Bit | Figure, wanted: Sort) -> str:
        if not isinstance(arg, Term):
            return self._constant(arg, wanted)
        name = self._names[id(arg)]
        return f"(to_real {name})" if wanted == "Real" and arg.sort == "Int" else name

    @staticmethod
    def _constant(value: bool | int | Fraction, wanted: Sort) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        exact = Fraction(value)
        whole = str(abs(exact.numerator)) if wanted == "Int" else f"{abs(exact.numerator)}.0"
        text = whole if exact.denominator == 1 else f"(/ {whole} {exact.denominator}.0)"
        return f"(- {text})" if exact < 0 else text


def _inner_sort(term: Term) -> Sort:
    """The sort that the numbers in a term must share."""
    if term.op in ("=", "<"):
        numbers = [arg for arg in term.args if not isinstance(arg, bool)]
        return "Bool" if isinstance(numbers[0], Term) and numbers[0].sort == "Bool" else _sort(*numbers)
    return term.sort


Model = Mapping[str, bool | int | Fraction]
"""Values of variables; those that do not matter are left out."""


def evaluate(formula: Bit | Figure, model: Model) -> Any:
    """The value of a formula in a model; what the model leaves open is no, or 0."""
    if not isinstance(formula, Term):
        return formula
    found: dict[int, Any] = {}  # a part that stands in many places is looked at once
    waiting = [formula]
    while waiting:
        term = waiting[-1]
        parts = () if term.op == "variable" else term.args
        open_ = [part for part in parts if isinstance(part, Term) and id(part) not in found]
        if open_:
            waiting += open_
        else:
            waiting.pop()
            args = [found[id(part)] if isinstance(part, Term) else part for part in parts]
            found[id(term)] = _evaluated(term, args, model)
    return found[id(formula)]


def _evaluated(term: Term, args: list[Any], model: Model) -> Any:
    match term.op:
        case "variable":
            return model.get(term.args[0], False if term.sort == "Bool" else 0)
        case "ite":
            return args[1] if args[0] else args[2]
        case "not":
            return not args[0]
        case "and":
            return all(args)
        case "or":
            return any(args)
        case "=":
            return args[0] == args[1]
        case "<":
            return args[0] < args[1]
        case "+":
            return sum(args)
        case "*":
            return args[0] * args[1]
        case "div":
            return args[0] // args[1]
        case _:
            return Fraction(args[0]) / args[1] if args[1] else 0
