"""Explanations as values: what was required, what the facts were, what decided, what is missing, by which law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from smrl import lean
from smrl.assessment.outline import Place, in_language
from smrl.assessment.phrases import Language, preferred, say
from smrl.assessment.sentences import cited, counts_text, departure_text, history, margin_text
from smrl.assessment.sheet import Counts, Departure, Margin, Missing
from smrl.assessment.tailored import Tailored
from smrl.assessment.wording import Value
from smrl.diagnostics import shown
from smrl.verdict import Force, Verdict


@lean.frozen
class Line:
    """One condition: the part it plays, how the rule writes it, how it came out and on which values."""

    role: str
    text: str
    truth: bool | None
    decided: bool
    values: tuple[Value, ...]
    more: int = 0

    def lines(self, lang: str) -> Iterator[str]:
        """As text: the condition, then its values one to a line."""
        came_out = say({True: "holds", False: "fails", None: "open"}[self.truth], lang)
        mark = "  <-" if self.decided else ""
        yield f"{say(self.role, lang)}: {shown(self.text)}: {came_out}{mark}"
        width = max((len(value.name) for value in self.values), default=0)
        for value in self.values:
            kinds = ", ".join(say(kind, lang) for kind in value.evidence)
            where = f"  [{shown(value.path)}]" if value.path and value.path != value.name else ""
            yield f"    {value.name:<{width}} = {value.text(lang)}{where}{f'  ({kinds})' if kinds else ''}"
        if self.more:
            yield f"    {say('and_more', lang, count=self.more)}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "role": self.role,
            "text": self.text,
            "holds": self.truth,
            "decided": self.decided,
            "values": [value.to_dict() for value in self.values],
        }


@lean.frozen
class Bound:
    """An open term that the norm reads: its value and the law it comes from, or that no law given binds it."""

    name: str
    meaning: Mapping[str, str]
    value: Value | None
    law: str | None = None
    default_because: str | None = None
    unverified: bool = False

    def text(self, lang: str = "en") -> str:
        """One line."""
        if self.value is None:
            state = say("unbound", lang)
        elif self.default_because:
            state = say("by_default", lang, value=self.value.text(lang), because=shown(self.default_because))
        elif self.law:
            state = say("bound", lang, value=self.value.text(lang), law=cited(self.law, self.unverified, lang))
        else:
            state = say("bound_plain", lang, value=self.value.text(lang))
        return f"{say('parameter', lang)} {self.name}: {state}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "name": self.name,
            "value": self.value.text() if self.value else None,
            "law": self.law,
            **({"unverified": True} if self.unverified else {}),
            "default_because": self.default_because,
        }


@lean.frozen
class Reasons:
    """Why one finding came out as it did."""

    norm: str
    provision: str
    force: Force
    subject: str | None
    verdict: Verdict
    mark: str | None
    gists: Mapping[str, str]
    statement: str | None
    lines: tuple[Line, ...]
    margin: Margin | None
    missing: tuple[Missing, ...]
    parameters: tuple[Bound, ...]
    departure: Departure | None
    place: Place
    law: str
    tailored: Tailored | None = None
    unrelaxed: Verdict | None = None

    def text(self, lang: str = "en") -> str:
        """The whole as lines of plain text."""
        mark = f" ({say(self.mark, lang)})" if self.mark not in (None, "met") else ""
        outcome = say(self.verdict.value, lang) + mark
        if self.verdict is Verdict.non_compliant and self.force is not Force.definition:
            outcome += f": {say(f'failed_{self.force.value}', lang)}"
        head = f"{self.norm}  {say(self.force.value, lang)}  {shown(self.subject or '-')}: {outcome}"
        body = [in_language(self.gists, lang), self.statement or ""]
        for line in self.lines:
            body += line.lines(lang)
        if self.margin is not None:
            body.append(f"{say('margin', lang)}: {margin_text(self.margin, lang)}")
        if self.missing:
            body.append(f"{say('missing', lang)}: {', '.join(shown(one.path) for one in self.missing)}")
        body += [bound.text(lang) for bound in self.parameters]
        if self.departure is not None:
            body.append(departure_text(self.departure, lang))
        if str(self.place):
            body.append(f"{say('source', lang)}: {shown(str(self.place))}")
        body.append(f"{say('law', lang)}: {shown(self.law)}")
        if self.tailored is not None:
            body += history(self.tailored, lang)
        if self.unrelaxed is not None:
            body.append(f"{say('unrelaxed', lang)}: {say(self.unrelaxed.value, lang)}")
        return "\n".join([head, *(f"  {line}" for line in body if line)])

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "norm": self.norm,
            "provision": self.provision,
            "force": self.force.value,
            "subject": self.subject,
            "verdict": self.verdict.value,
            "mark": self.mark,
            "conditions": [line.to_dict() for line in self.lines],
            "margin": self.margin.to_dict() if self.margin is not None else None,
            "missing": [one.path for one in self.missing],
            "parameters": [bound.to_dict() for bound in self.parameters],
            "departure": lean.asdict(self.departure) if self.departure else None,
            "place": str(self.place),
            "law": self.law,
            **({"tailored": self.tailored.to_dict()} if self.tailored is not None else {}),
            **({"unrelaxed": self.unrelaxed.value} if self.unrelaxed is not None else {}),
        }


@lean.frozen
class Explanation:
    """Why a norm or a provision came out as it did, for one subject or for those that decided."""

    id: str
    verdict: Verdict
    reasons: tuple[Reasons, ...]
    counts: Mapping[str, Counts]

    def text(self, lang: str = "en") -> str:
        """The reasons one after the other, and what is not shown."""
        blocks = [one.text(lang) for one in self.reasons]
        for norm, counts in self.counts.items():
            explained = sum(one.norm == norm for one in self.reasons)
            if not counts.findings:
                blocks.append(f"{norm}: {say('nothing_to_examine', lang)}")
            elif counts.findings > explained:
                blocks.append(f"{norm}: {counts_text(counts, lang)}")
        return "\n\n".join(blocks)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "id": self.id,
            "verdict": self.verdict.value,
            "reasons": [one.to_dict() for one in self.reasons],
            "counts": {norm: counts.to_dict() for norm, counts in self.counts.items()},
        }

    def __str__(self) -> str:
        return self.text()

    def html(self, lang: Language = "en") -> str:
        """The text, escaped, as a notebook shows it."""
        return f"<pre>{escape(self.text(lang))}</pre>"

    def _repr_html_(self) -> str:
        return self.html(preferred())
