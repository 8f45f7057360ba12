"""What parameters are set to, in the order in which settings are asked: whose goes first, and until when each holds.

A setting of a ruleset goes before those of the rulesets it extends. Within one ruleset those for some subjects go
before those for all, and a setting ends where the next for the same subjects begins, so that a repeal leaves nothing in
force: no older value comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from smrl import lean
from smrl.check.dates import day_before, overlap
from smrl.check.family import Family, Layer
from smrl.check.reporter import Reporter
from smrl.diagnostics import Label
from smrl.syntax import tree


def settled(nodes: Sequence[tree.Setting], family: Family, report: Reporter) -> list[tree.Setting]:
    """Settings without a fault of their own, in order, each with the end that it has."""
    by_name: dict[str, dict[str, list[tree.Setting]]] = {}
    layers = {layer.name: layer for layer in family}
    for node in nodes:
        by_name.setdefault(node.name, {}).setdefault(family.of(node.span).name, []).append(node)
    found: list[tree.Setting] = []
    for by_layer in by_name.values():
        _between_parents(by_layer, layers, family, report)
        for name in sorted(by_layer, key=lambda name: -family.layers.index(layers[name])):
            found += sorted(_in_time(by_layer[name], report), key=lambda node: node.where is None)
    return found


def _in_time(nodes: list[tree.Setting], report: Reporter) -> list[tree.Setting]:
    """The settings of one parameter by one ruleset, each ended where the next for the same subjects begins."""
    ended = []
    for node in nodes:
        starts = [other.start for other in nodes if other.where == node.where and other.start is not None]
        later = [start for start in starts if node.start is None or start.text > node.start.text]
        if node.end is None and later:
            first = min(later, key=lambda start: start.text)
            node = lean.evolve(node, end=lean.evolve(first, text=day_before(first.text)))
        ended.append(node)
    for at, node in enumerate(ended):
        for other in ended[:at]:
            if other.where == node.where and overlap(_dates(other), _dates(node)):
                report.error(
                    "C610",
                    f"`{node.name}` is set twice for one time",
                    node.name_span,
                    "let one of them end before the other begins",
                    Label(other.name_span, "first here"),
                )
    return ended


def _dates(node: tree.Setting) -> tuple[str | None, str | None]:
    return node.start.text if node.start else None, node.end.text if node.end else None


def _between_parents(
    by_layer: dict[str, list[tree.Setting]], layers: dict[str, Layer], family: Family, report: Reporter
) -> None:
    """Report two rulesets that bind a parameter differently, where neither extends the other and nobody settles it."""
    names = list(by_layer)
    always = [
        layers[name]
        for name, nodes in by_layer.items()
        if any(n.where is None and n.start is None and n.end is None for n in nodes)
    ]
    for at, name in enumerate(names):
        for earlier in names[:at]:
            one, other = layers[earlier], layers[name]
            if family.related(one, other) or _alike(by_layer[earlier], by_layer[name]):
                continue
            if not family.settles(always, one, other):
                node, known = by_layer[name][0], by_layer[earlier][0]
                report.error(
                    "C611",
                    f"`{earlier}` and `{name}` set `{node.name}` differently, and both are extended here",
                    family.meeting(one, other),
                    f"say here which holds: `set {node.name} = …`",
                    Label(known.name_span, f"set by `{earlier}`"),
                    Label(node.name_span, f"set by `{name}`"),
                )


def _alike(one: list[tree.Setting], other: list[tree.Setting]) -> bool:
    return [(n.value, n.where, *_dates(n)) for n in one] == [(n.value, n.where, *_dates(n)) for n in other]
