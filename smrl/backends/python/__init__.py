"""The evaluator in use: readable Python, generated from the core, one loop for all norms of the same subjects.

Generating (smrl.backends.python.generate) is imported where it is needed: what was generated before runs without it.
"""

from smrl.backends.python.evaluator import Evaluator, Narrowed, build, link
from smrl.backends.python.generated import Generated

__all__ = ["Evaluator", "Generated", "Narrowed", "build", "link"]
