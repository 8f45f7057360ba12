"""The personnel (rules 46 to 54)."""

from __future__ import annotations

from smrl.models.employment import Appointment, Arms, Directorship, Training
from smrl.vocabulary.declare import (
    Chosen,
    Key,
    One,
    When,
    Words,
    YesNo,
    choice,
    entity,
    key,
    moment,
    one,
    words,
    yes_no,
)


@entity("staff_member", "staff", ru="сотрудник", tags="personnel")
class Staff:
    """A member of the personnel."""

    id: Key = key()
    role: Chosen = choice(
        "director deputy_director officer medical_officer nurse psychiatrist psychologist social_worker teacher "
        "trade_instructor religious_representative administrator other",
        "what the person does", meaning_ru="должность", ask="What is this person's post?",
        ask_ru="Какова должность этого человека?", evidence="document", name="role",
    )  # fmt: skip
    sex: Chosen = choice("female male other", "the person's sex", meaning_ru="пол", evidence="observation", name="sex")
    languages: Words = words(
        "languages the person speaks",
        meaning_ru="языки человека",
        evidence="interview",
        tags="personnel language",
    )
    specialist: YesNo = yes_no(
        "whether the person, whose post is none of those named in 49(1), is a specialist of that sort all the same",
        meaning_ru="относится ли человек к специалистам, хотя его должность не названа в 49(1)",
        ask="Is the person a specialist of another sort?", ask_ru="Относится ли человек к иным специалистам?",
        evidence="document",
    )  # fmt: skip
    entered_on_duty_at: When = moment(
        "when the person entered on duty", meaning_ru="когда человек приступил к службе", evidence="document",
        ask="When did the person enter on duty?", ask_ru="Когда человек приступил к службе?",
    )  # fmt: skip
    appointment: One[Appointment] = one(Appointment, "terms of service", meaning_ru="условия назначения")
    educated: YesNo = yes_no(
        "whether the person's education is of an adequate standard", meaning_ru="достаточно ли человек образован",
        ask="Is the person adequately educated?", ask_ru="Достаточно ли человек образован?",
        evidence="document finding",
    )  # fmt: skip
    intelligent: YesNo = yes_no(
        "whether the person's intelligence is of an adequate standard", meaning_ru="достаточно ли человек развит",
        ask="Is the person's intelligence adequate?", ask_ru="Достаточно ли человек развит?", evidence="finding",
    )  # fmt: skip
    training: One[Training] = one(Training, "training", meaning_ru="подготовка")
    good_example: YesNo = yes_no(
        "whether the person always behaves and works so that the example does prisoners good", evidence="finding",
        meaning_ru="всегда ли поведение и работа человека служат заключённым добрым примером",
        ask="Does the person always set prisoners a good example?",
        ask_ru="Всегда ли человек подаёт заключённым добрый пример?",
    )  # fmt: skip
    commands_respect: YesNo = yes_no(
        "whether the person always behaves and works so that prisoners have respect", evidence="finding interview",
        meaning_ru="всегда ли поведение и работа человека вызывают уважение заключённых",
        ask="Does the person always command prisoners' respect?",
        ask_ru="Всегда ли человек внушает заключённым уважение?",
    )  # fmt: skip
    residence: Chosen = choice(
        "on_premises immediate_vicinity elsewhere", "where the person resides", evidence="document interview",
        meaning_ru="где живёт человек", ask="Where does the person reside?", ask_ru="Где живёт человек?",
        name="residence",
    )  # fmt: skip
    near_enough_for_urgency: YesNo = yes_no(
        "whether the person lives near enough to come without delay when it is urgent", evidence="finding interview",
        meaning_ru="достаточно ли близко живёт человек, чтобы в срочном случае прийти без промедления",
        ask="Does the person live near enough to come at once in an emergency?",
        ask_ru="Достаточно ли близко живёт человек, чтобы в срочном случае сразу прийти?",
    )  # fmt: skip
    attends_women: YesNo = yes_no(
        "whether the person attends women prisoners", meaning_ru="заботится ли человек о заключённых женщинах",
        ask="Does the person attend women prisoners?", ask_ru="Поручена ли человеку забота о заключённых женщинах?",
        evidence="document observation",
        tags="personnel women",
    )  # fmt: skip
    supervises_women: YesNo = yes_no(
        "whether the person supervises women prisoners", meaning_ru="надзирает ли человек за заключёнными женщинами",
        ask="Does the person supervise women prisoners?", ask_ru="Поручен ли человеку надзор за женщинами?",
        evidence="document observation",
        tags="personnel women security",
    )  # fmt: skip
    professional_duties_only: YesNo = yes_no(
        "whether the person does so only in a profession other than custody, such as a doctor or teacher",
        meaning_ru="только ли по профессии помимо охраны, например как врач или учитель, человек этим занят",
        ask="Is it only in a profession such as medicine or teaching?",
        ask_ru="Только ли по профессии, например врача или учителя?", evidence="document finding",
        tags="personnel women",
    )  # fmt: skip
    directorship: One[Directorship] = one(
        Directorship, "fitness to direct the institution; for directors", meaning_ru="пригодность к руководству"
    )
    arms: One[Arms] = one(Arms, "arms", meaning_ru="оружие")
