"""A generated prison to measure on: 19 facts a prisoner, some with uses of restraint, one fact in twenty missing."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, TypeVar

from smrl import models
from smrl.instants import Instant

MISSING: Final = 0.05
PER_CELL: Final = 1.7
RESTRAINED: Final = 0.2
ON: Final = Instant.parse("2026-03-01")

HOUR: Final = 3600
WEEK: Final = Fraction(1, 7)  # of a thing a week, in things a day

T = TypeVar("T")


def facility(prisoners: int, seed: int = 1) -> models.Facility:
    """A prison of this many; the same for the same seed."""
    chance = random.Random(seed)

    def known(value: Callable[[], T]) -> T | None:
        return None if chance.random() < MISSING else value()

    def yes(share: float) -> bool | None:
        return known(lambda: chance.random() < share)

    def made(entity: str, **values: Any) -> Any:
        construct = models.VOCABULARY.entities[entity].construct
        assert construct is not None
        return construct(values)

    def part(entity: str, **values: Any) -> Any:
        return known(lambda: made(entity, **values))

    def restraint() -> Any:
        return made(
            "restraint_use",
            kind=known(lambda: chance.choice(("handcuffs", "handcuffs", "belt", "strait_jacket", "chains"))),
            purpose=known(lambda: chance.choice(("escape_prevention", "medical", "damage", "punishment"))),
            during_transfer=yes(0.4), authorized=yes(0.7), duration=known(lambda: chance.choice((1, 3, 4, 5, 8)) * HOUR),
        )  # fmt: skip

    def title() -> Any:
        return made("title", kind=known(lambda: chance.choice(("charge", "sentence", "sentence"))))

    def prisoner(number: int) -> Any:
        confined = chance.random() < 0.1
        times = chance.choice((1, 1, 2, 3)) if chance.random() < RESTRAINED else 0
        uses = tuple(restraint() for _ in range(times))
        return made(
            "prisoner",
            id=f"p-{number}",
            cell=known(lambda: f"c-{chance.randrange(cells)}"),
            illiterate=yes(0.1),
            employed_outdoors=yes(0.2),
            titles=known(lambda: (title(),)),
            exercise=part("exercise", open_air=known(lambda: chance.choice((45, 60, 60, 90, 120)) * 60)),
            bedding=part("bedding", own_bed=yes(0.97), clean_when_issued=yes(0.97)),
            bathing=part("bathing", frequency=known(lambda: chance.choice((0, 1, 2, 2, 7)) * WEEK)),
            information=part("information", written=yes(0.9), oral=yes(0.9)),
            discipline=part(
                "discipline", close_confinement=known(lambda: 22 * HOUR if confined else 0),
                medically_certified=yes(0.8), medical_visits=known(lambda: chance.choice((0, 1, 1, 2))),
            ),
            work=part("work", hours=known(lambda: chance.choice((30, 40, 44, 48)) * HOUR * WEEK)),
            restraint_uses=known(lambda: uses),
        )  # fmt: skip

    def cell(number: int) -> Any:
        return made(
            "cell", id=f"c-{number}", floor_area=known(lambda: chance.choice((3, 4, 6, 9)) * 1_000_000),
            air_volume=known(lambda: chance.choice((7, 8, 15, 24)) * 1_000_000_000), window_light=yes(0.95),
        )  # fmt: skip

    cells = max(1, round(prisoners / PER_CELL))
    prison: models.Facility = made(
        "facility", id="bench", climate="temperate", population=prisoners, toilets=prisoners // 9,
        showers=prisoners // 18, cells=tuple(map(cell, range(cells))), prisoners=tuple(map(prisoner, range(prisoners))),
    )  # fmt: skip
    return prison
