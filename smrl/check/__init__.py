"""Checking: names, types, units and kinds; from syntax trees to the typed core. Nothing is written into the trees."""

from smrl.check.family import Layer
from smrl.check.ruleset import LANGUAGE, CheckResult, check

__all__ = ["LANGUAGE", "CheckResult", "Layer", "check"]
