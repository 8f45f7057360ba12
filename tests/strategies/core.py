"""Well-typed core programs about the small world: every construct, nested, over facts that may be missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from smrl.core import tree as core
from smrl.core.shape import GROUP
from smrl.source import Source
from smrl.values import ABSENT
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, MOMENT, NUMBER, TEXT, Boolean, Fact, Many, Quantity, Reference, Type
from tests.strategies.choices import Choices, drawn
from tests.strategies.world import COLOUR, DURATION, LEVEL, MOMENTS, NUMBERS, WORDS, WORLD

Variables = Mapping[str, core.Expr]

WINDOWED = ("greatest_count", "least_count", "greatest_sum", "least_sum")
PERSONS = Many(Reference("person"))

PARAMETERS = {
    "least": core.Parameter(
        "least", NUMBER, (), {}, (),
        settings=(
            core.SettingInForce(2, None, None, "2025-12-31", None),
            core.SettingInForce(3, None, "2026-01-01", None, None),
        ),
    ),
    "by_subject": core.Parameter(
        "by_subject", NUMBER, (), {}, (),
        settings=(
            core.SettingInForce(1, None, "2026-01-01", "2026-12-31", None),
            core.SettingInForce(5, None, None, "2020-12-31", None),
            core.SettingInForce(10, None, None, None, None),
        ),
    ),
    "span": core.Parameter(
        "span", DURATION, (), {}, (),
        settings=(
            core.SettingInForce(3 * 86400, None, "2026-01-01", None, None),
            core.SettingInForce(36 * 3600, None, "2026-01-01", None, None),  # no whole days, so no window
            core.SettingInForce(2 * 86400, None, None, None, None),
        ),
    ),
    "open_span": core.Parameter("open_span", DURATION, (), {}, ()),
    "open_number": core.Parameter("open_number", NUMBER, (), {}, ()),
    "usual": core.Parameter("usual", NUMBER, (), {}, (), default=2),
    "yes_no": core.Parameter("yes_no", BOOLEAN, (True, False), {}, ()),
    "set_yes_no": core.Parameter(
        "set_yes_no", BOOLEAN, (True, False), {}, (),
        settings=(core.SettingInForce(True, None, None, None, None),),
    ),
    "hue": core.Parameter(
        "hue", COLOUR, ("red", "green", "blue"), {}, (),
        settings=(core.SettingInForce("red", None, None, None, None),),
    ),
    "hues": core.Parameter(
        "hues", WORDS, (), {}, (),
        settings=(core.SettingInForce(frozenset({"red", "blue"}), None, None, None, None),),
    ),
}  # fmt: skip
_FILTERED = {"by_subject", "hue", "span"}


def read(of: core.Expr, fact: Fact) -> core.Read:
    return core.Read(of, fact.entity, fact.name, fact.optional, type=fact.type)


class Writer:
    """Draws expressions of a wanted type, from the variables in sight."""

    def __init__(self, choices: Choices, *, binding: bool = True) -> None:
        self.choices = choices
        self.binding = binding  # whether `is bound` may be asked: it lies outside what learning is about
        self.names = 0
        self.read: dict[str, None] = {}

    def pick(self, *choices: Any) -> Any:
        return self.choices.pick(choices)

    def one_of(self, found: list[core.Expr]) -> core.Expr:
        chosen: core.Expr = self.choices.pick(found)
        return chosen

    def new_name(self) -> str:
        self.names += 1
        return f"x{self.names}"

    # -- reading facts ---------------------------------------------------------------------------------------------

    def paths(self, variables: Variables, wanted: Callable[[Fact], bool]) -> list[core.Expr]:
        """Facts of the objects in sight, and of what these link to."""
        found: list[core.Expr] = []
        for of in self._objects(variables):
            assert isinstance(of.type, Reference)
            facts = WORLD.entities[of.type.entity].facts.values()
            found += [read(of, fact) for fact in facts if wanted(fact)]
        return found

    def _objects(self, variables: Variables) -> list[core.Expr]:
        plain = [v for v in variables.values() if isinstance(v.type, Reference) and v.type.entity != GROUP]
        found = list(plain)
        for of in plain:
            assert isinstance(of.type, Reference)
            facts = WORLD.entities[of.type.entity].facts.values()
            found += [read(of, fact) for fact in facts if isinstance(fact.type, Reference)]
        return found

    def fact(self, variables: Variables, type: Type) -> core.Expr:
        found = self.paths(variables, lambda fact: fact.type == type)
        return self.one_of(found) if found else core.Const(None, type=type)

    def of_type(self, type: Type, depth: int, variables: Variables) -> core.Expr:
        if isinstance(type, Boolean):
            return self.condition(depth, variables)
        if isinstance(type, Quantity):
            return self.number(depth, variables) if type == NUMBER else self.duration(depth, variables)
        if depth > 0 and self.choices.integer(0, 7) == 0:
            arms = self.of_type(type, depth - 1, variables), self.of_type(type, depth - 1, variables)
            return core.If(self.condition(depth - 1, variables), *arms, type=type)
        if type == COLOUR and self.choices.integer(0, 3) == 0:
            return self.one_of([core.Const("red", type=type), self.parameter("hue", variables)])
        if type == LEVEL and self.choices.flag():
            return core.Const("middle", type=type)
        if type == MOMENT and self.choices.flag():
            return self.one_of([core.Now(), core.Const(self.choices.pick(MOMENTS), type=type)])
        groups = [v for v in variables.values() if v.type == Reference(GROUP)]
        if type == COLOUR and groups and self.choices.flag():
            return core.Read(groups[0], GROUP, "key", type=type)
        return self.fact(variables, type)

    # -- numbers ---------------------------------------------------------------------------------------------------

    def number(self, depth: int, variables: Variables) -> core.Expr:
        kind = self.choices.integer(0, 9 if depth > 0 else 3)
        if kind == 0:
            return core.Const(self.choices.pick(NUMBERS), type=NUMBER)
        if kind == 1:
            return self.parameter(self.pick("least", "by_subject", "open_number", "usual"), variables)
        groups = [v for v in variables.values() if v.type == Reference(GROUP)]
        if kind == 2 and groups:
            return core.Read(groups[0], GROUP, "size", type=NUMBER)
        if kind <= 4:
            return self.fact(variables, NUMBER)
        if kind == 5:
            arms = self.number(depth - 1, variables), self.number(depth - 1, variables)
            return core.If(self.condition(depth - 1, variables), *arms, type=NUMBER)
        if kind == 6:
            op = self.pick("+", "-", "*", "/")
            return core.Arithmetic(
                op, self.number(depth - 1, variables), self.number(depth - 1, variables), type=NUMBER
            )
        if kind == 7:
            return core.Named("a name", self.number(depth - 1, variables), type=NUMBER)
        if kind == 8:
            return self.aggregate(self.pick(*WINDOWED), depth, variables)
        return self.aggregate(self.pick("count", "sum", "minimum", "maximum", "average", "share"), depth, variables)

    def duration(self, depth: int, variables: Variables) -> core.Expr:
        kind = self.choices.integer(0, 3 if depth > 0 else 1)
        if kind == 0:
            return core.Const(86400 * self.pick(0, 1, 2, 5), type=DURATION)
        if kind == 1:
            return self.fact(variables, DURATION)
        return self.aggregate(self.pick("longest_run", "longest_gap"), depth, variables)

    # -- collections -----------------------------------------------------------------------------------------------

    def collection(self, depth: int, variables: Variables, entity: str | None = None) -> core.Expr:
        """A list of records."""

        def fits(fact: Fact) -> bool:
            held = fact.type.element if isinstance(fact.type, Many) else None
            return isinstance(held, Reference) and entity in (None, held.entity)

        found = self.paths(variables, fits)
        groups = [v for v in variables.values() if v.type == Reference(GROUP)]
        if groups and entity in (None, "person"):
            found.append(core.Read(groups[0], GROUP, "members", type=PERSONS))
        world = core.Var("world", type=Reference("world"))
        found = found or [core.Read(world, "world", "people", type=PERSONS)]
        over: core.Expr = self.choices.pick(found)
        if depth > 0 and self.choices.integer(0, 9) == 0:
            other = self.choices.pick([one for one in found if one.type == over.type])
            return core.If(self.condition(depth - 1, variables), over, other, type=over.type)
        return over

    def bound(
        self, depth: int, variables: Variables, entity: str | None = None
    ) -> tuple[str, core.Expr, Any, Variables]:
        over = self.collection(depth, variables, entity)
        assert isinstance(over.type, Many)
        name = self.new_name()
        inner = {**variables, name: core.Var(name, type=over.type.element)}
        where = self.condition(depth - 1, inner) if self.choices.flag() else None
        return name, over, where, inner

    def aggregate(self, kind: Any, depth: int, variables: Variables) -> core.Expr:
        dated = kind in ("longest_run", "longest_gap", *WINDOWED)
        about_days = dated and any(v.type == Reference("person") for v in variables.values())
        name, over, where, inner = self.bound(depth, variables, "day" if about_days else None)
        assert isinstance(over.type, Many)
        assert isinstance(over.type.element, Reference)
        entity = over.type.element.entity
        type: Type = DURATION if kind in ("longest_run", "longest_gap") else NUMBER
        if dated and entity != "day":
            return core.Const(None, type=type)
        window: Any = self.pick(1, 2, 3, 5, 8, "week", "month", "year", "parameter") if kind in WINDOWED else None
        if window == "parameter":
            window = self.parameter(self.pick("span", "span", "open_span"), variables)
        value: core.Expr | None = None
        lower = upper = None
        if kind == "share":
            value = self.condition(depth - 1, inner)
        elif kind == "unique":
            value, type = (
                self.of_type(self.pick(NUMBER, COLOUR, MOMENT, TEXT, Reference("room")), depth - 1, inner),
                BOOLEAN,
            )
        elif kind == "commonest":
            value, type = self.of_type(self.pick(COLOUR, WORDS), depth - 1, inner), WORDS
        elif kind not in ("count", "longest_run", "longest_gap", "greatest_count", "least_count"):
            value = self.number(depth - 1, inner)
            if isinstance(value, core.Read) and value.entity != GROUP:
                fact = WORLD.entities[value.entity].facts[value.name]
                lower, upper = fact.lower, fact.upper
        return core.Aggregate(kind, name, over, where, value, entity, lower, upper, window, type=type)

    # -- conditions ------------------------------------------------------------------------------------------------

    def condition(self, depth: int, variables: Variables) -> core.Expr:
        if depth <= 0:
            return self.atom(variables)
        kind = self.choices.integer(0, 19)
        if kind <= 3:
            parts = tuple(self.condition(depth - 1, variables) for _ in range(self.choices.integer(2, 3)))
            return core.And(parts) if kind <= 1 else core.Or(parts)
        if kind == 4:
            return core.Not(self.condition(depth - 1, variables))
        if kind <= 7:
            op = self.pick("=", "!=", "<", "<=", ">", ">=")
            write = self.pick(self.number, self.number, self.duration)
            return core.Compare(op, write(depth - 1, variables), write(depth - 1, variables))
        if kind == 8:
            op = self.pick("=", "<", ">=")
            return core.Compare(
                op, self.of_type(LEVEL, depth - 1, variables), self.of_type(LEVEL, depth - 1, variables)
            )
        if kind == 9:
            type = self.pick(COLOUR, BOOLEAN, MOMENT, TEXT, WORDS, Reference("room"), Reference("person"))
            return core.Equal(self.of_type(type, depth - 1, variables), self.of_type(type, depth - 1, variables))
        if kind == 10:
            return self.member(depth, variables)
        if kind <= 12:
            asked = self.anything(depth - 1, variables)
            return core.IsNone(asked) if kind == 11 else core.IsRecorded(asked)
        if kind == 13:
            return self.moments(depth, variables)
        if kind == 14:
            arms = self.condition(depth - 1, variables), self.condition(depth - 1, variables)
            return core.If(self.condition(depth - 1, variables), *arms, type=BOOLEAN)
        if kind == 15:
            return core.Named("a class", self.condition(depth - 1, variables), type=BOOLEAN)
        if kind == 16:
            return self.aggregate("unique", depth, variables)
        if kind == 17 and (persons := [v for v in variables.values() if v.type == Reference("person")]):
            matter, norm = self.pick("beneficial", "conducive"), self.pick("1#1", "12#1")
            return core.Travels(matter, norm, persons[-1], self.pick(True, False, None))
        name, over, where, inner = self.bound(depth, variables)
        return core.Quantify(self.pick("every", "some", "most"), name, over, where, self.condition(depth - 1, inner))

    def atom(self, variables: Variables) -> core.Expr:
        kind = self.choices.integer(0, 9)
        if kind == 0:
            return core.Const(self.pick(True, False, None, ABSENT), type=BOOLEAN)
        if kind == 1:
            return self.parameter(self.pick("yes_no", "set_yes_no"), variables)
        if kind == 2 and self.binding:
            name = self.pick("least", "by_subject", "open_number", "usual")
            return core.IsBound(self.parameter(name, variables))
        if kind == 3:
            return core.Compare(self.pick("<", ">=", "="), self.fact(variables, NUMBER), self.number(0, variables))
        if kind == 4:
            return core.Equal(self.fact(variables, COLOUR), self.of_type(COLOUR, 0, variables))
        return self.fact(variables, BOOLEAN)

    def anything(self, depth: int, variables: Variables) -> core.Expr:
        type = self.pick(
            NUMBER, BOOLEAN, COLOUR, MOMENT, Reference("part"), Reference("room"), WORDS, Many(Reference("day"))
        )
        return self.of_type(type, depth, variables)

    def member(self, depth: int, variables: Variables) -> core.Expr:
        kind = self.choices.integer(0, 5)
        if kind == 0:
            return core.Member(
                self.number(depth - 1, variables), core.Const(frozenset({1, 2, 5}), type=Many(NUMBER, True))
            )
        if kind == 1:
            objects = [v for v in self._objects(variables) if v.type == Reference("person")]
            of = self.choices.pick(objects) if objects else core.Const(None, type=Reference("person"))
            return core.Member(of, self.collection(depth - 1, variables, "person"))
        if kind == 2:
            moments = frozenset(MOMENTS[:4:2])
            return core.Member(self.of_type(MOMENT, 0, variables), core.Const(moments, type=Many(MOMENT, True)))
        colour = self.of_type(COLOUR, depth - 1, variables)
        if kind == 3:
            return core.Member(colour, core.Const(frozenset({"red", "green"}), type=WORDS))
        if kind == 4:
            return core.Member(
                colour, self.pick(self.aggregate("commonest", depth, variables), self.parameter("hues", variables))
            )
        return core.Member(colour, self.of_type(WORDS, depth - 1, variables))

    def moments(self, depth: int, variables: Variables) -> core.Expr:
        one, other = (self.of_type(MOMENT, depth - 1, variables) for _ in range(2))
        if self.choices.flag():
            return core.Before(one, other)
        side = self.pick("after", "before", "until")
        return core.Within(one, self.duration(depth - 1, variables), side, other, self.pick(86400, 3600))

    def bounded(self, variables: Variables) -> core.Expr:
        """A condition on numbers that are known by their bounds."""
        return self.pick(self._bounded_comparison, self._bounded_other)(variables)  # type: ignore[no-any-return]  # drawn

    def _bounds(self, variables: Variables) -> core.Expr:
        kind = self.pick("count", "count", "sum", "minimum", "maximum", "average", "share")
        figure = self.aggregate(kind, 1, variables)
        if self.choices.integer(0, 3) == 0:
            arms = figure, self.aggregate(self.pick("count", "sum"), 1, variables)
            return core.If(self.atom(variables), *arms, type=NUMBER)
        return figure

    def _bounded_comparison(self, variables: Variables) -> core.Expr:
        left = self._bounds(variables)
        for _ in range(self.choices.integer(0, 2)):
            other = self.pick(self._bounds, lambda inside: self.number(0, inside))(variables)
            sides = (left, other) if self.choices.flag() else (other, left)
            left = core.Arithmetic(self.pick("+", "-", "*", "*", "/"), *sides, type=NUMBER)
        right = self.pick(self._bounds, lambda inside: self.number(0, inside))(variables)
        return core.Compare(self.pick("=", "!=", "<", "<=", ">", ">="), left, right)

    def _bounded_other(self, variables: Variables) -> core.Expr:
        kind = self.choices.integer(0, 4)
        figure = self._bounds(variables)
        if kind == 0:
            return core.Member(figure, core.Const(frozenset({0, 1, 2, 5}), type=Many(NUMBER, True)))
        if kind == 1:
            return core.IsRecorded(figure) if self.choices.flag() else core.IsNone(figure)
        if kind == 2:
            return self._figures_of_figures(variables)
        run = self.aggregate(self.pick("longest_run", "longest_gap"), 1, variables)
        if kind == 3:
            one, other = self.of_type(MOMENT, 0, variables), self.of_type(MOMENT, 0, variables)
            return core.Within(one, run, self.pick("after", "before", "until"), other, 86400)
        return core.Compare(self.pick("<=", ">", "="), run, core.Const(86400 * self.pick(0, 1, 2), type=DURATION))

    def _figures_of_figures(self, variables: Variables) -> core.Expr:
        """What is counted of each person, and then summed or compared among them."""
        name, over, where, inner = self.bound(1, variables, "person")
        days = core.Read(inner[name], "person", "days", type=Many(Reference("day")))
        good = core.Read(core.Var("y", type=Reference("day")), "day", "flag", type=BOOLEAN)
        value = core.Aggregate("count", "y", days, self.pick(None, good), None, "day", type=NUMBER)
        if self.choices.flag():
            return core.Aggregate("unique", name, over, where, value, "person", type=BOOLEAN)
        kind = self.pick("sum", "average", "minimum", "maximum")
        total = core.Aggregate(kind, name, over, where, value, "person", type=NUMBER)
        return core.Compare(self.pick("<=", ">"), total, core.Const(self.pick(0, 1, 2, 3), type=NUMBER))

    # -- parameters ------------------------------------------------------------------------------------------------

    def parameter(self, name: str, variables: Variables) -> core.Param:
        """A parameter with its settings; the filters of these look at the outermost subject."""
        parameter = PARAMETERS[name]
        self.read[name] = None
        cases = []
        for index in range(len(parameter.settings)):
            person = variables.get("person")
            where: core.Expr | None = None
            if name in _FILTERED and index < 2 and person is not None:
                fact = WORLD.entities["person"].facts[("flag", "optional_flag")[index]]
                where = core.Read(person, "person", fact.name, fact.optional, type=BOOLEAN)
            elif name in _FILTERED and index < 2:
                where = core.Read(core.Var("world", type=Reference("world")), "world", "flag", type=BOOLEAN)
            cases.append(core.Case(index, where))
        return core.Param(name, tuple(cases), type=parameter.type)

    # -- subjects and norms ----------------------------------------------------------------------------------------

    def scope(self, depth: int) -> tuple[core.Scope, Variables]:
        world = core.Var("world", type=Reference("world"))
        variables: dict[str, core.Expr] = {"world": world}
        person = core.Var("person", type=Reference("person"))
        people = core.Read(world, "world", "people", type=PERSONS)
        kind = self.choices.integer(0, 6)
        if kind == 0:
            return core.Scope(), variables
        if kind == 1:
            inner = {**variables, "person": person}
            where = self.condition(depth, inner) if self.choices.flag() else None
            group = core.Group("group", "person", "person", people, where, self.of_type(COLOUR, depth, inner))
            variables["group"] = core.Var("group", type=Reference(GROUP))
            binders: list[core.Each | core.Group] = [group]
            if self.choices.flag():
                members = core.Read(variables["group"], GROUP, "members", type=PERSONS)
                binders.append(core.Each("person", "person", members))
                variables["person"] = person
            return core.Scope(tuple(binders)), variables
        variables["person"] = person
        first = core.Each("person", "person", people, self.condition(depth, variables) if kind % 2 else None)
        if kind <= 4:
            return core.Scope((first,)), variables
        days = self.collection(depth, {"person": person}, "day")
        variables["day"] = core.Var("day", type=Reference("day"))
        where = self.condition(depth, variables) if self.choices.flag() else None
        return core.Scope((first, core.Each("day", "day", days, where))), variables

    def norm(self, number: int, depth: int) -> core.Norm:
        self.read = {}
        scope, variables = self.scope(min(depth, 1))
        condition = self.condition(depth, variables)
        kinds: Sequence[Any] = "when", "unless", "except", "as_far_as", "due", "part", "incorporation", "prevails"
        reasons = tuple(
            core.Reason(kind, self.condition(min(depth, 1), variables)) for kind in self.choices.several(kinds, 3)
        )
        trial = tuple(name for name in self.read if PARAMETERS[name].values)
        return norm_of(number, scope, condition, reasons, trial)

    def bounded_norm(self, number: int) -> core.Norm:
        """About figures: sums, counts and averages of what is known in part, and computing with them."""
        scope, variables = self.scope(0)
        return norm_of(number, scope, self.bounded(variables))

    def windowed_norm(self, number: int) -> core.Norm:
        """About what the dated records of each person come to in windows of the calendar."""
        person = core.Var("person", type=Reference("person"))
        world = core.Var("world", type=Reference("world"))
        scope = core.Scope((core.Each("person", "person", core.Read(world, "world", "people", type=PERSONS), None),))
        figure = self.aggregate(self.pick(*WINDOWED), 1, {"world": world, "person": person})
        limit = core.Const(self.pick(0, 1, 2, 3, 5, -1, 10), type=NUMBER)
        return norm_of(number, scope, core.Compare(self.pick("=", "!=", "<", "<=", ">", ">="), figure, limit))


def norm_of(
    number: int,
    scope: core.Scope,
    condition: core.Expr,
    reasons: tuple[core.Reason, ...] = (),
    trial: tuple[str, ...] = (),
) -> core.Norm:
    """The duty that is the only norm of its provision."""
    id = f"{number}#1"
    return core.Norm(id, str(number), "1", Force.duty, "require", scope, condition, reasons, trial=trial)


def program_of(*norms: core.Norm) -> core.Program:
    """A program of these norms and the parameters of the small world."""
    header = core.Header("generated", {}, 1, {})
    return core.Program(header, "world", (), PARAMETERS, {}, norms, (), (Source("generated", ""),))


@st.composite
def programs(draw: st.DrawFn, most: int = 3, depth: int = 3, *, binding: bool = True) -> core.Program:
    """Programs of a few norms."""
    choices = drawn(draw)
    writer = Writer(choices, binding=binding)
    numbers = range(1, choices.integer(1, most) + 1)
    return program_of(*(writer.norm(number, choices.integer(1, depth)) for number in numbers))


@st.composite
def bounded_programs(draw: st.DrawFn, *, binding: bool = True) -> core.Program:
    """Programs about figures that are known in part."""
    choices = drawn(draw)
    writer = Writer(choices, binding=binding)
    return program_of(*(writer.bounded_norm(number) for number in range(1, choices.integer(1, 3) + 1)))


@st.composite
def windowed_programs(draw: st.DrawFn, *, binding: bool = True) -> core.Program:
    """Programs about windows of the calendar."""
    choices = drawn(draw)
    writer = Writer(choices, binding=binding)
    return program_of(*(writer.windowed_norm(number) for number in range(1, choices.integer(1, 4) + 1)))
