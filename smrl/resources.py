"""Where the language and the law are kept: `smrl/_data/` in a wheel, the top-level folders in a checkout.

Official texts, which only a user can have, are in the user's data folder. All are named once, here, so that nothing
else needs to know how it was installed. pathlib takes a quarter of the time to import that Python takes to start, so
what `smrl check` needs does without it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder(name: str) -> str | None:
    """The folder `grammar` or `rulesets`, if this installation keeps it in the file system."""
    package = os.path.dirname(__file__)
    if os.path.isdir(packaged := os.path.join(package, "_data", name)):
        return packaged
    above = os.path.dirname(package)
    beside = os.path.join(above, name)
    return beside if os.path.isfile(os.path.join(above, "pyproject.toml")) and os.path.isdir(beside) else None


def tree(name: str) -> Traversable:
    """The folder `grammar` or `rulesets`, wherever this installation keeps it; FileNotFoundError if nowhere."""
    if (found := folder(name)) is not None:
        from pathlib import Path

        return Path(found)
    from importlib.resources import files  # a package inside a zip: slow to import, so last

    if (zipped := files("smrl") / "_data" / name).is_dir():
        return zipped
    raise FileNotFoundError(f"no folder `{name}` in this installation of smrl, nor beside its checkout")


def texts_folder() -> str | None:
    """SMRL_TEXTS (`off`: none), else smrl/texts/ in XDG_DATA_HOME or the system's place for a user's data."""
    if own := os.environ.get("SMRL_TEXTS"):
        return None if own == "off" else own
    base = os.environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(base):  # the standard ignores relative paths
        home = os.path.expanduser("~")
        if home == "~":  # no home folder
            return None
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        else:
            base = os.path.join(home, "Library/Application Support" if sys.platform == "darwin" else ".local/share")
    return os.path.join(base, "smrl", "texts")
