"""Who found what, and what a central administration allowed (LANGUAGE: findings, departures, benefit).

A human judgement is a fact with evidence `finding`: yes or no once a finder has decided, unknown while the matter is
only alleged or pending. A Finding says who decided, when and how; it backs a fact and never replaces it.
"""

from __future__ import annotations

from typing import Any

from smrl.values import ABSENT, Absent
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Texted,
    When,
    Words,
    YesNo,
    choice,
    entity,
    key,
    link,
    moment,
    text,
    words,
    yes_no,
)


@entity("finding", "findings", ru="заключение", tags="accountability", dated_by="found_on")
class Finding:
    """Who judged a matter that only a person can judge."""

    id: Key = key()
    about: Texted = text(
        "the path of the fact that it establishes, such as `prisoners[P7].clothing.degrading`",
        meaning_ru="путь факта, который оно устанавливает",
    )  # fmt: skip
    finder: Texted = text("the office or body that judged", meaning_ru="кто вынес суждение", evidence="document")
    found_on: When = moment("when it was judged", meaning_ru="когда вынесено суждение", evidence="document")
    method: Chosen = choice(
        "inspection medical_examination interview records court other", "how it was judged",
        meaning_ru="каким способом вынесено суждение", name="method",
    )  # fmt: skip
    status: Chosen = choice(
        "sustained not_sustained pending", "whether the matter was found to be so", name="finding_status",
        meaning_ru="подтвердилось ли",
    )  # fmt: skip


@entity(
    "benefit_finding",
    "benefit_findings",
    ru="заключение о пользе нормы",
    tags="accountability scope",
    dated_by="found_on",
)
class BenefitFinding:
    """Whether an incorporated norm is for the benefit of one person (4(2)), or conducive to it (95)."""

    norm: Texted = text("the id of the norm, such as `71(2)#required`", meaning_ru="номер нормы")
    prisoner: Link[Any] = link("prisoner", "the person", meaning_ru="человек")
    matter: Chosen = choice("beneficial conducive", "what was asked", meaning_ru="о чём решали", name="matter")
    holds: YesNo = yes_no(
        "whether it is so; unknown while that is pending", meaning_ru="так ли это; неизвестно, пока не решено",
        ask="Would the norm be for the person's benefit?", ask_ru="Послужит ли норма этому человеку на пользу?",
        evidence="finding",
    )  # fmt: skip
    finder: Texted = text("the office or body that judged", meaning_ru="кто вынес суждение", evidence="document")
    found_on: When = moment("when it was judged", meaning_ru="когда вынесено суждение", evidence="document")


@entity("departure", "departures", ru="отступление", tags="departures accountability")
class Departure:
    """A departure from norms that somebody authorized (2, 3)."""

    id: Key = key()
    norms: Words = words("the ids of the provisions and norms departed from", meaning_ru="номера правил и норм")
    authorized_by: Chosen = choice(
        "central_administration regional_administration institution court other", "who authorized it",
        meaning_ru="кто разрешил", evidence="document", name="authority",
    )  # fmt: skip
    reason: Texted = text("why", meaning_ru="почему", evidence="document")
    in_spirit: YesNo = yes_no(
        "whether it accords with the principles and purposes of the rules as a whole", evidence="finding",
        meaning_ru="согласуется ли оно с принципами и целями правил в целом",
    )  # fmt: skip
    starts_on: When = moment("from when", meaning_ru="с какого дня", evidence="document")
    ends_on: When = moment("until when", after="starts_on", meaning_ru="до какого дня", evidence="document")


def benefit(facility: Any, norm: str, matter: str, prisoner: Any) -> bool | Absent | None:
    """What was found on whether the norm is beneficial (4(2)) or conducive to the person's good (95).

    ABSENT where nobody has looked into that matter. Unknown where findings on it disagree, and where one may be on it.
    """
    asked = (norm, matter, prisoner.id)
    by_person = facility.remember(facility, "findings by person", _by_person)
    answers: set[bool | None] = set()
    for finding in (*by_person.get(prisoner.id, ()), *by_person.get(None, ())):
        about = (finding.norm, finding.matter, finding.prisoner)
        if all(said is None or said == one for said, one in zip(about, asked, strict=True)):
            answers.add(None if None in about else finding.holds)
    if not answers:
        return ABSENT
    return answers.pop() if len(answers) == 1 else None


def _by_person(facility: Any, _root: Any) -> dict[str | None, list[Any]]:
    """The findings about each person; under None those of which it is not known whom they are about."""
    found: dict[str | None, list[Any]] = {}
    for finding in facility.benefit_findings or ():
        found.setdefault(finding.prisoner, []).append(finding)
    return found
