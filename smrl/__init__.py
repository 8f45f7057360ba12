"""A rules engine for the treatment of prisoners: rules in a language of their own, judged against what is known.

>>> ruleset = compile("require exercise.open_air >= 1 hour/day unless employed_outdoors")
>>> prisoner = models.Prisoner(id="p-1", exercise=models.Exercise(open_air="45 min/day"), employed_outdoors=False)
>>> assessment = ruleset.evaluate(models.Facility(id="f", prisoners=[prisoner]))
>>> [(finding.subject, str(finding.verdict)) for finding in assessment.findings]
[('prisoners[p-1]', 'non_compliant')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smrl import models
    from smrl.api import Ruleset, compile, load, read_facility
    from smrl.assessment.assessment import Assessment
    from smrl.assessment.change import Change
    from smrl.assessment.explanation import Explanation
    from smrl.assessment.finding import Finding
    from smrl.diagnostics import FactError, RulesetError, UnknownProvision
    from smrl.units.boundary import Q
    from smrl.values import ABSENT, Partial
    from smrl.verdict import Force, Verdict
    from smrl.vocabulary.foreign import fact
    from smrl.vocabulary.from_attrs import vocabulary_of
    from smrl.vocabulary.intake import FactWarning

__version__ = "0.1.0"

__all__ = [
    "ABSENT",
    "Assessment",
    "Change",
    "Explanation",
    "FactError",
    "FactWarning",
    "Finding",
    "Force",
    "Partial",
    "Q",
    "Ruleset",
    "RulesetError",
    "UnknownProvision",
    "Verdict",
    "__version__",
    "compile",
    "fact",
    "load",
    "models",
    "read_facility",
    "vocabulary_of",
]

# Where each public name lives; a module is imported when one of its names is first used.
_HOMES = {
    "ABSENT": "smrl.values",
    "Assessment": "smrl.assessment.assessment",
    "Change": "smrl.assessment.change",
    "Explanation": "smrl.assessment.explanation",
    "FactError": "smrl.diagnostics",
    "FactWarning": "smrl.vocabulary.intake",
    "Finding": "smrl.assessment.finding",
    "Force": "smrl.verdict",
    "Partial": "smrl.values",
    "Q": "smrl.units.boundary",
    "Ruleset": "smrl.api",
    "RulesetError": "smrl.diagnostics",
    "UnknownProvision": "smrl.diagnostics",
    "Verdict": "smrl.verdict",
    "compile": "smrl.api",
    "fact": "smrl.vocabulary.foreign",
    "load": "smrl.api",
    "read_facility": "smrl.api",
    "vocabulary_of": "smrl.vocabulary.from_attrs",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "models":
        return import_module("smrl.models")
    if name not in _HOMES:
        raise AttributeError(f"module `smrl` has no attribute `{name}`")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
