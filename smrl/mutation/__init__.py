"""Mutation testing of rulesets: what the examples of a ruleset would not notice."""
