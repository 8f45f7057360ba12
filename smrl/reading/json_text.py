"""JSON to a plain tree: numbers stay as written, NaN and duplicate keys are noticed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from smrl.reading.tree import MAX_DEPTH, Faults, Numeral, Tree
from smrl.source import Source


def parse_json(source: Source, faults: Faults) -> Tree:
    """The tree, or None with the faults added."""
    repeated = False

    def mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
        nonlocal repeated
        members = dict(pairs)
        if len(members) != len(pairs):
            repeated = True
        return members

    decoder = json.JSONDecoder(
        object_pairs_hook=mapping, parse_int=Numeral, parse_float=Numeral, parse_constant=Numeral
    )
    try:
        tree = decoder.decode(source.text)
    except json.JSONDecodeError as error:
        message = error.msg[0].lower() + error.msg[1:].rstrip(":")
        faults.add("F204", f"this is not JSON: {message}", _hint(source.text, error.pos), start=error.pos)
        return None
    except RecursionError:
        faults.add("F206", f"the file is nested deeper than {MAX_DEPTH} levels")
        return None
    if repeated:
        from smrl.reading.places import repeated_keys

        for path, first, second in repeated_keys(json_events(source.text)):
            faults.add(
                "F207", f"the key `{path[-1]}` stands twice", path=path, start=second[0], end=second[1], before=first
            )
    return tree


def _hint(text: str, at: int) -> str | None:
    before = text[:at].rstrip()[-1:]
    if text[at : at + 1] in "}]" and before == ",":
        return "leave out the comma before the bracket"
    if text[at : at + 1] == "'":
        return 'JSON takes double quotes: `"`'
    if text[at : at + 1] in {"#", "/"}:
        return "JSON has no comments; YAML has"
    return None


def json_events(text: str) -> Iterator[tuple[str, str, int, int]]:
    """What stands where: ("map" | "list" | "end" | "scalar", the text of a scalar, start, end)."""
    import re

    kinds = {"{": "map", "[": "list", "}": "end", "]": "end"}
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\],:"]+', text):
        word = token[0]
        kind = kinds.get(word, "scalar")
        yield kind, json.loads(word) if word[0] == '"' else word, token.start(), token.end()
