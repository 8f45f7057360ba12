"""What seldom happens, and happened in Ravna: `RARER_CASES`, some as they should be and some not."""

from __future__ import annotations

from collections.abc import Callable

from later_rules import COURT, PUNISHMENT, Record, facts, one, person

# A fortnight after the others, with a doctor's word before it began.
LATER_PUNISHMENT: Record = PUNISHMENT | {
    "offence": "refusal of 16 February", "committed_at": "2026-02-16", "informed_at": "2026-02-17 09:00",
    "defence_heard_at": "2026-02-18 09:00", "decided_at": "2026-02-18 10:00", "started_at": "2026-02-19 08:00",
    "ended_at": "2026-02-21 08:00",
    "fitness_certificates": [{"by": "medical_officer", "examined_at": "2026-02-18 14:00",
                              "certified_at": "2026-02-18 15:00", "after_examination": True, "in_writing": True,
                              "fit": True}],
    "punishment_days": [{"date": f"2026-02-{day}", "visited": True} for day in (19, 20, 21)],
}  # fmt: skip


def a_director_of_two_houses(facility: Record) -> None:
    """50(3), 50(4): the director lives here and directs a farm in the hills too."""
    facility["direction"] = {"longest_visit_gap": "3 day",
                             **facts("shared visits_frequent official_in_charge official_resident")}  # fmt: skip


def by_religion(facility: Record) -> None:
    """6(1), 41(3): other meals by religion, which is no discrimination; a priest who did not take a no."""
    facility["differences_of_treatment"].append(
        {"id": "T-2", "matter": "meals without pork", "ground": "religion", "discriminatory": False}
    )
    person(facility, "P-B067")["religious_life"].update(facts("objects_to_visits", no="objection_respected"))
    person(facility, "P-B068")["religious_life"].update(facts("objects_to_visits objection_respected"))


def order(facility: Record) -> None:
    """3, 27: a garden without guards, on trial; doors locked at night, and silence at table for no need."""
    facility["experiments"] = [{"id": "X-1", "matter": "work in the garden without guards",
                                **facts("in_harmony furthers_purposes")}]  # fmt: skip
    facility["restrictions"] = [
        {"about": "cells are locked from ten at night", **facts("needed_for_custody needed_for_community_life")},
        {"about": "silence at table", **facts("", no="needed_for_custody needed_for_community_life")},
    ]


def strangers(facility: Record) -> None:
    """51(2): the doctor had an interpreter when a newcomer was examined, and nobody had one at a search."""
    person(facility, "P-H001")["interpretation_needs"] = [
        {"arose_at": f"{person(facility, 'P-H001')['admitted_at'].partition(' ')[0]} 18:00", "interpreter_used": True}
    ]
    person(facility, "P-B004")["interpretation_needs"] = [{"arose_at": "2026-02-18 14:00", "interpreter_used": False}]


def the_sick(facility: Record) -> None:
    """22(2), 23(1), 24, 25(1), 26(2), 62: two for a specialist, a birth outside, newcomers looked at, a defect left."""
    facility["specialist_cases"] = [
        {"prisoner": "P-G003", "found_on": "2026-02-04", "treated_in": "civil_hospital"},
        {"prisoner": "P-G008", "found_on": "2026-02-12", "treated_in": "ordinary_institution"},
    ]
    facility["births"].append(
        {"mother": "P-E012", "born_on": "2026-01-09", "born_in": "outside_hospital",
         **facts("hospital_practicable hospital_arranged", no="certificate_mentions_prison")}
    )  # fmt: skip
    for newcomer in facility["prisoners"]:
        if newcomer["id"].startswith("P-H") and newcomer["id"] != "P-H003":
            day = newcomer["admitted_at"].partition(" ")[0]
            newcomer["medical_examinations"] = [
                {"examined_at": f"{day} 18:00", "by": "medical_officer", "complete": True}
            ]
    person(facility, "P-H005")["health"].update(facts("suspected_infectious segregated"))
    person(facility, "P-H006")["health"].update(facts("hampering_defects defects_noted"))
    person(facility, "P-B064")["health"].update(facts("needed_examination_again examined_as_necessary"))
    person(facility, "P-B065")["health"].update(facts("needed_examination_again", no="examined_as_necessary"))
    person(facility, "P-G009")["sick_days"] = [
        {"date": "2026-02-16", **facts("complained seen", no="sick pointed_out")},
        {"date": "2026-02-18", **facts("pointed_out seen", no="sick complained")},
    ]
    facility["medical_advice"].append(
        {"about": "a second nurse for the nights", "submitted_at": "2026-02-12 10:00", "considered": True,
         "director_concurs": True, "within_competence": False, "referred_at": "2026-02-12 16:00",
         **facts("own_report_referred advice_referred referred_immediately")}
    )  # fmt: skip
    person(facility, "P-B070")["hampering_conditions"] = [
        facts("treated medical_services psychiatric_services") | {"surgical_services": "none"}
    ]
    person(facility, "P-B071")["hampering_conditions"] = [
        facts("treated", no="surgical_services") | {"medical_services": "none", "psychiatric_services": "none"}
    ]
    person(facility, "P-G010")["mental_health"] = {
        "condition": "disease", "kept_in": "specialized_institution",
        **facts("medical_management observed treated", no="care_needed_after_release"),
    }  # fmt: skip


def harmful_punishments(facility: Record) -> None:
    """32(2), 32(3): heavy work as a punishment, once without the doctor; a confinement ended on the doctor's advice."""
    heavy = LATER_PUNISHMENT | {"kinds": ["extra_duty"], "may_harm_health": True}
    person(facility, "P-B072")["punishments"] = [heavy]
    person(facility, "P-B073")["punishments"] = [heavy | {"fitness_certificates": []}]
    person(facility, "P-B074")["punishments"] = [LATER_PUNISHMENT | facts("change_necessary director_advised")]


def families(facility: Record) -> None:
    """44(1), 44(2): an injury told to all who were to know; two dying parents, one of whom was not to be seen."""
    told = {"given_at": "2026-02-14", "at_once": True}
    facility["serious_events"].append(
        {"prisoner": "P-B075", "kind": "injury", "serious": True, "happened_at": "2026-02-14",
         "director_knew_at": "2026-02-14", "next_of_kin": "relative", "relative_notice": told,
         "designated_persons": [{"notice": told}]}
    )  # fmt: skip
    ill = {"kind": "illness", "happened_at": "2026-02-10", "known_at": "2026-02-14", "notice": told,
           **facts("serious critical circumstances_allow")}  # fmt: skip
    person(facility, "P-B031")["family_events"] = [ill | {"bedside_visit": "under_escort"}]
    person(facility, "P-B032")["family_events"] = [ill | {"bedside_visit": "not_authorized"}]


def among_women(facility: Record) -> None:
    """53(2): two men of the staff went into the women's unit, one of them alone."""
    facility["male_entries"] = [
        {"entered_at": "2026-02-05 10:00", "accompanied_by_woman_officer": True},
        {"entered_at": "2026-02-22 23:10", "accompanied_by_woman_officer": False},
    ]


def on_trial(facility: Record) -> None:
    """60(2): three released on trial: with a social worker, under the police, and left to themselves."""
    facility["trial_releases"] = [
        {"id": "TR-1", **facts("social_aid", no="entrusted_to_police")},
        {"id": "TR-2", **facts("social_aid entrusted_to_police")},
        {"id": "TR-3", **facts("", no="social_aid entrusted_to_police")},
    ]


def work_for_others(facility: Record) -> None:
    """73(2): three shops that the administration does not run: a ministry's, a firm's that pays, one that does not."""
    garden = one(facility, "workplaces", "garden")
    for shop, worker in (("forms", "P-B054"), ("bulbs", "P-B055"), ("cables", "P-B056")):
        ministry = shop == "forms"
        facility["workplaces"].append(
            garden | {"id": shop, "kind": "other", "operated_by": "other" if ministry else "private_contractor",
                      "controlled_by_administration": False, "for_government": ministry,
                      "full_wages_paid": shop == "bulbs"}
        )  # fmt: skip
        person(facility, worker)["jobs"][0]["workplace"] = shop


def food_from_outside(facility: Record) -> None:
    """43(3), 87: money that came by post and went home with its owner; a parcel let in, and one turned away."""
    facility["belongings"].append(
        {"prisoner": "none", "what": "20 EUR", "kind": "money", "origin": "received",
         "owner_released_at": "2026-02-20", "returned": "wholly",
         **facts("safe_custody inventoried inventory_signed care_taken receipt_signed", no="retention_allowed")}
    )  # fmt: skip
    asked = facts("outside_desired outside_compatible_with_order", no="outside_by_administration")
    person(facility, "P-A031")["food"].update(asked | facts("outside_by_family_or_friends from_outside"))
    person(facility, "P-A032")["food"].update(asked | facts("", no="outside_by_family_or_friends"))


def found_of_sound_mind(facility: Record) -> None:
    """82(1): whether one was insane was asked, and he was not."""
    person(facility, "P-G011")["insanity_findings"] = [
        {"found_on": "2025-11-03", "finder": COURT, "status": "not_sustained"}
    ]


RARER_CASES: list[Callable[[Record], None]] = [
    a_director_of_two_houses, by_religion, order, strangers, the_sick, harmful_punishments, families, among_women,
    on_trial, work_for_others, food_from_outside, found_of_sound_mind,
]  # fmt: skip
