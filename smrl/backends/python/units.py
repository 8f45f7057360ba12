"""Functions: one for all norms about the same subjects, in a single loop over them.

Norms about the members of one collection share a function, whatever their filters, for they share their facts; those
about the root share one; those about nested subjects or groups, one for each scope. Norms that parameters are tried
for stand in functions of their own, which are run once for each combination of values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smrl import lean
from smrl.backends.python import norms
from smrl.backends.python.expressions import Emitter, Frame
from smrl.backends.python.generated import Unit
from smrl.backends.python.loops import openness, variables_of, walked
from smrl.backends.python.operands import FALSE, TRUE, UNKNOWN, Operand, Test, Truth, both
from smrl.backends.python.source import NAME, Block, Names
from smrl.backends.results import MET, NOT_APPLICABLE, UNDETERMINED
from smrl.core import tree as core
from smrl.vocabulary import Reference

MOST_NORMS = 400  # in one function: compiling a function takes memory by its length


@lean.frozen
class Written:
    unit: Unit
    block: Block


def plan(program: core.Program) -> list[Unit]:
    """Which norms go together."""
    scopes: dict[tuple[object, ...], dict[core.Scope, list[int]]] = {}
    for at, norm in enumerate(program.norms):
        if norm.condition is not None:
            scopes.setdefault((*_alike(norm.scope), norm.trial), {}).setdefault(norm.scope, []).append(at)
    units: list[Unit] = []
    for (kind, *_, trial), together in scopes.items():
        assert isinstance(kind, str)
        assert isinstance(trial, tuple)
        for part in _portions(together):
            units.append(Unit(f"{kind}_{len(units)}", kind, part, trial))
    return units


def _alike(scope: core.Scope) -> tuple[object, ...]:
    """What scopes that can share a loop have in common."""
    if not scope.binders:
        return ("root",)
    if len(scope.binders) == 1 and isinstance(scope.binders[0], core.Each):
        return "each", scope.binders[0].over, scope.binders[0].variable
    return "groups" if len(scope.binders) == 1 else "nested", scope


def _portions(scopes: dict[core.Scope, list[int]]) -> Iterable[tuple[tuple[int, ...], ...]]:
    portion: list[tuple[int, ...]] = []
    size = 0
    for positions in scopes.values():
        for first in range(0, len(positions), MOST_NORMS):
            piece = tuple(positions[first : first + MOST_NORMS])
            if size + len(piece) > MOST_NORMS and portion:
                yield tuple(portion)
                portion, size = [], 0
            portion.append(piece)
            size += len(piece)
    yield tuple(portion)


@lean.frozen
class Made:
    """The names of groups while they are made: lists of members by what marks their key, what leads from a mark to its
    key (nothing where it is the key), the unsure members, and how many may belong to any group."""

    groups: str
    keys: str
    unsure: str
    spread: str
    of_objects: bool

    def operand(self, mark: str, named: str) -> Operand:
        """One of them."""
        parts = self.key(mark), named, self.spread
        return Operand(named, named, False, False, of_objects=self.of_objects, group=parts)

    def key(self, mark: str) -> str:
        return f"{self.keys}.get({mark})" if self.keys else mark


@lean.define(eq=False)
class UnitWriter:
    """Writes one unit. In the source `o5` holds the codes of the program's norm number 5."""

    emit: Emitter
    unit: Unit

    def write(self) -> Written:
        top = Block(Names())
        {"root": self._root, "each": self._each, "groups": self._grouped, "nested": self._nested}[self.unit.kind](top)
        return Written(self.unit, top)

    def _norm(self, at: int) -> core.Norm:
        return self.emit.program.norms[at]

    def _judge(self, at: int, filters: Sequence[Truth], block: Block, frame: Frame, store: norms.Store) -> None:
        """The verdict of one norm, under a comment with its number."""
        norm = self._norm(at)
        applies = norms.binds(self.emit, norm, filters, block, frame)
        decision = norms.decide(self.emit, norm, applies, block, frame)
        block.say(f"# norm {at}")
        norms.write(decision, block, store)

    # -- the root ------------------------------------------------------------------------------------------------------

    def _root(self, top: Block) -> None:
        frame = Frame({})
        for at in self.unit.norms:
            top.say(f"o{at} = bytearray(1)")
            self._judge(at, (), top, frame, lambda code, at=at: f"o{at}[0] = {code}" if code else None)  # type: ignore[misc]
        top.say(f"return ((),), (), ({_tuple(f'o{at}' for at in self.unit.norms)})")

    # -- one collection ------------------------------------------------------------------------------------------------

    def _each(self, top: Block) -> None:
        first = self._norm(self.unit.norms[0]).scope.binders[0]
        assert isinstance(first, core.Each)
        over = self.emit.value(first.over, top, Frame({}))
        top.say(f"items, more = selected({over.low}, chosen)")
        top.say("size = len(items)")
        for at in self.unit.norms:
            usual = self._usual(at)
            top.say(f"o{at} = bytearray({f'({usual},)) * size' if usual else 'size)'}")
        loop = top.child("loop")
        member = loop.names.new(loop, first.entity)
        subject = Operand.of(member, open=not over.of_objects)
        frame = Frame({first.variable: subject})
        for positions in self.unit.scopes:
            self._filtered(positions, loop, frame)
        top.attach(f"for i, {member} in enumerate(items):", loop)
        self._open_end(top, Frame({first.variable: UNKNOWN}))
        top.say(f"return items, (size,) if more else (), ({_tuple(f'o{at}' for at in self.unit.norms)})")

    def _filtered(self, positions: tuple[int, ...], loop: Block, frame: Frame) -> None:
        """The norms of one scope: whoever its filter excludes needs no more looking at."""
        binder = self._norm(positions[0]).scope.binders[0]
        block, filters = loop, []
        if binder.where is not None:
            where = self.emit.truth(binder.where, loop, frame)
            filters = [Truth(where.yes, FALSE)]
            if where.no != FALSE:
                outside = loop.child("branch")
                for at in positions:
                    if (kept := _kept_at_i(at, self._usual(at))(NOT_APPLICABLE)) is not None:
                        outside.say(kept)
                loop.attach(f"if {where.no}:", outside)
                block = loop.child("branch")
        for at in positions:
            self._judge(at, filters, block, frame, _kept_at_i(at, self._usual(at)))
        if block is not loop:
            loop.attach("else:", block)

    def _usual(self, at: int) -> int:
        """The code that is there beforehand, for it is likely: what a norm presupposes of its subject is seldom so."""
        norm = self._norm(at)
        asked = {name for reason in norm.because("when") for name in variables_of(reason.condition)}
        return MET if asked.isdisjoint(binder.variable for binder in norm.scope.binders) else NOT_APPLICABLE

    def _open_end(self, top: Block, frame: Frame) -> None:
        """The subject that stands for members nobody has named."""
        block = top.child("branch")
        for at in self.unit.norms:
            norm = self._norm(at)
            filters = self._filters(norm.scope, block, frame)
            applies = norms.binds(self.emit, norm, filters, block, frame)
            block.say(f"o{at}.append({_open_code(applies)})")
        top.attach("if more:", block)

    def _filters(self, scope: core.Scope, block: Block, frame: Frame) -> list[Truth]:
        found = [
            self.emit.truth(binder.where, block, frame)
            for binder in scope.binders
            if isinstance(binder, core.Each) and binder.where is not None
        ]
        for binder in scope.binders:
            if isinstance(binder, core.Group):  # nobody knows whether the group of unknown key is one at all
                group = frame.variables[binder.variable]
                known = FALSE if group.group is None else Test(group.group[1])  # somebody is named
                found.append(Truth(known, FALSE))
        return found

    # -- groups --------------------------------------------------------------------------------------------------------

    def _grouped(self, top: Block) -> None:
        scope = self._norm(self.unit.norms[0]).scope
        binder = scope.binders[0]
        assert isinstance(binder, core.Group)
        over = self.emit.value(binder.over, top, Frame({}, quiet=True))
        self._nobody_knows(scope, over, top)
        made = self._groups(binder, over, top, Frame({}))
        top.say(f"{made.groups} = concerned({made.groups}, {made.unsure}, chosen)")
        for at in self.unit.norms:
            top.say(f"o{at} = bytearray(len({made.groups}))")
        loop = top.child("loop")
        mark, named = loop.names.new(loop), loop.names.new(loop)
        frame = Frame({binder.variable: made.operand(mark, named)})
        filters = self._filters(scope, loop, frame)
        for at in self.unit.norms:
            self._judge(at, filters, loop, frame, _kept_at_i(at))
        is_read = any(mark in NAME.findall(line) for line in loop.lines())
        header = f"i, ({mark}, {named}) in enumerate({made.groups}.items())"
        top.attach(f"for {header if is_read else f'i, {named} in enumerate({made.groups}.values())'}:", loop)
        codes = _tuple(f"o{at}" for at in self.unit.norms)
        top.say(f"return Groups({made.groups}, {made.keys or None}, {made.unsure}, {made.spread}), (), ({codes})")

    def _nobody_knows(self, scope: core.Scope, over: Operand, top: Block) -> None:
        """Of members of whom nothing is known there is one subject, which is open."""
        unknown = top.child("branch")
        frame = Frame({binder.variable: UNKNOWN for binder in scope.binders})
        filters = self._filters(scope, unknown, frame)
        for at in self.unit.norms:
            applies = norms.binds(self.emit, self._norm(at), filters, unknown, frame)
            unknown.say(f"o{at} = bytearray(({_open_code(applies)},) if chosen is None else ())")
        codes = _tuple(f"o{at}" for at in self.unit.norms)
        unknown.say(f"return (), (0,) if chosen is None else (), ({codes})")
        top.attach(f"if {over.low} is None:", unknown)

    # -- nested subjects -----------------------------------------------------------------------------------------------

    def _nested(self, top: Block) -> None:
        top.say("items = []")
        top.say("opened = []")
        for at in self.unit.norms:
            top.say(f"o{at} = bytearray()")
        scope = self._norm(self.unit.norms[0]).scope
        unknown = {binder.variable: UNKNOWN for binder in scope.binders}
        self._level(scope, 0, [], top, Frame(unknown))
        top.say(f"return items, opened, ({_tuple(f'o{at}' for at in self.unit.norms)})")

    def _level(self, scope: core.Scope, depth: int, bound: list[str], block: Block, frame: Frame) -> None:
        """The subjects from one binder on; `bound` are the names of those outside it."""
        if depth == len(scope.binders):
            self._subject(scope, bound, block, frame)
            return
        binder = scope.binders[depth]
        over = self.emit.value(binder.over, block, Frame(frame.variables, quiet=True))
        loop = block.child("loop")
        if isinstance(binder, core.Group):
            made = self._groups(binder, over, block, frame)
            mark, named = loop.names.new(loop), loop.names.new(loop)
            header, members = f"{mark}, {named}", f"{made.groups}.items()"
            item = f"(tuple({made.unsure}), {made.spread}, {made.key(mark)}, {named})"
            inner = frame.bind(binder.variable, made.operand(mark, named))
        else:
            header = item = loop.names.new(loop, binder.entity)
            members = walked(over)
            inner = frame.bind(binder.variable, Operand.of(item, open=not over.of_objects))
            self._ended(binder, [*bound, item], loop, inner)
        self._level(scope, depth + 1, [*bound, item], loop, inner)
        block.attach(f"for {header} in {members}:", loop)
        self._opened(scope, binder, over, bound, block, frame)

    def _ended(self, binder: core.Each, bound: list[str], loop: Block, frame: Frame) -> None:
        """Whoever the filter excludes is a subject that ends here."""
        if binder.where is None:
            return
        where = self.emit.truth(binder.where, loop, Frame(frame.variables, quiet=True))
        if where.no == FALSE:
            return
        outside = loop.child("branch")
        keeping = self._chosen(bound, outside)
        keeping.say(f"items.append(({_tuple(bound)}))")
        for at in self.unit.norms:
            keeping.say(f"o{at}.append({NOT_APPLICABLE})")
        outside.say("continue")
        loop.attach(f"if {where.no}:", outside)

    def _opened(
        self,
        scope: core.Scope,
        binder: core.Each | core.Group,
        over: Operand,
        bound: list[str],
        block: Block,
        frame: Frame,
    ) -> None:
        """What is unknown of a collection is one more subject, the unknown members of groups are in them already."""
        test = f"{over.low} is None" if isinstance(binder, core.Group) else openness(over, block)
        more = block.child("branch")
        keeping = self._chosen(bound, more)
        keeping.say("opened.append(len(items))")
        keeping.say(f"items.append(({_tuple(bound)}))")
        for at in self.unit.norms:
            filters = self._filters(scope, keeping, frame)
            applies = norms.binds(self.emit, self._norm(at), filters, keeping, frame)
            keeping.say(f"o{at}.append({_open_code(applies)})")
        block.attach(f"if {test}:", more)

    def _chosen(self, bound: list[str], block: Block) -> Block:
        """Inside, only subjects that were asked for."""
        asked = block.child("branch")
        concerned = " or ".join(f"concerns({name}, chosen)" for name in bound) or "False"
        block.attach(f"if chosen is None or {concerned}:", asked)
        return asked

    def _subject(self, scope: core.Scope, bound: list[str], block: Block, frame: Frame) -> None:
        concerned = " or ".join(f"concerns({name}, chosen)" for name in bound)
        block.say(f"if not (chosen is None or {concerned}): continue")
        block.say(f"items.append(({_tuple(bound)}))")
        filters = self._filters(scope, block, frame)
        for at in self.unit.norms:
            self._judge(at, filters, block, frame, lambda code, at=at: f"o{at}.append({code})")  # type: ignore[misc]

    def _groups(self, binder: core.Group, over: Operand, block: Block, frame: Frame) -> Made:
        """The groups by what marks their key, in the order of their first members.

        Where keys are objects that ids lead to, ids mark them, and nothing is followed until somebody asks. Those of
        whom it is not known where they belong come last, as a group that nobody has been named of.
        """
        quiet = Frame(frame.variables, quiet=True)
        groups, unsure = block.names.new(block), block.names.new(block)
        block.say(f"{groups} = {{}}")
        block.say(f"{unsure} = []")
        loop = block.child("loop")
        member = loop.names.new(loop, binder.entity)
        inner = quiet.bind(binder.member, Operand.of(member, open=not over.of_objects))
        sure = TRUE
        if binder.where is not None:
            where = self.emit.truth(binder.where, loop, inner)
            loop.say(f"if {where.no}: continue")
            sure = where.yes
        link = self.emit.id_of_link(binder.by, loop, inner)
        marked = self._marked(binder.by, block, loop, inner) if link is None else (*link, "", TRUE)
        mark, keys, remembered, known = marked
        sure, word = both(sure, known), "if"
        if sure != TRUE:
            loop.say(f"if not ({sure}): {unsure}.append({member})")
            word = "elif"
        loop.say(f"{word} {mark} in {groups}: {groups}[{mark}].append({member})")
        loop.say(f"else: {groups}[{mark}] = [{member}]{remembered}")
        block.attach(f"for {member} in {walked(over)}:", loop)
        if link is not None:
            block.say(f"{unsure} = unplaced({groups}, {keys}, {walked(over)}, {unsure})")
        spread = block.names.new(block)
        block.say(f"{spread} = spread_of({over.low}, {unsure})")
        block.say(f"if {spread} != 0: {groups}[None] = ()")
        return Made(groups, keys, unsure, spread, over.of_objects)

    def _marked(self, by: core.Expr, block: Block, loop: Block, frame: Frame) -> tuple[str, str, str, Test]:
        """What marks a key: itself, or which object it is. Then see `Made`; how a first member's key is remembered;
        and the test for its being known."""
        key = self.emit.value(by, loop, frame)
        if key.absent:
            loop.say(f"if {key.low} is ABSENT: continue")
        known = both(Test(f"{key.low} is not None"), TRUE if key.exact else Test(f"{key.low} == {key.high}"))
        if not isinstance(by.type, Reference):
            return key.low, "", "", known
        mark, keys = loop.assign(f"id({key.low})"), block.names.new(block)
        block.say(f"{keys} = {{}}")
        return mark, keys, f"; {keys}[{mark}] = {key.low}", known


def _kept_at_i(at: int, usual: int = MET) -> norms.Store:
    """Codes of those who have their places already, which hold the usual one."""
    return lambda code: None if code == usual else f"o{at}[i] = {code}"


def _open_code(applies: Truth) -> str:
    """Of those nobody has named only this can be known: that the norm does not bind them."""
    if applies.no == FALSE:
        return str(UNDETERMINED)
    return f"{NOT_APPLICABLE} if {applies.no} else {UNDETERMINED}"


def _tuple(names: Iterable[str]) -> str:
    return "".join(f"{name}, " for name in names).rstrip(" ")
