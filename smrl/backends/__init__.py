"""Evaluators of the core: `interpret` defines the meaning, `python` generates code that repeats it faster.

They share what an evaluation gives back (smrl.backends.results) and nothing else.
"""
