"""What a ruleset is called and builds on, from its header alone: to list rulesets none of them need be compiled."""

from __future__ import annotations

from collections.abc import Mapping

from smrl import lean
from smrl.diagnostics import Diagnostic, RulesetError
from smrl.library.find import decode, find
from smrl.syntax import parse_header


@lean.frozen
class Heading:
    """The header of a ruleset, by the name that it is asked for by. `titles` by language."""

    name: str
    titles: Mapping[str, str]
    version: str | None
    adopted: str | None
    extends: tuple[str, ...]


def heading(name: str) -> Heading:
    """Raises RulesetError where there is no such ruleset, or none of its files has a header that can be read."""
    found = find(name)
    faults: list[Diagnostic] = []
    for text in found.texts:
        source, _ = decode(text)
        header, wrong = parse_header(source)
        faults += wrong
        if header is not None:
            fields = {field.key: field.value for field in header.fields}
            titles = {"en": header.title, **{word.language: word.text for word in header.words if word.kind == "title"}}
            parents = tuple(parent.name for parent in header.extends)
            return Heading(name, titles, fields.get("version"), fields.get("adopted"), parents)
    raise RulesetError(faults or [Diagnostic("R105", f"the ruleset `{name}` has no header")])
