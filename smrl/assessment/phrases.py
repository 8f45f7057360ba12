"""Every fixed phrase that a reader of results sees, in English and Russian: one catalogue, complete in both."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

Language = Literal["en", "ru"]
LANGUAGES: Final = get_args(Language)

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # verdicts
    "compliant": ("compliant", "соблюдено"),
    "non_compliant": ("not compliant", "не соблюдено"),
    "undetermined": ("undetermined", "не установлено"),
    "not_applicable": ("not applicable", "не применяется"),
    # marks on a compliant finding
    "met": ("met", "выполнено"),
    "justified": ("justified", "оправдано"),
    "not_yet_due": ("not yet due", "срок не наступил"),
    # forces
    "duty": ("duty", "обязанность"),
    "recommendation": ("recommendation", "рекомендация"),
    "aspiration": ("aspiration", "пожелание"),
    "principle": ("principle", "принцип"),
    "permission": ("permission", "дозволение"),
    "definition": ("definition", "определение"),
    # norms of a force, counted
    "counted_duty": ("{count:duty|duties}", "{count:обязанность|обязанности|обязанностей}"),
    "counted_recommendation": (
        "{count:recommendation|recommendations}",
        "{count:рекомендация|рекомендации|рекомендаций}",
    ),
    "counted_aspiration": ("{count:aspiration|aspirations}", "{count:пожелание|пожелания|пожеланий}"),
    "counted_principle": ("{count:principle|principles}", "{count:принцип|принципа|принципов}"),
    "counted_permission": ("{count:permission|permissions}", "{count:дозволение|дозволения|дозволений}"),
    "counted_definition": ("{count:definition|definitions}", "{count:определение|определения|определений}"),
    # what failing means, by force
    "failed_duty": ("breach", "нарушение"),
    "failed_recommendation": ("recommendation not followed", "рекомендация не выполнена"),
    "failed_aspiration": ("aspiration not met", "пожелание не исполнено"),
    "failed_principle": ("against a principle", "противоречит принципу"),
    # parts of an explanation
    "scope": ("concerns", "касается"),
    "subjects": ("concerns all of", "касается всех из"),
    "require": ("requires", "требует"),
    "forbid": ("forbids", "запрещает"),
    "recommend": ("recommends", "рекомендует"),
    "discourage": ("advises against", "не рекомендует"),
    "prefer": ("prefers", "предпочитает"),
    "declare": ("declares", "провозглашает"),
    "classify": ("defines", "определяет"),
    "when": ("applies when", "применяется, когда"),
    "unless": ("unless", "кроме случаев, когда"),
    "except": ("except", "допускается, если"),
    "as_far_as": ("as far as", "в той мере, в какой"),
    "due": ("not yet due", "срок ещё не наступил"),
    "incorporation": ("brought in where", "распространено, где"),
    "prevails": ("gives way where", "уступает, где"),
    "part": ("this part applies where", "раздел применяется, где"),
    "holds": ("holds", "верно"),
    "fails": ("does not hold", "неверно"),
    "open": ("unknown", "неизвестно"),
    "unknown": ("unknown", "неизвестно"),
    "none": ("none", "отсутствует"),
    "yes": ("yes", "да"),
    "no": ("no", "нет"),
    "decided": ("decided by", "решило"),
    "missing": ("missing", "недостаёт"),
    "evidence": ("evidence", "источник"),
    "document": ("document", "документ"),
    "observation": ("observation", "наблюдение"),
    "measurement": ("measurement", "измерение"),
    "interview": ("interview", "беседа"),
    "finding": ("finding", "заключение"),
    "source": ("in the ruleset", "в своде правил"),
    "law": ("law", "правовой источник"),
    "parameter": ("open term", "открытое понятие"),
    "bound": ("bound to {value} by {law}", "принято {value}, {law}"),
    "bound_plain": ("bound to {value}", "принято {value}"),
    "by_default": ("{value} unless bound, because {because}", "{value}, если не определено иное: {because}"),
    "unbound": ("not bound by any law given", "не определено ни одним указанным актом"),
    "departure": ("departure", "отступление"),
    "departure_line": ("authorised by {authority}: {reason}", "разрешено ({authority}): {reason}"),
    "until": ("until {end}", "до {end}"),
    "margin": ("margin", "сравнение с границей"),
    "short": ("{amount} short", "не хватает {amount}"),
    "over": ("{amount} over", "превышено на {amount}"),
    "off": ("{amount} off", "отклонение {amount}"),
    "spare": ("{amount} to spare", "с запасом {amount}"),
    "exactly": ("exactly at the limit", "ровно на границе"),
    "open_subject": ("it is not known which {entity} there are", "неизвестно, какие есть объекты: {entity}"),
    "nothing_to_examine": ("found nothing to examine", "нечего проверять"),
    "at_least": ("at least {amount}", "не менее {amount}"),
    "at_most": ("at most {amount}", "не более {amount}"),
    "from_to": ("{low} to {high}", "от {low} до {high}"),
    "known_of": ("{count} known of {total}", "известно {count} (всего: {total})"),
    "records": ("{count} recorded", "{count:запись|записи|записей}"),
    "in_window": ("{amount}, from {first} to {last}", "{amount}, с {first} по {last}"),
    "and_more": ("… and {count} more", "… и ещё {count}"),
    "examined": ("{count} examined", "проверено {count}"),
    # the report
    "report_title": ("{facility} against {ruleset}, on {date}", "{facility}: {ruleset}, на {date}"),
    "by_force": ("by force", "по силе нормы"),
    "provision": ("provision", "положение"),
    "force": ("force", "сила"),
    "verdict": ("verdict", "вывод"),
    "looked_at": ("examined", "проверено"),
    "open_provisions": (
        "{count} of {all} provisions undetermined",
        "не установлено: {count} из {all:положения|положений|положений}",
    ),
    "unexamined": ("norms that found nothing to examine", "нормы, для которых нечего проверять"),
    "last_line": (
        "{undetermined} of {provisions} provisions undetermined, {findings} of {all} findings",
        (
            "не установлено: {undetermined} из {provisions:положения|положений|положений}, "
            "{findings} из {all:заключения|заключений|заключений}"
        ),
    ),
    "decides": ("decides {count}", "решает {count:заключение|заключения|заключений}"),
    # norms that alter others
    "altered": ("altered norms", "изменённые нормы"),
    "tightens": ("tightens {norm}", "ужесточает {norm}"),
    "relaxes": ("relaxes {norm}", "смягчает {norm}"),
    "replaces": ("replaces {norm}", "заменяет {norm}"),
    "proved": ("proved", "доказано"),
    "unverified": ("source not verified", "источник не сверен"),
    "side_by_side": ("Side by side", "Рядом"),
    "never_part": ("they nowhere part", "расхождений нет"),
    "same_verdict": ("The same verdict, for more or for fewer", "Тот же вывод, но о большем или меньшем числе"),
    "where_they_part": ("Where they part, and why", "Где они расходятся и почему"),
    "along_with": ("with {provisions}", "вместе с {provisions}"),
    "withdrawn_norm": ("{norm} withdrawn", "{norm} отменена"),
    "laws_listed": ("{laws:law cited|laws cited}", "{laws:закон|закона|законов}"),
    "unproved": ("unproved", "не доказано"),
    "valid": ("valid", "действует"),
    "valid_from": ("from {start}", "с {start}"),
    "authorised": ("authorised by {authority} ({because})", "разрешено: {authority} ({because})"),
    "withdrawn": ("withdrawn", "отменены"),
    "unrelaxed": ("without it", "без этого"),
    # a ruleset's own pages
    "part_of": ("part", "раздел"),
    "items_any": ("any one of the following is enough", "достаточно любого из следующего"),
    "note": ("note", "примечание"),
    "official_text": ("official text ({file}, added {date})", "официальный текст ({file}, добавлен {date})"),
    "quotation": ("{id} “{text}”", "{id} «{text}»"),
    "where": (" where {condition}", ", где {condition}"),
    "more_is_safe": ("more never hurts", "больше не повредит"),
    "less_is_safe": ("less never hurts", "меньше не повредит"),
    "either_can_hurt": ("both more and less can hurt", "повредить может и больше, и меньше"),
    "for_each": ("for each {entity}", "для каждого объекта: {entity}"),
    "extends": ("extends {names}", "основан на {names}"),
    "rulesets_line": (
        "{rules:rule|rules}, {provisions:provision|provisions}, {norms:norm|norms}",
        "{rules:правило|правила|правил}, {provisions:положение|положения|положений}, {norms:норма|нормы|норм}",
    ),
    # the command line
    "reading": ("reading {path}", "чтение {path}"),
    "interrupted": ("interrupted", "прервано"),
    # what norms are about
    "limits": ("limits", "ограничивает"),
    "protects": ("protects", "защищает"),
    "limited": ("security measures that norms limit", "меры безопасности, которые ограничены нормами"),
    "protected": ("safeguards that norms protect", "гарантии достоинства, которые защищены нормами"),
    "tags": ("tags", "метки"),
    "taken_over": ("taken over: {norms}", "перенесены: {norms}"),
    "norms_listed": (
        "{norms:norm|norms} in {provisions:provision|provisions}",
        "{norms:норма|нормы|норм}, {provisions:положение|положения|положений}",
    ),
    "facts_listed": ("{facts:fact|facts}", "{facts:сведение|сведения|сведений}"),
    # what to ask
    "yes_or_no": ("yes/no", "да/нет"),
    "filling_in": (
        (
            "Leave open what is not known; write `[]` where there are none, and `none` for what is known to be "
            "missing. For each record copy the lines below its name that begin with `#:`, without these two signs."
        ),
        (
            "Неизвестное оставляйте пустым; `[]` значит, что ничего нет, `none`, что чего-то заведомо нет. Для каждой "
            "записи скопируйте строки под её именем, начинающиеся с `#:`, без этих двух знаков."
        ),
    ),
    "questions": ("{count:question|questions}", "{count:вопрос|вопроса|вопросов}"),
    # changes
    "newly_breached": ("newly breached", "новые нарушения"),
    "newly_failed": ("newly not followed", "новые неисполненные рекомендации и пожелания"),
    "mended": ("mended", "устранено"),
    "newly_undetermined": ("no longer determined", "перестало быть установленным"),
    "settled": ("newly determined", "установлено"),
    "unchanged": ("nothing changes", "ничего не меняется"),
}


class _Counted(int):
    """A number that the noun beside it agrees with: `{norms:norm|norms}`, `{norms:норма|нормы|норм}`."""

    def __format__(self, forms: str) -> str:
        if "|" not in forms:
            return int.__format__(self, forms)
        words = forms.split("|")
        if len(words) == 2:
            return f"{int(self)} {words[self != 1]}"
        from smrl.russian import counted

        return counted(self, *words)


def say(key: str, language: str = "en", **values: Any) -> str:
    """The phrase in the language, its blanks filled; English where the language is not ours."""
    phrase = _WORDS[key][1 if language == "ru" else 0]
    if not values:
        return phrase
    return phrase.format(**{name: _Counted(v) if type(v) is int else v for name, v in values.items()})


def preferred() -> Language:
    """The language that SMRL_LANG names, where nobody asks for another; English without it."""
    return "ru" if os.environ.get("SMRL_LANG", "").strip().lower() == "ru" else "en"


def dated(stamp: object, language: str = "en") -> str:
    """A day or an instant: ISO text in English, `1 марта 2026 г.` in Russian."""
    if language != "ru":
        return str(stamp)
    from smrl.russian import date_text

    return date_text(str(stamp))
