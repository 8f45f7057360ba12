"""The official text of an instrument, which a user gives once: found in a file, kept, quoted by provision."""
