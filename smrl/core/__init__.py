"""The core: what a checked ruleset means, typed and independent of how it is evaluated. See smrl.core.tree."""
