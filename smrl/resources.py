"""Where the language and the law are kept: `smrl/_data/` in a wheel, the top-level folders in a checkout.

Both are named once, here, so that nothing else needs to know how it was installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def tree(name: str) -> Traversable:
    """The folder `grammar` or `rulesets`, wherever this installation keeps it; FileNotFoundError if nowhere."""
    package = Path(__file__).parent
    if (packaged := package / "_data" / name).is_dir():
        return packaged
    if (package.parent / "pyproject.toml").is_file() and (beside := package.parent / name).is_dir():
        return beside
    from importlib.resources import files  # a package inside a zip: slow to import, so last

    if (zipped := files("smrl") / "_data" / name).is_dir():
        return zipped
    raise FileNotFoundError(f"no folder `{name}` in this installation of smrl, nor beside its checkout")
