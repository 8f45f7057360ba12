"""Finding rulesets, compiling them, and keeping what was compiled."""
