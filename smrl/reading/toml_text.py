"""TOML to a plain tree. tomllib knows no places of values, so only faults of the syntax carry a line."""

from __future__ import annotations

import re
import tomllib

from smrl.reading.tree import MAX_DEPTH, Faults, Numeral, Tree
from smrl.source import Source


def parse_toml(source: Source, faults: Faults) -> Tree:
    """The tree, or None with the faults added."""
    try:
        return tomllib.loads(source.text, parse_float=lambda text: Numeral(text.replace("_", "")))
    except tomllib.TOMLDecodeError as error:
        message, line, column = _parts(str(error))
        start = _offset(source, line, column)
        repeated = "overwrite" in message or "twice" in message or "already" in message
        if repeated:
            faults.add("F207", "a key stands twice", start=start)
        else:
            faults.add("F204", f"this is not TOML: {message}", start=start)
    except RecursionError:
        faults.add("F206", f"the file is nested deeper than {MAX_DEPTH} levels")
    except ValueError:  # an int beyond Python's limit of digits
        faults.add("F104", "a number has too many digits")
    return None


def _parts(text: str) -> tuple[str, int | None, int | None]:
    shape = re.fullmatch(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", text, re.DOTALL)
    if shape is None:
        return text[0].lower() + text[1:], None, None
    message = shape[1][0].lower() + shape[1][1:]
    return (message, int(shape[2]), int(shape[3])) if shape[2] else (message, None, None)


def _offset(source: Source, line: int | None, column: int | None) -> int:
    if line is None or column is None:
        return len(source.text)
    lines = source.text.split("\n", line)[: line - 1]
    return sum(len(one) + 1 for one in lines) + column - 1
