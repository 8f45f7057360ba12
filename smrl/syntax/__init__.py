"""The text of a ruleset: parsed into a tree with places, every fault reported, and printed in one canonical layout."""

from smrl.syntax.parse import parse, parse_header

__all__ = ["parse", "parse_header"]
