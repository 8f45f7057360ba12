"""The fenced blocks, links and inline code of a Markdown page, with the line each stands on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
from markdown_it import MarkdownIt


@attrs.frozen
class Block:
    """A fenced block: ```` ```language marks ````; `line` is that of its first line of text."""

    page: Path
    line: int
    language: str
    marks: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.name}:{self.line}"

    @property
    def file(self) -> str | None:
        """The name in a mark `file=name`: the block is shown as that file's content."""
        return next((mark.removeprefix("file=") for mark in self.marks if mark.startswith("file=")), None)


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found = []
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and token.map:
            language, *marks = token.info.split() or [""]
            found.append(Block(page, token.map[0] + 2, language, tuple(marks), token.content))
    return found


def mentions(page: Path) -> Iterator[tuple[int, str, str]]:
    """Each link target and piece of inline code: its line, `link` or `code`, and the text."""
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        line = token.map[0] + 1 if token.map else 0
        for child in token.children or ():
            if child.type == "link_open":
                yield line, "link", str(child.attrs["href"])
            elif child.type == "code_inline":
                yield line, "code", child.content
