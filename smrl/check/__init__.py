"""Checking: names, types, units and kinds; from syntax trees to the typed core. Nothing is written into the trees."""

from smrl.check.family import LANGUAGE, Layer
from smrl.check.ruleset import CheckResult, check

__all__ = ["LANGUAGE", "CheckResult", "Layer", "check"]
