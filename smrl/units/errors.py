"""The two ways a quantity can be refused."""

from __future__ import annotations


class UnitError(ValueError):
    """A unit or quantity that cannot be read or combined: one sentence, and where possible what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message, help)
        self.message = message
        self.help = help

    def __str__(self) -> str:
        return f"{self.message} ({self.help})" if self.help else self.message


class NotFinite(ValueError):
    """A NaN or an infinity: it measures nothing, so its reader treats the fact as unknown."""
