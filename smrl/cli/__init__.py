"""The command line. Each command is a module of its own, imported when it is used."""

import gc

# Importing makes many objects and no garbage, so the collector rests meanwhile (as in smrl.cli.options.load).
_resting = gc.isenabled()
gc.disable()
try:
    from smrl.cli.app import main
finally:
    if _resting:
        gc.enable()

__all__ = ["main"]
