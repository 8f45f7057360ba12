"""YAML to a plain tree, through the events of PyYAML's parser (libyaml's where it was built).

Only the parts of YAML that a form needs are read: no anchors, aliases, merges or tags, so that nothing can expand, and
no guessing of types, so that `no`, `12:30` and `2026-02-29` arrive as they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from smrl.reading.tree import MAX_DEPTH, Faults, Path, Plain, Tree
from smrl.source import Source

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHARE = 4096  # events between two reports of progress

Progress = Callable[[float], None]


class _Refused(Exception):
    """A fault after which the rest of the file cannot be understood."""


def parse_yaml(source: Source, faults: Faults, progress: Progress) -> Tree:
    """The tree, or None with the faults added. `progress` is told the share that has been read."""
    try:
        return _Composer(source.text, faults, progress).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at, problem = mark.index if mark else 0, error.problem or error.context
        faults.add("F204", f"this is not YAML: {problem}", _hint(source.text, at, error), start=at)
    except yaml.reader.ReaderError as error:
        faults.add("F204", f"this is not YAML: {_unprintable(error)}", start=_reader_place(source.text, error))
    except _Refused:
        pass
    return None


class _Composer:
    def __init__(self, text: str, faults: Faults, progress: Progress) -> None:
        self.text, self.faults, self.progress = text, faults, progress
        self.path: list[str | int] = []
        self.next: Callable[[], Any] = _Loader(text).get_event
        self.count = 0

    def document(self) -> Tree:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        tree = self.value(self.next())
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.refuse("F209", "the file holds several YAML documents", "keep one, without `---` after it", event)
        return tree

    def value(self, event: Any) -> Tree:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if event.anchor is None and event.tag is None:
                return self.scalar(event)
        elif kind is yaml.AliasEvent:
            self.refuse("F208", f"aliases such as `*{event.anchor}` are not read", "write the values out", event)
        if event.anchor is not None:
            self.refuse("F208", f"anchors such as `&{event.anchor}` are not read", "write the values out", event)
        if event.tag is not None:
            self.refuse("F208", f"tags such as `{event.tag}` are not read", "leave the tag out", event)
        if len(self.path) >= MAX_DEPTH:
            self.refuse("F206", f"the file is nested deeper than {MAX_DEPTH} levels", None, event)
        return self.mapping() if kind is yaml.MappingStartEvent else self.sequence()

    def scalar(self, event: Any) -> Tree:
        self.count += 1
        if self.count % _SHARE == 0:
            self.progress(event.start_mark.index / len(self.text))
        text = event.value
        if event.style or not event.implicit[0]:  # in quotes, or a block of text
            return text
        return None if text in _NULLS else Plain(text)

    def sequence(self) -> list[Tree]:
        items: list[Tree] = []
        get, value, path = self.next, self.value, self.path
        path.append(0)
        while (event := get()).__class__ is not yaml.SequenceEndEvent:
            path[-1] = len(items)
            items.append(value(event))
        path.pop()
        return items

    def mapping(self) -> dict[str, Tree]:
        members: dict[str, Tree] = {}
        keys: dict[str, Any] = {}
        get, value, path = self.next, self.value, self.path
        path.append("")
        while (event := get()).__class__ is not yaml.MappingEndEvent:
            if event.__class__ is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
                self.key(event)
            key = event.value
            path[-1] = key
            if key == "<<" and not event.style:
                self.refuse("F208", "merges with `<<` are not read", "write the values out", event)
            if key in members:
                message, (start, end) = f"the key `{key}` stands twice", _place(event)
                self.faults.add("F207", message, None, tuple(path), start=start, end=end, before=_place(keys[key]))
            keys[key] = event
            members[key] = value(get())
        path.pop()
        return members

    def key(self, event: Any) -> None:
        if event.__class__ is yaml.ScalarEvent or event.__class__ is yaml.AliasEvent:
            what = "anchors, aliases and tags on keys are not read"
        else:
            what = "a key that is itself a list or a mapping is not read"
        self.refuse("F208", what, "write a plain word before the colon", event)

    def refuse(self, code: str, message: str, help: str | None, event: Any) -> None:
        path: Path = tuple(self.path)
        self.faults.add(code, message, help, path, start=event.start_mark.index, end=event.end_mark.index)
        raise _Refused


def _hint(text: str, at: int, error: yaml.MarkedYAMLError) -> str | None:
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    if "\t" in line and not line.strip():
        return "indent with spaces: YAML does not take tabs"
    if "mapping values are not allowed" in str(error.problem):
        return "put text that holds a colon in quotes"
    if line[-1:] in {"%", "@", "`"}:
        return "put the text in quotes"
    return None


def _unprintable(error: yaml.reader.ReaderError) -> str:
    code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
    return f"the character U+{code:04X} may not stand in it"


def _reader_place(text: str, error: yaml.reader.ReaderError) -> int:
    """Where the character stands: libyaml counts bytes, the Python reader characters."""
    code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
    found = text.find(chr(code))
    return max(found, 0)


def yaml_events(text: str) -> Iterator[tuple[str, str, int, int]]:
    """What stands where, as in `smrl.reading.json_text.json_events`."""
    kinds = {
        yaml.MappingStartEvent: "map",
        yaml.SequenceStartEvent: "list",
        yaml.MappingEndEvent: "end",
        yaml.SequenceEndEvent: "end",
        yaml.ScalarEvent: "scalar",
    }
    for event in yaml.parse(text, Loader=_Loader):
        if kind := kinds.get(event.__class__):
            yield kind, getattr(event, "value", ""), *_place(event)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
