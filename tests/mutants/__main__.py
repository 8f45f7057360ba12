"""Mutation testing of checker and evaluators: `python -m tests.mutants --sample 600 --seed 1`.

A sample is drawn with that seed from all mutants but those of equivalent.yaml; without `--sample` all are tested.
Survivors are listed by name, and `--again FILE` tests those of an earlier output. When it is interrupted, the figures
are those of the mutants tested until then: the order of a sample is by chance. Exit status 1 below 90 % killed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import pytest

from tests.mutants.equivalent import equivalent
from tests.mutants.figures import is_killed, table
from tests.mutants.places import ROOT, mutants
from tests.mutants.running import Result, Runner

MUTATED = ("smrl/check", "smrl/backends")
TESTS = (
    "tests/check", "tests/core/test_validity.py", "tests/backends",
    "tests/tailoring/test_corpus.py", "tests/tailoring/test_themes.py", "tests/tailoring/test_verdicts.py",
)  # fmt: skip
ENOUGH = 0.9


def main() -> int:
    """Test mutants as the command line says, and print what became of them."""
    parser = argparse.ArgumentParser("python -m tests.mutants", description=__doc__)
    parser.add_argument("folders", nargs="*", default=MUTATED, help=f"what is mutated (default: {' '.join(MUTATED)})")
    parser.add_argument("--sample", type=int, help="how many mutants (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="draws the sample (default: 1)")
    parser.add_argument("--again", type=Path, help="an earlier output: only what survived there")
    parser.add_argument("--jobs", type=int, default=1, help="how many mutants at a time (default: 1)")
    options = parser.parse_args()

    every = mutants(sorted(path for folder in options.folders for path in (ROOT / folder).rglob("*.py")))
    same = equivalent()
    chosen = [mutant for mutant in every if mutant.name not in same]
    if options.again:
        earlier = set(options.again.read_text(encoding="utf-8").splitlines())
        chosen = [mutant for mutant in chosen if any(line.endswith(mutant.name) for line in earlier)]
    if options.sample is not None:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    _say(f"{len(every)} mutants, {len(every) - len(chosen)} left out, {len(chosen)} tested (seed {options.seed})")

    results: list[Result] = []
    started = time.monotonic()
    runner = Runner(chosen, options.jobs, lambda result: _note(result, results))
    quiet = "-qqq", "-n0", "--capture=no", "-p", "no:cacheprovider"
    status = pytest.main([*quiet, "-m", "not long", *TESTS], plugins=[runner])
    if not results:
        return int(status) or 2
    _say(f"\n{(time.monotonic() - started) / 60:.0f} minutes\n\n| | mutants | killed | share | of all, 95 % sure |")
    _say("|---|---|---|---|---|")
    _say(
        "\n".join(
            [*table(results, lambda one: one.mutant.package), "", *table(results, lambda one: one.mutant.operator)]
        )
    )
    if len(results) < len(chosen):
        _say(f"\nonly {len(results)} of {len(chosen)} were tested")
        return int(status) or 2
    return int(sum(map(is_killed, results)) < ENOUGH * len(results))


def _note(result: Result, results: list[Result]) -> None:
    results.append(result)
    if not is_killed(result):
        _say(f"{result.fate}, line {result.mutant.line}: {result.mutant.name}")
    if len(results) % 50 == 0:
        _say(f"{len(results)} tested, {sum(map(is_killed, results))} killed")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
