"""`smrl texts`: the official text of an instrument, given once and quoted beside the rules from then on."""

from __future__ import annotations

from contextlib import suppress

import click

from smrl.cli import options
from smrl.cli.errors import Failed

_EPILOG = """\b
Examples:
  smrl texts add smr-1955-en.txt
  smrl texts add smr-1955-ru.md --lang ru
  smrl texts add decree.txt --ruleset decree.smrl
  smrl texts list
  smrl texts remove --lang ru

Texts are kept in the user's data folder, or in the folder that SMRL_TEXTS names (`off`: nowhere)."""

_LANGUAGE = click.Choice(["en", "ru"])


@click.group("texts", epilog=_EPILOG)
def command() -> None:
    """Keep the official text of an instrument, which smrl does not bring along.

    Once added, `show`, `explain` and `check` quote each provision beside its rules; --no-texts leaves that out.
    """


@command.command("add")
@click.argument("file", type=click.Path())
@options.ruleset_option
@click.option("--lang", type=_LANGUAGE, help="The language of the text.  [default: told from the text]")
def add(file: str, ruleset: str, lang: str | None) -> None:
    """Find every provision of the ruleset in FILE, plain text or Markdown in UTF-8, and keep the texts.

    Where a provision is missing, nothing is kept.
    """
    from smrl.api import load
    from smrl.diagnostics import render
    from smrl.texts.adding import add

    added = add(file, load(ruleset).outline, lang)
    for remark in added.matched.remarks:
        click.echo(render(remark), err=True)
    stored = added.stored
    options.write(f"{stored.ruleset} ({stored.lang}): {len(stored.provisions)} provisions from `{stored.file}`")
    if added.matched.apart:
        options.write(f"left out as headings and page furniture: lines {_ranges(added.matched.apart)}")


def _ranges(numbers: tuple[int, ...]) -> str:
    """`1, 3-5, 8`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


@command.command("list")
@options.format_option
def list_(format_: str) -> None:
    """List the texts that were added."""
    from smrl.texts.store import everything

    found = list(everything())
    if format_ == "json":
        from smrl.assessment.storage import json_text

        rows = [
            {"ruleset": one.ruleset, "lang": one.lang, "file": one.file, "added": one.added,
             "provisions": len(one.provisions)} for one in found
        ]  # fmt: skip
        options.write(json_text(rows, indent=2))
        return
    from smrl.diagnostics import shown

    for one in found:
        about = f"{len(one.provisions)} provisions from `{one.file}`, added {one.added}"
        options.write(shown(f"{one.ruleset} ({one.lang}): {about}"))
    if not found:
        options.write("no texts were added; `smrl texts add FILE` adds one")


@command.command("remove")
@options.ruleset_option
@click.option("--lang", type=_LANGUAGE, help="Only the text in this language.")
def remove(ruleset: str, lang: str | None) -> None:
    """Forget the texts of a ruleset."""
    from smrl.api import load
    from smrl.assessment.phrases import LANGUAGES
    from smrl.diagnostics import RulesetError
    from smrl.texts.store import remove

    name = ruleset
    with suppress(RulesetError):  # a text can outlive its ruleset
        name = load(ruleset).name
    gone = [one for one in ((lang,) if lang else LANGUAGES) if remove(name, one)]
    if not gone:
        which = f" in the language `{lang}`" if lang else ""
        raise Failed("U103", f"no text of `{ruleset}`{which} was added", "`smrl texts list` shows what there is")
    options.write(f"{ruleset}: removed {', '.join(gone)}")
