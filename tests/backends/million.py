"""A long run of the agreement of both evaluators: `make million`, or `python -m tests.backends.million --help`.

A pair is one generated norm with one generated world. A batch is some norms, compiled as one program, and some worlds:
every norm is put to every world, and all findings are compared, subject by subject. A batch follows from the seed and
its number alone, so that a run can be taken up where it was stopped, be done in parts, and be repeated in one batch.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from smrl.backends import interpret, python
from smrl.core.tree import Norm
from tests.backends.agreement import ON, findings
from tests.strategies.choices import Choices, again, random, smallest
from tests.strategies.core import Writer, program_of
from tests.strategies.facts import Maker
from tests.strategies.world import WORLD, Spec

NORMS, WORLDS = 10, 25
PAIRS = NORMS * WORLDS  # of a batch
EXAMINED = 3  # disagreements of a batch that are made small: the others are mostly of the same origin

KINDS: tuple[Callable[[Writer, int], Norm], ...] = (
    *(partial(Writer.norm, depth=depth) for depth in (1, 2, 2, 3, 3, 3, 4)),
    *(Writer.bounded_norm,) * 3,
    *(Writer.windowed_norm,) * 2,
)
GIVEN: tuple[Mapping[str, Any], ...] = (
    {}, {}, {"open_number": 3}, {"yes_no": True, "least": 0}, {"yes_no": False, "open_number": 0}, {"hue": "blue"},
)  # fmt: skip


class Case(NamedTuple):
    """A world, and what is given for the parameters there."""

    world: Spec
    given: Mapping[str, Any]


def norm_of(choices: Choices, number: int = 1) -> Norm:
    return choices.pick(KINDS)(Writer(choices), number)


def case_of(choices: Choices) -> Case:
    given = choices.pick(GIVEN)
    return Case(Maker(choices).object("world"), given)


def differences(norms: Sequence[Norm], cases: Sequence[Case]) -> Iterator[tuple[int, int, str]]:
    """The numbers of norm and case where the evaluators part, and what they say.

    What one of them raises is blamed on the last norm of all, since nobody knows which it was.
    """
    program = program_of(*norms)
    number = 0
    try:
        evaluator = python.build(program, WORLD)
        for number, (spec, given) in enumerate(cases):
            world = spec.build()
            expected = findings(interpret.evaluate(program, WORLD, world, ON, given))
            actual = findings(evaluator.evaluate(world, ON, given))
            if actual != expected:
                for at, norm in enumerate(norms):
                    if actual[norm.id] != expected[norm.id]:
                        yield at, number, f"interpreted {expected[norm.id]}\ngenerated   {actual[norm.id]}"
    except Exception as error:  # noqa: BLE001 an evaluator that raises anything at all is what is looked for
        yield len(norms) - 1, number, f"{type(error).__name__}: {error}"


def differ(norm: Sequence[int], case: Sequence[int]) -> str | None:
    """What the evaluators say of the norm and the case that these choices make, if they part."""
    found = next(differences([norm_of(again(norm))], [case_of(again(case))]), None)
    return found and found[2]


def smaller(norm: Sequence[int], case: Sequence[int]) -> tuple[list[int], list[int]]:
    """Choices that make a small norm and a small case over which the evaluators still part."""
    small = smallest(norm, lambda made: differ(made, case) is not None)
    return small, smallest(case, lambda made: differ(small, made) is not None)


def run(seed: int, batch: int) -> list[str]:
    """A report of each disagreement of a batch."""
    name = f"seed {seed}, batch {batch}"
    norm_choices = [random(f"{name}, norm {number}") for number in range(NORMS)]
    case_choices = [random(f"{name}, case {number}") for number in range(WORLDS)]
    norms = [norm_of(choices, number + 1) for number, choices in enumerate(norm_choices)]
    cases = list(map(case_of, case_choices))
    reports = []
    for at, number, told in islice(differences(norms, cases), EXAMINED):
        norm, case = norm_choices[at].made, case_choices[number].made
        if differ(norm, case) is None:
            reports.append(f"{name}, case {number}, only with all norms of the batch: {told}")
            continue
        norm, case = smaller(norm, case)
        reports.append(
            f"{name}, norm {at}, case {number}; at its smallest, of the choices {norm} and {case}:\n"
            f"{norm_of(again(norm))}\n{case_of(again(case))}\n{differ(norm, case)}"
        )
    return reports


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, show how far it is once a minute, and end with 1 where the evaluators parted."""
    parser = argparse.ArgumentParser("python -m tests.backends.million", description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=1_000_000, help="of a norm and a world (default: a million)")
    parser.add_argument("--seed", type=int, default=1, help="what all choices follow from (default: 1)")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="BATCH", help="the first batch to run")
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: 1)")
    options = parser.parse_args(arguments)
    batches = range(options.first, -(-options.pairs // PAIRS))
    started = shown = time.monotonic()
    disagreements = 0
    with ExitStack() as stack:
        # alone it stays in this process, where coverage sees what it comes past
        each = map if options.jobs == 1 else stack.enter_context(ProcessPoolExecutor(options.jobs)).map
        for batch, reports in zip(batches, each(partial(run, options.seed), batches), strict=True):
            disagreements += len(reports)
            for report in reports:
                _tell(report)
            if time.monotonic() - shown >= 60:
                shown = time.monotonic()
                _tell(
                    f"{(batch + 1) * PAIRS:,} pairs, {disagreements} disagreements, {shown - started:,.0f} s; "
                    f"goes on with --from {batch + 1}"
                )
    done = len(batches) * PAIRS
    _tell(f"seed {options.seed}: {done:,} pairs, {disagreements} disagreements, {time.monotonic() - started:,.0f} s")
    return 1 if disagreements else 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
