"""The JSON Schema says of a file what reading it will say, as far as a schema can."""

from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from smrl.reading.schema import schema
from tests.reading.small import SMALL

VALIDATOR = jsonschema.Draft202012Validator(schema(SMALL))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema(SMALL))


@pytest.mark.parametrize(
    "facts",
    [
        {"id": "f", "cells": [], "prisoners": None},
        {"id": "f", "cells": {"A-101": {"floor_area": "6 m^2"}, "A-102": None}},
        {"id": "f", "cells": {"complete": False, "total": 7, "items": [{"id": "A", "night_occupants": 2}]}},
        {"id": "f", "cells": [{"id": "A", "night_occupants": "2 persons", "kind": "cell"}]},
        {"id": "f", "air_temperature": "−5 °C", "share_heated": 0.5},
        {"id": "f", "prisoners": [{"id": "P", "released_at": "none", "admitted_at": "2026-03-04 12:30+01:00"}]},
        {"id": "f", "prisoners": [{"id": "P", "employed_outdoors": "no", "languages": ["de"]}]},
    ],
)
def test_accepts(facts: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(facts)] == []


@pytest.mark.parametrize(
    "facts",
    [
        {"id": "f", "prisoner": []},
        {"id": "f", "cells": [{"kind": "cell"}]},
        {"id": "f", "cells": [{"id": "A", "kind": "cel"}]},
        {"id": "f", "cells": [{"id": "A", "floor_area": 6}]},
        {"id": "f", "cells": [{"id": "A", "floor_area": "6"}]},
        {"id": "f", "cells": [{"id": "A", "night_occupants": -1}]},
        {"id": "f", "cells": [{"id": "A", "crowding": 2}]},
        {"id": "f", "share_heated": 2},
        {"id": "f", "prisoners": [{"id": "P", "admitted_at": "yesterday"}]},
        {"id": "f", "prisoners": [{"id": "P", "country": 7}]},
        {"id": "f", "prisoners": [{"id": "P", "employed_outdoors": "on"}]},
        {"id": "f", "prisoners": [{"id": "P", "exercise": {"open_air": 1}}]},
    ],
)
def test_refuses(facts: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(facts)


def test_facts_say_what_they_mean() -> None:
    area = schema(SMALL)["$defs"]["cell"]["properties"]["floor_area"]
    assert "such as `1 m^2`" in area["description"]
    assert area["anyOf"][0]["x-unit"] == "m^2"
    assert area["anyOf"][0]["x-minimum"] == "0 m^2"
