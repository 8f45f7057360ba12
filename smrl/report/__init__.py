"""Renderings of what was found, for terminals and for other programs."""
