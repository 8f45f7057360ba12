"""The laws that rulesets rest on, each with the norms and values that it gives; and which of them nobody verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from smrl import lean
from smrl.assessment.explain import law_of
from smrl.assessment.outline import in_language
from smrl.assessment.phrases import dated, say
from smrl.assessment.sentences import cited
from smrl.diagnostics import shown
from smrl.report.listing_data import SCHEMA
from smrl.report.style import Style, wrapped

if TYPE_CHECKING:
    from smrl.api import Ruleset
    from smrl.core.tree import Parameter, SettingInForce


@lean.frozen
class Citation:
    """A law as a ruleset cites it, and what rests on it: norms by their ids, values of open terms, withdrawals."""

    ruleset: str
    law: str
    unverified: bool
    norms: tuple[str, ...]
    values: tuple[Value, ...]
    withdrawn: tuple[str, ...]


@lean.frozen
class Value:
    """What an open term is set to, from the first to the last day."""

    term: str
    setting: SettingInForce
    parameter: Parameter

    def amount(self, lang: str) -> str:
        """`14 day`."""
        from smrl.assessment.wording import in_words

        return in_words(self.setting.value, self.parameter.type, lang)

    def text(self, lang: str) -> str:
        """`visit_interval = 14 day from 1 January 2020`."""
        days = (("valid_from", "start", self.setting.start), ("until", "end", self.setting.end))
        dates = [say(key, lang, **{end: dated(day, lang)}) for key, end, day in days if day]
        return " ".join([f"{self.term} = {self.amount(lang)}", *dates])


def citations(ruleset: Ruleset, inherited: bool = True, unverified: bool = False) -> list[Citation]:
    """What rests on which law, its own first; `inherited`: with what it has from those it extends."""
    found: dict[tuple[str, str, bool], tuple[list[str], list[Value], list[str]]] = {}
    for home, law, doubtful, kind, one in _cited(ruleset):
        if (inherited or home == ruleset.name) and (doubtful or not unverified):
            found.setdefault((home, law, doubtful), ([], [], []))[kind].append(one)
    told = [Citation(*key, tuple(norms), tuple(values), tuple(gone)) for key, (norms, values, gone) in found.items()]
    return sorted(told, key=lambda one: one.ruleset != ruleset.name)


def _cited(ruleset: Ruleset) -> Iterator[tuple[str, str, bool, int, Any]]:
    """Ruleset, law, whether nobody verified it, and a norm (0), a value (1) or a norm that is withdrawn (2)."""
    program, outline = ruleset.compiled.program, ruleset.outline
    for name, parameter in program.parameters.items():
        for setting in parameter.settings:
            home = setting.ruleset or outline.name
            yield home, setting.cite or home, setting.unverified, 1, Value(name, setting, parameter)
    for alteration in program.alterations:
        if alteration.by is None:
            yield alteration.ruleset, alteration.cite or "", alteration.unverified, 2, alteration.norm
    for norm in program.norms:
        yield norm.ruleset or outline.name, law_of(outline, outline.norms[norm.id]), norm.unverified, 0, norm.id


def citations_text(
    rulesets: Sequence[Ruleset], found: Iterable[Citation], lang: str, style: Style | None = None
) -> str:
    """By ruleset, each law with what rests on it."""
    style = style or Style.of()
    titles = {ruleset.name: in_language(ruleset.outline.titles, lang) for ruleset in rulesets}
    lines: list[str] = []
    last, counted = None, 0
    for citation in found:
        counted += 1
        if citation.ruleset != last:
            last = citation.ruleset
            lines.append(style.paint(shown(f"{last}  {titles.get(last, '')}".rstrip()), "bold"))
        lines += wrapped(cited(citation.law, citation.unverified, lang), style.width, "  ")
        rests = [*citation.norms, *(value.text(lang) for value in citation.values)]
        rests += [say("withdrawn_norm", lang, norm=norm) for norm in citation.withdrawn]
        lines += wrapped(shown(", ".join(rests)), style.width, "    ")
    return "\n".join([*lines, *([""] if lines else []), say("laws_listed", lang, laws=counted)])


def citations_data(found: Iterable[Citation]) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "schema": SCHEMA,
        "laws": [
            {
                "ruleset": one.ruleset,
                "law": one.law,
                "unverified": one.unverified,
                "norms": list(one.norms),
                "values": [
                    {"term": v.term, "value": v.amount("en"), "from": v.setting.start, "until": v.setting.end}
                    for v in one.values
                ],
                "withdrawn": list(one.withdrawn),
            }
            for one in found
        ],
    }
