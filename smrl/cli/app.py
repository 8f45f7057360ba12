"""The command `smrl`: its subcommands by name, and what becomes of every error."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from itertools import pairwise
from typing import Any, Final

import click

from smrl import __version__
from smrl.assessment.phrases import LANGUAGES, preferred, say

_COMMANDS: Final = {
    "check": "judge a facility by a ruleset",
    "explain": "tell why a provision came out as it did",
    "show": "show a provision: its words, its rules, its open terms",
    "list": "list rulesets, or the provisions of one",
    "questions": "list what to ask, observe and read",
    "test": "run the examples of rulesets",
    "mutate": "tell what the examples of a ruleset would not notice",
    "texts": "keep the official text, to be quoted beside the rules",
    "new": "begin a ruleset of your own",
    "fmt": "lay out rule files in the one canonical way",
    "compare": "prove where one ruleset is stricter or weaker than another",
    "lint": "warn of what compiles and may not be meant",
    "schema": "print the JSON Schema of facility files",
    "completion": "print the completion script of a shell",
}

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class Commands(click.Group):
    """Imports a command's module when the command is named, and shows errors as sentences, never as tracebacks."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; what cannot be written in the encoding of the output is written as an escape."""
        if sys.stdout is None:  # closed by the caller: what was found is still told by the exit status
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 it stays open to the end
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as error:  # while writing; what is left in the buffer must not fail once more at the end
            from smrl.cli.errors import report

            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if isinstance(error, BrokenPipeError):
                sys.exit(BROKEN_PIPE)
            ending = error.__context__
            if not (isinstance(ending, SystemExit) and ending.code == 2):  # else it has been told already
                report(error, _language(sys.argv[1:]))
            sys.exit(2)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """With the language of messages as the object of the context, known before any option is read."""
        lang = _language(args)
        try:
            return super().make_context(info_name, args, parent, **{"obj": lang, **extra})
        except click.UsageError as error:
            raise _worded(error, lang) from None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"smrl.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 click's signature
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else f"; the commands are {', '.join(_COMMANDS)}"
            ctx.fail(f"there is no command `{args[0]}`{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except click.UsageError as error:
            raise _worded(error, ctx.obj) from None
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo(say("interrupted", ctx.obj), err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader has gone; what Python would still flush goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except Exception as error:  # noqa: BLE001 the last resort: a sentence instead of a traceback
            from smrl.cli.errors import report

            report(error, ctx.obj)
            ctx.exit(2)
        return result


def _language(arguments: list[str]) -> str:
    """What `--lang` asks for, else SMRL_LANG: for the faults of a command line that cannot be read to its end."""
    stated = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    stated += [after for one, after in pairwise(arguments) if one == "--lang"]
    return stated[-1] if stated and stated[-1] in LANGUAGES else preferred()


def _worded(error: click.UsageError, lang: str) -> click.UsageError:
    """The error as it is to be shown in the language."""
    if lang != "ru" or type(error).show is not click.UsageError.show:
        return error
    from smrl.cli.usage import RussianUsage

    return RussianUsage(error)


_EPILOG = """\b
Examples:
  smrl check prison.yaml
  smrl explain prison.yaml 21.1
  smrl show 21.1
  smrl questions prison.yaml

Exit status: 0 where nothing failed, 1 where something did, 2 for bad input or a bad ruleset."""


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smrl", message="%(prog)s %(version)s")
def main() -> None:
    """Check a prison against rules: by default the Standard Minimum Rules of 1955.

    What is known of the prison stands in a file (YAML, JSON or TOML). What is not known stays unknown, and what
    follows from it stays undetermined.
    """
