"""Words of inherited texts, which mean what they meant where they were written."""

from __future__ import annotations

from smrl.check.declarations import Declarations
from smrl.check.reporter import Reporter
from smrl.core import tree as core
from smrl.diagnostics import Label
from smrl.syntax import tree


def unchanged(node: tree.Name, found: core.Expr, declared: Declarations, report: Reporter) -> None:
    """Report what was found for a word, if it is declared by a ruleset that the word's own ruleset does not know.

    The author of that text meant what was there: a fact of what the subject belongs to, or a parameter.
    """
    place, code = None, "C608"
    if isinstance(found, core.Read):
        place = declared.hidden(found.entity, found.name, node.span)
    elif isinstance(found, core.Named) and not declared.family.knows(node.span, found.span):
        place, code = found.span, "C302"
    if place is not None:
        message = (
            f"`{node.word}` has another meaning in `{declared.family.of(node.span).name}`, which this would change"
        )
        report.error(code, message, place, "choose another name", Label(node.span, "used here"))
