"""A generated prison to measure on: 19 facts a prisoner, some with uses of restraint, one fact in twenty missing."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Final, TypeVar

from benchmarks.model import VOCABULARY, Facility
from smrl.instants import Instant
from smrl.units import parse_unit

MISSING: Final = 0.05
PER_CELL: Final = 1.7
RESTRAINED: Final = 0.2
ON: Final = Instant.parse("2026-03-01")

HOUR: Final = int(parse_unit("hour").factor)
HOUR_A_DAY: Final = int(parse_unit("hour/day").factor)
HOUR_A_WEEK: Final = int(parse_unit("hour/week").factor)
ONCE_A_DAY: Final = int(parse_unit("occasion/day").factor)
ONCE_A_WEEK: Final = int(parse_unit("occasion/week").factor)

T = TypeVar("T")


def facility(prisoners: int, seed: int = 1) -> Facility:
    """A prison of this many; the same for the same seed."""
    chance = random.Random(seed)

    def known(value: Callable[[], T]) -> T | None:
        return None if chance.random() < MISSING else value()

    def yes(share: float) -> bool | None:
        return known(lambda: chance.random() < share)

    def made(entity: str, **values: Any) -> Any:
        construct = VOCABULARY.entities[entity].construct
        assert construct is not None
        return construct(values)

    def restraint() -> Any:
        return made(
            "restraint_use",
            kind=known(lambda: chance.choice(("handcuffs", "handcuffs", "belt", "strait_jacket", "chains"))),
            purpose=known(lambda: chance.choice(("escape_prevention", "medical", "damage", "punishment"))),
            during_transfer=yes(0.4),
            authorized=yes(0.7),
            duration=known(lambda: chance.choice((1, 3, 4, 5, 8)) * HOUR),
        )

    def prisoner(number: int) -> Any:
        confined = chance.random() < 0.1
        times = chance.choice((1, 1, 2, 3)) if chance.random() < RESTRAINED else 0
        uses = tuple(restraint() for _ in range(times))
        return made(
            "prisoner",
            id=f"p-{number}",
            cell=known(lambda: f"c-{chance.randrange(cells)}"),
            status=known(lambda: chance.choice(("untried", "convicted", "convicted"))),
            open_air=known(lambda: chance.choice((45, 60, 60, 90, 120)) * HOUR_A_DAY // 60),
            employed_outdoors=yes(0.2),
            floor_area=known(lambda: chance.choice((3, 4, 6, 9)) * 1_000_000),
            air_volume=known(lambda: chance.choice((7, 8, 15, 24)) * 1_000_000_000),
            window_light=yes(0.95),
            own_bed=yes(0.97),
            bedding_clean=yes(0.97),
            baths=known(lambda: chance.choice((0, 1, 2, 2, 7)) * ONCE_A_WEEK),
            informed_written=yes(0.9),
            informed_orally=yes(0.9),
            illiterate=yes(0.1),
            confinement=known(lambda: 22 * HOUR_A_DAY if confined else 0),
            medically_certified=yes(0.8),
            medical_visits=known(lambda: chance.choice((0, 1, 1, 2)) * ONCE_A_DAY),
            work_hours=known(lambda: chance.choice((30, 40, 44, 48)) * HOUR_A_WEEK),
            sentence=known(lambda: chance.randrange(30, 3000) * 24 * HOUR),
            age=known(lambda: chance.randrange(6600, 25000) * 24 * HOUR),
            restraint_uses=known(lambda: uses),
        )

    cells = max(1, round(prisoners / PER_CELL))
    prison: Facility = made(
        "facility",
        id="bench",
        climate="temperate",
        population=prisoners,
        toilets=prisoners // 9,
        showers=prisoners // 18,
        cells=tuple(made("cell", id=f"c-{at}") for at in range(cells)),
        prisoners=tuple(map(prisoner, range(prisoners))),
    )
    return prison
