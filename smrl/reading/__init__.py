"""Reading facilities from YAML, JSON and TOML in the words of a vocabulary; `schema` and `write` go the other way."""

from smrl.reading.reader import Reading, read, read_file, read_stream

__all__ = ["Reading", "read", "read_file", "read_stream"]
