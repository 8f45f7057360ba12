"""Cedar, in Rust (`cedarpy`): policies that permit. An action asks whether a provision is exempt from, met or broken.

It has no quantifier over records, so it cannot judge uses of restraint (the last two provisions).
"""

from __future__ import annotations

import json
from typing import Any

from benchmarks.peers import Peer, Record

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


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import cedarpy

    actions = [[(code, f"P{number}-{code}") for code in tests] for number, tests in enumerate(TESTS, 1)]
    policies = "\n".join(
        f'permit(principal, action == Action::"P{number}-{code}", resource) when {{ {test} }};'
        for number, tests in enumerate(TESTS, 1)
        for code, test in tests.items()
    )
    entities = json.dumps([])

    def requests(record: Record) -> list[dict[str, Any]]:
        context = {name: value for name, value in record.items() if value is not None and name != "uses"}
        return [
            {"principal": 'P::"p"', "action": f'Action::"{action}"', "resource": 'R::"r"', "context": context}
            for tests in actions
            for _, action in tests
        ]

    def judge(asked: list[dict[str, Any]]) -> list[int | None]:
        answers = iter([answer.allowed for answer in cedarpy.is_authorized_batch(asked, policies, entities)])
        codes: list[int | None] = []
        for tests in actions:
            held = [code for code, _ in tests if next(answers)]
            codes.append(held[0] if held else 4)
        return [*codes, None, None]

    return Peer("Cedar (Rust)", judge, requests)
