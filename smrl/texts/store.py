"""The texts that a user has added: one file for each ruleset and language, in the user's data folder.

A quotation is believed, so a file counts only if it and its folder belong to the user and nobody else can write them.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any, Final

from smrl import lean
from smrl.assessment.outline import Outline
from smrl.diagnostics import Diagnostic, TextError, shown
from smrl.resources import texts_folder

SCHEMA: Final = "smrl.texts/1"
_SUFFIX: Final = ".json"


@lean.frozen
class Stored:
    """The official text of a ruleset's provisions in one language: from which file, and when it was added."""

    ruleset: str
    lang: str
    file: str
    added: str
    provisions: Mapping[str, str]

    def quotations(self, outline: Outline, id: str) -> Iterator[tuple[str, str]]:
        """Of a provision: the words it depends on above it, and its own, each with its id."""
        above: list[str] = []
        at: str | None = id
        while at is not None:
            above.append(at)
            at = outline.provisions[at].parent
        yield from ((one, self.provisions[one]) for one in reversed(above) if one in self.provisions)


def stored(ruleset: str, lang: str) -> Stored | None:
    """What was added for a ruleset in a language. Raises TextError for a file that cannot be believed or read."""
    place = texts_folder()
    file = os.path.join(place, file_name(ruleset, lang)) if place is not None else None
    return _read(file) if file is not None and os.path.exists(file) else None


def everything() -> Iterator[Stored]:
    """All that was added, by ruleset and language. Raises TextError for a file that cannot be believed or read."""
    place = texts_folder()
    if place is None or not os.path.isdir(place):
        return
    try:
        names = sorted(os.listdir(place))
    except OSError as error:
        raise _unusable(place, error) from None
    for name in names:
        if name.endswith(_SUFFIX) and not name.startswith("."):
            yield _read(os.path.join(place, name))


def keep(text: Stored) -> None:
    """Keep a text, in place of the one for its ruleset and language, in a single step.

    Raises TextError where nothing can be kept.
    """
    place = texts_folder()
    if place is None:
        message = "there is no folder to keep texts in"
        raise TextError([Diagnostic("T109", message, help="set SMRL_TEXTS to the path of a folder")])
    data = {"schema": SCHEMA, **lean.asdict(text), "provisions": dict(text.provisions)}
    content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    file = os.path.join(place, file_name(text.ruleset, text.lang))
    fresh = os.path.join(place, f".{os.path.basename(file)}.{os.getpid()}")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        _refuse_strangers(place, os.lstat(place))
        with suppress(FileNotFoundError):
            os.unlink(fresh)
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(fresh, file)
        except OSError:
            with suppress(OSError):
                os.unlink(fresh)
            raise
    except OSError as error:
        raise _unusable(place, error) from None


def remove(ruleset: str, lang: str) -> bool:
    """Forget a text; whether there was one. Raises TextError where it cannot be removed."""
    place = texts_folder()
    if place is None:
        return False
    try:
        os.unlink(os.path.join(place, file_name(ruleset, lang)))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unusable(place, error) from None
    with suppress(OSError):  # the last one leaves no folder behind
        os.rmdir(place)
    return True


def file_name(ruleset: str, lang: str) -> str:
    """The name of the file for a ruleset and a language; rulesets that are paths have names of their own."""
    if re.fullmatch(r"\w+(\.\w+)*", ruleset, re.A) and len(ruleset) < 100 and not ruleset.endswith(".smrl"):
        return f"{ruleset}.{lang}{_SUFFIX}"
    whole = os.path.realpath(ruleset)
    digest = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{re.sub(r'[^A-Za-z0-9]+', '_', os.path.basename(whole))[:40]}-{digest}.{lang}{_SUFFIX}"


def _read(file: str) -> Stored:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        _refuse_strangers(os.path.dirname(file), os.lstat(os.path.dirname(file)))
        with os.fdopen(os.open(file, flags), "rb") as stream:
            _refuse_strangers(file, os.fstat(stream.fileno()))
            content = stream.read()
    except OSError as error:
        raise _unusable(file, error) from None
    try:
        return _from_data(json.loads(content))
    except (ValueError, KeyError, TypeError, RecursionError):
        message = f"`{shown(file)}` is damaged, or of another version of smrl"
        raise TextError([Diagnostic("T110", message, help="add the text again: `smrl texts add FILE`")]) from None


def _from_data(data: Any) -> Stored:
    if data["schema"] != SCHEMA:
        raise ValueError
    words = {name: data[name] for name in ("ruleset", "lang", "file", "added")}
    provisions = dict(data["provisions"])
    if not all(isinstance(word, str) for word in [*words.values(), *provisions, *provisions.values()]):
        raise TypeError
    return Stored(provisions=provisions, **words)


def _refuse_strangers(path: str, status: os.stat_result) -> None:
    if not hasattr(os, "getuid"):  # Windows keeps a profile's folders private by itself
        return
    if status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        message = f"`{shown(path)}` belongs to somebody else, or others can write it"
        raise TextError([Diagnostic("T109", message, help="make it yours alone: `chmod go-w`, or set SMRL_TEXTS")])


def _unusable(path: str, error: OSError) -> TextError:
    reason = (error.strerror or str(error)).lower()
    message = f"`{shown(str(error.filename or path))}` cannot be used for texts: {reason}"
    return TextError([Diagnostic("T109", message, help="set SMRL_TEXTS to a folder that you can write")])
