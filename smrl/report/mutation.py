"""What became of a ruleset's mutants, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from smrl.mutation.run import Count, Report, Survivor

_HEAD: Final = ("operator", "made", "killed", "equivalent", "alive", "score")


def mutation_text(report: Report) -> str:
    """Survivors, each with the example that would kill it, then the counts."""
    return "\n".join([*_survivors(report), *_table(report)])


def _survivors(report: Report) -> Iterator[str]:
    for one in report.survivors:
        mutant = one.mutant
        fate = "equivalent" if one.equivalent else "alive"
        yield f"{mutant.place}: {one.norm}: {fate}: {mutant.operator}"
        for sign, lines in zip("-+", mutant.edit.lines, strict=True):
            yield from (f"    {sign} {line}" for line in lines)
        if one.example is not None:
            yield from ("", *one.example.splitlines())
        elif not one.equivalent:
            yield f"    no example: {_why(one)}"
        yield ""


def _why(one: Survivor) -> str:
    return one.why or "facts were found, and no example can state them"


def _table(report: Report) -> Iterator[str]:
    rows = [_HEAD, *(_row(name, count) for name, count in report.counts.items()), _row("all", report.total)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    for row in rows:
        first, *rest = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *rest])


def _row(name: str, count: Count) -> tuple[str, ...]:
    return name, str(count.made), str(count.killed), str(count.equivalent), str(count.alive), f"{count.score:.1%}"


def mutation_data(report: Report) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "format": 1,
        "operators": {name: _count(one) for name, one in report.counts.items()},
        "all": _count(report.total),
        "survivors": [_survivor(one) for one in report.survivors],
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "made": count.made,
        "killed": count.killed,
        "equivalent": count.equivalent,
        "alive": count.alive,
        "score": round(count.score, 4),
    }


def _survivor(one: Survivor) -> dict[str, Any]:
    span = one.mutant.edit.span
    return {
        "norm": one.norm,
        "operator": one.mutant.operator,
        "file": span.source.name,
        "line": span.line,
        "before": one.mutant.edit.before,
        "after": one.mutant.edit.after,
        "equivalent": one.equivalent,
        "example": one.example,
        "why": None if one.equivalent or one.example is not None else _why(one),
    }
