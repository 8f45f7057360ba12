"""The time zone that a facility names, in a file or in Python."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from smrl.vocabulary.intake import refuse

TIME_ZONE: Final = "time_zone"
"""The fact of the root that names it."""


def zone_of(name: str) -> tzinfo:
    """The zone. Raises Refused for a name that none has."""
    from zoneinfo import ZoneInfo, available_timezones  # only where a zone is named

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, or the name of a folder of zones
        from difflib import get_close_matches

        near = get_close_matches(name, sorted(available_timezones()), n=1, cutoff=0.7)
        hint = f"did you mean `{near[0]}`?" if near else "write a name such as `Europe/Moscow`"
        raise refuse("F212", f"`{name[:60]}` is not a time zone", hint) from None
