"""Short sentences about counts, margins and departures, which reports and explanations share."""

from __future__ import annotations

from typing import Final

from smrl.assessment.phrases import say
from smrl.assessment.sheet import Counts, Departure, Margin
from smrl.assessment.tailored import Tailored
from smrl.diagnostics import shown
from smrl.units import show

_DOES: Final = {"tighten": "tightens", "relax": "relaxes", "replace": "replaces"}
_BEYOND: Final = {"least": "short", "most": "over", "exact": "off"}


def counts_text(counts: Counts, lang: str = "en") -> str:
    """`12 examined: 9 compliant, 3 not compliant`."""
    kinds = ("compliant", "non_compliant", "undetermined", "not_applicable")
    parts = [f"{number} {say(kind, lang)}" for kind in kinds if (number := getattr(counts, kind))]
    return f"{say('examined', lang, count=counts.examined)}: {', '.join(parts)}"


def margin_text(margin: Margin, lang: str = "en") -> str:
    """`15 min/day short`, `2 m^2 to spare`."""
    if margin.value == 0:
        return say("exactly", lang)
    amount = show(margin.value if margin.value > 0 else -margin.value, margin.unit, lang)
    return say(_BEYOND[margin.limit] if margin.value < 0 else "spare", lang, amount=amount)


def history(tailored: Tailored, lang: str = "en") -> list[str]:
    """What a norm does to another, proved or not, by whom and why; and when it is valid."""
    found = []
    if tailored.kind is not None and tailored.alters is not None:
        text = say(_DOES[tailored.kind], lang, norm=shown(tailored.alters))
        if tailored.kind == "tighten":
            text += f": {say('proved' if tailored.proved else 'unproved', lang)}"
        if tailored.authority is not None:
            who, why = shown(tailored.authority), shown(tailored.because or "")
            text += f", {say('authorised', lang, authority=who, because=why)}"
        found.append(text)
    stretch = [say("valid_from", lang, start=tailored.start)] if tailored.start else []
    stretch += [say("until", lang, end=tailored.end)] if tailored.end else []
    return [*found, f"{say('valid', lang)} {' '.join(stretch)}"] if stretch else found


def departure_text(departure: Departure, lang: str = "en") -> str:
    """One line: who authorised it, why, until when."""
    authority = shown(departure.authority.replace("_", " "))
    who = say("departure_line", lang, authority=authority, reason=shown(departure.reason))
    return f"{say('departure', lang)} {shown(departure.id)}: {who}, {say('until', lang, end=departure.end)}"
