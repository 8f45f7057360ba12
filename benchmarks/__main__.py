"""Print the table of speeds: `make bench`, or `python -m benchmarks [--quick]`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import smrl
from benchmarks import by_hand, fused, startup
from benchmarks.model import VOCABULARY, Facility
from benchmarks.peers import Answers, Peer, ask
from benchmarks.prison import ON, facility
from benchmarks.timing import ratio, rounds_of, table, take_turns
from smrl import models
from smrl.backends import interpret, python
from smrl.backends.python.generate import generate
from smrl.backends.results import Outcome

RULES: Final = Path(__file__).parent / "twelve.smrl"
PEERS: Final = ("cel", "zen", "rule_engine", "cedar")
TITLES: Final = (
    "open air", "space, air, light", "bedding", "baths", "information", "confinement", "restraints", "long restraints",
    "toilets, showers", "size", "untried apart", "hours of work",
)  # fmt: skip


def everybody(prison: Any) -> tuple[Any, ...]:
    people: tuple[Any, ...] = prison.prisoners
    return people


def climate_of(prison: Any) -> str | None:
    climate: str | None = prison.climate
    return climate


def codes_of(outcomes: list[Outcome]) -> list[bytearray]:
    """The codes of the twelve, in order."""
    found = {norm: codes for outcome in outcomes for norm, codes in outcome.codes.items()}
    return [found[f"P-{number}#1"] for number in range(1, 13)]


def verify(ruleset: smrl.Ruleset, prison: Facility) -> int:
    """How many verdicts agree: of the interpreter, the generated code, and both forms written by hand. All must."""
    program, vocabulary = ruleset.compiled.program, ruleset.compiled.vocabulary
    expected = codes_of(interpret.evaluate(program, vocabulary, prison, ON))
    for name, codes in (
        ("generated code", codes_of(python.build(program, vocabulary).evaluate(prison, ON))),
        ("by hand", by_hand.each_provision(prison)),
        ("by hand, fused", fused.all_at_once(prison)),
    ):
        for number, (one, other) in enumerate(zip(codes, expected, strict=True), 1):
            if one != other:
                raise SystemExit(f"P-{number}: {name} differs from the interpreter")
    return sum(map(len, expected))


def speed(ruleset: smrl.Ruleset, prison: Facility, rounds: int) -> None:
    """The public `evaluate`, with every verdict readable afterwards, against code written by hand."""
    people = len(everybody(prison))
    findings = 12 * people
    things: dict[str, Callable[[], object]] = {
        "by hand, a function each": lambda: by_hand.each_provision(prison),
        "by hand, fused": lambda: fused.all_at_once(prison),
        "ruleset.evaluate": lambda: ruleset.evaluate(prison, on=ON),
    }
    taken = rounds_of(things, rounds)
    rows = []
    for name, times in taken.items():
        seconds = min(times)
        relative = ratio(taken, name, "by hand, a function each")
        rows.append((name, f"{seconds * 1e3:.2f}", f"{seconds / findings * 1e9:.0f}", f"{relative:.2f}"))
    print(table((f"{people:,} prisoners", "ms", "ns each", "ratio"), rows), end="\n\n")


def each(ruleset: smrl.Ruleset, prison: Facility, rounds: int) -> None:
    """Provision by provision, each compiled alone: what fusing does not explain."""
    people, climate = everybody(prison), climate_of(prison)
    hand: list[Callable[[], object]] = [
        lambda: bytearray([by_hand.open_air(p) for p in people]),
        lambda: bytearray([by_hand.space(p) for p in people]),
        lambda: bytearray([by_hand.bedding(p) for p in people]),
        lambda: bytearray([by_hand.baths(p, climate) for p in people]),
        lambda: bytearray([by_hand.information(p) for p in people]),
        lambda: bytearray([by_hand.confinement(p) for p in people]),
        lambda: bytearray([by_hand.restraints(p) for p in people]),
        lambda: bytearray([by_hand.long_restraints(p) for p in people]),
        lambda: by_hand.installations(prison),
        lambda: by_hand.size(prison),
        lambda: by_hand.apart(prison),
        lambda: by_hand.hours(prison),
    ]
    whole = python.build(ruleset.compiled.program, ruleset.compiled.vocabulary)
    things: dict[str, Callable[[], object]] = {}
    for number, written in enumerate(hand, 1):
        only = frozenset({f"P-{number}#1"})
        things[f"hand {number}"] = written
        things[f"ours {number}"] = lambda only=only: whole.evaluate(prison, ON, only=only)  # type: ignore[misc]
    taken = rounds_of(things, rounds)
    rows = []
    for number, title in enumerate(TITLES, 1):
        by, ours = f"hand {number}", f"ours {number}"
        figures = (f"{min(taken[by]) * 1e6:.0f}", f"{min(taken[ours]) * 1e6:.0f}")
        rows.append((f"P-{number} {title}", *figures, f"{ratio(taken, ours, by):.2f}"))
    print(table(("alone", "by hand us", "ours us", "ratio"), rows), end="\n\n")


def peers(ruleset: smrl.Ruleset, prison: Facility, rounds: int) -> None:
    """Other engines, each on those of the twelve that it can say; the public `evaluate` on the same ones beside it."""
    expected = by_hand.each_provision(prison)
    rows: list[tuple[str, ...]] = []
    notes = []
    for name in PEERS:
        try:
            peer: Peer = importlib.import_module(f"benchmarks.peers.{name}").peer()
        except ImportError as error:
            rows.append((name, "-", f"left out: {error.name or error} is not installed", *[""] * 5))
            continue
        only = [f"P-{number}" for number in peer.provisions]
        asked: list[Answers] = []
        ours: list[float] = []
        for _ in range(rounds):
            asked.append(ask(peer, prison))
            ours += take_turns({"ours": lambda only=only: ruleset.evaluate(prison, on=ON, only=only)}, 9).values()  # type: ignore[misc]
        codes, own = asked[0].codes, min(ours)
        findings = sum(map(len, codes.values()))
        wrong = sum(a != b for number in codes for a, b in zip(codes[number], expected[number - 1], strict=True))
        converting, judging = min(one.converting for one in asked), min(one.judging for one in asked)
        each_ns = (f"{seconds / findings * 1e9:.0f}" for seconds in (judging, converting, own))
        times = (f"{judging / own:.0f}", f"{(judging + converting) / own:.0f}")
        rows.append((peer.name, str(len(only)), *each_ns, *times, str(wrong)))
        notes += [f"{peer.name} decides {len(only)} of twelve. {peer.cannot}"] if peer.cannot else []
    head = ("against other engines", "can say", "ns each", "+ input ns", "ours ns", "times ours", "+ input", "wrong")
    print(table(head, rows), *notes, sep="\n", end="\n\n")


def explaining(ruleset: smrl.Ruleset, prison: Facility, rounds: int) -> None:
    """A verdict on one prisoner asked for alone, and the explanation of one; each time it is another prisoner."""
    assessment = ruleset.evaluate(prison, on=ON)
    turn, other = cycle(everybody(prison)), cycle(everybody(prison))
    rows = []
    for number in range(1, 9):
        id = f"P-{number}"
        things: dict[str, Callable[[], object]] = {
            "verdict": lambda id=id: ruleset.evaluate(prison, on=ON, only=id, subjects=next(turn)),  # type: ignore[misc]
            "explained": lambda id=id: assessment.explain(id, next(other)),  # type: ignore[misc]
        }
        taken = rounds_of(things, rounds)
        figures = (f"{min(times) * 1e6:.0f}" for times in taken.values())
        rows.append((id, *figures, f"{ratio(taken, 'explained', 'verdict'):.1f}"))
    print(table(("one prisoner among many", "verdict us", "explained us", "ratio"), rows), end="\n\n")


def compiling() -> None:
    """From text to functions, for all rules that ship, and the same from the cache."""
    program, vocabulary = smrl.load("un.smr_1955").compiled.program, models.VOCABULARY
    sources = [(source.name, source.text) for source in program.sources]
    from smrl.library.compiled import compile_sources
    from smrl.library.load import parent
    from smrl.source import Source

    def from_text() -> object:
        return compile_sources([Source(name, text) for name, text in sources], vocabulary, "un.smr_1955", parent)

    generated = generate(program, vocabulary)
    code = generated.compile()
    things: dict[str, Callable[[], object]] = {
        "text to core": from_text,
        "core to source": lambda: generate(program, vocabulary),
        "source to code": generated.compile,
        "code to functions": lambda: python.link(generated, code, program, vocabulary),
        "load from the cache": lambda: smrl.load("un.smr_1955").compiled.evaluator,
    }
    rows = [(name, f"{taken * 1e3:.1f}") for name, taken in take_turns(things, 5).items()]
    print(table((f"un.smr_1955, {len(program.norms)} norms", "ms"), rows), end="\n\n")


def starting() -> None:
    taken = startup.seconds()
    unit = taken["python -c pass"]
    rows = [(name, f"{each * 1e3:.1f}", f"{each / unit:.1f}") for name, each in taken.items()]
    print(table(("smrl check as a process, cache warm", "ms", "ratio"), rows))


def main(arguments: list[str]) -> None:
    quick = "--quick" in arguments
    ruleset = smrl.load(RULES, VOCABULARY)
    small = facility(1_000)
    print(f"{verify(ruleset, small):,} verdicts agree: interpreter, generated code, by hand, by hand fused", end="\n\n")
    speed(ruleset, small, 20 if quick else 200)
    each(ruleset, small, 10 if quick else 100)
    if not quick:
        speed(ruleset, facility(100_000), 5)
    peers(ruleset, facility(100 if quick else 1_000), 1 if quick else 3)
    explaining(ruleset, small, 20 if quick else 100)
    compiling()
    starting()


if __name__ == "__main__":
    main(sys.argv[1:])
