"""Running the tests against each mutant, in a process of its own that has everything imported already.

pytest collects the tests once. A first child runs all of them with coverage, to learn which tests come past a line and
how long each takes, and that all pass in such a child. Then each mutant has a child that puts the mutant in place and
runs the tests that come past its statement, quickest first, until one fails. Children are limited in processor time, so
a busy machine kills no mutant. Each has a temporary folder of its own, so none finds a ruleset in the cache that was
compiled without its mutant.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from traceback import format_exc
from types import FunctionType
from typing import Any

import pytest
from coverage import Coverage

from smrl import lean
from tests.mutants.places import ROOT, Mutant, apply, functions

LEAST_TIME, TIMES = 10, 4  # seconds of the processor, and how often the time of the unchanged tests
MOST_MEMORY = 4 << 30
MOST_EXAMPLES = 60  # of a property test
_SETTINGS = "_hypothesis_internal_use_settings"  # there is no public way to change the settings of a collected test
_ALIVE, _KILLED, _BROKEN = 0, 1, 2


class Fate(StrEnum):
    """What became of a mutant."""

    killed = "killed"
    endless = "killed by its time"
    survived = "survived"
    unreached = "no test comes past"


@lean.frozen
class Result:
    """A mutant and its fate."""

    mutant: Mutant
    fate: Fate


@lean.define(eq=False)
class Runner:
    """A plugin for pytest that runs the collected tests against mutants instead of running them once."""

    mutants: Sequence[Mutant]
    jobs: int
    tell: Callable[[Result], None]
    _seconds: dict[str, float] = lean.field(factory=dict)
    _reached: dict[tuple[str, int], set[str]] = lean.field(factory=lambda: defaultdict(set))
    _functions: dict[tuple[str, int], list[FunctionType]] = lean.field(factory=dict)
    _failed: str = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Property tests: few examples, the same in every run, and no looking for smaller ones."""
        from hypothesis import Phase, settings  # not before pytest, which warns of that

        for item in items:
            test: Any = getattr(item, "obj", None)
            own = getattr(test, _SETTINGS, None)
            if own is not None:
                few = min(own.max_examples, MOST_EXAMPLES)
                phases = [Phase.explicit, Phase.generate]
                changed = settings(own, max_examples=few, derandomize=True, database=None, phases=phases)
                setattr(test, _SETTINGS, changed)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed = self._failed or report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self._learn(items)
        for module in {mutant.module for mutant in self.mutants}:
            import_module(module)  # much of the package is imported on first use
        gc.collect()
        self._functions = functions()
        gc.freeze()  # what is not looked at is not copied into the children
        running: dict[int, tuple[Mutant, str]] = {}
        for mutant in self.mutants:
            tests = sorted({test for line in mutant.lines for test in self._reached[mutant.path, line]}, key=self._time)
            if not tests:
                self.tell(Result(mutant, Fate.unreached))
                continue
            if len(running) == self.jobs:
                self._await_one(running)
            folder = tempfile.mkdtemp(prefix="smrl-mutant-")
            child = _forked(folder, partial(self._judge, mutant, [items[test] for test in tests]))
            running[child] = mutant, folder
        while running:
            self._await_one(running)
        return True

    def _time(self, test: str) -> float:
        return self._seconds[test]

    def _learn(self, items: dict[str, pytest.Item]) -> None:
        """Which tests come past which lines, and the time that each takes; all of them must pass."""
        folder = tempfile.mkdtemp(prefix="smrl-mutant-")
        child = _forked(folder, lambda: self._measure(list(items.values()), Path(folder, "measured")))
        os.waitpid(child, 0)
        measured = json.loads(Path(folder, "measured").read_text(encoding="utf-8"))
        shutil.rmtree(folder, ignore_errors=True)
        if measured["failed"]:
            pytest.exit(f"this test fails without any mutant: {measured['failed']}", 1)
        self._seconds.update(measured["seconds"])
        for path, lines in measured["reached"].items():
            for line, tests in lines.items():
                self._reached[path, int(line)].update(tests)

    def _measure(self, items: list[pytest.Item], file: Path) -> int:
        recorder = Coverage(
            data_file=None, config_file=False, include=[f"{ROOT / mutant.path}" for mutant in self.mutants]
        )
        recorder.start()
        for _ in self._run(items, before=lambda item: recorder.switch_context(item.nodeid)):
            if self._failed:
                break
        recorder.stop()
        data = recorder.get_data()
        reached = {
            Path(name).relative_to(ROOT).as_posix(): {
                line: [test for test in tests if test] for line, tests in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
        }
        what = {"failed": self._failed, "seconds": self._seconds, "reached": reached}
        file.write_text(json.dumps(what), encoding="utf-8")
        return 0

    def _judge(self, mutant: Mutant | None, items: list[pytest.Item]) -> int:
        seconds = int(LEAST_TIME + TIMES * sum(self._time(item.nodeid) for item in items))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        if mutant is not None:
            apply(mutant, self._functions)
        try:
            for _ in self._run(items):
                if self._failed:
                    return _KILLED
        except BaseException:  # noqa: BLE001 - a mutant that brings pytest itself down
            return _KILLED
        return _ALIVE

    def _run(
        self, items: list[pytest.Item], before: Callable[[pytest.Item], object] = lambda _: None
    ) -> Iterator[pytest.Item]:
        for item, following in zip(items, [*items[1:], None], strict=True):
            before(item)
            started = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self._seconds[item.nodeid] = time.process_time() - started
            yield item

    def _await_one(self, running: dict[int, tuple[Mutant, str]]) -> None:
        child, status = os.wait()
        mutant, folder = running.pop(child)
        fault = Path(folder, "fault")
        why = fault.read_text(encoding="utf-8") if fault.exists() else ""
        shutil.rmtree(folder, ignore_errors=True)
        if os.WIFSIGNALED(status):
            fate = Fate.endless if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else Fate.killed
        elif os.WEXITSTATUS(status) == _BROKEN:
            pytest.exit(f"this mutant could not be put in place: {mutant.name}\n{why}", _BROKEN)
        else:
            fate = Fate.killed if os.WEXITSTATUS(status) == _KILLED else Fate.survived
        self.tell(Result(mutant, fate))


def _forked(folder: str, work: Callable[[], int]) -> int:
    """The child that does the work, in a folder of its own for what tests write; nothing that it prints is seen."""
    if child := os.fork():
        return child
    status = _BROKEN
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, sys.stdout.fileno())
        os.dup2(silence, sys.stderr.fileno())
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        status = work()
    except BaseException:  # noqa: BLE001 - the parent has to know why
        Path(folder, "fault").write_text(format_exc(), encoding="utf-8")
    finally:
        os._exit(status)  # no teardown: the folder is removed, and the parent has all that it needs
