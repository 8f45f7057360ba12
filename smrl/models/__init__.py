"""The models that the shipped rulesets speak of: an institution, its places, people and records.

Each class comes with its module when first asked for. `VOCABULARY` is what rules can say about all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from smrl.models.aftercare import Aftercare, AftercareAgency, Assistance, FamilyRelations, Release, Resettlement
    from smrl.models.belongings import Belonging
    from smrl.models.cell import Cell, SleepingException, TemperatureReading
    from smrl.models.classification import Classification, Privileges, Size
    from smrl.models.clothing import Bedding, Clothing, Removal
    from smrl.models.contact import Channels, Consular, Contact, News, RefusedContact
    from smrl.models.discipline import Assignment, DisciplinaryRegime, Discipline, RestraintUse, Restriction
    from smrl.models.education import Education, Library, Recreation, Schooling
    from smrl.models.employment import Appointment, Arms, Directorship, Training
    from smrl.models.equality import Beliefs, DifferenceOfTreatment
    from smrl.models.exercise import Exercise, ExerciseDay, Sports, WeatherDay
    from smrl.models.facility import Facility, Separation
    from smrl.models.findings import BenefitFinding, Departure, Finding
    from smrl.models.food import Food
    from smrl.models.force import ForceUse
    from smrl.models.health import Health, HealthConcern, Infant, MedicalExamination, SickDay
    from smrl.models.hygiene import Bathing, Hygiene, Sanitation
    from smrl.models.information import Complaint, Information, RequestChannels
    from smrl.models.interpretation import InterpretationNeed
    from smrl.models.medical import (
        Birth,
        Hospital,
        Maternity,
        MedicalAdvice,
        MedicalServices,
        OversightTopic,
        SpecialistCase,
    )
    from smrl.models.mental_health import InsanityFinding, MentalHealth
    from smrl.models.notification import DesignatedPerson, FamilyEvent, Notice, SeriousEvent
    from smrl.models.personnel import Direction, Inspection, Personnel, StaffGrade
    from smrl.models.premises import Conditions, MaleEntry, Place, WomensArea
    from smrl.models.principles import Community, DifferenceFromLiberty, Experiment, Hardship, Influence, TrialRelease
    from smrl.models.prisoner import Prisoner, Title
    from smrl.models.punishment import FitnessCertificate, Punishment, PunishmentDay
    from smrl.models.reception import CommitmentOrder, Reception, Register, RegisterEntry
    from smrl.models.religion import ReligiousCare, ReligiousLife, ReligiousRepresentative
    from smrl.models.staff import Staff
    from smrl.models.stays import SeparationDay, Stay
    from smrl.models.transport import Transport
    from smrl.models.treatment import (
        AdmissionReports,
        CivilStanding,
        HamperingCondition,
        IndividualFile,
        MedicalReport,
        Treatment,
        TreatmentMeans,
        TreatmentProgramme,
    )
    from smrl.models.uncharged import CivilRegime, TreatmentMeasure, TreatmentTerm
    from smrl.models.unit import Unit
    from smrl.models.untried import (
        ContactRestriction,
        Defence,
        LegalInterview,
        Occupation,
        OutsideFacilities,
        OwnDoctorApplication,
        RefusedMeans,
        Regime,
        SleepingCustom,
    )
    from smrl.models.work import Job, Work
    from smrl.models.workplaces import Indemnity, Remuneration, WorkingHours, Workplace
    from smrl.vocabulary import Vocabulary

    VOCABULARY: Vocabulary

_MODULES: Final = {
    "aftercare": "Aftercare AftercareAgency Assistance FamilyRelations Release Resettlement",
    "belongings": "Belonging",
    "cell": "Cell SleepingException TemperatureReading",
    "classification": "Classification Privileges Size",
    "clothing": "Bedding Clothing Removal",
    "contact": "Channels Consular Contact News RefusedContact",
    "discipline": "Assignment DisciplinaryRegime Discipline RestraintUse Restriction",
    "education": "Education Library Recreation Schooling",
    "employment": "Appointment Arms Directorship Training",
    "equality": "Beliefs DifferenceOfTreatment",
    "exercise": "Exercise ExerciseDay Sports WeatherDay",
    "facility": "Facility Separation",
    "findings": "BenefitFinding Departure Finding",
    "food": "Food",
    "force": "ForceUse",
    "health": "Health HealthConcern Infant MedicalExamination SickDay",
    "hygiene": "Bathing Hygiene Sanitation",
    "information": "Complaint Information RequestChannels",
    "interpretation": "InterpretationNeed",
    "medical": "Birth Hospital Maternity MedicalAdvice MedicalServices OversightTopic SpecialistCase",
    "mental_health": "InsanityFinding MentalHealth",
    "notification": "DesignatedPerson FamilyEvent Notice SeriousEvent",
    "personnel": "Direction Inspection Personnel StaffGrade",
    "premises": "Conditions MaleEntry Place WomensArea",
    "principles": "Community DifferenceFromLiberty Experiment Hardship Influence TrialRelease",
    "prisoner": "Prisoner Title",
    "punishment": "FitnessCertificate Punishment PunishmentDay",
    "reception": "CommitmentOrder Reception Register RegisterEntry",
    "religion": "ReligiousCare ReligiousLife ReligiousRepresentative",
    "staff": "Staff",
    "stays": "SeparationDay Stay",
    "transport": "Transport",
    "treatment": "AdmissionReports CivilStanding HamperingCondition IndividualFile MedicalReport Treatment "
    "TreatmentMeans TreatmentProgramme",
    "uncharged": "CivilRegime TreatmentMeasure TreatmentTerm",
    "unit": "Unit",
    "untried": "ContactRestriction Defence LegalInterview Occupation OutsideFacilities OwnDoctorApplication "
    "RefusedMeans Regime SleepingCustom",
    "work": "Job Work",
    "workplaces": "Indemnity Remuneration WorkingHours Workplace",
}
_HOMES: Final = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "VOCABULARY",
    "AdmissionReports",
    "Aftercare",
    "AftercareAgency",
    "Appointment",
    "Arms",
    "Assignment",
    "Assistance",
    "Bathing",
    "Bedding",
    "Beliefs",
    "Belonging",
    "BenefitFinding",
    "Birth",
    "Cell",
    "Channels",
    "CivilRegime",
    "CivilStanding",
    "Classification",
    "Clothing",
    "CommitmentOrder",
    "Community",
    "Complaint",
    "Conditions",
    "Consular",
    "Contact",
    "ContactRestriction",
    "Defence",
    "Departure",
    "DesignatedPerson",
    "DifferenceFromLiberty",
    "DifferenceOfTreatment",
    "Direction",
    "Directorship",
    "DisciplinaryRegime",
    "Discipline",
    "Education",
    "Exercise",
    "ExerciseDay",
    "Experiment",
    "Facility",
    "FamilyEvent",
    "FamilyRelations",
    "Finding",
    "FitnessCertificate",
    "Food",
    "ForceUse",
    "HamperingCondition",
    "Hardship",
    "Health",
    "HealthConcern",
    "Hospital",
    "Hygiene",
    "Indemnity",
    "IndividualFile",
    "Infant",
    "Influence",
    "Information",
    "InsanityFinding",
    "Inspection",
    "InterpretationNeed",
    "Job",
    "LegalInterview",
    "Library",
    "MaleEntry",
    "Maternity",
    "MedicalAdvice",
    "MedicalExamination",
    "MedicalReport",
    "MedicalServices",
    "MentalHealth",
    "News",
    "Notice",
    "Occupation",
    "OutsideFacilities",
    "OversightTopic",
    "OwnDoctorApplication",
    "Personnel",
    "Place",
    "Prisoner",
    "Privileges",
    "Punishment",
    "PunishmentDay",
    "Reception",
    "Recreation",
    "RefusedContact",
    "RefusedMeans",
    "Regime",
    "Register",
    "RegisterEntry",
    "Release",
    "ReligiousCare",
    "ReligiousLife",
    "ReligiousRepresentative",
    "Removal",
    "Remuneration",
    "RequestChannels",
    "Resettlement",
    "RestraintUse",
    "Restriction",
    "Sanitation",
    "Schooling",
    "Separation",
    "SeparationDay",
    "SeriousEvent",
    "SickDay",
    "Size",
    "SleepingCustom",
    "SleepingException",
    "SpecialistCase",
    "Sports",
    "Staff",
    "StaffGrade",
    "Stay",
    "TemperatureReading",
    "Title",
    "Training",
    "Transport",
    "Treatment",
    "TreatmentMeans",
    "TreatmentMeasure",
    "TreatmentProgramme",
    "TreatmentTerm",
    "TrialRelease",
    "Unit",
    "WeatherDay",
    "WomensArea",
    "Work",
    "WorkingHours",
    "Workplace",
]


def __getattr__(name: str) -> Any:
    if name == "VOCABULARY":
        from smrl.vocabulary.from_attrs import vocabulary_of

        value: Any = vocabulary_of(__getattr__("Facility"), name="smrl.models")
    elif name in _HOMES:
        value = getattr(import_module(f"smrl.models.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module `smrl.models` has no attribute `{name}`")
    return globals().setdefault(name, value)


def __dir__() -> list[str]:
    return __all__
