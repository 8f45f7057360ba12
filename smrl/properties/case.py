"""One facility put to one norm: its facts in drafts that can be changed and taken back, and the verdicts on them.

A subject is known by the drafts that it was built from, so that it is the same one after its facts, its id or its
place in a list have changed. What a `derive` function made has no draft; its verdicts stand with its owner's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from smrl import lean
from smrl.assessment.paths import Paths
from smrl.backends.python import build
from smrl.backends.results import NON_COMPLIANT, NOT_APPLICABLE, UNDETERMINED, VERDICTS, Members, Outcome, Subject
from smrl.core import tree as core
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.properties.inputs import Reads, with_inputs
from smrl.testing.drafts import Draft, World
from smrl.testing.foreign import Draw, builder_of, complete
from smrl.testing.planning import Rules, reads_of
from smrl.verdict import Verdict

Judge = Callable[[Any, Instant, Mapping[str, Any]], Sequence[Outcome]]
"""What a norm comes to: for a root, a day, and the values of terms that are given."""

Key = tuple[Any, ...]
"""A subject: its drafts, outermost first; of groups the key."""

UNKNOWN_GROUP: Final = ("group of nobody knows whom",)

_WORST_FIRST: Final = (NON_COMPLIANT, UNDETERMINED)


class Idle(Exception):
    """An example shows nothing: its facts cannot be, or there is nothing in it to change."""


@lean.frozen(eq=False)
class Ground:
    """A ruleset on a day, and what judges by it: `judging` makes a judge of a norm."""

    rules: Rules
    judging: Callable[[core.Norm], Judge]
    _judges: dict[int, tuple[core.Norm, Judge]] = lean.field(factory=dict, init=False)
    _read: dict[str, tuple[Reads, Reads]] = lean.field(factory=dict, init=False)

    @property
    def program(self) -> core.Program:
        return self.rules.program

    def judge(self, norm: core.Norm) -> Judge:
        """The judge of a norm, made once; the norm need not be one of the ruleset."""
        found = self._judges.get(id(norm))
        if found is None:
            found = self._judges[id(norm)] = norm, self.judging(norm)
        return found[1]

    def reads(self, norm: core.Norm) -> Mapping[str, Sequence[str]]:
        """The facts that a norm reads, by entity."""
        return self._facts(norm)[0]

    def inputs(self, norm: core.Norm) -> Mapping[str, Sequence[str]]:
        """The same, and the facts from which others among them are worked out."""
        return self._facts(norm)[1]

    def _facts(self, norm: core.Norm) -> tuple[Reads, Reads]:
        found = self._read.get(norm.id)
        if found is None:
            reads = reads_of((norm,))
            found = self._read[norm.id] = reads, with_inputs(reads, self.rules.vocabulary)
        return found

    def forget(self) -> None:
        """Let the judges go: the norms that they are of are done with."""
        self._judges.clear()


def compiled(rules: Rules) -> Callable[[core.Norm], Judge]:
    """Judges of generated code, as they are in use."""
    return lambda norm: build(lean.evolve(rules.program, norms=(norm,)), rules.vocabulary).evaluate


@lean.frozen(eq=False)
class Judged:
    """The verdicts of one norm: of each subject its codes, and where it is in the facility."""

    root: Any
    codes: Mapping[Key, list[int]]
    paths: Mapping[Key, str]

    def of(self, key: Key) -> int:
        """The worst of a subject's verdicts; not applicable where it is none any more."""
        return worst(self.codes.get(key, ()))


def worst(codes: Sequence[int]) -> int:
    """Failed, else open, else met, else not applicable."""
    for code in _WORST_FIRST:
        if code in codes:
            return code
    return min(codes, default=NOT_APPLICABLE)


def is_good(code: int) -> bool:
    """Whether nothing is wrong and nothing open: met, or not applicable."""
    return code not in _WORST_FIRST


def verdict_of(code: int) -> Verdict:
    """The verdict that a code stands for."""
    return VERDICTS[code]


@lean.frozen(eq=False)
class Case:
    """A norm and the facts it is put to: `given` are values of open terms, `draw` draws fields that no rule reads."""

    ground: Ground
    norm: core.Norm
    world: World
    on: Instant
    given: Mapping[str, Any]
    draw: Draw

    def copy(self) -> Case:
        """The same with facts of its own to change."""
        return lean.evolve(self, world=self.world.copy())

    def built(self) -> tuple[Any, Mapping[int, Draft]]:
        """The facility, and of each object in it the draft that it was built from. Raises Idle."""
        builder = builder_of(self.world.vocabulary)(self.world, self.draw)
        try:
            root = builder.of(self.world.root)
        except FactError as error:
            raise Idle from error
        return root, {id(builder.of(thing)): thing for thing in self.world.things()}

    def settle(self) -> None:
        """State what must be stated, and leave open what follows otherwise from other facts. Raises Idle."""
        complete(self.world, self.ground.rules.candidates((self.norm,)))
        while True:
            try:
                builder_of(self.world.vocabulary)(self.world, self.draw).of(self.world.root)
                return
            except FactError as error:
                if not self.world.reconcile(error):
                    raise Idle from error

    def judged(self, norm: core.Norm | None = None) -> Judged:
        """The verdicts on the facts as they are now, of the norm or of another version of it. Raises Idle."""
        norm = norm or self.norm
        root, drafts = self.built()
        codes: dict[Key, list[int]] = {}
        paths: dict[Key, str] = {}
        named = Paths(self.world.vocabulary, root)
        for outcome in self.ground.judge(norm)(root, self.on, self.given):
            for subject, code in zip(outcome.subjects, outcome.codes[norm.id], strict=True):
                key = key_of(subject, drafts)
                codes.setdefault(key, []).append(code)
                if key not in paths or code == NON_COMPLIANT:
                    paths[key] = named.of(Subject(norm.scope, subject.values, subject.open)) or "the whole"
        return Judged(root, codes, paths)


def key_of(subject: Subject, drafts: Mapping[int, Draft]) -> Key:
    """What stays of a subject when its facts change: up to the first object that nobody stated."""
    found: list[Any] = []
    for value in subject.values:
        if isinstance(value, Members):
            if value.key is None:
                return UNKNOWN_GROUP
            found.append(("group", drafts.get(id(value.key), value.key)))
        elif id(value) in drafts:
            found.append(drafts[id(value)])
        else:
            break
    return tuple(found)
