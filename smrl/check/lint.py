"""What is allowed and still likely to be a mistake. Lint only warns."""

from __future__ import annotations

from collections.abc import Iterable

from smrl.check.reporter import Reporter
from smrl.core import tree as core
from smrl.vocabulary import Many, Reference, Vocabulary


def lint(norms: Iterable[core.Norm], shown: Iterable[str], vocabulary: Vocabulary, report: Reporter) -> None:
    """Warn of norms that judge many events as one, and of scorable norms in provisions without an example.

    `shown` are the provisions that have one, or need none.
    """
    exemplified = set(shown)
    for norm in norms:
        if norm.home is not None or norm.ruleset or norm.span is None:
            continue
        condition = norm.condition
        if isinstance(condition, core.Quantify) and condition.kind == "every" and _events(condition.over, vocabulary):
            report.warn(
                "L102",
                "this norm judges all records as one: a single breach hides how many there are",
                norm.span,
                f"write `for each` in front, and judge every `{condition.variable}` by itself",
            )
        if norm.force.scorable and norm.provision not in exemplified:
            report.warn(
                "L103",
                f"no example shows what rule {norm.provision} means",
                norm.span,
                'add `example "…": facts -> verdict` for each way it can come out',
            )
            exemplified.add(norm.provision)


def _events(over: core.Expr, vocabulary: Vocabulary) -> bool:
    assert isinstance(over.type, Many)
    element = over.type.element
    return isinstance(element, Reference) and vocabulary.entities[element.entity].dated_by is not None
