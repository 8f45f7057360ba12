"""The rulesets that one extends, read and put in order: each after those that it extends itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from smrl import lean
from smrl.check import LANGUAGE, Layer
from smrl.diagnostics import Diagnostic, Label, RulesetError
from smrl.source import Source, Span
from smrl.syntax import parse, tree
from smrl.tailoring.versions import meets

MOST: Final = 50
"""Rulesets in one family, so that nobody waits for a chain without an end."""


@lean.frozen
class Found:
    """The files of a ruleset, with the faults of those that are not text."""

    sources: Sequence[Source]
    faults: Sequence[Diagnostic] = ()


Find = Callable[[str], Found]
"""Finds a ruleset by the name that `extends` gives. Raises RulesetError where there is none."""


@lean.define
class Lineage:
    """Gathers whom a ruleset extends. `faults` are those of the texts, `missing` those of the family itself.

    `torn` tells that a header could not be read, so that there may be others.
    """

    find: Find
    layers: list[Layer] = lean.field(factory=list)
    faults: list[Diagnostic] = lean.field(factory=list)
    missing: list[Diagnostic] = lean.field(factory=list)
    torn: bool = False

    def of(self, layer: Layer) -> None:
        """Add all that a ruleset extends."""
        self._extend(layer, (layer.name,))

    @property
    def is_whole(self) -> bool:
        """Whether all are there, so that something can be said of the ruleset."""
        return not self.missing and not self.torn

    def _extend(self, layer: Layer, way: tuple[str, ...]) -> None:
        self.torn |= layer.torn
        for parent in layer.header.extends if layer.header is not None else ():
            if parent.name in way:
                self._fault("R108", parent.name_span, f"`{parent.name}` extends itself: {_shown(way, parent.name)}")
                continue
            known = next((one for one in self.layers if one.name == parent.name), None)
            if known is None:
                known = self._read(parent)
                if known is None:
                    continue
                if len(self.layers) + len(way) >= MOST:
                    self._fault("R110", parent.name_span, f"more than {MOST} rulesets extend one another")
                    continue
                self._extend(known, (*way, parent.name))
                if all(one.name != known.name for one in self.layers):
                    self.layers.append(known)
            self._check(parent, known)

    def _read(self, parent: tree.Extends) -> Layer | None:
        try:
            found = self.find(parent.name)
        except RulesetError as error:
            first = error.diagnostics[0]
            if first.code == "R101":
                self._fault("R106", parent.name_span, f"there is no ruleset `{parent.name}` to extend", first.help)
            else:
                self.missing.extend(error.diagnostics)
            return None
        files, faults = _parsed(tuple(found.sources))
        bare = Layer(parent.name, (), files)
        if bare.foreign is None:  # else its text is in words that nobody here knows
            self.faults += (*found.faults, *faults)
        names = tuple(one.name for one in bare.header.extends) if bare.header is not None else ()
        return Layer(parent.name, names, bare.files)

    def _check(self, parent: tree.Extends, layer: Layer) -> None:
        """Whether the ruleset is one that can be extended, and of a version that will do."""
        language, version = layer.foreign, layer.stated("version")
        if language is not None:
            label = Label(language.span, "written here")
            message = f"`{parent.name}` is in language version {language.value}, and this library reads {LANGUAGE}"
            self._fault("R109", parent.name_span, message, None, label)
        if parent.op is None or parent.version is None:
            return
        wanted = f"`{parent.op} {parent.version}`"
        if version is None:
            labels = [Label(layer.header.span, "its header")] if layer.header is not None else []
            help = 'give it one in its header: `version "1.0"`'
            self._fault(
                "R107", parent.span, f"`{parent.name}` has no version, and {wanted} is asked for", help, *labels
            )
        elif not meets(version.value, parent.op, parent.version):
            message = f"`{parent.name}` is version {version.value}, and {wanted} is asked for"
            self._fault("R107", parent.span, message, None, Label(version.span, "the version that is here"))

    def _fault(self, code: str, span: Span, message: str, help: str | None = None, *labels: Label) -> None:
        self.missing.append(Diagnostic(code, message, span, help, labels))


@lru_cache(maxsize=2)
def _parsed(sources: tuple[Source, ...]) -> tuple[tuple[tuple[tree.Module, Source], ...], tuple[Diagnostic, ...]]:
    """The files of a ruleset as trees. Kept, since several rulesets often extend one, and reading it is most work."""
    read = [(source, *parse(source)) for source in sources]
    return tuple((module, source) for source, module, _ in read), tuple(one for *_, faults in read for one in faults)


def _shown(way: tuple[str, ...], name: str) -> str:
    return " -> ".join(f"`{one}`" for one in (*way[way.index(name) :], name))
