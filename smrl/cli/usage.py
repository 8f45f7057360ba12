"""What is wrong with a command line, in Russian: click words it in English only."""

from __future__ import annotations

from typing import IO, Any

import click

from smrl.report.russian import translated


class RussianUsage(click.UsageError):
    """A usage error told in Russian, with the same exit status."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(translated("usage", error.format_message()), error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """The usage, where to find help, and the fault."""
        if self.ctx is not None:
            usage = self.ctx.get_usage().removeprefix("Usage: ")
            click.echo(f"Использование: {usage}", file=file, err=True)
            click.echo(f"Справка: {self.ctx.command_path} --help\n", file=file, err=True)
        click.echo(f"Ошибка: {self.message}", file=file, err=True)
