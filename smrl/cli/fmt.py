"""`smrl fmt`: lay out rule files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from smrl.cli import options
from smrl.cli.errors import Failed

_EPILOG = """\b
Examples:
  smrl fmt rulesets
  smrl fmt 21.smrl --check

Exit status: 0 where nothing had to change (or all was changed), 1 where --check found something, 2 where a file does
not parse."""


@click.command("fmt", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change.")
def command(paths: tuple[str, ...], check: bool) -> None:
    """Lay out the rule files in PATHS (files and folders) in the one canonical way."""
    from smrl.diagnostics import Diagnostic, RulesetError
    from smrl.library.find import Text, decode
    from smrl.syntax import parse
    from smrl.syntax.format import format_module

    files = [file for path in paths for file in _files(Path(path))]
    if not files:
        raise Failed("U106", "there are no rule files here", "rules are kept in files named `….smrl`")
    faults: list[Diagnostic] = []
    changed = []
    for file in files:
        source, fault = decode(Text(str(file), file.read_bytes()))
        module, found = parse(source)
        if fault is not None or found:
            faults += [fault] if fault is not None else found
            continue
        laid_out = format_module(module, source)
        if laid_out != source.text:
            changed.append(file)
            if not check:
                _replace(file, laid_out)
    for file in changed:
        options.write(f"{'would change' if check else 'changed'} {file}")
    if faults:
        raise RulesetError(faults)
    click.get_current_context().exit(int(check and bool(changed)))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.rglob("*.smrl"))
    elif path.exists():
        yield path
    else:
        raise Failed("U101", f"there is no file or folder `{path}`")


def _replace(file: Path, text: str) -> None:
    """In one step, so that an interrupted run leaves the old file or the new one."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.chmod(file.stat().st_mode)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
