"""Reading a facility: characters, plain tree, objects; then the faults of all three with their places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from os import PathLike
from typing import Any, BinaryIO

from smrl import lean
from smrl.diagnostics import Diagnostic, FactError, Label, Severity
from smrl.reading.files import Format, open_file, open_source, open_stream
from smrl.reading.records import Progress, Records
from smrl.reading.tree import Fault, Faults, Path, TooManyFaults, Tree, path_steps, path_text
from smrl.source import Source, Span
from smrl.vocabulary import Vocabulary
from smrl.vocabulary.consistency import faults as faults_between
from smrl.vocabulary.intake import Refused
from smrl.vocabulary.root import Root
from smrl.vocabulary.survey import survey
from smrl.vocabulary.zones import TIME_ZONE, zone_of

_PARSED = 0.7  # the share of the work that parsing takes, for progress
_LONGEST_SEARCHED = 2**24
"""Characters: in longer texts faults have a path but no line, since looking for it would take longer than reading."""


@lean.frozen
class Reading:
    """What was read: the root object, and warnings (such as a NaN that was taken for unknown)."""

    root: Any
    warnings: tuple[Diagnostic, ...] = ()


def _silent(share: float) -> None:
    """Progress that nobody watches."""


def read(
    origin: str | PathLike[str], vocabulary: Vocabulary, format: str | None = None, progress: Progress | None = None
) -> Reading:
    """The root object that a YAML, JSON or TOML file (or text) describes in the words of the vocabulary.

    `progress` is called with the share that is done, 0 to 1. Raises FactError with every fault of the file, and
    OSError where there is none.
    """
    return _read(*open_source(origin, format), vocabulary, progress)


def read_file(path: str | PathLike[str], vocabulary: Vocabulary, progress: Progress | None = None) -> Reading:
    """What `read` gives for a file, whatever its name looks like."""
    return _read(*open_file(path, None), vocabulary, progress)


def read_stream(stream: BinaryIO, vocabulary: Vocabulary, progress: Progress | None = None) -> Reading:
    """What `read` gives for the bytes of a stream, YAML or JSON."""
    return _read(*open_stream(stream), vocabulary, progress)


def _read(source: Source, chosen: Format, vocabulary: Vocabulary, progress: Progress | None) -> Reading:
    told = progress or _silent
    faults = Faults()
    root: Any = None
    object_faults: list[tuple[Path, Diagnostic]] = []
    try:
        tree = _parse(source, chosen, faults, lambda share: told(share * _PARSED))
        told(_PARSED)
        if not faults.fatal and _is_mapping(tree, source, faults):
            zone = _zone(tree, vocabulary, faults)
            rest = 1 - _PARSED
            records = Records(vocabulary, zone, faults, lambda share: told(_PARSED + share * rest), _size(tree))
            root = records.root(tree)
            object_faults = records.object_faults
            if root is not None and not isinstance(root, Root):
                object_faults += _check(vocabulary, root)
    except TooManyFaults:
        pass
    diagnostics = list(_placed(source, chosen, faults.found, object_faults))
    if any(one.severity is Severity.error for one in diagnostics):
        raise FactError(diagnostics)
    told(1.0)
    return Reading(root, tuple(diagnostics))


def _parse(source: Source, format: Format, faults: Faults, progress: Progress) -> Tree:
    match format:  # each parser is imported by its own files only: YAML's takes long to start
        case "json":
            from smrl.reading.json_text import parse_json

            return parse_json(source, faults) if source.text.strip() else None
        case "yaml":
            from smrl.reading.yaml_text import parse_yaml

            return parse_yaml(source, faults, progress)
        case "toml":
            from smrl.reading.toml_text import parse_toml

            return parse_toml(source, faults)


def _is_mapping(tree: Tree, source: Source, faults: Faults) -> bool:
    if isinstance(tree, dict) and tree:
        return True
    if not tree and not isinstance(tree, bool | int):
        faults.add("F205", f"`{source.name}` is empty", "write the facts as lines of `name: value`")
    else:
        what = "a list" if isinstance(tree, list) else "a single value"
        faults.add("F205", f"`{source.name}` holds {what} where its facts should be", "write lines of `name: value`")
    return False


def _size(tree: dict[str, Tree]) -> int:
    """About how many records there are: those at the top, and those kept in one of them."""
    count = 0
    for value in tree.values():
        members = list(value.values()) if isinstance(value, dict) else value
        if isinstance(members, list):
            first = members[0] if members and isinstance(members[0], dict) else {}
            count += len(members) * (1 + sum(len(kept) for kept in first.values() if isinstance(kept, list)))
    return count


def _zone(tree: dict[str, Tree], vocabulary: Vocabulary, faults: Faults) -> tzinfo | None:
    """The zone that times without an offset are in."""
    name = tree.get(TIME_ZONE)
    if not isinstance(name, str) or vocabulary.fact(vocabulary.root, TIME_ZONE) is None:
        return None
    try:
        return zone_of(name)
    except Refused as refused:
        for _, code, message, help in refused.faults:
            faults.add(code, message, help, (TIME_ZONE,))
        return None


def _check(vocabulary: Vocabulary, root: object) -> Iterator[tuple[Path, Diagnostic]]:
    """What contradicts itself in objects that do not check themselves."""
    for one in faults_between(vocabulary, root, survey(vocabulary, root)):
        yield path_steps(one.path or ""), one


def _placed(
    source: Source, format: Format, found: list[Fault], object_faults: list[tuple[Path, Diagnostic]]
) -> Iterator[Diagnostic]:
    """The faults as diagnostics with the places they have in the text; what the objects say comes last."""
    wanted = [fault.path for fault in found if fault.start is None and fault.path]
    wanted += [path for path, one in object_faults if one.span is None and path]
    places = _places(source, format, wanted) if wanted and len(source.text) <= _LONGEST_SEARCHED else {}

    def span(path: Path, at_key: bool) -> Span | None:
        place = places.get(path)
        if place is None:
            return None
        start, end = place.key if at_key and place.key else place.value
        return Span(source, start, end)

    for fault in found:
        here = span(fault.path, fault.at_key)
        if fault.start is not None:
            here = Span(source, fault.start, fault.end or fault.start + 1)
        labels = (Label(Span(source, *fault.before), "here first"),) if fault.before else ()
        where = path_text(fault.path) or None
        yield Diagnostic(fault.code, fault.message, here, fault.help, labels, where, fault.severity)
    told = {fault.path for fault in found}
    for path, one in object_faults:
        if path not in told:
            yield lean.evolve(one, path=path_text(path) or None, span=one.span or span(path, False))


def _places(source: Source, format: Format, paths: list[Path]) -> dict[Path, Any]:
    from smrl.reading.places import locate

    match format:
        case "json":
            from smrl.reading.json_text import json_events

            return locate(json_events(source.text), paths)
        case "yaml":
            from smrl.reading.yaml_text import yaml_events

            return locate(yaml_events(source.text), paths)
        case "toml":
            return {}  # tomllib tells no places
