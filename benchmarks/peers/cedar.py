"""Cedar, in Rust (`cedarpy`): policies that permit. An action asks whether a provision is exempt from, met or broken.

It has no quantifier over records, so it cannot judge uses of restraint (P-7, P-8), and no sum (P-12).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from benchmarks.peers import Kind, Peer, Record

TESTS: tuple[dict[int, str], ...] = (
    {
        5: "context has employed_outdoors && context.employed_outdoors",
        0: "context has open_air && context.open_air >= 25200",
        3: "context has employed_outdoors && context has open_air",
    },
    {
        3: "(context has floor_area && context.floor_area < 4000000)"
        " || (context has air_volume && context.air_volume < 8000000000)"
        " || (context has window_light && !context.window_light)",
        0: "context has floor_area && context has air_volume && context has window_light",
    },
    {
        3: "(context has own_bed && !context.own_bed) || (context has bedding_clean && !context.bedding_clean)",
        0: "context has own_bed && context has bedding_clean",
    },
    {
        5: 'context.climate != "temperate"',
        0: "context has baths && context.baths >= 1",
        3: "context has baths",
    },
    {
        0: "(context has written && context.written)"
        " || (context has illiterate && context.illiterate && context has oral && context.oral)",
        3: "context has written && ((context has illiterate && !context.illiterate)"
        " || (context has oral && !context.oral))",
    },
    {
        5: "context has confinement && context.confinement <= 0",
        0: "context has certified && context.certified && context has visits && context.visits >= 7",
        3: "context has confinement && ((context has certified && !context.certified)"
        " || (context has visits && context.visits < 7))",
    },
)


CELL_TESTS: tuple[dict[int, str], ...] = (
    {
        3: 'context.statuses.contains("untried") && context.statuses.contains("convicted")',
        4: "context.lost || context.unclear",
        0: "true",
    },
)

WHOLE_TESTS: tuple[dict[int, str], ...] = (
    {
        3: "context has population && ((context has toilets && context.population > 10 * context.toilets)"
        " || (context has showers && context.population > 20 * context.showers))",
        0: "context has population && context has toilets && context has showers",
    },
    {0: "context has population && context.population <= 500", 3: "context has population"},
)


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    return Peer(
        "Cedar (Rust)",
        kind((1, 2, 3, 4, 5, 6), TESTS, lambda record: {k: v for k, v in record.items() if k != "uses"}),
        kind((11,), CELL_TESTS, shared),
        kind((9, 10), WHOLE_TESTS, lambda record: record),
        "P-7, P-8: it cannot go through records; P-12: nor add up",
    )


def shared(record: Record) -> Record:
    """Who shares a cell: sets hold no nulls."""
    statuses = record["statuses"]
    return {
        "statuses": [status for status in statuses if status is not None],
        "lost": record["lost"],
        "unclear": len(statuses) > 1 and None in statuses,
    }


def kind(
    provisions: tuple[int, ...], tests: tuple[dict[int, str], ...], context_of: Callable[[Record], Record]
) -> Kind:
    """Every test is an action, and every request asks for one."""
    import cedarpy

    actions = [[(code, f"P{number}-{code}") for code in cases] for number, cases in enumerate(tests, 1)]
    policies = "\n".join(
        f'permit(principal, action == Action::"P{number}-{code}", resource) when {{ {test} }};'
        for number, cases in enumerate(tests, 1)
        for code, test in cases.items()
    )
    entities = json.dumps([])

    def requests(record: Record) -> list[dict[str, Any]]:
        context = {name: value for name, value in context_of(record).items() if value is not None}
        return [
            {"principal": 'P::"p"', "action": f'Action::"{action}"', "resource": 'R::"r"', "context": context}
            for cases in actions
            for _, action in cases
        ]

    def judge(asked: list[dict[str, Any]]) -> list[int]:
        answers = iter([answer.allowed for answer in cedarpy.is_authorized_batch(asked, policies, entities)])
        codes: list[int] = []
        for cases in actions:
            held = [code for code, _ in cases if next(answers)]
            codes.append(held[0] if held else 4)
        return codes

    return Kind(provisions, judge, requests)
