"""Generated source under construction: blocks of flat assignments, each value computed once, as far out as can be.

Every name is assigned once in an iteration, so equal right-hand sides have equal values. An assignment goes to the
outermost block in which all the names it needs are there: what does not depend on a loop's member leaves the loop.
Only branches keep what they need to themselves, since what they guard need not be computed for others.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Literal

from smrl import lean

NAME = re.compile(r"\bv\d+(?:_[a-z_]+)?\b")
_VALUE = re.compile(r"(v\d+(?:_[a-z_]+)?) = (?!.* = )")
_HINT = re.compile(r"(?=.*[a-z])[a-z_]{1,40}")

Kind = Literal["function", "loop", "branch"]


@lean.define(eq=False)
class Names:
    """The local names of one generated function and its helpers: how many, and where each is assigned."""

    homes: dict[str, Block] = lean.field(factory=dict)

    def new(self, home: Block, hint: str = "") -> str:
        """A fresh name; `hint` (a name of the vocabulary, never of a ruleset) makes it readable."""
        number = len(self.homes)
        name = f"v{number}_{hint.strip('_')}" if _HINT.fullmatch(hint) else f"v{number}"
        self.homes[name] = home
        return name


@lean.define(eq=False)
class Block:
    """A suite of statements inside its parent's; `known` are the values already at hand here, by what they are."""

    names: Names
    kind: Kind = "function"
    parent: Block | None = None
    statements: list[str | tuple[str, Block]] = lean.field(factory=list)
    known: dict[Hashable, Any] = lean.field(factory=dict)
    loops: int = 0
    """How many loops of its own function surround it."""

    def child(self, kind: Kind) -> Block:
        loops = 0 if kind == "function" else self.loops + (kind == "loop")
        return Block(self.names, kind, self, loops=loops)

    def path(self) -> list[Block]:
        """The blocks from the outermost one to this one."""
        found: list[Block] = []
        at: Block | None = self
        while at is not None:
            found.append(at)
            at = at.parent
        return found[::-1]

    def place(self, names: Iterable[str]) -> Block:
        """The outermost block where something that needs these names can be computed."""
        path = self.path()
        depths = [path.index(home) for name in names if (home := self.names.homes.get(name)) in path]
        at = max(depths, default=0)
        while at + 1 < len(path) and path[at + 1].kind == "branch":
            at += 1
        return path[at]

    def find(self, key: Hashable) -> Any:
        """What is already at hand for a key, here or further out."""
        at: Block | None = self
        while at is not None:
            if key in at.known:
                return at.known[key]
            at = at.parent
        return None

    def assign(self, text: str, hint: str = "") -> str:
        """The name that holds the value of a Python expression; a name stands for itself."""
        if NAME.fullmatch(text) or text in ("True", "False", "None"):
            return text
        name: str | None = self.find(text)
        if name is None:
            home = self.place(NAME.findall(text))
            name = home.names.new(home, hint)
            home.say(f"{name} = {text}")
            home.known[text] = name
        return name

    def say(self, statement: str) -> None:
        self.statements.append(statement)

    def attach(self, header: str, body: Block) -> None:
        """A compound statement whose suite is finished."""
        self.statements.append((header, body))

    def defer(self) -> set[str]:
        """Leave values until they are needed: those that only one chain of tests uses, and not its first test, are
        worked out behind that, so that whoever it decides is spared them. Gives the names that occur.
        """
        names: list[set[str]] = []
        heads: list[int | None] = []  # for each statement of a chain, where the chain begins
        head: int | None = None
        for at, statement in enumerate(self.statements):
            header, body = (statement, None) if isinstance(statement, str) else statement
            names.append(set(NAME.findall(header)) | (body.defer() if body is not None else set()))
            head = at if body is not None and header.startswith("if ") else head
            head = head if body is not None and header.startswith(("if ", "elif ", "else:")) else None
            heads.append(head)
        users: dict[str, list[int]] = {}
        for at, found in enumerate(names):
            for name in found:
                users.setdefault(name, []).append(at)
        deferred: dict[int, list[str]] = {}
        for at, statement in reversed([*enumerate(self.statements)]):
            value = _VALUE.match(statement) if isinstance(statement, str) else None
            needed = [user for user in users[value[1]] if user != at] if value is not None else []
            chains = {heads[user] for user in needed}
            head = chains.pop() if len(chains) == 1 else None
            if head is not None and head not in needed:
                assert isinstance(statement, str)
                heads[at] = head
                deferred.setdefault(head, []).insert(0, statement)
        if deferred:
            self._behind_first_tests(heads, deferred)
        return set(users)

    def _behind_first_tests(self, heads: list[int | None], deferred: dict[int, list[str]]) -> None:
        statements: list[str | tuple[str, Block]] = []
        behind: Block | None = None
        for at, (statement, head) in enumerate(zip(self.statements, heads, strict=True)):
            if head not in deferred:
                statements.append(statement)
            elif head == at:
                behind = self.child("branch")
                behind.statements += deferred[head]
                statements += [statement, ("else:", behind)]
            elif not isinstance(statement, str):
                assert behind is not None
                header, body = statement
                is_next = len(behind.statements) == len(deferred[head])
                if is_next and header == "else:":
                    behind.statements += body.statements
                else:
                    behind.statements.append((header.removeprefix("el") if is_next else header, body))
        self.statements = statements

    def lines(self, indent: int = 1) -> Iterator[str]:
        pad = "    " * indent
        for statement in self.statements:
            if isinstance(statement, str):
                yield pad + statement
            else:
                yield pad + statement[0]
                if statement[1].statements:
                    yield from statement[1].lines(indent + 1)
                else:
                    yield pad + "    pass"

    def needed(self) -> list[str]:
        """The names that are used inside and assigned outside, in order of appearance."""
        used = dict.fromkeys(NAME.findall("\n".join(self.lines())))
        return [name for name in used if (home := self.names.homes.get(name)) is not None and self not in home.path()]
