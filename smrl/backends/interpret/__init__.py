"""The meaning of the core, executable: naive, exact, three-valued, with bounds wherever a number is not known.

Every other evaluator is compared with this one, verdict by verdict. It is written to be read; nothing here is fast.
"""

from smrl.backends.interpret.environment import Environment
from smrl.backends.interpret.judge import applies, evaluate, judge
from smrl.backends.interpret.subjects import enumerate_subjects
from smrl.backends.interpret.trace import Trace, trace, trace_open
from smrl.backends.interpret.values import truth, value

__all__ = [
    "Environment",
    "Trace",
    "applies",
    "enumerate_subjects",
    "evaluate",
    "judge",
    "trace",
    "trace_open",
    "truth",
    "value",
]
