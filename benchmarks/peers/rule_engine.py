"""`rule-engine`: expressions over Python objects, in Python."""

from __future__ import annotations

from benchmarks.peers import PERSONS, PLAIN_RULES, PLAIN_WHOLE_RULES, Kind, Peer

RULES = (
    *PLAIN_RULES,
    (
        "uses == null ? 4 : ([u for u in uses if u['kind'] == 'chains' or u['kind'] == 'irons'"
        " or u['purpose'] == 'punishment' or (u['transfer'] == false and u['authorized'] == false)].length > 0 ? 3 :"
        " ([u for u in uses if u['kind'] == null or u['purpose'] == null"
        " or not (u['transfer'] == true or u['authorized'] == true)].length == 0 ? 0 : 4))"
    ),
    (
        "uses == null ? 4 : ([u for u in uses if u['duration'] == null or u['duration'] > 14400].length <= 1 ? 0 :"
        " ([u for u in uses if u['duration'] != null and u['duration'] > 14400].length > 1 ? 3 : 4))"
    ),
)


CELL_RULE = (
    "('untried' in statuses and 'convicted' in statuses) ? 3 :"
    " ((lost or (statuses.length > 1 and null in statuses)) ? 4 : 0)"
)

MOST = "((p['hours'] == null ? 604800 : p['hours']) - 172800)"
LEAST = "((p['hours'] == null ? 0 : p['hours']) - 172800)"
HOURS_RULE = (
    "[p for p in people if p['status'] == 'convicted'].length == 0 ? 4 : ("
    "([p for p in people if p['status'] == 'convicted' and p['hours'] != null and p['hours'] > 198000].length > 0 or"
    f" $sum([{LEAST} for p in people if p['status'] == 'convicted'])"
    f" + $sum([{LEAST} for p in people if p['status'] == null and {LEAST} < 0]) > 0) ? 3 :"
    " (([p for p in people if p['status'] != 'untried'"
    " and (p['hours'] == null or p['hours'] > 198000)].length == 0 and"
    f" $sum([{MOST} for p in people if p['status'] == 'convicted'])"
    f" + $sum([{MOST} for p in people if p['status'] == null and {MOST} > 0]) <= 0) ? 0 : 4))"
)


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import rule_engine  # type: ignore[import-untyped]  # it has no types

    def kind(provisions: tuple[int, ...], rules: tuple[str, ...]) -> Kind:
        compiled = [rule_engine.Rule(rule) for rule in rules]
        return Kind(provisions, lambda record: [int(rule.evaluate(record)) for rule in compiled])

    whole = kind((9, 10, 12), (*PLAIN_WHOLE_RULES, HOURS_RULE))
    return Peer("rule-engine", kind(PERSONS, RULES), kind((11,), (CELL_RULE,)), whole)
