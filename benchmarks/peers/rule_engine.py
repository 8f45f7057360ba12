"""`rule-engine`: expressions over Python objects, in Python."""

from __future__ import annotations

from benchmarks.peers import PLAIN_RULES, Peer, Record

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


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import rule_engine  # type: ignore[import-untyped]  # it has no types

    rules = [rule_engine.Rule(rule) for rule in RULES]

    def judge(record: Record) -> list[int]:
        return [int(rule.evaluate(record)) for rule in rules]

    return Peer("rule-engine", judge)
