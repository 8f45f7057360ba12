"""What every test relies on: quiet property tests, a cache folder of its own, the list of the project's files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# No deadline: two cores shared by two workers make single examples slow now and then. In CI the examples are the same
# in every run, so that a change is not blamed for what chance found; elsewhere chance may look.
settings.register_profile("smrl", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("smrl")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled rulesets and official texts are kept away from the user's own, and subprocesses inherit that.

    Workers share what they compile. What is written is 100 columns wide, as where there is no terminal: xdist says 80.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SMRL_CACHE", raising=False)
        patch.delenv("SMRL_TEXTS", raising=False)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The files of the project, relative to its root: what git tracks or would if asked."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return [Path(name) for name in sorted(set(listing.split("\0"))) if name and (ROOT / name).is_file()]
