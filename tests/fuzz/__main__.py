"""Coverage-guided fuzzing: `make fuzz` for a minute, `make fuzz SECONDS=3600` for an hour.

An exception, a hang of ten seconds and more than a gigabyte of memory all count. What brings them about is kept in
tests/fuzz/crashes/TARGET, where the plain tests try it again from then on.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import random
import re
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stderr
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
CRASHES = Path(__file__).parent / "crashes"
LIMITS = "-timeout=10", "-rss_limit_mb=1024", "-max_len=4096", "-print_final_stats=1"
WATCHED = tuple(
    f"smrl.{layer}"
    for layer in (
        "assessment", "backends", "check", "core", "library", "reading", "syntax", "tailoring", "texts", "units",
        "vocabulary",
    )
)  # fmt: skip
MOST_SEEDS = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz each target for its share of the time; 1 where something was found."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="such as `rules` or `yaml` (default: all)")
    parser.add_argument("--seconds", type=int, default=60, help="in all (default: 60)")
    parser.add_argument("--corpus", type=Path, default=ROOT / ".fuzz", help="where inputs worth keeping are kept")
    options = parser.parse_args(arguments)
    if find_spec("atheris") is None:
        _tell("not fuzzed: atheris is not installed; it is there for Linux on x86-64 and Python before 3.14")
        return 0
    started = time.monotonic()
    targets, seeds = _instrumented()
    chosen = options.targets or list(targets.TARGETS)
    if unknown := set(chosen) - targets.TARGETS.keys():
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    for name in chosen:  # what is made once, such as the parser's tables, is no part of what is timed
        targets.TARGETS[name](seeds.SEEDS[name]()[0])
    left = options.seconds - (time.monotonic() - started)
    whole = sum(targets.SHARES[name] for name in chosen)
    found = [
        fuzz(name, targets.TARGETS[name], left * targets.SHARES[name] / whole, options.corpus / name) for name in chosen
    ]
    return 1 if any(found) else 0


def _instrumented() -> tuple[ModuleType, ModuleType]:
    """The targets and the seeds, with all that they run through watched; also what is imported late."""
    import atheris

    with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=list(WATCHED)):
        for layer in WATCHED:
            package = importlib.import_module(layer)
            for module in pkgutil.walk_packages(package.__path__, f"{layer}."):
                importlib.import_module(module.name)
        return importlib.import_module("tests.fuzz.targets"), importlib.import_module("tests.fuzz.seeds")


def fuzz(name: str, target: object, seconds: float, corpus: Path) -> bool:
    """Whether something was found in one target, which runs in a process of its own: libFuzzer ends with it."""
    (CRASHES / name).mkdir(parents=True, exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    options = [*LIMITS, f"-max_total_time={max(1, round(seconds))}", f"-artifact_prefix={CRASHES / name}/"]
    options += _laid_out(name, corpus)
    log = corpus.with_suffix(".log")
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        _run(target, [name, *options, str(corpus)], log)
    _, waited, used = os.wait4(child, 0)
    status = os.waitstatus_to_exitcode(waited)
    told = log.read_text(encoding="utf-8", errors="replace")
    stat = dict(re.findall(r"stat::(\w+):\s*(\d+)", told))
    covered = re.findall(r"cov: (\d+)", told)
    inputs, branches = int(stat.get("number_of_executed_units", 0)), int(covered[-1]) if covered else 0
    _tell(
        f"{name:12}{time.monotonic() - started:6,.0f} s ({used.ru_utime:5,.0f} s of a core) {inputs:9,} inputs "
        f"{branches:6,} branches {stat.get('peak_rss_mb', '?'):>5} MB  "
        + ("found something" if status else "nothing found")
    )
    if status:
        _tell(told)
    return status != 0


def _run(target: object, arguments: list[str], log: Path) -> None:
    """The child: it never comes back."""
    import atheris

    from tests.fuzz.mutator import by_words
    from tests.fuzz.seeds import words

    out = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)
    mutator = {"custom_mutator": by_words(words("rules"))} if arguments[0] == "rules" else {}
    atheris.Setup(arguments, target, **mutator)
    atheris.Fuzz()
    os._exit(0)


def _laid_out(name: str, corpus: Path) -> list[str]:
    """The options for a dictionary; and seeds in the corpus, not so many that no time is left to change them."""
    from tests.fuzz.seeds import SEEDS, words

    seeds = SEEDS[name]()
    for seed in random.Random(name).sample(seeds, min(len(seeds), MOST_SEEDS)):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    hexes = [word.encode("utf-8", "surrogatepass").hex() for word in words(name)]
    if not hexes:
        return []
    dictionary = corpus.with_suffix(".dict")
    lines = ('"' + re.sub("..", r"\\x\g<0>", word) + '"\n' for word in hexes)
    dictionary.write_text("".join(lines), encoding="ascii")
    return [f"-dict={dictionary}"]


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
