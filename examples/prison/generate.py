"""Writes facility.yaml and facility.json: a prison that does not exist, the same one every time.

    python examples/prison/generate.py

Almost everything in Ravna is as it should be. What is not stands in `BREACHES` below for rules 6 to 21, one function
each, in `later_rules.py` and `rarer_cases.py` for the others, and is listed in README.md with the place where a reader
can find it by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from later_rules import COURT, LATER_BREACHES, complete
from rarer_cases import RARER_CASES

from smrl.models import VOCABULARY
from smrl.reading import read
from smrl.reading.write import to_text

HERE = Path(__file__).parent
DAYS = [f"2026-02-{day:02}" for day in range(1, 29)]
STORM = "2026-02-17"
Record = dict[str, Any]

# unit, its purpose, sex, the kind of its cells, how many, places in each, how many people
UNITS = [
    ("A", "remand", "male", "cell", 50, 1, 52),
    ("B", "normal", "male", "cell", 80, 1, 80),
    ("C", "normal", "male", "dormitory", 7, 12, 78),
    ("D", "young", "male", "room", 24, 1, 24),
    ("E", "women", "female", "room", 34, 1, 34),
    ("F", "civil", "male", "room", 12, 1, 11),
    ("G", "infirmary", "male", "room", 14, 1, 12),
    ("H", "reception", "male", "cell", 10, 1, 9),
]
LANGUAGES = ["hr", "hr", "hr", "hr", "hr", "de", "en", "it", "ro", "tr"]
RELIGIONS = ["catholic", "catholic", "catholic", "orthodox", "muslim", "none", "none", None]


class Prison:
    """The facility as plain data, with the chance that made it."""

    def __init__(self) -> None:
        self.chance = Random(1955)
        self.cells = [cell for unit in UNITS for cell in self.cells_of(*unit[:6])]
        self.prisoners = [prisoner for unit in UNITS for prisoner in self.people_of(*unit)]
        self.receptions = list(self.received())
        self.facility = self.institution()

    # -- the house ---------------------------------------------------------------------------------------------------

    def cells_of(self, unit: str, purpose: str, _sex: str, kind: str, count: int, places: int) -> Iterator[Record]:
        used_for = {"infirmary": "infirmary", "reception": "reception"}.get(purpose, "normal")
        for number in range(1, count + 1):
            area = {"dormitory": 58, "room": 10, "cell": 9}[kind] + self.chance.choice([0, 0.5, 1])
            cell: Record = {
                "id": f"{unit}-{number:02}", "unit": unit, "kind": kind, "purpose": used_for, "capacity": places,
                "sleeping_exceptions": [], "night_supervision_regular": True, "night_supervision_fitting": True,
                "night_round_gap": f"{self.chance.choice([45, 60, 60])} min",
                "floor_area": f"{area} m^2", "sanitary_area": "1.5 m^2" if kind != "dormitory" else "6 m^2",
                "air_volume": f"{area * 2.5} m^3", "illuminance": f"{self.chance.randint(220, 380)} lux",
                **sound(("healthy", "suits_climate", "air_sufficient", "floor_sufficient", "lighting_healthy",
                         "heating_sufficient", "ventilation_sufficient", "window_light", "window_air", "lamp_light",
                         "maintained", "scrupulously_clean")),
            }  # fmt: skip
            if number % 10 == 1:
                cell["temperature_readings"] = [
                    {"taken_at": f"{day} 06:00", "temperature": f"{self.chance.randint(185, 215) / 10} degC"}
                    for day in DAYS[::7]
                ]
            yield self.with_gaps(cell, keep=("id", "unit", "kind", "capacity"))

    # -- the people --------------------------------------------------------------------------------------------------

    def people_of(
        self, unit: str, purpose: str, sex: str, kind: str, count: int, places: int, people: int
    ) -> Iterator[Record]:
        for number in range(people):
            cell = number // places if number < count * places else number - count * places
            young = purpose == "young"
            prisoner: Record = {
                "id": f"P-{unit}{number + 1:03}", "cell": f"{unit}-{min(cell, count - 1) + 1:02}", "sex": sex,
                "birth_date": f"{self.chance.randint(2008, 2010) if young else self.chance.randint(1955, 2003)}-"
                              f"{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}",
                "young": young, "languages": sorted({"hr", self.chance.choice(LANGUAGES)}),
                "illiterate": self.chance.random() < 0.04, "religion": self.chance.choice(RELIGIONS),
                "admitted_at": f"{self.chance.randint(2022, 2025)}-{self.chance.randint(1, 12):02}-14 "
                               f"{self.chance.randint(8, 18):02}:{self.chance.choice(['05', '20', '40'])}",
                "titles": [self.title(purpose, number)],
                "selected_for_dormitory": True if kind == "dormitory" else None,
                "suits_dormitory": True if kind == "dormitory" else None,
                **self.keeping(sex),
                **self.days(purpose, number),
                "removals": self.hearings(purpose, number),
            }  # fmt: skip
            yield self.with_gaps(
                prisoner, keep=("id", "cell", "sex", "young", "titles", "exercise_days", "admitted_at")
            )

    def title(self, purpose: str, number: int) -> Record:
        kinds = {
            "remand": "charge", "civil": "debt" if number else "no_charge",
            "infirmary": ["sentence", "security_measure"][number % 3 == 0],
        }  # fmt: skip
        since = f"{self.chance.randint(2022, 2025)}-{self.chance.randint(1, 12):02}-10"
        kind = kinds.get(purpose, "sentence")
        return {"kind": kind, "since": since, "authority": "Ministry of the Interior" if kind == "no_charge" else COURT}

    def keeping(self, sex: str) -> Record:
        """What anybody needs, as everybody here has it."""
        own = self.chance.random() < 0.5
        clothing = {
            "own_allowed": own, "outfit_issued": not own, "degrading": False, "underclothing_interval": "3 day",
            **sound(("suits_climate", "keeps_healthy", "clean", "proper_condition", "underclothing_fresh",
                     "arranged_clean", "arranged_fit")),
        }  # fmt: skip
        shaving = {"shaves_regularly": True, "shaving_frequency": "3 occasion/week"} if sex == "male" else {}
        return {
            "beliefs": sound(("religious_respected", "moral_respected")),
            "sanitation": sound(("when_needed", "clean", "decent")),
            "bathing": {**sound(("enabled", "required", "temperature_suitable", "often_enough")),
                        "frequency": f"{self.chance.choice([2, 3, 7])} occasion/week"},
            "hygiene": {**sound(("required", "water", "toilet_articles", "hair_and_beard_care")), **shaving},
            "clothing": clothing,
            "bedding": {**sound(("own_bed", "separate", "sufficient", "clean_when_issued", "good_order",
                                 "changed_often_enough")), "change_interval": "7 day"},
            "food": {**sound(("provided", "usual_hours", "nutritious", "wholesome", "well_prepared", "well_served",
                              "drinking_water")), "energy": f"{self.chance.randint(230, 270) * 10} kcal/day"},
        }  # fmt: skip

    def days(self, purpose: str, number: int) -> Record:
        """Exercise: day by day for every third person and all the young, else as a summary of the month."""
        outdoors = purpose == "normal" and number % 9 == 4
        training = sound(("physical_training", "recreational_training", "suits_training"))
        if outdoors:
            return {"employed_outdoors": True, "exercise": training, "work": {"hours": "36 hour/week"}}
        logged = purpose == "young" or number % 3 == 0
        if not logged:
            offered = self.chance.choice(["60 min/day", "75 min/day", "90 min/day"])
            return {"employed_outdoors": False, "exercise": {"open_air": offered, "suitable": True, **training}}
        log: Any = [
            {"date": day, "open_air": "0 min" if day == STORM else f"{self.chance.choice([60, 60, 75, 90])} min",
             "suitable": True}
            for day in DAYS
        ]  # fmt: skip
        if purpose == "young":  # the book of this unit was started late in the month
            log = {"complete": False, "items": log[19:]}
        return {"employed_outdoors": False, "exercise": training, "exercise_days": log}

    def hearings(self, purpose: str, number: int) -> list[Record]:
        """The days in court of those who await trial."""
        if purpose != "remand" or number % 6:
            return []
        day = self.chance.choice(DAYS)
        return [{"left_at": f"{day} 08:15", "authorized": True, "own_clothing_allowed": True}]

    def with_gaps(self, record: Record, keep: tuple[str, ...]) -> Record:
        """The record without the few facts that nobody wrote down."""
        found = {}
        for name, value in record.items():
            if name in keep or self.chance.random() >= 0.004:
                found[name] = self.with_gaps(value, keep) if isinstance(value, dict) else value
        return found

    # -- the books ---------------------------------------------------------------------------------------------------

    def received(self) -> Iterator[Record]:
        """Everybody who came in February: those of the reception unit, some on remand, and some who have left again."""
        newcomers = [
            p for p in self.prisoners if p["cell"].startswith("H") or p["id"] in {"P-A005", "P-A011", "P-E020"}
        ]
        for number, prisoner in enumerate([*newcomers, None, None, None]):
            at, hour = number * 9 // 5, 9 + number % 8
            day = DAYS[at]
            if prisoner is not None:
                prisoner["admitted_at"] = f"{day} {hour:02}:30"
            yield {
                "id": f"R-{number + 1:03}", "prisoner": prisoner["id"] if prisoner else "none", "kind": "admission",
                "received_at": f"{day} {hour:02}:30",
                "released_at": "none" if prisoner else f"{DAYS[at + 1]} 11:00",
                "commitment_orders": [{"issued_by": COURT, "valid_on_reception": True,
                                       "entered_at": f"{day} {hour - 1:02}:50"}],
                "entry": {**sound(("identity", "reasons", "authority", "admission_day", "admission_hour")),
                          **sound(("release_day", "release_hour") if prisoner is None else ())},
            }  # fmt: skip

    def institution(self) -> Record:
        rooms = ("workshop", "classroom", "dining_room", "kitchen", "washroom", "infirmary", "library", "visiting_room")
        conditions = sound(
            ("healthy", "suits_climate", "air_sufficient", "floor_sufficient", "lighting_healthy", "heating_sufficient",
             "ventilation_sufficient", "window_light", "window_air", "lamp_light", "maintained", "scrupulously_clean")
        )  # fmt: skip
        roles = ["director", "deputy_director", "medical_officer", "nurse", "nurse", "psychologist", "social_worker",
                 "teacher", "trade_instructor", "religious_representative", *["officer"] * 90]  # fmt: skip
        return {
            "id": "ravna", "name": "Ravna Prison", "kind": "prison", "assessed_on": "2026-03-01",
            "time_zone": "Europe/Zagreb", "recorded_from": DAYS[0], "recorded_until": DAYS[-1],
            "climate": "temperate", "separate_institution_possible": False, "capacity": 304,
            "toilets": 240, "showers": 62, "toilets_sufficient": True, "bathing_installations_sufficient": True,
            "rules_applied_impartially": True,
            "differences_of_treatment": [
                {"id": "T-1", "matter": "single rooms go to those who ask first", "ground": "no_status",
                 "discriminatory": False},
            ],
            "register": sound(("bound", "pages_numbered")),
            "receptions": self.receptions,
            "separation": sound(("categories_apart", "by_sex", "by_age", "by_criminal_record", "by_legal_reason",
                                 "by_treatment")),
            "womens_areas": [{"id": name, "shared_with_men": False} for name in ("E-lodging", "E-yard", "E-workshop")],
            "sports": sound(("space", "installations", "equipment")),
            "weather_log": [{"date": day, "permits_exercise": day != STORM} for day in DAYS],
            "units": [{"id": unit[0], "purpose": unit[1]} for unit in UNITS],
            "cells": self.cells,
            "places": [
                {"id": kind, "kind": kind, "accommodation": True, "lived_or_worked_in": kind != "visiting_room",
                 "regularly_used": True, "conditions": conditions}
                for kind in rooms
            ],
            "prisoners": self.prisoners,
            "staff": [
                {"id": f"S-{number + 1:03}", "role": role, "sex": self.chance.choice(["female", "male"]),
                 "languages": sorted({"hr", self.chance.choice(LANGUAGES)})}
                for number, role in enumerate(roles)
            ],
            "findings": [],
            "departures": [
                {"id": "D-1", "norms": ["9(1)"], "authorized_by": "institution", "in_spirit": True,
                 "reason": "renovation of one landing", "starts_on": "2025-06-01", "ends_on": "2025-12-31"},
            ],
        }  # fmt: skip

    # -- what is wrong -----------------------------------------------------------------------------------------------

    def cell(self, id: str) -> Record:
        return next(cell for cell in self.cells if cell["id"] == id)

    def prisoner(self, id: str) -> Record:
        return next(prisoner for prisoner in self.prisoners if prisoner["id"] == id)

    def reception(self, id: str) -> Record:
        return next(reception for reception in self.receptions if reception["id"] == id)

    def found(self, about: str, finder: str, method: str) -> None:
        """A judgement on record, by somebody on some day."""
        self.facility["findings"].append(
            {"id": f"J-{len(self.facility['findings']) + 1}", "about": about, "finder": finder, "method": method,
             "found_on": "2026-02-24", "status": "sustained"}
        )  # fmt: skip


def sound(names: tuple[str, ...]) -> Record:
    """Facts that are as they should be."""
    return dict.fromkeys(names, True)


def no_hour_of_admission(prison: Prison) -> None:
    """7(1)(c): the register has the day but not the hour."""
    prison.reception("R-004")["entry"]["admission_hour"] = False


def entered_afterwards(prison: Prison) -> None:
    """7(2): the order was entered in the register two hours after the person was received."""
    reception = prison.reception("R-007")
    reception["commitment_orders"][0]["entered_at"] = (
        reception["received_at"].replace(":30", ":45").replace("15:", "17:")
    )


def untried_among_tried(prison: Prison) -> None:
    """8(b), 85(1): somebody only charged sleeps in a unit of the sentenced."""
    prison.prisoner("P-B041")["titles"] = [{"kind": "charge", "since": "2025-11-20", "authority": COURT}]


def awaiting_the_sentence(prison: Prison) -> None:
    """85(1): who is found guilty and waits for the sentence is untried too, and is not to be among the sentenced."""
    prison.prisoner("P-B030")["titles"] = [{"kind": "conviction", "since": "2026-01-22", "authority": COURT}]


def young_among_adults(prison: Prison) -> None:
    """8(d): a boy of seventeen sleeps in a dormitory of adults."""
    prison.prisoner("P-C027").update(young=True, birth_date="2008-09-02")


def boy_awaiting_trial(prison: Prison) -> None:
    """85(2): a boy of sixteen, only charged, in a cell of his own among adults; there is a reason for this house."""
    prison.prisoner("P-A030").update(young=True, birth_date="2009-05-17")
    prison.facility["separation"]["young_untried_exception"] = True


def two_in_a_cell(prison: Prison) -> None:
    """9(1): two cells of the remand unit hold two; for one of them the central administration has decided nothing."""
    prison.cell("A-02")["sleeping_exceptions"] = [
        {"decided_by": "central_administration", "special_reason": True, "temporary": True, "in_force": True,
         "decided_at": "2026-01-20"}
    ]  # fmt: skip


def nobody_looks_in(prison: Prison) -> None:
    """9(2): one dormitory is not regularly supervised by night."""
    prison.cell("C-05").update(night_supervision_regular=False, night_round_gap="5 hour")


def sealed_window(prison: Prison) -> None:
    """11(a): a window that was painted shut."""
    prison.cell("B-17").update(window_air=False)
    prison.found("cells[B-17].window_air", "visiting commission", "inspection")


def bucket(prison: Prison) -> None:
    """12: one man uses a bucket in the sight of others at night."""
    prison.prisoner("P-B052")["sanitation"].update(when_needed=False, decent=False)


def one_shower_a_fortnight(prison: Prison) -> None:
    """13: in a temperate climate, once in two weeks."""
    prison.prisoner("P-G006")["bathing"].update(frequency="0.5 occasion/week", often_enough=False)


def marked_clothing(prison: Prison) -> None:
    """17(1): an outfit with a word on its back."""
    prison.prisoner("P-B033")["clothing"].update(own_allowed=False, outfit_issued=True, degrading=True)
    prison.found("prisoners[P-B033].clothing.degrading", "visiting commission", "interview")


def no_bed_of_his_own(prison: Prison) -> None:
    """19: twelve beds, and one who sleeps on the floor between them."""
    prison.prisoner("P-C014")["bedding"].update(own_bed=False)


def short_day(prison: Prison) -> None:
    """21(1): three quarters of an hour on one day, in a month that is long enough on average."""
    prison.prisoner("P-B010")["exercise_days"][10]["open_air"] = "45 min"


def day_left_out(prison: Prison) -> None:
    """21(1): a log that is complete, and has no entry for one day: nothing was offered that day."""
    del prison.prisoner("P-E007")["exercise_days"][5]


def no_equipment(prison: Prison) -> None:
    """21(2): a field and goal posts, but no ball: a recommendation that is not followed."""
    prison.facility["sports"]["equipment"] = False


BREACHES: list[Callable[[Prison], None]] = [
    no_hour_of_admission, entered_afterwards, untried_among_tried, awaiting_the_sentence, young_among_adults,
    boy_awaiting_trial, two_in_a_cell, nobody_looks_in, sealed_window, bucket, one_shower_a_fortnight, marked_clothing,
    no_bed_of_his_own, short_day, day_left_out, no_equipment,
]  # fmt: skip


def texts() -> dict[str, str]:
    """The two files, by name."""
    prison = Prison()
    for spoil in BREACHES:
        spoil(prison)
    complete(prison.facility)
    for happen in (*LATER_BREACHES, *RARER_CASES):
        happen(prison.facility)
    root = read(json.dumps(prison.facility), VOCABULARY).root
    head = "# A prison that does not exist. Written by generate.py; see README.md for what is wrong in it.\n"
    return {"facility.yaml": head + to_text(root, VOCABULARY), "facility.json": to_text(root, VOCABULARY, "json")}


if __name__ == "__main__":
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text) / 1000:.0f} kB")
