"""The command line. Each command is a module of its own, imported when it is used."""

from smrl.cli.collector import resting

with resting():
    from smrl.cli.app import main

__all__ = ["main"]
