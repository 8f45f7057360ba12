"""The first step of reading: from a file or a text to characters, refused at once where that cannot end well."""

from __future__ import annotations

import os
from typing import BinaryIO, Literal, TypeAlias, get_args

from smrl.diagnostics import Diagnostic, FactError
from smrl.source import Source

Format: TypeAlias = Literal["yaml", "json", "toml"]

MEBIBYTE = 2**20
LARGEST: dict[Format, int] = {"json": 64 * MEBIBYTE, "yaml": 32 * MEBIBYTE, "toml": 16 * MEBIBYTE}

_SUFFIXES: dict[str, Format] = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


def open_source(origin: str | os.PathLike[str], format: str | None) -> tuple[Source, Format]:
    """The text and its format. A str with a line break, or that begins with `{`, is the text itself, else a path.

    Raises OSError where there is no such file, FactError where it is too large, not UTF-8, or of an unknown format.
    """
    if isinstance(origin, str) and _is_text(origin):
        chosen = _format("<text>", format or ("json" if origin.lstrip("\ufeff \t\r\n")[:1] == "{" else "yaml"))
        _refuse_large("<text>", len(origin), chosen)
        try:
            origin.encode()
        except UnicodeEncodeError as error:
            message = f"character {error.start} of the text is half of a pair"
            raise FactError([Diagnostic("F203", message, help="decode the text as UTF-8")]) from None
        return Source("<text>", origin.removeprefix("\ufeff")), chosen
    return open_file(origin, format)


def open_file(path: str | os.PathLike[str], format: str | None) -> tuple[Source, Format]:
    """The text of a file and its format, with the same refusals."""
    file = os.fspath(path)
    if "\0" in file:
        raise FactError([Diagnostic("F201", f"`{file}` is not a path that can exist")])
    chosen = _format(file, format or _SUFFIXES.get(os.path.splitext(file)[1].lower()))
    with open(file, "rb") as stream:
        size = stream.seek(0, 2)
        _refuse_large(file, size, chosen)
        stream.seek(0)
        data = stream.read(LARGEST[chosen] + 1)  # a file may grow, and a pipe has no size, while it is read
    _refuse_large(file, len(data), chosen)
    return Source(file, _decoded(file, data)), chosen


def open_stream(stream: BinaryIO) -> tuple[Source, Format]:
    """The text of a stream and its format, with the same refusals: JSON where it begins with `{`, else YAML."""
    data = stream.read(max(LARGEST.values()) + 1)
    chosen: Format = "json" if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" else "yaml"
    _refuse_large("<stdin>", len(data), chosen)
    return Source("<stdin>", _decoded("<stdin>", data)), chosen


def _is_text(origin: str) -> bool:
    return "\n" in origin or origin.lstrip("\ufeff \t").startswith("{")


def _format(name: str, format: str | None) -> Format:
    for known in get_args(Format):
        if format == known:
            return known  # type: ignore[no-any-return]  # get_args forgets what the words are
    asked = f"`{format}` is not a format" if format else f"the format of `{name}` cannot be told from its name"
    raise FactError([Diagnostic("F201", asked, help="use .yaml, .json or .toml, or name the format", path=name)])


def _refuse_large(name: str, size: int, format: Format) -> None:
    if size > LARGEST[format]:
        limit = LARGEST[format] // MEBIBYTE
        message = f"`{name}` has {size / MEBIBYTE:.0f} MiB; at most {limit} MiB of {format} are read"
        raise FactError([Diagnostic("F202", message, help="cut the daily records into shorter periods")])


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        looks = "; it looks like UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4] else ""
        line = data.count(b"\n", 0, error.start) + 1
        message = f"`{name}` is not UTF-8: byte {error.start} (line {line}) is 0x{data[error.start]:02x}{looks}"
        raise FactError([Diagnostic("F203", message, help="save the file as UTF-8")]) from None
