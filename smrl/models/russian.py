"""What the words of closed lists mean, for Russian readers. In files and rules the words themselves stand."""

from __future__ import annotations

from functools import cache
from typing import Final

_LISTS: Final = """
facility_kind: prison=тюрьма, remand_centre=следственный изолятор, open_institution=открытое заведение,
  young_offenders=заведение для малолетних, police_lock_up=изолятор полиции,
  civil_detention=заведение для заключённых по гражданским делам, other=иное
climate: equatorial=экваториальный, tropical=тропический, subtropical=субтропический, temperate=умеренный,
  subpolar=субполярный, polar=полярный
ground: race=раса, colour=цвет кожи, sex=пол, language=язык, religion=религия,
  political_opinion=политические убеждения, other_opinion=иные убеждения, national_origin=национальное происхождение,
  social_origin=социальное происхождение, property=имущественное положение, birth=рождение,
  other_status=иное положение, no_status=ни по какому признаку
reception_kind: admission=приём, transfer=перевод, return=возвращение, other=иное
place_of_treatment: specialized_institution=специальное заведение, civil_hospital=гражданская больница,
  ordinary_institution=обычное заведение
place_of_birth: prison=тюрьма, outside_hospital=больница вне заведения, elsewhere=в ином месте
matter_of_oversight: food_quantity=количество пищи, food_quality=качество пищи, food_preparation=приготовление пищи,
  food_service=раздача пищи, institution_hygiene=чистота заведения, prisoners_hygiene=личная чистота заключённых,
  sanitation=санитария, heating=отопление, lighting=освещение, ventilation=вентиляция,
  clothing_suitability=пригодность одежды, clothing_cleanliness=чистота одежды,
  bedding_suitability=пригодность спальных принадлежностей, bedding_cleanliness=чистота спальных принадлежностей,
  physical_education=физическая культура
source_of_discipline: law=закон, competent_regulation=распоряжение компетентных властей, other=иное, nothing=ничто
authority: central_administration=центральное управление, regional_administration=областное управление,
  institution=заведение, court=суд, other=иная власть
standing: appointed=назначен, approved=утверждён, neither=ни то ни другое
kind_of_belonging: money=деньги, valuables=ценности, clothing=одежда, medicine=лекарства, other=иное
origin: brought_in=принесено с собой, received=получено извне
returned: wholly=полностью, partly=частично, not_at_all=вовсе нет
decider_on_medicine: medical_officer=врач, nurse=медицинская сестра, director=директор, officer=сотрудник охраны,
  other=другое лицо, nobody=никто
serious_event: death=смерть, illness=болезнь, injury=травма, mental_institution=заведение для душевнобольных
next_of_kin: spouse=супруг или супруга, relative=родственник, nobody=никто
conveyance: vehicle=автомобиль, train=поезд, ship=судно, aircraft=самолёт, foot=пешком, other=иное
payer: administration=администрация, prisoners=заключённые, family=семья, other=другое лицо
incidental_to: segregation=отдельное содержание, discipline=дисциплина, nothing=ничто
influence: remedial=исправительное, educational=воспитательное, moral=нравственное, spiritual=духовное, other=иное
unit_purpose: normal=обычное, remand=подследственные, women=женщины, young=малолетние,
  civil=заключённые по гражданским делам, reception=приём, segregation=отдельное содержание, infirmary=лазарет,
  high_security=строгая охрана, other=иное
cell_kind: cell=камера, room=комната, dormitory=общая камера
cell_purpose: normal=обычная, reception=для принятых, punishment=карцер, segregation=отдельное содержание,
  infirmary=лазарет, observation=наблюдение, mother_and_child=мать с ребёнком, other=иная
place_kind: workshop=мастерская, classroom=учебная комната, day_room=комната дневного пребывания,
  dining_room=столовая, kitchen=кухня, washroom=умывальная, infirmary=лазарет, library=библиотека,
  chapel=молитвенное помещение, visiting_room=комната посещений, yard=двор, corridor=коридор,
  office=служебная комната, other=иное
sex: female=женский, male=мужской, other=иной
title_kind: charge=обвинение, conviction=признание виновным, sentence=приговор, debt=долг,
  civil_order=решение по гражданскому делу, security_measure=мера безопасности,
  corrective_measure=исправительная мера, no_charge=без предъявления обвинения
examiner: medical_officer=врач, nurse=медицинская сестра, officer=сотрудник охраны, other=другое лицо
cause_of_harm: continued_imprisonment=дальнейшее заключение, condition_of_imprisonment=условие заключения
place_of_infant: nursery=ясли, cell=камера, elsewhere=в ином месте
complaint_kind: request=заявление, complaint=жалоба
addressee: director=директор, inspector=инспектор, central_administration=центральное управление,
  judicial_authority=судебная власть, other_authority=иная власть
activity_kind: social=общественное, educational=учебное, sports=спорт, other=иное
punishment_kind: reprimand=выговор, loss_of_privileges=лишение льгот, loss_of_earnings=лишение заработка,
  extra_duty=наряд вне очереди, separation=отделение от остальных, close_confinement=строгое заключение,
  diet_reduction=сокращение питания, dark_cell=тёмная камера, corporal=телесное наказание, other=иное
instrument: handcuffs=наручники, chains=цепи, irons=кандалы, strait_jacket=смирительная рубашка, belt=ремень,
  body_belt=пояс с наручниками, other=иное
restraint_purpose: escape_prevention=предотвращение побега, medical=по медицинским причинам,
  self_injury=чтобы не повредил себе, injury_to_others=чтобы не повредил другим, damage=чтобы не нанёс ущерба,
  punishment=наказание, other=иное
orderer: director=директор, medical_officer=врач, officer=сотрудник охраны, other=другое лицо
relation: family=семья, friend=друг, other=другое лицо
family_event: death=смерть, illness=болезнь
bedside_visit: under_escort=под конвоем, alone=без конвоя, not_authorized=не разрешено
resistance: active_physical=активное физическое, passive_physical=пассивное физическое, not_physical=не физическое,
  no_resistance=без сопротивления
work_fitness_finder: medical_officer=врач, other=другое лицо, nobody=никто
way_back: regime_here=режим в этом заведении, regime_elsewhere=режим в другом заведении,
  trial_release=условное освобождение, other=иной, none_yet=пока никакой
regards: social_history=социальное прошлое, criminal_history=преступное прошлое,
  physical_capacities=физические способности, mental_capacities=умственные способности, temperament=склад характера,
  length_of_sentence=срок заключения, prospects=виды на будущее
means_of_treatment: religious_care=религиозное обслуживание, education=образование,
  vocational_guidance=выбор профессии, vocational_training=обучение ремеслу,
  social_casework=работа с отдельными лицами, employment_counselling=советы по трудоустройству,
  physical_development=физическое развитие, moral_character=нравственное развитие, other=иное
timeliness: as_soon_as_possible=как только возможно, late=с опозданием, not_at_all=вовсе нет,
  not_yet_possible=пока невозможно
insanity_status: sustained=признан, not_sustained=не признан, pending=рассматривается, lifted=признание снято
mental_condition: disease=психическое заболевание, treatment_needed=нужно лечение, sound=ни то ни другое
kept_in: prison=тюрьма, specialized_institution=специальное заведение, mental_institution=заведение для душевнобольных
removal_arranged: as_soon_as_possible=как только возможно, late=с опозданием, not_at_all=вовсе нет,
  not_yet_possible=пока невозможно, not_needed=не нужно
restriction_interest: justice=интересы правосудия, security=безопасность, good_order=порядок, other=иные
comparison: better=лучше, same=так же, worse=хуже
role: director=директор, deputy_director=заместитель директора, officer=сотрудник охраны, medical_officer=врач,
  nurse=медицинская сестра, psychiatrist=психиатр, psychologist=психолог, social_worker=социальный работник,
  teacher=учитель, trade_instructor=мастер производственного обучения, religious_representative=служитель культа,
  administrator=административный работник, other=другое лицо
residence: on_premises=в заведении, immediate_vicinity=в непосредственной близости, elsewhere=в ином месте
workplace_kind: industry=производство, farm=сельское хозяйство, domestic_service=хозяйственное обслуживание,
  outside_work=работа вне заведения, other=иное
operator: administration=администрация, private_contractor=частный подрядчик, other=другое лицо
source_of_hours: law=закон, administrative_regulation=административное распоряжение, other=иное, nothing=ничто
terms_of_indemnity: better=лучше, equal=на равных условиях, worse=хуже
method: inspection=осмотр, medical_examination=медицинский осмотр, interview=беседа, records=записи, court=суд,
  other=иное
finding_status: sustained=подтвердилось, not_sustained=не подтвердилось, pending=рассматривается
matter: beneficial=идёт ли на пользу, conducive=способствует ли
"""


def gloss(choice: str, word: str) -> str:
    """The word of a closed list in Russian; empty where none of our lists of that name has it."""
    return _glosses().get(choice, {}).get(word, "")


@cache
def _glosses() -> dict[str, dict[str, str]]:
    lists = (one.partition(": ") for one in _LISTS.strip().replace("\n  ", " ").splitlines())
    return {name: dict(pair.split("=") for pair in pairs.split(", ")) for name, _, pairs in lists}
