"""What rules 22 to 95 ask of Ravna: the facts as they should be, and `LATER_BREACHES`, by part of the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Record = dict[str, Any]

UNTRIED = {"charge", "conviction"}
COURT = "Municipal Court, Ravna"
CIVIL = {"debt", "civil_order"}
WORKSHOPS = ["carpentry", "laundry", "garden"]
MATTERS = """
    food_quantity food_quality food_preparation food_service institution_hygiene prisoners_hygiene sanitation heating
    lighting ventilation clothing_suitability clothing_cleanliness bedding_suitability bedding_cleanliness
    physical_education
"""
REGARDS = """
    social_history criminal_history physical_capacities mental_capacities temperament length_of_sentence prospects
"""
EVENTS = """
    sick_days health_concerns infants complaints assignments punishments restraint_uses
    refused_contacts family_events force_uses interpretation_needs hampering_conditions insanity_findings
"""
UNTRIED_EVENTS = ["refused_means_of_occupation", "own_doctor_applications", "contact_restrictions", "legal_interviews"]


def facts(yes: str, no: str = "") -> Record:
    """Facts that hold, and facts that do not."""
    return dict.fromkeys(yes.split(), True) | dict.fromkeys(no.split(), False)


def complete(facility: Record) -> None:
    """Adds what the later rules ask about the house, its staff and everybody in it."""
    facility.update(house())
    for cell in facility["cells"]:
        cell["separate"] = cell["kind"] != "dormitory"
    for area in facility["womens_areas"]:
        area.update(facts("under_woman_officer keys_held_by_her"))
    for reception in facility["receptions"]:
        reception["family_informable_at_once"] = True
    for member in facility["staff"]:
        serve(member)
    for number, prisoner in enumerate(facility["prisoners"]):
        keep(prisoner, number)


# -- the house -------------------------------------------------------------------------------------------------------


def house() -> Record:
    return {
        "open": False, "civil_imprisonment_lawful": True, "sleeping_custom": "none", "young_trained_especially": True,
        "medical": {"qualified_officers": 1, **facts("officer_knows_psychiatry close_to_public_health "
                                                     "psychiatric_diagnosis psychiatric_treatment")},
        "hospital": facts("equipment_proper furnishings_proper supplies_proper staff_trained"),
        "specialist_cases": [], "medical_advice": [], "restrictions": [], "male_entries": [], "births": [],
        "maternity": facts("prenatal_accommodation postnatal_accommodation infants_allowed nursery "
                           "nursery_staff_qualified"),
        "medical_oversight": [{"matter": matter, **facts("inspected_regularly director_advised")}
                              for matter in MATTERS.split()],
        "disciplinary_regime": {
            **facts("firm corporal_prohibited dark_cell_prohibited cruelty_prohibited"),
            "offences_determined_by": "law", "types_determined_by": "law", "durations_determined_by": "law",
            "authority_determined_by": "competent_regulation",
            "restraint_patterns_decided_by": "central_administration",
            "restraint_manner_decided_by": "central_administration",
        },
        "library": facts("exists open_to_all recreational_stock_adequate instructional_stock_adequate use_encouraged"),
        "religious_representatives": [
            {"id": f"V-{faith}", "represents": faith, "standing": standing,
             **facts("qualified services_regular visits_allowed visits_private visit_times_proper"),
             "full_time": faith == "catholic"}
            for faith, standing in (("catholic", "appointed"), ("orthodox", "approved"), ("muslim", "approved"))
        ],
        "religious_care": {
            "possible_in_country": True, "sufficient_for": ["catholic", "orthodox", "muslim"],
            "full_time_justified_for": ["catholic"], "full_time_possible_for": ["catholic"],
        },
        "belongings": [], "serious_events": [], "transports": [], "releases": [], "trial_releases": [],
        "experiments": [], "hardships": [], "differences_from_liberty": [], "benefit_findings": [],
        "influences": [{"id": "choir", "kind": "moral", **facts("appropriate available used fitted_to_needs")}],
        "schooling": facts("religious_instruction_possible integrated integration_practicable"),
        "recreation": facts("recreational_activities cultural_activities"),
        "aftercare_agencies": [
            {"id": "homeward", **facts("representatives_approved institution_access prisoner_access efficient "
                                       "lessens_prejudice helps_return")},
        ],
        "aftercare": facts("centralized coordinated coordination_possible"),
        "community": facts("part_in_it_emphasized agencies_enlisted enlisting_possible social_workers "
                           "charged_with_family charged_with_agencies"),
        "classification": facts("individual_treatment flexible in_separate_institutions institutions_suitable "
                                "security_graded keeps_bad_influence_apart eases_treatment classes_treated_apart "
                                "separation_possible"),
        "size": facts("smallest_possible", no="hinders_treatment too_small"),
        "privileges": facts("suit_classes suit_methods encourage_conduct develop_responsibility win_cooperation"),
        "staff_grades": [
            {"id": grade, **facts("carefully_selected salaries_adequate benefits_favourable conditions_favourable")}
            for grade in ("direction", "specialists", "officers")
        ],
        "personnel": {
            **facts("conviction_sought_in_staff conviction_sought_in_public means_of_informing_used "
                    "specialists_sufficient sufficient_specialists_possible full_time_medical_officer_needed"),
            "medical_officer_visits": "1 occasion/day",
        },
        "direction": facts("", no="shared"),
        "inspection": {"longest_gap": "180 day", **facts("regular services_regular inspectors_qualified "
                       "inspectors_experienced appointed_by_competent_authority examines_lawfulness "
                       "examines_objectives")},
        "workplaces": [
            {"id": shop, "kind": "farm" if shop == "garden" else "industry", "operated_by": "administration",
             **facts("controlled_by_administration always_supervised organization_as_outside methods_as_outside "
                     "closer_possible safety_as_outside health_as_outside",
                     no="profit_before_prisoners profit_before_training")}
            for shop in [*WORKSHOPS, "packing"]
        ],
        "working_hours": {"daily_maximum_fixed_by": "law", "weekly_maximum_fixed_by": "law",
                          "local_practice_considered": True},
        "indemnity": {**facts("for_injury for_disease"), "terms": "equal"},
        "remuneration": facts("equitable savings_set_aside savings_handed_over"),
    }  # fmt: skip


def serve(member: Record) -> None:
    """One of the staff, taught and tested before the first day of duty."""
    role, woman = member["role"], member["sex"] == "female"
    officer = role == "officer"
    member.update(
        facts("educated intelligent good_example commands_respect near_enough_for_urgency"),
        specialist=not officer and "director" not in role, entered_on_duty_at="2021-03-01",
        residence="on_premises" if role in {"director", "medical_officer"} else "elsewhere",
        attends_women=woman or role == "medical_officer", supervises_women=officer and woman,
        professional_duties_only=not officer,
        appointment=facts("full_time permanent professional civil_servant tenure_secure"),
        training={
            "general_duties_taught_at": "2020-11-20", "specific_duties_taught_at": "2021-01-15",
            "theory_test_passed_at": "2021-02-08", "practical_test_passed_at": "2021-02-10",
            **facts("in_service_intervals_suitable in_service_course_held in_service_courses_attended"),
        },
        arms={"direct_contact": officer, "carried_in_contact": False, "provided": False},
    )  # fmt: skip
    if officer:
        member["training"]["restraining_aggression"] = True
    if role == "director":
        member["directorship"] = facts("character administrative_ability suitable_training experience entire_time")


# -- the people ------------------------------------------------------------------------------------------------------


def keep(prisoner: Record, number: int) -> None:
    """Adds what is owed to everybody, and to the kind of prisoner that this one is."""
    kinds = {title["kind"] for title in prisoner["titles"]}
    young, faith, foreign = prisoner["young"], prisoner.get("religion"), "tr" in prisoner.get("languages", ())
    aware = facts(
        "written on_category on_discipline on_seeking_information on_complaints on_all_else_needed"
        + " oral" * prisoner.get("illiterate", False)
    )
    ways = facts("letters_regular visits_regular")
    prisoner.update(
        {event: [] for event in EVENTS.split()},
        under_juvenile_courts=young, classed_as_young=young,
        mother_tongue="tr" if foreign else "hr",
        health=facts(
            "dental_services physical_care mental_care examined_as_soon_as_possible physical_illness_looked_for "
            "mental_illness_looked_for work_capacity_determined",
            no="needed_examination_again needs_measures suspected_infectious hampering_defects",
        ),
        information=aware,
        request_channels=facts("director_each_week_day inspector inspector_alone central_administration "
                               "judicial_authority other_authorities"),
        contact={"family": ways, "friends": ways, "supervision_excessive": False},
        consular=facts("foreign_national state_represented own_diplomats own_consuls" if foreign else "",
                       no="refugee stateless" if foreign else "foreign_national refugee stateless"),
        news=facts("regular important_items"),
        religious_life=facts("services_allowed books_allowed",
                             no="access_refused objects_to_visits") if faith != "none"
        else facts("", no="access_refused objects_to_visits"),
        mental_health={"condition": "sound", "care_needed_after_release": False},
    )  # fmt: skip
    if young:
        prisoner["prison_sentence_exceptional"] = True
    if kinds & {"sentence", "security_measure"} and not prisoner["id"].startswith("P-C"):  # their files are elsewhere
        sentenced(prisoner, number)
    if kinds & (UNTRIED | CIVIL) or "no_charge" in kinds:
        untried(prisoner, number)
    if kinds & CIVIL:
        prisoner.update(civil_regime=facts("", no="restriction_excessive severity_excessive"), treatment_terms=[])
    if "no_charge" in kinds:
        prisoner["treatment_measures"] = [{"what": "a course in reading", **facts("voluntary", no="implies_reform")}]


def sentenced(prisoner: Record, number: int) -> None:
    """Section A: treatment, work, education, and what comes after."""
    new, fit = prisoner["id"].startswith("P-H"), not prisoner["id"].startswith("P-G")
    prisoner.update(
        sentence_suits_programme=True,
        treatment={
            "way_back": "none_yet" if new else "regime_here", "regards": REGARDS.split(),
            **facts("time_used steps_towards_return illness_looked_for aims_at_will aims_at_ability length_permits "
                    "encourages_self_respect develops_responsibility fits_needs"),
        },
        means_of_treatment=[{"kind": "education", **facts("appropriate used")}],
        civil_standing=facts("civil_interests social_security social_benefits"),
        family_relations=facts("desirable maintained improved"),
        resettlement=facts("future_considered considered_from_beginning encouraged assisted agencies_consulted "
                           "consulted_from_beginning"),
        education={
            **facts("capable further religious_instruction"),
            **(facts("compulsory special_attention") if prisoner["young"] or prisoner.get("illiterate") else {}),
        },
        work={
            **prisoner.get("work", {}), "fitness_determined_by": "medical_officer",
            **(facts("required physically_fit mentally_fit works fills_normal_day profits_from_training "
                     "vocational_training type_chosen time_for_education time_for_activities earns "
                     "may_spend may_send_to_family") if fit else
               facts("", no="required physically_fit mentally_fit works profits_from_training earns")),
        },
        jobs=[{"workplace": WORKSHOPS[number % 3], **facts("useful keeps_earning_ability",
                                                           no="afflictive")}] if fit else [],
        admission_reports={
            "received": "not_yet_possible" if new else "as_soon_as_possible",
            **({} if new else facts("full")),
            "medical": "none" if new else facts("by_medical_officer qualified_in_psychiatry physical_condition "
                                                "mental_condition"),
        },
        individual_file=facts("reports_placed documents_placed up_to_date consultable"),
        treatment_programme={
            "prepared": "not_yet_possible" if new else "as_soon_as_possible",
            **({} if new else facts("after_study regards_needs regards_capacities regards_dispositions")),
        },
    )  # fmt: skip
    if fit:
        prisoner["work"]["rest_days"] = "1 day/week"


def untried(prisoner: Record, number: int) -> None:
    """Section C, which reaches civil prisoners and people held without charge too."""
    takes_work = number % 4 == 0
    prisoner.update(
        {event: [] for event in UNTRIED_EVENTS},
        regime=facts("treated_as_innocent of_the_untried"),
        occupation=facts("books newspapers writing_materials other_means own_expense third_party_expense"),
        outside_facilities=facts("communication_family communication_friends visits_family visits_friends"),
        defence=facts("legal_aid_available legal_aid_application_allowed adviser_visits_allowed "
                      "may_prepare_instructions may_hand_instructions instructions_confidential "
                      "writing_material_desired writing_material_supplied"),
        work={**facts("offered", no="required"), "works": takes_work, **(facts("paid") if takes_work else {})},
    )  # fmt: skip
    prisoner.setdefault("clothing", {}).update(facts("own_clean own_suitable own_allowed", no="prison_dress"))
    prisoner.setdefault("food", {}).update(facts("", no="outside_desired from_outside"))


# -- what is wrong ---------------------------------------------------------------------------------------------------


def one(facility: Record, kind: str, id: str) -> Record:
    found: Record = next(record for record in facility[kind] if record["id"] == id)
    return found


def person(facility: Record, id: str) -> Record:
    return one(facility, "prisoners", id)


def health(facility: Record) -> None:
    """22(1), 23, 24, 25, 26: illnesses, births, and what the doctor looks into."""
    facility["medical"]["close_to_public_health"] = False
    facility["births"] = [{"mother": "P-E003", "born_on": "2026-02-12", "born_in": "prison",
                           "hospital_practicable": False, "certificate_mentions_prison": True}]  # fmt: skip
    person(facility, "P-E003")["infants"] = [{"place_when_apart": "cell"}]
    person(facility, "P-E012")["infants"] = [{"place_when_apart": "nursery"}]
    person(facility, "P-H003")["health"].update(examined_as_soon_as_possible=False)
    person(facility, "P-G002")["health"].update(needs_measures=True, all_measures_taken=False)
    person(facility, "P-G002")["sick_days"] = [
        {"date": f"2026-02-{day:02}", "sick": True, "complained": False, "pointed_out": False, "seen": day != 15}
        for day in range(13, 18)
    ]
    person(facility, "P-B020")["health_concerns"] = [
        {"formed_at": "2026-02-05", "cause": "continued_imprisonment", "reported": True}
    ]
    facility["medical_oversight"][7]["inspected_regularly"] = False
    facility["medical_advice"] = [
        {"about": "damp in block B", "submitted_at": "2026-02-03 10:00", "considered": True, "director_concurs": True,
         "within_competence": True, "steps_taken_at": "2026-02-20 09:00", "steps_immediate": False}
    ]  # fmt: skip


PUNISHMENT: Record = {
    "offence": "fight of 2 February", "committed_at": "2026-02-02", "decided_at": "2026-02-04 10:00",
    "informed_at": "2026-02-03 09:00", "defence_heard_at": "2026-02-04 09:00", "started_at": "2026-02-05 08:00",
    "ended_at": "2026-02-07 08:00", "kinds": ["close_confinement"],
    **facts("inflicted offence_provided measure_provided authority_competent other_terms_kept defence_proper "
            "case_examined visited_daily",
            no="already_punished interpreter_necessary cruel inhuman degrading may_harm_health change_necessary"),
    "fitness_certificates": [{"by": "medical_officer", "examined_at": "2026-02-04 14:00",
                              "certified_at": "2026-02-04 15:00", "after_examination": True, "in_writing": True,
                              "fit": True}],
    "punishment_days": [{"date": f"2026-02-{day:02}", "visited": True} for day in (5, 6, 7)],
}  # fmt: skip


def discipline(facility: Record) -> None:
    """28 to 32: one punishment as it should be, one without the doctor, one without a hearing, one in the dark."""
    facility["disciplinary_regime"]["durations_determined_by"] = "other"
    person(facility, "P-B011")["punishments"] = [
        PUNISHMENT | facts("interpreter_necessary interpreter_practicable interpreter_allowed")
    ]
    person(facility, "P-B012")["punishments"] = [PUNISHMENT | {"fitness_certificates": []}]
    person(facility, "P-B013")["punishments"] = [
        PUNISHMENT | {"kinds": ["loss_of_privileges"], "defence_heard_at": "none"}
    ]
    person(facility, "P-B014")["punishments"] = [PUNISHMENT | {"kinds": ["dark_cell"], "degrading": True}]
    person(facility, "P-B015")["assignments"] = [
        {"activity": "other", **facts("for_institution disciplinary", no="self_government")}
    ]


def force(facility: Record) -> None:
    """33, 34, 54(1): handcuffs for a transfer, a belt too long, a jacket as a punishment; a blow not reported."""
    use = {"ended_at": "2026-02-10 12:00", **facts("authorized", no="longer_than_necessary")}
    person(facility, "P-A006")["restraint_uses"] = [
        {**use, "started_at": "2026-02-10 08:00", "kind": "handcuffs", "purpose": "escape_prevention",
         "ordered_by": "director", **facts("during_transfer appeared_before_authority removed_before_authority")}
    ]  # fmt: skip
    person(facility, "P-B016")["restraint_uses"] = [
        {**use, "started_at": "2026-02-09 12:00", "kind": "belt", "purpose": "self_injury", "ordered_by": "director",
         "longer_than_necessary": True, "during_transfer": False,
         **facts("other_methods_failed consulted_at_once reported_at_once")}
    ]  # fmt: skip
    person(facility, "P-B017")["restraint_uses"] = [
        {**use, "started_at": "2026-02-10 10:00", "kind": "strait_jacket", "purpose": "punishment",
         "ordered_by": "director", **facts("", no="during_transfer other_methods_failed")}
    ]  # fmt: skip
    blow = {"used_at": "2026-02-09 11:50", "resistance": "active_physical",
            **facts("order_lawful strictly_necessary", no="self_defence attempted_escape")}  # fmt: skip
    person(facility, "P-B016")["force_uses"] = [blow | {"reported_immediately": True}]
    person(facility, "P-B017")["force_uses"] = [blow | {"reported_immediately": False}]


def voice(facility: Record) -> None:
    """35 to 39: a letter to a court held back, an answer that never came, a friend refused, a consul kept away."""
    made = {"kind": "complaint", "made_at": "2026-02-06", "proper_form": True,
            **facts("", no="stopped censored evidently_frivolous evidently_groundless")}  # fmt: skip
    answered = facts("dealt_with_promptly replied_without_undue_delay")
    person(facility, "P-B021")["complaints"] = [made | {"addressed_to": "director"} | answered]
    person(facility, "P-B022")["complaints"] = [
        made | {"addressed_to": "judicial_authority", "censored": True} | answered
    ]
    person(facility, "P-B023")["complaints"] = [
        made | {"addressed_to": "director", "dealt_with_promptly": True, "replied_without_undue_delay": False}
    ]
    person(facility, "P-B024")["refused_contacts"] = [{"relation": "friend", "reputable": True}]
    person(facility, "P-B025")["consular"].update(facts("foreign_national state_represented own_diplomats",
                                                        no="own_consuls"))  # fmt: skip
    person(facility, "P-B029")["consular"].update(facts("stateless", no="protecting_state protecting_authority"))
    person(facility, "P-B026")["news"]["important_items"] = False
    person(facility, "P-B027")["information"]["on_complaints"] = False


def belongings_and_news(facility: Record) -> None:
    """41(2), 43, 44, 45: a visit overheard, a watch not listed, a death told late, a van without air."""
    one(facility, "religious_representatives", "V-muslim")["visits_private"] = False
    kept = {"origin": "brought_in", "owner_released_at": "none",
            **facts("safe_custody inventoried inventory_signed care_taken", no="retention_allowed")}  # fmt: skip
    facility["belongings"] = [
        {"prisoner": "P-A005", "what": "coat", "kind": "clothing", **kept},
        {"prisoner": "P-A011", "what": "watch", "kind": "valuables", **kept, "inventoried": False},
        {"prisoner": "P-H002", "what": "tablets", "kind": "medicine", **kept, "use_decided_by": "officer"},
        {"prisoner": "P-B005", "what": "50 EUR", "kind": "money", **kept, "origin": "received"},
        {
            "prisoner": "none",
            "what": "ring",
            "kind": "valuables",
            **kept,
            "owner_released_at": "2026-02-20",
            "returned": "wholly",
            "receipt_signed": False,
        },
    ]
    facility["serious_events"] = [
        {"prisoner": "none", "kind": "death", "happened_at": "2026-02-08", "director_knew_at": "2026-02-08",
         "next_of_kin": "spouse", "spouse_notice": {"given_at": "2026-02-13", "at_once": False},
         "designated_persons": []}
    ]  # fmt: skip
    person(facility, "P-B028")["family_events"] = [
        {"kind": "death", "happened_at": "2026-02-18", "known_at": "2026-02-19",
         "notice": {"given_at": "2026-02-19", "at_once": True}}
    ]  # fmt: skip
    van = {"by": "vehicle", "paid_by": "administration",
           **facts("exposure_minimal insult_safeguards curiosity_safeguards publicity_safeguards ventilation_adequate "
                   "light_adequate conditions_equal", no="unnecessary_hardship")}  # fmt: skip
    facility["transports"] = [{"left_at": "2026-02-10 08:00", **van},
                              {"left_at": "2026-02-19 07:30", **van, "ventilation_adequate": False}]  # fmt: skip


def staff(facility: Record) -> None:
    """47(2), 50(1), 54, 55: an untested officer, an armed one, one without the course; an inspection cut short."""
    one(facility, "staff", "S-020")["training"]["practical_test_passed_at"] = "2021-06-30"
    one(facility, "staff", "S-031")["arms"].update(facts("carried_in_contact provided", no="special_circumstances"))
    one(facility, "staff", "S-031")["training"]["use_of_arms"] = True
    one(facility, "staff", "S-050")["training"]["restraining_aggression"] = False
    one(facility, "staff", "S-001")["directorship"]["experience"] = False
    facility["inspection"]["examines_objectives"] = False


def treatment(facility: Record) -> None:
    """57, 60(1), 63(1), 66(3), 69, 71(3), 74(1), 76(3), 77(1), 81(1): what a sentence is to be used for."""
    facility["hardships"] = [{"id": "lights", "matter": "lights on all night", "aggravates": True,
                              "incidental_to": "nothing"}]  # fmt: skip
    facility["differences_from_liberty"] = [
        {"id": "numbers", "matter": "people are called by number", "lessens_dignity": True, "minimized": False}
    ]
    facility["classification"]["flexible"] = False
    person(facility, "P-B060")["individual_file"]["up_to_date"] = False
    person(facility, "P-B061")["treatment_programme"]["prepared"] = "late"
    person(facility, "P-B062")["jobs"][0]["useful"] = False
    person(facility, "P-B063")["jobs"][0]["workplace"] = "packing"
    one(facility, "workplaces", "packing")["safety_as_outside"] = False
    facility["remuneration"].update(facts("", no="savings_set_aside"))
    person(facility, "P-D003")["education"]["special_attention"] = False
    helped = facts("necessary possible ensured")
    facility["releases"] = [
        {"id": "L-1", "date": "2026-02-20", "under_sentence": True, "reached_by_benefit": False, "papers": helped,
         "home": helped, "job": facts("necessary", no="possible ensured"), "outfit": helped,
         "fare": helped | {"ensured": False}, "subsistence": helped}
    ]  # fmt: skip


def minds(facility: Record) -> None:
    """82: one found insane and kept in prison, one ill and kept in prison, one treated as should be."""
    person(facility, "P-G004")["insanity_findings"] = [
        {"found_on": "2026-01-15", "finder": COURT, "status": "sustained"}
    ]
    ill = {"kept_in": "prison", **facts("observed treated special_supervision", no="care_needed_after_release")}
    person(facility, "P-G004")["mental_health"] = {**ill, "condition": "sound", "removal_arranged": "late"}
    person(facility, "P-G005")["mental_health"] = {**ill, "condition": "disease"}
    person(facility, "P-G007")["mental_health"] = {
        **ill, "condition": "treatment_needed",
        **facts("treatment_provided care_needed_after_release continuation_arranged", no="aftercare_arranged"),
    }  # fmt: skip


def before_trial(facility: Record) -> None:
    """88 to 95: those who await trial, the debtors, and the one who is held without charge."""
    person(facility, "P-A020")["clothing"].update(facts("prison_dress", no="unlike_convicts"))
    person(facility, "P-A021")["work"]["required"] = True
    person(facility, "P-A022")["refused_means_of_occupation"] = [
        {"what": "a chess set", **facts("compatible_with_justice compatible_with_security compatible_with_order")}
    ]
    person(facility, "P-A023")["own_doctor_applications"] = [
        {"applied_at": "2026-02-11", **facts("reasonable_ground able_to_pay", no="visit_allowed treatment_allowed")}
    ]
    person(facility, "P-A024")["contact_restrictions"] = [{"interest": "other", "necessary": False}]
    person(facility, "P-A025")["legal_interviews"] = [{"held_at": "2026-02-16", **facts("within_sight within_hearing")}]
    person(facility, "P-A026")["legal_interviews"] = [
        {"held_at": "2026-02-16", **facts("within_sight", no="within_hearing")}
    ]
    person(facility, "P-F004")["treatment_terms"] = [{"matter": "visits", "against_untried": "worse"}]
    person(facility, "P-F001")["treatment_measures"].append(
        {"what": "a course against reoffending", **facts("voluntary implies_reform")}
    )


def young_man_counted_as_adult(facility: Record) -> None:
    """5(2): under the juvenile courts, sentenced to prison like an adult."""
    person(facility, "P-C027").update(classed_as_young=False, prison_sentence_exceptional=False)


LATER_BREACHES: list[Callable[[Record], None]] = [
    health, discipline, force, voice, belongings_and_news, staff, treatment, minds, before_trial,
    young_man_counted_as_adult,
]  # fmt: skip
