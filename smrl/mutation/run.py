"""Mutation testing of a ruleset: its mutants made, put to its examples, and what is left explained."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final

from smrl import lean
from smrl.core.tree import Program
from smrl.instants import Instant
from smrl.library.compiled import Compiled
from smrl.mutation.confirm import Confirmation, Recompile
from smrl.mutation.mutants import Mutant, mutants
from smrl.mutation.operators import OPERATORS
from smrl.mutation.search import Found, Search
from smrl.mutation.trial import Trial
from smrl.source import Source

_CHUNK: Final = 8


@lean.frozen
class Options:
    """What is asked: mutants by these operators, of these norms (None: of all), so many of them (None: every one).

    `seed` says which, where not all are taken. `prove`: whether the solver is asked about survivors.
    """

    operators: tuple[str, ...] = tuple(OPERATORS)
    only: frozenset[str] | None = None
    sample: int | None = None
    seed: int = 0
    prove: bool = True
    seconds: float = 5.0
    jobs: int = 1


@lean.frozen(eq=False)
class Survivor:
    """A mutant that no example kills: proved equivalent, or alive. `example` would kill it, where one was found."""

    mutant: Mutant
    norm: str
    equivalent: bool
    example: str | None
    why: str


@lean.frozen(eq=False)
class Count:
    """Of one operator, or of all."""

    made: int
    equivalent: int
    alive: int

    @property
    def killed(self) -> int:
        return self.made - self.equivalent - self.alive

    @property
    def score(self) -> float:
        """The share of those not proved equivalent that is killed; 1 where there is none."""
        there = self.made - self.equivalent
        return self.killed / there if there else 1.0


@lean.frozen(eq=False)
class Report:
    """What became of the mutants, and those that survived in the order of the text."""

    made: Mapping[str, int]
    survivors: tuple[Survivor, ...]

    @property
    def counts(self) -> Mapping[str, Count]:
        """By operator, those that made any."""
        equivalent = Counter(one.mutant.operator for one in self.survivors if one.equivalent)
        alive = Counter(one.mutant.operator for one in self.survivors if not one.equivalent)
        return {name: Count(made, equivalent[name], alive[name]) for name, made in self.made.items()}

    @property
    def total(self) -> Count:
        counts = self.counts.values()
        return Count(*(sum(getattr(one, name) for one in counts) for name in ("made", "equivalent", "alive")))


class Bench:
    """Everything that one process needs. Each makes the same mutants in the same order, so that a number names one."""

    def __init__(self, compiled: Compiled, own: Sequence[str], options: Options, on: Instant) -> None:
        chosen = [OPERATORS[name] for name in options.operators]
        made = mutants(compiled.program, frozenset(own), chosen)
        if options.only is not None:
            places = _places(compiled.program, options.only)
            made = [one for one in made if not options.only.isdisjoint(one.norms) and _stands_in(one, places)]
        if options.sample is not None and options.sample < len(made):
            taken = sorted(random.Random(options.seed).sample(range(len(made)), options.sample))
            made = [made[at] for at in taken]
        self.mutants = made
        self._trial = Trial(compiled, on)
        self._search = Search(compiled, self._trial, on, prove=options.prove, seconds=options.seconds)

    def put(self, at: int) -> Found | None:
        """None where an example kills the mutant; else what tells it from the ruleset."""
        mutant = self.mutants[at]
        return None if self._trial.killer(mutant) is not None else self._search.of(mutant)


def run(
    compiled: Compiled,
    sources: Sequence[Source],
    recompile: Recompile,
    options: Options,
    on: Instant,
    progress: Callable[[float], None] = lambda _: None,
) -> Report:
    """Put every mutant of the files `sources` to the examples, which all come out as they say.

    Raises LookupError where nothing can be changed in what was chosen.
    """
    own = [source.name for source in sources]
    bench = Bench(compiled, own, options, on)
    made = Counter(one.operator for one in bench.mutants)
    if not made:
        raise LookupError("nothing there can be changed by these operators")
    found: list[tuple[Mutant, Found]] = []
    for at, one in enumerate(_results(bench, compiled, own, options, on)):
        progress((at + 1) / len(bench.mutants))
        if one is not None:
            found.append((bench.mutants[at], one))
    examples = Confirmation(compiled, sources, recompile, on).examples(found)
    survivors = tuple(
        Survivor(mutant, one.norm or next(iter(mutant.norms)), one.proved, examples.get(mutant), one.why)
        for mutant, one in found
    )
    return Report({name: made[name] for name in OPERATORS if made[name]}, survivors)


def _places(program: Program, only: frozenset[str]) -> list[tuple[str, int, int]]:
    """Where the rules of the chosen norms stand."""
    provisions = {norm.provision for norm in program.norms if norm.id in only}
    rules = [program.provisions[id].span for id in provisions]
    spans = [*rules, *(norm.span for norm in program.norms if norm.id in only and norm.home is None)]
    return [(span.source.name, span.start, span.end) for span in spans if span is not None]


def _stands_in(mutant: Mutant, places: Sequence[tuple[str, int, int]]) -> bool:
    span = mutant.edit.span
    return any(span.source.name == file and start <= span.start and span.end <= end for file, start, end in places)


def _results(
    bench: Bench, compiled: Compiled, own: Sequence[str], options: Options, on: Instant
) -> Iterator[Found | None]:
    count = len(bench.mutants)
    if options.jobs == 1 or count <= _CHUNK:
        yield from map(bench.put, range(count))
        return
    given = (compiled, own, options, on)
    with ProcessPoolExecutor(options.jobs, initializer=_begin, initargs=given) as pool:
        yield from pool.map(_put, range(count), chunksize=_CHUNK)


_BENCH: list[Bench] = []  # the one of a worker process, made once in it


def _begin(*given: Any) -> None:
    _BENCH[:] = [Bench(*given)]


def _put(at: int) -> Found | None:
    return _BENCH[0].put(at)
