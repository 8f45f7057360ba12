"""The institution: the root from which everything else is reached."""

from __future__ import annotations

from smrl.models.aftercare import Aftercare, AftercareAgency, Release
from smrl.models.belongings import Belonging
from smrl.models.cell import Cell
from smrl.models.classification import Classification, Privileges, Size, is_open
from smrl.models.discipline import DisciplinaryRegime, Restriction
from smrl.models.education import Library, Recreation, Schooling
from smrl.models.equality import DifferenceOfTreatment
from smrl.models.exercise import Sports, WeatherDay
from smrl.models.findings import BenefitFinding, Departure, Finding, benefit
from smrl.models.medical import (
    Birth,
    Hospital,
    Maternity,
    MedicalAdvice,
    MedicalServices,
    OversightTopic,
    SpecialistCase,
)
from smrl.models.notification import SeriousEvent
from smrl.models.personnel import Direction, Inspection, Personnel, StaffGrade
from smrl.models.placement import holds_men, holds_women, population, womens_institution
from smrl.models.premises import MaleEntry, Place, WomensArea
from smrl.models.principles import Community, DifferenceFromLiberty, Experiment, Hardship, Influence, TrialRelease
from smrl.models.prisoner import Prisoner
from smrl.models.reception import Reception, Register
from smrl.models.religion import ReligiousCare, ReligiousRepresentative
from smrl.models.staff import Staff
from smrl.models.transport import Transport
from smrl.models.unit import Unit
from smrl.models.untried import SleepingCustom
from smrl.models.workplaces import Indemnity, Remuneration, WorkingHours, Workplace
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    Many,
    Measured,
    One,
    Texted,
    When,
    YesNo,
    choice,
    entity,
    key,
    many,
    measure,
    moment,
    one,
    text,
    yes_no,
)
from smrl.vocabulary.root import Root


@entity("separation", ru="раздельное содержание", tags="separation", part=True)
class Separation:
    """How categories of prisoners are kept apart."""

    categories_apart: YesNo = yes_no(
        "whether all categories that should be apart are in separate institutions or parts, the named ones and others",
        meaning_ru="размещены ли все категории, которые следует разделять, в разных заведениях или их частях",
        ask="Are all categories that should be apart kept in separate parts?",
        ask_ru="Размещены ли все разные категории в отдельных частях?", evidence="finding document",
    )  # fmt: skip
    young_untried_exception: YesNo = yes_no(
        "whether a sound reason was found for holding young untried prisoners in one institution with adults",
        meaning_ru="есть ли веская причина держать малолетних подследственных в одном заведении со взрослыми",
        ask="Is there a sound reason against a separate institution for the young untried?",
        ask_ru="Есть ли веская причина не держать малолетних подследственных в особом заведении?", evidence="finding",
    )  # fmt: skip
    by_sex: YesNo = yes_no("whether allocation takes account of sex", meaning_ru="учитывается ли пол",
                           ask="Does allocation take account of sex?", ask_ru="Учитывается ли при размещении пол?",
                           evidence="document")  # fmt: skip
    by_age: YesNo = yes_no("whether allocation takes account of age", meaning_ru="учитывается ли возраст",
                           ask="Does allocation take account of age?", ask_ru="Учитывается ли при размещении возраст?",
                           evidence="document")  # fmt: skip
    by_criminal_record: YesNo = yes_no(
        "whether allocation takes account of the criminal record", meaning_ru="учитывается ли прежняя судимость",
        ask="Does allocation take account of the criminal record?",
        ask_ru="Учитывается ли при размещении прежняя судимость?", evidence="document",
    )  # fmt: skip
    by_legal_reason: YesNo = yes_no(
        "whether allocation takes account of why in law the person is held", evidence="document",
        meaning_ru="учитывается ли правовое основание заключения",
        ask="Does allocation take account of the legal ground of detention?",
        ask_ru="Учитывается ли при размещении правовое основание заключения?",
    )  # fmt: skip
    by_treatment: YesNo = yes_no(
        "whether allocation takes account of what the person's treatment needs", evidence="document",
        meaning_ru="учитывается ли, какое обращение нужно человеку",
        ask="Does allocation take account of the needs of treatment?",
        ask_ru="Учитывается ли при размещении нужное человеку обращение?",
    )  # fmt: skip


@entity(
    "facility", ru="заведение", tags="scope", root=True, period=("recorded_from", "recorded_until"), travels=benefit
)
class Facility(Root):
    """An institution in which people are held, with all that is known of it."""

    id: Key = key()
    name: Texted = text("what the institution is called", meaning_ru="название заведения", evidence="document")
    kind: Chosen = choice(
        "prison remand_centre open_institution young_offenders police_lock_up civil_detention other",
        "what kind of institution it is", meaning_ru="вид заведения", ask="What kind of institution is it?",
        ask_ru="Какого вида это заведение?", evidence="document", name="facility_kind",
    )  # fmt: skip
    open: YesNo = yes_no(
        "whether it is an open institution: without physical security against escape, relying on self-discipline",
        meaning_ru="открытое ли это заведение: без физических мер против побега, с опорой на самодисциплину",
        ask="Is it an open institution?", ask_ru="Открытое ли это заведение?", evidence="observation document",
        derive=is_open,
        tags="security classification",
    )  # fmt: skip
    assessed_on: When = moment("the day of which an assessment speaks", meaning_ru="день, на который даётся оценка")
    time_zone: Texted = text("its time zone, such as `Europe/Zagreb`", meaning_ru="часовой пояс")
    recorded_from: When = moment("the first day that logs cover", meaning_ru="первый день, охваченный записями")
    recorded_until: When = moment(
        "the last day that logs cover", after="recorded_from", meaning_ru="последний день, охваченный записями"
    )
    climate: Chosen = choice(
        "equatorial tropical subtropical temperate subpolar polar", "the climate zone; inland ones are `temperate` too",
        meaning_ru="климатический пояс; континентальный климат умеренного пояса тоже `temperate`",
        ask="In which climate does the institution lie?", ask_ru="В каком климате находится заведение?",
        evidence="document", name="climate",
    )  # fmt: skip
    holds_men: YesNo = yes_no(
        "whether men are held here", meaning_ru="содержатся ли здесь мужчины", ask="Are men held here?",
        ask_ru="Содержатся ли здесь мужчины?", evidence="document observation", derive=holds_men,
        tags="women separation",
    )  # fmt: skip
    holds_women: YesNo = yes_no(
        "whether women are held here", meaning_ru="содержатся ли здесь женщины", ask="Are women held here?",
        ask_ru="Содержатся ли здесь женщины?", evidence="document observation", derive=holds_women,
        tags="women separation",
    )  # fmt: skip
    womens_institution: YesNo = yes_no(
        "whether it is a women's institution; where men are held too, whether its part for women counts as one",
        meaning_ru="женское ли это заведение; где есть и мужчины, считается ли таким его женская часть",
        ask="Is this, or its part for women, a women's institution?", evidence="document",
        ask_ru="Женское ли это заведение (или его женская часть)?", derive=womens_institution,
        tags="women",
    )  # fmt: skip
    separate_institution_possible: YesNo = yes_no(
        "whether it is possible to hold men and women in separate institutions", evidence="finding document",
        meaning_ru="возможно ли содержать мужчин и женщин в раздельных заведениях",
        ask="Would it be possible to hold men and women in separate institutions?",
        ask_ru="Возможно ли содержать мужчин и женщин в раздельных заведениях?",
        tags="women separation",
    )  # fmt: skip
    civil_imprisonment_lawful: YesNo = yes_no(
        "whether the country's law lets people be imprisoned over debts, or on a court's order in other civil matters",
        meaning_ru="допускает ли закон страны заключение за долги или по иному гражданскому делу",
        ask="Does the law permit imprisonment for debt or by other civil order?", evidence="document",
        ask_ru="Допускает ли закон заключение за долги или по иному гражданскому делу?",
        tags="civil lawfulness",
    )  # fmt: skip
    population: Measured = measure(
        "person", "how many prisoners it holds", whole=True, meaning_ru="сколько в нём заключённых", derive=population,
        ask="How many prisoners are here?", ask_ru="Сколько здесь заключённых?", evidence="document",
        tags="overcrowding",
    )  # fmt: skip
    capacity: Measured = measure(
        "person", "its official capacity", whole=True, meaning_ru="лимит наполнения", evidence="document",
        ask="What is the official capacity?", ask_ru="Каков лимит наполнения?",
        tags="overcrowding",
    )  # fmt: skip
    toilets: Measured = measure(
        "toilet", "toilets in working order that prisoners can use", whole=True, evidence="observation",
        meaning_ru="исправные туалеты, доступные заключённым", ask="How many toilets work and are open to prisoners?",
        ask_ru="Сколько исправных туалетов доступно заключённым?",
        tags="hygiene sanitation",
    )  # fmt: skip
    showers: Measured = measure(
        "shower", "showers in working order that prisoners can use", whole=True, evidence="observation",
        meaning_ru="исправные души, доступные заключённым", ask="How many showers work and are open to prisoners?",
        ask_ru="Сколько исправных душей доступно заключённым?",
        tags="hygiene bathing",
    )  # fmt: skip
    toilets_sufficient: YesNo = yes_no(
        "whether there are toilets and the like enough for everybody at any time", evidence="finding",
        meaning_ru="достаточно ли санитарных установок для всех в любое время", ask="Are there toilets enough?",
        ask_ru="Достаточно ли туалетов?",
        tags="hygiene sanitation",
    )  # fmt: skip
    bathing_installations_sufficient: YesNo = yes_no(
        "whether there are baths and showers enough", meaning_ru="достаточно ли бань и душей",
        ask="Are there baths and showers enough?", ask_ru="Достаточно ли бань и душей?", evidence="finding",
        tags="hygiene bathing",
    )  # fmt: skip
    rules_applied_impartially: YesNo = yes_no(
        "whether the rules are applied to everybody impartially", evidence="finding interview",
        meaning_ru="применяются ли правила ко всем беспристрастно", ask="Are the rules applied impartially?",
        ask_ru="Применяются ли правила ко всем беспристрастно?",
        tags="non_discrimination",
    )  # fmt: skip
    differences_of_treatment: Many[DifferenceOfTreatment] = many(
        DifferenceOfTreatment, "differences in treatment that were found or looked into",
        meaning_ru="обнаруженные или проверенные различия в обращении", ask="Are some treated otherwise than others?",
        ask_ru="Обращаются ли с кем-либо иначе, чем с другими?", evidence="interview observation document",
    )  # fmt: skip
    register: One[Register] = one(
        Register, "the register of people received; none if none is kept", optional=True, evidence="observation",
        meaning_ru="реестр принятых; none, если не ведётся", ask="Is a register kept?", ask_ru="Ведётся ли реестр?",
    )  # fmt: skip
    receptions: Many[Reception] = many(
        Reception, "receptions of people in the period", meaning_ru="приёмы людей за период", evidence="document",
        ask="Who was received in the period?", ask_ru="Кто принят за этот период?",
    )  # fmt: skip
    separation: One[Separation] = one(Separation, "separation of categories", meaning_ru="разделение категорий")
    sleeping_custom: One[SleepingCustom] = one(
        SleepingCustom, "a local custom of sleeping otherwise than singly; none if there is none", optional=True,
        meaning_ru="местный обычай спать не поодиночке; none, если его нет",
        ask="Is it local custom to sleep otherwise than singly?", ask_ru="Принято ли здесь спать не поодиночке?",
        evidence="interview document",
    )  # fmt: skip
    womens_areas: Many[WomensArea] = many(
        WomensArea, "the parts of the premises allocated to women", meaning_ru="части помещений, отведённые женщинам",
        ask="Which parts of the premises are the women's?", ask_ru="Какие помещения отведены женщинам?",
        evidence="observation document",
    )  # fmt: skip
    male_entries: Many[MaleEntry] = many(
        MaleEntry, "times when men of the staff went into the part set aside for women",
        meaning_ru="случаи, когда сотрудники мужчины входили в женскую часть", evidence="document interview",
        ask="When did men of the staff go into the women's part?",
        ask_ru="Когда сотрудники мужчины входили в женскую часть?",
    )  # fmt: skip
    medical: One[MedicalServices] = one(MedicalServices, "medical services", meaning_ru="медицинская служба")
    hospital: One[Hospital] = one(
        Hospital, "hospital facilities inside; none where there are none", optional=True, evidence="observation",
        meaning_ru="больница внутри заведения; none, если её нет", ask="Has the institution hospital facilities?",
        ask_ru="Есть ли в заведении своя больница?",
    )  # fmt: skip
    specialist_cases: Many[SpecialistCase] = many(
        SpecialistCase, "sick prisoners who needed specialist treatment in the period", evidence="document interview",
        meaning_ru="больные, которым за период понадобилось лечение у специалиста",
        ask="Who needed specialist treatment?", ask_ru="Кому понадобилось лечение у специалиста?",
    )  # fmt: skip
    maternity: One[Maternity] = one(Maternity, "what there is for mothers", meaning_ru="всё для матерей")
    births: Many[Birth] = many(
        Birth, "children born to prisoners in the period, or expected", evidence="document interview",
        meaning_ru="дети, родившиеся у заключённых за период или ожидаемые",
        ask="Which prisoners gave birth, or are expecting?", ask_ru="Кто из заключённых родил или ждёт ребёнка?",
    )  # fmt: skip
    medical_oversight: Many[OversightTopic] = many(
        OversightTopic, "what the medical officer inspects and advises the director on", evidence="document interview",
        meaning_ru="что проверяет врач и о чём докладывает директору",
        ask="What does the medical officer inspect?", ask_ru="Что проверяет врач?",
    )  # fmt: skip
    medical_advice: Many[MedicalAdvice] = many(
        MedicalAdvice, "reports and advice that the medical officer submitted to the director", evidence="document",
        meaning_ru="доклады и советы врача директору", ask="What has the medical officer reported or advised?",
        ask_ru="О чём врач докладывал и что советовал?",
    )  # fmt: skip
    disciplinary_regime: One[DisciplinaryRegime] = one(
        DisciplinaryRegime, "how discipline and order are kept", meaning_ru="дисциплина и порядок"
    )
    restrictions: Many[Restriction] = many(
        Restriction, "restrictions imposed for the sake of discipline and order",
        meaning_ru="ограничения, введённые ради дисциплины и порядка", evidence="observation document",
        ask="Which restrictions are imposed for the sake of order?",
        ask_ru="Какие ограничения введены ради порядка?",
    )  # fmt: skip
    library: One[Library] = one(
        Library, "the library; none if there is none", optional=True, meaning_ru="библиотека; none, если её нет",
        ask="Is there a library?", ask_ru="Есть ли библиотека?", evidence="observation",
    )  # fmt: skip
    religious_representatives: Many[ReligiousRepresentative] = many(
        ReligiousRepresentative, "those who serve the prisoners of a religion here", evidence="document interview",
        meaning_ru="служители, окормляющие здешних заключённых", ask="Which religious representatives come here?",
        ask_ru="Какие служители культа здесь бывают?",
    )  # fmt: skip
    religious_care: One[ReligiousCare] = one(
        ReligiousCare, "which religions have prisoners enough", meaning_ru="у каких религий достаточно приверженцев"
    )
    belongings: Many[Belonging] = many(
        Belonging, "money and articles that belong, or belonged, to prisoners", evidence="document observation",
        meaning_ru="деньги и вещи, принадлежащие заключённым, в том числе освобождённым",
        ask="What did prisoners bring in or receive, and what became of it?",
        ask_ru="Что заключённые принесли или получили и что с этим стало?",
    )  # fmt: skip
    serious_events: Many[SeriousEvent] = many(
        SeriousEvent, "deaths, illnesses, injuries and removals to mental institutions that the director learned of",
        meaning_ru="смерти, болезни, раны и переводы в заведения для душевнобольных, о которых узнал директор",
        ask="Who died, fell ill, was hurt or was moved to a mental institution?",
        ask_ru="Кто умер, заболел, пострадал или переведён в заведение для душевнобольных?",
        evidence="document interview",
    )  # fmt: skip
    transports: Many[Transport] = many(
        Transport, "removals of prisoners to or from the institution", evidence="document observation interview",
        meaning_ru="перевозки заключённых в заведение и из него", ask="How were prisoners moved in the period?",
        ask_ru="Как перевозили заключённых за этот период?",
    )  # fmt: skip
    schooling: One[Schooling] = one(Schooling, "the education given here", meaning_ru="обучение в заведении")
    recreation: One[Recreation] = one(Recreation, "recreation and culture", meaning_ru="отдых и культура")
    releases: Many[Release] = many(
        Release, "releases in the period", meaning_ru="освобождения за период", evidence="document",
        ask="Who was released in the period?", ask_ru="Кто освобождён за этот период?",
    )  # fmt: skip
    aftercare_agencies: Many[AftercareAgency] = many(
        AftercareAgency, "services and agencies that help released prisoners", evidence="document interview",
        meaning_ru="органы и учреждения, помогающие освобождённым", ask="Which agencies help released prisoners?",
        ask_ru="Какие учреждения помогают освобождённым?",
    )  # fmt: skip
    aftercare: One[Aftercare] = one(
        Aftercare, "how these agencies work together", meaning_ru="взаимодействие этих органов"
    )
    sports: One[Sports] = one(Sports, "what there is for training and games", meaning_ru="всё для тренировок и игр")
    weather_log: Many[WeatherDay] = many(WeatherDay, "the weather of each day", meaning_ru="погода по дням")
    experiments: Many[Experiment] = many(
        Experiment, "experiments and practices that the rules do not provide for", evidence="document interview",
        meaning_ru="опыты и порядки, которых правила не предусматривают", ask="Is anything being tried out here?",
        ask_ru="Проводятся ли здесь какие-либо опыты?",
    )  # fmt: skip
    hardships: Many[Hardship] = many(
        Hardship, "what weighs on prisoners here beside the loss of liberty, as far as it was looked into",
        meaning_ru="что тяготит заключённых помимо лишения свободы, насколько это изучено",
        ask="What weighs on prisoners here, beside the loss of liberty?",
        ask_ru="Что тяготит здесь заключённых, кроме лишения свободы?", evidence="interview observation",
    )  # fmt: skip
    influences: Many[Influence] = many(
        Influence, "forces and forms of assistance that could help prisoners", evidence="interview document",
        meaning_ru="силы и виды помощи, которые могли бы помочь заключённым",
        ask="What could help prisoners to a life without crime?", ask_ru="Что могло бы помочь заключённым?",
    )  # fmt: skip
    differences_from_liberty: Many[DifferenceFromLiberty] = many(
        DifferenceFromLiberty, "ways in which life here differs from life at liberty",
        meaning_ru="отличия здешней жизни от жизни на свободе", ask="How does life here differ from life outside?",
        ask_ru="Чем жизнь здесь отличается от жизни на свободе?", evidence="observation interview",
    )  # fmt: skip
    trial_releases: Many[TrialRelease] = many(
        TrialRelease, "releases on trial under supervision", meaning_ru="условные освобождения под надзором",
        ask="Who was released on trial, and who supervises it?", ask_ru="Кого освободили условно и кто за ним следит?",
        evidence="document",
    )  # fmt: skip
    community: One[Community] = one(Community, "the tie with society", meaning_ru="связь с обществом")
    classification: One[Classification] = one(
        Classification, "the classification of prisoners in groups; none if there is none", optional=True,
        meaning_ru="разбивка заключённых на группы; none, если её нет", evidence="document interview",
        ask="Are prisoners classified in groups?", ask_ru="Разбиты ли заключённые на группы?",
    )  # fmt: skip
    size: One[Size] = one(Size, "whether its size is right", meaning_ru="подходящий ли у него размер")
    privileges: One[Privileges] = one(
        Privileges, "the system of privileges; none if there is none", optional=True, evidence="document interview",
        meaning_ru="система льгот; none, если её нет", ask="Is there a system of privileges?",
        ask_ru="Есть ли система льгот?",
    )  # fmt: skip
    units: Many[Unit] = many(Unit, "its separate parts", meaning_ru="его отдельные части", evidence="document")
    cells: Many[Cell] = many(
        Cell, "its cells, rooms and dormitories; those taken out of use are left out",
        meaning_ru="камеры, комнаты и общие камеры; выведенные из пользования не указываются",
    )  # fmt: skip
    places: Many[Place] = many(Place, "its other places", meaning_ru="прочие помещения и дворы")
    prisoners: Many[Prisoner] = many(Prisoner, "the roll of those held", meaning_ru="список содержащихся")
    staff: Many[Staff] = many(Staff, "the personnel", meaning_ru="персонал")
    staff_grades: Many[StaffGrade] = many(StaffGrade, "the grades of the personnel", meaning_ru="категории персонала")
    personnel: One[Personnel] = one(Personnel, "the personnel as a whole", meaning_ru="персонал в целом")
    direction: One[Direction] = one(Direction, "how it is directed", meaning_ru="руководство заведением")
    inspection: One[Inspection] = one(
        Inspection, "how it and the penal services are inspected; none if neither ever is", optional=True,
        meaning_ru="инспекции заведения и служб; none, если их никогда не бывает", evidence="document",
        ask="Are the institution and the services ever inspected?", ask_ru="Бывают ли инспекции заведения и служб?",
    )  # fmt: skip
    workplaces: Many[Workplace] = many(
        Workplace, "where prisoners work", meaning_ru="места работы заключённых", evidence="observation document",
        ask="Where do prisoners work?", ask_ru="Где работают заключённые?",
    )  # fmt: skip
    working_hours: One[WorkingHours] = one(WorkingHours, "hours of work", meaning_ru="рабочее время")
    young_trained_especially: YesNo = yes_no(
        "whether vocational training is provided for young prisoners especially", evidence="finding document",
        meaning_ru="уделяется ли при обучении ремёслам особое внимание малолетним",
        ask="Does vocational training pay special attention to the young?",
        ask_ru="Уделяется ли при обучении ремёслам особое внимание малолетним?",
        tags="work training young",
    )  # fmt: skip
    indemnity: One[Indemnity] = one(Indemnity, "indemnity for injury at work", meaning_ru="возмещение за увечья")
    remuneration: One[Remuneration] = one(
        Remuneration, "the system by which prisoners' work is paid; none if there is none", optional=True,
        meaning_ru="система оплаты труда заключённых; none, если её нет", evidence="document",
        ask="Is there a system of paying prisoners' work?", ask_ru="Есть ли система оплаты труда заключённых?",
    )  # fmt: skip
    findings: Many[Finding] = many(Finding, "who judged what", meaning_ru="кто вынес какие суждения")
    benefit_findings: Many[BenefitFinding] = many(
        BenefitFinding, "whether norms are for a person's benefit", meaning_ru="идут ли нормы на пользу человеку"
    )
    departures: Many[Departure] = many(Departure, "authorized departures", meaning_ru="разрешённые отступления")
