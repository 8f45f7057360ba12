"""Proofs about rulesets: norms of the core as formulas over an open facility, put to a solver (`smrl[prove]`)."""
