"""A ruleset and those it extends, as layers: who stands above whom, and which layer a place in the text belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from smrl import lean
from smrl.source import Source, Span
from smrl.syntax import tree

LANGUAGE: Final = 1  # the version of the rule language that is read here


@lean.frozen(eq=False, slots=False)
class Layer:
    """One ruleset: its name, the names of those it extends, and its files as parsed."""

    name: str
    extends: tuple[str, ...]
    files: tuple[tuple[tree.Module, Source], ...]

    @cached_property
    def header(self) -> tree.RulesetHeader | None:
        """Its first header; a second one is a fault."""
        items = (item for module, _ in self.files for item in module.items)
        return next((item for item in items if isinstance(item, tree.RulesetHeader)), None)

    def stated(self, key: str) -> tree.HeaderField | None:
        """A field of its header."""
        return next((field for field in self.header.fields if field.key == key), None) if self.header else None

    @cached_property
    def foreign(self) -> tree.HeaderField | None:
        """The language version it is written in, where that is another than this library reads."""
        language = self.stated("language")
        return language if language is not None and language.value != str(LANGUAGE) else None

    @cached_property
    def torn(self) -> bool:
        """Whether its header could not be read, so that nobody knows whom it extends."""
        return any(module.torn for module, _ in self.files) and not (self.header and self.header.extends)


@lean.frozen(eq=False, slots=False)
class Family:
    """The layers, each after those it extends; the last is the ruleset that is checked, the others it inherits."""

    layers: Sequence[Layer]

    @property
    def own(self) -> Layer:
        return self.layers[-1]

    @cached_property
    def _by_source(self) -> dict[int, Layer]:
        return {id(source): layer for layer in self.layers for _, source in layer.files}

    @cached_property
    def _by_name(self) -> dict[str, Layer]:
        return {layer.name: layer for layer in self.layers}

    def of(self, span: Span | None) -> Layer:
        """The layer that a place belongs to."""
        return self.own if span is None else self._by_source.get(id(span.source), self.own)

    def inherits(self, span: Span | None) -> str:
        """The name of the layer that something is inherited from, empty for what is the ruleset's own."""
        layer = self.of(span)
        return "" if layer is self.own else layer.name

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        above: dict[str, frozenset[str]] = {}
        for layer in self.layers:  # each after those it extends
            parents = [name for name in layer.extends if name in above]
            above[layer.name] = frozenset(parents).union(*(above[name] for name in parents))
        return above

    def descends(self, lower: Layer, upper: Layer) -> bool:
        """Whether a layer extends another, itself or through others."""
        return upper.name in self._above[lower.name]

    def related(self, one: Layer, other: Layer) -> bool:
        """Whether they are one layer, or one extends the other."""
        return one is other or self.descends(one, other) or self.descends(other, one)

    def knows(self, text: Span | None, place: Span | None) -> bool:
        """Whether what is declared at a place can be meant in a text: by a ruleset that it belongs to or extends."""
        reader, declares = self.of(text), self.of(place)
        return reader is declares or self.descends(reader, declares)

    def apart(self, one: Span | None, other: Span | None) -> str | None:
        """The help where two rulesets declare one thing and neither extends the other."""
        first, second = self.of(one), self.of(other)
        if self.related(first, second):
            return None
        return f"`{first.name}` and `{second.name}` both have it, so that they cannot be extended together"

    def settles(self, layers: Iterable[Layer], one: Layer, other: Layer) -> bool:
        """Whether one of the layers extends both, so that what it says goes before what either says."""
        return any(self.descends(layer, one) and self.descends(layer, other) for layer in layers)

    def meeting(self, one: Layer, other: Layer) -> Span:
        """Where a ruleset extends two others: the later one's name in the header of the first that has both."""
        lower = next(layer for layer in self.layers if self.settles([layer], one, other))
        assert lower.header is not None
        above = ((parent, self._by_name[parent.name]) for parent in reversed(lower.header.extends))
        return next(parent.name_span for parent, layer in above if layer is other or self.descends(layer, other))

    def rank(self, span: Span | None) -> int:
        """The place of a layer in the family: what extends another comes after it."""
        return self.layers.index(self.of(span))

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)
