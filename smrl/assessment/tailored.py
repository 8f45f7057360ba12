"""What is to be said of a norm that has a history: inherited, altered, dated, resting on a law of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from smrl import lean
from smrl.core.validity import Over, Validity

if TYPE_CHECKING:
    from smrl.core.tree import Norm


_NAMES: Final = ("ruleset", "law", "validity", "kind", "alters", "authority", "because", "proved", "unverified")


@lean.frozen
class Tailored:
    """The ruleset a norm stands in, the law it rests on, when it is valid; and what it does to which inherited norm.

    `proved` tells of a norm that tightens whether a valid record of a proof says that it does; `unverified`, whether
    the author has not read the law cited for it, or for the value of an open term that it reads.
    """

    ruleset: str
    law: str
    validity: Validity | None = None
    kind: str | None = None
    alters: str | None = None
    authority: str | None = None
    because: str | None = None
    proved: bool = False
    unverified: bool = False

    @property
    def start(self) -> str | None:
        return self.validity.start if self.validity is not None else None

    @property
    def end(self) -> str | None:
        return self.validity.end if self.validity is not None else None

    def to_data(self) -> tuple[Any, ...]:
        """As plain tuples, which `marshal` keeps."""
        validity = None
        if self.validity is not None:
            validity = (self.validity.start, self.validity.end, tuple(tuple(over) for over in self.validity.over))
        return (
            self.ruleset, self.law, validity, self.kind, self.alters, self.authority, self.because, self.proved,
            self.unverified,
        )  # fmt: skip

    @classmethod
    def from_data(cls, data: Any) -> Tailored:
        """What `to_data` described."""
        ruleset, law, validity, *rest = data
        if validity is not None:
            start, end, over = validity
            validity = Validity(start, end, tuple(Over(*one) for one in over))
        return cls(ruleset, law, validity, *rest)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        data = dict(zip(_NAMES, self.to_data(), strict=True))
        if not self.unverified:
            del data["unverified"]
        return {name: value for name, value in data.items() if value is not None}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Tailored:
        """What `to_dict` described."""
        return cls.from_data([data.get(name, False if name in ("proved", "unverified") else None) for name in _NAMES])


def tailored(norm: Norm, name: str, shorts: Mapping[str, str], unverified: bool = False) -> Tailored | None:
    """What is to be said of a norm of the ruleset `name`, None where nothing is. `shorts`: the names of instruments."""
    altering = norm.alters
    if not norm.ruleset and norm.cite is None and norm.validity is None and altering is None and not unverified:
        return None
    home = norm.ruleset or name
    if altering is None:
        law = norm.cite or f"{shorts[home]}, {norm.provision}"
        return Tailored(home, law, norm.validity, unverified=unverified)
    return Tailored(
        home,
        altering.cite or altering.authority or shorts[home],
        norm.validity,
        altering.kind,
        altering.norm,
        altering.authority,
        altering.because,
        altering.proved,
        unverified,
    )
