"""Compiled rulesets, kept in the user's cache folder.

An entry has two parts, each with a digest that is checked before anything is loaded: a quick one that checking a
facility needs (marshalled: plain data and code), and a slow one that explaining needs (pickled: the core). Both formats
can run code when loaded, so an entry counts only if folder and file belong to the user and nobody else can write
them. Whatever is wrong with an entry or the folder, the ruleset is compiled again and nothing is said.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import Final, NamedTuple

try:  # hashlib loads OpenSSL first, which takes a fifth of the time that Python takes to start
    from _blake2 import blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b

_MAGIC: Final = b"smrl compiled ruleset 1\n"
_DIGEST: Final = 32
_HEAD: Final = len(_MAGIC) + _DIGEST + 2 * (8 + _DIGEST)


class Entry(NamedTuple):
    """An entry whose quick part has been read."""

    file: str
    key: bytes
    quick: bytes

    def slow(self) -> bytes | None:
        """The other part; `None` when the entry has been replaced, damaged or removed since."""
        return _part(self.file, self.key, 1)


def folder() -> str | None:
    """SMRL_CACHE (`off`: none), else smrl/ in XDG_CACHE_HOME or the system's place for caches."""
    if own := os.environ.get("SMRL_CACHE"):
        return None if own == "off" else own
    if base := os.environ.get("XDG_CACHE_HOME"):
        return os.path.join(base, "smrl") if os.path.isabs(base) else None  # the standard ignores relative paths
    home = os.path.expanduser("~")
    if home == "~":  # no home folder
        return None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "smrl", "cache")
    return os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "smrl")


def key_of(*parts: bytes | str) -> bytes:
    """A digest over all parts, their borders included."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.digest()


def load(name: str, key: bytes) -> Entry | None:
    """The entry of that name, if it was made for that key and can be trusted."""
    if (place := folder()) is None:
        return None
    file = os.path.join(place, name)
    quick = _part(file, key, 0)
    return Entry(file, key, quick) if quick is not None else None


def save(name: str, key: bytes, quick: bytes, slow: bytes) -> Entry | None:
    """Keep an entry, replacing the one of that name in a single step; `None` where nothing can be kept."""
    if (place := folder()) is None:
        return None
    head = b"".join(
        [_MAGIC, key, *(len(part).to_bytes(8, "big") + key_of(part) for part in (quick, slow))],
    )
    file, fresh = os.path.join(place, name), os.path.join(place, f".{name}.{os.getpid()}")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        if not _ours(os.lstat(place)):
            return None
        with suppress(FileNotFoundError):
            os.unlink(fresh)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(head + quick + slow)
        os.replace(fresh, file)
    except OSError:
        return None
    return Entry(file, key, quick)


def _ours(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps a profile's folders private by itself
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _part(file: str, key: bytes, which: int) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not _ours(os.lstat(os.path.dirname(file))):
            return None
        with os.fdopen(os.open(file, flags), "rb") as stream:
            if not _ours(os.fstat(stream.fileno())):
                return None
            head = stream.read(_HEAD)
            if len(head) != _HEAD or not head.startswith(_MAGIC + key):
                return None
            at = len(_MAGIC) + _DIGEST
            sizes = [int.from_bytes(head[i : i + 8], "big") for i in (at, at + 8 + _DIGEST)]
            if os.fstat(stream.fileno()).st_size != _HEAD + sum(sizes):
                return None
            stream.seek(_HEAD + sum(sizes[:which]))
            content = stream.read(sizes[which])
    except OSError:
        return None
    start = at + which * (8 + _DIGEST) + 8
    return content if key_of(content) == head[start : start + _DIGEST] else None
