"""Short sentences about counts, margins and departures, which reports and explanations share."""

from __future__ import annotations

from typing import Final

from smrl.assessment.phrases import dated, say
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


def cited(law: str, unverified: bool, lang: str = "en") -> str:
    """A law, and that its author has not read it there."""
    return f"{shown(law)} ({say('unverified', lang)})" if unverified else shown(law)


def history(tailored: Tailored, lang: str = "en") -> list[str]:
    """What a norm does to another, proved or not, by whom and why; when it is valid; whether its law was verified."""
    found = []
    if tailored.kind is not None and tailored.alters is not None:
        text = say(_DOES[tailored.kind], lang, norm=shown(tailored.alters))
        if tailored.kind == "tighten":
            text += f": {say('proved' if tailored.proved else 'unproved', lang)}"
        if tailored.authority is not None:
            who, why = shown(tailored.authority), shown(tailored.because or "")
            text += f", {say('authorised', lang, authority=who, because=why)}"
        found.append(text)
    stretch = [say("valid_from", lang, start=dated(tailored.start, lang))] if tailored.start else []
    stretch += [say("until", lang, end=dated(tailored.end, lang))] if tailored.end else []
    found += [f"{say('valid', lang)} {' '.join(stretch)}"] if stretch else []
    return [*found, say("unverified", lang)] if tailored.unverified else found


def _authority(word: str, lang: str) -> str:
    if lang == "ru":
        from smrl.models.russian import gloss

        return gloss("authority", word) or word
    return word.replace("_", " ")


def departure_text(departure: Departure, lang: str = "en") -> str:
    """One line: who authorised it, why, until when."""
    authority = shown(_authority(departure.authority, lang))
    who = say("departure_line", lang, authority=authority, reason=shown(departure.reason))
    return (
        f"{say('departure', lang)} {shown(departure.id)}: {who}, {say('until', lang, end=dated(departure.end, lang))}"
    )
