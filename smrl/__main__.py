"""`python -m smrl`: the command line."""

from smrl.cli import main

main(prog_name="smrl")
