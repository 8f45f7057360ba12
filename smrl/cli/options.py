"""Options that several commands share, and reading what they name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import click

from smrl.assessment.phrases import preferred, say
from smrl.cli.collector import resting
from smrl.cli.errors import Failed, worded

if TYPE_CHECKING:
    from smrl.api import Ruleset
    from smrl.assessment.outline import Outline
    from smrl.assessment.selection import Selection
    from smrl.diagnostics import Diagnostic
    from smrl.instants import Instant
    from smrl.texts.store import Stored
    from smrl.vocabulary import Vocabulary

DEFAULT_RULESET: Final = "un.smr_1955"

F = TypeVar("F", bound=Callable[..., Any])


def rulesets_option(function: F) -> F:
    """`--ruleset NAME`, as often as wanted."""
    return click.option(
        "-r", "--ruleset", "rulesets", multiple=True, metavar="NAME",
        help=f"A ruleset by name, file or folder; repeat it for several.  [default: {DEFAULT_RULESET}]",
    )(function)  # fmt: skip


def ruleset_option(function: F) -> F:
    """`--ruleset NAME`, once."""
    return click.option(
        "-r", "--ruleset", default=DEFAULT_RULESET, metavar="NAME", show_default=True,
        help="A ruleset by name, file or folder.",
    )(function)  # fmt: skip


def language_option(function: F) -> F:
    """`--lang en|ru`."""
    return click.option(
        "--lang", type=click.Choice(["en", "ru"]), default=preferred,
        help="The language of reports and messages.  [default: SMRL_LANG, else en]",
    )(function)  # fmt: skip


def format_option(function: F) -> F:
    """`--format text|json`."""
    return click.option(
        "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="Text for people, JSON for programs.",
    )(function)  # fmt: skip


def selection_options(function: F) -> F:
    """`--tag WORD`, `--limits THEME`, `--protects THEME`, each as often as wanted."""
    about = (
        ("--protects", "protects", "THEME", "Norms that protect this safeguard, such as health."),
        ("--limits", "limits", "THEME", "Norms that limit this security measure, such as restraint."),
        ("--tag", "tags", "WORD", "What has this tag."),
    )
    for flag, name, metavar, help_ in about:
        function = click.option(flag, name, multiple=True, metavar=metavar, help=help_)(function)
    return function


def known(selection: Selection, outline: Outline, vocabulary: Vocabulary | None = None) -> None:
    """Refuse tags and themes that are not there; with a vocabulary the tags are those of facts."""
    from smrl.assessment.selection import strangers

    for stranger in strangers(selection, outline, vocabulary):
        word, name = stranger.word, outline.name
        near = " or ".join(f"`{one}`" for one in stranger.near)
        help_ = f"did you mean {near}?" if near else f"`smrl list {name} --themes` shows them all"
        if stranger.kind == "tag":
            raise Failed("U108", f"nothing in `{name}` has the tag `{word}`", help_)
        if stranger.kind == "security":
            raise Failed("U108", f"`{name}` knows no security measure `{word}`", help_)
        raise Failed("U108", f"`{name}` knows no safeguard `{word}`", help_)


def date_option(function: F) -> F:
    """`--on DATE`."""
    return click.option(
        "--on", "on", metavar="DATE", help="The day to judge on.  [default: `assessed_on` in the file, else today]"
    )(function)


def anonymise_option(function: F) -> F:
    """`--anonymise`."""
    return click.option("--anonymise", is_flag=True, help="Replace the ids of people and places by numbers.")(function)


def texts_option(function: F) -> F:
    """`--no-texts`."""
    return click.option(
        "--no-texts", is_flag=True, help="Leave out the official text, where `smrl texts add` has added it."
    )(function)


def quotations(lang: str, no_texts: bool, *rulesets: Ruleset) -> list[Stored | None]:
    """Of each ruleset the official text, where a user has added it; without any, one stat is all."""
    from smrl.resources import texts_folder

    if no_texts or (place := texts_folder()) is None or not os.path.isdir(place):  # noqa: PTH112 pathlib is slow to import
        return [None] * len(rulesets)
    from smrl import lean
    from smrl.diagnostics import Severity, TextError
    from smrl.texts.store import stored

    found: list[Stored | None] = []
    for ruleset in rulesets:
        try:
            found.append(stored(ruleset.name, lang))
        except TextError as error:  # what is asked for can be told without it
            found.append(None)
            tell((lean.evolve(fault, severity=Severity.warning) for fault in error.diagnostics), lang)
    return found


def instant(text: str | None) -> Instant | None:
    """The day or instant that `--on` names."""
    if text is None:
        return None
    from smrl.instants import Instant, InstantError

    try:
        return Instant.parse(text)
    except InstantError as error:
        raise Failed("U105", f"--on: {error.message}", error.help) from None


def load(*names: str) -> list[Ruleset]:
    """The rulesets, and with them all that reading and judging a facility needs."""
    with resting():
        for module in ("smrl.reading", "smrl.assessment.evaluate", "smrl.backends.python", "smrl.report.text"):
            import_module(module)
        from smrl.api import load

        return [load(name) for name in names]


def read(path: str, lang: str, *rulesets: Ruleset) -> Any:
    """The facility in a file, or in standard input for `-`, in the words of all rulesets.

    Progress is shown on a terminal, warnings go to standard error.
    """
    from smrl.reading import read_file, read_stream

    vocabulary = rulesets[0].vocabulary
    if len(rulesets) > 1:
        from smrl.library.several import vocabulary_of

        vocabulary = vocabulary_of([ruleset.compiled for ruleset in rulesets])
    with Progress(say("reading", lang, path=path)) as progress, resting():
        if path == "-":
            reading = read_stream(sys.stdin.buffer, vocabulary, progress=progress.show)
        else:
            reading = read_file(path, vocabulary, progress=progress.show)
    tell(reading.warnings, lang)
    return reading.root


def tell(diagnostics: Iterable[Diagnostic], lang: str) -> None:
    """Each on standard error."""
    from smrl.diagnostics import render

    for one in worded(diagnostics, lang):
        click.echo(render(one, lang), err=True)


class Progress:
    """A line on standard error that says how far long work is; nothing where no person looks."""

    _FIRST_AFTER = 0.5

    def __init__(self, what: str) -> None:
        from time import monotonic

        self._what, self._clock = what, monotonic
        self._started = self._last = monotonic()
        self._watched = sys.stderr.isatty()
        self._written = False

    def __enter__(self) -> Self:
        return self

    def show(self, share: float) -> None:
        """Say that this share is done, a few times a second and not for short work."""
        now = self._clock()
        if self._watched and now - self._started > self._FIRST_AFTER and now - self._last > 0.1:
            from smrl.diagnostics import shown

            self._last, self._written = now, True
            sys.stderr.write(f"\r{shown(self._what)}: {share:4.0%}")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._written:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def write(text: str) -> None:
    """To standard output."""
    click.echo(text)
