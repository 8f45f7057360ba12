"""What a prisoner is told on admission, and requests and complaints (rules 35 and 36)."""

from __future__ import annotations

from smrl.vocabulary.declare import Chosen, When, YesNo, choice, entity, moment, yes_no


@entity("information", ru="сообщаемые сведения", tags="information admission", part=True)
class Information:
    """Information on the rules, on discipline, on requests and complaints, on rights and duties."""

    written: YesNo = yes_no(
        "whether the person was given it in writing on admission", meaning_ru="дана ли она при поступлении письменно",
        ask="Was the person given written information on admission?", ask_ru="Дана ли при поступлении памятка?",
        evidence="interview document",
    )  # fmt: skip
    oral: YesNo = yes_no(
        "whether it was conveyed to the person by word of mouth", meaning_ru="дана ли она устно",
        ask="Was it explained to the person by word of mouth?", ask_ru="Объяснили ли это человеку устно?",
        evidence="interview",
    )  # fmt: skip
    on_category: YesNo = yes_no(
        "whether what was given (in writing; by word of mouth to who cannot read) covers how the category is treated",
        meaning_ru="сказано ли в ней (письменно, а неграмотному устно), как обращаются с этой категорией",
        ask="Does it say how prisoners of this category are treated?",
        ask_ru="Сказано ли в ней, как обращаются с этой категорией?", evidence="document interview",
    )  # fmt: skip
    on_discipline: YesNo = yes_no(
        "whether it covers what discipline requires here", meaning_ru="сказано ли в ней о дисциплине в заведении",
        ask="Does it cover the requirements of discipline?", ask_ru="Сказано ли в ней о требованиях дисциплины?",
        evidence="document interview",
    )  # fmt: skip
    on_seeking_information: YesNo = yes_no(
        "whether it covers how information may be sought", meaning_ru="сказано ли в ней, как получать сведения",
        ask="Does it say how to seek information?", ask_ru="Сказано ли в ней, как получать сведения?",
        evidence="document interview",
    )  # fmt: skip
    on_complaints: YesNo = yes_no(
        "whether it covers how complaints may be made", meaning_ru="сказано ли в ней, как подавать жалобы",
        ask="Does it say how to complain?", ask_ru="Сказано ли в ней, как подавать жалобы?",
        evidence="document interview",
    )  # fmt: skip
    on_all_else_needed: YesNo = yes_no(
        "whether it covers all else that is needed to understand rights and duties and to settle in",
        meaning_ru="сказано ли в ней всё прочее, нужное, чтобы понять права и обязанности и освоиться",
        ask="Does it cover all else that a newcomer needs to know?",
        ask_ru="Сказано ли в ней всё прочее, что нужно знать новичку?", evidence="finding document",
    )  # fmt: skip


@entity("request_channels", ru="пути подачи заявлений и жалоб", tags="complaints", part=True)
class RequestChannels:
    """To whom a prisoner can make requests and complaints."""

    director_each_week_day: YesNo = yes_no(
        "whether they can be made on every week day to the director, or to the officer authorized to represent him",
        meaning_ru="можно ли в каждый будний день обратиться к директору или его уполномоченному",
        ask="Can the person turn to the director or a deputy on every week day?",
        ask_ru="Можно ли в каждый будний день обратиться к директору или его уполномоченному?",
        evidence="interview document",
    )  # fmt: skip
    inspector: YesNo = yes_no(
        "whether they could be made to the inspector during inspections; none where there was no inspection",
        optional=True, meaning_ru="можно ли было обратиться к инспектору при инспекции; none, если её не было",
        ask="Could the person make requests or complaints to the inspector?",
        ask_ru="Мог ли человек обратиться с жалобой к инспектору?", evidence="interview",
    )  # fmt: skip
    inspector_alone: YesNo = yes_no(
        "whether the person could talk to the inspecting officer with neither director nor staff present; none where "
        "there was no inspection", optional=True, evidence="interview observation",
        meaning_ru="мог ли человек поговорить с инспектором без директора и персонала; none, если инспекции не было",
        ask="Could the person talk to the inspector alone?",
        ask_ru="Мог ли человек поговорить с инспектором наедине?",
    )  # fmt: skip
    central_administration: YesNo = yes_no(
        "whether they may be made to the central prison administration", evidence="interview document",
        meaning_ru="можно ли обращаться в центральное тюремное управление",
        ask="May the person write to the central administration?",
        ask_ru="Можно ли обращаться в центральное управление?",
    )  # fmt: skip
    judicial_authority: YesNo = yes_no(
        "whether they may be made to the judicial authority", meaning_ru="можно ли обращаться к судебным властям",
        ask="May the person write to the judicial authority?", ask_ru="Можно ли обращаться к судебным властям?",
        evidence="interview document",
    )  # fmt: skip
    other_authorities: YesNo = yes_no(
        "whether they may be made to other proper authorities", meaning_ru="можно ли обращаться в иные нужные органы",
        ask="May the person write to other proper authorities?", ask_ru="Можно ли обращаться в иные нужные органы?",
        evidence="interview document",
    )  # fmt: skip


@entity("complaint", "complaints", ru="жалоба или заявление", tags="complaints", dated_by="made_at")
class Complaint:
    """A request or a complaint that a prisoner made."""

    kind: Chosen = choice(
        "request complaint", "which of the two", meaning_ru="что это: заявление или жалоба", evidence="document",
        name="complaint_kind", ask="Is it a request or a complaint?", ask_ru="Заявление это или жалоба?",
    )  # fmt: skip
    addressed_to: Chosen = choice(
        "director inspector central_administration judicial_authority other_authority", "to whom it was made",
        meaning_ru="кому адресовано", ask="To whom was it made?", ask_ru="Кому оно адресовано?", name="addressee",
        evidence="document interview",
    )  # fmt: skip
    made_at: When = moment("when it was made", meaning_ru="когда подано", ask="When was it made?",
                           ask_ru="Когда оно подано?", evidence="document interview")  # fmt: skip
    proper_form: YesNo = yes_no(
        "whether it is in proper form and goes by the approved channel", evidence="document",
        meaning_ru="соблюдены ли форма и предписанный путь", ask="Was it in proper form, by the approved channel?",
        ask_ru="Соблюдены ли форма и предписанный путь?",
    )  # fmt: skip
    stopped: YesNo = yes_no(
        "whether it was refused or not sent on", meaning_ru="отказано ли в приёме или отправке",
        ask="Was it refused or held back?", ask_ru="Отказано ли в приёме или отправке?", evidence="document interview",
        tags="complaints",
    )  # fmt: skip
    censored: YesNo = yes_no(
        "whether its substance was censored", meaning_ru="подверглось ли его содержание цензуре",
        ask="Was its substance censored?", ask_ru="Подверглось ли содержание цензуре?", evidence="interview document",
        tags="complaints privacy",
    )  # fmt: skip
    evidently_frivolous: YesNo = yes_no(
        "whether it is evidently frivolous", meaning_ru="явно ли оно поверхностно", ask="Is it evidently frivolous?",
        ask_ru="Явно ли оно поверхностно?", evidence="finding",
    )  # fmt: skip
    evidently_groundless: YesNo = yes_no(
        "whether it is evidently groundless", meaning_ru="явно ли оно беспредметно", ask="Is it evidently groundless?",
        ask_ru="Явно ли оно беспредметно?", evidence="finding",
    )  # fmt: skip
    dealt_with_at: When = moment(
        "when it was dealt with; none if not yet", after="made_at", optional=True, evidence="document",
        meaning_ru="когда рассмотрено; none, если ещё нет", ask="When was it dealt with?",
        ask_ru="Когда оно рассмотрено?",
    )  # fmt: skip
    dealt_with_promptly: YesNo = yes_no(
        "whether it was dealt with promptly; no where it waits although it could have been",
        meaning_ru="срочно ли оно рассмотрено; нет, если лежит без нужды", ask="Was it dealt with promptly?",
        ask_ru="Срочно ли оно рассмотрено?", evidence="finding document",
    )  # fmt: skip
    replied_at: When = moment(
        "when it was replied to; none if not yet", after="made_at", optional=True, evidence="document interview",
        meaning_ru="когда дан ответ; none, если ещё нет", ask="When was the reply given?", ask_ru="Когда дан ответ?",
    )  # fmt: skip
    replied_without_undue_delay: YesNo = yes_no(
        "whether it was replied to without undue delay; no where the reply is overdue", evidence="finding document",
        meaning_ru="дан ли ответ без лишнего промедления; нет, если ответ просрочен",
        ask="Was the reply given without undue delay?", ask_ru="Дан ли ответ без лишнего промедления?",
    )  # fmt: skip
