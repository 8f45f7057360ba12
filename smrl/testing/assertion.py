"""The assertion that a facility complies, and what it says when not: whom, by how much, why, and how to see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Any, Literal

from smrl.api import Ruleset
from smrl.assessment.assessment import Assessment
from smrl.assessment.explanation import Reasons
from smrl.assessment.finding import Finding
from smrl.assessment.sentences import margin_text
from smrl.instants import Instant
from smrl.reading.write import to_text
from smrl.testing.foreign import is_foreign
from smrl.testing.planning import DEFAULT, loaded
from smrl.verdict import Force, Verdict
from smrl.vocabulary import Vocabulary
from smrl.vocabulary.extended import extended

_SHOWN = 3


class Breach(AssertionError):
    """A facility fails a duty. `findings` are those that fail, `facility_yaml` is the file that shows it again.

    Both that and the message are made when somebody looks at them, which nobody does while an example shrinks.
    """

    def __init__(self, findings: Sequence[Finding], assessment: Assessment, rules: Ruleset, facility: Any) -> None:
        super().__init__()
        self.findings = tuple(findings)
        self._assessment, self._rules, self._facility = assessment, rules, facility

    @cached_property
    def facility_yaml(self) -> str:
        """The facility as the text of a file that `smrl check` reads."""
        return reproduction(self._facility, extended(self._rules.vocabulary, self._rules.compiled.program.facts))

    @cached_property
    def _text(self) -> str:
        return "\n".join(_message(self.findings, self._assessment, self._rules, self.facility_yaml))

    def __str__(self) -> str:
        return self._text


class NothingDecided(AssertionError):
    """Nothing was judged: a test that passes on nothing would say nothing."""


def assert_complies(
    facility: Any,
    ruleset: Ruleset | str | None = None,
    *,
    only: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str = (),
    undetermined: Literal["pass", "fail"] = "pass",
    on: date | str | Instant | None = None,
) -> Assessment:
    """Assert that a facility breaches no duty; gives the assessment.

    `only` and `ignore` are provisions or norms by id. Raises Breach, which names norm, subject and margin, explains
    and holds a `facility.yaml` that reproduces it; with `undetermined="fail"` for duties that stay open too. Raises
    NothingDecided where no norm came to a verdict. UnknownProvision names near ids.
    """
    if undetermined not in ("pass", "fail"):
        raise ValueError(f"`undetermined` is `{undetermined}`: say `pass` or `fail`")
    rules = ready(ruleset)
    outline = rules.outline
    ignored = {
        norm for wanted in ([ignore] if isinstance(ignore, str) else ignore) for norm in outline.norms_of(wanted)
    }
    assessment = rules.evaluate(facility, on=on, only=only)
    findings = list(_counted(assessment, ignored))
    wrong = (Verdict.non_compliant, Verdict.undetermined) if undetermined == "fail" else (Verdict.non_compliant,)
    failed = [one for one, verdict in findings if one.force is Force.duty and verdict in wrong]
    if failed:
        raise Breach(failed, assessment, rules, facility)
    if not any(verdict in (Verdict.compliant, Verdict.non_compliant) for _, verdict in findings):
        asked = f" of {only if isinstance(only, str) else ', '.join(only)}" if only is not None else ""
        raise NothingDecided(
            f"nothing{asked} was decided: {len(findings)} findings are undetermined or not applicable"
            if findings else f"nothing{asked} was decided: there was nobody and nothing to judge"
        )  # fmt: skip
    return assessment


def _counted(assessment: Assessment, ignored: set[str]) -> Iterator[tuple[Finding, Verdict]]:
    """The findings with what they count as: a ground that fails does no harm where another one is enough."""
    for id, sheet in assessment.sheets.items():
        if id not in ignored and sheet.norm.force.scorable:
            instead = assessment.outweighed.get(id, {})
            for row in range(len(sheet.codes)):
                finding = Finding(sheet, row)
                yield finding, instead.get(row, finding.verdict)


def ready(ruleset: Ruleset | str | None) -> Ruleset:
    """The ruleset with all that explaining needs, which takes a while only the first time."""
    rules = ruleset if isinstance(ruleset, Ruleset) else loaded(ruleset or DEFAULT)
    _ = rules.compiled.program
    return rules


def _message(failed: Sequence[Finding], assessment: Assessment, rules: Ruleset, text: str) -> Iterator[str]:
    norms = len({one.norm for one in failed})
    what = "breached" if failed[0].verdict is Verdict.non_compliant else "undetermined"
    yield f"{norms} {'norm' if norms == 1 else 'norms'} of {rules.name} {what}, on {assessment.on}"
    for one in failed[:_SHOWN]:
        told = _told(one, assessment)
        margin = f", {margin_text(told.margin)}" if told is not None and told.margin is not None else ""
        yield f"\n{one.norm}: {one.subject or 'the whole'} is {one.verdict.value.replace('_', ' ')}{margin}"
        if told is not None:
            yield _indented(told.text())
    if len(failed) > _SHOWN:
        yield f"\n… and {len(failed) - _SHOWN} findings more"
    yield "\nfacility.yaml:"
    yield _indented(text)


def _told(finding: Finding, assessment: Assessment) -> Reasons | None:
    """The explanation of this very finding."""
    with suppress(LookupError):  # nothing is told of an unknown subject
        explanation = assessment.explain(finding.norm, subject=finding.entity)
        return next((one for one in explanation.reasons if one.subject == finding.subject), None)
    return None


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.rstrip().splitlines())


def reproduction(facility: Any, vocabulary: Vocabulary) -> str:
    """The facility as the text of a file that `smrl check` reads, or why it has none."""
    try:
        return to_text(facility, vocabulary)
    except (ValueError, AttributeError, TypeError) as error:
        kind = "foreign " if is_foreign(vocabulary) else ""
        return f"# this {kind}facility has no exact text: {error}"
