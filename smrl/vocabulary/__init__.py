"""What rules may speak of: entities, the links between them, and their typed, unit-carrying facts."""

from smrl.vocabulary.types import (
    BOOLEAN,
    MOMENT,
    NUMBER,
    TEXT,
    Boolean,
    Choice,
    Many,
    Moment,
    Quantity,
    Reference,
    Text,
    Type,
)
from smrl.vocabulary.vocabulary import Entity, Evidence, Fact, Vocabulary

__all__ = [
    "BOOLEAN",
    "MOMENT",
    "NUMBER",
    "TEXT",
    "Boolean",
    "Choice",
    "Entity",
    "Evidence",
    "Fact",
    "Many",
    "Moment",
    "Quantity",
    "Reference",
    "Text",
    "Type",
    "Vocabulary",
]
