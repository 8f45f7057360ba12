"""The way a visitor goes through an institution, and what is learned where."""

from __future__ import annotations

from typing import Final

from smrl import lean
from smrl.assessment.outline import in_language
from smrl.vocabulary import Entity, Fact, Many, Reference, Vocabulary

METHODS: Final = ("observation", "measurement", "document", "interview", "finding")


@lean.frozen
class Stop:
    """A place, or people to talk to. `learned` has entities, and single facts that belong here and not with theirs."""

    en: str
    ru: str
    learned: str

    def title(self, lang: str) -> str:
        return in_language({"en": self.en, "ru": self.ru}, lang)


STOPS: Final = (
    Stop(
        "the director's office", "кабинет директора",
        "facility separation difference_of_treatment direction inspection disciplinary_regime restriction experiment "
        "hardship influence difference_from_liberty classification size privileges community departure transport "
        "serious_event notice designated_person release assistance trial_release aftercare aftercare_agency",
    ),
    Stop("reception and the store", "приём и склад", "register reception commitment_order register_entry belonging"),
    Stop(
        "cells and other rooms", "камеры и другие помещения",
        "unit cell sleeping_custom sleeping_exception temperature_reading stay place conditions sanitation bedding "
        "facility.units facility.cells facility.places facility.toilets facility.toilets_sufficient prisoner.cell "
        "prisoner.selected_for_dormitory prisoner.suits_dormitory",
    ),
    Stop("the women's part", "женская часть", "womens_area male_entry facility.womens_areas facility.male_entries"),
    Stop(
        "baths and laundry", "баня и прачечная",
        "bathing hygiene clothing facility.showers facility.bathing_installations_sufficient",
    ),
    Stop("the kitchen", "кухня", "food"),
    Stop(
        "the yard", "прогулочный двор",
        "exercise exercise_day weather_day sports recreation facility.weather_log prisoner.exercise_days "
        "prisoner.employed_outdoors",
    ),
    Stop(
        "the medical unit", "медицинская часть",
        "medical_services hospital specialist_case maternity birth oversight_topic medical_advice health "
        "medical_examination sick_day health_concern infant hampering_condition medical_report own_doctor_application "
        "insanity_finding mental_health prisoner.medical_examinations prisoner.sick_days prisoner.health_concerns "
        "prisoner.infants prisoner.hampering_conditions prisoner.own_doctor_applications prisoner.insanity_findings "
        "facility.hospital facility.specialist_cases facility.births facility.medical_oversight "
        "facility.medical_advice",
    ),
    Stop(
        "workshops and farms", "мастерские и фермы",
        "workplace work job working_hours indemnity remuneration facility.workplaces facility.remuneration "
        "prisoner.jobs",
    ),
    Stop(
        "school, library and chapel", "школа, библиотека и часовня",
        "schooling education library religious_representative religious_care religious_life facility.library "
        "facility.religious_representatives",
    ),
    Stop(
        "the punishment book", "журнал взысканий",
        "discipline punishment fitness_certificate punishment_day separation_day restraint_use force_use "
        "prisoner.punishments prisoner.restraint_uses prisoner.force_uses prisoner.separation_days",
    ),
    Stop(
        "the prisoners' files", "личные дела",
        "benefit_finding title removal admission_reports individual_file treatment_programme treatment "
        "treatment_means resettlement",
    ),
    Stop(
        "talks with prisoners", "беседы с заключёнными",
        "prisoner beliefs information request_channels complaint contact channels refused_contact consular news "
        "family_event family_relations interpretation_need assignment civil_standing regime occupation refused_means "
        "outside_facilities contact_restriction defence legal_interview civil_regime treatment_term treatment_measure",
    ),
    Stop("the staff", "персонал", "staff_member appointment training directorship arms staff_grade personnel "
         "facility.staff facility.staff_grades"),
)  # fmt: skip

_STOP_OF: Final = {name: rank for rank, stop in enumerate(STOPS) for name in stop.learned.split()}


def stop_of(fact: Fact) -> int:
    """The rank of the stop where it is learned: the first, where all papers are, for what is named in none."""
    return _STOP_OF.get(fact.path, _STOP_OF.get(fact.entity, 0))


def method_of(fact: Fact) -> str:
    """What establishes it first of all; rolls and links are on paper."""
    return fact.evidence[0].value if fact.evidence else "document"


def records_of(vocabulary: Vocabulary, entity: Entity) -> dict[str, Entity]:
    """Of what there is one each time that a fact of the entity is asked: itself, or for a part whoever has it.

    None for what the institution has once.
    """
    found: dict[str, Entity] = {}
    waiting, seen = [entity], {entity.name}
    while waiting:
        one = waiting.pop()
        if one.home is not None or any(holds.as_list for holds in _holders(vocabulary, one)):
            found[one.name] = one
            continue
        above = [vocabulary.entities[holder.entity] for holder in _holders(vocabulary, one)]
        waiting += [owner for owner in above if owner.name not in seen]
        seen |= {owner.name for owner in above}
    return found


@lean.frozen
class _Holder:
    entity: str
    as_list: bool


def _holders(vocabulary: Vocabulary, entity: Entity) -> list[_Holder]:
    wanted = Reference(entity.name)
    return [
        _Holder(owner.name, isinstance(fact.type, Many))
        for owner in vocabulary.entities.values()
        for fact in owner.facts.values()
        if not fact.by_id
        and fact.attribute
        and (fact.type.element if isinstance(fact.type, Many) else fact.type) == wanted
    ]
