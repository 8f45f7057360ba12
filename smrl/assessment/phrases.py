"""Every fixed phrase that a reader of results sees, in English and Russian: one catalogue, complete in both."""

from __future__ import annotations

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
    "justified": ("justified", "обоснованное отступление"),
    "not_yet_due": ("not yet due", "срок не наступил"),
    # forces
    "duty": ("duty", "обязанность"),
    "recommendation": ("recommendation", "рекомендация"),
    "aspiration": ("aspiration", "пожелание"),
    "principle": ("principle", "принцип"),
    "permission": ("permission", "дозволение"),
    "definition": ("definition", "определение"),
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
    "holds": ("holds", "да"),
    "fails": ("does not hold", "нет"),
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
    "margin": ("margin", "запас"),
    "short": ("{amount} short", "не хватает {amount}"),
    "over": ("{amount} over", "превышено на {amount}"),
    "off": ("{amount} off", "отклонение {amount}"),
    "spare": ("{amount} to spare", "с запасом {amount}"),
    "exactly": ("exactly at the limit", "ровно на границе"),
    "open_subject": ("it is not known which {entity} there are", "неизвестно, какие есть: {entity}"),
    "nothing_to_examine": ("found nothing to examine", "нечего проверять"),
    "at_least": ("at least {amount}", "не менее {amount}"),
    "at_most": ("at most {amount}", "не более {amount}"),
    "from_to": ("{low} to {high}", "от {low} до {high}"),
    "known_of": ("{count} known of {total}", "известно {count} из {total}"),
    "records": ("{count} recorded", "записей: {count}"),
    "and_more": ("… and {count} more", "… и ещё {count}"),
    "examined": ("{count} examined", "проверено: {count}"),
    # the report
    "report_title": ("{facility} against {ruleset}, on {date}", "{facility}: {ruleset}, на {date}"),
    "by_force": ("by force", "по силе нормы"),
    "provisions": ("provisions", "положений"),
    "unexamined": ("norms that found nothing to examine", "нормы, для которых нечего проверять"),
    "last_line": (
        "{undetermined} of {provisions} provisions undetermined, {findings} of {all} findings",
        "не установлено: {undetermined} из {provisions} положений, {findings} из {all} заключений",
    ),
    "decides": ("decides {count}", "решает {count}"),
    # norms that alter others
    "altered": ("altered norms", "изменённые нормы"),
    "tightens": ("tightens {norm}", "ужесточает {norm}"),
    "relaxes": ("relaxes {norm}", "смягчает {norm}"),
    "replaces": ("replaces {norm}", "заменяет {norm}"),
    "proved": ("proved", "доказано"),
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
    "for_each": ("for each {entity}", "для каждого объекта {entity}"),
    "rulesets_line": ("{provisions} provisions, {norms} norms", "положений: {provisions}, норм: {norms}"),
    # what to ask
    # changes
    "newly_breached": ("newly breached", "новые нарушения"),
    "newly_failed": ("newly not followed", "новые неисполненные рекомендации и пожелания"),
    "mended": ("mended", "устранено"),
    "newly_undetermined": ("no longer determined", "перестало быть установленным"),
    "settled": ("newly determined", "установлено"),
    "unchanged": ("nothing changes", "ничего не меняется"),
}


def say(key: str, language: str = "en", **values: Any) -> str:
    """The phrase in the language, its blanks filled; English where the language is not ours."""
    phrase = _WORDS[key][1 if language == "ru" else 0]
    return phrase.format(**values) if values else phrase
