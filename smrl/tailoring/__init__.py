"""Rulesets that extend others: finding whom they extend, and what their alterations rest on.

What composing means is the checker's matter (smrl.check.family, alterations, settings, facts); here is where the parts
come from.
"""

from smrl.tailoring.lineage import Found, Lineage

__all__ = ["Found", "Lineage"]
