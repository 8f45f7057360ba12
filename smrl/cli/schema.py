"""`smrl schema`: what a facility file can hold."""

from __future__ import annotations

import click

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl schema > facility.schema.json
"""


@click.command("schema", epilog=_EPILOG)
@options.ruleset_option
def command(ruleset: str) -> None:
    """Print the JSON Schema of facility files, for editors that complete and check while one writes."""
    import json

    from smrl.api import load
    from smrl.reading.schema import schema

    options.write(json.dumps(schema(load(ruleset).vocabulary), ensure_ascii=False, indent=2))
