"""The operators by name, in the order in which they are published and tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from smrl import lean
from smrl.core.tree import Expr, Norm
from smrl.mutation import expressions, norms
from smrl.mutation.edits import Change
from smrl.mutation.norms import Mutation


@lean.frozen
class Operator:
    """One way to get a rule wrong. One of `on_norm`, `on_value` (any expression) and `on_condition` (where a truth is
    asked for) makes the changes."""

    name: str
    on_norm: Callable[[Norm], Iterator[Mutation]] | None = None
    on_value: Callable[[Expr], Iterator[Change]] | None = None
    on_condition: Callable[[Expr], Iterator[Change]] | None = None

    @property
    def says(self) -> str:
        """What it does, in a sentence."""
        made = self.on_norm or self.on_value or self.on_condition
        assert made is not None
        return (made.__doc__ or "").strip()


_ALL: Final = (
    Operator("threshold", on_value=expressions.threshold),
    Operator("comparison", on_value=expressions.comparison),
    Operator("window", on_value=expressions.window),
    Operator("word", on_value=expressions.word_of_choice),
    Operator("member", on_value=expressions.member),
    Operator("quantifier", on_value=expressions.quantifier),
    Operator("filter", on_value=expressions.filtered),
    Operator("connective", on_value=expressions.connective),
    Operator("operand", on_value=expressions.operand),
    Operator("opposite", on_condition=expressions.opposite),
    Operator("arms", on_value=expressions.arms),
    Operator("extreme", on_value=expressions.extreme),
    Operator("arithmetic", on_value=expressions.arithmetic),
    Operator("force", on_norm=norms.force),
    Operator("polarity", on_norm=norms.polarity),
    Operator("tail", on_norm=norms.tail),
    Operator("reason", on_norm=norms.reason),
    Operator("scope", on_norm=norms.scope),
    Operator("incorporation", on_norm=norms.incorporation),
)
OPERATORS: Final[Mapping[str, Operator]] = {one.name: one for one in _ALL}
