"""GoRules Zen, in Rust (`zen-engine`): its expression language."""

from __future__ import annotations

from benchmarks.peers import PLAIN_RULES, Peer, Record

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


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import zen

    rules = [zen.compile_expression(rule) for rule in RULES]

    def judge(record: Record) -> list[int]:
        return [int(rule.evaluate(record)) for rule in rules]

    return Peer("GoRules Zen (Rust)", judge)
