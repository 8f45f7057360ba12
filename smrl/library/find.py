"""Where rulesets are: shipped ones by name (`un.smr_1955`), a user's own by the path of a file or a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from smrl import lean
from smrl.diagnostics import Diagnostic, RulesetError, shown
from smrl.library.stamps import stamps
from smrl.resources import folder, tree
from smrl.source import Source, Span

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HEADER: Final = "ruleset.smrl"
LARGEST_FILE: Final = 8 * 1024 * 1024
LARGEST_RULESET: Final = 64 * 1024 * 1024


class Text(NamedTuple):
    """One file of a ruleset, as bytes; `name` is what diagnostics and explanations call it."""

    name: str
    content: bytes


@lean.frozen(slots=False)
class Found:
    """A ruleset; `identity` tells it from every other one, and `state` what it was when it was found.

    The state of a shipped ruleset are its files' stamps, so that a kept one need not be read; of others it is the text.
    `beside` is the folder that holds it, for one that is a user's own: the rulesets it extends may lie there too.
    """

    name: str
    identity: str
    state: Sequence[str | bytes]
    read: Callable[[], tuple[Text, ...]]
    beside: str | None = None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Its files in the order they are compiled in; RulesetError where one cannot be read."""
        return self.read()

    @classmethod
    def of(cls, name: str, identity: str, texts: tuple[Text, ...], beside: str | None = None) -> Found:
        """One that has been read."""
        state = [part for text in texts for part in (text.name, text.content)]
        return cls(name, identity, state, lambda: texts, beside)


def shipped() -> Iterator[str]:
    """The names of the rulesets that come with the library."""

    def walk(folder: Traversable, name: tuple[str, ...]) -> Iterator[str]:
        if name and (folder / HEADER).is_file():
            yield ".".join(name)
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir() and entry.name.isidentifier():
                yield from walk(entry, (*name, entry.name))

    yield from walk(tree("rulesets"), ())


def find(wanted: str | os.PathLike[str]) -> Found:
    """The files of a ruleset, by its name or by a path; RulesetError where there is none or one cannot be read."""
    name = os.fspath(wanted)
    if not name or "\0" in name:
        raise _refused("R101", f"`{shown(name)}` is not a path that can exist")
    named = _is_name(name)
    if named and (found := _named(name)) is not None:
        return found
    from pathlib import Path  # slow to import, and not needed for what is shipped

    path, here = Path(name), os.path.realpath(name)
    try:
        if path.is_dir():
            return Found.of(name, f"path:{here}", _gather(path, name.rstrip("/\\")), _above(name))
        if path.exists():
            return Found.of(name, f"path:{here}", (_read(path, name),), os.path.dirname(name))
    except OSError as error:
        raise _refused("R102", f"`{name}` cannot be read: {_reason(error)}") from None
    if named and (found := _installed(name)) is not None:
        return found
    raise _unknown(name)


def find_parent(name: str, beside: str | None = None) -> Found:
    """A ruleset that another extends: one that is shipped or installed, or one that lies beside a user's own.

    Beside `my/hr.smrl` or the folder `my/hr` the ruleset `eu.common` is the folder `my/eu/common` or `my/eu.common`, or
    the file `my/eu.common.smrl`. Raises RulesetError where there is none.
    """
    if (found := _named(name)) is not None:
        return found
    if beside is not None:
        for place in (os.path.join(beside, *name.split(".")), os.path.join(beside, name)):
            if os.path.isfile(os.path.join(place, HEADER)):
                return find(place)
        if os.path.isfile(file := os.path.join(beside, f"{name}.smrl")):
            return find(file)
    if (found := _installed(name)) is not None:
        return found
    raise _unknown(name)


def _above(name: str) -> str:
    """The folder that holds another, as the reader would write it."""
    plain = os.path.normpath(name)
    return os.path.join(plain, os.pardir) if os.path.basename(plain) in ("", ".", "..") else os.path.dirname(plain)


def _is_name(name: str) -> bool:
    return re.fullmatch(r"\w+(\.\w+)*", name) is not None and not name.endswith(".smrl")


def _named(name: str) -> Found | None:
    """A shipped ruleset."""
    if (kept := folder("rulesets")) is not None:
        place = os.path.join(kept, *name.split("."))
        if os.path.isfile(os.path.join(place, HEADER)):
            return Found(name, f"name:{name}:{place}", [stamps(place, ".smrl")], partial(_shipped, name))
    elif (_at(name) / HEADER).is_file():
        return Found.of(name, f"name:{name}", _shipped(name))
    return None


def _installed(name: str) -> Found | None:
    """A ruleset that another package brings."""
    from smrl.library.installed import brought_by, folder_of  # reads what every installed package says of itself

    place = folder_of(name)
    if place is None:
        if (package := brought_by(name)) is not None:
            message = f"the package `{package}` says that it brings `{name}`, and its folder is not there"
            raise _refused("R102", message, "install the package again, or ask whoever made it")
        return None
    from pathlib import Path

    return Found(name, f"installed:{name}:{place}", [stamps(place, ".smrl")], partial(_gather, Path(place), name))


def _at(name: str) -> Traversable:
    place = tree("rulesets")
    for part in name.split("."):
        place = place / part
    return place


def _shipped(name: str) -> tuple[Text, ...]:
    return _gather(_at(name), name.replace(".", "/"))


def everywhere() -> list[str]:
    """The names of all rulesets that can be asked for by name: those shipped, then those installed."""
    from smrl.library.installed import names  # reads what every installed package says of itself

    own = [*shipped()]
    return [*own, *(name for name in names() if name not in own)]


def _unknown(name: str) -> RulesetError:
    if os.sep in name or name.endswith(".smrl"):
        return _refused("R101", f"there is no file or folder `{name}`")
    from difflib import get_close_matches

    names = everywhere()
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    known = f"did you mean `{near[0]}`?" if near else f"the rulesets are {', '.join(f'`{n}`' for n in names)}"
    return _refused("R101", f"there is no ruleset `{name}`, and no such file or folder", f"{known}")


def _refused(code: str, message: str, help: str | None = None) -> RulesetError:
    return RulesetError([Diagnostic(code, message, help=help)])


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """The order of files: the header before all, then 6, 7, … 10, then words."""
    if name == HEADER:
        return ()
    return tuple((not n, int(n or 0), text) for n, text in re.findall(r"([0-9]*)([^0-9]*)", name))


def _gather(folder: Traversable, called: str) -> tuple[Text, ...]:
    texts: list[Text] = []
    faults: list[Diagnostic] = []

    def walk(folder: Traversable, called: str, above: tuple[str, ...]) -> None:
        here = os.path.realpath(folder) if isinstance(folder, os.PathLike) else ""
        if here and here in above:  # links that lead round in a circle
            return
        for entry in sorted(folder.iterdir(), key=lambda e: natural(e.name)):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not (entry / HEADER).is_file():  # else a ruleset of its own
                    walk(entry, f"{called}/{entry.name}", (*above, here))
            elif entry.name.endswith(".smrl"):
                try:
                    texts.append(_read(entry, f"{called}/{entry.name}"))
                except RulesetError as error:
                    faults.extend(error.diagnostics)

    try:
        walk(folder, called, ())
    except OSError as error:
        faults.append(Diagnostic("R102", f"the folder `{called}` cannot be read: {_reason(error)}"))
    if not texts and not faults:
        faults.append(
            Diagnostic("R105", f"the folder `{called}` holds no rules", help="rules are kept in files named `….smrl`")
        )
    if sum(len(text.content) for text in texts) > LARGEST_RULESET:
        faults.append(Diagnostic("R104", f"`{called}` is larger than {LARGEST_RULESET >> 20} MiB in all"))
    if faults:
        raise RulesetError(faults)
    return tuple(texts)


def _read(file: Traversable, called: str) -> Text:
    if not file.is_file():
        raise _refused("R102", f"`{called}` is not a file")
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _refused("R102", f"`{called}` cannot be read: {_reason(error)}") from None
    if len(content) > LARGEST_FILE:
        raise _refused("R104", f"`{called}` is larger than {LARGEST_FILE >> 20} MiB", "split it into one file per rule")
    return Text(called, content)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def decode(text: Text) -> tuple[Source, Diagnostic | None]:
    """The source of a file, and a fault where it is not UTF-8 (the rest can still be read)."""
    try:
        return Source(text.name, text.content.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        before = text.content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        source = Source(text.name, text.content.decode("utf-8-sig", "replace"))
        span = Span(source, len(before), len(before) + 1)
        byte = text.content[error.start]
        return source, Diagnostic(
            "R103", f"the byte {byte:#04x} is not UTF-8", span, help="save the file as UTF-8 in your editor"
        )
