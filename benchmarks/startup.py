"""What it costs to start: processes of their own, against a Python that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "examples" / "small" / "facility.json"
PRISON = ROOT / "examples" / "prison"


def _seconds(command: Sequence[str], cache: str) -> float:
    start = time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": cache, "PYTHONPATH": str(ROOT)}
    for slowing in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        environment.pop(slowing, None)
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1) or run.stderr:
        raise RuntimeError(run.stderr)
    return time.perf_counter() - start


def seconds(rounds: int = 15) -> dict[str, float]:
    """What `python -c pass` takes, and then `smrl check` on a small facility and on a prison of three hundred.

    They take turns, and the least of the rounds counts. Without a cache each run has a cache folder of its own, empty;
    bytecode is there in all.
    """
    smrl = [sys.executable, str(Path(sys.executable).parent / "smrl"), "check"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "small facility, JSON": [*smrl, str(SMALL)],
        "prison, JSON": [*smrl, str(PRISON / "facility.json")],
        "prison, YAML": [*smrl, str(PRISON / "facility.yaml")],
    }
    with tempfile.TemporaryDirectory() as folder:
        warm = f"{folder}/warm"
        _seconds(commands["small facility, JSON"], warm)
        taken: dict[str, list[float]] = {name: [] for name in (*commands, "small facility, JSON, no cache")}
        for turn in range(rounds):
            for name, command in commands.items():
                taken[name].append(_seconds(command, warm))
            if turn % 4 == 0:
                taken["small facility, JSON, no cache"].append(
                    _seconds(commands["small facility, JSON"], f"{folder}/{turn}")
                )
    return {name: min(times) for name, times in taken.items()}
