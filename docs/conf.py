"""How Sphinx turns these pages into web pages; `make docs` fails on any warning."""

import sys
import tomllib
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here))

from smrl_lexer import SmrlLexer  # noqa: E402  (it lies beside this file, which Sphinx does not put on the path)

pyproject = tomllib.loads((here.parent / "pyproject.toml").read_text(encoding="utf-8"))

project = "smrl"
author = "the smrl contributors"
release = version = pyproject["project"]["version"]

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"smrl {release}"


def setup(app):
    app.add_lexer("smrl", SmrlLexer)
