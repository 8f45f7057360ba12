"""Quantifiers and aggregates: loops that leave a value behind.

A loop is written where all that it depends on is at hand, so one about the whole prison runs once and not once for each
prisoner; the same loop is written once. Numeric aggregates only gather the values of members: those certainly in with a
known value, and the doubtful ones. What follows from them is for the run time to say, so a sum, an average and a
maximum over the same members share one loop.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Final

from smrl.backends.python.operands import FALSE, TRUE, UNKNOWN, Operand, Test, both, either
from smrl.backends.python.source import NAME, Block
from smrl.core import tree as core
from smrl.core.shape import can_be_absent
from smrl.vocabulary import Fact, Many, Moment, Quantity, Reference

if TYPE_CHECKING:
    from smrl.backends.python.expressions import Emitter, Frame

_DEEPEST_NEST: Final = 8  # Python allows twenty blocks in one another; deeper loops become functions of their own

_BOUNDED: Final = {
    "sum": "total",
    "average": "average",
    "share": "average",
    "minimum": "least",
    "maximum": "greatest",
}


def variables_of(expr: core.Expr) -> dict[str, None]:
    """The names of all variables in an expression, bound ones too."""
    found: dict[str, None] = {}
    waiting: list[core.Expr] = [expr]
    while waiting:
        at = waiting.pop()
        if isinstance(at, core.Var):
            found[at.name] = None
        waiting += core.children(at)
    return found


def _outer(expr: core.Expr, block: Block, frame: Frame) -> tuple[Block, Hashable]:
    """Where a loop belongs, and what makes it the same as another."""
    used = tuple((name, frame.variables[name]) for name in variables_of(expr) if name in frame.variables)
    names = [name for _, operand in used for name in NAME.findall(operand.low)]
    return block.place(names), (expr, used, frame.quiet)


def _member(over: Operand, variable: str, loop: Block, frame: Frame) -> tuple[str, Frame]:
    """A variable for the members."""
    name = loop.names.new(loop)
    return name, frame.bind(variable, Operand.of(name, open=not over.of_objects))


def quantify(emit: Emitter, expr: core.Quantify, block: Block, frame: Frame) -> Operand:
    """every, some, most: True, False or None."""
    place, key = _outer(expr, block, frame)
    known: Operand | None = place.find(key)
    if known is None:
        write = _most if expr.kind == "most" else _quantify
        body = _room(place)
        known = write(emit, expr, body, frame)
        if body is not place:
            known = _called(emit, known, body, place)
        place.known[key] = known
    return known


def _room(place: Block) -> Block:
    """Where to write a loop: a function of its own if it would stand too deep."""
    return place.child("function") if place.loops >= _DEEPEST_NEST else place


def _called(emit: Emitter, got: Operand, body: Block, place: Block) -> Operand:
    """A value worked out in a function of its own, which is given what it needs."""
    body.say(f"return {got.low if got.exact else f'({got.low}, {got.high})'}")
    needed = body.needed()
    name = f"helper_{len(emit.helpers)}"
    emit.helpers.append((name, needed, body))
    call = place.assign(f"{name}({', '.join(('root', 'on', 'params', *needed))})")
    return Operand.of(call) if got.exact else Operand(place.assign(f"{call}[0]"), place.assign(f"{call}[1]"))


def _quantify(emit: Emitter, expr: core.Quantify, place: Block, frame: Frame) -> Operand:
    over = emit.value(expr.over, place, frame)
    if over.is_unknown:
        return UNKNOWN
    start, end = ("True", "False") if expr.kind == "every" else ("False", "True")
    loop = _around(over, place).child("loop")
    member, inner = _member(over, expr.variable, loop, frame)
    included = emit.truth(expr.where, loop, inner) if expr.where is not None else None
    if included is not None and included.no != FALSE:
        _skip(loop, included.no)
    body = emit.truth(expr.body, loop, inner)
    if expr.kind == "every":
        body = body.negated
    result = place.names.new(place)
    around = loop.parent
    assert around is not None
    if around is place:
        place.say(f"{result} = {place.assign(f'None if {openness(over, place)} else {start}')}")
    else:
        place.say(f"{result} = {start}")
        around.say(f"if {openness(over, around)}: {result} = None")
    briefly = included is None and body.unknown is not None
    beforehand, passes = _beforehand(body.no, around)
    if passes != FALSE and not briefly:
        _skip(loop, passes)
    decisive = body.yes if included is None else both(included.yes, body.yes)
    if decisive != FALSE:
        stop = loop.child("branch")
        stop.say(f"{result} = {end}")
        stop.say("break")
        loop.attach(f"if {decisive}:", stop)
    loop.say(f"if {body.unknown}: {result} = None" if briefly else f"{result} = None")
    members = walked(over) if beforehand == FALSE else f"() if {beforehand} else {walked(over)}"
    around.attach(f"for {member} in {members}:", loop)
    _pass_by(over, around, place)
    return Operand.of(result)


def _around(over: Operand, place: Block) -> Block:
    """Where a loop over records of one object among many is written: most have none, and are passed by."""
    return place.child("branch") if place.loops and over.walked is None else place


def _pass_by(over: Operand, around: Block, place: Block) -> None:
    if around is not place:
        place.attach(f"if {over.low} is not EMPTY:", around)


def _beforehand(test: Test, place: Block) -> tuple[Test, Test]:
    """The part of a test that all members pass or none, so that nobody is looked at where it passes; and the rest."""
    here = place.path()
    parts = test.parts if test.join == "or" else (test,)
    early = [part for part in parts if all(place.names.homes[name] in here for name in NAME.findall(part.text))]
    return either(*early), either(*(part for part in parts if part not in early))


def openness(over: Operand, block: Block) -> str:
    """Whether there are members of a collection that nobody has named, asked once for all loops over it."""
    return block.assign(over.hidden or f"type({over.low}) is not tuple and is_open({over.low})")


def walked(over: Operand) -> str:
    """What to loop over: nothing, where a collection is unknown or absent."""
    return over.walked or f"{over.low} or ()"


def _skip(loop: Block, test: Test) -> None:
    loop.say(f"if {test}: continue")


def _most(emit: Emitter, expr: core.Quantify, place: Block, frame: Frame) -> Operand:
    over = emit.value(expr.over, place, frame)
    if over.is_unknown:
        return UNKNOWN
    loop = place.child("loop")
    member, inner = _member(over, expr.variable, loop, frame)
    low, high = place.names.new(place), place.names.new(place)
    place.say(f"{low} = {high} = 0")
    included = emit.truth(expr.where, loop, inner) if expr.where is not None else None
    if included is not None:
        _skip(loop, included.no)
    holds = emit.truth(expr.body, loop, inner)
    surely = TRUE if included is None else included.yes
    loop.say(f"{low} += 1 if {both(surely, holds.yes)} else 0 if {holds.yes} else -1")
    loop.say(f"{high} += -1 if {both(surely, holds.no)} else 0 if {holds.no} else 1")
    place.attach(f"for {member} in {walked(over)}:", loop)
    return Operand.of(place.assign(f"majority({over.low}, {low}, {high})"))


# -- aggregates -----------------------------------------------------------------------------------------------------


def aggregate(emit: Emitter, expr: core.Aggregate, block: Block, frame: Frame) -> Operand:
    """Numbers as two ends, `unique` as a truth, `commonest` as a set."""
    place, key = _outer(expr, block, frame)
    known: Operand | None = place.find(key)
    if known is None:
        body = _room(place)
        known = (_count if expr.kind == "count" else _gathered)(emit, expr, body, frame)
        if body is not place:
            known = _called(emit, known, body, place)
        place.known[key] = known
    return known


def _count(emit: Emitter, expr: core.Aggregate, place: Block, frame: Frame) -> Operand:
    over = emit.value(expr.over, place, frame)
    if over.is_unknown:
        return UNKNOWN
    low, high = place.names.new(place), place.names.new(place)
    around = place if expr.where is None else _around(over, place)
    if expr.where is None:
        place.say(f"{low} = {high} = len({over.low} or ())")
    else:
        loop = around.child("loop")
        member, inner = _member(over, expr.variable, loop, frame)
        included = emit.truth(expr.where, loop, inner)
        place.say(f"{low} = {high} = 0")
        _skip(loop, included.no)
        loop.say(f"{high} += 1")
        loop.say(f"if {included.yes}: {low} += 1")
        around.attach(f"for {member} in {walked(over)}:", loop)
    everyone = expr.where is None
    more = f"{low}, {high} = counted({over.low}, {low}, {high}, {everyone})"
    around.say(f"if {openness(over, around)}: {more}")
    _pass_by(over, around, place)
    return Operand(low, high)


def _gathered(emit: Emitter, expr: core.Aggregate, place: Block, frame: Frame) -> Operand:
    """What the run time makes of the gathered members."""
    over = emit.value(expr.over, place, frame)
    if over.is_unknown:
        return UNKNOWN
    uncertain = expr.value is not None and expr.kind != "share" and can_be_absent(expr.value)
    if expr.window is not None:
        return _windowed(emit, expr, over, place, frame, uncertain)
    certain, doubtful, exact = _gather(emit, expr, over, place, frame, uncertain)
    members = f"{over.low}, {certain}, {doubtful}"
    if expr.kind == "unique":
        return Operand.of(place.assign(f"all_differ({members}, {_sameness(expr, exact)})"))
    if expr.kind == "commonest":
        is_sets = expr.value is not None and isinstance(expr.value.type, Many)
        return Operand.of(place.assign(f"most_frequent({members}, {is_sets})"))
    if expr.kind in _BOUNDED:
        low, high = (0, 1) if expr.kind == "share" else (expr.lower, expr.upper)
        ends = f"{emit.constants.text(low)}, {emit.constants.text(high)}"
        everyone = expr.where is None and not uncertain
        gathered = place.assign(f"Gathered({members}, {ends}, {everyone})")
        pair = place.assign(f"{gathered}.{_BOUNDED[expr.kind]}()")
    elif expr.kind == "longest_run":
        pair = place.assign(f"days_in_a_row({members})")
    else:
        first, last = _period(emit, place)
        pair = place.assign(f"days_between({members}, {first}, {last})")
    return Operand(place.assign(f"{pair}[0]"), place.assign(f"{pair}[1]"))


def _windowed(
    emit: Emitter, expr: core.Aggregate, over: Operand, place: Block, frame: Frame, uncertain: bool
) -> Operand:
    """What the run time makes of the members' days and numbers."""
    dated_by = _dated_by(emit, expr)
    everyone = expr.where is None and not uncertain and not dated_by.optional
    low, high = (1, 1) if expr.value is None else (expr.lower, expr.upper)
    ends = f"{emit.constants.text(low)}, {emit.constants.text(high)}"
    dated = _gather_dated(emit, expr, over, place, frame, uncertain)
    window = repr(expr.window)
    if isinstance(expr.window, core.Param):
        window = place.assign(f"window_of({emit.value(expr.window, place, frame).low})")
    gathered = place.assign(f"Windows({over.low}, {dated}, {ends}, {everyone}, {window})")
    if expr.kind in ("greatest_count", "greatest_sum"):
        pair = place.assign(f"{gathered}.greatest()")
    else:
        first, last = _period(emit, place)
        pair = place.assign(f"{gathered}.least({first}, {last})")
    return Operand(place.assign(f"{pair}[0]"), place.assign(f"{pair}[1]"))


def _gather_dated(
    emit: Emitter, expr: core.Aggregate, over: Operand, place: Block, frame: Frame, uncertain: bool
) -> str:
    """The name of a list of members: whether each is in for certain, when, and the ends of its number."""
    key = ("dated", expr.lower, expr.upper, over, *_outer_parts(expr, frame))
    known: str | None = place.find(key)
    if known is not None:
        return known
    loop = place.child("loop")
    member, inner = _member(over, expr.variable, loop, frame)
    surely = TRUE
    if expr.where is not None:
        included = emit.truth(expr.where, loop, inner)
        _skip(loop, included.no)
        surely = included.yes
    dated_by = _dated_by(emit, expr)
    date = emit.fact(dated_by, Operand.of(member), loop)
    if dated_by.optional:
        _skip(loop, Test(f"{date.low} is ABSENT"))
        surely = both(surely, Test(f"{date.low} is not None"))
    ends = "1, 1"
    if expr.value is not None:
        value = emit.value(expr.value, loop, inner)
        if value.absent:
            _skip(loop, Test(f"{value.low} is ABSENT"))
        if uncertain:
            known_ends = dict.fromkeys((value.low, value.high))
            surely = both(surely, either(*(Test(f"{end} is not None") for end in known_ends)))
        low = _filled(value.low, value.low_open, emit.constants.text(expr.lower))
        ends = f"{low}, {_filled(value.high, value.high_open, emit.constants.text(expr.upper))}"
    dated = place.names.new(place)
    place.say(f"{dated} = []")
    loop.say(f"{dated}.append(({_as_bool(surely)}, {date.low}, {ends}))")
    place.attach(f"for {member} in {walked(over)}:", loop)
    place.known[key] = dated
    return dated


def _dated_by(emit: Emitter, expr: core.Aggregate) -> Fact:
    """The fact that dates the members."""
    assert expr.entity is not None
    entity = emit.vocabulary.entities[expr.entity]
    assert entity.dated_by is not None
    return entity.facts[entity.dated_by]


def _sameness(expr: core.Aggregate, exact: bool) -> str:
    assert expr.value is not None
    match expr.value.type:
        case Quantity() if not exact:
            return "None"
        case Moment():
            return "same_moment"
        case Reference():
            return "same_object"
    return "same_word"


def _period(emit: Emitter, place: Block) -> tuple[str, str]:
    if emit.vocabulary.period is None:
        return "None", "None"
    root = emit.vocabulary.entities[emit.vocabulary.root]
    first, last = (
        emit.fact(root.facts[name], Operand.of("root", open=False), place) for name in emit.vocabulary.period
    )
    return first.low, last.low


def _gather(
    emit: Emitter, expr: core.Aggregate, over: Operand, place: Block, frame: Frame, uncertain: bool
) -> tuple[str, str, bool]:
    """The names of two lists, of values of members certainly in and of the doubtful ones; whether values are exact."""
    what = expr.kind if expr.kind in ("share", "unique", "commonest") else "days" if expr.value is None else "numbers"
    ranged = (expr.lower, expr.upper) if what == "numbers" else None
    key = ("gather", what, ranged, over, *_outer_parts(expr, frame))
    known: tuple[str, str, bool] | None = place.find(key)
    if known is not None:
        return known
    loop = place.child("loop")
    member, inner = _member(over, expr.variable, loop, frame)
    included = emit.truth(expr.where, loop, inner) if expr.where is not None else None
    if included is not None:
        _skip(loop, included.no)
    certain, doubtful = place.names.new(place), place.names.new(place)
    place.say(f"{certain} = []")
    place.say(f"{doubtful} = []")
    surely = TRUE if included is None else included.yes
    exact = True
    if expr.kind == "share":
        _gather_share(emit, expr, loop, inner, surely, certain, doubtful)
    else:
        value = _value_of(emit, expr, loop, inner, member)
        exact = value.exact
        _gather_value(emit, expr, loop, value, surely, certain, doubtful, what, uncertain)
    place.attach(f"for {member} in {walked(over)}:", loop)
    place.known[key] = certain, doubtful, exact
    return certain, doubtful, exact


def _outer_parts(expr: core.Aggregate, frame: Frame) -> tuple[Hashable, ...]:
    used = tuple((name, frame.variables[name]) for name in variables_of(expr) if name in frame.variables)
    return expr.variable, expr.where, expr.value, expr.entity, used, frame.quiet


def _value_of(emit: Emitter, expr: core.Aggregate, loop: Block, frame: Frame, member: str) -> Operand:
    if expr.value is not None:
        return emit.value(expr.value, loop, frame)
    return emit.fact(_dated_by(emit, expr), Operand.of(member), loop)


def _gather_share(
    emit: Emitter, expr: core.Aggregate, loop: Block, frame: Frame, surely: Test, certain: str, doubtful: str
) -> None:
    assert expr.value is not None
    holds = emit.truth(expr.value, loop, frame)
    known = both(surely, either(holds.yes, holds.no))
    loop.say(f"if {known}: {certain}.append(1 if {holds.yes} else 0)")
    ends = f"1 if {holds.yes} else 0, 0 if {holds.no} else 1"
    loop.say(f"else: {doubtful}.append(({_as_bool(surely)}, {ends}))")


def _gather_value(
    emit: Emitter, expr: core.Aggregate, loop: Block, value: Operand, surely: Test, certain: str, doubtful: str,
    what: str, uncertain: bool,
) -> None:  # fmt: skip
    if value.absent:
        _skip(loop, Test(f"{value.low} is ABSENT"))
    if value.exact:
        known = both(surely, Test(f"{value.low} is not None")) if value.open else surely
        loop.say(f"if {known}: {certain}.append({value.low})")
    else:
        known = FALSE
    if known == TRUE:
        return
    is_in = _as_bool(surely)
    if uncertain:
        ends = dict.fromkeys((value.low, value.high))
        is_in = _as_bool(both(surely, either(*(Test(f"{end} is not None") for end in ends))))
    if what == "numbers":
        low = _filled(value.low, value.low_open, emit.constants.text(expr.lower))
        high = _filled(value.high, value.high_open, emit.constants.text(expr.upper))
        entry = f"({is_in}, {low}, {high})"
    elif what == "unique":
        entry = f"({is_in}, {value.low if value.exact else f'({value.low}, {value.high})'})"
    else:
        entry = value.low
    loop.say(f"{'else: ' if known != FALSE else ''}{doubtful}.append({entry})")


def _filled(end: str, is_open: bool, bound: str) -> str:
    return f"{bound} if {end} is None else {end}" if is_open and bound != "None" else end


def _as_bool(test: Test) -> str:
    """A test as exactly True or False: some tests leave `None` behind, or the thing tested."""
    return test.text if test in (TRUE, FALSE) else f"True if {test} else False"
