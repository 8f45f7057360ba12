"""The evaluator in use: readable Python, generated from the core, one loop for all norms of the same subjects."""

from smrl.backends.python.evaluator import Evaluator, build, link
from smrl.backends.python.generate import Generated, generate

__all__ = ["Evaluator", "Generated", "build", "generate", "link"]
