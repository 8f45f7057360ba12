"""Prisoners, by id and never by name, and the titles on which they are held."""

from __future__ import annotations

from typing import Any

from smrl.models.aftercare import FamilyRelations, Resettlement
from smrl.models.clothing import Bedding, Clothing, Removal
from smrl.models.contact import Consular, Contact, News, RefusedContact
from smrl.models.current_punishment import punishments
from smrl.models.discipline import Assignment, Discipline, RestraintUse
from smrl.models.education import Education
from smrl.models.equality import Beliefs
from smrl.models.exercise import Exercise, ExerciseDay
from smrl.models.exercise_log import exercise_days
from smrl.models.food import Food
from smrl.models.force import ForceUse
from smrl.models.health import Health, HealthConcern, Infant, MedicalExamination, SickDay
from smrl.models.hygiene import Bathing, Hygiene, Sanitation
from smrl.models.information import Complaint, Information, RequestChannels
from smrl.models.interpretation import InterpretationNeed
from smrl.models.mental_health import InsanityFinding, MentalHealth
from smrl.models.notification import FamilyEvent
from smrl.models.placement import arrivals
from smrl.models.punishment import Punishment
from smrl.models.religion import ReligiousLife
from smrl.models.stays import SeparationDay, Stay, stays
from smrl.models.treatment import (
    AdmissionReports,
    CivilStanding,
    HamperingCondition,
    IndividualFile,
    Treatment,
    TreatmentMeans,
    TreatmentProgramme,
)
from smrl.models.uncharged import CivilRegime, TreatmentMeasure, TreatmentTerm
from smrl.models.untried import (
    ContactRestriction,
    Defence,
    LegalInterview,
    Occupation,
    OutsideFacilities,
    OwnDoctorApplication,
    RefusedMeans,
    Regime,
)
from smrl.models.work import Job, Work
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Link,
    Links,
    Many,
    Measured,
    One,
    Texted,
    When,
    Words,
    YesNo,
    choice,
    entity,
    key,
    link,
    links,
    many,
    measure,
    moment,
    one,
    text,
    words,
    yes_no,
)


@entity("title", "titles", ru="основание содержания", tags="lawfulness", dated_by="since")
class Title:
    """A legal ground on which a person is held now. A person can be held on several."""

    kind: Chosen = choice(
        "charge conviction sentence debt civil_order security_measure corrective_measure no_charge",
        "what it is: `charge` awaiting trial, `conviction` awaiting sentence, `debt`, other `civil_order`, `no_charge`",
        meaning_ru="вид: `charge` до суда, `conviction` до приговора о наказании, `debt` долг, `civil_order` иное",
        ask="On what ground is the person held?", ask_ru="На каком основании содержится человек?", evidence="document",
        name="title_kind",
    )  # fmt: skip
    since: When = moment("since when", meaning_ru="с какого времени", evidence="document", ask="Since when?",
                         ask_ru="С какого времени?")  # fmt: skip
    authority: Texted = text("who ordered it", meaning_ru="кто решил", evidence="document", ask="Who ordered it?",
                             ask_ru="Кто так решил?")  # fmt: skip


def young(prisoner: Any, _: Any) -> bool | None:
    """Whoever comes under the juvenile courts is young, whatever category a country puts them in (rule 5)."""
    return True if prisoner.under_juvenile_courts is True else None


@entity("prisoner", "prisoners", ru="заключённый", tags="classification", up="cell")
class Prisoner:
    """A person held in the institution, whatever the ground."""

    id: Key = key("an id that is not the name", "идентификатор, отличный от имени")
    cell: Link[Any] = link(
        "cell", "where the person sleeps", meaning_ru="где человек спит", ask="Where does the person sleep?",
        ask_ru="Где человек спит?", evidence="document observation",
    )  # fmt: skip
    sex: Chosen = choice(
        "female male other", "the person's sex", meaning_ru="пол", evidence="document interview", name="sex"
    )
    birth_date: When = moment("the day of birth", meaning_ru="день рождения", evidence="document")
    young: YesNo = yes_no(
        "whether the person is a young prisoner: at least everybody whom the juvenile courts are competent for",
        meaning_ru="относится ли человек к малолетним: по меньшей мере все подсудные судам по делам несовершеннолетних",
        ask="Is the person young, that is at least under the juvenile courts?",
        ask_ru="Относится ли человек к малолетним (подсуден ли суду по делам несовершеннолетних)?", evidence="document",
        derive=young,
        tags="young",
    )  # fmt: skip
    under_juvenile_courts: YesNo = yes_no(
        "whether the person comes within the jurisdiction of juvenile courts", evidence="document",
        meaning_ru="подсуден ли человек судам по делам несовершеннолетних",
        ask="Does the person come under the juvenile courts?",
        ask_ru="Подсуден ли человек суду по делам несовершеннолетних?",
        tags="young",
    )  # fmt: skip
    classed_as_young: YesNo = yes_no(
        "whether the person is put in the category of young prisoners", evidence="document",
        meaning_ru="отнесён ли человек к категории малолетних заключённых",
        ask="Is the person counted among the young prisoners?", ask_ru="Отнесён ли человек к малолетним заключённым?",
        tags="young",
    )  # fmt: skip
    prison_sentence_exceptional: YesNo = yes_no(
        "for a young person sentenced to imprisonment: whether that is an exception with good reason",
        meaning_ru="если малолетний приговорён к тюремному заключению: оправданное ли это исключение",
        ask="Was there good reason to imprison this young person by way of exception?",
        ask_ru="Были ли веские причины в виде исключения приговорить малолетнего к заключению?",
        evidence="document finding",
        tags="young sentencing",
    )  # fmt: skip
    languages: Words = words(
        "languages the person speaks", meaning_ru="языки человека", evidence="interview", tags="language"
    )
    mother_tongue: Texted = text(
        "the person's own language", meaning_ru="родной язык человека", ask="What is the person's own language?",
        ask_ru="Какой язык у человека родной?", evidence="interview",
        tags="language",
    )  # fmt: skip
    interpretation_needs: Many[InterpretationNeed] = many(
        InterpretationNeed, "occasions on which an interpreter was necessary for the person",
        meaning_ru="случаи, когда человеку был необходим переводчик", evidence="interview document",
        ask="When was an interpreter necessary?", ask_ru="Когда был необходим переводчик?",
    )  # fmt: skip
    illiterate: YesNo = yes_no(
        "whether the person cannot read", meaning_ru="неграмотен ли человек", ask="Is the person unable to read?",
        ask_ru="Неграмотен ли человек?", evidence="interview",
        tags="literacy information",
    )  # fmt: skip
    religion: Texted = text(
        "the person's religion; none if there is none", optional=True, meaning_ru="вероисповедание; none, если нет",
        ask="Of what religion is the person?", ask_ru="Какого вероисповедания человек?", evidence="interview",
        tags="religion",
    )  # fmt: skip
    admitted_at: When = moment(
        "when the person came here", meaning_ru="когда человек прибыл", evidence="document", tags="admission"
    )
    arrivals: Links[Any] = links(
        "reception", "the person's receptions here, worked out from the list of them", derive=arrivals,
        meaning_ru="приёмы этого человека, по списку приёмов",
    )  # fmt: skip
    titles: Many[Title] = many(
        Title, "the legal grounds on which the person is held now", meaning_ru="правовые основания содержания",
        ask="On what grounds is the person held?", ask_ru="На каких основаниях содержится человек?",
        evidence="document",
    )  # fmt: skip
    sentence_length: Measured = measure(
        "day", "the length of the sentence or measure, with what has been served; none where it has no fixed end",
        optional=True, meaning_ru="длительность срока вместе с отбытым; none, если он не ограничен",
        ask="How long is the sentence?", ask_ru="На какой срок осуждён человек?", evidence="document",
        tags="treatment",
    )  # fmt: skip
    sentence_suits_programme: YesNo = yes_no(
        "whether the sentence is of suitable length for full reports and a programme of treatment", evidence="finding",
        meaning_ru="достаточен ли срок для полных сведений о человеке и программы работы с ним",
        ask="Is the sentence long enough for reports and a programme?", ask_ru="Достаточен ли срок для программы?",
        tags="treatment",
    )  # fmt: skip
    selected_for_dormitory: YesNo = yes_no(
        "whether the person was carefully chosen for the dormitory, with a look at who else is there",
        meaning_ru="прошёл ли человек тщательный отбор в общую камеру с учётом остальных",
        ask="Was it carefully considered whether the person should share this dormitory?",
        ask_ru="Проводился ли тщательный отбор перед помещением в общую камеру?", evidence="document interview",
        tags="accommodation safety",
    )  # fmt: skip
    suits_dormitory: YesNo = yes_no(
        "whether the person is suited to live with the others of the dormitory", evidence="finding",
        meaning_ru="способен ли человек жить вместе с остальными в общей камере",
        ask="Is the person suited to live together with the others there?",
        ask_ru="Способен ли человек жить там вместе с остальными?",
        tags="accommodation safety",
    )  # fmt: skip
    beliefs: One[Beliefs] = one(Beliefs, "respect for beliefs", meaning_ru="уважение убеждений")
    sanitation: One[Sanitation] = one(Sanitation, "the toilet", meaning_ru="туалет")
    bathing: One[Bathing] = one(Bathing, "baths and showers", meaning_ru="баня и душ")
    hygiene: One[Hygiene] = one(Hygiene, "cleanliness of the person", meaning_ru="личная гигиена")
    clothing: One[Clothing] = one(Clothing, "clothing", meaning_ru="одежда")
    bedding: One[Bedding] = one(Bedding, "bed and bedding", meaning_ru="койка и спальные принадлежности")
    food: One[Food] = one(Food, "food and drinking water", meaning_ru="питание и питьевая вода")
    exercise: One[Exercise] = one(Exercise, "exercise over the period", meaning_ru="упражнения за период")
    exercise_days: Many[ExerciseDay] = many(
        ExerciseDay, "exercise day by day", derive=exercise_days, meaning_ru="упражнения по дням",
        ask="Is there a record of each day's exercise?", ask_ru="Ведётся ли запись упражнений по дням?",
    )  # fmt: skip
    stays: Many[Stay] = many(
        Stay, "in which cells the person was, with how many others, and how long", derive=stays, evidence="document",
        meaning_ru="в каких камерах, с кем и сколько времени человек находился",
        ask="In which cells was the person, with how many others, and when?",
        ask_ru="В каких камерах, со сколькими людьми и когда находился человек?",
    )  # fmt: skip
    separation_days: Many[SeparationDay] = many(
        SeparationDay, "days that the person spent apart from others", meaning_ru="дни отдельного содержания",
        ask="On which days was the person kept apart from others?",
        ask_ru="В какие дни человека содержали отдельно от других?", evidence="document interview",
    )  # fmt: skip
    employed_outdoors: YesNo = yes_no(
        "whether the person is employed in outdoor work on every day (no: on none; else record the days)",
        meaning_ru="занят ли человек каждый день работой на открытом воздухе (нет: ни в один; иначе запишите по дням)",
        ask="Is the person employed in outdoor work?", ask_ru="Занят ли человек работой на открытом воздухе?",
        evidence="document interview",
        tags="exercise work",
    )  # fmt: skip
    removals: Many[Removal] = many(
        Removal, "times when the person left the institution and came back or was moved on",
        meaning_ru="случаи, когда человек покидал заведение", ask="When was the person taken outside?",
        ask_ru="Когда человека выводили или вывозили?", evidence="document",
    )  # fmt: skip
    health: One[Health] = one(Health, "health and the care of it", meaning_ru="здоровье и забота о нём")
    medical_examinations: Many[MedicalExamination] = many(
        MedicalExamination, "medical examinations since the admission", meaning_ru="осмотры со дня поступления",
        ask="When was the person medically examined, and by whom?", ask_ru="Когда и кто осматривал человека?",
        evidence="document interview",
    )  # fmt: skip
    sick_days: Many[SickDay] = many(
        SickDay, "days on which the person was sick, complained of illness or was pointed out to the medical officer",
        meaning_ru="дни, когда человек болел, жаловался на болезнь или был указан врачу", evidence="document interview",
        ask="On which days was the person sick or said to be?", ask_ru="В какие дни человек болел или жаловался?",
    )  # fmt: skip
    health_concerns: Many[HealthConcern] = many(
        HealthConcern, "opinions of the medical officer that imprisonment has harmed or will harm the person's health",
        meaning_ru="мнения врача о том, что заключение вредит здоровью человека", evidence="interview document",
        ask="Has the medical officer thought that imprisonment harms the person's health?",
        ask_ru="Считал ли врач, что заключение вредит здоровью человека?",
    )  # fmt: skip
    infants: Many[Infant] = many(
        Infant, "nursing infants whom the person has here", meaning_ru="младенцы, которые здесь при матери",
        ask="Has the person a nursing infant here?", ask_ru="Есть ли здесь при матери младенец?",
        evidence="document observation",
    )  # fmt: skip
    information: One[Information] = one(Information, "what the person was told", meaning_ru="что сообщено человеку")
    request_channels: One[RequestChannels] = one(
        RequestChannels, "to whom requests and complaints can be made", meaning_ru="куда можно обращаться"
    )
    complaints: Many[Complaint] = many(
        Complaint, "requests and complaints that the person made", meaning_ru="заявления и жалобы человека",
        ask="Which requests and complaints did the person make?", ask_ru="Какие заявления и жалобы подал человек?",
        evidence="document interview",
    )  # fmt: skip
    assignments: Many[Assignment] = many(
        Assignment, "tasks and responsibilities that the person has among the others",
        meaning_ru="поручения и обязанности человека среди прочих заключённых", evidence="interview document",
        ask="Has the person any task or responsibility among the other prisoners?",
        ask_ru="Есть ли у человека поручения или обязанности среди других заключённых?",
    )  # fmt: skip
    discipline: One[Discipline] = one(Discipline, "discipline and punishment", meaning_ru="дисциплина и наказания")
    punishments: Many[Punishment] = many(
        Punishment, "disciplinary punishments", derive=punishments, meaning_ru="дисциплинарные наказания",
        ask="How was the person punished, when and for what?", ask_ru="Как, когда и за что человека наказывали?",
        evidence="document interview",
    )  # fmt: skip
    restraint_uses: Many[RestraintUse] = many(
        RestraintUse, "uses of instruments of restraint", meaning_ru="применения средств усмирения",
        ask="Which instruments of restraint were used, when and why?",
        ask_ru="Какие средства усмирения применялись, когда и зачем?", evidence="document interview",
    )  # fmt: skip
    contact: One[Contact] = one(Contact, "contact with family and friends", meaning_ru="связь с семьёй и друзьями")
    refused_contacts: Many[RefusedContact] = many(
        RefusedContact, "people with whom letters or visits were refused to the person", evidence="interview document",
        meaning_ru="те, с кем человеку отказано в переписке или посещениях",
        ask="With whom was the person not allowed to keep in touch?", ask_ru="С кем человеку не позволено общаться?",
    )  # fmt: skip
    consular: One[Consular] = one(
        Consular, "contact with diplomats, consuls and protectors", meaning_ru="связь с дипломатами и консулами"
    )
    news: One[News] = one(News, "news of the world", meaning_ru="новости")
    religious_life: One[ReligiousLife] = one(ReligiousLife, "religious life", meaning_ru="религиозная жизнь")
    family_events: Many[FamilyEvent] = many(
        FamilyEvent, "deaths and illnesses of near relatives that the administration learned of",
        meaning_ru="смерти и болезни близких родственников, о которых узнало заведение",
        ask="Has a near relative died or fallen ill?", ask_ru="Умер или заболел ли близкий родственник?",
        evidence="interview document",
    )  # fmt: skip
    force_uses: Many[ForceUse] = many(
        ForceUse, "times when officers used force against the person", evidence="document interview",
        meaning_ru="случаи, когда сотрудники применяли к человеку силу",
        ask="When did officers use force against the person?", ask_ru="Когда сотрудники применяли к человеку силу?",
    )  # fmt: skip
    work: One[Work] = one(Work, "work", meaning_ru="работа")
    treatment: One[Treatment] = one(Treatment, "the treatment of the person", meaning_ru="работа с человеком")
    means_of_treatment: Many[TreatmentMeans] = many(
        TreatmentMeans, "the means of treatment that are used or would be right for the person, thought of or not",
        meaning_ru="средства, которые применяются к человеку или подошли бы ему", evidence="document interview finding",
        ask="Which means of treatment are used or could be?", ask_ru="Какие средства применяются или могли бы?",
    )  # fmt: skip
    hampering_conditions: Many[HamperingCondition] = many(
        HamperingCondition, "illnesses and defects that may stand in the way of the person's rehabilitation",
        meaning_ru="болезни и недостатки, могущие помешать перевоспитанию человека", evidence="document finding",
        ask="Has the person illnesses or defects that may hamper rehabilitation?",
        ask_ru="Есть ли у человека болезни или недостатки, мешающие перевоспитанию?",
    )  # fmt: skip
    admission_reports: One[AdmissionReports] = one(
        AdmissionReports, "what the director was told of the person", meaning_ru="что сообщено о человеке директору"
    )
    individual_file: One[IndividualFile] = one(
        IndividualFile, "the individual file; none if none is kept", optional=True, evidence="document",
        meaning_ru="личное дело; none, если не ведётся", ask="Is an individual file kept on the person?",
        ask_ru="Ведётся ли личное дело человека?",
    )  # fmt: skip
    treatment_programme: One[TreatmentProgramme] = one(
        TreatmentProgramme, "the programme of treatment", meaning_ru="программа работы с человеком"
    )
    civil_standing: One[CivilStanding] = one(
        CivilStanding, "rights that the person keeps as a member of society", meaning_ru="сохраняемые права человека"
    )
    insanity_findings: Many[InsanityFinding] = many(
        InsanityFinding, "proceedings on whether the person is insane; an empty list where there were none",
        meaning_ru="решения о душевной болезни человека; пустой список, если их не было", evidence="document",
        ask="Was it ever decided, or is it to be decided, whether the person is insane?",
        ask_ru="Решался ли вопрос о душевной болезни человека?",
    )  # fmt: skip
    mental_health: One[MentalHealth] = one(
        MentalHealth, "the state of mind and the care of it", meaning_ru="психическое состояние и забота о нём"
    )
    jobs: Many[Job] = many(
        Job, "the work that the person does here", meaning_ru="работа, которую человек здесь выполняет",
        ask="What work does the person do here?", ask_ru="Какую работу человек здесь выполняет?",
        evidence="document interview",
    )  # fmt: skip
    education: One[Education] = one(Education, "education", meaning_ru="образование")
    family_relations: One[FamilyRelations] = one(
        FamilyRelations, "relations with the family", meaning_ru="отношения с семьёй"
    )
    resettlement: One[Resettlement] = one(
        Resettlement, "preparation for the time after release", meaning_ru="подготовка к жизни на воле"
    )
    regime: One[Regime] = one(Regime, "the regime", meaning_ru="режим")
    occupation: One[Occupation] = one(Occupation, "means of occupation", meaning_ru="средства занять себя")
    refused_means_of_occupation: Many[RefusedMeans] = many(
        RefusedMeans, "what the person asked for to be occupied with, and was refused",
        meaning_ru="в каких книгах, газетах и занятиях отказано", evidence="interview document",
        ask="Which books, papers or means of occupation was the person refused?",
        ask_ru="В каких книгах, газетах и занятиях человеку отказали?",
    )  # fmt: skip
    own_doctor_applications: Many[OwnDoctorApplication] = many(
        OwnDoctorApplication, "applications for the person's own doctor or dentist", evidence="interview document",
        meaning_ru="просьбы о своём враче или зубном враче", ask="Did the person ask for an own doctor or dentist?",
        ask_ru="Просил ли человек о своём враче или зубном враче?",
    )  # fmt: skip
    outside_facilities: One[OutsideFacilities] = one(
        OutsideFacilities, "how the person can reach family and friends", meaning_ru="связь с семьёй и друзьями"
    )
    contact_restrictions: Many[ContactRestriction] = many(
        ContactRestriction, "restrictions and supervision of contact with family and friends",
        meaning_ru="ограничения связи с семьёй и друзьями и надзор за ней", evidence="document interview",
        ask="How is contact with family and friends restricted or supervised?",
        ask_ru="Как ограничена связь с семьёй и друзьями и как за ней надзирают?",
    )  # fmt: skip
    defence: One[Defence] = one(Defence, "preparation of the defence", meaning_ru="подготовка защиты")
    legal_interviews: Many[LegalInterview] = many(
        LegalInterview, "interviews with the legal adviser", meaning_ru="свидания с защитником",
        ask="When did the person meet the legal adviser?", ask_ru="Когда человек виделся с защитником?",
        evidence="interview document",
    )  # fmt: skip
    civil_regime: One[CivilRegime] = one(
        CivilRegime, "how strictly a civil prisoner is held", meaning_ru="строгость содержания по гражданскому делу"
    )
    treatment_terms: Many[TreatmentTerm] = many(
        TreatmentTerm, "matters in which a civil prisoner was compared with the untried", evidence="finding interview",
        meaning_ru="в чём заключённого по гражданскому делу сравнили с подследственными",
        ask="How is the person treated, compared with the untried?",
        ask_ru="Каково обращение с человеком по сравнению с подследственными?",
    )  # fmt: skip
    treatment_measures: Many[TreatmentMeasure] = many(
        TreatmentMeasure, "programmes, courses and the like that the person is in", evidence="document interview",
        meaning_ru="программы, курсы и тому подобное, в которых участвует человек",
        ask="Which programmes or courses is the person in?", ask_ru="В каких программах и курсах участвует человек?",
    )  # fmt: skip
