"""`smrl completion`: completion for shells."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from smrl.cli import options

_EPILOG = """\b
Examples:
  smrl completion bash > ~/.local/share/bash-completion/completions/smrl
  smrl completion zsh > ~/.zfunc/_smrl
  smrl completion fish > ~/.config/fish/completions/smrl.fish
"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of SHELL."""
    kind = get_completion_class(shell)
    assert kind is not None
    root = click.get_current_context().find_root().command
    options.write(kind(root, {}, "smrl", "_SMRL_COMPLETE").source())
