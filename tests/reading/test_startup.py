"""Reading JSON brings in nothing that only the other formats, or other layers, need."""

from __future__ import annotations

import subprocess
import sys


def test_json_is_light() -> None:
    program = """
import sys
from tests.reading.small import SMALL
from smrl.reading import read
read('{"id": "f", "cells": [{"id": "A", "floor_area": "6 m^2"}]}', SMALL)
print(*sorted({"yaml", "tomllib", "pint", "lark", "click", "difflib", "zoneinfo"} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr
