"""GoRules Zen, in Rust (`zen-engine`): its expression language."""

from __future__ import annotations

from benchmarks.peers import PERSONS, PLAIN_RULES, PLAIN_WHOLE_RULES, Kind, Peer

RULES = (
    *PLAIN_RULES,
    (
        "uses == null ? 4 : (some(uses, #.kind == 'chains' or #.kind == 'irons' or #.purpose == 'punishment'"
        " or (#.transfer == false and #.authorized == false)) ? 3 : (all(uses, #.kind != null and #.purpose != null"
        " and (#.transfer == true or #.authorized == true)) ? 0 : 4))"
    ),
    (
        "uses == null ? 4 : (count(uses, #.duration == null or #.duration > 14400) <= 1 ? 0 :"
        " (count(uses, #.duration != null and #.duration > 14400) > 1 ? 3 : 4))"
    ),
)


CELL_RULE = (
    "(some(statuses, # == 'untried') and some(statuses, # == 'convicted')) ? 3 :"
    " ((lost or (len(statuses) > 1 and some(statuses, # == null))) ? 4 : 0)"
)

MOST = "((#.hours == null ? 604800 : #.hours) - 172800)"
LEAST = "((#.hours == null ? 0 : #.hours) - 172800)"
HOURS_RULE = (
    "count(people, #.status == 'convicted') == 0 ? 4 : ("
    "(some(people, #.status == 'convicted' and #.hours != null and #.hours > 198000) or"
    f" sum(map(people, #.status == 'convicted' ? {LEAST} : (#.status == null ? min([0, {LEAST}]) : 0))) > 0) ? 3 :"
    " ((not some(people, #.status != 'untried' and (#.hours == null or #.hours > 198000)) and"
    f" sum(map(people, #.status == 'convicted' ? {MOST} : (#.status == null ? max([0, {MOST}]) : 0))) <= 0) ? 0 : 4))"
)


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import zen

    def kind(provisions: tuple[int, ...], rules: tuple[str, ...]) -> Kind:
        compiled = [zen.compile_expression(rule) for rule in rules]
        return Kind(provisions, lambda record: [int(rule.evaluate(record)) for rule in compiled])

    whole = kind((9, 10, 12), (*PLAIN_WHOLE_RULES, HOURS_RULE))
    return Peer("GoRules Zen (Rust)", kind(PERSONS, RULES), kind((11,), (CELL_RULE,)), whole)
