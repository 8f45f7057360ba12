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


def _seconds(command: Sequence[str], cache: str) -> float:
    start = time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": cache, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1) or run.stderr:
        raise RuntimeError(run.stderr)
    return time.perf_counter() - start


def ratios(rounds: int = 9) -> dict[str, float]:
    """The cost of `smrl check` on a small facility in units of `python -c pass`, with and without a cache.

    Without one each run has a cache folder of its own, empty; bytecode is there in both. The least of some runs counts.
    """
    nothing = [sys.executable, "-c", "pass"]
    check = [sys.executable, str(Path(sys.executable).parent / "smrl"), "check", str(SMALL)]
    with tempfile.TemporaryDirectory() as folder:
        warm = f"{folder}/warm"
        _seconds(check, warm)
        taken: dict[str, list[float]] = {"pass": [], "warm": [], "cold": []}
        for turn in range(rounds):
            taken["pass"].append(_seconds(nothing, warm))
            taken["warm"].append(_seconds(check, warm))
            if turn < rounds // 2:
                taken["cold"].append(_seconds(check, f"{folder}/{turn}"))
    unit = min(taken["pass"])
    return {"python -c pass (ms)": unit * 1000, "warm": min(taken["warm"]) / unit, "cold": min(taken["cold"]) / unit}
