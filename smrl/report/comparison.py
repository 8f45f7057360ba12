"""What one ruleset is to another, for terminals, for pages and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from smrl.analysis.compare import Binding, Compared, Comparison, ProvisionCompared
from smrl.analysis.norms import FAILING, STRENGTH
from smrl.analysis.relation import Counterexample, Relation
from smrl.analysis.tightening import Tightening
from smrl.diagnostics import Diagnostic, Label, Severity, shown
from smrl.report.style import Style, padded, width_of
from smrl.units import Measure
from smrl.vocabulary import Quantity, Vocabulary

FORMAT: Final = "smrl comparison 1"

Facts = Callable[[Counterexample], str]
"""The facility of a counterexample as the text of a file."""

_COLOURS: Final = {
    Relation.weaker: "red", Relation.withdrawn: "red", Relation.incomparable: "red", Relation.undecided: "yellow",
}  # fmt: skip


def comparison_text(comparison: Comparison, facts: Facts, style: Style | None = None, *, every: bool = False) -> str:
    """Provision by provision, with a facility for each difference; equivalent ones are only counted, unless asked."""
    return "\n".join(_lines(comparison, facts, style or Style.of(), every))


def _lines(comparison: Comparison, facts: Facts, style: Style, every: bool) -> Iterator[str]:
    provisions = [one for one in comparison.provisions if every or one.relation is not Relation.equivalent]
    width = max((width_of(one.id) for one in provisions), default=0)
    for provision in provisions:
        word = style.paint(provision.relation.value, _COLOURS.get(provision.relation, "bold"))
        yield f"{padded(shown(provision.id), width)}  {word}{_implemented(provision)}"
        for one in provision.norms:
            if every or one.finding.relation is not Relation.equivalent:
                yield from (f"  {line}" for line in _norm(one, facts))
    if provisions:
        yield ""
    yield from (_binding(comparison, binding) for binding in comparison.bindings)
    if comparison.bindings:
        yield ""
    yield f"{shown(comparison.other)} beside {shown(comparison.base)}: {_totals(comparison)}"
    yield _asked(comparison)


def _binding(comparison: Comparison, one: Binding) -> str:
    """A term, what it is bound to and where: no verdict is weaker or stricter for it, since the text has no number."""
    open_in, bound_in = comparison.base, comparison.other
    if not one.by_other:
        open_in, bound_in = bound_in, open_in
    return f"{shown(one.name)}, open in {shown(open_in)}, is bound by {shown(bound_in)}: {', '.join(_bound(one))}"


def _bound(one: Binding) -> list[str]:
    """What a term is bound to, as a rule would write it; each value once."""
    found = []
    for setting in one.settings:
        value, type = setting.value, one.parameter.type
        if isinstance(type, Quantity):
            found.append(str(Measure(value, setting.unit or type.unit)))
        elif isinstance(value, bool):
            found.append("yes" if value else "no")
        else:
            found.append(shown(", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)))
    return list(dict.fromkeys(found))


def _implemented(provision: ProvisionCompared) -> str:
    return f" (by {', '.join(map(shown, provision.implemented_by))})" if provision.implemented_by else ""


def _norm(one: Compared, facts: Facts) -> Iterator[str]:
    finding = one.finding
    yield f"{_names(one)}: {finding.relation.value}"
    for note in finding.notes:
        yield f"  {note}"
    for word, example in (("less", finding.weaker), ("more", finding.stricter)):
        if example is not None:
            yield f"  objects {word} here: {_sides(example)}"
            yield from (f"    {line}" for line in facts(example).splitlines())


def _names(one: Compared) -> str:
    base, other = (", ".join(map(shown, ids)) for ids in (one.base, one.other))
    return base if base == other or not other else other if not base else f"{base} | {other}"


def _sides(example: Counterexample) -> str:
    return f"BASE {level_phrase(example.shown.base)}, OTHER {level_phrase(example.shown.other)}"


def level_phrase(level: int) -> str:
    """How much is objected, in words."""
    if level == 0:
        return "has nothing to object"
    force = next(force for force, strength in STRENGTH.items() if strength == level % FAILING)
    return f"{'finds' if level > FAILING else 'cannot rule out'} {force.one} not met"


def _totals(comparison: Comparison) -> str:
    totals = comparison.totals
    return ", ".join(f"{totals[one]} {one.value}" for one in Relation if totals[one]) or "nothing to compare"


def _asked(comparison: Comparison) -> str:
    knowledge = "all facts known" if comparison.options.knowledge == "full" else "any facts unknown"
    bounded = any(one.finding.collections for provision in comparison.provisions for one in provision.norms)
    most = f"; lists of up to {comparison.options.elements}" if bounded else ""
    return f"on {comparison.on}, {knowledge}{most}"


# -- for pages --------------------------------------------------------------------------------------------------------


def comparison_markdown(comparison: Comparison, facts: Facts) -> str:
    """A table of all provisions, then the differences with their facilities."""
    lines = [
        f"# {shown(comparison.other)} beside {shown(comparison.base)}", "",
        f"{_totals(comparison)}; {_asked(comparison)}.", "",
        "| provision | norms | is |", "|---|---|---|",
    ]  # fmt: skip
    pairs = [(provision, one) for provision in comparison.provisions for one in provision.norms]
    lines += [f"| {_cell(where.id)} | {_cell(_names(one))} | {one.finding.relation.value} |" for where, one in pairs]
    if comparison.bindings:
        lines += ["", *(f"- {_cell(_binding(comparison, binding))}" for binding in comparison.bindings)]
    for _, one in pairs:
        if one.finding.weaker is not None or one.finding.stricter is not None or one.finding.notes:
            lines += ["", f"## {_cell(_names(one))}: {one.finding.relation.value}", ""]
            lines += [f"{note[0].upper()}{note[1:]}." for note in one.finding.notes]
            lines += _facilities(one, facts)
    return "\n".join(lines)


def _facilities(one: Compared, facts: Facts) -> Iterator[str]:
    for word, example in (("less", one.finding.weaker), ("more", one.finding.stricter)):
        if example is not None:
            yield f"\nObjects {word} here: {_sides(example)}.\n"
            yield f"```yaml\n{facts(example).rstrip()}\n```"


def _cell(text: str) -> str:
    return shown(text).replace("|", "\\|")


# -- for programs -----------------------------------------------------------------------------------------------------


Tell = Callable[[Counterexample], Any]


def comparison_data(comparison: Comparison, tree: Tell, given: Tell) -> dict[str, Any]:
    """Plain data; `tree` tells the facility of a counterexample as such, `given` the terms that are bound beside it."""
    return {
        "format": FORMAT,
        "base": comparison.base,
        "other": comparison.other,
        "on": comparison.on,
        "knowledge": comparison.options.knowledge,
        "elements": comparison.options.elements,
        "bindings": [
            {"name": one.name, "by": "other" if one.by_other else "base", "values": _bound(one)}
            for one in comparison.bindings
        ],
        "totals": {one.value: comparison.totals[one] for one in Relation},
        "provisions": [
            {
                "id": provision.id,
                "relation": provision.relation.value,
                "implemented_by": list(provision.implemented_by),
                "norms": [_norm_data(one, tree, given) for one in provision.norms],
            }
            for provision in comparison.provisions
        ],
    }


def _norm_data(one: Compared, tree: Tell, given: Tell) -> dict[str, Any]:
    found = one.finding
    return {
        "base": list(one.base),
        "other": list(one.other),
        "relation": found.relation.value,
        "by_form": found.by_form,
        "bounded": found.collections,
        "notes": list(found.notes),
        "weaker": None if found.weaker is None else _example(found.weaker, tree, given),
        "stricter": None if found.stricter is None else _example(found.stricter, tree, given),
    }


def _example(example: Counterexample, tree: Tell, given: Tell) -> dict[str, Any]:
    return {
        "base": level_phrase(example.shown.base),
        "other": level_phrase(example.shown.other),
        "given": given(example),
        "facility": tree(example),
    }


# -- tightenings ------------------------------------------------------------------------------------------------------


def tightening_fault(one: Tightening, vocabulary: Vocabulary) -> Diagnostic:
    """What is to be said of a norm that was not proved to tighten another."""
    from smrl.library.examples import build
    from smrl.reading.write import to_text

    labels = (Label(one.inherited.span, "what it tightens"),) if one.inherited.span is not None else ()
    if one.weaker is None:
        message = f"it was not proved that `{one.norm.id}` is nowhere weaker than `{one.inherited.id}`"
        return Diagnostic("L206", message, one.norm.span, "; ".join(one.notes), labels, severity=Severity.warning)
    facility = " ".join(to_text(build(vocabulary, one.weaker.facts), vocabulary).split())
    message = f"`{one.norm.id}` is weaker than `{one.inherited.id}`, which it is to tighten"
    return Diagnostic("L205", message, one.norm.span, f"it objects less over: {facility}", labels)
