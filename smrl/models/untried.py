"""What is owed to those who are presumed innocent: a regime of their own, from sleep to defence (rules 84 to 93)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, Texted, When, YesNo, choice, entity, moment, text, yes_no


@entity("regime", ru="режим", tags="untried regime", part=True)
class Regime:
    """Under which regime a prisoner is held."""

    treated_as_innocent: YesNo = yes_no(
        "whether the person is in every respect treated as somebody who is innocent",
        meaning_ru="обращаются ли с человеком во всём как с невиновным", ask="Is the person treated as innocent?",
        ask_ru="Обращаются ли с человеком как с невиновным?", evidence="finding",
    )  # fmt: skip
    of_the_untried: YesNo = yes_no(
        "whether the person is under a special regime for the untried, and not under that of the sentenced",
        meaning_ru="содержится ли человек в особом режиме для подследственных, а не в режиме осуждённых",
        ask="Is the person under a special regime for the untried?",
        ask_ru="Содержится ли человек в особом режиме для подследственных?", evidence="finding document",
    )  # fmt: skip


@entity("sleeping_custom", ru="местный обычай сна", tags="accommodation untried", part=True)
class SleepingCustom:
    """A local custom of sleeping otherwise than singly in separate rooms, in the way that people sleep here."""

    documented: YesNo = yes_no(
        "whether it is established that there is such a custom in the place", evidence="document finding",
        meaning_ru="установлено ли, что в этой местности есть такой обычай",
        ask="Is it established that people of this place sleep like that?",
        ask_ru="Установлено ли, что в этой местности так спят?",
    )  # fmt: skip
    due_to_climate: YesNo = yes_no(
        "whether the custom comes from the climate, and not from a lack of room", evidence="finding",
        meaning_ru="объясняется ли обычай климатом, а не нехваткой места",
        ask="Does that custom come from the climate?", ask_ru="Объясняется ли этот обычай климатом?",
    )  # fmt: skip


@entity("occupation", ru="занятия", tags="untried recreation", part=True)
class Occupation:
    """What a prisoner is allowed to procure to be occupied with."""

    books: YesNo = yes_no(
        "whether the person is allowed to procure books, save those that justice, security or order rule out",
        meaning_ru="можно ли приобретать книги, кроме несовместимых с правосудием, безопасностью или порядком",
        ask="May the person procure books?", ask_ru="Можно ли человеку приобретать книги?",
        evidence="interview document",
    )  # fmt: skip
    newspapers: YesNo = yes_no(
        "whether the person is allowed to procure newspapers, with the same reserve",
        meaning_ru="можно ли приобретать газеты, с той же оговоркой", ask="May the person procure newspapers?",
        ask_ru="Можно ли человеку приобретать газеты?", evidence="interview document",
    )  # fmt: skip
    writing_materials: YesNo = yes_no(
        "whether the person is allowed to procure writing materials, with the same reserve",
        meaning_ru="можно ли приобретать письменные принадлежности, с той же оговоркой",
        ask="May the person procure writing materials?", evidence="interview document",
        ask_ru="Можно ли человеку приобретать письменные принадлежности?",
    )  # fmt: skip
    other_means: YesNo = yes_no(
        "whether the person is allowed to procure other means of occupation, with the same reserve",
        meaning_ru="можно ли приобретать другие средства занять себя, с той же оговоркой",
        ask="May the person procure other means of occupation?", evidence="interview document",
        ask_ru="Можно ли человеку приобретать другие средства занять себя?",
    )  # fmt: skip
    own_expense: YesNo = yes_no(
        "whether these may be paid for by the person", meaning_ru="может ли платить за это сам человек",
        ask="May the person pay for them?", ask_ru="Может ли платить сам человек?", evidence="interview document",
    )  # fmt: skip
    third_party_expense: YesNo = yes_no(
        "whether these may be paid for by somebody else", meaning_ru="может ли платить за это кто-либо другой",
        ask="May somebody else pay for them?", ask_ru="Может ли платить кто-либо другой?",
        evidence="interview document",
    )  # fmt: skip


@entity("refused_means", "refused_means_of_occupation", ru="отказ в средствах занять себя", tags="untried restriction")
class RefusedMeans:
    """A book, a newspaper, writing material or other means of occupation that a prisoner was not let have."""

    what: Texted = text("what it was", meaning_ru="что именно", ask="What was refused?", ask_ru="В чём отказано?",
                        evidence="interview document")  # fmt: skip
    compatible_with_justice: YesNo = yes_no(
        "whether it is compatible with the interests of justice", evidence="finding",
        meaning_ru="совместимо ли это с интересами правосудия", ask="Is it compatible with the interests of justice?",
        ask_ru="Совместимо ли это с интересами правосудия?",
    )  # fmt: skip
    compatible_with_security: YesNo = yes_no(
        "whether it is compatible with the security of the institution", evidence="finding",
        meaning_ru="совместимо ли это с безопасностью заведения", ask="Is it compatible with security?",
        ask_ru="Совместимо ли это с безопасностью?",
    )  # fmt: skip
    compatible_with_order: YesNo = yes_no(
        "whether it is compatible with good order in the institution", evidence="finding",
        meaning_ru="совместимо ли это с порядком в заведении", ask="Is it compatible with good order?",
        ask_ru="Совместимо ли это с порядком?",
    )  # fmt: skip


@entity(
    "own_doctor_application",
    "own_doctor_applications",
    ru="просьба о своём враче",
    tags="untried medical",
    dated_by="applied_at",
)
class OwnDoctorApplication:
    """A prisoner's application for his or her own doctor or dentist."""

    applied_at: When = moment("when the person applied", meaning_ru="когда подана просьба", evidence="document")
    reasonable_ground: YesNo = yes_no(
        "whether there is reasonable ground for it", meaning_ru="оправданна ли просьба", evidence="finding",
        ask="Is there reasonable ground for the application?", ask_ru="Оправданна ли эта просьба?",
    )  # fmt: skip
    able_to_pay: YesNo = yes_no(
        "whether the person is able to pay what it costs, if it costs anything", evidence="document interview",
        meaning_ru="в состоянии ли человек оплатить расходы, если они есть",
        ask="Can the person pay the expenses?", ask_ru="В состоянии ли человек оплатить расходы?",
    )  # fmt: skip
    visit_allowed: YesNo = yes_no(
        "whether the doctor or dentist was allowed to visit", meaning_ru="позволен ли приход этого врача",
        ask="Was the doctor or dentist let in?", ask_ru="Позволен ли приход врача?", evidence="document interview",
    )  # fmt: skip
    treatment_allowed: YesNo = yes_no(
        "whether the doctor or dentist was allowed to treat the person", meaning_ru="позволено ли ему лечить",
        ask="Was the doctor or dentist allowed to treat the person?", ask_ru="Позволено ли ему лечить человека?",
        evidence="document interview",
    )  # fmt: skip


@entity("outside_facilities", ru="возможности связи с семьёй", tags="untried contact family", part=True)
class OutsideFacilities:
    """How a prisoner can reach family and friends."""

    communication_family: YesNo = yes_no(
        "whether the person has all reasonable facilities to communicate with the family, recorded restrictions "
        "apart", evidence="finding interview",
        meaning_ru="есть ли все разумные возможности сноситься с семьёй, не считая записанных ограничений",
        ask="Can the person, within reason, communicate with the family?",
        ask_ru="Может ли человек в разумных пределах сноситься с семьёй?",
    )  # fmt: skip
    communication_friends: YesNo = yes_no(
        "whether the person has all reasonable facilities to communicate with friends, recorded restrictions "
        "apart", evidence="finding interview",
        meaning_ru="есть ли все разумные возможности сноситься с друзьями, не считая записанных ограничений",
        ask="Can the person, within reason, communicate with friends?",
        ask_ru="Может ли человек в разумных пределах сноситься с друзьями?",
    )  # fmt: skip
    visits_family: YesNo = yes_no(
        "whether the person has all reasonable facilities to be visited by the family, recorded restrictions "
        "apart", evidence="finding interview",
        meaning_ru="есть ли все разумные возможности принимать семью, не считая записанных ограничений",
        ask="Can the family, within reason, visit?",
        ask_ru="Могут ли родные в разумных пределах посещать человека?",
    )  # fmt: skip
    visits_friends: YesNo = yes_no(
        "whether the person has all reasonable facilities to be visited by friends, recorded restrictions "
        "apart", evidence="finding interview",
        meaning_ru="есть ли все разумные возможности принимать друзей, не считая записанных ограничений",
        ask="Can friends, within reason, visit?",
        ask_ru="Могут ли друзья в разумных пределах посещать человека?",
    )  # fmt: skip


@entity("contact_restriction", "contact_restrictions", ru="ограничение связи", tags="untried contact restriction")
class ContactRestriction:
    """A restriction or a supervision of a prisoner's contact with family or friends, judged by itself."""

    interest: Chosen = choice(
        "justice security good_order other", "in whose interest it is really imposed", name="restriction_interest",
        meaning_ru="в чьих интересах оно действительно введено", ask="In whose interest is it imposed?",
        ask_ru="В чьих интересах оно введено?", evidence="document finding",
    )  # fmt: skip
    necessary: YesNo = yes_no(
        "whether that interest needs it, to its full extent", evidence="finding",
        meaning_ru="нужно ли оно для этого в полном объёме", ask="Is it necessary for that, as far as it goes?",
        ask_ru="Необходимо ли оно для этого в полном объёме?",
    )  # fmt: skip


@entity("defence", ru="защита", tags="untried defence", part=True)
class Defence:
    """What a prisoner has in order to prepare his or her defence."""

    legal_aid_available: YesNo = yes_no(
        "whether free legal aid is available in the place", meaning_ru="существует ли здесь бесплатная защита",
        ask="Is free legal aid available?", ask_ru="Существует ли бесплатная юридическая помощь?", evidence="document",
    )  # fmt: skip
    legal_aid_application_allowed: YesNo = yes_no(
        "whether the person is allowed to apply for free legal aid", evidence="interview document",
        meaning_ru="можно ли человеку просить о бесплатной защите", ask="May the person apply for free legal aid?",
        ask_ru="Можно ли человеку просить о бесплатной юридической помощи?",
    )  # fmt: skip
    adviser_visits_allowed: YesNo = yes_no(
        "whether the person is allowed to receive the legal adviser", evidence="interview document",
        meaning_ru="можно ли человеку принимать защитника", ask="May the legal adviser visit the person?",
        ask_ru="Может ли защитник посещать человека?",
    )  # fmt: skip
    may_prepare_instructions: YesNo = yes_no(
        "whether the person is allowed to prepare instructions for the legal adviser", evidence="interview",
        meaning_ru="можно ли человеку готовить указания защитнику",
        ask="May the person prepare instructions for the adviser?", ask_ru="Можно ли готовить указания защитнику?",
    )  # fmt: skip
    may_hand_instructions: YesNo = yes_no(
        "whether the person is allowed to hand these instructions to the legal adviser", evidence="interview",
        meaning_ru="можно ли человеку передавать эти указания защитнику",
        ask="May the person hand them to the adviser?", ask_ru="Можно ли передавать их защитнику?",
    )  # fmt: skip
    instructions_confidential: YesNo = yes_no(
        "whether these instructions stay confidential, read by nobody else", evidence="finding interview",
        meaning_ru="остаются ли эти указания тайной, которую никто не читает",
        ask="Do these instructions stay confidential?", ask_ru="Остаются ли эти указания тайной?",
    )  # fmt: skip
    writing_material_desired: YesNo = yes_no(
        "whether the person desires writing material for these purposes", evidence="interview",
        meaning_ru="желает ли человек для этого получить письменные принадлежности",
        ask="Does the person want writing material for the defence?",
        ask_ru="Нужны ли человеку письменные принадлежности для защиты?",
    )  # fmt: skip
    writing_material_supplied: YesNo = yes_no(
        "whether writing material is supplied for these purposes", evidence="interview observation",
        meaning_ru="выданы ли для этого письменные принадлежности", ask="Was writing material supplied?",
        ask_ru="Выданы ли письменные принадлежности?",
    )  # fmt: skip


@entity(
    "legal_interview",
    "legal_interviews",
    ru="свидание с защитником",
    tags="untried defence privacy",
    dated_by="held_at",
)
class LegalInterview:
    """An interview of a prisoner with his or her legal adviser."""

    held_at: When = moment("when it was held", meaning_ru="когда состоялось", evidence="document interview")
    within_sight: YesNo = yes_no(
        "whether an official of the police or of the institution could see it", evidence="observation interview",
        meaning_ru="видел ли его сотрудник полиции или заведения", ask="Could an official see it?",
        ask_ru="Мог ли его видеть сотрудник?",
    )  # fmt: skip
    within_hearing: YesNo = yes_no(
        "whether an official of the police or of the institution could hear it, by ear or by a device",
        meaning_ru="мог ли его слышать сотрудник полиции или заведения, на слух или через устройство",
        ask="Could an official hear it, by ear or by a device?",
        ask_ru="Мог ли сотрудник его слышать, на слух или через устройство?", evidence="observation interview",
    )  # fmt: skip
